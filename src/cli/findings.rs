//! Findings as people and scripts read them: which line and column each stands at, and its words.

use super::section_path;
use super::voice::Voice;
use crate::app::proofing::told;
use crate::app::reading::Reading;
use crate::app::wording::Word;
use crate::formats::plain::LineStart;
use crate::proof::{Finding, FindingPlace, Level};
use crate::report::print::{PrintedLine, Role};
use crate::report::{IdMap, Line, Part, Report, TextPlace, open, print};
use serde::Serialize;
use std::borrow::Cow;

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

/// Returns the rows of the findings in what was read, or in what mending made of it.
pub fn rows_of(
    input: &Reading,
    report: &Report,
    findings: &[Finding],
    file: &str,
    voice: Voice,
) -> Vec<Row> {
    if findings.is_empty() {
        return Vec::new();
    }
    let paths = section_path::written(report);
    let lines = Printed::of(report);
    let starts = &input.lines;
    let mut walk = Walk::default();
    let rows = findings.iter().map(|finding| {
        let (n, offset) = lines.place(report, finding, &mut walk);
        // The lines of a text that hold something are the lines its report prints.
        let start = starts.get(n).filter(|_| starts.len() == lines.lines.len());
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

/// The lines that print, and which of them each text of the report stands in.
struct Printed<'a> {
    lines: Vec<PrintedLine<'a>>,
    of_text: IdMap<TextPlace, usize>,
    of_part: IdMap<Part, usize>,
}

impl<'a> Printed<'a> {
    fn of(report: &'a Report) -> Self {
        let lines: Vec<PrintedLine<'a>> = print::lines(report).collect();
        let mut of_text = IdMap::default();
        let mut of_part = IdMap::default();
        for (n, line) in lines.iter().enumerate() {
            of_part.entry(line.part).or_insert(n);
            let heading = (line.role == Role::Heading).then_some(Line::Heading);
            for text in heading.into_iter().chain(line.paragraph.map(Line::Body)) {
                of_text.entry(TextPlace { part: line.part, line: text }).or_insert(n);
            }
        }
        Printed { lines, of_text, of_part }
    }

    /// Returns the line of a finding and how many characters stand before it there.
    fn place(&self, report: &Report, finding: &Finding, walk: &mut Walk) -> (usize, usize) {
        let text = finding.place.text();
        let found = self.of_text.get(&text).and_then(|n| Some((*n, self.lines.get(*n)?)));
        let Some((n, line)) = found else {
            return (self.of_part.get(&text.part).copied().unwrap_or(0), 0);
        };
        let length = |text: &str| text.chars().count();
        let before = walk.characters_before(report, text, finding.range.start);
        let heading = length(&line.label) + length(&line.heading);
        let offset = match (finding.place, text.line) {
            (FindingPlace::Number(_), _) => 0,
            (FindingPlace::RunIn(_), _) => heading,
            (_, Line::Heading) => length(&line.label) + before,
            (_, Line::Body(_)) => heading + length(line.mark) + before,
        };
        (n, offset)
    }
}

pub fn as_text(rows: &[Row], voice: Voice) -> String {
    let mut out = String::new();
    for row in rows {
        // The way compilers name a place, which editors can jump to.
        out.push_str(&format!("{}:{}:{}: ", row.file, row.line, row.column));
        let text = &brief(&row.text);
        if row.mended == Some(true) {
            let (rule, fix) = (&row.rule, row.fix.as_deref().unwrap_or_default());
            out.push_str(&voice.word(Word::CheckChanged { rule, text }));
            out.push_str(&after(fix, voice));
            out.push('\n');
            continue;
        }
        out.push_str(&voice.word(Word::CheckLine {
            level: &row.level,
            rule: &row.rule,
            text,
            message: &row.message,
            reason: &row.reason,
        }));
        out.extend(row.fix.as_deref().map(|fix| after(fix, voice)));
        out.push('\n');
    }
    out
}

fn after(fix: &str, voice: Voice) -> String {
    match fix {
        "" => voice.word(Word::CheckDelete),
        fix => voice.word(Word::CheckFix { fix: &fix }),
    }
}

/// Nobody reads a longer text in a line to find the place it stands for.
const LONGEST_SHOWN: usize = 60;
const SHOWN: usize = 30;

fn brief(text: &str) -> Cow<'_, str> {
    if text.chars().nth(LONGEST_SHOWN).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().take(SHOWN).chain(['…']).collect())
}
