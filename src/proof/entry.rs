//! A saying or wording as a text is held against it, in one number. The build script makes them.

use super::pair::four;

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
pub const WIDTH: usize = 16;

/// Up to [`LONGEST`] characters side by side in one number, the first in its lowest bits: so a stretch of
/// a text is held against an entry in a step or two.
pub type Stretch = u128;

/// The characters of stretches, one more than an entry has.
pub type Units = [u16; LONGEST + 1];

pub fn stretch(units: Units) -> Stretch {
    let [a, b, c, d, e, f, g, h] = units;
    Stretch::from(four([a, b, c, d])) | Stretch::from(four([e, f, g, h])) << (4 * WIDTH)
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
    pub const fn of_bits(bits: Stretch) -> Self {
        Entry(bits)
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

    /// Says whether it is what so many characters are.
    #[inline]
    pub fn is(self, text: Stretch, length: usize) -> bool {
        self.length() == length && self.differences(text) == 0
    }

    #[inline]
    fn differences(self, text: Stretch) -> Stretch {
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
