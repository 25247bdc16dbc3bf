//! Rules that need the whole report: N15's future, N20, S14, S15's repetitions, T19, T23, T24.

use super::Context;
use super::date::Date;
use super::facts;
use super::finding::Hit;
use super::number::figures;
use super::passage::{Passage, QUOTE, TITLE, is_han, is_stop};
use super::rule::{Level, RuleId};
use super::structure::is_article;
use crate::report::{Fixed, Part, Report};
use std::collections::HashMap;

type Placed = (usize, Hit);

pub fn check(report: &Report, context: &Context, passages: &[Passage<'_>]) -> Vec<Placed> {
    let mut hits = Vec::new();
    repeated(report, passages, &mut hits);
    organs(context, report, passages, &mut hits);
    names(context, passages, &mut hits);
    for unit in OWN_UNITS {
        one_name(passages, unit, &mut hits);
    }
    short_names(passages, &mut hits);
    years(context, report, passages, &mut hits);
    facts::check(passages, &mut hits);
    future(context, passages, &mut hits);
    hits
}

/// Where a report says its own say: not titles, signature, date, or what comes after.
pub fn is_text(p: &Passage<'_>) -> bool {
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

/// T19: 局党组 and 局党委 in one report, each speaking of the writer's own.
fn organs(context: &Context, report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let own = report
        .field("组织")
        .map(|field| field.value.as_str())
        .filter(|v| matches!(*v, "党组" | "党委"));
    let own = own.or(context.organisation.as_deref());
    for unit in ["局", "厅", "院", "校", "中心", "集团", "公司", "委", "办"] {
        let found =
            |organ: &str| {
                let word = format!("{unit}{organ}");
                let mut places = Vec::new();
                for (n, p) in passages.iter().enumerate().filter(|(_, p)| {
                    is_text(p) || matches!(p.place.part, Part::Fixed(Fixed::Title))
                }) {
                    let mut from = 0;
                    while let Some(at) = p.find(from, &word) {
                        from = at + 1;
                        let zone = p.zone(at) & (TITLE | QUOTE) != 0;
                        if speaks_of_own(p.before(at))
                            && !zone
                            && !p.is(at + word.chars().count(), "（")
                        {
                            places.push((n, at + unit.chars().count()));
                        }
                    }
                }
                places
            };
        let (groups, committees) = (found("党组"), found("党委"));
        let (wrong, right) = match own {
            Some("党组") => (committees, "党组"),
            Some(_) => (groups, "党委"),
            None if groups.is_empty() || committees.is_empty() => continue,
            None if groups.len() > committees.len() => (committees, "党组"),
            None => (groups, "党委"),
        };
        for (n, at) in wrong {
            hits.push((n, Hit::new(RuleId::T19, at..at + 2).arg(right).fix(right)));
        }
    }
}

/// Whether what stands before 局 leaves it the writer's own: 市局 and 分局 are others.
fn speaks_of_own(before: char) -> bool {
    !is_han(before) || "本我由把将在对向以经和与了的及入列于到是为据按受被请报全".contains(before)
}

/// T23: two short names of one organ; the full name behind the short one.
fn names(context: &Context, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for organ in &context.lists.names {
        let mut first: Option<(&str, char)> = None;
        for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
            for name in &organ.short {
                let mut from = 0;
                while let Some(at) = p.find(from, name) {
                    from = at + 1;
                    let held = organ.short.iter().any(|other| {
                        other.len() > name.len()
                            && other.contains(name.as_str())
                            && p.slice(at.saturating_sub(6)..(at + 10).min(p.len()))
                                .contains(other.as_str())
                    });
                    if held || p.zone(at) & TITLE != 0 {
                        continue;
                    }
                    let place =
                        Some(p.before(at)).filter(|c| "市县区省州旗".contains(*c)).unwrap_or(' ');
                    match first {
                        None => first = Some((name, place)),
                        Some((other, where_)) if other != name && (where_ == place) => {
                            let range = at..at + name.chars().count();
                            hits.push((n, Hit::new(RuleId::T23, range).arg(other).fix(other)));
                        }
                        Some(_) => {}
                    }
                }
            }
        }
    }
}

/// What calls itself 我局 or 本局.
const OWN_UNITS: &[&str] =
    &["局", "单位", "院", "镇", "委", "校", "乡", "所", "馆", "站", "公司", "街道", "中心"];

/// T24: the rarer of two ways to say we.
fn one_name(passages: &[Passage<'_>], unit: &str, hits: &mut Vec<Placed>) {
    let (first, second) = (format!("我{unit}"), format!("本{unit}"));
    let [a, b] = [&first, &second].map(|way| {
        let mut places = Vec::new();
        for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
            let mut from = 0;
            while let Some(at) = p.find(from, way) {
                from = at + 1;
                let ours = p.zone(at) & (TITLE | QUOTE) == 0 && p.before(at) != '自';
                if ours {
                    places.push((n, at));
                }
            }
        }
        places
    });
    if a.is_empty() || b.is_empty() {
        return;
    }
    let (rare, word, other) =
        if b.len() > a.len() { (a, &first, &second) } else { (b, &second, &first) };
    for (n, at) in rare {
        let range = at..at + word.chars().count();
        hits.push((n, Hit::new(RuleId::T24, range).arg(other).fix(other)));
    }
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
