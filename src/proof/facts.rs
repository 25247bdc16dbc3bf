//! N19: one thing with two figures in a report.

use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han, is_stop};
use super::rule::{Level, RuleId};
use super::whole::is_text;
use std::collections::HashMap;

/// A figure and what is said of it.
struct Fact<'p> {
    /// The passage it stands in.
    passage: usize,
    /// What stands before it in its clause, words that add nothing left out.
    said: &'p str,
    /// What stands in its sentence before that.
    before: &'p str,
    digits: &'p str,
}

/// No more facts that end alike are compared.
const MOST: usize = 4;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<(usize, Hit)>) {
    let mut known: HashMap<(&str, char), Vec<Fact<'_>>> = HashMap::new();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        for figure in p.figures() {
            let Some((fact, unit)) = fact(p, n, figure) else { continue };
            let tail = fact.said.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
            let alike = known.entry((fact.said.get(tail..).unwrap_or_default(), unit)).or_default();
            let other = alike.iter().find_map(|other| Some((other, agree(other, &fact)?)));
            if let Some((other, level)) = other {
                let hit = Hit::new(RuleId::N19, figure.digits.start..figure.end);
                hits.push((n, hit.arg(other.digits).level(level)));
            } else if alike.len() < MOST {
                alike.push(fact);
            }
        }
    }
}

/// What compares or deals out, and says nothing of the whole.
const OTHERS: &str =
    "去年 上年 同比 较 比 前年 往年 其中 第 每 计划 目标 达到 力争 分别 平均 预计 拟";
/// What says when.
const TIMES: &str = "年 月 日 季度 上半年 下半年 上午 下午 本周 上周 期";
/// What may stand before a fact and adds nothing to it.
const FILLERS: &str =
    "截至目前 到目前为止 目前 现有 现 共有 共计 总共 共 已 还 也 经复核 据统计 累计";
/// How many characters make a fact within a paragraph, and wherever they stand.
const LEAST: usize = 4;
const SURE: usize = 6;

fn fact<'p>(p: &'p Passage<'_>, passage: usize, figure: &Figure) -> Option<(Fact<'p>, char)> {
    let unit = figure.unit.filter(|unit| !"年月日时点分号".contains(*unit))?;
    let start = figure.digits.start;
    if figure.percent || !is_han(p.before(start)) {
        return None;
    }
    let clause = p.clause(start - 1).start;
    let whole = p.slice(clause..start);
    let mut said = whole;
    while let Some(rest) = FILLERS.split(' ').find_map(|filler| said.strip_prefix(filler)) {
        said = rest;
    }
    let own = p.is(clause, "全") || p.is(clause, "我");
    let least = if own { 3 } else { LEAST };
    let long = whole.chars().filter(|c| is_han(*c)).count() >= least && said.chars().count() > 1;
    let other = OTHERS.split(' ').any(|word| said.contains(word));
    let sentence = p.sentence(start - 1).start;
    let before = p.slice(sentence..clause).trim_end_matches(is_stop);
    let fact = Fact { passage, said, before, digits: p.slice(figure.digits.clone()) };
    (long && !other).then_some((fact, unit))
}

/// How surely two facts are one thing with two figures, if they are.
fn agree(first: &Fact<'_>, second: &Fact<'_>) -> Option<Level> {
    if first.digits == second.digits {
        return None;
    }
    let timed = |fact: &Fact<'_>| TIMES.split(' ').any(|word| fact.before.contains(word));
    if first.before != second.before && (timed(first) || timed(second)) {
        return None;
    }
    let same = first.said == second.said;
    let length = first.said.chars().count();
    let near = length >= SURE || first.passage == second.passage && length >= LEAST;
    let part = first.said.ends_with(second.said) || second.said.ends_with(first.said);
    match (same, is_turned(first.digits, second.digits)) {
        (true, true) if near => Some(Level::Warning),
        (true, _) => Some(Level::Review),
        (false, true) if part => Some(Level::Review),
        _ => None,
    }
}

/// Whether the digits of one figure are those of the other in another order.
fn is_turned(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    a.len() > 1 && sorted(a) == sorted(b)
}
