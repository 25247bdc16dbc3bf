//! Rules on lists in a sentence, over all paragraphs of a part: S03, S04, S06.
//!
//! A list may stand in a list. An item goes on the innermost list that waits for its value; what no
//! list of its series waits for goes on one of another series (S06), or is out of order (S03).

use super::around::Around;
use super::finding::Hit;
use super::items::{Item, Series, is_led_by_anyone, items};
use super::lone::{self, before_next_list, tells_second};
use super::passage::{Passage, opens_clause};
use super::rows::listed;
use super::rule::{Level, RuleId};
use std::cell::LazyCell;

/// The items of one list. The first may be the number of the section itself, which stands in no text.
#[derive(Debug)]
pub struct List {
    pub series: Series,
    pub items: Vec<Item>,
    pub seeded: bool,
    pub faulty: bool,
}

/// A hit and the passage it belongs to.
pub type Placed = (usize, Hit);

/// Checks the body of one part, and returns its lists.
pub fn check(body: &[&Passage<'_>], around: &Around<'_>, hits: &mut Vec<Placed>) -> Vec<List> {
    let lists = group(body, around, hits);
    for list in &lists {
        mixed(body, list, hits);
        alone(body, list, around, hits);
        lone::check(body, list, around, hits);
    }
    lists
}

/// Lists nest no deeper; the oldest are taken as ended.
const DEEPEST: usize = 16;

/// No part of a report holds more.
const MOST_LISTS: usize = 200;

impl List {
    fn new(item: Item) -> Self {
        List { series: item.series, items: vec![item], seeded: false, faulty: false }
    }

    fn last_value(&self) -> u32 {
        self.items.last().map_or(0, |last| last.value)
    }

    fn holds(&self, series: Series) -> bool {
        self.items.iter().any(|item| item.series == series)
    }

    /// Whether the list goes on behind what its last item told in items of its own.
    pub fn goes_on_below(&self, around: &Around<'_>) -> bool {
        let next = self.series.write(self.last_value() + 1, '，');
        self.series.is_strong() && around.goes_on_below(next.trim_end_matches('，'))
    }

    /// Takes an item that goes on the list, if it does: behind the last, or behind the last of its own
    /// series, and what stood between was no item of this list.
    fn take(&mut self, item: Item) -> bool {
        if !self.holds(item.series) {
            return false;
        }
        if self.last_value() + 1 == item.value {
            self.items.push(item);
            return true;
        }
        let own = self.items.iter().rposition(|other| other.series == item.series);
        let waits = |at: usize| self.items.get(at).is_some_and(|own| own.value + 1 == item.value);
        match own.filter(|at| waits(*at)) {
            Some(at) => {
                self.items.truncate(at + 1);
                self.items.push(item);
                true
            }
            None => false,
        }
    }
}

fn group(body: &[&Passage<'_>], around: &Around<'_>, hits: &mut Vec<Placed>) -> Vec<List> {
    let mut done: Vec<List> = Vec::new();
    let mut open: Vec<List> = Vec::new();
    if let Some((series, value)) = around.number() {
        let seed = Item { passage: 0, start: 0, end: 0, value, series };
        open.push(List { seeded: true, ..List::new(seed) });
    }
    let loose_first = LazyCell::new(|| loose_ordinal(body, around.before()));
    for (n, passage) in body.iter().enumerate() {
        for item in items(passage, n) {
            if let Some(at) = open.iter_mut().rposition(|list| list.take(item)) {
                done.extend(open.drain(at + 1..));
            } else if item.value == 1 {
                if open.len() == DEEPEST {
                    done.push(open.remove(0));
                }
                open.push(List::new(item));
            } else if item.series == Series::Ordinal && *loose_first && !holds(&open, item.series) {
                continue;
            } else if !joined(body, &mut open, &mut done, item) {
                stray(body, around.before(), item, &mut open, hits);
            }
        }
    }
    done.extend(open);
    // What is looked for behind a list is looked for in all that follows.
    done.truncate(MOST_LISTS);
    repeated_first(body, &mut done, hits);
    done
}

fn holds(lists: &[List], series: Series) -> bool {
    lists.iter().any(|list| list.holds(series))
}

/// Whether 第一 leads something that is no item as they are read here: 第一是, 第一个方面.
fn loose_ordinal(body: &[&Passage<'_>], before: &str) -> bool {
    before.contains("第一") || body.iter().any(|p| p.find(0, "第一").is_some())
}

/// Puts an item on a list of another series that waits for its value: 一是…第二，…三是….
fn joined(body: &[&Passage<'_>], open: &mut Vec<List>, done: &mut Vec<List>, item: Item) -> bool {
    let own = holds(open, item.series);
    let waits = |list: &List| {
        let near = list.items.last().is_some_and(|last| {
            last.passage == item.passage
                || (list.series.is_strong() && item.series.is_strong() && !list.seeded)
        });
        let series = list.series.is_strong()
            || list.series == Series::First
            || list.seeded
            || (list.series.is_number() && item.series.is_number())
            // （1）开展摸底，二是督促整改
            || list.series.is_number() && matches!(item.series, Series::Is(_));
        !own && near && series && !list.faulty && list.last_value() + 1 == item.value
    };
    let loose = || {
        item.series == Series::OfThem
            && body.iter().take(item.passage + 1).any(|p| p.text.contains("一方面"))
    };
    let Some(at) = open.iter().rposition(waits).filter(|_| !loose()) else { return false };
    done.extend(open.drain(at + 1..));
    if let Some(list) = open.last_mut() {
        list.items.push(item);
    }
    true
}

/// An item no list waits for.
fn stray(
    body: &[&Passage<'_>],
    before: &str,
    item: Item,
    open: &mut Vec<List>,
    hits: &mut Vec<Placed>,
) {
    let Some(p) = body.get(item.passage) else { return };
    let series = item.series;
    let Some(list) = open.iter_mut().rev().find(|list| list.series == series) else {
        if matches!(series, Series::Is(_)) {
            // 我们一是…；二是…；二是…: the first is there, without a mark before it.
            let led = series == Series::Is('是')
                && p.places("一是").any(|at| {
                    at < item.start && !matches!(p.before(at), '统' | '唯' | '万' | '单' | '专')
                });
            open.push(List { faulty: !led, ..List::new(item) });
            hits.extend(without_first(body, before, item).map(|hit| (item.passage, hit)));
        }
        return;
    };
    let own = list.items.iter().filter(|other| other.series == series);
    let Some(last) = own.clone().next_back().copied() else { return };
    let expected = last.value + 1;
    if !series.is_strong() {
        // Such a sign may stand for something else: it takes two in order to make a list of them.
        let (same, several) = (last.passage == item.passage && !list.faulty, own.count() > 1);
        let left_out = item.value > expected || item.value == last.value;
        // Of two it is not sure that they are items: （1）…；（3）….
        let doubtful = !several && item.value == expected + 1 && lone::goes_on(p, last, item);
        if same && left_out && (several || doubtful) {
            list.faulty = true;
            let hit = wrong_order(p, item, expected);
            hits.push((item.passage, if several { hit } else { hit.level(Level::Review) }));
        }
        return;
    }
    list.items.push(item);
    if std::mem::replace(&mut list.faulty, true) {
        return;
    }
    let hit = match lone::holds_other_series(body, last, item) {
        Some(other) => Hit::new(RuleId::S06, item.start..item.end)
            .arg(p.slice(item.start..item.end).trim_end_matches(['，', '、']))
            .arg(other),
        None => wrong_order(p, item, expected),
    };
    hits.push((item.passage, hit));
}

/// An item of a list of which the first is not there.
fn without_first(body: &[&Passage<'_>], before: &str, item: Item) -> Option<Hit> {
    let p = body.get(item.passage)?;
    if !has_loose_first(body, before, item) {
        // A sentence alone may be cut from a list, or speak of it.
        let hit = wrong_order(p, item, 1);
        let cut = body.len() == 1 && lone::is_cut(p, item);
        return Some(if cut { hit.level(Level::Review) } else { hit });
    }
    let other = lone::other_before(p, item)?;
    let hit = Hit::new(RuleId::S06, item.start..item.end);
    Some(hit.arg(p.slice(other)).arg(p.slice(item.start..item.end)))
}

fn wrong_order(p: &Passage<'_>, item: Item, expected: u32) -> Hit {
    let right = item.series.write(expected, p.before(item.end));
    Hit::new(RuleId::S03, item.start..item.end).arg(right.clone()).fix(right)
}

/// S06: a list whose items are of more than one series. The rarer are told, and where they are as many,
/// the later.
fn mixed(body: &[&Passage<'_>], list: &List, hits: &mut Vec<Placed>) {
    let own = list.items.iter().filter(|item| item.series == list.series).count();
    let others = list.items.len() - own;
    let last_own = list.items.last().is_some_and(|last| last.series == list.series);
    // A sign that may stand for something else is an item where the list goes on behind it.
    let mut foreign = list.items.iter().filter(|item| item.series != list.series);
    let sure =
        last_own || (!list.seeded && (foreign.all(|item| item.series.is_strong()) || others > 1));
    if others == 0 || !sure {
        unconfirmed(body, list, hits);
        return;
    }
    // Of three series the first is kept: 首先…，二是…，第三….
    let mut foreign = list.items.iter().filter(|item| item.series != list.series).map(|i| i.series);
    let other = foreign.next();
    let of_one = foreign.all(|series| Some(series) == other);
    let rare = |item: &&Item| {
        let of_list = item.series == list.series;
        if own < others && !list.seeded && of_one { of_list } else { !of_list }
    };
    let word = |item: &Item| {
        let p = body.get(item.passage)?;
        let text = p.slice(item.start..item.end).trim_end_matches(['，', '、']);
        Some(if text.is_empty() { item.series.write(item.value, '，') } else { text.to_string() })
    };
    let usual = list.items.iter().find(|item| !rare(item)).and_then(word);
    // 首先…，二是…，三是…: which of the two that meet is odd nobody can say.
    let second = list.items.get(1).filter(|second| {
        list.items.first().is_some_and(|first| rare(&first)) && !rare(second) && others > 1
    });
    for item in list.items.iter().filter(rare).chain(second) {
        let (Some(usual), Some(odd)) = (usual.clone(), word(item)) else { continue };
        let hit = Hit::new(RuleId::S06, item.start..item.end).arg(usual).arg(odd);
        hits.push((item.passage, hit));
    }
}

/// What went on the number of a section and was not gone on from is a list without its first.
fn unconfirmed(body: &[&Passage<'_>], list: &List, hits: &mut Vec<Placed>) {
    let first = list.items.iter().find(|item| item.series != list.series).filter(|_| list.seeded);
    let Some(item) = first.filter(|item| matches!(item.series, Series::Is(_))) else { return };
    if let Some(p) = body.get(item.passage)
        && !has_loose_first(body, "", *item)
    {
        hits.push((item.passage, wrong_order(p, *item, 1)));
    }
}

/// Whether 一是 stands somewhere before without a mark before it, as in 表现在一是, or the first of
/// another series.
fn has_loose_first(body: &[&Passage<'_>], before: &str, item: Item) -> bool {
    const FIRSTS: &[&str] =
        &["一是", "一要", "首先", "其次", "第一", "一方面", "其一", "一个是", "一来", "一则", "1."];
    let firsts = listed!(FIRSTS);
    let own = body.get(item.passage).filter(|p| p.may_hold_one(firsts));
    own.is_some_and(|p| firsts.stands_in(p.slice(0..item.start)))
        || body.iter().take(item.passage).any(|p| p.places_of_any(firsts).next().is_some())
        || FIRSTS.iter().any(|first| before.contains(first))
}

/// 一是…一是…二是…: the first of them has no second, and the other goes on: it stands there twice.
fn repeated_first(body: &[&Passage<'_>], lists: &mut [List], hits: &mut Vec<Placed>) {
    let lone: Vec<Item> = lists
        .iter()
        .filter(|list| list.items.len() == 1 && list.series.is_strong() && !list.seeded)
        .filter_map(|list| list.items.first().copied())
        .collect();
    for first in lone {
        let again = lists.iter().find_map(|list| {
            let start = *list.items.first()?;
            let behind = list.series == first.series && list.items.len() > 1 && start.value == 1;
            (behind && start.passage == first.passage && start.start > first.start).then_some(start)
        });
        let (Some(again), Some(p)) = (again, body.get(first.passage)) else { continue };
        // The same words again are told as that.
        if !p.is(again.end, p.slice(first.end..(first.end + 4).min(again.start))) {
            hits.push((again.passage, wrong_order(p, again, 2)));
        }
        for list in lists.iter_mut().filter(|list| list.items.first() == Some(&first)) {
            list.faulty = true;
        }
    }
}

/// What goes on a list of which only the first is said.
const SECONDS: &[&str] = &[
    "二是",
    "二要",
    "其次",
    "另一",
    "二则",
    "二来",
    "再就是",
    "再一个",
    "，同时",
    "；同时",
    "，另外",
    "，此外",
    "二一",
    "再者",
];
/// The same within a paragraph; in one below they say something else.
const BESIDE: &[&str] = &["还要", "也要", "更要", "又要", "也是为"];

/// S04: 一是 without a second, 第一， without one, which within a paragraph may say something else.
fn alone(body: &[&Passage<'_>], list: &List, around: &Around<'_>, hits: &mut Vec<Placed>) {
    let [item] = list.items.as_slice() else { return };
    let comma = body.get(item.passage).is_some_and(|p| p.before(item.end) == '，');
    let says = matches!(list.series, Series::Is(_)) || (list.series == Series::Ordinal && comma);
    if !says || list.faulty || item.value != 1 {
        return;
    }
    let mut rest = body.iter().enumerate().skip(item.passage).map(|(n, p)| {
        let from = if n == item.passage { item.end } else { 0 };
        (n, p, p.slice(from..p.len()))
    });
    // At the start of a sentence they may go on the list, or begin something else.
    const MAYBE_SECONDS: &[&str] = &["同时", "另外", "此外"];
    let holds = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let told = |(n, p, text): (usize, &&Passage<'_>, &str)| {
        let from = p.char_at_byte(p.text.len() - text.len());
        p.places_of_any(listed!(SECONDS)).any(|at| at >= from)
            || n == item.passage && holds(text, BESIDE)
            || (p.may_hold('第') || p.may_hold('2')) && tells_second(text)
    };
    let behind = before_next_list(around.behind());
    let second = || holds(behind, SECONDS) || tells_second(behind);
    let goes_on = rest.clone().any(told) || second() || list.goes_on_below(around);
    if let Some(p) = body.get(item.passage).filter(|_| !goes_on) {
        let word = p.slice(item.start..item.end).trim_end_matches(['，', '、']);
        let hit = Hit::new(RuleId::S04, item.start..item.end).arg(word);
        let unsure = rest.any(|(.., text)| holds(text, MAYBE_SECONDS) || holds(text, BESIDE))
            || holds(around.behind(), MAYBE_SECONDS);
        let opens = item.start == 0 || opens_clause(p.before(item.start));
        let led = opens || !is_led_by_anyone(p, item.start);
        let sure = !unsure && led && (item.start == 0 || list.series != Series::Ordinal);
        hits.push((item.passage, if sure { hit } else { hit.level(Level::Review) }));
    }
}

/// S02 on items that begin on the line of a heading: `一、场地保障。（1）租用场馆；（2）搭设看台。`.
pub fn level_left_out(body: &[&Passage<'_>], around: &Around<'_>, hits: &mut Vec<(usize, Hit)>) {
    let (Some(p), Some((above, value))) = (body.first(), around.number()) else { return };
    let high = matches!(above, Series::Chinese | Series::ChineseBracketed);
    let low = [("（1）", "（2）"), ("①", "②")];
    let begun = low.iter().find(|(first, next)| p.is(0, first) && p.text.contains(next));
    if let Some((first, _)) = begun.filter(|_| high) {
        let hit = Hit::new(RuleId::S02, 0..first.chars().count());
        hits.push((0, hit.arg(above.write(value, '、')).arg(*first)));
    }
}
