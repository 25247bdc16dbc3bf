//! Rules on lists in a sentence, over all paragraphs of a part: S03–S06.
//!
//! A list may stand in a list. An item goes on the innermost list that waits for its value; what
//! nobody waits for is out of order.

use super::finding::Hit;
use super::passage::{Passage, is_stop, opens_clause};
use super::rule::RuleId;

/// An ordinal: in which passage, from where to where, and what it says.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Item {
    passage: usize,
    start: usize,
    end: usize,
    value: u32,
}

#[derive(Debug)]
struct List {
    series: Series,
    items: Vec<Item>,
    faulty: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Series {
    /// 一是, 一要
    Is(char),
    /// 第一，
    Ordinal,
}

/// A hit and the passage it belongs to.
pub type Placed = (usize, Hit);

/// Checks the body of one part; `before` is the text that stands before it.
pub fn check(body: &[&Passage<'_>], before: &str, behind: &str) -> Vec<Placed> {
    let mut hits = Vec::new();
    let lists = group(body, before, &mut hits);
    for list in &lists {
        alone(body, list, behind, &mut hits);
        announced(body, list, &mut hits);
    }
    hits
}

/// Lists nest no deeper; the oldest are taken as ended.
const DEEPEST: usize = 16;

/// No part of a report holds more.
const MOST_LISTS: usize = 200;

const NUMERALS: &str = "一二三四五六七八九十";

fn items(p: &Passage<'_>, passage: usize) -> Vec<(Series, Item)> {
    let mut found = Vec::new();
    for (i, c) in p.chars().iter().enumerate() {
        if !(NUMERALS.contains(*c) || *c == '第') || !(i == 0 || opens_clause(p.before(i))) {
            continue;
        }
        let ordinal = *c == '第';
        let start = if ordinal { i + 1 } else { i };
        let end = p.run(start, |c| NUMERALS.contains(c));
        let Some(value) = value(p.slice(start..end)) else { continue };
        let suffix = p.at(end);
        let saying = p.is(end + 1, p.slice(start..end));
        let series = match suffix {
            '是' | '要' if !ordinal && !saying => Series::Is(suffix),
            '，' | '、'
                if ordinal
                    && !(suffix == '、' && p.at(end + 1) == '第')
                    && starts_sentence(p, i) =>
            {
                Series::Ordinal
            }
            _ => continue,
        };
        found.push((series, Item { passage, start: i, end: end + 1, value }));
    }
    found
}

fn starts_sentence(p: &Passage<'_>, i: usize) -> bool {
    i == 0 || matches!(p.before(i), '。' | '；' | '：' | '！' | '？')
}

fn value(numeral: &str) -> Option<u32> {
    let (_, value, length) = crate::report::form::leading_numeral(numeral)?;
    (length == numeral.len() && (1..20).contains(&value)).then_some(value)
}

fn group(body: &[&Passage<'_>], before: &str, hits: &mut Vec<Placed>) -> Vec<List> {
    let mut done: Vec<List> = Vec::new();
    let mut open: Vec<List> = Vec::new();
    for (n, passage) in body.iter().enumerate() {
        for (series, item) in items(passage, n) {
            let waits = |list: &List| {
                list.series == series
                    && list.items.last().is_some_and(|last| last.value + 1 == item.value)
            };
            if let Some(at) = open.iter().rposition(waits) {
                done.extend(open.drain(at + 1..));
                if let Some(list) = open.last_mut() {
                    list.items.push(item);
                }
            } else if item.value == 1 {
                if open.len() == DEEPEST {
                    done.push(open.remove(0));
                }
                open.push(List { series, items: vec![item], faulty: false });
            } else {
                stray(body, before, series, item, &mut open, hits);
            }
        }
    }
    done.extend(open);
    // What is looked for behind a list is looked for in all that follows.
    done.truncate(MOST_LISTS);
    repeated_first(body, &mut done, hits);
    done
}

/// An item no list waits for.
fn stray(
    body: &[&Passage<'_>],
    before: &str,
    series: Series,
    item: Item,
    open: &mut Vec<List>,
    hits: &mut Vec<Placed>,
) {
    let Some(p) = body.get(item.passage) else { return };
    let Some(list) = open.iter_mut().rev().find(|list| list.series == series) else {
        open.push(List { series, items: vec![item], faulty: true });
        if series != Series::Ordinal && item.value == 2 && says_first(p, item.start) {
            hits.push((item.passage, Hit::new(RuleId::S06, item.start..item.end)));
        } else if series != Series::Ordinal && !has_loose_first(body, before, item) {
            hits.push((item.passage, wrong_order(p, item, series, 1)));
        }
        return;
    };
    let expected = list.items.last().map_or(1, |last| last.value + 1);
    let mixed = list.items.last().is_some_and(|last| holds_other_series(body, *last, item));
    list.items.push(item);
    if list.faulty {
        return;
    }
    list.faulty = true;
    let hit = if mixed {
        Hit::new(RuleId::S06, item.start..item.end)
    } else {
        wrong_order(p, item, series, expected)
    };
    hits.push((item.passage, hit));
}

fn wrong_order(p: &Passage<'_>, item: Item, series: Series, expected: u32) -> Hit {
    let numeral = crate::report::form::Form {
        open: String::new(),
        style: crate::report::form::FormStyle::One(crate::report::form::Style::Chinese),
        close: String::new(),
    }
    .write(&[expected]);
    let right = match series {
        Series::Is(suffix) => format!("{numeral}{suffix}"),
        Series::Ordinal => format!("第{numeral}{}", p.before(item.end)),
    };
    Hit::new(RuleId::S03, item.start..item.end).arg(right.clone()).fix(right)
}

/// Whether 首先 leads what stands before `i`, where 一是 would.
fn says_first(p: &Passage<'_>, i: usize) -> bool {
    let mut from = 0;
    std::iter::from_fn(|| {
        let at = p.find(from, "首先").filter(|at| *at < i)?;
        from = at + 1;
        Some(at)
    })
    .any(|at| at == 0 || opens_clause(p.before(at)))
}

/// Whether 一是 stands somewhere before without a mark before it, as in 表现在一是, or the first of
/// another series.
fn has_loose_first(body: &[&Passage<'_>], before: &str, item: Item) -> bool {
    const FIRSTS: &[&str] =
        &["一是", "一要", "首先", "第一", "一方面", "其一", "一个是", "一来", "一则", "1."];
    let here = body.get(item.passage).map_or("", |p| p.slice(0..item.start));
    let earlier = body.iter().take(item.passage).map(|p| p.text.as_ref());
    earlier.chain([here, before]).any(|text| FIRSTS.iter().any(|first| text.contains(first)))
}

/// Whether another series counts on between two items: 一是…第二，…三是….
fn holds_other_series(body: &[&Passage<'_>], from: Item, to: Item) -> bool {
    const OTHERS: &[&str] = &[
        "第二",
        "第三",
        "其次",
        "再次",
        "二要",
        "二是",
        "三是",
        "三要",
        "另一方面",
        "二来",
        "二则",
        "（二）",
        "（2）",
        "2.",
    ];
    let between: String = (from.passage..=to.passage)
        .filter_map(|n| {
            let p = body.get(n)?;
            let start = if n == from.passage { from.end } else { 0 };
            let end = if n == to.passage { to.start } else { p.len() };
            Some(p.slice(start..end))
        })
        .collect();
    OTHERS.iter().any(|other| between.contains(other))
}

/// 一是…一是…二是…: the first of them has no second, and the other goes on: it stands there twice.
fn repeated_first(body: &[&Passage<'_>], lists: &mut [List], hits: &mut Vec<Placed>) {
    let lone: Vec<(Series, Item)> = lists
        .iter()
        .filter(|list| list.items.len() == 1)
        .filter_map(|list| Some((list.series, *list.items.first()?)))
        .collect();
    for (series, first) in lone {
        let again = lists.iter().find_map(|list| {
            let start = *list.items.first()?;
            let behind = list.series == series && list.items.len() > 1 && start.value == 1;
            (behind && start.passage == first.passage && start.start > first.start).then_some(start)
        });
        let (Some(again), Some(p)) = (again, body.get(first.passage)) else { continue };
        // The same words again are told as that.
        if !p.is(again.end, p.slice(first.end..(first.end + 4).min(again.start))) {
            hits.push((again.passage, wrong_order(p, again, series, 2)));
        }
        for list in lists.iter_mut().filter(|list| list.items.first() == Some(&first)) {
            list.faulty = true;
        }
    }
}

/// S04: 一是 without a second.
fn alone(body: &[&Passage<'_>], list: &List, behind: &str, hits: &mut Vec<Placed>) {
    let (Series::Is(suffix), [item]) = (list.series, list.items.as_slice()) else { return };
    if list.faulty || item.value != 1 {
        return;
    }
    const SECONDS: &[&str] = &[
        "二是",
        "二要",
        "第二",
        "其次",
        "另一",
        "二则",
        "二来",
        "再就是",
        "再一个",
        "同时",
        "二一",
        "还要",
        "也要",
        "更要",
        "又要",
        "2.",
    ];
    let rest = body
        .iter()
        .enumerate()
        .skip(item.passage)
        .map(|(n, p)| p.slice(if n == item.passage { item.end } else { 0 }..p.len()));
    let goes_on =
        rest.chain([behind]).any(|text| SECONDS.iter().any(|second| text.contains(second)));
    if !goes_on {
        let hit = Hit::new(RuleId::S04, item.start..item.end).arg(format!("一{suffix}"));
        hits.push((item.passage, hit));
    }
}

const COUNT_NOUNS: &[&str] = &[
    "个方面",
    "方面",
    "个问题",
    "个环节",
    "个重点",
    "件事",
    "点",
    "项",
    "条",
    "个突出问题",
    "个主要问题",
    "个坚持",
    "个层面",
    "个到位",
    "个关键",
    "个确保",
    "个强化",
    "个突出",
    "大行动",
    "大工程",
    "大举措",
    "大任务",
    "大措施",
    "大问题",
    "大重点",
    "大体系",
    "大抓手",
    "大机制",
];

/// S05: `提出四点要求：一是…二是…三是…`.
fn announced(body: &[&Passage<'_>], list: &List, hits: &mut Vec<Placed>) {
    let Some(first) = list.items.first().filter(|item| item.value == 1) else { return };
    let Some(p) = body.get(first.passage) else { return };
    if list.faulty || list.items.len() < 2 || p.before(first.start) != '：' {
        return;
    }
    let colon = first.start - 1;
    let start = p.run_back(colon, |c| !is_stop(c));
    let Some((at, end, said)) = counted(p, start, colon) else { return };
    let listed = u32::try_from(list.items.len()).unwrap_or(u32::MAX);
    if said != listed && colon - end <= 10 {
        let digits = p.at(at).is_ascii_digit();
        let right = if digits { listed.to_string() } else { chinese(listed) };
        let numeral_end = p.run(at, |c| c.is_ascii_digit() || NUMERALS.contains(c) || c == '两');
        let hit =
            Hit::new(RuleId::S05, at..numeral_end).arg(said.to_string()).arg(listed.to_string());
        hits.push((first.passage, hit.fix(right)));
    }
}

fn chinese(value: u32) -> String {
    let numeral = NUMERALS.chars().nth(value.saturating_sub(1) as usize);
    numeral.map_or_else(|| value.to_string(), String::from)
}

/// Returns the last count in a clause: where it begins, where its noun ends, and how many it says.
fn counted(p: &Passage<'_>, start: usize, end: usize) -> Option<(usize, usize, u32)> {
    (start..end).rev().find_map(|i| {
        let numeral = |c: char| NUMERALS.contains(c) || c.is_ascii_digit() || c == '两';
        if !numeral(p.at(i)) || numeral(p.before(i)) || p.before(i) == '第' {
            return None;
        }
        let behind = p.run(i, numeral);
        let noun = COUNT_NOUNS.iter().find(|noun| p.is(behind, noun))?;
        let text = p.slice(i..behind).replace('两', "二");
        let (_, said, length) = crate::report::form::leading_numeral(&text)?;
        // 一个, 一项 and 一点 count nothing here.
        (length == text.len() && (2..20).contains(&said)).then_some((
            i,
            behind + noun.chars().count(),
            said,
        ))
    })
}
