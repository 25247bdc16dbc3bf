//! The characters of a text, read in one walk: what each is, and where it stands; and beside them what
//! follows from them alone and was asked for.
//!
//! A report has as many sheets as it has texts, and the next report needs as many again: what one is
//! written in is kept for the next.

use super::by_char::{Held, HeldPairs};
use super::kept::Told;
use super::naming::Named;
use super::number::Figure;
use super::organs::Body;
use super::pair::{Pair, unit};
use super::selves::Own;
use super::spots::{AGAIN, Spot, Spots, TABLE};
use super::twice::Sentence;
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
    pub pairs: HeldPairs,
    pub spots: Spots,
}

#[derive(Debug)]
pub struct Sheet {
    letters: Letters,
    pub drawn: Drawn,
    /// What is told of the text, where it is kept for other reports in which it stands.
    pub told: Option<RefCell<Told>>,
}

/// What follows from a text, and from the lists of a context, and was asked for.
#[derive(Debug, Default)]
pub struct Drawn {
    pub figures: OnceCell<Vec<Figure>>,
    pub sentences: OnceCell<Vec<Sentence>>,
    pub bodies: OnceCell<Vec<Body>>,
    pub selves: OnceCell<Vec<Own>>,
    pub people: OnceCell<Vec<Named>>,
    /// By number, and where.
    pub congresses: OnceCell<Vec<(usize, usize)>>,
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
        Sheet { letters, drawn: Drawn::default(), told: None }
    }
}

impl Letters {
    /// Gives back the room that longer texts needed.
    pub fn shrink(&mut self) {
        self.chars.shrink_to_fit();
        self.bytes.shrink_to_fit();
        self.kinds.shrink_to_fit();
        self.zones.shrink_to_fit();
        self.spots.shrink();
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
        let (mut held, mut pairs, mut before) = (Held::NONE, HeldPairs::default(), 0);
        for ((at, c), ((char, byte), kinds)) in text.char_indices().zip(places) {
            *char = c;
            *byte = at as u32;
            *kinds = table.of(c);
            held.note(c);
            pairs.note(Pair::of_units([std::mem::replace(&mut before, unit(c)), unit(c)]));
        }
        self.bytes.push(text.len() as u32);
        (self.held, self.pairs) = (held, pairs);
        self.note_repeated();
        self.spots.fill(&self.kinds);
    }

    /// Notes of which Han characters another stands near behind. All near ones are looked at, in one go.
    fn note_repeated(&mut self) {
        let note = |kinds: &mut Spot, again: bool| {
            let own = u32::from(again & !kinds.holds(Spot::SIGN));
            *kinds = *kinds | Spot::REPEATED.times(own);
        };
        let mut kinds = self.kinds.iter_mut();
        for (near, kinds) in self.chars.windows(AGAIN + 1).zip(&mut kinds) {
            let Some(([c], behind)) = near.split_first_chunk() else { continue };
            note(kinds, behind.iter().fold(false, |again, other| again | (other == c)));
        }
        // The last have fewer behind them.
        let last = self.chars.len().saturating_sub(AGAIN);
        let mut rest = self.chars.get(last..).unwrap_or_default();
        while let ([c, behind @ ..], Some(kinds)) = (rest, kinds.next()) {
            note(kinds, behind.contains(c));
            rest = behind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_what_stands_again_soon() {
        // Some end in the same bits.
        let some = ['一', '伀', '倀', '丁', '，', '\u{20000}', '的'];
        let far = [1, 2, 3, 5, 8, 13, 21, 34];
        for (step, turn) in (1..40).flat_map(|step| far.map(|turn| (step, turn))) {
            let text: String =
                (0..120).filter_map(|n| some.get((n * step + n / turn) % some.len())).collect();
            let sheet = Sheet::of(&text);
            for (i, c) in sheet.chars.iter().enumerate() {
                let again = sheet.chars.iter().skip(i + 1).take(AGAIN).any(|other| other == c);
                let noted = sheet.kinds[i].holds(Spot::REPEATED);
                assert_eq!(noted, again && *c != '，', "{text} at {i}");
            }
        }
    }
}
