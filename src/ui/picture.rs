//! A picture: what is to be drawn into each row of the screen, as it was asked for.
//!
//! A stroke is a text with its style, or a stretch that is filled, styled or cleared. Strokes make
//! cells only here, each row's by themselves: rows of the same strokes look the same, and need
//! neither be made nor compared again. So a picture is the key of what it shows, and cannot be a
//! wrong one.
//!
//! Nothing that a text holds reaches a cell but through `text::shown`, which knows no controls.

use crate::text::{Ambiguous, Measure, Screen, graphemes, shown};
use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use ratatui::layout::Size;
use ratatui::style::Style;
use std::num::NonZeroU16;
use std::ops::Range;

#[derive(Debug, Default)]
pub struct Picture {
    size: Size,
    screen: Screen,
    rows: Vec<Row>,
}

/// The strokes of one row, in the order in which they lie over each other.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Row {
    screen: Screen,
    strokes: Vec<Stroke>,
    /// The texts of all of them, one behind the other.
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stroke {
    what: What,
    /// From this column to before that one.
    from: u16,
    to: u16,
    /// Bytes of text.
    length: u32,
    style: Style,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A text, as far as it fits.
    Text,
    /// A text that goes on where the one before ended, if all of that did fit.
    More,
    /// Blanks.
    Fill,
    /// Another style for what is there.
    Style,
    /// Blanks, under which no half of a wide character is left.
    Clear,
}

impl Picture {
    /// Begins anew, with nothing in it.
    pub fn begin(&mut self, size: Size, ambiguous: Ambiguous) {
        self.size = size;
        self.screen = Screen { ambiguous };
        self.rows.resize_with(usize::from(size.height), Row::default);
        for row in &mut self.rows {
            row.screen = self.screen;
            row.strokes.clear();
            row.text.clear();
        }
    }

    pub fn screen(&self) -> Screen {
        self.screen
    }

    pub fn width(&self) -> usize {
        usize::from(self.size.width)
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub fn text(&mut self, y: usize, columns: Range<usize>, text: &str, style: Style) {
        self.stroke(What::Text, y, columns, text, style);
    }

    /// Goes on behind the text that was put last into a row.
    pub fn more(&mut self, y: usize, right: usize, text: &str, style: Style) {
        self.stroke(What::More, y, 0..right, text, style);
    }

    pub fn fill(&mut self, y: usize, columns: Range<usize>, style: Style) {
        self.stroke(What::Fill, y, columns, "", style);
    }

    pub fn style(&mut self, y: usize, columns: Range<usize>, style: Style) {
        self.stroke(What::Style, y, columns, "", style);
    }

    pub fn clear(&mut self, y: usize, columns: Range<usize>, style: Style) {
        self.stroke(What::Clear, y, columns, "", style);
    }

    fn stroke(&mut self, what: What, y: usize, columns: Range<usize>, text: &str, style: Style) {
        let width = self.size.width;
        let column = |at: usize| u16::try_from(at).unwrap_or(width).min(width);
        let Some(row) = self.rows.get_mut(y) else { return };
        let Ok(length) = u32::try_from(text.len()) else { return };
        let (from, to) = (column(columns.start), column(columns.end));
        row.strokes.push(Stroke { what, from, to, length, style });
        row.text.push_str(text);
    }
}

impl Row {
    /// Makes the cells of the row.
    pub fn paint(&self, cells: &mut [Cell]) {
        cells.iter_mut().for_each(Cell::reset);
        let mut painter = Painter { screen: self.screen, cells };
        // Where the last text ended; nothing where not all of it did fit.
        let mut behind = Some(0);
        let mut rest = self.text.as_str();
        for stroke in &self.strokes {
            let (from, to) = (usize::from(stroke.from), usize::from(stroke.to));
            let length = usize::try_from(stroke.length).unwrap_or(usize::MAX);
            let (text, others) = rest.split_at_checked(length).unwrap_or_default();
            rest = others;
            match stroke.what {
                What::Text => behind = painter.text(from, to, text, stroke.style),
                What::More => {
                    behind = behind.and_then(|at| painter.text(at, to, text, stroke.style));
                }
                What::Fill => painter.fill(from..to, stroke.style),
                What::Style => painter.style(from..to, stroke.style),
                What::Clear => {
                    painter.cut(from);
                    painter.fill(from..to, stroke.style);
                }
            }
        }
    }
}

struct Painter<'c> {
    screen: Screen,
    cells: &'c mut [Cell],
}

impl Painter<'_> {
    /// Puts a text and returns the column behind it, if all of it did fit.
    fn text(&mut self, from: usize, to: usize, text: &str, style: Style) -> Option<usize> {
        let mut at = from;
        for (_, grapheme) in graphemes(text) {
            let width = self.screen.width(grapheme).0;
            if at + width > to {
                return None;
            }
            self.grapheme(at, width, grapheme, style);
            at += width;
        }
        Some(at)
    }

    fn grapheme(&mut self, at: usize, width: usize, grapheme: &str, style: Style) {
        let Some((cell, behind)) =
            self.cells.get_mut(at..at + width).and_then(|c| c.split_first_mut())
        else {
            return;
        };
        cell.reset();
        cell.set_symbol(&shown(grapheme)).set_style(style);
        // A Han is asked for its width once here, not by every comparison of two frames.
        let is_wide = width == 2 && grapheme.chars().nth(1).is_none();
        let is_ascii = matches!(grapheme.as_bytes(), [b' '..=b'~']);
        if is_wide || !is_ascii && usize::from(cell.cell_width()) != width {
            let forced = u16::try_from(width).ok().and_then(NonZeroU16::new);
            cell.diff_option = forced.map_or(CellDiffOption::None, CellDiffOption::ForcedWidth);
        }
        for cell in behind {
            cell.reset();
            cell.set_style(style);
        }
    }

    fn fill(&mut self, columns: Range<usize>, style: Style) {
        for cell in self.cells.get_mut(columns).unwrap_or_default() {
            cell.reset();
            cell.set_style(style);
        }
    }

    fn style(&mut self, columns: Range<usize>, style: Style) {
        for cell in self.cells.get_mut(columns).unwrap_or_default() {
            cell.set_style(style);
        }
    }

    /// Takes a wide character away of which the other half is to be covered: it would be drawn over
    /// what covers it.
    fn cut(&mut self, at: usize) {
        let Some(cell) = at.checked_sub(1).and_then(|left| self.cells.get_mut(left)) else {
            return;
        };
        let wide = matches!(cell.diff_option, CellDiffOption::ForcedWidth(_));
        if wide || cell.cell_width() > 1 {
            cell.set_symbol(" ");
            cell.diff_option = CellDiffOption::None;
        }
    }
}
