//! Handing in: the gate, the forms, and writing them. Nothing is written that was not shown, and what
//! was written is said.

use super::Update;
use crate::app::command::Command;
use crate::app::handing::{self, HandedIn, Handing};
use crate::app::input::{Beside, Effect};
use crate::app::overlay::{Action, Answer, Entry, List, ListKind, Overlay, Taken};
use crate::app::state::{App, Pane};
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::formats::form::Form;
use crate::report::Place;

impl Update<'_> {
    /// Begins to hand the report in, or goes on with it.
    pub(super) fn hand_in(&mut self) {
        let top = match self.app.overlays.last() {
            Some(Overlay::List(list)) => Some(list.kind.clone()),
            Some(Overlay::Preview) | None => None,
            Some(_) => return,
        };
        match top {
            Some(ListKind::Gate) => {
                self.app.overlays.pop();
                self.open_forms();
            }
            Some(ListKind::Forms) => self.hand_over(),
            Some(_) => {}
            None => self.open_gate(),
        }
    }

    pub(super) fn is_palette(&self) -> bool {
        let top = self.app.overlays.last();
        matches!(top, Some(Overlay::List(list)) if list.kind == ListKind::Phrases)
    }

    fn open_gate(&mut self) {
        self.tell_what_waits();
        let mut list = List::new(ListKind::Gate);
        self.fill_list(&mut list);
        if handing::is_unread(self.app) {
            self.app.tell(Word::GateTooLong);
        }
        // There is the way on, and nothing else.
        if list.is_done() && list.len() <= 1 {
            return self.open_forms();
        }
        self.push(Overlay::List(list));
    }

    pub(super) fn open_forms(&mut self) {
        let mut list = List::new(ListKind::Forms);
        list.set_entries(forms(self.app));
        self.push(Overlay::List(list));
    }

    /// Shows a stretch of the report and selects it.
    pub(super) fn show(&mut self, from: Place, to: Place) {
        self.app.overlays.retain(|overlay| !matches!(overlay, Overlay::Preview));
        self.app.pane = Pane::Text;
        let all = Texts::new(&self.app.report, None);
        self.app.tree.reveal(&all, from.text.part);
        self.leave_narrow_for(from);
        self.app.view.jump(from);
        if from != to {
            self.app.view.select(from, to);
        }
    }

    /// Writes what is chosen, once the report itself is saved.
    pub(super) fn hand_over(&mut self) {
        let forms = self.app.file.handed.forms.clone();
        if forms.is_empty() {
            return self.app.tell(Word::NoFormChosen);
        }
        let forms_listed =
            |o: &Overlay| matches!(o, Overlay::List(list) if list.kind == ListKind::Forms);
        self.app.overlays.retain(|overlay| !forms_listed(overlay));
        self.app.handing = Some(Handing::default());
        match self.app.file.path.clone() {
            None => self.ask_name(),
            Some(_) if self.app.is_saved() && !self.app.file.is_new => {
                self.effects.push(Effect::HandIn { forms, over: Vec::new() });
            }
            Some(path) => {
                self.effects.push(Effect::Save { path, beside: Beside::No, force: false })
            }
        }
    }

    /// Goes on where a report that is being handed in has been saved.
    pub(super) fn saved_for_handing(&mut self) {
        if self.app.handing.is_some() {
            let forms = self.app.file.handed.forms.clone();
            self.effects.push(Effect::HandIn { forms, over: Vec::new() });
        }
    }

    pub(super) fn handed_in(&mut self, done: HandedIn) {
        let handing = self.app.handing.get_or_insert_default();
        handing.written.extend(done.written);
        handing.failed.extend(done.failed);
        handing.taken.extend(done.taken);
        self.ask_taken();
    }

    /// Asks about the next name that is somebody else's; where there is none, says what was written.
    fn ask_taken(&mut self) {
        let taken = self.app.handing.as_ref().and_then(|handing| handing.taken.first().cloned());
        let Some((form, path)) = taken else { return self.end_handing() };
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = self.app.say(Word::TargetNotOurs { file: &file });
        let answer = |way| Answer::Taken { form, way };
        let mut answers = vec![
            (Word::AnswerOverwrite, answer(Taken::Over)),
            (Word::AnswerLeaveOut, answer(Taken::LeaveOut)),
        ];
        if !self.app.file.handed.renamed.contains(&form) {
            answers.insert(0, (Word::AnswerOtherName, answer(Taken::OtherName)));
        }
        self.ask(text, answers);
    }

    pub(super) fn answer_taken(&mut self, form: Form, way: Taken) {
        if let Some(handing) = &mut self.app.handing {
            handing.taken.retain(|(taken, _)| *taken != form);
        }
        let over = match way {
            Taken::Over => vec![form],
            Taken::OtherName => {
                self.app.file.handed.renamed.push(form);
                Vec::new()
            }
            Taken::LeaveOut => return self.ask_taken(),
        };
        self.effects.push(Effect::HandIn { forms: vec![form], over });
    }

    /// Breaks off what waits for an answer or for a save; what was written by then is said.
    pub(super) fn call_off(&mut self) {
        self.app.quit_after_save = false;
        if self.app.handing.as_ref().is_some_and(|h| h.written.is_empty() && h.failed.is_empty()) {
            self.app.handing = None;
        } else {
            self.end_handing();
        }
    }

    fn end_handing(&mut self) {
        let Some(handing) = self.app.handing.take() else { return };
        let mut list = List::new(ListKind::HandedIn);
        let count = &handing.written.len();
        let mut entries = vec![Entry::head(self.app.say(Word::HandedInFiles { count }))];
        for path in &handing.written {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let folder = path.parent().map(|folder| folder.display().to_string());
            entries.push(Entry::new(name, folder.unwrap_or_default(), Action::Leave));
        }
        entries.extend(handing.failed.iter().map(Entry::head));
        if handing.written.is_empty() {
            entries.push(Entry::new(self.app.say(Word::HintClose), "", Action::Leave));
        }
        list.set_entries(entries);
        self.push(Overlay::List(list));
    }
}

/// Says which rules the report is not read by.
pub(super) fn rules_off(app: &App) -> Option<Entry> {
    let rules = app.lang().join(super::rules::off_here(app));
    let text = app.say(Word::GateRulesOff { rules: &rules });
    (!rules.is_empty()).then(|| Entry::new(text, "", Action::Run(Command::Rules)))
}

/// The last entry of the gate.
pub(super) fn way_on(app: &App) -> Entry {
    let keys = app.options.keymap.written(Command::HandIn);
    let key = keys.first().cloned().unwrap_or_default();
    Entry::new(app.say(Word::GateGoOn), key, Action::GoOn)
}

/// Returns the entries of the forms: writing them, each of them, and how they are set.
pub(super) fn forms(app: &App) -> Vec<Entry> {
    let handed = &app.file.handed;
    let path = app.file.path.clone().unwrap_or_default();
    let mark = |on: bool| if on { "[x]" } else { "[ ]" };
    let mut entries = vec![Entry::new(app.say(Word::FormsWrite), "Enter", Action::HandIn)];
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        entries.push(Entry::head(app.say(Word::FormsInto { folder: &folder.display() })));
    }
    for (form, word) in [
        (Form::Docx, Word::FormDocx),
        (Form::Text, Word::FormText),
        (Form::Markdown, Word::FormMarkdown),
    ] {
        let target = handed.target(&path, form);
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = if name.is_empty() { format!(".{}", form.id()) } else { name };
        let text = format!("{} {name}", mark(handed.forms.contains(&form)));
        entries.push(Entry::new(text, app.say(word), Action::ToggleForm(form)));
    }
    let preset = &app.options.preset;
    entries.push(Entry::head(app.say(Word::FormsPreset { name: &preset.name })));
    let seal = format!("{} {}", mark(preset.seal), app.say(Word::FormsSeal));
    entries.push(Entry::new(seal, app.say(Word::FormsSealWhat), Action::ToggleSeal));
    entries
}
