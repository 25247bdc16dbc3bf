//! T20 on watchwords in quotation marks, “两个维护”, one character of which sounds or looks like the
//! right one. What is not in quotation marks may be anything.

use super::alike::{looks_alike, sounds_alike};
use super::by_char::{Map, Set};
use super::finding::Hit;
use super::lists::{Lists, Text, Texts};
use super::passage::{Passage, is_han};
use super::rule::RuleId;
use super::spots::Spot;

const LONGEST: usize = 12;
const LEAST: usize = 4;
/// Written for one another before a measure word.
const COUNTS: &[&str] = &["两二俩2", "一1", "三3", "四4", "五5", "六6", "七7", "八8", "九9", "十0"];

#[derive(Debug)]
pub struct SloganIndex {
    known: Set<Text>,
    own: Set<Text>,
    slogans: Texts,
    /// The numbers of the watchwords by their halves, one of which is whole where one character is wrong.
    by_half: Map<String, Vec<usize>>,
}

impl SloganIndex {
    pub fn of(lists: &Lists) -> Self {
        let mut by_half: Map<String, Vec<usize>> = Map::default();
        for (n, slogan) in lists.slogans.iter().enumerate() {
            let (first, second) = halves(slogan);
            for half in [first, second] {
                by_half.entry(half.to_string()).or_default().push(n);
            }
        }
        SloganIndex {
            known: lists.slogans.iter().cloned().collect(),
            own: lists.own_slogans.iter().cloned().collect(),
            slogans: lists.slogans.clone(),
            by_half,
        }
    }

    /// Returns the watchwords that differ from a text in one character, by its place, each with the two
    /// characters.
    fn near<'s>(&'s self, text: &str) -> impl Iterator<Item = (&'s Text, char, char)> {
        let (first, second) = halves(text);
        let of_half = |half: &str| self.by_half.get(half).into_iter().flatten();
        let mut found: Vec<(usize, usize, char, char)> = Vec::new();
        for n in of_half(first).chain(of_half(second)) {
            let Some(right) = self.slogans.get(*n) else { continue };
            let other = text.chars().zip(right.chars()).enumerate();
            let mut other = other.filter(|(_, (a, b))| a != b);
            if let (Some((at, (a, b))), None) = (other.next(), other.next())
                && text.chars().count() == right.chars().count()
            {
                found.push((at, *n, a, b));
            }
        }
        found.sort_unstable();
        found.into_iter().filter_map(|(_, n, a, b)| Some((self.slogans.get(n)?, a, b)))
    }

    pub fn check(&self, p: &Passage<'_>, hits: &mut Vec<Hit>) {
        for (i, c) in p.spots(Spot::PAIRED) {
            if c != '“' {
                continue;
            }
            let rest = p.chars().get(i + 1..).unwrap_or_default().iter();
            let length = rest.take(LONGEST + 1).take_while(|c| !matches!(c, '”' | '“')).count();
            let end = i + 1 + length;
            if !(LEAST..=LONGEST).contains(&length) || p.at(end) != '”' {
                continue;
            }
            let text = p.slice(i + 1..end);
            if self.known.contains(text) {
                continue;
            }
            let right = self.near(text).find(|(_, a, b)| is_slip(*a, *b)).map(|(right, ..)| right);
            if let Some(right) = right {
                let hit = Hit::new(RuleId::T20, i + 1..end).arg(&**right);
                hits.push(hit.fix(&**right).own(self.own.contains(right)));
            }
        }
    }
}

/// 十个明确 is none of 四个明确, though many speak them alike.
fn is_slip(a: char, b: char) -> bool {
    let row = |c: char| COUNTS.iter().find(|row| row.contains(c));
    match (row(a), row(b)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => is_han(a) && (sounds_alike(a, b) || looks_alike(a, b)),
        _ => false,
    }
}

/// Cuts a text in two.
fn halves(text: &str) -> (&str, &str) {
    let middle = text.chars().count() / 2;
    let at = text.char_indices().nth(middle).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}
