//! Writing a report file: one field a line, one paragraph a line, defaults left out.
//!
//! By hand and not by the serialiser, which escapes every character that is not ASCII, knows no
//! defaults, and breaks lines by depth and not by meaning.

use super::part_name;
use crate::report::numbering::{Number, Numbering};
use crate::report::{
    DEEPEST, DEFAULT_MASK, Field, Fixed, Ignored, Paragraph, Report, Section, Settings,
};
use crate::text::Quoted;
use std::fmt::{Display, Write};

/// Returns the report as a file; the same report gives the same text.
pub fn write(report: &Report) -> String {
    let mut out = Writer { out: String::new(), depth: 0 };
    out.open("Report(");
    out.field("format", super::FORMAT);
    for part in Fixed::BEFORE_SECTIONS {
        out.texts(part_name(part), report.fixed(part));
    }
    out.list("sections", report.sections(), Writer::section);
    for part in Fixed::BEHIND_SECTIONS {
        out.texts(part_name(part), report.fixed(part));
    }
    out.list("fields", report.fields(), |out, Field { name, value }| {
        out.line(format_args!("({}, {}),", Quoted(name), Quoted(value)));
    });
    out.settings(report.settings());
    let notes = Fixed::all().flat_map(|part| {
        let noted = notes(report.fixed(part));
        noted.map(move |(n, text)| (part_name(part), n, text))
    });
    out.list("notes", notes, |out, (part, n, text)| {
        out.line(format_args!("(part: {}, paragraph: {n}, text: {}),", Quoted(part), Quoted(text)));
    });
    out.depth = 0;
    out.out.push_str(")\n");
    out.out
}

/// The notes to some paragraphs, counted from 1.
fn notes(paragraphs: &[Paragraph]) -> impl Iterator<Item = (usize, &str)> {
    let numbered = paragraphs.iter().zip(1..);
    numbered.filter(|(p, _)| !p.note.is_empty()).map(|(p, n)| (n, p.note.as_str()))
}

struct Writer {
    out: String,
    depth: usize,
}

impl Writer {
    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("    ");
        }
    }

    fn line(&mut self, line: impl Display) {
        self.indent();
        // A `String` takes everything.
        let _ = writeln!(self.out, "{line}");
    }

    fn open(&mut self, line: impl Display) {
        self.line(line);
        self.depth += 1;
    }

    fn close(&mut self, line: impl Display) {
        self.depth = self.depth.saturating_sub(1);
        self.line(line);
    }

    fn field(&mut self, name: &str, value: impl Display) {
        self.line(format_args!("{name}: {value},"));
    }

    /// A list with one item a line or more; an empty one is left out.
    fn list<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        self.open(format_args!("{name}: ["));
        for item in items {
            write(self, item);
        }
        self.close("],");
    }

    fn texts(&mut self, name: &str, paragraphs: &[Paragraph]) {
        self.list(name, paragraphs, |out, paragraph| {
            out.line(format_args!("{},", Quoted(&paragraph.text)));
        });
    }

    fn section(&mut self, section: &Section) {
        self.open("(");
        self.field("level", section.level);
        if !section.heading.is_empty() {
            self.field("heading", Quoted(&section.heading));
        }
        if let Some(mark) = &section.run_in {
            self.field("run_in", Quoted(mark));
        }
        match &section.number {
            Number::ByPlace => {}
            Number::Form(form) => {
                self.field("number", format_args!("form({})", Quoted(&form.to_string())));
            }
            Number::Written(text) => {
                self.field("number", format_args!("written({})", Quoted(text)));
            }
            Number::Unnumbered => self.field("number", "none"),
        }
        if !section.tags.is_empty() {
            let tags: Vec<_> = section.tags.iter().map(|tag| Quoted(tag).to_string()).collect();
            self.field("tags", format_args!("[{}]", tags.join(", ")));
        }
        if section.target != 0 {
            self.field("target", section.target);
        }
        self.texts("body", &section.body);
        self.list("notes", notes(&section.body), |out, (n, text)| {
            out.line(format_args!("(paragraph: {n}, text: {}),", Quoted(text)));
        });
        self.close("),");
    }

    fn settings(&mut self, settings: &Settings) {
        if settings.numbering != Numbering::default() {
            self.field("numbering", numbering(&settings.numbering));
        }
        if settings.mask != DEFAULT_MASK {
            self.field("mask", Quoted(&settings.mask));
        }
        if settings.target != 0 {
            self.field("target", settings.target);
        }
        self.list("ignored", &settings.ignored, |out, Ignored { rule, text }| {
            out.line(format_args!("({}, {}),", Quoted(rule), Quoted(text)));
        });
    }
}

/// The scheme, and the levels that do otherwise than it says.
fn numbering(numbering: &Numbering) -> String {
    let scheme = Numbering::of(numbering.scheme);
    let mut out = format!("(scheme: {}", Quoted(numbering.scheme.id()));
    for (name, runs_on) in [("run_on", true), ("restart", false)] {
        let differs =
            |level: &u8| numbering.runs_on(*level) == runs_on && scheme.runs_on(*level) != runs_on;
        let levels: Vec<_> = (1..=DEEPEST).filter(differs).map(|l| l.to_string()).collect();
        if !levels.is_empty() {
            let _ = write!(out, ", {name}: [{}]", levels.join(", "));
        }
    }
    out.push(')');
    out
}
