//! Each two characters of a text that stand side by side, and which tables of words have anything to ask of them:
//! found in one walk, so that a rule goes from one place that concerns it to the next, and no table is looked into
//! for the many that concern nobody.
//!
//! The answers may be wrong in one way only: what a table has is never passed over.

use super::asked::{Asked, WIDTH};
use super::pair::Pair;
use super::spots::{Places, places};
use super::units::{ROW, Units, row_of};

/// For each pair what is asked of it.
const HELD: &[u8; 1 << WIDTH] = include_bytes!(concat!(env!("OUT_DIR"), "/couples.held"));

#[inline]
fn asked_of(pair: Pair) -> u8 {
    HELD.get(pair.place(WIDTH)).copied().unwrap_or_default()
}

/// The pairs of one text; made once and filled again for each.
#[derive(Debug, Default)]
pub struct Couples {
    pairs: Vec<Pair>,
    /// For each thing that is asked a bit for each character, set where it is asked of that and the one behind it.
    rows: [Vec<u64>; Asked::COUNT],
}

impl Couples {
    #[cfg(test)]
    pub fn of(units: &Units) -> Self {
        let mut couples = Couples::default();
        couples.fill(units);
        couples
    }

    pub fn fill(&mut self, units: &Units) {
        self.pairs.clear();
        self.pairs.extend(units.pairs().map(Pair::of_units));
        self.rows.iter_mut().for_each(Vec::clear);
        for pairs in self.pairs.chunks(ROW) {
            let mut asked = [0; ROW];
            pairs.iter().zip(&mut asked).for_each(|(pair, asked)| *asked = asked_of(*pair));
            for (rows, bit) in self.rows.iter_mut().zip(0..) {
                rows.push(row_of(&asked, bit));
            }
        }
    }

    /// Returns the character at a place and the one behind it; for the last what stands behind is none.
    #[inline]
    pub fn pair(&self, at: usize) -> Pair {
        self.pairs.get(at).copied().unwrap_or_default()
    }

    /// Returns all of them.
    pub fn all(&self) -> &[Pair] {
        &self.pairs
    }

    /// Returns those from one place to another.
    pub fn pairs(&self, from: usize, to: usize) -> &[Pair] {
        self.pairs.get(from..to).unwrap_or_default()
    }

    /// Returns which characters something is asked of, each together with the one behind it.
    #[inline]
    pub fn rows(&self, asked: Asked) -> &[u64] {
        self.rows.get(asked.number()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns their places, in order.
    pub fn places(&self, asked: Asked) -> Places<impl Iterator<Item = u64>> {
        places(self.rows(asked).iter().copied())
    }

    /// Returns which characters stand so many behind those of which something is asked.
    pub fn behind(&self, asked: Asked, count: u32) -> impl Iterator<Item = u64> {
        let rows = self.rows(asked);
        let before = [&0].into_iter().chain(rows);
        rows.iter().zip(before).map(move |(row, before)| {
            row << count | before.checked_shr(u64::BITS - count).unwrap_or_default()
        })
    }

    /// Returns which stand so many before them.
    pub fn before(&self, asked: Asked, count: u32) -> impl Iterator<Item = u64> {
        let rows = self.rows(asked);
        let behind = rows.iter().skip(1).chain([&0]);
        rows.iter().zip(behind).map(move |(row, behind)| {
            row >> count | behind.checked_shl(u64::BITS - count).unwrap_or_default()
        })
    }

    /// Says whether something is asked of a character and the one behind it.
    #[inline]
    pub fn are(&self, at: usize, asked: Asked) -> bool {
        self.rows(asked).get(at / ROW).is_some_and(|row| row >> (at % ROW) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_two_characters_is_found_where_they_stand() {
        let mut found = 0;
        for count in [0, 1, 2, 63, 64, 65, 66, 200] {
            let text: Vec<char> =
                "组织事实方案，登机人员定岗实习，公益性公募".chars().cycle().take(count).collect();
            let mut units = Units::default();
            units.fill(&text);
            let couples = Couples::of(&units);
            for number in 0..Asked::COUNT {
                let asked = Asked(1 << number);
                let expected: Vec<usize> = (0..count)
                    .filter(|at| asked_of(Pair::of_units(units.from(*at))) & asked.0 != 0)
                    .collect();
                assert!(couples.places(asked).eq(expected.iter().copied()), "{count} {asked:?}");
                assert!((0..count + 3).all(|at| couples.are(at, asked) == expected.contains(&at)));
                for far in [1, 2] {
                    let behind = expected.iter().map(|at| at + far).filter(|at| *at < count);
                    let found = places(couples.behind(asked, far as u32)).filter(|at| *at < count);
                    assert!(found.eq(behind), "{count} {asked:?}");
                    let before = expected.iter().filter_map(|at| at.checked_sub(far));
                    assert!(
                        places(couples.before(asked, far as u32)).eq(before),
                        "{count} {asked:?}"
                    );
                }
                found += expected.len();
            }
        }
        assert!(found > 20, "{found}");
    }
}
