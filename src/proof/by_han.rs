//! Tables that have a row of bytes for each Han character. They are laid out when the program is compiled, by
//! `assets/proof/lay_out.rs`, so that no start has to read them.

use super::pair::FIRST_HAN;

#[derive(Debug)]
pub struct ByHan {
    /// Where the rows begin, by code points, and the end: four bytes each, the lowest first.
    pub starts: &'static [u8],
    pub rows: &'static [u8],
}

/// A table by its name.
macro_rules! by_han {
    ($name:literal) => {
        super::by_han::ByHan {
            starts: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".starts")),
            rows: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".rows")),
        }
    };
}
pub(super) use by_han;

impl ByHan {
    /// Returns the row of a character; most that are no Han characters have none.
    #[inline]
    pub fn row(&self, unit: u16) -> &'static [u8] {
        let place = usize::from(unit.wrapping_sub(FIRST_HAN));
        let (starts, _) = self.starts.as_chunks();
        let start =
            |place: usize| starts.get(place).map(|start| u32::from_le_bytes(*start) as usize);
        let bounds = start(place).zip(start(place + 1));
        bounds.and_then(|(start, end)| self.rows.get(start..end)).unwrap_or_default()
    }
}
