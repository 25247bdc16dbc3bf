//! S05 where what was counted is taken up with another number, `三大片区 … 上述四大片区`, where a row of items parted by ；
//! is counted, `三份材料：…；…；…；…。`, and S02 where letters stand below `（一）`.

use super::around::Around;
use super::counted_nouns::end_of_noun;
use super::date::numeral;
use super::finding::Hit;
use super::items::Series;
use super::passage::{Passage, is_han, is_numeral, is_stop};
use super::rows::words;
use super::rule::{Level, RuleId};
use super::sequence::Placed;

pub fn check(body: &[&Passage<'_>], hits: &mut Vec<Placed>) {
    for (n, p) in body.iter().enumerate() {
        let mut own = Vec::new();
        taken_up(p, n.checked_sub(1).and_then(|before| body.get(before)).copied(), &mut own);
        by_semicolons(p, &mut own);
        hits.extend(own.into_iter().map(|hit| (n, hit)));
    }
}

fn is_of_number(c: char) -> bool {
    is_numeral(c) || c.is_ascii_digit() || c == '两'
}

fn value(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| numeral(&text.replace('两', "二")))
}

const LONGEST_NOUN: usize = 4;

/// `全县划分为三大片区。上述四大片区…`
fn taken_up(p: &Passage<'_>, above: Option<&Passage<'_>>, hits: &mut Vec<Hit>) {
    if !p.may_hold('上') && !p.may_hold('这') {
        return;
    }
    for at in p.places_of_any(words!("上述 以上 这")).take(MOST) {
        let these = p.at(at) == '这';
        let from = at + if these { 1 } else { 2 };
        let to = p.run_within(from, 2, is_of_number);
        // 这两个钻井队 may be two of them.
        if these && p.at(to) != '大' {
            continue;
        }
        let Some(said) = value(p.slice(from..to)).filter(|said| (2..20).contains(said)) else {
            continue;
        };
        let opens = at == 0
            || is_stop(p.before(at))
            || !is_han(p.before(at))
            || p.ends_one(at, words!("对 对于 针对 围绕 在 将 把 从"));
        let measure = matches!(
            p.at(to),
            '大' | '个' | '项' | '类' | '条' | '种' | '家' | '支' | '座' | '所' | '处'
        );
        let end = p.run_within(to + 1, LONGEST_NOUN, is_han);
        // The noun, as far as it is said before behind a number.
        let told = |end: usize| {
            let noun = p.slice(to..end);
            let mut before = counts(p, at, noun);
            before.extend(above.map(|q| counts(q, q.len(), noun)).unwrap_or_default());
            before
        };
        let Some(before) = (to + 3..=end).rev().map(told).find(|told| !told.is_empty()) else {
            continue;
        };
        if opens && measure && before.iter().all(|other| *other != said) && before.len() == 1 {
            let hit = Hit::new(RuleId::S05, from..to + 1).case(1).level(Level::Review);
            let first = before.first().copied().unwrap_or_default();
            hits.push(hit.arg(p.slice(from..to + 1)).arg(first.to_string()));
        }
    }
}

/// Returns with what numbers something is told before a place.
fn counts(p: &Passage<'_>, end: usize, noun: &str) -> Vec<u32> {
    let places = p.places(noun).take_while(|at| *at < end);
    let number = |at: usize| {
        let from = p.run_back_within(at, 2, is_of_number);
        let other = p.ends_one(from, words!("第 其中 另 前 后 首批 新增 各"));
        value(p.slice(from..at)).filter(|_| !other)
    };
    places.filter_map(number).collect()
}

const LONGEST_ITEM: usize = 20;
const LONGEST_REACH: usize = 8;

/// `三份材料：法人身份证明；住所使用证明；股东会决议；公司章程。`
fn by_semicolons(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('；') || !p.may_hold('：') {
        return;
    }
    for colon in p.places_of('：').take(MOST) {
        let end = p.run(colon + 1, |c| c != '。' && c != '：');
        let row = p.slice(colon + 1..end);
        let items: Vec<&str> = row.split('；').collect();
        let plain = |item: &&str| {
            let length = item.chars().count();
            (2..=LONGEST_ITEM).contains(&length)
                && item.chars().all(|c| is_han(c) || matches!(c, '“' | '”' | '《' | '》' | '、'))
                && !item.contains('等')
                && !words!("第 一 二 三 首先 其次 其 和 以及 另").begins(item)
        };
        if items.len() < 2 || !items.iter().all(plain) {
            continue;
        }
        let start = p.clause(colon).start;
        let count =
            (start..colon).rev().find(|i| is_of_number(p.at(*i)) && !is_of_number(p.before(*i)));
        let Some(from) = count.filter(|from| p.before(*from) != '第') else { continue };
        let to = p.run(from, is_of_number);
        let noun = end_of_noun(p, to).filter(|noun| colon - noun <= LONGEST_REACH);
        let said = value(p.slice(from..to)).filter(|said| (2..20).contains(said));
        let (Some(noun), Some(said)) = (noun, said) else { continue };
        if said as usize != items.len() {
            let hit = Hit::new(RuleId::S05, from..to).level(Level::Review);
            hits.push(hit.arg(p.slice(from..noun)).arg(items.len().to_string()));
        }
    }
}

/// No text is asked about more.
const MOST: usize = 20;

/// S02: `A.帐篷…` in the first line below `（一）`.
pub fn letters(body: &[&Passage<'_>], around: &Around<'_>, hits: &mut Vec<Placed>) {
    let high = around
        .label()
        .filter(|(series, _)| matches!(series, Series::Chinese | Series::ChineseBracketed));
    let (Some((series, value)), Some(p)) = (high, body.first()) else { return };
    let mark = |c: char| matches!(c, '.' | '．' | '、');
    let first = matches!(p.at(0), 'A' | 'a') && mark(p.at(1)) && is_han(p.at(2));
    let goes_on =
        body.get(1).is_some_and(|next| matches!(next.at(0), 'B' | 'b') && mark(next.at(1)));
    if first && goes_on {
        let hit = Hit::new(RuleId::S02, 0..2).arg(series.write(value, '、'));
        hits.push((0, hit.arg(p.slice(0..2))));
    }
}
