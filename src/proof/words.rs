//! The word lists at work: where a listed word stands, its surroundings decide.

use super::finding::Hit;
use super::joined::{Joints, is_particle};
use super::lists::{Group, Lists, Text, Word};
use super::naming;
use super::passage::{Passage, is_han, is_stop};
use super::patterns::Found;
use super::rows::among;
use super::rule::{Level, RuleId};
use super::speakers::speaks;
use super::spots::Spot;
use super::twice;

/// The number of a word's group, and its place there.
pub type Place = (u32, u32);

/// What is known of the listed words besides what the lists say.
#[derive(Debug)]
pub struct WordIndex {
    /// The rules of the groups.
    rules: Vec<Option<RuleId>>,
}

/// Returns the listed words, each with its place.
pub fn listed(lists: &Lists) -> impl Iterator<Item = (&str, Place)> {
    let groups = lists.groups.iter().zip(0..);
    groups.flat_map(|(group, g)| {
        group.words.iter().zip(0..).map(move |(word, n)| (&*word.wrong, (g, n)))
    })
}

/// A word as a list has it, with what its group says.
struct Entry<'l> {
    rule: RuleId,
    group: &'l Group,
    word: &'l Word,
}

impl WordIndex {
    pub fn of(lists: &Lists) -> Self {
        let rules = lists.groups.iter().map(|group| RuleId::of_str(&group.rule)).collect();
        WordIndex { rules }
    }

    pub fn check(
        &self,
        lists: &Lists,
        p: &Passage<'_>,
        found: &[Found<Place>],
        joints: &Joints,
        hits: &mut Vec<Hit>,
    ) {
        let first = hits.len();
        for found in found {
            let (start, end) = (found.start, found.end);
            let Some(entry) = self.entry(lists, found.value) else { continue };
            let short = entry.is_short_misspelling(end - start);
            let parted = || joints.parts(p, start) || is_given_name(p, start, end);
            if (short && (parted() || is_counted(p, start) || is_cell_of_name(p, start)))
                || !entry.holds(p, start, end)
            {
                continue;
            }
            // What somebody said is no style of an office.
            if entry.rule == RuleId::T25 && speaks(p) {
                continue;
            }
            let hit = entry.hit(start..end);
            let level = hit.level.or_else(|| entry.doubt(p, joints, start, end));
            let hit = Hit { level, ..hit };
            // They come in the order of their ends: of two that begin here the longer one knows more.
            let own = hits.iter().skip(first).rev();
            let near = own.take_while(|other| other.range.end > start).count();
            let mut behind = hits.split_off(hits.len() - near);
            behind.retain(|other| !says_more(&hit, other));
            hits.append(&mut behind);
            hits.push(hit);
        }
    }
}

impl WordIndex {
    fn entry<'l>(&self, lists: &'l Lists, (g, n): Place) -> Option<Entry<'l>> {
        let rule = (*self.rules.get(g as usize)?)?;
        let group = lists.groups.get(g as usize)?;
        Some(Entry { rule, group, word: group.words.get(n as usize)? })
    }
}

/// Whether a cell of a table is the name of a person: `城市管理局　　辛福来　　110`.
fn is_cell_of_name(p: &Passage<'_>, start: usize) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\u{3000}' | '\t');
    let end = p.run_within(start, LONGEST_NAME + 1, is_han);
    let cell = blank(p.before(start)) && (blank(p.at(end)) || end == p.len());
    cell && (2..=LONGEST_NAME).contains(&(end - start)) && p.is_of(start, Spot::SURNAME)
}

const LONGEST_NAME: usize = 3;

/// What counts, and begins misspellings: 2份外, 5张帖子.
const COUNTING: &str = "个份件项次名家户人位台套座间处篇本张片块段级层组届场轮宗门种根头元天日月";

/// Whether the first character counts and the word is none: 少登记2份外.
fn is_counted(p: &Passage<'_>, start: usize) -> bool {
    p.before(start).is_ascii_digit() && among!(COUNTING, p.at(start))
}

/// Families whose names begin words as often: 于, 关, 方.
const ALSO_WORDS: &str = "于关方任安万边连";

/// Whether somebody is called so: 梁叙文.
fn is_given_name(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let Some(family) = start.checked_sub(1).filter(|at| p.is_of(*at, Spot::SURNAME)) else {
        return false;
    };
    let ends = || !is_han(p.at(end)) || p.at(end) == '等' || naming::acts(p, end);
    !among!(ALSO_WORDS, p.at(family)) && naming::may_begin(p, family) && ends()
}

/// Whether a finding says what another does, and of more.
fn says_more(hit: &Hit, other: &Hit) -> bool {
    let level = |hit: &Hit| hit.level.unwrap_or(hit.rule.rule().level);
    hit.rule == other.rule
        && hit.range.start == other.range.start
        && hit.range.end > other.range.end
        && level(hit) <= level(other)
}

/// What a group says of its words, and what a word says of itself.
fn both<'l>(group: &'l [Text], word: &'l [Text]) -> impl Iterator<Item = &'l Text> + Clone {
    group.iter().chain(word)
}

impl Entry<'_> {
    /// Says whether two characters are all that is listed, which may meet where two words do.
    fn is_short_misspelling(&self, length: usize) -> bool {
        let after = both(&self.group.after, &self.word.after);
        length == 2 && matches!(self.rule, RuleId::T10 | RuleId::T11) && after.count() == 0
    }

    /// Says whether the surroundings of a word are those in which it is wrong.
    fn holds(&self, p: &Passage<'_>, start: usize, end: usize) -> bool {
        let (group, word) = (self.group, self.word);
        let follows = |word: &Text| match &**word {
            "#" => p.at(end).is_ascii_digit() || among!("一二三四五六七八九十", p.at(end)),
            "$" => end == p.len() || is_stop(p.at(end)),
            word => p.is(end, word),
        };
        let precedes = |word: &Text| match &**word {
            "#" => p.before(start).is_ascii_digit(),
            "^" => start == 0 || is_stop(p.before(start)),
            word => p.ends(start, word),
        };
        let mut after = both(&group.after, &word.after).peekable();
        let mut before = both(&group.before, &word.before).peekable();
        let mut earlier = both(&group.earlier, &word.earlier).peekable();
        let mut later = both(&group.later, &word.later).peekable();
        (after.peek().is_none() || after.any(follows))
            && !both(&group.not_after, &word.not_after).any(follows)
            && (before.peek().is_none() || before.any(precedes))
            && !both(&group.not_before, &word.not_before).any(precedes)
            && (earlier.peek().is_none() || self.stands_earlier(p, start, earlier))
            && (later.peek().is_none() || self.stands_later(p, end, later))
            && !self.stands_behind(p, end)
            && !self.stands_before(p, start)
            && !(self.is_doubled() && twice::stands_in_pairs(p, start, end))
            && !self.is_excepted(p, start)
    }

    /// Says whether it is one character twice.
    fn is_doubled(&self) -> bool {
        twice::is_doubled(&self.word.wrong)
    }

    /// What a finding is worth where words may meet within it, if that is less than the rule says.
    fn doubt(&self, p: &Passage<'_>, joints: &Joints, start: usize, end: usize) -> Option<Level> {
        let (ends, begins) = (joints.before(start), joints.goes_on(start));
        if self.is_doubled() && ends && begins {
            // 大会会是
            Some(Level::Review)
        } else if !self.is_short_misspelling(end - start) {
            // 清末|发生, 责任|敢于; but 江苏|省省委 is no less wrong.
            let last = end - 1;
            let begins = joints.at(last) && !joints.before(last) && !is_particle(p.at(last));
            let parted = ends && !joints.at(start) || begins;
            let spelt = !matches!(
                self.rule,
                RuleId::T01 | RuleId::T05 | RuleId::T17 | RuleId::T18 | RuleId::T19
            );
            (spelt && parted && end - start == 3).then_some(Level::Review)
        } else if ends {
            // 操作位
            Some(Level::Review)
        } else {
            // 签定金
            begins.then_some(Level::Warning)
        }
    }

    /// Says whether a longer word stands here that holds this one by accident.
    fn is_excepted(&self, p: &Passage<'_>, start: usize) -> bool {
        self.word.except.iter().any(|longer| {
            longer.match_indices(&*self.word.wrong).any(|(at, _)| {
                let before = longer.get(..at).unwrap_or_default().chars().count();
                start.checked_sub(before).is_some_and(|from| p.is(from, longer))
            })
        })
    }

    fn reach(&self) -> usize {
        4 + if self.group.reach == 0 { 12 } else { self.group.reach }
    }

    fn stands_earlier<'w>(
        &self,
        p: &Passage<'_>,
        start: usize,
        words: impl Iterator<Item = &'w Text>,
    ) -> bool {
        let clause = p.clause(start.saturating_sub(1)).start;
        let text = p.slice(clause.max(start.saturating_sub(self.reach()))..start);
        let words = words.filter(|word| p.may_hold_word(word));
        let found = words.filter_map(|word| text.rfind(&**word)).max();
        found.is_some_and(|at| self.is_free(text.get(at..).unwrap_or_default()))
    }

    fn stands_later<'w>(
        &self,
        p: &Passage<'_>,
        end: usize,
        words: impl Iterator<Item = &'w Text>,
    ) -> bool {
        let clause = p.run(end, |c| !is_stop(c));
        let text = p.slice(end..clause.min(end + self.reach()));
        let whole = clause <= end + self.reach();
        let stands = |word: &Text| match word.strip_suffix('$') {
            Some(last) => text.strip_suffix(last).filter(|_| whole).map(str::len),
            None => text.find(&**word),
        };
        let words = words.filter(|word| p.may_hold_word(word.trim_end_matches('$')));
        let found = words.filter_map(stands).min();
        found.is_some_and(|at| self.is_free(text.get(..at).unwrap_or_default()))
    }

    fn stands_behind(&self, p: &Passage<'_>, end: usize) -> bool {
        let rest = || p.slice(end..p.sentence(end).end);
        let unwanted = &self.word.not_sentence;
        !unwanted.is_empty() && unwanted.iter().any(|word| rest().contains(&**word))
    }

    fn stands_before(&self, p: &Passage<'_>, start: usize) -> bool {
        let said = || p.slice(p.sentence(start).start.min(start)..start);
        let unwanted = &self.word.not_earlier;
        !unwanted.is_empty() && unwanted.iter().any(|word| said().contains(&**word))
    }

    fn is_free(&self, between: &str) -> bool {
        !self.group.unless.iter().any(|word| between.contains(&**word))
    }

    fn hit(&self, range: std::ops::Range<usize>) -> Hit {
        let right = &self.word.right;
        let mut hit = Hit::new(self.rule, range).case(self.group.case).arg(right.clone());
        (hit.level, hit.own) = (Level::of_letter(&self.group.level), self.group.own);
        if right.is_empty() { hit } else { hit.fix(right.clone()) }
    }
}
