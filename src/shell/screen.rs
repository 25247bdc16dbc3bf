//! The screen: what changes is gathered row by row, said in as few bytes as may be, and leaves in one
//! write.
//!
//! The terminal's cursor is followed through what is written, so that a run of Han needs no moves;
//! behind a character whose width a terminal may see otherwise its place counts as unknown. What of a
//! row only moves is moved by the terminal (`shift`). What is shown are strips, into which no control
//! character gets: none leaves here.

mod pen;
mod plan;
mod row;
mod scroll;
mod shift;
mod stand_in;
mod style;

use crate::text::Ambiguous;
use crate::ui::{Column, Look, Strip};
use pen::Pen;
use plan::Plan;
use ratatui::layout::{Position, Size};
use scroll::{Row, Scroll};
use std::io::{self, Write};
use std::ops::Range;

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

/// So few bytes no packet and no buffer of a terminal cuts in two: they arrive at once and are seen at
/// once. Only more than that must be told to the terminal to be one update.
const IN_ONE_PIECE: usize = 256;

#[derive(Debug)]
pub struct Screen<W> {
    out: W,
    pending: String,
    plan: Plan,
    pen: Pen,
    cursor_shown: Option<bool>,
}

impl<W: Write> Screen<W> {
    pub fn new(out: W, size: Size) -> Self {
        Screen {
            out,
            pending: String::new(),
            plan: Plan::default(),
            pen: Pen::new(size),
            cursor_shown: None,
        }
    }

    /// Sets how the terminal draws ambiguous characters, if it has said so; returns what was known.
    pub fn terminal_draws(&mut self, ambiguous: Option<Ambiguous>) -> Option<Ambiguous> {
        std::mem::replace(&mut self.plan.terminal, ambiguous)
    }

    pub fn resized(&mut self, size: Size) {
        self.pen = Pen::new(size);
        self.forget();
    }

    /// Somebody else may have written to the terminal: nothing is known of it any more.
    fn forget(&mut self) {
        self.pen = Pen::new(self.pen.size());
        self.cursor_shown = None;
    }

    /// Adds a sequence of the terminal's own, after which nothing is known of its cursor.
    pub fn raw(&mut self, sequence: &str) {
        self.settle(|_, _| {});
        self.pending.push_str(sequence);
        self.forget();
    }

    /// All is blank from now on.
    pub fn clear(&mut self) {
        self.plan.clear();
        self.pen.dress(&mut self.pending, Look::PLAIN);
        self.pending.push_str("\x1b[2J");
    }

    /// Makes a screen of rows as they were one of rows as they are, where these may be otherwise.
    pub fn rows<'s>(&mut self, rows: impl Iterator<Item = (&'s Strip, Option<&'s Strip>)>) {
        let rows: Vec<Row> = rows.map(|(before, now)| Row { before, now }).collect();
        let scroll = Scroll::best(&rows);
        if let Some(scroll) = &scroll {
            self.plan.scroll(scroll, rows.len());
        }
        let width = rows.first().map_or(0, |row| row.before().len());
        let empty = Strip::new(if scroll.is_some() { width } else { 0 });
        for (y, row) in rows.iter().enumerate() {
            let moves = scroll.filter(|scroll| scroll.covers(y));
            let before = match moves.map(|scroll| scroll.comes_from(y)) {
                Some(from) => from.and_then(|y| rows.get(y)).map_or(&empty, |row| row.before),
                None if row.now.is_none() => continue,
                None => row.before,
            };
            let y = u16::try_from(y).unwrap_or(u16::MAX);
            self.plan.row(y, before.columns(), row.now());
        }
    }

    /// Writes columns of a row anew, of which nobody knows what they look like.
    pub fn mend(&mut self, y: u16, now: &Strip, damaged: Range<usize>) {
        let mut before = now.columns().to_vec();
        before.get_mut(damaged).unwrap_or_default().fill(Column::UNKNOWN);
        self.plan.row(y, &before, now);
    }

    /// What stood in for an ambiguous character in the last column gives way to it.
    pub fn mend_edge(&mut self, y: u16, now: &Strip) {
        if now.columns().last().is_some_and(Column::is_ambiguous) {
            let width = now.columns().len();
            self.mend(y, now, width - 1..width);
        }
    }

    /// Sends what was gathered, with the cursor where it is to be seen, if it is.
    pub fn show(&mut self, cursor: Option<Position>) -> io::Result<()> {
        let before = self.cursor_shown.replace(cursor.is_some());
        self.settle(|pen, out| match cursor {
            Some(at) => {
                pen.move_to(out, at);
                out.push_str(if before == Some(true) { "" } else { "\x1b[?25h" });
            }
            None => out.push_str(if before == Some(false) { "" } else { "\x1b[?25l" }),
        });
        self.flush()
    }

    /// Says what was gathered in the order that is shortest, the end included.
    fn settle(&mut self, end: impl Fn(&mut Pen, &mut String)) {
        let orders = self.plan.orders().iter().map(|order| {
            let (mut pen, mut said) = (self.pen, String::new());
            self.plan.say(*order, &mut pen, &mut said);
            end(&mut pen, &mut said);
            (said, pen)
        });
        if let Some((said, pen)) = orders.min_by_key(|(said, _)| said.len()) {
            self.pending.push_str(&said);
            self.pen = pen;
        }
        self.plan.clear();
    }

    pub fn flush(&mut self) -> io::Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let whole = self.pending.len() <= IN_ONE_PIECE;
        let (begin, end) = if whole { ("", "") } else { (BEGIN, END) };
        let frame = format!("{begin}{}{end}", self.pending);
        self.pending.clear();
        self.out.write_all(frame.as_bytes())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests;
