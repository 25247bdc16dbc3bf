//! What may be wrong with a report file, in our own terms: the parser's words end here.

use crate::report::slot::SlotReason;
use ::ron::error::{Error, SpannedError};
use std::fmt;

/// Why a text is not a report file, and where; line and column from 1, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RonError {
    pub line: usize,
    pub column: usize,
    pub kind: RonErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RonErrorKind {
    /// Something else should stand here.
    Expected(Expected),
    /// The file ends in the middle.
    CutOff,
    /// A text whose closing quote is missing on its line; the place is its opening quote.
    UnclosedText,
    /// A `/*` without its `*/`.
    UnclosedComment,
    /// Written as in Chinese text where the format has a sign of its own.
    FullWidth {
        found: char,
        meant: char,
    },
    /// A sign that means nothing here.
    Unexpected(char),
    /// A backslash with something behind it that is no escape.
    Escape,
    /// A line end or a control character within a text.
    Character(char),
    /// A text longer than one may be.
    Long {
        bytes: usize,
    },
    UnknownField {
        name: String,
        known: Vec<&'static str>,
    },
    MissingField(&'static str),
    /// A field of the format, given twice.
    RepeatedField(&'static str),
    /// A word where only these have a meaning: a form of number, a scheme, a part.
    UnknownWord {
        word: String,
        known: Vec<&'static str>,
    },
    /// Another kind of file: `Pack(…)`.
    OtherKind(String),
    /// A format this program does not know; newer, where `found` is more than `known`.
    Format {
        found: u32,
        known: u32,
    },
    TooDeep,
    /// A number too large for its field, or below zero.
    OutOfRange,
    /// A section deeper than its place allows, or with no level at all.
    Level {
        level: u8,
        allowed: u8,
    },
    Slot(SlotReason),
    /// Not a mark with which a run-in heading may end.
    RunIn(String),
    FieldName(String),
    FieldTwice(String),
    /// Not a number in any form that is known.
    NumberForm(String),
    /// A level that no section has.
    NoLevel(u8),
    /// A level that is to run on and to start again.
    RunOnAndRestart(u8),
    /// A note to a paragraph that is not there.
    NoParagraph {
        paragraph: usize,
        existing: usize,
    },
    /// A second note to one paragraph.
    NoteTwice {
        paragraph: usize,
    },
}

/// What should stand where something else stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// `Report(`
    Report,
    /// `,`, or the bracket that closes.
    Comma,
    /// `:` behind the name of a field.
    Colon,
    FieldName,
    /// A text in quotes.
    Text,
    /// A list: `[`
    List,
    /// A group of fields: `(`
    Group,
    /// `)`
    GroupEnd,
    /// `]`
    ListEnd,
    /// A pair of texts: `("名", "值")`
    Pair,
    Number,
    /// A whole number from 0.
    Count,
    /// `true` or `false`
    Truth,
    /// A word without quotes.
    Word,
    /// Nothing more.
    End,
    /// Something else, and the parser alone knows what.
    Other,
}

/// Which end of a parser's span is the place: words are shown by where they begin.
enum At {
    Start,
    End,
}

impl RonError {
    pub(super) fn at(text: &str, byte: usize, kind: RonErrorKind) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        RonError { line, column, kind }
    }

    pub fn place(&self) -> (usize, usize) {
        (self.line, self.column)
    }

    pub(super) fn of_parser(text: &str, error: SpannedError) -> Self {
        let (mut kind, at) = translate(error.code);
        // Any text begins with a word; only one before a bracket names a kind of file.
        if let RonErrorKind::OtherKind(word) = &kind
            && !text.split_once(word.as_str()).is_some_and(|(_, b)| b.trim_start().starts_with('('))
        {
            kind = RonErrorKind::Expected(Expected::Report);
        }
        let place = match at {
            At::Start => error.span.start,
            At::End => error.span.end,
        };
        let trimmed = text.trim_end();
        let end = RonError::at(text, trimmed.len(), RonErrorKind::CutOff);
        let found = RonError { line: place.line, column: place.col, kind };
        let expects = matches!(found.kind, RonErrorKind::Expected(_) | RonErrorKind::CutOff);
        if expects && !trimmed.is_empty() && found.place() >= end.place() { end } else { found }
    }
}

fn translate(code: Error) -> (RonErrorKind, At) {
    use RonErrorKind as Kind;
    let expected = |what| (Kind::Expected(what), At::End);
    match code {
        Error::Eof | Error::ExpectedStringEnd => (Kind::CutOff, At::End),
        Error::ExpectedNamedStructLike("Report") => expected(Expected::Report),
        Error::ExpectedNamedStructLike(_)
        | Error::ExpectedStructLike
        | Error::ExpectedStructName(_)
        | Error::ExpectedUnit => expected(Expected::Group),
        Error::ExpectedDifferentStructName { expected: "Report", found } => {
            (Kind::OtherKind(found), At::Start)
        }
        Error::ExpectedDifferentStructName { .. } => (Kind::Expected(Expected::Group), At::Start),
        Error::ExpectedArray => expected(Expected::List),
        Error::ExpectedArrayEnd => expected(Expected::ListEnd),
        Error::ExpectedStructLikeEnd => expected(Expected::GroupEnd),
        Error::ExpectedComma => expected(Expected::Comma),
        Error::ExpectedMapColon => expected(Expected::Colon),
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => expected(Expected::FieldName),
        Error::ExpectedString => expected(Expected::Text),
        Error::ExpectedInteger
        | Error::InvalidIntegerDigit { .. }
        | Error::UnderscoreAtBeginning => expected(Expected::Number),
        Error::IntegerOutOfBounds => (Kind::OutOfRange, At::Start),
        Error::ExpectedDifferentLength { .. } => expected(Expected::Pair),
        Error::TrailingCharacters => expected(Expected::End),
        Error::InvalidEscape(_) => (Kind::Escape, At::Start),
        Error::UnclosedBlockComment => (Kind::UnclosedComment, At::Start),
        Error::UnexpectedChar(c) => (Kind::Unexpected(c), At::Start),
        Error::ExceededRecursionLimit => (Kind::TooDeep, At::End),
        Error::MissingStructField { field, .. } => (Kind::MissingField(field), At::End),
        Error::DuplicateStructField { field, .. } => (Kind::RepeatedField(field), At::Start),
        Error::NoSuchStructField { expected, found, .. } => {
            (Kind::UnknownField { name: found, known: expected.to_vec() }, At::Start)
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            (Kind::UnknownWord { word: found, known: expected.to_vec() }, At::Start)
        }
        _ => expected(Expected::Other),
    }
}

impl fmt::Display for RonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.kind)
    }
}

impl std::error::Error for RonError {}

impl fmt::Display for RonErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected(what) => write!(f, "expected {what}"),
            Self::CutOff => write!(f, "the file ends in the middle"),
            Self::UnclosedText => write!(f, "a text that is not closed on its line"),
            Self::UnclosedComment => write!(f, "a comment that is not closed"),
            Self::FullWidth { found, meant } => {
                write!(f, "`{found}` stands where `{meant}` is meant")
            }
            Self::Unexpected(c) => write!(f, "unexpected {c:?}"),
            Self::Escape => write!(f, "a backslash that begins no escape"),
            Self::Character(c) => write!(f, "a text may not hold {c:?}"),
            Self::Long { bytes } => write!(f, "a text of {bytes} bytes"),
            Self::UnknownField { name, known } => {
                write!(f, "unknown field `{name}`; known are {}", known.join(", "))
            }
            Self::MissingField(name) => write!(f, "the field `{name}` is missing"),
            Self::RepeatedField(name) => write!(f, "the field `{name}` is given twice"),
            Self::UnknownWord { word, known } => {
                write!(f, "unknown word `{word}`; known are {}", known.join(", "))
            }
            Self::OtherKind(found) => write!(f, "a `{found}`, not a `Report`"),
            Self::Format { found, known } => write!(f, "format {found}, but {known} is known"),
            Self::TooDeep => write!(f, "brackets nested too deep"),
            Self::OutOfRange => write!(f, "a number out of range"),
            Self::Level { level, allowed } => {
                write!(f, "a section of level {level} where 1 to {allowed} may stand")
            }
            Self::Slot(reason) => write!(f, "{}", reason_of(*reason)),
            Self::RunIn(mark) => write!(f, "no heading runs in with `{mark}`"),
            Self::FieldName(name) => write!(f, "`{name}` cannot name a field"),
            Self::FieldTwice(name) => write!(f, "the field `{name}` is declared twice"),
            Self::NumberForm(text) => write!(f, "`{text}` is no number of a known form"),
            Self::NoLevel(level) => write!(f, "there is no level {level}"),
            Self::RunOnAndRestart(level) => write!(f, "level {level} runs on and starts again"),
            Self::NoParagraph { paragraph, existing } => {
                write!(f, "a note to paragraph {paragraph} of {existing}")
            }
            Self::NoteTwice { paragraph } => write!(f, "two notes to paragraph {paragraph}"),
        }
    }
}

fn reason_of(reason: SlotReason) -> String {
    crate::report::slot::SlotDefect { at: 0, reason }.to_string()
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Report => "`Report(`",
            Self::Comma => "a comma or a closing bracket",
            Self::Colon => "`:`",
            Self::FieldName => "the name of a field",
            Self::Text => "a text in quotes",
            Self::List => "a list, `[`",
            Self::Group => "a group, `(`",
            Self::GroupEnd => "`)`",
            Self::ListEnd => "`]`",
            Self::Pair => "a pair of texts",
            Self::Number => "a number",
            Self::Count => "a whole number",
            Self::Word => "a word without quotes",
            Self::Truth => "true or false",
            Self::End => "nothing more",
            Self::Other => "something else",
        })
    }
}
