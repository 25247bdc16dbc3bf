//! Findings as people and scripts read them: which line and column each stands at, and its words.

use super::section_path;
use super::voice::Voice;
use crate::app::proofing::told;
use crate::app::reading::Reading;
use crate::app::wording::Word;
use crate::formats::plain::LineStart;
use crate::proof::{Finding, FindingPlace, Level};
use crate::report::numbering::{self, Label};
use crate::report::{Line, Part, Report, TextPlace, open};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write as _;

/// One finding as scripts read it; the names of the fields are a contract.
#[derive(Debug, Serialize)]
pub struct Row {
    file: String,
    rule: &'static str,
    level: char,
    section: String,
    line: usize,
    column: usize,
    text: String,
    message: String,
    reason: Cow<'static, str>,
    fix: Option<String>,
    /// With `--fix` only: whether it was mended, or is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    mended: Option<bool>,
}

impl Row {
    /// Makes a row of what is told of a line of a config.
    pub fn of_config(
        file: &str,
        (line, column): (usize, usize),
        level: Level,
        text: String,
        message: String,
    ) -> Row {
        Row {
            file: file.to_string(),
            rule: "keys",
            level: level.letter(),
            section: String::new(),
            line,
            column,
            text,
            message,
            reason: Cow::Borrowed(""),
            fix: None,
            mended: None,
        }
    }

    pub fn mended(self) -> Row {
        Row { mended: Some(true), ..self }
    }

    pub fn left(self) -> Row {
        Row { mended: Some(false), ..self }
    }
}

/// Returns the rows of the findings in what was read, or in what mending made of it. Only where `placed`
/// each says in which section it stands.
pub fn rows_of(
    input: &Reading,
    report: &Report,
    findings: &[Finding],
    file: &str,
    placed: bool,
    voice: Voice,
) -> Vec<Row> {
    if findings.is_empty() {
        return Vec::new();
    }
    let labels = numbering::labels(report);
    let paths = if placed { section_path::written(report, &labels) } else { Vec::new() };
    let lines = Printed::of(report, &labels);
    let starts = &input.lines;
    let mut walk = Walk::default();
    let rows = findings.iter().map(|finding| {
        let (n, offset) = lines.place(finding, &mut walk);
        // The lines of a text that hold something are the lines its report prints.
        let start = starts.get(n).filter(|_| starts.len() == lines.count());
        let LineStart { line, indent } =
            start.copied().unwrap_or(LineStart { line: n + 1, indent: 0 });
        let column = indent + offset + 1;
        // Each that was dropped before it stood in a column of its own.
        let first = input.dropped.partition_point(|at| at.line < line);
        let dropped = input.dropped.iter().skip(first).take_while(|at| at.line == line);
        let column = dropped.fold(column, |column, at| column + usize::from(at.column <= column));
        let index = match finding.place.text().part {
            Part::Section(id) => report.index_of(id),
            Part::Fixed(_) => None,
        };
        let section = index.and_then(|index| paths.get(index)).cloned();
        let wording = told::wording(finding, voice.lang);
        Row {
            file: file.to_string(),
            rule: finding.rule.as_str(),
            level: finding.level.letter(),
            section: section.unwrap_or_default(),
            line,
            column,
            text: finding.text.clone(),
            message: finding.message(wording),
            reason: told::reason(finding, voice.lang),
            fix: finding.fix.as_ref().map(|fix| fix.shown.clone()),
            mended: None,
        }
    });
    rows.collect()
}

/// Counts the printed characters of a text up to one finding after the other.
#[derive(Default)]
struct Walk {
    text: Option<TextPlace>,
    at: usize,
    count: usize,
}

impl Walk {
    fn characters_before(&mut self, report: &Report, text: TextPlace, at: usize) -> usize {
        if self.text != Some(text) || at < self.at {
            *self = Walk { text: Some(text), at: 0, count: 0 };
        }
        let source = report.text(text).unwrap_or_default();
        let further = source.get(self.at..at).unwrap_or_default();
        self.count += open::printed(report, further).chars().count();
        self.at = at;
        self.count
    }
}

/// The lines that print, counted.
struct Printed<'a> {
    report: &'a Report,
    labels: &'a [Label],
    /// How many lines stand before each part in reading order, and in all.
    before: Vec<usize>,
}

impl<'a> Printed<'a> {
    fn of(report: &'a Report, labels: &'a [Label]) -> Self {
        let mut before = Vec::with_capacity(report.part_count() + 1);
        let mut count = 0;
        for part in report.parts() {
            before.push(count);
            count += lines_of(report, part);
        }
        before.push(count);
        Printed { report, labels, before }
    }

    fn count(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    /// Returns the line of a finding and how many characters stand before it there.
    fn place(&self, finding: &Finding, walk: &mut Walk) -> (usize, usize) {
        let text = finding.place.text();
        let order = self.report.order_of(text.part).unwrap_or(0);
        let first = self.before.get(order).copied().unwrap_or(0);
        let section = match text.part {
            Part::Section(id) => self.report.section(id),
            Part::Fixed(_) => None,
        };
        let runs_in = section.is_some_and(|section| section.run_in.is_some());
        let n = match text.line {
            Line::Heading => first,
            Line::Body(n) => first + n + usize::from(section.is_some() && !runs_in),
        };
        let mut before = || walk.characters_before(self.report, text, finding.range.start);
        let offset = match (finding.place, text.line) {
            (FindingPlace::Number(_), _) => 0,
            (FindingPlace::RunIn(_), _) => self.heading(text.part),
            (_, Line::Heading) => self.label(text.part) + before(),
            (_, Line::Body(0)) if runs_in => {
                let mark = section.and_then(|section| section.run_in.as_deref());
                self.heading(text.part) + length(mark.unwrap_or_default()) + before()
            }
            (_, Line::Body(_)) => before(),
        };
        (n, offset)
    }

    /// Returns the length of the number of a section.
    fn label(&self, part: Part) -> usize {
        let Part::Section(id) = part else { return 0 };
        let label = self.report.index_of(id).and_then(|index| self.labels.get(index));
        label.map_or(0, |label| length(&label.text))
    }

    /// Returns the length of its heading, with the number.
    fn heading(&self, part: Part) -> usize {
        let Part::Section(id) = part else { return 0 };
        let heading = self.report.section(id).map_or("", |section| section.heading.as_str());
        self.label(part) + length(&open::printed(self.report, heading))
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Returns how many lines a part prints. A heading that runs in and its first paragraph are one.
fn lines_of(report: &Report, part: Part) -> usize {
    let body = report.body(part).map_or(0, <[_]>::len);
    match part {
        Part::Fixed(_) => body,
        Part::Section(id) => {
            let runs_in = report.section(id).is_some_and(|section| section.run_in.is_some());
            if runs_in { body.max(1) } else { body + 1 }
        }
    }
}

pub fn as_text(rows: &[Row], voice: Voice) -> String {
    let mut out = String::with_capacity(rows.len() * USUAL);
    for row in rows {
        // The way compilers name a place, which editors can jump to.
        let Row { file, line, column, .. } = row;
        write!(out, "{file}:{line}:{column}: ").unwrap_or_default();
        let text = &brief(&row.text);
        if row.mended == Some(true) {
            let (rule, fix) = (&row.rule, row.fix.as_deref().unwrap_or_default());
            Word::CheckChanged { rule, text }.write_to(voice.lang, &mut out);
            after(fix, voice, &mut out);
        } else {
            let Row { level, rule, message, reason, .. } = row;
            let line = Word::CheckLine { level, rule, text, message, reason };
            line.write_to(voice.lang, &mut out);
            if let Some(fix) = &row.fix {
                after(fix, voice, &mut out);
            }
        }
        out.push('\n');
    }
    out
}

/// So many bytes has a line.
const USUAL: usize = 200;

fn after(fix: &str, voice: Voice, out: &mut String) {
    match fix {
        "" => Word::CheckDelete.write_to(voice.lang, out),
        fix => Word::CheckFix { fix: &fix }.write_to(voice.lang, out),
    }
}

/// Nobody reads a longer text in a line to find the place it stands for.
const LONGEST_SHOWN: usize = 60;
const SHOWN: usize = 30;

fn brief(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_SHOWN || text.chars().nth(LONGEST_SHOWN).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().take(SHOWN).chain(['…']).collect())
}
