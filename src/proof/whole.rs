//! Rules that need the whole report: N15's future and N19 here, N20, S14, S15's repetitions, T19, T23 and
//! T24 in files of their own.

use super::Context;
use super::date::Date;
use super::finding::Hit;
use super::number::figures;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use super::{organs, short_names, twice, years};
use crate::report::{Fixed, Part, Report};
use std::collections::HashMap;

/// A hit and the passage it belongs to.
pub type Placed = (usize, Hit);

pub fn check(report: &Report, context: &Context, passages: &[Passage<'_>]) -> Vec<Placed> {
    let mut hits = Vec::new();
    twice::check(report, passages, &mut hits);
    organs::check(context, report, passages, &mut hits);
    short_names::check(passages, &mut hits);
    years::check(context, report, passages, &mut hits);
    same_thing(passages, &mut hits);
    future(context, passages, &mut hits);
    hits
}

/// Where a report says its own say: not titles, signature, date, or what comes after.
pub fn is_text(p: &Passage<'_>) -> bool {
    matches!(p.place.part, Part::Section(_) | Part::Fixed(Fixed::Lead | Fixed::Closing))
}

/// Words that tell something as done.
const DONE: &[&str] = &["已", "完成了", "召开了", "开展了", "举办了", "取得了", "实现了", "印发了"];

/// N15: a month behind the date of the report, or behind today, told as past.
fn future(context: &Context, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let dated = passages.iter().find(|p| p.place.part == Part::Fixed(Fixed::Date));
    let Some(end) = dated.and_then(|p| Date::read(&p.text)).or(context.today) else { return };
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        for pair in figures(p).windows(2) {
            let [year, month] = pair else { continue };
            let adjacent = p.at(year.end) == '年'
                && month.digits.start == year.end + 1
                && p.at(month.end) == '月';
            let number = |digits: std::ops::Range<usize>| p.slice(digits).parse::<u32>().ok();
            let (Some(y), Some(m)) = (number(year.digits.clone()), number(month.digits.clone()))
            else {
                continue;
            };
            let later = y < 2100 && (y, m) > (end.year, end.month);
            let sentence = p.sentence(month.end);
            let rest = p.slice(month.end..(month.end + 20).min(sentence.end));
            if adjacent && later && DONE.iter().any(|word| rest.contains(word)) {
                let range = year.digits.start..month.end + 1;
                hits.push((n, Hit::new(RuleId::N15, range).level(Level::Review).case(1)));
            }
        }
    }
}

const TIMES: &[&str] = &[
    "去年",
    "上年",
    "同比",
    "上半年",
    "下半年",
    "季度",
    "月",
    "今年",
    "累计",
    "较",
    "比",
    "前年",
    "往年",
    "其中",
    "第",
    "每",
    "计划",
    "目标",
    "达到",
];

/// N19: the same words before two numbers that are one another's digits turned round.
fn same_thing(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut seen: HashMap<(String, char), (String, bool)> = HashMap::new();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        for figure in figures(p) {
            let Some(unit) = figure.unit.filter(|u| !"年月日时点分号".contains(*u)) else {
                continue;
            };
            let start = figure.digits.start;
            let back = p.run_back(start, is_han);
            let key_start = back.max(start.saturating_sub(6));
            if start - key_start < 4 || figure.percent {
                continue;
            }
            let timed = TIMES.iter().any(|word| p.slice(p.clause(start)).contains(word));
            let digits = p.string(figure.digits.clone());
            match seen.get(&(p.string(key_start..start), unit)) {
                Some((before, other_timed)) if *before != digits && !timed && !other_timed => {
                    let hit = Hit::new(RuleId::N19, start..figure.end).arg(before.clone());
                    let turned = is_turned(before, &digits);
                    hits.push((n, if turned { hit } else { hit.level(Level::Review) }));
                }
                Some(_) => {}
                None => {
                    seen.insert((p.string(key_start..start), unit), (digits, timed));
                }
            }
        }
    }
}

fn is_turned(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    a.len() > 1 && sorted(a) == sorted(b)
}
