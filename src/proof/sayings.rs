//! T11 for words and set wordings of three characters and more: all but one are there, and that one sounds
//! or looks like the right one. So misspellings are found that nobody has listed.
//!
//! | table | what it holds | where from |
//! |---|---|---|
//! | `sayings.txt` | sayings of four characters | counts over news (900 in 4.8 billion words) and a list of idioms |
//! | `wordings.txt` | words and wordings of three to seven | the same counts (1,500 for those of four), the People's Daily of 1998 (pairs of words met six times), official texts, and a list by hand |
//! | `lone.txt` | characters that are often words of their own, the hundred most frequent first | the same counts |
//!
//! A saying is sure of itself; lines with `+` hold those of two common words, worth no more than a look where
//! the odd character makes another word. A wording is misspelt only where the odd character belongs to neither
//! neighbour ([`Joined`]) and is no frequent word of its own. Of three characters two are seldom sure of the
//! third: lines with `>` hold words whose first two are, with `<` those whose last two are (a tenth and a
//! quarter of their occurrences). Lines with `=` hold what is a word though it resembles another.

use super::alike::{looks_alike, sounds_alike};
use super::by_char::{Map, Pairs};
use super::finding::Hit;
use super::joined::Joined;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

const SAYINGS: &str = include_str!("../../assets/proof/sayings.txt");
const WORDINGS: &str = include_str!("../../assets/proof/wordings.txt");
const LONE_TABLE: &str = include_str!("../../assets/proof/lone.txt");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Saying,
    /// A saying of two common words, either of which may stand beside another.
    Coupled,
    Wording,
    /// Only its first two characters are sure of it.
    Begun,
    /// Only its last two characters are sure of it.
    Ended,
    /// Never meant where something else is written.
    Known,
}

impl Kind {
    fn is_saying(self) -> bool {
        matches!(self, Kind::Saying | Kind::Coupled)
    }
}

#[derive(Debug)]
struct Entry {
    chars: Range<usize>,
    kind: Kind,
    /// One more than the number of the next entry with the same first two, and the same last two,
    /// characters; 0 where there is none.
    next: [usize; 2],
}

/// The sayings and wordings by their first two characters and by their last two, one of which are whole
/// where one character is wrong.
pub struct SayingIndex {
    /// The characters of all entries.
    chars: Vec<char>,
    entries: Vec<Entry>,
    by_first: Pairs<usize>,
    by_last: Pairs<usize>,
}

impl fmt::Debug for SayingIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SayingIndex({} entries, {} pairs)", self.entries.len(), self.by_first.len())
    }
}

/// A stretch of a text in which one character stands for another.
struct Miss {
    start: usize,
    /// Where the odd character stands in the stretch.
    odd: usize,
    entry: usize,
}

impl SayingIndex {
    pub fn new() -> Self {
        let mut index = SayingIndex {
            chars: Vec::with_capacity(1 << 17),
            entries: Vec::with_capacity(1 << 15),
            by_first: Pairs::new(),
            by_last: Pairs::new(),
        };
        // Backwards, for a chain begins with what was added last.
        for (table, kind) in [(WORDINGS, Kind::Wording), (SAYINGS, Kind::Saying)] {
            for line in table.lines().rev().filter(|line| !line.starts_with('#')) {
                let kind = match line.chars().next() {
                    Some('+') => Kind::Coupled,
                    Some('>') => Kind::Begun,
                    Some('<') => Kind::Ended,
                    Some('=') => Kind::Known,
                    _ => kind,
                };
                for word in line.trim_start_matches(['+', '>', '<', '=']).split_whitespace().rev() {
                    index.add(word, kind);
                }
            }
        }
        index
    }

    fn add(&mut self, word: &str, kind: Kind) {
        let start = self.chars.len();
        self.chars.extend(word.chars());
        if let Some([a, b, .., y, z]) | Some([a, b @ y, z]) = self.chars.get(start..) {
            let number = self.entries.len() + 1;
            let first = std::mem::replace(self.by_first.entry(*a, *b), number);
            let last = std::mem::replace(self.by_last.entry(*y, *z), number);
            self.entries.push(Entry { chars: start..self.chars.len(), kind, next: [first, last] });
        }
    }

    pub fn check(&self, p: &Passage<'_>, joined: &Joined, hits: &mut Vec<Hit>) {
        let loose = loose(p, joined);
        for (i, pair) in p.chars().windows(2).enumerate() {
            let [a, b] = pair else { continue };
            if !is_han(*a) || !is_han(*b) {
                continue;
            }
            // Sayings come first in a chain, and what is behind them asks for a loose character.
            let any_loose = |places: Range<usize>| {
                loose
                    .get(places.start..places.end.min(loose.len()))
                    .is_some_and(|l| l.contains(&true))
            };
            let walked = |open: bool| {
                move |entry: &usize| {
                    open || self.entries.get(*entry).is_some_and(|e| e.kind.is_saying())
                }
            };
            let begun = self
                .chain(&self.by_first, 0, *a, *b)
                .take_while(walked(any_loose(i + 2..i + LONGEST)))
                .map(|entry| (entry, Some(i)));
            let ended = self
                .chain(&self.by_last, 1, *a, *b)
                .take_while(walked(any_loose((i + 2).saturating_sub(LONGEST)..i)))
                .map(|entry| (entry, self.start(entry, i + 2)));
            let misses =
                begun.chain(ended).filter_map(|(entry, start)| self.miss(p, entry, start?));
            let found = misses.into_iter().find(|miss| self.is_meant(p, joined, miss));
            hits.extend(found.map(|miss| self.hit(p, joined, &miss)));
        }
    }

    fn hit(&self, p: &Passage<'_>, joined: &Joined, miss: &Miss) -> Hit {
        let right: String = self.word(miss.entry).iter().collect();
        let range = miss.start..miss.start + self.word(miss.entry).len();
        let coupled = self.entries.get(miss.entry).is_some_and(|e| e.kind == Kind::Coupled);
        // 责任心投入 holds no 全心投入.
        let (at, last) = (miss.start + miss.odd, range.end - 1);
        let crosses = at == miss.start && joined.holds(p.before(at), p.at(at))
            || at == last && joined.holds(p.at(at), p.at(at + 1));
        // Three characters may be a word of some trade that no table knows, and two words may meet.
        let unsure = range.len() == 3 || crosses || coupled && !self.is_loose(p, joined, miss);
        let level = if unsure { Level::Review } else { Level::Warning };
        let hit = Hit::new(RuleId::T11, range).level(level);
        hit.case(if unsure { 2 } else { 0 }).arg(right.clone()).fix(right)
    }

    /// Returns the entries that have a pair of characters at one end.
    fn chain(
        &self,
        heads: &Pairs<usize>,
        end: usize,
        a: char,
        b: char,
    ) -> impl Iterator<Item = usize> {
        let head = heads.get(a, b).and_then(|number| number.checked_sub(1));
        std::iter::successors(head, move |entry| {
            self.entries.get(*entry)?.next.get(end)?.checked_sub(1)
        })
    }

    fn word(&self, entry: usize) -> &[char] {
        let chars = self.entries.get(entry).map(|entry| entry.chars.clone()).unwrap_or_default();
        self.chars.get(chars).unwrap_or_default()
    }

    fn start(&self, entry: usize, end: usize) -> Option<usize> {
        end.checked_sub(self.word(entry).len())
    }

    /// Finds the one character in which the text at `start` differs from an entry.
    fn miss(&self, p: &Passage<'_>, entry: usize, start: usize) -> Option<Miss> {
        let word = self.word(entry);
        let text = p.chars().get(start..start + word.len())?;
        let mut others = text.iter().zip(word).enumerate().filter(|(_, (a, b))| a != b);
        match (others.next(), others.next()) {
            (Some((odd, (a, _))), None) if is_han(*a) => Some(Miss { start, odd, entry }),
            _ => None,
        }
    }

    /// Says whether what is missed is what was meant.
    fn is_meant(&self, p: &Passage<'_>, joined: &Joined, miss: &Miss) -> bool {
        let Some(kind) = self.entries.get(miss.entry).map(|entry| entry.kind) else { return false };
        let word = self.word(miss.entry);
        let at = miss.start + miss.odd;
        let (a, right) = (p.at(at), word.get(miss.odd).copied().unwrap_or_default());
        let (first, last) = (miss.odd == 0, miss.odd + 1 == word.len());
        let at_edge = first || last;
        let sure = match kind {
            Kind::Saying | Kind::Coupled => true,
            Kind::Wording => !is_lone(a, if at_edge { usize::MAX } else { LONE_INSIDE }),
            Kind::Begun => last && !is_lone(a, usize::MAX),
            Kind::Ended => first && !is_lone(a, usize::MAX),
            Kind::Known => false,
        };
        sure && (kind.is_saying() || self.is_loose(p, joined, miss))
            && (sounds_alike(a, right) || looks_alike(a, right))
            && !self.holds(p, miss.start, word.len())
    }

    /// Says whether the odd character belongs to neither neighbour, and what it parts from the rest to no
    /// word outside: 农民走共同富裕之路 holds no 民族共同.
    fn is_loose(&self, p: &Passage<'_>, joined: &Joined, miss: &Miss) -> bool {
        let (at, length) = (miss.start + miss.odd, self.word(miss.entry).len());
        let end = miss.start + length;
        let joins = |i: usize| joined.holds(p.before(i), p.at(i));
        let strayed = miss.odd == 1 && joins(miss.start) || miss.odd + 2 == length && joins(end);
        !joins(at) && !joins(at + 1) && !strayed
    }

    /// Says whether the text at `start` is an entry itself.
    fn holds(&self, p: &Passage<'_>, start: usize, length: usize) -> bool {
        let text = p.chars().get(start..start + length).unwrap_or_default();
        self.chain(&self.by_first, 0, p.at(start), p.at(start + 1))
            .any(|entry| self.word(entry) == text)
    }
}

/// No entry is longer.
const LONGEST: usize = 7;

/// Says of each character whether it belongs to neither neighbour.
fn loose(p: &Passage<'_>, joined: &Joined) -> Vec<bool> {
    let holds = |i: usize| joined.holds(p.at(i), p.at(i + 1));
    let mut before = false;
    (0..p.len())
        .map(|i| {
            let behind = holds(i);
            !std::mem::replace(&mut before, behind) && !behind
        })
        .collect()
}

/// How many of the most frequent lone characters count inside a wording.
const LONE_INSIDE: usize = 100;

static LONE: LazyLock<Map<char, usize>> =
    LazyLock::new(|| LONE_TABLE.chars().enumerate().map(|(rank, c)| (c, rank)).collect());

/// Says whether a character is one of the most frequent that are words of their own.
fn is_lone(c: char, most: usize) -> bool {
    LONE.get(&c).is_some_and(|rank| *rank < most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_its_length_and_stands_once() {
        let index = SayingIndex::new();
        let mut seen = std::collections::HashSet::new();
        for (number, entry) in index.entries.iter().enumerate() {
            let word = index.word(number);
            let length = if entry.kind.is_saying() { 4..=4 } else { 3..=7 };
            assert!(length.contains(&word.len()), "{word:?}");
            assert!(seen.insert(word), "{word:?} stands twice");
        }
        assert!(seen.len() > 20_000, "{}", seen.len());
    }
}
