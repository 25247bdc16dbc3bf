//! The characters nobody sees: controls, bidi and zero-width characters, fillers, tags.
//!
//! Each is a grapheme of its own, so that it can be walked over and deleted, and is drawn as a mark,
//! so that it can neither hide nor reach a terminal. Two kinds are kept with their neighbours where
//! they do their proper work: a joiner inside an emoji, and a variation selector behind its base.
//!
//! Every mark is one column wide whichever way a terminal draws ambiguous characters.

use std::ops::RangeInclusive;

pub(super) const JOINER: char = '\u{200D}';

/// Anything unseen that has no picture of its own.
pub(super) const UNKNOWN: &str = "␦";

/// Opens or isolates a run from left to right, from right to left, and ends one.
const TO_RIGHT: &str = "›";
const TO_LEFT: &str = "‹";
const END: &str = "¦";
/// Parts and joins words without being seen.
const PARTS: &str = "¦";
const JOINS: &str = "‿";

/// C0 has a picture for each; the rest is sorted by range.
const C0: [&str; 32] = [
    "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", "␉", "␊", "␋", "␌", "␍", "␎", "␏", "␐", "␑", "␒",
    "␓", "␔", "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
];

const MARKS: &[(RangeInclusive<char>, &str)] = &[
    ('\u{7F}'..='\u{7F}', "␡"),
    ('\u{80}'..='\u{9F}', UNKNOWN),
    ('\u{AD}'..='\u{AD}', "¬"),
    ('\u{34F}'..='\u{34F}', JOINS),
    ('\u{61C}'..='\u{61C}', TO_LEFT),
    ('\u{115F}'..='\u{115F}', UNKNOWN),
    ('\u{17B4}'..='\u{17B5}', UNKNOWN),
    ('\u{180B}'..='\u{180F}', UNKNOWN),
    ('\u{200B}'..='\u{200C}', PARTS),
    (JOINER..=JOINER, JOINS),
    ('\u{200E}'..='\u{200E}', TO_RIGHT),
    ('\u{200F}'..='\u{200F}', TO_LEFT),
    ('\u{2028}'..='\u{2029}', "␤"),
    ('\u{202A}'..='\u{202A}', TO_RIGHT),
    ('\u{202B}'..='\u{202B}', TO_LEFT),
    ('\u{202C}'..='\u{202C}', END),
    ('\u{202D}'..='\u{202D}', TO_RIGHT),
    ('\u{202E}'..='\u{202E}', TO_LEFT),
    ('\u{2060}'..='\u{2060}', JOINS),
    ('\u{2061}'..='\u{2065}', UNKNOWN),
    ('\u{2066}'..='\u{2066}', TO_RIGHT),
    ('\u{2067}'..='\u{2067}', TO_LEFT),
    ('\u{2068}'..='\u{2068}', TO_RIGHT),
    ('\u{2069}'..='\u{2069}', END),
    ('\u{206A}'..='\u{206F}', UNKNOWN),
    ('\u{3164}'..='\u{3164}', UNKNOWN),
    ('\u{FE00}'..='\u{FE0F}', UNKNOWN),
    ('\u{FEFF}'..='\u{FEFF}', JOINS),
    ('\u{FFA0}'..='\u{FFA0}', UNKNOWN),
    ('\u{FFF0}'..='\u{FFFB}', UNKNOWN),
    ('\u{13430}'..='\u{1343F}', UNKNOWN),
    ('\u{1BCA0}'..='\u{1BCA3}', UNKNOWN),
    ('\u{1D173}'..='\u{1D17A}', UNKNOWN),
    ('\u{E0000}'..='\u{E0FFF}', UNKNOWN),
];

/// The mark drawn for `c`, if `c` is one nobody sees.
pub(super) fn mark(c: char) -> Option<&'static str> {
    if c < ' ' {
        return C0.get(c as usize).copied();
    }
    if c < '\u{7F}' {
        return None;
    }
    let after = MARKS.partition_point(|(range, _)| *range.end() < c);
    MARKS.get(after).filter(|(range, _)| range.contains(&c)).map(|(_, mark)| *mark)
}

pub(super) fn is_invisible(c: char) -> bool {
    mark(c).is_some()
}

/// Whether `c` chooses a form of the character before it.
pub(super) fn is_variation_selector(c: char) -> bool {
    matches!(c,
        '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

    #[test]
    fn the_table_is_sorted_and_every_mark_is_one_column_either_way() {
        assert!(MARKS.windows(2).all(|pair| pair[0].0.end() < pair[1].0.start()));
        for mark in C0.iter().chain(MARKS.iter().map(|(_, mark)| mark)) {
            assert_eq!((mark.width(), mark.width_cjk()), (1, 1), "{mark}");
            assert!(mark.chars().all(|c| !is_invisible(c)));
        }
    }

    #[test]
    fn what_is_seen_has_no_mark() {
        for c in " ~aé中。“”…—·①　\u{A0}\u{301}\u{20E3}☎😀\u{E000}�".chars() {
            assert_eq!(mark(c), None, "{c:?}");
        }
    }

    /// A new version of Unicode may bring format characters; this says so.
    #[test]
    fn every_control_of_unicode_has_a_mark() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_control()) {
            assert!(is_invisible(c), "{c:?}");
            assert_eq!(c.width(), None);
        }
    }
}
