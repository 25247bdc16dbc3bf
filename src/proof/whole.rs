//! Rules that need the whole report: N15's future, N19, N20, S14, S15's repetitions. T19 and T24
//! stand in `organs`, T22 in `people`, T23 in `names`.

use super::Context;
use super::date::Date;
use super::finding::Hit;
use super::number::figures;
use super::organs;
use super::passage::{Passage, is_han, is_stop};
use super::people;
use super::rule::{Level, RuleId};
use super::structure::is_article;
use crate::report::{Fixed, Part, Report};
use std::collections::HashMap;

type Placed = (usize, Hit);

pub fn check(report: &Report, context: &Context, passages: &[Passage<'_>]) -> Vec<Placed> {
    let mut hits = Vec::new();
    repeated(report, passages, &mut hits);
    organs::check(context, report, passages, is_text, &mut hits);
    let texts = passages.iter().enumerate().filter(|(_, p)| is_text(p));
    context.names.check(texts, &mut hits);
    people::check(&context.lists, passages, &mut hits);
    organs::one_name(passages, is_text, &mut hits);
    short_names(passages, &mut hits);
    years(context, report, passages, &mut hits);
    same_thing(passages, &mut hits);
    future(context, passages, &mut hits);
    hits
}

/// Where a report says its own say: not titles, signature, date, or what comes after.
fn is_text(p: &Passage<'_>) -> bool {
    matches!(p.place.part, Part::Section(_) | Part::Fixed(Fixed::Lead | Fixed::Closing))
}

const LEAST_REPEATED: usize = 16;
/// What laws say again and again.
const FORMULAS: &[&str] = &["依法追究刑事责任", "依法给予处分", "责令改正", "特此", "处以", "罚款"];

/// S15: the same clause twice in a row, and the same sentence twice in a report.
fn repeated(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let article = is_article(report);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        let mut start = 0;
        let mut clause_start = 0;
        let mut before: Option<(usize, usize)> = None;
        for (i, c) in p.chars().iter().enumerate() {
            if matches!(c, '。' | '；' | '，' | '！') {
                let clause = (clause_start, i);
                if let Some(last) = before.filter(|_| twice_in_a_row(p, before, clause)) {
                    let hit = Hit::new(RuleId::S15, clause.0..clause.1 + 1).case(1);
                    hits.push((n, hit.arg(p.slice(last.0..last.1)).fix("")));
                }
                before = Some(clause);
                clause_start = i + 1;
            }
            if matches!(c, '。' | '！' | '？') {
                let sentence = body_of_item(p.slice(start..i));
                let long = sentence.chars().filter(|c| is_han(*c)).count() >= LEAST_REPEATED;
                let formula = article || FORMULAS.iter().any(|f| sentence.contains(f));
                if long && !formula && seen.insert(sentence, n).is_some() {
                    hits.push((n, Hit::new(RuleId::S15, start..i + 1).case(2)));
                }
                start = i + 1;
            }
        }
    }
}

/// Leaves out 一是 and the like: an item said twice is said twice whatever its number.
fn body_of_item(sentence: &str) -> &str {
    let rest = sentence.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    rest.strip_prefix(['是', '要']).filter(|_| rest.len() < sentence.len()).unwrap_or(sentence)
}

fn twice_in_a_row(p: &Passage<'_>, before: Option<(usize, usize)>, clause: (usize, usize)) -> bool {
    let Some(last) = before else { return false };
    let (a, b) = (p.slice(last.0..last.1), p.slice(clause.0..clause.1));
    let length = b.chars().filter(|c| is_han(*c)).count();
    a == b && length >= 4
}

/// No report introduces more.
const MOST_SHORT_NAMES: usize = 100;

/// S14: a short name introduced twice, or never used.
fn short_names(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut known: Vec<(String, usize, usize)> = Vec::new();
    for (n, p) in passages.iter().enumerate() {
        let mut from = 0;
        while let Some(at) = p.find(from, "以下简称") {
            from = at + 4;
            let start = from + 1 + usize::from(p.at(from) != '“' && p.at(from) != '《');
            let close = if p.before(start) == '《' { '》' } else { '”' };
            let end = p.run(start, |c| c != close && c != '）');
            if p.at(end) != close || !matches!(p.before(start), '“' | '《') || end - start > 15 {
                continue;
            }
            let name = p.string(start..end);
            if known.len() == MOST_SHORT_NAMES {
                break;
            }
            if known.iter().any(|(other, ..)| *other == name) {
                hits.push((n, Hit::new(RuleId::S14, start..end).case(1).arg(name)));
            } else {
                known.push((name, n, end));
            }
        }
    }
    for (name, n, end) in known {
        let Some(p) = passages.get(n) else { continue };
        let start = end - name.chars().count();
        let mut before = passages.iter().take(n).filter(|p| is_text(p));
        if name.chars().count() > 2 && before.any(|p| p.text.contains(&name)) {
            let hit = Hit::new(RuleId::S14, start..end).level(Level::Review).case(3);
            hits.push((n, hit.arg(name.clone())));
        }
        let here = p.slice(end..p.len()).contains(&name);
        let later = passages.iter().skip(n + 1).any(|p| p.text.contains(&name));
        if !here && !later {
            let hit = Hit::new(RuleId::S14, start..end).level(Level::Review).case(2);
            hits.push((n, hit.arg(name)));
        }
    }
}

const OF_THE_REPORT: &[&str] =
    &["年以来", "年度", "年上半年", "年下半年", "年全年", "年工作", "年，", "年第"];

/// N20: years and congresses of an older report. A report of a year may speak of the year before
/// and of the year to come.
fn years(context: &Context, report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let Some(own) =
        report.field("年份").and_then(|f| f.value.trim_end_matches('年').parse::<u32>().ok())
    else {
        return;
    };
    for (n, p) in passages.iter().enumerate() {
        let head = matches!(p.place.part, Part::Fixed(Fixed::Title | Fixed::Subtitle));
        for figure in figures(p) {
            let Ok(year) = p.slice(figure.digits.clone()).parse::<u32>() else { continue };
            let (start, end) = (figure.digits.start, figure.digits.end);
            if p.at(end) != '年' || !(2000..2100).contains(&year) || year == own {
                continue;
            }
            let opens = matches!(p.place.part, Part::Fixed(Fixed::Lead)) && start == 0;
            let stale = p.is_any(end, OF_THE_REPORT) && year.abs_diff(own) > 1;
            let hit =
                Hit::new(RuleId::N20, start..end + 1).arg(own.to_string()).arg(format!("{year}年"));
            if head || (opens && p.is_any(end, OF_THE_REPORT)) {
                hits.push((n, hit));
            } else if stale {
                hits.push((n, hit.level(Level::Review)));
            }
        }
        congresses(context, own, n, p, hits);
    }
}

fn congresses(context: &Context, own: u32, n: usize, p: &Passage<'_>, hits: &mut Vec<Placed>) {
    for congress in &context.lists.congresses {
        let mut from = 0;
        while let Some(at) = p.find(from, &congress.name) {
            from = at + 1;
            let end = at + congress.name.chars().count();
            // 二十大 is no part of 二十大大, and 十大 none of 二十大.
            if "一二三四五六七八九十".contains(p.before(at)) && p.before(at) != '\0' {
                continue;
            }
            let sentence = p.sentence(at);
            let clause = p.slice(
                p.run_back(at, |c| !is_stop(c) || c == '、').max(sentence.start)
                    ..(end + 12).min(sentence.end),
            );
            let hit = |what: String| {
                Hit::new(RuleId::N20, at..end).case(1).arg(own.to_string()).arg(what)
            };
            let to_come = ["迎接", "喜迎", "将召开", "胜利召开打下", "召开前夕"]
                .iter()
                .any(|word| clause.contains(word));
            if own > congress.year && to_come {
                hits.push((n, hit(format!("{}已在{}年召开", congress.name, congress.year))));
            } else if own < congress.year && !to_come {
                hits.push((n, hit(format!("{}在{}年召开", congress.name, congress.year))));
            }
        }
    }
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
