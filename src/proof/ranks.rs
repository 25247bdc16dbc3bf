//! T22 on what else a report says twice of people: the post of an expert with and without 副, a post that is
//! another's, and the order of those who are listed.

use super::finding::Hit;
use super::naming::{self, Named, Role};
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::people::{HEADS, OTHERS, PAST, Placed};
use super::rosters::Listed;
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::Line;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Posts of which there is a deputy, or a lower one.
static EXPERTS: &Row = words!(
    "总工程师 总会计师 总经济师 总规划师 总兽医师 总农艺师 总监 总工 总教练 主任医师 主任护师 主任药师 教授 研究员 调研员 检察官 研究馆员 护士长 列车长 机长 船长 领队 裁判长 总裁 总经理 总指挥 总队长 庭长 馆长 \
    教导员 指导员 政委 政治委员 参谋长 支队长 大队长 中队长 分队长 班长 班主任 轮机长 总编辑 主编 审判长 首席 司令员 \
    检察长 总设计师 总监理工程师 编审 主任科员 主任记者 主任技师 教练 船长 主任编辑 农艺师 会计师"
);

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let deputies =
        passages.iter().enumerate().flat_map(|(n, p)| p.places("副").map(move |at| (n, p, at)));
    for (n, p, at) in deputies {
        let Some(post) = p.word_at(at + 1, EXPERTS).filter(|_| p.zone(at) & (TITLE | QUOTE) == 0)
        else {
            continue;
        };
        let end = at + 1 + post.chars().count();
        let Some(name) = name_at(p, end).map(|name| p.slice(name)) else { continue };
        if let Some((m, head)) = headed(passages, post, name).filter(|_| !is_past(p, at)) {
            let (place, range) = if (m, head.start) > (n, at) { (m, head) } else { (n, at..end) };
            let other = if place == n { post.to_string() } else { format!("副{post}") };
            hits.push((place, Hit::new(RuleId::T22, range).case(2).arg(name).arg(other)));
        }
    }
    posts_of_others(passages, hits);
    order(passages, hits);
}

/// Somebody as a text calls him.
struct Called<'p> {
    passage: usize,
    name: &'p str,
    range: Range<usize>,
    role: Role,
    /// Together with another post, 党委书记、局长, or one of former days.
    besides: bool,
    /// Nothing says of what it is the post.
    bare: bool,
}

/// No report calls more people by their posts.
const MOST_CALLED: usize = 300;

/// `副厂长薛志刚、党委副书记崔敬业…由崔敬业副厂长督办`: one is called by the post of another.
fn posts_of_others(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let named = passages.iter().enumerate().flat_map(|(n, p)| {
        let named = p.drawn().people.get_or_init(|| naming::read(p)).iter();
        named.filter_map(move |named| called(n, p, *named))
    });
    let all: Vec<Called<'_>> = named.take(MOST_CALLED).collect();
    let mut first: HashMap<&str, &Called<'_>> = HashMap::new();
    let mut told: HashSet<&str> = HashSet::new();
    for own in &all {
        let known = *first.entry(own.name).or_insert(own);
        if known.role == own.role || !is_own(known.role) || !is_own(own.role) || !own.bare {
            continue;
        }
        let ranked = known.role.1 == own.role.1;
        let mut mine = all.iter().filter(|other| other.name == own.name);
        let sure = mine.all(|other| !other.besides) && own.role != (false, "书记");
        let another = all.iter().any(|other| other.name != own.name && other.role == own.role);
        let wrong = if ranked { known.bare } else { another };
        if sure && wrong && told.insert(own.name) {
            let hit = Hit::new(RuleId::T22, own.range.clone()).case(2).arg(own.name);
            let deputy = if known.role.0 { "副" } else { "" };
            let hit = hit.arg(format!("{deputy}{}", known.role.1));
            hits.push((own.passage, hit.level(Level::Review)));
        }
    }
}

/// Whether one has a post of that name, and not a part in a group, or what many are.
fn is_own((_, role): Role) -> bool {
    let heads = HEADS.contains(&role) || OTHERS.contains(&role) || EXPERTS.has(role);
    (heads || role.ends_with("委员") && role != "委员") && !matches!(role, "组长" | "会长" | "教授")
}

fn called<'p>(passage: usize, p: &'p Passage<'_>, named: Named) -> Option<Called<'p>> {
    let role = named.role?;
    let at = named.range();
    let length = role.1.chars().count() + usize::from(role.0);
    let (start, range) = match p.ends(at.start, role.1) {
        true => (at.start - length, at.start - length..at.end),
        false if p.is(at.end + usize::from(role.0), role.1) => {
            (at.start, at.start..at.end + length)
        }
        false => (at.start, at.clone()),
    };
    if p.zone(at.start) & (TITLE | QUOTE) != 0 {
        return None;
    }
    let run = p.run_back_within(start, LONGEST_POST, is_han);
    let besides = p.before(run) == '、' && p.is_of(run.saturating_sub(2), Spot::POST);
    let besides = besides || is_past(p, start) || p.is_one(range.end, words!("（主持 （兼"));
    let bare = run == start || p.ends_one(start, words!("由 经 请 和 与 派 让"));
    Some(Called { passage, name: p.slice(at), range, role, besides, bare })
}

fn is_past(p: &Passage<'_>, at: usize) -> bool {
    let near = p.slice(p.sentence(at).start.max(at.saturating_sub(16))..at);
    PAST.iter().any(|word| near.contains(word))
}

/// Returns where somebody is called by a post without 副, behind which the name stands.
fn headed(passages: &[Passage<'_>], post: &str, name: &str) -> Option<(usize, Range<usize>)> {
    passages.iter().enumerate().find_map(|(n, p)| {
        p.places(name).find_map(|at| {
            let start = at.checked_sub(post.chars().count())?;
            let head = p.ends(at, post) && !among!("副原任", p.before(start)) && !is_past(p, start);
            head.then_some((n, start..at))
        })
    })
}

/// What an expert does: the name before it has ended.
static DEALS: &Row = words!(
    "组织 负责 审查 复核 签 提出 牵头 坐诊 随后 开展 全程 参与 逐 建议 认为 承担 编 审 授课 主刀 会诊 指导 核 签发 把关 讲授 执裁 值 跟班 驻"
);

/// Returns the name that begins at `at`.
fn name_at(p: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    let han = |n: usize| (0..n).all(|k| is_han(p.at(at + k)));
    let bounded = |end: usize| !is_han(p.at(end)) || naming::acts(p, end) || p.is_one(end, DEALS);
    let length = [3, 2].into_iter().find(|n| han(*n) && bounded(at + n))?;
    p.is_of(at, Spot::SURNAME).then_some(at..at + length)
}

/// What leads to those who are listed by rank.
static LABELS: &Row = words!(
    "组长 副组长 出席 出席人员 出席领导 参加 参加人员 参会人员 到会领导 成员 名单 班子成员 领导班子 指挥长 副指挥长 主任委员 副主任委员 人员名单 组成人员 总指挥 副总指挥"
);
const LONGEST_LABEL: usize = 12;
/// What tells that a row of people follows.
static ROWS: &Row = words!("依次为 依次是 的有 领导有 分别为 分别是 排序为 顺序为 次序为");
/// Of which none is longer.
const LONGEST_ROW: usize = 120;
const LEAST: usize = 3;

/// `出席人员：局长周立群，副局长余海天、宋雨竹` and `到场领导依次为周立群、宋雨竹、余海天`.
fn order(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut ranked: Vec<&str> = Vec::new();
    let mut said = false;
    for (n, p) in passages.iter().enumerate() {
        if let Some(start) = labelled(p).filter(|_| hold_none(&ranked, p)) {
            said |= ranked.is_empty() && ORDERS.stands_in(p.slice(0..start));
            ranked.extend(people(p, 0..p.len()).map(|name| p.slice(name)));
            continue;
        }
        if ranked.is_empty() {
            ranked.extend(introduced(p));
            continue;
        }
        if ranked.len() < LEAST {
            continue;
        }
        for at in p.places_of_any(words!("依次 的有 分别 序为 领导有")) {
            let from = if p.is(at, "序为") { at - 1 } else { at };
            let Some(word) = p.word_at(from, ROWS) else { continue };
            let start = from + word.chars().count();
            let start = start + usize::from(p.at(start) == '：');
            hits.extend(disordered(p, start, (&ranked, LEAST)).map(|hit| (n, hit)));
        }
        let least = if said { LEAST_SAID } else { LEAST };
        let start = labelled(p).or_else(|| below_label(passages, n));
        let start = start.map(|start| disordered(p, start, (&ranked, least)));
        hits.extend(start.flatten().map(|hit| (n, hit)));
        if said {
            hits.extend(come(p, (&ranked, least)).map(|hit| (n, hit)));
        }
    }
}

/// What says that a list is in an order, and how many are enough to be out of it.
static ORDERS: &Row = words!("次序 排序 排名 顺序 按序 排列 依次");
const LEAST_SAID: usize = 2;

/// `揭牌当日，秘书长卢可、会长陶林、副会长姚芸到场。`: those who come, told in a row.
fn come(p: &Passage<'_>, ranked: (&[&str], usize)) -> Option<Hit> {
    p.places_of_any(words!("到场 出席 参加 到会 陪同 列席 参会 依次")).find_map(|at| {
        let start = p.run_back_within(at, LONGEST_ROW, |c| !among!("，。；：", c));
        let told = p.slice(start..at).contains('、');
        disordered(p, start, ranked).filter(|hit| told && hit.range.end <= at)
    })
}

/// What a paragraph says that tells who was present.
static PRESENT: &Row = words!("参加会议 参加了会议 出席会议 参加。 出席。 列席 参加了 出席了 陪同");

/// Returns those of whom a paragraph says by their posts that they were present, if they are enough for a row.
fn introduced<'p>(p: &'p Passage<'_>) -> Vec<&'p str> {
    let named = p.drawn().people.get_or_init(|| naming::read(p));
    let called = || named.iter().filter(|one| one.role.is_some());
    if called().count() < LEAST || !PRESENT.stands_in(&p.text) {
        return Vec::new();
    }
    let mut names: Vec<&str> = Vec::new();
    for one in called() {
        let name = p.slice(one.range());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() < LEAST { Vec::new() } else { names }
}

/// Whether a row tells of none of those who are known.
fn hold_none(known: &[&str], p: &Passage<'_>) -> bool {
    known.iter().all(|name| !p.text.contains(name))
}

/// Returns where those begin who stand behind a label: `出席：`.
fn labelled(p: &Passage<'_>) -> Option<usize> {
    let end = p.run_within(0, LONGEST_LABEL, is_han);
    // 名单（按序）：
    let noted =
        if p.at(end) == '（' { p.run(end + 1, |c| c != '）' && c != '。') + 1 } else { end };
    let ordered = ORDERS.stands_in(p.slice(0..noted));
    let ended = words!("领导排序 名单 名册").ends(p.slice(0..end));
    let present = p.is_one(0, words!("出席 参加 到会 参会 与会"))
        && p.ends_one(end, words!("人员 领导 委员 代表 同志 成员 嘉宾 干部"));
    let known = LABELS.has(p.slice(0..end)) || present || ended || ordered;
    (p.at(noted) == '：' && known).then_some(noted + 1)
}

/// Whether a row stands below a heading that says who was there: `一、出席人员`.
fn below_label(passages: &[Passage<'_>], n: usize) -> Option<usize> {
    let (p, head) = (passages.get(n)?, passages.get(n.checked_sub(1)?)?);
    let headed = head.place.part == p.place.part && head.place.line == Line::Heading;
    (headed && LABELS.ends(&head.text)).then_some(0)
}

/// Returns the names of a row: behind a mark or a post, and before a mark.
fn people<'a>(p: &'a Passage<'_>, row: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let begins = |i: usize| {
        among!("、，：；（为是有和", p.before(i))
            || p.is_of(i.saturating_sub(1), Spot::POST)
            || among!("师监员人管", p.before(i))
    };
    let ends = |end: usize| among!("、，。；（）和", p.at(end)) || end == p.len();
    p.spots(Spot::SURNAME).filter_map(move |(i, _)| {
        let within = row.contains(&i) && begins(i);
        let length = [3, 2]
            .into_iter()
            .find(|n| within && ends(i + n) && (i..i + n).all(|k| p.is_han(k)))?;
        Some(i..i + length)
    })
}

fn disordered(p: &Passage<'_>, start: usize, ranked: (&[&str], usize)) -> Option<Hit> {
    let (ranked, least) = ranked;
    let end = p.sentence(start).end.min(start + LONGEST_ROW);
    let mut told: Vec<(usize, Range<usize>)> = Vec::new();
    for name in people(p, start..end) {
        let Some(rank) = ranked.iter().position(|known| *known == p.slice(name.clone())) else {
            continue;
        };
        told.push((rank, name));
    }
    // Who is told again behind the row is told of something else.
    let (first, last) = (told.first()?.1.start, told.last()?.1.end);
    let alone = first <= start + LONGEST_POST;
    let sorted = told.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a <= b));
    let mut right: Vec<usize> = told.iter().map(|(rank, _)| *rank).collect();
    right.sort_unstable();
    right.dedup();
    let whole = right.len() == told.len() && told.len() >= least && alone;
    let names: Vec<&str> = right.iter().filter_map(|rank| ranked.get(*rank).copied()).collect();
    let hit = || Hit::new(RuleId::T22, first..last).arg(names.join("、")).level(Level::Review);
    (whole && !sorted).then(hit)
}

const LONGEST_POST: usize = 12;

/// `公安局局长樊启` who is the deputy there. Returns where the post begins.
pub fn raised(p: &Passage<'_>, i: usize, own: &Listed<'_>) -> Option<usize> {
    let mut heads = HEADS.iter().chain(OTHERS);
    heads.find_map(|head| {
        let of = own.post.strip_suffix(*head)?.strip_suffix('副').filter(|of| !of.is_empty())?;
        let at = i.checked_sub(head.chars().count()).filter(|_| p.ends(i, head))?;
        p.ends(at, of).then(|| at - of.chars().count())
    })
}

/// `材料科长邵一川` who is 安全科长. Returns where the post begins.
pub fn of_other_office(p: &Passage<'_>, i: usize, own: &Listed<'_>) -> Option<usize> {
    let mut heads = HEADS.iter().chain(OTHERS);
    let head = heads.find(|head| own.post.ends_with(**head) && p.ends(i, head))?;
    let of = own.post.strip_suffix(*head)?;
    let length = of.chars().count();
    let at = i - head.chars().count();
    let start = at.checked_sub(length).filter(|_| (2..=3).contains(&length))?;
    let said = p.slice(start..at);
    let other = said.chars().all(|c| is_han(c) && !of.contains(c));
    // 市局科长 says of whom.
    let whose = said.ends_with(['局', '院', '校', '委', '部', '厅', '县', '市', '区', '镇', '副'])
        || own.post.contains(['副', '、']);
    (other && !whose && !is_han(p.before(start))).then_some(start)
}

/// `副主任裴令仪` who is nothing but 气象员. Returns where the post begins.
pub fn headed_by(p: &Passage<'_>, i: usize, own: &Listed<'_>) -> Option<usize> {
    let plain =
        own.post.ends_with(['员', '师']) && !own.post.contains(['长', '主', '总', '高', '委']);
    let mut heads = HEADS.iter().chain(OTHERS);
    let head = heads.find(|head| plain && p.ends(i, head))?;
    let at = i - head.chars().count();
    let start = at - usize::from(p.before(at) == '副');
    let role = matches!(*head, "组长" | "队长" | "书记" | "主席" | "会长");
    (!role && !is_han(p.before(start))).then_some(start)
}
