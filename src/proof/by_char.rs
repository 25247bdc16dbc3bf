//! Tables that are known by characters. Every place of a text is held against all of them, and nearly
//! none holds anything, so that saying no must cost a few steps only: what is asked of every character
//! is a `matches!` or one of these, not whether a list written as a text contains it.

use super::pair::Pair;
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

impl Mix {
    /// Mixes a text into a number. Two texts may have one.
    pub fn of(text: &str) -> u64 {
        let mut mix = Mix::default();
        mix.write(text.as_bytes());
        mix.finish()
    }
}

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        eights.iter().for_each(|bytes| self.write_u64(u64::from_le_bytes(*bytes)));
        // What is left over, and what was mixed in before it as far as it is needed to fill a number.
        self.write_u64(match bytes.last_chunk() {
            Some(last) => u64::from_le_bytes(*last),
            None => rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)),
        });
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
#[derive(Debug, Default)]
pub struct Held([u64; 16]);

impl Held {
    pub const NONE: Held = Held([0; 16]);

    /// The same with one more character, known by its code.
    pub const fn with(mut self, code: u32) -> Self {
        let (at, bit) = Held::place(code);
        if let Some((_, behind)) = self.0.as_mut_slice().split_at_mut_checked(at)
            && let Some((bits, _)) = behind.split_first_mut()
        {
            *bits |= bit;
        }
        self
    }

    pub fn of(chars: &[char]) -> Self {
        let mut held = Held::default();
        chars.iter().for_each(|c| held.note(*c));
        held
    }

    #[inline]
    pub fn note(&mut self, c: char) {
        let (at, bit) = Held::place(u32::from(c));
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    #[inline]
    pub fn may_be(&self, c: char) -> bool {
        let (at, bit) = Held::place(u32::from(c));
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    const fn place(code: u32) -> (usize, u64) {
        ((code >> 6 & 15) as usize, 1 << (code & 63))
    }
}

/// Which two characters stand side by side in a text, as a few bits: most words that are looked for in vain have
/// characters that stand there, but not beside each other.
#[derive(Debug, Default)]
pub struct HeldPairs([u64; 1 << (PAIRS - 6)]);

/// How many bits there are, as a power of two.
const PAIRS: u32 = 11;

impl HeldPairs {
    #[inline]
    pub fn note(&mut self, pair: Pair) {
        let at = pair.place(PAIRS);
        self.0.get_mut(at >> 6).into_iter().for_each(|bits| *bits |= 1 << (at & 63));
    }

    #[inline]
    pub fn may_be(&self, pair: Pair) -> bool {
        let at = pair.place(PAIRS);
        self.0.get(at >> 6).is_some_and(|bits| bits >> (at & 63) & 1 == 1)
    }
}

/// Which characters are of a kind, a bit for each.
#[derive(Debug)]
pub struct Chars(Vec<u64>);

impl Chars {
    pub fn of(chars: &str) -> Self {
        let mut bits = vec![0; 1024];
        for c in chars.chars() {
            if let Some(bits) = bits.get_mut((u32::from(c) >> 6) as usize) {
                *bits |= 1 << (u32::from(c) & 63);
            }
        }
        Chars(bits)
    }

    #[inline]
    pub fn has(&self, c: char) -> bool {
        let bits = self.0.get((u32::from(c) >> 6) as usize);
        bits.is_some_and(|bits| bits >> (u32::from(c) & 63) & 1 == 1)
    }
}

/// Words by the character at one of their ends, each in the order of its list.
#[derive(Debug)]
pub struct Words {
    /// Where it says no, no word has that end: most of the time that is the answer.
    held: Held,
    /// The ends in their order, and the word of each.
    ends: Vec<char>,
    words: Vec<&'static str>,
}

impl Words {
    pub fn by_first(words: &[&'static str]) -> Self {
        Words::by(words, |word| word.chars().next())
    }

    pub fn by_last(words: &[&'static str]) -> Self {
        Words::by(words, |word| word.chars().next_back())
    }

    /// Does so with words parted by spaces.
    pub fn of_line_by_first(words: &'static str) -> Self {
        Words::by_first(&words.split_whitespace().collect::<Vec<_>>())
    }

    fn by(words: &[&'static str], end: fn(&str) -> Option<char>) -> Self {
        let each = words.iter().filter_map(|word| Some((end(word)?, *word)));
        let mut each: Vec<(char, &'static str)> = each.collect();
        each.sort_by_key(|(end, _)| *end);
        let (ends, words): (Vec<char>, Vec<&'static str>) = each.into_iter().unzip();
        Words { held: Held::of(&ends), ends, words }
    }

    /// Returns the words with that character at their end.
    #[inline]
    pub fn of(&self, c: char) -> &[&'static str] {
        if self.held.may_be(c) { self.ending(c) } else { &[] }
    }

    fn ending(&self, c: char) -> &[&'static str] {
        let start = self.ends.partition_point(|end| *end < c);
        let own = self.ends.iter().skip(start).take_while(|end| **end == c).count();
        self.words.get(start..start + own).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_of_a_kind_or_not() {
        let chars = Chars::of("王李\u{ffff}");
        let held = ['王', '李', '\u{ffff}', '张', 'a', '\0', '\u{20000}'].map(|c| chars.has(c));
        assert_eq!(held, [true, true, true, false, false, false, false]);
    }

    #[test]
    fn words_come_by_their_ends_in_the_order_of_their_list() {
        let words = Words::by_last(&["约有", "近", "没有", "", "有", "将近"]);
        assert_eq!(words.of('有'), ["约有", "没有", "有"]);
        assert_eq!(words.of('近'), ["近", "将近"]);
        assert!(words.of('约').is_empty() && words.of('\0').is_empty());
        assert_eq!(Words::of_line_by_first("约有 近 约").of('约'), ["约有", "约"]);
    }
}
