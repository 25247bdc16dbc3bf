//! Lays out what the tables of words ask of each two characters, as `src/proof/couples.rs` reads it.

use super::asked::{Asked, WIDTH};
use super::entry::Kind;
use super::gaps::Gap;
use super::keep;
use super::pair::Pair;
use std::io;

/// What each two characters are asked, a byte for each place that a pair may have.
pub struct Couples {
    held: Vec<u8>,
}

impl Default for Couples {
    fn default() -> Self {
        Couples { held: vec![0; 1 << WIDTH] }
    }
}

impl Couples {
    pub fn note(&mut self, asked: Asked, pairs: impl IntoIterator<Item = Pair>) {
        pairs.into_iter().for_each(|pair| self.note_at(asked, pair.place(WIDTH)));
    }

    pub fn note_at(&mut self, asked: Asked, place: usize) {
        self.held.get_mut(place).into_iter().for_each(|held| *held |= asked.0);
    }

    /// Notes of an entry which two characters stand nearest to one that may be odd in it.
    pub fn note_around(&mut self, kind: Kind, chars: &[u16]) {
        for odd in 0..chars.len() {
            let Some(gap) = Gap::of(odd, chars.len(), kind) else { continue };
            let (asked, from) = match gap.is_before() {
                true => (Asked::BEHIND_ODD, Some(odd + 1)),
                false => (Asked::BEFORE_ODD, odd.checked_sub(2)),
            };
            let near = from.and_then(|from| chars.get(from..)?.first_chunk());
            self.note(asked, near.map(|near| Pair::of_units(*near)));
        }
    }

    pub fn keep(self) -> io::Result<()> {
        keep("couples.held", [self.held].iter())
    }
}
