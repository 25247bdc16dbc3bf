//! S05: what is announced is what follows: 提出四点要求：一是…二是…, in a sentence or in paragraphs.

use super::around::Around;
use super::counted_brackets;
use super::counted_nouns::end_of_noun;
use super::date::numeral;
use super::finding::Hit;
use super::items::{Item, NUMERALS, Series};
use super::passage::{Passage, QUOTE, is_numeral, is_stop};
use super::rows::{Row, listed, words};
use super::rule::{Level, RuleId};
use super::sequence::{List, Placed};
use super::spots::Spot;
use super::tallies;

/// What announces a list that is not led in by a colon.
static ANNOUNCING: &Row = listed!(&[
    "以下", "如下", "下列", "主要", "重点", "存在", "提出", "有", "采取", "开展", "做到", "做好",
    "抓好", "围绕", "从", "取得", "满足", "须", "体现", "表现", "突出", "讲", "强调", "要求",
    "把握", "分两", "分三", "分四", "分五", "分六", "分为", "分成", "划分", "议定", "着力", "落实",
    "发现", "查出", "查摆", "反馈", "指出", "归纳", "梳理",
]);
/// What only hands on to the list.
const HANDING_ON: &[&str] =
    &["主要是", "具体是", "分别是", "具体为", "分别为", "主要为", "即", "就是", "具体来说", "其中"];
/// How far the noun may stand before the list.
const REACH: usize = 10;
const LONGEST_COMMA: usize = 16;
/// So much at most is said of what is counted right before its row: 三点要求，一是….
const LONGEST_MATTER: usize = 3;

/// A number of things, and where it stands with its noun.
pub struct Count {
    pub start: usize,
    pub end: usize,
    pub said: u32,
}

/// Checks the lists of one part's body.
pub fn check(body: &[&Passage<'_>], lists: &[List], around: &Around<'_>, hits: &mut Vec<Placed>) {
    let whole = |list: &&List| !list.faulty || list.items.len() > 2;
    for list in lists.iter().filter(|list| !list.seeded && list.items.len() > 1).filter(whole) {
        let plain = list.items.iter().all(|item| item.series == list.series);
        let Some(first) = list.items.first().filter(|item| item.value == 1 && plain) else {
            continue;
        };
        let told = list.items.len() + behind(body, list);
        let last = list.items.last().filter(|_| !list.faulty);
        hits.extend(last.and_then(|last| counted_again(body, last, told)));
        // Behind a mark in the same paragraph, or below a paragraph that leads in.
        let (at, end) = match first.start.checked_sub(1) {
            Some(mark) => (first.passage, mark),
            None => match first.passage.checked_sub(1) {
                Some(above) => (above, body.get(above).map_or(0, |p| p.len().saturating_sub(1))),
                None => continue,
            },
        };
        if let Some(p) = body.get(at)
            && let Some(hit) = compare(p, end, told)
            && !list.goes_on_below(around)
        {
            // 四个方面：一是…三是…三是…: what is out of order is counted for review, unless the last has that number.
            let highest = list.items.iter().map(|item| item.value as usize).max();
            let known = list.faulty && highest.is_some_and(|last| compare(p, end, last).is_none());
            let hit = if list.faulty { hit.level(Level::Review) } else { hit };
            hits.extend(Some((at, hit)).filter(|_| !known));
        }
    }
}

/// S05 where a heading counts what stands in a row below it: `一、存在三个方面的不足` above 一是…二是….
pub fn headed(heading: &Passage<'_>, body: &[&Passage<'_>], lists: &[List]) -> Option<Hit> {
    let plain = |list: &&List| !list.faulty && !list.seeded && list.items.len() > 1;
    let [list] = lists.iter().filter(plain).collect::<Vec<_>>()[..] else { return None };
    let first = list.items.first().filter(|item| item.value == 1 && item.passage == 0)?;
    if first.start > 0 || list.items.iter().any(|item| item.series != first.series) {
        return None;
    }
    by_heading(heading, list.items.len() + behind(body, list))
}

/// Compares what a heading counts with what is listed below it.
pub fn by_heading(heading: &Passage<'_>, listed: usize) -> Option<Hit> {
    let count = counted(heading, 0, heading.len()).filter(|c| heading.len() - c.end <= REACH)?;
    let listed = u32::try_from(listed).ok().filter(|listed| *listed != count.said)?;
    let numeral = heading.run(count.start, is_of_number);
    let hit = Hit::new(RuleId::S05, count.start..numeral);
    let hit = hit.arg(heading.slice(count.start..count.end)).arg(listed.to_string());
    Some(hit.fix(chinese(listed)).level(Level::Review))
}

/// S05 where the items are counted behind the last: `第三，…；第四，…。以上三点，请…`.
fn counted_again(body: &[&Passage<'_>], last: &Item, told: usize) -> Option<Placed> {
    // 以上三点; 针对以上三点不足
    let opens = |p: &Passage<'_>, at: usize| p.is(at, "以上") && is_of_number(p.at(at + 2));
    let led = |p: &Passage<'_>, at: usize| {
        is_stop(p.before(at))
            || at > 1 && p.ends_any(at, &["针对", "对于", "围绕"]) && is_stop(p.before(at - 2))
    };
    let here = body.get(last.passage).and_then(|p| {
        let at = (last.end..p.len()).find(|at| opens(p, *at) && led(p, *at))?;
        Some((last.passage, at))
    });
    let below =
        || body.get(last.passage + 1).filter(|p| opens(p, 0)).map(|_| (last.passage + 1, 0));
    let (n, at) = here.or_else(below)?;
    let p = body.get(n)?;
    let end = p.run(at + 2, is_of_number);
    let said = numeral(&p.slice(at + 2..end).replace('两', "二"))? as usize;
    let counted = p.is_one(end, words!("点 项 条 个方面 件事 个问题 方面 类问题 种情况"));
    (counted && said != told && said < 10).then(|| {
        let right = u32::try_from(told).map_or_else(|_| told.to_string(), chinese);
        let hit = Hit::new(RuleId::S05, at + 2..end).arg(p.slice(at + 2..end + 1));
        (n, hit.arg(told.to_string()).fix(right).level(Level::Review))
    })
}

/// Returns how many items stand behind the numbered ones of 首先…其次…最后….
fn behind(body: &[&Passage<'_>], list: &List) -> usize {
    let Some(last) = list.items.last().filter(|_| list.series == Series::First) else { return 0 };
    let words = &["再次", "最后"];
    let Some(p) = body.get(last.passage) else { return 0 };
    let opens = |at: &usize| is_stop(p.before(*at)) && p.is_any(*at, words);
    let here = (last.end..p.len()).filter(opens).count();
    // Each in a paragraph of its own.
    let below = body.iter().skip(last.passage + 1).take_while(|p| p.is_any(0, words));
    here + below.count()
}

/// What leads from a count to a row of names.
const LEADING: &[&str] =
    &["，抓好", "，做好", "，抓住", "，做到", "，即", "，分别是", "，分别为", "，包括", "，主要有"];
const LONGEST_ITEM: usize = 14;
/// What begins an item of a list that is no row of names.
static ORDINALS: &Row = words!(
    "第一， 首先， 一是 一要 其一 （一） (1) （1） ① 1. 一方面 第一阶段 第一步 第一批 第一轮 第一环节 第一期 第一层 一期 第一是 第一要"
);

/// S05 on a row of names without numbers: `四大困难：甲、乙、丙`, `2项制度，即《甲》《乙》《丙》`.
pub fn rows(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    tallies::check(p, hits);
    counted_brackets::check(p, hits);
    for (i, c) in p.spots(Spot::STOP) {
        let length = match c {
            '：' => 1,
            '，' if matches!(p.at(i + 1), '即' | '分' | '包' | '主' | '抓' | '做') => {
                LEADING.iter().find(|w| p.is(i, w)).map_or(0, |w| w.chars().count())
            }
            _ => 0,
        };
        if length == 0 {
            continue;
        }
        let start = p.clause(i.saturating_sub(1)).start;
        let count = counted(p, start, i).filter(|count| i - count.end <= REACH);
        let Some(count) = count else { continue };
        // 三个问题：第一，用地难；第二，融资难
        if p.is_one(i + length, ORDINALS) {
            continue;
        }
        let Some((listed, alike)) = row(p.slice(i + length..p.sentence(i).end)) else { continue };
        if count.said == listed {
            continue;
        }
        let digits = p.at(count.start).is_ascii_digit();
        let right = if digits { listed.to_string() } else { chinese(listed) };
        let hit = Hit::new(RuleId::S05, count.start..p.run(count.start, is_of_number));
        let hit = hit.arg(p.slice(count.start..count.end)).arg(listed.to_string()).fix(right);
        let doing = p.is_any(i, &["，抓", "，做"]);
        let sure = alike && p.zone(count.start) & QUOTE == 0 && !doing;
        hits.push(if sure { hit } else { hit.level(Level::Review) });
    }
}

/// Leaves out what a row is for: `责任到位、措施到位，确保汛期安全`.
fn without_aim(text: &str) -> &str {
    let Some((row, aim)) = text.split_once('，') else { return text };
    let leads = [
        "确保",
        "推动",
        "实现",
        "不断",
        "切实",
        "全面",
        "努力",
        "进一步",
        "促进",
        "提升",
        "保障",
        "为",
        "使",
    ];
    let several = row.matches('、').count() > 1 && !aim.contains(['、', '；', '：']);
    if several && leads.iter().any(|lead| aim.starts_with(lead)) { row } else { text }
}

/// Whether a row ends with 等; 坐等, 平等 and 等级 are no such end.
fn goes_on(text: &str) -> bool {
    text.match_indices('等').any(|(at, _)| {
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        let word = before
            .ends_with(['坐', '平', '高', '中', '初', '对', '同', '均', '优', '上', '下'])
            || ["等级", "等待", "等候", "等客", "等靠", "等距", "等额"]
                .iter()
                .any(|w| behind.starts_with(w));
        !word
    })
}

/// Returns how many names surely stand in a row, and whether they are all of one build.
pub fn row(text: &str) -> Option<(u32, bool)> {
    let text = without_aim(text.trim_end_matches('。'));
    let uncertain = ["……", "：", "（", "一是", "首先", "；"].iter().any(|word| text.contains(word))
        || goes_on(text);
    if uncertain {
        return None;
    }
    let books = text.starts_with('《') && text.ends_with('》');
    let mark = match (text.contains('、'), text.contains('，')) {
        _ if books => '《',
        (true, false) => '、',
        (false, true) => '，',
        _ => return None,
    };
    let items: Vec<&str> = text.split(mark).filter(|item| !item.is_empty()).collect();
    let last = items.last().copied().unwrap_or_default();
    let joined = !books && last.contains(['和', '与', '及']);
    let named = items.iter().all(|item| item.chars().count() <= LONGEST_ITEM || books);
    let plain = |item: &&str| !item.contains(|c: char| c.is_ascii_digit()) || books;
    if items.len() < 2 || joined || !named || !items.iter().all(plain) {
        return None;
    }
    let head = |item: &str| item.chars().next();
    let first = items.first().copied().unwrap_or_default();
    let length = first.chars().count();
    let alike = books
        || items.iter().all(|item| head(item) == head(first))
        || items.iter().all(|item| item.chars().count() == length);
    Some((u32::try_from(items.len()).ok()?, alike))
}

/// Compares what the sentence says that ends with the mark at `end` with what is listed behind it.
pub fn compare(p: &Passage<'_>, end: usize, listed: usize) -> Option<Hit> {
    let count = announced(p, end)?;
    let listed = u32::try_from(listed).ok().filter(|listed| *listed != count.said)?;
    let digits = p.at(count.start).is_ascii_digit();
    let right = if digits { listed.to_string() } else { chinese(listed) };
    let numeral = p.run(count.start, is_of_number);
    let hit = Hit::new(RuleId::S05, count.start..numeral);
    let hit = hit.arg(p.slice(count.start..count.end)).arg(listed.to_string()).fix(right);
    // A saying in quotation marks, or what only a comma parts from the list, may be meant otherwise.
    let sure = p.at(end) != '，' && p.zone(count.start) & QUOTE == 0;
    Some(if sure { hit } else { hit.level(Level::Review) })
}

pub fn announced(p: &Passage<'_>, end: usize) -> Option<Count> {
    let mark = p.at(end);
    let mut clause = p.run_back(end, |c| !is_stop(c));
    let mut reach = end;
    if HANDING_ON.contains(&p.slice(clause..end)) && p.before(clause) == '，' {
        reach = clause - 1;
        clause = p.run_back(reach, |c| !is_stop(c));
    }
    // 食品19种，其中：1.未标日期的11种 tells of parts of a number.
    let parts = reach < end && p.is(reach + 1, "其中");
    // 有下列两种情形之一的，不予报销：
    let before = p.run_back(clause.saturating_sub(1), |c| !is_stop(c));
    let case = mark == '：' && clause > 1 && p.before(clause) == '，' && p.at(clause - 2) == '的';
    if case && words!("下列 以下").stands_in(p.slice(before..clause)) {
        return counted(p, before, clause - 1);
    }
    let announces = || ANNOUNCING.stands_in(p.slice(clause..end));
    let leads_in = |count: &Count| match mark {
        '：' => true,
        '。' | '；' => announces(),
        '，' if count.end + LONGEST_MATTER >= reach => true,
        '，' => reach - clause <= LONGEST_COMMA && announces(),
        _ => false,
    };
    let near = |count: &Count| (count.end..=count.end + REACH).contains(&reach);
    let whole = |count: &Count| !parts || !p.at(count.start).is_ascii_digit();
    counted(p, clause, reach).filter(near).filter(whole).filter(leads_in)
}

pub fn is_of_number(c: char) -> bool {
    is_numeral(c) || c.is_ascii_digit() || c == '两'
}

fn chinese(value: u32) -> String {
    if value == 2 {
        return "两".to_string();
    }
    let numeral = NUMERALS.chars().nth(value.saturating_sub(1) as usize);
    numeral.map_or_else(|| value.to_string(), String::from)
}

/// Returns the last count in a clause.
pub fn counted(p: &Passage<'_>, start: usize, end: usize) -> Option<Count> {
    (start..end).rev().find_map(|i| {
        if !is_of_number(p.at(i)) || is_of_number(p.before(i)) || p.before(i) == '第' {
            return None;
        }
        let behind = p.run(i, is_of_number);
        let noun =
            if behind == end && p.before(i) == '有' { behind } else { end_of_noun(p, behind)? };
        let text = p.slice(i..behind).replace('两', "二");
        let (_, said, length) = crate::report::form::leading_numeral(&text)?;
        // 一个, 一项 and 一点 count nothing here.
        let counts = length == text.len() && (2..20).contains(&said);
        counts.then_some(Count { start: i, end: noun, said })
    })
}
