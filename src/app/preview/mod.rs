//! The preview: the report as it will be read, beside the text or over it.
//!
//! What prints is a text like the one that is written, with a cursor of its own; it is laid out as
//! far as it is seen, and only while it is seen.

pub mod paper;
pub mod search;

use super::geometry::Area;
use super::state::Options;
use super::view::layout::Frame;
use super::view::screen::View;
use super::view::texts::Texts;
use crate::page::PagePreset;
use crate::report::{Operation, Place, Report};
use crate::text::{Ambiguous, Halves};
use paper::{Paper, Wanted};
use search::PrintSearch;

/// How what prints is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// As one text, in rows as wide as the pane.
    #[default]
    Text,
    /// Page by page, on the paper's widths.
    Page,
}

#[derive(Debug)]
pub struct Preview {
    /// What prints, as one text; its caret is the cursor of the preview.
    pub text: View,
    pub mode: Mode,
    pub paper: Paper,
    /// The first row of the page that is shown, and the first column, in halves.
    pub top: usize,
    pub left: usize,
    pub search: Option<PrintSearch>,
    /// The place the cursor was brought to when the caret of the editor was last followed.
    followed: Option<Place>,
}

/// The widest rows that are still easily read.
const WIDEST: usize = 80;
/// Columns between the border and the text, where the cursor's row is marked.
const MARGIN: usize = 2;

impl Preview {
    pub fn new(report: &Report, frame: Frame) -> Self {
        Preview {
            text: View::new(report, frame),
            mode: Mode::default(),
            paper: Paper::default(),
            top: 0,
            left: 0,
            search: None,
            followed: None,
        }
    }

    /// Goes to where a place of the report prints.
    pub fn jump(&mut self, report: &Report, preset: &PagePreset, place: Place) {
        let texts = Texts::of_print(report, preset);
        self.text.jump(texts.nearest(place));
        self.paper.go(Wanted::Place(place));
        self.followed = Some(place);
    }

    /// Shows the other of text and pages, with the cursor at the same place.
    pub fn switch_mode(&mut self, report: &Report, preset: &PagePreset) {
        match self.mode {
            Mode::Text => {
                self.mode = Mode::Page;
                self.paper.go(Wanted::Place(self.text.caret));
            }
            Mode::Page => {
                let place = self.cursor_place(report, preset);
                self.mode = Mode::Text;
                self.jump(report, preset, place);
            }
        }
    }

    /// Returns the place of the report that the cursor stands on.
    pub fn cursor_place(&mut self, report: &Report, preset: &PagePreset) -> Place {
        match self.mode {
            Mode::Text => self.text.caret,
            Mode::Page => self.place_on_page(report, preset, Halves(0)),
        }
    }

    /// Returns what prints in the row of the cursor, so far from the edge of the text.
    pub fn place_on_page(&mut self, report: &Report, preset: &PagePreset, column: Halves) -> Place {
        let place = self.paper.place(report, preset, column);
        // Below the last row there is nothing.
        place.unwrap_or(Texts::of_print(report, preset).end())
    }

    /// Keeps up with the caret of the editor, wherever that has gone since.
    pub fn follow(&mut self, report: &Report, preset: &PagePreset, place: Place) {
        if self.followed != Some(place) {
            let texts = Texts::of_print(report, preset);
            self.text.go(texts.nearest(place), false);
            self.followed = Some(place);
        }
        self.paper.follow(place);
    }

    /// Lays out what is seen in `pane`, of which a bar may cover the last row.
    pub fn settle(
        &mut self,
        report: &Report,
        options: &Options,
        wide: Ambiguous,
        pane: Area,
        bar: usize,
    ) {
        if self.mode == Mode::Page {
            self.paper.settle(report, &options.preset);
            return self.settle_sheet(&options.preset, pane, bar);
        }
        let area = text_rows(pane);
        let area = Area { height: area.height.saturating_sub(bar), ..area };
        self.text.layout.set_frame(Frame {
            width: area.width.max(1),
            height: area.height.max(1),
            ambiguous: wide,
            lang: options.lang,
        });
        self.text.settle(&Texts::of_print(report, &options.preset));
    }

    /// Keeps the row of the cursor, and as much of the page as there is room for, on the screen.
    fn settle_sheet(&mut self, preset: &PagePreset, pane: Area, bar: usize) {
        let sheet = Sheet::of(pane, preset);
        let height = sheet.rows.height.saturating_sub(bar).max(1);
        let most = sheet.height.saturating_sub(height);
        let line = self.paper.cursor.line;
        // With the last row comes the number of the page.
        let lowest = if line + 2 == sheet.height { line + 1 } else { line };
        let least = (lowest + 1).saturating_sub(height).min(line);
        self.top = self.top.clamp(least, line).min(most);
        self.left = self.left.min(sheet.width.saturating_sub(sheet.rows.width));
    }

    /// Lays out pages and counts what was found, between keys.
    pub fn work(&mut self, report: &Report, preset: &PagePreset, caret: Place) {
        self.paper.work(report, preset, caret);
        if let Some(search) = self.search.as_mut().filter(|search| search.count.is_none()) {
            search.count_on(&Texts::of_print(report, preset), &mut self.text.layout);
        }
    }

    /// Says whether there is nothing to be done between keys.
    pub fn is_done(&self, caret: Place) -> bool {
        self.paper.is_done(caret) && self.search.as_ref().is_none_or(|s| s.count.is_some())
    }

    /// Takes up a change of the report; one that nobody sees is only noted.
    pub fn changed(
        &mut self,
        report: &Report,
        preset: &PagePreset,
        operation: &Operation,
        is_seen: bool,
    ) {
        self.followed = None;
        self.paper.changed(report, operation);
        if let Some(search) = &mut self.search {
            search.forget_count();
        }
        match is_seen {
            true => self.text.layout.changed(&Texts::of_print(report, preset), operation),
            false => self.text.layout.forget(),
        }
    }
}

/// Where a page stands in a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// The edge of the paper.
    pub edge: Area,
    /// Whether there is room for its upper and lower edge.
    pub is_framed: bool,
    /// Where rows of text are seen.
    pub rows: Area,
    /// How many columns and rows the page has, that of its number among them.
    pub width: usize,
    pub height: usize,
}

impl Sheet {
    pub fn of(pane: Area, preset: &PagePreset) -> Sheet {
        let width = preset.line_halves().0;
        let height = usize::from(preset.lines_per_page) + 1;
        let is_framed = pane.height >= height + 2;
        let edge_width = (width + 2 * MARGIN).min(pane.width);
        let edge = Area {
            x: pane.x + (pane.width - edge_width) / 2,
            y: pane.y,
            width: edge_width,
            height: if is_framed { height + 2 } else { pane.height },
        };
        let margin = usize::from(edge_width >= width + 2 * MARGIN);
        let frame = usize::from(is_framed);
        let rows = Area {
            x: edge.x + 1 + margin,
            y: edge.y + frame,
            width: edge.width.saturating_sub(2 + 2 * margin),
            height: edge.height.saturating_sub(2 * frame),
        };
        Sheet { edge, is_framed, rows, width, height }
    }
}

/// Returns where the rows of the text stand in a pane of this area.
pub fn text_rows(pane: Area) -> Area {
    let inner = pane.inside();
    let width = inner.width.saturating_sub(2 * MARGIN).min(WIDEST);
    let x = inner.x + (inner.width.saturating_sub(width) / 2);
    Area { x, width, ..inner }
}
