//! Phrases found and ranked: by fit to the place, then by how well they match, then by how lately
//! and often they were taken; pinned ones first.
//!
//! A [`Finder`] is built once for a library (on a thread where that is large), a [`Standing`] once
//! for a place; only the words are asked for at every key.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::hits::{Hits, Marker, best_of};
use super::index::{CLOSE, END, FIRST_LETTER, Fields, Glyph, Index, OPEN, places_in_phrase};
use super::library::{Entry, Library};
use super::matching::{Steps, Word, begins_with, matches};
use super::pack::{Kind, PhraseId};
use super::pinyin::letter;
use super::query::Query;

/// The tag of a phrase is one of the place's tags, or stands in the heading.
const TAG_FITS: i32 = 200;
const TAG_IN_HEADING: i32 = 150;
/// What the second and every further tag that fits counts, against the best one.
const SHARE_OF_FURTHER_TAGS: i32 = 4;
const KIND_FITS: i32 = 100;
const ALREADY_THERE: i32 = -600;
const TAKEN_TODAY: i32 = 24;
const DAYS_TO_HALF: i32 = 7;
const TAKEN_OFTEN: i32 = 16;
const PINNED: i32 = 10_000;

/// Where the caret is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// What kind of section this is, as its template says, and those around it.
    pub tags: Vec<String>,
    /// The kinds of phrase that belong here.
    pub kinds: Vec<Kind>,
    pub heading: String,
    /// What the section says already.
    pub text: String,
}

/// What this user took, and what is pinned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    pub taken: BTreeMap<PhraseId, Taken>,
    pub pinned: BTreeSet<PhraseId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub count: u32,
    /// A day by number, of the same count of days as `today`.
    pub last_day: i32,
}

/// How every phrase stands at a place before a letter is typed.
#[derive(Debug, Clone)]
pub struct Standing(Vec<i32>);

/// A library made ready to be searched.
#[derive(Debug)]
pub struct Finder {
    library: Arc<Library>,
    fields: Fields,
    index: Index,
    labels: Labels,
}

impl Finder {
    pub fn new(library: Arc<Library>, fields: Fields) -> Self {
        let mut index = Index::default();
        let texts = library.entries().iter().map(|entry| entry.phrase.text.as_str());
        index.add_phrases(texts, &fields);
        let labels = Labels::new(library.entries());
        Finder { library, fields, index, labels }
    }

    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// Bytes the index takes, besides the library.
    pub fn bytes(&self) -> usize {
        self.index.bytes() + 4 * (self.labels.of_phrase.len() + self.labels.starts.len())
    }

    pub fn standing(&self, place: &Place, usage: &Usage, today: i32) -> Standing {
        let label_points = self.labels.points(place);
        let said = Said::new(self.index.letters_of(&place.text));
        let mut standing = Vec::with_capacity(self.library.entries().len());
        for (number, entry) in self.library.entries().iter().enumerate() {
            let mut points = self.labels.fit(number, &label_points);
            if said.contains(self.index.letters(number)) {
                points += ALREADY_THERE;
            }
            if let Some(taken) = usage.taken.get(&entry.id) {
                points += taken.points(today);
            }
            if usage.pinned.contains(&entry.id) {
                points += PINNED;
            }
            standing.push(points);
        }
        Standing(standing)
    }

    /// The best phrases for the words and tags of the query. Without words they are listed by
    /// topic, the topic of the best one first.
    pub fn search(&self, query: &Query, standing: &Standing, most: usize) -> Hits {
        let tags: Vec<Vec<bool>> = query.tags.iter().map(|tag| self.labels.begun_by(tag)).collect();
        let keep = |number: usize| {
            let labels = self.labels.of(number);
            let is_in = |fits: &Vec<bool>| {
                labels.iter().any(|&label| fits.get(label as usize) == Some(&true))
            };
            tags.iter().all(is_in)
        };
        let mut found = matches(&self.index, &query.words, keep);
        for (number, points) in &mut found {
            let Standing(standing) = standing;
            *points = standing.get(*number).copied().unwrap_or_default() - *points;
        }
        let mut hits = best_of(found, most);
        if query.words.is_empty() {
            self.group_by_topic(&mut hits);
        } else {
            self.mark(&mut hits, &query.words);
        }
        hits
    }

    fn mark(&self, hits: &mut Hits, words: &[Word]) {
        let mut marker = Marker::new(words, self.index.glyphs());
        for hit in &mut hits.best {
            let text = self.library.get(hit.item).map_or("", |entry| &entry.phrase.text);
            let places = places_in_phrase(text, &self.fields);
            hit.ranges = marker.ranges(self.index.letters(hit.item), &places);
        }
    }

    fn group_by_topic(&self, hits: &mut Hits) {
        let mut ranks = HashMap::new();
        for hit in &hits.best {
            let next = ranks.len();
            ranks.entry(self.topic(hit.item)).or_insert(next);
        }
        let rank = |item: usize| ranks.get(self.topic(item)).copied();
        hits.best.sort_by_key(|hit| (hit.points < PINNED / 2, rank(hit.item)));
    }

    /// The topic a phrase is listed under, its first tag; the kind's name where it has none.
    pub fn topic(&self, number: usize) -> &str {
        let phrase = self.library.get(number).map(|entry| &entry.phrase);
        phrase.map_or("", |phrase| {
            phrase.tags.first().map_or(phrase.kind.chinese(), String::as_str)
        })
    }
}

impl Taken {
    fn points(self, today: i32) -> i32 {
        let days = today.saturating_sub(self.last_day).clamp(0, i32::MAX / TAKEN_TODAY);
        let lately = TAKEN_TODAY * DAYS_TO_HALF / days.saturating_add(DAYS_TO_HALF);
        let often = 4 * self.count.saturating_add(1).ilog2() as i32;
        lately + often.min(TAKEN_OFTEN)
    }
}

/// What phrases can be narrowed and fitted by: the kinds, in the order of their names, then every
/// tag once.
#[derive(Debug)]
struct Labels {
    tags: Vec<String>,
    index: Index,
    /// Labels of each phrase, its kind first.
    of_phrase: Vec<u32>,
    starts: Vec<u32>,
}

impl Labels {
    fn new(entries: &[Entry]) -> Self {
        let mut labels =
            Labels { tags: vec![], index: Index::default(), of_phrase: vec![], starts: vec![0] };
        for (_, chinese, english) in Kind::NAMES {
            labels.index.add_name(chinese, &[english]);
        }
        let mut numbers = HashMap::new();
        for Entry { phrase, .. } in entries {
            labels.of_phrase.push(phrase.kind as u32);
            for tag in &phrase.tags {
                let next = labels.index.count() as u32;
                let number = *numbers.entry(tag.as_str()).or_insert(next);
                if number == next {
                    labels.index.add_name(tag, &[]);
                    labels.tags.push(tag.clone());
                }
                labels.of_phrase.push(number);
            }
            labels.starts.push(labels.of_phrase.len() as u32);
        }
        labels
    }

    fn of(&self, number: usize) -> &[u32] {
        let bounds = self.starts.get(number).zip(self.starts.get(number + 1));
        bounds
            .and_then(|(&start, &end)| self.of_phrase.get(start as usize..end as usize))
            .unwrap_or_default()
    }

    /// Which labels begin with what was typed.
    fn begun_by(&self, typed: &Word) -> Vec<bool> {
        let glyphs = self.index.glyphs();
        let steps = Steps::new(typed, glyphs);
        self.index.items().map(|letters| begins_with(letters, &steps, glyphs)).collect()
    }

    /// What each label is worth at a place.
    fn points(&self, place: &Place) -> Vec<i32> {
        let spoken = |text: &str| text.chars().filter_map(letter).collect::<String>();
        let heading = spoken(&place.heading);
        let kinds = Kind::NAMES.iter().map(|(kind, ..)| {
            if place.kinds.contains(kind) { KIND_FITS } else { 0 }
        });
        let tags = self.tags.iter().map(|tag| {
            let in_heading = || heading.contains(&spoken(tag));
            match () {
                () if place.tags.contains(tag) => TAG_FITS,
                () if in_heading() => TAG_IN_HEADING,
                () => 0,
            }
        });
        kinds.chain(tags).collect()
    }

    fn fit(&self, number: usize, points: &[i32]) -> i32 {
        let worth = |&label: &u32| points.get(label as usize).copied().unwrap_or_default();
        let Some((kind, tags)) = self.of(number).split_first() else { return 0 };
        let best = tags.iter().map(worth).max().unwrap_or_default();
        let all: i32 = tags.iter().map(worth).sum();
        worth(kind) + best + (all - best) / SHARE_OF_FURTHER_TAGS
    }
}

/// The letters of a section, made ready to be asked whether they hold a phrase.
struct Said {
    letters: Vec<Glyph>,
    /// Which beginnings of so many letters occur, by a number made from them.
    beginnings: Vec<bool>,
}

/// With two letters nearly every phrase would have to be looked for, with more few would be kept.
const BEGINNING: usize = 3;

impl Said {
    fn new(letters: Vec<Glyph>) -> Self {
        let mut beginnings = vec![false; 1 << 16];
        for beginning in letters.windows(BEGINNING) {
            if let Some(place) = beginnings.get_mut(number_of(beginning.iter())) {
                *place = true;
            }
        }
        Said { letters, beginnings }
    }

    /// Whether the literal letters of a phrase stand here, piece by piece in order; marks and what
    /// the slots show do not count.
    fn contains(&self, phrase: &[Glyph]) -> bool {
        let line = phrase.iter().take_while(|&&glyph| glyph != END);
        let beginning = line.clone().take_while(|&&glyph| glyph != OPEN);
        let beginning = beginning.filter(|&&glyph| glyph >= FIRST_LETTER).take(BEGINNING);
        let begins = self.beginnings.get(number_of(beginning.clone())) == Some(&true);
        if !begins && beginning.count() == BEGINNING {
            return false;
        }
        let mut left = self.letters.as_slice();
        let mut asked = false;
        for piece in pieces(line) {
            let place = left.windows(piece.len()).position(|letters| letters == piece);
            let Some(place) = place else { return false };
            left = left.get(place + piece.len()..).unwrap_or_default();
            asked = true;
        }
        asked
    }
}

/// A number of sixteen bits for a few letters.
fn number_of<'a>(letters: impl Iterator<Item = &'a Glyph>) -> usize {
    let mixed = letters.fold(0u32, |mixed, &glyph| {
        (mixed ^ u32::from(glyph)).wrapping_mul(0x9e37_79b1).rotate_left(7)
    });
    (mixed & 0xffff) as usize
}

/// The letters before, between and behind the slots of a line, none of them empty.
fn pieces<'a>(line: impl Iterator<Item = &'a Glyph>) -> Vec<Vec<Glyph>> {
    let mut pieces = vec![Vec::new()];
    let mut in_slot = false;
    for &glyph in line {
        match glyph {
            OPEN | CLOSE => {
                in_slot = glyph == OPEN;
                pieces.push(Vec::new());
            }
            _ if glyph >= FIRST_LETTER && !in_slot => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(glyph);
                }
            }
            _ => {}
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
