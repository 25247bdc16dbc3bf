//! Entries by what stands around the character in which a text may differ: a text that holds no such thing is
//! dealt with by one look at a bit or two. The build script lays them out.

use super::entry::{Kind, LONGEST, WIDTH};
use super::pair::four;
use std::ops::RangeInclusive;

/// Where in an entry the odd character stands, as far as that decides which of the others are looked at: the
/// three that are nearest, or both of an entry of three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    First,
    Second,
    Within,
    Last,
    FirstOfThree,
    LastOfThree,
}

impl Gap {
    pub const ALL: [Gap; 6] =
        [Gap::First, Gap::Second, Gap::Within, Gap::Last, Gap::FirstOfThree, Gap::LastOfThree];

    /// How many characters before the odd one the four begin that are looked at.
    #[inline]
    pub fn back(self) -> usize {
        self.look().back
    }

    /// What is looked at, from a table: which gap is asked for follows no pattern.
    #[inline]
    fn look(self) -> Look {
        LOOKS.get(self as usize).copied().unwrap_or(Look::at(0, 0, 0))
    }

    /// Returns from how many to how many characters before the odd one an entry begins that is known by its first
    /// two, and behind it the last two begin of one known by these.
    pub fn known_by(self) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        #[allow(clippy::reversed_empty_ranges)]
        const NONE: RangeInclusive<usize> = 1..=0;
        match self {
            Gap::First => (NONE, 2..=LONGEST - 2),
            Gap::Second => (NONE, 1..=LONGEST - 3),
            Gap::Within => (2..=LONGEST - 2, 1..=LONGEST - 4),
            Gap::Last => (3..=LONGEST - 1, NONE),
            Gap::FirstOfThree => (NONE, 1..=1),
            Gap::LastOfThree => (2..=2, NONE),
        }
    }

    /// Returns the word of bits in which four characters have theirs, and these. The words of gaps beside the same
    /// two characters lie side by side: what is asked of one character lies in two places.
    #[inline(always)]
    fn place(self, units: u64, words: usize) -> (usize, u64) {
        let look = self.look();
        let nearest = units >> look.before_nearest & 0xFFFF_FFFF;
        let (near, own) = (mixed(nearest), mixed(units & look.around));
        let word = (near >> 32 << 3 | own >> 61) as usize & words.wrapping_sub(1);
        (word, 1 << (own >> 52 & 63) | 1 << (own >> 46 & 63))
    }

    /// Says whether the two characters nearest to the odd one that are looked at stand behind it, or before it.
    pub fn is_before(self) -> bool {
        matches!(self, Gap::First | Gap::Second | Gap::FirstOfThree)
    }

    /// Says where the odd character of an entry stands; none says so of each.
    pub fn of(odd: usize, length: usize, kind: Kind) -> Option<Self> {
        let (first, last) = (odd == 0, odd + 1 == length);
        let may = match kind {
            Kind::Saying | Kind::Coupled | Kind::Wording => length > 3 || first || last,
            Kind::Begun => last,
            Kind::Ended => first,
            Kind::Known => false,
        };
        let gap = match odd {
            0 if length == 3 => Gap::FirstOfThree,
            0 => Gap::First,
            _ if last && length == 3 => Gap::LastOfThree,
            _ if last => Gap::Last,
            1 => Gap::Second,
            _ => Gap::Within,
        };
        may.then_some(gap)
    }
}

/// What of four characters is looked at.
#[derive(Debug, Clone, Copy)]
struct Look {
    back: usize,
    /// The bits of those that count.
    around: u64,
    /// How many bits stand before the two that are nearest to the odd one on one side.
    before_nearest: usize,
}

impl Look {
    /// All count but the odd one, behind `back` others.
    const fn at(back: usize, before_nearest: usize, unasked: u64) -> Self {
        let around = !(0xFFFF << (back * WIDTH)) & !unasked;
        Look { back, around, before_nearest: before_nearest * WIDTH }
    }
}

/// Those of [`Gap::ALL`].
const LOOKS: [Look; 6] = [
    Look::at(0, 1, 0),
    Look::at(1, 2, 0),
    Look::at(2, 0, 0),
    Look::at(3, 1, 0),
    Look::at(0, 1, FOURTH),
    Look::at(2, 0, FOURTH),
];

/// What stands fourth, beside an entry of three.
const FOURTH: u64 = 0xFFFF << (3 * WIDTH);

#[inline(always)]
fn mixed(units: u64) -> u64 {
    (units ^ units >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// What begins where a line of the nearest memory does.
#[repr(align(64))]
#[derive(Debug)]
pub struct Lines<T>(pub T);

/// What is laid out: a row of bits.
#[derive(Debug)]
pub struct Gaps(pub &'static [u8]);

impl Gaps {
    /// Says whether four characters may be those around an odd one.
    #[inline(always)]
    pub fn may_hold(&self, gap: Gap, units: u64) -> bool {
        let (words, _) = self.0.as_chunks();
        let (word, bits) = gap.place(units, words.len());
        words.get(word).is_some_and(|word| u64::from_le_bytes(*word) & bits == bits)
    }

    /// Notes an entry in a row of bits.
    pub fn note(row: &mut [u64], chars: &[u16], kind: Kind) {
        let length = chars.len();
        for odd in 0..length.min(LONGEST) {
            let Some(gap) = Gap::of(odd, length, kind) else { continue };
            let mut units = [0; 4];
            let from = odd.saturating_sub(gap.back());
            units.iter_mut().zip(chars.iter().skip(from)).for_each(|(unit, c)| *unit = *c);
            let (word, bits) = gap.place(four(units), row.len());
            row.get_mut(word).into_iter().for_each(|word| *word |= bits);
        }
    }
}
