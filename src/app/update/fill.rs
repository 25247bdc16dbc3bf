//! Open places: going to them, filling them, the form of fields, notes.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::Made;
use crate::app::overlay::PromptKind;
use crate::app::view::layout::note_of;
use crate::app::view::{block, units};
use crate::app::wording::Word;
use crate::report::open::{self, OpenKind};
use crate::report::slot::{self, Slot};
use crate::report::{Kind, Line, Operation, Place, TextPlace, outline};
use std::ops::Range;

impl Update<'_> {
    /// Runs a command about what is to be filled in; false where it is none.
    pub(super) fn fill_command(&mut self, command: Command) -> bool {
        match command {
            Command::NextOpen => self.tab(true),
            Command::PreviousOpen => self.tab(false),
            Command::NextAlternative => self.next_alternative(),
            Command::KeepPhrase => self.keep_phrase(),
            Command::NextUnfilled => self.next_open(true, |kind| kind.is_open()),
            Command::Fields => self.form(),
            Command::MakeField => self.make_field(),
            Command::Target => self.ask_targets(),
            Command::Note => self.ask_note(),
            _ => return false,
        }
        true
    }

    /// Tab in an empty heading sets its level; anywhere else it goes to the next open place.
    fn tab(&mut self, forward: bool) {
        let caret = self.caret();
        let empty_heading = caret.text.line == Line::Heading
            && self.texts().source(caret.text).is_some_and(str::is_empty);
        if empty_heading {
            let way = if forward { Command::MoveIn } else { Command::MoveOut };
            self.section_command(way);
            return;
        }
        self.next_slot(forward);
    }

    pub(super) fn next_open(&mut self, forward: bool, wanted: impl Fn(OpenKind) -> bool) {
        let found = self.find_open(forward, wanted);
        match found {
            Some((text, range)) => {
                let texts = self.texts();
                let at = |at| Place { text, at };
                let around = {
                    let from = self.caret();
                    let order = texts.compare(at(range.start), from);
                    (order == std::cmp::Ordering::Less) == forward
                };
                self.app.view.jump(at(range.start));
                self.app.view.select(at(range.start), at(range.end));
                if around {
                    self.app.tell(Word::WentAround);
                }
            }
            None => self.tell_nothing_open(),
        }
    }

    /// What a narrowed view does not show may be open all the same.
    fn tell_nothing_open(&mut self) {
        let open = self.app.stats.report().map_or(0, |figures| figures.open);
        match self.app.view.narrow {
            Some(_) if open > 0 => self.app.tell(Word::NothingOpenHere { count: &open }),
            _ => self.app.tell(Word::NothingOpen),
        }
    }

    /// Returns the open place next to the caret, once around.
    fn find_open(
        &self,
        forward: bool,
        wanted: impl Fn(OpenKind) -> bool,
    ) -> Option<(TextPlace, Range<usize>)> {
        let texts = self.texts();
        let fields = self.app.report.fields();
        let (from, to) = self.app.view.selection(&texts).unwrap_or((self.caret(), self.caret()));
        let origin = if forward { to } else { from };
        let mut text = origin.text;
        let mut first = true;
        loop {
            let mut places = open::in_source(texts.source(text).unwrap_or_default(), fields);
            places.retain(|place| wanted(place.kind));
            let beside = |place: &&open::OpenPlace| {
                !first
                    || if forward {
                        place.range.start >= origin.at
                    } else {
                        place.range.end <= origin.at
                    }
            };
            let place =
                if forward { places.iter().find(beside) } else { places.iter().rev().find(beside) };
            if let Some(place) = place {
                return Some((text, place.range.clone()));
            }
            if !first && text == origin.text {
                return None;
            }
            first = false;
            text = match forward {
                true => texts.next(text).unwrap_or(texts.first()),
                false => texts.prev(text).unwrap_or(texts.last()),
            };
        }
    }

    pub(super) fn open_place(&self, from: Place, to: Place) -> Option<Range<usize>> {
        units::open_place(&self.texts(), from, to)
    }

    pub(super) fn slot_at(&self, place: Place) -> Option<(Range<usize>, Slot<'_>)> {
        units::slot_at(self.app.report.text(place.text)?, place.at)
    }

    /// Typing at a slot that belongs to a field sets the field; false where there is none.
    pub(super) fn type_at_open(&mut self, from: Place, to: Place, typed: &str) -> bool {
        let Some(range) = self.open_place(from, to) else { return false };
        let field = self.slot_at(from).filter(|(slot_range, slot)| {
            *slot_range == range && self.app.report.field(slot.name).is_some()
        });
        if field.is_none() {
            return false;
        }
        self.ask_value(from, to, Some(typed));
        true
    }

    fn make_field(&mut self) {
        let texts = self.texts();
        let (from, to) = match self.app.view.selection(&texts) {
            Some(selection) => selection,
            None => match self.slot_at(self.caret()) {
                Some((range, _)) => {
                    let caret = self.caret();
                    (Place { at: range.start, ..caret }, Place { at: range.end, ..caret })
                }
                None => return self.app.tell(Word::FieldOfWhat),
            },
        };
        if from.text != to.text {
            return self.app.tell(Word::FieldOfWhat);
        }
        let slot = self.slot_at(from).filter(|(range, _)| *range == (from.at..to.at));
        if let Some((_, slot)) = slot {
            let name = slot.name.to_string();
            if self.app.report.field(&name).is_none() {
                let operation = outline::set_field(&self.app.report, &name, "");
                self.apply_in_place(operation);
                self.app.view.select(from, to);
            }
            return self.app.tell(Word::IsField { name: &name });
        }
        let text = texts.source(from.text).and_then(|s| s.get(from.at..to.at)).unwrap_or_default();
        if text.contains(['{', '}']) {
            return self.app.tell(Word::FieldOfWhat);
        }
        let kind = PromptKind::FieldName { place: from.text, range: from.at..to.at };
        self.prompt(kind, Word::AskFieldName, "");
    }

    /// Makes a field of a piece of text: a slot stands there then, and the field has it as its value.
    pub(super) fn field_of(&mut self, place: TextPlace, range: Range<usize>, name: &str) {
        let source = self.app.report.text(place).and_then(|s| s.get(range.clone()));
        let Some(value) = source.map(str::to_string) else { return };
        if !slot::is_name(name) {
            return self.app.tell(Word::NotAName);
        }
        let inserted = format!("{{{name}}}");
        let caret = Place { text: place, at: range.start + inserted.len() };
        let edit = crate::text::Edit { at: range.start, removed: value.clone(), inserted };
        let operation = Operation::All(vec![
            outline::set_field(&self.app.report, name, &value),
            Operation::Text { place, edit },
        ]);
        self.apply(Made { operation, caret }, Kind::Other);
    }

    fn ask_note(&mut self) {
        let report = &self.app.report;
        let block = block::block_of(report, self.caret().text);
        let real = |place: &TextPlace| report.text(*place).is_some();
        match block::paragraph_of(report, block).filter(real) {
            Some(place) => {
                let note = note_of(report, place).unwrap_or_default().to_string();
                self.prompt(PromptKind::Note { place }, Word::AskNote, &note);
            }
            None => self.app.tell(Word::NoteToParagraph),
        }
    }

    pub(super) fn set_note(&mut self, place: TextPlace, note: &str) {
        let Line::Body(paragraph) = place.line else { return };
        let removed = note_of(&self.app.report, place).unwrap_or_default().to_string();
        let inserted = note.trim().to_string();
        self.apply_in_place(Operation::Note { part: place.part, paragraph, removed, inserted });
    }
}
