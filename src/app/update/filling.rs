//! Filling one open place from the list beside it; and remembering what slots were given.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::Made;
use crate::app::input::Effect;
use crate::app::line::InputLine;
use crate::app::overlay::Overlay;
use crate::app::slots::{Filling, Stretch};
use crate::app::wording::Word;
use crate::phrases::Use;
use crate::report::slot::{self, Slot};
use crate::report::{Kind, Operation, Place, TextPlace, open};
use std::ops::Range;

/// How the list beside a place begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin<'a> {
    /// With what was typed already.
    Typed(&'a str),
    /// With the value the place has.
    Asked,
    /// With what is proposed for it.
    Offered,
}

impl Update<'_> {
    /// Opens the list beside an open place.
    pub(super) fn open_filling(&mut self, place: TextPlace, range: Range<usize>, begin: Begin) {
        if self.is_barred() {
            return;
        }
        let at = Place { text: place, at: range.start };
        let slot = self.slot_at(at).filter(|(found, _)| *found == range).map(|(_, slot)| slot);
        let name = slot.as_ref().map(|slot| slot.name.to_string());
        let title = match &name {
            Some(name) => self.app.say(Word::AskValueOf { name }),
            None => self.app.say(Word::AskValue),
        };
        let offers = slot.as_ref().map(|slot| self.offers(slot)).unwrap_or_default();
        let line = match (begin, &slot) {
            (Begin::Typed(typed), _) => InputLine::new(typed),
            (_, Some(slot)) => self.first_line(slot, begin),
            (_, None) => InputLine::default(),
        };
        let typed = matches!(begin, Begin::Typed(_));
        let chosen = (line.text().is_empty() && !offers.is_empty()).then_some(0);
        let was = if typed { String::new() } else { line.text().to_string() };
        let filling = Filling { place, range, title, line, offers, chosen, picked: false, was };
        self.push(Overlay::Fill(filling));
    }

    /// What a slot offers: its own options, then what its name was given before.
    fn offers(&self, slot: &Slot) -> Vec<String> {
        let mut offers: Vec<String> = slot.options().map(str::to_string).collect();
        for value in self.app.phrases.usage.values_of(slot.name) {
            if !offers.contains(value) {
                offers.push(value.clone());
            }
        }
        offers
    }

    fn first_line(&self, slot: &Slot, begin: Begin) -> InputLine {
        let field = self.app.report.field(slot.name).map(|field| field.value.as_str());
        match (field.filter(|value| !value.is_empty()), slot.default()) {
            (Some(value), _) => {
                let mut line = InputLine::new(value);
                line.select(true);
                line
            }
            (None, Some(default)) => InputLine::proposing(default),
            (None, None) if begin == Begin::Offered => {
                InputLine::proposing(self.app.phrases.usage.proposed(slot.name).unwrap_or_default())
            }
            (None, None) => InputLine::default(),
        }
    }

    /// Says whether there is something to offer for a slot.
    pub(super) fn has_offers(&self, place: Place) -> bool {
        self.slot_at(place).is_some_and(|(_, slot)| !self.offers(&slot).is_empty())
    }

    pub(super) fn filling_command(&mut self, command: Command) {
        let Some(Overlay::Fill(filling)) = self.app.overlays.last_mut() else { return };
        match command {
            Command::Up => filling.step(false),
            Command::Down => filling.step(true),
            Command::Accept => self.filling_done(true),
            Command::NextField => {
                self.filling_done(false);
                self.next_slot(true);
            }
            Command::PreviousField => {
                self.app.overlays.pop();
                self.next_slot(false);
            }
            Command::Close => {
                self.app.overlays.pop();
                self.app.slots.walked = None;
            }
            _ if filling.run(command) => {}
            // What means nothing to the list means what it does in the text.
            _ => {
                self.app.overlays.pop();
                self.command(command);
            }
        }
    }

    /// Fills the place with what was said, if anything was. After Enter the slots of a phrase are
    /// walked on by themselves.
    fn filling_done(&mut self, entered: bool) {
        let Some(Overlay::Fill(filling)) = self.app.overlays.pop() else { return };
        let Some(value) = filling.value(entered) else { return };
        self.fill(filling.place, filling.range, &value);
        if entered && self.app.slots.walked.is_some() {
            self.next_slot(true);
        }
    }

    /// Fills an open place and goes behind it.
    pub(super) fn fill(&mut self, place: TextPlace, range: Range<usize>, value: &str) {
        let at = Place { text: place, at: range.start };
        let name = self.slot_at(at).map(|(_, slot)| slot.name.to_string());
        let Some(operation) = open::fill(&self.app.report, place, range.clone(), value) else {
            return;
        };
        let at = match &operation {
            Operation::Text { edit, .. } => edit.at + edit.inserted.len(),
            _ => range.end,
        };
        let caret = Place { text: place, at };
        if self.apply(Made { operation, caret }, Kind::Other)
            && let Some(name) = name
        {
            self.remember_value(&name, value);
        }
    }

    pub(super) fn remember_value(&mut self, name: &str, value: &str) {
        if open::masks(value).next().is_none() {
            self.note_use(Use::Filled { name: name.to_string(), value: value.to_string() });
        }
    }

    pub(super) fn note_use(&mut self, used: Use) {
        self.app.phrases.usage.note(&used);
        self.effects.push(Effect::Use(used));
    }

    /// A slot is typed over: what stands there in the end is remembered for its name.
    pub(super) fn watch_typing(&mut self, from: Place, to: Place) {
        let slot = self.slot_at(from).filter(|(range, _)| *range == (from.at..to.at));
        let Some(name) = slot.map(|(_, slot)| slot.name.to_string()) else { return };
        let length = self.texts().source(from.text).map_or(0, str::len);
        let stretch = Stretch::new(from.text, from.at..to.at, length);
        self.app.slots.typed = Some((name, stretch));
    }

    /// The typing over a slot has ended.
    pub(super) fn end_typing(&mut self) {
        let Some((name, stretch)) = self.app.slots.typed.take() else { return };
        let source = self.app.report.text(stretch.text).unwrap_or_default();
        let typed = stretch.range(source.len()).and_then(|range| source.get(range));
        let Some(typed) = typed.filter(|typed| slot::check(typed).is_ok()) else { return };
        let is_slot = |piece: &slot::Piece| matches!(piece.kind, slot::PieceKind::Slot(_));
        if slot::pieces(typed).map_while(Result::ok).any(|piece| is_slot(&piece)) {
            return;
        }
        let value = open::printed(&self.app.report, typed).into_owned();
        self.remember_value(&name, &value);
    }

    /// Goes to the next slot of the phrase that is being filled in, then behind it; anywhere else
    /// to the next open place.
    pub(super) fn next_slot(&mut self, forward: bool) {
        let Some(range) = self.walked() else {
            self.app.slots.walked = None;
            return self.next_open(forward, |_| true);
        };
        let texts = self.texts();
        let caret = self.caret();
        let (from, to) = self.app.view.selection(&texts).unwrap_or((caret, caret));
        let source = texts.source(caret.text).unwrap_or_default();
        let opens = open::in_source(source, self.app.report.fields());
        let mut inside =
            opens.iter().filter(|o| range.start <= o.range.start && o.range.end <= range.end);
        let next = match forward {
            true => inside.find(|open| open.range.start >= to.at),
            false => inside.rfind(|open| open.range.end <= from.at),
        };
        let at = |at: usize| Place { at, ..caret };
        match next.map(|open| open.range.clone()) {
            Some(open) => {
                self.app.view.select(at(open.start), at(open.end));
                if self.has_offers(at(open.start)) {
                    self.open_filling(caret.text, open, Begin::Offered);
                }
            }
            None => {
                self.app.slots.walked = None;
                match forward && to.at < range.end {
                    true => self.app.view.go(at(range.end), false),
                    false => self.next_open(forward, |_| true),
                }
            }
        }
    }

    /// Where the phrase stands whose slots are walked, while the caret is in it.
    fn walked(&self) -> Option<Range<usize>> {
        let stretch = self.app.slots.walked?;
        let caret = self.caret();
        let source = self.app.report.text(stretch.text)?;
        let range = stretch.range(source.len())?;
        let inside = range.start <= caret.at && caret.at <= range.end;
        (caret.text == stretch.text && inside).then_some(range)
    }
}
