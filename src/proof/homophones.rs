//! T11 for whole words in whose place another of the same sound was typed, 组织事实 for 组织实施. The other is
//! a word too; what stands beside it gives it away.
//!
//! `homophones.txt` has a line for each: what is typed, what is meant, and beside what it cannot stand, `_` in
//! its own place: `组织_`, `_方案`. What begins with `!` is where it may stand after all. It was written by
//! hand, and what any of 9.8 million characters of news, laws, official texts and dictionaries holds is out.

use super::finding::Hit;
use super::passage::Passage;
use super::patterns::Found;
use super::rule::{Level, RuleId};

const TABLE: &str = include_str!("../../assets/proof/homophones.txt");

/// Returns what is typed, each with where its line begins.
pub fn listed() -> impl Iterator<Item = (&'static str, u32)> {
    let mut at = 0;
    TABLE.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len() as u32;
        line.split_once(' ').map(|(wrong, _)| (wrong, start))
    })
}

pub fn check(p: &Passage<'_>, typed: &[Found<u32>], hits: &mut Vec<Hit>) {
    for found in typed {
        let line = TABLE.get(found.value as usize..).and_then(|rest| rest.lines().next());
        let mut words = line.into_iter().flat_map(|line| line.split(' ')).skip(1);
        let Some(right) = words.next() else { continue };
        let stands = |around: &str| {
            let (before, behind) = around.split_once('_').unwrap_or_default();
            p.ends(found.start, before) && p.is(found.end, behind)
        };
        let mut meant = false;
        let mut may = false;
        for around in words {
            match around.strip_prefix('!') {
                Some(around) => may = may || stands(around),
                None => meant = meant || stands(around),
            }
        }
        if meant && !may {
            let hit = Hit::new(RuleId::T11, found.start..found.end).level(Level::Warning);
            hits.push(hit.arg(right).fix(right));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_says_what_is_typed_for_what_and_where() {
        for line in TABLE.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let [wrong, right, beside @ ..] = words.as_slice() else { panic!("{line}") };
            assert!(wrong != right && wrong.chars().count() >= 2, "{line}");
            assert!(beside.iter().any(|around| !around.starts_with('!')), "{line}");
            for around in beside {
                let around = around.strip_prefix('!').unwrap_or(around);
                assert!(around.matches('_').count() == 1 && around.len() > 1, "{line}");
            }
        }
    }
}
