//! The report's file while the report is open: who writes it, and what becomes of it meanwhile.

use super::{OnDisk, Outside, absolute};
use crate::app::input::{Effect, Input, LockState};
use crate::app::reading::{self, Named};
use crate::app::state::{App, ReadOnly};
use crate::app::wording::{Lang, Word, sentence};
use crate::report::{Operation, Report};
use crate::shell::recovery::{self, when};
use crate::store::lock::{self, Holder, Lock, Taken};
use crate::store::{self, StoreErrorKind, stamp};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

impl Outside {
    /// Does what is asked about the report's file, journals and versions; nothing else is.
    pub(super) fn run_about_file(&mut self, effect: Effect, app: &App, now: u64) -> Option<Input> {
        match effect {
            Effect::Opened => {
                self.keeper.close();
                let of = app.file.origin.as_ref();
                let imported = self.imported.take().filter(|(path, _)| Some(path) == of);
                if let Some((path, contents)) = imported {
                    self.keeper.goes_on_from(path, contents);
                }
                self.lock(app, false)
            }
            Effect::TakeLock => self.lock(app, true),
            Effect::AskLock => self.ask_lock(app),
            Effect::FindLeft => recovery::find(self.state()?, app),
            Effect::KnowFile { is_taken } => self.know_file(is_taken, app, now),
            Effect::Versions => self.versions(app),
            Effect::ReadVersion(offer) => Some(self.version(offer, app.lang())),
            Effect::Recover(journal) => Some(recovery::take_unnamed(&journal, app.lang())),
            Effect::ThrowAway { journal, only_if_kept } => {
                recovery::throw_away(&journal, only_if_kept, &self.keeper, app.lang())
            }
            _ => None,
        }
    }

    /// Takes the lock of the report that has been opened, and lets go of the one before.
    pub(super) fn lock(&mut self, app: &App, even_elsewhere: bool) -> Option<Input> {
        self.lock = None;
        let path = app.file.path.as_deref()?;
        let state = match self.take_lock(path, even_elsewhere) {
            Taken::Ours(lock) => {
                self.lock = Some(lock);
                LockState::Ours
            }
            Taken::OfDead(lock, holder) => {
                self.lock = Some(lock);
                // It may have died while it saved.
                store::sweep(&*self.disk, path);
                LockState::OfDead { who: said(&holder, app.lang()) }
            }
            Taken::Live(holder) => LockState::Live { who: said(&holder, app.lang()) },
            Taken::Elsewhere(holder) => LockState::Elsewhere { who: said(&holder, app.lang()) },
            Taken::Nowhere => LockState::Nowhere,
        };
        Some(Input::Locked(state))
    }

    /// Looks whether the one who kept us from writing is gone; the lock is not kept.
    pub fn ask_lock(&self, app: &App) -> Option<Input> {
        let held = matches!(app.file.read_only, Some(ReadOnly::HeldBy(_)));
        let path = app.file.path.as_deref().filter(|_| held)?;
        let is_free = matches!(self.take_lock(path, false), Taken::Ours(_) | Taken::OfDead(..));
        is_free.then_some(Input::LockFree)
    }

    fn take_lock(&self, path: &Path, even_elsewhere: bool) -> Taken {
        lock::take(&self.disk, path, self.state(), &lock::own(), even_elsewhere)
    }

    /// Takes the lock of a name that the report is to be saved under; says who holds it instead.
    pub(super) fn lock_for(&self, path: &Path, app: &App) -> Result<Option<Lock>, String> {
        let is_own = app.file.path.as_deref() == Some(path) && app.file.read_only.is_none();
        if is_own {
            return Ok(None);
        }
        match self.take_lock(path, false) {
            Taken::Ours(lock) | Taken::OfDead(lock, _) => Ok(Some(lock)),
            Taken::Nowhere if stamp(path).is_some() => Err(app.say(Word::NameWithoutLock)),
            // Saving says why nothing can lie there.
            Taken::Nowhere => Ok(None),
            Taken::Live(holder) | Taken::Elsewhere(holder) => {
                Err(app.say(Word::NameHeld { who: &said(&holder, app.lang()) }))
            }
        }
    }

    /// Looks whether the file of the report is as it was: the editor has the keys again.
    pub fn look_at_file(&mut self, app: &App, now: u64) -> Option<Input> {
        let path = absolute(app.file.path.clone()?);
        let known = self.on_disk.as_mut().filter(|known| known.path == path)?;
        let found = stamp(&path);
        if found == known.stamp {
            return None;
        }
        known.stamp = found;
        match store::read(&path) {
            Ok(there) if there == known.contents.bytes() => None,
            Ok(there) => {
                let theirs = self.meet(&path, there, app.lang())?;
                Some(Input::ChangedOnDisk { path, theirs })
            }
            Err(error) if error.kind == StoreErrorKind::Missing => {
                Some(self.keep_alone(app, now).unwrap_or(Input::FileGone { path }))
            }
            // Saving says what is wrong, if it still is then.
            Err(_) => None,
        }
    }

    /// Notes what lies in the file now; nothing where it was met before. What is no report is met in
    /// a sentence.
    pub(super) fn meet(
        &mut self,
        path: &Path,
        there: Vec<u8>,
        lang: Lang,
    ) -> Option<Result<Box<Report>, String>> {
        let is_known =
            self.met.as_ref().is_some_and(|met| met.path == path && met.contents.bytes() == there);
        if is_known {
            return None;
        }
        Some(self.read_met(path, there, lang))
    }

    pub(super) fn read_met(
        &mut self,
        path: &Path,
        there: Vec<u8>,
        lang: Lang,
    ) -> Result<Box<Report>, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = reading::read(&there, &name, Named::of(path), false, lang);
        self.met = Some(OnDisk::new(path, there));
        read.map(|read| Box::new(read.report))
    }

    /// What lies in the file is known, and given up or taken over: it is no news any more.
    fn know_file(&mut self, is_taken: bool, app: &App, now: u64) -> Option<Input> {
        let failed = match is_taken {
            true => {
                self.keeper.close();
                None
            }
            false if self.keeper.kept().is_some() => None,
            false => self.keep_alone(app, now),
        };
        if let Some(met) = self.met.take() {
            self.on_disk = Some(met);
        }
        failed
    }

    /// What was saved is here only by now, and goes whole into a journal, as what was not saved.
    fn keep_alone(&mut self, app: &App, now: u64) -> Option<Input> {
        self.on_disk = None;
        self.keeper.forget_origin();
        self.record(&Operation::All(Vec::new()), app, now)
    }
}

/// Says who holds a lock.
pub fn said(holder: &Holder, lang: Lang) -> String {
    // Anybody may have written the lock.
    let since = UNIX_EPOCH.checked_add(Duration::from_secs(holder.since)).unwrap_or(UNIX_EPOCH);
    let since = when(since, lang);
    let (user, host) = (&holder.user, &holder.host);
    match holder.host.is_empty() {
        true => Word::Somebody.text(lang).into_owned(),
        false => Word::LockHolder { user, host, since: &since }.text(lang).into_owned(),
    }
}

/// Says that the disk refused, as [`sentence::store`] does, and that nothing is lost.
pub(super) fn not_saved(error: &store::StoreError, app: &App, is_kept: bool) -> String {
    let why = sentence::store(error, app.lang());
    let word =
        if is_kept { Word::NotSavedKept { why: &why } } else { Word::NotSaved { why: &why } };
    app.say(word)
}
