//! The word lists at work: one walk over a text finds every listed word, and its surroundings decide.

use super::finding::Hit;
use super::joined::Joints;
use super::lists::{Group, Lists, Word};
use super::passage::{Passage, is_stop};
use super::rule::{Level, RuleId};
use super::twice;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::collections::HashMap;
use std::fmt;

/// The listed words, ready to be looked for.
pub struct WordIndex {
    matcher: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// For each pattern of the matcher the entries that have it.
    entries: Vec<Vec<Entry>>,
}

impl fmt::Debug for WordIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WordIndex({} words)", self.entries.len())
    }
}

#[derive(Debug)]
struct Entry {
    rule: RuleId,
    level: Option<Level>,
    case: usize,
    right: String,
    after: Vec<String>,
    not_after: Vec<String>,
    before: Vec<String>,
    not_before: Vec<String>,
    earlier: Vec<String>,
    later: Vec<String>,
    unless: Vec<String>,
    not_sentence: Vec<String>,
    reach: usize,
    /// How far before the word the longer one begins, and the longer one.
    except: Vec<(usize, String)>,
    /// One character twice.
    doubled: bool,
    own: bool,
}

impl WordIndex {
    pub fn of(lists: &Lists) -> Self {
        let mut patterns: Vec<&str> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut entries: Vec<Vec<Entry>> = Vec::new();
        for group in &lists.groups {
            let Some(rule) = RuleId::of_str(&group.rule) else { continue };
            for word in &group.words {
                let at = *places.entry(&word.wrong).or_insert_with(|| {
                    patterns.push(&word.wrong);
                    entries.push(Vec::new());
                    entries.len() - 1
                });
                if let Some(list) = entries.get_mut(at) {
                    list.push(Entry::of(rule, group, word));
                }
            }
        }
        let matcher = matcher(&patterns);
        WordIndex { matcher, entries }
    }

    pub fn check(&self, p: &Passage<'_>, joints: &Joints, hits: &mut Vec<Hit>) {
        let Some(matcher) = &self.matcher else { return };
        for found in matcher.find_overlapping_iter(p.text.as_ref()) {
            let (start, end) = (p.char_at_byte(found.start()), p.char_at_byte(found.end()));
            let entries = self.entries.get(found.value() as usize);
            for entry in entries.into_iter().flatten() {
                let short = entry.is_short_misspelling(end - start);
                if (short && joints.parts(p, start)) || !entry.holds(p, start, end) {
                    continue;
                }
                let hit = entry.hit(start..end);
                let level = hit.level.or_else(|| entry.doubt(joints, start, end));
                hits.push(Hit { level, ..hit });
            }
        }
    }
}

/// Makes the matcher of some patterns, which may not be empty or stand twice.
pub fn matcher(patterns: &[&str]) -> Option<CharwiseDoubleArrayAhoCorasick<u32>> {
    let numbered = (0u32..).zip(patterns).map(|(n, pattern)| (pattern, n));
    CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(numbered).ok()
}

fn joined(a: &[String], b: &[String]) -> Vec<String> {
    a.iter().chain(b).cloned().collect()
}

impl Entry {
    fn of(rule: RuleId, group: &Group, word: &Word) -> Self {
        let excepted = word.except.iter().flat_map(|longer| {
            let places = longer.match_indices(&word.wrong);
            places.map(|(at, _)| {
                let before = longer.get(..at).unwrap_or_default().chars().count();
                (before, longer.clone())
            })
        });
        Entry {
            rule,
            level: Level::of_letter(&group.level),
            case: group.case,
            right: word.right.clone(),
            after: joined(&group.after, &word.after),
            not_after: joined(&group.not_after, &word.not_after),
            before: joined(&group.before, &word.before),
            not_before: joined(&group.not_before, &word.not_before),
            earlier: joined(&group.earlier, &word.earlier),
            later: joined(&group.later, &word.later),
            unless: group.unless.clone(),
            not_sentence: word.not_sentence.clone(),
            reach: if group.reach == 0 { 12 } else { group.reach },
            except: excepted.collect(),
            doubled: twice::is_doubled(&word.wrong),
            own: group.own,
        }
    }

    /// Says whether two characters are all that is listed, which may meet where two words do.
    fn is_short_misspelling(&self, length: usize) -> bool {
        length == 2 && matches!(self.rule, RuleId::T10 | RuleId::T11) && self.after.is_empty()
    }

    /// Says whether the surroundings of a word are those in which it is wrong.
    fn holds(&self, p: &Passage<'_>, start: usize, end: usize) -> bool {
        let follows = |word: &String| match word.as_str() {
            "#" => p.at(end).is_ascii_digit() || "一二三四五六七八九十".contains(p.at(end)),
            "$" => end == p.len() || is_stop(p.at(end)),
            word => p.is(end, word),
        };
        let precedes = |word: &String| match word.as_str() {
            "#" => p.before(start).is_ascii_digit(),
            "^" => start == 0 || is_stop(p.before(start)),
            word => p.ends(start, word),
        };
        (self.after.is_empty() || self.after.iter().any(follows))
            && !self.not_after.iter().any(follows)
            && (self.before.is_empty() || self.before.iter().any(precedes))
            && !self.not_before.iter().any(precedes)
            && (self.earlier.is_empty() || self.stands_earlier(p, start))
            && (self.later.is_empty() || self.stands_later(p, end))
            && !self.stands_behind(p, end)
            && !(self.doubled && twice::stands_in_pairs(p, start, end))
            && !self
                .except
                .iter()
                .any(|(off, longer)| start.checked_sub(*off).is_some_and(|from| p.is(from, longer)))
    }

    /// What a finding is worth where words may meet within it, if that is less than the rule says.
    fn doubt(&self, joints: &Joints, start: usize, end: usize) -> Option<Level> {
        let (ends, begins) = (joints.before(start), joints.goes_on(start));
        if self.doubled && ends && begins {
            // 大会会是
            Some(Level::Review)
        } else if !self.is_short_misspelling(end - start) {
            None
        } else if ends {
            // 操作位
            Some(Level::Review)
        } else {
            // 签定金
            begins.then_some(Level::Warning)
        }
    }

    fn stands_earlier(&self, p: &Passage<'_>, start: usize) -> bool {
        let clause = p.clause(start.saturating_sub(1)).start;
        let text = p.slice(clause.max(start.saturating_sub(self.reach + 4))..start);
        let found = self.earlier.iter().filter_map(|word| text.rfind(word.as_str())).max();
        found.is_some_and(|at| self.is_free(text.get(at..).unwrap_or_default()))
    }

    fn stands_later(&self, p: &Passage<'_>, end: usize) -> bool {
        let clause = p.run(end, |c| !is_stop(c));
        let text = p.slice(end..clause.min(end + self.reach + 4));
        let found = self.later.iter().filter_map(|word| text.find(word.as_str())).min();
        found.is_some_and(|at| self.is_free(text.get(..at).unwrap_or_default()))
    }

    fn stands_behind(&self, p: &Passage<'_>, end: usize) -> bool {
        let rest = || p.slice(end..p.sentence(end).end);
        !self.not_sentence.is_empty()
            && self.not_sentence.iter().any(|word| rest().contains(word.as_str()))
    }

    fn is_free(&self, between: &str) -> bool {
        !self.unless.iter().any(|word| between.contains(word.as_str()))
    }

    fn hit(&self, range: std::ops::Range<usize>) -> Hit {
        let mut hit = Hit::new(self.rule, range).case(self.case).arg(self.right.clone());
        (hit.level, hit.own) = (self.level, self.own);
        if self.right.is_empty() { hit } else { hit.fix(self.right.clone()) }
    }
}
