//! The sections that were deleted since the report was opened, found in its history: nothing else
//! has to be kept for them, and what an undo brought back is not among them.

use crate::report::{Change, Operation, Paragraph, Report, Section, SectionId, outline};
use std::collections::HashSet;

/// A section that was deleted, with all below it.
#[derive(Debug, Clone)]
pub struct Deleted {
    pub sections: Vec<Section>,
    /// Where among the sections it is to stand again: behind what stood before it.
    pub at: usize,
    /// When, in the time of the changes.
    pub when: u64,
}

/// Returns what was deleted and stands nowhere any more, the latest first.
pub fn deleted(report: &Report, changes: &[Change]) -> Vec<Deleted> {
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
                let sections = traces.without_moved(&sections);
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
    /// What came to stand elsewhere, in its order: the end of a text that a deletion reaches into,
    /// and the paragraphs behind it.
    moved: Vec<&'h str>,
}

impl<'h> Traces<'h> {
    fn gather(&mut self, operation: &'h Operation) {
        match operation {
            Operation::All(all) => all.iter().for_each(|operation| self.gather(operation)),
            Operation::Sections { removed, inserted, .. } => {
                self.removed.push(removed);
                self.kept.extend(inserted.iter().map(|section| section.id));
            }
            Operation::Paragraphs { removed, inserted, .. } => {
                let texts = inserted.iter().map(|paragraph| paragraph.text.as_str());
                self.texts.extend(texts.clone());
                // What stood there already has not come from elsewhere.
                let old = removed.first().filter(|_| self.moved.is_empty());
                let end = |text: &'h str| {
                    let common = old.map_or(0, |old| shared_start(&old.text, text));
                    text.get(common..).unwrap_or_default()
                };
                let first = texts.clone().take(1).map(end);
                self.moved.extend(first.chain(texts.skip(1)));
            }
            Operation::Text { edit, .. } => {
                self.texts.push(&edit.inserted);
                self.moved.push(&edit.inserted);
            }
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

    /// Returns what was taken out without what of the last section was joined to what stood before.
    fn without_moved(&self, sections: &[&Section]) -> Vec<Section> {
        let Some((last, before)) = sections.split_last() else { return Vec::new() };
        let mut lines = outline::as_paragraphs(last);
        let mut moved = self.moved.as_slice();
        while let Some((text, rest)) = moved.split_last() {
            moved = rest;
            let Some(line) = lines.last_mut() else { break };
            if line.text == **text {
                lines.pop();
            } else if let Some(head) = line.text.strip_suffix(*text) {
                line.text.truncate(head.len());
                if !text.is_empty() {
                    break;
                }
            } else {
                break;
            }
        }
        let left = with_lines(last, lines);
        before.iter().copied().cloned().chain(left).collect()
    }

    /// Says whether a section only became paragraphs.
    fn keeps(&self, section: &Section) -> bool {
        let stands = |text: &str| self.texts.iter().any(|inserted| inserted.contains(text));
        stands(&section.heading) && section.body.iter().all(|paragraph| stands(&paragraph.text))
    }
}

/// Returns a section of which only these lines are left; none where nothing is.
fn with_lines(section: &Section, mut lines: Vec<Paragraph>) -> Option<Section> {
    let first = lines.first()?.text.clone();
    let mut left = section.clone();
    let mark = section.run_in.as_deref().map_or(0, str::len);
    let start = section.heading.len() + mark;
    match (&section.run_in, first.get(start..)) {
        (Some(_), Some(behind)) => {
            if let Some(first) = lines.first_mut() {
                first.text = behind.to_string();
            }
            left.body = lines;
        }
        (Some(_), None) => {
            left.heading.truncate(first.len());
            (left.run_in, left.body) = (None, Vec::new());
        }
        (None, _) if section.heading.is_empty() => left.body = lines,
        (None, _) => {
            left.heading = first;
            left.body = lines.split_off(1);
        }
    }
    Some(left)
}

/// Returns how many bytes two texts have in common at their start.
fn shared_start(one: &str, other: &str) -> usize {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
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
    use crate::app::editing::erase;
    use crate::app::editing::put_back;
    use crate::app::editing::testing::drawn;
    use crate::app::view::testing::report;
    use crate::app::view::texts::Texts;
    use crate::report::{History, Kind};
    use std::sync::Arc;

    #[test]
    fn what_a_deletion_joined_to_the_text_before_it_is_not_deleted() {
        for (before, left) in [
            ("!甲\n好|的\n!丙\n三\n丁|戊\n己", "丙/三/丁"),
            ("!甲\n好|的。\n!丙\n三。|", "丙/三。"),
            ("!甲\n好|的\n!丙|丁\n三", "丙"),
            ("!甲\n好|的\n!丙丁。三|四\n五", "丙丁/三"),
            ("!甲\n好|的\n!!乙\n!丙。三|四", "乙,丙/三"),
            ("!甲|乙\n好\n!丙\n三|四", "丙/三"),
        ] {
            let (mut report, carets) = drawn(before);
            let made = erase(&Texts::new(&report, None), carets[0], carets[1]).unwrap();
            let mut history = History::of_saved();
            history.apply(&mut report, change(made.operation, 1)).unwrap();
            let all = deleted(&report, history.changes());
            let line = |s: &Section| {
                let body = s.body.iter().map(|p| p.text.as_str());
                std::iter::once(s.heading.as_str()).chain(body).collect::<Vec<_>>().join("/")
            };
            let shown: Vec<String> = all.iter().flat_map(|d| &d.sections).map(line).collect();
            assert_eq!(shown.join(","), left, "{before}");
        }
    }

    fn change(operation: Operation, at: u64) -> Change {
        let operation = Arc::new(operation);
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
            let made = put_back(&report, all[0].at, &all[0].sections).unwrap();
            history.apply(&mut report, change(made.operation, 4)).unwrap();
            assert_eq!(headings(&report, &history), left);
        }
        assert!(report == first);
        // Undone, it is deleted again.
        history.undo(&mut report);
        assert_eq!(headings(&report, &history), ["丙"]);
    }

    #[test]
    fn what_stood_between_its_like_stands_there_again() {
        let mut report = report("!甲\n!乙\n!丙\n!!丁\n!戊");
        let (first, third) = (report.clone(), report.sections()[2].id);
        let mut history = History::of_saved();
        let removed = outline::remove(&report, third).unwrap();
        history.apply(&mut report, change(removed, 1)).unwrap();
        let all = deleted(&report, history.changes());
        let made = put_back(&report, all[0].at, &all[0].sections).unwrap();
        report.apply(&made.operation).unwrap();
        assert!(report == first);
    }
}
