//! Saving the report.

use super::guard::not_saved;
use super::{OnDisk, Outside, absolute};
use crate::app::input::{Beside, Saved};
use crate::app::state::App;
use crate::app::wording::{Word, sentence};
use crate::formats::ron;
use crate::store::{self, Existing, Manner, StoreErrorKind};
use std::path::{Path, PathBuf};

impl Outside {
    pub(super) fn save(&mut self, app: &App, path: PathBuf, beside: Beside, force: bool) -> Saved {
        let path = absolute(path);
        // By whatever name: its own file has its own lock.
        let own = app.file.path.clone().filter(|own| store::same_file(own, &path));
        let path = own.unwrap_or(path);
        let lock = match self.lock_for(&path, app) {
            Ok(lock) => lock,
            Err(why) => return Saved::Failed(why),
        };
        if !force && let Some(refused) = self.in_the_way(&path, app) {
            return refused;
        }
        let bytes = ron::write(&app.report).into_bytes();
        // Whatever becomes of the file, the journal can do without it.
        self.keeper.settle();
        let manner = match store::save(&path, &bytes, Existing::Replace) {
            Ok(manner) => manner,
            Err(error) => {
                return Saved::Failed(not_saved(&error, app, self.keeper.kept().is_some()));
            }
        };
        self.keeper.close();
        // The lock of a name that the report had goes with it.
        if lock.is_some() || app.file.path.as_deref() != Some(path.as_path()) {
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
    fn in_the_way(&mut self, path: &Path, app: &App) -> Option<Saved> {
        let known = self.on_disk.as_ref().filter(|known| known.path == path);
        match (store::read(path), known) {
            (Ok(there), Some(known)) if there == known.contents.bytes() => None,
            (Ok(there), Some(_)) => {
                let theirs = self.read_met(path, there, app.lang());
                Some(Saved::ChangedOnDisk { path: path.to_path_buf(), theirs })
            }
            (Ok(_), None) => Some(Saved::Exists(path.to_path_buf())),
            (Err(error), _) if error.kind == StoreErrorKind::Missing => None,
            // What cannot be read is not written over unseen.
            (Err(error), _) => {
                Some(Saved::Failed(not_saved(&error, app, self.keeper.kept().is_some())))
            }
        }
    }
}
