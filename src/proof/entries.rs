//! Sayings and wordings as [`super::sayings`] holds a text against them: known by their first two and by their
//! last two characters, each in one number.

use super::by_char::{Buckets, Pair};
use std::sync::LazyLock;

const SAYINGS: &str = include_str!("../../assets/proof/sayings.txt");
const WORDINGS: &str = include_str!("../../assets/proof/wordings.txt");
pub static KNOWN: LazyLock<Known> = LazyLock::new(Known::read);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Saying,
    /// A saying of two common words, either of which may stand beside another.
    Coupled,
    Wording,
    /// Only its first two characters are sure of it.
    Begun,
    /// Only its last two characters are sure of it.
    Ended,
    /// Never meant where something else is written.
    Known,
}

impl Kind {
    /// In the order in which they are declared, sayings first.
    const ALL: [Kind; 6] =
        [Kind::Saying, Kind::Coupled, Kind::Wording, Kind::Begun, Kind::Ended, Kind::Known];

    pub fn is_saying(self) -> bool {
        matches!(self, Kind::Saying | Kind::Coupled)
    }
}

/// No entry is longer.
pub const LONGEST: usize = 7;
/// How many bits of a [`Stretch`] a character has. No entry has one that needs more.
const WIDTH: usize = 16;

/// Up to [`LONGEST`] characters side by side in one number, the first in its lowest bits: so a stretch of
/// a text is held against an entry in a step or two.
pub type Stretch = u128;

/// The characters of stretches, one more than an entry has.
pub type Units = [u16; LONGEST + 1];

pub fn stretch(units: Units) -> Stretch {
    let half = |[a, b, c, d]: [u16; 4]| {
        u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32 | u64::from(d) << 48
    };
    let [a, b, c, d, e, f, g, h] = units;
    Stretch::from(half([a, b, c, d])) | Stretch::from(half([e, f, g, h])) << (4 * WIDTH)
}

/// The bits of so many characters.
const OF_LENGTH: [Stretch; LONGEST + 1] = {
    let mut masks = [0; LONGEST + 1];
    let mut rest: &mut [Stretch] = &mut masks;
    let mut mask: Stretch = 0;
    while let [first, others @ ..] = rest {
        *first = mask;
        mask = mask << WIDTH | 0xFFFF;
        rest = others;
    }
    masks
};

pub fn of_length(length: usize) -> Stretch {
    OF_LENGTH.get(length).copied().unwrap_or_default()
}

/// A saying or wording: its characters as a [`Stretch`], and in the bits behind them its length and its kind.
/// Those that are known by their last characters stand at the end of theirs, so that they are held
/// against what stands before a place as it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry(Stretch);

impl Entry {
    fn of(mut units: Units, length: usize, kind: Kind) -> Self {
        let [.., last] = &mut units;
        *last = (length << 8) as u16 | kind as u16;
        Entry(stretch(units))
    }

    /// Returns the same at the end of its stretch.
    fn at_end(self) -> Self {
        let (chars, rest) = (self.0 & of_length(LONGEST), self.0 & !of_length(LONGEST));
        Entry(chars << self.room() | rest)
    }

    /// Returns the same at the start of its stretch again.
    pub fn at_start(self) -> Self {
        let (chars, rest) = (self.0 & of_length(LONGEST), self.0 & !of_length(LONGEST));
        Entry(chars >> self.room() | rest)
    }

    /// How many bits of a stretch it leaves.
    #[inline]
    fn room(self) -> usize {
        LONGEST.saturating_sub(self.length()) * WIDTH
    }

    #[inline]
    pub fn length(self) -> usize {
        (self.0 >> (LONGEST * WIDTH + 8)) as usize
    }

    #[inline]
    pub fn kind(self) -> Kind {
        let kind = (self.0 >> (LONGEST * WIDTH)) as usize & 0xFF;
        Kind::ALL.get(kind).copied().unwrap_or(Kind::Known)
    }

    pub fn word(self) -> String {
        (0..self.length()).map(|n| self.at(n)).collect()
    }

    pub fn at(self, n: usize) -> char {
        char::from_u32((self.0 >> (n * WIDTH)) as u32 & 0xFFFF).unwrap_or_default()
    }

    #[inline]
    pub fn differences(self, text: Stretch) -> Stretch {
        (text ^ self.0) & of_length(self.length())
    }

    /// Says whether a stretch differs in both of two places, as nearly all do.
    #[inline]
    fn differs_twice(self, text: Stretch, [one, other]: [Stretch; 2]) -> bool {
        let differences = text ^ self.0;
        differences & one != 0 && differences & other != 0 && self.length() > 3
    }

    /// Returns in which place a stretch of a text differs, where that is one only, and behind the first two.
    #[inline]
    pub fn odd(self, text: Stretch) -> Option<usize> {
        if self.differs_twice(text, BEHIND_FIRST) {
            return None;
        }
        only_place(self.differences(text)).filter(|odd| *odd > 1)
    }

    /// Does the same of one at the end of its stretch, with a place before the last two.
    #[inline]
    pub fn odd_at_end(self, text: Stretch) -> Option<usize> {
        if self.differs_twice(text, BEFORE_LAST) {
            return None;
        }
        let own = (text ^ self.0) & of_length(LONGEST) & !of_length(LONGEST - self.length());
        let odd = only_place(own).filter(|odd| *odd < LONGEST - 2)?;
        (odd + self.length()).checked_sub(LONGEST)
    }
}

/// The two places behind the first two, and before the last two.
const BEHIND_FIRST: [Stretch; 2] = [0xFFFF << (2 * WIDTH), 0xFFFF << (3 * WIDTH)];
const BEFORE_LAST: [Stretch; 2] =
    [0xFFFF << ((LONGEST - 3) * WIDTH), 0xFFFF << ((LONGEST - 4) * WIDTH)];

/// Returns in which place there are differences, where that is one only.
#[inline]
fn only_place(differences: Stretch) -> Option<usize> {
    let place = differences.trailing_zeros() as usize / WIDTH;
    (differences != 0 && differences & !of_length(place + 1) == 0).then_some(place)
}

/// Entries by their first two characters and by their last two, one of which are whole where one
/// character is wrong.
pub struct Entries {
    pub by_first: Buckets<Entry>,
    pub by_last: Buckets<Entry>,
}

pub struct Known {
    pub sayings: Entries,
    pub wordings: Entries,
}

impl Known {
    pub fn begun(&self, sayings: bool) -> &Buckets<Entry> {
        if sayings { &self.sayings.by_first } else { &self.wordings.by_first }
    }

    pub fn ended(&self, sayings: bool) -> &Buckets<Entry> {
        if sayings { &self.sayings.by_last } else { &self.wordings.by_last }
    }

    fn read() -> Self {
        let sayings = Laid::of(SAYINGS, Kind::Saying).entries();
        Known { sayings, wordings: Laid::of(WORDINGS, Kind::Wording).entries() }
    }
}

/// Returns what a line of a table says of its words, and the words.
fn kind_of(line: &str, kind: Kind) -> (Kind, &str) {
    match line.split_at_checked(1) {
        Some(("+", words)) => (Kind::Coupled, words),
        Some((">", words)) => (Kind::Begun, words),
        Some(("<", words)) => (Kind::Ended, words),
        Some(("=", words)) => (Kind::Known, words),
        _ => (kind, line),
    }
}

/// Entries with the pairs they are known by.
#[derive(Default)]
struct Laid {
    by_first: Vec<(Pair, Entry)>,
    by_last: Vec<(Pair, Entry)>,
}

impl Laid {
    fn of(table: &str, kind: Kind) -> Self {
        let mut laid = Laid::with_room(table.len());
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let (kind, words) = kind_of(line, kind);
            laid.lay(words, kind);
        }
        laid
    }

    fn entries(&self) -> Entries {
        Entries { by_first: Buckets::of(&self.by_first), by_last: Buckets::of(&self.by_last) }
    }

    /// Makes room for what a text of so many bytes may hold: sayings of four characters and a space.
    fn with_room(bytes: usize) -> Self {
        let count = bytes / (4 * '一'.len_utf8() - 1);
        Laid { by_first: Vec::with_capacity(count), by_last: Vec::with_capacity(count) }
    }

    /// Lays words in, of characters of three bytes and parted by spaces, which they are read as: twice as fast.
    fn lay(&mut self, words: &str, kind: Kind) {
        for word in words.split(' ') {
            let (chars, _) = word.as_bytes().as_chunks::<3>();
            let mut units = Units::default();
            for (unit, [a, b, c]) in units.iter_mut().zip(chars) {
                *unit = u16::from(a & 0xF) << 12 | u16::from(b & 0x3F) << 6 | u16::from(c & 0x3F);
            }
            let Some([.., last_but_one, last]) = units.get(..chars.len()) else { continue };
            let [first, second, ..] = units;
            let ends = [(first, second), (*last_but_one, *last)];
            let [begun, ended] = ends.map(|(a, b)| Pair::of_units([a, b]));
            let entry = Entry::of(units, chars.len(), kind);
            self.by_first.push((begun, entry));
            self.by_last.push((ended, entry.at_end()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_its_length_and_stands_once() {
        let mut seen = std::collections::HashSet::new();
        for (table, kind) in [(SAYINGS, Kind::Saying), (WORDINGS, Kind::Wording)] {
            let mut entries = Laid::default();
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                let (kind, words) = kind_of(line, kind);
                entries.lay(words, kind);
                for word in words.split(' ').filter(|word| !word.is_empty()) {
                    let length = if kind.is_saying() { 4..=4 } else { 3..=LONGEST };
                    assert!(length.contains(&word.chars().count()), "{word:?}");
                    assert!(seen.insert(word), "{word:?} stands twice");
                    assert_eq!(entries.by_first.remove(0).1.word(), word);
                    assert_eq!(entries.by_last.remove(0).1.at_start().word(), word);
                }
            }
        }
        assert!(seen.len() > 20_000, "{}", seen.len());
    }
}
