//! How wide a grapheme is, and what is drawn for it: one answer for the screen, one for paper.
//!
//! On the screen a grapheme is what [`shown`] gives, and its width is that of what is shown: never
//! nothing, so that the caret can stand on it, and never more than [`MOST_COLUMNS`]. With
//! [`Ambiguous::Narrow`] it is what the terminal library counts for the same cell.

use super::grapheme::{first_grapheme, is_combining, plain_len};
use super::invisible::{self, JOINER};
use std::borrow::Cow;
use std::fmt::Debug;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Columns(pub usize);

/// Half characters on paper: one 字 is two of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Halves(pub usize);

impl From<usize> for Columns {
    fn from(columns: usize) -> Self {
        Columns(columns)
    }
}

impl From<Columns> for usize {
    fn from(columns: Columns) -> Self {
        columns.0
    }
}

impl From<usize> for Halves {
    fn from(halves: usize) -> Self {
        Halves(halves)
    }
}

impl From<Halves> for usize {
    fn from(halves: Halves) -> Self {
        halves.0
    }
}

/// How wide this terminal draws “ ” … — · ① and the other characters of which Unicode says that
/// their width depends on where they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    #[default]
    Narrow,
    Wide,
}

/// A way of measuring texts.
pub trait Measure {
    type Width: Copy + Debug + From<usize> + Into<usize>;

    /// Whether all letters and digits of ASCII are equally wide.
    const EVEN_LETTERS: bool = true;

    /// The width of one grapheme.
    fn width(&self, grapheme: &str) -> Self::Width;

    /// The width of a text in one row.
    fn extent(&self, text: &str) -> Self::Width {
        let widths = super::graphemes(text).map(|(_, grapheme)| self.width(grapheme).into());
        widths.sum::<usize>().into()
    }

    /// The end of the last grapheme that still lies within `width`: where to cut a text that is too
    /// long, or what begins at or covers that place.
    fn fit(&self, text: &str, width: Self::Width) -> usize {
        let mut room = width.into();
        for (at, grapheme) in super::graphemes(text) {
            match usize::checked_sub(room, self.width(grapheme).into()) {
                Some(left) => room = left,
                None => return at,
            }
        }
        text.len()
    }
}

/// The terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Screen {
    pub ambiguous: Ambiguous,
}

/// The printed page, in faces that are square for everything Chinese.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paper;

impl Screen {
    /// Returns the length and the width of the grapheme at a boundary; none at the end of the text.
    #[inline(always)]
    pub fn first(self, text: &str, at: usize) -> Option<(usize, usize)> {
        // Han and ASCII are told by their length.
        match plain_len(text.as_bytes().get(at..)?) {
            Some(length) => Some((length, length.div_ceil(2))),
            None => self.first_of_any(text, at),
        }
    }

    #[inline(never)]
    fn first_of_any(self, text: &str, at: usize) -> Option<(usize, usize)> {
        let grapheme = first_grapheme(text, at)?;
        Some((grapheme.len(), self.width(grapheme).0))
    }

    /// Returns the end of the last grapheme that still lies within `room`, and the columns up to there.
    fn walk(self, text: &str, room: usize) -> (usize, usize) {
        let (mut at, mut columns) = (0, 0);
        while let Some((length, width)) = self.first(text, at)
            && columns + width <= room
        {
            (at, columns) = (at + length, columns + width);
        }
        (at, columns)
    }
}

impl Measure for Screen {
    type Width = Columns;

    #[inline]
    fn width(&self, grapheme: &str) -> Columns {
        Columns(match (plain_width(grapheme), self.ambiguous) {
            (Plain::Always(width), _) => width,
            (Plain::Mark, Ambiguous::Narrow) => 1,
            (Plain::Mark, Ambiguous::Wide) => 2,
            (Plain::No, ambiguous) => width_of_shown(grapheme, ambiguous),
        })
    }

    fn extent(&self, text: &str) -> Columns {
        Columns(self.walk(text, usize::MAX).1)
    }

    fn fit(&self, text: &str, width: Columns) -> usize {
        self.walk(text, width.0).0
    }
}

impl Measure for Paper {
    type Width = Halves;

    /// What is ambiguous is set from the Chinese face and so is full, but for the marks to which the
    /// standard gives half a character. What nobody sees takes nothing.
    #[inline]
    fn width(&self, grapheme: &str) -> Halves {
        Halves(match plain_width(grapheme) {
            Plain::Always(width) => width,
            Plain::Mark => 2,
            Plain::No => width_on_paper(grapheme),
        })
    }
}

// Both are kept out of line: they would crowd the loop that lays out a page of plain text.

#[inline(never)]
fn width_of_shown(grapheme: &str, ambiguous: Ambiguous) -> usize {
    match ambiguous {
        Ambiguous::Narrow => shown(grapheme).width(),
        Ambiguous::Wide => shown(grapheme).width_cjk(),
    }
}

#[inline(never)]
fn width_on_paper(grapheme: &str) -> usize {
    match grapheme.chars().next() {
        Some('·' | '–' | '‐' | '‑') => 1,
        Some('\t') => 2,
        Some(c) if invisible::is_invisible(c) => 0,
        _ => cut(grapheme, MOST_COLUMNS).width_cjk(),
    }
}

/// What is nearly everything, told by its bytes.
enum Plain {
    Always(usize),
    /// One of — ‘ ’ “ ” …, or a line of a border, which are ambiguous.
    Mark,
    No,
}

#[inline]
fn plain_width(grapheme: &str) -> Plain {
    match grapheme.as_bytes() {
        [b' '..=b'~'] => Plain::Always(1),
        // Han from U+4000 on; 、。《》 and so on; the full-width forms.
        [0xE4..=0xE9, _, _] => Plain::Always(2),
        [0xE3, 0x80, 0x80..=0x9F] => Plain::Always(2),
        [0xEF, 0xBC, 0x81..=0xBF] | [0xEF, 0xBD, 0x80..=0xA0] => Plain::Always(2),
        [0xE2, 0x80, 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6] => Plain::Mark,
        [0xE2, 0x94, 0x80..=0xBF] => Plain::Mark,
        _ => Plain::No,
    }
}

/// The most characters and columns that are drawn of one grapheme. An emoji of a family has ten
/// characters; a hundred thousand marks on one letter are an attack.
const MOST_CHARS: usize = 16;
pub const MOST_COLUMNS: usize = 8;

/// Returns what is sent to a terminal for a grapheme: itself, or a mark for what nobody sees, or as
/// much of it as is drawn at all.
#[inline]
pub fn shown(grapheme: &str) -> Cow<'_, str> {
    match plain_width(grapheme) {
        Plain::No => shown_instead(grapheme),
        _ => Cow::Borrowed(grapheme),
    }
}

#[inline(never)]
fn shown_instead(grapheme: &str) -> Cow<'_, str> {
    let Some(first) = grapheme.chars().next() else { return Cow::Borrowed("") };
    if let Some(mark) = invisible::mark(first) {
        return Cow::Borrowed(mark);
    }
    if first.width() == Some(0) && is_combining(first) {
        // A mark without its letter would be drawn on the cell before it.
        return Cow::Owned(format!("◌{}", cut(grapheme, MOST_COLUMNS - 1)));
    }
    let cut = cut(grapheme, MOST_COLUMNS);
    if cut.width() == 0 { Cow::Borrowed(invisible::UNKNOWN) } else { Cow::Borrowed(cut) }
}

/// Whether [`shown`] gives a mark in the place of this grapheme, so that it can be told from the
/// same character typed.
pub fn is_mark(grapheme: &str) -> bool {
    shown(grapheme).chars().next() != grapheme.chars().next()
}

fn cut(grapheme: &str, most: usize) -> &str {
    // No character has more columns than bytes.
    if grapheme.len() <= most {
        return grapheme;
    }
    let end = grapheme.char_indices().nth(MOST_CHARS).map_or(grapheme.len(), |(at, _)| at);
    let mut head = grapheme.get(..end).unwrap_or(grapheme);
    if head.width_cjk() > most {
        let mut columns = 0;
        let end = head.char_indices().find(|(_, c)| {
            columns += c.width_cjk().unwrap_or(0);
            columns > most
        });
        head = end.and_then(|(at, _)| head.get(..at)).unwrap_or(head);
    }
    // A joiner left at the end would join the cell behind.
    if head.len() < grapheme.len() { head.trim_end_matches(JOINER) } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::graphemes;
    use crate::text::testing::joining_text;
    use proptest::prelude::*;

    const NARROW: Screen = Screen { ambiguous: Ambiguous::Narrow };
    const WIDE: Screen = Screen { ambiguous: Ambiguous::Wide };

    #[test]
    fn widths_on_the_screen_and_on_paper() {
        // narrow, wide, paper
        for (graphemes, narrow, wide, paper) in [
            ("a Z~9", 1, 1, 1),
            ("中国㐀𠀀々，。：；？！（）《》、〔〕％￥　～／１Ａ", 2, 2, 2),
            ("“”‘’…—①Ⅰ℃×÷→■□※№§°", 1, 2, 2),
            ("·–‐", 1, 2, 1),
            ("éßяλ", 1, 1, 1),
            ("🙂", 2, 2, 2),
        ] {
            for grapheme in graphemes.split("").filter(|grapheme| !grapheme.is_empty()) {
                let widths = (NARROW.width(grapheme), WIDE.width(grapheme), Paper.width(grapheme));
                // U+2010 is ambiguous, U+2013 too; letters never are.
                assert_eq!(widths, (Columns(narrow), Columns(wide), Halves(paper)), "{grapheme}");
            }
        }
    }

    #[test]
    fn whole_clusters_have_one_width() {
        for (grapheme, columns) in [
            ("e\u{301}", 1),
            ("葛\u{E0100}", 2),
            ("❤\u{FE0F}", 2),
            ("👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏾", 2),
            ("🇨🇳", 2),
            ("1\u{FE0F}\u{20E3}", 2),
            ("ᄒ\u{1161}\u{11AB}", 2),
        ] {
            assert_eq!(super::super::next_boundary(grapheme, 0), grapheme.len());
            assert_eq!(NARROW.width(grapheme), Columns(columns), "{grapheme}");
            assert_eq!(shown(grapheme), grapheme);
        }
    }

    #[test]
    fn what_nobody_sees_is_drawn_as_a_mark() {
        for (grapheme, mark) in [
            ("\t", "␉"),
            ("\u{1b}", "␛"),
            ("\n", "␊"),
            ("\u{7f}", "␡"),
            ("\u{85}", "␦"),
            ("\u{AD}", "¬"),
            ("\u{200B}", "¦"),
            ("\u{200D}", "‿"),
            ("\u{200F}", "‹"),
            ("\u{202E}", "‹"),
            ("\u{2069}", "¦"),
            ("\u{FEFF}", "‿"),
            ("\u{FE0F}", "␦"),
            ("\u{E0041}", "␦"),
            ("\u{301}", "◌\u{301}"),
            ("\u{1161}", "␦"),
        ] {
            assert_eq!(shown(grapheme), mark);
            assert_eq!((NARROW.width(grapheme), WIDE.width(grapheme)), (Columns(1), Columns(1)));
            assert!(is_mark(grapheme) && !is_mark("¦") && !is_mark("中") && !is_mark("e\u{301}"));
        }
    }

    #[test]
    fn a_huge_grapheme_is_shown_in_part() {
        for huge in [
            format!("a{}", "\u{301}".repeat(100_000)),
            format!("क{}", "\u{903}".repeat(100_000)),
            "👩\u{200D}".repeat(50_000) + "👩",
            "ᄀ".repeat(100_000),
            "\u{301}".repeat(100_000),
            "\u{301}".to_string() + &"🏽".repeat(4),
            "\u{301}".to_string() + &"\u{903}".repeat(8),
        ] {
            let shown = shown(&huge);
            assert!(shown.chars().count() <= MOST_CHARS + 1 && !shown.ends_with(JOINER));
            assert!((1..=MOST_COLUMNS).contains(&NARROW.width(&huge).0), "{shown}");
            assert!(Paper.width(&huge).0 <= MOST_COLUMNS);
        }
    }

    #[test]
    fn texts_are_measured_and_cut_between_graphemes() {
        let text = "增强“四个”e\u{301}";
        assert_eq!(NARROW.extent(text), Columns(11));
        assert_eq!(WIDE.extent(text), Columns(13));
        assert_eq!(Paper.extent(text), Halves(13));
        for (columns, head) in [(0, ""), (1, ""), (4, "增强"), (5, "增强“"), (11, text), (99, text)]
        {
            assert_eq!(text.split_at(NARROW.fit(text, Columns(columns))).0, head);
        }
    }

    /// Every character there is, alone in a text.
    #[test]
    fn every_character_is_seen_and_none_of_the_unseen_gets_through() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let shown = shown(&text);
            assert!(NARROW.width(&text) >= Columns(1) && WIDE.width(&text) >= Columns(1), "{c:?}");
            assert!(shown.chars().all(|c| !invisible::is_invisible(c)), "{c:?}");
            assert_eq!(NARROW.width(&text).0, shown.width(), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn every_grapheme_of_every_text_is_seen(text in joining_text()) {
            for (_, grapheme) in graphemes(&text) {
                let shown = shown(grapheme);
                prop_assert!((1..=MOST_COLUMNS).contains(&NARROW.width(grapheme).0), "{grapheme:?}");
                prop_assert_eq!(NARROW.width(grapheme).0, shown.width());
                prop_assert!(shown.chars().next().is_some_and(|c| !invisible::is_invisible(c)));
            }
            for screen in [NARROW, WIDE] {
                let mut columns = 0;
                for (at, grapheme) in graphemes(&text) {
                    prop_assert_eq!(screen.fit(&text, Columns(columns)), at);
                    columns += screen.width(grapheme).0;
                    prop_assert_eq!(screen.fit(&text, Columns(columns - 1)), at);
                }
                prop_assert_eq!(screen.extent(&text).0, columns);
            }
        }
    }
}
