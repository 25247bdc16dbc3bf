//! Lays the large tables of words out when the program is compiled: they stay texts that people read and
//! change, and no start of the program reads them. What looks into them says what lies where.

use entry::{Kind, LONGEST, Stretch, WIDTH, stretch};
use pair::{FIRST_HAN, Pair, unit};
use std::collections::HashMap;
use std::path::PathBuf;
use std::{env, fs, io};

// Only the program looks into what is laid out here.
#[allow(dead_code)]
#[path = "../../src/proof/buckets.rs"]
mod buckets;
#[allow(dead_code)]
#[path = "../../src/proof/entry.rs"]
mod entry;
mod lay_out_lists;
#[path = "../../src/proof/pair.rs"]
mod pair;

const LAST_HAN: u16 = 0x9FFF;
/// What this reads.
const READ: &[&str] = &[
    "assets/proof",
    "assets/phrases",
    "src/proof/buckets.rs",
    "src/proof/entry.rs",
    "src/proof/pair.rs",
];

fn main() -> io::Result<()> {
    READ.iter().for_each(|path| println!("cargo::rerun-if-changed={path}"));
    for (name, kind) in [("sayings", Kind::Saying), ("wordings", Kind::Wording)] {
        let (mut by_first, mut by_last) = (Vec::new(), Vec::new());
        for line in table(name)?.lines().filter(|line| !line.starts_with('#')) {
            let (kind, words) = kind_of(line, kind);
            for word in words.split(' ') {
                lay(word, kind, &mut by_first, &mut by_last);
            }
        }
        shelve(&format!("{name}-first"), &by_first)?;
        shelve(&format!("{name}-last"), &by_last)?;
    }
    joined(&table("joined")?)?;
    by_han("alike", &table("alike")?, |looks, row| row.extend(looks.chars().flat_map(bytes)))?;
    by_han("misspelt", &table("misspelt")?, misspelt)?;
    lay_out_lists::lay_out()
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

fn lay(word: &str, kind: Kind, by_first: &mut Laid, by_last: &mut Laid) {
    let chars: Vec<u16> = word.chars().map(unit).collect();
    let ([first, second, ..], [.., last_but_one, last]) = (chars.as_slice(), chars.as_slice())
    else {
        return;
    };
    let mut units = [0; LONGEST + 1];
    units.iter_mut().zip(&chars).for_each(|(unit, c)| *unit = *c);
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

/// A row has for each pair the other character, the right one, and the mark.
fn misspelt(behind: &str, rows: &mut Vec<u8>) {
    let mut chars = behind.chars();
    while let (Some(other), Some(right), Some(mark)) = (chars.next(), chars.next(), chars.next()) {
        rows.extend([bytes(other), bytes(right)].concat());
        rows.push(mark as u8);
    }
}

/// The characters that follow others most have the lowest bits, so that what a text asks lies together.
fn joined(table: &str) -> io::Result<()> {
    let mut counts: HashMap<char, usize> = HashMap::new();
    for c in table.lines().flat_map(|line| line.chars().skip(1)) {
        *counts.entry(c).or_default() += 1;
    }
    let mut columns: Vec<(char, usize)> = counts.into_iter().collect();
    columns.sort_by_key(|(c, count)| (usize::MAX - count, *c));
    let columns: HashMap<char, u16> = columns.into_iter().map(|(c, _)| c).zip(0..).collect();
    let column = |c: char| columns.get(&c).copied().unwrap_or(u16::MAX);
    let han = (FIRST_HAN..=LAST_HAN).filter_map(|code| char::from_u32(code.into()));
    keep("joined.columns", han.map(|c| column(c).to_le_bytes()))?;
    by_han("joined", table, |followers, rows| {
        let start = rows.len();
        for column in followers.chars().map(column) {
            let at = start + usize::from(column / 8);
            rows.resize(rows.len().max(at + 1), 0);
            rows.get_mut(at).into_iter().for_each(|bits| *bits |= 1 << (column % 8));
        }
    })
}
