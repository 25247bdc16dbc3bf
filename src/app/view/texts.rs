//! The texts of a report as one sequence, from the title to what comes after the date.
//!
//! Beside the texts a report has there are empty ones that wait to be written: the one of an empty
//! fixed part, and the first paragraph of a section that has none and nothing below it, or whose
//! heading runs in. The caret may stand in them; the first character typed there makes them real.
//!
//! The sequence of what prints has none of these: an empty part is passed over.

use crate::page::PagePreset;
use crate::report::{Fixed, Line, Paragraph, Part, Place, Report, SectionId, TextPlace};
use std::cmp::Ordering;
use std::ops::Range;

/// The texts of a report, or of one section with all below it.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'r> {
    report: &'r Report,
    narrow: Option<SectionId>,
    print: Option<&'r PagePreset>,
}

impl<'r> Texts<'r> {
    pub fn new(report: &'r Report, narrow: Option<SectionId>) -> Self {
        let narrow = narrow.filter(|id| report.index_of(*id).is_some());
        Texts { report, narrow, print: None }
    }

    /// Returns what prints, which is set as a house sets it.
    pub fn of_print(report: &'r Report, preset: &'r PagePreset) -> Self {
        Texts { report, narrow: None, print: Some(preset) }
    }

    /// Returns how what is shown is set in print; nothing where it is being written.
    pub fn print(&self) -> Option<&'r PagePreset> {
        self.print
    }

    pub fn report(&self) -> &'r Report {
        self.report
    }

    /// Returns the parts that are shown, as places in reading order.
    pub fn span(&self) -> Range<usize> {
        let narrow = self.narrow.and_then(|id| self.reach(Part::Section(id)));
        narrow.unwrap_or(0..self.report.part_count())
    }

    /// Returns where a part stands among all of them.
    pub fn index_of(&self, part: Part) -> Option<usize> {
        self.report.order_of(part)
    }

    /// Returns a part and all below it, as places among all of them.
    pub fn reach(&self, part: Part) -> Option<Range<usize>> {
        let at = self.index_of(part)?;
        let count = match part {
            Part::Section(id) => self.report.subtree_len(self.report.index_of(id)?),
            Part::Fixed(_) => 1,
        };
        Some(at..at + count)
    }

    pub fn part_at(&self, index: usize) -> Option<Part> {
        self.report.part_at(index)
    }

    /// Says whether the part has an empty paragraph that is not there yet.
    fn awaits(&self, part: Part) -> bool {
        let empty = self.report.body(part).is_some_and(<[Paragraph]>::is_empty);
        empty
            && self.print.is_none()
            && match part {
                Part::Fixed(_) => true,
                Part::Section(id) => {
                    let runs_in = self.report.section(id).is_some_and(|s| s.run_in.is_some());
                    runs_in || !self.report.has_children(id)
                }
            }
    }

    /// Says whether a text is one that waits to be written.
    pub fn is_awaited(&self, place: TextPlace) -> bool {
        place.line == Line::Body(0) && self.awaits(place.part)
    }

    /// Returns the source of a text; that of one that waits to be written is empty.
    pub fn source(&self, place: TextPlace) -> Option<&'r str> {
        self.report.text(place).or_else(|| self.is_awaited(place).then_some(""))
    }

    fn paragraphs(&self, part: Part) -> usize {
        let real = self.report.body(part).map_or(0, <[Paragraph]>::len);
        if self.awaits(part) { 1 } else { real }
    }

    pub fn first_of(&self, part: Part) -> TextPlace {
        match part {
            Part::Section(id) => TextPlace::heading(id),
            Part::Fixed(_) => TextPlace::body(part, 0),
        }
    }

    pub fn last_of(&self, part: Part) -> TextPlace {
        match self.paragraphs(part) {
            0 => TextPlace { part, line: Line::Heading },
            n => TextPlace::body(part, n - 1),
        }
    }

    /// Returns the part at `index`, if there is a text in it.
    fn part_with_text(&self, index: usize) -> Option<Part> {
        let part = self.part_at(index)?;
        (matches!(part, Part::Section(_)) || self.paragraphs(part) > 0).then_some(part)
    }

    /// Returns the first text; the place of the title where there is none at all.
    pub fn first(&self) -> TextPlace {
        let part = self.span().find_map(|index| self.part_with_text(index));
        self.first_of(part.unwrap_or(Part::Fixed(Fixed::Title)))
    }

    pub fn last(&self) -> TextPlace {
        let part = self.span().rev().find_map(|index| self.part_with_text(index));
        part.map_or(self.first(), |part| self.last_of(part))
    }

    pub fn next(&self, place: TextPlace) -> Option<TextPlace> {
        if place.behind() < self.paragraphs(place.part) {
            return Some(TextPlace::body(place.part, place.behind()));
        }
        let next = self.index_of(place.part)? + 1;
        let part = (next..self.span().end).find_map(|index| self.part_with_text(index));
        part.map(|part| self.first_of(part))
    }

    pub fn prev(&self, place: TextPlace) -> Option<TextPlace> {
        match (place.line, place.part) {
            (Line::Body(n), part) if n > 0 => Some(TextPlace::body(part, n - 1)),
            (Line::Body(_), Part::Section(id)) => Some(TextPlace::heading(id)),
            (_, part) => {
                let mut before = (self.span().start..self.index_of(part)?).rev();
                let part = before.find_map(|index| self.part_with_text(index));
                part.map(|part| self.last_of(part))
            }
        }
    }

    /// Compares two places in reading order.
    pub fn compare(&self, one: Place, other: Place) -> Ordering {
        let key = |place: Place| {
            let part = self.index_of(place.text.part).unwrap_or(usize::MAX);
            (part, place.text.behind(), place.at)
        };
        key(one).cmp(&key(other))
    }

    /// Returns the place itself, or the nearest that is shown.
    pub fn nearest(&self, place: Place) -> Place {
        let Some(index) = self.index_of(place.text.part) else { return self.start() };
        let span = self.span();
        if index < span.start {
            return self.start();
        }
        if index >= span.end {
            return self.end();
        }
        if self.part_with_text(index).is_none() {
            let next = self.next(self.last_of(place.text.part));
            return next.map_or(self.end(), |text| Place { text, at: 0 });
        }
        let text = match self.source(place.text) {
            Some(_) => place.text,
            None => self.last_of(place.text.part),
        };
        let source = self.source(text).unwrap_or_default();
        let at = if text == place.text { place.at } else { source.len() };
        Place { text, at: super::units::floor(source, at) }
    }

    pub fn start(&self) -> Place {
        Place { text: self.first(), at: 0 }
    }

    pub fn end(&self) -> Place {
        self.end_of(self.last())
    }

    /// Returns where what is written ends: behind it only empty fixed parts wait.
    pub fn written_end(&self) -> Place {
        let is_written = |part: &Part| match part {
            Part::Section(_) => true,
            Part::Fixed(_) => {
                let body = self.report.body(*part).unwrap_or_default();
                body.iter().any(|paragraph| !paragraph.text.is_empty())
            }
        };
        let part = self.span().rev().filter_map(|index| self.part_at(index)).find(is_written);
        part.map_or(self.start(), |part| self.end_of(self.last_of(part)))
    }

    pub fn end_of(&self, text: TextPlace) -> Place {
        Place { text, at: self.source(text).map_or(0, str::len) }
    }

    /// Returns the stop behind a place, in the next text where this one is over.
    pub fn stop_behind(&self, place: Place) -> Option<Place> {
        let source = self.source(place.text)?;
        if place.at < source.len() {
            return Some(Place { at: super::units::next(source, place.at), ..place });
        }
        self.next(place.text).map(|text| Place { text, at: 0 })
    }

    pub fn stop_before(&self, place: Place) -> Option<Place> {
        if place.at > 0 {
            let source = self.source(place.text)?;
            return Some(Place { at: super::units::prev(source, place.at), ..place });
        }
        self.prev(place.text).map(|text| self.end_of(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::testing::report;

    #[test]
    fn the_sequence_of_print_passes_over_what_is_empty() {
        let report = report("!甲\n!!加强。\n!!乙\n好\n>今天");
        let preset = PagePreset::default();
        let print = Texts::of_print(&report, &preset);
        let mut places = vec![print.first()];
        while let Some(next) = places.last().and_then(|last| print.next(*last)) {
            assert_eq!(print.prev(next), places.last().copied());
            places.push(next);
        }
        let sources: Vec<_> = places.iter().map(|text| print.source(*text).unwrap()).collect();
        assert_eq!(sources, ["甲", "加强", "乙", "好", "今天"]);
        assert_eq!(print.last(), places[4]);
        let nearest = |part| {
            let place = Place { text: TextPlace::body(Part::Fixed(part), 0), at: 3 };
            print.nearest(place)
        };
        assert_eq!(nearest(Fixed::Title).text, places[0]);
        assert_eq!(nearest(Fixed::Signature).text, places[4]);
        assert_eq!(nearest(Fixed::After), print.end());
        let nothing = Report::default();
        let print = Texts::of_print(&nothing, &preset);
        assert_eq!((print.first(), print.last()), (print.nearest(print.end()).text, print.first()));
        assert_eq!((print.next(print.first()), print.prev(print.first())), (None, None));
    }

    #[test]
    fn what_is_written_ends_before_the_empty_parts_behind_it() {
        for (text, end) in [
            ("#标题", "标题"),
            ("#标题\n!一、甲\n正文。", "正文。"),
            ("#标题\n!一、甲\n正文。\n!二、乙", ""),
            ("#标题\n!一、甲\n正文。\n>今天", "今天"),
            ("#标题\n!一、甲\n正文。\n>", "正文。"),
        ] {
            let report = report(text);
            let all = Texts::new(&report, None);
            let written = all.written_end();
            assert_eq!((all.source(written.text), written.at), (Some(end), end.len()), "{text}");
            assert_eq!(all.compare(written, all.end()), Ordering::Less, "{text}");
        }
        let nothing = Report::default();
        let all = Texts::new(&nothing, None);
        assert_eq!(all.written_end(), all.start());
    }

    #[test]
    fn the_sequence_runs_both_ways_and_compares() {
        let report = report("#标题\n!一、甲\n正文。\n!!加强。\n!二、乙");
        let all = Texts::new(&report, None);
        let mut places = vec![all.first()];
        while let Some(next) = places.last().and_then(|last| all.next(*last)) {
            assert!(all.source(next).is_some());
            let (one, other) = (places[places.len() - 1], next);
            let at = |text| Place { text, at: 0 };
            assert_eq!(all.compare(at(one), at(other)), Ordering::Less);
            assert_eq!(all.prev(other), Some(one));
            places.push(next);
        }
        assert_eq!(places.last(), Some(&all.last()));
        // Eight empty fixed parts, the awaited bodies of the sections that have none and no children.
        assert_eq!(places.len(), 9 + 3 + 1 + 2);
        let narrow = Texts::new(&report, Some(report.sections()[0].id));
        assert_eq!(narrow.first(), TextPlace::heading(report.sections()[0].id));
        assert_eq!(narrow.last(), TextPlace::body(Part::Section(report.sections()[1].id), 0));
        assert_eq!(narrow.written_end(), narrow.end());
        assert_eq!(narrow.next(narrow.last()), None);
        assert_eq!(narrow.prev(narrow.first()), None);
    }
}
