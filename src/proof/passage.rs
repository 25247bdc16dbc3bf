//! One text of a report as the rules read it: its printed characters, where each stands in the
//! source, and the zones in which some rules must not look or nothing may be changed.
//!
//! Positions are characters of the printed text. Nothing here panics on a wrong one: a character
//! that is not there is `'\0'`.

use super::by_char::{Held, HeldPairs, Words};
pub use super::classes::{is_chinese, is_full_mark, is_han, is_numeral, is_stop, opens_clause};
use super::kept::Told;
use super::number::{self, Figure};
use super::pair::{Pair, unit};
use super::sheet::{Drawn, Sheet};
use super::spots::Spot;
use super::zone;
use crate::report::open::printed_slot;
use crate::report::slot::{self, PieceKind};
use crate::report::{Report, TextPlace};
use crate::text::holds_braces;
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

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
/// Within a quotation of what somebody said: what is told of it is for review.
pub const SPOKEN: u8 = 32;

const REACH: usize = 400;

#[derive(Debug)]
pub struct Passage<'a> {
    pub place: TextPlace,
    pub text: Cow<'a, str>,
    /// The printed text. Nothing else holds it as long as zones are marked.
    sheet: Rc<Sheet>,
    /// The bytes of the source each character stands for; empty where they are the printed bytes.
    source: Vec<(usize, usize)>,
    /// The next paragraph opens a quotation again, so one may stay open here.
    pub goes_on_quoting: bool,
}

impl<'a> Passage<'a> {
    /// Reads a text of a report.
    pub fn of(report: &'a Report, place: TextPlace, source: &'a str, terms: &[String]) -> Self {
        let mut passage = if holds_braces(source) {
            Passage::of_slots(report, place, source)
        } else {
            Passage::of_text(place, Cow::Borrowed(source), Vec::new())
        };
        zone::mark(&mut passage, terms);
        passage
    }

    fn of_text(place: TextPlace, text: Cow<'a, str>, source: Vec<(usize, usize)>) -> Self {
        let sheet = Rc::new(Sheet::of(&text));
        Passage { place, sheet, text, source, goes_on_quoting: false }
    }

    /// Makes a passage of a text without slots that was read before.
    pub fn again(place: TextPlace, text: &'a str, sheet: Rc<Sheet>) -> Self {
        let text = Cow::Borrowed(text);
        Passage { place, sheet, text, source: Vec::new(), goes_on_quoting: false }
    }

    /// Returns its sheet, on which from now on is noted what is told of the text.
    pub fn kept(&mut self) -> Rc<Sheet> {
        if let Some(sheet) = Rc::get_mut(&mut self.sheet) {
            sheet.told = Some(RefCell::default());
            sheet.shrink();
        }
        Rc::clone(&self.sheet)
    }

    /// Returns what follows from the text and was asked for before.
    pub fn drawn(&self) -> &Drawn {
        &self.sheet.drawn
    }

    /// Returns what is told of the text, where that is kept.
    pub fn told(&self) -> Option<&RefCell<Told>> {
        self.sheet.told.as_ref()
    }

    fn of_slots(report: &'a Report, place: TextPlace, source: &'a str) -> Self {
        let mut text = String::with_capacity(source.len());
        let (mut values, mut spans) = (Vec::new(), Vec::new());
        for piece in slot::pieces(source).map_while(Result::ok) {
            let start = piece.range.start;
            match piece.kind {
                PieceKind::Text(plain) => {
                    text.push_str(plain);
                    let each = plain.char_indices();
                    spans.extend(each.map(|(at, c)| (start + at, start + at + c.len_utf8())));
                }
                PieceKind::Brace(brace) => {
                    text.push(brace);
                    spans.push((start, piece.range.end));
                }
                PieceKind::Slot(slot) => {
                    let value = printed_slot(report, &slot);
                    text.push_str(value);
                    let from = spans.len();
                    spans.extend(value.chars().map(|_| (start, piece.range.end)));
                    values.push(from..spans.len());
                }
            }
        }
        let mut passage = Passage::of_text(place, Cow::Owned(text), spans);
        values.into_iter().for_each(|value| passage.set_zone(value, SLOT));
        passage
    }

    /// Says whether what is printed is not what is written.
    pub fn has_slots(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    pub fn len(&self) -> usize {
        self.sheet.chars.len()
    }

    pub fn chars(&self) -> &[char] {
        &self.sheet.chars
    }

    /// Returns the characters of some kinds, each with its place, in order.
    #[inline]
    pub fn spots(&self, kind: Spot) -> impl Iterator<Item = (usize, char)> + '_ {
        self.sheet.spots.of_kind(kind).map(|at| (at, self.at(at)))
    }

    /// Returns which characters are of some kinds, a bit for each.
    #[inline]
    pub fn rows(&self, kind: Spot) -> impl Iterator<Item = u64> + '_ {
        self.sheet.spots.rows(kind)
    }

    /// Says whether the character at `i` is of a kind; beyond the ends stands what parts sentences.
    #[inline]
    pub fn is_of(&self, i: usize, kind: Spot) -> bool {
        self.sheet.kinds.get(i).copied().unwrap_or(Spot::NOTHING).holds(kind)
    }

    #[inline]
    pub fn is_han(&self, i: usize) -> bool {
        !self.is_of(i, Spot::SIGN)
    }

    /// Returns the Arabic figures in the passage, in order.
    pub fn figures(&self) -> &[Figure] {
        self.sheet.drawn.figures.get_or_init(|| number::read(self))
    }

    /// Returns the figures whose digits begin within a range.
    pub fn figures_within(&self, range: Range<usize>) -> &[Figure] {
        let figures = self.figures();
        let of = |at: usize| figures.partition_point(|figure| figure.digits.start < at);
        figures.get(of(range.start)..of(range.end)).unwrap_or_default()
    }

    /// Returns the figure whose digits begin at `i`.
    pub fn figure_at(&self, i: usize) -> Option<&Figure> {
        self.figures_within(i..i + 1).first()
    }

    /// Returns the character at `i`, or NUL.
    #[inline]
    pub fn at(&self, i: usize) -> char {
        self.sheet.chars.get(i).copied().unwrap_or('\0')
    }

    /// Returns the character before `i`, or NUL.
    #[inline]
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// Says whether `word` stands at `i`.
    #[inline]
    pub fn is(&self, i: usize, word: &str) -> bool {
        let mut rest = self.chars().get(i..).unwrap_or_default().iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(i, word))
    }

    /// Says whether `word` ends just before `i`.
    #[inline]
    pub fn ends(&self, i: usize, word: &str) -> bool {
        let mut before = self.chars().get(..i).unwrap_or_default().iter();
        word.chars().rev().all(|c| before.next_back() == Some(&c))
    }

    pub fn ends_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.ends(i, word))
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
        let range = range.start..range.end.min(self.len());
        range.len().saturating_sub(self.sheet.spots.count(range, Spot::SIGN)).min(most)
    }

    pub fn slice(&self, range: Range<usize>) -> &str {
        let (start, end) = (self.sheet.bytes.get(range.start), self.sheet.bytes.get(range.end));
        start
            .zip(end)
            .and_then(|(s, e)| self.text.get(*s as usize..*e as usize))
            .unwrap_or_default()
    }

    pub fn string(&self, range: Range<usize>) -> String {
        self.slice(range).to_string()
    }

    /// Returns the byte of the printed text at which a character begins.
    pub fn byte(&self, i: usize) -> usize {
        self.sheet.bytes.get(i).map_or(self.text.len(), |byte| *byte as usize)
    }

    /// Returns the character that begins at a byte of the printed text.
    pub fn char_at_byte(&self, byte: usize) -> usize {
        self.sheet.bytes.partition_point(|at| (*at as usize) < byte)
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
        let rest = self.sheet.chars.get(i..).unwrap_or_default();
        i + rest.iter().take(most).take_while(|c| of(**c)).count()
    }

    /// Does as [`Passage::run_back`], over `most` characters.
    pub fn run_back_within(&self, i: usize, most: usize, of: impl Fn(char) -> bool) -> usize {
        let before = self.sheet.chars.get(..i).unwrap_or_default();
        i - before.iter().rev().take(most).take_while(|c| of(**c)).count()
    }

    /// Says whether a character may stand somewhere. Where it says no, none does.
    pub fn may_hold(&self, c: char) -> bool {
        self.sheet.held.may_be(c)
    }

    /// Returns which characters it may hold, and which two side by side.
    pub fn held(&self) -> (&Held, &HeldPairs) {
        (&self.sheet.held, &self.sheet.pairs)
    }

    /// Says whether two characters may stand side by side somewhere. Where it says no, they do not.
    pub fn may_hold_both(&self, a: char, b: char) -> bool {
        self.sheet.pairs.may_be(Pair::of_units([unit(a), unit(b)]))
    }

    /// Returns the first place of a kind in a range.
    pub fn first_of(&self, range: Range<usize>, kind: Spot) -> Option<usize> {
        self.sheet.spots.first(range, kind)
    }

    /// Returns the last.
    pub fn last_of(&self, range: Range<usize>, kind: Spot) -> Option<usize> {
        self.sheet.spots.last(range, kind)
    }

    /// Returns the sentence around `i`: between 。！？；, its own mark left out.
    pub fn sentence(&self, i: usize) -> Range<usize> {
        self.around(i, Spot::END)
    }

    /// Returns the clause around `i`: between any marks that part a sentence.
    pub fn clause(&self, i: usize) -> Range<usize> {
        self.around(i, Spot::STOP)
    }

    /// No sentence is longer than [`REACH`] on either side: what is is no sentence, and walking
    /// over all of it from each of its places would take for ever.
    #[inline]
    fn around(&self, i: usize, mark: Spot) -> Range<usize> {
        if i > self.len() {
            return i..i;
        }
        let (from, to) = (i.saturating_sub(REACH), (i + REACH).min(self.len()));
        let spots = &self.sheet.spots;
        let start = spots.last(from..i, mark).map_or(from, |at| at + 1);
        start..spots.first(i..to, mark).unwrap_or(to)
    }

    pub fn zone(&self, i: usize) -> u8 {
        self.sheet.zones.get(i).copied().unwrap_or(0)
    }

    pub fn set_zone(&mut self, range: Range<usize>, zone: u8) {
        let zones = Rc::get_mut(&mut self.sheet).and_then(|sheet| sheet.zones.get_mut(range));
        for z in zones.unwrap_or_default() {
            *z |= zone;
        }
    }

    /// Says whether a zone covers the whole range.
    pub fn all_in(&self, range: &Range<usize>, zone: u8) -> bool {
        let zones = self.sheet.zones.get(range.clone()).unwrap_or_default();
        !zones.is_empty() && zones.iter().all(|z| z & zone != 0)
    }

    pub fn any_in(&self, range: &Range<usize>, zone: u8) -> bool {
        self.sheet.zones.get(range.clone()).unwrap_or_default().iter().any(|z| z & zone != 0)
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
            return self.byte(range.start)..self.byte(range.end);
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
