//! What is on the screen: the caret, the selection, the rows that are shown and the way between them.

use super::layout::{Frame, Layout, RowAt, RowKind, Spot, next_block};
use super::texts::Texts;
use super::{block, units};
use crate::report::{Line, Part, Place, Report, SectionId, TextPlace};
use crate::text;
use std::cmp::Ordering;

#[derive(Debug)]
pub struct View {
    pub layout: Layout,
    pub caret: Place,
    /// Where the selection began, if there is one.
    pub anchor: Option<Place>,
    /// The caret stands at the end of a row that goes on in the next, not at the start of that.
    at_end: bool,
    /// The column that up and down keep.
    wanted: Option<usize>,
    pub narrow: Option<SectionId>,
    top: Option<RowAt>,
    /// The rows on the screen, and where among them the caret is drawn.
    pub rows: Vec<RowAt>,
    pub spot: Spot,
    /// The caret went far: it is shown with something around it.
    jumped: bool,
}

impl View {
    pub fn new(report: &Report, frame: Frame) -> Self {
        let caret = Texts::new(report, None).start();
        let at = RowAt { block: caret.text, row: 0 };
        View {
            layout: Layout::new(frame),
            caret,
            anchor: None,
            at_end: false,
            wanted: None,
            narrow: None,
            top: None,
            rows: Vec::new(),
            spot: Spot { at, column: 0 },
            jumped: true,
        }
    }

    /// Returns the selection, its ends in order; an empty one is none.
    pub fn selection(&self, texts: &Texts) -> Option<(Place, Place)> {
        let anchor = self.anchor?;
        match texts.compare(anchor, self.caret) {
            Ordering::Less => Some((anchor, self.caret)),
            Ordering::Greater => Some((self.caret, anchor)),
            Ordering::Equal => None,
        }
    }

    /// Puts the caret somewhere; `select` keeps or begins a selection.
    pub fn go(&mut self, place: Place, select: bool) {
        self.wanted = None;
        self.at_end = false;
        self.anchor = if select { self.anchor.or(Some(self.caret)) } else { None };
        self.caret = place;
    }

    pub fn jump(&mut self, place: Place) {
        self.go(place, false);
        self.jumped = true;
    }

    /// Shows one section and what is below it, or all.
    pub fn set_narrow(&mut self, narrow: Option<SectionId>) {
        if self.narrow != narrow {
            self.narrow = narrow;
            // What is first on the screen is set apart from nothing.
            self.layout.forget_rows();
            self.jumped = true;
        }
    }

    pub fn select(&mut self, from: Place, to: Place) {
        self.go(to, false);
        self.anchor = Some(from);
    }

    /// Goes some rows down, or up where `rows` is negative, and keeps the wanted column. A row without
    /// a stop is passed over.
    pub fn go_rows(&mut self, texts: &Texts, rows: isize, select: bool) {
        self.go_far(texts, rows, select, false);
    }

    /// Goes a screen of rows, which moves with the caret: that stays where it is on the screen.
    pub fn go_page(&mut self, texts: &Texts, down: bool, select: bool) {
        let page = self.layout.frame().height.saturating_sub(1).max(1).cast_signed();
        let rows = if down { page } else { -page };
        self.go_far(texts, rows, select, true);
        self.move_top(texts, rows);
    }

    fn go_far(&mut self, texts: &Texts, rows: isize, select: bool, count_all: bool) {
        let spot = self.layout.locate(texts, self.caret, self.at_end);
        let wanted = self.wanted.unwrap_or(spot.column);
        let mut at = spot.at;
        let mut found = None;
        let mut left = rows.unsigned_abs();
        while left > 0 || found.is_none() {
            let Some(next) = self.row_beside(texts, at, rows > 0) else { break };
            at = next;
            let stop = self.layout.stop_at(texts, at, wanted);
            if count_all || stop.is_some() {
                left = left.saturating_sub(1);
            }
            found = stop.or(found);
        }
        let edge = if rows > 0 { texts.end() } else { texts.start() };
        let (place, at_end) = found.unwrap_or((edge, false));
        self.go(place, select);
        (self.wanted, self.at_end) = (Some(wanted), at_end);
    }

    fn row_beside(&mut self, texts: &Texts, at: RowAt, below: bool) -> Option<RowAt> {
        if below { self.layout.row_below(texts, at) } else { self.layout.row_above(texts, at) }
    }

    /// Goes to the start or the end of the row the caret is in.
    pub fn go_to_edge(&mut self, texts: &Texts, end: bool, select: bool) {
        let spot = self.layout.locate(texts, self.caret, self.at_end);
        if let Some((place, _)) = self.layout.end_of(texts, spot.at).filter(|_| end) {
            if self.at_end && place == self.caret {
                return self.go(texts.end_of(place.text), select);
            }
            self.go(place, select);
            self.at_end = true;
            return;
        }
        let stops = self.layout.stops(texts, spot.at);
        let edge = if end { stops.last() } else { stops.first() };
        let place = edge.map_or(self.caret, |(_, place)| *place);
        let again = place == self.caret && !end;
        self.go(if again { Place { at: 0, ..place } } else { place }, select);
    }

    /// Goes to what is drawn at a row and column of the screen.
    pub fn go_to_point(&mut self, texts: &Texts, row: usize, column: usize, select: bool) {
        if let Some((place, at_end)) = self.stop_at_point(texts, row, column) {
            self.go(place, select);
            self.at_end = at_end;
        }
    }

    fn stop_at_point(&mut self, texts: &Texts, row: usize, column: usize) -> Option<(Place, bool)> {
        let last = self.rows.len().checked_sub(1)?;
        let mut at = *self.rows.get(row.min(last))?;
        let column = if row > last { usize::MAX } else { column };
        loop {
            if let Some(stop) = self.layout.stop_at(texts, at, column) {
                return Some(stop);
            }
            at = self.layout.row_below(texts, at)?;
        }
    }

    /// Moves the screen over the text and leaves the caret.
    fn move_top(&mut self, texts: &Texts, rows: isize) {
        for _ in 0..rows.unsigned_abs() {
            let Some(top) = self.top else { return };
            let Some(next) = self.row_beside(texts, top, rows > 0) else { return };
            self.top = Some(next);
        }
    }

    /// Moves the screen over the text; a caret that would be left behind comes along.
    pub fn scroll(&mut self, texts: &Texts, rows: isize) {
        self.move_top(texts, rows);
        let Some(top) = self.top else { return };
        let shown = self.rows_from(texts, top);
        let spot = self.layout.locate(texts, self.caret, self.at_end);
        if shown.contains(&spot.at) {
            return;
        }
        let column = self.wanted.unwrap_or(spot.column);
        let inner = |at: &RowAt| self.layout.stop_at(texts, *at, column);
        let place = if rows > 0 {
            shown.iter().find_map(inner)
        } else {
            shown.iter().rev().find_map(inner)
        };
        if let Some((place, at_end)) = place {
            self.go(place, self.anchor.is_some());
            (self.wanted, self.at_end) = (Some(column), at_end);
        }
    }

    fn rows_from(&mut self, texts: &Texts, top: RowAt) -> Vec<RowAt> {
        let height = self.layout.frame().height;
        let mut rows = Vec::with_capacity(height);
        let mut next = Some(top);
        while let Some(RowAt { block, row }) = next.filter(|_| rows.len() < height) {
            // Laid out, so that it can be drawn without changing anything.
            let end = self.layout.rows_of(texts, block, row + height - rows.len());
            rows.extend((row..end.max(row + 1)).map(|row| RowAt { block, row }));
            next = match rows.len() < height {
                true => next_block(texts, block).map(|block| RowAt { block, row: 0 }),
                false => None,
            };
        }
        rows
    }

    /// Brings everything in line after a change: the caret on a stop, the screen around the caret.
    pub fn settle(&mut self, texts: &Texts) {
        self.caret = texts.nearest(self.caret);
        self.anchor = self.anchor.map(|anchor| texts.nearest(anchor));
        self.spot = self.layout.locate(texts, self.caret, self.at_end);
        let at = self.spot.at;
        let top = self.top.filter(|top| self.fits(texts, *top)).unwrap_or_else(|| RowAt {
            block: block::block_of(texts.report(), texts.first()),
            row: 0,
        });
        let rows = self.rows_from(texts, top);
        self.rows = if rows.contains(&at) {
            rows
        } else {
            let top = self.top_for(texts, at, top);
            self.rows_from(texts, top)
        };
        self.fill(texts);
        self.top = self.rows.first().copied();
        self.jumped = false;
        self.layout.keep(&self.rows);
    }

    /// Says whether a row is still there.
    fn fits(&mut self, texts: &Texts, at: RowAt) -> bool {
        let shown = texts.index_of(at.block.part).is_some_and(|i| texts.span().contains(&i));
        let block = block::block_of(texts.report(), at.block);
        let exists = shown && texts.source(at.block).is_some() && block == at.block;
        exists && self.layout.row(texts, at).is_some()
    }

    /// Returns the first row of a screen that shows the row of the caret.
    fn top_for(&mut self, texts: &Texts, at: RowAt, old: RowAt) -> RowAt {
        let height = self.layout.frame().height;
        let place = |at: RowAt| Place { text: at.block, at: at.row };
        let above = texts.compare(place(at), place(old)) == Ordering::Less;
        let over = match (self.jumped, above) {
            (true, _) => height / 3,
            (false, true) => 0,
            (false, false) => height.saturating_sub(1),
        };
        self.up_from(texts, at, over)
    }

    fn up_from(&mut self, texts: &Texts, mut at: RowAt, rows: usize) -> RowAt {
        for _ in 0..rows {
            match self.layout.row_above(texts, at) {
                Some(above) => at = above,
                None => break,
            }
        }
        at
    }

    /// A screen that ends in nothing although there is text above shows that instead.
    fn fill(&mut self, texts: &Texts) {
        let height = self.layout.frame().height;
        let missing = height.saturating_sub(self.rows.len());
        if let (true, Some(first)) = (missing > 0, self.rows.first().copied()) {
            let top = self.up_from(texts, first, missing);
            if top != first {
                self.rows = self.rows_from(texts, top);
            }
        }
    }

    /// Returns the row of the screen and the column the caret is drawn in.
    pub fn caret_on_screen(&self) -> Option<(usize, usize)> {
        let row = self.rows.iter().position(|at| *at == self.spot.at)?;
        Some((row, self.spot.column))
    }
}

/// Returns the place a word further, over the end of a text into the next.
pub fn word(texts: &Texts, place: Place, forward: bool) -> Place {
    let Some(source) = texts.source(place.text) else { return place };
    let at_edge = if forward { place.at >= source.len() } else { place.at == 0 };
    if at_edge {
        let beside = if forward { texts.stop_behind(place) } else { texts.stop_before(place) };
        return beside.unwrap_or(place);
    }
    let step = if forward { text::word_forward } else { text::word_back };
    let at = step(source, place.at);
    // A slot is a word: what lies inside it is no place to stop.
    let at = match (units::floor(source, at) == at, forward) {
        (true, _) => at,
        (false, true) => units::ceil(source, at),
        (false, false) => units::floor(source, at),
    };
    let past_slot = slot_passed(source, place.at, at, forward);
    Place { at: past_slot.unwrap_or(at), ..place }
}

/// Where a word would reach over a slot, the end of the slot it begins at or the start of the next.
fn slot_passed(source: &str, from: usize, to: usize, forward: bool) -> Option<usize> {
    let is_slot = |at: usize| {
        let piece = units::piece_at(source, at)?;
        matches!(piece.kind, crate::report::slot::PieceKind::Slot(_)).then_some(piece.range)
    };
    if forward {
        if let Some(slot) = is_slot(from) {
            return Some(slot.end);
        }
        let first = source.get(from..to)?.find('{')? + from;
        is_slot(first).map(|slot| slot.start)
    } else {
        if let Some(slot) = from.checked_sub(1).and_then(is_slot) {
            return Some(slot.start);
        }
        let last = source.get(to..from)?.rfind('}')? + to;
        is_slot(last).map(|slot| slot.end)
    }
}

/// Returns the start of the paragraph a place is in, or of the one before; forwards that behind.
pub fn paragraph(texts: &Texts, place: Place, forward: bool) -> Place {
    let start = |text: TextPlace| Place { text, at: 0 };
    if forward {
        return texts.next(place.text).map_or(texts.end(), start);
    }
    if place.at > 0 {
        return start(place.text);
    }
    texts.prev(place.text).map_or(place, start)
}

/// Says whether a row of the screen is text, and which bytes of what its block shows.
pub fn text_row(kind: Option<RowKind>) -> Option<text::Row> {
    match kind {
        Some(RowKind::Text(row)) => Some(row),
        _ => None,
    }
}

/// Returns the section a place is in.
pub fn section_of(place: Place) -> Option<SectionId> {
    match place.text.part {
        Part::Section(id) => Some(id),
        Part::Fixed(_) => None,
    }
}

/// Says whether a place is in a heading.
pub fn is_heading(place: Place) -> bool {
    place.text.line == Line::Heading
}
