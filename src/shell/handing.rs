//! Handing in outside: the forms of a report written beside it, and how that was done last time.

use super::effects::absolute;
use crate::app::handing::{Handed, HandedIn};
use crate::app::state::App;
use crate::app::wording::{Word, sentence};
use crate::formats::form::Form;
use crate::formats::plain::Lines;
use crate::store::disk::Disk;
use crate::store::memory::{Remembered, TextBeside};
use crate::store::{StoreErrorKind, ours};
use std::path::Path;

/// Writes forms of the report beside it; of those in `over` somebody else's file may give way.
pub fn hand_in(
    disk: &dyn Disk,
    app: &App,
    state: Option<&Path>,
    forms: &[Form],
    over: &[Form],
) -> HandedIn {
    let mut done = HandedIn::default();
    let Some(path) = app.file.path.clone().map(absolute) else { return done };
    for form in forms {
        let target = app.file.handed.target(&path, *form);
        let bytes = match form.write(&app.report, Lines::Indented, &app.options.preset) {
            Ok(bytes) => bytes,
            Err(error) => {
                done.failed.push(app.say(Word::DocumentFailed { reason: &error }));
                continue;
            }
        };
        match ours::write(disk, state, &target, &bytes, over.contains(form), &path) {
            Ok(()) => done.written.push(target),
            Err(error) if error.kind == StoreErrorKind::Exists => done.taken.push((*form, target)),
            Err(error) => done.failed.push(sentence::store(&error, app.lang())),
        }
    }
    done
}

/// Notes how a report is handed in.
pub fn note(remembered: &mut Remembered, handed: &Handed) {
    let ids = |forms: &[Form]| forms.iter().map(|form| form.id().to_string()).collect();
    remembered.forms = Some(ids(&handed.forms));
    remembered.renamed = ids(&handed.renamed);
    remembered.seal = handed.seal;
}

/// Returns how a report was handed in last time.
pub fn handed(remembered: &Remembered) -> Handed {
    let forms = |ids: &[String]| ids.iter().filter_map(|id| Form::of_id(id)).collect::<Vec<_>>();
    let mut renamed = forms(&remembered.renamed);
    if remembered.text == TextBeside::OtherName && !renamed.contains(&Form::Text) {
        renamed.push(Form::Text);
    }
    let known = remembered.forms.as_ref().map(|ids| forms(ids));
    let usual = Handed::default();
    Handed { forms: known.unwrap_or(usual.forms), renamed, seal: remembered.seal }
}
