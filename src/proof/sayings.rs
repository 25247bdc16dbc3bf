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
//! neighbour ([`Joints`]) and is no frequent word of its own. Of three characters two are seldom sure of the
//! third: lines with `>` hold words whose first two are, with `<` those whose last two are (a tenth and a
//! quarter of their occurrences). Lines with `=` hold what is a word though it resembles another.

use super::alike::{looks_alike, sounds_alike};
use super::by_char::{Buckets, Map, Pair};
use super::finding::Hit;
use super::joined::Joints;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use std::sync::LazyLock;

const SAYINGS: &str = include_str!("../../assets/proof/sayings.txt");
const WORDINGS: &str = include_str!("../../assets/proof/wordings.txt");
const LONE_TABLE: &str = include_str!("../../assets/proof/lone.txt");
static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    sayings: Entries::of(SAYINGS, Kind::Saying),
    wordings: Entries::of(WORDINGS, Kind::Wording),
});

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

/// No entry is longer.
const LONGEST: usize = 7;
/// How many bits of a [`Stretch`] a character has. No entry has one that needs more.
const WIDTH: usize = 16;

/// Up to [`LONGEST`] characters side by side in one number, the first in its lowest bits: so a stretch of
/// a text is held against an entry in a step or two.
type Stretch = u128;

#[derive(Debug, Clone, Copy)]
struct Entry {
    chars: Stretch,
    length: usize,
    kind: Kind,
}

impl Default for Entry {
    fn default() -> Self {
        Entry { chars: 0, length: 0, kind: Kind::Known }
    }
}

impl Entry {
    fn word(&self) -> String {
        (0..self.length).map(|n| self.at(n)).collect()
    }

    fn at(&self, n: usize) -> char {
        char::from_u32((self.chars >> (n * WIDTH)) as u32 & 0xFFFF).unwrap_or_default()
    }

    /// Says in which place a stretch of a text differs, where that is one only.
    fn odd(&self, text: Stretch) -> Option<usize> {
        let other = self.differences(text);
        let odd = other.trailing_zeros() as usize / WIDTH;
        (other != 0 && other >> (odd * WIDTH) >> WIDTH == 0).then_some(odd)
    }

    fn differences(&self, text: Stretch) -> Stretch {
        (text ^ self.chars) & !(Stretch::MAX << (self.length * WIDTH))
    }
}

/// Entries by their first two characters and by their last two, one of which are whole where one
/// character is wrong.
#[derive(Debug)]
struct Entries {
    by_first: Buckets<Entry>,
    by_last: Buckets<Entry>,
}

struct Known {
    sayings: Entries,
    wordings: Entries,
}

impl Entries {
    fn of(table: &str, kind: Kind) -> Self {
        let mut entries = Laid::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let (kind, words) = kind_of(line, kind);
            entries.lay(words, kind);
        }
        let Laid { by_first, by_last } = entries;
        Entries { by_first: Buckets::of(&by_first), by_last: Buckets::of(&by_last) }
    }
}

/// Returns what a line of a table says of its words, and the words.
fn kind_of(line: &str, kind: Kind) -> (Kind, &str) {
    match line.split_at_checked(1) {
        Some(("+", words)) => (Kind::Coupled, words),
        Some((">", words)) => (Kind::Begun, words),
        Some(("<", words)) => (Kind::Ended, words),
        Some(("=", words)) => (Kind::Known, words),
        _ => (kind, line),
    }
}

/// Entries with the pairs they are known by.
#[derive(Default)]
struct Laid {
    by_first: Vec<(Pair, Entry)>,
    by_last: Vec<(Pair, Entry)>,
}

impl Laid {
    fn lay(&mut self, words: &str, kind: Kind) {
        let (mut chars, mut length) = ([0; LONGEST + 1], 0);
        for c in words.chars().chain([' ']) {
            if c != ' ' {
                if let Some(place) = chars.get_mut(length) {
                    *place = unit(c);
                }
                length += 1;
                continue;
            }
            if length > 1 {
                let place = |n: usize| chars.get(n).copied().unwrap_or_default();
                let stretch = chars.iter().rev().fold(0, |s, c| s << WIDTH | Stretch::from(*c));
                let entry = Entry { chars: stretch, length, kind };
                self.by_first.push((pair_of(place(0), place(1)), entry));
                self.by_last.push((pair_of(place(length - 2), place(length - 1)), entry));
            }
            (chars, length) = ([0; LONGEST + 1], 0);
        }
    }
}

fn pair_of(a: u16, b: u16) -> Pair {
    let c = |unit: u16| char::from_u32(unit.into()).unwrap_or_default();
    Pair::of(c(a), c(b))
}

/// Returns a character as a [`Stretch`] holds it. Those of no entry may be one.
fn unit(c: char) -> u16 {
    u16::try_from(u32::from(c)).unwrap_or_default()
}

/// A stretch of a text in which one character stands for another.
struct Miss {
    start: usize,
    /// Where the odd character stands in the stretch.
    odd: usize,
    entry: Entry,
}

/// A text that is held against the entries.
struct Search<'a, 'p> {
    p: &'a Passage<'p>,
    joints: &'a Joints,
    known: &'static Known,
    /// What stands from each place on.
    stretches: Vec<Stretch>,
}

pub fn prepare() {
    LazyLock::force(&KNOWN);
}

pub fn check(p: &Passage<'_>, joints: &Joints, hits: &mut Vec<Hit>) {
    let mut stretches = vec![0; p.len()];
    let mut stretch = 0;
    for (c, place) in p.chars().iter().zip(&mut stretches).rev() {
        stretch = stretch << WIDTH & !(Stretch::MAX << (LONGEST * WIDTH)) | Stretch::from(unit(*c));
        *place = stretch;
    }
    let search = Search { p, joints, known: &KNOWN, stretches };
    // Which characters around the pair may be odd in a wording, the lowest bit for the farthest before.
    let mut odd: u32 = 0;
    for i in 0..LONGEST - 1 {
        odd |= u32::from(search.may_be_odd(i)) << (i + REACH);
    }
    for (i, pair) in p.chars().windows(2).enumerate() {
        let [a, b] = *pair else { continue };
        odd |= u32::from(search.may_be_odd(i + LONGEST - 1)) << (REACH + LONGEST - 1);
        if is_han(a) && is_han(b) {
            let pair = Pair::of(a, b);
            hits.extend(search.meant(i, pair, odd).map(|miss| search.hit(&miss)));
        }
        odd >>= 1;
    }
}

/// How far an entry reaches from the two characters it is known by.
const REACH: usize = LONGEST - 2;

impl Search<'_, '_> {
    /// Says whether a character is what no wording is sure of: it belongs to neither neighbour and is
    /// seldom a word of its own.
    fn may_be_odd(&self, i: usize) -> bool {
        !self.joints.at(i)
            && !self.joints.before(i)
            && is_han(self.p.at(i))
            && !is_lone(self.p.at(i), LONE_INSIDE)
    }

    /// Returns what is meant by a stretch of which the pair at `i` is one end.
    fn meant(&self, i: usize, pair: Pair, odd: u32) -> Option<Miss> {
        let Known { sayings, wordings } = self.known;
        // Within reach before the pair, and behind it.
        let (before, behind) = (odd & ((1 << REACH) - 1) != 0, odd >> (REACH + 2) != 0);
        let begun = |entries: &Entries| {
            let entries = entries.by_first.at(pair).iter();
            let mut misses = entries.filter_map(|entry| self.miss(entry, i));
            misses.find(|miss| miss.odd >= 2 && self.is_meant(miss))
        };
        let ended = |entries: &Entries| {
            let entries = entries.by_last.at(pair).iter();
            let start = |entry: &Entry| (i + 2).checked_sub(entry.length);
            let mut misses = entries.filter_map(|entry| self.miss(entry, start(entry)?));
            misses.find(|miss| miss.odd + 2 < miss.entry.length && self.is_meant(miss))
        };
        begun(sayings)
            .or_else(|| behind.then(|| begun(wordings)).flatten())
            .or_else(|| ended(sayings))
            .or_else(|| before.then(|| ended(wordings)).flatten())
    }

    /// Finds the one character in which the text at `start` differs from an entry.
    #[inline]
    fn miss(&self, entry: &Entry, start: usize) -> Option<Miss> {
        let odd = entry.odd(*self.stretches.get(start)?)?;
        Some(Miss { start, odd, entry: *entry })
    }

    /// Says whether what is missed is what was meant.
    fn is_meant(&self, miss: &Miss) -> bool {
        let Miss { start, odd, entry: Entry { length, kind, .. } } = *miss;
        let at = start + odd;
        let (a, right) = (self.p.at(at), miss.entry.at(odd));
        let (first, last) = (odd == 0, odd + 1 == length);
        let at_edge = first || last;
        let sure = match kind {
            Kind::Saying => true,
            // 尽岗位之责
            Kind::Coupled => a != '之',
            Kind::Wording => !is_lone(a, if at_edge { usize::MAX } else { LONE_INSIDE }),
            Kind::Begun => last && !is_lone(a, usize::MAX),
            Kind::Ended => first && !is_lone(a, usize::MAX),
            Kind::Known => false,
        };
        sure && is_han(a)
            && (kind.is_saying() || self.is_loose(miss))
            && (sounds_alike(a, right) || looks_alike(a, right))
            && !self.holds(start, length)
    }

    /// Says whether the odd character belongs to neither neighbour, and what it parts from the rest to no
    /// word outside: 农民走共同富裕之路 holds no 民族共同.
    fn is_loose(&self, miss: &Miss) -> bool {
        let Miss { start, odd, entry: Entry { length, .. } } = *miss;
        let joins = |i: usize| self.joints.before(i);
        let strayed = odd == 1 && joins(start) || odd + 2 == length && joins(start + length);
        !joins(start + odd) && !joins(start + odd + 1) && !strayed
    }

    fn hit(&self, miss: &Miss) -> Hit {
        let Miss { start, odd, entry: Entry { length, kind, .. } } = *miss;
        let right = miss.entry.word();
        // 责任心投入 holds no 全心投入.
        let crosses = odd == 0 && self.joints.before(start)
            || odd + 1 == length && self.joints.before(start + length);
        // Three characters may be a word of some trade that no table knows, and two words may meet.
        let unsure = length == 3 || crosses || kind == Kind::Coupled && !self.is_loose(miss);
        let level = if unsure { Level::Review } else { Level::Warning };
        let hit = Hit::new(RuleId::T11, start..start + length).level(level);
        hit.case(if unsure { 2 } else { 0 }).arg(right.clone()).fix(right)
    }

    /// Says whether the text at `start` is an entry itself.
    fn holds(&self, start: usize, length: usize) -> bool {
        let text = self.stretches.get(start).copied().unwrap_or_default();
        let pair = Pair::of(self.p.at(start), self.p.at(start + 1));
        let Known { sayings, wordings } = self.known;
        let entries = sayings.by_first.at(pair).iter().chain(wordings.by_first.at(pair));
        entries.filter(|entry| entry.length == length).any(|entry| entry.differences(text) == 0)
    }
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
        let mut seen = std::collections::HashSet::new();
        for (table, kind) in [(SAYINGS, Kind::Saying), (WORDINGS, Kind::Wording)] {
            let mut entries = Laid::default();
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                let (kind, words) = kind_of(line, kind);
                entries.lay(words, kind);
                for word in words.split(' ').filter(|word| !word.is_empty()) {
                    let length = if kind.is_saying() { 4..=4 } else { 3..=LONGEST };
                    assert!(length.contains(&word.chars().count()), "{word:?}");
                    assert!(seen.insert(word), "{word:?} stands twice");
                    assert_eq!(entries.by_first.remove(0).1.word(), word);
                }
            }
        }
        assert!(seen.len() > 20_000, "{}", seen.len());
    }
}
