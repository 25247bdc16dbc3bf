//! Rules on quotation marks: P02 on straight ones and on those of other scripts.

use super::finding::Hit;
use super::passage::{Passage, QUOTE, is_han};
use super::rule::{Level, RuleId};
use super::spots::Spot;

pub const DOUBLE: [char; 2] = ['"', '＂'];
pub const SINGLE: [char; 2] = ['\'', '＇'];

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let odd = |c: char| matches!(c, '"' | '＂' | '\'' | '＇' | '「' | '『' | '〝');
    if !p.spots(Spot::PAIRED).any(|(_, c)| odd(c)) || !p.chars().iter().any(|c| is_han(*c)) {
        return;
    }
    straight(p, DOUBLE, ['“', '”'], hits);
    straight(p, SINGLE, ['‘', '’'], hits);
    for (open, close) in [('「', '」'), ('『', '』'), ('〝', '〞')] {
        foreign(p, open, close, hits);
    }
}

/// By parity within the paragraph; a curly mark beside a straight one counts too.
fn straight(p: &Passage<'_>, straight: [char; 2], curly: [char; 2], hits: &mut Vec<Hit>) {
    let mut opened: Option<usize> = None;
    let mut found: Vec<(usize, bool)> = Vec::new();
    for (i, c) in p.spots(Spot::PAIRED) {
        if curly.contains(&c) {
            opened = Some(i).filter(|_| c == curly[0]);
        } else if straight.contains(&c) && is_quotation_mark(p, i, opened.is_some()) {
            match opened.take() {
                Some(start) if straight.contains(&p.at(start)) && is_code(p, start, i) => {
                    found.pop();
                }
                Some(_) => found.push((i, false)),
                None => {
                    opened = Some(i);
                    found.push((i, true));
                }
            }
        }
    }
    let odd = opened.filter(|at| straight.contains(&p.at(*at)));
    for (i, opens) in found {
        let hit = Hit::new(RuleId::P02, i..i + 1);
        hits.push(match odd {
            None => hit.fix(mark(p, i, opens, curly == ['‘', '’'])),
            Some(at) if at == i => hit.level(Level::Review).case(1),
            Some(_) => hit,
        });
    }
}

/// Only a quotation within another takes ‘’.
fn mark(p: &Passage<'_>, i: usize, opens: bool, single: bool) -> &'static str {
    match (single && p.zone(i) & QUOTE != 0, opens) {
        (true, true) => "‘",
        (true, false) => "’",
        (false, true) => "“",
        (false, false) => "”",
    }
}

/// `name="admin"`, `echo "ok"`: what is quoted in Latin text is none of ours.
fn is_code(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let before = p.before(p.run_back(start, |c| c == ' '));
    let latin = p.slice(start + 1..end).is_ascii();
    before == '='
        || (latin
            && (before.is_ascii_alphanumeric() || matches!(before, '(' | '[' | '{' | ',' | ':')))
}

/// Not an apostrophe, minutes, or inches: behind a digit a mark closes what waits for it, or is none.
pub fn is_quotation_mark(p: &Passage<'_>, i: usize, waits: bool) -> bool {
    let (before, next) = (p.before(i), p.at(i + 1));
    let latin = |c: char| c.is_ascii_alphanumeric();
    if SINGLE.contains(&p.at(i)) {
        // ``…'': two side by side are one mark of another script.
        if SINGLE.contains(&before) || SINGLE.contains(&next) {
            return false;
        }
        let of_year = next.is_ascii_digit() && p.at(i + 3) == '年';
        return (!latin(before) || !latin(next) && is_han(next)) && !of_year;
    }
    !before.is_ascii_digit() || waits
}

/// `「一窗通办」`
fn foreign(p: &Passage<'_>, open: char, close: char, hits: &mut Vec<Hit>) {
    let mut opened: Option<(usize, bool)> = None;
    let mut within = false;
    for (i, c) in p.spots(Spot::PAIRED) {
        if matches!(c, '「' | '」') {
            within = c == '「';
        }
        if c == open {
            opened = Some((i, within && open == '『'));
        } else if c == close
            && let Some((start, inner)) = opened.take()
        {
            let (left, right) = if inner { ("‘", "’") } else { ("“", "”") };
            hits.push(Hit::new(RuleId::P02, start..start + 1).fix(left));
            hits.push(Hit::new(RuleId::P02, i..i + 1).fix(right));
        }
    }
}
