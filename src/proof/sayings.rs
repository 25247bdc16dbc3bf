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
use super::by_char::{Chars, Pair};
use super::entries::{
    BEGINS_SAYING, BEGINS_WORDING, ENDS_SAYING, ENDS_WORDING, Entries, Entry, KNOWN, Kind, Known,
    LONGEST, Stretch, of_length, stretch, unit,
};
use super::finding::Hit;
use super::joined::Joints;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use std::sync::LazyLock;

const LONE_TABLE: &str = include_str!("../../assets/proof/lone.txt");

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
    /// The characters as stretches hold them, and as many as one has before and behind them.
    units: Vec<u16>,
}

pub fn prepare() {
    LazyLock::force(&KNOWN);
}

pub fn check(p: &Passage<'_>, joints: &Joints, hits: &mut Vec<Hit>) {
    let mut units = vec![0; LONGEST];
    units.extend(p.chars().iter().map(|c| unit(*c)));
    units.resize(units.len() + LONGEST + 1, 0);
    let search = Search { p, joints, known: &KNOWN, units };
    // Which characters around the pair may be odd in a wording, the lowest bit for the farthest before.
    let mut odd: u32 = 0;
    for i in 0..LONGEST - 1 {
        odd |= u32::from(search.may_be_odd(i)) << (i + REACH);
    }
    for (i, pair) in p.pairs().iter().enumerate() {
        odd |= u32::from(search.may_be_odd(i + LONGEST - 1)) << (REACH + LONGEST - 1);
        let noted = search.known.noted.of(*pair) & that_may_be(odd);
        if noted != 0
            && let Some(miss) = search.meant(i, *pair, noted)
        {
            hits.push(search.hit(&miss));
        }
        odd >>= 1;
    }
}

/// Returns which entries may be meant: wordings only with what may be odd in their reach, before the pair or
/// behind it.
#[inline]
fn that_may_be(odd: u32) -> u8 {
    let before = odd & ((1 << REACH) - 1) != 0;
    let behind = odd >> (REACH + 2) != 0;
    BEGINS_SAYING | ENDS_SAYING | u8::from(behind) << 1 | u8::from(before) << 3
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
            && !OFTEN_LONE.has(self.p.at(i))
    }

    /// Returns what is meant by a stretch of which the pair at `i` is one end.
    fn meant(&self, i: usize, pair: Pair, noted: u8) -> Option<Miss> {
        let Known { sayings, wordings, .. } = self.known;
        let begun = |kind, entries: &Entries| match noted & kind {
            0 => None,
            _ => self.begun(i, entries.by_first.at(pair)),
        };
        let ended = |kind, entries: &Entries| match noted & kind {
            0 => None,
            _ => self.ended(i, entries.by_last.at(pair)),
        };
        begun(BEGINS_SAYING, sayings)
            .or_else(|| begun(BEGINS_WORDING, wordings))
            .or_else(|| ended(ENDS_SAYING, sayings))
            .or_else(|| ended(ENDS_WORDING, wordings))
    }

    /// Returns what is meant of the entries that begin with the pair at `i`.
    fn begun(&self, i: usize, entries: &[Entry]) -> Option<Miss> {
        let text = self.stretch_from(i);
        let mut misses = entries
            .iter()
            .filter_map(|entry| Some(Miss { start: i, odd: entry.odd(text)?, entry: *entry }));
        misses.find(|miss| self.is_meant(miss))
    }

    /// Returns what is meant of those that end with it.
    fn ended(&self, i: usize, entries: &[Entry]) -> Option<Miss> {
        let text = self.stretch_to(i + 2);
        let mut misses = entries.iter().filter_map(|entry| {
            let odd = entry.odd_at_end(text)?;
            let start = (i + 2).checked_sub(entry.length())?;
            Some(Miss { start, odd, entry: entry.at_start() })
        });
        misses.find(|miss| self.is_meant(miss))
    }

    /// Returns what stands from a place on.
    #[inline]
    fn stretch_from(&self, start: usize) -> Stretch {
        self.stretch_at(start + LONGEST)
    }

    /// Returns what stands before a place.
    #[inline]
    fn stretch_to(&self, end: usize) -> Stretch {
        self.stretch_at(end) & of_length(LONGEST)
    }

    #[inline]
    fn stretch_at(&self, unit: usize) -> Stretch {
        let units = self.units.get(unit..).and_then(|units| units.first_chunk());
        stretch(units.copied().unwrap_or_default())
    }

    /// Says whether what is missed is what was meant.
    fn is_meant(&self, miss: &Miss) -> bool {
        let Miss { start, odd, entry } = *miss;
        let (length, kind) = (entry.length(), entry.kind());
        let at = start + odd;
        let (a, right) = (self.p.at(at), entry.at(odd));
        let (first, last) = (odd == 0, odd + 1 == length);
        let at_edge = first || last;
        let sure = match kind {
            Kind::Saying => true,
            // 尽岗位之责
            Kind::Coupled => a != '之',
            Kind::Wording => !(if at_edge { &LONE } else { &OFTEN_LONE }).has(a),
            Kind::Begun => last && !LONE.has(a),
            Kind::Ended => first && !LONE.has(a),
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
        let Miss { start, odd, entry } = *miss;
        let length = entry.length();
        let joins = |i: usize| self.joints.before(i);
        let strayed = odd == 1 && joins(start) || odd + 2 == length && joins(start + length);
        !joins(start + odd) && !joins(start + odd + 1) && !strayed
    }

    fn hit(&self, miss: &Miss) -> Hit {
        let Miss { start, odd, entry } = *miss;
        let (length, kind, right) = (entry.length(), entry.kind(), entry.word());
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
        let pair = Pair::of(self.p.at(start), self.p.at(start + 1));
        let text = self.stretch_from(start);
        let Known { sayings, wordings, .. } = self.known;
        let mut entries = sayings.by_first.at(pair).iter().chain(wordings.by_first.at(pair));
        entries.any(|entry| entry.length() == length && entry.differences(text) == 0)
    }
}

/// How many of the most frequent lone characters count inside a wording.
const LONE_INSIDE: usize = 100;

static LONE: LazyLock<Chars> = LazyLock::new(|| Chars::of(LONE_TABLE));
static OFTEN_LONE: LazyLock<Chars> = LazyLock::new(|| {
    let often = LONE_TABLE.char_indices().nth(LONE_INSIDE).map_or(LONE_TABLE.len(), |(at, _)| at);
    Chars::of(LONE_TABLE.get(..often).unwrap_or_default())
});
