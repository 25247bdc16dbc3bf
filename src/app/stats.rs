//! Lengths and open places, counted between keys and never before a frame.
//!
//! A part is counted again when it has changed; until then its old figures are shown.

mod reading;

use super::view::layout::Layout;
use super::view::texts::Texts;
use crate::report::{IdMap, Part, Place, Report};
use reading::{PartReading, SelectionReading};
use std::ops::Range;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// 字数 by Word's rule, as it prints.
    pub words: usize,
    pub open: usize,
    /// Paragraphs that say something: where there are none a section is still to be written.
    pub paragraphs: usize,
}

impl Figures {
    fn plus(self, other: Figures) -> Figures {
        Figures {
            words: self.words + other.words,
            open: self.open + other.open,
            paragraphs: self.paragraphs + other.paragraphs,
        }
    }

    fn minus(self, other: Figures) -> Figures {
        Figures {
            words: self.words.saturating_sub(other.words),
            open: self.open.saturating_sub(other.open),
            paragraphs: self.paragraphs.saturating_sub(other.paragraphs),
        }
    }
}

#[derive(Debug, Default)]
pub struct Stats {
    parts: IdMap<Part, Figures>,
    /// The parts that have changed since they were counted.
    changed: Vec<Part>,
    /// Which part is to be counted next, while not all have been.
    next: usize,
    /// For each part in reading order the sum of all before it; empty while that is not known.
    sums: Vec<Figures>,
    /// The sums are those of the figures; until then they are added up anew.
    summed: bool,
    adding: Vec<Figures>,
    /// The part that is being counted.
    reading: Option<PartReading>,
    /// The last selection that was counted, and its length.
    selected: Option<((Place, Place), usize)>,
    selecting: Option<SelectionReading>,
}

/// How many bytes are counted at a time: a part of what a key may have to wait.
const SLICE: usize = 16 << 10;
/// What a part, however short, counts for besides.
const PART: usize = 512;
/// How many parts are added up at a time.
const ADDED: usize = 1 << 10;
/// Where more parts than this have changed all are counted again.
const MOST_CHANGED: usize = 256;

impl Stats {
    pub fn part_changed(&mut self, part: Part) {
        self.forget_sums();
        (self.selected, self.selecting) = (None, None);
        self.reading.take_if(|reading| reading.part == part);
        if self.changed.len() >= MOST_CHANGED {
            self.all_changed();
        } else if !self.changed.contains(&part) {
            self.changed.push(part);
        }
    }

    /// What slots print is another, or the whole report is.
    pub fn all_changed(&mut self) {
        self.next = 0;
        self.forget_sums();
        self.parts.clear();
        self.changed.clear();
        (self.reading, self.selected, self.selecting) = (None, None, None);
    }

    fn forget_sums(&mut self) {
        self.summed = false;
        self.adding.clear();
    }

    pub fn is_done(&self, report: &Report) -> bool {
        let counted = self.changed.is_empty() && self.reading.is_none();
        self.summed && counted && self.next >= report.part_count()
    }

    /// Counts a slice of what is to be counted, with the numbers that `layout` knows; false where
    /// nothing is left.
    pub fn work(&mut self, texts: &Texts, layout: &mut Layout) -> bool {
        let report = texts.report();
        if self.is_done(report) {
            return false;
        }
        let mut left = SLICE;
        while left > 0 {
            let next = self.reading.take();
            let Some(mut reading) = next.or_else(|| self.next_part(texts, layout)) else {
                self.sum_up(texts);
                return true;
            };
            if !reading.go_on(report, &mut left) {
                self.reading = Some(reading);
                return true;
            }
            self.parts.insert(reading.part, reading.figures());
            left = left.saturating_sub(PART);
        }
        true
    }

    fn next_part(&mut self, texts: &Texts, layout: &mut Layout) -> Option<PartReading> {
        let part = match self.changed.pop() {
            Some(part) => part,
            None => {
                let all = texts.report().part_count();
                let part = texts.part_at(self.next).filter(|_| self.next < all)?;
                self.next += 1;
                part
            }
        };
        let label = layout.label(texts.report(), part).map_or(String::new(), |label| label.text);
        Some(PartReading::new(part, label))
    }

    /// Adds up a slice of the figures.
    fn sum_up(&mut self, texts: &Texts) {
        let all = texts.report().part_count();
        let mut sum = self.adding.last().copied().unwrap_or_default();
        if self.adding.is_empty() {
            self.adding.push(sum);
        }
        let from = self.adding.len() - 1;
        for part in (from..all.min(from + ADDED)).filter_map(|index| texts.part_at(index)) {
            let own = self.parts.get(&part).copied().unwrap_or_default();
            sum = sum.plus(own);
            self.adding.push(sum);
        }
        if self.adding.len() > all {
            self.sums = std::mem::take(&mut self.adding);
            self.summed = true;
        }
    }

    /// Returns the length of a selection, if it has been counted.
    pub fn selection(&self, selection: (Place, Place)) -> Option<usize> {
        self.selected.filter(|(counted, _)| *counted == selection).map(|(_, words)| words)
    }

    /// Counts a slice of a selection.
    pub fn count_selection(
        &mut self,
        texts: &Texts,
        layout: &mut Layout,
        selection: (Place, Place),
    ) {
        let begun = self.selecting.take().filter(|reading| reading.selection == selection);
        let mut reading = begun.unwrap_or_else(|| SelectionReading::new(selection));
        match reading.go_on(texts, layout, SLICE) {
            Some(words) => self.selected = Some((selection, words)),
            None => self.selecting = Some(reading),
        }
    }

    /// Returns the figures of the whole report.
    pub fn report(&self) -> Option<Figures> {
        self.sums.last().copied()
    }

    /// Returns the figures of parts, by their places among all of them.
    pub fn of(&self, parts: Range<usize>) -> Option<Figures> {
        let (from, to) = (self.sums.get(parts.start)?, self.sums.get(parts.end)?);
        Some(to.minus(*from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::layout::Frame;
    use crate::app::view::testing::report;
    use crate::app::wording::Lang;
    use crate::report::TextPlace;
    use crate::text::Ambiguous;

    #[test]
    fn counting_goes_on_until_all_is_counted() {
        let report = report("#标题\n!甲乙\n学习{次数}次\n!!丙\n好\n>日期");
        let texts = Texts::new(&report, None);
        let mut stats = Stats::default();
        let ambiguous = Ambiguous::Narrow;
        let frame = Frame { width: 40, height: 10, ambiguous, lang: Lang::Zh };
        let mut layout = Layout::new(frame);
        assert_eq!(stats.report(), None);
        while stats.work(&texts, &mut layout) {}
        assert_eq!(
            stats.report(),
            Some(Figures { words: 2 + 4 + 4 + 4 + 1 + 2, open: 1, paragraphs: 4 })
        );
        let first = Part::Section(report.sections()[0].id);
        let of = |stats: &Stats, part| stats.of(texts.reach(part).unwrap());
        assert_eq!(of(&stats, first), Some(Figures { words: 13, open: 1, paragraphs: 2 }));
        stats.part_changed(first);
        assert!(!stats.is_done(&report));
        while stats.work(&texts, &mut layout) {}
        assert_eq!(of(&stats, first), Some(Figures { words: 13, open: 1, paragraphs: 2 }));
    }

    #[test]
    fn a_long_paragraph_and_a_selection_are_counted_in_slices() {
        let long = "学习{次数}次 and so on，".repeat(SLICE / 8);
        let report = report(&format!("!甲乙。{long}\n{long}\n!!丙"));
        let texts = Texts::new(&report, None);
        let ambiguous = Ambiguous::Narrow;
        let frame = Frame { width: 40, height: 10, ambiguous, lang: Lang::Zh };
        let (mut stats, mut layout) = (Stats::default(), Layout::new(frame));
        let mut slices = 0;
        while stats.work(&texts, &mut layout) {
            slices += 1;
        }
        assert!(slices > 6);
        let plain = |from, to| {
            let plain = crate::app::editing::copy(&texts, from, to).plain;
            crate::text::count(&plain).words
        };
        let first = Part::Section(report.sections()[0].id);
        let from = Place { text: texts.first_of(first), at: 0 };
        let to = texts.end_of(TextPlace::body(first, 1));
        // In a copy of one section the heading has no number.
        assert_eq!(stats.of(texts.reach(first).unwrap()).unwrap().words, plain(from, to) + 2 + 4);
        let end = texts.end_of(TextPlace::heading(report.sections()[1].id));
        let middle = Place { text: TextPlace::body(first, 0), at: "学习{次数}".len() };
        for selection in [(from, end), (middle, end), (middle, to), (from, to)] {
            let mut slices = 0;
            while stats.selection(selection).is_none() {
                stats.count_selection(&texts, &mut layout, selection);
                slices += 1;
            }
            assert_eq!(stats.selection(selection), Some(plain(selection.0, selection.1)));
            assert!(slices > 3);
        }
    }
}
