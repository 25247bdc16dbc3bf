//! All that is looked for in a text by a list of words, found in one walk: each rule is handed what is its
//! own, and says what it means where it stands.

use super::correlatives::Half;
use super::couples::Couples;
use super::lists::Lists;
use super::names::Stem;
use super::near::{NearIndex, Piece};
use super::orders::Item;
use super::passage::Passage;
use super::patterns::{Found, Patterns};
use super::units::Units;
use super::words::Place;
use super::{collocations, correlatives, names, orders, words};

/// What a word is listed as.
#[derive(Debug, Clone, Copy)]
enum Meaning {
    Word(Place),
    Piece(Piece),
    Item(Item),
    Half(Half),
    /// A verb, by its number among those that go wrong with a noun.
    Verb(usize),
    Stem(Stem),
}

/// The lists, ready to be looked for.
#[derive(Debug)]
pub struct ListedIndex(Patterns<Meaning>);

/// What of them stands in a text: of each rule in the order of their ends. Made once and filled again for
/// each text.
#[derive(Debug, Default)]
pub struct Listed {
    pub words: Vec<Found<Place>>,
    pub pieces: Vec<Found<Piece>>,
    pub items: Vec<Found<Item>>,
    pub halves: Vec<Found<Half>>,
    pub verbs: Vec<Found<usize>>,
    pub stems: Vec<Found<Stem>>,
    all: Vec<Found<Meaning>>,
}

impl ListedIndex {
    pub fn of(lists: &Lists, near: &NearIndex) -> Self {
        let words = words::listed(lists).map(|(word, place)| (word, Meaning::Word(place)));
        let pieces = near.pieces().map(|(word, piece)| (word, Meaning::Piece(piece)));
        let items = orders::listed(lists).map(|(word, item)| (word, Meaning::Item(item)));
        let halves = correlatives::halves().map(|(word, half)| (word, Meaning::Half(half)));
        let verbs = collocations::verbs().map(|(word, verb)| (word, Meaning::Verb(verb)));
        let stems = names::stems(lists).map(|(word, stem)| (word, Meaning::Stem(stem)));
        let first = words.chain(pieces).chain(items).chain(halves).chain(verbs);
        ListedIndex(Patterns::of(first.chain(stems)))
    }

    pub fn find(&self, p: &Passage<'_>, units: &Units, couples: &Couples, listed: &mut Listed) {
        let Listed { words, pieces, items, halves, verbs, stems, all } = listed;
        self.0.find(p, units, couples, all);
        words.clear();
        pieces.clear();
        items.clear();
        halves.clear();
        verbs.clear();
        stems.clear();
        for found in all {
            match found.value {
                Meaning::Word(place) => words.push(found.meaning(place)),
                Meaning::Piece(piece) => pieces.push(found.meaning(piece)),
                Meaning::Item(item) => items.push(found.meaning(item)),
                Meaning::Half(half) => halves.push(found.meaning(half)),
                Meaning::Verb(verb) => verbs.push(found.meaning(verb)),
                Meaning::Stem(stem) => stems.push(found.meaning(stem)),
            }
        }
    }
}
