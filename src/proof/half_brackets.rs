//! P01 on brackets of half width: those of a Chinese text are of full width, and those of another language, of a
//! label and of a formula are not.

use super::finding::Hit;
use super::marks::{full_width, is_numeral};
use super::passage::{Passage, is_chinese};
use super::rule::RuleId;
use super::spots::Spot;

/// What is longer is no Latin text that a report quotes.
const LONGEST_LATIN: usize = 400;
/// Nor is it a formula.
const LONGEST_FORMULA: usize = 80;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut open = Vec::new();
    for (i, c) in p.spots(Spot::PAIRED) {
        match c {
            '(' | '（' => open.push((i, c)),
            ')' | '）' => {
                let Some((start, opening)) = open.pop() else { continue };
                let around = [p.before(start), p.at(start + 1), p.before(i), p.at(i + 1)];
                let before = p.before(p.run_back(start, |c| c == ' '));
                let inside = p.slice(start + 1..i);
                // Who nests deep is not to have all read again at each bracket.
                let latin = before.is_ascii_alphanumeric()
                    && (i - start > LONGEST_LATIN || inside.is_ascii());
                // （1)甲、2)乙）: the bracket is that of a label.
                let label = (opening == '(') != (c == ')') && inside.chars().all(is_numeral);
                let formula = opening == '(' && c == ')' && is_formula(p, start, i);
                if latin || label || formula || !around.iter().any(|c| is_chinese(*c)) {
                    continue;
                }
                for (at, half) in [(start, opening), (i, c)] {
                    if matches!(half, '(' | ')') {
                        hits.push(Hit::new(RuleId::P01, at..at + 1).fix(full_width(half)));
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether brackets hold a formula: `温度(15±5)℃`, `(1520×11.5+6300×8.2)美元`.
fn is_formula(p: &Passage<'_>, open: usize, close: usize) -> bool {
    let sign = |c: char| matches!(c, '±' | '×' | '÷');
    let whole = |c: char| {
        c.is_ascii_alphanumeric() || sign(c) || matches!(c, '.' | '+' | '-' | '−' | '/' | '%' | ' ')
    };
    let inside = p.slice(open + 1..close);
    close - open <= LONGEST_FORMULA && inside.contains(sign) && inside.chars().all(whole)
}
