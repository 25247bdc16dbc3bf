//! T11 for whole words in whose place another of the same sound was typed, 组织事实 for 组织实施. The other is
//! a word too; what stands beside it gives it away.
//!
//! `homophones.txt` has a line for each: what is typed (or several, with `|` between them), what is meant, and
//! beside what it cannot stand, `_` in its own place: `组织_`, `_方案`. There `#` is any digits, and `,` any mark
//! that parts a sentence, and where the text begins or ends. What begins with `!` is where it may stand after
//! all, and with `?` where it is worth a look and no more: a frequent word may stand beside nearly anything.
//! It was written by hand. Most of what `?` marks was put together: what goes with a word was written down for
//! some 900 words of reports, and stands with all words of the same sound that are in use, where no count of
//! words has it beside them. What any of some million characters of news, laws, official texts and
//! dictionaries holds is out.

use super::asked::Asked;
use super::buckets::Laid;
use super::classes::is_stop;
use super::finding::Hit;
use super::pair::{BITS, Pair, bit, unit};
use super::passage::Passage;
use super::rule::{Level, RuleId};
use super::seen::Seen;
use super::units::Units;

const LAID: Laid = Laid {
    held: include_bytes!(concat!(env!("OUT_DIR"), "/homophones.held")),
    starts: include_bytes!(concat!(env!("OUT_DIR"), "/homophones.starts")),
};
/// For each that is typed its first two characters, two bytes each, and where its word begins, four.
const ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/homophones.entries"));
/// For each, in numbers of two bytes: how many characters follow its first two, these, how many the meant one
/// has, these, and where its row begins, two numbers.
const WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/homophones.words"));
/// For each line, in numbers of two bytes: the bits of what stands nearest before the word and nearest behind it;
/// of each that it cannot stand beside how many characters stand before it and behind it, and whether it may
/// after all ([`Around`]), these characters; and [`END`].
const ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/homophones.rows"));
const END: u16 = u16::MAX;
/// Which of the messages says that it is doubtful.
const DOUBTED: usize = 2;

type Number = [u8; 2];

/// A word that is typed for another, as it stands in a text.
struct Typed {
    start: usize,
    end: usize,
    meant: &'static [Number],
    row: &'static [Number],
}

impl Typed {
    /// Returns what begins at a place.
    fn each_at(units: &Units, start: usize, pair: Pair) -> impl Iterator<Item = Typed> {
        let own = LAID.of(pair, ENTRIES.as_chunks().0);
        own.iter().filter_map(move |entry| Typed::of_entry(units, start, *entry))
    }

    fn of_entry(units: &Units, start: usize, entry: [u8; 8]) -> Option<Typed> {
        let [a, b, c, d, place @ ..] = entry;
        if [[a, b], [c, d]].map(u16::from_le_bytes) != units.from(start) {
            return None;
        }
        let word = WORDS.as_chunks().0.get(u32::from_le_bytes(place) as usize..)?;
        let (rest, behind) = counted(word)?;
        let (meant, behind) = counted(behind)?;
        let [low, high] = *behind.first_chunk()?;
        let row =
            usize::from(u16::from_le_bytes(high)) << 16 | usize::from(u16::from_le_bytes(low));
        let (all, end) = (units.all(), start + 2 + rest.len());
        let stands = all.get(start + 2..end)?.iter().zip(rest).all(|(c, n)| c.to_le_bytes() == *n);
        let row = ROWS.as_chunks().0.get(row..).unwrap_or_default();
        stands.then_some(Typed { start, end, meant, row })
    }

    /// Says whether anything of the table may stand beside it.
    fn may_have(&self, p: &Passage<'_>) -> bool {
        let near = [(0, p.before(self.start)), (BITS, p.at(self.end))];
        near.into_iter().any(|(from, c)| {
            let at = bit(unit(c));
            let bits = self.row.get(from + (at >> 4)).map_or(0, |bits| u16::from_le_bytes(*bits));
            bits >> (at & 15) & 1 == 1
        })
    }

    /// Returns how surely it is wrong by what stands beside it, if it is.
    fn wrong(&self, p: &Passage<'_>) -> Option<Level> {
        let mut wrong = None;
        for around in self.around().filter(|around| around.stands(p, self)) {
            match around.says {
                Says::Right => return None,
                Says::Wrong => wrong = Some(Level::Warning),
                Says::Doubtful => wrong = wrong.or(Some(Level::Review)),
            }
        }
        wrong
    }

    /// Returns what stands beside it in the table.
    fn around(&self) -> impl Iterator<Item = Around> {
        let mut rest = self.row.get(2 * BITS..).unwrap_or_default();
        std::iter::from_fn(move || {
            let (head, behind) = rest.split_first()?;
            let head = u16::from_le_bytes(*head);
            if head == END {
                return None;
            }
            let (before, behind) = behind.split_at_checked(usize::from(head >> 4 & 15))?;
            let (behind, others) = behind.split_at_checked(usize::from(head & 15))?;
            rest = others;
            Some(Around { says: Says::of(head >> 8), before, behind })
        })
    }
}

/// Returns as many numbers as the first says, and what stands behind them.
fn counted(numbers: &'static [Number]) -> Option<(&'static [Number], &'static [Number])> {
    let (count, behind) = numbers.split_first()?;
    behind.split_at_checked(usize::from(u16::from_le_bytes(*count)))
}

/// What it says of a word that something stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Wrong,
    Right,
    Doubtful,
}

impl Says {
    fn of(kind: u16) -> Self {
        match kind {
            0 => Says::Wrong,
            1 => Says::Right,
            _ => Says::Doubtful,
        }
    }
}

/// Some characters that stand before a word and behind it.
struct Around {
    says: Says,
    before: &'static [Number],
    behind: &'static [Number],
}

impl Around {
    fn stands(&self, p: &Passage<'_>, typed: &Typed) -> bool {
        let before = (0..typed.start).rev().map(|at| p.at(at)).chain(['\0']);
        let behind = (typed.end..).map(|at| p.at(at));
        stand(self.behind.iter(), behind) && stand(self.before.iter().rev(), before)
    }
}

/// Says whether characters are what the table asks for, one by one; for a digit all that stand together.
fn stand<'n>(numbers: impl Iterator<Item = &'n Number>, chars: impl Iterator<Item = char>) -> bool {
    let mut chars = chars.peekable();
    numbers.into_iter().all(|number| {
        let stands = chars.next().is_some_and(|c| is(c, *number));
        if u16::from_le_bytes(*number) == unit('#') {
            while chars.next_if(char::is_ascii_digit).is_some() {}
        }
        stands
    })
}

/// Says whether a character is what the table asks for.
fn is(c: char, number: Number) -> bool {
    match u16::from_le_bytes(number) {
        n if n == unit('#') => c.is_ascii_digit(),
        n if n == unit(',') => is_stop(c),
        n => unit(c) == n,
    }
}

fn text(numbers: &[Number]) -> String {
    let codes = numbers.iter().map(|number| u16::from_le_bytes(*number).into());
    codes.filter_map(char::from_u32).collect()
}

pub fn check(p: &Passage<'_>, seen: &Seen, hits: &mut Vec<Hit>) {
    let Seen { units, couples, joints, .. } = seen;
    for i in couples.places(Asked::HOMOPHONE) {
        let pair = couples.pair(i);
        if !LAID.may_hold(pair) {
            continue;
        }
        for typed in Typed::each_at(units, i, pair).filter(|typed| typed.may_have(p)) {
            if let Some(level) = typed.wrong(p) {
                // 执行程序: both belong to others.
                if level == Level::Review && joints.before(i) && joints.goes_on(i) {
                    continue;
                }
                let right = text(typed.meant);
                let hit = Hit::new(RuleId::T11, typed.start..typed.end).level(level);
                let hit = hit.case(usize::from(level == Level::Review) * DOUBTED);
                hits.push(hit.arg(&right).fix(&right));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::passage::is_han;
    use super::*;
    use crate::report::{Fixed, Line, Part, Report, TextPlace};

    const TABLE: &str = include_str!("../../assets/proof/homophones.txt");

    /// Returns what is laid out of a word: what it is typed for, and beside what it cannot stand.
    fn laid(word: &str) -> Vec<(String, Vec<String>)> {
        let mut units = Units::default();
        units.fill(&word.chars().collect::<Vec<_>>());
        let pair = Pair::of_units(units.from(0));
        assert!(LAID.may_hold(pair), "{word}");
        let whole = Typed::each_at(&units, 0, pair).filter(|typed| typed.end == units.all().len());
        let around = |Around { says, before, behind }| {
            let mark = match says {
                Says::Wrong => "",
                Says::Right => "!",
                Says::Doubtful => "?",
            };
            format!("{mark}{}_{}", text(before), text(behind))
        };
        whole.map(|typed| (text(typed.meant), typed.around().map(around).collect())).collect()
    }

    #[test]
    fn every_line_says_what_is_typed_for_what_and_where() {
        let mut seen = std::collections::HashSet::new();
        for line in TABLE.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let [typed, right, beside @ ..] = words.as_slice() else { panic!("{line}") };
            assert!(beside.iter().any(|around| !around.starts_with('!')), "{line}");
            for around in beside {
                let around = around.strip_prefix(['!', '?']).unwrap_or(around);
                assert!(around.matches('_').count() == 1 && around.len() > 1, "{line}");
            }
            for wrong in typed.split('|') {
                assert!(wrong != *right && wrong.chars().count() >= 2, "{line}");
                assert!(seen.insert((wrong, *right)), "{wrong} stands for {right} twice");
                let own = laid(wrong).into_iter().filter(|(meant, _)| meant == right);
                assert_eq!(own.map(|(_, around)| around).collect::<Vec<_>>(), [beside], "{line}");
            }
        }
    }

    #[test]
    fn a_word_is_as_wrong_as_what_stands_beside_it_says() {
        let place = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        let report = Report::default();
        for (mark, level) in [("", Level::Warning), ("?", Level::Review)] {
            let line = TABLE.lines().find_map(|line| {
                let (typed, rest) = line.split_once(' ')?;
                let beside = rest.split(' ').skip(1).find_map(|around| {
                    let plain = around.strip_prefix(mark)?;
                    plain.chars().all(|c| is_han(c) || c == '_').then_some(plain)
                })?;
                Some(beside.replace('_', typed.split('|').next()?))
            });
            let text = line.unwrap();
            let p = Passage::of(&report, place, &text, &[]);
            let mut hits = Vec::new();
            check(&p, &Seen::of(p.chars()), &mut hits);
            assert!(hits.iter().any(|hit| hit.level == Some(level)), "{text}");
        }
    }

    #[test]
    fn digits_and_marks_stand_for_any_of_them() {
        for (text, expected) in [("120米", true), ("5米", true), ("米", false), ("5", false)] {
            let numbers = ['#', '米'].map(|c| unit(c).to_le_bytes());
            assert_eq!(stand(numbers.iter(), text.chars()), expected, "{text}");
        }
        for (number, right, wrong) in [('#', "09", "十a０，"), (',', "，。；、：\0", "（”5的")]
        {
            let number = unit(number).to_le_bytes();
            assert!(right.chars().all(|c| is(c, number)), "{right}");
            assert!(!wrong.chars().any(|c| is(c, number)), "{wrong}");
        }
    }
}
