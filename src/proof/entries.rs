//! Sayings and wordings as [`super::sayings`] holds a text against them: known by their first two and by their
//! last two characters. They are laid out when the program is compiled, by `assets/proof/lay_out.rs`.

use super::buckets::FINER;
use super::entry::Entry;
use super::gaps::{Gaps, Lines};
use super::pair::Pair;

/// Entries by their first two characters and by their last two, one of which are whole where one
/// character is wrong.
pub struct Entries {
    pub by_first: Shelf,
    pub by_last: Shelf,
    /// What stands around the one that is wrong.
    pub gaps: Gaps,
}

/// What the compiler laid out as [`super::buckets::Buckets`], each number from its lowest byte on.
pub struct Shelf {
    held: &'static [u8],
    starts: &'static [u8],
    entries: &'static [u8],
}

macro_rules! shelf {
    ($name:expr) => {
        Shelf {
            held: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".held")),
            starts: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".starts")),
            entries: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".entries")),
        }
    };
}

macro_rules! entries {
    ($name:literal) => {
        Entries {
            by_first: shelf!(concat!($name, "-first")),
            by_last: shelf!(concat!($name, "-last")),
            gaps: Gaps(&Lines(*include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".gaps"))).0),
        }
    };
}

pub static SAYINGS: Entries = entries!("sayings");
pub static WORDINGS: Entries = entries!("wordings");

impl Shelf {
    /// Says whether there may be any of a pair.
    #[inline]
    pub fn may_hold(&self, pair: Pair) -> bool {
        let (word, bits) = pair.bits(self.width());
        let held = self.held.as_chunks().0.get(word);
        held.is_some_and(|held| u64::from_le_bytes(*held) & bits == bits)
    }

    /// Returns the entries of a pair, and maybe of others.
    #[inline]
    pub fn at(&self, pair: Pair) -> impl Iterator<Item = Entry> + use<> {
        let own = if self.may_hold(pair) { self.bucket(pair) } else { &[] };
        own.iter().map(|bits| Entry::of_bits(u128::from_le_bytes(*bits)))
    }

    fn bucket(&self, pair: Pair) -> &'static [[u8; size_of::<u128>()]] {
        let bucket = pair.place(self.width()) >> FINER;
        let bounds = self.starts.as_chunks().0.get(bucket..bucket + 2).unwrap_or_default();
        let &[start, end] = bounds else { return &[] };
        let [start, end] = [start, end].map(|place| u32::from_le_bytes(place) as usize);
        self.entries.as_chunks().0.get(start..end).unwrap_or_default()
    }

    /// How many bits there are that say what is held, as a power of two.
    #[inline]
    fn width(&self) -> u32 {
        self.held.len().trailing_zeros() + 3
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Kind, LONGEST};
    use super::super::gaps::Gap;
    use super::super::pair::{four, unit};
    use super::super::units::Units;
    use super::*;

    const TABLES: [(&str, Kind, &Entries); 2] = [
        (include_str!("../../assets/proof/sayings.txt"), Kind::Saying, &SAYINGS),
        (include_str!("../../assets/proof/wordings.txt"), Kind::Wording, &WORDINGS),
    ];

    /// Returns what a line says of its words, and the words.
    fn kind_of(line: &str, kind: Kind) -> (Kind, &str) {
        let signs =
            [('+', Kind::Coupled), ('>', Kind::Begun), ('<', Kind::Ended), ('=', Kind::Known)];
        let sign = signs.into_iter().find(|(sign, _)| line.starts_with(*sign));
        sign.map_or((kind, line), |(_, kind)| (kind, &line[1..]))
    }

    #[test]
    fn every_entry_has_its_length_and_stands_once_by_either_end() {
        let mut seen = std::collections::HashSet::new();
        for (table, kind, Entries { by_first, by_last, gaps }) in TABLES {
            let mut count = 0;
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                let (kind, words) = kind_of(line, kind);
                for word in words.split(' ').filter(|word| !word.is_empty()) {
                    let units: Vec<u16> = word.chars().map(unit).collect();
                    let length = if kind.is_saying() { 4..=4 } else { 3..=LONGEST };
                    assert!(length.contains(&units.len()), "{word:?}");
                    assert!(seen.insert(word), "{word:?} stands twice");
                    let [first, last] =
                        [0, units.len() - 2].map(|at| Pair::of_units([units[at], units[at + 1]]));
                    let is_own = |entry: &Entry| entry.word() == word && entry.kind() == kind;
                    assert_eq!(by_first.at(first).filter(is_own).count(), 1, "{word}");
                    let ending = by_last.at(last).map(Entry::at_start);
                    assert_eq!(ending.filter(is_own).count(), 1, "{word}");
                    for odd in 0..units.len() {
                        let Some(gap) = Gap::of(odd, units.len(), kind) else { continue };
                        let mut text = Units::default();
                        let chars = word.chars().enumerate();
                        text.fill(
                            &chars
                                .map(|(n, c)| if n == odd { '错' } else { c })
                                .collect::<Vec<_>>(),
                        );
                        assert!(
                            gaps.may_hold(gap, four(text.around(odd, gap.back()))),
                            "{word} {odd}"
                        );
                    }
                    count += 1;
                }
            }
            for shelf in [by_first, by_last] {
                assert_eq!(shelf.entries.len(), count * size_of::<u128>());
            }
        }
        // What stands around no odd character mostly has no bits.
        let held =
            |gap: Gap| (0..1000).filter(|n| SAYINGS.gaps.may_hold(gap, four([*n; 4]))).count();
        assert!(Gap::ALL.into_iter().all(|gap| held(gap) < 50));
        assert!(seen.len() > 20_000, "{}", seen.len());
    }

    #[test]
    fn where_nothing_is_held_nothing_is_found() {
        let none = (0..u16::MAX)
            .map(|n| Pair::of_units([n, n]))
            .filter(|p| !SAYINGS.by_first.may_hold(*p));
        assert!(none.clone().count() > 50_000);
        assert_eq!(none.flat_map(|pair| SAYINGS.by_first.at(pair)).count(), 0);
    }
}
