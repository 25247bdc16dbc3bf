//! T11 for words of two characters in whose place another of the same sound was typed, where two characters beside
//! it give it away: 网站公式 for 网站公示. Worth a look, no more.
//!
//! `neighbours.txt` has a line for each, as `homophones.txt` has ([`super::homophones`]), but what stands beside
//! the word has always two characters. Nobody thought it up. Counts say what stands beside what: those of two
//! input methods (which pairs of words people type) and of official texts, laws and a month of the People's Daily.
//! A pair is there if the two sound alike but for the tone and both are in use; what stands beside it, if the
//! meant word was met there and the typed one was not, and there should have been much less of the typed one too
//! if it fell there by chance. How much less was learnt from texts into which such words were put: on texts
//! that had no part in it, three in a hundred thousand characters were marked that were right. Pairs that stood
//! out there, and words of which either may be meant, are out.

use super::asked::Asked;
use super::buckets::Laid;
use super::finding::Hit;
use super::pair::Pair;
use super::rule::{Level, RuleId};
use super::seen::Seen;

const LAID: Laid = Laid {
    held: include_bytes!(concat!(env!("OUT_DIR"), "/neighbours.held")),
    starts: include_bytes!(concat!(env!("OUT_DIR"), "/neighbours.starts")),
};
/// In numbers of two bytes: the four characters, the two of the word that is meant, and how many of the four
/// stand before the one that is typed.
const ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/neighbours.entries"));
const ENTRY: usize = 7;
/// Which of the messages says that it is doubtful.
const DOUBTED: usize = 2;

type Entry = [[u8; 2]; ENTRY];

fn may_hold(pair: Pair) -> bool {
    let (word, bits) = pair.bits(LAID.width());
    let held = LAID.held.as_chunks().0.get(word).map_or(0, |held| u64::from_le_bytes(*held));
    held & bits == bits
}

/// Returns what the table says of four characters: where the typed word begins among them, and what is meant.
fn said(four: [u16; 4]) -> impl Iterator<Item = (usize, String)> {
    let pair = Pair::of_four(four);
    let own: &[Entry] = LAID.of(pair, ENTRIES.as_chunks().0.as_chunks().0);
    own.iter().map(|entry| entry.map(u16::from_le_bytes)).filter_map(
        move |[a, b, c, d, right, rest, place]| {
            let codes = [right, rest].map(|code| char::from_u32(code.into()));
            ([a, b, c, d] == four).then(|| (place.into(), codes.into_iter().flatten().collect()))
        },
    )
}

pub fn check(seen: &Seen, hits: &mut Vec<Hit>) {
    let Seen { units, couples, joints, .. } = seen;
    // 执行程序: both characters belong to others.
    let whole = |typed: &usize| !(joints.before(*typed) && joints.goes_on(*typed));
    for typed in couples.places(Asked::NEIGHBOUR).filter(whole) {
        // What stands before it and it, and it and what stands behind it.
        for place in [2, 0] {
            let four = units.around(typed, place);
            if may_hold(Pair::of_four(four)) {
                note(four, place, typed, hits);
            }
        }
    }
}

#[cold]
fn note(four: [u16; 4], place: usize, start: usize, hits: &mut Vec<Hit>) {
    for (_, right) in said(four).filter(|(other, _)| *other == place) {
        let hit = Hit::new(RuleId::T11, start..start + 2).level(Level::Review);
        hits.push(hit.case(DOUBTED).arg(&right).fix(right.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const TABLE: &str = include_str!("../../assets/proof/neighbours.txt");

    /// Returns each four characters of the table with where the typed word stands and what is meant.
    fn table() -> impl Iterator<Item = (String, usize, &'static str)> {
        TABLE.lines().flat_map(|line| {
            let mut words = line.split(' ');
            let (typed, meant) = words.next().zip(words.next()).unwrap();
            words.map(move |beside| {
                let before = beside.chars().take_while(|c| *c != '_').count();
                (beside.replace('_', typed), before, meant)
            })
        })
    }

    #[test]
    fn every_line_has_two_words_of_two_characters_and_what_stands_beside_them() {
        let mut seen = HashSet::new();
        for line in TABLE.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let [typed, meant, beside @ ..] = words.as_slice() else { panic!("{line}") };
            assert!(
                typed != meant && !beside.is_empty() && seen.insert((*typed, *meant)),
                "{line}"
            );
            for word in [typed, meant] {
                assert_eq!(word.chars().count(), 2, "{line}");
            }
            for beside in beside {
                let other = beside.strip_prefix('_').or(beside.strip_suffix('_'));
                assert_eq!(other.map(|other| other.chars().count()), Some(2), "{line}");
            }
        }
    }

    #[test]
    fn all_of_the_table_is_found_and_little_else() {
        let found = |text: &str| {
            let mut hits = Vec::new();
            check(&Seen::of(&text.chars().collect::<Vec<_>>()), &mut hits);
            hits
        };
        let all: HashSet<String> = table().map(|(text, ..)| text).collect();
        for (text, start, meant) in table().step_by(97) {
            let hits = found(&format!("在{text}。"));
            let own = hits.iter().filter(|hit| hit.range == (start + 1..start + 3));
            let rights: Vec<String> = own.filter_map(|hit| hit.fix.clone()).collect();
            assert!(rights.iter().any(|right| right == meant), "{text}: {rights:?}");
            let mut turned: Vec<char> = text.chars().collect();
            turned.rotate_left(1);
            let turned: String = turned.into_iter().collect();
            assert_eq!(found(&turned).is_empty(), !all.contains(&turned), "{turned}");
        }
    }
}
