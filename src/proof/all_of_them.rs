//! N19 on a count told again before its number, of all of which something is told: `今年招收学员37人…今年招收的学员34人全部
//! 结业`, `检查加油站19座…受检的加油站17座均设有应急池`. All is for review.

use super::finding::{Hit, within};
use super::likeness::is_turned;
use super::number::Figure;
use super::passage::Passage;
use super::recount_words::{JOINS, OTHERS_STILL};
use super::recounts::{end_of_measure, is_of_name, measure, shared_end};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};

/// What tells something of all that are counted.
static OF_ALL: &Row = words!("均 全部 都 全都 一律 全员 悉数 无一 全数");
/// What takes up those with whom something was done.
static THOSE: &Row = words!("受检 受访 受训 受助 参训 参演 参赛 参评 参会 参试 应检 上述 入选");
const LONGEST: usize = 14;
/// So many characters of what is counted are the same.
const LEAST: usize = 4;
const LEAST_TAKEN_UP: usize = 3;
/// Of more counts in a report only the first are asked about.
const MOST: usize = 60;
/// So far may two counts of one thing differ.
const MOST_OFF: f64 = 0.2;

/// A count with what is counted before it, 的 left out.
struct Count<'p> {
    passage: usize,
    figure: &'p Figure,
    measure: char,
    noun: Vec<char>,
    text: &'p str,
    of_all: bool,
    /// 的 stood in it.
    told_of: bool,
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let told = |p: &Passage<'_>| is_text(p) || p.before(p.len()) == '。';
    let texts = || passages.iter().enumerate().filter(|(_, p)| told(p));
    let may = |p: &Passage<'_>| !p.figures().is_empty() && p.may_hold_one(OF_ALL);
    if !texts().any(|(_, p)| may(p) && p.figures().iter().any(|f| tells_of_all(p, f))) {
        return;
    }
    let all = texts().flat_map(|(n, p)| p.figures().iter().filter_map(move |f| count(n, p, f)));
    let counts: Vec<Count<'_>> = all.take(MOST).collect();
    for (at, again) in counts.iter().enumerate().filter(|(_, count)| count.of_all) {
        let before = counts.get(..at).unwrap_or_default();
        let mut same = before.iter().filter(|count| is_same(count, again));
        let (Some(count), None) = (same.next(), same.next()) else { continue };
        let known = before.iter().any(|count| {
            count.figure.value == again.figure.value && count.measure == again.measure
        });
        if let (false, Some(p)) = (known, passages.get(again.passage)) {
            let range = again.figure.digits.start..end_of_measure(p, again.figure);
            let hit = Hit::new(RuleId::N19, range).arg(within(count.text));
            hits.push((again.passage, hit.level(Level::Review)));
        }
    }
}

fn tells_of_all(p: &Passage<'_>, figure: &Figure) -> bool {
    measure(p, figure).is_some() && p.is_one(end_of_measure(p, figure), OF_ALL)
}

fn count<'p>(passage: usize, p: &'p Passage<'_>, figure: &'p Figure) -> Option<Count<'p>> {
    let (measure, start) = (measure(p, figure)?, figure.digits.start);
    // 人次 counts how often, and 人 how many.
    let measure = if p.at(figure.end + 1) == '次' { '次' } else { measure };
    let clause = p.clause(start).start;
    if OTHERS_STILL.stands_in(p.slice(clause..start)) {
        return None;
    }
    let end = start - p.word_before(start, JOINS).map_or(0, |word| word.chars().count());
    let from = p.run_back_within(end, LONGEST, is_of_name);
    let said = p.chars().get(from..end)?;
    let noun: Vec<char> = said.iter().filter(|c| **c != '的').copied().collect();
    let told_of = noun.len() < said.len();
    let text = p.slice(from..end_of_measure(p, figure));
    let of_all = tells_of_all(p, figure);
    (noun.len() >= LEAST_TAKEN_UP).then_some(Count {
        passage,
        figure,
        measure,
        noun,
        text,
        of_all,
        told_of,
    })
}

/// Whether both count the same: what stands before the noun they share is said of both, or takes up what was told.
fn is_same(count: &Count<'_>, again: &Count<'_>) -> bool {
    let (one, other) = (count.figure, again.figure);
    let shared = shared_end(&count.noun, &again.noun);
    let rest: String = again.noun.iter().take(again.noun.len() - shared).collect();
    let off = (one.value - other.value).abs();
    let turned = || is_turned(&one.value.to_string(), &other.value.to_string());
    let taken_up = THOSE.has(&rest) && shared >= LEAST_TAKEN_UP;
    let whole = rest.is_empty() && (shared >= LEAST && again.told_of || turned());
    let near = off <= other.value.max(one.value) * MOST_OFF || turned();
    count.measure == again.measure && off > 0.0 && near && (taken_up || whole)
}
