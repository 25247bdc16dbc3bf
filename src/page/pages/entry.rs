//! What is known of one line of the report: where it stands, and how many rows it takes.

use super::counted::Counted;
use crate::page::block::Block;
use crate::report::{Line, Part, Report, TextPlace};
use std::ops::Range;

/// One line of the report.
#[derive(Debug, Clone)]
pub struct Entry {
    pub part: Part,
    pub line: Line,
    /// None while nobody has counted.
    pub size: Option<Size>,
    /// The line of the document on which its gap begins, once settled.
    pub start: usize,
    /// Where its rows begin, of a line that has many.
    counted: Option<Box<Counted>>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Size {
    pub rows: u32,
    pub gap: u8,
    pub new_page: bool,
}

impl Size {
    pub fn of(block: &Block, rows: usize) -> Size {
        let rows = u32::try_from(rows.max(1)).unwrap_or(u32::MAX);
        Size { rows, gap: block.frame.gap, new_page: block.frame.new_page }
    }
}

impl Entry {
    pub fn place(&self) -> TextPlace {
        TextPlace { part: self.part, line: self.line }
    }

    pub fn end(&self) -> usize {
        let size = self.size.map_or(0, |size| size.rows as usize + usize::from(size.gap));
        self.start + size
    }

    pub fn first_row(&self) -> usize {
        self.start + self.size.map_or(0, |size| usize::from(size.gap))
    }

    /// Hands out what is counted of it, to go on from there.
    pub fn take_counted(&mut self) -> Counted {
        self.counted.take().map_or_else(Counted::default, |counted| *counted)
    }

    /// Takes back what is counted of it.
    pub fn put(&mut self, counted: Counted) {
        self.counted = counted.is_worth_keeping().then(|| Box::new(counted));
    }

    /// The bytes of one row, without what hangs over its end.
    pub fn row(&self, block: &Block, row: usize) -> Option<Range<usize>> {
        match &self.counted {
            Some(counted) => counted.row(block, row),
            None => Counted::default().row(block, row),
        }
    }

    /// The row in which a byte stands, and its number.
    pub fn row_at(&self, block: &Block, byte: usize) -> (usize, Range<usize>) {
        match &self.counted {
            Some(counted) => counted.row_at(block, byte),
            None => Counted::default().row_at(block, byte),
        }
    }
}

/// The lines of a part, not yet counted.
pub fn entries_of(report: &Report, part: Part) -> impl Iterator<Item = Entry> {
    let runs_in = match part {
        Part::Section(id) => report.section(id).is_some_and(|section| section.run_in.is_some()),
        Part::Fixed(_) => false,
    };
    let heading = matches!(part, Part::Section(_)).then_some(Line::Heading);
    let body = usize::from(runs_in)..report.body(part).map_or(0, <[_]>::len);
    let lines = heading.into_iter().chain(body.map(Line::Body));
    lines.map(move |line| Entry { part, line, size: None, start: 0, counted: None })
}

/// The place of a part in reading order; that of a section that is gone is behind all.
pub fn order(report: &Report, part: Part) -> usize {
    report.order_of(part).unwrap_or(usize::MAX)
}
