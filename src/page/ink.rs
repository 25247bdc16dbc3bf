//! How wide characters are on paper, as far as rows go by it: what a word processor will break the
//! same row by.
//!
//! Chinese characters are as wide as their size, and what `text::Paper` counts as a half is half of
//! it. Letters are so only in a face that has them so; in Times New Roman and its like each has a
//! width of its own, and a row with letters in it breaks by those.

use crate::text::{Measure, Paper};

/// Thousandths of a point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millipoints(pub usize);

impl From<usize> for Millipoints {
    fn from(millipoints: usize) -> Self {
        Millipoints(millipoints)
    }
}

impl From<Millipoints> for usize {
    fn from(millipoints: Millipoints) -> Self {
        millipoints.0
    }
}

impl Millipoints {
    pub fn of_twips(twips: u32) -> Self {
        Millipoints(twips as usize * 50)
    }
}

/// The faces whose letters are as wide as those of Times.
const TIMES: [&str; 3] = ["Times New Roman", "Liberation Serif", "Times"];

/// The widths of Times from the space to `~`, in thousandths of its size.
const TIMES_WIDTHS: [usize; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250,
    278, // space to /
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, // 0 to ?
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, // @ to O
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, // P to _
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, // ` to o
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541, // p to ~
];

/// A size and what goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    size: usize,
    /// What is added to every character; on the standard's page that is less than nothing.
    spacing: isize,
    letters: Letters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    Half,
    Times,
}

impl Ink {
    pub fn new(points: f64, spacing_twips: i32, latin: &str) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size")]
        let size = (points * 1000.0).round() as usize;
        let letters = if TIMES.contains(&latin) { Letters::Times } else { Letters::Half };
        Ink { size, spacing: isize::try_from(spacing_twips).unwrap_or(0) * 50, letters }
    }
}

impl Measure for Ink {
    type Width = Millipoints;

    const EVEN_LETTERS: bool = false;

    fn width(&self, grapheme: &str) -> Millipoints {
        let own = match (self.letters, grapheme.as_bytes()) {
            (Letters::Times, [byte @ b' '..=b'~']) => {
                TIMES_WIDTHS.get(usize::from(byte - b' ')).map(|width| width * self.size / 1000)
            }
            _ => None,
        };
        let width = own.unwrap_or_else(|| Paper.width(grapheme).0 * self.size / 2);
        // What nobody sees takes nothing, and gives nothing.
        Millipoints(if width == 0 { 0 } else { width.saturating_add_signed(self.spacing) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_in_print() {
        let body = Ink::new(16.0, -6, "Times New Roman");
        let even = Ink::new(16.0, -6, "仿宋_GB2312");
        for (grapheme, times, half) in [
            ("某", 15_700, 15_700),
            ("“", 15_700, 15_700),
            ("·", 7_700, 7_700),
            ("2", 7_700, 7_700),
            ("X", 11_252, 7_700),
            ("%", 13_028, 7_700),
            ("i", 4_148, 7_700),
            ("~", 8_356, 7_700),
            ("𠮷", 15_700, 15_700),
            ("\u{202E}", 0, 0),
        ] {
            let widths = (body.width(grapheme).0, even.width(grapheme).0);
            assert_eq!(widths, (times, half), "{grapheme}");
        }
        assert_eq!(Ink::new(22.0, 0, "").extent("某2").0, 33_000);
    }
}
