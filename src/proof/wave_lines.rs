//! P14 on ～ and ~ between what is no figure: `二~四级`, `石门～沙浦动车组`.

use super::dashes::TRAFFIC;
use super::finding::Hit;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::among;
use super::rule::{Level, RuleId};

/// So far behind the sign stands what goes between two places.
const FARTHEST: usize = 12;
const LEAST_PLACE: usize = 2;

pub fn check(p: &Passage<'_>, i: usize, sign: char, hits: &mut Vec<Hit>) {
    let (before, next) = (p.before(i), p.at(i + 1));
    if is_numeral(before) && is_numeral(next) {
        if sign == '~' {
            hits.push(Hit::new(RuleId::P14, i..i + 1).fix("～"));
        }
        return;
    }
    if !is_han(before) || !is_han(next) || among!("级类档期班时点分月日周年季", before)
    {
        return;
    }
    let (back, end) = (p.run_back(i, is_han), p.run_within(i + 1, FARTHEST, is_han));
    let named = i - back >= LEAST_PLACE && end > i + LEAST_PLACE;
    if named && TRAFFIC.stands_in(p.slice(i + 1 + LEAST_PLACE..end)) {
        hits.push(Hit::new(RuleId::P14, i..i + 1).case(1).fix("—"));
    } else if sign == '~' && is_numeral(before) && i > 1 && p.at(i - 2) == next {
        // 初一~初三
        hits.push(Hit::new(RuleId::P14, i..i + 1).level(Level::Review).fix("～"));
    }
}
