//! The palette: standard formulations for the place the caret is at, and with `@` sections, with `>`
//! commands, in one line.

use super::Update;
use super::lists::{commands, sections};
use crate::app::editing;
use crate::app::input::Effect;
use crate::app::overlay::{Action, Entry, List, ListKind, Overlay};
use crate::app::state::App;
use crate::app::wording::Word;
use crate::phrases::{Fields, Finder, Layer, Library, Pack, Query, Standing, Target, Usage, place};
use crate::report::{Kind, Place, open};
use std::sync::Arc;

/// Phrases ready to be searched from one place of the report.
#[derive(Debug)]
pub struct Palette {
    finder: Finder,
    standing: Standing,
}

/// How many hits a list holds.
const MOST: usize = 200;

impl Update<'_> {
    /// Opens the palette; the packs are asked for the first time.
    pub(super) fn open_palette(&mut self) {
        if self.app.library.is_none() {
            return self.effects.push(Effect::Phrases);
        }
        self.prepare_palette();
        let mut list = List::new(ListKind::Phrases);
        list.set_entries(entries(self.app, &list));
        self.push(Overlay::List(list));
    }

    pub(super) fn phrases_come(&mut self, packs: Vec<(Layer, Pack)>, complaints: &[String]) {
        self.app.library = Some(Arc::new(Library::new(packs)));
        self.open_palette();
        if !complaints.is_empty() {
            self.app.complain(complaints.join(" "));
        }
    }

    fn prepare_palette(&mut self) {
        let Some(library) = self.app.library.clone() else { return };
        let filled = self.app.report.fields().iter().filter(|field| !field.value.is_empty());
        let fields: Fields = filled.map(|f| (f.name.clone(), f.value.clone())).collect();
        let finder = Finder::new(library, fields);
        let here = place::of(&self.app.report, self.caret().text.part);
        let standing = finder.standing(&here, &Usage::default(), 0);
        self.app.palette = Some(Palette { finder, standing });
    }

    /// Inserts a phrase at the caret and goes to its first open place.
    pub(super) fn insert_phrase(&mut self, number: usize) {
        let library = self.app.library.clone();
        let Some(entry) = library.as_ref().and_then(|library| library.get(number)) else { return };
        let source = entry.phrase.text.as_str();
        let from = self.selection().map_or(self.caret(), |(from, _)| from);
        let made = self.at_selection(|texts, at| Some(editing::insert_text(texts, at, source)));
        self.app.history.break_step();
        if !made.is_some_and(|made| self.apply(made, Kind::Other)) {
            return;
        }
        self.app.history.break_step();
        let opens = open::in_source(source, self.app.report.fields());
        if let Some(first) = opens.first() {
            let at = |offset: usize| Place { at: from.at + offset, ..from };
            self.app.view.select(at(first.range.start), at(first.range.end));
        }
    }

    /// Inserts the chosen phrase and stays for more.
    pub(super) fn insert_and_stay(&mut self) {
        let Some(Overlay::List(list)) = self.app.overlays.last() else { return };
        let Some(Action::Insert(number)) = list.action().cloned() else { return };
        let Some(list) = self.app.overlays.pop() else { return };
        self.insert_phrase(number);
        // The next one comes behind this one.
        self.app.view.anchor = None;
        let end = self.phrase_end(number);
        self.app.view.go(end, false);
        self.prepare_palette();
        self.app.overlays.push(list);
        self.refresh_list(false);
    }

    fn phrase_end(&self, number: usize) -> Place {
        let caret = self.caret();
        let library = self.app.library.as_ref();
        let entry = library.and_then(|library| library.get(number));
        let text = entry.map_or("", |entry| entry.phrase.text.as_str());
        let source = self.texts().source(caret.text).unwrap_or_default();
        let before = source.get(..caret.at).unwrap_or_default();
        // The caret is behind the phrase, or at its first open place.
        let found = (0..=before.len())
            .rev()
            .find(|at| source.get(*at..).is_some_and(|rest| rest.starts_with(text)));
        Place { at: found.map_or(caret.at, |at| at + text.len()), ..caret }
    }
}

/// Returns the entries for what was typed.
pub(super) fn entries(app: &App, list: &List) -> Vec<Entry> {
    let line = list.query.text();
    let query = Query::parse(line);
    let rest = line.trim_start();
    let rest = rest.char_indices().nth(1).and_then(|(at, _)| rest.get(at..)).unwrap_or_default();
    match query.target {
        Target::Sections => sections(app, rest),
        Target::Commands => commands(app, rest, false),
        Target::Phrases => hits(app, &query),
    }
}

fn hits(app: &App, query: &Query) -> Vec<Entry> {
    let Some(Palette { finder, standing }) = &app.palette else { return Vec::new() };
    let hits = finder.search(query, standing, MOST);
    let mut entries = Vec::new();
    let mut topic = "";
    for hit in &hits.best {
        let Some(entry) = finder.library().get(hit.item) else { continue };
        let own = finder.topic(hit.item);
        if query.words.is_empty() && own != topic {
            topic = own;
            entries.push(Entry { text: own.to_string(), detail: String::new(), action: None });
        }
        entries.push(Entry {
            text: readable(&entry.phrase.text),
            detail: if query.words.is_empty() { String::new() } else { own.to_string() },
            action: Some(Action::Insert(hit.item)),
        });
    }
    entries
}

/// A phrase as the text pane would show it: its slots by name.
fn readable(source: &str) -> String {
    let name = |slot: &crate::report::slot::Slot| format!("[{}]", slot.name).into();
    crate::report::slot::fill(source, name).into_owned()
}

impl App {
    /// Returns the whole of the phrase that is chosen in a list, and where it comes from.
    pub fn previewed(&self, list: &List) -> Option<(String, String)> {
        let Some(Action::Insert(number)) = list.action() else { return None };
        let phrase = &self.library.as_ref()?.get(*number)?.phrase;
        let kind = match self.lang() {
            crate::app::wording::Lang::Zh => phrase.kind.chinese(),
            crate::app::wording::Lang::En => phrase.kind.english(),
        };
        let tags: Vec<String> = phrase.tags.iter().map(|tag| format!("#{tag}")).collect();
        let sources = phrase.sources.join(" ");
        let origin = match sources.is_empty() {
            true => String::new(),
            false => self.say(Word::PhraseFrom { sources: &sources }),
        };
        Some((readable(&phrase.text), format!("{kind} {} {origin}", tags.join(" "))))
    }
}
