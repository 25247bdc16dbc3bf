//! A long line as it was composed last: whoever lays it out in slices does not read all of it for each,
//! nor all of it again for a letter.

use super::counted::{Counted, Same};
use super::touched::TextChange;
use crate::page::block::{Block, Style};
use crate::report::{Line, Part, Report, TextPlace};
use std::borrow::Cow;

/// A line of fewer bytes is as soon composed.
const LONG: usize = 8 << 10;

#[derive(Debug, Clone)]
pub struct Kept {
    place: TextPlace,
    before: Option<Part>,
    /// Without its text where that is one of the report, as it is written.
    block: Block<'static>,
    /// The text has changed since, and what it prints is to be read again.
    is_stale: bool,
}

impl Kept {
    /// Keeps a block that begins with a text; nothing where it is not long, or stands as other texts
    /// want it.
    pub fn of(block: &Block, place: TextPlace, before: Option<Part>) -> Option<Kept> {
        let stands_alone = matches!(block.style, Style::Body | Style::Heading(_));
        if block.text.len() <= LONG || !stands_alone {
            return None;
        }
        let text = if block.is_as_written { "" } else { &*block.text };
        let block = block.with_text(Cow::Owned(text.to_string()));
        Some(Kept { place, before, block, is_stale: false })
    }

    /// Says whether it is the line that begins with this text.
    pub fn is_of(&self, place: TextPlace) -> bool {
        self.place == place
    }

    pub fn is_of_part(&self, part: Part) -> bool {
        self.place.part == part
    }

    /// Says whether it is the block of a line as that is now.
    pub fn is_now(&self, place: TextPlace, before: Option<Part>) -> bool {
        !self.is_stale && (self.place, self.before) == (place, before)
    }

    pub fn block<'a>(&'a self, report: &'a Report) -> Option<Block<'a>> {
        let text = match self.block.is_as_written {
            true => report.text(self.source())?,
            false => &self.block.text,
        };
        Some(self.block.with_text(Cow::Borrowed(text)))
    }

    /// The text that it shows where it is one, which a heading without words may run into.
    fn source(&self) -> TextPlace {
        let line = self.block.paragraph.map_or(Line::Heading, Line::Body);
        TextPlace { line, ..self.place }
    }

    /// Follows a change of its line, and has what is counted follow as far as it is known by now what
    /// has changed of what prints.
    pub fn changed(&mut self, change: &TextChange, counted: &mut Counted) {
        let is_known = self.block.is_as_written && !self.is_stale;
        if is_known && change.place == self.source() && !change.adds_braces {
            return counted.changed(change.same);
        }
        self.is_stale = true;
        counted.doubt();
    }

    /// Has what is counted follow what has changed of the line, which is composed anew.
    pub fn meets(&self, block: &Block, counted: &mut Counted) {
        if self.is_stale && !self.block.is_as_written {
            counted.changed(Same::of(&self.block.text, &block.text));
        }
    }
}
