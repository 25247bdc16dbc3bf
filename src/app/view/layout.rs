//! The rows of the report, laid out as far as somebody looks and no further.
//!
//! A block keeps the rows it has been laid out into. A change of a text leaves those that did not look
//! at it; the rest is laid out again when it is asked for, which on the way to the next frame is down
//! to the bottom of the screen. Blocks that are not on the screen are forgotten after each frame.

mod forget;

use super::block::{self, Composed};
use super::row_text::RowText;
use super::setting::Setting;
use super::texts::Texts;
use crate::app::wording::Lang;
use crate::report::numbering::{Label, Numbers};
use crate::report::{IdMap, Line, Part, Place, Report, TextPlace};
use crate::text::{Ambiguous, Columns, Measure, Row, Screen, Wrap};

/// What rows are laid out into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Columns of text; one more is there for the caret.
    pub width: usize,
    pub height: usize,
    pub ambiguous: Ambiguous,
    pub lang: Lang,
}

/// A row of the screen: the block it belongs to, and which of its rows it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowAt {
    pub block: TextPlace,
    pub row: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// An empty row that sets a section apart.
    Gap,
    Text(Row),
    /// The writer's note under a paragraph.
    Note,
}

/// Where a caret is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub at: RowAt,
    pub column: usize,
}

#[derive(Debug, Default)]
struct Laid {
    composed: Composed,
    rows: Vec<Row>,
    complete: bool,
    setting: Setting,
    note: usize,
}

#[derive(Debug)]
pub struct Layout {
    frame: Frame,
    laid: IdMap<TextPlace, Laid>,
    numbers: Numbers,
}

impl Layout {
    pub fn new(frame: Frame) -> Self {
        Layout { frame, laid: IdMap::default(), numbers: Numbers::default() }
    }

    pub fn frame(&self) -> Frame {
        self.frame
    }

    pub fn set_frame(&mut self, frame: Frame) {
        if self.frame != frame {
            self.frame = frame;
            self.laid.clear();
        }
    }

    /// Forgets all there is: anything may have changed.
    pub fn forget(&mut self) {
        self.laid.clear();
        self.numbers.clear();
    }

    /// Forgets all but the numbers of the sections.
    pub fn forget_rows(&mut self) {
        self.laid.clear();
    }

    /// Returns the number of a section.
    pub fn label(&mut self, report: &Report, part: Part) -> Option<Label> {
        let Part::Section(id) = part else { return None };
        self.numbers.reach(report, report.index_of(id)?);
        self.known_label(report, part)
    }

    /// Returns a label that was asked for before.
    pub fn known_label(&self, report: &Report, part: Part) -> Option<Label> {
        let Part::Section(id) = part else { return None };
        self.numbers.label(report, report.index_of(id)?)
    }

    fn screen(&self) -> Screen {
        Screen { ambiguous: self.frame.ambiguous }
    }

    fn setting(&self, texts: &Texts, block: TextPlace, composed: &Composed) -> Setting {
        let label = self.known_label(texts.report(), block.part);
        let label = label.map_or(String::new(), |label| label.text);
        Setting::of(texts, block, &label, composed.shown(texts, block), self.frame)
    }

    /// Composes a block without keeping it.
    pub fn composition(&mut self, texts: &Texts, block: TextPlace) -> Composed {
        let lang = self.frame.lang;
        let label = self.label(texts.report(), block.part);
        Composed::of(texts, block, label.as_ref(), lang)
    }

    fn compose(&mut self, texts: &Texts, block: TextPlace) {
        if self.laid.contains_key(&block) {
            return;
        }
        let report = texts.report();
        let composed = self.composition(texts, block);
        let setting = self.setting(texts, block, &composed);
        let paragraph = block::paragraph_of(report, block).filter(|_| texts.print().is_none());
        let note = usize::from(paragraph.and_then(|p| note_of(report, p)).is_some());
        self.laid.insert(block, Laid { composed, setting, note, ..Laid::default() });
    }

    /// Lays a block out until `enough` says so of the rows it has.
    fn lay(&mut self, texts: &Texts, block: TextPlace, enough: impl Fn(&[Row]) -> bool) {
        self.compose(texts, block);
        let (width, measure) = (self.frame.width.max(1), self.screen());
        let Some(laid) = self.laid.get_mut(&block).filter(|laid| !laid.complete) else { return };
        let Laid { composed, rows, complete, setting, .. } = laid;
        let text = composed.shown(texts, block);
        if text.is_empty() {
            *rows = vec![Row { start: 0, end: 0, hang: 0, seen: 0 }];
            *complete = true;
            return;
        }
        let (first, rest) = setting.room(width);
        let wrap = Wrap { whole: &composed.whole, ..Wrap::new(text, measure, Columns(rest)) };
        if rows.is_empty() && !enough(rows) {
            rows.extend(Wrap { width: Columns(first), ..wrap }.rows().next());
        }
        let mut more = wrap.rows_from(rows.last().map_or(0, |row| row.end));
        while !enough(rows) {
            match more.next() {
                Some(row) => rows.push(row),
                None => {
                    *complete = true;
                    return;
                }
            }
        }
    }

    /// Lays out all of a block and returns how many rows it has.
    fn height(&mut self, texts: &Texts, block: TextPlace) -> usize {
        self.lay(texts, block, |_| false);
        self.known(block).map_or(1, |known| known.height())
    }

    /// Returns what row `at` is, if its block has that many.
    pub fn row(&mut self, texts: &Texts, at: RowAt) -> Option<RowKind> {
        self.lay(texts, at.block, |rows| rows.len() > at.row);
        self.known_row(at)
    }

    /// Returns a row that was laid out before.
    fn known_row(&self, at: RowAt) -> Option<RowKind> {
        self.known(at.block)?.row(at.row)
    }

    /// Returns a block that was laid out before.
    pub fn known(&self, block: TextPlace) -> Option<Known<'_>> {
        let laid = self.laid.get(&block)?;
        Some(Known { laid, block, frame: self.frame })
    }

    /// Lays out the rows of a block, at most so many, and returns how many that are.
    pub fn rows_of(&mut self, texts: &Texts, block: TextPlace, most: usize) -> usize {
        self.lay(texts, block, |rows| rows.len() >= most);
        self.known(block).map_or(0, |known| known.height()).min(most)
    }

    pub fn row_below(&mut self, texts: &Texts, at: RowAt) -> Option<RowAt> {
        let below = RowAt { row: at.row + 1, ..at };
        if self.row(texts, below).is_some() {
            return Some(below);
        }
        next_block(texts, at.block).map(|block| RowAt { block, row: 0 })
    }

    pub fn row_above(&mut self, texts: &Texts, at: RowAt) -> Option<RowAt> {
        if at.row > 0 {
            return Some(RowAt { row: at.row - 1, ..at });
        }
        let block = prev_block(texts, at.block)?;
        let row = self.height(texts, block).saturating_sub(1);
        Some(RowAt { block, row })
    }

    /// Returns where a place is drawn. Where two rows meet that is the start of the second, or, with
    /// `at_end`, the end of the first.
    pub fn locate(&mut self, texts: &Texts, place: Place, at_end: bool) -> Spot {
        let block = block::block_of(texts.report(), place.text);
        self.compose(texts, block);
        let composed = self.laid.get(&block).map(|laid| &laid.composed);
        let shown_at = composed.map_or(0, |composed| composed.shown_at(place.text, place.at));
        self.lay(texts, block, |rows| rows.last().is_some_and(|row| row.end > shown_at));
        let Some(laid) = self.laid.get(&block) else {
            return Spot { at: RowAt { block, row: 0 }, column: 0 };
        };
        let behind = laid.rows.partition_point(|row| row.start <= shown_at);
        let mut n = behind.saturating_sub(1);
        let begins_row = laid.rows.get(n).is_some_and(|row| row.start == shown_at);
        if at_end && begins_row {
            n = n.saturating_sub(1);
        }
        let text = laid.composed.shown(texts, block);
        let start = laid.rows.get(n).map_or(0, |row| row.start);
        let before = text.get(start..shown_at).unwrap_or_default();
        let width = self.screen().extent(before).0;
        let at = RowAt { block, row: laid.setting.gap + n };
        let left = self.left(texts, at);
        Spot { at, column: (left + width).min(self.frame.width) }
    }

    /// Returns the column in which a row begins.
    fn left(&self, texts: &Texts, at: RowAt) -> usize {
        self.known(at.block).map_or(0, |known| known.left(texts, at.row))
    }

    /// Returns the stops in a row, each with its column, in order.
    pub fn stops(&mut self, texts: &Texts, at: RowAt) -> Vec<(usize, Place)> {
        // Whether it is the last one is known by the next.
        self.row(texts, RowAt { row: at.row + 1, ..at });
        let Some(RowKind::Text(row)) = self.known_row(at) else { return Vec::new() };
        let left = self.left(texts, at);
        let Some(laid) = self.laid.get(&at.block) else { return Vec::new() };
        let is_last = laid.complete && laid.rows.last() == Some(&row);
        let text = laid.composed.shown(texts, at.block);
        let line = RowText { text, row, left, screen: self.screen() };
        let mut stops = Vec::new();
        if laid.composed.is_plain() {
            let to_place = |shown| Place { text: at.block, at: shown };
            line.graphemes(row.start, row.end, |column, shown| {
                stops.push((column, to_place(shown)))
            });
            if is_last {
                stops.push((line.column(row.end), to_place(row.end)));
            }
        } else {
            line.stops_of(&laid.composed, is_last, &mut stops);
        }
        let most = self.frame.width;
        stops.iter_mut().for_each(|(column, _)| *column = (*column).min(most));
        stops
    }

    /// Returns the stop in a row that covers a column: the last at or before it, else the first. The
    /// end of a row that goes on in the next is one, and is said to be the end.
    pub fn stop_at(&mut self, texts: &Texts, at: RowAt, column: usize) -> Option<(Place, bool)> {
        let stops = self.stops(texts, at);
        if let Some((place, end)) = self.end_of(texts, at)
            && column >= end
        {
            return Some((place, true));
        }
        let covering = stops.iter().take_while(|(c, _)| *c <= column).last();
        covering.or(stops.first()).map(|(_, place)| (*place, false))
    }

    /// Returns the place and the column of the end of a row, where its paragraph goes on in the next
    /// and the caret may stand between.
    pub fn end_of(&mut self, texts: &Texts, at: RowAt) -> Option<(Place, usize)> {
        let Some(RowKind::Text(row)) = self.row(texts, at) else { return None };
        let next = RowAt { row: at.row + 1, ..at };
        let (_, place) = *self.stops(texts, next).first()?;
        let laid = self.laid.get(&at.block)?;
        if laid.composed.shown_at(place.text, place.at) != row.end {
            return None;
        }
        let text = laid.composed.shown(texts, at.block).get(row.start..row.end)?;
        let column = self.left(texts, at) + self.screen().extent(text).0;
        Some((place, column.min(self.frame.width)))
    }

    /// Forgets the blocks that are not among these.
    pub fn keep(&mut self, blocks: &[RowAt]) {
        if self.laid.len() > 2 * blocks.len() + 64 {
            let keep: std::collections::HashSet<_> = blocks.iter().map(|at| at.block).collect();
            self.laid.retain(|block, _| keep.contains(block));
        }
    }
}

/// A block as far as it is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Known<'l> {
    laid: &'l Laid,
    block: TextPlace,
    frame: Frame,
}

impl<'l> Known<'l> {
    pub fn composed(&self) -> &'l Composed {
        &self.laid.composed
    }

    fn height(&self) -> usize {
        let Laid { setting, rows, complete, note, .. } = self.laid;
        setting.gap + rows.len() + if *complete { *note } else { 0 }
    }

    /// Returns what a row of the block is, if it was laid out.
    pub fn row(&self, row: usize) -> Option<RowKind> {
        let Some(row) = row.checked_sub(self.laid.setting.gap) else { return Some(RowKind::Gap) };
        match self.laid.rows.get(row) {
            Some(row) => Some(RowKind::Text(*row)),
            None if row < self.height() - self.laid.setting.gap => Some(RowKind::Note),
            None => None,
        }
    }

    /// Returns the column in which a row begins.
    pub fn left(&self, texts: &Texts, row: usize) -> usize {
        let Some(RowKind::Text(row)) = self.row(row) else { return 0 };
        let setting = self.laid.setting;
        if setting.centred {
            let text = self.laid.composed.shown(texts, self.block);
            let shown = text.get(row.start..row.hang).unwrap_or_default();
            let width = Screen { ambiguous: self.frame.ambiguous }.extent(shown).0;
            self.frame.width.saturating_sub(width) / 2
        } else if row.start == 0 {
            setting.first
        } else {
            setting.rest
        }
    }
}

pub fn next_block(texts: &Texts, block: TextPlace) -> Option<TextPlace> {
    let mut next = texts.next(block)?;
    while block::block_of(texts.report(), next) == block {
        next = texts.next(next)?;
    }
    Some(next)
}

pub fn prev_block(texts: &Texts, block: TextPlace) -> Option<TextPlace> {
    let prev = texts.prev(block)?;
    Some(block::block_of(texts.report(), prev))
}

/// Returns the note to a paragraph, if there is one.
pub fn note_of(report: &Report, paragraph: TextPlace) -> Option<&str> {
    let Line::Body(n) = paragraph.line else { return None };
    let note = report.body(paragraph.part)?.get(n)?.note.as_str();
    Some(note).filter(|note| !note.is_empty())
}
