//! Which characters stand side by side within a word. Where a pair of characters belongs to its
//! neighbours, one word ends and the next begins between them: 会签定稿 holds no 签定.
//!
//! The table comes from counts over newspapers and dictionaries.

use super::by_char::Map;
use super::passage::Passage;

/// A line for each character: those that follow it within a word, in the order of their code points.
const JOINED: &str = include_str!("../../assets/proof/joined.txt");

#[derive(Debug)]
pub struct Joined {
    followers: Map<char, &'static str>,
}

/// Words of one character that stand before or behind any other.
const LONE: &str = "的了在与为和等这那按做把被将从向对于以到由经让使给用比同跟及并而或不没未再又也都就才则要应须是有无请水款人";

impl Joined {
    pub fn new() -> Self {
        Joined { followers: by_first(JOINED) }
    }

    /// Says whether two characters stand side by side within some word.
    pub fn holds(&self, a: char, b: char) -> bool {
        self.followers.get(&a).is_some_and(|behind| is_among(behind, b))
    }

    /// Says whether a word may end and another begin between the two characters at `i`.
    pub fn parts(&self, p: &Passage<'_>, i: usize) -> bool {
        let (a, b) = (p.at(i), p.at(i + 1));
        let ends = LONE.contains(a) || self.holds(p.before(i), a);
        let begins = LONE.contains(b) || self.holds(b, p.at(i + 2));
        ends && begins
    }
}

/// Says whether a character is one of a line's, each of which has three bytes.
fn is_among(line: &str, c: char) -> bool {
    let mut bytes = [0; 3];
    c.len_utf8() == bytes.len() && {
        c.encode_utf8(&mut bytes);
        line.as_bytes().as_chunks().0.binary_search(&bytes).is_ok()
    }
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
    fn each_line_is_in_order() {
        for line in JOINED.lines() {
            let behind: Vec<char> = line.chars().skip(1).collect();
            assert!(behind.is_sorted_by(|a, b| a < b), "{line}");
            assert!(behind.iter().all(|c| c.len_utf8() == 3), "{line}");
        }
    }
}
