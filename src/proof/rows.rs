//! Short tables that a rule writes down as they are read: characters of a kind, and rows of words. They are
//! asked at many places and mostly in vain, so what says no at once is settled when the program is compiled.

use super::by_char::{Held, HeldPairs};
use super::pair::{Pair, unit};

/// Characters of a kind.
#[derive(Debug)]
pub struct Signs {
    held: Held,
    text: &'static str,
    /// Each of them takes three bytes.
    is_even: bool,
}

impl Signs {
    pub const fn of(text: &'static str) -> Self {
        let (mut held, mut rest, mut is_even) = (Held::NONE, text.as_bytes(), true);
        while let Some((code, behind)) = first(rest) {
            held = held.with(code);
            is_even &= rest.len() - behind.len() == 3;
            rest = behind;
        }
        Signs { held, text, is_even }
    }

    #[inline]
    pub fn has(&self, c: char) -> bool {
        self.held.may_be(c) && self.holds(c)
    }

    fn holds(&self, c: char) -> bool {
        let mut own = [0; 3];
        // Nearly all characters that are asked about take three bytes, and so do those they are asked for.
        if self.is_even && c.len_utf8() == own.len() {
            c.encode_utf8(&mut own);
            return self.text.as_bytes().as_chunks().0.contains(&own);
        }
        self.text.contains(c)
    }
}

/// A word, with the two characters at each of its ends beside it: most that are asked for differ in these. Where a
/// word has no second, that is 0, and so is what is none of the basic plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    first: u16,
    second: u16,
    last_but_one: u16,
    last: u16,
    text: &'static str,
}

impl Word {
    const NONE: Word = Word { first: 0, second: 0, last_but_one: 0, last: 0, text: "" };

    const fn of(text: &'static str) -> Self {
        let (mut word, mut rest) = (Word { text, ..Word::NONE }, text.as_bytes());
        while let Some((code, behind)) = first(rest) {
            if rest.len() == text.len() {
                word.first = unit_of(code);
                if let Some((next, _)) = first(behind) {
                    word.second = unit_of(next);
                }
            }
            word.last_but_one = word.last;
            word.last = unit_of(code);
            rest = behind;
        }
        word
    }
}

/// Words in the order of their row.
#[derive(Debug)]
pub struct Row {
    firsts: Held,
    lasts: Held,
    words: &'static [Word],
}

impl Row {
    pub const fn of(words: &'static [Word]) -> Self {
        let (mut firsts, mut lasts) = (Held::NONE, Held::NONE);
        let mut rest = words;
        while let Some((word, behind)) = rest.split_first() {
            if let Some((code, _)) = first(word.text.as_bytes()) {
                firsts = firsts.with(code);
            }
            lasts = lasts.with(last(word.text));
            rest = behind;
        }
        Row { firsts, lasts, words }
    }

    pub fn texts(&self) -> Vec<&'static str> {
        self.each().collect()
    }

    pub fn each(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|word| word.text)
    }

    /// Says whether a text may hold one of the words, by its characters and each two of them that stand side by side.
    pub fn may_stand(&self, held: &Held, pairs: &HeldPairs) -> bool {
        self.words.iter().any(|word| match (word.first, word.second) {
            (0, _) => true,
            (first, 0) => char::from_u32(first.into()).is_some_and(|c| held.may_be(c)),
            (first, second) => pairs.may_be(Pair::of_units([first, second])),
        })
    }

    /// Returns the words that begin with a character.
    #[inline]
    pub fn beginning(&self, c: char) -> impl Iterator<Item = &'static str> {
        let words = if self.firsts.may_be(c) { self.words } else { &[] };
        words.iter().filter(move |word| word.first == unit(c)).map(|word| word.text)
    }

    /// Returns the words that may begin with two characters, or are no more than the first.
    #[inline]
    pub fn beginning_so(&self, c: char, next: char) -> impl Iterator<Item = &'static str> {
        let words = if self.firsts.may_be(c) { self.words } else { &[] };
        let begins = move |word: &&Word| {
            word.first == unit(c) && (word.second == unit(next) || word.second == 0)
        };
        words.iter().filter(begins).map(|word| word.text)
    }

    /// Returns the words that end with a character.
    #[inline]
    pub fn ending(&self, c: char) -> impl Iterator<Item = &'static str> {
        let words = if self.lasts.may_be(c) { self.words } else { &[] };
        words.iter().filter(move |word| word.last == unit(c)).map(|word| word.text)
    }

    /// Returns the words that may end with two characters, or are no more than the last.
    #[inline]
    pub fn ending_so(&self, before: char, c: char) -> impl Iterator<Item = &'static str> {
        let words = if self.lasts.may_be(c) { self.words } else { &[] };
        let ends = move |word: &&Word| {
            word.last == unit(c) && (word.last_but_one == unit(before) || word.last_but_one == 0)
        };
        words.iter().filter(ends).map(|word| word.text)
    }

    /// Says whether one of the words is the text.
    pub fn has(&self, text: &str) -> bool {
        let first = text.chars().next();
        first.is_some_and(|c| self.beginning(c).any(|word| word == text))
    }

    /// Says whether a text begins with one of the words.
    pub fn begins(&self, text: &str) -> bool {
        let first = text.chars().next();
        first.is_some_and(|c| self.beginning(c).any(|word| text.starts_with(word)))
    }

    /// Says whether a text ends with one of the words.
    pub fn ends(&self, text: &str) -> bool {
        let last = text.chars().next_back();
        last.is_some_and(|c| self.ending(c).any(|word| text.ends_with(word)))
    }

    /// Says whether one of the words stands in a text.
    pub fn stands_in(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let mut rest = text;
        while let Some(c) = chars.next() {
            if self.firsts.may_be(c) {
                let next = chars.clone().next().unwrap_or_default();
                if self.beginning_so(c, next).any(|word| rest.starts_with(word)) {
                    return true;
                }
            }
            rest = chars.as_str();
        }
        false
    }
}

/// A row of words parted by spaces.
macro_rules! words {
    ($text:expr) => {{
        use $crate::proof::rows::{Row, Word, count, parted};
        const TEXT: &str = $text;
        static WORDS: [Word; count(TEXT)] = parted(TEXT);
        static ROW: Row = Row::of(&WORDS);
        &ROW
    }};
}

/// A row of the words of a list.
macro_rules! listed {
    ($list:expr) => {{
        use $crate::proof::rows::{Row, Word, each};
        const LIST: &[&str] = $list;
        static WORDS: [Word; LIST.len()] = each(LIST);
        static ROW: Row = Row::of(&WORDS);
        &ROW
    }};
}

/// Whether a character is one of those of a text.
macro_rules! among {
    ($text:expr, $c:expr) => {{
        use $crate::proof::rows::Signs;
        static SIGNS: Signs = Signs::of($text);
        SIGNS.has($c)
    }};
}

pub(super) use {among, listed, words};

/// Returns how many words parted by spaces a text has.
pub const fn count(text: &str) -> usize {
    let (mut count, mut rest) = (0, text);
    while let Some((_, behind)) = next(rest) {
        count += 1;
        rest = behind;
    }
    count
}

/// Parts a text of so many words at its spaces.
pub const fn parted<const COUNT: usize>(text: &'static str) -> [Word; COUNT] {
    let mut words = [Word::NONE; COUNT];
    let (mut places, mut rest) = (words.as_mut_slice(), text);
    while let Some((place, others)) = places.split_first_mut()
        && let Some((word, behind)) = next(rest)
    {
        *place = Word::of(word);
        places = others;
        rest = behind;
    }
    words
}

/// Returns so many words of a list.
pub const fn each<const COUNT: usize>(list: &[&'static str]) -> [Word; COUNT] {
    let mut words = [Word::NONE; COUNT];
    let (mut places, mut rest) = (words.as_mut_slice(), list);
    while let Some((place, others)) = places.split_first_mut()
        && let Some((word, behind)) = rest.split_first()
    {
        *place = Word::of(word);
        places = others;
        rest = behind;
    }
    words
}

/// Returns the first word of a text, and what stands behind it.
const fn next(text: &str) -> Option<(&str, &str)> {
    let mut bytes = text.as_bytes();
    let mut start = 0;
    while let Some((b' ', behind)) = bytes.split_first() {
        bytes = behind;
        start += 1;
    }
    let mut end = start;
    while let Some((byte, behind)) = bytes.split_first()
        && *byte != b' '
    {
        bytes = behind;
        end += 1;
    }
    let Some((before, behind)) = text.split_at_checked(end) else { return None };
    match before.split_at_checked(start) {
        Some((_, word)) if !word.is_empty() => Some((word, behind)),
        _ => None,
    }
}

/// Returns the first character of a text as its code, and the bytes behind it.
const fn first(text: &[u8]) -> Option<(u32, &[u8])> {
    match text {
        [a @ 0..0x80, rest @ ..] => Some((*a as u32, rest)),
        [a @ 0x80..0xE0, b, rest @ ..] => Some((joined(*a as u32 & 0x1F, *b), rest)),
        [a @ 0xE0..0xF0, b, c, rest @ ..] => Some((joined(joined(*a as u32 & 0x0F, *b), *c), rest)),
        [a, b, c, d, rest @ ..] => {
            Some((joined(joined(joined(*a as u32 & 0x07, *b), *c), *d), rest))
        }
        _ => None,
    }
}

/// Returns the last character of a text as its code, 0 where there is none.
const fn last(text: &str) -> u32 {
    let (mut last, mut rest) = (0, text.as_bytes());
    while let Some((code, behind)) = first(rest) {
        last = code;
        rest = behind;
    }
    last
}

/// Returns the number of a character as tables hold it.
const fn unit_of(code: u32) -> u16 {
    if code <= u16::MAX as u32 { code as u16 } else { 0 }
}

const fn joined(code: u32, byte: u8) -> u32 {
    code << 6 | byte as u32 & 0x3F
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_its_words_by_both_their_ends() {
        static ROW: &Row = words!("有 约有  a约 \u{20000}é");
        let texts = ROW.words.iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(texts, ["有", "约有", "a约", "\u{20000}é"]);
        assert_eq!(listed!(&["有", "约有", "a约", "\u{20000}é"]).words, ROW.words);
        assert!(["有", "约有", "a约", "\u{20000}é"].into_iter().all(|word| ROW.has(word)));
        assert!(["", "约", "a", "\u{20000}", "有约"].into_iter().all(|word| !ROW.has(word)));
        assert!(ROW.begins("有的") && ROW.begins("约有的") && !ROW.begins("约") && !ROW.begins(""));
        assert!(ROW.ends("没有") && ROW.ends("\u{20000}é") && !ROW.ends("é") && !ROW.ends(""));
        assert!(ROW.stands_in("只有我") && ROW.stands_in("大约有") && !ROW.stands_in("大约"));
        assert!(words!("").words.is_empty());
    }

    #[test]
    fn no_word_is_left_out_for_the_two_characters_at_its_ends() {
        static ROW: &Row = words!("有 约有 a约 约 \u{20000}é é\u{20000}约");
        let chars = ['有', '约', 'a', 'é', '\u{20000}', '\0', '\u{20001}'];
        for (one, other) in chars.into_iter().flat_map(|one| chars.map(|other| (one, other))) {
            let begins = |word: &&str| {
                [one.to_string(), String::from_iter([one, other])]
                    .iter()
                    .any(|text| word == text || text.chars().count() > 1 && word.starts_with(text))
            };
            let ends = |word: &&str| {
                [other.to_string(), String::from_iter([one, other])]
                    .iter()
                    .any(|text| word == text || text.chars().count() > 1 && word.ends_with(text))
            };
            let mut own = ROW.each().filter(begins);
            assert!(own.all(|word| ROW.beginning_so(one, other).any(|found| found == word)));
            let mut own = ROW.each().filter(ends);
            assert!(own.all(|word| ROW.ending_so(one, other).any(|found| found == word)));
        }
        assert!(
            ROW.beginning_so('约', '约').eq(["约"])
                && ROW.ending_so('有', '约').all(|word| word != "a约")
        );
    }

    #[test]
    fn signs_are_among_others_or_not() {
        let held =
            ['a', '约', 'é', '\u{20000}', '\0', 'b', '有'].map(|c| among!("约é\u{20000}a", c));
        assert_eq!(held, [true, true, true, true, false, false, false]);
        // 一 and 二 may have the bits of others.
        for c in '一'..='\u{9fff}' {
            assert_eq!(among!("约一有二", c), "约一有二".contains(c), "{c}");
        }
        assert!(!among!("约一有二", 'a') && !among!("", '一'));
    }
}
