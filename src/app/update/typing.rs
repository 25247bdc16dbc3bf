//! Typing, deleting, cutting and pasting.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::{self, Clip, Fragment, Made};
use crate::app::input::Effect;
use crate::app::view::screen::word;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::report::numbering::Number;
use crate::report::slot::escape;
use crate::report::{Fixed, Kind, Operation, Paragraph, Part, Place, TextPlace, open};
use crate::text::{Edit, ceil_boundary, clean, floor_boundary, held_lines};

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

    /// Inserts today's date. Beside the place where a report has its date it goes there.
    fn insert_date(&mut self) {
        let date = self.now.today;
        let date = format!("{}年{}月{}日", date.year, date.month, date.day);
        let text = TextPlace::body(Part::Fixed(Fixed::Date), 0);
        let texts = self.texts();
        let here = self.caret().text;
        let is_beside = [Fixed::Signature, Fixed::After].map(Part::Fixed).contains(&here.part);
        if is_beside && texts.is_awaited(here) && texts.is_awaited(text) {
            self.app.view.go(Place { text, at: 0 }, false);
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
        if let Some(made) = editing::typed_number(&self.texts(), self.caret()) {
            self.app.history.break_step();
            if self.apply(made, Kind::Other) {
                let written = self.section().and_then(|id| self.app.report.section(id));
                let odd = written.is_some_and(|s| matches!(s.number, Number::Written(_)));
                let word = if odd { Word::NumberAsWritten } else { Word::NumberBecameSection };
                self.app.tell_while_typing(word);
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

    fn newline(&mut self) {
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

    fn paste(&mut self) {
        match self.app.clip.clone() {
            Some(clip) => self.paste_own(&clip),
            None => self.app.tell(Word::PasteByTerminal),
        }
    }

    fn paste_own(&mut self, clip: &Clip) {
        let fragment = &clip.fragment;
        let made =
            self.at_selection(|texts, place| editing::insert_fragment(texts, place, fragment));
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

    /// Pastes what the terminal says was pasted: plain text, but our own copy comes back with its
    /// slots.
    pub(super) fn paste_from_outside(&mut self, text: &str) {
        self.app.message = None;
        let cleaned = clean(text);
        if !self.app.overlays.is_empty() {
            return self.type_over(&cleaned.text);
        }
        self.app.history.break_step();
        let own = self.app.clip.clone().filter(|clip| clip.plain == *cleaned.text);
        if let Some(clip) = own {
            return self.paste_own(&clip);
        }
        self.paste_plain(&cleaned.text);
        if cleaned.dropped > 0 {
            self.app.tell(Word::PasteDropped { count: &cleaned.dropped });
        }
    }

    /// Pastes a plain text as it is; lines of it that read as headings become sections, as a step of
    /// its own.
    pub(super) fn paste_plain(&mut self, text: &str) {
        let lines = lines(text);
        let plain = Fragment { lead: lines, sections: Vec::new() };
        let as_text = |texts: &Texts, place| editing::insert_fragment(texts, place, &plain);
        let Some(first) = self.at_selection(as_text) else { return };
        let place = self.selection().map_or(self.caret(), |(from, _)| from);
        let alone = plain.lead.len() > 1 || self.is_empty_paragraph(place.text);
        let part = place.text.part;
        let fragment = editing::read_fragment(&self.app.report, part, text).filter(|_| alone);
        let second = fragment.and_then(|fragment| {
            self.at_selection(|texts, place| editing::insert_fragment(texts, place, &fragment))
        });
        let back = first.operation.inverse();
        if !self.apply(first, Kind::Other) {
            return;
        }
        if let Some(second) = second {
            let operation = Operation::All(vec![back, second.operation]);
            if self.apply(Made { operation, caret: second.caret }, Kind::Other) {
                self.app.tell(Word::PasteBecameSections);
            }
        }
    }

    fn is_empty_paragraph(&self, text: TextPlace) -> bool {
        let heading =
            matches!((text.part, text.line), (Part::Section(_), crate::report::Line::Heading));
        !heading && self.texts().source(text).is_some_and(str::is_empty)
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
        let from = floor_boundary(source, caret.at.saturating_sub(96));
        let to = ceil_boundary(source, caret.at + 96);
        let near = source.get(from..to)?;
        let mask =
            open::masks(near).find(|m| from + m.start < caret.at && caret.at < from + m.end)?;
        // A mask in words may be on its way to become other words.
        let sign = near.get(mask.clone())?.chars().all(|c| "*xX×＿_".contains(c));
        if !sign {
            return None;
        }
        let at = |at: usize| Place { at: from + at, ..caret };
        Some((at(mask.start), at(mask.end)))
    }
}

/// Returns the lines of a pasted text as paragraphs; a single line stays as it is.
fn lines(text: &str) -> Vec<Paragraph> {
    if !text.trim_end_matches('\n').contains('\n') {
        return vec![Paragraph::plain(text.trim_end_matches('\n'))];
    }
    held_lines(text).map(Paragraph::plain).collect()
}
