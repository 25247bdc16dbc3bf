//! The report as it will be read: one line after the other, numbers in place and slots filled.
//!
//! Plain text, Markdown, pages and previews all walk over these lines; none composes its own.

use super::model::{Fixed, Line, Paragraph, Part, Report, Section, TextPlace};
use super::numbering::{self, Counter};
use super::open::printed;
use crate::text::{self, Count};
use std::borrow::Cow;

/// What a printed line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Fixed(Fixed),
    /// A heading, and on the same line the first paragraph where the heading runs in.
    Heading,
    Body,
}

/// One line of the printed report; a line is a paragraph on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLine<'a> {
    pub part: Part,
    pub role: Role,
    /// The level of the section, 0 in a fixed part.
    pub level: u8,
    /// The number with the space behind it.
    pub label: String,
    pub heading: Cow<'a, str>,
    /// The mark that ends a run-in heading.
    pub mark: &'a str,
    pub body: Cow<'a, str>,
    /// Which paragraph of the part stands in `body`.
    pub paragraph: Option<usize>,
}

impl PrintedLine<'_> {
    /// Appends the line as one text.
    pub fn write_to(&self, out: &mut String) {
        for piece in [self.label.as_str(), &self.heading, self.mark, &self.body] {
            out.push_str(piece);
        }
    }

    pub fn text(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out);
        out
    }
}

/// Returns the lines of the whole report.
pub fn lines(report: &Report) -> impl Iterator<Item = PrintedLine<'_>> {
    let fixed = |part| fixed_lines(report, part);
    let before = Fixed::BEFORE_SECTIONS.into_iter().flat_map(fixed);
    let behind = Fixed::BEHIND_SECTIONS.into_iter().flat_map(fixed);
    let mut counter = Counter::new(&report.settings().numbering);
    let sections = report.sections().iter().flat_map(move |section| {
        let label = counter.next(section.level, &section.number);
        section_lines(report, section, label.text)
    });
    before.chain(sections).chain(behind)
}

/// Returns how long a report is as it prints.
pub fn count(report: &Report) -> Count {
    lines(report).map(|line| text::count(&line.text())).sum()
}

/// Returns the lines of some sections in reading order, with the numbers they have in the report.
pub fn lines_of<'a>(
    report: &'a Report,
    sections: std::ops::Range<usize>,
    labels: &'a [numbering::Label],
) -> impl Iterator<Item = PrintedLine<'a>> {
    let chosen = sections.filter_map(|i| report.sections().get(i).zip(labels.get(i)));
    chosen.flat_map(move |(section, label)| section_lines(report, section, label.text.clone()))
}

/// Returns the line that begins with this text; `label` is the number of its section. None where the
/// text stands in the line of a heading that runs in.
pub fn line<'a>(report: &'a Report, place: TextPlace, label: &str) -> Option<PrintedLine<'a>> {
    let body = report.body(place.part)?;
    match (place.part, place.line) {
        (Part::Section(id), Line::Heading) => {
            Some(heading_line(report, report.section(id)?, label.to_string()))
        }
        (Part::Section(id), Line::Body(n)) => {
            let section = report.section(id)?;
            let runs_in = n == 0 && section.run_in.is_some();
            let paragraph = body.get(n).filter(|_| !runs_in)?;
            Some(body_line(report, place.part, section.level, n, paragraph))
        }
        (Part::Fixed(fixed), Line::Body(n)) => Some(fixed_line(report, fixed, n, body.get(n)?)),
        (Part::Fixed(_), Line::Heading) => None,
    }
}

fn fixed_lines(report: &Report, part: Fixed) -> impl Iterator<Item = PrintedLine<'_>> {
    let paragraphs = report.fixed(part).iter().enumerate();
    paragraphs.map(move |(n, paragraph)| fixed_line(report, part, n, paragraph))
}

fn fixed_line<'a>(
    report: &'a Report,
    part: Fixed,
    n: usize,
    paragraph: &'a Paragraph,
) -> PrintedLine<'a> {
    let line = body_line(report, Part::Fixed(part), 0, n, paragraph);
    PrintedLine { role: Role::Fixed(part), ..line }
}

fn section_lines<'a>(
    report: &'a Report,
    section: &'a Section,
    label: String,
) -> impl Iterator<Item = PrintedLine<'a>> {
    let heading = heading_line(report, section, label);
    let part = heading.part;
    let rest = section.body.iter().enumerate().skip(usize::from(section.run_in.is_some()));
    let rest = rest.map(move |(n, p)| body_line(report, part, section.level, n, p));
    std::iter::once(heading).chain(rest)
}

fn heading_line<'a>(report: &'a Report, section: &'a Section, label: String) -> PrintedLine<'a> {
    let run_in = section.run_in.as_deref();
    let first = run_in.and_then(|_| section.body.first());
    PrintedLine {
        part: Part::Section(section.id),
        role: Role::Heading,
        level: section.level,
        label,
        heading: printed(report, &section.heading),
        mark: run_in.unwrap_or_default(),
        body: first.map_or(Cow::Borrowed(""), |p| printed(report, &p.text)),
        paragraph: first.map(|_| 0),
    }
}

fn body_line<'a>(
    report: &'a Report,
    part: Part,
    level: u8,
    n: usize,
    paragraph: &'a Paragraph,
) -> PrintedLine<'a> {
    PrintedLine {
        part,
        role: Role::Body,
        level,
        label: String::new(),
        heading: Cow::Borrowed(""),
        mark: "",
        body: printed(report, &paragraph.text),
        paragraph: Some(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::section;
    use crate::report::{Draft, Field};

    #[test]
    fn a_report_prints_line_by_line() {
        let mut draft = Draft::default();
        draft.fixed.of_mut(Fixed::Title).push(Paragraph::new("{工作}工作报告"));
        draft.fixed.of_mut(Fixed::Date).push(Paragraph::new("2026年1月5日"));
        draft.fields.push(Field { name: "工作".into(), value: "信访".into() });
        draft.sections = vec![
            section(1, "工作情况", None, &["开展{次数}次。"]),
            section(2, "加强领导", Some("。"), &["好。", "也好。"]),
            section(2, "抓落实", Some("；"), &[]),
        ];
        let report = Report::new(draft).unwrap();
        let text: Vec<_> = lines(&report).map(|line| line.text()).collect();
        let expect = [
            "信访工作报告",
            "一、工作情况",
            "开展**次。",
            "（一）加强领导。好。",
            "也好。",
            "（二）抓落实；",
            "2026年1月5日",
        ];
        assert_eq!(text, expect);
        let labels = numbering::labels(&report);
        let some: Vec<_> = lines_of(&report, 1..3, &labels).map(|line| line.text()).collect();
        assert_eq!(some, expect[3..6]);
        let second = &report.sections()[1];
        let place = |n| TextPlace::body(Part::Section(second.id), n);
        let heading = line(&report, TextPlace::heading(second.id), "（一）").unwrap();
        assert_eq!(heading.text(), expect[3]);
        assert_eq!(line(&report, place(1), "").unwrap().text(), expect[4]);
        assert_eq!([line(&report, place(0), ""), line(&report, place(2), "")], [None, None]);
    }
}
