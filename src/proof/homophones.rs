//! T11 for whole words in whose place another of the same sound was typed, 组织事实 for 组织实施. The other is
//! a word too; what stands beside it gives it away.
//!
//! `homophones.txt` has a line for each: what is typed, what is meant, and beside what it cannot stand, `_` in
//! its own place: `组织_`, `_方案`. What begins with `!` is where it may stand after all. It was written by
//! hand, and what any of 9.8 million characters of news, laws, official texts and dictionaries holds is out.

use super::finding::Hit;
use super::pair::unit;
use super::passage::Passage;
use super::patterns::Found;
use super::rule::{Level, RuleId};

const TABLE: &str = include_str!("../../assets/proof/homophones.txt");
/// What stands beside the words of each line, as numbers of two bytes, the lowest first: for each that it may
/// stand beside how many characters stand before it and behind it and whether it may stand there after all
/// ([`Around`]), and these characters.
const ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/homophones.rows"));
/// Where the row of each line begins, and the end: four bytes each.
const STARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/homophones.starts"));

/// Returns what is typed, each with the number of its line.
pub fn listed() -> impl Iterator<Item = (&'static str, u32)> {
    let lines = TABLE.lines().zip(0..);
    lines.filter_map(|(line, number)| Some((line.split_once(' ')?.0, number)))
}

/// Some characters that stand before a word and behind it.
struct Around {
    may: bool,
    before: &'static [[u8; 2]],
    behind: &'static [[u8; 2]],
}

/// Returns what stands beside the word of a line.
fn around(number: u32) -> impl Iterator<Item = Around> {
    let at = number as usize;
    let bounds = STARTS.as_chunks().0.get(at..at + 2).unwrap_or_default();
    let mut bounds = bounds.iter().map(|place| u32::from_le_bytes(*place) as usize);
    let range = bounds.next().zip(bounds.next()).map(|(start, end)| start..end);
    let row = range.and_then(|range| ROWS.get(range)).unwrap_or_default();
    let mut rest = row.as_chunks().0;
    std::iter::from_fn(move || {
        let ([head], behind) = rest.split_at_checked(1)? else { return None };
        let [count, kind] = *head;
        let (before, behind) = behind.split_at_checked(usize::from(count >> 4))?;
        let (behind, others) = behind.split_at_checked(usize::from(count & 15))?;
        rest = others;
        Some(Around { may: kind == 1, before, behind })
    })
}

impl Around {
    fn stands(&self, p: &Passage<'_>, found: &Found<u32>) -> bool {
        let is = |c: char, number: &[u8; 2]| unit(c).to_le_bytes() == *number;
        let mut before = self.before.iter().rev().zip(1..);
        let mut behind = self.behind.iter().zip(found.end..);
        before.all(|(c, back)| found.start.checked_sub(back).is_some_and(|at| is(p.at(at), c)))
            && behind.all(|(c, at)| is(p.at(at), c))
    }
}

pub fn check(p: &Passage<'_>, typed: &[Found<u32>], hits: &mut Vec<Hit>) {
    for found in typed {
        let (mut meant, mut may) = (false, false);
        for around in around(found.value).filter(|around| around.stands(p, found)) {
            meant |= !around.may;
            may |= around.may;
        }
        if meant && !may {
            let line = TABLE.lines().nth(found.value as usize).unwrap_or_default();
            let right = line.split(' ').nth(1).unwrap_or_default();
            let hit = Hit::new(RuleId::T11, found.start..found.end).level(Level::Warning);
            hits.push(hit.arg(right).fix(right));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_says_what_is_typed_for_what_and_where() {
        for (line, number) in TABLE.lines().zip(0..) {
            let words: Vec<&str> = line.split(' ').collect();
            let [wrong, right, beside @ ..] = words.as_slice() else { panic!("{line}") };
            assert!(wrong != right && wrong.chars().count() >= 2, "{line}");
            assert!(beside.iter().any(|around| !around.starts_with('!')), "{line}");
            for around in beside {
                let around = around.strip_prefix('!').unwrap_or(around);
                assert!(around.matches('_').count() == 1 && around.len() > 1, "{line}");
            }
            let text = |numbers: &[[u8; 2]]| {
                let codes = numbers.iter().map(|number| u16::from_le_bytes(*number).into());
                codes.filter_map(char::from_u32).collect::<String>()
            };
            let laid: Vec<String> = around(number)
                .map(|Around { may, before, behind }| {
                    format!("{}{}_{}", if may { "!" } else { "" }, text(before), text(behind))
                })
                .collect();
            assert_eq!(laid, beside, "{line}");
        }
    }
}
