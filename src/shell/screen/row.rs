//! A row of the screen column by column, and where it differs from what is to be seen.

use super::style::Style;
use crate::text::{Ambiguous, Measure, Screen as Widths};
use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use std::ops::Range;

/// A column, and what covers it: a grapheme, or its second half, or nobody knows.
#[derive(Debug, Clone, Copy)]
pub struct Column<'c> {
    cell: Option<&'c Cell>,
    /// Which column of the grapheme it is, and of how many.
    at: u16,
    width: u16,
    code: Code,
    /// How many bytes it takes to write what begins here; blanks cost next to nothing.
    weight: u8,
}

/// Symbol, style and which column of it: nearly always all of them, so that rows are compared as
/// numbers. None where nobody knows what is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Code(u64);

impl Code {
    const UNKNOWN: Code = Code(0);
    const KNOWN: u64 = 1 << 63;
    /// What does not fit makes no difference here.
    const IN_PART: u64 = 1 << 62;

    #[inline]
    fn of(symbol: &str, style: Code) -> Code {
        let symbol = match *symbol.as_bytes() {
            [a] => u32::from(a).into(),
            [a, b] => u32::from_be_bytes([0, 0, a, b]).into(),
            [a, b, c] => u32::from_be_bytes([0, a, b, c]).into(),
            [a, b, c, d] => u32::from_be_bytes([a, b, c, d]).into(),
            ref bytes => bytes.iter().fold(Code::IN_PART, |code, byte| {
                code & Code::IN_PART | (code << 5 ^ u64::from(*byte)) & 0xffff_ffff
            }),
        };
        Code(Code::KNOWN | symbol | style.0)
    }

    fn of_style(style: Style) -> Code {
        Code(style.code().map_or(Code::IN_PART, |code| u64::from(code) << 32))
    }

    fn column(self, at: u16) -> Code {
        Code(self.0 | u64::from(at) << 56)
    }

    fn is_whole(self) -> bool {
        self.0 & Code::IN_PART == 0
    }
}

impl<'c> Column<'c> {
    pub const UNKNOWN: Column<'static> =
        Column { cell: None, at: 0, width: 1, code: Code::UNKNOWN, weight: 0 };

    /// A blank, as they stand in an empty row.
    pub const EMPTY: Column<'static> = Column {
        cell: Some(&BLANK),
        at: 0,
        width: 1,
        code: Code(Code::KNOWN | b' ' as u64),
        weight: 0,
    };

    pub fn begins(&self) -> bool {
        self.at == 0
    }

    pub fn cell(&self) -> Option<&'c Cell> {
        self.cell
    }

    pub fn width(&self) -> u16 {
        self.width
    }

    /// About how many bytes it takes to write it.
    pub fn weight(&self) -> usize {
        self.weight.into()
    }

    /// Says whether both look the same, as good as certainly.
    #[inline]
    pub fn resembles(&self, other: &Column) -> bool {
        self.code == other.code && self.code != Code::UNKNOWN
    }

    /// Says whether a terminal that draws ambiguous characters so, if that is known, takes what covers the
    /// column to be as wide as it is meant to be.
    pub fn is_settled(&self, terminal: Option<Ambiguous>) -> bool {
        self.cell.is_some_and(|cell| is_settled(cell.symbol(), self.width, terminal))
    }

    #[inline]
    fn is_same(&self, other: &Column) -> bool {
        self.resembles(other)
            && self.width == other.width
            && (self.code.is_whole() || self.is_same_cell(other))
    }

    fn is_same_cell(&self, other: &Column) -> bool {
        let (Some(cell), Some(others)) = (self.cell, other.cell) else { return false };
        cell.symbol() == others.symbol() && Style::of(cell) == Style::of(others)
    }

    /// The columns of the grapheme that covers this column.
    fn span(&self, here: usize) -> Range<usize> {
        let from = here.saturating_sub(self.at.into());
        from..from + usize::from(self.width)
    }
}

static BLANK: Cell = Cell::EMPTY;

/// Reads a row. What would reach over its end is not seen: a terminal would put it into the next.
pub fn columns(cells: &[Cell]) -> Vec<Column<'_>> {
    let mut columns = Vec::with_capacity(cells.len());
    let mut rest = cells;
    // Most stand in the style of the one before.
    let (mut style, mut of_style) = (Style::PLAIN, Code::of_style(Style::PLAIN));
    while let Some(cell) = rest.first() {
        let symbol = cell.symbol();
        let (cell, symbol, width) = match width(cell, symbol) {
            width if usize::from(width) <= rest.len() => (cell, symbol, width),
            _ => (&BLANK, BLANK.symbol(), 1),
        };
        if Style::of(cell) != style {
            style = Style::of(cell);
            of_style = Code::of_style(style);
        }
        let code = Code::of(symbol, of_style);
        let weight = if symbol == " " { 0 } else { u8::try_from(symbol.len()).unwrap_or(u8::MAX) };
        columns.push(Column { cell: Some(cell), at: 0, width, code, weight });
        for at in 1..width {
            columns.push(Column { cell: Some(cell), at, width, code: code.column(at), weight: 0 });
        }
        rest = rest.get(usize::from(width)..).unwrap_or_default();
    }
    columns
}

#[inline]
fn width(cell: &Cell, symbol: &str) -> u16 {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get(),
        _ if symbol.len() == 1 => 1,
        _ => cell.cell_width().max(1),
    }
}

/// Returns the stretches that must be written to make `now` of `before`. A grapheme is written whole,
/// and of one that is overwritten in part the rest is written too: what a terminal leaves of it is
/// anybody's guess. Of what may be drawn wider than there is room for, the neighbour is written behind
/// it: one of them is seen then, and it is the one that stands there.
pub fn differing(
    before: &[Column],
    now: &[Column],
    terminal: Option<Ambiguous>,
) -> Vec<Range<usize>> {
    let differs = |(before, now): (&Column, &Column)| !before.is_same(now);
    // Nothing reaches over these ends: it would be the same on both sides of them.
    let Some(first) = before.iter().zip(now).position(differs) else { return Vec::new() };
    let last = before.iter().zip(now).rposition(differs).unwrap_or(first);
    let mut differ = vec![false; now.len()];
    let may_reach_over = |column: &Column| column.width == 1 && !column.is_settled(terminal);
    let spread = |differ: &mut Vec<bool>, here: usize| {
        let (Some(before), Some(now)) = (before.get(here), now.get(here)) else { return };
        if differ.get(here) == Some(&true) || !before.is_same(now) {
            for span in [before.span(here), now.span(here)] {
                differ.get_mut(span).unwrap_or_default().fill(true);
            }
            if may_reach_over(now) {
                differ.get_mut(here + 1).into_iter().for_each(|next| *next = true);
            }
        }
    };
    let mut end = first;
    while end <= last || differ.get(end) == Some(&true) {
        spread(&mut differ, end);
        end += 1;
    }
    (first..end).rev().for_each(|here| spread(&mut differ, here));
    let mut runs: Vec<Range<usize>> = Vec::new();
    for here in (first..now.len()).filter(|here| differ.get(*here) == Some(&true)) {
        match runs.last_mut().filter(|run| run.end == here) {
            Some(run) => run.end += 1,
            None => runs.push(here..here + 1),
        }
    }
    runs
}

/// ASCII, Han, kana and full-width marks are as wide everywhere; anything else may not be.
pub fn certain_width(symbol: &str) -> Option<u16> {
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

/// Says whether a terminal that draws ambiguous characters so, if that is known, takes a symbol to be as
/// wide as it is meant to be.
pub fn is_settled(symbol: &str, width: u16, terminal: Option<Ambiguous>) -> bool {
    let draws = |ambiguous| Widths { ambiguous }.width(symbol).0 == usize::from(width);
    match certain_width(symbol) {
        Some(certain) => certain == width,
        None => is_ambiguous(symbol) && terminal.is_some_and(draws),
    }
}

/// Says whether a symbol is one of those of which a terminal may be asked how wide they are.
pub fn is_ambiguous(symbol: &str) -> bool {
    let width = |ambiguous| Widths { ambiguous }.width(symbol);
    let mut chars = symbol.chars();
    let is_one = chars.next().is_some() && chars.next().is_none();
    is_one && width(Ambiguous::Narrow) != width(Ambiguous::Wide)
}
