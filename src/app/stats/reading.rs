//! Counting in slices: a part, and a selection, read on from where the last slice ended.

use super::Figures;
use crate::app::editing::{begins_line, is_copied_whole};
use crate::app::view::layout::Layout;
use crate::app::view::texts::Texts;
use crate::report::open::Walk;
use crate::report::{Line, Part, Place, Report, TextPlace};
use crate::text::Counter;
use std::ops::Range;

/// What is read at the moment, as it prints: of a long text no more than a slice at a time.
#[derive(Debug, Default)]
struct Reader {
    /// The text that is read, as far as `end`, and what prints behind it.
    text: Option<TextPlace>,
    walk: Walk,
    end: usize,
    behind: String,
    /// What prints and is not counted yet.
    printed: String,
    counter: Counter,
    open: usize,
}

impl Reader {
    /// Begins with bytes of a text, and what prints before and behind them.
    fn take(&mut self, text: TextPlace, bytes: Range<usize>, before: &str, behind: &str) {
        self.text = Some(text);
        (self.walk, self.end) = (Walk::from(bytes.start), bytes.end);
        self.printed.push_str(before);
        self.behind.push_str(behind);
    }

    /// Reads on as far as there is something left to be read; false where that does not suffice.
    fn go_on(&mut self, report: &Report, left: &mut usize) -> bool {
        loop {
            let source = self.text.and_then(|text| report.text(text)).unwrap_or_default();
            let source = source.get(..self.end).unwrap_or(source);
            let from = self.walk.at();
            self.open += self.walk.go_on(report, source, *left, &mut self.printed);
            *left = left.saturating_sub(self.walk.at() - from);
            let is_read = self.walk.at() >= source.len();
            if is_read {
                self.printed.push_str(&std::mem::take(&mut self.behind));
            }
            // What comes behind a mark says what it is.
            let last = self.printed.chars().next_back().filter(|_| !is_read);
            let to = self.printed.len() - last.map_or(0, char::len_utf8);
            self.counter.read(&self.printed, 0..to);
            self.printed.drain(..to);
            if is_read || *left == 0 {
                return is_read;
            }
        }
    }
}

#[derive(Debug)]
pub struct PartReading {
    pub part: Part,
    label: String,
    /// What is read next; none where all is being read.
    next: Option<Line>,
    reader: Reader,
    paragraphs: usize,
}

impl PartReading {
    pub fn new(part: Part, label: String) -> Self {
        let next = match part {
            Part::Section(_) => Line::Heading,
            Part::Fixed(_) => Line::Body(0),
        };
        PartReading { part, label, next: Some(next), reader: Reader::default(), paragraphs: 0 }
    }

    pub fn figures(&self) -> Figures {
        let words = self.reader.counter.count().words;
        Figures { words, open: self.reader.open, paragraphs: self.paragraphs }
    }

    /// Reads on; true where all is read.
    pub fn go_on(&mut self, report: &Report, left: &mut usize) -> bool {
        loop {
            if !self.reader.go_on(report, left) {
                return false;
            }
            let Some(line) = self.next else { return true };
            if *left == 0 {
                return false;
            }
            self.begin(report, line);
        }
    }

    fn begin(&mut self, report: &Report, line: Line) {
        let place = TextPlace { part: self.part, line };
        self.next = report.text(place).map(|_| Line::Body(place.behind()));
        let source = report.text(place).unwrap_or_default();
        let runs_on = match self.part {
            Part::Section(id) if line == Line::Body(0) => {
                report.section(id).is_some_and(|section| section.run_in.is_some())
            }
            _ => false,
        };
        if !runs_on {
            self.reader.counter.end_line();
        }
        match (self.part, line) {
            (Part::Section(id), Line::Heading) => {
                // A heading counts as it prints: behind its number, and before what it runs into.
                let mark = report.section(id).and_then(|section| section.run_in.as_deref());
                self.reader.take(place, 0..source.len(), &self.label, mark.unwrap_or_default());
            }
            _ => {
                self.paragraphs += usize::from(!source.trim().is_empty());
                self.reader.take(place, 0..source.len(), "", "");
            }
        }
    }
}

/// A selection, read as it is copied.
#[derive(Debug)]
pub struct SelectionReading {
    pub selection: (Place, Place),
    next: Option<TextPlace>,
    reader: Reader,
}

impl SelectionReading {
    pub fn new(selection: (Place, Place)) -> Self {
        let next = Some(selection.0.text);
        SelectionReading { selection, next, reader: Reader::default() }
    }

    /// Reads on, and returns how long the selection is once all is read.
    pub fn go_on(&mut self, texts: &Texts, layout: &mut Layout, bytes: usize) -> Option<usize> {
        let mut left = bytes;
        while self.reader.go_on(texts.report(), &mut left) {
            let Some(text) = self.next else {
                return Some(self.reader.counter.count().words);
            };
            left = left.checked_sub(super::PART / 4)?;
            self.begin(texts, layout, text);
        }
        None
    }

    fn begin(&mut self, texts: &Texts, layout: &mut Layout, text: TextPlace) {
        let (from, to) = self.selection;
        let report = texts.report();
        self.next = (text != to.text).then(|| texts.next(text)).flatten();
        if begins_line(texts, text) {
            self.reader.counter.end_line();
        }
        let source = texts.source(text).unwrap_or_default();
        let start = if text == from.text { from.at } else { 0 };
        let end = if text == to.text { to.at } else { source.len() };
        match text.part {
            Part::Section(id) if is_copied_whole(texts, text, (from, to)) => {
                let several = from.text.part != to.text.part;
                let label = layout.label(report, text.part).filter(|_| several);
                let label = label.map_or(String::new(), |label| label.text);
                let mark = report.section(id).and_then(|section| section.run_in.as_deref());
                self.reader.take(text, start..end, &label, mark.unwrap_or_default());
            }
            _ => self.reader.take(text, start..end, "", ""),
        }
    }
}
