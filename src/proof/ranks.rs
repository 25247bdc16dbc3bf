//! T22 on what else a report says twice of people: the post of an expert with and without 副, and the order of
//! those who are listed.

use super::finding::Hit;
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::people::{DOES, PAST, Placed};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use std::ops::Range;

/// Posts of which there is a deputy, or a lower one.
static EXPERTS: &Row = words!(
    "总工程师 总会计师 总经济师 总规划师 总兽医师 总农艺师 总监 总工 总教练 主任医师 主任护师 主任药师 教授 研究员 调研员 检察官 研究馆员 护士长 列车长 机长 船长 领队 裁判长 总裁 总经理 总指挥 总队长 庭长 馆长"
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
    order(passages, hits);
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
    let bounded = |end: usize| !is_han(p.at(end)) || p.is_any(end, DOES) || p.is_one(end, DEALS);
    let length = [3, 2].into_iter().find(|n| han(*n) && bounded(at + n))?;
    p.is_of(at, Spot::SURNAME).then_some(at..at + length)
}

/// What leads to those who are listed by rank.
static LABELS: &Row = words!(
    "组长 副组长 出席 出席人员 出席领导 参加 参加人员 参会人员 到会领导 成员 名单 班子成员 领导班子 指挥长 副指挥长 主任委员 副主任委员 人员名单 组成人员 总指挥 副总指挥"
);
/// What tells that a row of people follows.
static ROWS: &Row = words!("依次为 依次是 的有 领导有 分别为 分别是 排序为 顺序为 次序为");
/// Of which none is longer.
const LONGEST_ROW: usize = 120;
const LEAST: usize = 3;

/// `出席人员：局长周立群，副局长余海天、宋雨竹` and `到场领导依次为周立群、宋雨竹、余海天`.
fn order(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut ranked: Vec<&str> = Vec::new();
    for (n, p) in passages.iter().enumerate() {
        if labelled(p).is_some() && hold_none(&ranked, p) {
            ranked.extend(people(p, 0..p.len()).map(|name| p.slice(name)));
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
            hits.extend(disordered(p, start, &ranked).map(|hit| (n, hit)));
        }
        let start = labelled(p).map(|start| disordered(p, start, &ranked));
        hits.extend(start.flatten().map(|hit| (n, hit)));
    }
}

/// Whether a row tells of none of those who are known.
fn hold_none(known: &[&str], p: &Passage<'_>) -> bool {
    known.iter().all(|name| !p.text.contains(name))
}

/// Returns where those begin who stand behind a label: `出席：`.
fn labelled(p: &Passage<'_>) -> Option<usize> {
    let end = p.run_within(0, 8, is_han);
    let known = LABELS.has(p.slice(0..end)) || p.ends(end, "领导排序");
    (p.at(end) == '：' && known).then_some(end + 1)
}

/// Returns the names of a row: behind a mark or a post, and before a mark.
fn people<'a>(p: &'a Passage<'_>, row: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let begins = |i: usize| {
        among!("、，：；（为是有和", p.before(i))
            || p.is_of(i.saturating_sub(1), Spot::POST)
            || among!("师监员", p.before(i))
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

fn disordered(p: &Passage<'_>, start: usize, ranked: &[&str]) -> Option<Hit> {
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
    let whole = right.len() == told.len() && told.len() >= LEAST && alone;
    let names: Vec<&str> = right.iter().filter_map(|rank| ranked.get(*rank).copied()).collect();
    let hit = || Hit::new(RuleId::T22, first..last).arg(names.join("、")).level(Level::Review);
    (whole && !sorted).then(hit)
}

const LONGEST_POST: usize = 12;
