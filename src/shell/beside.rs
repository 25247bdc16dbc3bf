//! The full text beside a report: whether it is written, under which name, and whether it is ours.

use super::effects::Outside;
use crate::app::input::{Beside, TextSaved};
use crate::app::state::App;
use crate::app::wording::sentence;
use crate::formats::form::Form;
use crate::formats::plain;
use crate::store::memory::TextBeside;
use crate::store::{StoreErrorKind, ours};
use std::path::{Path, PathBuf};

impl Outside {
    pub(super) fn save_text(&mut self, app: &App, path: &Path, beside: Beside) -> TextSaved {
        let settled = self.memory.report(path).map(|remembered| remembered.text);
        let other = matches!(settled, Some(TextBeside::OtherName));
        let decided = match (beside, settled) {
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
            (Beside::IfOurs, _) => other,
        };
        let target = if decided { other_name(path) } else { path.with_extension("txt") };
        let text = plain::write(&app.report, true);
        let over = beside == Beside::Overwrite;
        match ours::write(&*self.disk, self.state(), &target, text.as_bytes(), over, path) {
            Ok(()) => TextSaved::Written(target),
            // Whoever has handed the text in under another name is not asked again.
            Err(error)
                if error.kind == StoreErrorKind::Exists
                    && beside == Beside::IfOurs
                    && !decided
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

/// The text beside a report where its own name is somebody else's: `报告-全文.txt`.
fn other_name(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push("-全文.txt");
    path.with_file_name(name)
}
