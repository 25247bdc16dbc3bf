//! What may come in from outside: files, packs, pastes, the command line.
//!
//! Line ends become `\n`, control characters but TAB are dropped and counted, everything else is kept
//! as it is, what nobody sees included (that is drawn as marks, never dropped).

use super::scan::{find_foreign, is_foreign};
use std::borrow::Cow;

/// A text that may come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'t> {
    /// Borrowed where nothing had to be changed.
    pub text: Cow<'t, str>,
    pub dropped: usize,
    /// Where in `text` the first dropped character stood: before the character that is there now.
    pub first_dropped: Option<Place>,
}

/// A place for people: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl Place {
    /// Returns the place behind a text whose lines end in `\n`.
    pub fn behind(text: &str) -> Place {
        let last = text.rsplit('\n').next().unwrap_or_default();
        Place { line: text.matches('\n').count() + 1, column: last.chars().count() + 1 }
    }
}

/// Returns `text` with `\n` for every line end and without control characters.
///
/// `\r\n`, `\r`, VT, FF, U+2028 and U+2029 are line ends; C0 but TAB, DEL and C1 (so NEL) are dropped.
pub fn clean(text: &str) -> Cleaned<'_> {
    let mut cleaned = String::new();
    let mut dropped = 0;
    let mut first_dropped = None;
    let mut rest = text;
    while let Some((kept, c, behind)) = split_at_foreign(rest) {
        if cleaned.capacity() == 0 {
            cleaned.reserve(text.len());
        }
        cleaned.push_str(kept);
        rest = behind;
        match c {
            '\r' => {
                // The `\n` of a `\r\n` is kept with what follows.
                if !rest.starts_with('\n') {
                    cleaned.push('\n');
                }
            }
            '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            _ => {
                dropped += 1;
                first_dropped.get_or_insert_with(|| Place::behind(&cleaned));
            }
        }
    }
    let text = if rest.len() == text.len() {
        Cow::Borrowed(text)
    } else {
        cleaned.push_str(rest);
        Cow::Owned(cleaned)
    };
    Cleaned { text, dropped, first_dropped }
}

/// Returns where characters were dropped, in order: the columns are those of the text as it came.
pub fn dropped_places(text: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let (mut line, mut column) = (1, 1);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => {
                (line, column) = (line + 1, 1)
            }
            c => {
                if is_foreign(c) {
                    places.push(Place { line, column });
                }
                column += 1;
            }
        }
    }
    places
}

/// The text before the first character that may not come in as it is, that character, and the rest.
fn split_at_foreign(text: &str) -> Option<(&str, char, &str)> {
    let at = find_foreign(text)?;
    let (kept, rest) = text.split_at_checked(at)?;
    let mut chars = rest.chars();
    let c = chars.next()?;
    Some((kept, c, chars.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn line_ends_become_one_and_controls_go() {
        // text, cleaned, dropped, place
        for (text, cleaned, dropped, place) in [
            ("", "", 0, None),
            ("一、加强\t领导\n“二”", "一、加强\t领导\n“二”", 0, None),
            ("a\r\nb\rc\r\r\nd\u{B}e\u{C}f\u{2028}g\u{2029}", "a\nb\nc\n\nd\ne\nf\ng\n", 0, None),
            ("\r", "\n", 0, None),
            ("中\u{1b}[31m文", "中[31m文", 1, Some((1, 2))),
            ("中\r\n文\u{85}字\u{0}\u{7f}", "中\n文字", 3, Some((2, 2))),
            ("\u{9f}", "", 1, Some((1, 1))),
            (
                "\u{A0}\u{202E}\u{200B}\u{FEFF}\u{AD}",
                "\u{A0}\u{202E}\u{200B}\u{FEFF}\u{AD}",
                0,
                None,
            ),
        ] {
            let found = clean(text);
            assert_eq!(found.text, cleaned, "{text:?}");
            let place = place.map(|(line, column)| Place { line, column });
            assert_eq!((found.dropped, found.first_dropped), (dropped, place), "{text:?}");
            assert_eq!(matches!(found.text, Cow::Borrowed(_)), text == cleaned, "{text:?}");
        }
    }

    #[test]
    fn a_carriage_return_before_a_dropped_character_is_a_line_end() {
        assert_eq!(clean("a\r\u{0}\nb").text, "a\n\nb");
    }

    /// Obviously right, one character after another.
    fn slowly(text: &str) -> (String, usize) {
        let text = text.replace("\r\n", "\n");
        let text = text.replace(['\r', '\u{B}', '\u{C}', '\u{2028}', '\u{2029}'], "\n");
        let kept: String =
            text.chars().filter(|c| matches!(c, '\t' | '\n') || !c.is_control()).collect();
        let dropped = text.chars().count() - kept.chars().count();
        (kept, dropped)
    }

    fn dirty_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(|c| c.to_string()),
            prop::sample::select(vec![
                "\r", "\n", "\t", "\u{0}", "\u{85}", "\u{2028}", "中", "\u{AD}"
            ])
            .prop_map(str::to_string),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn cleaning_is_what_it_says_and_leaves_nothing_to_clean(text in dirty_text()) {
            let cleaned = clean(&text);
            prop_assert_eq!((cleaned.text.to_string(), cleaned.dropped), slowly(&text));
            prop_assert_eq!(cleaned.first_dropped.is_some(), cleaned.dropped > 0);
            prop_assert!(matches!(clean(&cleaned.text).text, Cow::Borrowed(_)));
        }
    }
}
