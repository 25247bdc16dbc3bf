//! What the tables of words ask of two characters that stand side by side, a bit for each. The build script lays
//! out by this which of them any two are asked, and `couples` finds all of it in one walk over a text.

/// What is asked of two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked(pub u8);

impl Asked {
    /// They are a word that official texts have seldom, and may be typed for another (`topics`).
    pub const SELDOM: Asked = Asked(1);
    /// In a term they stand nearest to a word behind them (`set_terms`).
    pub const BEFORE: Asked = Asked(1 << 1);
    /// In one they stand nearest to a word before them.
    pub const BEHIND: Asked = Asked(1 << 2);
    /// A word begins with them that is typed for another (`homophones`).
    pub const HOMOPHONE: Asked = Asked(1 << 3);
    /// They are typed for others, by what stands beside them (`neighbours`).
    pub const NEIGHBOUR: Asked = Asked(1 << 4);
    /// And by what stands further off (`subjects`).
    pub const SUBJECT: Asked = Asked(1 << 5);

    /// In a wording they may stand right behind a character that is odd there (`sayings`).
    pub const BEHIND_ODD: Asked = Asked(1 << 6);
    /// And right before one.
    pub const BEFORE_ODD: Asked = Asked(1 << 7);

    /// How many there are.
    pub const COUNT: usize = 8;

    /// The number of its bit.
    #[inline]
    pub fn number(self) -> usize {
        self.0.trailing_zeros() as usize
    }
}

/// A byte for each pair that may be laid out: so many there are, as a power of two.
pub const WIDTH: u32 = 18;
