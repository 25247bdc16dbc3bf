//! N19 on all of what is counted: `学校设有7个教学部…9个教学部全部接入网络`.

use super::finding::{Hit, within};
use super::number::Figure;
use super::passage::{Passage, is_han, is_stop};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};
use std::ops::Range;

/// What tells how many there are.
static THERE_ARE: &Row =
    words!("设有 共有 现有 下设 下辖 辖 建有 共计 内设 配有 拥有 分设 划分为 分为 共 设 总计");
/// Behind what is counted, what says that it is all of it.
static ALL: &Row = words!("全部 全都 悉数 无一 均已全部 已全部 都已全部 全员 全覆盖");
/// Before the figure, the same.
static THOSE: &Row = words!("全部 所有 全体 这 全县 全市 全镇 全区 全校");
/// How a longer number or a part of one begins: 其中, 另有.
static PARTS: &Row = words!("其中 另 新 首批 已有 余 剩 还有 又 增 前");
const LONGEST_NOUN: usize = 8;

/// How many of what there are.
struct Count<'p> {
    passage: usize,
    digits: Range<usize>,
    end: usize,
    unit: char,
    noun: &'p str,
    told: &'p str,
    value: f64,
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let all: Vec<Count<'_>> = whole_figures(passages)
        // Most texts tell of no whole.
        .filter(|(_, p, _)| p.may_hold('全') || p.may_hold('所') || p.may_hold('悉'))
        .filter_map(|(n, p, figure)| of_all(n, p, figure))
        .collect();
    if all.is_empty() {
        return;
    }
    let known = whole_figures(passages).filter_map(|(n, p, figure)| there_are(n, p, figure));
    let known: Vec<Count<'_>> = known.collect();
    for own in &all {
        let mut same = known.iter().filter(|count| {
            let before = (count.passage, count.digits.start) < (own.passage, own.digits.start);
            before && count.unit == own.unit && count.noun.ends_with(own.noun)
        });
        // Of two the report may tell of either.
        let (Some(first), None) = (same.next(), same.next()) else { continue };
        let told = passages.iter().take(own.passage + 1).flat_map(|p| {
            p.figures()
                .iter()
                .filter(|figure| figure.value == own.value && figure.unit == Some(own.unit))
        });
        if first.value != own.value && told.count() == 1 {
            let hit = Hit::new(RuleId::N19, own.digits.start..own.end).arg(within(first.told));
            hits.push((own.passage, hit.level(Level::Review)));
        }
    }
}

/// Returns the figures that count things.
fn whole_figures<'p>(
    passages: &'p [Passage<'_>],
) -> impl Iterator<Item = (usize, &'p Passage<'p>, &'p Figure)> {
    let texts =
        passages.iter().enumerate().filter(|(_, p)| is_text(p) || p.before(p.len()) == '。');
    texts.flat_map(|(n, p)| {
        let whole = |figure: &&Figure| figure.decimals == 0 && !figure.percent;
        p.figures().iter().filter(whole).map(move |figure| (n, p, figure))
    })
}

/// `设有7个教学部`, `共有敬老院12所`
fn there_are<'p>(passage: usize, p: &'p Passage<'_>, figure: &Figure) -> Option<Count<'p>> {
    let (unit, start) = (figure.unit?, figure.digits.start);
    let behind = p.run_within(figure.end + 1, LONGEST_NOUN, is_han);
    let (noun, told) = if p.ends_one(start, THERE_ARE) {
        let ends = is_stop(p.at(behind)) || behind == p.len();
        let noun = p.slice(figure.end + 1..behind);
        (noun, ends.then_some(start.saturating_sub(2)..behind)?)
    } else {
        let from = p.run_back_within(start, LONGEST_NOUN, is_han);
        let led = (from..start).find_map(|i| Some(i + p.word_at(i, THERE_ARE)?.chars().count()))?;
        (p.slice(led..start), led..figure.end + 1)
    };
    let named = noun.chars().count() >= 2 && !noun.contains(['的', '中', '有']);
    let clause = p.slice(p.clause(start).start..start);
    let (digits, end, value) = (figure.digits.clone(), figure.end, figure.value);
    let count = Count { passage, digits, end, unit, noun, told: p.slice(told), value };
    (named && !PARTS.stands_in(clause)).then_some(count)
}

/// `9个教学部全部接入网络`
fn of_all<'p>(passage: usize, p: &'p Passage<'_>, figure: &Figure) -> Option<Count<'p>> {
    let (unit, start) = (figure.unit?, figure.digits.start);
    let noun_end = (figure.end + 1..figure.end + 1 + LONGEST_NOUN)
        .find(|i| p.is_one(*i, ALL) || !is_han(p.at(*i)))?;
    let those = p.ends_one(start, THOSE);
    let opens =
        start == 0 || is_stop(p.before(start)) || those || among!("对给使让", p.before(start));
    let all = p.is_one(noun_end, ALL) || those && !is_han(p.at(noun_end));
    let noun = p.slice(figure.end + 1..noun_end);
    let (digits, end, value) = (figure.digits.clone(), figure.end, figure.value);
    let told = p.slice(start..noun_end);
    let count = Count { passage, digits, end, unit, noun, told, value };
    (opens && all && noun.chars().count() >= 2).then_some(count)
}
