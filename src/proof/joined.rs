//! Which characters stand side by side within a word. Where a pair of characters belongs to its
//! neighbours, one word ends and the next begins between them: 会签定稿 holds no 签定.
//!
//! The table comes from counts over newspapers and dictionaries: a pair is in it that is a word or a part
//! of one there (in 4.8 billion words of news 1,500 times).

use super::by_char::{Chars, PairSet};
use super::passage::Passage;
use std::sync::LazyLock;

/// A line for each character: those that follow it within a word, in the order of code points.
const JOINED: &str = include_str!("../../assets/proof/joined.txt");
static PAIRS: LazyLock<PairSet> = LazyLock::new(|| PairSet::of_lines(JOINED));

/// Words of one character that stand before or behind any other.
const LONE: &str = "的了在与为和等这那按做把被将从向对于以到由经让使给用比同跟及并而或不没未再又也都就才则要应须是有无请水款人";
static LONE_ONES: LazyLock<Chars> = LazyLock::new(|| Chars::of(LONE));

pub fn prepare() {
    LazyLock::force(&PAIRS);
}

/// Which of the characters of a text stand side by side within some word with the one behind them.
#[derive(Debug)]
pub struct Joints(Vec<bool>);

impl Joints {
    pub fn of(p: &Passage<'_>) -> Self {
        let joined = &*PAIRS;
        let pairs = p.chars().iter().zip(p.chars().iter().skip(1));
        Joints(pairs.map(|(a, b)| joined.has(*a, *b)).collect())
    }

    /// Says whether the character at `i` belongs to the one behind it.
    #[inline]
    pub fn at(&self, i: usize) -> bool {
        self.0.get(i).is_some_and(|joined| *joined)
    }

    /// Says whether the character at `i` belongs to the one before it.
    #[inline]
    pub fn before(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|i| self.at(i))
    }

    /// Says whether the second of the two characters at `i` makes a word with the one behind them.
    pub fn goes_on(&self, i: usize) -> bool {
        self.at(i + 1)
    }

    /// Says whether a word may end and another begin between the two characters at `i`.
    pub fn parts(&self, p: &Passage<'_>, i: usize) -> bool {
        let ends = LONE_ONES.has(p.at(i)) || self.before(i);
        let begins = LONE_ONES.has(p.at(i + 1)) || self.at(i + 1);
        ends && begins
    }
}

/// Says whether two characters stand side by side within some word.
#[cfg(test)]
pub fn holds(a: char, b: char) -> bool {
    PAIRS.has(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_the_table_is_joined_and_no_other() {
        for line in JOINED.lines() {
            let first = line.chars().next().unwrap();
            let followers: Vec<char> = line.chars().skip(1).collect();
            assert!(followers.is_sorted_by(|a, b| a < b), "{line}");
            for c in &followers {
                assert!(holds(first, *c), "{first}{c}");
                assert!(matches!(c, '一'..='\u{9fff}'), "{first}{c}");
                let beside = char::from_u32(u32::from(*c) + 1).unwrap();
                assert_eq!(holds(first, beside), followers.contains(&beside), "{first}{beside}");
            }
        }
        for (a, b) in [('，', '的'), ('的', '，'), ('\0', '\0'), ('工', 'a'), ('工', '\u{20000}')]
        {
            assert!(!holds(a, b));
        }
    }
}
