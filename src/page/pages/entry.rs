//! What is known of one line of the report: where it stands, and how many rows it takes.

use crate::page::block::Block;
use crate::report::{Line, Part, Report};
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
    /// Where every [`STRIDE`]th row begins, of a paragraph that has so many.
    strides: Box<[usize]>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Size {
    pub rows: u32,
    pub gap: u8,
    pub new_page: bool,
}

/// What is counted of the rows of a block, up to byte `start`.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    pub start: usize,
    rows: usize,
    strides: Vec<usize>,
}

impl Counted {
    /// Counts on over about so many bytes, and says whether that was all.
    pub fn go_on(&mut self, block: &Block, bytes: usize) -> bool {
        let end = self.start.saturating_add(bytes);
        while let Some(row) = block.row(self.start) {
            if self.rows > 0 && self.rows.is_multiple_of(STRIDE) {
                self.strides.push(self.start);
            }
            self.start = row.end;
            self.rows += 1;
            if self.start > end {
                return false;
            }
        }
        true
    }
}

/// How far a row is from the next one whose place is known.
const STRIDE: usize = 64;

impl Entry {
    pub fn end(&self) -> usize {
        let size = self.size.map_or(0, |size| size.rows as usize + usize::from(size.gap));
        self.start + size
    }

    pub fn first_row(&self) -> usize {
        self.start + self.size.map_or(0, |size| usize::from(size.gap))
    }

    /// Takes over what was counted of its block.
    pub fn take(&mut self, counted: Counted, block: &Block) {
        self.strides = counted.strides.into_boxed_slice();
        let rows = u32::try_from(counted.rows.max(1)).unwrap_or(u32::MAX);
        self.size = Some(Size { rows, gap: block.frame.gap, new_page: block.frame.new_page });
    }

    /// The bytes of one row, without what hangs over its end.
    pub fn row(&self, block: &Block, row: usize) -> Option<Range<usize>> {
        let (mut at, mut start) = self.stride(row / STRIDE);
        loop {
            let found = block.row(start)?;
            if at == row {
                return Some(found.start..found.hang);
            }
            start = found.end;
            at += 1;
        }
    }

    /// The row in which a byte stands, and its number.
    pub fn row_at(&self, block: &Block, byte: usize) -> (usize, Range<usize>) {
        let (mut at, mut start) = self.stride(self.strides.partition_point(|start| *start <= byte));
        let mut last = (at, start..start);
        while let Some(found) = block.row(start) {
            last = (at, found.start..found.hang);
            if byte < found.end {
                break;
            }
            start = found.end;
            at += 1;
        }
        last
    }

    fn stride(&self, number: usize) -> (usize, usize) {
        match number.checked_sub(1).and_then(|n| self.strides.get(n)) {
            Some(start) => (number * STRIDE, *start),
            None => (0, 0),
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
    lines.map(move |line| Entry { part, line, size: None, start: 0, strides: Box::default() })
}

/// The place of a part in reading order; that of a section that is gone is behind all.
pub fn order(report: &Report, part: Part) -> usize {
    report.order_of(part).unwrap_or(usize::MAX)
}
