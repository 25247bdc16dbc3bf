//! T11 for whole words in whose place another of the same sound was typed, 组织事实 for 组织实施. The other is
//! a word too; what stands beside it gives it away.
//!
//! `homophones.txt` has a line for each: what is typed, what is meant, and beside what it cannot stand, `_` in
//! its own place: `组织_`, `_方案`. What begins with `!` is where it may stand after all. It was written by
//! hand, and what any of 9.8 million characters of news, laws, official texts and dictionaries holds is out.

use super::finding::Hit;
use super::passage::Passage;
use super::patterns::Patterns;
use super::rule::{Level, RuleId};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../assets/proof/homophones.txt");
static TYPED: LazyLock<Patterns<Typed>> = LazyLock::new(|| {
    Patterns::of(TABLE.lines().filter_map(|line| {
        let (wrong, rest) = line.split_once(' ')?;
        let (right, beside) = rest.split_once(' ')?;
        Some((wrong, Typed { right, beside }))
    }))
});

#[derive(Debug, Clone, Copy)]
struct Typed {
    right: &'static str,
    beside: &'static str,
}

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for found in TYPED.find(p) {
        let Typed { right, beside } = found.value;
        let stands = |around: &str| {
            let (before, behind) = around.split_once('_').unwrap_or_default();
            p.ends(found.start, before) && p.is(found.end, behind)
        };
        let (may, cannot): (Vec<&str>, Vec<&str>) =
            beside.split(' ').partition(|around| around.starts_with('!'));
        let meant = cannot.into_iter().any(stands);
        if meant && !may.into_iter().filter_map(|around| around.strip_prefix('!')).any(stands) {
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
