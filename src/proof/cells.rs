//! What is known of each two characters that may stand side by side, in rows laid over each other: a row for each
//! character that stands first, with a cell for each that stands behind it. The build script lays the rows so
//! that no two of them take one cell, and a cell says whose it is.

/// Whose a cell is, above what is known of its two characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell(pub u16);

impl Cell {
    /// They stand so within some word.
    pub const JOINED: u16 = 1;
    /// A saying begins with them.
    pub const BEGINS: u16 = 2;
    /// A saying ends with them.
    pub const ENDS: u16 = 4;
    const FLAGS: u32 = 3;

    pub fn new(row: u16, flags: u16) -> Self {
        Cell(row << Cell::FLAGS | flags)
    }

    /// Returns what is known, if it is that row's.
    #[inline]
    pub fn flags_of(self, row: Row) -> u16 {
        let own = u32::from(self.0 >> Cell::FLAGS) == row.number();
        if own { self.0 & 7 } else { 0 }
    }
}

/// Where a row begins, and its number, which is none's if it is 0.
#[derive(Debug, Clone, Copy, Default)]
pub struct Row(pub u32);

impl Row {
    const NUMBER: u32 = u16::BITS - Cell::FLAGS;

    pub fn new(number: u16, start: usize) -> Self {
        Row((start as u32) << Row::NUMBER | u32::from(number))
    }

    #[inline]
    fn number(self) -> u32 {
        self.0 & ((1 << Row::NUMBER) - 1)
    }

    #[inline]
    pub fn start(self) -> usize {
        (self.0 >> Row::NUMBER) as usize
    }
}
