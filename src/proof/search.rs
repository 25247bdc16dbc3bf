//! Where characters and words stand in a text. Most that are looked for do not stand there, which is asked first:
//! saying no costs a few steps only.

use super::passage::Passage;
use super::rows::Row;
use memchr::memmem;

impl<'a> Passage<'a> {
    /// Says whether a word may stand somewhere. Where it says no, a character of it does not, or two of them do not
    /// stand side by side.
    pub fn may_hold_word(&self, word: &str) -> bool {
        let mut chars = word.chars();
        let Some(mut before) = chars.next().filter(|c| self.may_hold(*c)) else {
            return word.is_empty();
        };
        chars.all(|c| {
            let may_be = self.may_hold(c) && self.may_hold_both(before, c);
            before = c;
            may_be
        })
    }

    /// Says whether one of several words may stand somewhere: that costs less than to ask for each.
    pub fn may_hold_one(&self, words: &Row) -> bool {
        let (held, pairs) = self.held();
        words.may_stand(held, pairs)
    }

    /// Returns where they stand, word by word.
    pub fn places_of_any(&self, words: &'static Row) -> impl Iterator<Item = usize> {
        let words = self.may_hold_one(words).then(|| words.each()).into_iter().flatten();
        words.flat_map(|word| self.places(word))
    }

    /// Says whether a word stands somewhere.
    pub fn holds(&self, word: &str) -> bool {
        self.find(0, word).is_some()
    }

    pub fn find(&self, from: usize, word: &str) -> Option<usize> {
        if !self.may_hold_word(word) {
            return None;
        }
        let at = self.byte(from);
        let rest = self.text.get(at..).filter(|rest| rest.len() >= word.len())?;
        let found = memmem::find(rest.as_bytes(), word.as_bytes())?;
        Some(self.char_at_byte(at + found))
    }

    /// Returns where a word stands, not within itself.
    pub fn places<'w>(&self, word: &'w str) -> impl Iterator<Item = usize> + use<'_, 'a, 'w> {
        let mut from = if self.may_hold_word(word) { 0 } else { usize::MAX };
        std::iter::from_fn(move || {
            let rest = self.text.as_bytes().get(from..)?;
            let found = from + memmem::find(rest, word.as_bytes())?;
            from = found + word.len().max(1);
            Some(self.char_at_byte(found))
        })
    }

    /// Returns where a character stands.
    pub fn places_of(&self, c: char) -> impl Iterator<Item = usize> {
        let chars = if self.may_hold(c) { self.chars() } else { &[] };
        chars.iter().enumerate().filter(move |(_, other)| **other == c).map(|(at, _)| at)
    }

    /// Says whether one of `words` stands at `i`.
    #[inline]
    pub fn is_one(&self, i: usize, words: &Row) -> bool {
        words.beginning_so(self.at(i), self.at(i + 1)).any(|word| self.is(i, word))
    }

    /// Says whether one of `words` ends just before `i`.
    #[inline]
    pub fn ends_one(&self, i: usize, words: &Row) -> bool {
        self.ending(i, words).next().is_some()
    }

    /// Returns the longest of `words` that stands at `i`.
    pub fn word_at(&self, i: usize, words: &Row) -> Option<&'static str> {
        let words = words.beginning_so(self.at(i), self.at(i + 1));
        let standing = words.filter(|word| self.is(i, word));
        standing.max_by_key(|word| word.len())
    }

    /// Returns the longest of `words` that ends just before `i`.
    pub fn word_before(&self, i: usize, words: &Row) -> Option<&'static str> {
        self.ending(i, words).max_by_key(|word| word.len())
    }

    #[inline]
    fn ending(&self, i: usize, words: &Row) -> impl Iterator<Item = &'static str> {
        let last_but_one = i.checked_sub(2).map_or('\0', |at| self.at(at));
        let words = words.ending_so(last_but_one, self.before(i));
        words.filter(move |word| self.ends(i, word))
    }
}
