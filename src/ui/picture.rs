//! A picture: what is to be drawn into each row of the screen, as it was asked for.
//!
//! A stroke is a text with its look, or a stretch that is filled or looks otherwise. Strokes make
//! columns only here, each row's by themselves: rows of the same strokes look the same, and need
//! neither be made nor compared again. So a picture is the key of what it shows, and cannot be a
//! wrong one.

use super::look::{Look, Patch};
use super::strip::Strip;
use crate::text::{Ambiguous, Screen};
use ratatui::layout::Size;
use ratatui::style::Style;
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
    look: Patch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A text, as far as it fits.
    Text,
    /// A text that goes on where the one before ended, if all of that did fit.
    More,
    /// Blanks.
    Fill,
    /// Another look for what is there.
    Look,
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
        self.stroke(What::Look, y, columns, "", style);
    }

    fn stroke(&mut self, what: What, y: usize, columns: Range<usize>, text: &str, style: Style) {
        let width = self.size.width;
        let column = |at: usize| u16::try_from(at).unwrap_or(width).min(width);
        let Some(row) = self.rows.get_mut(y) else { return };
        let Ok(length) = u32::try_from(text.len()) else { return };
        let (from, to) = (column(columns.start), column(columns.end));
        row.strokes.push(Stroke { what, from, to, length, look: style.into() });
        row.text.push_str(text);
    }
}

impl Row {
    /// Makes what is seen of the row.
    pub fn paint(&self, strip: &mut Strip) {
        strip.clear();
        // Where the last text ended; nothing where not all of it did fit.
        let mut behind = Some(0);
        let mut rest = self.text.as_str();
        for stroke in &self.strokes {
            let (from, to) = (usize::from(stroke.from), usize::from(stroke.to));
            let length = usize::try_from(stroke.length).unwrap_or(usize::MAX);
            let (text, others) = rest.split_at_checked(length).unwrap_or_default();
            rest = others;
            let look = Look::PLAIN.patched(stroke.look);
            match stroke.what {
                What::Text => behind = strip.text(from..to, text, look, self.screen),
                What::More => {
                    behind = behind.and_then(|at| strip.text(at..to, text, look, self.screen));
                }
                What::Fill => strip.fill(from..to, look),
                What::Look => strip.patch(from..to, stroke.look),
            }
        }
    }
}
