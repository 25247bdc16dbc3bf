//! What operations change, as far as pages can follow it.

use super::counted::Same;
use crate::report::{Operation, Part, Report, TextPlace};
use crate::text::{Edit, holds_braces};

/// With more that has changed than this pages are sooner made anew.
const MOST: usize = 64;

/// A change of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextChange {
    pub place: TextPlace,
    pub same: Same,
    /// Something was put in that may not print as it is written.
    pub adds_braces: bool,
}

/// What has changed since the pages were told last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    pub(super) parts: Vec<Part>,
    /// The texts of other parts.
    pub(super) texts: Vec<TextChange>,
}

impl Touched {
    pub fn is_nothing(&self) -> bool {
        self.parts.is_empty() && self.texts.is_empty()
    }

    /// Takes note of an operation that a report has gone through; false where it changes more than
    /// texts, or more of them than is worth following.
    pub fn note(&mut self, report: &Report, operation: &Operation) -> bool {
        match operation {
            Operation::Text { place, edit } => self.note_text(report, *place, edit),
            operation => self.note_parts(operation),
        }
        .is_some_and(|()| self.parts.len() + self.texts.len() <= MOST)
    }

    fn note_text(&mut self, report: &Report, place: TextPlace, edit: &Edit) -> Option<()> {
        if self.parts.contains(&place.part) {
            return Some(());
        }
        let behind = edit.at + edit.inserted.len();
        let same = Same { front: edit.at, back: report.text(place)?.len().checked_sub(behind)? };
        let adds_braces = holds_braces(&edit.inserted);
        match self.texts.iter_mut().find(|change| change.place == place) {
            Some(change) => {
                change.same = change.same.and(same);
                change.adds_braces |= adds_braces;
            }
            None => self.texts.push(TextChange { place, same, adds_braces }),
        }
        Some(())
    }

    /// Nothing where there is more to it than changes of texts, of how many they are too.
    fn note_parts(&mut self, operation: &Operation) -> Option<()> {
        match operation {
            Operation::Text { place: TextPlace { part, .. }, .. }
            | Operation::Split { place: TextPlace { part, .. }, .. }
            | Operation::Join { place: TextPlace { part, .. }, .. }
            | Operation::Paragraphs { part, .. } => {
                if !self.parts.contains(part) {
                    self.parts.push(*part);
                    self.texts.retain(|change| change.place.part != *part);
                }
                (self.parts.len() <= MOST).then_some(())
            }
            Operation::Note { .. } => Some(()),
            Operation::All(all) => all.iter().try_for_each(|operation| self.note_parts(operation)),
            Operation::Sections { .. }
            | Operation::Move { .. }
            | Operation::Attributes { .. }
            | Operation::Fields { .. }
            | Operation::Settings { .. }
            | Operation::Whole { .. } => None,
        }
    }
}
