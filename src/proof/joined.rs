//! Which characters stand side by side within a word. Where a pair of characters belongs to its
//! neighbours, one word ends and the next begins between them: 会签定稿 holds no 签定.
//!
//! The table comes from counts over newspapers and dictionaries: a pair is in it that is a word or a part
//! of one there (in 4.8 billion words of news 1,500 times).

use super::by_char::Chars;
use super::cells::{Cell, Known, Place};
use super::pair::FIRST_HAN;
#[cfg(test)]
use super::pair::unit;
use super::passage::Passage;
use super::spots::{Places, places};
use super::units::{ROW, Units, row_of};
use std::sync::LazyLock;

/// For each Han character its [`Place`], and behind them that of all others.
const PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/joined.places"));
/// The [`Cell`]s.
const CELLS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/joined.cells"));

/// Words of one character that stand before or behind any other.
const LONE: &str = "的了在与为和等这那按做把被将从向对于以到由经让使给用比同跟及并而或不没未再又也都就才则要应须是有无请水款人";
static LONE_ONES: LazyLock<Chars> = LazyLock::new(|| Chars::of(LONE));

/// Whether a character stands behind any other, and is no start of a word.
pub fn is_particle(c: char) -> bool {
    c == '之' || LONE_ONES.has(c)
}

#[inline]
fn place(unit: u16) -> Place {
    // The last is that of all others: so no branch is needed that nobody foretells.
    let (places, _) = PLACES.as_chunks();
    let at = usize::from(unit.wrapping_sub(FIRST_HAN)).min(places.len() - 1);
    places.get(at).map_or(Place::NONE, |place| Place(u64::from_le_bytes(*place)))
}

/// Returns what a cell says of two characters that stand side by side.
#[inline]
fn known_in(cell: u32, row: u16) -> Known {
    let cell = CELLS.as_chunks().0.get(cell as usize);
    cell.map_or(Known::default(), |cell| Cell(u16::from_le_bytes(*cell)).known_of(row))
}

/// Returns what is known of them.
#[cfg(test)]
fn known_of(a: Place, b: Place) -> Known {
    known_in((a.start() + b.column()) as u32, a.row())
}

/// Which of the characters of a text stand side by side within some word with the one behind them.
#[derive(Debug, Default)]
pub struct Joints {
    /// A bit for each character, the lowest for the first.
    bits: Vec<u64>,
    /// The same for those with which, and the one behind them, a saying begins.
    begins: Vec<u64>,
    /// And for those with which one ends.
    ends: Vec<u64>,
    /// How many characters there are.
    count: usize,
}

impl Joints {
    pub fn fill(&mut self, units: &Units) {
        let all = units.all();
        self.count = all.len();
        for rows in [&mut self.bits, &mut self.begins, &mut self.ends] {
            rows.clear();
        }
        let mut last = all.first().map_or(Place::NONE, |unit| place(*unit));
        let (mut cells, mut owners) = ([0; ROW], [0; ROW]);
        for start in (0..all.len()).step_by(ROW) {
            // First which cells are asked: then none waits for another to come from far memory.
            let behind = all.get(start + 1..).unwrap_or_default();
            for ((unit, cell), owner) in behind.iter().zip(&mut cells).zip(&mut owners) {
                let next = place(*unit);
                (*cell, *owner) = ((last.start() + next.column()) as u32, last.row());
                last = next;
            }
            let mut known = [0_u8; ROW];
            let asked = cells.iter().zip(&owners).take(behind.len());
            for ((cell, owner), known) in asked.zip(&mut known) {
                *known = known_in(*cell, *owner).0 as u8;
            }
            self.bits.push(row_of(&known, Known::JOINED.0.trailing_zeros()));
            self.begins.push(row_of(&known, Known::BEGINS.0.trailing_zeros()));
            self.ends.push(row_of(&known, Known::ENDS.0.trailing_zeros()));
        }
    }

    /// Returns the places of two characters with which some saying begins.
    pub fn begin_sayings(&self) -> Places<impl Iterator<Item = u64>> {
        places(self.begins.iter().copied())
    }

    /// Returns the places of two with which one ends.
    pub fn end_sayings(&self) -> Places<impl Iterator<Item = u64>> {
        places(self.ends.iter().copied())
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

    /// Returns which Han characters of a text belong to neither neighbour, a bit for each.
    pub fn loose(&self, p: &Passage<'_>) -> impl Iterator<Item = u64> {
        let rows = self.around().zip(p.signs());
        rows.map(|([before, here, _], signs)| !(before | here | signs))
    }

    /// Returns the places of two Han characters that do not belong together, and one of which at most belongs to
    /// its other neighbour.
    pub fn apart(&self, p: &Passage<'_>) -> Places<impl Iterator<Item = u64>> {
        let signs = p.signs().zip(p.signs().skip(1).chain([u64::MAX]));
        places(self.around().zip(signs).map(|([before, here, behind], (signs, next))| {
            !(here | before & behind | signs | signs >> 1 | next << (ROW - 1))
        }))
    }

    /// Returns which characters belong to the one behind them, or neither of both to any other: a bit for each.
    pub fn words(&self, p: &Passage<'_>) -> impl Iterator<Item = u64> {
        let rows = self.around().zip(p.signs());
        rows.map(|([before, here, behind], signs)| here | !(before | behind | signs))
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

#[cfg(test)]
pub fn holds(a: char, b: char) -> bool {
    known_of(place(unit(a)), place(unit(b))).is_joined() == 1
}

#[cfg(test)]
mod tests {
    use super::super::passage::is_han;
    use super::*;
    use crate::report::{Fixed, Line, Part, Report, TextPlace};

    const TABLE: &str = include_str!("../../assets/proof/joined.txt");

    #[test]
    fn places_are_those_asked_one_by_one() {
        let (mut units, mut joints) = (Units::default(), Joints::default());
        let lead = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        for count in [0, 1, 2, 63, 64, 65, 200] {
            let chars: Vec<char> =
                "全面推进乡村振兴，的机关是一心一意为民".chars().cycle().take(count).collect();
            let (report, text) = (Report::default(), chars.iter().collect::<String>());
            let p = Passage::of(&report, lead, &text, &[]);
            units.fill(&chars);
            joints.fill(&units);
            let joined = |i: usize| i + 1 < count && holds(chars[i], chars[i + 1]);
            assert!((0..count + 2).all(|i| joints.at(i) == joined(i)), "{count}");
            let han = |i: usize| chars.get(i).is_some_and(|c| is_han(*c));
            let loose = |i: &usize| han(*i) && !(joined(*i) || *i > 0 && joined(i - 1));
            assert!(places(joints.loose(&p)).eq((0..count).filter(loose)), "{count}");
            let apart = |i: &usize| {
                let in_words = *i > 0 && joined(i - 1) && joined(i + 1);
                han(*i) && han(i + 1) && !joined(*i) && !in_words
            };
            assert!(joints.apart(&p).eq((0..count).filter(apart)), "{count}");
            let known = |i: usize| known_of(place(unit(chars[i])), place(unit(chars[i + 1])));
            let begins = |i: &usize| i + 1 < count && known(*i).begins() == 1;
            assert!(joints.begin_sayings().eq((0..count).filter(begins)), "{count}");
            let ends = |i: &usize| i + 1 < count && known(*i).ends() == 1;
            assert!(joints.end_sayings().eq((0..count).filter(ends)), "{count}");
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
