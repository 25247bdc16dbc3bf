//! S01 on numbers like 1.3 that stand behind 1.1: what goes on from no number before is read as text of the section above.

use super::finding::Hit;
use super::parts::Placed;
use super::passage::{Passage, is_han};
use super::rows::among;
use super::rule::{Level, RuleId};
use crate::report::numbering;
use crate::report::{Line, Part, Report};

/// So many numbers may be left out; what is farther off is a figure.
const FARTHEST: u32 = 4;

pub fn check(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut labels = None;
    // The last number, where it stands, and how many before it went on from one another.
    let mut before: Option<(usize, Vec<u32>, usize)> = None;
    for (n, p) in passages.iter().enumerate() {
        if p.place.line == Line::Heading || !p.at(0).is_ascii_digit() {
            continue;
        }
        let Some((own, end)) = number(p) else { continue };
        let section = || {
            let Part::Section(id) = p.place.part else { return None };
            let index = report.index_of(id)?;
            let labels = labels.get_or_insert_with(|| numbering::labels(report));
            let label = |index: usize| labels.get(index).and_then(|label| parts(label.text.trim()));
            label(index).map(|above| (above, label(index + 1)))
        };
        // The line above, or the section to which the line was taken to belong.
        let near = before.take().filter(|(m, ..)| *m + NEAR >= n);
        let run = match &near {
            Some((_, above, run)) if goes_on(above) == own => run + 1,
            _ => 1,
        };
        // 5.1 and 5.3 alone may be days.
        let above = near.filter(|(.., run)| *run > 1).map(|(_, above, _)| (above, None));
        let found = above.or_else(section).and_then(|(above, next)| {
            let expected = goes_on(&above);
            let far = beside(&above, &own)?;
            let left_out = (2..=FARTHEST).contains(&far) && next.is_none_or(|n| n != expected);
            left_out.then_some(expected)
        });
        if let Some(expected) = found {
            let right: Vec<String> = expected.iter().map(u32::to_string).collect();
            let hit = Hit::new(RuleId::S01, 0..end).level(Level::Warning);
            hits.push((n, hit.arg(right.join("."))));
        }
        before = Some((n, own, run));
    }
}

/// So many lines may stand between two numbers.
const NEAR: usize = 2;

/// Reads the number with which a line begins.
fn number(p: &Passage<'_>) -> Option<(Vec<u32>, usize)> {
    let end = p.run_within(0, LONGEST, |c| c.is_ascii_digit() || c == '.');
    // 1.5 米高
    let measured = among!("吨米亿万元公千毫厘小个天倍度亩升克斤伏瓦平立级折", p.at(end + 1));
    let blank = matches!(p.at(end), ' ' | '\u{3000}') && is_han(p.at(end + 1)) && !measured;
    Some((parts(p.slice(0..end)).filter(|_| blank)?, end))
}

const LONGEST: usize = 11;

/// Reads a number of two parts and more: 1.3.
fn parts(text: &str) -> Option<Vec<u32>> {
    let parts: Option<Vec<u32>> = text.split('.').map(|part| part.parse().ok()).collect();
    parts.filter(|parts| parts.len() > 1)
}

/// Returns how far a number is behind another beside it.
fn beside(above: &[u32], own: &[u32]) -> Option<u32> {
    let ((last, before), (other, others)) = (above.split_last()?, own.split_last()?);
    (before == others).then(|| other.checked_sub(*last)).flatten()
}

fn goes_on(above: &[u32]) -> Vec<u32> {
    let mut next = above.to_vec();
    next.last_mut().into_iter().for_each(|last| *last += 1);
    next
}
