//! Lays out the words that may be meant by how they sound, with what is spoken of where they stand, as
//! `src/proof/topics.rs` reads them.

use super::asked::{Asked, WIDTH};
use super::lay_out_couples::Couples;
use super::lay_out_terms::Heard;
use super::pair::{Pair, unit};
use super::{buckets, keep, table};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// How many bits say which pair is meant.
const PLACE: u32 = 22;
/// How many say which words are typed for others, as a power of two.
const SELDOM: u32 = 19;
/// What stands more often in texts is not taken for a word that is typed for another.
const OFTEN: u32 = 30;
/// More is not said of how often a word stands in texts.
const FREQUENT: f64 = 255.0;

/// Returns for each sound the first of those that are easily taken for it: many do not tell zh from z or ing
/// from in.
fn alike(sounds: &str) -> Vec<u16> {
    let mut first: BTreeMap<String, u16> = BTreeMap::new();
    let mut alike = vec![0];
    for (line, number) in sounds.lines().zip(1..) {
        let name = line.split(' ').next().unwrap_or_default();
        let name = ["zh", "ch", "sh"].iter().find(|begin| name.starts_with(**begin)).map_or_else(
            || name.to_string(),
            |begin| name.replacen(begin, begin.trim_end_matches('h'), 1),
        );
        let plain = name.strip_suffix('g').filter(|name| {
            name.ends_with(['i', 'e'].map(|c| c)) || name.ends_with("in") || name.ends_with("en")
        });
        alike.push(*first.entry(plain.unwrap_or(&name).to_string()).or_insert(number));
    }
    alike
}

/// Returns what is laid out of a line: the word, how often it stands in texts, and what speaks for it.
fn row(word: [u16; 2], count: &str, heaps: &[&str]) -> Vec<u8> {
    let count: f64 = count.parse().unwrap_or_default();
    let frequent = (25.0 * (count + 1.0).log10()).round().min(FREQUENT) as u8;
    let (mut near, mut rest) = (Vec::new(), Vec::new());
    for (heap, worth) in heaps.iter().zip(0..) {
        let chars: Vec<u16> = heap.chars().map(|c| if c == '_' { 0 } else { unit(c) }).collect();
        for two in chars.as_chunks().0 {
            let place = Pair::of_units(*two).place(PLACE);
            near.push((place as u16).to_le_bytes());
            rest.push(((place >> 16) as u8) << 2 | worth);
        }
    }
    let head = word.map(u16::to_le_bytes).concat();
    [head, vec![frequent, near.len() as u8], near.concat(), rest].concat()
}

pub fn lay_out(couples: &mut Couples) -> io::Result<()> {
    let sounds = table("sounds")?;
    let (heard, alike) = (Heard::read(&sounds), alike(&sounds));
    let first = |sound: u16| alike.get(usize::from(sound)).copied().unwrap_or_default();
    keep("topics.alike", alike.iter().map(|first| first.to_le_bytes()))?;
    // Whatever may sound so: by the usual sound of a character its words are known.
    let mut usual: BTreeMap<u16, BTreeSet<u16>> = BTreeMap::new();
    for sounds in heard.of.values() {
        for sound in sounds.each() {
            usual.entry(first(sound)).or_default().insert(first(sounds.usual()));
        }
    }
    let like = |c: u16| -> BTreeSet<u16> {
        let sounds = heard.of.get(&c).copied().unwrap_or_default();
        sounds.each().filter_map(|sound| usual.get(&first(sound))).flatten().copied().collect()
    };
    let (mut rows, mut laid, mut frequent) = (Vec::new(), Vec::new(), Vec::new());
    for line in table("topics")?.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [word, count, heaps @ ..] = words.as_slice() else { continue };
        let chars: Vec<u16> = word.chars().map(unit).collect();
        let Some(word) = chars.first_chunk::<2>() else { continue };
        let [one, other] = word.map(like);
        let start = rows.len() as u32;
        let both = one.iter().flat_map(|a| other.iter().map(move |b| [*a, *b]));
        laid.extend(both.map(|[a, b]| {
            let heard = u64::from(a) | u64::from(b) << 16;
            (Pair::of_units([a, b]), heard | u64::from(start) << u32::BITS)
        }));
        rows.extend(row(*word, count, heaps));
        if count.parse().is_ok_and(|count: u32| count > OFTEN) {
            frequent.push(*word);
        }
    }
    let laid = buckets::Buckets::of(&laid);
    keep("topics.held", laid.held.iter().map(|bits| bits.to_le_bytes()))?;
    keep("topics.starts", laid.starts.iter().map(|start| start.to_le_bytes()))?;
    keep("topics.entries", laid.entries.iter().map(|start| start.to_le_bytes()))?;
    keep("topics.rows", [rows].iter())?;
    seldom(&table("seldom")?, &frequent, couples)
}

/// Lays a bit out for each word of a table that has for each first character those that follow it, but where a
/// frequent word has it too.
fn seldom(table: &str, frequent: &[[u16; 2]], couples: &mut Couples) -> io::Result<()> {
    let mut bits = vec![0u8; 1 << (SELDOM - 3)];
    let mut note = |two: [u16; 2], is_seldom: bool| {
        let at = Pair::of_units(two).place(SELDOM);
        let bit = 1 << (at & 7);
        if let Some(bits) = bits.get_mut(at >> 3) {
            *bits = if is_seldom { *bits | bit } else { *bits & !bit };
        }
    };
    for line in table.lines() {
        let mut chars = line.chars().map(unit);
        let first = chars.next().unwrap_or_default();
        chars.for_each(|second| note([first, second], true));
    }
    frequent.iter().for_each(|two| note(*two, false));
    // Of several places the first bits are the same.
    for place in
        (0..1usize << SELDOM).filter(|at| bits.get(at >> 3).is_some_and(|b| b >> (at & 7) & 1 == 1))
    {
        couples.note_at(Asked::SELDOM, place >> (SELDOM - WIDTH));
    }
    keep("topics.seldom", [bits].iter())
}
