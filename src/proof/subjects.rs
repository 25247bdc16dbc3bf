//! T11 for words of two characters in whose place another of the same sound was typed, where what tells stands
//! further off: 来访人员应先在值班室登机.
//!
//! `subjects.txt` has a line for each: what is typed, what is meant, and of what is spoken where that is meant,
//! words one of which stands near it in the sentence. Where one with `!` stands there too (they come last), or
//! what is meant stands anywhere in the sentence, the typed word may be right. Four hundred lines were written by
//! hand. The other subjects stand with the meant word in official texts fifteen times as often as they would by
//! chance, three times at least, and never with the typed one, which few reports have at all. All of it is worth
//! a look and no more.

use super::asked::Asked;
use super::buckets::Laid;
use super::finding::Hit;
use super::pair::{Pair, bit};
use super::passage::Passage;
use super::rule::{Level, RuleId};
use super::seen::Seen;
use super::spots::Spot;
use super::units::Units;

const LAID: Laid = Laid {
    held: include_bytes!(concat!(env!("OUT_DIR"), "/subjects.held")),
    starts: include_bytes!(concat!(env!("OUT_DIR"), "/subjects.starts")),
};
/// For each that is typed its two characters, two bytes each, and where its row begins, four.
const ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/subjects.entries"));
/// For each line, in numbers of two bytes: the two characters of what is meant; of each word how many it has,
/// and whether it says that the typed one is right ([`RIGHT`]), and they; and 0.
const ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/subjects.rows"));
/// Is added to the number of characters of a word.
const RIGHT: u16 = 1 << 8;
/// So far off a word may stand.
const REACH: usize = 18;
/// Which of the messages says that it is doubtful.
const DOUBTED: usize = 2;

type Number = [u8; 2];

/// Returns the rows of what two characters may be typed for.
fn rows(two: [u16; 2]) -> impl Iterator<Item = &'static [Number]> {
    let pair = Pair::of_units(two);
    let own = LAID.of(pair, ENTRIES.as_chunks().0);
    own.iter().filter_map(move |entry: &[u8; 8]| {
        let [a, b, c, d, place @ ..] = *entry;
        let stands = [[a, b], [c, d]].map(u16::from_le_bytes) == two;
        stands.then_some(ROWS.as_chunks().0.get(u32::from_le_bytes(place) as usize..)?)
    })
}

/// What stands around a word that may be typed for another.
struct Around<'u> {
    sentence: &'u [u16],
    before: &'u [u16],
    behind: &'u [u16],
    /// What stands before it, it, and what stands behind it.
    near: &'u [u16],
    /// A bit for each of its characters.
    bits: [u64; 4],
}

impl<'u> Around<'u> {
    fn of(p: &Passage<'_>, all: &'u [u16], start: usize) -> Self {
        let first = p.last_of(0..start, Spot::END).map_or(0, |end| end + 1);
        let last = p.first_of(start + 2..all.len(), Spot::END).unwrap_or(all.len());
        let (from, to) = (first.max(start.saturating_sub(REACH)), last.min(start + 2 + REACH));
        let part = |from, to| all.get(from..to).unwrap_or_default();
        let (near, mut bits) = (part(from, to), [0; 4]);
        for at in near.iter().map(|c| bit(*c)) {
            bits.get_mut(at >> 6).into_iter().for_each(|bits| *bits |= 1 << (at & 63));
        }
        Around {
            sentence: part(first, last),
            before: part(from, start),
            behind: part(start + 2, to),
            near,
            bits,
        }
    }

    /// Returns what is meant, if by a row of the table something else is.
    fn meant(&self, row: &'static [Number]) -> Option<&'static [Number]> {
        let (meant, mut rest) = row.split_at_checked(2)?;
        let mut wrong = false;
        while let Some((head, behind)) = rest.split_first() {
            let head = u16::from_le_bytes(*head);
            if head == 0 {
                break;
            }
            let (word, others) = behind.split_at_checked(usize::from(head % RIGHT))?;
            rest = others;
            // What speaks for the typed word stands behind all that speaks against it.
            if head >= RIGHT {
                if !wrong || self.may_hold(word) && holds(self.near, word) {
                    return None;
                }
            } else if !wrong && self.may_hold(word) {
                wrong = holds(self.before, word) || holds(self.behind, word);
            }
        }
        (wrong && !holds(self.sentence, meant)).then_some(meant)
    }

    /// Says whether a word may stand near: the bits of its characters are there.
    fn may_hold(&self, word: &[Number]) -> bool {
        word.iter().all(|number| {
            let at = bit(u16::from_le_bytes(*number));
            self.bits.get(at >> 6).is_some_and(|bits| bits >> (at & 63) & 1 == 1)
        })
    }
}

fn holds(text: &[u16], word: &[Number]) -> bool {
    text.windows(word.len()).any(|part| part.iter().zip(word).all(|(c, n)| c.to_le_bytes() == *n))
}

pub fn check(p: &Passage<'_>, seen: &Seen, hits: &mut Vec<Hit>) {
    let Seen { units, couples, joints, .. } = seen;
    for start in couples.places(Asked::SUBJECT) {
        let two = units.from(start);
        // 执行程序: both characters belong to others.
        let whole = || !(joints.before(start) && joints.goes_on(start));
        if LAID.may_hold(couples.pair(start)) && whole() {
            note(p, units, start, two, hits);
        }
    }
}

#[cold]
fn note(p: &Passage<'_>, units: &Units, start: usize, two: [u16; 2], hits: &mut Vec<Hit>) {
    let mut around = None;
    for row in rows(two) {
        let around = around.get_or_insert_with(|| Around::of(p, units.all(), start));
        let Some(meant) = around.meant(row) else { continue };
        let codes = meant.iter().map(|number| u16::from_le_bytes(*number).into());
        let right: String = codes.filter_map(char::from_u32).collect();
        let hit = Hit::new(RuleId::T11, start..start + 2).level(Level::Review);
        hits.push(hit.case(DOUBTED).arg(&right).fix(right.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::pair::unit;
    use super::*;
    use crate::report::{Fixed, Line, Part, Report, TextPlace};
    use std::collections::HashSet;

    const TABLE: &str = include_str!("../../assets/proof/subjects.txt");

    /// Returns what is meant by words of a text.
    fn meant(text: &str) -> Vec<String> {
        let place = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        let (report, mut hits) = (Report::default(), Vec::new());
        let p = Passage::of(&report, place, text, &[]);
        check(&p, &Seen::of(p.chars()), &mut hits);
        hits.into_iter().filter_map(|hit| hit.fix).collect()
    }

    #[test]
    fn every_line_has_two_words_and_subjects_and_each_is_found() {
        let mut seen = HashSet::new();
        for line in TABLE.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let [typed, right, subjects @ ..] = words.as_slice() else { panic!("{line}") };
            assert!(typed != right && seen.insert((*typed, *right)), "{line}");
            assert!([typed, right].iter().all(|word| word.chars().count() == 2), "{line}");
            assert!(subjects.iter().any(|subject| !subject.starts_with('!')), "{line}");
            assert!(subjects.is_sorted_by_key(|subject| subject.starts_with('!')), "{line}");
            for subject in subjects {
                let plain = subject.strip_prefix('!').unwrap_or(subject);
                assert!(!plain.is_empty() && plain.chars().all(|c| unit(c) > 0), "{line}");
                let found = meant(&format!("{plain}，{typed}")).iter().any(|meant| meant == right);
                let kept = subjects.iter().any(|other| {
                    other
                        .strip_prefix('!')
                        .is_some_and(|other| format!("{plain}，{typed}").contains(other))
                });
                assert_eq!(
                    found,
                    !subject.starts_with('!') && !kept && !plain.contains(right),
                    "{line}: {subject}"
                );
            }
        }
    }

    #[test]
    fn a_subject_is_near_and_in_the_sentence_and_nothing_speaks_for_the_word() {
        let far = "有关的".repeat(6);
        for (text, expected) in [
            ("应先在值班室依次登机", true),
            ("登机须先到楼下的值班室", true),
            ("设有值班室。依次登机", false),
            ("在值班室登记后依次登机", false),
            ("值班室通知旅客登机", false),
            (&format!("值班室{far}登机"), false),
        ] {
            assert_eq!(meant(text) == ["登记"], expected, "{text}");
        }
    }
}
