//! Many words looked for in one walk over a text: by their first three characters, which stand together in
//! few places of a text only, and those of two by both.

use super::buckets::Buckets;
use super::by_char::Map;
use super::couples::Couples;
use super::pair::{Pair, four, unit};
use super::passage::Passage;
use super::spots::places;
use super::units::{ROW, Units};

/// Words, each with what it stands for. A word may be given more than once.
#[derive(Debug)]
pub struct Patterns<T> {
    words: Vec<Word<T>>,
    /// The words of three characters and more, and those of two.
    by_three: Buckets<Start>,
    by_two: Buckets<Start>,
    /// Where these may have any.
    hints: Hints,
    /// The numbers of those of one.
    by_char: Map<char, Vec<u32>>,
    /// The characters of the words of which a [`Start`] does not say all, one behind the other.
    letters: Vec<char>,
}

#[derive(Debug)]
struct Word<T> {
    /// In characters.
    length: u32,
    /// Where its characters begin, if they are needed.
    letters: Option<u32>,
    value: T,
}

/// The first characters of a word, and its number.
#[derive(Debug, Clone, Copy, Default)]
struct Start {
    first: Ends,
    next: u64,
    /// Which bits of the others the word has.
    mask: u64,
    number: u32,
}

/// A bit for each two characters that begin a word. There are always as many bits: so none is looked for beyond them, and
/// asking takes as few steps as can be.
#[derive(Debug)]
struct Hints(Box<[u64; HINTS]>);

const HINTS: usize = 1 << (HINT_WIDTH - 6);
/// How many bits there are, as a power of two.
const HINT_WIDTH: u32 = 17;

impl Hints {
    fn of<'s>(starts: impl Iterator<Item = &'s Start>) -> Self {
        let mut hints = Box::new([0; HINTS]);
        for start in starts {
            let at = Pair::of_units(start.first).place(HINT_WIDTH);
            hints.get_mut(at >> 6).into_iter().for_each(|hints| *hints |= 1 << (at & 63));
        }
        Hints(hints)
    }

    /// Says whether a word may begin so: seldom wrong.
    #[inline]
    fn hold(&self, pair: Pair) -> bool {
        let at = pair.place(HINT_WIDTH);
        self.0.get(at >> 6).is_some_and(|hints| hints >> (at & 63) & 1 == 1)
    }
}

/// Two characters.
type Ends = [u16; 2];
/// How many characters a [`Start`] has behind them.
const NEXT: usize = 4;

/// Where a word stands, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<T> {
    pub start: usize,
    pub end: usize,
    pub value: T,
}

impl<T> Found<T> {
    /// In which order they come.
    fn order(&self) -> (usize, usize) {
        (self.end, self.start)
    }

    /// The same with another value.
    pub fn meaning<U>(&self, value: U) -> Found<U> {
        Found { start: self.start, end: self.end, value }
    }
}

/// A word as it is laid in: how many characters it has, and the first of them.
struct Read {
    length: usize,
    units: [u16; 2 + NEXT],
    /// Whether there are more characters than this, or such as no unit stands for.
    leaves_out: bool,
}

impl Read {
    fn of(word: &str) -> Self {
        let mut read = Read { length: 0, units: [0; 2 + NEXT], leaves_out: false };
        for unit in word.chars().map(unit) {
            let place = read.units.get_mut(read.length);
            read.leaves_out |= place.is_none() || unit == 0;
            place.into_iter().for_each(|place| *place = unit);
            read.length += 1;
        }
        read
    }

    /// Returns its start, with the first two of its characters, or three.
    fn start(&self, number: u32) -> (Pair, Start) {
        let [a, b, next @ ..] = self.units;
        let (first, behind) = ([a, b], self.length.saturating_sub(2).min(NEXT) as u32);
        let mask = u64::MAX.checked_shr(u64::BITS - behind * u16::BITS).unwrap_or_default();
        let start = Start { first, next: four(next), mask, number };
        let (pair, [third, ..]) = (Pair::of_units(first), next);
        (if behind > 0 { pair.and(third) } else { pair }, start)
    }
}

impl<T: Copy> Patterns<T> {
    pub fn of<'w>(listed: impl Iterator<Item = (&'w str, T)>) -> Self {
        let (mut words, mut letters) = (Vec::new(), Vec::new());
        let (mut threes, mut twos) = (Vec::new(), Vec::new());
        let mut by_char: Map<char, Vec<u32>> = Map::default();
        for ((word, value), number) in listed.zip(0..) {
            let read = Read::of(word);
            let held = read.leaves_out.then_some(letters.len() as u32);
            if held.is_some() {
                letters.extend(word.chars());
            }
            words.push(Word { length: read.length as u32, letters: held, value });
            match read.length {
                0 => {}
                1 => word.chars().for_each(|c| by_char.entry(c).or_default().push(number)),
                2 => twos.push(read.start(number)),
                _ => threes.push(read.start(number)),
            }
        }
        let hints = Hints::of(twos.iter().chain(&threes).map(|(_, start)| start));
        let (by_three, by_two) = (Buckets::of(&threes), Buckets::of(&twos));
        Patterns { words, by_three, by_two, hints, by_char, letters }
    }

    /// Finds every word, within others too, in the order of their ends, of two the one that begins first.
    pub fn find(
        &self,
        p: &Passage<'_>,
        units: &Units,
        couples: &Couples,
        found: &mut Vec<Found<T>>,
    ) {
        found.clear();
        for (pairs, start) in couples.all().chunks(ROW).zip((0..).step_by(ROW)) {
            // First where words may begin, without a look at any.
            let begin = pairs
                .iter()
                .zip(0..)
                .fold(0, |begin, (pair, at)| begin | u64::from(self.hints.hold(*pair)) << at);
            for i in places([begin].into_iter()).map(|at| start + at) {
                let (two, [third]) = (couples.pair(i), units.from(i + 2));
                let starts = [self.by_two.at(two), self.by_three.at(two.and(third))];
                starts.into_iter().for_each(|starts| self.begun(p, units, i, starts, found));
            }
        }
        let stands = |c: char| p.may_hold(c) && (units.hold(unit(c)) || unit(c) == 0);
        let mut single = self.by_char.iter().filter(|(c, _)| stands(**c)).peekable();
        let in_order = single.peek().is_none();
        for (c, numbers) in single {
            let places = p.chars().iter().enumerate().filter(|(_, other)| *other == c);
            let each = places.flat_map(|(i, _)| numbers.iter().map(move |number| (i, number)));
            found.extend(each.filter_map(|(i, number)| self.at(p, i, *number)));
        }
        if !in_order {
            found.sort_by_key(Found::order);
        }
    }

    /// Finds those of some words that begin at a place.
    fn begun(
        &self,
        p: &Passage<'_>,
        units: &Units,
        i: usize,
        starts: &[Start],
        found: &mut Vec<Found<T>>,
    ) {
        let (first, next): (Ends, _) = (units.from(i), four(units.from(i + 2)));
        for start in starts {
            if start.first == first && (start.next ^ next) & start.mask == 0 {
                found.extend(self.at(p, i, start.number));
                settle(found);
            }
        }
    }

    /// Returns a word where it stands, as far as is known: all of it does if its characters do.
    fn at(&self, p: &Passage<'_>, start: usize, number: u32) -> Option<Found<T>> {
        let Word { length, letters, value } = self.words.get(number as usize)?;
        let end = start + *length as usize;
        if let Some(letters) = letters {
            let letters = self.letters.get(*letters as usize..)?.get(..end - start)?;
            if p.chars().get(start..end)? != letters {
                return None;
            }
        }
        Some(Found { start, end, value: *value })
    }
}

/// Moves what was found last before those that it comes before: few, for they reach over it.
fn settle<T>(found: &mut [Found<T>]) {
    let mut rest = found;
    while let [.., before, last] = rest
        && before.order() > last.order()
    {
        std::mem::swap(before, last);
        rest = std::mem::take(&mut rest).split_last_mut().map_or(&mut [], |(_, rest)| rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Fixed, Part, Report, TextPlace};

    fn found(words: &[&str], text: &str) -> Vec<(usize, usize, usize)> {
        let patterns = Patterns::of(words.iter().copied().zip(0..));
        let place =
            TextPlace { part: Part::Fixed(Fixed::Lead), line: crate::report::Line::Body(0) };
        let report = Report::default();
        let p = Passage::of(&report, place, text, &[]);
        let (mut units, mut found) = (Units::default(), Vec::new());
        units.fill(p.chars());
        patterns.find(&p, &units, &Couples::of(&units), &mut found);
        found.into_iter().map(|f| (f.start, f.end, f.value)).collect()
    }

    #[test]
    fn every_word_is_found_by_its_end_and_the_longer_first() {
        let words = ["工作", "推进工作", "进", "作", "工作", "工a", ""];
        let expected = [(1, 2, 2), (0, 4, 1), (2, 4, 0), (2, 4, 4), (3, 4, 3), (5, 6, 2)];
        assert_eq!(found(&words, "推进工作，进工"), expected);
    }

    #[test]
    fn words_of_any_length_and_any_character_are_found() {
        let text = "一二三四五六七八\u{20000}\u{20001}九";
        let chars: Vec<char> = text.chars().collect();
        for (start, end) in
            (0..chars.len()).flat_map(|a| (a + 1..=chars.len()).map(move |b| (a, b)))
        {
            let word: String = chars[start..end].iter().collect();
            let other = word.replace(chars[end - 1], "\u{20002}");
            assert_eq!(found(&[&word, &other], text), [(start, end, 0)], "{word}");
        }
    }
}
