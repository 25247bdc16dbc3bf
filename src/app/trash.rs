//! The sections that were deleted since the report was opened, found in its history: nothing else
//! has to be kept for them, and what an undo brought back is not among them.

use crate::report::{Change, Operation, Report, Section, SectionId};
use std::collections::HashSet;

/// A section that was deleted, with all below it.
#[derive(Debug, Clone)]
pub struct Deleted<'h> {
    pub sections: Vec<&'h Section>,
    /// Where among the sections it is to stand again: behind what stood before it.
    pub at: usize,
    /// When, in the time of the changes.
    pub when: u64,
}

/// Returns what was deleted and stands nowhere any more, the latest first.
pub fn deleted<'h>(report: &Report, changes: &'h [Change]) -> Vec<Deleted<'h>> {
    let mut all = Vec::new();
    // The report as it was before each change, on the way back.
    let mut past = report.clone();
    for change in changes.iter().rev() {
        if past.apply(&change.operation.inverse()).is_err() {
            break;
        }
        let mut traces = Traces::default();
        traces.gather(&change.operation);
        for sections in traces.deleted() {
            let stands = |section: &&Section| traces.keeps(section) || stands_in(report, section);
            if !sections.iter().all(stands) {
                let at = sections.first().map_or(0, |first| place_again(report, &past, first.id));
                all.push(Deleted { sections, at, when: change.at });
            }
        }
    }
    all
}

/// Returns the place behind the nearest of those that stood before a section and still stand.
fn place_again(report: &Report, past: &Report, id: SectionId) -> usize {
    let before = past.index_of(id).and_then(|at| past.sections().get(..at)).unwrap_or_default();
    before.iter().rev().find_map(|section| report.index_of(section.id)).map_or(0, |at| at + 1)
}

/// What one change takes out and what it puts in.
#[derive(Debug, Default)]
struct Traces<'h> {
    removed: Vec<&'h [Section]>,
    kept: HashSet<SectionId>,
    texts: Vec<&'h str>,
}

impl<'h> Traces<'h> {
    fn gather(&mut self, operation: &'h Operation) {
        match operation {
            Operation::All(all) => all.iter().for_each(|operation| self.gather(operation)),
            Operation::Sections { removed, inserted, .. } => {
                self.removed.push(removed);
                self.kept.extend(inserted.iter().map(|section| section.id));
            }
            Operation::Paragraphs { inserted, .. } => {
                self.texts.extend(inserted.iter().map(|paragraph| paragraph.text.as_str()));
            }
            Operation::Text { edit, .. } => self.texts.push(&edit.inserted),
            _ => {}
        }
    }

    /// Groups what was taken out by the topmost sections.
    fn deleted(&self) -> Vec<Vec<&'h Section>> {
        let mut all: Vec<Vec<&Section>> = Vec::new();
        for removed in &self.removed {
            let mut root = None;
            for section in *removed {
                if self.kept.contains(&section.id) {
                    root = None;
                    continue;
                }
                match (root, all.last_mut()) {
                    (Some(level), Some(last)) if section.level > level => last.push(section),
                    _ => {
                        root = Some(section.level);
                        all.push(vec![section]);
                    }
                }
            }
        }
        all
    }

    /// Says whether a section only became paragraphs.
    fn keeps(&self, section: &Section) -> bool {
        let stands = |text: &str| self.texts.iter().any(|inserted| inserted.contains(text));
        stands(&section.heading) && section.body.iter().all(|paragraph| stands(&paragraph.text))
    }
}

/// Says whether a section stands in the report, or another that is the same word for word.
fn stands_in(report: &Report, section: &Section) -> bool {
    if report.index_of(section.id).is_some() {
        return true;
    }
    let same = |other: &Section| other.heading == section.heading && other.body == section.body;
    report.sections().iter().any(same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::editing::put_back;
    use crate::app::view::testing::report;
    use crate::report::{History, Kind, outline};

    fn change(operation: Operation, at: u64) -> Change {
        Change { operation, kind: Kind::Other, before: None, after: None, at }
    }

    fn headings(report: &Report, history: &History) -> Vec<String> {
        let all = deleted(report, history.changes());
        all.iter().map(|d| d.sections.iter().map(|s| s.heading.as_str()).collect()).collect()
    }

    #[test]
    fn what_was_deleted_is_found_and_put_back() {
        let mut report = report("!甲\n一\n!!乙\n二\n!丙\n三\n!丁\n四");
        let first = report.clone();
        let mut history = History::of_saved();
        let ids: Vec<_> = report.sections().iter().map(|s| s.id).collect();
        for (n, id) in [(1, ids[2]), (2, ids[0])] {
            let operation = outline::remove(&report, id).unwrap();
            history.apply(&mut report, change(operation, n)).unwrap();
        }
        assert_eq!(headings(&report, &history), ["甲乙", "丙"]);
        // What became paragraphs is not deleted.
        let merged = outline::merge(&report, ids[3]).unwrap();
        history.apply(&mut report, change(merged, 3)).unwrap();
        assert_eq!(headings(&report, &history), ["甲乙", "丙"]);
        history.undo(&mut report);
        for left in [vec!["丙"], vec![]] {
            let all = deleted(&report, history.changes());
            let sections: Vec<Section> = all[0].sections.iter().copied().cloned().collect();
            let made = put_back(&report, all[0].at, &sections).unwrap();
            history.apply(&mut report, change(made.operation, 4)).unwrap();
            assert_eq!(headings(&report, &history), left);
        }
        assert!(report == first);
        // Undone, it is deleted again.
        history.undo(&mut report);
        assert_eq!(headings(&report, &history), ["丙"]);
    }
}
