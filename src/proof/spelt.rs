//! Figures in Chinese numerals that must agree with one another: sums (N11), shares (N12), differences of shares (N09)
//! and what grows to less (N10): `分别发现隐患七处、五处、四处，共十七处`, `由百分之十八降至百分之十一，下降百分之七`.

use super::approx::spells_number;
use super::date::numeral;
use super::finding::Hit;
use super::number::{Figure, spelt_digit};
use super::passage::Passage;
use super::rows::{among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::{changes, products, sums};
use std::ops::Range;

/// No sentence that anybody writes has more figures.
const MOST: usize = 200;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let spelt = read(p);
    let mut from = 0;
    while let Some(first) = spelt.get(from) {
        let sentence = p.sentence(first.digits.start);
        let rest = spelt.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|f| f.digits.start < sentence.end).count().max(1);
        let inside = rest.get(..count).unwrap_or_default();
        let written = p.figures_within(sentence);
        if inside.len() > 1 && inside.len() + written.len() <= MOST {
            of_sentence(p, inside, written, hits);
        }
        from += count;
    }
}

/// Looks at the figures of one sentence, of which some are spelt; what is known already is not told again.
fn of_sentence(p: &Passage<'_>, spelt: &[Figure], written: &[Figure], hits: &mut Vec<Hit>) {
    let mut figures: Vec<Figure> = spelt.iter().chain(written).cloned().collect();
    figures.sort_by_key(|figure| figure.digits.start);
    let mut found = Vec::new();
    sums::of_sentence(p, &figures, &mut found);
    products::check(p, &figures, &mut found);
    if p.may_hold('由') || p.may_hold('从') {
        changes::reversed(p, &figures, &mut found);
    }
    let mut tenths = spelt.iter().filter(|f| f.percent);
    let rough = tenths.clone().next().is_some() && tenths.all(|f| p.at(f.digits.start + 1) == '成');
    // Of all that is known of a text only what meets the sentence is looked at for each.
    let (start, end) =
        (figures.first().map_or(0, |f| f.digits.start), figures.last().map_or(0, |f| f.end + 1));
    let near = hits.iter().filter(|hit| hit.range.start < end && start < hit.range.end);
    let mut told: Vec<_> = near.map(|hit| (hit.rule, hit.range.clone())).collect();
    for mut hit in found {
        let meets = |(rule, range): &(RuleId, Range<usize>)| {
            *rule == hit.rule && range.start < hit.range.end && hit.range.start < range.end
        };
        if told.iter().any(meets) {
            continue;
        }
        told.push((hit.rule, hit.range.clone()));
        // A tenth more or less may be due to rounding.
        if rough && hit.rule == RuleId::N12 {
            hit.level = Some(Level::Review);
        }
        let written = p.slice(hit.range.clone());
        if let Some(points) = written.strip_prefix("百分之").filter(|_| hit.rule == RuleId::N09)
        {
            hit.fix = Some(format!("{points}个百分点"));
        }
        hits.push(hit);
    }
}

/// Reads the figures that are spelt and count something, or tell a share.
fn read(p: &Passage<'_>) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut end = 0;
    for (i, _) in p.spots(Spot::NUMERAL) {
        if i < end {
            continue;
        }
        end = p.run(i, |c| spells_number(c) || c == '零');
        let figure = figure(p, i, end);
        end = figure.as_ref().map_or(end, |figure| figure.end);
        found.extend(figure);
    }
    found
}

/// What counts, with what it counts behind it or not.
fn is_measure(c: char) -> bool {
    among!(
        "处项个家名人位座台辆户件次起宗条所间只头亩吨元张份册本套组队场批栋艘架门株棵部类支艇幢盏口眼对天",
        c
    )
}

fn figure(p: &Passage<'_>, start: usize, end: usize) -> Option<Figure> {
    let before = p.before(start);
    // 第三个, 几十个, 3万五千个, 三分之一
    if before.is_ascii_digit() || among!("第几数上好之零〇.．", before) {
        return None;
    }
    if p.is(end, "分之") {
        return share(p, start, end);
    }
    if p.at(end) == '成' {
        return tenths(p, start, end);
    }
    let other = p.is_one(end, words!("个别 部分 对口 次于 人次 组织 天然"));
    // 一组六户, 二组7人: the first is a name.
    let next = p.at(end + 1);
    let named = among!("组队班部批门", p.at(end)) && (spells_number(next) || next.is_ascii_digit());
    let counts = is_measure(p.at(end)) && !other && !named;
    let value = counts.then(|| numeral(&p.slice(start..end).replace('两', "二"))).flatten()?;
    Some(of(start..end, f64::from(value), (0, false), Some(p.at(end))))
}

fn of(
    digits: std::ops::Range<usize>,
    value: f64,
    (decimals, percent): (usize, bool),
    unit: Option<char>,
) -> Figure {
    let end = digits.end;
    Figure { digits, end, value, decimals, percent, about: None, scale: None, unit }
}

/// What says that a share is not told to the last.
fn is_about(p: &Passage<'_>, end: usize) -> bool {
    among!("多余几来强弱", p.at(end)) || p.is_one(end, words!("以上 左右 以下 上下 不到 之多"))
}

/// `百分之十八`, `百分之九十八点五`, `三分之一`
fn share(p: &Passage<'_>, start: usize, at: usize) -> Option<Figure> {
    let from = at + "分之".chars().count();
    let mut end = p.run(from, spells_number);
    let whole = numeral(p.slice(from..end))?;
    let of_many = p.slice(start..at);
    if of_many != "百" {
        let (many, whole) = (f64::from(numeral(of_many)?), f64::from(whole));
        let plain = (2.0..=12.0).contains(&many) && whole < many && !is_about(p, end);
        return plain.then(|| of(start..end, whole / many * 100.0, (2, true), None));
    }
    let mut value = f64::from(whole);
    let mut decimals = 0;
    if p.at(end) == '点' {
        let point = end + 1;
        end = p.run(point, |c| spelt_digit(c).is_some() || matches!(c, '零' | '〇'));
        for (n, c) in (1..).zip(p.slice(point..end).chars()) {
            value += spelt_digit(c).unwrap_or(0) as f64 / 10f64.powi(n);
        }
        decimals = end - point;
    }
    (!is_about(p, end)).then(|| of(start..end, value, (decimals, true), None))
}

/// `六成`, `七成二`, `三成半`
fn tenths(p: &Passage<'_>, start: usize, at: usize) -> Option<Figure> {
    let digit = |c: char| if c == '两' { Some(2) } else { spelt_digit(c).filter(|d| *d < 10) };
    let tens = digit(p.at(start)).filter(|_| at == start + 1)?;
    let half = Some(5).filter(|_| p.at(at + 1) == '半').or(digit(p.at(at + 1)));
    let end = at + 1 + usize::from(half.is_some());
    let other = p.is_one(
        end,
        words!("长 功 立 员 都 就 年 为 了 本 果 交 绩 品 分 人 型 套 不变 新 熟 把 的把 服 效 因"),
    );
    let plain = !other && !is_about(p, end) && !spells_number(p.at(end));
    let value = tens * 10 + half.unwrap_or(0);
    plain.then(|| of(start..end, value as f64, (0, true), None))
}
