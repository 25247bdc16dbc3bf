//! A row of the screen as it is seen, column by column: what a picture is painted into, and what a
//! terminal is told.
//!
//! A column is a number that says what covers it, so that rows are compared, moved and kept as numbers.
//! Symbols of more than four bytes lie beside them: of those a number only says what they resemble.
//!
//! What is put over a part of something wide takes all of it away. Nothing reaches over the end of the
//! row. No control character gets in: for one stands `?`.

use super::look::{Look, Patch};
use crate::text::{Ambiguous, MOST_COLUMNS, Measure, Screen, shown};
use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use std::num::NonZeroU16;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    columns: Vec<Column>,
    /// Each by the number that stands for it in this row.
    long: Vec<(u32, String)>,
}

/// A column, and what covers it: a grapheme, or its second half, or nobody knows. From the lowest bit
/// on: the symbol, its look, how terminals draw it, which of its columns it is and of how many, whether
/// the symbol is a long one, whether anything is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column(u64);

const SYMBOL: u64 = 0xffff_ffff;
const LOOK_AT: u32 = 32;
const LOOK: u64 = (Look::BITS as u64) << LOOK_AT;
const DRAWN_AT: u32 = 52;
const AT: u32 = 56;
/// In three bits: a symbol has [`MOST_COLUMNS`] at most.
const WIDTH: u32 = 59;
const LONG: u64 = 1 << 62;
const KNOWN: u64 = 1 << 63;

/// How terminals draw a symbol: as wide as it is here, all of them; or, if they may be asked for its
/// width, those that draw such ones narrow, those that draw them wide, or none; or nobody knows of the
/// one character it is, or of its many.
const CERTAIN: u64 = 0;
const IF_NARROW: u64 = 1 << DRAWN_AT;
const IF_WIDE: u64 = 2 << DRAWN_AT;
const OTHERWISE: u64 = 3 << DRAWN_AT;
const ANYHOW: u64 = 4 << DRAWN_AT;
const MANY: u64 = 5 << DRAWN_AT;
const DRAWN: u64 = 7 << DRAWN_AT;

impl Column {
    pub const UNKNOWN: Column = Column(0);
    /// A blank, as they stand in an empty row.
    pub const BLANK: Column = Column(KNOWN | b' ' as u64);

    #[inline(always)]
    fn of(symbol: [u8; 4], width: usize, look: Look) -> Column {
        let width = u64::try_from(width.clamp(1, MOST_COLUMNS) - 1).unwrap_or_default();
        let look = u64::from(look.bits()) << LOOK_AT;
        Column(KNOWN | width << WIDTH | look | u64::from(u32::from_le_bytes(symbol)))
    }

    fn blank(look: Look) -> Column {
        Column::of([b' ', 0, 0, 0], 1, look)
    }

    fn at(self) -> usize {
        bits(self.0 >> AT, 7)
    }

    #[inline]
    pub fn begins(&self) -> bool {
        self.0 >> AT & 7 == 0
    }

    #[inline]
    pub fn width(&self) -> usize {
        bits(self.0 >> WIDTH, 7) + 1
    }

    #[inline]
    pub fn look(&self) -> Look {
        Look::from_bits(u32::try_from((self.0 & LOOK) >> LOOK_AT).unwrap_or_default())
    }

    /// The column so many behind this one, in which something begins.
    fn behind(self, columns: u64) -> Column {
        Column(self.0 | columns << AT)
    }

    fn with_look(self, look: Look) -> Column {
        Column(self.0 & !LOOK | u64::from(look.bits()) << LOOK_AT)
    }

    /// The columns of the grapheme that covers this column.
    #[inline]
    pub fn span(&self, here: usize) -> Range<usize> {
        let from = here.saturating_sub(self.at());
        from..from + self.width()
    }

    /// How many bytes the symbol has that begins here, or about as many.
    #[inline]
    pub fn length(&self) -> usize {
        match (self.begins(), self.0 & LONG > 0) {
            (false, _) => 0,
            (true, true) => LONG_LENGTH,
            (true, false) => bits(71 - u64::from((self.0 & SYMBOL).leading_zeros()), 0x7f) / 8,
        }
    }

    /// About how many bytes it takes to write it; blanks cost next to nothing.
    #[inline]
    pub fn weight(&self) -> usize {
        if self.0 & SYMBOL == Column::BLANK.0 & SYMBOL { 0 } else { self.length() }
    }

    #[inline]
    pub fn is_blank(&self) -> bool {
        *self == Column::BLANK
    }

    /// Says whether both look the same, as good as certainly.
    #[inline]
    pub fn resembles(&self, other: &Column) -> bool {
        self == other && *self != Column::UNKNOWN
    }

    /// Says whether both look the same for certain: of long symbols nobody knows.
    #[inline]
    pub fn is_same(&self, other: &Column) -> bool {
        self == other && self.0 & (KNOWN | LONG) == KNOWN
    }

    pub fn is_one_character(&self) -> bool {
        self.0 & DRAWN != MANY
    }

    /// Says whether every terminal takes what covers the column to be as wide as it is here.
    #[inline]
    pub fn is_certain(&self) -> bool {
        self.0 & (KNOWN | DRAWN) == KNOWN | CERTAIN
    }

    /// Says whether it is something of which a terminal may be asked how wide it is.
    pub fn is_ambiguous(&self) -> bool {
        matches!(self.0 & DRAWN, IF_NARROW | IF_WIDE | OTHERWISE)
    }

    /// Says whether a terminal that draws ambiguous characters so, if that is known, takes what covers
    /// the column to be as wide as it is here.
    #[inline]
    pub fn is_settled(&self, terminal: Option<Ambiguous>) -> bool {
        self.is_certain()
            || match terminal {
                None => false,
                Some(Ambiguous::Narrow) => self.0 & DRAWN == IF_NARROW,
                Some(Ambiguous::Wide) => self.0 & DRAWN == IF_WIDE,
            }
    }
}

/// What a long symbol counts, in bytes.
const LONG_LENGTH: usize = 8;

#[inline]
fn bits(number: u64, mask: u64) -> usize {
    usize::try_from(number & mask).unwrap_or_default()
}

impl Strip {
    /// Makes an empty row.
    pub fn new(width: usize) -> Strip {
        Strip { columns: vec![Column::BLANK; width], long: Vec::new() }
    }

    pub fn clear(&mut self) {
        self.columns.fill(Column::BLANK);
        self.long.clear();
    }

    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Returns the symbol that begins in a column of this row; a short one is put into the bytes.
    pub fn symbol<'s>(&'s self, column: &Column, bytes: &'s mut [u8; 4]) -> &'s str {
        let symbol = u32::try_from(column.0 & SYMBOL).unwrap_or_default();
        if column.0 & LONG > 0 {
            let long = self.long.iter().find(|(number, _)| *number == symbol);
            return long.map_or("?", |(_, long)| long);
        }
        *bytes = symbol.to_le_bytes();
        let symbol = bytes.get(..column.length()).unwrap_or_default();
        std::str::from_utf8(symbol).unwrap_or("?")
    }

    /// Puts a text and returns the column behind it, if all of it did fit.
    pub fn text(
        &mut self,
        columns: Range<usize>,
        text: &str,
        look: Look,
        screen: Screen,
    ) -> Option<usize> {
        let Range { start: mut x, end: right } = columns;
        let right = right.min(self.columns.len());
        let mut at = 0;
        while let Some((length, width)) = screen.first(text, at) {
            if x + width > right {
                break;
            }
            if at == 0 {
                self.open(x);
            }
            let grapheme = text.get(at..at + length)?;
            self.write(x, grapheme, width, look);
            (at, x) = (at + length, x + width);
        }
        if at > 0 {
            self.close(x);
        }
        (at == text.len()).then_some(x)
    }

    /// Puts one grapheme as it is, as wide as is said.
    #[cfg(test)]
    pub fn put(&mut self, x: usize, symbol: &str, width: usize, look: Look) {
        self.open(x);
        let column = self.column(symbol, width, look);
        self.set(x, column, width);
        self.close(x + width);
    }

    /// Makes blanks of columns.
    pub fn fill(&mut self, columns: Range<usize>, look: Look) {
        self.open(columns.start);
        let place = self.columns.get_mut(columns.clone()).unwrap_or_default();
        place.fill(Column::blank(look));
        self.close(columns.end);
    }

    /// Makes what begins in some columns look otherwise.
    pub fn patch(&mut self, columns: Range<usize>, patch: Patch) {
        let mut look = None;
        for (x, column) in self.columns.iter_mut().enumerate().skip(columns.start) {
            if column.begins() {
                let begins_there = x < columns.end;
                look = begins_there.then(|| column.look().patched(patch));
                if !begins_there {
                    return;
                }
            }
            if let Some(look) = look {
                *column = column.with_look(look);
            }
        }
    }

    /// Takes away what reaches over the left edge of a column.
    fn open(&mut self, x: usize) {
        if let Some(column) = self.columns.get(x).filter(|column| !column.begins()) {
            self.take_away(column.span(x));
        }
    }

    /// Takes away what is left in a column and behind it of what began before.
    fn close(&mut self, x: usize) {
        if let Some(column) = self.columns.get(x).filter(|column| !column.begins()) {
            self.take_away(x..column.span(x).end);
        }
    }

    fn take_away(&mut self, columns: Range<usize>) {
        let columns = self.columns.get_mut(columns).unwrap_or_default();
        columns.iter_mut().for_each(|column| *column = Column::blank(column.look()));
    }

    #[inline(always)]
    fn write(&mut self, x: usize, grapheme: &str, width: usize, look: Look) {
        match (grapheme.as_bytes(), self.columns.get_mut(x..x + width)) {
            (&[a @ b' '..=b'~'], Some([one])) => *one = Column::of([a, 0, 0, 0], 1, look),
            // Han from U+4E00 on.
            (&[a @ 0xE4..=0xE9, b, c], Some([one, two])) if a > 0xE4 || b >= 0xB8 => {
                *one = Column::of([a, b, c, 0], 2, look);
                *two = one.behind(1);
            }
            _ => {
                let column = self.column(&shown(grapheme), width, look);
                self.set(x, column, width);
            }
        }
    }

    fn set(&mut self, x: usize, column: Column, width: usize) {
        let place = self.columns.get_mut(x..x + width).unwrap_or_default();
        place.iter_mut().zip(0..).for_each(|(there, at)| *there = column.behind(at));
    }

    #[inline(never)]
    fn column(&mut self, symbol: &str, width: usize, look: Look) -> Column {
        let symbol = if symbol.chars().any(char::is_control) { "?" } else { symbol };
        let (short, is_long) = match *symbol.as_bytes() {
            [] => ([b' ', 0, 0, 0], 0),
            [a] => ([a, 0, 0, 0], 0),
            [a, b] => ([a, b, 0, 0], 0),
            [a, b, c] => ([a, b, c, 0], 0),
            [a, b, c, d] => ([a, b, c, d], 0),
            _ => (self.number(symbol).to_le_bytes(), LONG),
        };
        Column(Column::of(short, width, look).0 | is_long | drawn(symbol, width))
    }

    /// Keeps a long symbol and returns a number for it, in every row the same if nothing else has it.
    fn number(&mut self, symbol: &str) -> u32 {
        let mix = |mix: u32, byte: u8| mix.rotate_left(5) ^ u32::from(byte);
        let mut number = symbol.bytes().fold(0, mix);
        while let Some((_, other)) = self.long.iter().find(|(taken, _)| *taken == number) {
            if other == symbol {
                return number;
            }
            number = number.wrapping_add(1);
        }
        self.long.push((number, symbol.to_owned()));
        number
    }

    /// Makes the cells of the row, for who knows nothing but those.
    pub fn paint(&self, cells: &mut [Cell]) {
        for (column, cell) in self.columns.iter().zip(cells) {
            cell.reset();
            cell.set_style(column.look().style());
            if column.begins() {
                let width = u16::try_from(column.width()).unwrap_or(1);
                cell.set_symbol(self.symbol(column, &mut [0; 4]));
                if width > 1 || column.length() > 1 && cell.cell_width() != width {
                    let forced = NonZeroU16::new(width);
                    cell.diff_option =
                        forced.map_or(CellDiffOption::None, CellDiffOption::ForcedWidth);
                }
            }
        }
    }
}

/// Says how terminals draw a symbol that is so wide here.
fn drawn(symbol: &str, width: usize) -> u64 {
    let is_one = symbol.chars().nth(1).is_none();
    if let Some(certain) = certain_width(symbol) {
        return if certain == width { CERTAIN } else { ANYHOW };
    }
    let drawn = |ambiguous| Screen { ambiguous }.width(symbol).0;
    match (drawn(Ambiguous::Narrow), drawn(Ambiguous::Wide)) {
        _ if !is_one => MANY,
        (narrow, wide) if narrow == wide => ANYHOW,
        (narrow, _) if narrow == width => IF_NARROW,
        (_, wide) if wide == width => IF_WIDE,
        _ => OTHERWISE,
    }
}

/// ASCII, Han, kana and full-width marks are as wide everywhere; anything else may not be.
fn certain_width(symbol: &str) -> Option<usize> {
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    match c {
        ' '..='~' => Some(1),
        '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{303e}' | '\u{3041}'..='\u{3096}' => Some(2),
        '\u{30a0}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Some(2),
        '\u{ff01}'..='\u{ff5e}' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    const NARROW: Screen = Screen { ambiguous: Ambiguous::Narrow };

    /// What is seen of a row: `_` for what is behind a beginning.
    fn seen(strip: &Strip) -> String {
        let columns = strip.columns().iter();
        let symbol = |column: &Column| match column.begins() {
            true => strip.symbol(column, &mut [0; 4]).to_owned(),
            false => "_".into(),
        };
        columns.map(symbol).collect()
    }

    fn of(width: usize, texts: &[(usize, &str)]) -> Strip {
        let mut strip = Strip::new(width);
        for (x, text) in texts {
            strip.text(*x..width, text, Look::PLAIN, NARROW);
        }
        strip
    }

    #[test]
    fn symbols_are_what_was_put() {
        let text = "a中“é𠮷e\u{301}🇨🇳❤\u{fe0f}，";
        let strip = of(20, &[(1, text)]);
        assert_eq!(seen(&strip), " a中_“é𠮷_e\u{301}🇨🇳_❤\u{fe0f}_，_     ");
        let widths: Vec<usize> =
            strip.columns().iter().filter(|c| c.begins()).map(Column::width).collect();
        assert_eq!(widths, [1, 1, 2, 1, 1, 2, 1, 2, 2, 2, 1, 1, 1, 1, 1]);
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        let mut strip = Strip::new(5);
        assert_eq!(strip.text(0..5, "加强领", Look::PLAIN, NARROW), None);
        assert_eq!(seen(&strip), "加_强_ ");
        assert_eq!(strip.text(4..9, "ab", Look::PLAIN, NARROW), None);
        assert_eq!(seen(&strip), "加_强_a");
        assert_eq!(strip.text(1..3, "ab", Look::PLAIN, NARROW), Some(3));
    }

    #[test]
    fn what_is_covered_in_part_goes_whole() {
        for (texts, wanted) in [
            (&[(0, "加强领"), (1, "a")][..], " a强_领_  "),
            (&[(0, "加强领"), (2, "a")], "加_a 领_  "),
            (&[(0, "加强领"), (1, "中")], " 中_ 领_  "),
            (&[(0, "加强领"), (3, "")], "加_强_领_  "),
        ] {
            assert_eq!(seen(&of(8, texts)), wanted, "{texts:?}");
        }
        let mut strip = of(8, &[(0, "加强领导")]);
        strip.fill(1..5, Look::PLAIN);
        assert_eq!(seen(&strip), "      导_");
    }

    #[test]
    fn what_begins_in_a_stretch_looks_otherwise_whole() {
        let mut strip = of(8, &[(0, "加强领导")]);
        strip.patch(1..5, Style::new().bold().into());
        let plain: Vec<bool> = strip.columns().iter().map(|c| c.look() == Look::PLAIN).collect();
        assert_eq!(plain, [true, true, false, false, false, false, true, true]);
    }

    #[test]
    fn columns_are_the_same_where_the_same_is_seen_for_certain() {
        let same = |one: &str, other: &str| {
            of(2, &[(0, one)]).columns()[0].is_same(&of(2, &[(0, other)]).columns()[0])
        };
        assert!(same("中", "中") && !same("中", "串") && !same("a", " ") && same("é", "é"));
        // Of what is longer than a number nobody knows.
        assert!(!same("🇨🇳", "🇨🇳"));
        assert!(!Column::UNKNOWN.is_same(&Column::UNKNOWN));
        let strip = of(2, &[(0, "中")]);
        assert!(!strip.columns()[0].is_same(&strip.columns()[1]));
    }

    #[test]
    fn no_control_character_gets_in() {
        let mut strip = Strip::new(6);
        for (x, symbol) in [(0, "\x1b"), (1, "\u{9b}"), (2, "e\u{301}\u{301}\x07"), (3, "\x7f")] {
            strip.put(x, symbol, 1, Look::PLAIN);
        }
        assert_eq!(seen(&strip), "????  ");
    }
}
