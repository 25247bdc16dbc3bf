//! A sheet: a text to be read over the panes, row by row, of which nothing can be changed. What is
//! added and what is removed in it is told apart; it may offer one thing to be done.
//!
//! Invariant: once settled, `rows` are the lines as wide as the sheet, and `top` is one of them.

mod comparison;

use super::geometry::{Area, Size};
use super::overlay::Answer;
use super::wording::Word;
use crate::text::{Ambiguous, Columns, Screen, Wrap};
use std::ops::Range;

/// More lines than this nobody reads.
const MOST_LINES: usize = 20_000;
/// Before the text of a row stands what it is, and a space.
pub const MARGIN: usize = 2;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub title: String,
    pub lines: Vec<SheetLine>,
    /// What Enter does, and what that is called.
    pub accept: Option<(String, Answer)>,
    pub rows: Vec<SheetRow>,
    pub top: usize,
    laid_out_for: Option<(usize, Ambiguous)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    pub kind: LineKind,
    pub text: String,
    /// Bytes of the text that are set off.
    pub marks: Vec<Range<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    Plain,
    Removed,
    Added,
    /// Something is left out here.
    Gap,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    pub line: usize,
    pub span: Range<usize>,
}

impl Sheet {
    pub fn new(title: String, lines: Vec<SheetLine>, accept: Option<(String, Answer)>) -> Self {
        Sheet { title, lines, accept, rows: Vec::new(), top: 0, laid_out_for: None }
    }

    /// Makes the sheet of a comparison: what changed, and a sentence on either side of it.
    pub fn of_difference(
        title: String,
        before: &str,
        after: &str,
        accept: Option<(String, Answer)>,
    ) -> Self {
        let mut lines = comparison::lines(before, after);
        lines.truncate(MOST_LINES);
        Sheet::new(title, lines, accept)
    }

    /// Returns where the sheet lies, with its border.
    pub fn area(size: Size) -> Area {
        let (width, height) = (size.width, size.height.saturating_sub(1));
        Area { x: 0, y: 0, width, height }
    }

    /// Lays the rows out for a screen, and keeps the place where it is read.
    pub fn settle(&mut self, size: Size, ambiguous: Ambiguous) {
        let inner = Sheet::area(size).inside();
        let width = inner.width.saturating_sub(MARGIN + 1).max(2);
        if self.laid_out_for.replace((width, ambiguous)) != Some((width, ambiguous)) {
            let read = self.rows.get(self.top).map(|row| (row.line, row.span.start));
            self.rows = rows(&self.lines, width, ambiguous);
            let found =
                read.map(|read| self.rows.partition_point(|row| (row.line, row.span.start) < read));
            self.top = found.unwrap_or(0);
        }
        self.top = self.top.min(self.rows.len().saturating_sub(inner.height));
    }

    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.rows.len());
    }
}

impl SheetLine {
    pub fn plain(kind: LineKind, text: &str) -> Self {
        SheetLine { kind, text: text.to_string(), marks: Vec::new() }
    }
}

fn rows(lines: &[SheetLine], width: usize, ambiguous: Ambiguous) -> Vec<SheetRow> {
    let mut rows = Vec::new();
    for (line, SheetLine { text, .. }) in lines.iter().enumerate() {
        let wrap = Wrap::new(text, Screen { ambiguous }, Columns(width));
        rows.extend(wrap.rows().map(|row| SheetRow { line, span: row.start..row.hang }));
    }
    rows
}

impl SheetRow {
    /// The pieces of the row, each with whether it is set off.
    pub fn pieces<'t>(&self, line: &'t SheetLine) -> Vec<(&'t str, bool)> {
        let mut pieces = Vec::new();
        let mut at = self.span.start;
        let mut put = |from: usize, to: usize, set_off: bool| {
            if let Some(text) = line.text.get(from..to).filter(|text| !text.is_empty()) {
                pieces.push((text, set_off));
            }
        };
        for mark in &line.marks {
            let (from, to) = (mark.start.max(at), mark.end.min(self.span.end));
            if from < to {
                put(at, from, false);
                put(from, to, true);
                at = to;
            }
        }
        put(at, self.span.end, false);
        pieces
    }
}

/// What a sheet says where there is nothing to compare.
pub fn nothing(lang: super::wording::Lang) -> Vec<SheetLine> {
    vec![SheetLine::plain(LineKind::Plain, &Word::NothingDiffers.text(lang))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(sheet: &Sheet) -> Vec<String> {
        let sign = |kind| match kind {
            LineKind::Plain => ' ',
            LineKind::Removed => '-',
            LineKind::Added => '+',
            LineKind::Gap => '…',
        };
        let row = |row: &SheetRow| {
            let line = &sheet.lines[row.line];
            let pieces = row.pieces(line).into_iter();
            let text: String = pieces
                .map(|(t, set_off)| if set_off { format!("‹{t}›") } else { t.into() })
                .collect();
            format!("{}{text}", sign(line.kind))
        };
        sheet.rows.iter().map(row).collect()
    }

    #[test]
    fn a_comparison_shows_what_changed_and_what_stands_beside_it() {
        let before = "一。二。三。四。\n开展培训26次。完。\n";
        let after = "一。二。三。四。\n开展培训31次。完。\n";
        let mut sheet = Sheet::of_difference(String::new(), before, after, None);
        sheet.settle(Size { width: 40, height: 12 }, Ambiguous::Narrow);
        let expect = ["……", " 四。", "-开展培训‹26›次。完。", "+开展培训‹31›次。完。"];
        assert_eq!(drawn(&sheet), expect);
        let mut same = Sheet::of_difference(String::new(), before, before, None);
        same.settle(Size { width: 40, height: 12 }, Ambiguous::Narrow);
        assert_eq!(drawn(&same), ["……"]);
    }

    #[test]
    fn the_place_is_kept_over_another_width_and_never_behind_the_end() {
        let lines: Vec<SheetLine> =
            (0..50).map(|_| SheetLine::plain(LineKind::Plain, &"好".repeat(60))).collect();
        let mut sheet = Sheet::new(String::new(), lines, None);
        sheet.settle(Size { width: 80, height: 20 }, Ambiguous::Narrow);
        sheet.scroll(40);
        sheet.settle(Size { width: 80, height: 20 }, Ambiguous::Narrow);
        let line = sheet.rows[sheet.top].line;
        sheet.settle(Size { width: 44, height: 20 }, Ambiguous::Narrow);
        assert_eq!(sheet.rows[sheet.top].line, line);
        sheet.scroll(isize::MAX);
        sheet.settle(Size { width: 44, height: 20 }, Ambiguous::Narrow);
        assert_eq!(sheet.top + 17, sheet.rows.len());
        sheet.scroll(isize::MIN);
        assert_eq!(sheet.top, 0);
    }
}
