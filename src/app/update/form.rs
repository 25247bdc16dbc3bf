//! The form of fields and open places: its keys, and how it is left.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::Made;
use crate::app::form::{self, Form};
use crate::app::overlay::{Answer, Overlay};
use crate::app::wording::Word;
use crate::report::Kind;

impl Update<'_> {
    /// Opens the form of this report's fields and open places.
    pub(super) fn form(&mut self) {
        if self.is_barred() {
            return;
        }
        match Form::begin(&self.app.report) {
            Some(mut form) => {
                self.gather(&mut form, form::AT_ONCE, 0);
                self.push(Overlay::Form(form));
            }
            None => self.app.tell(Word::NoFields),
        }
    }

    /// Gives more open places their rows, and these what is suggested.
    fn gather(&self, form: &mut Form, bytes: usize, known: usize) {
        form.gather(&self.app.report, bytes);
        let usage = &self.app.phrases.usage;
        form.suggest(known, |name| usage.proposed(name).map(str::to_string));
    }

    /// Goes on with the form on top; false where it is whole.
    pub(super) fn form_on(&mut self) -> bool {
        let is_begun = |overlay: &&Overlay| matches!(overlay, Overlay::Form(f) if !f.is_whole());
        if self.app.overlays.last().filter(is_begun).is_none() {
            return false;
        }
        let Some(Overlay::Form(mut form)) = self.app.overlays.pop() else { return false };
        let known = form.rows.len();
        self.gather(&mut form, form::SLICE, known);
        self.app.overlays.push(Overlay::Form(form));
        true
    }

    pub(super) fn form_command(&mut self, command: Command) {
        let (report, size) = (&self.app.report, self.app.size);
        let Some(Overlay::Form(form)) = self.app.overlays.last_mut() else { return };
        let page = isize::try_from(form.lines(size).height).unwrap_or(1);
        let is_last = form.chosen + 1 == form.rows.len() && form.is_whole();
        match command {
            Command::Up | Command::PreviousField => form.step(-1),
            Command::Down | Command::NextField => form.step(1),
            Command::PageUp => form.step(-page),
            Command::PageDown => form.step(page),
            Command::Accept => {
                form.take_suggestion();
                if is_last {
                    self.use_form();
                } else {
                    form.step(1);
                }
            }
            Command::Fields => self.use_form(),
            Command::Close if form.is_changed() => self.ask(
                self.app.say(Word::FormChanged),
                vec![
                    (Word::AnswerUseForm, Answer::UseForm),
                    (Word::AnswerDropForm, Answer::DropForm),
                    (Word::AnswerBack, Answer::Cancel),
                ],
            ),
            Command::Close => self.drop_form(),
            _ => {
                let Some(row) = form.row_mut() else { return };
                let options = row.options(report);
                let turns = matches!(command, Command::Left | Command::Right)
                    && row.turn(&options, command == Command::Right);
                let takes = matches!(command, Command::Right | Command::RowEnd);
                if !(turns || takes && row.take_suggestion()) {
                    row.line.run(command);
                }
            }
        }
    }

    /// Takes what was filled into the form on top, whichever it is.
    pub(super) fn use_form(&mut self) {
        match self.app.overlays.pop() {
            Some(Overlay::Form(form)) => self.form_done(&form),
            Some(other) => {
                self.app.overlays.push(other);
                self.use_phrase();
            }
            None => {}
        }
    }

    pub(super) fn drop_form(&mut self) {
        self.app.overlays.pop();
    }

    /// Sets what was filled in, as one step.
    pub(super) fn form_done(&mut self, form: &Form) {
        let caret = self.caret();
        let operation = form.operation(&self.app.report);
        if self.apply(Made { operation, caret }, Kind::Other) {
            form.filled().for_each(|(name, value)| self.remember_value(name, value));
        }
    }
}
