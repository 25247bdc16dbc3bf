//! What happens to the report's file besides our saving it: somebody else writes it, has written it,
//! or took it away; and what it held earlier.

use super::Update;
use crate::app::input::{Effect, LockState, Other, VersionOffer};
use crate::app::overlay::{Answer, List, ListKind, Overlay};
use crate::app::state::ReadOnly;
use crate::app::wording::{Lang, Word};
use crate::report::Report;
use std::path::{Path, PathBuf};

impl Update<'_> {
    /// It has been found out who writes the report that was opened.
    pub(super) fn locked(&mut self, state: LockState) {
        self.app.file.read_only = None;
        match state {
            LockState::Ours => self.effects.push(Effect::FindLeft),
            LockState::OfDead { who } => {
                self.app.tell(Word::LockOfDead { who: &who });
                self.effects.push(Effect::FindLeft);
            }
            LockState::Live { who } => {
                self.read_only(ReadOnly::HeldBy(who));
            }
            LockState::Elsewhere { who } => {
                let text = self.app.say(Word::AskTakeOver { who: &who });
                self.app.file.read_only = Some(ReadOnly::HeldBy(who));
                let read = (Word::AnswerReadOnly, Answer::ReadOnly);
                self.ask(text, vec![read, (Word::AnswerTakeOver, Answer::TakeOver)]);
            }
            // Nothing lies there yet that somebody else could write as well.
            LockState::Nowhere if self.app.file.is_new => self.effects.push(Effect::FindLeft),
            LockState::Nowhere => self.read_only(ReadOnly::NoLock),
        }
    }

    /// The report may only be read. What an editor left of it that died is told all the same.
    fn read_only(&mut self, why: ReadOnly) {
        self.app.file.read_only = Some(why);
        self.tell_read_only();
        self.effects.push(Effect::FindLeft);
    }

    /// Says whether nothing may be changed, so that a box for a change need not open.
    pub(super) fn is_barred(&mut self) -> bool {
        self.is_refused = self.app.file.read_only.is_some();
        self.is_refused
    }

    /// Says why a change was refused, and has it looked whether that is so still.
    pub(super) fn refuse(&mut self) {
        self.tell_read_only();
        if let Some(ReadOnly::HeldBy(_)) = self.app.file.read_only {
            self.effects.push(Effect::AskLock);
        }
    }

    /// Whoever wrote the report does not any more.
    pub(super) fn lock_is_free(&mut self) {
        let Some(ReadOnly::HeldBy(who)) = self.app.file.read_only.clone() else { return };
        let Some(path) = self.app.file.path.clone() else { return };
        if !self.app.overlays.is_empty() {
            return;
        }
        let text = self.app.say(Word::LockIsFree { who: &who });
        let answers = vec![
            (Word::AnswerWrite, Answer::OpenText { path }),
            (Word::AnswerReadOnly, Answer::Cancel),
        ];
        self.app.message = None;
        self.ask(text, answers);
    }

    /// Says why nothing may be changed.
    pub(super) fn tell_read_only(&mut self) {
        match self.app.file.read_only.clone() {
            Some(ReadOnly::HeldBy(who)) => self.app.tell(Word::HeldBy { who: &who }),
            Some(ReadOnly::NoLock) => self.app.tell(Word::NoLock),
            None => {}
        }
    }

    /// The file holds something else than what was read or saved; `theirs` is what, or why it cannot
    /// be read.
    pub(super) fn changed_on_disk(
        &mut self,
        path: &Path,
        theirs: Result<Box<Report>, String>,
        is_saving: bool,
    ) {
        let file = super::files::shown(path);
        let mut text = self.app.say(Word::ChangedOnDisk { file: &file });
        let mut answers = Vec::new();
        let is_read = theirs.is_ok();
        match theirs {
            Ok(report) => {
                self.app.other = Some(Other { report: *report, is_theirs: true });
                answers.push((Word::AnswerLook, Answer::LookAtOther));
                answers.push((Word::AnswerTakeTheirs, Answer::TakeOther));
            }
            Err(why) => {
                if self.app.lang() == Lang::En {
                    text.push(' ');
                }
                text.push_str(&why);
            }
        }
        if is_saving {
            let (path, beside) = (path.to_path_buf(), self.beside());
            answers.push((Word::AnswerOverwrite, Answer::Save { path, beside, force: true }));
        } else if self.app.file.read_only.is_none() {
            answers.push((Word::AnswerKeepMine, Answer::KeepMine));
        }
        // What cannot be read is not given up by one Enter too many.
        let last = if is_read { answers.len() } else { 0 };
        answers.insert(last, (Word::AnswerBack, Answer::Cancel));
        self.ask(text, answers);
    }

    pub(super) fn file_gone(&mut self, path: &Path) {
        self.app.history.forget_saved();
        self.app.tell(Word::FileGone { file: &super::files::shown(path) });
    }

    pub(super) fn look_at_other(&mut self) {
        // The save that met it is not gone on with.
        self.call_off();
        let Some(other) = self.app.other.take() else { return };
        let title = self.app.say(Word::SheetTheirs);
        self.show_difference(title, &other.report, (Word::AnswerTakeTheirs, Answer::TakeOther));
        self.app.other = Some(other);
    }

    /// Puts the other report in the place of this one, as one step.
    pub(super) fn take_other(&mut self) {
        self.call_off();
        let Some(other) = self.app.other.take() else { return };
        // Who may only read may read what is new.
        let read_only = self.app.file.read_only.take_if(|_| other.is_theirs);
        let is_done = self.put_in_place(&other.report);
        if read_only.is_some() {
            self.app.file.read_only = read_only;
        }
        if !is_done {
            return;
        }
        if other.is_theirs {
            self.app.history.mark_saved();
            self.effects.push(Effect::KnowFile { is_taken: true });
            self.app.tell(Word::TookTheirs);
        } else {
            self.app.tell(Word::TookVersion);
        }
    }

    pub(super) fn keep_mine(&mut self) {
        self.app.other = None;
        self.app.history.forget_saved();
        self.effects.push(Effect::KnowFile { is_taken: false });
    }

    pub(super) fn ask_versions(&mut self) {
        match self.app.file.path {
            Some(_) => self.effects.push(Effect::Versions),
            None => self.app.tell(Word::NoVersions),
        }
    }

    pub(super) fn versions_come(&mut self, versions: Vec<VersionOffer>) {
        if versions.is_empty() {
            return self.app.tell(Word::NoVersions);
        }
        self.app.versions = versions;
        let mut list = List::new(ListKind::Versions);
        self.fill_list(&mut list);
        self.push(Overlay::List(list));
    }

    pub(super) fn version_comes(&mut self, when: &str, report: Report) {
        let title = self.app.say(Word::SheetVersion { when: &when });
        self.show_difference(title, &report, (Word::AnswerTakeBack, Answer::TakeOther));
        self.app.other = Some(Other { report, is_theirs: false });
    }

    pub(super) fn read_version(&mut self, path: &PathBuf) {
        let chosen = self.app.versions.iter().find(|version| version.path == *path).cloned();
        self.effects.extend(chosen.map(Effect::ReadVersion));
    }
}
