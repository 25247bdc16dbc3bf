//! T11 for words of two characters. So misspellings are found that nobody has listed.
//!
//! A pair of characters stands in the table only if it is no word (in no dictionary of note, and not
//! met as one 300 times in 4.8 billion words of news) and sounds or looks like a word that those counts or official
//! texts know. What else must be so comes from two choices, made one after the other:
//!
//! 1. It was met nowhere in the People's Daily of 1998, in reviews and in official texts outside the words of
//!    [`Joints`], and a logistic regression says 0.68 (0.8 where the first character goes with any noun, as
//!    逐 and 拆 do). A fifth of those, which the second choice gives less than 0.9, are out again.
//! 2. Boosted trees say 0.95 between two words and 0.8 where nothing stands beside it, learnt from all pairs
//!    of half the People's Daily, the laws and official texts against words spoilt there and what writers got
//!    wrong. On the other half one in ten thousand characters was marked that is right; all that were are out.
//!    It may stand beside a character that belongs to one of its own where they say 0.988 there too and no text
//!    had it there.
//!
//! Both look at the count of the right word, the kind of likeness (tone, sound, look), how often either
//! character is a word, begins and ends one, in how many rare words it does, and whether the pair is one of
//! the 700,000 that stand side by side in recent news. Where two words are as likely (one of them has a sixth
//! of the count, weighed by likeness, or more) both are told and neither is a fix. What handbooks of common
//! misspellings have is known to be one.

use super::by_han::{ByHan, by_han};
use super::finding::Hit;
use super::joined::Joints;
use super::pair::{Pair, unit};
use super::passage::Passage;
use super::rows::among;
use super::rule::{Level, RuleId};
use super::units::Units;

/// For each character that begins a pair, in the order of code points: the other character, the right one in
/// place of one of them, two bytes each, and what is said of it ([`Slip::of_mark`]).
static WRONG: ByHan = by_han!("misspelt");
/// A row of bits: where a pair has not both of its own, it stands for no other.
const HELD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/misspelt.held"));

/// Names of families that are little else: what follows is a given name, which anything may be.
const FAMILIES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟雷汤尹黎贺赖龚";

/// Words of one character that stand behind another, and before one.
const BEHIND: &str =
    "为于时后须能按呈之前中上下内以与和或及是有在向把被将并但而则已不未再又也都就才要应";
const BEFORE: &str = "以依自尚再已须能为于向同各又均被与和在由对从把将并但而则不未要应可会";

/// How a pair is misspelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slip {
    /// Whether the first of the two characters is the wrong one.
    is_first: bool,
    sure: Sure,
}

/// How sure it is that a pair is no meeting of two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Only where neither character belongs to its neighbour outside.
    Alone,
    /// As long as one of them does not.
    Beside,
    /// The same, and it is known to be written so by mistake.
    Known,
}

impl Slip {
    fn of_mark(mark: u8) -> Option<Self> {
        let (is_first, sure) = match mark {
            b'^' => (true, Sure::Alone),
            b'$' => (false, Sure::Alone),
            b'<' => (true, Sure::Beside),
            b'>' => (false, Sure::Beside),
            b'{' => (true, Sure::Known),
            b'}' => (false, Sure::Known),
            _ => return None,
        };
        Some(Slip { is_first, sure })
    }
}

#[inline]
fn may_be_wrong(pair: [u16; 2]) -> bool {
    let (word, bits) = Pair::of_units(pair).bits(HELD.len().trailing_zeros() + 3);
    HELD.as_chunks().0.get(word).is_some_and(|held| u64::from_le_bytes(*held) & bits == bits)
}

pub fn check(p: &Passage<'_>, units: &Units, joints: &Joints, hits: &mut Vec<Hit>) {
    for i in joints.apart(p).filter(|i| may_be_wrong(units.from(*i))) {
        let (a, b) = (p.at(i), p.at(i + 1));
        let alone = !joints.before(i) && !joints.at(i + 1);
        let mut meant = meant(a, b).filter(|(_, slip)| alone || slip.sure != Sure::Alone);
        let Some((right, slip)) = meant.next() else { continue };
        // 7项因需停产, 3支步巡小组: what counts ends before what is counted.
        let counted = p.before(i).is_ascii_digit() && among!("项支类家个名件起处组批台户次", a);
        // 助餐点为例, 原设计续做: a small word that stands between two others.
        let small = joints.before(i) && among!(BEHIND, b) || joints.at(i + 1) && among!(BEFORE, a);
        if counted || small || among!(FAMILIES, p.before(i)) {
            continue;
        }
        // A word of some trade that no table knows may look like this: worth a look, no more.
        let known = alone && slip.sure == Sure::Known;
        let level = if known { Level::Warning } else { Level::Review };
        let hit = Hit::new(RuleId::T11, i..i + 2).level(level);
        hits.push(match meant.next() {
            // Which of the two it is, only the writer knows.
            Some((other, _)) => hit.case(1).arg(right).arg(other),
            None => hit.case(if known { 0 } else { 2 }).arg(right.clone()).fix(right),
        });
    }
}

/// Returns the words for which two characters are written; seldom more than one.
fn meant(a: char, b: char) -> impl Iterator<Item = (String, Slip)> {
    let (slips, _) = WRONG.row(unit(a)).as_chunks::<ENTRY>();
    let sought = unit(b);
    let other = |[low, high, ..]: &[u8; ENTRY]| u16::from_le_bytes([*low, *high]);
    let first = slips.partition_point(|slip| other(slip) < sought);
    let own = slips.get(first..).unwrap_or_default().iter();
    let own = own.take_while(move |slip| other(slip) == sought);
    own.filter_map(move |[_, _, low, high, mark]| {
        let slip = Slip::of_mark(*mark)?;
        let right = char::from_u32(u16::from_le_bytes([*low, *high]).into())?;
        let word = if slip.is_first { [right, b] } else { [a, right] };
        Some((word.iter().collect(), slip))
    })
}

/// Two characters and a mark.
const ENTRY: usize = 5;

#[cfg(test)]
mod tests {
    use super::super::joined::holds;
    use super::*;

    const MISSPELT: &str = include_str!("../../assets/proof/misspelt.txt");

    #[test]
    fn the_table_can_be_searched_and_no_misspelt_word_is_joined() {
        let mut count = 0;
        for line in MISSPELT.lines() {
            let chars: Vec<char> = line.chars().collect();
            let (first, entries) = chars.split_first().unwrap();
            let (entries, rest) = entries.as_chunks::<3>();
            assert!(rest.is_empty() && !entries.is_empty(), "{line}");
            assert!(entries.is_sorted_by_key(|[b, ..]| b), "{line}");
            for [b, right, mark] in entries {
                assert!(unit(*b) > 0 && unit(*right) > 0, "{line}");
                let slip = Slip::of_mark(u8::try_from(*mark).unwrap()).unwrap();
                assert!(!holds(*first, *b), "{first}{b}");
                assert!(may_be_wrong([unit(*first), unit(*b)]), "{first}{b}");
                let word: String = match slip.is_first {
                    true => [right, b],
                    false => [first, right],
                }
                .into_iter()
                .collect();
                assert!(meant(*first, *b).any(|told| told == (word.clone(), slip)), "{word}");
                count += 1;
            }
        }
        assert!(count > 150_000, "{count}");
        assert_eq!(meant('一', 'a').count() + meant('a', '一').count(), 0);
    }
}
