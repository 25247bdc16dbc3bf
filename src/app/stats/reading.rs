//! Counting in slices: a part, and a selection, read on from where the last slice ended.

use super::Figures;
use crate::app::editing::{begins_line, is_copied_whole};
use crate::app::view::layout::Layout;
use crate::app::view::texts::Texts;
use crate::report::open;
use crate::report::{Line, Part, Place, Report, TextPlace};
use crate::text::{Counter, ceil_boundary};

/// What is read at the moment, as it prints.
#[derive(Debug, Default)]
struct Reader {
    piece: String,
    at: usize,
    counter: Counter,
}

impl Reader {
    fn take(&mut self, piece: &str) {
        self.at = 0;
        self.piece.clear();
        self.piece.push_str(piece);
    }

    /// Reads on as far as there is something left to be read; false where that does not suffice.
    fn go_on(&mut self, left: &mut usize) -> bool {
        let end = ceil_boundary(&self.piece, self.at.saturating_add(*left));
        self.counter.read(&self.piece, self.at..end);
        *left = left.saturating_sub(end - self.at);
        self.at = end;
        end == self.piece.len()
    }
}

#[derive(Debug)]
pub struct PartReading {
    pub part: Part,
    label: String,
    /// What is read next; none where all is being read.
    next: Option<Line>,
    reader: Reader,
    open: usize,
    paragraphs: usize,
}

impl PartReading {
    pub fn new(part: Part, label: &str) -> Self {
        let next = match part {
            Part::Section(_) => Line::Heading,
            Part::Fixed(_) => Line::Body(0),
        };
        PartReading {
            part,
            label: label.to_string(),
            next: Some(next),
            reader: Reader::default(),
            open: 0,
            paragraphs: 0,
        }
    }

    pub fn figures(&self) -> Figures {
        let words = self.reader.counter.count().words;
        Figures { words, open: self.open, paragraphs: self.paragraphs }
    }

    /// Reads on; true where all is read.
    pub fn go_on(&mut self, report: &Report, left: &mut usize) -> bool {
        loop {
            if !self.reader.go_on(left) {
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
        self.open += open::count_in_source(report, source);
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
                let heading = open::printed(report, source);
                let mark = mark.unwrap_or_default();
                self.reader.take(&format!("{}{heading}{mark}", self.label));
            }
            _ => {
                self.paragraphs += usize::from(!source.trim().is_empty());
                self.reader.take(&open::printed(report, source));
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
        while self.reader.go_on(&mut left) {
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
        let piece = open::printed(report, source.get(start..end).unwrap_or_default());
        match text.part {
            Part::Section(id) if is_copied_whole(texts, text, (from, to)) => {
                let several = from.text.part != to.text.part;
                let label = layout.label(report, text.part).filter(|_| several);
                let label = label.map_or("", |label| label.text.as_str());
                let mark = report.section(id).and_then(|section| section.run_in.as_deref());
                self.reader.take(&format!("{label}{piece}{}", mark.unwrap_or_default()));
            }
            _ => self.reader.take(&piece),
        }
    }
}
