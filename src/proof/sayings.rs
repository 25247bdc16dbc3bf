//! T11 for sayings of four characters: three of them are there, and the fourth sounds or looks like the
//! right one. So misspellings are found that nobody has listed.

use super::by_char::Pairs;
use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use crate::phrases::readings;
use std::fmt;

const SAYINGS: &str = include_str!("../../assets/proof/sayings.txt");

type Saying = [char; 4];

/// The sayings by their first half and by their last, one of which is always whole.
pub struct SayingIndex {
    by_first: Pairs<Vec<Saying>>,
    by_last: Pairs<Vec<Saying>>,
}

impl fmt::Debug for SayingIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SayingIndex({} halves)", self.by_first.len())
    }
}

/// Characters that are taken for one another by their look; those of one sound need no list.
const ALIKE: &[&str] = &[
    "己已巳",
    "未末",
    "人入八",
    "土士",
    "拔拨",
    "折拆析",
    "候侯",
    "戍戌戊",
    "日曰目",
    "千干于",
    "赢嬴羸",
    "治冶",
    "博搏",
    "徒徙",
    "崇祟",
    "遂逐",
    "货贷",
    "传傅",
    "坚竖",
    "待侍",
    "拖施",
    "情清晴",
    "塞寒",
    "诿委",
    "侥绕饶浇",
    "幸辛",
    "历厉",
    "缪谬",
    "驰弛",
    "堵诸",
    "滥槛",
    "贪贫",
    "竞竟兢",
    "疆彊",
];

impl SayingIndex {
    pub fn new() -> Self {
        let lines = SAYINGS.lines().filter(|line| !line.starts_with('#'));
        let (mut by_first, mut by_last): (Pairs<Vec<_>>, Pairs<Vec<_>>) =
            (Pairs::new(), Pairs::new());
        for word in lines.flat_map(str::split_whitespace) {
            let chars: Vec<char> = word.chars().collect();
            let Ok(saying) = Saying::try_from(chars) else { continue };
            let [a, b, c, d] = saying;
            by_first.entry(a, b).push(saying);
            by_last.entry(c, d).push(saying);
        }
        SayingIndex { by_first, by_last }
    }

    pub fn check(&self, p: &Passage<'_>, hits: &mut Vec<Hit>) {
        for (i, window) in p.chars().windows(4).enumerate() {
            let Ok(text) = Saying::try_from(window) else { continue };
            let [a, b, c, d] = text;
            if !is_han(b) || !is_han(c) {
                continue;
            }
            let first = self.by_first.get(a, b).map_or(&[][..], Vec::as_slice);
            let last = self.by_last.get(c, d).map_or(&[][..], Vec::as_slice);
            if first.contains(&text) || last.contains(&text) {
                continue;
            }
            if let Some(right) = first.iter().chain(last).find(|right| is_misspelt(&text, right)) {
                let right: String = right.iter().collect();
                let hit = Hit::new(RuleId::T11, i..i + 4).level(Level::Warning);
                hits.push(hit.arg(right.clone()).fix(right));
            }
        }
    }
}

/// Whether just one character is another, of the same sound or of the same look.
fn is_misspelt(text: &Saying, right: &Saying) -> bool {
    let mut others = text.iter().zip(right).filter(|(a, b)| a != b);
    match (others.next(), others.next()) {
        (Some((a, b)), None) => is_han(*a) && (sounds_alike(*a, *b) || looks_alike(*a, *b)),
        _ => false,
    }
}

pub(super) fn sounds_alike(a: char, b: char) -> bool {
    let of_b = readings(b);
    let spoken = |reading| of_b.iter().any(|other| as_many_speak(other) == as_many_speak(reading));
    readings(a).into_iter().any(spoken)
}

/// Many do not tell zh from z and ing from in, and type one for the other.
fn as_many_speak(reading: &str) -> (&str, &str) {
    // An h at the start is a sound of its own, behind z, c and s it is not.
    let (first, rest) = reading.split_at_checked(1).unwrap_or_default();
    let rest = rest.strip_prefix('h').unwrap_or(rest);
    let sung = rest.ends_with("ng") || (first == "n" && rest == "g");
    (first, rest.strip_suffix('g').filter(|_| sung).unwrap_or(rest))
}

pub(super) fn looks_alike(a: char, b: char) -> bool {
    ALIKE.iter().any(|row| row.contains(a) && row.contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_saying_has_four_characters_and_stands_once() {
        let mut seen = std::collections::HashSet::new();
        for word in SAYINGS.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace)
        {
            assert_eq!(word.chars().count(), 4, "{word}");
            assert!(seen.insert(word), "{word} stands twice");
        }
    }
}
