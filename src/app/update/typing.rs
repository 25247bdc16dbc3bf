//! Typing, deleting, cutting and pasting.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::{self, Made};
use crate::app::input::Effect;
use crate::app::view::screen::word;
use crate::app::view::texts::Texts;
use crate::app::view::units;
use crate::app::wording::Word;
use crate::report::numbering::Number;
use crate::report::slot::{self, PieceKind, escape};
use crate::report::{Fixed, Kind, Operation, Part, Place, TextPlace};
use crate::text::Edit;
use std::ops::Range;

/// The pairs that are put around a selection.
const PAIRS: &[(&str, &str)] = &[
    ("“", "”"),
    ("‘", "’"),
    ("《", "》"),
    ("〈", "〉"),
    ("（", "）"),
    ("【", "】"),
    ("〔", "〕"),
    ("「", "」"),
];

impl Update<'_> {
    /// Runs a command that changes the text; false where it is none.
    pub(super) fn edit(&mut self, command: Command) -> bool {
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Newline => {
                if !self.edits_slot() {
                    self.newline();
                }
            }
            Command::Break => self.newline(),
            Command::Backspace => self.delete(false),
            Command::Delete => self.delete(true),
            Command::WordBackspace => self.delete_word(false),
            Command::WordDelete => self.delete_word(true),
            Command::DeleteToEnd => self.delete_to_end(),
            Command::Cut => self.cut(),
            Command::Copy => self.copy(),
            Command::Paste => self.paste(),
            Command::SelectAll => self.select_all(),
            Command::QuotePair => self.pair("“", "”"),
            Command::TitlePair => self.pair("《", "》"),
            Command::BracketPair => self.pair("（", "）"),
            Command::InsertDate => self.insert_date(),
            _ => return false,
        }
        true
    }

    /// Inserts today's date. Beside the place where a report has its date it goes there; the line of
    /// the date, if it holds nothing but a date, becomes it.
    fn insert_date(&mut self) {
        let date = self.now.today;
        let date = format!("{}年{}月{}日", date.year, date.month, date.day);
        let text = TextPlace::body(Part::Fixed(Fixed::Date), 0);
        let texts = self.texts();
        let here = self.caret().text;
        let is_beside = [Fixed::Signature, Fixed::After].map(Part::Fixed).contains(&here.part);
        let awaited = texts.is_awaited(here) && texts.is_awaited(text);
        let is_date = here.part == text.part && texts.source(here).is_some_and(is_date);
        let end = texts.end_of(here);
        if is_beside && awaited {
            self.app.view.go(Place { text, at: 0 }, false);
        } else if is_date {
            self.app.view.select(Place { at: 0, ..end }, end);
        }
        self.insert(&date, Kind::Other);
    }

    pub(super) fn selection(&self) -> Option<(Place, Place)> {
        self.app.view.selection(&self.texts())
    }

    /// Types what a key says.
    pub(super) fn type_text(&mut self, text: &str) {
        if let Some((from, to)) = self.selection() {
            if self.type_at_open(from, to, text) {
                return;
            }
            let pair = PAIRS.iter().find(|(open, _)| *open == text);
            let is_open_place = self.open_place(from, to).is_some();
            self.watch_typing(from, to);
            if let (Some((open, close)), false) = (pair, is_open_place) {
                return self.pair(open, close);
            }
        } else if self.passes_mark(text) {
            return;
        } else if let Some((from, to)) = self.mask_around_caret() {
            // A mask is replaced whole, wherever in it one types.
            self.app.view.select(from, to);
        } else if let Some(made) = editing::run_in_by_mark(&self.texts(), self.caret(), text) {
            self.apply(made, Kind::Other);
            return;
        }
        let typed = escape(text).into_owned();
        self.insert(&typed, Kind::Typing);
        if let Some(made) = editing::first_sentence(&self.texts(), self.caret()) {
            self.app.history.break_step();
            if self.apply(made, Kind::Other) {
                self.app.tell_while_typing(Word::SentenceBeganText);
            }
            return;
        }
        if let Some(made) = editing::typed_number(&self.texts(), self.caret()) {
            self.app.history.break_step();
            if self.apply(made, Kind::Other) {
                let written = self.section().and_then(|id| self.app.report.section(id));
                let odd = written.is_some_and(|s| matches!(s.number, Number::Written(_)));
                let word = if odd { Word::NumberAsWritten } else { Word::NumberBecameSection };
                self.app.tell_while_typing(word);
            }
        }
        self.drop_number(true);
    }

    /// The number of a heading is drawn: one that came into it goes, as a step of its own.
    pub(super) fn drop_number(&mut self, typed: bool) {
        let made = editing::heading_without_number(&self.texts(), self.caret(), typed);
        if let Some(made) = made {
            self.app.history.break_step();
            if self.apply(made, Kind::Other) {
                self.app.tell_while_typing(Word::NumberIsDrawn);
            }
        }
    }

    /// A mark that ends a sentence and stands there already is passed and not doubled.
    fn passes_mark(&mut self, text: &str) -> bool {
        let caret = self.caret();
        let source = self.texts().source(caret.text).unwrap_or_default();
        let behind = source.get(caret.at..).unwrap_or_default();
        if !matches!(text, "。" | "；") || !behind.starts_with(text) {
            return false;
        }
        self.app.view.go(Place { at: caret.at + text.len(), ..caret }, false);
        true
    }

    /// Inserts source in the place of the selection, as one step.
    pub(super) fn insert(&mut self, source: &str, kind: Kind) {
        let made = match self.selection() {
            Some((from, to)) if from.text == to.text => {
                let removed = self.texts().source(from.text).and_then(|s| s.get(from.at..to.at));
                let removed = removed.unwrap_or_default().to_string();
                let edit = Edit { at: from.at, removed, inserted: source.to_string() };
                let operation = Operation::Text { place: from.text, edit };
                Made { operation, caret: Place { at: from.at + source.len(), ..from } }
            }
            Some((from, to)) => {
                let Some(made) = self.replaced(from, to, |texts, place| {
                    Some(editing::insert_text(texts, place, source))
                }) else {
                    return;
                };
                made
            }
            None => editing::insert_text(&self.texts(), self.caret(), source),
        };
        self.apply(made, kind);
    }

    /// Makes one operation of deleting a selection and of what is then done at its place.
    fn replaced(
        &mut self,
        from: Place,
        to: Place,
        then: impl Fn(&Texts, Place) -> Option<Made>,
    ) -> Option<Made> {
        let erased = editing::erase(&self.texts(), from, to)?;
        let narrow = self.app.view.narrow;
        let made = self.app.report.as_if(&erased.operation, |without| {
            let texts = Texts::new(without, narrow);
            then(&texts, texts.nearest(erased.caret))
        })??;
        let operation = Operation::All(vec![erased.operation, made.operation]);
        Some(Made { operation, caret: made.caret })
    }

    /// Asks for the value of the open place that is selected, or of the slot the caret is on; false
    /// where there is none.
    fn edits_slot(&mut self) -> bool {
        let place = match self.selection() {
            Some((from, to)) => self.open_place(from, to).map(|range| (from, range)),
            None => {
                let caret = self.caret();
                self.slot_at(caret).map(|(range, _)| (caret, range))
            }
        };
        let Some((at, range)) = place else { return false };
        self.ask_value(Place { at: range.start, ..at }, Place { at: range.end, ..at }, None);
        true
    }

    pub(super) fn newline(&mut self) {
        let made = match self.selection() {
            Some((from, to)) if self.open_place(from, to).is_none() => {
                self.replaced(from, to, editing::newline)
            }
            Some((before, _)) => editing::newline(&self.texts(), before),
            None => editing::newline(&self.texts(), self.caret()),
        };
        made.map(|made| self.apply(made, Kind::Other));
    }

    fn delete(&mut self, forward: bool) {
        let texts = self.texts();
        let caret = self.caret();
        let made = match self.selection() {
            Some((from, to)) => editing::erase(&texts, from, to),
            None if !forward && caret.at == 0 => editing::backspace(&texts, caret.text),
            None if forward => {
                texts.stop_behind(caret).and_then(|to| editing::erase(&texts, caret, to))
            }
            None => texts.stop_before(caret).and_then(|from| editing::erase(&texts, from, caret)),
        };
        let within = matches!(&made, Some(Made { operation: Operation::Text { .. }, .. }));
        let kind = if within && self.selection().is_none() { Kind::Deleting } else { Kind::Other };
        made.map(|made| self.apply(made, kind));
    }

    fn delete_word(&mut self, forward: bool) {
        if self.selection().is_some() {
            return self.delete(forward);
        }
        let caret = self.caret();
        let texts = self.texts();
        let to = word(&texts, caret, forward);
        if to.text != caret.text {
            return self.delete(forward);
        }
        let (from, to) = if forward { (caret, to) } else { (to, caret) };
        let made = editing::erase(&texts, from, to);
        made.map(|made| self.apply(made, Kind::Other));
    }

    fn delete_to_end(&mut self) {
        let caret = self.caret();
        let texts = self.texts();
        let end = texts.end_of(caret.text);
        if end == caret {
            return self.delete(true);
        }
        let made = editing::erase(&texts, caret, end);
        made.map(|made| self.apply(made, Kind::Other));
    }

    fn select_all(&mut self) {
        let texts = self.texts();
        let (start, end) = (texts.start(), texts.end());
        self.app.view.select(start, end);
    }

    fn copy(&mut self) {
        match self.selection() {
            Some((from, to)) => {
                let clip = editing::copy(&self.texts(), from, to);
                self.effects.push(Effect::Copy(clip.plain.clone()));
                self.app.clip = Some(clip);
                self.app.tell(Word::Copied);
            }
            None => self.app.tell(Word::NothingSelected),
        }
    }

    fn cut(&mut self) {
        let Some((from, to)) = self.selection() else {
            return self.app.tell(Word::NothingSelected);
        };
        self.copy();
        self.app.message = None;
        let made = editing::erase(&self.texts(), from, to);
        made.map(|made| self.apply(made, Kind::Other));
    }

    pub(super) fn at_selection(
        &mut self,
        what: impl Fn(&Texts, Place) -> Option<Made>,
    ) -> Option<Made> {
        match self.selection() {
            Some((from, to)) => self.replaced(from, to, what),
            None => what(&self.texts(), self.caret()),
        }
    }

    /// Puts a pair around the selection, or around the caret.
    fn pair(&mut self, open: &str, close: &str) {
        let Some((from, to)) = self.selection() else {
            self.insert(&format!("{open}{close}"), Kind::Other);
            let caret = self.caret();
            let at = caret.at.saturating_sub(close.len());
            return self.app.view.go(Place { at, ..caret }, false);
        };
        let insert = |place: Place, text: &str| Operation::Text {
            place: place.text,
            edit: Edit::insert(place.at, text),
        };
        let operation = Operation::All(vec![insert(to, close), insert(from, open)]);
        let shift = if from.text == to.text { open.len() } else { 0 };
        let end = Place { at: to.at + shift, ..to };
        if self.apply(Made { operation, caret: end }, Kind::Other) {
            self.app.view.select(Place { at: from.at + open.len(), ..from }, end);
        }
    }

    /// Returns the mask the caret is inside of.
    fn mask_around_caret(&self) -> Option<(Place, Place)> {
        let caret = self.caret();
        let source = self.texts().source(caret.text)?;
        let inside = |mask: &Range<usize>| mask.start < caret.at && caret.at < mask.end;
        let mask = units::masks_near(source, caret.at..caret.at).find(inside)?;
        // A mask in words may be on its way to become other words.
        let is_sign = source.get(mask.clone())?.chars().all(|c| "*xX×＿_".contains(c));
        let at = |at: usize| Place { at, ..caret };
        is_sign.then(|| (at(mask.start), at(mask.end)))
    }
}

/// Says whether a text is a date, written or still to be: slots, masks and figures before 年, 月 and 日.
fn is_date(source: &str) -> bool {
    let is_of_date = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || "年月日〇零一二三四五六七八九十×xX*＿_".contains(c)
    };
    slot::pieces(source).flatten().all(|piece| match piece.kind {
        PieceKind::Text(text) => text.chars().all(is_of_date),
        PieceKind::Slot(_) => true,
        PieceKind::Brace(_) => false,
    })
}
