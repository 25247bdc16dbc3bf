//! Where the caret may stand in a text.
//!
//! A grapheme is what Unicode (UAX #29) calls an extended cluster, but a character nobody sees is
//! always a grapheme of its own (see `invisible`). So every boundary of Unicode is a boundary here,
//! and the grapheme that begins at a boundary depends only on the text from there on.
//!
//! Every function is exact for every text. Looking back costs what the cluster around the place is
//! long, or the run of regional indicators (flags) before it; in a text of Han and ASCII that is one
//! character, wherever the place is.

use super::invisible::{self, JOINER};
use unicode_segmentation::GraphemeCursor;

/// Returns the first boundary behind `at`; the end of the text has none behind it but itself.
pub fn next_boundary(text: &str, at: usize) -> usize {
    if let Some(end) = plain_end(text, at) {
        return end;
    }
    let start = floor_boundary(text, at);
    start + text.get(start..).map_or(0, first_len)
}

/// Returns the last boundary before `at`, or 0.
pub fn prev_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    match text.get(..at).and_then(|before| before.chars().next_back()) {
        Some(c) if is_plain_seam(text, at - c.len_utf8()) => at - c.len_utf8(),
        _ => floor_boundary(text, at.saturating_sub(1)),
    }
}

/// Whether the caret may stand at `at`.
pub fn is_boundary(text: &str, at: usize) -> bool {
    floor_boundary(text, at) == at
}

/// Returns the last boundary at or before `at`.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    if is_plain_seam(text, at) {
        return at;
    }
    let mut start = match boundary_beside_alone(text, at) {
        Some(near) => near,
        None => {
            let mut cursor = GraphemeCursor::new(at, text.len(), true);
            if cursor.is_boundary(text, 0) == Ok(true) {
                return at;
            }
            cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
        }
    };
    loop {
        let end = start + text.get(start..).map_or(1, first_len);
        if end > at {
            return start;
        }
        start = end;
    }
}

/// How many characters back one that stands alone is looked for.
const NEAR: usize = 32;

/// Returns a boundary at or shortly before `at` that a character standing alone makes. Unicode joins
/// most of these to what is before them: a hundred thousand of them are one cluster, whose start is
/// far away.
fn boundary_beside_alone(text: &str, at: usize) -> Option<usize> {
    let (before, behind) = text.split_at_checked(at)?;
    let alone = |at: usize, c: char| stands_alone(text, at, c);
    if behind.chars().next().is_some_and(|c| alone(at, c)) {
        return Some(at);
    }
    let mut near = before.char_indices().rev().take(NEAR);
    near.find(|&(at, c)| alone(at, c)).map(|(at, c)| at + c.len_utf8())
}

/// Whether `c`, which stands at `at`, is a grapheme whatever is around it.
fn stands_alone(text: &str, at: usize, c: char) -> bool {
    if !invisible::is_invisible(c) {
        return false;
    }
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    if c == JOINER {
        !behind.chars().nth(1).is_some_and(is_pictograph)
    } else if invisible::is_variation_selector(c) {
        before.chars().next_back().is_none_or(invisible::is_invisible)
    } else {
        true
    }
}

/// Returns the first boundary at or behind `at`.
pub fn ceil_boundary(text: &str, at: usize) -> usize {
    let floor = floor_boundary(text, at);
    if floor >= at { floor } else { next_boundary(text, floor) }
}

/// Returns the graphemes of `text`, each with the byte it begins at.
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { text, at: 0 }
}

/// Returns the graphemes from `at` on.
pub fn graphemes_from(text: &str, at: usize) -> Graphemes<'_> {
    Graphemes { text, at: floor_boundary(text, at) }
}

#[derive(Debug, Clone)]
pub struct Graphemes<'t> {
    text: &'t str,
    /// Always a boundary.
    at: usize,
}

impl<'t> Iterator for Graphemes<'t> {
    type Item = (usize, &'t str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let grapheme = first_grapheme(self.text, start)?;
        self.at += grapheme.len();
        Some((start, grapheme))
    }
}

/// Whether `c` neither joins what is before it nor what follows, whatever that is, unless what
/// follows is not plain itself: nearly every character of a report.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | ' '..='~' | '\u{3000}'..='\u{3020}' | '\u{FF01}'..='\u{FF60}'
        | '\u{2010}'..='\u{2027}' | '\u{3400}'..='\u{4DFF}' | '·')
}

/// The length of the character a text of these bytes begins with, if that is known to be a grapheme
/// without decoding it: most of every report. What begins with 0xE4 to 0xE9 is Han, from U+4000 on.
#[inline(always)]
pub(super) fn plain_len(bytes: &[u8]) -> Option<usize> {
    let (length, behind) = match bytes {
        [0xE4..=0xE9, _, _, behind @ ..] => (3, behind),
        [b' '..=b'~', behind @ ..] => (1, behind),
        _ => return None,
    };
    begins_plain(behind).then_some(length)
}

/// The same of a mark: “ — …, 、 。 《, and the full-width forms.
#[inline]
fn mark_len(bytes: &[u8]) -> Option<usize> {
    let behind = bytes.get(3..).filter(|_| begins_with_mark(bytes))?;
    begins_plain(behind).then_some(3)
}

#[inline]
fn begins_with_mark(bytes: &[u8]) -> bool {
    match *bytes {
        [0xE2, 0x80, third, ..] => matches!(third, 0x90..=0xA7),
        [0xE3, 0x80, third, ..] => matches!(third, 0x80..=0xA0),
        [0xEF, 0xBC, third, ..] => matches!(third, 0x81..=0xBF),
        _ => false,
    }
}

/// Whether these bytes are none, or begin with a plain character.
#[inline(always)]
fn begins_plain(bytes: &[u8]) -> bool {
    matches!(bytes, [] | [0xE4..=0xE9 | b' '..=b'~', ..]) || begins_with_mark(bytes)
}

/// Whether `at` parts two plain characters (or a plain one and an end), and so is a boundary.
fn is_plain_seam(text: &str, at: usize) -> bool {
    text.split_at_checked(at).is_some_and(|(before, behind)| {
        before.chars().next_back().is_none_or(is_plain)
            && behind.chars().next().is_none_or(is_plain)
    })
}

/// The end of the character at `at`, if that character alone is known to be a grapheme.
#[inline]
fn plain_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..)?;
    if let Some(length) = plain_len(bytes).or_else(|| mark_len(bytes)) {
        return Some(at + length);
    }
    let mut chars = text.get(at..)?.chars();
    let plain = chars.next().filter(|&c| is_plain(c))?;
    chars.next().is_none_or(is_plain).then_some(at + plain.len_utf8())
}

/// The grapheme that begins at the boundary `at`; none at the end of the text.
#[inline]
pub(super) fn first_grapheme(text: &str, at: usize) -> Option<&str> {
    let end = match plain_end(text, at) {
        Some(end) => end,
        None => at + first_len(text.get(at..)?),
    };
    text.get(at..end).filter(|grapheme| !grapheme.is_empty())
}

/// The length of the grapheme at the start of `text`; 0 only for an empty text.
///
/// Looks no further than the grapheme, so that walking over a text of one huge cluster that is
/// many graphemes stays linear.
fn first_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return 0 };
    if invisible::is_invisible(first) {
        return first.len_utf8();
    }
    let mut before = first;
    while let Some((at, c)) = chars.next() {
        let joined = if c == JOINER {
            let joins_pictographs =
                is_pictograph(first) && chars.peek().is_some_and(|&(_, next)| is_pictograph(next));
            joins_pictographs && !is_cluster_boundary(text, at + JOINER.len_utf8())
        } else if invisible::is_variation_selector(c) {
            !invisible::is_variation_selector(before)
        } else {
            is_common_mark(c) || !(invisible::is_invisible(c) || is_cluster_boundary(text, at))
        };
        if !joined {
            return at;
        }
        before = c;
    }
    text.len()
}

fn is_cluster_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) != Ok(false)
}

/// Whether `c` attaches to a letter before it.
pub(super) fn is_combining(c: char) -> bool {
    let mut pair = String::from("a");
    pair.push(c);
    !is_cluster_boundary(&pair, 1)
}

/// The marks of which hostile texts have a hundred thousand on one letter; these need no look-up.
pub(super) fn is_common_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}') && !invisible::is_invisible(c)
}

/// Whether a joiner before `c` may make an emoji of it. Wider than Unicode's own list: the cluster
/// rules have the last word, this only keeps out letters (of India) that joiners also join.
fn is_pictograph(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203C}'..='\u{3299}' | '\u{1F000}'..='\u{1FFFD}')
}

#[cfg(test)]
mod tests;
