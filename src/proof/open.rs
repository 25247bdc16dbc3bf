//! S07 on what is open by the rules of a report: slots, and masks typed by hand.

use super::finding::Hit;
use super::passage::Passage;
use super::rule::RuleId;
use super::spots::Spot;
use crate::report::{Report, open};

/// Finds the masks in a text without slots.
pub fn masks(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut from = 0;
    for (i, c) in p.spots(Spot::ODD | Spot::LATIN | Spot::PAIRED | Spot::OPEN) {
        if i < from || !open::may_begin_mask(c) {
            continue;
        }
        let byte = p.byte(i);
        let length = open::mask_length(&p.text, byte);
        if length > 0 {
            from = p.char_at_byte(byte + length);
            hits.push(Hit::new(RuleId::S07, i..from));
        } else if is_unknown_time(p, i, c) {
            from = i + 1;
            hits.push(Hit::new(RuleId::S07, i..from));
        } else {
            // Past the whole run, so that a part of it is not taken for a mask.
            from = p.run_within(i, usize::MAX, |other| other == c);
        }
    }
}

/// `2024年X月召开`
fn is_unknown_time(p: &Passage<'_>, i: usize, c: char) -> bool {
    let between = (p.before(i), p.at(i + 1));
    matches!(c, 'X' | 'x' | '×') && matches!(between, ('年', '月') | ('月', '日'))
}

/// Finds what is open in a source with slots: these, and masks.
pub fn places(p: &Passage<'_>, report: &Report, source: &str, hits: &mut Vec<Hit>) {
    let open = open::in_source(source, report.fields());
    let open = open.into_iter().filter(|open| open.kind.is_open());
    hits.extend(open.map(|place| Hit::new(RuleId::S07, p.printed_range(&place.range))));
}
