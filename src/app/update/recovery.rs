//! What was not saved last time: shown, taken back as one operation, left for later or thrown away.

use super::Update;
use crate::app::input::{Effect, Found};
use crate::app::overlay::Answer;
use crate::app::state::FileState;
use crate::app::wording::Word;
use crate::report::{Operation, Report};
use std::path::{Path, PathBuf};

impl Update<'_> {
    /// A journal that an editor left has been found.
    pub(super) fn found(&mut self, found: Found) {
        self.app.found = Some(found);
        self.ask_found();
    }

    fn ask_found(&mut self) {
        let Some(found) = &self.app.found else { return };
        let (when, count) = (&found.when, &found.operations);
        let mut text = self.app.say(match found.title.is_empty() {
            true => Word::FoundUnsaved { when, count },
            false => Word::FoundUnnamed { title: &found.title, when, count },
        });
        let mut answers = Vec::new();
        if found.is_torn {
            text.push_str(&self.app.say(Word::FoundTorn));
        }
        if !found.fits {
            text.push_str(&self.app.say(Word::FoundOther));
        }
        let is_barred = self.is_barred_for(found);
        if is_barred {
            text.push_str(&self.app.say(Word::FoundReadOnly));
        }
        if is_barred || !found.fits {
            answers.push((Word::AnswerRecoverBeside, Answer::RecoverBeside));
        }
        if !is_barred {
            answers.push((Word::AnswerRecover, Answer::Recover));
        }
        answers.push((Word::AnswerLook, Answer::LookAtFound));
        answers.push((Word::AnswerLater, Answer::Cancel));
        if !is_barred {
            answers.push((Word::AnswerThrowAway, Answer::ThrowAway));
        }
        self.ask(text, answers);
    }

    /// Says whether what was found belongs to a report that may only be read: it can become another
    /// one, and nothing else.
    fn is_barred_for(&self, found: &Found) -> bool {
        found.title.is_empty() && self.app.file.read_only.is_some()
    }

    /// Shows what is other in what was found.
    pub(super) fn look_at_found(&mut self) {
        self.ask_found();
        let Some(found) = self.app.found.take() else { return };
        let title = self.app.say(Word::SheetFound { when: &found.when });
        let way = match self.is_barred_for(&found) {
            true => (Word::AnswerRecoverBeside, Answer::RecoverBeside),
            false => (Word::AnswerRecover, Answer::Recover),
        };
        self.show_difference(title, &found.report, way);
        self.app.found = Some(found);
    }

    /// Puts what was found in the place of the report, as one step.
    pub(super) fn recover(&mut self) {
        let Some(found) = self.app.found.take() else { return };
        if !found.title.is_empty() {
            self.app.open(Report::default(), FileState { is_new: true, ..FileState::default() });
            self.effects.push(Effect::Opened);
        }
        self.take_found(found);
    }

    /// Makes a report of its own of what was found: the file has gone another way.
    pub(super) fn recover_beside(&mut self) {
        let Some(found) = self.app.found.take() else { return };
        let beside = self.app.file.path.as_deref().map(beside);
        let file = FileState { path: beside, is_new: true, ..FileState::default() };
        self.app.open(Report::default(), file);
        self.effects.push(Effect::Opened);
        self.take_found(found);
    }

    fn take_found(&mut self, found: Found) {
        self.put_in_place(&found.report);
        self.effects.push(Effect::ThrowAway { journal: found.journal, only_if_kept: true });
        self.app.tell(Word::Recovered { count: &found.operations });
    }

    /// Puts another report in the place of this one, as one operation.
    pub(super) fn put_in_place(&mut self, report: &Report) -> bool {
        let operation = Operation::Whole {
            removed: Box::new(self.app.report.draft().clone()),
            inserted: Box::new(report.draft().clone()),
        };
        self.apply_in_place(operation)
    }

    pub(super) fn throw_away(&mut self) {
        let Some(found) = self.app.found.take() else { return };
        self.effects.push(Effect::ThrowAway { journal: found.journal, only_if_kept: false });
        self.app.tell(Word::ThrownAway);
    }
}

/// The name under which a report is given back beside its file: `报告-recovered.ron`.
pub fn beside(report: &Path) -> PathBuf {
    let mut name = report.file_stem().unwrap_or_default().to_os_string();
    name.push("-recovered.ron");
    report.with_file_name(name)
}
