//! T23 on names that no list knows: an organ under another short name than the one that is said, and the full
//! name of a company behind a short one.

use super::finding::Hit;
use super::names::is_unnamed;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};
use std::ops::Range;

/// What an organ's short name may begin with that is no part of its own.
const LEVELS: &str = "省市县区州旗镇乡";
const LONGEST_FULL: usize = 30;
const LONGEST_SHORT: usize = 14;
const LEAST_SHORT: usize = 5;

/// Looks for 动卫所 where 动物卫生监督所 is called 市动监所 for short. The full name ends at `end`.
pub fn other_short(
    passages: &[Passage<'_>],
    place: (usize, usize),
    name: &str,
    hits: &mut Vec<Placed>,
) {
    let (passage, end) = place;
    let Some(p) = passages.get(passage) else { return };
    let own = name.trim_start_matches(|c| LEVELS.contains(c));
    let mut chars = own.chars();
    let three = [chars.next(), chars.next(), chars.next()];
    let ([Some(first), Some(second), Some(last)], None) = (three, chars.next()) else { return };
    let start = p.run_back_within(end, LONGEST_FULL, is_han);
    let full = p.chars().get(start..end).unwrap_or_default();
    let Some(at) = full.iter().rposition(|c| *c == first) else { return };
    if p.before(end) != last {
        return;
    }
    // What stands beside the first is no short name but a part of the full one.
    let between = full.get(at + 2..full.len().saturating_sub(1)).unwrap_or_default();
    for other in between.iter().filter(|c| **c != second) {
        let short: String = [first, *other, last].iter().collect();
        let later = passages.iter().enumerate().skip(passage).filter(|(_, p)| is_text(p));
        for (n, p) in later {
            let from = if n == passage { end } else { 0 };
            let Some(at) = p.find(from, &short) else { continue };
            let level = LEVELS.contains(p.before(at)) && name.starts_with(p.before(at));
            if level || is_unnamed(p, at) {
                let hit = Hit::new(RuleId::T23, at..at + 3).case(1).arg(name);
                hits.push((n, hit.fix(own)));
            }
        }
    }
}

/// `青坪财险云岭公司…青坪财产保险股份有限公司云岭支公司`: the full name comes first.
pub fn company(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        let Some(at) = p.find(0, "有限公司") else { continue };
        let end = branch_end(p, at + 4);
        // （以下简称…） settles it.
        if p.at(end) != '（' && !passages.iter().any(|p| p.text.contains("以下简称")) {
            let run = p.run_back_within(at, LONGEST_FULL, is_han);
            let found = (run..at.saturating_sub(3))
                .find_map(|start| Some((start, short_before(passages, (n, start), end)?)));
            if let Some((start, short)) = found {
                let hit = Hit::new(RuleId::T23, start..end).case(3).arg(short);
                hits.push((n, hit.level(Level::Review)));
            }
        }
    }
}

/// Returns where the name of a branch ends behind 有限公司, or that where there is none.
fn branch_end(p: &Passage<'_>, end: usize) -> usize {
    let rest = end..p.run_within(end, 10, is_han);
    let text = p.slice(rest);
    let at = ["支公司", "分公司"].iter().filter_map(|word| text.find(word)).min();
    at.map_or(end, |at| end + text.get(..at).unwrap_or_default().chars().count() + 3)
}

/// Returns a short name of the company that stands before its full one.
fn short_before(passages: &[Passage<'_>], full: (usize, usize), end: usize) -> Option<String> {
    let (passage, start) = full;
    let own = passages.get(passage)?;
    let name = own.chars().get(start..end)?;
    let begins = own.slice(start..start + 2);
    passages.iter().enumerate().take(passage + 1).filter(|(_, p)| is_text(p)).find_map(|(n, p)| {
        let at = p.find(0, begins).filter(|at| n < passage || *at < start)?;
        let short = at..company_end(p, at)?;
        let text = p.chars().get(short.clone())?;
        let told = text.len() >= LEAST_SHORT && text.len() + 4 <= name.len();
        let known = told && is_unnamed(p, at) && is_short(text, name);
        known.then(|| p.string(short))
    })
}

/// Returns where 公司 ends in the same words.
fn company_end(p: &Passage<'_>, at: usize) -> Option<usize> {
    let words: Range<usize> = at..p.run_within(at, LONGEST_SHORT, is_han);
    let text = p.slice(words);
    let before = text.find("公司").and_then(|at| text.get(..at))?;
    Some(at + before.chars().count() + 2)
}

/// Says whether one name is another with characters left out, and no part of it: 青坪集团公司 is the parent
/// of 青坪集团财务有限公司.
fn is_short(short: &[char], full: &[char]) -> bool {
    let mut rest = full.iter();
    let left_out = short.iter().all(|c| rest.any(|other| other == c));
    let stem = short.get(..short.len().saturating_sub(2)).unwrap_or_default();
    left_out && !full.starts_with(stem) && !full.windows(short.len()).any(|part| part == short)
}
