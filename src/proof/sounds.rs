//! How Han characters sound, tones left out. The build script lays the table out by this too.

/// The sounds of one character, its usual one first: three at most, by the numbers of the lines of
/// `sounds.txt`, from 1 on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sounds(pub u32);

/// So many bits hold the number of a sound.
pub const WIDTH: u32 = 10;

impl Sounds {
    /// Returns its usual sound, or 0 where it is not known.
    #[inline]
    pub fn usual(self) -> u16 {
        (self.0 & ((1 << WIDTH) - 1)) as u16
    }

    pub fn each(self) -> impl Iterator<Item = u16> {
        let all = [0, WIDTH, 2 * WIDTH].map(|at| Sounds(self.0 >> at).usual());
        all.into_iter().take_while(|sound| *sound > 0)
    }

    /// Says whether two characters may sound alike.
    pub fn meet(self, other: Sounds) -> bool {
        self.each().any(|sound| other.each().any(|own| own == sound))
    }
}
