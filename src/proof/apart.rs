//! Whether two figures that are told alike are told of two things, for N19.

use super::number::Figure;
use super::passage::{Passage, is_stop};
use super::rows::{Row, words};
use super::unended::name_of_row;
use crate::report::form::read_number;

/// What tells of all things listed, and of those that are done.
static ALL: &Row = words!("以上合计 上述合计");
static DONE: &Row = words!("已完成的 未完成的 已整改的 未整改的 已办结的 未办结的");
/// Labels of what tells of the same things as all else.
static SAME: &Row = words!("摘要 正文 提要 导语");
const LONGEST_LABEL: usize = 12;

/// Whether labels part two figures, each of a passage and with what its sentence told before it, or one of them is
/// told of all or of what is done.
pub fn told_of_others(passages: &[Passage<'_>], places: [usize; 2], before: [&str; 2]) -> bool {
    let [one, other] = places.map(|n| passages.get(n));
    let (Some(one), Some(other)) = (one, other) else { return false };
    let labels = [one, other].map(label);
    let labelled = one.place.part == other.place.part
        && labels.iter().all(|label| !label.is_empty())
        && labels.first() != labels.last();
    let only_one = |words: &Row| {
        let [first, second] = before.map(|text| words.stands_in(text));
        first != second
    };
    let [n, m] = places;
    n != m && (labelled || only_one(ALL) || only_one(DONE))
}

/// Whether a figure is the sum of two or three that stand before it one behind the other: 东片126部, 西片95部, 221部.
pub fn is_sum_before(passages: &[Passage<'_>], n: usize, figure: &Figure) -> bool {
    let near = passages.get(n.saturating_sub(2)..=n).unwrap_or_default();
    let before = near.iter().enumerate().flat_map(|(m, p)| {
        let own = m + 1 == near.len();
        let alike = move |f: &&Figure| {
            f.unit == figure.unit && !f.percent && (!own || f.end < figure.digits.start)
        };
        let figures = p.figures();
        let last = if own {
            figures.partition_point(|f| f.end < figure.digits.start)
        } else {
            figures.len()
        };
        figures.get(..last).unwrap_or_default().iter().filter(alike).map(|f| f.value)
    });
    // The last of them stand nearest.
    let mut values: Vec<f64> = before.rev().take(MOST_BEFORE).collect();
    values.reverse();
    let is = |parts: &[f64]| (parts.iter().sum::<f64>() - figure.value).abs() < 1e-6;
    [2, 3].iter().any(|count| values.windows(*count).any(is))
}

/// So many figures before one may make it.
const MOST_BEFORE: usize = 12;

/// Returns what a colon parts from the beginning of a paragraph, without its number: `2型糖尿病：在管患者164人`.
fn label<'p>(p: &'p Passage<'_>) -> &'p str {
    if !p.may_hold('：') {
        return "";
    }
    let own = read_number(&p.text).map_or(0, |number| p.char_at_byte(number.length));
    let end = p.run_within(own, LONGEST_LABEL, |c| !is_stop(c));
    if p.at(end) == '：' && !p.is_one(own, SAME) { p.slice(own..end) } else { "" }
}

/// Whether a paragraph is one of several that each speak of one place, body or time, named at its start:
/// `东门街道：发现隐患712处，整改701处；` beside `柳林街道：发现隐患583处，整改566处；`.
pub fn is_of_one(passages: &[Passage<'_>], n: usize) -> bool {
    let names = |n: usize| {
        let p = passages.get(n)?;
        (!p.is_one(0, SAME) && name_of_row(p).is_some() && !p.figures().is_empty())
            .then_some(p.place.part)
    };
    let own = names(n);
    own.is_some() && (names(n + 1) == own || n.checked_sub(1).and_then(names) == own)
}
