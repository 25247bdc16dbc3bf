//! A text as the tables of words are held against it: each of its characters a number of two bytes, with
//! room before and behind, so that some characters side by side are read at any place in one go.

use super::pair::unit;

/// The characters of one text; made once and filled again for each.
#[derive(Debug, Default)]
pub struct Units(Vec<u16>);

/// So many characters are asked about together, and have their bits in one number.
pub const ROW: usize = u64::BITS as usize;

/// Returns a number with a bit of each of some bytes, that of the first lowest.
pub fn row_of(bytes: &[u8; ROW], bit: u32) -> u64 {
    // The lowest bits of eight bytes are moved side by side into the highest byte, none of them onto another.
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    const BESIDE: u64 = 0x0102_0408_1020_4080;
    let eights = bytes.as_chunks().0.iter().zip((0..ROW).step_by(8));
    eights.fold(0, |row, (eight, at)| {
        let lowest = u64::from_le_bytes(*eight) >> bit & LOWEST;
        row | lowest.wrapping_mul(BESIDE) >> 56 << at
    })
}

/// How many numbers of no character stand before a text and behind it.
const ROOM: usize = 8;

impl Units {
    pub fn fill(&mut self, chars: &[char]) {
        self.0.clear();
        self.0.reserve(chars.len() + 2 * ROOM);
        self.0.resize(ROOM, 0);
        self.0.extend(chars.iter().map(|c| unit(*c)));
        self.0.resize(chars.len() + 2 * ROOM, 0);
    }

    /// Returns the numbers of the text alone.
    pub fn all(&self) -> &[u16] {
        self.0.get(ROOM..self.0.len().saturating_sub(ROOM)).unwrap_or_default()
    }

    /// Says whether a character stands anywhere, looking at several at a time.
    pub fn hold(&self, unit: u16) -> bool {
        self.all().iter().fold(false, |held, other| held | (*other == unit))
    }

    /// Returns each of them with the one behind it, the last with none.
    pub fn pairs(&self) -> impl Iterator<Item = [u16; 2]> {
        let end = self.0.len().saturating_sub(ROOM);
        let all = self.0.get(ROOM..end + 1).unwrap_or_default();
        all.windows(2).map(|two| two.first_chunk().copied().unwrap_or_default())
    }

    /// Returns what stands from a place on.
    #[inline]
    pub fn from<const N: usize>(&self, start: usize) -> [u16; N] {
        let units = self.0.get(start + ROOM..).and_then(|units| units.first_chunk());
        units.copied().unwrap_or([0; N])
    }

    /// Returns what stands from so many characters before a place on, none of it further than the room.
    #[inline]
    pub fn around<const N: usize>(&self, place: usize, back: usize) -> [u16; N] {
        let from = (place + ROOM).saturating_sub(back);
        let units = self.0.get(from..).and_then(|units| units.first_chunk());
        units.copied().unwrap_or([0; N])
    }

    /// Returns what stands before a place, none of it further than the room.
    #[inline]
    pub fn before<const N: usize>(&self, end: usize) -> [u16; N] {
        self.around(end, N)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_a_place_is_read_past_the_ends_too() {
        let mut units = Units::default();
        for text in ["一二三四", "", "一二三"] {
            units.fill(&text.chars().collect::<Vec<_>>());
            assert_eq!(units.all().len(), text.chars().count());
            assert_eq!(units.hold(unit('三')), text.contains('三'));
            assert!(!units.hold(unit('五')) && !units.hold(0));
            let all: Vec<u16> = text.chars().map(unit).collect();
            for i in 0..all.len() + 4 {
                let at = |n: usize| all.get(n).copied().unwrap_or_default();
                assert_eq!(units.from::<3>(i), [at(i), at(i + 1), at(i + 2)]);
                let before = [3, 2, 1].map(|n| i.checked_sub(n).map_or(0, at));
                assert_eq!(units.before::<3>(i), before);
            }
        }
        units.fill(&['一', '\u{20000}', '二']);
        assert_eq!(units.all(), [unit('一'), 0, unit('二')]);
        let pairs: Vec<[u16; 2]> = units.pairs().collect();
        assert_eq!(pairs, [[unit('一'), 0], [0, unit('二')], [unit('二'), 0]]);
    }
}
