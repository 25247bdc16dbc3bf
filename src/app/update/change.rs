//! Changes of the report, and taking them back.

use super::Update;
use crate::app::editing::Made;
use crate::app::input::Effect;
use crate::app::state::Pane;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::report::{Change, Kind, Operation, Part, Place};
use std::sync::Arc;

/// Behind an operation of more than so many everything is counted again.
const MANY: usize = 1 << 10;

impl Update<'_> {
    /// Changes the report; false where there was nothing to change or the change was refused.
    pub(super) fn apply(&mut self, made: Made, kind: Kind) -> bool {
        if self.app.file.read_only.is_some() {
            self.is_refused = true;
            return false;
        }
        if is_nothing(&made.operation) {
            self.app.view.go(made.caret, false);
            return true;
        }
        let change = Change {
            kind,
            before: Some(self.app.view.caret),
            after: Some(made.caret),
            at: self.now.millis,
            operation: Arc::new(made.operation),
        };
        let operation = Arc::clone(&change.operation);
        if self.app.history.apply(&mut self.app.report, change).is_err() {
            self.app.tell(Word::CannotBeDone);
            return false;
        }
        self.after(&operation);
        self.effects.push(Effect::Record(operation));
        self.app.view.go(made.caret, false);
        true
    }

    /// Changes the report and leaves the caret where it is.
    pub(super) fn apply_in_place(&mut self, operation: Operation) -> bool {
        let caret = self.caret();
        self.apply(Made { operation, caret }, Kind::Other)
    }

    /// Forgets what an operation has made worthless.
    fn after(&mut self, operation: &Operation) {
        let app = &mut self.app;
        if let Operation::Settings { removed, inserted } = operation
            && inserted.read_as(removed)
        {
            return app.proofing.follow(&app.report, operation);
        }
        if let Some(search) = &mut app.search {
            search.forget_count();
        }
        if app.overlays.is_empty() && app.pane == Pane::Text {
            app.proofing.wrote(operation);
        }
        let seen = app.sees_preview();
        app.preview.changed(&app.report, &app.options.preset, operation, seen);
        app.proofing.follow(&app.report, operation);
        match operation {
            Operation::All(all) if all.len() > MANY => app.stats.all_changed(),
            _ => note_parts(operation, &mut |part| match part {
                Some(part) => app.stats.part_changed(part),
                None => app.stats.all_changed(),
            }),
        }
        let texts = Texts::new(&app.report, app.view.narrow);
        app.view.layout.changed(&texts, operation);
    }

    pub(super) fn undo(&mut self) {
        let done = self.app.history.undo(&mut self.app.report);
        let done = done.map(|(change, inverse)| (Arc::new(inverse), change.before));
        self.went(done, Word::NothingToUndo);
    }

    pub(super) fn redo(&mut self) {
        let done = self.app.history.redo(&mut self.app.report);
        let done = done.map(|change| (Arc::clone(&change.operation), change.after));
        self.went(done, Word::NothingToRedo);
    }

    /// Shows where a step was taken back or done again, whatever hides it.
    fn went(&mut self, done: Option<(Arc<Operation>, Option<Place>)>, nothing: Word) {
        let Some((operation, place)) = done else { return self.app.tell(nothing) };
        self.after(&operation);
        self.effects.push(Effect::Record(operation));
        let app = &mut self.app;
        let all = Texts::new(&app.report, None);
        let place = place.map_or(app.view.caret, |place| all.nearest(place));
        let shown = Texts::new(&app.report, app.view.narrow);
        let part = shown.index_of(place.text.part);
        if !part.is_some_and(|part| shown.span().contains(&part)) {
            app.view.set_narrow(None);
        }
        app.tree.reveal(&all, place.text.part);
        app.view.jump(place);
    }
}

/// Says whether an operation changes nothing.
fn is_nothing(operation: &Operation) -> bool {
    match operation {
        Operation::All(all) => all.iter().all(is_nothing),
        Operation::Text { edit, .. } => edit.removed == edit.inserted,
        Operation::Paragraphs { removed, inserted, .. } => removed == inserted,
        Operation::Note { removed, inserted, .. } => removed == inserted,
        Operation::Attributes { removed, inserted, .. } => removed == inserted,
        Operation::Fields { removed, inserted, .. } => removed == inserted,
        Operation::Settings { removed, inserted } => removed == inserted,
        Operation::Split { .. } | Operation::Join { .. } => false,
        Operation::Sections { .. } | Operation::Move { .. } | Operation::Whole { .. } => false,
    }
}

/// Names the parts an operation changes; `None` for all of them.
fn note_parts(operation: &Operation, note: &mut impl FnMut(Option<Part>)) {
    match operation {
        Operation::Text { place, .. }
        | Operation::Split { place, .. }
        | Operation::Join { place, .. } => note(Some(place.part)),
        Operation::Paragraphs { part, .. } => note(Some(*part)),
        Operation::All(all) => all.iter().for_each(|operation| note_parts(operation, note)),
        Operation::Note { .. } => {}
        // What slots print, or the numbers of sections, are others.
        _ => note(None),
    }
}
