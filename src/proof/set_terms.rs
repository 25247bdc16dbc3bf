//! T11 for a word of a term in whose place two characters of the same sound were typed: 定岗实习 for 顶岗实习,
//! 公益性公募 for 公益性公墓. Worth a look, no more.
//!
//! `terms.txt` has the terms of two words, as they are right: in each line a first word, and those that stand
//! behind it; one of each two has two characters, and in its place whatever sounds like it (`sounds.txt`) is
//! taken for it. What begins with `!` is right as well, but nothing else is taken for it. A line that begins with
//! `=` has a word that is typed and those for which it is never taken: of either may be meant.
//!
//! Four in five of the terms were written down by hand, trade by trade; the others stand side by side in official
//! texts twice and more, and far more often than by chance. What is right as well comes from counts of what stands
//! beside what, those of two input methods and of official texts, laws and a month of the People's Daily, and from
//! how frequent the two words are: one that is met everywhere stands beside any other by chance. On texts that
//! had no part in that, three to five in a hundred thousand characters were marked that were right; they are out.

use super::asked::Asked;
use super::buckets::Laid;
use super::finding::Hit;
use super::pair::{FIRST_HAN, Pair, four};
use super::passage::Passage;
use super::rule::{Level, RuleId};
use super::seen::Seen;
use super::sounds::Sounds;
use super::spots::places;
use super::units::Units;

/// What stands beside a word and how the word sounds: by that its entries are known.
const LAID: Laid = Laid {
    held: include_bytes!(concat!(env!("OUT_DIR"), "/terms.held")),
    starts: include_bytes!(concat!(env!("OUT_DIR"), "/terms.starts")),
};
/// In numbers of two bytes: the two characters of the word, and up to five of the other, the nearest first, or 0.
const ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/terms.entries"));
/// So many bytes has each.
const ENTRY: usize = 16;
/// In the first half of one the nearest two of the other word.
const NEAR: u64 = (u32::MAX as u64) << u32::BITS;
/// So many of the other word are compared.
const MOST: usize = 5;
/// A row of bits: where four characters have not both of their own, they are not those where two words of a term
/// meet.
const RIGHT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/terms.right"));
/// Two characters, and the two furthest of those compared beside them, that are right; and two typed ones and
/// those for which they are never taken.
const KNOWN: Laid = Laid {
    held: include_bytes!(concat!(env!("OUT_DIR"), "/terms-known.held")),
    starts: include_bytes!(concat!(env!("OUT_DIR"), "/terms-known.starts")),
};
const KNOWN_ONES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/terms-known.entries"));
/// For each Han character its [`Sounds`], four bytes each.
const SOUNDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sounds.of"));
/// Which of the messages says that it is doubtful.
const DOUBTED: usize = 2;

#[inline]
pub fn sounds(unit: u16) -> Sounds {
    let place = usize::from(unit.wrapping_sub(FIRST_HAN));
    let sounds = SOUNDS.as_chunks().0.get(place);
    sounds.map_or(Sounds::default(), |sounds| Sounds(u32::from_le_bytes(*sounds)))
}

/// On which side of a typed word the other word of the term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

impl Side {
    /// Puts the two of a word and the two beside it into their order.
    #[inline]
    fn put(self, [a, b]: [u16; 2], [c, d]: [u16; 2]) -> [u16; 4] {
        match self {
            Side::Before => [c, d, a, b],
            Side::Behind => [a, b, c, d],
        }
    }

    /// Returns what stands on this side of two characters, the nearest first.
    fn beside(self, units: &Units, at: usize) -> [u16; MOST] {
        if self == Side::Behind {
            return units.from(at + 2);
        }
        let mut before: [u16; MOST] = units.before(at);
        before.reverse();
        before
    }
}

/// Says whether four characters may be those of a term where its words meet. That spares most of the looking:
/// what stands there is nearly always right.
#[inline]
fn may_be_right(four: Pair) -> bool {
    let (word, bits) = four.bits(RIGHT.len().trailing_zeros() + 3);
    RIGHT.as_chunks().0.get(word).is_some_and(|held| u64::from_le_bytes(*held) & bits == bits)
}

pub fn check(p: &Passage<'_>, seen: &Seen, hits: &mut Vec<Hit>) {
    let Seen { units, couples, joints, .. } = seen;
    // What stands nearest of the other word begins two before a word, or two behind its start.
    let (before, behind) = (couples.behind(Asked::BEFORE, 2), couples.before(Asked::BEHIND, 2));
    let beside = before.zip(behind).map(|(before, behind)| before | behind);
    for at in places(joints.words(p).zip(beside).map(|(words, beside)| words & beside)) {
        let [a, b] = units.from(at);
        let (typed, before) = (couples.pair(at), at.checked_sub(2));
        let is_before = before.is_some_and(|before| couples.are(before, Asked::BEFORE));
        let before = before.map_or(Pair::default(), |before| couples.pair(before));
        let (is_behind, behind) = (couples.are(at + 2, Asked::BEHIND), couples.pair(at + 2));
        let sound = Pair::of_units([sounds(a).usual(), sounds(b).usual()]);
        let mut ask = |side, stands, heard| {
            if LAID.may_hold(heard) && !may_be_right(stands) {
                hits.extend(meant(units, at, [a, b], heard, side).map(|right| hit(at, right)));
            }
        };
        if is_behind {
            ask(Side::Behind, typed.beside(behind), sound.beside(behind));
        }
        if is_before {
            ask(Side::Before, before.beside(typed), before.beside(sound));
        }
    }
}

/// Returns what is meant by two characters, if they are not right.
#[cold]
fn meant(units: &Units, at: usize, [a, b]: [u16; 2], heard: Pair, side: Side) -> Option<[u16; 2]> {
    let mut meant = None;
    let own: &[[u8; ENTRY]] = LAID.of(heard, ENTRIES.as_chunks().0);
    let around = side.beside(units, at);
    let [c, d, beyond @ ..] = around;
    let [e, f, g] = beyond;
    let (typed, near, beyond) = (four([a, b, 0, 0]), four([0, 0, c, d]), four([e, f, g, 0]));
    for entry in own {
        let entry = u128::from_le_bytes(*entry);
        let (head, rest) = (entry as u64, (entry >> u64::BITS) as u64);
        let open = u64::MAX.checked_shr(rest.leading_zeros() & !15).unwrap_or_default();
        if head & NEAR != near || beyond & open != rest {
            continue;
        }
        if head & !NEAR == typed {
            return None;
        }
        let word = [head as u16, (head >> 16) as u16];
        let alike = word.iter().zip([a, b]).all(|(c, own)| sounds(*c).meet(sounds(own)));
        let count = 2 + (u64::BITS - rest.leading_zeros()).div_ceil(16) as usize;
        let other = around.get(..count).unwrap_or_default();
        if meant.is_none() && alike && !is_right([a, b], word, other, side) {
            meant = Some(word);
        }
    }
    meant
}

/// Says whether two characters are right beside a word, or never taken for those that are meant.
fn is_right(typed: [u16; 2], meant: [u16; 2], other: &[u16], side: Side) -> bool {
    let [one, furthest] = other.last_chunk().copied().unwrap_or_default();
    let far = if side == Side::Behind { [one, furthest] } else { [furthest, one] };
    is_known(side.put(typed, far)) || is_never_meant(typed, meant)
}

/// Says whether two typed characters are never taken for those of a word.
pub fn is_never_meant(typed: [u16; 2], meant: [u16; 2]) -> bool {
    is_known(Side::Behind.put(typed, meant))
}

fn is_known(chars: [u16; 4]) -> bool {
    let pair = Pair::of_four(chars);
    let own: &[[u8; 8]] = KNOWN.of(pair, KNOWN_ONES.as_chunks().0);
    KNOWN.may_hold(pair) && own.contains(&four(chars).to_le_bytes())
}

/// Says that two characters stand where a word was meant that sounds like them.
#[cold]
pub fn hit(start: usize, meant: [u16; 2]) -> Hit {
    let codes = meant.map(|code| char::from_u32(code.into()));
    let right: String = codes.into_iter().flatten().collect();
    let hit = Hit::new(RuleId::T11, start..start + 2).level(Level::Review);
    hit.case(DOUBTED).arg(&right).fix(right)
}

#[cfg(test)]
mod tests {
    use super::super::joined::holds;
    use super::super::pair::unit;
    use super::*;
    use crate::report::{Fixed, Line, Part, Report, TextPlace};
    use std::collections::{HashMap, HashSet};

    const TABLE: &str = include_str!("../../assets/proof/terms.txt");

    fn lines() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        TABLE.lines().map(|line| {
            let mut words = line.split(' ');
            (words.next().unwrap(), words.collect())
        })
    }

    fn terms() -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = lines().filter(|(first, _)| !first.starts_with('='));
        lines.flat_map(|(first, seconds)| seconds.into_iter().map(move |second| (first, second)))
    }

    fn is_short(word: &str) -> bool {
        word.chars().count() == 2
    }

    /// Returns where something else is meant in a text, and what.
    fn found(text: &str) -> Vec<(usize, String)> {
        let place = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        let report = Report::default();
        let p = Passage::of(&report, place, text, &[]);
        let (mut seen, mut hits) = (Seen::of(p.chars()), Vec::new());
        seen.join();
        check(&p, &seen, &mut hits);
        assert!(hits.iter().all(|hit| hit.level == Some(Level::Review)), "{text}");
        hits.into_iter().map(|hit| (hit.range.start, hit.fix.unwrap())).collect()
    }

    #[test]
    fn every_line_has_a_word_and_those_behind_it_of_which_one_has_two_characters() {
        assert!(TABLE.lines().is_sorted_by(|one, other| one < other), "in order, each once");
        for (first, seconds) in lines() {
            assert!(!seconds.is_empty() && seconds.is_sorted_by(|a, b| a < b), "{first}");
            let (typed, known) = (first.strip_prefix('='), first.trim_start_matches('='));
            for second in seconds {
                let plain = second.strip_prefix('!').unwrap_or(second);
                for word in [known, plain] {
                    assert!(word.chars().all(|c| sounds(unit(c)).usual() > 0), "{first} {second}");
                    assert!(word.chars().count() >= 2, "{first} {second}");
                }
                let short = [known, plain].map(is_short);
                assert!(short != [false; 2], "{first} {second}");
                assert!(
                    typed.is_none() || short == [true; 2] && plain != known,
                    "{first} {second}"
                );
            }
        }
    }

    #[test]
    fn terms_are_right_and_what_is_right_as_well() {
        for (first, second) in terms().step_by(3) {
            let second = second.trim_start_matches('!');
            assert_eq!(found(&format!("，{first}{second}，")), [], "{first} {second}");
        }
    }

    #[test]
    fn what_sounds_like_a_word_of_a_term_is_taken_for_it() {
        let right: HashSet<_> = terms().map(|(a, b)| (a, b.trim_start_matches('!'))).collect();
        let never: HashSet<_> = lines()
            .filter_map(|(first, seconds)| Some((first.strip_prefix('=')?, seconds)))
            .flat_map(|(typed, meant)| meant.into_iter().map(move |meant| (typed, meant)))
            .collect();
        let mut by_sound: HashMap<Vec<u16>, HashSet<&str>> = HashMap::new();
        let heard = |word: &str| word.chars().map(|c| sounds(unit(c)).usual()).collect::<Vec<_>>();
        for word in right.iter().flat_map(|(a, b)| [*a, *b]).filter(|word| is_short(word)) {
            by_sound.entry(heard(word)).or_default().insert(word);
        }
        let mut count = 0;
        let said = terms().filter(|(_, second)| !second.starts_with('!'));
        for (first, meant) in said.filter(|(_, second)| is_short(second)).step_by(17) {
            for typed in by_sound[&heard(meant)].iter().filter(|typed| **typed != meant) {
                let chars: Vec<char> = typed.chars().collect();
                let start = 1 + first.chars().count();
                let text = format!("，{first}{typed}，");
                let met: Vec<u16> = text.chars().skip(start - 2).take(4).map(unit).collect();
                // One in some two hundred has the bits of another that is right.
                if may_be_right(Pair::of_four(*met.first_chunk().unwrap()))
                    || right.contains(&(first, *typed))
                    || never.contains(&(*typed, meant))
                    || !holds(chars[0], chars[1])
                {
                    continue;
                }
                let own = found(&text).into_iter().find(|(at, _)| *at == start);
                let meant = own.unwrap_or_else(|| panic!("{text} for {meant}")).1;
                assert!(right.contains(&(first, meant.as_str())), "{text}: {meant}");
                count += 1;
            }
        }
        assert!(count > 300, "{count}");
    }

    #[test]
    fn a_character_may_have_several_sounds() {
        let sounds = |c| sounds(unit(c));
        for (one, other, alike) in
            [('行', '航', true), ('行', '形', true), ('航', '形', false), ('a', 'b', false)]
        {
            assert_eq!(sounds(one).meet(sounds(other)), alike, "{one}{other}");
        }
        let expected = (1, String::from("顶岗"));
        assert_eq!(found("，定岗实习，"), [expected]);
    }
}
