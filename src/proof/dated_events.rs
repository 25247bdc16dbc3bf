//! N19 on the day of something: `6月12日开展了实战演练。6月21日的实战演练中…`.

use super::finding::{Hit, within};
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};
use std::ops::Range;

/// What says that there was more than one.
static MORE: &Row = words!("次 首 第 又 再 两 多 另 分别 场 轮 期 每 各 至 — 前 后 同样");
const LONGEST_NAME: usize = 8;
const SHORTEST_NAME: usize = 4;

/// `6月21日的实战演练中`, and what stood before it of the same event on another day of that month.
pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    held(passages, hits);
    for (n, p) in passages.iter().enumerate() {
        if !is_text(p) && p.before(p.len()) != '。' || !p.may_hold_word("日的") {
            continue;
        }
        for at in p.places("日的") {
            let Some(day) = day_before(p, at + 1) else { continue };
            let end = p.run_within(at + 2, LONGEST_NAME, |c| is_han(c) && c != '中' && c != '上');
            let named = matches!(p.at(end), '中' | '上' | '，') && end - at - 2 >= SHORTEST_NAME;
            let name = p.slice(at + 2..end);
            if !named || MORE.stands_in(name) {
                continue;
            }
            let from = n.saturating_sub(1);
            let near = passages.get(from..=n).unwrap_or_default();
            let told: Vec<&str> = near
                .iter()
                .enumerate()
                .filter_map(|(m, q)| {
                    told_before(q, name, if m + from == n { day.start } else { q.len() })
                })
                .collect();
            if let [first] = told.as_slice()
                && month(first) == month(p.slice(day.clone()))
                && *first != p.slice(day.clone())
            {
                let hit = Hit::new(RuleId::N19, day).arg(within(first));
                hits.push((n, hit.level(Level::Review)));
            }
        }
    }
}

/// How it is told that something took place.
static HELD: &Row = words!("召开 举行 举办");
/// So many characters of what it is called are compared, and so far behind the verb they stand.
const HELD_NAME: usize = 2;
const FARTHEST: usize = 12;

/// `4月9日召开年会。4月19日召开的年会选举了理事`: taken up as known, on another day of that month.
fn held(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| p.may_hold('日') && p.may_hold('的'))
    {
        for at in p.places_of_any(HELD).filter(|at| p.before(*at) == '日' && p.at(at + 2) == '的')
        {
            let name = p.slice(at + 3..at + 3 + HELD_NAME);
            let (Some(day), verb) = (day_before(p, at), p.slice(at..at + 2)) else { continue };
            if name.chars().count() < HELD_NAME || !name.chars().all(is_han) || MORE.stands_in(name)
            {
                continue;
            }
            let from = n.saturating_sub(1);
            let near = passages.get(from..=n).unwrap_or_default().iter().enumerate();
            let told = near.flat_map(|(m, q)| {
                let end = if m + from == n { day.start } else { q.len() };
                held_before(q, verb, name, end)
            });
            let own = p.slice(day.clone());
            if let [first] = told.collect::<Vec<_>>()[..]
                && month(first) == month(own)
                && first != own
            {
                let hit = Hit::new(RuleId::N19, day).arg(within(first));
                hits.push((n, hit.level(Level::Review)));
            }
        }
    }
}

/// Returns the days before `end` on which something of a name was held: 9日召开年会.
fn held_before<'p>(q: &'p Passage<'_>, verb: &str, name: &str, end: usize) -> Vec<&'p str> {
    let places = q.places(verb).take_while(|at| *at < end);
    let told = places.filter(|at| {
        let said = q.slice(at + 2..(at + FARTHEST).min(q.clause(*at).end));
        said.contains(name) && !said.starts_with('的')
    });
    // 第三次年会 is another one, and so are two of them.
    let again = |at: &usize| MORE.stands_in(q.slice(at + 2..q.clause(*at).end));
    let told: Vec<usize> = told.collect();
    if told.iter().any(again) {
        return Vec::new();
    }
    told.into_iter().filter_map(|at| day_with_year(q, at)).collect()
}

/// Returns the day that ends at `end`, its year left out.
fn day_with_year<'p>(q: &'p Passage<'_>, end: usize) -> Option<&'p str> {
    let day = q.run_back_within(end.checked_sub(1)?, 2, |c| c.is_ascii_digit());
    let month = q.run_back_within(day.checked_sub(1)?, 2, |c| c.is_ascii_digit());
    let written =
        q.before(end) == '日' && q.before(day) == '月' && day + 1 < end && month + 1 < day;
    written.then(|| q.slice(month..end))
}

fn month(day: &str) -> Option<&str> {
    day.split_once('月').map(|(month, _)| month)
}

/// Returns the day that ends at `end`: 6月21日.
fn day_before(p: &Passage<'_>, end: usize) -> Option<Range<usize>> {
    let digit = |c: char| c.is_ascii_digit();
    let day = p.run_back_within(end - 1, 2, digit);
    let month = (p.before(day) == '月').then(|| p.run_back_within(day - 1, 2, digit))?;
    let bare = day < end - 1 && month < day - 1 && p.before(month) != '年';
    bare.then_some(month..end)
}

/// Returns the only day before `end` on which something of a name is told to have been done.
fn told_before<'p>(p: &'p Passage<'_>, name: &str, end: usize) -> Option<&'p str> {
    let at = p.find(0, name).filter(|at| *at < end)?;
    let sentence = p.sentence(at);
    let days = (sentence.start..at).filter(|i| p.at(*i) == '日');
    let mut days = days.filter_map(|i| day_before(p, i + 1));
    let (day, None) = (days.next()?, days.next()) else { return None };
    let once = !MORE.stands_in(p.slice(day.end..p.clause(at).end));
    (once && day.start == sentence.start).then(|| p.slice(day))
}
