//! One word of a query against one line of letters.
//!
//! A letter of the line takes from the word itself, a whole reading, the first letter of a reading
//! (or its zh, ch, sh), or, where the word ends, any beginning of a reading. Letters that follow
//! one another make a run; a word may be broken into several runs inside one clause, and every run
//! but the last has at least two letters. So a longer word never fits where a shorter one did not.
//! The cheapest way is found; costs are only compared within one query.

use super::index::{CLOSE, END, FIRST_LETTER, Glyph, Glyphs, MARK, OPEN};
use super::pinyin::{LONGEST_READING, letter};
use super::sieve::initial;

/// What is longer is cut: a set of places in a word, its end among them, is the bits of a number.
const LONGEST_WORD: usize = 63;

const SAME_LETTER: i32 = 0;
const WHOLE_READING: i32 = 6;
/// A Latin letter in the text counts no more than an initial, so that nothing is cheaper than this.
const BEGUN_READING: i32 = 14;
/// A reading that is not the letter's usual one; some are known to dictionaries only.
const FURTHER_READING: i32 = 9;
const _: () =
    assert!(WHOLE_READING + FURTHER_READING > BEGUN_READING, "no usual one costs as much");
/// More than any way costs.
const NO_WAY: i32 = 1 << 20;
const AT_LINE_START: i32 = -30;
const AT_CLAUSE_START: i32 = -20;
const ACROSS_A_MARK: i32 = 15;
const IN_AN_ASIDE: i32 = 300;
const BROKEN: i32 = 400;
/// No way in an aside costs less.
const ASIDES_ARE_DEARER: i32 = IN_AN_ASIDE + AT_LINE_START;

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
pub struct Steps {
    length: usize,
    /// By place, the Latin letter that stands there, or 0.
    typed: Vec<u8>,
    /// By place in the word, the glyph that is this very letter.
    same: Vec<Glyph>,
    /// By place, the initial of the letters that can take something there.
    initials: Vec<u8>,
    /// By place, what any letter can take there: bit n for n letters.
    spans: Vec<u8>,
    /// What a way costs at least that begins inside a clause.
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

impl Steps {
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
        let mut steps = Steps {
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
        steps.least_cost = steps.cheapest_chain(&whole);
        for glyph in 0..glyphs.count() as Glyph {
            steps.places.push(steps.places_of(glyph, glyphs));
            let mut opens = 0;
            steps.each(glyph, 0, glyphs, |length, _| opens |= 1 << length);
            steps.opens.push(opens);
            steps.wakes.push(opens != 0);
        }
        steps
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

    /// What any way through the word costs at least.
    pub fn least_cost_of_all(&self) -> i32 {
        self.least_cost + AT_LINE_START
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
    fn wakes(&self, glyph: Glyph, next: Option<&Glyph>) -> bool {
        if !self.wakes.get(usize::from(glyph)).copied().unwrap_or_default() {
            return glyph == END;
        }
        let opens = self.opens.get(usize::from(glyph)).copied().unwrap_or_default();
        opens & next.map_or(u64::MAX, |&next| self.places(next)) != 0
    }

    fn places(&self, glyph: Glyph) -> u64 {
        self.places.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// Calls `take` with every number of letters the glyph can take at this place, and its cost.
    fn each(&self, glyph: Glyph, at: usize, glyphs: &Glyphs, mut take: impl FnMut(usize, i32)) {
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
        self.walk(letters, steps, glyphs, false);
        self.best.take().map(|way| (way.cost, way.trail))
    }

    /// Whether there is any way, which takes less time to say.
    pub fn fits(&mut self, letters: &[Glyph], steps: &Steps, glyphs: &Glyphs) -> bool {
        self.walk(letters, steps, glyphs, true);
        self.best.is_some()
    }

    fn walk(&mut self, letters: &[Glyph], steps: &Steps, glyphs: &Glyphs, any_will_do: bool) {
        self.best = None;
        self.forget();
        let mut toll = Toll { start: 0, cross: 0, aside: 0 };
        let mut at = 0;
        while let Some(rest) = letters.get(at..) {
            let going = self.begun.reached | self.running.reached | self.broken.reached;
            // Most letters of most items are passed over here.
            if going == 0 {
                // Where no way can be cheaper but for its start, only starts of clauses are tried.
                let settled = self.best.as_ref().is_some_and(|best| best.cost <= steps.least_cost);
                let at_start = start_toll(letters.get(..at).unwrap_or_default()) != 0;
                let stops = |(passed, &glyph): (usize, &Glyph)| {
                    let wakes = || steps.wakes(glyph, rest.get(passed + 1));
                    match settled {
                        true => matches!(glyph, END | MARK) || (at_start && passed == 0 && wakes()),
                        false => wakes(),
                    }
                };
                let Some(passed) = rest.iter().enumerate().position(stops) else { break };
                at += passed;
            }
            let Some(&glyph) = letters.get(at) else { break };
            match glyph {
                END if self.best.as_ref().is_some_and(|best| best.cost < ASIDES_ARE_DEARER) => {
                    break;
                }
                END => {
                    self.forget();
                    toll = Toll { cross: 0, aside: IN_AN_ASIDE, ..toll };
                }
                MARK => {
                    self.broken.reached = 0;
                    toll.cross = ACROSS_A_MARK;
                }
                OPEN | CLOSE => {}
                _ => {
                    if steps.places(glyph) & (going | 1) == 0 {
                        self.begun.reached = 0;
                        self.running.reached = 0;
                    } else {
                        toll.start = start_toll(letters.get(..at).unwrap_or_default());
                        self.step(at, glyph, toll, steps, glyphs);
                    }
                    toll.cross = 0;
                }
            }
            if any_will_do && self.best.is_some() {
                break;
            }
            at += 1;
        }
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
            let paid =
                |way: &Way<T>, toll| Way { cost: way.cost + toll, trail: way.trail.with(at) };
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

/// What it costs to begin behind these letters.
fn start_toll(before: &[Glyph]) -> i32 {
    match before.iter().rev().find(|&&glyph| glyph != OPEN && glyph != CLOSE) {
        None | Some(&END) => AT_LINE_START,
        Some(&MARK) => AT_CLAUSE_START,
        Some(_) => 0,
    }
}

impl<T: Trail> Default for Matcher<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the line or an aside begins with the word, in one run and, where asked for, with no
/// readings but the usual ones.
pub fn begins_with(letters: &[Glyph], steps: &Steps, glyphs: &Glyphs, usual_only: bool) -> bool {
    let most = if usual_only { BEGUN_READING } else { NO_WAY };
    letters.split(|&glyph| glyph == END).any(|line| {
        let mut reached = 1u64;
        line.iter().filter(|&&glyph| glyph >= FIRST_LETTER).any(|&glyph| {
            let mut next = 0;
            for place in (0..steps.length).filter(|place| reached & (1 << place) != 0) {
                steps.each(glyph, place, glyphs, |length, cost| {
                    next |= if cost <= most { 1 << (place + length) } else { 0 };
                });
            }
            reached = next;
            reached & (1 << steps.length) != 0
        })
    })
}
