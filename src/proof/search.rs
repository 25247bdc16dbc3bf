//! Where characters and words stand in a text. Most that are looked for do not stand there, which is asked first:
//! saying no costs a few steps only.

use super::passage::Passage;
use memchr::memmem;

impl<'a> Passage<'a> {
    /// Says whether the characters of a word may all stand somewhere.
    pub fn may_hold_word(&self, word: &str) -> bool {
        word.chars().all(|c| self.may_hold(c))
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
}
