//! A word of a query, and what each letter of an index can take of it.
//!
//! A letter takes from the word itself, a whole reading, the first letter of a reading (or its zh,
//! ch, sh), or, where the word ends, any beginning of a reading.

use super::index::{END, FIRST_LETTER, Glyph, Glyphs};
use super::pinyin::{LONGEST_READING, letter};
use super::sieve::initial;

/// What is longer is cut: a set of places in a word, its end among them, is the bits of a number.
pub const LONGEST_WORD: usize = 63;

const SAME_LETTER: i32 = 0;
const WHOLE_READING: i32 = 6;
/// A Latin letter in the text counts no more than an initial, so that nothing is cheaper than this.
const BEGUN_READING: i32 = 14;
/// A reading that is not the letter's usual one; some are known to dictionaries only.
const FURTHER_READING: i32 = 9;
/// What a letter costs at most by its usual reading.
pub const MOST_FOR_USUAL: i32 = BEGUN_READING;
const _: () = assert!(WHOLE_READING + FURTHER_READING > MOST_FOR_USUAL);
/// More than any way costs.
pub const NO_WAY: i32 = 1 << 20;

/// A word of a query, as letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word(Vec<char>);

impl Word {
    /// None where there is no letter in it.
    pub fn new(typed: &str) -> Option<Self> {
        let letters: Vec<char> = typed.chars().filter_map(letter).take(LONGEST_WORD).collect();
        (!letters.is_empty()).then_some(Word(letters))
    }

    /// The higher, the fewer items it is likely to fit: a Hanzi says more than a letter.
    pub fn narrowness(&self) -> usize {
        self.0.iter().map(|c| if c.is_ascii() { 1 } else { 4 }).sum()
    }
}

/// A word made ready for the letters of one index.
#[derive(Debug)]
pub struct ReadyWord {
    length: usize,
    /// By place, the Latin letter that stands there, or 0.
    typed: Vec<u8>,
    /// By place in the word, the glyph that is this very letter.
    same: Vec<Glyph>,
    /// By place, the initial of the letters that can take something there.
    initials: Vec<u8>,
    /// By place, what any letter can take there: bit n for n letters.
    spans: Vec<u8>,
    /// What the letters of a way cost at least.
    least_cost: i32,
    /// By syllable and place, what the syllable can take; see [`lengths`].
    taken: Vec<u8>,
    /// By glyph, the places of the word where it can take something; at the word's end everything
    /// can, and so can a sign anywhere but `END`.
    places: Vec<u64>,
    /// By glyph, the places it leads to from the start of the word.
    opens: Vec<u64>,
    /// By glyph, whether it leads anywhere from the start.
    wakes: Vec<bool>,
}

impl ReadyWord {
    pub fn new(word: &Word, glyphs: &Glyphs) -> Self {
        let Word(letters) = word;
        let length = letters.len();
        let typed = |&c: &char| if c.is_ascii_lowercase() { c as u8 } else { 0 };
        let typed: Vec<u8> = letters.iter().map(typed).collect();
        let same: Vec<Glyph> = letters.iter().map(|&c| glyphs.find(c).unwrap_or(END)).collect();
        let initials = letters.iter().zip(&same).map(|(&letter, &glyph)| {
            glyphs.initials_of(glyph).first().copied().unwrap_or(initial(letter))
        });
        let mut spans: Vec<u8> = same.iter().map(|&glyph| u8::from(glyph != END) << 1).collect();
        let mut whole = vec![0; length];
        let mut taken = Vec::with_capacity(glyphs.syllables().len() * length);
        for syllable in glyphs.syllables() {
            for (at, (span, whole)) in spans.iter_mut().zip(&mut whole).enumerate() {
                let lengths = lengths(syllable, typed.get(at..).unwrap_or_default());
                *span |= lengths & !WHOLE;
                *whole |= if lengths & WHOLE == 0 { 0 } else { 1 << syllable.len() };
                taken.push(lengths);
            }
        }
        let mut ready = ReadyWord {
            length,
            typed,
            initials: initials.collect(),
            least_cost: 0,
            spans,
            same,
            taken,
            places: Vec::new(),
            opens: Vec::new(),
            wakes: Vec::new(),
        };
        ready.least_cost = ready.cheapest_chain(&whole);
        ready.look_at(glyphs);
        ready
    }

    /// Sets what is known by glyph.
    fn look_at(&mut self, glyphs: &Glyphs) {
        for glyph in (0..=Glyph::MAX).take(glyphs.count()) {
            self.places.push(self.places_of(glyph, glyphs));
            let mut opens = 0;
            self.each(glyph, 0, glyphs, |length, _| opens |= 1 << length);
            self.opens.push(opens);
            self.wakes.push(opens != 0);
        }
    }

    /// The cheapest chain of spans; `whole` says which of them, bit n for n, can be a whole reading.
    fn cheapest_chain(&self, whole: &[u8]) -> i32 {
        let mut least = vec![NO_WAY; self.length + 1];
        least.iter_mut().take(1).for_each(|start| *start = 0);
        for (place, next) in self.spans() {
            let is_whole = whole.get(place).is_some_and(|whole| whole & (1 << (next - place)) != 0);
            let cost = if is_whole { WHOLE_READING } else { self.cost_of_same(place) };
            let reached = least.get(place).map_or(NO_WAY, |least| least + cost);
            if let Some(least) = least.get_mut(next) {
                *least = reached.min(*least);
            }
        }
        least.last().copied().unwrap_or(NO_WAY)
    }

    fn cost_of_same(&self, place: usize) -> i32 {
        if self.typed.get(place) == Some(&0) { SAME_LETTER } else { BEGUN_READING }
    }

    /// How many letters the word has.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The initial of whatever letter takes the word from this place.
    pub fn initial_at(&self, place: usize) -> u8 {
        self.initials.get(place).copied().unwrap_or_default()
    }

    /// What the letters of a way cost at least.
    pub fn least_cost(&self) -> i32 {
        self.least_cost
    }

    /// One Latin letter: whatever has it as an initial has a way for it.
    pub fn is_one_initial(&self) -> bool {
        matches!(self.typed.as_slice(), [b'a'..=b'z'])
    }

    /// From which place to which some letter can take the word, in the order of the places.
    pub fn spans(&self) -> impl Iterator<Item = (usize, usize)> {
        self.spans.iter().enumerate().flat_map(|(place, &spans)| {
            let taken = (1..=LONGEST_READING).filter(move |length| spans & (1 << length) != 0);
            taken.map(move |length| (place, place + length))
        })
    }

    fn places_of(&self, glyph: Glyph, glyphs: &Glyphs) -> u64 {
        let end = 1 << self.length;
        match glyph {
            END => end,
            _ if glyph < FIRST_LETTER => u64::MAX,
            _ => (0..self.length).fold(end, |places, at| {
                let mut takes = 0;
                self.each(glyph, at, glyphs, |_, _| takes = 1 << at);
                places | takes
            }),
        }
    }

    fn lengths_at(&self, syllable: u16, at: usize) -> u8 {
        self.taken.get(usize::from(syllable) * self.length + at).copied().unwrap_or_default()
    }

    /// Whether a way may begin with the first of these letters and get past the second; an `END`
    /// and what stands before a sign is never passed over.
    pub fn wakes(&self, glyph: Glyph, next: Option<&Glyph>) -> bool {
        if !self.wakes.get(usize::from(glyph)).copied().unwrap_or_default() {
            return glyph == END;
        }
        let opens = self.opens.get(usize::from(glyph)).copied().unwrap_or_default();
        opens & next.map_or(u64::MAX, |&next| self.places(next)) != 0
    }

    pub fn places(&self, glyph: Glyph) -> u64 {
        self.places.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// Calls `take` with every number of letters the glyph can take at this place, and its cost.
    pub fn each(&self, glyph: Glyph, at: usize, glyphs: &Glyphs, mut take: impl FnMut(usize, i32)) {
        if self.same.get(at) == Some(&glyph) && glyph != END {
            take(1, self.cost_of_same(at));
        }
        let mut further = 0;
        for &syllable in glyphs.syllables_of(glyph) {
            let lengths = self.lengths_at(syllable, at);
            let mut left = lengths & !WHOLE;
            while left != 0 {
                let length = left.trailing_zeros() as usize;
                left &= left - 1;
                let whole = left == 0 && lengths & WHOLE != 0;
                take(length, further + if whole { WHOLE_READING } else { BEGUN_READING });
            }
            further = FURTHER_READING;
        }
    }
}

/// In what a syllable can take: the longest it can take is all of it.
const WHOLE: u8 = 1;
const _: () = assert!(LONGEST_READING < u8::BITS as usize);

/// How many letters of what is left of a word a syllable can take: bit n for n, and [`WHOLE`].
fn lengths(syllable: &str, left: &[u8]) -> u8 {
    let syllable = syllable.as_bytes();
    let common = syllable.iter().zip(left).take_while(|(a, b)| a == b).count();
    let mut lengths = 0;
    if common > 0 {
        lengths |= 1 << 1;
    }
    if common >= 2 && matches!(syllable, [b'z' | b'c' | b's', b'h', ..]) {
        lengths |= 1 << 2;
    }
    if common == syllable.len() || common == left.len() {
        lengths |= 1u8.checked_shl(common as u32).unwrap_or_default() & !WHOLE;
    }
    if common == syllable.len() {
        lengths |= WHOLE;
    }
    lengths
}
