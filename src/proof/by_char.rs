//! Tables that are known by characters. Every place of a text is held against all of them, and nearly
//! none holds anything, so that saying no must cost a few steps only: what is asked of every character
//! is a `matches!` or one of these, not whether a list written as a text contains it.

use memchr::memchr;
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
        let (eights, rest) = text.as_bytes().as_chunks();
        eights.iter().for_each(|bytes| mix.write_u64(u64::from_le_bytes(*bytes)));
        mix.write(rest);
        mix.finish()
    }
}

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
    ends: Held,
    by_end: Map<char, Vec<&'static str>>,
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
        let mut by_end: Map<char, Vec<&'static str>> = Map::default();
        for word in words {
            if let Some(c) = end(word) {
                by_end.entry(c).or_default().push(word);
            }
        }
        Words { ends: Held::of(&by_end.keys().copied().collect::<Vec<_>>()), by_end }
    }

    /// Returns the words with that character at their end.
    pub fn of(&self, c: char) -> &[&'static str] {
        let words = if self.ends.may_be(c) { self.by_end.get(&c) } else { None };
        words.map_or(&[], Vec::as_slice)
    }
}

/// A table written as a text, a line for each character that begins it, read as it lies.
#[derive(Debug)]
pub struct Lines {
    /// The numbers of the lines of Han characters, by their code points; 0 has nothing.
    numbers: Vec<u16>,
    lines: Vec<&'static str>,
}

const FIRST_HAN: u32 = 0x4E00;
const HAN: usize = 0x5200;

impl Lines {
    pub fn of(table: &'static str) -> Self {
        let mut lines = Vec::with_capacity(table.len() / 64);
        lines.push("");
        let mut numbers = vec![0; HAN];
        let mut rest = table;
        while let Some(first) = rest.chars().next() {
            let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            if let Some(number) = numbers.get_mut(Self::place(first)) {
                *number = u16::try_from(lines.len()).unwrap_or_default();
                lines.push(rest.get(first.len_utf8()..end).unwrap_or_default());
            }
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        Lines { numbers, lines }
    }

    /// Returns what stands behind a character that begins a line.
    #[inline]
    pub fn of_char(&self, c: char) -> &'static str {
        let number = self.numbers.get(Self::place(c)).map_or(0, |number| usize::from(*number));
        self.lines.get(number).copied().unwrap_or_default()
    }

    fn place(c: char) -> usize {
        u32::from(c).wrapping_sub(FIRST_HAN) as usize
    }
}

/// Two characters that stand side by side, mixed into one number. Few pairs share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair(u32);

impl Pair {
    #[inline]
    pub fn of_units([a, b]: [u16; 2]) -> Self {
        let [a, b] = [a, b].map(u32::from);
        Pair(a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA6B).rotate_left(7))
    }

    /// Its first bits as a number.
    #[inline]
    fn place(self, width: u32) -> usize {
        (self.0 >> (u32::BITS - width)) as usize
    }
}

/// Which pairs of Han characters are of a kind: a row of bits for each that begins one, a bit for each
/// that ends one.
#[derive(Debug)]
pub struct PairSet {
    /// The numbers of the characters that are in any pair, by their code points; 0 is in none.
    numbers: Vec<u16>,
    bits: Vec<u64>,
    /// How many words a row has.
    width: usize,
}

impl PairSet {
    /// Reads a table that has a line for each character that begins a pair, with those that end one behind it.
    pub fn of_lines(table: &str) -> Self {
        let mut numbers = vec![0; HAN];
        let mut last = 0;
        for c in table.chars() {
            if let Some(number) = numbers.get_mut(Lines::place(c))
                && *number == 0
            {
                last += 1;
                *number = last;
            }
        }
        let width = usize::from(last) / 64 + 1;
        let bits = vec![0; width * (usize::from(last) + 1)];
        let mut pairs = PairSet { numbers, bits, width };
        for line in table.lines() {
            let mut chars = line.chars();
            let Some(first) = chars.next() else { continue };
            let row = pairs.number(first) * width;
            for c in chars {
                let number = pairs.number(c);
                if let Some(bits) = pairs.bits.get_mut(row + number / 64) {
                    *bits |= 1 << (number & 63);
                }
            }
        }
        pairs
    }

    #[cfg(test)]
    pub fn has(&self, a: char, b: char) -> bool {
        self.holds(self.number(a), self.number(b))
    }

    /// Says of the characters of a text, each as its code point, whether they are a pair with the next.
    #[inline]
    pub fn joins<'u>(&'u self, text: &'u [u16]) -> impl Iterator<Item = bool> + 'u {
        let number = |unit: &u16| self.numbered(u32::from(*unit).wrapping_sub(FIRST_HAN) as usize);
        let mut last = text.first().map_or(0, number);
        text.iter().skip(1).map(move |unit| {
            let first = std::mem::replace(&mut last, number(unit));
            self.holds(first, last)
        })
    }

    #[inline]
    fn holds(&self, first: usize, second: usize) -> bool {
        let bits = self.bits.get(first * self.width + second / 64);
        bits.is_some_and(|bits| bits >> (second & 63) & 1 == 1)
    }

    fn number(&self, c: char) -> usize {
        self.numbered(Lines::place(c))
    }

    #[inline]
    fn numbered(&self, place: usize) -> usize {
        self.numbers.get(place).map_or(0, |number| usize::from(*number))
    }
}

/// Many entries by pairs, made in one go: those of one pair lie together, in their order, and may lie
/// with those of another.
#[derive(Debug)]
pub struct Buckets<T> {
    /// Where no bit is set there is nothing: that fits the nearest memory.
    held: Vec<u64>,
    /// How many of a pair's bits say which bit is its own.
    width: u32,
    /// Where the entries of each bucket begin, and the end.
    starts: Vec<u32>,
    entries: Vec<T>,
}

/// There are so many times more bits than buckets, as a power of two.
const FINER: u32 = 2;

impl<T: Copy + Default> Buckets<T> {
    pub fn of(entries: &[(Pair, T)]) -> Self {
        let width = usize::BITS - entries.len().leading_zeros() + FINER;
        let mut held = vec![0; 1 << width.saturating_sub(6)];
        let mut starts = vec![0; (1 << (width - FINER)) + 1];
        for (pair, _) in entries {
            let at = pair.place(width);
            if let Some(bits) = held.get_mut(at >> 6) {
                *bits |= 1 << (at & 63);
            }
            if let Some(start) = starts.get_mut(at >> FINER) {
                *start += 1;
            }
        }
        // The ends of the buckets; each entry that is laid in, from the last, moves one to its start.
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut laid = vec![T::default(); entries.len()];
        for (pair, entry) in entries.iter().rev() {
            let Some(start) = starts.get_mut(pair.place(width) >> FINER) else { continue };
            *start -= 1;
            if let Some(place) = laid.get_mut(*start as usize) {
                *place = *entry;
            }
        }
        Buckets { held, width, starts, entries: laid }
    }

    /// Says whether there may be any of a pair.
    #[inline]
    pub fn may_hold(&self, pair: Pair) -> bool {
        let at = pair.place(self.width);
        self.held.get(at >> 6).is_some_and(|bits| bits >> (at & 63) & 1 == 1)
    }

    /// Returns the entries of a pair, and maybe of others.
    #[inline]
    pub fn at(&self, pair: Pair) -> &[T] {
        if !self.may_hold(pair) {
            return &[];
        }
        let at = pair.place(self.width);
        let bounds = self.starts.get(at >> FINER).zip(self.starts.get((at >> FINER) + 1));
        let range = bounds.map(|(start, end)| *start as usize..*end as usize);
        range.and_then(|range| self.entries.get(range)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_hold_what_was_laid_in_them_in_its_order() {
        let pairs = [[1, 2], [2, 3], [1, 2], [8, 9], [1, 2]];
        for count in 0..=pairs.len() {
            let pairs = pairs.iter().take(count);
            let entries: Vec<_> =
                pairs.zip(1..).map(|(ends, n)| (Pair::of_units(*ends), n)).collect();
            let buckets = Buckets::of(&entries);
            for (pair, _) in &entries {
                let own = entries.iter().filter(|(other, _)| other == pair).map(|(_, n)| *n);
                let held = buckets
                    .at(*pair)
                    .iter()
                    .filter(|n| entries.iter().any(|(other, entry)| entry == *n && other == pair));
                assert_eq!(held.copied().collect::<Vec<i32>>(), own.collect::<Vec<_>>());
            }
            assert_eq!(buckets.entries.len(), count);
        }
    }

    #[test]
    fn a_set_of_pairs_holds_those_and_no_others() {
        let lines = ["一二三", "二一二", "龥一"];
        for count in 0..=lines.len() {
            let set = PairSet::of_lines(&lines.get(..count).unwrap_or_default().join("\n"));
            let held = |a: char, b: char| {
                let mut lines = lines.iter().take(count);
                lines.any(|line| line.starts_with(a) && line.chars().skip(1).any(|c| c == b))
            };
            for a in "一二三龥，a\0\u{20000}".chars() {
                for b in "一二三龥，a\0\u{20000}".chars() {
                    assert_eq!(set.has(a, b), held(a, b), "{a}{b}");
                }
            }
        }
        let many: Vec<char> = ('一'..='丿').collect();
        let lines = many.iter().enumerate().map(|(n, a)| {
            let behind = many.iter().skip(n + 1).collect::<String>();
            format!("{a}{behind}\n")
        });
        let half = PairSet::of_lines(&lines.collect::<String>());
        for (a, b) in many.iter().flat_map(|a| many.iter().map(move |b| (*a, *b))) {
            assert_eq!(half.has(a, b), a < b, "{a}{b}");
        }
    }

    #[test]
    fn characters_are_of_a_kind_or_not() {
        let chars = Chars::of("王李\u{ffff}");
        let held = ['王', '李', '\u{ffff}', '张', 'a', '\0', '\u{20000}'].map(|c| chars.has(c));
        assert_eq!(held, [true, true, true, false, false, false, false]);
    }

    #[test]
    fn lines_are_known_by_their_first_characters() {
        let lines = Lines::of("一 二\n丁\n# 三\n龥四");
        let held = ['一', '丁', '龥', '#', '三', '\u{20000}', '\0'].map(|c| lines.of_char(c));
        assert_eq!(held, [" 二", "", "四", "", "", "", ""]);
    }
}
