//! One word of a query against one line of letters.
//!
//! A letter of the line takes from the word itself, a whole reading, the first letter of a reading
//! (or its zh, ch, sh), or, where the word ends, any beginning of a reading. Letters that follow
//! one another make a run; a word may be broken into several runs inside one clause, and every run
//! but the last has at least two letters. So a longer word never fits where a shorter one did not.
//! The cheapest way is found; costs are only compared within one query.

use std::cmp::Reverse;

use super::index::{CLOSE, END, FIRST_LETTER, Glyph, Glyphs, Index, MARK, OPEN};
use super::pinyin::{LONGEST_READING, letter};

/// What is longer is cut: a set of places in a word is the bits of a number.
const LONGEST_WORD: usize = 64;

const SAME_LETTER: i32 = 0;
const WHOLE_READING: i32 = 6;
const BEGUN_READING: i32 = 14;
const AT_LINE_START: i32 = -30;
const AT_CLAUSE_START: i32 = -20;
const ACROSS_A_MARK: i32 = 15;
const IN_AN_ASIDE: i32 = 300;
const BROKEN: i32 = 400;
/// A long item costs one for every so many letters, up to a limit.
const LETTERS_A_POINT: usize = 4;
const LONGEST_COUNTED: usize = 20;

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
    fn narrowness(&self) -> usize {
        self.0.iter().map(|c| if c.is_ascii() { 1 } else { 4 }).sum()
    }
}

/// A word made ready for the letters of one index.
#[derive(Debug)]
pub struct Steps {
    length: usize,
    /// By place in the word, the glyph that is this very letter.
    same: Vec<Glyph>,
    /// By syllable and place, how many letters of the word the syllable can take: bit n for n.
    taken: Vec<u8>,
    /// By glyph, the places of the word where it can take something.
    places: Vec<u64>,
}

impl Steps {
    pub fn new(word: &Word, glyphs: &Glyphs) -> Self {
        let Word(letters) = word;
        let length = letters.len();
        let typed: Vec<u8> =
            letters.iter().map(|&c| if c.is_ascii() { c as u8 } else { 0 }).collect();
        let same: Vec<Glyph> = letters.iter().map(|&c| glyphs.find(c).unwrap_or(END)).collect();
        let mut taken = Vec::with_capacity(glyphs.syllables().len() * length);
        for syllable in glyphs.syllables() {
            taken.extend((0..length).map(|at| lengths(syllable, typed.get(at..).unwrap_or(&[]))));
        }
        let mut steps = Steps { length, same, taken, places: Vec::new() };
        steps.places = (0..glyphs.count()).map(|glyph| steps.places_of(glyph, glyphs)).collect();
        steps
    }

    fn places_of(&self, glyph: usize, glyphs: &Glyphs) -> u64 {
        let glyph = glyph as Glyph;
        let mut places = 0;
        for (at, &same) in self.same.iter().enumerate() {
            let syllables = glyphs.syllables_of(glyph);
            let read = syllables.iter().any(|&syllable| self.lengths_at(syllable, at) != 0);
            if read || (same == glyph && glyph >= FIRST_LETTER) {
                places |= 1 << at;
            }
        }
        places
    }

    fn lengths_at(&self, syllable: u16, at: usize) -> u8 {
        self.taken.get(usize::from(syllable) * self.length + at).copied().unwrap_or_default()
    }

    fn places(&self, glyph: Glyph) -> u64 {
        self.places.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// Calls `take` with every number of letters the glyph can take at this place, and its cost.
    fn each(&self, glyph: Glyph, at: usize, glyphs: &Glyphs, mut take: impl FnMut(usize, i32)) {
        if self.same.get(at) == Some(&glyph) {
            take(1, SAME_LETTER);
        }
        for &syllable in glyphs.syllables_of(glyph) {
            let lengths = self.lengths_at(syllable, at);
            let whole = glyphs.syllables().get(usize::from(syllable)).map_or(0, |s| s.len());
            for length in (1..=LONGEST_READING).filter(|length| lengths & (1 << length) != 0) {
                take(length, if length == whole { WHOLE_READING } else { BEGUN_READING });
            }
        }
    }
}

/// How many letters of what is left of a word a syllable can take: bit n for n.
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
        lengths |= 1u8.checked_shl(common as u32).unwrap_or_default() & !1;
    }
    lengths
}

/// What is remembered of a way through the letters.
pub trait Trail: Clone + Default {
    fn with(&self, letter: usize) -> Self;
}

/// Nothing: only the cost is asked for.
impl Trail for () {
    fn with(&self, _letter: usize) {}
}

/// Every letter that took something.
impl Trail for Vec<usize> {
    fn with(&self, letter: usize) -> Self {
        let mut trail = self.clone();
        trail.push(letter);
        trail
    }
}

/// A way so far: what it cost and where it led.
#[derive(Debug, Clone, Default)]
struct Way<T> {
    cost: i32,
    trail: T,
}

/// The best way to each place of the word that is reached; `reached` says which are.
#[derive(Debug, Clone)]
struct Ways<T> {
    reached: u64,
    ways: Vec<Way<T>>,
}

impl<T: Trail> Ways<T> {
    fn new() -> Self {
        Ways { reached: 0, ways: vec![Way::default(); LONGEST_WORD] }
    }

    fn get(&self, place: usize) -> Option<&Way<T>> {
        if self.reached & (1 << place) == 0 { None } else { self.ways.get(place) }
    }

    /// `reached` is the set that is being made, which may not be this one's own yet.
    fn offer(&mut self, reached: &mut u64, place: usize, way: Way<T>) {
        let Some(known) = self.ways.get_mut(place) else { return };
        if *reached & (1 << place) == 0 || way.cost < known.cost {
            *known = way;
        }
        *reached |= 1 << place;
    }
}

/// Finds the best way of words through letters; made once for many lines.
#[derive(Debug)]
pub struct Matcher<T> {
    /// Ways whose run has one letter.
    begun: Ways<T>,
    /// Ways whose run has more letters.
    running: Ways<T>,
    /// Ways that may go on after letters that took nothing.
    broken: Ways<T>,
    best: Option<Way<T>>,
}

/// What a step costs besides the letter itself.
#[derive(Clone, Copy)]
struct Toll {
    start: i32,
    cross: i32,
    aside: i32,
}

impl<T: Trail> Matcher<T> {
    pub fn new() -> Self {
        Matcher { begun: Ways::new(), running: Ways::new(), broken: Ways::new(), best: None }
    }

    /// The cheapest way of the word through the letters, with its cost.
    pub fn find(&mut self, letters: &[Glyph], steps: &Steps, glyphs: &Glyphs) -> Option<(i32, T)> {
        self.best = None;
        self.forget();
        let mut toll = Toll { start: AT_LINE_START, cross: 0, aside: 0 };
        for (at, &glyph) in letters.iter().enumerate() {
            match glyph {
                END => {
                    self.forget();
                    toll = Toll { start: AT_LINE_START, cross: 0, aside: IN_AN_ASIDE };
                    continue;
                }
                MARK => {
                    self.broken.reached = 0;
                    toll.start = toll.start.min(AT_CLAUSE_START);
                    toll.cross = ACROSS_A_MARK;
                    continue;
                }
                OPEN | CLOSE => continue,
                _ => {}
            }
            let going = self.begun.reached | self.running.reached | self.broken.reached;
            if steps.places(glyph) & (going | 1) == 0 {
                self.begun.reached = 0;
                self.running.reached = 0;
            } else {
                self.step(at, glyph, toll, steps, glyphs);
            }
            (toll.start, toll.cross) = (0, 0);
        }
        self.best.take().map(|way| (way.cost, way.trail))
    }

    fn forget(&mut self) {
        self.begun.reached = 0;
        self.running.reached = 0;
        self.broken.reached = 0;
    }

    /// One letter taken. Places are left from the last to the first and every step leads to a later
    /// place, so a way is read before a better one for the next letter is written over it.
    fn step(&mut self, at: usize, glyph: Glyph, toll: Toll, steps: &Steps, glyphs: &Glyphs) {
        let going = self.begun.reached | self.running.reached | self.broken.reached | 1;
        let mut left = steps.places(glyph) & going;
        let (mut begun, mut running, mut broken) = (0, 0, self.broken.reached);
        while left != 0 {
            let place = left.ilog2() as usize;
            left &= !(1 << place);
            let paid = |way: &Way<T>, toll| Way { cost: way.cost + toll, trail: way.trail.with(at) };
            let on = [self.begun.get(place), self.running.get(place)];
            let on = on.into_iter().flatten().min_by_key(|way| way.cost);
            let on = on.map(|way| paid(way, toll.cross));
            let anew = match place {
                0 => Some(paid(&Way::default(), toll.start)),
                _ => self.broken.get(place).map(|way| paid(way, 0)),
            };
            steps.each(glyph, place, glyphs, |length, cost| {
                let next = place + length;
                if next == steps.length {
                    let ways = on.iter().chain(&anew);
                    self.finish(ways.min_by_key(|way| way.cost), cost + toll.aside);
                    return;
                }
                let more = |way: &Way<T>, cost| Way { cost: way.cost + cost, ..way.clone() };
                if let Some(way) = &on {
                    self.running.offer(&mut running, next, more(way, cost));
                    self.broken.offer(&mut broken, next, more(way, cost + BROKEN));
                }
                if let Some(way) = &anew {
                    self.begun.offer(&mut begun, next, more(way, cost));
                }
            });
        }
        self.begun.reached = begun;
        self.running.reached = running;
        self.broken.reached = broken;
    }

    fn finish(&mut self, way: Option<&Way<T>>, cost: i32) {
        let Some(way) = way else { return };
        if self.best.as_ref().is_none_or(|best| way.cost + cost < best.cost) {
            self.best = Some(Way { cost: way.cost + cost, trail: way.trail.clone() });
        }
    }
}

impl<T: Trail> Default for Matcher<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the line begins with the word, in one run.
pub fn begins_with(letters: &[Glyph], steps: &Steps, glyphs: &Glyphs) -> bool {
    let mut reached = 1u64;
    for &glyph in letters.iter().filter(|&&glyph| glyph >= FIRST_LETTER || glyph == END) {
        let mut left = reached & steps.places(glyph);
        let mut whole = false;
        reached = 0;
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            steps.each(glyph, place, glyphs, |length, _| {
                whole |= place + length == steps.length;
                reached |= 1u64.checked_shl((place + length) as u32).unwrap_or_default();
            });
        }
        if whole {
            return true;
        }
        if glyph == END {
            reached = 1;
        }
    }
    false
}

/// Every item that all the words fit, with what it cost together.
pub fn matches(
    index: &Index,
    words: &[Word],
    keep: impl Fn(usize) -> bool,
) -> Vec<(usize, i32)> {
    let mut words: Vec<&Word> = words.iter().collect();
    words.sort_by_key(|word| Reverse(word.narrowness()));
    let steps: Vec<Steps> = words.iter().map(|word| Steps::new(word, index.glyphs())).collect();
    let mut matcher = Matcher::<()>::new();
    let mut found = Vec::new();
    for (item, letters) in index.items().enumerate().filter(|&(item, _)| keep(item)) {
        let costs = steps.iter().map(|steps| {
            matcher.find(letters, steps, index.glyphs()).map(|(cost, ())| cost)
        });
        if let Some(cost) = costs.sum::<Option<i32>>() {
            let long = (letters.len() / LETTERS_A_POINT).min(LONGEST_COUNTED);
            found.push((item, cost + long as i32));
        }
    }
    found
}
