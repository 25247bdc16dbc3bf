//! The characters of a text, read in one walk: what each is, and where it stands.

use super::by_char::Held;
use super::spots::{Spot, Spots};

#[derive(Debug, Default)]
pub struct Sheet {
    pub chars: Vec<char>,
    /// The byte at which each character begins, and the end.
    pub bytes: Vec<u32>,
    pub kinds: Vec<Spot>,
    pub zones: Vec<u8>,
    pub held: Held,
    pub spots: Spots,
}

impl Sheet {
    pub fn of(text: &str) -> Self {
        let mut sheet = Sheet::default();
        sheet.read(text);
        sheet
    }

    fn read(&mut self, text: &str) {
        let count = text.chars().count();
        self.chars.resize(count, '\0');
        self.bytes.resize(count, 0);
        self.kinds.resize(count, Spot::NONE);
        self.zones.resize(count, 0);
        let places = self.chars.iter_mut().zip(&mut self.bytes).zip(&mut self.kinds);
        for ((at, c), ((char, byte), kinds)) in text.char_indices().zip(places) {
            *char = c;
            *byte = at as u32;
            *kinds = Spot::of(c);
            self.held.note(c);
        }
        self.bytes.push(text.len() as u32);
        self.spots.fill(&self.kinds);
    }
}
