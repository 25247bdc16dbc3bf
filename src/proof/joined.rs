//! Which characters stand side by side within a word. Where a pair of characters belongs to its
//! neighbours, one word ends and the next begins between them: 会签定稿 holds no 签定.
//!
//! The table comes from counts over newspapers and dictionaries.

use super::by_char::Map;
use super::passage::Passage;
use std::fmt;

/// A line for each character: those that follow it within a word.
const JOINED: &str = include_str!("../../assets/proof/joined.txt");

pub struct Joined {
    /// The numbers of the characters that the table knows, by their code points.
    numbers: Vec<u16>,
    /// A row of bits for each, one for each that may follow it.
    followers: Vec<u64>,
    /// How long a row is.
    width: usize,
}

impl fmt::Debug for Joined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Joined({} rows)", self.followers.len() / self.width.max(1))
    }
}

const FIRST: u32 = '一' as u32;
const LAST: u32 = '\u{9fff}' as u32;

/// Words of one character that stand before or behind any other.
const LONE: &str = "的了在与为和等这那按做把被将从向对于以到由经让使给用比同跟及并而或不没未再又也都就才则要应须是有无请水款人";

impl Joined {
    pub fn new() -> Self {
        let mut numbers = vec![0; (LAST - FIRST) as usize + 1];
        let mut count = 0;
        for c in JOINED.chars().filter(|c| *c != '\n') {
            if let Some(number) = numbers.get_mut(place(c)).filter(|number| **number == 0) {
                count += 1;
                *number = count;
            }
        }
        let count = usize::from(count) + 1;
        let width = count.div_ceil(64);
        let followers = vec![0; count * width];
        let mut joined = Joined { numbers, followers, width };
        for line in JOINED.lines() {
            let mut chars = line.chars();
            let row = chars.next().map_or(0, |first| joined.number(first)) * width;
            for c in chars {
                let column = joined.number(c);
                if let Some(bits) = joined.followers.get_mut(row + column / 64) {
                    *bits |= 1 << (column % 64);
                }
            }
        }
        joined
    }

    /// Returns the number of a character; those the table does not know have 0, which none follows.
    fn number(&self, c: char) -> usize {
        self.numbers.get(place(c)).map_or(0, |number| usize::from(*number))
    }

    /// Says whether two characters stand side by side within some word.
    pub fn holds(&self, a: char, b: char) -> bool {
        let (row, column) = (self.number(a), self.number(b));
        let bits = self.followers.get(row * self.width + column / 64);
        bits.is_some_and(|bits| bits >> (column % 64) & 1 == 1)
    }

    /// Says whether a word may end and another begin between the two characters at `i`.
    pub fn parts(&self, p: &Passage<'_>, i: usize) -> bool {
        let (a, b) = (p.at(i), p.at(i + 1));
        let ends = LONE.contains(a) || self.holds(p.before(i), a);
        let begins = LONE.contains(b) || self.holds(b, p.at(i + 2));
        ends && begins
    }
}

fn place(c: char) -> usize {
    u32::from(c).wrapping_sub(FIRST) as usize
}

/// Reads a table whose lines are known by their first character.
pub fn by_first(table: &'static str) -> Map<char, &'static str> {
    let lines = table.lines().filter_map(|line| {
        let mut chars = line.chars();
        Some((chars.next()?, chars.as_str()))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_the_table_is_joined_and_no_other() {
        let joined = Joined::new();
        let mut pairs = 0;
        for line in JOINED.lines() {
            let first = line.chars().next().unwrap();
            for c in line.chars().skip(1) {
                assert!(joined.holds(first, c), "{first}{c}");
                assert!(matches!(c, '一'..='\u{9fff}'), "{first}{c}");
                pairs += 1;
            }
        }
        assert_eq!(joined.followers.iter().map(|bits| bits.count_ones()).sum::<u32>(), pairs);
        for (a, b) in [('，', '的'), ('的', '，'), ('\0', '\0'), ('工', 'a')] {
            assert!(!joined.holds(a, b));
        }
    }
}
