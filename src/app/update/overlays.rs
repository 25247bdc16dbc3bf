//! Keys and text for whatever lies over the panes.

use super::Update;
use crate::app::command::Command;
use crate::app::input::{Effect, Purpose};
use crate::app::line::InputLine;
use crate::app::overlay::{Answer, Overlay, Prompt, PromptKind, Question};
use crate::app::wording::Word;
use crate::report::{Operation, TextPlace, outline};
use std::path::PathBuf;

impl Update<'_> {
    pub(super) fn command_over(&mut self, command: Command) {
        // These mean the same wherever one is.
        match command {
            Command::Quit => return self.quit(),
            Command::Suspend => return self.effects.push(Effect::Suspend),
            Command::HandIn => return self.hand_in(),
            // Its other chord edits a phrase, where there are any.
            Command::EditPhrase if !self.is_palette() => return self.hand_in(),
            Command::Save => return self.save_from_overlay(),
            Command::Paste => {
                if let Some(clip) = self.app.clip.clone() {
                    self.type_over(&clip.plain);
                }
                return;
            }
            Command::Help if !matches!(self.app.overlays.last(), Some(Overlay::List(_))) => {
                return self.open_list(Command::Help);
            }
            _ => {}
        }
        match self.app.overlays.last() {
            Some(Overlay::Preview) => self.preview_command(command),
            Some(Overlay::List(_)) => self.list_command(command),
            Some(Overlay::Prompt(_)) => self.prompt_command(command),
            Some(Overlay::Question(_)) => self.question_command(command),
            Some(Overlay::Find(_)) => self.find_command(command),
            Some(Overlay::Form(_)) => self.form_command(command),
            Some(Overlay::Sheet(_)) => self.sheet_command(command),
            Some(Overlay::Fill(_)) => self.filling_command(command),
            Some(Overlay::Phrase(_)) => self.phrase_command(command),
            Some(Overlay::Targets(_)) => self.targets_command(command),
            Some(Overlay::Findings(_)) => self.findings_command(command),
            None => {}
        }
    }

    /// Saves from where one is: what does not go into the report stays, anything else is settled
    /// first.
    fn save_from_overlay(&mut self) {
        match self.app.overlays.last() {
            Some(Overlay::Question(_)) => {}
            Some(Overlay::Prompt(prompt)) if prompt.kind == PromptKind::SaveAs => {
                self.prompt_command(Command::Accept);
            }
            Some(
                Overlay::Find(_) | Overlay::Preview | Overlay::Findings(_) | Overlay::Phrase(_),
            ) => self.save(),
            _ => {
                self.settle_overlays();
                self.save();
            }
        }
    }

    /// Types into what lies on top.
    pub(super) fn type_over(&mut self, text: &str) {
        match self.app.overlays.last_mut() {
            Some(Overlay::List(_)) => self.type_in_list(text),
            Some(Overlay::Prompt(prompt)) => prompt.line.insert(text),
            Some(Overlay::Find(_)) => self.type_in_bar(text),
            Some(Overlay::Findings(_)) => self.type_in_findings(text),
            Some(Overlay::Form(form)) => {
                if let Some(row) = form.row_mut() {
                    row.line.insert(text);
                }
            }
            Some(Overlay::Fill(filling)) => {
                filling.line.insert(text);
                filling.typed();
            }
            Some(Overlay::Targets(targets)) => {
                targets.line_mut().into_iter().for_each(|line| line.insert(text));
            }
            Some(Overlay::Phrase(form)) => match form.line_mut() {
                Some(line) => line.insert(text),
                None => form.turn_to(text),
            },
            Some(Overlay::Preview) => self.type_in_preview(text),
            Some(Overlay::Question(_) | Overlay::Sheet(_)) | None => {}
        }
    }

    pub(super) fn prompt(&mut self, kind: PromptKind, title: Word, text: &str) {
        if kind.changes_the_report() && self.is_barred() {
            return;
        }
        let title = self.app.say(title);
        self.prompt_titled(kind, title, text);
    }

    pub(super) fn prompt_titled(&mut self, kind: PromptKind, title: String, text: &str) {
        let mut line = InputLine::new(text);
        line.select(matches!(kind, PromptKind::Rename(_)));
        self.push(Overlay::Prompt(Prompt { kind, title, line }));
    }

    fn prompt_command(&mut self, command: Command) {
        let Some(Overlay::Prompt(prompt)) = self.app.overlays.last_mut() else { return };
        match command {
            Command::Accept => {
                let Some(Overlay::Prompt(prompt)) = self.app.overlays.pop() else { return };
                self.prompt_done(prompt);
            }
            Command::Close => {
                self.app.overlays.pop();
                self.call_off();
            }
            _ => {
                prompt.line.run(command);
            }
        }
    }

    pub(super) fn prompt_done(&mut self, prompt: Prompt) {
        let text = prompt.line.text();
        match prompt.kind {
            PromptKind::SaveAs => self.save_as(text),
            PromptKind::Page => self.go_to_page(text),
            PromptKind::Open if text.trim().is_empty() => {}
            PromptKind::Open => {
                let path = PathBuf::from(text.trim());
                self.ask_leave(Effect::Load { path, purpose: Purpose::Open });
            }
            PromptKind::InsertFile if text.trim().is_empty() => {}
            PromptKind::InsertFile => {
                let path = PathBuf::from(text.trim());
                self.effects.push(Effect::Load { path, purpose: Purpose::Insert });
            }
            PromptKind::Rename(id) => {
                let heading = self.app.report.section(id).map(|s| s.heading.clone());
                if heading.as_deref().is_some_and(|old| old != text) {
                    let heading = crate::report::slot::check(text).map_or_else(
                        |_| crate::report::slot::escape(text).into_owned(),
                        |()| text.to_string(),
                    );
                    let made = outline::rename(&self.app.report, id, &heading);
                    if let Ok(operation) = made {
                        self.rename_done(id, operation);
                    }
                }
            }
            PromptKind::Note { place } => self.set_note(place, text),
            PromptKind::FieldName { place, range } => self.field_of(place, range, text.trim()),
        }
    }

    fn rename_done(&mut self, id: crate::report::SectionId, operation: Operation) {
        self.apply_in_place(operation);
        let end = self.texts().end_of(TextPlace::heading(id));
        self.app.view.go(end, false);
        self.drop_number(false);
    }

    pub(super) fn ask(&mut self, text: String, answers: Vec<(Word, Answer)>) {
        let answers = answers.into_iter().map(|(word, answer)| (self.app.say(word), answer));
        let question = Question { text, answers: answers.collect(), chosen: 0 };
        self.push(Overlay::Question(question));
    }

    fn question_command(&mut self, command: Command) {
        let Some(Overlay::Question(question)) = self.app.overlays.last_mut() else { return };
        let count = question.answers.len().max(1);
        match command {
            Command::Left | Command::Up | Command::PreviousField => {
                question.chosen = (question.chosen + count - 1) % count;
            }
            Command::Right | Command::Down | Command::NextField => {
                question.chosen = (question.chosen + 1) % count;
            }
            Command::Accept => {
                let answer =
                    question.answers.get(question.chosen).map(|(_, answer)| answer.clone());
                self.app.overlays.pop();
                if let Some(answer) = answer {
                    self.answered(answer);
                }
            }
            Command::Close => {
                self.app.overlays.pop();
                self.call_off();
            }
            _ => {}
        }
    }
}
