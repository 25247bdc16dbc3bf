//! What text is, for every other room: graphemes, the two widths, line breaking, motion, counting,
//! cleaning and the edit. Pure functions over `&str`; nothing here knows what a report is.
//!
//! | file | what it owns |
//! |---|---|
//! | `chars` | which characters are of a script written without spaces, and which are full-width |
//! | `invisible` | the characters nobody sees, and the marks drawn for them |
//! | `grapheme` | where the caret may stand in a text |
//! | `width` | how wide a grapheme is: columns on the screen, half characters on paper |
//! | `line_break` | the rows of a paragraph, by the rules of Chinese typesetting |
//! | `motion` | words |
//! | `count` | 字数 |
//! | `scan` | bytes, marks and lines found at the speed of memory |
//! | `quoted` | texts in quotes, as RON has them |
//! | [`simple_ron`] | tables in RON read quickly |
//! | `clean` | what may come in from outside |
//! | [`difference`] | what is other in one text than in another |
//! | `edit` | one replacement, with all it needs to be undone |
//!
//! Positions are bytes into the text they were taken from; widths are [`Columns`] or [`Halves`] and
//! cannot be mixed with them or with each other. A position that is no boundary is taken down to the
//! boundary before it, and one behind the end to the end: nothing here panics on a wrong place.

mod chars;
mod clean;
mod count;
pub mod difference;
mod edit;
mod grapheme;
mod invisible;
mod line_break;
mod motion;
mod quoted;
mod scan;
pub mod simple_ron;
mod width;

pub use chars::half_width;
pub use clean::{Cleaned, Place, clean, dropped_places};
pub use count::{Count, Counter, count};
pub use edit::{Edit, EditMismatch};
pub use grapheme::{
    Graphemes, ceil_boundary, floor_boundary, graphemes, graphemes_from, is_boundary,
    next_boundary, prev_boundary,
};
pub use line_break::{Class, Row, Rows, Unit, Wrap, break_row};
pub use motion::{word_at, word_back, word_forward};
pub use quoted::Quoted;
pub use scan::{
    find_brace, find_bytes, find_either, find_folded, first_quotation_mark, held_lines,
    holds_braces, holds_controls, holds_rare_marks, is_clean_line, is_foreign, last_quotation_mark,
    lines, rfind_folded,
};
pub use width::{Ambiguous, Columns, Halves, MOST_COLUMNS, Measure, Paper, Screen, is_mark, shown};

/// What the tests of this room share: texts with their places drawn in, and hostile texts.
#[cfg(test)]
mod testing {
    use proptest::prelude::*;

    /// The text without its carets, and where they stood.
    pub fn carets(drawn: &str) -> (String, Vec<usize>) {
        let mut places = Vec::new();
        let mut text = String::new();
        for c in drawn.chars() {
            if c == '|' {
                places.push(text.len());
            } else {
                text.push(c);
            }
        }
        (text, places)
    }

    /// The text with one caret in it, and where it stood.
    pub fn caret(drawn: &str) -> (String, usize) {
        let (text, places) = carets(drawn);
        assert_eq!(places.len(), 1, "one caret in {drawn:?}");
        (text, places[0])
    }

    /// The text with carets drawn at these places.
    pub fn draw(text: &str, places: &[usize]) -> String {
        let mut drawn = text.to_string();
        for &at in places.iter().rev() {
            drawn.insert(at, '|');
        }
        drawn
    }

    /// Texts of everything that joins, parts, or is plain.
    pub fn joining_text() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "中",
            "a",
            "1",
            " ",
            "。",
            "\u{301}",
            "\u{200D}",
            "\u{200C}",
            "\u{FE0F}",
            "\u{FE0E}",
            "👩",
            "❤",
            "🏽",
            "🇨",
            "🇳",
            "क",
            "\u{94D}",
            "\u{903}",
            "\u{202E}",
            "\u{600}",
            "ᄒ",
            "\u{1161}",
            "한",
            "\u{E0100}",
            "\u{E0061}",
            "\t",
            "\r",
            "\n",
            "é",
            "©",
            "\u{20E3}",
        ]);
        prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
    }
}
