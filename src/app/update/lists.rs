//! Lists to choose from: help, the menu, sections, settings, the start screen.

use super::inserting::Way;
use super::{Update, settings};
use crate::app::command::{Command, Group};
use crate::app::input::{Effect, Purpose, VersionOffer};
use crate::app::long_list::matches;
use crate::app::overlay::{Action, Entry, List, ListKind, Overlay, PromptKind};
use crate::app::state::{App, FileState};
use crate::app::wording::{Lang, Word};
use crate::page::PagePreset;
use crate::report::{History, Part, Place, Report, TextPlace};
use std::path::PathBuf;

impl Update<'_> {
    pub(super) fn open_list(&mut self, command: Command) {
        let kind = match command {
            Command::Help => ListKind::Help,
            Command::Menu => ListKind::Menu,
            Command::Settings => ListKind::Settings,
            _ => ListKind::GoTo,
        };
        let mut list = List::new(kind);
        self.fill_list(&mut list);
        self.push(Overlay::List(list));
        if command == Command::Settings {
            self.effects.push(Effect::Presets);
        }
    }

    pub(super) fn presets_come(
        &mut self,
        presets: Vec<(String, PagePreset)>,
        complaints: &[String],
    ) {
        self.app.presets = presets;
        if matches!(self.app.overlays.last(), Some(Overlay::List(l)) if l.kind == ListKind::Settings)
        {
            self.refresh_list(false);
        }
        if let Some(complaint) = complaints.first() {
            self.app.complain(complaint.clone());
        }
    }

    /// Opens the list of sections with a query begun.
    pub(super) fn go_to(&mut self, text: &str) {
        self.open_list(Command::GoTo);
        self.type_over(text);
    }

    pub(super) fn start(&mut self) {
        // What is chosen would be refused: it is not asked for.
        self.ask_leave(Effect::Offer);
    }

    pub(super) fn offered(&mut self, offers: crate::app::state::Offers) {
        self.app.offers = offers;
        let mut list = List::new(ListKind::Start);
        self.fill_list(&mut list);
        self.push(Overlay::List(list));
    }

    pub(super) fn list_command(&mut self, command: Command) {
        // Keys mean the same however fast they come.
        if let Command::Accept | Command::ReportEnd = command {
            self.fill_whole();
        }
        let Some(Overlay::List(list)) = self.app.overlays.last_mut() else { return };
        if list.kind == ListKind::Phrases && self.palette_command(command) {
            return;
        }
        let Some(Overlay::List(list)) = self.app.overlays.last_mut() else { return };
        match command {
            Command::Up => list.step(-1),
            Command::Down => list.step(1),
            Command::NextField => list.step_group(true),
            Command::PreviousField => list.step_group(false),
            Command::PageUp => list.step(-10),
            Command::PageDown => list.step(10),
            Command::ReportStart => list.step(-1_000_000),
            Command::ReportEnd => list.step(1_000_000),
            Command::Accept => self.accept(),
            Command::Close => {
                self.app.overlays.pop();
            }
            // What is ignored is brought back by what ignored it, too.
            Command::Delete
                if matches!(list.action(), Some(Action::Unignore(_) | Action::ForgetTerm(_))) =>
            {
                self.accept();
            }
            _ => {
                if list.query.run(command) {
                    self.refresh_list(true);
                }
            }
        }
    }

    pub(super) fn type_in_list(&mut self, text: &str) {
        if let Some(Overlay::List(list)) = self.app.overlays.last_mut() {
            match list.kind {
                // There is nothing to look for; the space bar ticks.
                ListKind::Forms if text.trim().is_empty() => return self.accept(),
                _ if list.has_query() => list.query.insert(text),
                _ => return,
            }
            self.refresh_list(true);
        }
    }

    /// Makes the entries of the list on top anew.
    pub(super) fn refresh_list(&mut self, from_start: bool) {
        let Some(Overlay::List(mut list)) = self.app.overlays.pop() else { return };
        if from_start {
            (list.chosen, list.is_moved, list.top) = (0, false, 0);
        }
        self.fill_list(&mut list);
        self.app.overlays.push(Overlay::List(list));
    }

    /// Does what the chosen entry says.
    pub(super) fn accept(&mut self) {
        let Some(Overlay::List(list)) = self.app.overlays.last() else { return };
        let Some(action) = list.action().cloned() else { return };
        if self.rules_action(&action) {
            return;
        }
        let stays = matches!(
            action,
            Action::Set(_) | Action::ToggleForm(_) | Action::ToggleSeal | Action::HandIn
        );
        if !stays {
            self.app.overlays.pop();
        }
        match action {
            Action::Run(command) => self.command(command),
            Action::GoTo(id) => {
                let text = TextPlace::heading(id);
                let all = crate::app::view::texts::Texts::new(&self.app.report, None);
                let place = all.end_of(text);
                self.app.tree.reveal(&all, Part::Section(id));
                self.leave_narrow_for(place);
                self.app.view.jump(place);
            }
            Action::Open(path) => self.ask_leave(Effect::Load { path, purpose: Purpose::Open }),
            Action::Renew(path) => self.ask_leave(Effect::Load { path, purpose: Purpose::Renew }),
            Action::New(template) => self.new_report(template),
            Action::Set(setting) => self.set(setting),
            Action::Insert(number) => self.insert_phrase(number, Way::Text),
            Action::Show(from, to) => self.show(from, to),
            Action::GoOn => self.open_forms(),
            Action::ToggleForm(form) => {
                self.app.file.handed.toggle(form);
                self.refresh_list(false);
            }
            Action::ToggleSeal => {
                self.app.file.handed.seal = Some(!self.app.options.preset.seal);
                self.app.set_preset();
                self.refresh_list(false);
            }
            Action::HandIn => self.hand_over(),
            Action::Leave => {}
            Action::PutBack(number) => self.put_back(number),
            Action::Take(section) => self.take(section),
            Action::Version(path) => self.read_version(&path),
            Action::Recover(journal) => self.ask_leave(Effect::Recover(journal)),
            Action::Rule(_) | Action::Unignore(_) | Action::ForgetTerm(_) => {}
            Action::AskPath => self.prompt(PromptKind::Open, Word::AskPath, ""),
        }
    }

    pub(super) fn leave_narrow_for(&mut self, place: Place) {
        let texts = self.texts();
        let part = texts.index_of(place.text.part);
        if !part.is_some_and(|part| texts.span().contains(&part)) {
            self.app.view.set_narrow(None);
        }
    }

    fn new_report(&mut self, template: usize) {
        if !self.app.is_saved() {
            return self.app.tell(Word::SaveFirst);
        }
        let Some(template) = self.app.offers.templates.get(template).cloned() else { return };
        self.begin(template.report);
    }

    /// Begins a report that has no name yet, with the form of its fields.
    pub(super) fn begin(&mut self, report: Report) {
        let file = FileState { is_new: true, ..FileState::default() };
        self.app.open(report, file);
        self.effects.push(Effect::Opened);
        self.app.history = History::of_saved();
        if !self.app.report.fields().is_empty() {
            self.command(Command::Fields);
        }
    }
}

/// Returns the entries of a list that is no long one.
pub(super) fn entries(app: &App, list: &List) -> Vec<Entry> {
    let query = list.query.text();
    match list.kind {
        ListKind::Help => commands(app, query, true),
        ListKind::Menu => commands(app, query, false),
        ListKind::Settings => settings::matching(app, query, false),
        ListKind::Rules => found(super::rules::entries(app), query),
        ListKind::Versions => versions(app, query),
        ListKind::Start => found(offers(app), query),
        ListKind::Forms => super::handing::forms(app),
        ListKind::HandedIn => list.entries.clone(),
        ListKind::Phrases => super::palette::entries(app, list),
        ListKind::GoTo | ListKind::Gate | ListKind::TakeFrom | ListKind::Trash => Vec::new(),
    }
}

/// Returns the entries that a query finds by what they and their group say, with the heads of these
/// groups.
fn found(entries: Vec<Entry>, query: &str) -> Vec<Entry> {
    if query.is_empty() {
        return entries;
    }
    let mut found: Vec<Entry> = Vec::new();
    let mut head: Option<Entry> = None;
    let mut group = String::new();
    for entry in entries {
        if entry.action.is_none() {
            group.clone_from(&entry.text);
            head = Some(entry);
        } else if matches(query, &format!("{group} {} {}", entry.text, entry.detail)) {
            found.extend(head.take());
            found.push(entry);
        }
    }
    found
}

pub(super) fn commands(app: &App, query: &str, all_keys: bool) -> Vec<Entry> {
    let lang = app.lang();
    let mut entries = Vec::new();
    let groups = Group::MENU.into_iter().chain(all_keys.then_some(Group::Inner));
    for group in groups {
        let mut own = Vec::new();
        for command in Command::ALL.iter().filter(|c| c.group() == group) {
            let keys = keys(app, *command);
            let shown =
                if all_keys { keys.join("  ") } else { keys.first().cloned().unwrap_or_default() };
            let names = (command.name(Lang::Zh), command.name(Lang::En), command.id());
            let both = format!("{} {} {} {shown}", names.0, names.1, names.2);
            // A config names commands by their ids.
            let shown = if all_keys { format!("{shown}  {}", command.id()) } else { shown };
            if matches(query, &both) {
                let mut entry = Entry::new(command.name(lang), shown, Action::Run(*command));
                entry.action = entry.action.filter(|_| group != Group::Inner);
                own.push(entry);
            }
        }
        if !own.is_empty() {
            entries.push(Entry::head(group.name(lang)));
            entries.append(&mut own);
        }
    }
    // What is settled is found among the commands, too, by whoever looks for it.
    if !query.trim().is_empty() {
        entries.extend(settings::matching(app, query, true));
    }
    entries
}

/// Returns the keys of a command, and behind them what became of those it had.
fn keys(app: &App, command: Command) -> Vec<String> {
    let keymap = &app.options.keymap;
    let mut keys = keymap.written(command);
    let taken = keymap.taken().iter().filter(|taken| taken.from == command);
    if keys.is_empty() {
        keys.push(app.say(Word::KeyNone));
    }
    keys.extend(taken.map(|taken| {
        let (key, to) = (&taken.key, &taken.to.name(app.lang()));
        app.say(Word::KeyNowOf { key, to })
    }));
    keys
}

fn versions(app: &App, query: &str) -> Vec<Entry> {
    let shown = app.versions.iter().filter(|version| matches(query, &version.when));
    let entry = |version: &VersionOffer| {
        let mut size = format!("{} KB", version.size.div_ceil(1024));
        if let Some(words) = version.words {
            size = format!("{} · {size}", app.say(Word::Chars { count: &words }));
        }
        Entry::new(&version.when, size, Action::Version(version.path.clone()))
    };
    shown.map(entry).collect()
}

/// From so many recent reports the next one is begun.
const MOST_RENEWED: usize = 5;

fn offers(app: &App) -> Vec<Entry> {
    let offers = &app.offers;
    let left = offers
        .left
        .iter()
        .map(|left| Entry::new(&left.title, &left.when, Action::Recover(left.journal.clone())));
    let entry_of = |path: &PathBuf, action: fn(PathBuf) -> Action| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let folder = path.parent().map(|p| p.display().to_string()).unwrap_or_default();
        Entry::new(name, folder, action(path.clone()))
    };
    let recent = offers.recent.iter().map(|path| entry_of(path, Action::Open));
    let renewed = offers.recent.iter().take(MOST_RENEWED).map(|p| entry_of(p, Action::Renew));
    let templates = offers.templates.iter().enumerate();
    let templates = templates.map(|(n, t)| Entry::new(&t.name, &t.id, Action::New(n)));
    let other = Entry::new(app.say(Word::StartOpen), "", Action::AskPath);
    let groups: [(Word, Vec<Entry>); 5] = [
        (Word::StartLeft, left.collect()),
        (Word::StartRecent, recent.collect()),
        (Word::StartRenewed, renewed.collect()),
        (Word::StartTemplates, templates.collect()),
        (Word::StartOther, vec![other]),
    ];
    let mut entries = Vec::new();
    for (head, mut group) in groups {
        if !group.is_empty() {
            entries.push(Entry::head(app.say(head)));
            entries.append(&mut group);
        }
    }
    entries
}
