//! What is one or two characters off a known wording: T20 for fixed wording, T26 for the formulations
//! of a pack.
//!
//! A wording of n characters with k errors keeps one of k + 1 pieces whole. The pieces of all
//! wordings are looked for in one walk; where one stands, the wording around it is compared.

use super::by_char::Set;
use super::finding::{Hit, within};
use super::lists::{Lists, Text, Texts};
use super::passage::{Passage, is_han, is_stop};
use super::patterns::Found;
use super::rule::RuleId;

const MOST_ERRORS: usize = 2;
/// Shorter wordings are too like others.
const LEAST_FIXED: usize = 6;
const LEAST_PHRASE: usize = 10;

/// Of which wording a piece is, and where in that it stands.
pub type Piece = (u32, u32);

#[derive(Debug)]
pub struct NearIndex {
    wordings: Vec<Wording>,
}

#[derive(Debug)]
struct Wording {
    text: Text,
    chars: Vec<char>,
    also: Texts,
    rule: RuleId,
    own: bool,
}

impl NearIndex {
    /// `phrases` are literal texts; of a phrase with slots, what stands between them.
    pub fn of(lists: &Lists, phrases: &[Text]) -> Self {
        let mut wordings: Vec<Wording> = Vec::new();
        let mut seen: Set<&str> = Set::default();
        let fixed = lists
            .fixed
            .iter()
            .filter(|f| f.near)
            .map(|f| (&f.text, f.also.clone(), RuleId::T20, LEAST_FIXED, f.own));
        let phrases =
            phrases.iter().map(|text| (text, Texts::default(), RuleId::T26, LEAST_PHRASE, false));
        for (text, also, rule, least, own) in fixed.chain(phrases) {
            let chars: Vec<char> = text.chars().collect();
            if chars.len() >= least && seen.insert(text) {
                wordings.push(Wording { text: text.clone(), chars, also, rule, own });
            }
        }
        NearIndex { wordings }
    }

    /// Returns the pieces by which the wordings are found.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Piece)> {
        self.wordings.iter().zip(0..).flat_map(|(wording, n)| {
            let pieces = cut(wording, errors(wording) + 1);
            pieces.into_iter().map(move |(at, piece)| (piece, (n, at)))
        })
    }

    pub fn check(&self, p: &Passage<'_>, pieces: &[Found<Piece>], hits: &mut Vec<Hit>) {
        let mut tried: Set<(usize, usize)> = Set::default();
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        let mut exact: Vec<(usize, usize)> = Vec::new();
        for piece in pieces {
            let Some((n, start, wording)) = self.around(piece) else { continue };
            // Most stand there as they are; where its first character stands nowhere, nothing like it does.
            let first = wording.chars.first().copied().unwrap_or_default();
            let mut reach = start.saturating_sub(MOST_ERRORS)..=start + MOST_ERRORS;
            if wording.stands(p, start)
                || !reach.any(|i| p.at(i) == first)
                || !tried.insert((n, start))
            {
                continue;
            }
            match compare(p, wording, start) {
                Some((from, to, 0)) => exact.push((from, to)),
                Some((from, to, _)) => found.push((n, from, to)),
                None => {}
            }
        }
        if found.is_empty() {
            return;
        }
        let whole = pieces.iter().filter_map(|piece| self.around(piece));
        let whole = whole.filter(|(_, start, wording)| wording.stands(p, *start));
        exact.extend(whole.map(|(_, start, wording)| (start, start + wording.chars.len())));
        found.retain(|(_, from, to)| !exact.iter().any(|(f, t)| *f < *to && *from < *t));
        found.dedup();
        for (n, from, to) in found {
            let Some(wording) = self.wordings.get(n) else { continue };
            let text = p.slice(from..to);
            if !wording.also.iter().any(|also| text.contains(&**also)) {
                let hit = Hit::new(wording.rule, from..to).arg(within(&wording.text));
                hits.push(hit.fix(wording.text.clone()).own(wording.own));
            }
        }
    }

    /// Returns the wording that a piece is of, with its number, and where it begins.
    fn around(&self, piece: &Found<Piece>) -> Option<(usize, usize, &Wording)> {
        let (n, offset) = (piece.value.0 as usize, piece.value.1 as usize);
        Some((n, piece.start.checked_sub(offset)?, self.wordings.get(n)?))
    }
}

impl Wording {
    fn stands(&self, p: &Passage<'_>, start: usize) -> bool {
        p.chars().get(start..start + self.chars.len()) == Some(self.chars.as_slice())
    }
}

/// A short wording may be one character off, a longer one two.
fn errors(wording: &Wording) -> usize {
    if wording.chars.len() >= 12 { MOST_ERRORS } else { 1 }
}

/// Cuts a wording in pieces, each with how many characters stand before it.
fn cut(wording: &Wording, count: usize) -> Vec<(u32, &str)> {
    let size = wording.chars.len() / count;
    let bytes: Vec<usize> = wording.text.char_indices().map(|(at, _)| at).collect();
    let byte = |n: usize| bytes.get(n).copied().unwrap_or(wording.text.len());
    (0u32..)
        .take(count)
        .map(|n| {
            let from = n as usize * size;
            let to = if n as usize + 1 == count { wording.chars.len() } else { from + size };
            (from as u32, wording.text.get(byte(from)..byte(to)).unwrap_or_default())
        })
        .collect()
}

/// Compares a wording with the text around `start`. Its first and last character must stand there:
/// what is changed at its ends is another text.
fn compare(p: &Passage<'_>, wording: &Wording, start: usize) -> Option<(usize, usize, usize)> {
    let most = errors(wording);
    let (first, last) = (wording.chars.first()?, wording.chars.last()?);
    let mut best: Option<(usize, usize, usize)> = None;
    for from in start.saturating_sub(most)..=start + most {
        if p.at(from) != *first || cuts_word(p, wording, from) {
            continue;
        }
        let length = wording.chars.len();
        for to in from + length - most..=from + length + most {
            let ends = p.before(to) == *last || ends_otherwise(p, wording, to);
            if to > p.len() || !(ends || last_is_another(p, wording, from, to)) {
                continue;
            }
            let text = p.chars().get(from..to).unwrap_or_default();
            let Some(distance) = distance(&wording.chars, text, most) else { continue };
            if best.is_none_or(|(_, _, d)| distance < d) {
                best = Some((from, to, distance));
            }
        }
    }
    best.filter(|(from, to, distance)| *distance == 0 || tells(p, wording, *from, *to))
}

/// Whether a deviation is one: marks aside, fixed wording may lose two characters but not gain two,
/// and no character of it turns into a mark.
fn tells(p: &Passage<'_>, wording: &Wording, from: usize, to: usize) -> bool {
    let text = p.slice(from..to);
    let letters = |text: &str| text.chars().filter(|c| is_han(*c)).collect::<String>();
    let (own, other) = (letters(&wording.text), letters(text));
    let grown = wording.rule == RuleId::T20 && other.chars().count() >= own.chars().count() + 2;
    let other_kind = KINDS.iter().any(|kind| other.ends_with(kind) && !own.ends_with(kind));
    let stops = |text: &str| text.matches(['。', '；']).count();
    let parted = stops(text) > stops(&wording.text)
        || text.matches(['，', '、']).count() > wording.text.matches(['，', '、']).count();
    own != other && !grown && !parted && !other_kind
}

/// Whether a formulation ends here with a character in place of its last, before a mark: 守土尽职。
fn ends_otherwise(p: &Passage<'_>, wording: &Wording, to: usize) -> bool {
    let last_but_one = wording.chars.len().checked_sub(2).and_then(|at| wording.chars.get(at));
    let same = to.checked_sub(2).map(|at| p.at(at)) == last_but_one.copied();
    wording.rule == RuleId::T26 && same && is_han(p.before(to)) && is_stop(p.at(to))
}

/// Of so many characters the last two may be others: what stands before them tells which wording is meant.
const LEAST_TO_TELL: usize = 16;

/// Whether a list of watchwords ends with others in place of its last two characters, before a mark:
/// …、追求完美”.
fn last_is_another(p: &Passage<'_>, wording: &Wording, from: usize, to: usize) -> bool {
    let count = wording.chars.len();
    let marked = is_stop(p.at(to)) || matches!(p.at(to), '”' | '的');
    wording.rule == RuleId::T20
        && count >= LEAST_TO_TELL
        && to == from + count
        && marked
        && wording.text.contains('、')
        && is_han(p.before(to))
        && p.chars().get(from..to - 2) == wording.chars.get(..count - 2)
}

/// Each kind of text opens in its own words.
const KINDS: &[&str] = &[
    "报告如下",
    "汇报如下",
    "通报如下",
    "通知如下",
    "总结如下",
    "请示如下",
    "函告如下",
    "公告如下",
];

/// 强组织领导 in 加强组织领导 is not 强化组织领导 with a character left out: where a word goes on from what
/// stands before, its second character must be there.
fn cuts_word(p: &Passage<'_>, wording: &Wording, from: usize) -> bool {
    let second = wording.chars.get(1).copied().unwrap_or_default();
    is_han(p.before(from)) && p.at(from + 1) != second
}

/// The edit distance of two texts, if it is at most `most`.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let alike = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(alike..)?, b.get(alike..)?);
    let alike = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(..a.len() - alike)?, b.get(..b.len() - alike)?);
    let ([_, behind_a @ ..], [_, behind_b @ ..]) = (a, b) else {
        return Some(a.len() + b.len()).filter(|d| *d <= most);
    };
    // The first of them differ: one is another, one too many, or one is missing.
    let rest = most.checked_sub(1)?;
    let ways = [(behind_a, behind_b), (behind_a, b), (a, behind_b)];
    let least = ways.into_iter().filter_map(|(a, b)| distance(a, b, rest)).min()?;
    Some(least + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expect) in [
            ("一二三", "一二三", Some(0)),
            ("一二三四", "一三四", Some(1)),
            ("一二三四", "一二五四", Some(1)),
            ("一二三四", "一二五六三四", Some(2)),
            ("一二三四", "五六七八", None),
            ("一二三四", "二一三四", Some(2)),
        ] {
            let chars = |s: &str| s.chars().collect::<Vec<_>>();
            assert_eq!(distance(&chars(a), &chars(b), 2), expect, "{a} {b}");
        }
    }
}
