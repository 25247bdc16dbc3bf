//! Who has which post, as a sentence tells it: `王立军任组长，陈晓东任副组长`.

use super::passage::{Passage, QUOTE, TITLE, is_han, is_stop};
use super::rosters::{LONGEST_POST, Listed};
use super::rows::{Row, among, words};
use super::spots::Spot;
use std::ops::Range;

/// What tells that a post was another's before, or will be.
static OTHER_TIMES: &Row =
    words!("期间 时任 曾任 历任 先后 至今 此前 原任 不再 免去 退休 接任 继任 年任 月任 拟任");
/// What stands before the first of them.
static LEADS: &Row = words!("由 任命 决定 推选 选举 同意 明确 确定 的");

/// Reads the first sentence that says of several who they are.
pub fn read<'p>(
    passages: &'p [Passage<'_>],
    spans: &mut Vec<(usize, Range<usize>)>,
    people: &mut Vec<Listed<'p>>,
) {
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| p.may_hold('任')) {
        let mut last: Option<Range<usize>> = None;
        for at in p.places("任") {
            let Some((listed, own)) = listed(p, at) else { continue };
            let next = last.as_ref().is_none_or(|last| last.end == own.start);
            if !next {
                break;
            }
            last = Some(last.map_or(own.start, |last| last.start)..own.end);
            people.push(listed);
        }
        match last {
            Some(span) if people.len() > 1 && !is_past(p, &span) => {
                spans.push((n, span));
                return;
            }
            _ => people.clear(),
        }
    }
}

fn is_past(p: &Passage<'_>, span: &Range<usize>) -> bool {
    let sentence = p.sentence(span.start);
    OTHER_TIMES.stands_in(p.slice(sentence)) || p.zone(span.start) & (TITLE | QUOTE) != 0
}

/// `李明远任总指挥，` around 任 at `at`: who it is, and from where to where.
fn listed<'p>(p: &'p Passage<'_>, at: usize) -> Option<(Listed<'p>, Range<usize>)> {
    // 主任, 责任 and 任务 are most of them.
    if among!("务何意期职命教免用由性凭人", p.at(at + 1)) {
        return None;
    }
    let end = at - usize::from(p.before(at) == '担');
    let start = [3, 2].into_iter().filter_map(|length| end.checked_sub(length)).find(|from| {
        let opens = *from == 0 || is_stop(p.before(*from)) || p.ends_one(*from, LEADS);
        opens && p.is_of(*from, Spot::SURNAME) && (*from..end).all(|i| is_han(p.at(i)))
    })?;
    let close = p.run_within(at + 1, LONGEST_POST, is_han);
    let post = p.slice(at + 1..close);
    let told = p.is_of(close.saturating_sub(1), Spot::POST) || post.ends_with("指挥");
    let parted = is_stop(p.at(close)) || close == p.len();
    (told && parted).then(|| {
        (Listed { name: p.slice(start..end), post }, start..close + usize::from(close < p.len()))
    })
}
