//! Opening, saving and leaving: what is asked before, and what is said after.

use super::Update;
use crate::app::file_name;
use crate::app::input::{Beside, Effect, Loaded, Purpose, Saved, TextSaved};
use crate::app::line::InputLine;
use crate::app::message::Message;
use crate::app::overlay::{Answer, Overlay, Prompt, PromptKind};
use crate::app::wording::{Word, sentence};
use crate::formats::form::Form;
use crate::report::{Report, open, renew};
use std::path::{Path, PathBuf};

impl Update<'_> {
    pub(super) fn save(&mut self) {
        // Saving is only saving, whatever was begun before.
        self.app.handing = None;
        self.app.quit_after_save = false;
        match self.app.file.path.clone() {
            Some(_) if self.app.file.read_only.is_some() => {
                self.tell_read_only();
                self.ask_name();
            }
            Some(path) => {
                // A report that only has the name it is to get must not go over another.
                self.save_to(path, self.beside(), false);
            }
            None => self.ask_name(),
        }
    }

    pub(super) fn beside(&self) -> Beside {
        // What is handed in is written for itself.
        match self.app.options.text_beside && self.app.handing.is_none() {
            true => Beside::IfOurs,
            false => Beside::No,
        }
    }

    fn save_to(&mut self, path: PathBuf, beside: Beside, force: bool) {
        if std::mem::take(&mut self.app.file.has_comments) {
            self.app.tell(Word::SavingLosesComments);
        }
        self.effects.push(Effect::Save { path, beside, force });
    }

    pub(super) fn ask_name(&mut self) {
        let name = match &self.app.file.path {
            Some(path) => path.display().to_string(),
            None => suggested_name(&self.app.report),
        };
        let title = self.app.say(Word::AskSaveAs);
        let line = InputLine::of_file_name(name, ".ron");
        self.push(Overlay::Prompt(Prompt { kind: PromptKind::SaveAs, title, line }));
    }

    pub(super) fn save_as(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return self.call_off();
        }
        let mut named = PathBuf::from(text);
        if file_name::is_folder(text) {
            named.push(suggested_name(&self.app.report));
        }
        self.app.file.meant = Form::of_file(&named);
        self.save_to(file_name::of_report(&named), self.beside(), false);
    }

    pub(super) fn saved(&mut self, saved: Saved) {
        match saved {
            Saved::Well { path, text, remark } => {
                self.app.history.mark_saved();
                self.app.file.path = Some(path.clone());
                self.app.file.is_new = false;
                self.app.file.is_unkept = false;
                self.app.file.read_only = None;
                self.text_saved(path.clone(), text);
                self.say_where_the_form_is(&path);
                self.saved_for_handing();
                if let Some(remark) = remark {
                    self.app.complain(remark);
                }
                if self.app.quit_after_save && self.app.overlays.is_empty() {
                    self.effects.push(Effect::Quit);
                }
            }
            Saved::ChangedOnDisk { path, theirs } => self.changed_on_disk(&path, theirs, true),
            Saved::Exists(path) => {
                let file = shown(&path);
                let text = self.app.say(Word::FileExists { file: &file });
                self.ask_over(text, path);
            }
            Saved::Failed(why) => {
                self.call_off();
                self.app.complain(why);
            }
        }
    }

    /// Who saved under the name of a document is told how that comes to be.
    fn say_where_the_form_is(&mut self, report: &Path) {
        let form = self.app.file.meant.take();
        let form = form.filter(|form| *form != Form::Text || !self.app.options.text_beside);
        let Some(form) = form else { return };
        let Some(message) = self.app.message.take() else { return };
        if !self.app.file.handed.forms.contains(&form) {
            self.app.file.handed.toggle(form);
        }
        let file = shown(&report.with_extension(form.id()));
        let how = self.app.say(Word::FormByHandIn { file: &file });
        self.app.message = Some(Message { text: message.text + &how, ..message });
    }

    fn ask_over(&mut self, text: String, path: PathBuf) {
        let over = Answer::Save { path, beside: self.beside(), force: true };
        self.ask(text, vec![(Word::AnswerBack, Answer::Cancel), (Word::AnswerOverwrite, over)]);
    }

    fn text_saved(&mut self, path: PathBuf, text: TextSaved) {
        let name = shown(&path);
        match text {
            TextSaved::Written(text) => {
                let text = shown(&text);
                self.app.tell(Word::SavedBoth { file: &name, text: &text });
            }
            TextSaved::NotWanted => self.app.tell(Word::Saved { file: &name }),
            TextSaved::Failed(why) => {
                self.app.quit_after_save = false;
                self.app.complain(why);
            }
            TextSaved::NotOurs(text) => {
                let file = shown(&text);
                let question = self.app.say(Word::TextNotOurs { file: &file });
                let save = |beside| Answer::Save { path: path.clone(), beside, force: false };
                let answers = vec![
                    (Word::AnswerOtherName, save(Beside::OtherName)),
                    (Word::AnswerOverwrite, save(Beside::Overwrite)),
                    (Word::AnswerNoText, save(Beside::Never)),
                ];
                self.ask(question, answers);
            }
        }
    }

    pub(super) fn loaded(&mut self, loaded: Loaded) {
        match (loaded.purpose, loaded.report_beside.clone()) {
            (Purpose::Insert, _) => self.take_from(loaded),
            (Purpose::Renew, _) => self.renew(&loaded),
            (Purpose::Unwrap, _) => self.unwrapped(&loaded),
            (Purpose::Open, Some(beside)) => {
                let text = loaded.file.origin.clone().unwrap_or_default();
                let file = shown(&beside);
                let question = self.app.say(Word::ReportBeside { file: &file });
                let answers = vec![
                    (Word::AnswerOpenReport, Answer::Open { path: beside }),
                    (Word::AnswerOpenText, Answer::OpenText { path: text }),
                    (Word::AnswerBack, Answer::Cancel),
                ];
                self.ask(question, answers);
            }
            _ => {
                let wrapped = loaded.hard_wrapped.zip(loaded.file.origin.clone());
                // Who could only read it until now stays where he is.
                let was_read =
                    self.app.file.read_only.is_some() && self.app.file.path == loaded.file.path;
                let place = was_read.then(|| self.app.place_in_numbers()).or(loaded.place);
                let folded = was_read.then(|| self.app.folded_in_numbers());
                self.app.open(loaded.report, loaded.file);
                self.effects.push(Effect::Opened);
                self.app.fold_numbers(&folded.unwrap_or(loaded.folded));
                if let Some(place) = place {
                    self.app.go_to_numbers(place);
                }
                if let Some(remark) = loaded.remark {
                    self.app.message = Some(Message::new(remark));
                } else if was_read {
                    self.app.tell(Word::MayWrite);
                }
                if let Some((columns, path)) = wrapped {
                    let question = self.app.say(Word::AskUnwrap { columns: &columns });
                    let join = Answer::Unwrap { path };
                    let leave = (Word::AnswerLeaveLines, Answer::Cancel);
                    self.ask(question, vec![(Word::AnswerUnwrap, join), leave]);
                }
            }
        }
    }

    /// Begins the next report from the one that was read.
    fn renew(&mut self, last: &Loaded) {
        match Report::new(renew::renewed(&last.report)) {
            Ok(report) => {
                self.begin(report);
                let file = last.file.origin.as_ref().or(last.file.path.as_ref());
                let file = file.map(|path| shown(path)).unwrap_or_default();
                self.app.tell(Word::Renewed { file: &file });
            }
            Err(defect) => self.app.complain(sentence::defect(&defect, self.app.lang())),
        }
    }

    /// Joined lines are another report, which one undo takes back.
    fn unwrapped(&mut self, loaded: &Loaded) {
        self.put_in_place(&loaded.report);
    }

    pub(super) fn ask_insert(&mut self) {
        if self.is_barred() {
            return;
        }
        self.prompt(PromptKind::InsertFile, Word::AskInsert, "");
    }

    /// Leaves this report for something else, and asks where something would be lost.
    pub(super) fn ask_leave(&mut self, effect: Effect) {
        if self.app.is_saved() {
            self.effects.push(effect);
        } else {
            self.app.tell(Word::SaveFirst);
        }
    }

    /// Sets what was being filled in and closes what lies over the panes: nothing typed is lost, and
    /// nothing stands in the way of leaving.
    pub(super) fn settle_overlays(&mut self) {
        while let Some(overlay) = self.app.overlays.pop() {
            match overlay {
                Overlay::Form(form) => self.form_done(&form),
                Overlay::Phrase(form) if form.is_changed() => {
                    form.amendment().into_iter().for_each(|amendment| self.amend(amendment));
                }
                Overlay::Prompt(prompt) if prompt.kind.changes_the_report() => {
                    self.prompt_done(prompt);
                }
                Overlay::Targets(targets) => {
                    self.set_targets(&targets.changed().unwrap_or_default());
                }
                Overlay::Fill(filling) if !filling.line.is_proposed() => {
                    if let Some(value) = filling.value(false) {
                        self.fill(filling.place, filling.range, &value);
                    }
                }
                _ => {}
            }
        }
    }

    pub(super) fn quit(&mut self) {
        self.settle_overlays();
        if self.app.is_saved() {
            return self.effects.push(Effect::Quit);
        }
        let text = self.app.say(Word::QuitUnsaved);
        let answers = vec![
            (Word::AnswerSaveQuit, Answer::SaveAndQuit),
            (Word::AnswerQuit, Answer::Quit),
            (Word::AnswerBack, Answer::Cancel),
        ];
        self.ask(text, answers);
    }

    pub(super) fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::Cancel => self.call_off(),
            Answer::Taken { form, way } => self.answer_taken(form, way),
            Answer::RemovePhrase(text) => self.remove_phrase(text),
            Answer::UseForm => self.use_form(),
            Answer::DropForm => self.drop_form(),
            Answer::Quit => self.effects.push(Effect::Quit),
            Answer::SaveAndQuit => {
                self.save();
                self.app.quit_after_save = true;
            }
            Answer::Save { path, beside, force } => self.save_to(path, beside, force),
            Answer::LookAtOther => self.look_at_other(),
            Answer::TakeOther => self.take_other(),
            Answer::KeepMine => self.keep_mine(),
            Answer::ReadOnly => self.effects.push(Effect::FindLeft),
            Answer::TakeOver => self.effects.push(Effect::TakeLock),
            Answer::Recover => self.recover(),
            Answer::RecoverBeside => self.recover_beside(),
            Answer::LookAtFound => self.look_at_found(),
            Answer::ThrowAway => self.throw_away(),
            Answer::Open { path } => {
                self.effects.push(Effect::Load { path, purpose: Purpose::Open });
            }
            Answer::Unwrap { path } => {
                self.effects.push(Effect::Load { path, purpose: Purpose::Unwrap });
            }
            Answer::OpenText { path } => {
                self.effects.push(Effect::Load { path, purpose: Purpose::OpenAsIs });
            }
        }
    }
}

pub(super) fn shown(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A report is called by its title.
fn suggested_name(report: &crate::report::Report) -> String {
    use crate::report::Fixed;
    let title: String =
        report.fixed(Fixed::Title).iter().map(|p| open::printed(report, &p.text)).collect();
    let clean: String =
        title.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).take(60).collect();
    format!("{}.ron", if clean.trim().is_empty() { "报告" } else { clean.trim() })
}
