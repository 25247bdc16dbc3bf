//! The ids of sections: given in reading order, kept while the report lives and in its journal, never
//! in its file, and never used again.

use super::model::Report;
use std::collections::HashSet;
use std::fmt;

/// A section for as long as its report lives, wherever it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct SectionId(pub(super) u64);

/// No report has had so many sections: a greater number was never an id.
const MOST: u64 = 1 << 48;

impl SectionId {
    /// The id that a journal knows by this number, if it is one.
    pub fn of_number(number: u64) -> Option<Self> {
        (number < MOST).then_some(SectionId(number))
    }

    pub fn number(self) -> u64 {
        self.0
    }

    /// Returns the id to give after this one, where several sections come at once.
    #[must_use]
    pub fn next(self) -> SectionId {
        SectionId(self.0 + 1)
    }
}

impl fmt::Display for SectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Report {
    /// Gives the sections, in reading order, the ids they had in another life of the report; false
    /// where these are not as many, or not all different, and then nothing has changed.
    pub fn restore_ids(&mut self, ids: &[SectionId]) -> bool {
        let unique: HashSet<_> = ids.iter().collect();
        if unique.len() != self.draft.sections.len() || ids.len() != unique.len() {
            return false;
        }
        for (section, id) in self.draft.sections.iter_mut().zip(ids) {
            section.id = *id;
        }
        self.next_id = ids.iter().map(|id| id.0 + 1).fold(self.next_id, u64::max);
        self.reindex();
        true
    }
}
