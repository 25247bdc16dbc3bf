//! The characters of a text, read in one walk: what each is, and where it stands; and beside them what
//! follows from them alone and was asked for.
//!
//! A report has as many sheets as it has texts, and the next report needs as many again: what one is
//! written in is kept for the next.

use super::by_char::Held;
use super::kept::Told;
use super::number::Figure;
use super::spots::{Spot, Spots, TABLE};
use std::cell::{OnceCell, RefCell};
use std::ops::{Deref, DerefMut};

/// What stands on a sheet.
#[derive(Debug, Default)]
pub struct Letters {
    pub chars: Vec<char>,
    /// The byte at which each character begins, and the end.
    pub bytes: Vec<u32>,
    pub kinds: Vec<Spot>,
    pub zones: Vec<u8>,
    pub held: Held,
    pub spots: Spots,
}

#[derive(Debug)]
pub struct Sheet {
    letters: Letters,
    pub figures: OnceCell<Vec<Figure>>,
    /// What is told of the text, where it is kept for other reports in which it stands.
    pub told: Option<RefCell<Told>>,
}

/// So many sheets are left over at most, and none of a text that is longer.
const MOST_LEFT: usize = 100;
const LONGEST_LEFT: usize = 4000;

thread_local! {
    static LEFT: RefCell<Vec<Letters>> = const { RefCell::new(Vec::new()) };
}

impl Sheet {
    pub fn of(text: &str) -> Self {
        let left = LEFT.try_with(|left| left.borrow_mut().pop()).ok().flatten();
        let mut letters = left.unwrap_or_default();
        letters.read(text);
        Sheet { letters, figures: OnceCell::new(), told: None }
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        if self.chars.len() > LONGEST_LEFT {
            return;
        }
        let letters = std::mem::take(&mut self.letters);
        let leave = |left: &RefCell<Vec<Letters>>| {
            let mut left = left.borrow_mut();
            if left.len() < MOST_LEFT {
                left.push(letters);
            }
        };
        // A thread that ends keeps nothing more.
        LEFT.try_with(leave).unwrap_or_default();
    }
}

impl Deref for Sheet {
    type Target = Letters;

    #[inline]
    fn deref(&self) -> &Letters {
        &self.letters
    }
}

impl DerefMut for Sheet {
    fn deref_mut(&mut self) -> &mut Letters {
        &mut self.letters
    }
}

impl Letters {
    fn read(&mut self, text: &str) {
        let count = text.chars().count();
        self.chars.resize(count, '\0');
        self.bytes.resize(count, 0);
        self.kinds.resize(count, Spot::NONE);
        self.zones.clear();
        self.zones.resize(count, 0);
        let table = &*TABLE;
        let places = self.chars.iter_mut().zip(&mut self.bytes).zip(&mut self.kinds);
        let mut held = Held::NONE;
        for ((at, c), ((char, byte), kinds)) in text.char_indices().zip(places) {
            *char = c;
            *byte = at as u32;
            *kinds = table.of(c);
            held.note(c);
        }
        self.bytes.push(text.len() as u32);
        self.held = held;
        self.spots.fill(&self.kinds);
    }
}
