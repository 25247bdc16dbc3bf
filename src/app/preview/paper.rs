//! The report on paper: its pages, laid out in slices between keys, and the one that is shown.
//!
//! What page something stands on is known once all before it is laid out. Whoever asks for a page, or
//! for where a place stands, gets it as soon as that is so, and an answer to the last question until
//! then.

use crate::app::view::texts::Texts;
use crate::page::{self, Page, PageCount, PagePreset, Pages, Spot, Touched};
use crate::report::numbering::Numbers;
use crate::report::{Operation, Place, Report};
use crate::text::Halves;

#[derive(Debug, Default)]
pub struct Paper {
    pages: Pages,
    numbers: Numbers,
    is_numbered: bool,
    stale: Stale,
    /// Where the caret was found to be, and for which place that holds.
    caret: Option<Spot>,
    caret_of: Option<Place>,
    /// The caret the page view was brought to last: only another one is followed.
    followed: Option<(Place, Spot)>,
    /// What the page view is to go to, until that is laid out.
    wanted: Option<Wanted>,
    /// The row of the page view that has the cursor, from 0, and its page.
    pub cursor: Cursor,
    /// The page that is shown.
    pub page: Option<Page>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub page: usize,
    pub line: usize,
}

impl Default for Cursor {
    fn default() -> Self {
        Cursor { page: 1, line: 0 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Where a place prints.
    Place(Place),
    /// A row of a page; the last where there are no more.
    Cursor(Cursor),
    /// The end of the last page.
    End,
}

/// What the pages do not know of yet.
#[derive(Debug, Clone, Default)]
enum Stale {
    Some(Touched),
    #[default]
    All,
}

/// How many sections are numbered at a time.
const NUMBERED: usize = 2 << 10;
/// How many bytes are laid out at a time.
const SLICE: usize = 4 << 10;
/// How many a frame waits for: no less than a screen of pages.
const BEFORE_FRAME: usize = 32 << 10;

impl Paper {
    /// Takes note of a change that the report has made.
    pub fn changed(&mut self, report: &Report, operation: &Operation) {
        self.caret_of = None;
        let known = match &mut self.stale {
            Stale::Some(touched) => touched.note(report, operation),
            Stale::All => false,
        };
        if !known {
            self.stale = Stale::All;
        }
    }

    /// Takes note that a house prints otherwise.
    pub fn forget(&mut self) {
        self.caret_of = None;
        self.stale = Stale::All;
    }

    fn catch_up(&mut self, report: &Report, preset: &PagePreset) {
        match std::mem::replace(&mut self.stale, Stale::Some(Touched::default())) {
            Stale::All => {
                self.numbers.clear();
                self.is_numbered = false;
                self.pages.forget();
                self.page = None;
            }
            Stale::Some(touched) if touched.is_nothing() => {}
            Stale::Some(touched) => {
                let view = page::View { report, numbers: &self.numbers, preset };
                self.pages.follow(&view, &touched);
                self.page = None;
            }
        }
    }

    /// Numbers some sections more; false where that is not all.
    fn number(&mut self, report: &Report, sections: usize) -> bool {
        self.is_numbered |= self.numbers.go_on(report, sections);
        self.is_numbered
    }

    /// Lays out a slice, between keys, and finds out where the caret is.
    pub fn work(&mut self, report: &Report, preset: &PagePreset, caret: Place) {
        self.catch_up(report, preset);
        if !self.is_numbered && !self.number(report, NUMBERED) {
            return;
        }
        let view = page::View { report, numbers: &self.numbers, preset };
        self.pages.settle(&view, SLICE);
        if self.caret_of != Some(caret) {
            // A text that does not print stands where the next one does.
            let printed = Texts::of_print(report, preset).nearest(caret);
            if self.pages.settle_to_text(&view, printed.text, 1) {
                let nowhere = Spot { page: 1, line: 0, column: Halves(0) };
                self.caret = Some(self.pages.spot(&view, printed).unwrap_or(nowhere));
                self.caret_of = Some(caret);
            }
        }
    }

    /// Says whether there is nothing left to lay out and to find out.
    pub fn is_done(&self, caret: Place) -> bool {
        !self.is_stale() && self.pages.is_settled() && self.caret_of == Some(caret)
    }

    /// Says whether something has changed that the pages do not know of.
    pub fn is_stale(&self) -> bool {
        let is_known = matches!(&self.stale, Stale::Some(touched) if touched.is_nothing());
        !is_known || !self.is_numbered
    }

    /// Returns where the caret was when that was last found out.
    pub fn caret(&self) -> Option<Spot> {
        self.caret
    }

    pub fn known(&self, report: &Report, preset: &PagePreset) -> PageCount {
        self.pages.known(&page::View { report, numbers: &self.numbers, preset })
    }

    /// Has the page view keep up with the caret, as far as it is known where that is.
    pub fn follow(&mut self, caret: Place) {
        let Some(spot) = self.caret.filter(|_| self.caret_of == Some(caret)) else { return };
        if self.followed.replace((caret, spot)) != Some((caret, spot)) {
            self.wanted = Some(Wanted::Cursor(Cursor { page: spot.page, line: spot.line }));
        }
    }

    /// Has the page view go somewhere.
    pub fn go(&mut self, wanted: Wanted) {
        self.wanted = Some(wanted);
    }

    /// Says whether the page view waits for pages to be laid out.
    pub fn is_waiting(&self) -> bool {
        self.wanted.is_some()
    }

    /// Brings the page view to where it is to be, if that can be told by now, and lays out its page.
    pub fn settle(&mut self, report: &Report, preset: &PagePreset) {
        self.catch_up(report, preset);
        self.number(report, usize::MAX);
        let view = page::View { report, numbers: &self.numbers, preset };
        let cursor = match self.wanted {
            None => Some(self.cursor),
            Some(Wanted::Cursor(cursor)) => {
                let ready = self.pages.settle_to_page(&view, cursor.page, BEFORE_FRAME);
                ready.then_some(cursor)
            }
            Some(Wanted::End) => {
                let ready = self.pages.settle(&view, BEFORE_FRAME);
                let page = self.pages.known(&view).pages;
                ready.then_some(Cursor { page, line: usize::MAX })
            }
            Some(Wanted::Place(place)) => {
                let printed = Texts::of_print(report, preset).nearest(place);
                let ready = self.pages.settle_to_text(&view, printed.text, BEFORE_FRAME);
                let spot = ready.then(|| self.pages.spot(&view, printed));
                spot.map(|spot| {
                    spot.map_or(Cursor::default(), |s| Cursor { page: s.page, line: s.line })
                })
            }
        };
        let Some(cursor) = cursor else { return };
        self.wanted = None;
        if self.page.as_ref().is_none_or(|page| page.number != cursor.page) {
            if !self.pages.settle_to_page(&view, cursor.page, BEFORE_FRAME) {
                self.wanted = Some(Wanted::Cursor(cursor));
                return;
            }
            let last = self.pages.known(&view).pages;
            self.page = self.pages.page(&view, cursor.page.clamp(1, last));
        }
        let Some(page) = &self.page else { return };
        let last = page.rows.len().saturating_sub(1);
        self.cursor = Cursor { page: page.number, line: cursor.line.min(last) };
    }

    /// Says whether a place prints in the row of the cursor.
    pub fn is_at_cursor(&mut self, report: &Report, preset: &PagePreset, place: Place) -> bool {
        self.number(report, usize::MAX);
        let view = page::View { report, numbers: &self.numbers, preset };
        let spot = self.pages.spot(&view, place);
        spot.is_some_and(|spot| Cursor { page: spot.page, line: spot.line } == self.cursor)
    }

    /// Returns the place of the report that prints in the row of the cursor, so far from the edge.
    pub fn place(&mut self, report: &Report, preset: &PagePreset, column: Halves) -> Option<Place> {
        self.number(report, usize::MAX);
        let view = page::View { report, numbers: &self.numbers, preset };
        let Cursor { page, line } = self.cursor;
        self.pages.place(&view, Spot { page, line, column })
    }
}
