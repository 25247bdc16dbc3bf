//! Which characters stand side by side within a word. Where a pair of characters belongs to its
//! neighbours, one word ends and the next begins between them: 会签定稿 holds no 签定.
//!
//! The table comes from counts over newspapers and dictionaries: a pair is in it that is a word or a part
//! of one there (in 4.8 billion words of news 1,500 times).

use super::by_char::Chars;
use super::by_han::{ByHan, by_han};
use super::pair::FIRST_HAN;
#[cfg(test)]
use super::pair::unit;
use super::passage::Passage;
use super::units::Units;
use std::sync::LazyLock;

/// For each character a row of bits, one for each that follows it.
static JOINED: ByHan = by_han!("joined");
/// Which bit is each character's own: the lower, the more others it follows.
const COLUMNS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/joined.columns"));

/// Words of one character that stand before or behind any other.
const LONE: &str = "的了在与为和等这那按做把被将从向对于以到由经让使给用比同跟及并而或不没未再又也都就才则要应须是有无请水款人";
static LONE_ONES: LazyLock<Chars> = LazyLock::new(|| Chars::of(LONE));

/// Says whether two characters stand side by side within some word.
#[inline]
fn is_joined(a: u16, b: u16) -> bool {
    let columns = COLUMNS.as_chunks().0;
    let column = columns.get(usize::from(b.wrapping_sub(FIRST_HAN)));
    let column = column.map_or(usize::MAX, |column| u16::from_le_bytes(*column).into());
    let bits = JOINED.row(a).get(column >> 3);
    bits.is_some_and(|bits| bits >> (column & 7) & 1 == 1)
}

/// Which of the characters of a text stand side by side within some word with the one behind them.
#[derive(Debug, Default)]
pub struct Joints {
    /// A bit for each character, the lowest for the first.
    bits: Vec<u64>,
    /// How many characters there are.
    count: usize,
}

impl Joints {
    pub fn fill(&mut self, units: &Units) {
        let all = units.all();
        self.count = all.len();
        self.bits.clear();
        let mut bits = 0;
        for (i, (a, b)) in all.iter().zip(all.get(1..).unwrap_or_default()).enumerate() {
            bits |= u64::from(is_joined(*a, *b)) << (i & 63);
            if i & 63 == 63 {
                self.bits.push(bits);
                bits = 0;
            }
        }
        self.bits.push(bits);
    }

    /// Says whether the character at `i` belongs to the one behind it.
    #[inline]
    pub fn at(&self, i: usize) -> bool {
        self.bits.get(i >> 6).is_some_and(|bits| bits >> (i & 63) & 1 == 1)
    }

    /// Says whether the character at `i` belongs to the one before it.
    #[inline]
    pub fn before(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|i| self.at(i))
    }

    /// Says whether the second of the two characters at `i` makes a word with the one behind them.
    pub fn goes_on(&self, i: usize) -> bool {
        self.at(i + 1)
    }

    /// Says whether a word may end and another begin between the two characters at `i`.
    pub fn parts(&self, p: &Passage<'_>, i: usize) -> bool {
        let ends = LONE_ONES.has(p.at(i)) || self.before(i);
        let begins = LONE_ONES.has(p.at(i + 1)) || self.at(i + 1);
        ends && begins
    }

    /// Returns the places of the characters that belong to neither neighbour.
    pub fn loose(&self) -> impl Iterator<Item = usize> + '_ {
        places(self.around().map(|[before, here, _]| !(before | here)), self.count)
    }

    /// Returns the places of two characters that do not belong together, and one of which at most belongs to
    /// its other neighbour.
    pub fn apart(&self) -> impl Iterator<Item = usize> + '_ {
        let apart = self.around().map(|[before, here, behind]| !here & !(before & behind));
        places(apart, self.count.saturating_sub(1))
    }

    /// Returns the bits of each 64 characters, between those of the characters before them and behind them.
    fn around(&self) -> impl Iterator<Item = [u64; 3]> + '_ {
        let behind = self.bits.iter().skip(1).chain([&0]);
        let before = [&0].into_iter().chain(&self.bits);
        before.zip(&self.bits).zip(behind).map(|((before, here), behind)| {
            [here << 1 | before >> 63, *here, here >> 1 | behind << 63]
        })
    }
}

/// Returns the places below `end` whose bits are set, 64 in a number.
pub fn places(bits: impl Iterator<Item = u64>, end: usize) -> impl Iterator<Item = usize> {
    let each = bits.zip((0..).step_by(64)).flat_map(|(mut bits, first)| {
        std::iter::from_fn(move || {
            let place = first + bits.trailing_zeros() as usize;
            let more = bits != 0;
            bits &= bits.wrapping_sub(1);
            more.then_some(place)
        })
    });
    each.take_while(move |place| *place < end)
}

#[cfg(test)]
pub fn holds(a: char, b: char) -> bool {
    is_joined(unit(a), unit(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("../../assets/proof/joined.txt");

    #[test]
    fn places_are_those_asked_one_by_one() {
        let (mut units, mut joints) = (Units::default(), Joints::default());
        for count in [0, 1, 2, 63, 64, 65, 200] {
            let chars: Vec<char> =
                "全面推进乡村振兴，的机关是".chars().cycle().take(count).collect();
            units.fill(&chars);
            joints.fill(&units);
            let joined = |i: usize| i + 1 < count && holds(chars[i], chars[i + 1]);
            assert!((0..count + 2).all(|i| joints.at(i) == joined(i)), "{count}");
            let loose = |i: &usize| !(joined(*i) || *i > 0 && joined(i - 1));
            assert!(joints.loose().eq((0..count).filter(loose)), "{count}");
            let apart = |i: &usize| !(joined(*i) || *i > 0 && joined(i - 1) && joined(i + 1));
            assert!(joints.apart().eq((0..count.max(1) - 1).filter(apart)), "{count}");
        }
    }

    #[test]
    fn every_pair_of_the_table_is_joined_and_no_other() {
        for line in TABLE.lines() {
            let first = line.chars().next().unwrap();
            let followers: Vec<char> = line.chars().skip(1).collect();
            assert!(followers.is_sorted_by(|a, b| a < b), "{line}");
            for c in &followers {
                assert!(holds(first, *c), "{first}{c}");
                assert!(matches!(c, '一'..='\u{9fff}'), "{first}{c}");
                let beside = char::from_u32(u32::from(*c) + 1).unwrap();
                assert_eq!(holds(first, beside), followers.contains(&beside), "{first}{beside}");
            }
        }
        for (a, b) in [('，', '的'), ('的', '，'), ('\0', '\0'), ('工', 'a'), ('工', '\u{20000}')]
        {
            assert!(!holds(a, b));
        }
    }
}
