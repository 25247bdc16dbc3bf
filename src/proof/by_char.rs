//! Tables that are known by characters. Every place of a text is held against all of them, and nearly
//! none holds anything, so that saying no must cost a few steps only: what is asked of every character
//! is a `matches!` or one of these, not whether a list written as a text contains it.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map of this program's own tables. What a document says is only looked up in it, never added, so
/// nobody can choose keys that meet.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;
/// The same without values.
pub type Set<K> = HashSet<K, BuildHasherDefault<Mix>>;

/// Mixes the characters of a key, and is quick about it.
#[derive(Debug, Default, Clone, Copy)]
pub struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// Which characters a text holds, as a few bits: enough to pass over most words and rules.
#[derive(Debug)]
pub struct Held([u64; 16]);

impl Held {
    pub fn of(chars: &[char]) -> Self {
        let mut held = [0; 16];
        for c in chars {
            let (at, bit) = Held::place(*c);
            if let Some(bits) = held.get_mut(at) {
                *bits |= bit;
            }
        }
        Held(held)
    }

    pub fn may_be(&self, c: char) -> bool {
        let (at, bit) = Held::place(c);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(c: char) -> (usize, u64) {
        let code = u32::from(c);
        ((code >> 6 & 15) as usize, 1 << (code & 63))
    }
}

/// Tables by pairs of characters that stand side by side.
pub struct Pairs<V> {
    /// Some pairs share a bit: where it is not set there is nothing.
    bits: Vec<u64>,
    values: Map<(char, char), V>,
}

impl<V: Default> Pairs<V> {
    pub fn new() -> Self {
        Pairs { bits: vec![0; 1024], values: Map::default() }
    }

    pub fn entry(&mut self, a: char, b: char) -> &mut V {
        let (at, bit) = Self::place(a, b);
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= bit;
        }
        self.values.entry((a, b)).or_default()
    }

    #[inline]
    pub fn get(&self, a: char, b: char) -> Option<&V> {
        let (at, bit) = Self::place(a, b);
        let held = self.bits.get(at).is_some_and(|bits| bits & bit != 0);
        if held { self.values.get(&(a, b)) } else { None }
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    fn place(a: char, b: char) -> (usize, u64) {
        let mixed = u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b).wrapping_mul(0x85EB_CA6B);
        ((mixed >> 22) as usize, 1 << (mixed >> 16 & 63))
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

    /// Does the same with words parted by spaces.
    pub fn of_line_by_last(words: &'static str) -> Self {
        Words::by_last(&words.split_whitespace().collect::<Vec<_>>())
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
