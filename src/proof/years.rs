//! N20: years, congresses and plans of an older report in a new one.

use super::Context;
use super::date::Date;
use super::finding::Hit;
use super::lists::Congress;
use super::passage::{Passage, TITLE, is_stop};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::whole::Placed;
use crate::report::{Fixed, Line, Part, Report};

static OF_THE_REPORT: &Row = words!("年以来 年度 年上半年 年下半年 年全年 年工作 年， 年第");
/// What a heading speaks of that is still to be done.
pub static TO_COME: &Row = words!("打算 计划 安排 思路 目标任务 工作重点 部署 展望");
/// How titles of reports end that look back on their year.
const REVIEWS: &[&str] = &["情况的报告", "情况报告", "情况的汇报", "情况汇报", "总结", "工作汇报"];

/// The year of a report, and whether a field says it or only its title.
struct Own {
    year: u32,
    by_field: bool,
}

/// A report of a year may speak of the year before and of the year to come.
pub fn check(context: &Context, report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let Some(own) = own_year(report, passages) else {
        not_yet_held(context, passages, hits);
        return;
    };
    let mut planned = false;
    for (n, p) in passages.iter().enumerate() {
        if p.place.line == Line::Heading {
            planned = TO_COME.stands_in(&p.text);
        }
        let opens_section =
            matches!(p.place.part, Part::Section(_)) && p.place.line == Line::Body(0);
        for figure in p.figures() {
            let Ok(year) = p.slice(figure.digits.clone()).parse::<u32>() else { continue };
            let (start, end) = (figure.digits.start, figure.digits.end);
            let titled = p.zone(start) & TITLE != 0;
            if p.at(end) != '年' || !(2000..2100).contains(&year) || year == own.year || titled {
                continue;
            }
            let level = level_of(p, start, end, year, &own).or_else(|| {
                let left = opens_section && start == 0 && year + 1 == own.year;
                let compared = p.text.contains(&own.year.to_string());
                (left && p.is(end, "年，") && !compared && own.by_field).then_some(Level::Review)
            });
            let done = !planned && year > own.year && told_as_done(p, start, end);
            let level = level.or(done.then_some(Level::Warning));
            if let Some(level) = level {
                let hit = Hit::new(RuleId::N20, start..end + 1);
                let hit = hit.arg(own.year.to_string()).arg(format!("{year}年"));
                hits.push((n, hit.level(level)));
            }
        }
        congresses(context, own.year, n, p, hits);
        plans(own.year, n, p, hits);
    }
}

/// Words that tell something as done, and those that only plan it.
static DONE: &Row = words!("共 已 累计 完成了 开展了 召开了 受理 查处 实现了");
static PLANNED: &Row = words!("将 计划 拟 力争 目标 预计 继续 打算 要 争取 确保 前 底");

/// `2025年，我局共受理信访件35件` in a report of 2024.
fn told_as_done(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let sentence = p.slice(end..p.sentence(start).end);
    let opens = start == p.sentence(start).start && p.is(end, "年，");
    opens && DONE.stands_in(sentence) && !PLANNED.stands_in(sentence)
}

/// A congress that had not been held when a report was signed that names no year of its own.
fn not_yet_held(context: &Context, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let dated = passages.iter().find(|p| p.place.part == Part::Fixed(Fixed::Date));
    let Some(signed) = dated.and_then(|p| Date::read(&p.text)) else { return };
    for (n, p) in passages.iter().enumerate() {
        congresses(context, signed.year, n, p, hits);
    }
}

fn own_year(report: &Report, passages: &[Passage<'_>]) -> Option<Own> {
    let field = report.field("年份");
    let field = field.and_then(|f| f.value.trim_end_matches('年').parse::<u32>().ok());
    if let Some(year) = field {
        return Some(Own { year, by_field: true });
    }
    let is_title = |p: &&Passage<'_>| p.place.part == Part::Fixed(Fixed::Title);
    let title = passages.iter().rfind(is_title)?;
    let text = title.text.trim_end().trim_end_matches(['）', ')']);
    let figures = title.figures().iter();
    let mut years: Vec<u32> = figures
        .filter(|f| title.at(f.digits.end) == '年')
        .filter_map(|f| title.slice(f.digits.clone()).parse().ok())
        .collect();
    years.dedup();
    match years.as_slice() {
        [year] if REVIEWS.iter().any(|end| text.ends_with(end)) => {
            Some(Own { year: *year, by_field: false })
        }
        _ => None,
    }
}

/// Returns how grave a year is that is not the report's own.
fn level_of(p: &Passage<'_>, start: usize, end: usize, year: u32, own: &Own) -> Option<Level> {
    let head = matches!(p.place.part, Part::Fixed(Fixed::Title | Fixed::Subtitle));
    let lead = matches!(p.place.part, Part::Fixed(Fixed::Lead));
    let of_report = p.is_one(end, OF_THE_REPORT);
    let opens = lead && start == 0 && of_report && !p.is(end, "年，");
    let reported = p.ends_any(start, &["现将", "现就"]) || (lead && p.ends(start, "将我局"));
    let heading = p.place.line == Line::Heading && year < own.year && TO_COME.stands_in(&p.text);
    if (head && own.by_field) || (opens && year < own.year) || reported || heading {
        return Some(Level::Warning);
    }
    if own.by_field && lead && start == 0 && of_report {
        return Some(Level::Warning);
    }
    (own.by_field && of_report && year.abs_diff(own.year) > 1).then_some(Level::Review)
}

/// What is done to the spirit of a congress by those who follow the latest.
static FOLLOWED: &Row = words!("学习 贯彻 落实 宣传 宣讲");

fn congresses(context: &Context, own: u32, n: usize, p: &Passage<'_>, hits: &mut Vec<Placed>) {
    let held = &*context.lists.congresses;
    for (number, at) in p.drawn().congresses.get_or_init(|| spoken_of(held, p)) {
        let Some(congress) = held.get(*number) else { continue };
        let (at, end) = (*at, at + congress.name.chars().count());
        let sentence = p.sentence(at);
        let before = p.run_back(at, |c| !is_stop(c) || c == '、').max(sentence.start);
        let clause = p.slice(before..(end + 12).min(sentence.end));
        let hit =
            |what: String| Hit::new(RuleId::N20, at..end).case(1).arg(own.to_string()).arg(what);
        let to_come = ["迎接", "喜迎", "将召开", "胜利召开打下", "召开前夕"]
            .iter()
            .any(|word| clause.contains(word));
        let later = held.iter().filter(|other| !other.plenum).rfind(|other| {
            !congress.plenum && other.year > congress.year && other.year <= own.saturating_sub(1)
        });
        let whole = p.slice(sentence.clone());
        let stale = later.filter(|later| {
            p.is_any(end, &["精神", "报告精神", "会议精神"])
                && FOLLOWED.stands_in(p.slice(before..at))
                && !whole.contains(&*later.name)
        });
        if own > congress.year && to_come {
            hits.push((n, hit(format!("{}已在{}年召开", congress.name, congress.year))));
        } else if own < congress.year && !to_come {
            hits.push((n, hit(format!("{}在{}年召开", congress.name, congress.year))));
        } else if let Some(later) = stale {
            hits.push((n, hit(format!("{}已在{}年召开", later.name, later.year))));
        }
    }
}

/// Returns the numbers of the congresses of which a text speaks, and where.
fn spoken_of(congresses: &[Congress], p: &Passage<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (number, congress) in congresses.iter().enumerate() {
        let mut from = 0;
        while let Some(at) = p.find(from, &congress.name) {
            from = at + 1;
            // 二十大 is no part of 二十大大, and 十大 none of 二十大.
            if !among!("一二三四五六七八九十", p.before(at)) {
                found.push((number, at));
            }
        }
    }
    found
}

/// The five-year plans by their first year.
const PLANS: &[(&str, u32)] =
    &[("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026), ("十六五", 2031)];

/// “十四五”开局之年 in a report of another year.
fn plans(own: u32, n: usize, p: &Passage<'_>, hits: &mut Vec<Placed>) {
    for (name, first) in PLANS {
        let mut from = 0;
        while let Some(at) = p.find(from, name) {
            from = at + name.chars().count();
            let rest = p.slice(from..(from + 10).min(p.sentence(at).end));
            let year = match rest {
                rest if rest.contains("开局之年") || rest.contains("开局年") => *first,
                rest if rest.contains("收官之年") || rest.contains("收官年") => first + 4,
                _ => continue,
            };
            // A year may be told of that is not the report's.
            let named = p.slice(p.sentence(at)).contains(&year.to_string());
            if year != own && !named {
                let told = format!("“{name}”的{}之年是{year}年", rest_name(rest));
                let start = p.find(from, rest_name(rest)).unwrap_or(at);
                let hit = Hit::new(RuleId::N20, start..start + 2).case(1);
                hits.push((n, hit.arg(own.to_string()).arg(told).level(Level::Review)));
            }
        }
    }
}

fn rest_name(rest: &str) -> &'static str {
    if rest.contains("开局") { "开局" } else { "收官" }
}
