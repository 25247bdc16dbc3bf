//! Lays out the terms of two words by how one of them sounds and what stands nearest of the other, as
//! `src/proof/set_terms.rs` reads them.

use super::asked::Asked;
use super::lay_out_couples::Couples;
use super::pair::{FIRST_HAN, LAST_HAN, Pair, four, unit};
use super::sounds::{Sounds, WIDTH};
use super::{buckets, keep, table};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// How many characters of the other word are compared.
const MOST: usize = 5;
/// How many bits say which characters are right where two words meet, as a power of two: a twelfth is set.
const RIGHT: u32 = 20;

/// How characters sound, and what is usual for those that may sound so.
#[derive(Default)]
pub struct Heard {
    pub of: BTreeMap<u16, Sounds>,
    usual: BTreeMap<u16, BTreeSet<u16>>,
}

impl Heard {
    /// Reads for each sound its name, those that usually sound so, and those that seldom do.
    pub fn read(table: &str) -> Self {
        let mut heard = Heard::default();
        for column in [1, 2] {
            for (line, sound) in table.lines().zip(1..) {
                for c in line.split(' ').nth(column).unwrap_or_default().chars() {
                    let sounds = heard.of.entry(unit(c)).or_default();
                    let room = sounds.each().count() as u32 * WIDTH;
                    sounds.0 |= u32::checked_shl(sound, room).unwrap_or_default();
                }
            }
        }
        for sounds in heard.of.values() {
            for sound in sounds.each() {
                heard.usual.entry(sound).or_default().insert(sounds.usual());
            }
        }
        heard
    }

    /// Returns the usual sounds of all characters that may sound as one does.
    fn like(&self, c: u16) -> BTreeSet<u16> {
        let sounds = self.of.get(&c).copied().unwrap_or_default();
        sounds.each().filter_map(|sound| self.usual.get(&sound)).flatten().copied().collect()
    }
}

/// A word of a term for which another may be typed, with those of the other that stand nearest first.
struct Half {
    word: [u16; 2],
    other: Vec<u16>,
    is_first: bool,
}

impl Half {
    fn each(first: &str, second: &str) -> Vec<Half> {
        let [first, second] =
            [first, second].map(|word| word.chars().map(unit).collect::<Vec<_>>());
        let mut halves = Vec::new();
        if let ([a, b], [_, _, ..]) = (first.as_slice(), second.as_slice()) {
            halves.push(Half { word: [*a, *b], other: second.clone(), is_first: true });
        }
        if let ([_, _, ..], [a, b]) = (first.as_slice(), second.as_slice()) {
            let other = first.iter().rev().copied().collect();
            halves.push(Half { word: [*a, *b], other, is_first: false });
        }
        halves
    }

    /// Returns the two of the other word that stand nearest, in their order.
    fn near(&self) -> [u16; 2] {
        let near = self.other.first_chunk().copied().unwrap_or_default();
        let [nearest, next] = near;
        if self.is_first { near } else { [next, nearest] }
    }

    /// Returns of what is compared of the other word the two that stand furthest, in their order.
    fn far(&self) -> [u16; 2] {
        let compared = self.other.iter().take(MOST).copied().collect::<Vec<_>>();
        let far = compared.last_chunk().copied().unwrap_or_default();
        let [one, furthest] = far;
        if self.is_first { far } else { [furthest, one] }
    }

    /// Puts two numbers in the place of the word beside two characters.
    fn beside(&self, [a, b]: [u16; 2], [c, d]: [u16; 2]) -> [u16; 4] {
        if self.is_first { [a, b, c, d] } else { [c, d, a, b] }
    }

    fn entry(&self) -> u128 {
        let chars = self.word.iter().chain(self.other.iter().take(MOST)).zip(0..);
        chars.fold(0, |all, (c, place)| all | u128::from(*c) << (place * u16::BITS))
    }
}

pub fn lay_out(couples: &mut Couples) -> io::Result<()> {
    let heard = Heard::read(&table("sounds")?);
    let sounds = (FIRST_HAN..=LAST_HAN).map(|c| heard.of.get(&c).copied().unwrap_or_default());
    keep("sounds.of", sounds.map(|sounds| sounds.0.to_le_bytes()))?;
    let (mut laid, mut known) = (Vec::new(), Vec::new());
    let mut right = vec![0u64; 1 << (RIGHT - 6)];
    for line in table("terms")?.lines() {
        let mut words = line.split(' ');
        let Some(first) = words.next() else { continue };
        for second in words {
            let unsaid = first.strip_prefix('=').map(|typed| (typed, second));
            if let Some((first, second)) = unsaid.or(second.strip_prefix('!').map(|s| (first, s))) {
                let halves = Half::each(first, second);
                known.extend(halves.iter().map(|half| half.beside(half.word, half.far())));
                continue;
            }
            for half in Half::each(first, second) {
                let [one, other] = half.word.map(|c| heard.like(c));
                let both = one.iter().flat_map(|a| other.iter().map(move |b| [*a, *b]));
                let near = half.near();
                laid.extend(both.map(|s| (Pair::of_four(half.beside(s, near)), half.entry())));
                let (word, bits) = Pair::of_four(half.beside(half.word, near)).bits(RIGHT);
                right.get_mut(word).into_iter().for_each(|held| *held |= bits);
                let asked = if half.is_first { Asked::BEHIND } else { Asked::BEFORE };
                couples.note(asked, [Pair::of_units(near)]);
            }
        }
    }
    let known: Vec<_> =
        known.into_iter().map(|chars| (Pair::of_four(chars), four(chars))).collect();
    let known = buckets::Buckets::of(&known);
    keep("terms-known.held", known.held.iter().map(|bits| bits.to_le_bytes()))?;
    keep("terms-known.starts", known.starts.iter().map(|start| start.to_le_bytes()))?;
    keep("terms-known.entries", known.entries.iter().map(|chars| chars.to_le_bytes()))?;
    let laid = buckets::Buckets::of(&laid);
    keep("terms.right", right.iter().map(|bits| bits.to_le_bytes()))?;
    keep("terms.held", laid.held.iter().map(|bits| bits.to_le_bytes()))?;
    keep("terms.starts", laid.starts.iter().map(|start| start.to_le_bytes()))?;
    keep("terms.entries", laid.entries.iter().map(|entry| entry.to_le_bytes()))
}
