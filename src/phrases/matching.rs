//! One word of a query against one line of letters.
//!
//! Letters that follow one another make a run; a word may be broken into several runs inside one
//! clause, and every run but the last has at least two letters. So a longer word never fits where a
//! shorter one did not. The cheapest way is found; costs are only compared within one query.

use super::index::{CLOSE, END, FIRST_LETTER, Glyph, Glyphs, MARK, OPEN};
use super::word::{LONGEST_WORD, MOST_FOR_USUAL, NO_WAY, ReadyWord};

const AT_LINE_START: i32 = -30;
const AT_CLAUSE_START: i32 = -20;
const ACROSS_A_MARK: i32 = 15;
const IN_AN_ASIDE: i32 = 300;
const BROKEN: i32 = 400;
/// No way in an aside costs less.
const ASIDES_ARE_DEARER: i32 = IN_AN_ASIDE + AT_LINE_START;

/// What any way of a word costs at least.
pub fn least_cost(word: &ReadyWord) -> i32 {
    word.least_cost() + AT_LINE_START
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
    pub fn find(
        &mut self,
        letters: &[Glyph],
        word: &ReadyWord,
        glyphs: &Glyphs,
    ) -> Option<(i32, T)> {
        self.walk(letters, word, glyphs, false);
        self.best.take().map(|way| (way.cost, way.trail))
    }

    /// Whether there is any way, which takes less time to say.
    pub fn fits(&mut self, letters: &[Glyph], word: &ReadyWord, glyphs: &Glyphs) -> bool {
        self.walk(letters, word, glyphs, true);
        self.best.is_some()
    }

    fn walk(&mut self, letters: &[Glyph], word: &ReadyWord, glyphs: &Glyphs, any_will_do: bool) {
        self.best = None;
        self.forget();
        let mut toll = Toll { start: 0, cross: 0, aside: 0 };
        let mut from = 0;
        while let Some((at, glyph)) = self.next_of_use(letters, from, word) {
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
                    toll.start = start_toll(letters, at);
                    self.step(at, glyph, toll, word, glyphs);
                    toll.cross = 0;
                }
            }
            if any_will_do && self.best.is_some() {
                break;
            }
            from = at + 1;
        }
    }

    /// The next letter or sign that can change anything. Most letters of most items are passed over
    /// here.
    fn next_of_use(
        &self,
        letters: &[Glyph],
        from: usize,
        word: &ReadyWord,
    ) -> Option<(usize, Glyph)> {
        let rest = letters.get(from..)?;
        let found = |passed: usize| rest.get(passed).map(|&glyph| (from + passed, glyph));
        if self.reached() != 0 {
            return found(0);
        }
        let wakes = |(passed, &glyph): (usize, &Glyph)| word.wakes(glyph, rest.get(passed + 1));
        if self.best.as_ref().is_none_or(|best| best.cost > word.least_cost()) {
            return found(rest.iter().enumerate().position(wakes)?);
        }
        // No way can be cheaper but for its start, so only starts of clauses are tried.
        if start_toll(letters, from) != 0 && rest.first().is_some_and(|first| wakes((0, first))) {
            return found(0);
        }
        found(rest.iter().position(|glyph| matches!(*glyph, END | MARK))?)
    }

    /// The places of the word that some way has led to.
    fn reached(&self) -> u64 {
        self.begun.reached | self.running.reached | self.broken.reached
    }

    fn forget(&mut self) {
        self.begun.reached = 0;
        self.running.reached = 0;
        self.broken.reached = 0;
    }

    /// One letter taken. Places are left from the last to the first and every step leads to a later
    /// place, so a way is read before a better one for the next letter is written over it.
    fn step(&mut self, at: usize, glyph: Glyph, toll: Toll, word: &ReadyWord, glyphs: &Glyphs) {
        let mut left = word.places(glyph) & (self.reached() | 1);
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
            word.each(glyph, place, glyphs, |length, cost| {
                let next = place + length;
                if next == word.length() {
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

/// What it costs to begin with this letter.
fn start_toll(letters: &[Glyph], at: usize) -> i32 {
    match letters.iter().take(at).rev().find(|&&glyph| glyph != OPEN && glyph != CLOSE) {
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
pub fn begins_with(letters: &[Glyph], word: &ReadyWord, glyphs: &Glyphs, usual_only: bool) -> bool {
    let most = if usual_only { MOST_FOR_USUAL } else { NO_WAY };
    letters.split(|&glyph| glyph == END).any(|line| {
        let mut reached = 1u64;
        line.iter().filter(|&&glyph| glyph >= FIRST_LETTER).any(|&glyph| {
            let mut next = 0;
            for place in (0..word.length()).filter(|place| reached & (1 << place) != 0) {
                word.each(glyph, place, glyphs, |length, cost| {
                    next |= if cost <= most { 1 << (place + length) } else { 0 };
                });
            }
            reached = next;
            reached & (1 << word.length()) != 0
        })
    })
}
