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
use super::by_char::{Buckets, Chars, Pair, PairKinds};
use super::finding::Hit;
use super::joined::Joints;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use std::sync::LazyLock;

const SAYINGS: &str = include_str!("../../assets/proof/sayings.txt");
const WORDINGS: &str = include_str!("../../assets/proof/wordings.txt");
const LONE_TABLE: &str = include_str!("../../assets/proof/lone.txt");
static KNOWN: LazyLock<Known> = LazyLock::new(Known::read);

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
    /// In the order in which they are declared, sayings first.
    const ALL: [Kind; 6] =
        [Kind::Saying, Kind::Coupled, Kind::Wording, Kind::Begun, Kind::Ended, Kind::Known];

    fn is_saying(self) -> bool {
        matches!(self, Kind::Saying | Kind::Coupled)
    }

    /// What a pair is noted as that begins an entry of this kind.
    fn begun(self) -> u8 {
        if self.is_saying() { BEGINS_SAYING } else { BEGINS_WORDING }
    }

    /// And one that ends it.
    fn ended(self) -> u8 {
        if self.is_saying() { ENDS_SAYING } else { ENDS_WORDING }
    }
}

const BEGINS_SAYING: u8 = 1;
const BEGINS_WORDING: u8 = 1 << 1;
const ENDS_SAYING: u8 = 1 << 2;
const ENDS_WORDING: u8 = 1 << 3;

/// No entry is longer.
const LONGEST: usize = 7;
/// How many bits of a [`Stretch`] a character has. No entry has one that needs more.
const WIDTH: usize = 16;

/// Up to [`LONGEST`] characters side by side in one number, the first in its lowest bits: so a stretch of
/// a text is held against an entry in a step or two.
type Stretch = u128;

/// The characters of stretches, one more than an entry has.
type Units = [u16; LONGEST + 1];

fn stretch(units: Units) -> Stretch {
    let half = |[a, b, c, d]: [u16; 4]| {
        u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32 | u64::from(d) << 48
    };
    let [a, b, c, d, e, f, g, h] = units;
    Stretch::from(half([a, b, c, d])) | Stretch::from(half([e, f, g, h])) << (4 * WIDTH)
}

/// The bits of so many characters.
const OF_LENGTH: [Stretch; LONGEST + 1] = {
    let mut masks = [0; LONGEST + 1];
    let mut rest: &mut [Stretch] = &mut masks;
    let mut mask: Stretch = 0;
    while let [first, others @ ..] = rest {
        *first = mask;
        mask = mask << WIDTH | 0xFFFF;
        rest = others;
    }
    masks
};

fn of_length(length: usize) -> Stretch {
    OF_LENGTH.get(length).copied().unwrap_or_default()
}

/// A saying or wording: its characters as a [`Stretch`], and in the bits behind them its length and its kind.
/// Those that are known by their last characters stand at the end of theirs, so that they are held
/// against what stands before a place as it is.
#[derive(Debug, Clone, Copy, Default)]
struct Entry(Stretch);

impl Entry {
    fn of(mut units: Units, length: usize, kind: Kind) -> Self {
        let [.., last] = &mut units;
        *last = (length << 8) as u16 | kind as u16;
        Entry(stretch(units))
    }

    /// Returns the same at the end of its stretch.
    fn at_end(self) -> Self {
        let (chars, rest) = (self.0 & of_length(LONGEST), self.0 & !of_length(LONGEST));
        Entry(chars << self.room() | rest)
    }

    /// Returns the same at the start of its stretch again.
    fn at_start(self) -> Self {
        let (chars, rest) = (self.0 & of_length(LONGEST), self.0 & !of_length(LONGEST));
        Entry(chars >> self.room() | rest)
    }

    /// How many bits of a stretch it leaves.
    #[inline]
    fn room(self) -> usize {
        LONGEST.saturating_sub(self.length()) * WIDTH
    }

    #[inline]
    fn length(self) -> usize {
        (self.0 >> (LONGEST * WIDTH + 8)) as usize
    }

    #[inline]
    fn kind(self) -> Kind {
        let kind = (self.0 >> (LONGEST * WIDTH)) as usize & 0xFF;
        Kind::ALL.get(kind).copied().unwrap_or(Kind::Known)
    }

    fn word(self) -> String {
        (0..self.length()).map(|n| self.at(n)).collect()
    }

    fn at(self, n: usize) -> char {
        char::from_u32((self.0 >> (n * WIDTH)) as u32 & 0xFFFF).unwrap_or_default()
    }

    #[inline]
    fn differences(self, text: Stretch) -> Stretch {
        (text ^ self.0) & of_length(self.length())
    }

    /// Says whether a stretch differs in both of two places, as nearly all do.
    #[inline]
    fn differs_twice(self, text: Stretch, [one, other]: [Stretch; 2]) -> bool {
        let differences = text ^ self.0;
        differences & one != 0 && differences & other != 0 && self.length() > 3
    }

    /// Returns in which place a stretch of a text differs, where that is one only, and behind the first two.
    #[inline]
    fn odd(self, text: Stretch) -> Option<usize> {
        if self.differs_twice(text, BEHIND_FIRST) {
            return None;
        }
        only_place(self.differences(text)).filter(|odd| *odd > 1)
    }

    /// Does the same of one at the end of its stretch, with a place before the last two.
    #[inline]
    fn odd_at_end(self, text: Stretch) -> Option<usize> {
        if self.differs_twice(text, BEFORE_LAST) {
            return None;
        }
        let own = (text ^ self.0) & of_length(LONGEST) & !of_length(LONGEST - self.length());
        let odd = only_place(own).filter(|odd| *odd < LONGEST - 2)?;
        (odd + self.length()).checked_sub(LONGEST)
    }
}

/// The two places behind the first two, and before the last two.
const BEHIND_FIRST: [Stretch; 2] = [0xFFFF << (2 * WIDTH), 0xFFFF << (3 * WIDTH)];
const BEFORE_LAST: [Stretch; 2] =
    [0xFFFF << ((LONGEST - 3) * WIDTH), 0xFFFF << ((LONGEST - 4) * WIDTH)];

/// Returns in which place there are differences, where that is one only.
#[inline]
fn only_place(differences: Stretch) -> Option<usize> {
    let place = differences.trailing_zeros() as usize / WIDTH;
    (differences != 0 && differences & !of_length(place + 1) == 0).then_some(place)
}

/// Entries by their first two characters and by their last two, one of which are whole where one
/// character is wrong.
struct Entries {
    by_first: Buckets<Entry>,
    by_last: Buckets<Entry>,
}

struct Known {
    /// What pairs are noted as: most are of no entry.
    noted: PairKinds,
    sayings: Entries,
    wordings: Entries,
}

impl Known {
    fn read() -> Self {
        let sayings = Laid::of(SAYINGS, Kind::Saying);
        let wordings = Laid::of(WORDINGS, Kind::Wording);
        let mut noted =
            PairKinds::with_room(2 * (sayings.by_first.len() + wordings.by_first.len()));
        for (laid, kind) in [(&sayings, Kind::Saying), (&wordings, Kind::Wording)] {
            laid.by_first.iter().for_each(|(pair, _)| noted.note(*pair, kind.begun()));
            laid.by_last.iter().for_each(|(pair, _)| noted.note(*pair, kind.ended()));
        }
        Known { noted, sayings: sayings.entries(), wordings: wordings.entries() }
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
    fn of(table: &str, kind: Kind) -> Self {
        let mut laid = Laid::with_room(table.len());
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let (kind, words) = kind_of(line, kind);
            laid.lay(words, kind);
        }
        laid
    }

    fn entries(&self) -> Entries {
        Entries { by_first: Buckets::of(&self.by_first), by_last: Buckets::of(&self.by_last) }
    }

    /// Makes room for what a text of so many bytes may hold: sayings of four characters and a space.
    fn with_room(bytes: usize) -> Self {
        let count = bytes / (4 * '一'.len_utf8() - 1);
        Laid { by_first: Vec::with_capacity(count), by_last: Vec::with_capacity(count) }
    }

    fn lay(&mut self, words: &str, kind: Kind) {
        let (mut units, mut length) = (Units::default(), 0);
        let (mut first, mut last) = (['\0'; 2], ['\0'; 2]);
        for c in words.chars().chain([' ']) {
            if c != ' ' {
                if let Some(place) = units.get_mut(length) {
                    *place = unit(c);
                }
                last = [last[1], c];
                length += 1;
                if length == 2 {
                    first = last;
                }
                continue;
            }
            if length > 1 {
                let entry = Entry::of(units, length, kind);
                self.by_first.push((Pair::of(first[0], first[1]), entry));
                self.by_last.push((Pair::of(last[0], last[1]), entry.at_end()));
            }
            (units, length) = (Units::default(), 0);
        }
    }
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
                    assert_eq!(entries.by_last.remove(0).1.at_start().word(), word);
                }
            }
        }
        assert!(seen.len() > 20_000, "{}", seen.len());
    }
}
