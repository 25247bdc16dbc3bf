//! A coarse look at all items at once, so that few are looked at closely.
//!
//! For every initial, and every pair of initials that follow one another, a column holds one bit
//! per item. A word is put through the columns for sixty-four items at a time, as if every pair an
//! item has stood wherever the word wants it. What falls through cannot match; what stays may not.

use super::index::{END, FIRST_LETTER, Glyph, Glyphs};
use super::word::ReadyWord;

/// Twenty-six Latin initials, and a few for what has no reading, by its code.
pub const INITIALS: usize = 32;
const LATIN: usize = 26;
/// Pairs share columns: hardly more than this many occur.
const PAIR_COLUMNS: usize = 256;

/// The initial under which a letter is looked for.
pub fn initial(letter: char) -> u8 {
    match letter {
        'a'..='z' => letter as u8 - b'a',
        _ => (LATIN + letter as usize % (INITIALS - LATIN)) as u8,
    }
}

fn pair_column(first: u8, second: u8) -> usize {
    // Twenty-three initials begin a reading, so with this factor few pairs share a column.
    INITIALS + (usize::from(first) * 23 + usize::from(second)) % PAIR_COLUMNS
}

/// One bit per item, sixty-four to a number.
type Column = Vec<u64>;

#[derive(Debug, Clone)]
pub struct Sieve {
    items: usize,
    /// The initials, then the pairs.
    columns: Vec<Column>,
}

impl Default for Sieve {
    fn default() -> Self {
        Sieve { items: 0, columns: vec![Column::new(); INITIALS + PAIR_COLUMNS] }
    }
}

/// Where `to` may be reached: where `from` was and the column has its bit.
struct Rule<'a> {
    from: usize,
    to: usize,
    column: Option<&'a Column>,
}

/// The two states every rule can start from or lead to.
const START: usize = 0;
const ACCEPTED: usize = 1;

impl Sieve {
    /// Adds the next item.
    pub fn add(&mut self, letters: &[Glyph], glyphs: &Glyphs) {
        let block = self.items / 64;
        let bit = 1 << (self.items % 64);
        if bit == 1 {
            self.columns.iter_mut().for_each(|column| column.push(0));
        }
        self.items += 1;
        let mut set = |column: usize| {
            let column = self.columns.get_mut(column);
            if let Some(bits) = column.and_then(|column| column.get_mut(block)) {
                *bits |= bit;
            }
        };
        let mut before: &[u8] = &[];
        for &glyph in letters.iter().filter(|&&glyph| glyph >= FIRST_LETTER || glyph == END) {
            let initials = glyphs.initials_of(glyph);
            for &second in initials {
                set(usize::from(second));
                before.iter().for_each(|&first| set(pair_column(first, second)));
            }
            before = initials;
        }
    }

    /// Bytes the columns take.
    pub fn bytes(&self) -> usize {
        self.columns.iter().map(|column| 8 * column.capacity()).sum()
    }

    pub fn shrink_to_fit(&mut self) {
        self.columns.iter_mut().for_each(Column::shrink_to_fit);
    }

    /// The items that may have a way for every one of the words, in order.
    pub fn pass(&self, words: &[ReadyWord]) -> impl Iterator<Item = usize> {
        let programs: Vec<_> = words.iter().map(|word| self.program(word)).collect();
        let states = programs.iter().map(|(states, _)| *states).max().unwrap_or_default();
        let mut state = vec![0u64; states];
        let items = self.items;
        (0..items.div_ceil(64))
            .flat_map(move |block| {
                let left = programs
                    .iter()
                    .fold(u64::MAX, |left, (_, rules)| left & run(rules, &mut state, block));
                let of_block = move |bit: &usize| left & (1 << bit) != 0;
                (0..64).filter(of_block).map(move |bit| block * 64 + bit)
            })
            .take_while(move |&item| item < items)
    }

    /// How many states the word needs, and the rules in an order in which each is run once.
    ///
    /// A way through the word is a chain of steps, each from a place to a later one. Behind every
    /// step there are two states: that it was taken, and that it was not the first of its run;
    /// and for every place one, that a new run may begin there.
    fn program(&self, word: &ReadyWord) -> (usize, Vec<Rule<'_>>) {
        let steps: Vec<(usize, usize)> = word.spans().collect();
        let taken = |step: usize| 2 + 2 * step;
        let in_run = |step: usize| 3 + 2 * step;
        let anew = |place: usize| if place == 0 { START } else { 2 + 2 * steps.len() + place };
        let initial = |place: usize| word.initial_at(place);
        let mut rules = Vec::new();
        for (step, &(place, next)) in steps.iter().enumerate() {
            let column = self.columns.get(usize::from(initial(place)));
            rules.push(Rule { from: anew(place), to: taken(step), column });
            let into = steps.iter().enumerate().filter(|(_, (_, next))| *next == place);
            for (before, &(start, _)) in into {
                let column = self.columns.get(pair_column(initial(start), initial(place)));
                rules.push(Rule { from: taken(before), to: in_run(step), column });
            }
            rules.push(Rule { from: in_run(step), to: taken(step), column: None });
            rules.push(if next == word.length() {
                Rule { from: taken(step), to: ACCEPTED, column: None }
            } else {
                Rule { from: in_run(step), to: anew(next), column: None }
            });
        }
        (anew(word.length()) + 1, rules)
    }
}

/// The items of a block that get through.
fn run(rules: &[Rule], state: &mut [u64], block: usize) -> u64 {
    state.fill(0);
    if let Some(start) = state.get_mut(START) {
        *start = u64::MAX;
    }
    for rule in rules {
        let column =
            rule.column.map_or(u64::MAX, |column| column.get(block).copied().unwrap_or_default());
        let reached = state.get(rule.from).copied().unwrap_or_default() & column;
        if let Some(to) = state.get_mut(rule.to) {
            *to |= reached;
        }
    }
    state.get(ACCEPTED).copied().unwrap_or_default()
}
