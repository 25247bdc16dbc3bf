//! Lays the large tables of words out when the program is compiled: they stay texts that people read and
//! change, and no start of the program reads them. What looks into them says what lies where.

use asked::Asked;
use cells::{Cell, Known, Place};
use entry::{Kind, LONGEST, Stretch, WIDTH, stretch};
use gaps::Gaps;
use lay_out_couples::Couples;
use pair::{BITS, FIRST_HAN, LAST_HAN, Pair, bit, unit};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::{env, fs, io};

// Only the program looks into what is laid out here.
#[allow(dead_code)]
#[path = "../../src/proof/asked.rs"]
mod asked;
#[allow(dead_code)]
#[path = "../../src/proof/buckets.rs"]
mod buckets;
#[allow(dead_code)]
#[path = "../../src/proof/cells.rs"]
mod cells;
#[allow(dead_code)]
#[path = "../../src/proof/entry.rs"]
mod entry;
#[allow(dead_code)]
#[path = "../../src/proof/gaps.rs"]
mod gaps;
mod lay_out_couples;
mod lay_out_lists;
mod lay_out_terms;
mod lay_out_topics;
#[allow(dead_code)]
#[path = "../../src/proof/pair.rs"]
mod pair;
#[allow(dead_code)]
#[path = "../../src/proof/sounds.rs"]
mod sounds;

/// Ends a row of what stands beside a word.
const END: u16 = u16::MAX;
/// What this reads.
const READ: &[&str] = &[
    "assets/proof",
    "assets/phrases",
    "src/proof/asked.rs",
    "src/proof/buckets.rs",
    "src/proof/cells.rs",
    "src/proof/entry.rs",
    "src/proof/gaps.rs",
    "src/proof/pair.rs",
    "src/proof/sounds.rs",
];

fn main() -> io::Result<()> {
    READ.iter().for_each(|path| println!("cargo::rerun-if-changed={path}"));
    let sayings = entries("sayings", Kind::Saying, SAYINGS_WORDS)?;
    let wordings = entries("wordings", Kind::Wording, WORDINGS_WORDS)?;
    joined(&table("joined")?, &sayings)?;
    by_han("alike", &table("alike")?, |looks, row| row.extend(looks.chars().flat_map(bytes)))?;
    let mut couples = Couples::default();
    wordings.iter().for_each(|(kind, chars)| couples.note_around(*kind, chars));
    couples.note(Asked::HOMOPHONE, homophones(&table("homophones")?)?);
    couples.note(Asked::NEIGHBOUR, neighbours(&table("neighbours")?)?);
    couples.note(Asked::SUBJECT, subjects(&table("subjects")?)?);
    held_pairs(&table("misspelt")?)?;
    by_han("misspelt", &table("misspelt")?, misspelt)?;
    lay_out_terms::lay_out(&mut couples)?;
    lay_out_topics::lay_out(&mut couples)?;
    couples.keep()?;
    lay_out_lists::lay_out()
}

/// How many words of bits say what stands around the odd character of an entry: about an eighth of their bits
/// are set.
const SAYINGS_WORDS: usize = 1 << 13;
const WORDINGS_WORDS: usize = 1 << 14;

/// Lays a table of entries out, and returns them.
fn entries(name: &str, kind: Kind, words: usize) -> io::Result<Vec<(Kind, Vec<u16>)>> {
    let (mut by_first, mut by_last, mut gaps) = (Vec::new(), Vec::new(), vec![0; words]);
    let mut all = Vec::new();
    for line in table(name)?.lines().filter(|line| !line.starts_with('#')) {
        let (kind, words) = kind_of(line, kind);
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let chars: Vec<u16> = word.chars().map(unit).collect();
            lay(&chars, kind, &mut by_first, &mut by_last);
            Gaps::note(&mut gaps, &chars, kind);
            all.push((kind, chars));
        }
    }
    shelve(&format!("{name}-first"), &by_first)?;
    shelve(&format!("{name}-last"), &by_last)?;
    keep(&format!("{name}.gaps"), gaps.iter().map(|bits| bits.to_le_bytes()))?;
    Ok(all)
}

fn table(name: &str) -> io::Result<String> {
    fs::read_to_string(format!("assets/proof/{name}.txt"))
}

fn keep(name: &str, numbers: impl Iterator<Item = impl AsRef<[u8]>>) -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let bytes: Vec<u8> = numbers.flat_map(|number| number.as_ref().to_vec()).collect();
    fs::write(folder.join(name), bytes)
}

/// Returns what a line says of its words, and the words.
fn kind_of(line: &str, kind: Kind) -> (Kind, &str) {
    match line.split_at_checked(1) {
        Some(("+", words)) => (Kind::Coupled, words),
        Some((">", words)) => (Kind::Begun, words),
        Some(("<", words)) => (Kind::Ended, words),
        Some(("=", words)) => (Kind::Known, words),
        _ => (kind, line),
    }
}

/// Entries with the pairs they are known by.
type Laid = Vec<(Pair, Stretch)>;

fn lay(chars: &[u16], kind: Kind, by_first: &mut Laid, by_last: &mut Laid) {
    let ([first, second, ..], [.., last_but_one, last]) = (chars, chars) else { return };
    let mut units = [0; LONGEST + 1];
    units.iter_mut().zip(chars).for_each(|(unit, c)| *unit = *c);
    let (bits, room) = (stretch(units), LONGEST.saturating_sub(chars.len()) * WIDTH);
    // Behind the characters stand their number and the kind.
    let said = ((chars.len() << 8 | kind as usize) as Stretch) << (LONGEST * WIDTH);
    by_first.push((Pair::of_units([*first, *second]), bits | said));
    by_last.push((Pair::of_units([*last_but_one, *last]), bits << room | said));
}

fn shelve(name: &str, laid: &Laid) -> io::Result<()> {
    let buckets = buckets::Buckets::of(laid);
    keep(&format!("{name}.held"), buckets.held.iter().map(|bits| bits.to_le_bytes()))?;
    keep(&format!("{name}.starts"), buckets.starts.iter().map(|start| start.to_le_bytes()))?;
    keep(&format!("{name}.entries"), buckets.entries.iter().map(|bits| bits.to_le_bytes()))
}

fn bytes(c: char) -> [u8; 2] {
    unit(c).to_le_bytes()
}

/// Lays out a table that has a line for each character, as a row for each: `lay` adds what stands behind it.
fn by_han(name: &str, table: &str, lay: impl Fn(&str, &mut Vec<u8>)) -> io::Result<()> {
    let mut lines: HashMap<char, &str> = HashMap::new();
    for line in table.lines() {
        let mut chars = line.chars();
        lines.extend(chars.next().map(|first| (first, chars.as_str())));
    }
    let (mut starts, mut rows) = (Vec::new(), Vec::new());
    for c in (FIRST_HAN..=LAST_HAN).filter_map(|code| char::from_u32(code.into())) {
        starts.push(rows.len() as u32);
        lines.get(&c).into_iter().for_each(|behind| lay(behind, &mut rows));
    }
    starts.push(rows.len() as u32);
    keep(&format!("{name}.starts"), starts.iter().map(|start| start.to_le_bytes()))?;
    keep(&format!("{name}.rows"), [rows].iter())
}

/// Lays out the bits of each pair of a line's first character and one that stands behind it: a fifth are set.
fn held_pairs(table: &str) -> io::Result<()> {
    const WIDTH: u32 = 21;
    let mut held = vec![0u64; 1 << (WIDTH - 6)];
    for line in table.lines() {
        let mut chars = line.chars().map(unit);
        let Some(first) = chars.next() else { continue };
        for other in chars.step_by(3) {
            let (word, bits) = Pair::of_units([first, other]).bits(WIDTH);
            held.get_mut(word).into_iter().for_each(|held| *held |= bits);
        }
    }
    keep("misspelt.held", held.iter().map(|bits| bits.to_le_bytes()))
}

/// Lays out what is typed for what, and what stands beside the words of each line, as what reads it says.
fn homophones(table: &str) -> io::Result<Vec<Pair>> {
    let (mut typed, mut words, mut rows) = (Vec::new(), Vec::new(), Vec::<u16>::new());
    for line in table.lines() {
        let mut parts = line.split(' ');
        let (Some(each), Some(meant)) = (parts.next(), parts.next()) else { continue };
        let row = (rows.len() as u32).to_le_bytes();
        for word in each.split('|') {
            let chars: Vec<u16> = word.chars().map(unit).collect();
            let Some((first, rest)) = chars.split_first_chunk() else { continue };
            let [a, b] = first.map(u64::from);
            typed.push((Pair::of_units(*first), a | b << 16 | (words.len() as u64) << 32));
            for chars in [rest, &meant.chars().map(unit).collect::<Vec<_>>()] {
                words.push(chars.len() as u16);
                words.extend(chars);
            }
            words.extend(row.as_chunks().0.iter().map(|half| u16::from_le_bytes(*half)));
        }
        let (mut near, mut around_it) = ([[0; BITS]; 2], Vec::new());
        for around in parts {
            let (kind, around) = match around.split_at_checked(1) {
                Some(("!", around)) => (1, around),
                Some(("?", around)) => (2, around),
                _ => (0, around),
            };
            let (before, behind) = around.split_once('_').unwrap_or_default();
            let [count, others] = [before, behind].map(|chars| chars.chars().count() as u16);
            around_it.push(kind << 8 | count << 4 | others);
            around_it.extend(before.chars().chain(behind.chars()).map(unit));
            note_nearest(&mut near, before, behind);
        }
        rows.extend(near.concat());
        rows.extend(around_it);
        rows.push(END);
    }
    let buckets = buckets::Buckets::of(&typed);
    keep("homophones.held", buckets.held.iter().map(|bits| bits.to_le_bytes()))?;
    keep("homophones.starts", buckets.starts.iter().map(|start| start.to_le_bytes()))?;
    keep("homophones.entries", buckets.entries.iter().map(|entry| entry.to_le_bytes()))?;
    keep("homophones.words", words.iter().map(|unit| unit.to_le_bytes()))?;
    keep("homophones.rows", rows.iter().map(|unit| unit.to_le_bytes()))?;
    Ok(typed.into_iter().map(|(pair, _)| pair).collect())
}

/// Sets the bit of what stands nearest to a word before it or, if there is any, behind it.
fn note_nearest([near_before, near_behind]: &mut [[u16; BITS]; 2], before: &str, behind: &str) {
    let (near, c) = match behind.chars().next() {
        Some(c) => (near_behind, Some(c)),
        None => (near_before, before.chars().next_back()),
    };
    let at = c.map_or(0, |c| bit(unit(c)));
    near.get_mut(at >> 4).into_iter().for_each(|bits| *bits |= 1 << (at & 15));
}

/// Lays out the four characters of each word that is typed with what it cannot stand beside, as what reads it
/// says.
fn neighbours(table: &str) -> io::Result<Vec<Pair>> {
    let (mut laid, mut pairs) = (Vec::new(), Vec::new());
    for line in table.lines() {
        let mut parts = line.split(' ');
        let (Some(typed), Some(meant)) = (parts.next(), parts.next()) else { continue };
        let chars: Vec<u16> = typed.chars().map(unit).collect();
        pairs.extend(chars.first_chunk().map(|two| Pair::of_units(*two)));
        let meant = meant.chars().map(unit).collect::<Vec<_>>();
        for beside in parts {
            let chars: Vec<u16> = beside.replace('_', typed).chars().map(unit).collect();
            let (Some(four), Some(meant)) = (chars.first_chunk(), meant.first_chunk()) else {
                continue;
            };
            let place = u16::from(!beside.starts_with('_')) * 2;
            let ([a, b, c, d], [right, rest]) = (*four, *meant);
            laid.push((Pair::of_four(*four), [a, b, c, d, right, rest, place]));
        }
    }
    let buckets = buckets::Buckets::of(&laid);
    keep("neighbours.held", buckets.held.iter().map(|bits| bits.to_le_bytes()))?;
    keep("neighbours.starts", buckets.starts.iter().map(|start| start.to_le_bytes()))?;
    let entries = buckets.entries.as_flattened().iter();
    keep("neighbours.entries", entries.map(|number| number.to_le_bytes()))?;
    Ok(pairs)
}

/// Lays out of what is spoken where a word is meant for which another is typed, as what reads it says.
fn subjects(table: &str) -> io::Result<Vec<Pair>> {
    const RIGHT: u16 = 1 << 8;
    let (mut typed, mut rows) = (Vec::new(), Vec::<u16>::new());
    for line in table.lines() {
        let mut parts = line.split(' ');
        let (Some(word), Some(meant)) = (parts.next(), parts.next()) else { continue };
        let chars: Vec<u16> = word.chars().map(unit).collect();
        let Some(two) = chars.first_chunk() else { continue };
        let [a, b] = two.map(u64::from);
        typed.push((Pair::of_units(*two), a | b << 16 | (rows.len() as u64) << 32));
        rows.extend(meant.chars().map(unit));
        for subject in parts {
            let right = subject.strip_prefix('!');
            let subject = right.unwrap_or(subject);
            rows.push(subject.chars().count() as u16 + right.map_or(0, |_| RIGHT));
            rows.extend(subject.chars().map(unit));
        }
        rows.push(0);
    }
    let buckets = buckets::Buckets::of(&typed);
    keep("subjects.held", buckets.held.iter().map(|bits| bits.to_le_bytes()))?;
    keep("subjects.starts", buckets.starts.iter().map(|start| start.to_le_bytes()))?;
    keep("subjects.entries", buckets.entries.iter().map(|entry| entry.to_le_bytes()))?;
    keep("subjects.rows", rows.iter().map(|unit| unit.to_le_bytes()))?;
    Ok(typed.into_iter().map(|(pair, _)| pair).collect())
}

/// A row has for each pair the other character, the right one, and the mark.
fn misspelt(behind: &str, rows: &mut Vec<u8>) {
    let mut chars = behind.chars();
    while let (Some(other), Some(right), Some(mark)) = (chars.next(), chars.next(), chars.next()) {
        rows.extend([bytes(other), bytes(right)].concat());
        rows.push(mark as u8);
    }
}

/// Lays out which two characters stand side by side, and whether a saying begins or ends with them: the rows of
/// the characters that stand first are laid over each other, each so far behind the start that no two of them
/// take one cell, and a cell says whose it is.
fn joined(table: &str, sayings: &[(Kind, Vec<u16>)]) -> io::Result<()> {
    let mut rows: BTreeMap<u16, BTreeMap<u16, Known>> = BTreeMap::new();
    let mut note = |a: u16, b: u16, known: Known| {
        rows.entry(a).or_default().entry(b).or_default().0 |= known.0;
    };
    for line in table.lines() {
        let chars: Vec<u16> = line.chars().map(unit).collect();
        let Some((first, followers)) = chars.split_first() else { continue };
        followers.iter().for_each(|follower| note(*first, *follower, Known::JOINED));
    }
    for (_, chars) in sayings {
        if let [a, b, c, d] = chars.as_slice() {
            note(*a, *b, Known::BEGINS);
            note(*c, *d, Known::ENDS);
        }
    }
    let columns = columns(rows.values().flat_map(BTreeMap::keys));
    let mut rows: Vec<_> = rows.into_iter().collect();
    // What is long is laid first, what is short fits in between.
    rows.sort_by_key(|(_, row)| usize::MAX - row.len());
    let (mut cells, mut starts) = (Cells::default(), HashMap::new());
    for ((first, row), number) in rows.iter().zip(1..) {
        let column = |b: &u16| columns.get(b).copied().map(usize::from);
        let own: Vec<_> = row.iter().filter_map(|(b, known)| Some((column(b)?, *known))).collect();
        starts.insert(*first, (number, cells.lay(number, &own) as u32));
    }
    let place = |c: u16| {
        let (row, start) = starts.get(&c).copied().unwrap_or((u16::MAX, 0));
        Place::new(row, start, columns.get(&c).copied().unwrap_or(u16::MAX))
    };
    let places = (FIRST_HAN..=LAST_HAN).map(place).chain([Place::NONE]);
    keep("joined.places", places.map(|place| place.0.to_le_bytes()))?;
    keep("joined.cells", cells.all.iter().map(|cell| cell.0.to_le_bytes()))
}

/// Numbers characters, those first that there are most of: so what a text asks lies together.
fn columns<'c>(chars: impl Iterator<Item = &'c u16>) -> HashMap<u16, u16> {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    chars.for_each(|c| *counts.entry(*c).or_default() += 1);
    let mut columns: Vec<(u16, usize)> = counts.into_iter().collect();
    columns.sort_by_key(|(_, count)| usize::MAX - count);
    columns.into_iter().map(|(c, _)| c).zip(0..).collect()
}

/// Rows laid over each other.
#[derive(Default)]
struct Cells {
    all: Vec<Cell>,
    /// Which of them are taken, 64 in a number.
    taken: Vec<u64>,
    /// Before this none is free.
    free: usize,
}

impl Cells {
    /// Lays a row as far ahead as it fits, and returns where it begins.
    fn lay(&mut self, number: u16, row: &[(usize, Known)]) -> usize {
        let lowest = row.iter().map(|(column, _)| *column).min().unwrap_or_default();
        let mut starts = (self.free.saturating_sub(lowest)..).step_by(64);
        let start = starts.find_map(|start| {
            let mut columns = row.iter().map(|(column, _)| self.taken_from(start + column));
            let fits =
                columns.try_fold(0, |all, taken| Some(all | taken).filter(|all| *all != u64::MAX));
            fits.map(|taken| start + taken.trailing_ones() as usize)
        });
        let start = start.unwrap_or_default();
        for (column, known) in row {
            self.take(start + column, Cell::new(number, *known));
        }
        while self.taken_from(self.free) & 1 == 1 {
            self.free += 1;
        }
        start
    }

    fn take(&mut self, at: usize, cell: Cell) {
        self.all.resize(self.all.len().max(at + 1), Cell::default());
        self.taken.resize(self.all.len() / 64 + 1, 0);
        self.all.get_mut(at).into_iter().for_each(|place| *place = cell);
        self.taken.get_mut(at / 64).into_iter().for_each(|taken| *taken |= 1 << (at % 64));
    }

    /// Returns which of the 64 cells from a place on are taken.
    fn taken_from(&self, at: usize) -> u64 {
        let row = |n: usize| u128::from(self.taken.get(n).copied().unwrap_or_default());
        ((row(at / 64) | row(at / 64 + 1) << 64) >> (at % 64)) as u64
    }
}
