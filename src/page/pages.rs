//! The pages of a report, laid out from its start to wherever somebody looks and no further.
//!
//! For every line of the report one [`Entry`] keeps how many rows it takes, once that is known, and
//! on which line of the document it begins. There are entries for the lines of the first `parts` of
//! the report, of which the first `settled` know both. A change forgets
//! the rows of the lines it touched; those behind keep theirs and are only added up again. So typing
//! at the end of a long report lays out one paragraph, and the first page of one costs a page; of a
//! long paragraph only some rows around the change are counted again.
//!
//! Sections moved or renumbered and fields touch lines everywhere, and so does another preset: then the
//! pages are made anew.

mod counted;
mod entry;
mod kept;
mod looked_up;
mod touched;

pub use touched::Touched;

use super::block::{Block, Composer, Style};
use super::preset::PagePreset;
use crate::report::numbering::Numbers;
use crate::report::print::line;
use crate::report::{Fixed, Line, Part, Report, TextPlace};
use crate::text::Halves;
use counted::Counted;
use entry::{Entry, Size, entries_of, order};
use kept::Kept;
use std::ops::Range;
use touched::TextChange;

/// What is laid out, and how.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub report: &'a Report,
    /// The numbers of its sections, all of them reached.
    pub numbers: &'a Numbers,
    pub preset: &'a PagePreset,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// From 1.
    pub number: usize,
    /// From the top; the rest of the page is blank.
    pub rows: Vec<PageRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRow {
    /// Where it begins on the grid. A row in a larger or smaller size is not drawn to scale: its
    /// start is where its characters, drawn in the size of the body, stand as the print stands.
    pub start: Halves,
    /// Without the spaces that hang over its end; empty on a blank line.
    pub text: String,
    pub style: Style,
    /// How many bytes of `text` are set in the face of headings of this level.
    pub head: usize,
    pub level: u8,
}

/// A place on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// From 1.
    pub page: usize,
    /// From 0 at the top of the page.
    pub line: usize,
    /// From the left edge of the text.
    pub column: Halves,
}

/// How many pages there are as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageCount {
    pub pages: usize,
    pub is_all: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Pages {
    entries: Vec<Entry>,
    parts: usize,
    has_all: bool,
    settled: usize,
    /// The long line that was counted last.
    kept: Option<Kept>,
}

impl Pages {
    /// Forgets all there is: anything may be laid out otherwise.
    pub fn forget(&mut self) {
        self.entries.clear();
        let entries = std::mem::take(&mut self.entries);
        *self = Pages { entries, ..Pages::default() };
    }

    /// Takes up what the report of `view` has gone through.
    pub fn follow(&mut self, view: &View, touched: &Touched) {
        for change in &touched.texts {
            self.text_changed(view, change);
        }
        touched.parts.iter().for_each(|part| self.texts_changed(view, *part));
    }

    /// Takes up a change of the texts of a part, of how many they are too.
    pub fn texts_changed(&mut self, view: &View, part: Part) {
        let Part::Fixed(_) = part else { return self.renew(view, part) };
        // Fixed parts look at each other, and the first section at what stands before it.
        for fixed in Fixed::all() {
            self.renew(view, Part::Fixed(fixed));
        }
        if let Some(first) = view.report.sections().first() {
            self.renew(view, Part::Section(first.id));
        }
    }

    fn renew(&mut self, view: &View, part: Part) {
        let Some(range) = self.lines_of(view.report, part) else { return };
        self.settled = self.settled.min(range.start);
        self.entries.splice(range, entries_of(view.report, part));
        self.kept.take_if(|kept| kept.is_of_part(part));
    }

    fn text_changed(&mut self, view: &View, change: &TextChange) {
        let text = change.place;
        if matches!(text.part, Part::Fixed(fixed) if LOOK_AT_EACH_OTHER.contains(&fixed)) {
            for fixed in LOOK_AT_EACH_OTHER {
                let lines = self.lines_of(view.report, Part::Fixed(fixed));
                self.measure_again(lines);
            }
        }
        let Some(at) = self.entry_of(view.report, text) else { return };
        self.measure_again(Some(at..at + 1));
        let Some(entry) = self.entries.get_mut(at) else { return };
        let mut counted = entry.take_counted();
        match self.kept.as_mut().filter(|kept| kept.is_of(entry.place())) {
            Some(kept) => kept.changed(change, &mut counted),
            None => counted = Counted::default(),
        }
        entry.put(counted);
    }

    /// The entries of a part, where there are some by now.
    fn lines_of(&self, report: &Report, part: Part) -> Option<Range<usize>> {
        if order(report, part) >= self.parts {
            return None;
        }
        let start = self.first_of(report, part);
        let behind = self.entries.get(start..)?;
        let count = behind.iter().take_while(|entry| entry.part == part).count();
        Some(start..start + count)
    }

    /// Has some lines measured again, of which the texts are as they were.
    fn measure_again(&mut self, lines: Option<Range<usize>>) {
        let Some(lines) = lines else { return };
        self.settled = self.settled.min(lines.start);
        let entries = self.entries.get_mut(lines).unwrap_or_default();
        entries.iter_mut().for_each(|entry| entry.size = None);
    }

    /// Lays out about so many bytes of text more, and says whether all is laid out.
    pub fn settle(&mut self, view: &View, bytes: usize) -> bool {
        self.settle_each(view, bytes, |_| true);
        self.is_settled()
    }

    /// Does the same, but no further than a page needs, and says whether that is laid out.
    pub fn settle_to_page(&mut self, view: &View, number: usize, bytes: usize) -> bool {
        let end = number.saturating_mul(lines_per_page(view));
        self.settle_each(view, bytes, |pages| pages.end() < end);
        self.is_settled() || self.end() >= end
    }

    /// Does the same, but no further than a text needs.
    pub fn settle_to_text(&mut self, view: &View, text: TextPlace, bytes: usize) -> bool {
        let order = order(view.report, text.part);
        let left = self.settle_each(view, bytes, |pages| pages.parts <= order);
        if self.parts <= order {
            return self.has_all;
        }
        let Some(at) = self.entry_of(view.report, text) else { return true };
        self.settle_each(view, left, |pages| pages.settled <= at);
        self.settled > at
    }

    pub fn known(&self, view: &View) -> PageCount {
        let pages = self.end().div_ceil(lines_per_page(view)).max(1);
        PageCount { pages, is_all: self.is_settled() }
    }

    /// Says whether all is laid out.
    pub fn is_settled(&self) -> bool {
        self.has_all && self.settled == self.entries.len()
    }

    /// Lays out everything, and counts.
    pub fn count(&mut self, view: &View) -> usize {
        self.settle_while(view, |_| true);
        self.known(view).pages
    }

    fn settled_entries(&self) -> &[Entry] {
        self.entries.get(..self.settled).unwrap_or_default()
    }

    /// The line behind all that is settled.
    fn end(&self) -> usize {
        self.settled_entries().last().map_or(0, Entry::end)
    }

    fn settle_to_line(&mut self, view: &View, line: usize) {
        self.settle_while(view, |pages| pages.end() < line);
    }

    fn settle_while(&mut self, view: &View, goes_on: impl Fn(&Pages) -> bool) {
        self.settle_each(view, usize::MAX, goes_on);
    }

    /// Settles one entry after the other while `goes_on`, and no more than about so many bytes, of
    /// which it returns what is left.
    fn settle_each(
        &mut self,
        view: &View,
        bytes: usize,
        goes_on: impl Fn(&Pages) -> bool,
    ) -> usize {
        let composer = Composer::new(view.report, view.preset);
        let lines = lines_per_page(view);
        let mut left = bytes;
        while left > 0 && goes_on(self) {
            if self.settled == self.entries.len() {
                if self.has_all {
                    break;
                }
                self.find_lines(view);
                left = left.saturating_sub(KNOWN);
                continue;
            }
            let mut start = self.end();
            let Some(cost) = self.measure(view, &composer, left) else { return 0 };
            left = left.saturating_sub(cost);
            let Some(entry) = self.entries.get_mut(self.settled) else { break };
            if entry.size.is_some_and(|size| size.new_page) {
                start = start.next_multiple_of(lines);
            }
            entry.start = start;
            self.settled += 1;
        }
        left
    }

    /// Finds the lines of one part more.
    fn find_lines(&mut self, view: &View) {
        if let Some(part) = view.report.part_at(self.parts) {
            self.entries.extend(entries_of(view.report, part));
            self.parts += 1;
        }
        self.has_all = view.report.part_at(self.parts).is_none();
    }

    /// Counts the rows of the first entry that is not settled, and says how many bytes that is worth;
    /// None where there are more than so many, and some are left for the next time.
    fn measure(&mut self, view: &View, composer: &Composer, bytes: usize) -> Option<usize> {
        let at = self.settled;
        let before = self.part_before(at);
        let entry = self.entries.get_mut(at)?;
        if entry.size.is_some() {
            return Some(KNOWN);
        }
        let (place, mut counted) = (entry.place(), entry.take_counted());
        let Some(block) = self.block(view, composer, at) else {
            self.entries.get_mut(at)?.size = Some(Size::default());
            return Some(KNOWN);
        };
        let kept = self.kept.as_ref().filter(|kept| kept.is_of(place));
        let is_now = kept.is_some_and(|kept| kept.is_now(place, before));
        kept.iter().for_each(|kept| kept.meets(&block, &mut counted));
        let new = if is_now { None } else { Kept::of(&block, place, before) };
        let forget = kept.is_some() && !is_now;
        let mut left = bytes;
        let size = counted.go_on(&block, &mut left).then(|| Size::of(&block, counted.rows()));
        if forget || new.is_some() {
            self.kept = new;
        }
        let entry = self.entries.get_mut(at)?;
        entry.size = size;
        entry.put(counted);
        size.map(|_| COMPOSED + (bytes - left))
    }

    fn part_before(&self, at: usize) -> Option<Part> {
        Some(self.entries.get(at.checked_sub(1)?)?.part)
    }

    fn block<'a>(
        &'a self,
        view: &View<'a>,
        composer: &Composer<'a>,
        at: usize,
    ) -> Option<Block<'a>> {
        let (place, before) = (self.entries.get(at)?.place(), self.part_before(at));
        if let Some(kept) = self.kept.as_ref().filter(|kept| kept.is_now(place, before)) {
            return kept.block(view.report);
        }
        let label = match (place.part, place.line) {
            (Part::Section(id), Line::Heading) => {
                let index = view.report.index_of(id);
                index.and_then(|index| view.numbers.label(view.report, index))
            }
            _ => None,
        };
        let label = label.map_or(String::new(), |label| label.text);
        Some(composer.block(line(view.report, place, &label)?, before))
    }

    /// Where the lines of a part begin, or would.
    fn first_of(&self, report: &Report, part: Part) -> usize {
        let place = order(report, part);
        self.entries.partition_point(|entry| order(report, entry.part) < place)
    }

    fn entry_of(&self, report: &Report, text: TextPlace) -> Option<usize> {
        let first = self.first_of(report, text.part);
        self.entries.get(first).filter(|entry| entry.part == text.part)?;
        match (text.part, text.line) {
            (_, Line::Heading) => Some(first),
            (Part::Fixed(_), Line::Body(n)) => Some(first + n),
            (Part::Section(id), Line::Body(n)) => {
                let runs_in = report.section(id)?.run_in.is_some();
                Some(first + n + usize::from(!runs_in))
            }
        }
    }
}

/// The parts of which each stands as the texts of all want it.
const LOOK_AT_EACH_OTHER: [Fixed; 4] =
    [Fixed::Attachments, Fixed::Signature, Fixed::Date, Fixed::After];

/// What a line counts for of which the rows are known, and one that is composed, in bytes laid out.
const KNOWN: usize = 8;
const COMPOSED: usize = 64;

fn lines_per_page(view: &View) -> usize {
    usize::from(view.preset.lines_per_page.max(1))
}

#[cfg(test)]
mod followed;
#[cfg(test)]
mod tests;
