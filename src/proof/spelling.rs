//! T11 for words of two characters. So misspellings are found that nobody has listed.
//!
//! A pair of characters stands in the table only if it is no word (in none of two dictionaries, and not
//! met as one 300 times in 4.8 billion words of news), was met nowhere in the People's Daily of 1998, in
//! reviews and in official texts outside the words of [`Joints`], and sounds or looks like a word that
//! those counts know well (20,000 times; those of official texts less often). How likely it is to be a slip
//! and not two words that meet comes from a logistic regression (at 0.68; 0.8 where the first character
//! goes with any noun, as 逐 and 拆 do): over the count of the right word, the kind of likeness (tone, sound,
//! look), how often either character is a word, begins and ends one, and in how many rare words it does.
//! Where two words are as likely (one of them has a sixth of the count, weighed by likeness, or more)
//! both are told and neither is a fix. 128,000 pairs come from an earlier choice by the same measures with
//! smaller counts.

use super::by_char::{Chars, Lines};
use super::finding::Hit;
use super::joined::Joints;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use std::sync::LazyLock;

/// A line for each character written wrongly: behind `^` the right one and what may follow it, behind
/// `$` the right one and what may stand before it.
const MISSPELT: &str = include_str!("../../assets/proof/misspelt.txt");
static WRONG: LazyLock<Lines> = LazyLock::new(|| Lines::of(MISSPELT));

/// Names of families that are little else: what follows is a given name, which anything may be.
const FAMILIES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟雷汤尹黎贺赖龚";
static OF_FAMILIES: LazyLock<Chars> = LazyLock::new(|| Chars::of(FAMILIES));

pub fn prepare() {
    LazyLock::force(&WRONG);
}

pub fn check(p: &Passage<'_>, joints: &Joints, hits: &mut Vec<Hit>) {
    let of_families = &*OF_FAMILIES;
    for (i, pair) in p.chars().windows(2).enumerate() {
        let [a, b] = *pair else { continue };
        if joints.at(i) || !is_han(a) || !is_han(b) || joints.before(i) || joints.at(i + 1) {
            continue;
        }
        if of_families.has(p.before(i)) {
            continue;
        }
        let mut meant = meant(a, b);
        // A word of some trade that no table knows may look like this: worth a look, no more.
        let hit = Hit::new(RuleId::T11, i..i + 2).level(Level::Review);
        match (meant.next(), meant.next()) {
            (Some(right), None) => hits.push(hit.case(2).arg(right.clone()).fix(right)),
            // Which of the two it is, only the writer knows.
            (Some(one), Some(other)) => hits.push(hit.case(1).arg(one).arg(other)),
            _ => {}
        }
    }
}

/// Returns the words for which two characters are written; seldom more than one.
fn meant(a: char, b: char) -> impl Iterator<Item = String> {
    let first = groups(a, '^', b).filter(move |(_, others)| others.contains(b));
    let last = groups(b, '$', a).filter(move |(_, others)| others.contains(a));
    let first = first.map(move |(right, _)| [right, b].iter().collect());
    first.chain(last.map(move |(right, _)| [a, right].iter().collect()))
}

/// Returns the groups of a kind of a character, none where the other stands in none of them.
fn groups(wrong: char, kind: char, other: char) -> impl Iterator<Item = (char, &'static str)> {
    let line = WRONG.of_char(wrong);
    let line = if line.contains(other) { line } else { "" };
    let groups = line.split(' ').filter_map(move |group| group.strip_prefix(kind));
    groups.filter_map(|group| {
        let mut chars = group.chars();
        Some((chars.next()?, chars.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::joined::holds;
    use super::*;

    #[test]
    fn no_misspelt_word_is_joined() {
        let mut count = 0;
        for line in MISSPELT.lines() {
            let (wrong, line) = line.split_at(3);
            let wrong = wrong.chars().next().unwrap();
            for group in line.split(' ').filter(|group| !group.is_empty()) {
                let mut chars = group.chars().skip(2);
                for other in &mut chars {
                    let (a, b) = match group.starts_with('^') {
                        true => (wrong, other),
                        false => (other, wrong),
                    };
                    assert!(!holds(a, b), "{a}{b}");
                    count += 1;
                }
            }
        }
        assert!(count > 100_000, "{count}");
    }
}
