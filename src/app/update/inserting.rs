//! Phrases put into the report: at the caret, as an item of a list, as a section; and other wordings
//! of one that stands there. Each is one step of the history.

use super::Update;
use super::filling::Begin;
use crate::app::editing::{self, Made};
use crate::app::overlay::{Action, Overlay};
use crate::app::phrasebook::{self, Wanted};
use crate::app::slots::Stretch;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::phrases::{self, Kind as PhraseKind, Phrase, Use};
use crate::report::outline::{self, NewPlace};
use crate::report::{Fixed, Kind, Line, Operation, Part, Place, TextPlace, list, open};
use crate::text::Edit;
use std::ops::Range;

/// How a phrase goes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Text,
    /// With the next 一是 二是.
    Item,
    Section {
        child: bool,
    },
}

/// Behind one of these nothing is put before what comes next.
const MARKS: &str = "，。；：、！？“‘《（—…,;:.!?";

impl Update<'_> {
    /// Inserts a phrase and goes to its first open place.
    pub(super) fn insert_phrase(&mut self, number: usize, way: Way) {
        if let Some(stretch) = self.put_phrase(number, way) {
            self.walk_slots(stretch);
        }
    }

    /// Inserts the chosen phrase and stays for more.
    pub(super) fn insert_and_stay(&mut self) {
        let Some(Overlay::List(list)) = self.app.overlays.last() else { return };
        let Some(Action::Insert(number)) = list.action().cloned() else { return };
        let Some(list) = self.app.overlays.pop() else { return };
        if let Some(stretch) = self.put_phrase(number, Way::Text) {
            self.go_to_end(stretch);
        }
        self.prepare_palette();
        self.app.overlays.push(list);
        self.refresh_list(false);
    }

    fn put_phrase(&mut self, number: usize, way: Way) -> Option<Stretch> {
        let entry = self.app.phrases.get(number)?;
        let (id, phrase) = (entry.id, entry.phrase.clone());
        self.app.history.break_step();
        let stretch = match way {
            Way::Text => self.put_text(&phrase),
            Way::Item => self.put_item(&phrase),
            Way::Section { child } => self.put_section(&phrase, child),
        }?;
        self.app.history.break_step();
        self.app.slots.inserted(stretch, phrase.kind);
        self.note_use(Use::Took { id, day: self.now.today.day_number() });
        Some(stretch)
    }

    fn put_text(&mut self, phrase: &Phrase) -> Option<Stretch> {
        let before = self.caret();
        if self.selection().is_none() {
            let landing = self.landing(phrase.kind);
            self.app.view.go(landing, false);
        }
        let is_elsewhere = self.caret().text.part != before.text.part;
        let source = format!("{}{}", self.joint(), phrase.text);
        let made = self.at_selection(|texts, at| Some(editing::insert_text(texts, at, &source)))?;
        if !self.apply(made, Kind::Other) {
            return None;
        }
        if is_elsewhere {
            self.app.tell(Word::PhraseInText);
        }
        let end = self.caret();
        self.stretch(end.text, end.at.checked_sub(phrase.text.len())?..end.at)
    }

    fn stretch(&self, text: TextPlace, range: Range<usize>) -> Option<Stretch> {
        Some(Stretch::new(text, range, self.app.report.text(text)?.len()))
    }

    /// Where a phrase goes: behind a heading that is written already its text begins; signature and
    /// date stand behind the text that is meant.
    fn landing(&self, kind: PhraseKind) -> Place {
        let caret = self.caret();
        let texts = self.texts();
        let heading = texts.source(caret.text).unwrap_or_default();
        if let Part::Fixed(Fixed::Attachments | Fixed::Signature | Fixed::Date) = caret.text.part {
            return self.end_of_text().unwrap_or(caret);
        }
        let behind_heading = matches!(caret.text.part, Part::Section(_))
            && caret.text.line == Line::Heading
            && !heading.is_empty()
            && caret.at == heading.len();
        if kind == PhraseKind::Heading || !behind_heading {
            return caret;
        }
        Place { text: TextPlace::body(caret.text.part, 0), at: 0 }
    }

    /// The end of what is written before the closing, where that may be seen.
    fn end_of_text(&self) -> Option<Place> {
        let texts = self.texts();
        let part = match self.app.report.sections().last() {
            Some(section) => Part::Section(section.id),
            None => Part::Fixed(Fixed::Lead),
        };
        texts.index_of(part).filter(|index| texts.span().contains(index))?;
        let last = texts.last_of(part);
        let is_heading = last.line == Line::Heading;
        let text = if is_heading { TextPlace::body(part, 0) } else { last };
        Some(Place { text, at: texts.source(text).map_or(0, str::len) })
    }

    /// What joins a phrase to the one inserted just before it: a clause is followed by a comma, the
    /// lead of an item by a full stop, and a sentence has its mark already.
    fn joint(&self) -> &'static str {
        let caret = self.caret();
        let source = self.app.report.text(caret.text).unwrap_or_default();
        let before = source.get(..caret.at).unwrap_or_default().chars().next_back();
        let bare = before.is_some_and(|c| !MARKS.contains(c)) && self.selection().is_none();
        match self.app.slots.ending_at(caret, source.len()).filter(|_| bare) {
            None => "",
            Some(PhraseKind::Item | PhraseKind::Heading) => "。",
            Some(_) => "，",
        }
    }

    fn put_item(&mut self, phrase: &Phrase) -> Option<Stretch> {
        let caret = self.landing(phrase.kind);
        let Line::Body(paragraph) = caret.text.line else {
            self.app.tell(Word::ListInBody);
            return None;
        };
        self.app.view.go(caret, false);
        let part = caret.text.part;
        let body = self.app.report.body(part).unwrap_or_default();
        let Some((found, item)) = list::at(body, paragraph, caret.at) else {
            let source = format!("{}一是{}", self.joint(), phrase.text);
            let made = editing::insert_text(&self.texts(), caret, &source);
            self.apply(made, Kind::Other).then_some(())?;
            let end = self.caret();
            return self.stretch(end.text, end.at.checked_sub(phrase.text.len())?..end.at);
        };
        let (operation, at) = self.next_item_of(part, &found, item, &phrase.text)?;
        let length = phrase.text.len();
        if !self.apply(Made { operation, caret: at }, Kind::Other) {
            return None;
        }
        self.stretch(at.text, at.at..at.at + length)
    }

    fn put_section(&mut self, phrase: &Phrase, child: bool) -> Option<Stretch> {
        let heading = phrase.text.trim_end_matches(['。', '，', '；', '：']);
        let place = self.new_place(child);
        let (mut operation, id) = match outline::insert(&self.app.report, place, heading) {
            Ok(made) => made,
            Err(obstacle) => {
                self.obstacle(obstacle);
                return None;
            }
        };
        if let Operation::Sections { inserted, .. } = &mut operation
            && let Some(section) = inserted.first_mut()
        {
            // What the heading is about is what its section asks of the palette.
            section.tags.clone_from(&phrase.tags);
        }
        let text = TextPlace::heading(id);
        let caret = Place { text, at: heading.len() };
        self.apply(Made { operation, caret }, Kind::Other).then_some(())?;
        let texts = Texts::new(&self.app.report, None);
        self.app.tree.reveal(&texts, Part::Section(id));
        self.stretch(text, 0..heading.len())
    }

    /// Where a new section is to stand.
    pub(super) fn new_place(&self, child: bool) -> NewPlace {
        match (self.section(), self.caret().text.part) {
            (Some(id), _) if child => NewPlace::Under(id),
            (Some(id), _) => NewPlace::After(id),
            (None, Part::Fixed(fixed)) if Fixed::BEHIND_SECTIONS.contains(&fixed) => NewPlace::Last,
            (None, _) => NewPlace::First,
        }
    }

    /// Begins to fill in the slots of a phrase; one without any is done.
    fn walk_slots(&mut self, stretch: Stretch) {
        self.app.view.go(stretch.start(), false);
        self.app.slots.walked = Some(stretch);
        let length = self.app.report.text(stretch.text).map_or(0, str::len);
        let Some(range) = stretch.range(length) else { return };
        if self.opens_in(stretch.text, &range).next().is_some() {
            return self.next_slot(true);
        }
        self.app.slots.walked = None;
        self.go_to_end(stretch);
    }

    fn opens_in(
        &self,
        text: TextPlace,
        range: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let source = self.app.report.text(text).unwrap_or_default();
        let opens = open::in_source(source, self.app.report.fields()).into_iter();
        let range = range.clone();
        opens.map(|open| open.range).filter(move |o| range.start <= o.start && o.end <= range.end)
    }

    fn go_to_end(&mut self, stretch: Stretch) {
        let length = self.app.report.text(stretch.text).map_or(0, str::len);
        if let Some(range) = stretch.range(length) {
            self.app.view.go(Place { text: stretch.text, at: range.end }, false);
        }
    }

    /// Puts the next wording of the phrase around the caret in its place, with the same facts.
    pub(super) fn next_alternative(&mut self) {
        let caret = self.caret();
        let at = self.selection().map_or(caret, |(from, _)| from).at;
        let source = self.app.report.text(caret.text).unwrap_or_default();
        let Some(library) = self.app.phrases.library().cloned() else {
            self.app.phrases.wanted = Some(Wanted::Alternative);
            let fields = phrasebook::fields(&self.app.report);
            let asked = self.app.phrases.ask(fields);
            return self.effects.extend(asked);
        };
        let grouped =
            library.entries().iter().enumerate().filter(|(_, e)| !e.phrase.group.is_empty());
        let spots = grouped.filter_map(|(number, entry)| {
            Some((number, phrases::spot(source, at, &entry.phrase.text)?))
        });
        let Some((number, spot)) = spots.max_by_key(|(_, spot)| spot.range.len()) else {
            return self.app.tell(Word::NoAlternative);
        };
        let wordings = library.alternatives(number);
        let here = wordings.iter().position(|other| *other == number).unwrap_or(0);
        let next = (here + 1) % wordings.len().max(1);
        let entry = wordings.get(next).and_then(|number| library.get(*number));
        let Some(entry) = entry.filter(|_| wordings.len() > 1) else {
            return self.app.tell(Word::NoAlternative);
        };
        let removed = source.get(spot.range.clone()).unwrap_or_default().to_string();
        let inserted = phrases::carry(&entry.phrase.text, &spot.values);
        let end = spot.range.start + inserted.len();
        let edit = Edit { at: spot.range.start, removed, inserted };
        let caret = Place { text: caret.text, at: end };
        let operation = Operation::Text { place: caret.text, edit };
        let kind = entry.phrase.kind;
        if !self.apply(Made { operation, caret }, Kind::Other) {
            return;
        }
        self.app.history.break_step();
        self.app.tell(Word::AlternativeOf { number: &(next + 1), count: &wordings.len() });
        let Some(stretch) = self.stretch(caret.text, spot.range.start..end) else { return };
        self.app.slots.inserted(stretch, kind);
        self.app.slots.walked = Some(stretch);
        let open = self.opens_in(caret.text, &(spot.range.start..end)).next();
        if let Some(open) = open {
            let at = |at: usize| Place { at, ..caret };
            self.app.view.select(at(open.start), at(open.end));
        }
    }

    /// Opens the list beside the place that is selected.
    pub(super) fn ask_value(&mut self, from: Place, to: Place, typed: Option<&str>) {
        let begin = typed.map_or(Begin::Asked, Begin::Typed);
        self.open_filling(from.text, from.at..to.at, begin);
    }
}
