//! Lengths and open places, counted between keys and never before a frame.
//!
//! A part is counted again when it has changed; until then its old figures are shown.

use super::view::layout::Layout;
use super::view::texts::Texts;
use crate::report::open;
use crate::report::{Fixed, IdMap, Part, Place, Report};
use crate::text::{Count, count};

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
    /// The sums are those of the figures.
    summed: bool,
    /// The last selection that was counted, and its length.
    selected: Option<((Place, Place), usize)>,
}

/// How many bytes are counted at a time.
const SLICE: usize = 32 << 10;

impl Stats {
    pub fn part_changed(&mut self, part: Part) {
        self.summed = false;
        if !self.changed.contains(&part) {
            self.changed.push(part);
        }
    }

    /// What slots print is another, or the whole report is.
    pub fn all_changed(&mut self) {
        self.next = 0;
        self.summed = false;
    }

    pub fn is_done(&self, report: &Report) -> bool {
        self.summed && self.changed.is_empty() && self.next >= parts(report)
    }

    /// Counts a slice of what is to be counted, with the numbers that `layout` knows; false where
    /// nothing is left.
    pub fn work(&mut self, texts: &Texts, layout: &mut Layout) -> bool {
        let report = texts.report();
        if self.is_done(report) {
            return false;
        }
        let mut bytes = 0;
        while bytes < SLICE {
            let part = match self.changed.pop() {
                Some(part) => part,
                None => match texts.part_at(self.next).filter(|_| self.next < parts(report)) {
                    Some(part) => {
                        self.next += 1;
                        part
                    }
                    None => {
                        self.sum_up(texts);
                        return true;
                    }
                },
            };
            let label = layout.label(report, part).map_or("", |label| label.text.as_str());
            let (figures, length) = figures(report, part, label);
            self.parts.insert(part, figures);
            bytes += length.max(64);
        }
        true
    }

    fn sum_up(&mut self, texts: &Texts) {
        let all = parts(texts.report());
        let mut sum = Figures::default();
        self.sums.clear();
        self.sums.push(sum);
        for part in (0..all).filter_map(|index| texts.part_at(index)) {
            let own = self.parts.get(&part).copied().unwrap_or_default();
            sum = sum.plus(own);
            self.sums.push(sum);
        }
        self.summed = true;
        if self.parts.len() > all {
            self.parts.retain(|part, _| texts.index_of(*part).is_some());
        }
    }

    /// Returns the length of a selection, if it has been counted.
    pub fn selection(&self, selection: (Place, Place)) -> Option<usize> {
        self.selected.filter(|(counted, _)| *counted == selection).map(|(_, words)| words)
    }

    pub fn count_selection(&mut self, texts: &Texts, selection: (Place, Place)) {
        let plain = crate::app::editing::copy(texts, selection.0, selection.1).plain;
        self.selected = Some((selection, count(&plain).words));
    }

    fn between(&self, from: usize, to: usize) -> Option<Figures> {
        let (from, to) = (self.sums.get(from)?, self.sums.get(to)?);
        Some(to.minus(*from))
    }

    /// Returns the figures of the whole report.
    pub fn report(&self) -> Option<Figures> {
        self.sums.last().copied()
    }

    /// Returns the figures of a part, of a section with all below it.
    pub fn of(&self, texts: &Texts, part: Part) -> Option<Figures> {
        let from = texts.index_of(part)?;
        let count = match part {
            Part::Section(id) => texts.report().subtree_len(texts.report().index_of(id)?),
            Part::Fixed(_) => 1,
        };
        self.between(from, from + count)
    }
}

fn parts(report: &Report) -> usize {
    Fixed::BEFORE_SECTIONS.len() + report.sections().len() + Fixed::BEHIND_SECTIONS.len()
}

fn figures(report: &Report, part: Part, label: &str) -> (Figures, usize) {
    let mut words = Count::default();
    let mut bytes = 0;
    let mut body = report.body(part).unwrap_or_default();
    if let Part::Section(id) = part
        && let Some(section) = report.section(id)
    {
        // A heading counts as it prints: behind its number, and before what it runs into.
        let mut line = format!("{label}{}", open::printed(report, &section.heading));
        if let Some(mark) = &section.run_in {
            line.push_str(mark);
            if let Some((first, rest)) = body.split_first() {
                line.push_str(&open::printed(report, &first.text));
                body = rest;
            }
        }
        words += count(&line);
        bytes += line.len();
    }
    for paragraph in body {
        words += count(&open::printed(report, &paragraph.text));
        bytes += paragraph.text.len();
    }
    let all = report.body(part).unwrap_or_default();
    let paragraphs = all.iter().filter(|p| !p.text.trim().is_empty()).count();
    (Figures { words: words.words, open: open::count_in_part(report, part), paragraphs }, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::layout::Frame;
    use crate::app::view::testing::report;
    use crate::app::wording::Lang;
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
        assert_eq!(stats.of(&texts, first), Some(Figures { words: 13, open: 1, paragraphs: 2 }));
        stats.part_changed(first);
        assert!(!stats.is_done(&report));
        while stats.work(&texts, &mut layout) {}
        assert_eq!(stats.of(&texts, first), Some(Figures { words: 13, open: 1, paragraphs: 2 }));
    }
}
