//! One history for every change of a report: undo, redo, and what a person thinks of as one step.
//!
//! Invariant: undoing all that was done gives the first report back, redoing all gives the last.

use super::model::{Place, Report, TextPlace};
use super::operation::{Operation, Refusal};
use crate::text::Edit;
use std::sync::Arc;

/// What a change is to the person who made it; only typing and deleting flow together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Typing,
    Deleting,
    Other,
}

/// One step of the history, with where the caret was before and after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Shared with whoever takes it down: it may be as large as the report.
    pub operation: Arc<Operation>,
    pub kind: Kind,
    pub before: Option<Place>,
    pub after: Option<Place>,
    /// Milliseconds on a clock of the caller's; only differences count.
    pub at: u64,
}

/// How long a pause in typing may be before a new step begins.
const PAUSE: u64 = 1_000;
/// A sentence is a step: Chinese has no spaces to break at.
const SENTENCE_ENDS: [char; 5] = ['。', '！', '？', '；', '\n'];

#[derive(Debug, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// How many changes were done when the report was saved; `None` where that state is gone.
    saved: Option<usize>,
    /// The next change begins a step of its own, whatever it is.
    broken: bool,
}

impl History {
    /// Begins the history of a report just read from its file.
    pub fn of_saved() -> Self {
        History { saved: Some(0), ..History::default() }
    }

    /// Changes the report and remembers how; a refused operation leaves no trace.
    pub fn apply(&mut self, report: &mut Report, change: Change) -> Result<(), Refusal> {
        report.apply(&change.operation)?;
        self.undone.clear();
        if self.saved.is_some_and(|saved| saved > self.done.len()) {
            self.saved = None;
        }
        let broken = std::mem::take(&mut self.broken) || self.saved == Some(self.done.len());
        match self.done.last_mut().filter(|last| !broken && flows_on(last, &change)) {
            Some(last) => join(last, change),
            None => self.done.push(change),
        }
        Ok(())
    }

    /// Takes the last step back; returns it, and the operation that took it back.
    pub fn undo(&mut self, report: &mut Report) -> Option<(&Change, Operation)> {
        let change = self.done.pop()?;
        let inverse = change.operation.inverse();
        if report.apply(&inverse).is_err() {
            self.done.push(change);
            return None;
        }
        self.broken = true;
        self.undone.push(change);
        self.undone.last().map(|change| (change, inverse))
    }

    /// Does the step last undone once more and returns it.
    pub fn redo(&mut self, report: &mut Report) -> Option<&Change> {
        let change = self.undone.pop()?;
        if report.apply(&change.operation).is_err() {
            self.undone.push(change);
            return None;
        }
        self.broken = true;
        self.done.push(change);
        self.done.last()
    }

    /// Lets the next change begin a step of its own: the caret moved, or a command came between.
    pub fn break_step(&mut self) {
        self.broken = true;
    }

    pub fn mark_saved(&mut self) {
        self.saved = Some(self.done.len());
    }

    /// The file does not hold what is here, whatever was done or taken back.
    pub fn forget_saved(&mut self) {
        self.saved = None;
    }

    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.done.len())
    }

    /// Returns all that is done, the first first.
    pub fn changes(&self) -> &[Change] {
        &self.done
    }
}

fn text_edit(change: &Change) -> Option<(&TextPlace, &Edit)> {
    match &*change.operation {
        Operation::Text { place, edit } => Some((place, edit)),
        _ => None,
    }
}

/// Returns the paragraph that the first character typed into an empty part has made.
fn begun_paragraph(change: &Change) -> Option<(TextPlace, &str)> {
    match &*change.operation {
        Operation::Paragraphs { part, at, removed, inserted } if removed.is_empty() => {
            let [paragraph] = inserted.as_slice() else { return None };
            Some((TextPlace::body(*part, *at), &paragraph.text))
        }
        _ => None,
    }
}

fn flows_on(last: &Change, next: &Change) -> bool {
    if let (Some((begun, text)), Some((place, edit))) = (begun_paragraph(last), text_edit(next)) {
        return (last.kind, next.kind) == (Kind::Typing, Kind::Typing)
            && (begun, text.len()) == (*place, edit.at)
            && edit.removed.is_empty()
            && next.at.saturating_sub(last.at) <= PAUSE;
    }
    let (Some((place, before)), Some((next_place, edit))) = (text_edit(last), text_edit(next))
    else {
        return false;
    };
    if last.kind != next.kind || place != next_place || next.at.saturating_sub(last.at) > PAUSE {
        return false;
    }
    match next.kind {
        Kind::Typing => {
            edit.removed.is_empty()
                && edit.at == before.at + before.inserted.len()
                && !before.inserted.ends_with(SENTENCE_ENDS)
        }
        Kind::Deleting => {
            let backwards = edit.at + edit.removed.len() == before.at;
            edit.inserted.is_empty()
                && before.inserted.is_empty()
                && (backwards || edit.at == before.at)
        }
        Kind::Other => false,
    }
}

/// Makes one edit of two that `flows_on` has joined.
fn join(last: &mut Change, next: Change) {
    let Operation::Text { edit: added, .. } = &*next.operation else { return };
    let operation = Arc::make_mut(&mut last.operation);
    if let Operation::Paragraphs { inserted, .. } = operation {
        inserted.iter_mut().for_each(|paragraph| paragraph.text.push_str(&added.inserted));
    } else if let Operation::Text { edit, .. } = operation {
        edit.inserted.push_str(&added.inserted);
        if added.at < edit.at {
            edit.removed.insert_str(0, &added.removed);
            edit.at = added.at;
        } else {
            edit.removed.push_str(&added.removed);
        }
    }
    last.after = next.after;
    last.at = next.at;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Fixed, Paragraph, Part};

    const TEXT: TextPlace =
        TextPlace { part: Part::Fixed(Fixed::Lead), line: crate::report::Line::Body(0) };

    struct Desk {
        report: Report,
        history: History,
        now: u64,
    }

    impl Desk {
        fn new(text: &str) -> Self {
            let mut draft = Draft::default();
            draft.fixed.of_mut(Fixed::Lead).push(Paragraph::new(text));
            let report = Report::new(draft).unwrap();
            Desk { report, history: History::of_saved(), now: 0 }
        }

        fn text(&self) -> &str {
            self.report.text(TEXT).unwrap()
        }

        fn edit(&mut self, kind: Kind, edit: Edit) {
            self.now += 10;
            let operation = Operation::Text { place: TEXT, edit };
            let operation = Arc::new(operation);
            let change = Change { operation, kind, before: None, after: None, at: self.now };
            self.history.apply(&mut self.report, change).unwrap();
        }

        fn type_in(&mut self, text: &str) {
            for c in text.chars() {
                let at = self.text().len();
                self.edit(Kind::Typing, Edit::insert(at, c));
            }
        }

        fn undo(&mut self) -> String {
            self.history.undo(&mut self.report);
            self.text().to_string()
        }

        fn redo(&mut self) -> String {
            self.history.redo(&mut self.report);
            self.text().to_string()
        }
    }

    #[test]
    fn typing_is_undone_by_the_sentence() {
        let mut desk = Desk::new("");
        desk.type_in("加强领导。压实责任。");
        assert_eq!(desk.undo(), "加强领导。");
        assert_eq!(desk.undo(), "");
        assert_eq!(desk.redo(), "加强领导。");
        desk.type_in("好");
        assert_eq!(desk.redo(), "加强领导。好");
        assert_eq!(desk.undo(), "加强领导。");
    }

    #[test]
    fn a_pause_a_save_and_another_command_break_a_step() {
        let mut desk = Desk::new("");
        desk.type_in("一");
        desk.now += 5_000;
        desk.type_in("二");
        desk.history.break_step();
        desk.type_in("三");
        desk.history.mark_saved();
        desk.type_in("四");
        for expect in ["一二三", "一二", "一", ""] {
            assert_eq!(desk.undo(), expect);
        }
    }

    #[test]
    fn deleting_flows_together_both_ways() {
        let mut desk = Desk::new("一二三四五");
        desk.edit(Kind::Deleting, Edit::remove(6, "三"));
        desk.edit(Kind::Deleting, Edit::remove(3, "二"));
        desk.edit(Kind::Deleting, Edit::remove(3, "四"));
        assert_eq!(desk.text(), "一五");
        assert_eq!(desk.undo(), "一二三四五");
        assert_eq!(desk.redo(), "一五");
    }

    #[test]
    fn saved_follows_undo_and_redo() {
        let mut desk = Desk::new("");
        assert!(desk.history.is_saved());
        desk.type_in("一。二");
        desk.history.mark_saved();
        desk.undo();
        assert!(!desk.history.is_saved());
        desk.redo();
        assert!(desk.history.is_saved());
        desk.undo();
        desk.type_in("三");
        assert!(!desk.history.is_saved());
        desk.undo();
        assert!(!desk.history.is_saved());
    }
}
