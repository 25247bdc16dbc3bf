//! Operations: the only way in which a report changes.
//!
//! An operation carries what it takes away as well as what it puts there, so its inverse needs
//! nothing else, and one that does not fit the report it meets is refused and changes nothing.

mod apply;

use super::id::SectionId;
use super::model::{Defect, Draft, Field, Paragraph, Part, Section, TextPlace};
use super::numbering::Number;
use super::settings::Settings;
use crate::text::Edit;
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
pub enum Operation {
    /// One text changes.
    Text {
        place: TextPlace,
        edit: Edit,
    },
    /// Paragraphs of a part give way to others.
    Paragraphs {
        part: Part,
        at: usize,
        removed: Vec<Paragraph>,
        inserted: Vec<Paragraph>,
    },
    /// A text ends at `at`; what stood behind is a paragraph of its own, the next of its part. The
    /// text itself is no part of the operation: a paragraph may be long.
    Split {
        place: TextPlace,
        at: usize,
    },
    /// The paragraph behind a text of `at` bytes, which has no note, goes on in that text.
    Join {
        place: TextPlace,
        at: usize,
    },
    /// A paragraph's note changes.
    Note {
        part: Part,
        paragraph: usize,
        removed: String,
        inserted: String,
    },
    /// Sections in reading order give way to others.
    Sections {
        at: usize,
        removed: Vec<Section>,
        inserted: Vec<Section>,
    },
    /// `count` sections from `from` on are taken out and stand at `to` then, `deeper` levels down.
    Move {
        from: usize,
        count: usize,
        to: usize,
        deeper: i8,
    },
    /// What a section is besides its texts changes.
    Attributes {
        section: SectionId,
        removed: Attributes,
        inserted: Attributes,
    },
    /// Fields give way to others.
    Fields {
        at: usize,
        removed: Vec<Field>,
        inserted: Vec<Field>,
    },
    Settings {
        removed: Box<Settings>,
        inserted: Box<Settings>,
    },
    /// Another report stands here: reload and restore.
    Whole {
        removed: Box<Draft>,
        inserted: Box<Draft>,
    },
    /// Several, one after the other, that stand or fall together.
    All(Vec<Operation>),
}

/// What a section is besides its level, heading and body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributes {
    pub run_in: Option<String>,
    pub number: Number,
    pub tags: Vec<String>,
    pub target: u32,
}

impl Attributes {
    pub fn of(section: &Section) -> Self {
        Attributes {
            run_in: section.run_in.clone(),
            number: section.number.clone(),
            tags: section.tags.clone(),
            target: section.target,
        }
    }

    fn give(self, section: &mut Section) {
        section.run_in = self.run_in;
        section.number = self.number;
        section.tags = self.tags;
        section.target = self.target;
    }
}

/// Why an operation was refused; the report is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The report is not the one the operation was made for.
    DoesNotFit,
    /// The result would not be a report.
    Defect(Defect),
}

impl From<Defect> for Refusal {
    fn from(defect: Defect) -> Self {
        Refusal::Defect(defect)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::DoesNotFit => write!(f, "the operation does not fit this report"),
            Refusal::Defect(defect) => write!(f, "the result would not be a report: {defect:?}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl Operation {
    /// The operation that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Operation {
        self.clone().inverted()
    }

    fn inverted(self) -> Operation {
        match self {
            Operation::Text { place, edit } => Operation::Text { place, edit: edit.inverted() },
            Operation::Paragraphs { part, at, removed, inserted } => {
                Operation::Paragraphs { part, at, removed: inserted, inserted: removed }
            }
            Operation::Split { place, at } => Operation::Join { place, at },
            Operation::Join { place, at } => Operation::Split { place, at },
            Operation::Note { part, paragraph, removed, inserted } => {
                Operation::Note { part, paragraph, removed: inserted, inserted: removed }
            }
            Operation::Sections { at, removed, inserted } => {
                Operation::Sections { at, removed: inserted, inserted: removed }
            }
            Operation::Move { from, count, to, deeper } => {
                Operation::Move { from: to, count, to: from, deeper: deeper.wrapping_neg() }
            }
            Operation::Attributes { section, removed, inserted } => {
                Operation::Attributes { section, removed: inserted, inserted: removed }
            }
            Operation::Fields { at, removed, inserted } => {
                Operation::Fields { at, removed: inserted, inserted: removed }
            }
            Operation::Settings { removed, inserted } => {
                Operation::Settings { removed: inserted, inserted: removed }
            }
            Operation::Whole { removed, inserted } => {
                Operation::Whole { removed: inserted, inserted: removed }
            }
            Operation::All(all) => {
                Operation::All(all.into_iter().rev().map(Operation::inverted).collect())
            }
        }
    }
}
