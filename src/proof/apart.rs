//! Whether two figures that are told alike are told of two things, for N19.

use super::passage::{Passage, is_stop};
use super::rows::{Row, words};
use crate::report::form::read_number;

/// What tells of all things listed, and of those that are done.
static ALL: &Row = words!("以上合计 上述合计");
static DONE: &Row = words!("已完成的 未完成的 已整改的 未整改的 已办结的 未办结的");
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

/// Returns what a colon parts from the beginning of a paragraph, without its number: `2型糖尿病：在管患者164人`.
fn label<'p>(p: &'p Passage<'_>) -> &'p str {
    if !p.may_hold('：') {
        return "";
    }
    let own = read_number(&p.text).map_or(0, |number| p.char_at_byte(number.length));
    let end = p.run_within(own, LONGEST_LABEL, |c| !is_stop(c));
    if p.at(end) == '：' { p.slice(own..end) } else { "" }
}
