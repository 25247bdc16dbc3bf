//! Many words looked for in one walk over a text: by their first two characters, which stand together in
//! few places of a text only.

use super::by_char::{Buckets, Map, Pair};
use super::passage::Passage;

/// Words, each with what it stands for. A word may be given more than once.
#[derive(Debug)]
pub struct Patterns<T> {
    words: Vec<(Box<str>, T)>,
    /// The numbers of the words of two characters and more, each with its third character, or NUL.
    by_pair: Buckets<(char, u32)>,
    /// The numbers of those of one.
    by_char: Map<char, Vec<u32>>,
}

/// Where a word stands, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<T> {
    pub start: usize,
    pub end: usize,
    pub value: T,
}

impl<T: Copy> Patterns<T> {
    pub fn of<'w>(words: impl Iterator<Item = (&'w str, T)>) -> Self {
        let words: Vec<(Box<str>, T)> = words.map(|(word, value)| (word.into(), value)).collect();
        let mut pairs = Vec::with_capacity(words.len());
        let mut by_char: Map<char, Vec<u32>> = Map::default();
        for ((word, _), number) in words.iter().zip(0..) {
            let mut chars = word.chars();
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
            for (third, number) in self.by_pair.at(*pair) {
                // Most words that begin alike differ in it.
                let may_be = *third == '\0' || *third == p.at(i + 2);
                if may_be && let Some(word) = self.at(p, i, *number) {
                    found.push(word);
                }
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

    fn at(&self, p: &Passage<'_>, start: usize, number: u32) -> Option<Found<T>> {
        let (word, value) = self.words.get(number as usize)?;
        let stands = p.text.as_bytes().get(p.byte(start)..)?.starts_with(word.as_bytes());
        stands.then(|| Found { start, end: start + word.chars().count(), value: *value })
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
