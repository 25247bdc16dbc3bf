//! What stands on a page, where a place of the report stands on paper, and what stands at one of paper.

use super::{Page, PageRow, Pages, Spot, View, lines_per_page};
use crate::page::block::{Block, Composer};
use crate::page::source_map::{to_print, to_source};
use crate::report::{Line, Place, Report, TextPlace};
use crate::text::{Halves, Measure, Paper};
use std::ops::Range;

impl Pages {
    /// Lays out one page; None behind the last.
    pub fn page(&mut self, view: &View, number: usize) -> Option<Page> {
        let lines = lines_per_page(view);
        let top = number.checked_sub(1)?.checked_mul(lines)?;
        self.settle_to_line(view, top.checked_add(lines)?);
        if top > 0 && top >= self.end() {
            return None;
        }
        let composer = Composer::new(view.report, view.preset);
        let mut rows: Vec<PageRow> = Vec::new();
        let first = self.settled_entries().partition_point(|entry| entry.end() <= top);
        for (at, entry) in self.settled_entries().iter().enumerate().skip(first) {
            if entry.start >= top + lines {
                break;
            }
            let Some(block) = self.block(view, &composer, at) else { continue };
            let from = (top + rows.len()).max(entry.start);
            for line in from..entry.end().min(top + lines) {
                let row = line.checked_sub(entry.first_row());
                let row = row.and_then(|row| entry.row(&block, row)).unwrap_or(0..0);
                rows.push(page_row(&block, row));
            }
        }
        Some(Page { number, rows })
    }

    /// Returns where a place of the report stands on paper.
    pub fn spot(&mut self, view: &View, place: Place) -> Option<Spot> {
        self.settle_to_text(view, place.text, usize::MAX);
        let at = self.entry_of(view.report, place.text)?;
        let entry = self.entries.get(at)?;
        let composer = Composer::new(view.report, view.preset);
        let block = self.block(view, &composer, at)?;
        let byte = printed_byte(view.report, &block, place)?;
        let (row, range) = entry.row_at(&block, byte);
        let text = block.text.get(range.start..byte.min(range.end)).unwrap_or_default();
        let start = page_row(&block, range).start;
        let line = entry.first_row() + row;
        let lines = lines_per_page(view);
        let column = Halves(start.0 + Paper.extent(text).0);
        Some(Spot { page: line / lines + 1, line: line % lines, column })
    }

    /// Returns the place of the report that stands at a spot, or the next one behind a blank line.
    pub fn place(&mut self, view: &View, spot: Spot) -> Option<Place> {
        let lines = lines_per_page(view);
        let line = spot.page.checked_sub(1)?.checked_mul(lines)?.checked_add(spot.line)?;
        self.settle_to_line(view, line.checked_add(1)?);
        let at = self.settled_entries().partition_point(|entry| entry.end() <= line);
        let entry = self.settled_entries().get(at)?;
        let composer = Composer::new(view.report, view.preset);
        let block = self.block(view, &composer, at)?;
        let row = line.saturating_sub(entry.first_row());
        let range = entry.row(&block, row).unwrap_or(0..0);
        let start = page_row(&block, range.clone()).start;
        let text = block.text.get(range.clone()).unwrap_or_default();
        let into = Paper.fit(text, Halves(spot.column.0.saturating_sub(start.0)));
        source_place(view.report, &block, range.start + into)
    }
}

fn page_row(block: &Block, range: Range<usize>) -> PageRow {
    let text = block.text.get(range.clone()).unwrap_or_default();
    let width = Paper.extent(text);
    PageRow {
        start: block.row_start(range.start, width),
        text: text.to_string(),
        style: block.style,
        head: block.body.clamp(range.start, range.end) - range.start,
        level: block.level,
    }
}

/// The byte of a block that shows a place of the report.
fn printed_byte(report: &Report, block: &Block, place: Place) -> Option<usize> {
    let source = report.text(place.text)?;
    let print = match block.is_as_written {
        true => place.at.min(source.len()),
        false => to_print(report, source, place.at),
    };
    match place.text.line {
        Line::Heading => Some((block.heading.start + print).min(block.heading.end)),
        Line::Body(_) => Some(block.body + print),
    }
}

/// The place of the report that a byte of a block shows.
fn source_place(report: &Report, block: &Block, byte: usize) -> Option<Place> {
    let (line, print) = match block.paragraph {
        Some(n) if byte >= block.body => (Line::Body(n), byte - block.body),
        _ => (Line::Heading, byte.saturating_sub(block.heading.start)),
    };
    let text = TextPlace { part: block.part, line };
    let source = report.text(text)?;
    let at = if block.is_as_written { print } else { to_source(report, source, print) };
    Some(Place { text, at })
}
