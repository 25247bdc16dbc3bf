//! What is known of each two characters that may stand side by side, in rows laid over each other: a row for each
//! character that stands first, with a cell for each that stands behind it. The build script lays the rows so
//! that no two of them take one cell, and a cell says whose it is.

/// What is known of two characters, a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known(pub u16);

impl Known {
    /// They stand so within some word.
    pub const JOINED: Known = Known(1);
    /// A saying begins with them.
    pub const BEGINS: Known = Known(1 << 1);
    /// A saying ends with them.
    pub const ENDS: Known = Known(1 << 2);
    const COUNT: u32 = 3;

    #[inline]
    pub fn is_joined(self) -> u64 {
        u64::from(self.0) & 1
    }

    #[inline]
    pub fn begins(self) -> u64 {
        u64::from(self.0) >> 1 & 1
    }

    #[inline]
    pub fn ends(self) -> u64 {
        u64::from(self.0) >> 2 & 1
    }
}

/// What is known of two characters, and above it the number of its row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell(pub u16);

impl Cell {
    pub fn new(row: u16, known: Known) -> Self {
        Cell(row << Known::COUNT | known.0)
    }

    /// Returns what is known of two characters, if this is the row of the first: by its number.
    #[inline]
    pub fn known_of(self, row: u16) -> Known {
        let is_own = self.0 >> Known::COUNT == row;
        Known(if is_own { self.0 & ((1 << Known::COUNT) - 1) } else { 0 })
    }
}

/// Where the row of a character begins, the number of that, and which cell of a row is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(pub u64);

impl Place {
    /// That of a character with no row and no cell.
    pub const NONE: Place = Place::new(u16::MAX, 0, u16::MAX);

    pub const fn new(row: u16, start: u32, column: u16) -> Self {
        Place((start as u64) << 32 | (column as u64) << 16 | row as u64)
    }

    #[inline]
    pub fn row(self) -> u16 {
        self.0 as u16
    }

    #[inline]
    pub fn column(self) -> usize {
        usize::from((self.0 >> 16) as u16)
    }

    #[inline]
    pub fn start(self) -> usize {
        (self.0 >> 32) as usize
    }
}
