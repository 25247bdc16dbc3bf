//! Saving the report and the text beside it.

use super::guard::not_saved;
use super::{OnDisk, Outside, absolute};
use crate::app::input::{Beside, Saved, TextSaved};
use crate::app::state::App;
use crate::app::wording::{Lang, Word, sentence};
use crate::formats::{plain, ron};
use crate::store::memory::TextBeside;
use crate::store::{self, Existing, Manner, StoreErrorKind, ours};
use std::path::{Path, PathBuf};

impl Outside {
    pub(super) fn save(&mut self, app: &App, path: PathBuf, beside: Beside, force: bool) -> Saved {
        let path = absolute(path);
        let lock = match self.lock_for(&path, app) {
            Ok(lock) => lock,
            Err(why) => return Saved::Failed(why),
        };
        if !force && let Some(refused) = self.in_the_way(&path, app.lang()) {
            return refused;
        }
        let bytes = ron::write(&app.report).into_bytes();
        // Whatever becomes of the file, the journal can do without it.
        self.keeper.settle(&app.report);
        let manner = match store::save(&path, &bytes, Existing::Replace) {
            Ok(manner) => manner,
            Err(error) => {
                return Saved::Failed(not_saved(&error, app, self.keeper.kept().is_some()));
            }
        };
        self.keeper.close();
        if lock.is_some() {
            self.lock = lock;
        }
        let before = self.on_disk.take().filter(|before| before.path == path);
        let kept = self.keep_version(&path, before.as_ref(), &bytes);
        self.on_disk = Some(OnDisk::new(&path, bytes));
        self.met = None;
        let text = self.save_text(app, &path, beside);
        self.remember_report(app, &path);
        let remark = match (kept, manner) {
            (Err(error), _) => {
                let why = sentence::store(&error, app.lang());
                Some(app.say(Word::VersionFails { why: &why }))
            }
            (Ok(()), Manner::InPlace) => {
                Some(app.say(Word::SavedInPlace { file: &path.display() }))
            }
            (Ok(()), Manner::Whole) => None,
        };
        Saved::Well { path, text, remark }
    }

    /// Says what lies where the report is to go, unless it is what was read or written last.
    fn in_the_way(&mut self, path: &Path, lang: Lang) -> Option<Saved> {
        let known = self.on_disk.as_ref().filter(|known| known.path == path);
        match (store::read(path), known) {
            (Ok(there), Some(known)) if there == known.bytes => None,
            (Ok(there), Some(_)) => {
                let theirs = self.read_met(path, there, lang);
                Some(Saved::ChangedOnDisk { path: path.to_path_buf(), theirs })
            }
            (Ok(_), None) => Some(Saved::Exists(path.to_path_buf())),
            // What cannot be read cannot be written over unseen either: saving will say why.
            (Err(_), _) => None,
        }
    }

    fn save_text(&mut self, app: &App, path: &Path, beside: Beside) -> TextSaved {
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
        let existing = match self.state() {
            _ if beside == Beside::Overwrite => Existing::Replace,
            Some(state) if ours::is_ours(state, &target) => Existing::Replace,
            _ => Existing::Refuse,
        };
        match store::save(&target, text.as_bytes(), existing) {
            Ok(_) => {
                if let Some(state) = self.state() {
                    // What cannot be remembered is only asked for once more.
                    let _ = ours::remember_written(state, &target, text.as_bytes());
                }
                TextSaved::Written(target)
            }
            Err(error) if error.kind == StoreErrorKind::Exists => {
                // The same bytes are ours whoever wrote them.
                match store::read(&target) {
                    Ok(there) if there == text.as_bytes() => TextSaved::Written(target),
                    _ => TextSaved::NotOurs(target),
                }
            }
            Err(error) => TextSaved::Failed(sentence::store(&error, app.lang())),
        }
    }

    fn settle_text(&mut self, path: &Path, text: TextBeside) {
        if let Some(remembered) = self.memory.report_mut(path) {
            remembered.text = text;
        }
    }
}

/// The text beside a report where its own name is somebody else's: `报告-全文.txt`.
fn other_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-全文.txt"))
}
