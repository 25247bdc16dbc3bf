//! The text pane: the rows of the report, the selection, hits and open places marked in them.

use super::Cursor;
use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::find::Search;
use crate::app::geometry::Area;
use crate::app::preview::search::PrintSearch;
use crate::app::state::{App, Pane};
use crate::app::view::block::{self, What};
use crate::app::view::layout::{Known, RowAt, RowKind, note_of};
use crate::app::view::screen::{View, text_row};
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::proof::{FindingPlace, Level};
use crate::report::open::{self, OpenKind};
use crate::report::{Fixed, Line, Part, Place, TextPlace};
use crate::text::{Row, ceil_boundary, floor_boundary};
use ratatui::style::Style;
use std::cmp::Ordering;
use std::ops::Deref;
use std::ops::Range;

/// Draws the pane and returns where the caret is.
pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, area: Area) -> Cursor {
    let texts = app.texts();
    let focused = app.pane == Pane::Text && app.overlays.is_empty();
    canvas.border(area, &title(app), theme.border(focused), theme.heading());
    let rows = Area { x: area.x + 2, width: area.width.saturating_sub(4), ..area.inside() };
    let painter = Rows {
        app,
        theme,
        texts,
        view: &app.view,
        selection: app.view.selection(&texts),
        hits: app.search.as_ref().filter(|_| app.has_find_bar()).map(Hits::Source),
    };
    painter.draw(canvas, rows);
    let (row, column) = app.view.caret_on_screen()?;
    Some((rows.x + column, rows.y + row))
}

pub fn title(app: &App) -> String {
    let title = app.report.fixed(Fixed::Title);
    let title: String = title.iter().map(|p| open::printed(&app.report, &p.text)).collect();
    if title.is_empty() { app.say(Word::NoTitle) } else { title }
}

/// How many bytes of a finding are marked at most.
const LONGEST: usize = 60;

/// The rows of a view, and what is marked in them.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    pub app: &'a App,
    pub theme: &'a Theme,
    pub texts: Texts<'a>,
    pub view: &'a View,
    pub selection: Option<(Place, Place)>,
    pub hits: Option<Hits<'a>>,
}

/// What is looked for, in the sources or in what prints.
#[derive(Clone, Copy)]
pub enum Hits<'a> {
    Source(&'a Search),
    Print(&'a PrintSearch),
}

impl<'a> From<&'a PrintSearch> for Hits<'a> {
    fn from(search: &'a PrintSearch) -> Self {
        Hits::Print(search)
    }
}

impl<'a> Rows<'a> {
    pub fn draw(&self, canvas: &mut Canvas, area: Area) {
        let mut y = area.y;
        for rows in self.view.rows.chunk_by(|one, next| one.block == next.block) {
            if let Some(painter) = self.painter(rows) {
                painter.draw(canvas, Area { y, ..area }, rows);
            }
            y += rows.len();
        }
    }

    fn painter(&self, rows: &[RowAt]) -> Option<BlockPainter<'a>> {
        let block = rows.first()?.block;
        let known = self.view.layout.known(block)?;
        let shown = known.composed().shown(&self.texts, block);
        let mut painter =
            BlockPainter { rows: *self, block, known, shown, marks: Marks::default() };
        let mut texts = rows.iter().filter_map(|at| text_row(known.row(at.row)));
        if let Some(first) = texts.next() {
            let last = texts.next_back().unwrap_or(first);
            painter.marks = painter.marks_in(first.start..last.end);
        }
        Some(painter)
    }
}

/// The rows of one block, and what is marked in those that are seen.
struct BlockPainter<'a> {
    rows: Rows<'a>,
    block: TextPlace,
    known: Known<'a>,
    shown: &'a str,
    marks: Marks,
}

impl<'a> Deref for BlockPainter<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Rows<'a> {
        &self.rows
    }
}

/// What is marked in a stretch of a block, in bytes of what that shows.
#[derive(Default)]
struct Marks {
    selected: Range<usize>,
    hits: Vec<Range<usize>>,
    masks: Vec<Range<usize>>,
    findings: Vec<(Range<usize>, Level)>,
}

impl Marks {
    fn ranges(&self) -> impl Iterator<Item = &Range<usize>> {
        let findings = self.findings.iter().map(|(range, _)| range);
        findings.chain(&self.masks).chain(&self.hits).chain([&self.selected])
    }

    /// Returns where the first of them begins or ends behind `at` and before `end`, else that.
    fn next_edge(&self, at: usize, end: usize) -> usize {
        let edges = self.ranges().flat_map(|range| [range.start, range.end]);
        edges.filter(|edge| *edge > at).fold(end, usize::min)
    }

    /// Returns those that reach into a stretch.
    fn within(&self, stretch: Range<usize>) -> Marks {
        let reaches = |range: &Range<usize>| range.start < stretch.end && range.end > stretch.start;
        let those =
            |ranges: &[Range<usize>]| ranges.iter().filter(|r| reaches(r)).cloned().collect();
        Marks {
            selected: self.selected.clone(),
            hits: those(&self.hits),
            masks: those(&self.masks),
            findings: self.findings.iter().filter(|(range, _)| reaches(range)).cloned().collect(),
        }
    }

    /// Says whether a selection goes over the end of a text.
    fn selects(&self, end: usize) -> bool {
        self.selected.end > end && self.selected.start <= end
    }
}

impl<'a> BlockPainter<'a> {
    fn draw(&self, canvas: &mut Canvas, area: Area, rows: &[RowAt]) {
        for (at, y) in rows.iter().zip(area.y..) {
            match self.known.row(at.row) {
                Some(RowKind::Text(row)) => {
                    let x = area.x + self.known.left(&self.texts, at.row);
                    self.text(canvas, x, y, area.x + area.width + 1, row);
                }
                Some(RowKind::Note) => {
                    let paragraph = block::paragraph_of(&self.app.report, self.block);
                    let note = paragraph.and_then(|p| note_of(&self.app.report, p));
                    let note = format!("# {}", note.unwrap_or_default());
                    canvas.put_cut(area.x + 2, y, area.x + area.width, &note, self.theme.note());
                }
                Some(RowKind::Gap) | None => {}
            }
        }
    }

    fn text(&self, canvas: &mut Canvas, x: usize, y: usize, right: usize, row: Row) {
        let marks = self.marks.within(row.start..row.end);
        // A selection that goes on in the next paragraph shows its line end.
        let ends_block = row.end == self.shown.len();
        let goes_on = ends_block && marks.selects(self.shown.len());
        let line_end = goes_on.then_some((" ", self.theme.selected()));
        canvas.put_pieces(x, y, right, self.pieces(row, &marks).chain(line_end));
    }

    /// Cuts a row where its style changes.
    fn pieces(&self, row: Row, marks: &Marks) -> impl Iterator<Item = (&'a str, Style)> {
        let body = self.style_of_text(self.block);
        let mut segments = self.known.composed().segments_from(row.start).iter().peekable();
        let mut at = row.start;
        std::iter::from_fn(move || {
            if at >= row.end {
                return None;
            }
            while segments.next_if(|s| s.shown.end <= at).is_some() {}
            let segment = segments.peek();
            let style = segment.map_or(body, |segment| self.style(&segment.what));
            let style = self.marked(style, marks, at);
            let end = segment.map_or(row.end, |segment| segment.shown.end.min(row.end));
            let end = ceil_boundary(self.shown, marks.next_edge(at, end)).min(row.end);
            let piece = self.shown.get(at..end)?;
            at = end;
            Some((piece, style))
        })
    }

    /// Returns the findings of a text that reach into a window of its source.
    fn findings(
        &self,
        place: TextPlace,
        window: Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, Level)> + '_ {
        let shown = self.app.is_proofread() && self.texts.print().is_none();
        let found = self.app.proofing.before(place, window.end).iter().filter(move |_| shown);
        let found = found.filter(|finding| matches!(finding.place, FindingPlace::Text(_)));
        // A long one is marked where it begins: a whole paragraph under a line cannot be read.
        let marked =
            found.map(|f| (f.range.start..f.range.end.min(f.range.start + LONGEST), f.level));
        marked.filter(move |(range, _)| range.end > window.start)
    }

    fn marked(&self, style: Style, marks: &Marks, offset: usize) -> Style {
        let within = |ranges: &[Range<usize>]| ranges.iter().any(|range| range.contains(&offset));
        let mut found = marks.findings.iter().filter(|(range, _)| range.contains(&offset));
        let style = match found.next() {
            Some((_, level)) => style.patch(self.theme.finding(*level)),
            None => style,
        };
        let style = if within(&marks.masks) { style.patch(self.theme.open()) } else { style };
        let style = if within(&marks.hits) { style.patch(self.theme.hit()) } else { style };
        if marks.selected.contains(&offset) { style.patch(self.theme.selected()) } else { style }
    }

    fn style_of_text(&self, place: TextPlace) -> Style {
        match (place.part, place.line) {
            (_, Line::Heading) | (Part::Fixed(Fixed::Title), _) => self.theme.heading(),
            _ => self.theme.plain(),
        }
    }

    fn style(&self, what: &What) -> Style {
        let theme = self.theme;
        match what {
            What::Label { .. } if self.texts.print().is_some() => theme.heading(),
            What::Label { fits_place } => {
                let label = if *fits_place { theme.label() } else { theme.odd_label() };
                self.beside(label, |place| matches!(place, FindingPlace::Number(_)))
            }
            What::Mark => self.beside(theme.heading(), |p| matches!(p, FindingPlace::RunIn(_))),
            What::Text { place, .. } | What::Brace { place, .. } => self.style_of_text(*place),
            What::Placeholder => theme.dim(),
            What::Slot { open, .. } => match open {
                Some(OpenKind::Default) => theme.unconfirmed(),
                Some(_) => theme.open(),
                None if self.texts.print().is_some() => theme.plain(),
                None => theme.filled(),
            },
        }
    }

    /// Returns the style of what is drawn beside a heading, where findings may be about it.
    fn beside(&self, style: Style, about: impl Fn(FindingPlace) -> bool) -> Style {
        let found = self.app.proofing.of_text(self.block).iter();
        match found.filter(|_| self.app.is_proofread()).find(|f| about(f.place)) {
            Some(finding) => style.patch(self.theme.finding(finding.level)),
            None => style,
        }
    }

    fn marks_in(&self, stretch: Range<usize>) -> Marks {
        let (composed, shown) = (self.known.composed(), self.shown);
        let mut marks = Marks { selected: self.selected(), ..Marks::default() };
        // A hit or a mask may begin before the stretch and end behind it.
        let from = floor_boundary(shown, stretch.start.saturating_sub(96));
        let to = ceil_boundary(shown, stretch.end.saturating_add(96));
        let mut see = |place: TextPlace, shown_at: usize, source_at: usize, length: usize| {
            let begin = from.max(shown_at);
            let end = to.min(shown_at + length);
            let Some(piece) = shown.get(begin..end) else { return };
            marks.masks.extend(open::masks(piece).map(|m| m.start + begin..m.end + begin));
            let source = self.texts.source(place).unwrap_or_default();
            let to_shown = |at: usize| at + shown_at - source_at;
            let window = begin + source_at - shown_at..end + source_at - shown_at;
            marks.findings.extend(self.findings(place, window.clone()).map(|(range, level)| {
                let range = range.start.max(window.start)..range.end.min(window.end);
                (to_shown(range.start)..to_shown(range.end), level)
            }));
            if let Some(Hits::Source(search)) = self.hits {
                let source_begin = (begin + source_at - shown_at).saturating_sub(search.length());
                let window = source_begin..(end + source_at - shown_at);
                let hits = search.hits_in(source, window).into_iter();
                marks.hits.extend(
                    hits.filter(|hit| hit.start >= source_at)
                        .map(|hit| to_shown(hit.start)..to_shown(hit.end)),
                );
            }
        };
        if composed.is_plain() {
            see(self.block, 0, 0, shown.len());
        }
        let near = composed.segments_from(from).iter();
        for segment in near.take_while(|segment| segment.shown.start <= to) {
            if let What::Text { place, from } = &segment.what {
                see(*place, segment.shown.start, *from, segment.shown.len());
            }
        }
        if let Some(Hits::Print(search)) = self.hits {
            let from = floor_boundary(shown, stretch.start.saturating_sub(search.length()));
            marks.hits.extend(search.hits_in(shown, from..stretch.end));
        }
        marks
    }

    /// Returns what of the block is selected; more than it has where the selection goes on.
    fn selected(&self) -> Range<usize> {
        let Some((from, to)) = self.selection else { return 0..0 };
        let start = Place { text: self.block, at: 0 };
        let shown = |place: Place| -> usize {
            if block::block_of(&self.app.report, place.text) == self.block {
                return self.known.composed().shown_at(place.text, place.at);
            }
            match self.texts.compare(place, start) {
                Ordering::Less => 0,
                _ => usize::MAX,
            }
        };
        shown(from)..shown(to)
    }
}
