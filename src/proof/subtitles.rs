//! Headings that nothing numbers, which P25 would take for sentences: several short lines that no mark ends, each
//! above text of its own.

use super::passage::{Passage, is_han};
use super::unended::TOLD;
use crate::report::{Fixed, Line, Part};

/// What is longer is a sentence, and what is shorter no text.
const LONGEST: usize = 36;
const LEAST: usize = 6;
const LEAST_BELOW: usize = 18;

/// Whether a paragraph is such a heading by its own look and by what stands around it:
/// `冲锋在前，打好抢险的硬仗` above what was done.
pub fn is_one(passages: &[Passage<'_>], n: usize) -> bool {
    let Some(p) = passages.get(n).filter(|p| (LEAST..=LONGEST).contains(&p.len())) else {
        return false;
    };
    let last = p.before(p.len());
    let plain = (is_han(last) || last == '”')
        && !p.text.contains(['。', '；', '\u{3000}', '\t'])
        && !p.is_one(0, TOLD);
    let above = n.checked_sub(1).and_then(|above| passages.get(above));
    let closed = |above: &Passage<'_>| {
        !is_text(above)
            || matches!(above.before(above.len()), '。' | '！' | '？' | '：' | '”' | '）')
    };
    let text = |next: &Passage<'_>| {
        next.place.line == Line::Heading
            || is_text(next)
                && next.len() >= LEAST_BELOW
                && matches!(next.before(next.len()), '。' | '！' | '？' | '：' | '”')
    };
    plain && is_text(p) && above.is_none_or(closed) && passages.get(n + 1).is_some_and(text)
}

/// Whether there are several of them.
pub fn are_several(passages: &[Passage<'_>]) -> bool {
    (0..passages.len()).filter(|n| is_one(passages, *n)).nth(1).is_some()
}

fn is_text(p: &Passage<'_>) -> bool {
    let part = matches!(p.place.part, Part::Section(_) | Part::Fixed(Fixed::Lead));
    part && matches!(p.place.line, Line::Body(_))
}
