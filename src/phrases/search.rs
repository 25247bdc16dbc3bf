//! Phrases found and ranked: by fit to the place, then by how well they match, then by how lately
//! and often they were taken; pinned ones first.
//!
//! A [`Finder`] is built once for a library (on a thread where that is large), a [`Standing`] once
//! for a place; only the words are asked for at every key.

use std::collections::HashMap;
use std::sync::Arc;

use super::hits::{Hit, Hits, Marker, search};
use super::index::{CLOSE, END, FIRST_LETTER, Fields, Glyph, Index, OPEN, places_in_phrase};
use super::library::{Entry, Library};
use super::lists::Lists;
use super::matching::begins_with;
use super::pack::Kind;
use super::pinyin::letter;
use super::place::is_section_kind;
use super::query::Query;
use super::usage::Usage;
use super::word::{ReadyWord, Word};

/// The tag of a phrase is one of the place's tags, or stands in the heading.
const TAG_FITS: i32 = 200;
const TAG_IN_HEADING: i32 = 150;
/// A phrase is about its first tag; each further one counts as one of so many.
const SHARE_OF_FURTHER_TAGS: i32 = 2;
const KIND_FITS: i32 = 100;
/// It belongs to another kind of section: a problem among what was done.
const ANOTHER_SECTION: i32 = -150;
const ALREADY_THERE: i32 = -600;
/// A pinned phrase stands before all others where it fits, and before many where it does not.
const PINNED: i32 = 10_000;
const PINNED_ELSEWHERE: i32 = 100;

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

    /// What the slots showed when the index was made.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Bytes the index takes, besides the library.
    pub fn bytes(&self) -> usize {
        self.index.bytes() + self.labels.of_phrases.bytes()
    }

    pub fn standing(&self, place: &Place, usage: &Usage, today: i32) -> Standing {
        let label_points = self.labels.points(place);
        let text = format!("{}。{}", place.heading, place.text);
        let said = Said::new(self.index.letters_of(&text));
        let in_section = place.tags.iter().any(|tag| is_section_kind(tag));
        let sections = self.labels.sections_of(place);
        let anywhere = place.tags.is_empty() && place.kinds.is_empty();
        let mut standing = Vec::with_capacity(self.library.entries().len());
        for (number, entry) in self.library.entries().iter().enumerate() {
            let fit = self.labels.fit(number, &label_points);
            let there = said.contains(self.index.items().get(number));
            let mut points = fit + if there { ALREADY_THERE } else { 0 };
            if in_section && self.labels.is_of_another_section(number, &sections) {
                points += ANOTHER_SECTION;
            }
            if let Some(taken) = usage.taken.get(&entry.id) {
                points += taken.points(today);
            }
            if usage.pinned.contains(&entry.id) {
                let fits = (fit > 0 || anywhere) && !there;
                points += if fits { PINNED } else { PINNED_ELSEWHERE };
            }
            standing.push(points);
        }
        Standing(standing)
    }

    /// The best phrases for the words and tags of the query. Without words they are listed by
    /// topic, the topic of the best one first.
    pub fn search(&self, query: &Query, standing: &Standing, most: usize) -> Hits {
        let tags: Vec<Vec<bool>> = query.tags.iter().map(|tag| self.labels.begun_by(tag)).collect();
        let Standing(points) = standing;
        let standing = |number: usize| {
            let labels = self.labels.of_phrases.get(number);
            let is_in = |fits: &Vec<bool>| {
                labels.iter().any(|&label| fits.get(label as usize) == Some(&true))
            };
            if tags.iter().all(is_in) { points.get(number).copied() } else { None }
        };
        let mut hits = search(&self.index, &query.words, most, standing);
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
            hit.ranges = marker.ranges(self.index.items().get(hit.item), &places);
        }
    }

    fn group_by_topic(&self, hits: &mut Hits) {
        let is_pinned = |hit: &Hit| self.is_pinned_first(hit);
        let mut ranks = HashMap::new();
        for hit in hits.best.iter().filter(|hit| !is_pinned(hit)) {
            let next = ranks.len();
            ranks.entry(self.topic(hit.item)).or_insert(next);
        }
        let rank = |hit: &Hit| {
            if is_pinned(hit) { None } else { ranks.get(self.topic(hit.item)).copied() }
        };
        hits.best.sort_by_key(rank);
    }

    /// Says whether a hit stands before the others since it is pinned.
    pub fn is_pinned_first(&self, hit: &Hit) -> bool {
        hit.points > PINNED / 2
    }

    /// The topic a phrase is listed under, its first tag; the kind's name where it has none.
    pub fn topic(&self, number: usize) -> &str {
        let phrase = self.library.get(number).map(|entry| &entry.phrase);
        phrase
            .map_or("", |phrase| phrase.tags.first().map_or(phrase.kind.chinese(), String::as_str))
    }
}

/// What phrases can be narrowed and fitted by: the kinds, in the order of their names, then every
/// tag once.
#[derive(Debug)]
struct Labels {
    tags: Vec<String>,
    index: Index,
    /// Which labels name a kind of section.
    sections: Vec<bool>,
    /// The labels of each phrase, its kind first.
    of_phrases: Lists<u32>,
}

impl Labels {
    fn new(entries: &[Entry]) -> Self {
        let mut tags = Vec::new();
        let mut index = Index::default();
        for (_, chinese, english) in Kind::NAMES {
            index.add_name(chinese, &[english]);
        }
        let mut of_phrases = Lists::default();
        let mut numbers = HashMap::new();
        for Entry { phrase, .. } in entries {
            let tag_labels = phrase.tags.iter().map(|tag| {
                let next = index.items().count() as u32;
                let number = *numbers.entry(tag.as_str()).or_insert(next);
                if number == next {
                    index.add_name(tag, &[]);
                    tags.push(tag.clone());
                }
                number
            });
            of_phrases.push(std::iter::once(phrase.kind as u32).chain(tag_labels));
        }
        let no_tags = std::iter::repeat_n(false, Kind::NAMES.len());
        let sections = no_tags.chain(tags.iter().map(|tag| is_section_kind(tag))).collect();
        Labels { tags, index, sections, of_phrases }
    }

    /// Which labels begin with what was typed. There are few, so a rare reading is believed only
    /// where no usual one leads to any of them.
    fn begun_by(&self, typed: &Word) -> Vec<bool> {
        let glyphs = self.index.glyphs();
        let typed = ReadyWord::new(typed, glyphs);
        let begun = |usual_only| -> Vec<bool> {
            let begins = |letters| begins_with(letters, &typed, glyphs, usual_only);
            self.index.items().iter().map(begins).collect()
        };
        let usual = begun(true);
        if usual.contains(&true) { usual } else { begun(false) }
    }

    /// What each label is worth at a place.
    fn points(&self, place: &Place) -> Vec<i32> {
        let spoken = |text: &str| text.chars().filter_map(letter).collect::<String>();
        let heading = spoken(&place.heading);
        let kinds = Kind::NAMES.iter().map(
            |(kind, ..)| {
                if place.kinds.contains(kind) { KIND_FITS } else { 0 }
            },
        );
        let tags = self.tags.iter().map(|tag| {
            let tag_letters = || Some(spoken(tag)).filter(|letters| !letters.is_empty());
            let in_heading = || tag_letters().is_some_and(|letters| heading.contains(&letters));
            if place.tags.contains(tag) {
                TAG_FITS
            } else if in_heading() {
                TAG_IN_HEADING
            } else {
                0
            }
        });
        kinds.chain(tags).collect()
    }

    fn fit(&self, number: usize, points: &[i32]) -> i32 {
        let worth = |&label: &u32| points.get(label as usize).copied().unwrap_or_default();
        let Some((kind, tags)) = self.of_phrases.get(number).split_first() else { return 0 };
        let (first, further) = tags.split_at(tags.len().min(1));
        let further: i32 = further.iter().map(worth).sum();
        worth(kind) + first.iter().map(worth).sum::<i32>() + further / SHARE_OF_FURTHER_TAGS
    }

    /// Which labels name a kind of section that the place is.
    fn sections_of(&self, place: &Place) -> Vec<bool> {
        let no_tags = std::iter::repeat_n(false, Kind::NAMES.len());
        let of_place = |tag: &String| is_section_kind(tag) && place.tags.contains(tag);
        no_tags.chain(self.tags.iter().map(of_place)).collect()
    }

    /// Says whether a phrase names kinds of section and none of them is one of these.
    fn is_of_another_section(&self, number: usize, here: &[bool]) -> bool {
        let labels = self.of_phrases.get(number);
        let any = |flags: &[bool]| labels.iter().any(|l| flags.get(*l as usize) == Some(&true));
        any(&self.sections) && !any(here)
    }
}

/// The letters of a section, made ready to be asked whether they hold a phrase.
struct Said {
    letters: Vec<Glyph>,
    /// Which three letters follow one another somewhere, by a number made from them.
    threes: Vec<bool>,
}

impl Said {
    fn new(letters: Vec<Glyph>) -> Self {
        let mut threes = vec![false; 1 << 16];
        for three in letters.windows(3) {
            if let Some(place) = threes.get_mut(number_of(three)) {
                *place = true;
            }
        }
        Said { letters, threes }
    }

    /// Whether the literal letters of a phrase stand here, piece by piece in order; marks and what
    /// the slots show do not count.
    fn contains(&self, phrase: &[Glyph]) -> bool {
        let line = phrase.split(|&glyph| glyph == END).next().unwrap_or_default();
        // Of all the phrases of a library hardly one is here: its first three letters say so.
        if let Some(three) = first_three(line)
            && self.threes.get(number_of(&three)) != Some(&true)
        {
            return false;
        }
        let mut left = self.letters.as_slice();
        let pieces = pieces(line);
        for piece in &pieces {
            let place = left.windows(piece.len()).position(|letters| letters == piece);
            let Some(place) = place else { return false };
            left = left.get(place + piece.len()..).unwrap_or_default();
        }
        !pieces.is_empty()
    }
}

/// A number of sixteen bits for a few letters.
fn number_of(letters: &[Glyph]) -> usize {
    let mixed = letters.iter().fold(0u32, |mixed, &glyph| {
        (mixed ^ u32::from(glyph)).wrapping_mul(0x9e37_79b1).rotate_left(7)
    });
    (mixed & 0xffff) as usize
}

/// The first three letters that follow one another outside the slots.
fn first_three(line: &[Glyph]) -> Option<[Glyph; 3]> {
    let mut three = [END; 3];
    let mut count = 0;
    let mut in_slot = false;
    for &glyph in line {
        match glyph {
            OPEN | CLOSE => (in_slot, count) = (glyph == OPEN, 0),
            _ if glyph >= FIRST_LETTER && !in_slot => {
                three.rotate_left(1);
                three[2] = glyph;
                count += 1;
            }
            _ => {}
        }
        if count == three.len() {
            return Some(three);
        }
    }
    None
}

/// The letters before, between and behind the slots of a line, none of them empty.
fn pieces(line: &[Glyph]) -> Vec<Vec<Glyph>> {
    let mut pieces = Vec::new();
    for (number, part) in line.split(|&glyph| glyph == OPEN || glyph == CLOSE).enumerate() {
        // Every second part is what a slot shows.
        if number % 2 == 0 {
            pieces.push(part.iter().copied().filter(|&glyph| glyph >= FIRST_LETTER).collect());
        }
    }
    pieces.retain(|piece: &Vec<Glyph>| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests;
