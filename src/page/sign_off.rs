//! Signature and date (7.3.5): which of the two is longer, and whether a seal is put on them, says
//! where each stands.
//!
//! Several organs sign in a block as wide as the longest of them.

use super::block::Frame;
use super::preset::PagePreset;
use crate::report::open::printed;
use crate::report::{Fixed, Report};
use crate::text::{Halves, Measure, Paper};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignOff {
    /// Blank lines before it. Under a seal of 42 mm whose upper edge keeps one line off the text
    /// and whose centre lies just above signature and date, there are two.
    pub gap: u8,
    seal: bool,
    line: usize,
    /// Where the longest signature begins, and how long it is.
    start: usize,
    length: usize,
    date_start: usize,
}

/// What stays blank at the right edge.
const BLANK: usize = 4;
const BLANK_WITH_SEAL: usize = 8;
/// How far the shorter of the two is moved in.
const STEP: usize = 4;

impl SignOff {
    pub fn new(report: &Report, preset: &PagePreset) -> Self {
        let line = preset.line_halves().0;
        let longest = |part, most: usize| {
            let lines = report.fixed(part).iter();
            let widths = lines.map(|p| extent_up_to(&printed(report, &p.text), most));
            widths.max().unwrap_or(0)
        };
        let length = longest(Fixed::Signature, line.saturating_sub(BLANK));
        let date = longest(Fixed::Date, line.saturating_sub(BLANK_WITH_SEAL));
        let (start, date_start) = match (preset.seal, length) {
            (true, _) => sealed(line, length, date),
            (false, 0) => (0, line.saturating_sub(BLANK + date)),
            (false, _) => unsealed(line, length, date),
        };
        let gap = if preset.seal { 2 } else { 1 };
        SignOff { gap, seal: preset.seal, line, start, length, date_start }
    }

    /// Returns where a line of the signature stands.
    pub fn signature(&self, text: &str) -> Frame {
        let own = extent_up_to(text, self.length + 1);
        let shorter = self.length.saturating_sub(own);
        let start = self.start + if self.seal { shorter / 2 } else { shorter };
        frame(start, own > self.length)
    }

    /// Returns where a line of the date stands.
    pub fn date(&self, text: &str) -> Frame {
        let room = self.line.saturating_sub(self.date_start);
        frame(self.date_start, extent_up_to(text, room + 1) > room)
    }
}

/// What is longer than its line keeps off the right edge too.
fn frame(start: usize, wraps: bool) -> Frame {
    let right = if wraps { BLANK } else { 0 };
    Frame { first: Halves(start), rest: Halves(start), right: Halves(right), ..Frame::default() }
}

/// The date keeps four characters off the edge, the signature stands centred on it.
fn sealed(line: usize, length: usize, date: usize) -> (usize, usize) {
    let date_end = line.saturating_sub(BLANK_WITH_SEAL);
    let start = (2 * date_end).saturating_sub(date + length) / 2;
    (start.min(line.saturating_sub(length)), date_end.saturating_sub(date))
}

/// The longer keeps two characters off the edge; the date begins two characters behind the
/// signature's start.
fn unsealed(line: usize, length: usize, date: usize) -> (usize, usize) {
    let right = line.saturating_sub(BLANK);
    let start = if date > length {
        right.saturating_sub(date + STEP)
    } else {
        right.saturating_sub(length)
    };
    (start, start + STEP)
}

/// The width of a text, or `most` if it is wider: a text of megabytes is not measured to its end.
fn extent_up_to(text: &str, most: usize) -> usize {
    let mut width = 0;
    for (_, grapheme) in crate::text::graphemes(text) {
        width += Paper.width(grapheme).0;
        if width >= most {
            return most;
        }
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Paragraph};

    /// Signature and date drawn on the right half of a line of 28, a half a column.
    fn starts(signatures: &[&str], date: &str, seal: bool) -> (Vec<usize>, usize) {
        let mut draft = Draft::default();
        let lines = signatures.iter().map(|line| Paragraph::plain(line));
        draft.fixed.of_mut(Fixed::Signature).extend(lines);
        draft.fixed.of_mut(Fixed::Date).push(Paragraph::plain(date));
        let report = Report::new(draft).unwrap();
        let sign_off = SignOff::new(&report, &PagePreset { seal, ..PagePreset::default() });
        let signatures = signatures.iter().map(|line| sign_off.signature(line).first.0).collect();
        (signatures, sign_off.date(date).first.0)
    }

    #[test]
    fn without_a_seal() {
        // L = 8: starts at 26 - 8; the date of 6 two behind, right blank L - D = 2.
        assert_eq!(starts(&["某市应急管理局办"], "2024年5月6日", false), (vec![36], 40));
        // L = 4 < D = 6: the date right blank 2, the signature starts at 24 - D = 18.
        assert_eq!(starts(&["某某市局"], "2024年5月6日", false), (vec![36], 40));
        assert_eq!(starts(&["某局"], "2024年10月16日", false), (vec![34], 38));
        assert_eq!(starts(&["某某市局某科"], "2024年5月6日", false), (vec![40], 44));
        // Half a character is kept: D = 6.5.
        assert_eq!(starts(&["某局"], "2024年5月16日", false), (vec![35], 39));
        assert_eq!(starts(&[], "2024年5月6日", false), (vec![], 40));
        assert_eq!(
            starts(&["某市应急管理局", "某市局"], "2024年5月6日", false),
            (vec![38, 46], 42)
        );
    }

    #[test]
    fn with_a_seal() {
        // The date ends at 24 = half 48, the signature is centred on it.
        assert_eq!(starts(&["某市应急管理局办"], "2024年5月6日", true), (vec![34], 36));
        assert_eq!(starts(&["某局"], "2024年5月6日", true), (vec![40], 36));
        assert_eq!(starts(&["某市应急管理局", "某局"], "2024年5月6日", true), (vec![35, 40], 36));
        // What would stick out on the right is moved in.
        let long = "某".repeat(20);
        assert_eq!(starts(&[&long], "2024年5月6日", true), (vec![16], 36));
    }

    #[test]
    fn longer_than_a_line() {
        for seal in [false, true] {
            let long = "某".repeat(60);
            let (signatures, date) = starts(&[&long], "2024年5月6日", seal);
            assert!(signatures[0] <= 4 && date <= 36, "{signatures:?} {date}");
            let (signatures, date) = starts(&["某局"], &"某".repeat(60), seal);
            assert!(signatures[0] <= 22 && date <= 4, "{signatures:?} {date}");
        }
    }
}
