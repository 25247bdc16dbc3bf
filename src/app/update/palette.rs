//! The palette: standard formulations for the place the caret is at, and with `@` sections, with `>`
//! commands, in one line.

use super::Update;
use super::inserting::Way;
use super::lists::commands;
use crate::app::command::Command;
use crate::app::overlay::{Action, Entry, List, ListKind, Overlay};
use crate::app::phrasebook::{self, Amended, Phrases, Wanted};
use crate::app::state::App;
use crate::app::wording::Word;
use crate::phrases::{Layer, Query, Target, Use};

/// How many hits a list holds.
const MOST: usize = 200;

impl Update<'_> {
    /// Opens the palette; until the phrases have come it says so and takes the query.
    pub(super) fn open_palette(&mut self) {
        self.ask_phrases();
        self.prepare_palette();
        let mut list = List::new(ListKind::Phrases);
        self.fill_list(&mut list);
        self.push(Overlay::List(list));
        self.complain_of_packs();
    }

    /// Asks for the phrases, or for their index anew where a field has another value.
    pub(super) fn ask_phrases(&mut self) {
        let asked = self.app.phrases.ask(phrasebook::fields(&self.app.report));
        self.effects.extend(asked);
    }

    pub(super) fn phrases_come(&mut self, phrases: Phrases) {
        let amended = phrases.amended;
        self.app.phrases.come(phrases);
        match amended {
            Some(Amended::Kept) => self.app.tell(Word::PhraseKept),
            Some(Amended::Removed) => self.app.tell(Word::PhraseRemoved),
            None => {}
        }
        let palette_is_open = matches!(self.app.overlays.last(),
            Some(Overlay::List(list)) if list.kind == ListKind::Phrases);
        if palette_is_open {
            self.ask_phrases();
            self.prepare_palette();
            self.refresh_list(false);
            self.complain_of_packs();
        }
        if self.app.phrases.wanted.take() == Some(Wanted::Alternative)
            && self.app.overlays.is_empty()
        {
            self.next_alternative();
        }
    }

    fn complain_of_packs(&mut self) {
        let complaints = std::mem::take(&mut self.app.phrases.complaints);
        if !complaints.is_empty() {
            self.app.complain(complaints.join(" "));
        }
    }

    pub(super) fn prepare_palette(&mut self) {
        let part = self.caret().text.part;
        let today = self.now.today.day_number();
        self.app.phrases.stand(&self.app.report, part, today);
    }

    /// Runs a command that means something of its own in the palette; false where it does not.
    pub(super) fn palette_command(&mut self, command: Command) -> bool {
        let Some(Overlay::List(list)) = self.app.overlays.last() else { return false };
        let Some(Action::Insert(number)) = list.action().cloned() else {
            return command == Command::NextField && list.entries.is_empty();
        };
        let way = match command {
            Command::NextItem => Way::Item,
            Command::NewChild => Way::Section { child: true },
            Command::NewSection => Way::Section { child: false },
            Command::NextField => {
                self.insert_and_stay();
                return true;
            }
            Command::PinPhrase => {
                self.pin(number);
                return true;
            }
            Command::EditPhrase => {
                self.edit_phrase();
                return true;
            }
            Command::DeletePhrase => {
                self.delete_phrase();
                return true;
            }
            _ => return false,
        };
        self.app.overlays.pop();
        self.insert_phrase(number, way);
        true
    }

    fn pin(&mut self, number: usize) {
        let Some(id) = self.app.phrases.get(number).map(|entry| entry.id) else { return };
        let on = !self.app.phrases.usage.pinned.contains(&id);
        self.note_use(Use::Pinned { id, on });
        self.prepare_palette();
        self.refresh_list(false);
        self.choose_phrase(number);
        self.app.tell(if on { Word::Pinned } else { Word::Unpinned });
    }

    /// Chooses a phrase in the list wherever it stands now.
    fn choose_phrase(&mut self, number: usize) {
        let Some(Overlay::List(list)) = self.app.overlays.last_mut() else { return };
        let is_it = |entry: &Entry| entry.action == Some(Action::Insert(number));
        list.chosen = list.entries.iter().position(is_it).unwrap_or(list.chosen);
    }
}

/// Says whether sections are asked for, and not phrases.
pub(super) fn asks_for_sections(list: &List) -> bool {
    Query::parse(list.query.text()).target == Target::Sections
}

/// Returns what is typed behind the sign that says what is looked for.
pub(super) fn behind_sign(line: &str) -> &str {
    let rest = line.trim_start();
    rest.char_indices().nth(1).and_then(|(at, _)| rest.get(at..)).unwrap_or_default()
}

/// Returns the entries for what was typed.
pub(super) fn entries(app: &App, list: &List) -> Vec<Entry> {
    let query = Query::parse(list.query.text());
    match query.target {
        // They are a long list.
        Target::Sections => Vec::new(),
        Target::Commands => commands(app, behind_sign(list.query.text()), false),
        Target::Phrases => hits(app, &query),
    }
}

fn hits(app: &App, query: &Query) -> Vec<Entry> {
    let phrases = &app.phrases;
    let Some((finder, standing)) = phrases.finder().zip(phrases.standing.as_ref()) else {
        return vec![Entry::head(app.say(Word::PhrasesComing))];
    };
    let hits = finder.search(query, standing, MOST);
    if hits.best.is_empty() {
        return vec![Entry::head(app.say(Word::NoPhrase))];
    }
    let mut entries = Vec::new();
    let mut topic = String::new();
    for hit in &hits.best {
        let Some(found) = finder.library().get(hit.item) else { continue };
        let pinned = phrases.usage.pinned.contains(&found.id);
        let own = finder.topic(hit.item);
        let first = pinned && finder.is_pinned_first(hit);
        let group = if first { app.say(Word::PinnedGroup) } else { own.to_string() };
        let grouped = query.words.is_empty();
        if grouped && group != topic {
            entries.push(Entry::head(&group));
            topic = group;
        }
        let mut detail: Vec<String> = Vec::new();
        detail.extend(pinned.then(|| app.say(Word::PhrasePinned)));
        detail.extend((found.layer == Layer::Personal).then(|| app.say(Word::PhraseOwn)));
        detail.extend((!grouped || first).then(|| own.to_string()));
        let shown = phrasebook::shown(&app.report, &found.phrase.text, &hit.ranges, false);
        let mut entry = Entry::new(shown.text, detail.join(" "), Action::Insert(hit.item));
        entry.marks = shown.marks;
        entries.push(entry);
    }
    entries
}
