//! T20 on watchwords in quotation marks, “两个维护”, one character of which sounds or looks like the
//! right one. What is not in quotation marks may be anything.

use super::alike::{looks_alike, sounds_alike};
use super::finding::Hit;
use super::lists::Lists;
use super::passage::{Passage, is_han};
use super::rule::RuleId;
use super::spots::Spot;
use std::collections::{HashMap, HashSet};

const LONGEST: usize = 12;
const LEAST: usize = 4;
/// Written for one another before a measure word.
const COUNTS: &[&str] = &["两二俩2", "一1", "三3", "四4", "五5", "六6", "七7", "八8", "九9", "十0"];

#[derive(Debug)]
pub struct SloganIndex {
    known: HashSet<String>,
    own: HashSet<String>,
    /// The watchwords by what is left when one character is taken out.
    masked: HashMap<(usize, String), Vec<String>>,
}

impl SloganIndex {
    pub fn of(lists: &Lists) -> Self {
        let known: HashSet<String> = lists.slogans.iter().cloned().collect();
        let mut masked: HashMap<(usize, String), Vec<String>> = HashMap::new();
        // Of another length none is ever asked for, and a long one would fill the memory.
        let is_asked = |slogan: &&String| {
            (LEAST..=LONGEST).contains(&slogan.chars().take(LONGEST + 1).count())
        };
        for slogan in lists.slogans.iter().filter(is_asked) {
            for key in masks(slogan) {
                masked.entry(key).or_default().push(slogan.clone());
            }
        }
        SloganIndex { known, own: lists.own_slogans.iter().cloned().collect(), masked }
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
            let of_key = |key: (usize, String)| self.masked.get(&key).into_iter().flatten();
            let right = masks(text).into_iter().flat_map(of_key).find(|right| {
                let mut other = text.chars().zip(right.chars()).filter(|(a, b)| a != b);
                other.next().is_some_and(|(a, b)| is_slip(a, b))
            });
            if let Some(right) = right {
                let hit = Hit::new(RuleId::T20, i + 1..end).arg(right);
                hits.push(hit.fix(right.clone()).own(self.own.contains(right)));
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

/// A text with each of its characters left out in turn, and which that was.
fn masks(text: &str) -> Vec<(usize, String)> {
    let without = |k: usize| {
        text.chars().enumerate().filter(|(n, _)| *n != k).map(|(_, c)| c).collect::<String>()
    };
    (0..text.chars().count()).map(|k| (k, without(k))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_to_be_asked_for_is_not_kept() {
        let of = |length: usize| {
            let slogans = vec!["学".repeat(length)];
            SloganIndex::of(&Lists { slogans, ..Lists::default() }).masked.len()
        };
        assert_eq!([LEAST - 1, LEAST, LONGEST, LONGEST + 1].map(of), [0, LEAST, LONGEST, 0]);
    }
}
