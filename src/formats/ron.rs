//! The report file: `Report(format: 1, …)`, read and written (design, sections 4 and 5).
//!
//! What reads is `wire`, structs of the file's own kind, so that the model stays free to change;
//! [`write()`] is by hand, one field a line, the same bytes for the same report. The parser knows
//! where a broken file breaks but not where a sound one holds something that is no report, and so
//! `scan` walks over the tokens of a file once more, and finds the place of any value by its path.
//!
//! Places are lines and columns from 1, in characters of the text as an editor shows it: without
//! byte order mark, and without the control characters that were dropped.

mod error;
mod literal;
mod scan;
pub mod shape;
mod token;
mod wire;
mod write;

pub use error::{Expected, RonError, RonErrorKind};
pub use scan::Step;
pub use write::write;

use crate::report::{Defect, DefectPlace, Fixed, Report};
use crate::text;
use scan::Survey;
use wire::{Misplaced, WireReport};

/// The format this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// How deep the parser follows brackets. The format needs seven steps.
const DEEPEST_NESTING: usize = 64;

#[derive(Debug, Clone, PartialEq)]
pub struct ReadReport {
    pub report: Report,
    /// There are comments in the file, which are lost when it is written again.
    pub has_comments: bool,
    pub dropped: Option<Dropped>,
}

/// Control characters that were dropped before reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dropped {
    pub count: usize,
    /// Where the first one stood.
    pub line: usize,
    pub column: usize,
}

/// The word by which the file names each fixed part.
const PARTS: [(Fixed, &str); 9] = [
    (Fixed::Title, "title"),
    (Fixed::Subtitle, "subtitle"),
    (Fixed::Addressee, "addressee"),
    (Fixed::Lead, "lead"),
    (Fixed::Closing, "closing"),
    (Fixed::Attachments, "attachments"),
    (Fixed::Signature, "signature"),
    (Fixed::Date, "date"),
    (Fixed::After, "after"),
];

pub(super) fn part_name(part: Fixed) -> &'static str {
    PARTS.iter().find(|(fixed, _)| *fixed == part).map_or("", |(_, name)| name)
}

pub(super) fn part_of_name(name: &str) -> Option<Fixed> {
    PARTS.iter().find(|(_, n)| *n == name).map(|(fixed, _)| *fixed)
}

/// Reads a report file.
pub fn read(text: &str) -> Result<ReadReport, RonError> {
    let cleaned = text::clean(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    let text = cleaned.text.as_ref();
    let survey = scan::survey(text);
    let wire = parse(text, &survey)?;
    let draft = wire.into_draft().map_err(|wrong| place(text, wrong))?;
    let field_names: Vec<String> = draft.fields.iter().map(|field| field.name.clone()).collect();
    let report =
        Report::new(draft).map_err(|defect| place(text, misplaced(defect, &field_names)))?;
    let dropped = cleaned.first_dropped.map(|first| Dropped {
        count: cleaned.dropped,
        line: first.line,
        column: first.column,
    });
    Ok(ReadReport { report, has_comments: survey.has_comments, dropped })
}

/// Reads the wire structs; of several things that are wrong the first in the file is said, but that
/// the file is not ours to read, or nested without end, before anything else.
fn parse(text: &str, survey: &Survey) -> Result<WireReport, RonError> {
    if let Some((at, found)) = scan::format(text)
        && found > FORMAT
    {
        return Err(RonError::at(text, at, RonErrorKind::Format { found, known: FORMAT }));
    }
    if let Some(at) = survey.too_deep {
        return Err(RonError::at(text, at, RonErrorKind::TooDeep));
    }
    let lexical = survey.defect.clone().map(|(at, kind)| RonError::at(text, at, kind));
    let options = ::ron::Options::default().with_recursion_limit(DEEPEST_NESTING);
    let parsed = options.from_str::<WireReport>(text);
    let parsed = parsed.map_err(|error| RonError::of_parser(text, error));
    match (lexical, parsed) {
        (None, parsed) => parsed,
        // The parser places a wrong escape somewhere before it.
        (Some(lexical), Err(syntax))
            if syntax.place() < lexical.place() && syntax.kind != RonErrorKind::Escape =>
        {
            Err(syntax)
        }
        (Some(lexical), _) => Err(lexical),
    }
}

fn place(text: &str, wrong: Misplaced) -> RonError {
    let at = scan::locate(text, &wrong.path, wrong.within).unwrap_or(0);
    RonError::at(text, at, wrong.kind)
}

/// Says where in the file a defect of the model stands.
fn misplaced(defect: Defect, field_names: &[String]) -> Misplaced {
    let place_of = |place| path_of(place, field_names);
    let section =
        |index, field| vec![Step::Field("sections"), Step::Item(index), Step::Field(field)];
    match defect {
        Defect::Level { section: index, level, allowed } => {
            Misplaced::new(section(index, "level"), RonErrorKind::Level { level, allowed })
        }
        Defect::Slot { place, defect } => Misplaced {
            path: place_of(place),
            within: Some(defect.at),
            kind: RonErrorKind::Slot(defect.reason),
        },
        Defect::Character { place, character } => {
            Misplaced::new(place_of(place), RonErrorKind::Character(character))
        }
        Defect::Long { place, bytes } => {
            Misplaced::new(place_of(place), RonErrorKind::Long { bytes })
        }
        Defect::RunIn { section: index, mark } => {
            Misplaced::new(section(index, "run_in"), RonErrorKind::RunIn(mark))
        }
        Defect::FieldName { name } => {
            let index = field_names.iter().position(|n| *n == name).unwrap_or(0);
            Misplaced::new(field_path(index, 0), RonErrorKind::FieldName(name))
        }
        Defect::FieldTwice { name } => {
            let mut found = field_names.iter().enumerate().filter(|(_, n)| **n == name);
            let index = found.nth(1).map_or(0, |(index, _)| index);
            Misplaced::new(field_path(index, 0), RonErrorKind::FieldTwice(name))
        }
    }
}

fn path_of(place: DefectPlace, field_names: &[String]) -> Vec<Step> {
    match place {
        DefectPlace::Fixed(part, n) => vec![Step::Field(part_name(part)), Step::Item(n)],
        DefectPlace::Heading(index) => {
            vec![Step::Field("sections"), Step::Item(index), Step::Field("heading")]
        }
        DefectPlace::Body { section, paragraph } => vec![
            Step::Field("sections"),
            Step::Item(section),
            Step::Field("body"),
            Step::Item(paragraph),
        ],
        DefectPlace::Field(name) => {
            field_path(field_names.iter().position(|n| *n == name).unwrap_or(0), 1)
        }
        DefectPlace::Settings => vec![Step::Field("mask")],
        DefectPlace::Ignored(index) => vec![Step::Field("ignored"), Step::Item(index)],
    }
}

fn field_path(index: usize, half: usize) -> Vec<Step> {
    vec![Step::Field("fields"), Step::Item(index), Step::Item(half)]
}

#[cfg(test)]
mod tests;
