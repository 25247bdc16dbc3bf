//! S16 on sentences that are long by their parts: those that ； parts, and items numbered in one line.

use super::finding::Hit;
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::sentences::LONGEST_SENTENCE;
use super::spots::Spot;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if p.len() > LONGEST_OF_PARTS && p.may_hold('；') {
        of_parts(p, hits);
    }
    numbered_in_line(p, hits);
}

/// So long is a sentence whose parts ； parts.
const LONGEST_OF_PARTS: usize = 148;
/// What numbers its parts.
static NUMBERED: &Row = words!("一是 一要 首先 第一 （一） （1） ① 1. 其一 一方面");

/// S16 on a sentence that is no list and is too long with all parts that ； parts.
fn of_parts(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut start = 0;
    for (i, _) in p.spots(Spot::END).filter(|(_, c)| *c != '；') {
        let said = p.slice(start..i);
        let parts = said.matches('；').count();
        let list = NUMBERED.stands_in(said) || said.contains('：') || parts > 3;
        let long = i - start > LONGEST_OF_PARTS && parts > 0;
        // One of its parts may be told already.
        let longest = || said.split('；').map(|part| part.chars().count()).max().unwrap_or(0);
        if long && !list && longest() <= LONGEST_SENTENCE {
            let hit = Hit::new(RuleId::S16, start..i + 1);
            hits.push(hit.arg((i - start).to_string()));
        }
        start = i + 1;
    }
}

/// S16 on items numbered in one line: `应具备下列条件：（1）…；（2）…；（3）…。` is one sentence, however many ； part it.
fn numbered_in_line(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('（') || p.len() < LONGEST_SENTENCE {
        return;
    }
    for (first, third) in [("（1）", "（3）"), ("（一）", "（三）"), ("①", "③")] {
        let led = |at: &usize| matches!(p.before(*at), '：' | '，');
        let Some(at) = p.find(1, first).filter(led) else { continue };
        let full = |c: char| matches!(c, '。' | '！' | '？');
        let start = p.run_back_within(at, LONGEST_SENTENCE, |c| !full(c));
        let end = p.run_within(at, 4 * LONGEST_SENTENCE, |c| !full(c));
        let several = p.find(at, third).is_some_and(|third| third < end);
        let parted = p.first_of(start..end, Spot::END).is_some();
        if several && parted && end - start > LONGEST_SENTENCE {
            let hit = Hit::new(RuleId::S16, start..end).level(Level::Review);
            hits.push(hit.arg((end - start).to_string()));
            return;
        }
    }
}
