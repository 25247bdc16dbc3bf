//! The forms in which a report is written, and how the ending of a file names one.

use super::{docx, markdown, plain};
use crate::page::PagePreset;
use crate::report::Report;
use std::io;
use std::path::Path;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
    Docx,
}

impl Form {
    pub const ALL: [Form; 3] = [Form::Text, Form::Markdown, Form::Docx];

    /// The word for `--to`, which is also the ending of its files.
    pub fn id(self) -> &'static str {
        match self {
            Form::Text => "txt",
            Form::Markdown => "md",
            Form::Docx => "docx",
        }
    }

    /// Writes a report in this form; `lines` are those of a text, `preset` sets a document.
    pub fn write(
        self,
        report: &Report,
        lines: plain::Lines,
        preset: &PagePreset,
    ) -> io::Result<Vec<u8>> {
        Ok(match self {
            Form::Text => plain::write(report, lines).into_bytes(),
            Form::Markdown => markdown::write(report).into_bytes(),
            Form::Docx => docx::write(report, preset)?,
        })
    }

    /// Says whether what is written is no text.
    pub fn is_binary(self) -> bool {
        self == Form::Docx
    }

    pub fn of_id(id: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.id() == id)
    }

    pub fn of_file(file: &Path) -> Option<Form> {
        Form::ALL.into_iter().find(|form| has_ending(file, form.id()))
    }
}

/// The ending of a report file.
pub const REPORT_ENDING: &str = "ron";

pub fn has_ending(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}
