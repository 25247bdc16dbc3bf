//! Many words looked for in one walk over a text: by their first two characters, which stand together in
//! few places of a text only.

use super::by_char::{Buckets, Map, Pair};
use super::passage::Passage;

/// Words, each with what it stands for. A word may be given more than once.
#[derive(Debug)]
pub struct Patterns<T> {
    words: Vec<Word<T>>,
    /// The numbers of the words of two characters and more, each with its third character, or NUL.
    by_pair: Buckets<(char, u32)>,
    /// The numbers of those of one.
    by_char: Map<char, Vec<u32>>,
}

#[derive(Debug)]
struct Word<T> {
    text: Box<str>,
    /// In characters.
    length: usize,
    value: T,
}

/// Where a word stands, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<T> {
    pub start: usize,
    pub end: usize,
    pub value: T,
}

impl<T> Found<T> {
    /// The same with another value.
    pub fn meaning<U>(&self, value: U) -> Found<U> {
        Found { start: self.start, end: self.end, value }
    }
}

impl<T: Copy> Patterns<T> {
    pub fn of<'w>(words: impl Iterator<Item = (&'w str, T)>) -> Self {
        let words: Vec<Word<T>> = words
            .map(|(word, value)| Word { text: word.into(), length: word.chars().count(), value })
            .collect();
        let mut pairs = Vec::with_capacity(words.len());
        let mut by_char: Map<char, Vec<u32>> = Map::default();
        for (word, number) in words.iter().zip(0..) {
            let mut chars = word.text.chars();
            match (chars.next(), chars.next()) {
                (Some(a), Some(b)) => {
                    pairs.push((Pair::of(a, b), (chars.next().unwrap_or_default(), number)));
                }
                (Some(a), None) => by_char.entry(a).or_default().push(number),
                _ => {}
            }
        }
        Patterns { words, by_pair: Buckets::of(&pairs), by_char }
    }

    /// Finds every word, within others too, in the order of their ends, of two the one that begins first.
    pub fn find(&self, p: &Passage<'_>) -> Vec<Found<T>> {
        let mut found = Vec::new();
        for (i, pair) in p.pairs().iter().enumerate() {
            if self.by_pair.may_hold(*pair) {
                self.begun(p, i, *pair, &mut found);
            }
        }
        for c in self.by_char.keys().filter(|c| p.may_hold(**c)) {
            let places = p.chars().iter().enumerate().filter(|(_, other)| *other == c);
            let numbers = self.by_char.get(c).into_iter().flatten();
            let each = places.flat_map(|(i, _)| numbers.clone().map(move |number| (i, number)));
            found.extend(each.filter_map(|(i, number)| self.at(p, i, *number)));
        }
        found.sort_by_key(|found| (found.end, found.start));
        found
    }

    /// Finds the words that begin with the pair at a place.
    fn begun(&self, p: &Passage<'_>, i: usize, pair: Pair, found: &mut Vec<Found<T>>) {
        let next = p.at(i + 2);
        for (third, number) in self.by_pair.at(pair) {
            // Most words that begin alike differ in it.
            if *third == next || *third == '\0' {
                found.extend(self.at(p, i, *number));
            }
        }
    }

    fn at(&self, p: &Passage<'_>, start: usize, number: u32) -> Option<Found<T>> {
        let Word { text, length, value } = self.words.get(number as usize)?;
        let stands = p.text.as_bytes().get(p.byte(start)..)?.starts_with(text.as_bytes());
        stands.then(|| Found { start, end: start + length, value: *value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Fixed, Part, Report, TextPlace};

    #[test]
    fn every_word_is_found_by_its_end_and_the_longer_first() {
        let patterns =
            Patterns::of(["工作", "推进工作", "进", "作", "工作", "工a", ""].into_iter().zip(0..));
        let place =
            TextPlace { part: Part::Fixed(Fixed::Lead), line: crate::report::Line::Body(0) };
        let report = Report::default();
        let p = Passage::of(&report, place, "推进工作，进工", &[]);
        let found = patterns.find(&p).into_iter().map(|f| (f.start, f.end, f.value));
        let expected = [(1, 2, 2), (0, 4, 1), (2, 4, 0), (2, 4, 4), (3, 4, 3), (5, 6, 2)];
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}
