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
    /// Tells most graphemes apart.
    code: u64,
}

impl<'c> Column<'c> {
    pub const UNKNOWN: Column<'static> = Column { cell: None, at: 0, width: 1, code: 0 };

    pub fn begins(&self) -> bool {
        self.at == 0
    }

    pub fn cell(&self) -> Option<&'c Cell> {
        self.cell
    }

    pub fn width(&self) -> u16 {
        self.width
    }

    /// Says whether both look the same, as good as certainly.
    pub fn resembles(&self, other: &Column) -> bool {
        self.code == other.code && self.at == other.at && self.cell.is_some()
    }

    fn is_same(&self, other: &Column) -> bool {
        let (Some(cell), Some(others)) = (self.cell, other.cell) else { return false };
        self.resembles(other)
            && self.width == other.width
            && cell.symbol() == others.symbol()
            && Style::of(cell) == Style::of(others)
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
    while let Some(cell) = rest.first() {
        let (cell, width) = match width(cell) {
            width if usize::from(width) <= rest.len() => (cell, width),
            _ => (&BLANK, 1),
        };
        let code = code(cell);
        columns.extend((0..width).map(|at| Column { cell: Some(cell), at, width, code }));
        rest = rest.get(usize::from(width)..).unwrap_or_default();
    }
    columns
}

fn width(cell: &Cell) -> u16 {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get(),
        _ if cell.symbol().len() == 1 => 1,
        _ => cell.cell_width().max(1),
    }
}

fn code(cell: &Cell) -> u64 {
    let bytes = cell.symbol().bytes().take(6);
    let symbol = bytes.fold(0, |code: u64, byte| code << 8 | u64::from(byte));
    symbol << 16 | Style::of(cell).code() & 0xffff
}

/// Returns the stretches that must be written to make `now` of `before`. A grapheme is written whole,
/// and of one that is overwritten in part the rest is written too: what a terminal leaves of it is
/// anybody's guess.
pub fn differing(before: &[Column], now: &[Column]) -> Vec<Range<usize>> {
    let mut differs: Vec<bool> = before.iter().zip(now).map(|(b, n)| !b.is_same(n)).collect();
    let mut spread = |here: usize| {
        if differs.get(here) != Some(&true) {
            return;
        }
        for column in [before.get(here), now.get(here)].into_iter().flatten() {
            let span = column.span(here);
            differs.get_mut(span).unwrap_or_default().fill(true);
        }
    };
    (0..now.len()).for_each(&mut spread);
    (0..now.len()).rev().for_each(&mut spread);
    let mut runs: Vec<Range<usize>> = Vec::new();
    for here in (0..differs.len()).filter(|here| differs.get(*here) == Some(&true)) {
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

/// Says whether a symbol is one of those of which a terminal may be asked how wide they are.
pub fn is_ambiguous(symbol: &str) -> bool {
    let width = |ambiguous| Widths { ambiguous }.width(symbol);
    let mut chars = symbol.chars();
    let is_one = chars.next().is_some() && chars.next().is_none();
    is_one && width(Ambiguous::Narrow) != width(Ambiguous::Wide)
}
