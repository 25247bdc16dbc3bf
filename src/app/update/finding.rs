//! The find bar: searching as it is typed, going from hit to hit, replacing.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::Made;
use crate::app::find::{self, Search, Seeking, Walked};
use crate::app::line::InputLine;
use crate::app::overlay::{FindBar, Overlay};
use crate::app::view::texts::Texts;
use crate::app::wording::{Word, visible};
use crate::report::slot::escape;
use crate::report::{Field, Kind, Operation};

impl Update<'_> {
    pub(super) fn find_bar(&mut self, replacing: bool) {
        if replacing && self.is_barred() {
            return;
        }
        let texts = self.texts();
        let selected = self.app.view.selection(&texts).filter(|(from, to)| from.text == to.text);
        let selected = selected.and_then(|(from, to)| {
            texts.source(from.text).and_then(|source| source.get(from.at..to.at))
        });
        // What was looked for last is proposed, and gone to only when that is said.
        let last =
            self.app.search.as_ref().filter(|_| selected.is_none() && !self.app.is_previewing());
        let last = last.map(Search::text);
        let proposed = last.as_deref().or(selected).unwrap_or_default();
        let bar = FindBar {
            query: InputLine::proposing(proposed),
            replacement: replacing.then(|| InputLine::proposing(&self.app.replacement)),
            in_replacement: false,
            in_section: false,
            origin: self.caret(),
        };
        self.push(Overlay::Find(bar));
        match last {
            Some(last) => self.app.search = Search::new(&last, None),
            None => self.search_anew(),
        }
    }

    fn bar(&mut self) -> Option<&mut FindBar> {
        match self.app.overlays.last_mut() {
            Some(Overlay::Find(bar)) => Some(bar),
            _ => None,
        }
    }

    pub(super) fn find_command(&mut self, command: Command) {
        if let Command::Close
        | Command::Accept
        | Command::Down
        | Command::Up
        | Command::FindNext
        | Command::FindPrevious = command
        {
            self.seek_whole();
        }
        let prints = self.app.is_previewing();
        let last = self.app.replacement.clone();
        let Some(bar) = self.bar() else { return };
        match command {
            Command::Close => {
                self.app.overlays.pop();
            }
            // What prints is neither replaced nor divided.
            Command::NextField
            | Command::PreviousField
            | Command::SwitchScope
            | Command::ReplaceAll
                if prints => {}
            Command::NextField | Command::PreviousField => match bar.replacement {
                Some(_) => bar.in_replacement = !bar.in_replacement,
                None => bar.replacement = Some(InputLine::proposing(last)),
            },
            Command::SwitchScope => {
                bar.in_section = !bar.in_section;
                self.search_anew();
            }
            Command::Accept if bar.in_replacement => self.replace_one(),
            Command::Accept | Command::Down | Command::FindNext => self.find_again(true),
            Command::Up | Command::FindPrevious => self.find_again(false),
            Command::ReplaceAll => self.replace_all(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            _ => self.edit_bar(command),
        }
    }

    fn edit_bar(&mut self, command: Command) {
        let Some(bar) = self.bar() else { return };
        if let (Some(line), true) = (&mut bar.replacement, bar.in_replacement) {
            line.run(command);
            return;
        }
        let before = bar.query.text().to_string();
        bar.query.run(command);
        if bar.query.text() != before {
            self.search_anew();
        }
    }

    pub(super) fn type_in_bar(&mut self, text: &str) {
        let Some(bar) = self.bar() else { return };
        match (&mut bar.replacement, bar.in_replacement) {
            (Some(line), true) => line.insert(text),
            _ => {
                bar.query.insert(text);
                self.search_anew();
            }
        }
    }

    /// Searches from where the caret was when the bar was opened.
    fn search_anew(&mut self) {
        if self.app.is_previewing() {
            return self.find_print_anew();
        }
        let Some(bar) = self.bar() else { return };
        let (text, in_section, origin) = (bar.query.text().to_string(), bar.in_section, bar.origin);
        let within = in_section.then(|| crate::app::view::screen::section_of(origin)).flatten();
        self.app.search = Search::new(&text, within);
        let origin = self.texts().nearest(origin);
        self.seek(Seeking::new(origin, true), find::AT_ONCE);
    }

    pub(super) fn find_again(&mut self, forward: bool) {
        if self.app.is_previewing() {
            return self.find_print(forward, false);
        }
        if self.app.search.is_none() {
            return self.find_bar(false);
        }
        let texts = self.texts();
        let (from, to) = self.app.view.selection(&texts).unwrap_or((self.caret(), self.caret()));
        let begin = if forward { to } else { from };
        self.seek(Seeking::new(begin, forward), find::AT_ONCE);
    }

    /// Looks for the next hit, and shows it once it is found.
    fn seek(&mut self, seeking: Seeking, bytes: usize) {
        let texts = Texts::new(&self.app.report, self.app.view.narrow);
        let Some(search) = &mut self.app.search else { return };
        search.seeking = None;
        match search.seek(&texts, seeking, bytes) {
            Walked::Hit(from, to) => {
                let here = self.app.view.selection(&texts).map_or(self.app.view.caret, |s| s.0);
                if !search.stepped(here, from, seeking.forward) {
                    search.forget_count();
                }
                self.app.view.jump(from);
                self.app.view.select(from, to);
            }
            Walked::Nothing => {
                self.app.view.anchor = None;
                self.tell_not_found();
            }
            Walked::More(more) => {
                search.seeking = Some(more);
                self.app.view.anchor = None;
            }
        }
    }

    /// Goes on looking; false where nothing is looked for.
    pub(super) fn seek_on(&mut self) -> bool {
        let seeking = self.app.search.as_ref().and_then(|search| search.seeking);
        seeking.into_iter().for_each(|seeking| self.seek(seeking, find::SLICE));
        seeking.is_some()
    }

    fn seek_whole(&mut self) {
        while self.seek_on() {}
    }

    /// Keys mean the same however fast they come: one that is meant for the hit finds it. What is
    /// typed into the bar begins another search.
    pub(super) fn meet_seeking(&mut self) {
        if self.bar().is_none() {
            self.seek_whole();
        }
    }

    /// What stands on the screen as the value of a field is no text of the report, but is looked for.
    fn tell_not_found(&mut self) {
        let fields = self.app.report.fields();
        let Some(search) = &self.app.search else { return };
        let text = search.text();
        let holder = fields.iter().find(|field| search.is_in(&field.value));
        let part = || fields.iter().find(|field| meet(&text, &field.value));
        let name = |field: Option<&Field>| field.map(|field| visible(&field.name));
        match (name(holder), name(part()), self.app.view.narrow) {
            (Some(field), ..) => self.app.tell(Word::FoundInField { field: &field }),
            (None, _, Some(_)) => self.app.tell(Word::NotFoundHere),
            (None, Some(field), None) => self.app.tell(Word::NotFoundBesideField { field: &field }),
            (None, None, None) => self.app.tell(Word::NotFound),
        }
    }

    fn replacement(&mut self) -> Option<String> {
        let text = self.bar()?.replacement.as_ref()?.text().to_string();
        let escaped = escape(&text).into_owned();
        self.app.replacement = text;
        Some(escaped)
    }

    /// Replaces the hit that is selected and goes to the next.
    fn replace_one(&mut self) {
        let (Some(new), Some(search)) = (self.replacement(), self.app.search.clone()) else {
            return;
        };
        let texts = self.texts();
        let selected = self.app.view.selection(&texts);
        let is_hit = selected.is_some_and(|(from, to)| search.is_hit(&texts, from, to));
        if is_hit {
            self.insert(&new, Kind::Other);
        }
        self.find_again(true);
    }

    fn replace_all(&mut self) {
        let (Some(new), Some(search)) = (self.replacement(), self.app.search.clone()) else {
            return;
        };
        let texts = Texts::new(&self.app.report, self.app.view.narrow);
        let mut count = 0;
        let mut all = Vec::new();
        for (place, source) in search.texts(&texts) {
            let hits = search.hits_in(source, 0..source.len());
            count += hits.len();
            let edits = Search::replacements(source, &hits, &new).into_iter();
            all.extend(edits.map(|edit| Operation::Text { place, edit }));
        }
        let operation = Operation::All(all);
        let caret = texts.nearest(self.caret());
        if count == 0 {
            return self.tell_not_found();
        }
        if self.apply(Made { operation, caret }, Kind::Other) {
            self.app.tell(Word::Replaced { count: &count });
        }
    }
}

/// Says whether a value stands in a text, or two characters of it at one end of the text: what prints
/// around it may read like the text.
fn meet(text: &str, value: &str) -> bool {
    let ends = |at: usize| {
        let (head, tail) = (value.get(..at), value.get(at..));
        let long = |part: &&str| part.chars().nth(1).is_some();
        tail.filter(long).is_some_and(|tail| text.starts_with(tail))
            || head.filter(long).is_some_and(|head| text.ends_with(head))
    };
    !value.is_empty() && (text.contains(value) || value.char_indices().any(|(at, _)| ends(at)))
}
