//! Characters as the tables of words hold them. The build script lays tables out by this too.

/// Returns the number of a character. No table has those that need more than two bytes: they are no character.
#[inline]
pub fn unit(c: char) -> u16 {
    u16::try_from(u32::from(c)).unwrap_or_default()
}

/// Returns four numbers as one, the first in its lowest bits.
#[inline]
pub fn four([a, b, c, d]: [u16; 4]) -> u64 {
    u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32 | u64::from(d) << 48
}

/// The first of the Han characters that tables know.
pub const FIRST_HAN: u16 = 0x4E00;

/// The last of them.
pub const LAST_HAN: u16 = 0x9FFF;

/// How many numbers of two bytes hold the bits of [`bit`].
pub const BITS: usize = 16;

/// Returns which of 256 bits stands for a character. All that are not Han share one.
#[inline]
pub fn bit(unit: u16) -> usize {
    let han = (FIRST_HAN..=LAST_HAN).contains(&unit);
    if han { usize::from(unit.wrapping_mul(0x9E37) >> 8) } else { 0 }
}

/// Two characters that stand side by side, or three, mixed into one number. Few share one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pair(u32);

impl Pair {
    #[inline]
    pub const fn of_units([a, b]: [u16; 2]) -> Self {
        let (a, b) = (a as u32, b as u32);
        Pair(a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA6B).rotate_left(7))
    }

    /// The same with the one behind them.
    #[inline]
    pub fn and(self, c: u16) -> Self {
        Pair(self.0 ^ u32::from(c).wrapping_mul(0xC2B2_AE35).rotate_left(13))
    }

    /// The same for four characters.
    #[inline]
    pub fn of_four([a, b, c, d]: [u16; 4]) -> Self {
        Pair::of_units([a, b]).beside(Pair::of_units([c, d]))
    }

    /// The same with two more behind them.
    #[inline]
    pub fn beside(self, behind: Pair) -> Self {
        Pair(self.0.rotate_left(11) ^ behind.0)
    }

    /// Returns which word is its own of a row of so many bits, as a power of two, and its bits there: two, so
    /// that few have those of another.
    #[inline]
    pub fn bits(self, width: u32) -> (usize, u64) {
        let at = self.place(width);
        let other = self.0 << width >> (u32::BITS - 6);
        (at >> 6, 1 << (at & 63) | 1 << other)
    }

    /// Its first bits as a number.
    #[inline]
    pub fn place(self, width: u32) -> usize {
        (self.0 >> (u32::BITS - width)) as usize
    }
}
