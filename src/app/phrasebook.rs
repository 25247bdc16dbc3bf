//! The standard formulations as the editor has them: ready to be searched once they have come, with
//! what this person takes, pins and fills in. They are read and indexed outside, so that nothing
//! here ever waits for them.

use super::input::Effect;
use super::state::App;
use super::wording::{Lang, Word};
use crate::phrases::{Entry, Fields, Finder, Kind, Library, Standing, Usage, place};
use crate::report::slot::{self, PieceKind, Slot};
use crate::report::{Part, Report};
use std::ops::Range;
use std::sync::Arc;

#[derive(Debug, Default)]
pub struct Phrasebook {
    finder: Option<Box<Finder>>,
    /// How the phrases stand at the place they were last wanted for.
    pub standing: Option<Standing>,
    pub usage: Usage,
    /// What is to be said of broken packs, once.
    pub complaints: Vec<String>,
    /// What waits for the phrases to come.
    pub wanted: Option<Wanted>,
    asked: bool,
}

/// What was asked for before the phrases were there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Alternative,
}

/// What became of a phrase of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amended {
    Kept,
    Removed,
}

/// The phrases as they come from outside.
#[derive(Debug)]
pub struct Phrases {
    pub finder: Box<Finder>,
    /// None where only what slots show has changed.
    pub usage: Option<Usage>,
    pub complaints: Vec<String>,
    /// What has become of one's own phrases.
    pub amended: Option<Amended>,
}

impl Phrasebook {
    pub fn finder(&self) -> Option<&Finder> {
        self.finder.as_deref()
    }

    pub fn library(&self) -> Option<&Arc<Library>> {
        self.finder().map(Finder::library)
    }

    pub fn get(&self, number: usize) -> Option<&Entry> {
        self.library()?.get(number)
    }

    /// Asks for what is missing for these fields: everything, or the index anew.
    pub fn ask(&mut self, fields: Fields) -> Option<Effect> {
        let known = self.library().cloned();
        let fits = self.finder().is_some_and(|finder| *finder.fields() == fields);
        if self.asked || fits {
            return None;
        }
        self.asked = true;
        Some(Effect::Phrases { known, fields })
    }

    pub fn was_asked(&self) -> bool {
        self.asked || self.finder.is_some()
    }

    pub fn come(&mut self, phrases: Phrases) {
        self.asked = false;
        self.finder = Some(phrases.finder);
        self.standing = None;
        if let Some(usage) = phrases.usage {
            self.usage = usage;
            self.complaints = phrases.complaints;
        }
    }

    pub fn stand(&mut self, report: &Report, part: Part, today: i32) {
        let here = place::of(report, part);
        let usage = &self.usage;
        self.standing = self.finder.as_ref().map(|finder| finder.standing(&here, usage, today));
    }
}

/// What the slots of phrases show in a report: the values of its fields.
pub fn fields(report: &Report) -> Fields {
    let filled = report.fields().iter().filter(|field| !field.value.is_empty());
    filled.map(|field| (field.name.clone(), field.value.clone())).collect()
}

/// A phrase as the text would show it, with where stretches of its source stand in that.
#[derive(Debug, Default)]
pub struct Shown {
    pub text: String,
    pub marks: Vec<Range<usize>>,
    /// Where its open slots stand.
    pub slots: Vec<Range<usize>>,
}

/// Shows a phrase: slots by the value of their field, else by name, or by what they offer where
/// `offers` says so.
pub fn shown(report: &Report, source: &str, marks: &[Range<usize>], offers: bool) -> Shown {
    let mut shown = Shown::default();
    for piece in slot::pieces(source).map_while(Result::ok) {
        let start = shown.text.len();
        match &piece.kind {
            PieceKind::Text(text) => shown.text.push_str(text),
            PieceKind::Brace(brace) => shown.text.push(*brace),
            PieceKind::Slot(slot) => {
                let field = report.field(slot.name).map(|field| field.value.as_str());
                match field.filter(|value| !value.is_empty()) {
                    Some(value) => shown.text.push_str(value),
                    None => {
                        shown.text.push_str(&bracketed(slot, offers));
                        shown.slots.push(start..shown.text.len());
                    }
                }
            }
        }
        let literal = matches!(piece.kind, PieceKind::Text(_));
        let end = shown.text.len();
        for mark in marks.iter().filter(|m| m.start < piece.range.end && m.end > piece.range.start)
        {
            shown.marks.push(match literal {
                true => {
                    let at = |at: usize| start + at.saturating_sub(piece.range.start);
                    at(mark.start)..at(mark.end).min(end)
                }
                false => start..end,
            });
        }
    }
    shown
}

fn bracketed(slot: &Slot, offers: bool) -> String {
    let options: Vec<&str> = slot.options().filter(|option| !option.is_empty()).collect();
    match offers && !options.is_empty() {
        true => format!("[{}]", options.join("/")),
        false => format!("[{}]", slot.name),
    }
}

/// Says which kind of phrase it is.
pub fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => kind.chinese(),
        Lang::En => kind.english(),
    }
}

/// A phrase shown whole, and what is to be known of it.
#[derive(Debug)]
pub struct Preview {
    pub shown: Shown,
    pub about: String,
}

impl App {
    /// Returns the whole of a phrase, its kind, tags and origin.
    pub fn preview_of(&self, number: usize) -> Option<Preview> {
        let library = self.phrases.library()?;
        let entry = library.get(number)?;
        let phrase = &entry.phrase;
        let mut about = vec![kind_name(phrase.kind, self.lang()).to_string()];
        about.extend(phrase.tags.iter().map(|tag| format!("#{tag}")));
        let alternatives = library.alternatives(number).len();
        if alternatives > 1 {
            about.push(self.say(Word::PhraseAlternatives { count: &(alternatives - 1) }));
        }
        let sources = phrase.sources.join(" ");
        about.push(match (entry.layer, sources.is_empty()) {
            (crate::phrases::Layer::BuiltIn, false) => {
                self.say(Word::PhraseFrom { sources: &sources })
            }
            (_, true) => self.say(Word::PhraseOfPack { pack: &library.pack_of(entry) }),
            (_, false) => self
                .say(Word::PhraseOfPackFrom { pack: &library.pack_of(entry), sources: &sources }),
        });
        let shown = shown(&self.report, &phrase.text, &[], true);
        Some(Preview { shown, about: about.join(" ") })
    }
}
