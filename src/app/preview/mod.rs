//! The preview: the report as it will be read, beside the text or over it.
//!
//! What prints is a text like the one that is written, with a cursor of its own; it is laid out as
//! far as it is seen, and only while it is seen.

pub mod search;

use super::geometry::Area;
use super::state::Options;
use super::view::layout::Frame;
use super::view::screen::View;
use super::view::texts::Texts;
use crate::page::PagePreset;
use crate::report::{Operation, Place, Report};
use crate::text::Ambiguous;
use search::PrintSearch;

#[derive(Debug)]
pub struct Preview {
    /// What prints, as one text; its caret is the cursor of the preview.
    pub text: View,
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
        Preview { text: View::new(report, frame), search: None, followed: None }
    }

    /// Goes to where a place of the report prints.
    pub fn jump(&mut self, report: &Report, preset: &PagePreset, place: Place) {
        let texts = Texts::of_print(report, preset);
        self.text.jump(texts.nearest(place));
        self.followed = Some(place);
    }

    /// Keeps up with the caret of the editor, wherever that has gone since.
    pub fn follow(&mut self, report: &Report, preset: &PagePreset, place: Place) {
        if self.followed != Some(place) {
            let texts = Texts::of_print(report, preset);
            self.text.go(texts.nearest(place), false);
            self.followed = Some(place);
        }
    }

    /// Lays out what is seen in `area`.
    pub fn settle(&mut self, report: &Report, options: &Options, wide: Ambiguous, area: Area) {
        self.text.layout.set_frame(Frame {
            width: area.width.max(1),
            height: area.height.max(1),
            ambiguous: wide,
            lang: options.lang,
        });
        self.text.settle(&Texts::of_print(report, &options.preset));
    }

    /// Counts what was found, between keys.
    pub fn work(&mut self, report: &Report, preset: &PagePreset) {
        if let Some(search) = self.search.as_mut().filter(|search| search.count.is_none()) {
            search.count(&Texts::of_print(report, preset), &mut self.text.layout);
        }
    }

    /// Says whether there is nothing to be done between keys.
    pub fn is_done(&self) -> bool {
        self.search.as_ref().is_none_or(|search| search.count.is_some())
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
        if let Some(search) = &mut self.search {
            search.count = None;
        }
        match is_seen {
            true => self.text.layout.changed(&Texts::of_print(report, preset), operation),
            false => self.text.layout.forget(),
        }
    }
}

/// Returns where the rows of the text stand in a pane of this area.
pub fn text_rows(pane: Area) -> Area {
    let inner = pane.inside();
    let width = inner.width.saturating_sub(2 * MARGIN).min(WIDEST);
    let x = inner.x + (inner.width.saturating_sub(width) / 2);
    Area { x, width, ..inner }
}
