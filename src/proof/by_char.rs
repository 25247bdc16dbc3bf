//! Tables that are known by characters. Every place of a text is held against all of them, and nearly
//! none holds anything, so that saying no must cost a few steps only.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map of this program's own tables. What a document says is only looked up in it, never added, so
/// nobody can choose keys that meet.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// Mixes the characters of a key, and is quick about it.
#[derive(Debug, Default, Clone, Copy)]
pub struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = (self.0 ^ u64::from(n)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    /// The keys of one map are of one length.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// Words by the character at one of their ends, each in the order of its list.
#[derive(Debug)]
pub struct Words {
    by_end: Map<char, Vec<&'static str>>,
}

impl Words {
    pub fn by_first(words: &[&'static str]) -> Self {
        Words::by(words, |word| word.chars().next())
    }

    pub fn by_last(words: &[&'static str]) -> Self {
        Words::by(words, |word| word.chars().next_back())
    }

    fn by(words: &[&'static str], end: fn(&str) -> Option<char>) -> Self {
        let mut by_end: Map<char, Vec<&'static str>> = Map::default();
        for word in words {
            if let Some(c) = end(word) {
                by_end.entry(c).or_default().push(word);
            }
        }
        Words { by_end }
    }

    /// Returns the words with that character at their end.
    pub fn of(&self, c: char) -> &[&'static str] {
        self.by_end.get(&c).map_or(&[], Vec::as_slice)
    }
}
