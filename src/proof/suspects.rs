//! Where words begin in a text that are typed for others of the same sound (T11). Several tables say what must
//! stand around such a word ([`super::homophones`], [`super::neighbours`], [`super::subjects`]): most characters
//! begin none of any, and are passed over for all of them at once.

use super::pair::Pair;
use super::spots::{Places, places};
use super::units::Units;

/// A row of bits: where the first two characters of a word have none, no table holds it.
const HELD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/suspects.held"));

#[inline]
fn may_be_typed(pair: Pair) -> bool {
    let at = pair.place(HELD.len().trailing_zeros() + 3);
    HELD.get(at >> 3).is_some_and(|bits| bits >> (at & 7) & 1 == 1)
}

/// The places of one text; made once and filled again for each.
#[derive(Debug, Default)]
pub struct Suspects(Vec<u64>);

impl Suspects {
    #[cfg(test)]
    pub fn of(units: &Units) -> Self {
        let mut suspects = Suspects::default();
        suspects.fill(units);
        suspects
    }

    pub fn fill(&mut self, units: &Units) {
        self.0.clear();
        self.0.extend(units.threes().map(|threes| {
            let pairs = threes.map(|[a, b, _]| Pair::of_units([a, b]));
            pairs.zip(0..).fold(0, |row, (pair, at)| row | u64::from(may_be_typed(pair)) << at)
        }));
    }

    /// Returns the places, in order.
    pub fn places(&self) -> Places<impl Iterator<Item = u64>> {
        places(self.0.iter().copied())
    }
}
