//! S15 on what stands twice in a row and is no word: a day, `于5月6日于5月6日召开`, a title, a measure, `46家家。`.

use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han, is_stop};
use super::rows::among;
use super::rule::RuleId;

const SHORTEST: usize = 4;
const LONGEST: usize = 12;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut behind = 0;
    for (n, figure) in figures.iter().enumerate() {
        let rest = figures.get(n + 1..).unwrap_or_default();
        if figure.digits.start >= behind
            && let Some(hit) = run(p, figure, rest).or_else(|| measure(p, figure))
        {
            behind = hit.range.end;
            hits.push(hit);
        }
    }
    if p.may_hold('》') {
        p.places("》《").for_each(|at| hits.extend(title(p, at)));
    }
}

/// `于5月6日于5月6日`: a run of figures and what belongs to them. Where the figure stands again tells how long it is.
fn run(p: &Passage<'_>, figure: &Figure, behind: &[Figure]) -> Option<Hit> {
    let at = figure.digits.start;
    let length = |other: &Figure| other.digits.start - at;
    let near = behind.iter().take_while(|other| length(other) <= LONGEST);
    let again = |other: &&Figure| length(other) >= SHORTEST && other.value == figure.value;
    let length = near.filter(again).map(length).next()?;
    let from = p.run_back_within(at, 3, is_han);
    let same = |start: &usize| {
        let (middle, end) = (start + length, start + 2 * length);
        end <= p.len() && p.slice(*start..middle) == p.slice(middle..end)
    };
    let start = (from..=at).find(same)?;
    let word = p.string(start..start + length);
    let plain = word.chars().all(|c| is_han(c) || c.is_ascii_digit())
        && word.chars().any(is_han)
        && is_han(p.at(start + length - 1));
    let hit = || Hit::new(RuleId::S15, start..start + 2 * length).case(1);
    plain.then(|| hit().arg(word.clone()).fix(word))
}

/// `3200亩亩，`: behind the measure nothing begins that it could belong to.
fn measure(p: &Passage<'_>, figure: &Figure) -> Option<Hit> {
    let unit = figure.unit.filter(|c| among!("家亩户个件项条处吨台次名元", *c))?;
    let end = figure.end + 2;
    let twice = p.at(figure.end + 1) == unit && (is_stop(p.at(end)) || end == p.len());
    let hit = || Hit::new(RuleId::S15, figure.end..end).case(1).arg(unit).fix(unit);
    twice.then(hit)
}

/// `《办法》《办法》`
fn title(p: &Passage<'_>, at: usize) -> Option<Hit> {
    let open = p.run_back_within(at, 40, |c| c != '《').checked_sub(1)?;
    let length = at + 1 - open;
    let same = p.at(open) == '《' && p.slice(open..at + 1) == p.slice(at + 1..at + 1 + length);
    let title = p.string(open..at + 1);
    let hit = || Hit::new(RuleId::S15, open..at + 1 + length).case(1);
    same.then(|| hit().arg(title.clone()).fix(title))
}
