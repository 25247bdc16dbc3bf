//! T22 by the list of people that a report itself has, `出席：李国平（局长）、王海燕（副局长）`: who is called by
//! another's post, whose name is one character off, and who stands out of the order that is said.

use super::alike::{looks_alike, sounds_alike};
use super::finding::Hit;
use super::lists::Person;
use super::orders_present::{COMING, leaders_behind, out_of_order};
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::people::{DOES, HEADS, OTHERS, PAST, Placed, SURNAMES};
use super::ranks;
use super::rosters::{self, LONGEST_NAME, LONGEST_POST, Listed, row};
use super::rows::{Row, among, words};
use super::rule::RuleId;
use super::spots::Spot;
use super::told_rosters;
use std::ops::Range;

const LONGEST_LIST: usize = 400;
/// No report lists more people.
const MOST: usize = 300;
/// What says that a list is in an order.
const RANKED: &[&str] = &["排序", "次序", "排名", "顺序"];
/// Behind these words those present are told.
const OPENINGS: &[&str] = &[
    "：",
    "的有",
    "人员有",
    "的是",
    "的同志有",
    "出席人员为",
    "参加人员为",
    "领导有",
    "依次为",
    "依次是",
];
/// Behind these words a name may begin.
const BEFORE: &str = "与和由请向对给经、，。：；“（被让派";

/// The lists of a report, together.
#[derive(Default)]
pub struct List<'p> {
    /// Where they stand, with the passages.
    pub spans: Vec<(usize, Range<usize>)>,
    pub people: Vec<Listed<'p>>,
    pub ranked: bool,
}

/// Holds a report to the roster: who is called by the post of another, or is called a deputy.
pub fn by_roster(people: &[Person], passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let people = people.iter().filter(|person| !person.post.is_empty());
    let people: Vec<Listed<'_>> =
        people.map(|person| Listed { name: &person.name, post: &person.post }).collect();
    for (n, p) in passages.iter().enumerate() {
        for (i, _) in p.spots(Spot::SURNAME).filter(|(i, _)| p.zone(*i) & (TITLE | QUOTE) == 0) {
            let own = people.iter().find(|listed| p.is(i, listed.name));
            hits.extend(own.and_then(|own| miscalled(p, i, own, &people)).map(|hit| (n, hit)));
        }
    }
}

/// Holds a report to the list that it has itself.
pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    misnamed_ones(passages, hits);
    let mut list = List::default();
    passages.iter().enumerate().for_each(|(n, p)| read(n, p, &mut list));
    if list.people.is_empty() {
        below_heading(passages, &mut list);
    }
    if list.people.is_empty() {
        told_rosters::read(passages, &mut list.spans, &mut list.people);
    }
    let Some((first, _)) = list.spans.first().filter(|_| list.people.len() > 1) else { return };
    // Of two orders nobody says which one holds, and who has two posts may have a third.
    list.ranked &= list.spans.len() == 1;
    if let [(n, span)] = list.spans.as_slice()
        && let Some(p) = passages.get(*n)
    {
        leaders_behind(p, span, &list.people).for_each(|hit| hits.push((*n, hit)));
    }
    let another = |own: &Listed<'_>| {
        list.people.iter().any(|other| other.name == own.name && other.post != own.post)
    };
    if list.people.iter().any(another) {
        return;
    }
    let rare = rare_surnames(&list.people);
    for (n, p) in passages.iter().enumerate().skip(*first) {
        let listed = |i: usize| list.spans.iter().any(|(m, span)| *m == n && span.contains(&i));
        for i in may_be_named(p, &rare).filter(|i| !listed(*i)) {
            if p.zone(i) & (TITLE | QUOTE) == 0 {
                hits.extend(told(p, i, &list).map(|hit| (n, hit)));
            }
        }
    }
}

/// Returns with what the names of people begin that no list of surnames has.
fn rare_surnames(people: &[Listed<'_>]) -> Vec<char> {
    let first = people.iter().filter_map(|listed| listed.name.chars().next());
    let mut rare: Vec<char> = first.filter(|c| !SURNAMES.contains(*c)).collect();
    rare.sort_unstable();
    rare.dedup();
    rare
}

/// Returns where a name may begin.
fn may_be_named<'l>(p: &'l Passage<'_>, rare: &'l [char]) -> impl Iterator<Item = usize> + use<'l> {
    let others = p.chars().iter().enumerate().filter(|(_, c)| rare.binary_search(c).is_ok());
    let others = others.map(|(i, _)| i).take(if rare.is_empty() { 0 } else { usize::MAX });
    p.spots(Spot::SURNAME).map(|(i, _)| i).chain(others)
}

/// Finds those whose names are one character off one of a list of names and nothing else.
fn misnamed_ones(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut list = List::default();
    for (n, p) in passages.iter().enumerate() {
        if let Some((span, people)) = names_alone(p) {
            list.spans = vec![(n, span)];
            let new = |one: &Listed<'_>| list.people.iter().all(|known| known.name != one.name);
            let new: Vec<Listed<'_>> = people.into_iter().filter(new).collect();
            let room = MOST.saturating_sub(list.people.len());
            list.people.extend(new.into_iter().take(room));
        }
        for (i, _) in p.spots(Spot::SURNAME).filter(|_| !list.people.is_empty()) {
            let listed = list.people.iter().any(|listed| p.is(i, listed.name))
                || list.spans.iter().any(|(m, span)| *m == n && span.contains(&i));
            if !listed && p.zone(i) & (TITLE | QUOTE) == 0 {
                hits.extend(misnamed(p, i, &list).map(|hit| (n, hit)));
            }
        }
    }
}

/// Reads `出席：周明远、林国强、陈海燕`, where nobody is called by a post.
fn names_alone<'p>(p: &'p Passage<'_>) -> Option<(Range<usize>, Vec<Listed<'p>>)> {
    let start = p.run_within(0, LONGEST_LABEL, is_han) + 1;
    let label = p.slice(0..start - 1);
    let led = |word: &str| label.starts_with(word) || label.ends_with(word);
    let told = p.before(start) == '：' && PRESENT.iter().any(|word| led(word));
    let mut at = start;
    let mut people = Vec::new();
    loop {
        let end = p.run_within(at, LONGEST_NAME, is_han);
        let name = (2..LONGEST_NAME).contains(&(end - at)) && p.is_of(at, Spot::SURNAME);
        // 医务科赵启航
        let of_part = || {
            let end = p.run_within(at, LONGEST_POST, is_han);
            let starts = [3, 2].into_iter().filter_map(|length| end.checked_sub(length));
            let mut named = starts.filter(|from| *from > at + 1 && p.is_of(*from, Spot::SURNAME));
            let name = named.find(|from| among!("科部处室股组", p.before(*from)))?;
            told.then_some((name, end))
        };
        let (from, end) = if name { (at, end) } else { of_part()? };
        if !told {
            return None;
        }
        people.push(Listed { name: p.slice(from..end), post: "" });
        if p.at(end) != '、' {
            let alone = people.len() > 1 && (p.at(end) == '。' || end == p.len());
            return alone.then_some((start..end, people));
        }
        at = end + 1;
    }
}

/// Reads the lists of a text: known by a post in brackets, or before a name behind 出席：.
fn read<'p>(n: usize, p: &'p Passage<'_>, list: &mut List<'p>) {
    for (i, _) in p.spots(Spot::POST) {
        let bracketed = p.at(i + 1) == '）';
        let last = list.spans.last().filter(|(m, _)| *m == n).map_or(0, |(_, span)| span.end);
        let full = list.people.len() > MOST;
        if i < last || full || !(bracketed || p.is_of(i + 1, Spot::SURNAME)) {
            continue;
        }
        let near = p.slice(last.max(i.saturating_sub(LONGEST_LIST))..i);
        let numbered = near.contains("1.") || near.contains("1、");
        let parts = |c: char| matches!(c, '：' | '。') || c == '；' && !numbered;
        let start = p.run_back_within(i, LONGEST_LIST, |c| !parts(c));
        // 人员名册（2025年5月8日，按此排序）：
        let label = p.slice(start.saturating_sub(LONGEST_LABEL + LONGEST_NOTE)..start);
        let present = || PRESENT.iter().any(|word| label.contains(word));
        if p.before(start) != '：' || !(bracketed || present()) {
            continue;
        }
        let (people, end) = row(p, start, numbered);
        if !people.is_empty() {
            list.people.extend(people);
            let label = p.slice(start.saturating_sub(LONGEST_NOTE)..start);
            list.ranked |= numbered || RANKED.iter().any(|word| label.contains(word));
            list.spans.push((n, start..end));
        }
    }
}

/// Reads the list that stands below what says that it is one.
fn below_heading<'p>(passages: &'p [Passage<'_>], list: &mut List<'p>) {
    let Some((first, heading)) = passages.iter().enumerate().find(|(_, p)| rosters::heads(p))
    else {
        return;
    };
    let (people, count) = rosters::below(passages.get(first + 1..).unwrap_or_default());
    if let Some(last) = passages.get(first + count).filter(|_| !people.is_empty()) {
        list.people.extend(people);
        list.ranked = RANKED.iter().any(|word| heading.text.contains(word));
        list.spans.push((first + count, 0..last.len()));
    }
}

const LONGEST_LABEL: usize = 10;
const LONGEST_NOTE: usize = 16;

/// What leads to those present.
const PRESENT: &[&str] = &[
    "出席",
    "列席",
    "参加",
    "参会",
    "与会",
    "到会",
    "在座",
    "名单",
    "名册",
    "花名册",
    "成员",
    "组成人员",
    "领导",
    "班子",
    "述职",
];

fn told(p: &Passage<'_>, i: usize, list: &List<'_>) -> Option<Hit> {
    let Some(rank) = list.people.iter().position(|listed| p.is(i, listed.name)) else {
        return misnamed(p, i, list);
    };
    let own = list.people.get(rank)?;
    let led = p.ends_any(i, OPENINGS);
    let label = p.slice(i.saturating_sub(LONGEST_LABEL)..i);
    let present = led && PRESENT.iter().any(|word| label.contains(word));
    let begins = || matches!(p.before(i), '，' | '。' | '由' | '\0');
    let disordered = || {
        let told = list.ranked && led || present;
        let hit = (told || begins()).then(|| out_of_order(p, i, list)).flatten()?;
        let comes = p.is_one(hit.range.end, COMING);
        (told || comes).then_some(hit)
    };
    let behind = || called_behind(p, i, own);
    miscalled(p, i, own, &list.people).or_else(behind).or_else(disordered)
}

/// What one is in a group is no post.
const IN_GROUP: [&str; 5] = ["组长", "召集", "成员", "联系", "主持"];

/// `吴春兰副书记` who is a deputy director.
fn called_behind(p: &Passage<'_>, i: usize, own: &Listed<'_>) -> Option<Hit> {
    let at = i + own.name.chars().count();
    let deputy = p.at(at) == '副';
    // 副总队长
    let core = at + usize::from(deputy);
    let core = core + usize::from(p.at(core) == '总');
    let head = HEADS.iter().chain(OTHERS).find(|head| p.is(core, head))?;
    let mut posts = own.post.split('、');
    let holds = |post: &str| post.ends_with(*head) && post.contains('副') == deputy;
    if IN_GROUP.iter().any(|role| own.post.contains(role)) {
        return None;
    }
    // The head of an office is often the secretary of its Party body besides.
    let besides = *head == "书记" && !deputy && !own.post.contains('副');
    let end = core + head.chars().count();
    let hit = || Hit::new(RuleId::T22, at..end).case(4).arg(own.name).arg(own.post);
    (!posts.any(holds) && !besides && !own.post.is_empty()).then(hit)
}

/// `副总工程师梁启航` who is no deputy, `客运主任赵文斌` where another is that.
fn miscalled(p: &Passage<'_>, i: usize, own: &Listed<'_>, people: &[Listed<'_>]) -> Option<Hit> {
    let start_of = |post: &str| i.saturating_sub(post.chars().count());
    let of_own = own.post.split('、').find(|post| p.ends(i, post));
    let start = match of_own {
        Some(post) => (p.before(start_of(post)) == '副').then(|| start_of(post) - 1),
        None => people.iter().filter(|other| !other.post.is_empty()).find_map(|other| {
            let start = start_of(other.post);
            let told = p.ends(i, other.post) && !matches!(p.before(start), '副' | '原' | '任');
            told.then_some(start)
        }),
    };
    let start = start.or_else(|| lowered(p, i, own)).or_else(|| ranks::raised(p, i, own));
    // 孙正平 is no 孙正.
    let end = i + own.name.chars().count();
    let whole = end > i + 2 || !is_han(p.at(end)) || p.is_any(end, DOES) || p.is_one(end, HANDS);
    let other = || ranks::of_other_office(p, i, own).or_else(|| ranks::headed_by(p, i, own));
    let start = start.or_else(|| other().filter(|_| whole))?;
    let near = p.slice(start.saturating_sub(8).max(p.sentence(start).start)..start);
    let past = PAST.iter().any(|word| near.contains(word));
    let hit = || Hit::new(RuleId::T22, start..i).case(4).arg(own.name).arg(own.post);
    (!past).then(hit)
}

/// `司法局副局长林峰` who is the head of that office. Returns where 副 stands.
fn lowered(p: &Passage<'_>, i: usize, own: &Listed<'_>) -> Option<usize> {
    let mut heads = HEADS.iter().chain(OTHERS);
    let head = heads.find(|head| own.post.ends_with(**head) && !own.post.contains('副'))?;
    let of = own.post.strip_suffix(*head)?;
    let deputy = i.checked_sub(head.chars().count() + 1)?;
    (p.ends(i, head) && p.at(deputy) == '副' && p.ends(deputy, of) && !of.is_empty())
        .then_some(deputy)
}

/// What else those do who are listed.
static HANDS: &Row = words!(
    "执笔 审核 起草 签署 签字 牵头 负责 整理 记录 发言 宣读 组织 主讲 授课 值班 提出 建议 完成 承担 复核 核对 签发 驻守 发现 带领"
);

/// `李春海通报了…` where the list has 李春梅 and no 李春海.
fn misnamed(p: &Passage<'_>, i: usize, list: &List<'_>) -> Option<Hit> {
    let name: [char; 3] = *p.chars().get(i..)?.first_chunk()?;
    let [surname, first, second] = name;
    let begins = i == 0 || BEFORE.contains(p.before(i));
    let does = p.is_any(i + 3, DOES) || p.is_one(i + 3, HANDS);
    let like = |a: char, b: char| sounds_alike(a, b) || looks_alike(a, b);
    let meant = list.people.iter().find(|listed| {
        let mut own = listed.name.chars();
        let three = [own.next(), own.next(), own.next()];
        let [Some(s), Some(a), Some(b)] = three else { return false };
        // 邱墨子 for 邱子墨, 于建平 for 余建平
        let turned = s == surname && (a, b) == (second, first) && a != b;
        let other_surname = (a, b) == (first, second) && s != surname && like(s, surname);
        if own.clone().next().is_none() && (turned || other_surname) {
            return begins || does;
        }
        let other = match (a == first, b == second) {
            (true, false) => (b, second),
            (false, true) => (a, first),
            _ => return false,
        };
        let sure = begins && does || like(other.0, other.1) && (does || begins);
        let has = |post: &str| !post.is_empty() && p.ends(i, post);
        let bare = |post: &str| !is_han(p.before(i - post.chars().count()));
        let of_other = |other: &Listed<'_>| has(other.post) && bare(other.post);
        let posted = has(listed.post) || listed.post.is_empty() && list.people.iter().any(of_other);
        s == surname && own.next().is_none() && (sure || posted)
    })?;
    let all = is_han(first) && is_han(second);
    let hit = Hit::new(RuleId::T22, i..i + 3).case(5);
    all.then(|| hit.arg(meant.name).fix(meant.name))
}
