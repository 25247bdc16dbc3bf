//! The full text beside a report: whether it is written, under which name, and whether it is ours.

use super::effects::Outside;
use crate::app::handing::other_name;
use crate::app::input::{Beside, TextSaved};
use crate::app::state::App;
use crate::app::wording::sentence;
use crate::formats::form::Form;
use crate::formats::plain;
use crate::store::memory::TextBeside;
use crate::store::{StoreErrorKind, ours};
use std::path::Path;

impl Outside {
    pub(super) fn save_text(&mut self, app: &App, path: &Path, beside: Beside) -> TextSaved {
        let settled = self.memory.report(path).map(|remembered| remembered.text);
        let by_other_name = match (beside, settled) {
            (Beside::IfOurs, Some(TextBeside::Never)) => return TextSaved::NotWanted,
            (Beside::No | Beside::Never, _) => {
                if beside == Beside::Never {
                    self.settle_text(path, TextBeside::Never);
                }
                return TextSaved::NotWanted;
            }
            (Beside::OtherName, _) => {
                self.settle_text(path, TextBeside::OtherName);
                true
            }
            (Beside::Overwrite, _) => {
                self.settle_text(path, TextBeside::AsSet);
                false
            }
            (Beside::IfOurs, _) => settled == Some(TextBeside::OtherName),
        };
        let target = match by_other_name {
            true => other_name(path, Form::Text),
            false => path.with_extension(Form::Text.id()),
        };
        let text = plain::write(&app.report, plain::Lines::Indented);
        let over = beside == Beside::Overwrite;
        match ours::write(&*self.disk, self.state(), &target, text.as_bytes(), over, path) {
            Ok(()) => TextSaved::Written(target),
            // Whoever has handed the text in under another name is not asked again.
            Err(error)
                if error.kind == StoreErrorKind::Exists
                    && beside == Beside::IfOurs
                    && !by_other_name
                    && app.file.handed.renamed.contains(&Form::Text) =>
            {
                self.save_text(app, path, Beside::OtherName)
            }
            Err(error) if error.kind == StoreErrorKind::Exists => TextSaved::NotOurs(target),
            Err(error) => TextSaved::Failed(sentence::store(&error, app.lang())),
        }
    }

    fn settle_text(&mut self, path: &Path, text: TextBeside) {
        self.change_memory(|memory| {
            if let Some(remembered) = memory.report_mut(path) {
                remembered.text = text;
            }
        });
    }
}
