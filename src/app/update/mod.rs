//! One input after the other: what it means, what it changes, what is asked of the outside.
//!
//! Every change of the report goes through [`Update::apply`], and so through the history; every way
//! of an input ends with everything settled, so that drawing changes nothing.

mod change;
mod dragging;
mod files;
mod fill;
mod filling;
mod finding;
mod form;
mod handing;
mod inserting;
mod items;
mod keys;
mod lists;
mod long_lists;
mod mouse;
mod others;
mod overlays;
mod own_phrases;
mod palette;
mod pasting;
mod previewing;
mod proofing;
mod recovery;
mod rules;
mod sections;
mod settings;
mod sheets;
mod taking;
mod targets;
mod typing;
mod walking;

use super::command::Command;
use super::input::{Effect, Input, Now};
use super::keys::Focus;
use super::overlay::Overlay;
use super::state::{App, Pane};
use super::view::texts::Texts;
use super::wording::Word;
use crate::report::outline::Obstacle;
use crate::report::{Part, Place, SectionId, TextPlace};

/// Does what an input means, and returns what the outside is to do.
pub fn update(app: &mut App, input: Input, now: Now) -> Vec<Effect> {
    let mut update = Update { app, now, effects: Vec::new(), is_refused: false };
    update.input(input);
    if update.is_refused {
        update.refuse();
    }
    let Update { app, effects, .. } = update;
    app.settle();
    effects
}

pub use recovery::beside as recovered_beside;

/// One input on its way.
struct Update<'a> {
    app: &'a mut App,
    now: Now,
    effects: Vec<Effect>,
    /// A change was refused since somebody else is writing the report.
    is_refused: bool,
}

impl Update<'_> {
    fn input(&mut self, input: Input) {
        if let Input::Key(_) | Input::Paste(_) | Input::Mouse(_) = input {
            self.meet_seeking();
        }
        match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.paste_from_outside(&text),
            Input::Mouse(mouse) => self.mouse(mouse),
            Input::Resize(size) => self.app.size = size,
            Input::Idle => self.idle(),
            Input::Closing => self.settle_overlays(),
            Input::Probed(width) => self.app.probed = width,
            Input::Loaded(loaded) => self.loaded(*loaded),
            Input::NotLoaded { why, .. } => self.app.complain(why),
            Input::Locked(state) => self.locked(state),
            Input::LockFree => self.lock_is_free(),
            Input::ChangedOnDisk { path, theirs } => self.changed_on_disk(&path, theirs, false),
            Input::FileGone { path } => self.file_gone(&path),
            Input::Versions(versions) => self.versions_come(versions),
            Input::Version { when, report } => self.version_comes(&when, *report),
            Input::Found(found) => self.found(*found),
            Input::Complaint { why } => self.app.complain(why),
            Input::KeptAgain => self.app.file.is_unkept = false,
            Input::NotKept { why } => {
                self.app.file.is_unkept = true;
                self.app.complain(self.app.say(Word::JournalFails { why: &why }));
            }
            Input::Saved(saved) => self.saved(saved),
            Input::Offered(offers) => self.offered(offers),
            Input::HandedIn(done) => self.handed_in(done),
            Input::Presets { presets, complaints } => self.presets_come(presets, &complaints),
            Input::Rules { rules, complaints } => self.rules_come(rules, &complaints),
            Input::Terms { change, rules } => self.terms_changed(&change, rules),
            Input::Checked { version, findings } => self.checked(version, findings),
            Input::Phrases(phrases) => self.phrases_come(phrases),
        }
    }

    /// Runs a command where the caret is.
    fn command(&mut self, command: Command) {
        if !matches!(command, Command::Backspace | Command::Delete) {
            self.app.history.break_step();
            self.end_typing();
        }
        if self.app.focus() == Focus::Over {
            return self.command_over(command);
        }
        if self.app.pane == Pane::Tree && self.command_in_tree(command) {
            return;
        }
        let done = self.walk(command)
            || self.edit(command)
            || self.section_command(command)
            || self.fill_command(command)
            || self.proof_command(command);
        if !done {
            self.general(command);
        }
    }

    fn general(&mut self, command: Command) {
        match command {
            Command::Save => self.save(),
            Command::SaveAs => self.ask_name(),
            Command::Start => self.start(),
            Command::InsertFile => self.ask_insert(),
            Command::Suspend => self.effects.push(Effect::Suspend),
            Command::Quit => self.quit(),
            Command::Versions => self.ask_versions(),
            Command::Find => self.find_bar(false),
            Command::Replace => self.find_bar(true),
            Command::FindNext => self.find_again(true),
            Command::FindPrevious => self.find_again(false),
            Command::SwitchPane => self.switch_pane(),
            Command::OpenText => self.open_text(),
            Command::Settings | Command::Menu | Command::Help | Command::GoTo => {
                self.open_list(command);
            }
            Command::Phrases => self.open_palette(),
            Command::Preview => self.open_preview(),
            Command::HandIn => self.hand_in(),
            Command::PreviewBeside => self.toggle_preview_beside(),
            Command::Close => self.close(),
            _ => {}
        }
    }

    fn switch_pane(&mut self) {
        self.app.pane = match self.app.pane {
            Pane::Tree => Pane::Text,
            Pane::Text => Pane::Tree,
        };
    }

    /// Goes to the text of what the tree shows: behind a heading, or where its text is to come.
    fn open_text(&mut self) {
        self.app.pane = Pane::Text;
        let caret = self.caret();
        let texts = self.texts();
        let next = texts.next(caret.text).filter(|next| texts.is_awaited(*next));
        let is_body = |next: &TextPlace| next.part == caret.text.part;
        if caret.at > 0
            && texts.end_of(caret.text) == caret
            && let Some(text) = next.filter(is_body)
        {
            self.app.view.go(Place { text, at: 0 }, false);
        }
    }

    /// Closes the innermost thing: of the panes that is a selection.
    fn close(&mut self) {
        self.app.view.anchor = None;
        self.app.slots.walked = None;
        if self.app.pane == Pane::Tree {
            self.app.pane = Pane::Text;
        }
    }

    fn idle(&mut self) {
        self.ask_phrases();
        // One thing at a time, what is looked at first: a key may have to wait for it.
        let waited_for = self.seek_on() || self.fill_on() || self.form_on();
        let counted =
            waited_for || self.count_hits() || self.count_selection() || self.count_parts();
        if !counted && !self.lay_out_preview() {
            self.proofread();
        }
    }

    /// Counts what is looked for; false where that is done.
    fn count_hits(&mut self) -> bool {
        let app = &mut *self.app;
        let at = app.view.anchor.unwrap_or(app.view.caret);
        let Some(search) = app.search.as_mut().filter(|search| search.count.is_none()) else {
            return false;
        };
        search.count_on(&Texts::new(&app.report, app.view.narrow), at);
        true
    }

    fn count_selection(&mut self) -> bool {
        let app = &mut *self.app;
        let texts = Texts::new(&app.report, app.view.narrow);
        let selection = app.view.selection(&texts);
        let Some(selection) = selection.filter(|s| app.stats.selection(*s).is_none()) else {
            return false;
        };
        app.stats.count_selection(&texts, &mut app.view.layout, selection);
        true
    }

    fn count_parts(&mut self) -> bool {
        let app = &mut *self.app;
        app.stats.work(&Texts::new(&app.report, None), &mut app.view.layout)
    }

    fn lay_out_preview(&mut self) -> bool {
        let app = &mut *self.app;
        let caret = app.view.caret;
        let works = !app.preview.is_done(caret);
        if works {
            app.preview.work(&app.report, &app.options.preset, caret);
        }
        works
    }

    fn texts(&self) -> Texts<'_> {
        self.app.texts()
    }

    fn caret(&self) -> Place {
        self.app.view.caret
    }

    /// The section that section commands are about.
    fn section(&self) -> Option<SectionId> {
        let part = match self.app.pane {
            Pane::Tree => self.app.tree.chosen.unwrap_or(self.caret().text.part),
            Pane::Text => self.caret().text.part,
        };
        match part {
            Part::Section(id) => Some(id),
            Part::Fixed(_) => None,
        }
    }

    fn push(&mut self, overlay: Overlay) {
        self.app.overlays.push(overlay);
    }

    fn obstacle(&mut self, obstacle: Obstacle) {
        self.app.tell(match obstacle {
            Obstacle::Nowhere => Word::ObstacleNowhere,
            Obstacle::First => Word::ObstacleFirst,
            Obstacle::Last => Word::ObstacleLast,
            Obstacle::Top => Word::ObstacleTop,
            Obstacle::TooDeep => Word::ObstacleTooDeep,
            Obstacle::InsideItself => Word::ObstacleInsideItself,
        });
    }
}

impl App {
    /// Says whether somebody waits for what is done between keys: it is not put off.
    pub fn is_waited_for(&self) -> bool {
        let fills = match self.overlays.last() {
            Some(Overlay::List(list)) => !list.is_done(),
            Some(Overlay::Form(form)) => !form.is_whole(),
            _ => false,
        };
        fills || self.search.as_ref().is_some_and(|search| search.seeking.is_some())
    }

    /// Says whether there is something to be counted between keys.
    pub fn has_work(&self) -> bool {
        let counted = self.stats.is_done(&self.report);
        let selection = self.view.selection(&self.texts());
        let selected = selection.is_none_or(|s| self.stats.selection(s).is_some());
        let asked = self.phrases.was_asked();
        let previewed = self.preview.is_done(self.view.caret);
        !asked
            || self.is_waited_for()
            || !counted
            || !selected
            || !previewed
            || self.has_proofing_work()
            || self.search.as_ref().is_some_and(|search| search.count.is_none())
    }
}
