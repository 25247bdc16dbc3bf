//! Between a source, in which slots stand, and what it prints.

use crate::report::Report;
use crate::report::open::printed_slot;
use crate::report::slot::{PieceKind, pieces};

/// Returns where in the print the byte `at` of a source stands; inside a slot, where its value begins.
pub fn to_print(report: &Report, source: &str, at: usize) -> usize {
    let mut print = 0;
    for step in steps(report, source) {
        if at < step.source_end {
            return if step.is_text { print + at.saturating_sub(step.source) } else { print };
        }
        print += step.printed;
    }
    print
}

/// Returns which byte of the source prints the byte `at`; in a slot's value, where the slot begins.
pub fn to_source(report: &Report, source: &str, at: usize) -> usize {
    let mut print = 0;
    for step in steps(report, source) {
        if at < print + step.printed {
            return if step.is_text { step.source + at.saturating_sub(print) } else { step.source };
        }
        print += step.printed;
    }
    source.len()
}

struct Step {
    source: usize,
    source_end: usize,
    /// How many bytes of print.
    printed: usize,
    /// Whether source and print are the same, byte by byte.
    is_text: bool,
}

fn steps<'a>(report: &'a Report, source: &'a str) -> impl Iterator<Item = Step> + 'a {
    pieces(source).map_while(Result::ok).map(move |piece| {
        let is_text = matches!(piece.kind, PieceKind::Text(_));
        let printed = match piece.kind {
            PieceKind::Text(text) => text.len(),
            PieceKind::Brace(brace) => brace.len_utf8(),
            PieceKind::Slot(slot) => printed_slot(report, &slot).len(),
        };
        Step { source: piece.range.start, source_end: piece.range.end, printed, is_text }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::open::printed;
    use crate::report::{Draft, Field};

    #[test]
    fn both_ways() {
        let fields = vec![Field { name: "单位".into(), value: "某局".into() }];
        let report = Report::new(Draft { fields, ..Draft::default() }).unwrap();
        let source = "在{单位}学{{{次数}次";
        assert_eq!(printed(&report, source), "在某局学{**次");
        // Source, print, and back.
        for (at, print, back) in [
            (0, 0, 0),
            (3, 3, 3),
            (7, 3, 3),
            (11, 9, 11),
            (14, 12, 14),
            (16, 13, 16),
            (24, 15, 24),
            (27, 18, 27),
            (99, 18, 27),
        ] {
            assert_eq!(to_print(&report, source, at), print, "{at}");
            assert_eq!(to_source(&report, source, print), back, "{at}");
        }
    }
}
