//! T11 for words of two characters. So misspellings are found that nobody has listed.
//!
//! The table comes from counts over newspapers and dictionaries. A pair stands in it only if it is no
//! word, was met nowhere, sounds or looks like a word that is often met, and is unlikely to come about
//! where one word ends and the next begins.

use super::by_char::Map;
use super::finding::Hit;
use super::joined::{Joined, by_first};
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use std::fmt;

/// A line for each character written wrongly: behind `^` the right one and what may follow it, behind
/// `$` the right one and what may stand before it.
const MISSPELT: &str = include_str!("../../assets/proof/misspelt.txt");
pub struct SpellingIndex {
    misspelt: Map<char, &'static str>,
}

impl fmt::Debug for SpellingIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SpellingIndex({} characters)", self.misspelt.len())
    }
}

/// Names of families that are little else: what follows is a given name, which anything may be.
const FAMILIES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟雷汤尹黎贺赖龚";

impl SpellingIndex {
    pub fn new() -> Self {
        SpellingIndex { misspelt: by_first(MISSPELT) }
    }

    pub fn check(&self, p: &Passage<'_>, joined: &Joined, hits: &mut Vec<Hit>) {
        let pairs = p.chars().iter().zip(p.chars().iter().skip(1));
        let free: Vec<bool> = pairs.map(|(a, b)| !joined.holds(*a, *b)).collect();
        let is_free = |i: Option<usize>| i.and_then(|i| free.get(i)).is_none_or(|free| *free);
        for i in 0..free.len() {
            if !is_free(i.checked_sub(1)) || !is_free(Some(i)) || !is_free(Some(i + 1)) {
                continue;
            }
            let (a, b) = (p.at(i), p.at(i + 1));
            if !is_han(a) || !is_han(b) || FAMILIES.contains(p.before(i)) {
                continue;
            }
            if let Some(right) = self.right(a, b) {
                let hit = Hit::new(RuleId::T11, i..i + 2).level(Level::Warning);
                hits.push(hit.arg(right.clone()).fix(right));
            }
        }
    }

    /// Returns the word for which two characters are written.
    fn right(&self, a: char, b: char) -> Option<String> {
        let first = self.groups(a, '^').find(|(_, others)| others.contains(b));
        let last = || self.groups(b, '$').find(|(_, others)| others.contains(a));
        match first {
            Some((right, _)) => Some([right, b].iter().collect()),
            None => last().map(|(right, _)| [a, right].iter().collect()),
        }
    }

    fn groups(&self, wrong: char, kind: char) -> impl Iterator<Item = (char, &'static str)> {
        let line = self.misspelt.get(&wrong).copied().unwrap_or_default();
        let groups = line.split(' ').filter_map(move |group| group.strip_prefix(kind));
        groups.filter_map(|group| {
            let mut chars = group.chars();
            Some((chars.next()?, chars.as_str()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_misspelt_word_is_joined() {
        let (index, joined) = (SpellingIndex::new(), Joined::new());
        let mut count = 0;
        for (wrong, line) in &index.misspelt {
            for group in line.split(' ').filter(|group| !group.is_empty()) {
                let mut chars = group.chars().skip(2);
                for other in &mut chars {
                    let (a, b) = match group.starts_with('^') {
                        true => (*wrong, other),
                        false => (other, *wrong),
                    };
                    assert!(!joined.holds(a, b), "{a}{b}");
                    count += 1;
                }
            }
        }
        assert!(count > 100_000, "{count}");
    }
}
