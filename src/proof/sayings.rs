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
//! neighbour ([`Joints`](super::joined::Joints)); where that is a frequent word of its own, it is worth a look
//! from four characters on. Of three two are seldom sure of the third: lines with `>` hold words whose first
//! two are, with `<` those whose last two are (a tenth and a quarter of their occurrences). Lines with `=` hold
//! what is a word though it resembles another.

use super::alike::{looks_alike, sounds_alike};
use super::asked::Asked;
use super::by_char::Chars;
use super::entries::{Entries, SAYINGS, WORDINGS};
use super::entry::{Entry, Kind, LONGEST, Stretch, WIDTH, stretch};
use super::finding::Hit;
use super::gaps::Gap;
use super::pair::{Pair, four};
use super::passage::{Passage, is_han};
use super::rows::{Signs, among};
use super::rule::{Level, RuleId};
use super::seen::Seen;
use super::spots::places;
use std::sync::LazyLock;

const LONE_TABLE: &str = include_str!("../../assets/proof/lone.txt");

/// A stretch of a text in which one character stands for another.
struct Miss {
    /// Where the two characters stand by which it is known, and how.
    known: (usize, By),
    /// Which of the entries that are known so it is.
    rank: usize,
    start: usize,
    /// Where the odd character stands in the stretch.
    odd: usize,
    entry: Entry,
}

/// By which two characters an entry is known: of several that one pair tells, the first is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    StartOfSaying,
    StartOfWording,
    EndOfSaying,
    EndOfWording,
}

impl By {
    fn entries(self) -> &'static Entries {
        match self {
            By::StartOfSaying | By::EndOfSaying => &SAYINGS,
            By::StartOfWording | By::EndOfWording => &WORDINGS,
        }
    }
}

/// A text that is held against the entries.
struct Search<'a, 'p> {
    p: &'a Passage<'p>,
    seen: &'a Seen,
}

pub fn check(p: &Passage<'_>, seen: &Seen, hits: &mut Vec<Hit>) {
    let Seen { couples, joints, .. } = seen;
    let search = Search { p, seen };
    let mut misses = Vec::new();
    for start in joints.begin_sayings() {
        if search.may_be_saying(start, Gap::Within, Gap::Last) {
            search.begun(start, By::StartOfSaying, |_| true, &mut misses);
        }
    }
    for end in joints.end_sayings() {
        let start = end.checked_sub(SAYING - 2);
        if start.is_some_and(|start| search.may_be_saying(start, Gap::First, Gap::Second)) {
            search.ended(end, By::EndOfSaying, |_| true, &mut misses);
        }
    }
    // No wording is sure of a character that belongs to a neighbour; two particles and 做 have rules of their own.
    let near = couples.before(Asked::BEHIND_ODD, 1).zip(couples.behind(Asked::BEFORE_ODD, 2));
    let rows = joints.loose(p).zip(near);
    let odd = places(rows.map(|(loose, (before, behind))| loose & (before | behind)));
    for odd in odd.filter(|i| !matches!(p.at(*i), '的' | '了' | '做')) {
        search.around(odd, &mut misses);
    }
    misses.sort_by_key(|miss| (miss.known, miss.rank));
    misses.dedup_by_key(|miss| miss.known.0);
    hits.extend(misses.iter().map(|miss| search.hit(miss)));
}

/// What each thing of a kind may have its own of, and the kinds.
static COUNTED: Signs = Signs::of(
    "户企湖库田园街楼院站所局县乡镇区市月周日季年班组科室队台机炉井塔桥路段线点位格网片栋床病证照卡码表册单账函题策人村校厂店车船岗案事项河档议评图\
     页条款章节字句款批件笔家门巷村湾渠坝闸窗柜柱",
);

/// No gap asks for more characters before the odd one.
const FURTHEST: usize = 3;

/// Says of what stands around a character, from [`FURTHEST`] before it on, whether that may be odd in a wording.
#[inline(always)]
fn may_be(gap: Gap, near: Stretch) -> bool {
    WORDINGS.gaps.may_hold(gap, (near >> ((FURTHEST - gap.back()) * WIDTH)) as u64)
}

/// So many characters has a saying.
const SAYING: usize = 4;

impl Search<'_, '_> {
    /// Says whether four characters may miss a saying by one, in one of two places.
    #[inline]
    fn may_be_saying(&self, start: usize, one: Gap, other: Gap) -> bool {
        let units = four(self.seen.units.from(start));
        let stands = SAYINGS.gaps.may_hold(one, units) || SAYINGS.gaps.may_hold(other, units);
        // Nearly all that are left are sayings themselves.
        stands && !self.holds(start, SAYING)
    }

    /// Finds the wordings in which one character is odd.
    fn around(&self, odd: usize, misses: &mut Vec<Miss>) {
        let is_before = self.seen.couples.are(odd + 1, Asked::BEHIND_ODD);
        let is_behind = odd
            .checked_sub(2)
            .is_some_and(|before| self.seen.couples.are(before, Asked::BEFORE_ODD));
        // All of a side are asked in one go, what stands around being read once: nearly always none may be.
        let near = stretch(self.seen.units.around(odd, FURTHEST));
        let held = [
            (Gap::First, is_before && may_be(Gap::First, near)),
            (Gap::Second, is_before && may_be(Gap::Second, near)),
            (Gap::Within, is_behind && may_be(Gap::Within, near)),
            (Gap::Last, is_behind && may_be(Gap::Last, near)),
            (Gap::FirstOfThree, is_before && may_be(Gap::FirstOfThree, near)),
            (Gap::LastOfThree, is_behind && may_be(Gap::LastOfThree, near)),
        ];
        for (gap, _) in held.into_iter().filter(|(_, held)| *held) {
            let (before, behind) = gap.known_by();
            for start in before.filter_map(|before| odd.checked_sub(before)) {
                self.begun(start, By::StartOfWording, |at| at == odd, misses);
            }
            for end in behind.map(|behind| odd + behind) {
                self.ended(end, By::EndOfWording, |at| at == odd, misses);
            }
        }
    }

    /// Finds what is meant of the entries that begin with the pair at `i`.
    #[inline]
    fn begun(&self, i: usize, by: By, may_be_odd: impl Fn(usize) -> bool, misses: &mut Vec<Miss>) {
        let (pair, text) = (self.pair(i), stretch(self.seen.units.from(i)));
        misses.extend(by.entries().by_first.at(pair).enumerate().filter_map(|(rank, entry)| {
            let odd = entry.odd(text).filter(|odd| may_be_odd(i + odd))?;
            let miss = Miss { known: (i, by), rank, start: i, odd, entry };
            self.is_meant(&miss).then_some(miss)
        }));
    }

    /// Finds what is meant of those that end with it.
    #[inline]
    fn ended(&self, i: usize, by: By, may_be_odd: impl Fn(usize) -> bool, misses: &mut Vec<Miss>) {
        let pair = self.pair(i);
        let [a, b, c, d, e, f, g] = self.seen.units.before::<LONGEST>(i + 2);
        let text = stretch([a, b, c, d, e, f, g, 0]);
        misses.extend(by.entries().by_last.at(pair).enumerate().filter_map(|(rank, entry)| {
            let odd = entry.odd_at_end(text)?;
            let start = (i + 2).checked_sub(entry.length())?;
            let miss = Miss { known: (i, by), rank, start, odd, entry: entry.at_start() };
            (may_be_odd(start + odd) && self.is_meant(&miss)).then_some(miss)
        }));
    }

    #[inline]
    fn pair(&self, i: usize) -> Pair {
        Pair::of_units(self.seen.units.from(i))
    }

    /// Says whether what is missed is what was meant.
    fn is_meant(&self, miss: &Miss) -> bool {
        let Miss { start, odd, entry, .. } = *miss;
        let (length, kind) = (entry.length(), entry.kind());
        let at = start + odd;
        let (a, right) = (self.p.at(at), entry.at(odd));
        let (first, last) = (odd == 0, odd + 1 == length);
        let at_edge = first || last;
        let sure = match kind {
            Kind::Saying => true,
            // 尽岗位之责
            Kind::Coupled => a != '之',
            // 希望能多举办 holds no 希望能够.
            Kind::Wording if at_edge => !LONE.has(a) || is_often_mixed(right, a),
            Kind::Wording => length >= SAYING || !OFTEN_LONE.has(a),
            Kind::Begun => last && !LONE.has(a),
            Kind::Ended => first && !LONE.has(a),
            Kind::Known => false,
        };
        sure && is_han(a)
            && (kind.is_saying() || self.is_loose(miss))
            && (sounds_alike(a, right) || looks_alike(a, right))
            && !self.holds(start, length)
            && !self.counts_other_things(miss)
    }

    /// `一湖一策`, `逐页逐条`: made as 一户一策 and 逐字逐句 are, of whatever is to be counted.
    fn counts_other_things(&self, miss: &Miss) -> bool {
        let at = |i: usize| self.p.at(miss.start + i);
        let even = miss.entry.length() == SAYING && matches!(miss.odd, 1 | 3) && at(0) == at(2);
        even && among!("一逐", at(0)) && COUNTED.has(at(miss.odd))
    }

    /// Says whether the odd character belongs to neither neighbour, and what it parts from the rest to no
    /// word outside: 农民走共同富裕之路 holds no 民族共同.
    fn is_loose(&self, miss: &Miss) -> bool {
        let Miss { start, odd, entry, .. } = *miss;
        let length = entry.length();
        let joins = |i: usize| self.seen.joints.before(i);
        let strayed = odd == 1 && joins(start) || odd + 2 == length && joins(start + length);
        !joins(start + odd) && !joins(start + odd + 1) && !strayed
    }

    fn hit(&self, miss: &Miss) -> Hit {
        let Miss { start, odd, entry, .. } = *miss;
        let (length, kind, right) = (entry.length(), entry.kind(), entry.word());
        // 责任心投入 holds no 全心投入.
        let crosses = odd == 0 && self.seen.joints.before(start)
            || odd + 1 == length && self.seen.joints.before(start + length);
        // Three characters, and the first or last of four, may be of a word of some trade that no table
        // knows, and two words may meet.
        let at_edge = length == 4 && kind == Kind::Wording && (odd == 0 || odd + 1 == length);
        let coupled = kind == Kind::Coupled && !self.is_loose(miss);
        // 目前已在 holds no 目前存在, but 期未考试 is 期末考试.
        let (a, meant) = (self.p.at(start + odd), entry.at(odd));
        let lone = kind == Kind::Wording && OFTEN_LONE.has(a) && !is_often_mixed(meant, a);
        let unsure = length == 3 || at_edge || crosses || coupled || lone;
        let level = if unsure { Level::Review } else { Level::Warning };
        let hit = Hit::new(RuleId::T11, start..start + length).level(level);
        hit.case(if unsure { 2 } else { 0 }).arg(right.clone()).fix(right)
    }

    /// Says whether the text at `start` is an entry itself.
    fn holds(&self, start: usize, length: usize) -> bool {
        let (pair, text) = (self.pair(start), stretch(self.seen.units.from(start)));
        let holds =
            |entries: &Entries| entries.by_first.at(pair).any(|entry| entry.is(text, length));
        holds(&SAYINGS) || holds(&WORDINGS)
    }
}

/// What is meant and a word of its own that is typed for it again and again.
const OFTEN_MIXED: [[char; 2]; 6] =
    [['末', '未'], ['副', '付'], ['己', '已'], ['候', '后'], ['近', '进'], ['尽', '进']];

fn is_often_mixed(meant: char, typed: char) -> bool {
    OFTEN_MIXED.contains(&[meant, typed])
}

/// How many of the most frequent lone characters count inside a wording.
const LONE_INSIDE: usize = 100;

static LONE: LazyLock<Chars> = LazyLock::new(|| Chars::of(LONE_TABLE));
static OFTEN_LONE: LazyLock<Chars> = LazyLock::new(|| {
    let often = LONE_TABLE.char_indices().nth(LONE_INSIDE).map_or(LONE_TABLE.len(), |(at, _)| at);
    Chars::of(LONE_TABLE.get(..often).unwrap_or_default())
});
