//! Blocks: what stands on lines of its own. A heading with its number, a heading and the paragraph
//! it runs into, or a paragraph.
//!
//! A block is shown as one string, which is the source itself where nothing is drawn into it, and
//! otherwise a string of its own with segments that say where each piece of it comes from. The
//! segments of a composed block lie side by side and cover it; every text has at least one, were it
//! an empty one, so that the caret can stand there.

mod follow;

use super::texts::Texts;
use crate::app::wording::{Lang, Word, sentence};
use crate::report::numbering::Label;
use crate::report::open::{self, OpenKind};
use crate::report::slot::{self, PieceKind, Slot};
use crate::report::{Line, Part, Place, Report, Section, TextPlace};
use crate::text::holds_braces;
use std::borrow::Cow;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A drawn number; false where its place would give another.
    Label { fits_place: bool },
    /// Source text as it is, from this byte of it on.
    Text { place: TextPlace, from: usize },
    /// The mark that ends a run-in heading.
    Mark,
    /// A slot: why it is to be looked at, or nothing where it is filled.
    Slot { place: TextPlace, source: Range<usize>, open: Option<OpenKind> },
    /// An escaped brace.
    Brace { place: TextPlace, source: Range<usize> },
    /// What stands in the place of a text that waits to be written.
    Placeholder,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of what is shown.
    pub shown: Range<usize>,
    pub what: What,
}

impl What {
    /// Returns the text a segment belongs to and the bytes of its source that it shows, `length`
    /// being how long it is shown.
    pub fn origin(&self, length: usize) -> Option<(TextPlace, Range<usize>)> {
        match self {
            What::Text { place, from } => Some((*place, *from..from + length)),
            What::Slot { place, source, .. } | What::Brace { place, source } => {
                Some((*place, source.clone()))
            }
            What::Label { .. } | What::Mark | What::Placeholder => None,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Composed {
    /// None: the block is one source, shown as it is.
    own: Option<String>,
    pub segments: Vec<Segment>,
    /// What a row does not tear if it can.
    pub whole: Vec<Range<usize>>,
}

/// Returns the first text of the block a text stands in.
pub fn block_of(report: &Report, text: TextPlace) -> TextPlace {
    match (text.part, text.line) {
        (Part::Section(id), Line::Body(0))
            if report.section(id).is_some_and(|s| s.run_in.is_some()) =>
        {
            TextPlace::heading(id)
        }
        _ => text,
    }
}

/// Returns the text of a block that is its paragraph, if it has one.
pub fn paragraph_of(report: &Report, block: TextPlace) -> Option<TextPlace> {
    match (block.part, block.line) {
        (Part::Section(id), Line::Heading) => {
            let runs_in = report.section(id)?.run_in.is_some();
            runs_in.then(|| TextPlace::body(block.part, 0))
        }
        (_, Line::Body(_)) => Some(block),
        (Part::Fixed(_), Line::Heading) => None,
    }
}

impl Composed {
    pub fn of(texts: &Texts, block: TextPlace, label: Option<&Label>, lang: Lang) -> Composed {
        let report = texts.report();
        let mut composer = Composer::new(texts);
        match (block.part, block.line) {
            (Part::Section(id), Line::Heading) => match report.section(id) {
                Some(section) => composer.heading(texts, section, label),
                None => return Composed::default(),
            },
            _ => {
                let source = texts.source(block).unwrap_or_default();
                if !holds_braces(source) && !source.is_empty() {
                    return Composed::default();
                }
                composer.source(block, source);
                if texts.is_awaited(block) {
                    composer.push(&placeholder(block.part, lang), What::Placeholder);
                }
            }
        }
        Composed { own: Some(composer.shown), ..composer.composed }
    }

    /// Returns what is shown of `block`.
    pub fn shown<'a>(&'a self, texts: &Texts<'a>, block: TextPlace) -> &'a str {
        match &self.own {
            Some(own) => own,
            None => texts.source(block).unwrap_or_default(),
        }
    }

    pub fn is_plain(&self) -> bool {
        self.own.is_none()
    }

    /// The segments from the one on that ends at or behind a byte of what is shown: a paragraph may
    /// have a million of them, and a row needs few.
    pub fn segments_from(&self, at: usize) -> &[Segment] {
        let first = self.segments.partition_point(|segment| segment.shown.end < at);
        self.segments.get(first..).unwrap_or_default()
    }

    /// Returns how much of two compositions is the same from the start.
    pub fn common(&self, other: &Composed) -> usize {
        match (&self.own, &other.own) {
            (Some(one), Some(other)) => {
                let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
                same.count()
            }
            _ => 0,
        }
    }

    /// Returns where a byte of a source is shown.
    pub fn shown_at(&self, text: TextPlace, at: usize) -> usize {
        if self.is_plain() {
            return at;
        }
        // A paragraph may have a million segments: those of a text stand together and in its order.
        let behind = self.segments.partition_point(|segment| segment.is_before(text, Some(at)));
        let own =
            |segment: &&Segment| segment.what.origin(0).is_some_and(|(place, _)| place == text);
        let Some(segment) = self.segments.get(behind).filter(own) else {
            let last = self.segments.get(..behind).and_then(|before| before.iter().rfind(own));
            return last.map_or(0, |segment| segment.shown.end);
        };
        match &segment.what {
            What::Text { from, .. } => segment.shown.start + at.saturating_sub(*from),
            _ => segment.shown.start,
        }
    }
}

impl Composed {
    /// Returns the place in the sources that a byte of what is shown comes from, or the first behind
    /// it.
    pub fn place_at(&self, texts: &Texts, block: TextPlace, at: usize) -> Place {
        if self.is_plain() {
            return Place { text: block, at };
        }
        let behind = self.segments.partition_point(|segment| segment.shown.end <= at);
        let (before, behind) = self.segments.split_at_checked(behind).unwrap_or_default();
        let origin = |segment: &Segment| segment.what.origin(segment.shown.len());
        if let Some((segment, (text, source))) =
            behind.iter().find_map(|segment| Some((segment, origin(segment)?)))
        {
            let is_text = matches!(segment.what, What::Text { .. });
            let inside = if is_text { at.saturating_sub(segment.shown.start) } else { 0 };
            return Place { text, at: source.start + inside };
        }
        let last = before.iter().rev().find_map(origin);
        let last = last
            .map_or(Place { text: block, at: 0 }, |(text, source)| Place { text, at: source.end });
        texts.nearest(last)
    }
}

/// Returns a piece of a source as it is shown while it is written.
pub fn shown(report: &Report, source: &str) -> String {
    let pieces = slot::pieces(source).map_while(Result::ok);
    let shown = pieces.map(|piece| match piece.kind {
        PieceKind::Text(text) => Cow::Borrowed(text),
        PieceKind::Brace(brace) => Cow::Owned(brace.to_string()),
        PieceKind::Slot(slot) => shown_slot(report, &slot, false),
    });
    shown.collect()
}

/// Returns what is shown of a slot: its value, else its name, in print the mask.
fn shown_slot<'s>(report: &'s Report, slot: &Slot<'s>, prints: bool) -> Cow<'s, str> {
    match open::value_of(slot, report.fields()) {
        Some(value) => Cow::Borrowed(value),
        None if prints => Cow::Borrowed(&report.settings().mask),
        None => Cow::Owned(format!("[{}]", slot.name)),
    }
}

impl Segment {
    /// Says whether it ends at or before a byte of a text; with none, only what stands before the text
    /// does.
    fn is_before(&self, text: TextPlace, at: Option<usize>) -> bool {
        match self.what.origin(self.shown.len()) {
            Some((place, source)) if place == text => at.is_some_and(|at| source.end <= at),
            // Of the other text of the block, or what is drawn in front of one.
            Some((place, _)) => place.line == Line::Heading,
            None => match self.what {
                What::Mark => text.line != Line::Heading,
                _ => matches!(self.what, What::Label { .. }),
            },
        }
    }
}

struct Composer<'r> {
    report: &'r Report,
    /// As it prints, not as it is being written.
    prints: bool,
    shown: String,
    composed: Composed,
}

impl<'r> Composer<'r> {
    fn new(texts: &Texts<'r>) -> Self {
        let (shown, composed) = (String::new(), Composed::default());
        Composer { report: texts.report(), prints: texts.print().is_some(), shown, composed }
    }

    fn push(&mut self, text: &str, what: What) {
        let start = self.shown.len();
        self.shown.push_str(text);
        let shown = start..self.shown.len();
        // A value reads as text and breaks like text; what only stands for one does not.
        let open = matches!(what, What::Slot { open: Some(OpenKind::Slot | OpenKind::Choice), .. });
        if open || matches!(what, What::Label { .. }) {
            self.composed.whole.push(shown.clone());
        }
        self.composed.segments.push(Segment { shown, what });
    }

    fn heading(&mut self, texts: &Texts, section: &Section, label: Option<&Label>) {
        if let Some(label) = label {
            self.push(&label.text, What::Label { fits_place: label.fits_place });
        }
        self.source(TextPlace::heading(section.id), &section.heading);
        if let Some(mark) = &section.run_in {
            self.push(mark, What::Mark);
            let body = TextPlace::body(Part::Section(section.id), 0);
            self.source(body, texts.source(body).unwrap_or_default());
        }
    }

    fn source(&mut self, place: TextPlace, source: &str) {
        self.source_from(place, source, 0, |_| false);
    }

    /// Composes a source from the start of a piece of it on, up to the end of one that is enough.
    fn source_from(
        &mut self,
        place: TextPlace,
        source: &str,
        from: usize,
        mut is_enough: impl FnMut(usize) -> bool,
    ) {
        let mut ends_in_text = false;
        let behind = source.get(from..).unwrap_or_default();
        for piece in slot::pieces(behind).map_while(Result::ok) {
            ends_in_text = false;
            let range = piece.range.start + from..piece.range.end + from;
            let end = range.end;
            match piece.kind {
                PieceKind::Text(text) => {
                    self.push(text, What::Text { place, from: range.start });
                    ends_in_text = true;
                }
                PieceKind::Brace(brace) => {
                    let shown = brace.to_string();
                    self.push(&shown, What::Brace { place, source: range });
                }
                PieceKind::Slot(slot) => {
                    let open = open::slot_kind(&slot, self.report.fields());
                    let report = self.report;
                    let shown = shown_slot(report, &slot, self.prints);
                    self.push(&shown, What::Slot { place, source: range, open });
                }
            }
            if is_enough(end) {
                return;
            }
        }
        if !ends_in_text {
            self.push("", What::Text { place, from: source.len() });
        }
    }
}

fn placeholder(part: Part, lang: Lang) -> String {
    match part {
        Part::Fixed(fixed) => sentence::part(fixed, lang),
        Part::Section(_) => Word::PartBody.text(lang).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::testing::report;
    use crate::report::Fixed;
    use crate::report::numbering;

    fn shown(report: &Report, block: TextPlace) -> String {
        let texts = Texts::new(report, None);
        let labels = numbering::labels(report);
        let label = match block.part {
            Part::Section(id) => labels.get(report.index_of(id).unwrap()),
            Part::Fixed(_) => None,
        };
        let composed = Composed::of(&texts, block, label, Lang::Zh);
        let all = composed.shown(&texts, block).to_string();
        let mut at = 0;
        for segment in &composed.segments {
            assert_eq!(segment.shown.start, at);
            at = segment.shown.end;
        }
        assert!(composed.is_plain() || at == all.len());
        all
    }

    #[test]
    fn blocks_are_shown_with_what_is_drawn_into_them() {
        let report =
            report("#{工作}报告\n!情况\n学习{次数}次，{{照旧}}。\n!!加强{单位=某局}。好\n!!空");
        let sections = report.sections();
        let body = |n: usize, p| TextPlace::body(Part::Section(sections[n].id), p);
        for (block, expect) in [
            (TextPlace::body(Part::Fixed(Fixed::Title), 0), "[工作]报告"),
            (TextPlace::body(Part::Fixed(Fixed::Date), 0), "日期"),
            (TextPlace::heading(sections[0].id), "一、情况"),
            (body(0, 0), "学习[次数]次，{照旧}。"),
            (TextPlace::heading(sections[1].id), "（一）加强某局。好"),
            (body(2, 0), "正文"),
        ] {
            assert_eq!(shown(&report, block), expect);
        }
        assert_eq!(block_of(&report, body(1, 0)), TextPlace::heading(sections[1].id));
        assert_eq!(paragraph_of(&report, TextPlace::heading(sections[1].id)), Some(body(1, 0)));
    }

    #[test]
    fn places_of_sources_are_found_in_what_is_shown() {
        let report = report("!甲\n!加强{单位}。好");
        let id = report.sections()[1].id;
        let texts = Texts::new(&report, None);
        let label = numbering::labels(&report).remove(1);
        let block = TextPlace::heading(id);
        let composed = Composed::of(&texts, block, Some(&label), Lang::Zh);
        let all = composed.shown(&texts, block);
        let at = |place, byte| &all[composed.shown_at(place, byte)..];
        assert_eq!(at(block, 3), "强[单位]。好");
        assert_eq!(at(block, 6), "[单位]。好");
        assert_eq!(at(block, "加强{单位}".len()), "。好");
        assert_eq!(at(TextPlace::body(block.part, 0), 0), "好");
        assert_eq!(at(TextPlace::body(block.part, 0), 3), "");
    }
}
