//! N19 on a figure that comes back turned: `转移群众2140人 … 转移的2410名群众`, `12.6万吨 … 1.26万吨`, and on how long
//! something takes: `为期三天的培训 … 这次为期5天的培训`. All is for review.

use super::date::numeral;
use super::finding::{Hit, within};
use super::number::Figure;
use super::passage::{Passage, is_han, is_numeral, last_chars};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};
use crate::report::{Fixed, Part};

/// So many figures behind one are looked at, and so many of a report.
const NEAR: usize = 12;
const MOST: usize = 2000;
/// So much is said of a figure before it and behind it.
const BEFORE: usize = 16;
const BEHIND: usize = 8;
/// So much before two short figures must be the same.
const SAME: usize = 8;

/// A figure, of which nearly always nobody asks what is said of it.
struct Told<'p> {
    passage: usize,
    p: &'p Passage<'p>,
    figure: &'p Figure,
}

impl<'p> Told<'p> {
    fn digits(&self) -> impl DoubleEndedIterator<Item = char> + use<'p> {
        let digits = self.p.slice(self.figure.digits.clone()).chars();
        digits.filter(char::is_ascii_digit)
    }

    /// Whether a label stands before it: 提供就业岗位：3580个.
    fn is_labelled(&self) -> bool {
        let start = self.figure.digits.start;
        self.p.before(start) == '：' && self.p.clause(start).start == start
    }

    fn before(&self) -> &'p str {
        let start = self.figure.digits.start - usize::from(self.is_labelled());
        self.p.slice(self.p.clause(start).start.max(start.saturating_sub(BEFORE))..start)
    }

    fn behind(&self) -> &'p str {
        let end = self.figure.end;
        self.p.slice(end..self.p.run_within(end, BEHIND, is_han))
    }

    fn around(&self) -> String {
        format!("{} {}", self.before(), self.behind())
    }
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let text = |p: &Passage<'_>| is_text(p) || p.place.part == Part::Fixed(Fixed::Title);
    let texts = passages.iter().enumerate().filter(|(_, p)| text(p));
    let told: Vec<Told<'_>> = texts.flat_map(|(n, p)| told(n, p)).take(MOST).collect();
    for (at, first) in told.iter().enumerate() {
        for again in told.iter().skip(at + 1).take(NEAR) {
            if comes_back_turned(first, again) && !is_known(&told, at, again) {
                let p = passages.get(first.passage);
                let said =
                    p.map_or("", |p| p.slice(first.figure.digits.start..first.figure.end + 1));
                let range = again.figure.digits.clone();
                let hit = Hit::new(RuleId::N19, range).arg(within(said)).level(Level::Review);
                hits.push((again.passage, hit));
            }
        }
    }
    lasting(passages, hits);
    asked_for(&told, passages, hits);
}

/// `关于追加宣传经费15万元的请示` above `恳请追加宣传经费18万元`.
fn asked_for(told: &[Told<'_>], passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let of_title = |told: &&Told<'_>| {
        let p = passages.get(told.passage);
        p.is_some_and(|p| p.place.part == Part::Fixed(Fixed::Title))
    };
    let mut titled = told.iter().filter(of_title).filter(|told| told.figure.unit == Some('元'));
    let (Some(asked), None) = (titled.next(), titled.next()) else { return };
    let noun = last_chars(asked.before(), LEAST_NOUN);
    if noun.chars().count() < LEAST_NOUN {
        return;
    }
    let same = |other: &&Told<'_>| {
        other.passage > asked.passage
            && other.figure.unit == Some('元')
            && other.before().ends_with(noun)
    };
    let all: Vec<&Told<'_>> = told.iter().filter(same).collect();
    let other = all.iter().all(|other| (other.figure.value - asked.figure.value).abs() > 1e-6);
    if let (Some(first), true) = (all.first(), other) {
        let p = passages.get(asked.passage);
        let said = p.map_or("", |p| p.slice(asked.figure.digits.start..asked.figure.end + 1));
        let range = first.figure.digits.start..first.figure.end + 1;
        let hit = Hit::new(RuleId::N19, range).arg(within(said)).level(Level::Review);
        hits.push((first.passage, hit));
    }
}

/// So much is said of a sum where both are of one thing.
const LEAST_NOUN: usize = 4;

/// Whether the second was told as it is before the first, too.
fn is_known(told: &[Told<'_>], at: usize, again: &Told<'_>) -> bool {
    told.iter()
        .take(at)
        .rev()
        .take(NEAR)
        .any(|other| other.figure.value == again.figure.value && other.digits().eq(again.digits()))
}

fn told<'p>(n: usize, p: &'p Passage<'p>) -> impl Iterator<Item = Told<'p>> {
    p.figures().iter().filter_map(move |figure| {
        let unit = figure.percent
            || figure.unit.is_some_and(|c| {
                !matches!(c, '年' | '月' | '日' | '号' | '时' | '点' | '分' | '版' | '级')
            });
        let told = Told { passage: n, p, figure };
        (unit && told.digits().nth(1).is_some()).then_some(told)
    })
}

fn comes_back_turned(first: &Told<'_>, again: &Told<'_>) -> bool {
    let (a, b) = (first.figure, again.figure);
    let person = |c: Option<char>| if c == Some('名') { Some('人') } else { c };
    if a.percent != b.percent || person(a.unit) != person(b.unit) || a.scale != b.scale {
        return false;
    }
    let shifted = || a.decimals != b.decimals && first.digits().eq(again.digits());
    let swapped = || a.decimals == b.decimals && is_swapped(first, again);
    if a.value == b.value || !(shifted() || swapped()) {
        return false;
    }
    let before = again.before();
    if OTHERS.stands_in(first.before()) || OTHERS.stands_in(before) {
        return false;
    }
    if first.digits().count() < 3 || a.percent {
        // 同比增长6.8%的成绩
        let ends = first.before().chars().rev().zip(before.chars().rev());
        let same = ends.take_while(|(a, b)| a == b).count() >= SAME;
        return a.percent && same && again.behind().starts_with('的');
    }
    let taken_up = again.is_labelled() || words!("的 这 这些 上述 该 的这").ends(before);
    taken_up && shared(first, again) > 1
}

/// What tells that another time, place or part is spoken of.
static OTHERS: &Row = words!(
    "去年 上年 上半年 下半年 季度 一期 二期 三期 首期 上月 计划 实际 拟 上周 上期 东 西 南 北 甲 乙 其中 新增 增加 减少 \
    每 平均 人均 户均 另 原 比上 比去 较上 较去 月份 一批 二批 首批 首轮 全省 全国"
);

/// Whether two neighbouring digits have changed places.
fn is_swapped(first: &Told<'_>, again: &Told<'_>) -> bool {
    if first.figure.digits.len() != again.figure.digits.len() {
        return false;
    }
    let pairs = first.digits().zip(again.digits()).enumerate();
    let mut differ = pairs.filter(|(_, (a, b))| a != b);
    let two = (differ.next(), differ.next(), differ.next());
    let (Some((at, (a, b))), Some((next, (c, d))), None) = two else { return false };
    at + 1 == next && (a, b) == (d, c)
}

/// How many words of two characters are said of both.
fn shared(first: &Told<'_>, again: &Told<'_>) -> usize {
    let (chars, around): (Vec<char>, _) = (first.around().chars().collect(), again.around());
    let pairs = chars.windows(2).filter_map(|pair| match pair {
        [a, b] if is_han(*a) && is_han(*b) => Some(format!("{a}{b}")),
        _ => None,
    });
    let general = words!(
        "全县 全市 全区 全省 全镇 全年 累计 完成 共计 达到 今年 其中 目前 已经 新增 实现 截至 年末 年底 月底"
    );
    let mut found: Vec<String> =
        pairs.filter(|pair| around.contains(pair.as_str()) && !general.has(pair)).collect();
    found.sort();
    found.dedup();
    found.len()
}

/// `为期三天的培训 … 这次为期5天的培训`
fn lasting(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut first: Option<(u32, String)> = None;
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        for at in p.places("为期") {
            let number = |c: char| is_numeral(c) || c.is_ascii_digit() || c == '两';
            let end = p.run_within(at + 2, 3, number);
            let unit = p.at(end + usize::from(p.at(end) == '个'));
            let text = p.slice(at + 2..end).replace('两', "二");
            let Some(days) = numeral(&text).filter(|_| matches!(unit, '天' | '月' | '年' | '周'))
            else {
                continue;
            };
            let taken_up =
                p.ends_one(at, words!("这次 此次 该次 本次 这个 该 这场 这期 本期 上述 这一"));
            match &first {
                Some((known, said)) if taken_up && *known != days && said.ends_with(unit) => {
                    let hit = Hit::new(RuleId::N19, at..end + 1).arg(said.clone());
                    hits.push((n, hit.level(Level::Review)));
                }
                _ => first = Some((days, p.string(at..end + 1 + usize::from(p.at(end) == '个')))),
            }
        }
    }
}
