//! One text of a report as the rules read it: its printed characters, where each stands in the
//! source, and the zones in which some rules must not look or nothing may be changed.
//!
//! Positions are characters of the printed text. Nothing here panics on a wrong one: a character
//! that is not there is `'\0'`.

use super::by_char::{Held, Words};
pub use super::classes::{is_full_mark, is_han, is_numeral, is_stop, opens_clause};
use super::number::{self, Figure};
use super::spots::{Spot, Spots};
use super::zone;
use crate::report::open::value_of;
use crate::report::slot::{self, PieceKind};
use crate::report::{Report, TextPlace};
use crate::text::holds_braces;
use memchr::memmem;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// Within 《》.
pub const TITLE: u8 = 1;
/// Within a quotation.
pub const QUOTE: u8 = 2;
/// The value of a slot: printed here, but kept elsewhere.
pub const SLOT: u8 = 4;
/// An address, code, or one of the user's terms: no rule looks here.
pub const GUARD: u8 = 8;
/// Where something may be quoted or called so: nothing is mended there unasked.
pub const CITED: u8 = 16;

const REACH: usize = 400;

#[derive(Debug)]
pub struct Passage<'a> {
    pub place: TextPlace,
    pub text: Cow<'a, str>,
    chars: Vec<char>,
    /// The byte of the printed text at which each character begins, and the end.
    bytes: Vec<usize>,
    zones: Vec<u8>,
    /// The bytes of the source each character stands for; empty where they are the printed bytes.
    source: Vec<(usize, usize)>,
    held: Held,
    spots: Spots,
    figures: OnceCell<Vec<Figure>>,
    /// The next paragraph opens a quotation again, so one may stay open here.
    pub goes_on_quoting: bool,
}

impl<'a> Passage<'a> {
    /// Reads a text of a report.
    pub fn of(report: &'a Report, place: TextPlace, source: &'a str, terms: &[String]) -> Self {
        let mut passage = if holds_braces(source) {
            Passage::of_slots(report, place, source)
        } else {
            Passage::plain(place, source)
        };
        zone::mark(&mut passage, terms);
        passage
    }

    fn plain(place: TextPlace, text: &'a str) -> Self {
        let count = text.chars().count();
        let (mut chars, mut bytes) = (Vec::with_capacity(count), Vec::with_capacity(count + 1));
        for (at, c) in text.char_indices() {
            chars.push(c);
            bytes.push(at);
        }
        bytes.push(text.len());
        let zones = vec![0; chars.len()];
        Passage {
            place,
            text: Cow::Borrowed(text),
            held: Held::of(&chars),
            spots: Spots::of(&chars),
            chars,
            bytes,
            zones,
            source: Vec::new(),
            figures: OnceCell::new(),
            goes_on_quoting: false,
        }
    }

    fn of_slots(report: &'a Report, place: TextPlace, source: &'a str) -> Self {
        let mut text = String::with_capacity(source.len());
        let (mut zones, mut spans) = (Vec::new(), Vec::new());
        for piece in slot::pieces(source).map_while(Result::ok) {
            let start = piece.range.start;
            match piece.kind {
                PieceKind::Text(plain) => {
                    for (at, c) in plain.char_indices() {
                        text.push(c);
                        zones.push(0);
                        spans.push((start + at, start + at + c.len_utf8()));
                    }
                }
                PieceKind::Brace(brace) => {
                    text.push(brace);
                    zones.push(0);
                    spans.push((start, piece.range.end));
                }
                PieceKind::Slot(slot) => {
                    let mask = report.settings().mask.as_str();
                    for c in value_of(&slot, report.fields()).unwrap_or(mask).chars() {
                        text.push(c);
                        zones.push(SLOT);
                        spans.push((start, piece.range.end));
                    }
                }
            }
        }
        let chars: Vec<char> = text.chars().collect();
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        Passage {
            place,
            text: Cow::Owned(text),
            held: Held::of(&chars),
            spots: Spots::of(&chars),
            chars,
            bytes,
            zones,
            source: spans,
            figures: OnceCell::new(),
            goes_on_quoting: false,
        }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Returns the characters of some kinds, each with its place, in order.
    pub fn spots(&self, kind: Spot) -> impl DoubleEndedIterator<Item = (usize, char)> + '_ {
        self.spots.of_kind(kind)
    }

    /// Returns the Arabic figures in the passage, in order.
    pub fn figures(&self) -> &[Figure] {
        self.figures.get_or_init(|| number::read(self))
    }

    /// Returns the character at `i`, or NUL.
    #[inline]
    pub fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    /// Returns the character before `i`, or NUL.
    #[inline]
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// Says whether `word` stands at `i`.
    pub fn is(&self, i: usize, word: &str) -> bool {
        // Most words that are asked for differ in the character at hand.
        word.chars().next().is_none_or(|first| first == self.at(i))
            && self
                .bytes
                .get(i)
                .and_then(|at| self.text.get(*at..))
                .is_some_and(|rest| rest.starts_with(word))
    }

    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(i, word))
    }

    /// Says whether `word` ends just before `i`.
    pub fn ends(&self, i: usize, word: &str) -> bool {
        word.chars().next_back().is_none_or(|last| last == self.before(i))
            && self
                .bytes
                .get(i)
                .and_then(|at| self.text.get(..*at))
                .is_some_and(|before| before.ends_with(word))
    }

    pub fn ends_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.ends(i, word))
    }

    /// Says whether one of `words`, parted by spaces, stands at `i`.
    pub fn is_one(&self, i: usize, words: &str) -> bool {
        words.contains(self.at(i)) && words.split_whitespace().any(|word| self.is(i, word))
    }

    /// Says whether one of `words`, parted by spaces, ends just before `i`.
    pub fn ends_one(&self, i: usize, words: &str) -> bool {
        self.words_before(i, words).next().is_some()
    }

    /// Returns those of `words`, parted by spaces, that end just before `i`.
    pub fn words_before<'w>(&self, i: usize, words: &'w str) -> impl Iterator<Item = &'w str> {
        // Most of the time there are none, and the character at hand tells so at once.
        let words = if words.contains(self.before(i)) { words } else { "" };
        words.split_whitespace().filter(move |word| self.ends(i, word))
    }

    /// Returns the longest of `words`, parted by spaces, that ends just before `i`.
    pub fn word_before<'w>(&self, i: usize, words: &'w str) -> Option<&'w str> {
        self.words_before(i, words).max_by_key(|word| word.len())
    }

    /// Returns the longest of `words`, known by their last characters, that ends just before `i`.
    pub fn longest_before(&self, i: usize, words: &Words) -> Option<&'static str> {
        let ending = words.of(self.before(i)).iter().filter(|word| self.ends(i, word));
        ending.copied().max_by_key(|word| word.len())
    }

    /// Says whether one of `words`, known by their first characters, stands at `i`.
    pub fn begins_any(&self, i: usize, words: &Words) -> bool {
        words.of(self.at(i)).iter().any(|word| self.is(i, word))
    }

    /// Returns where the words end, known by their first characters, that stand at `i`.
    pub fn all_at<'w>(
        &self,
        i: usize,
        words: &'w Words,
    ) -> impl Iterator<Item = usize> + use<'_, 'a, 'w> {
        let found = words.of(self.at(i)).iter().filter(move |word| self.is(i, word));
        found.map(move |word| i + word.chars().count())
    }

    /// Returns where the longest of them ends.
    pub fn longest_at(&self, i: usize, words: &Words) -> Option<usize> {
        self.all_at(i, words).max()
    }

    /// Says whether one of `words`, known by their first characters, stands in a range.
    pub fn holds_any(&self, range: Range<usize>, words: &Words) -> bool {
        range.clone().any(|i| {
            let mut found = words.of(self.at(i)).iter().filter(|word| self.is(i, word));
            found.any(|word| i + word.chars().count() <= range.end)
        })
    }

    /// Returns how many Han characters a range holds, up to `most`.
    pub fn count_han(&self, range: Range<usize>, most: usize) -> usize {
        let chars = self.chars.get(range).unwrap_or_default();
        chars.iter().filter(|c| is_han(**c)).take(most).count()
    }

    pub fn slice(&self, range: Range<usize>) -> &str {
        let (start, end) = (self.bytes.get(range.start), self.bytes.get(range.end));
        start.zip(end).and_then(|(s, e)| self.text.get(*s..*e)).unwrap_or_default()
    }

    pub fn string(&self, range: Range<usize>) -> String {
        self.slice(range).to_string()
    }

    /// Returns the byte of the printed text at which a character begins.
    pub fn byte(&self, i: usize) -> usize {
        self.bytes.get(i).copied().unwrap_or(self.text.len())
    }

    /// Returns the character that begins at a byte of the printed text.
    pub fn char_at_byte(&self, byte: usize) -> usize {
        self.bytes.partition_point(|at| *at < byte)
    }

    /// Returns the characters from `i` on for which `of` holds, as the place behind them. No run is
    /// longer than [`REACH`]: walked over again from each of its places it would take for ever.
    pub fn run(&self, i: usize, of: impl Fn(char) -> bool) -> usize {
        self.run_within(i, REACH, of)
    }

    /// Returns where the characters before `i` begin for which `of` holds; not more than [`REACH`].
    pub fn run_back(&self, i: usize, of: impl Fn(char) -> bool) -> usize {
        self.run_back_within(i, REACH, of)
    }

    /// Does as [`Passage::run`], over `most` characters.
    pub fn run_within(&self, i: usize, most: usize, of: impl Fn(char) -> bool) -> usize {
        let rest = self.chars.get(i..).unwrap_or_default();
        i + rest.iter().take(most).take_while(|c| of(**c)).count()
    }

    /// Does as [`Passage::run_back`], over `most` characters.
    pub fn run_back_within(&self, i: usize, most: usize, of: impl Fn(char) -> bool) -> usize {
        let before = self.chars.get(..i).unwrap_or_default();
        i - before.iter().rev().take(most).take_while(|c| of(**c)).count()
    }

    /// Says whether a character may stand somewhere. Where it says no, none does.
    pub fn may_hold(&self, c: char) -> bool {
        self.held.may_be(c)
    }

    pub fn find(&self, from: usize, word: &str) -> Option<usize> {
        if !word.chars().all(|c| self.may_hold(c)) {
            return None;
        }
        let at = *self.bytes.get(from)?;
        let rest = self.text.get(at..).filter(|rest| rest.len() >= word.len())?;
        let found = memmem::find(rest.as_bytes(), word.as_bytes())?;
        Some(self.char_at_byte(at + found))
    }

    /// Returns the sentence around `i`: between 。！？；, its own mark left out.
    pub fn sentence(&self, i: usize) -> Range<usize> {
        self.around(i, |c| !matches!(c, '。' | '！' | '？' | '；'))
    }

    /// Returns the clause around `i`: between any marks that part a sentence.
    pub fn clause(&self, i: usize) -> Range<usize> {
        self.around(i, |c| !is_stop(c))
    }

    /// No sentence is longer than [`REACH`] on either side: what is is no sentence, and walking
    /// over all of it from each of its places would take for ever.
    fn around(&self, i: usize, inside: impl Fn(char) -> bool) -> Range<usize> {
        let before = self.chars.get(i.saturating_sub(REACH)..i).unwrap_or_default();
        let behind = self.chars.get(i..(i + REACH).min(self.len())).unwrap_or_default();
        let start = i - before.iter().rev().take_while(|c| inside(**c)).count();
        start..i + behind.iter().take_while(|c| inside(**c)).count()
    }

    pub fn zone(&self, i: usize) -> u8 {
        self.zones.get(i).copied().unwrap_or(0)
    }

    pub fn set_zone(&mut self, range: Range<usize>, zone: u8) {
        for z in self.zones.get_mut(range).unwrap_or_default() {
            *z |= zone;
        }
    }

    /// Says whether a zone covers the whole range.
    pub fn all_in(&self, range: &Range<usize>, zone: u8) -> bool {
        let zones = self.zones.get(range.clone()).unwrap_or_default();
        !zones.is_empty() && zones.iter().all(|z| z & zone != 0)
    }

    pub fn any_in(&self, range: &Range<usize>, zone: u8) -> bool {
        self.zones.get(range.clone()).unwrap_or_default().iter().any(|z| z & zone != 0)
    }

    /// Returns the characters that a range of the source prints.
    pub fn printed_range(&self, source: &Range<usize>) -> Range<usize> {
        if self.source.is_empty() {
            return self.char_at_byte(source.start)..self.char_at_byte(source.end);
        }
        let start = self.source.partition_point(|span| span.1 <= source.start);
        start..self.source.partition_point(|span| span.0 < source.end)
    }

    /// Returns the bytes of the source that print a range.
    pub fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        if self.source.is_empty() {
            let byte = |i: usize| self.bytes.get(i).copied().unwrap_or(self.text.len());
            return byte(range.start)..byte(range.end);
        }
        let covered = self.source.get(range.clone()).unwrap_or_default();
        let start = covered.first().map_or(0, |span| span.0);
        start..covered.last().map_or(start, |span| span.1)
    }
}

/// Returns the last characters of a text, or all of it where it has fewer.
pub fn last_chars(text: &str, count: usize) -> &str {
    let from = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(from..).unwrap_or_default()
}
