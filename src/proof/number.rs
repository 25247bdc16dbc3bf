//! The Arabic figures of a passage, read once: value, per cent, 万 and 亿, and the unit behind.

use super::passage::{Passage, is_chinese, is_han};
use super::rows::Signs;
use super::spots::Spot;
use crate::report::chinese_digit;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The digits with their point and thousands.
    pub digits: Range<usize>,
    /// Behind 万, 亿, 余, 多 and the sign of per cent.
    pub end: usize,
    /// With 万 and 亿.
    pub value: f64,
    /// How many places stand behind the point.
    pub decimals: usize,
    pub percent: bool,
    /// 余, 多, 几, 来 behind the digits.
    pub about: Option<char>,
    /// 万 or 亿.
    pub scale: Option<char>,
    /// The first character of what is counted.
    pub unit: Option<char>,
}

/// Reads the figures of a passage, in order; figures within Latin words are none.
pub fn read(p: &Passage<'_>) -> Vec<Figure> {
    let begins = p.rows(Spot::DIGIT).zip(p.behind(Spot::DIGIT, 1));
    let count = begins.map(|(digits, behind)| (digits & !behind).count_ones()).sum::<u32>();
    let mut found = Vec::with_capacity(count as usize);
    let mut end = 0;
    for (i, _) in p.spots(Spot::DIGIT) {
        if i < end {
            continue;
        }
        end = end_of_digits(p, i);
        let bare = !p.before(i).is_ascii_alphabetic() && !is_point(p.before(i));
        let start = behind_label(p, i, end).unwrap_or(i);
        if let Some(figure) = bare.then(|| figure(p, start, end)).flatten() {
            found.push(figure);
        }
    }
    found
}

fn end_of_digits(p: &Passage<'_>, start: usize) -> usize {
    let digit = |c: char| c.is_ascii_digit();
    let mut end = p.run(start, digit);
    while p.at(end) == ',' && p.run(end + 1, digit) == end + 4 {
        end += 4;
    }
    end = end_of_groups(p, start, end);
    if is_point(p.at(end)) && p.at(end + 1).is_ascii_digit() {
        end = p.run(end + 1, digit);
    }
    end
}

/// `毕业生6 120人`: what parts thousands may be a blank, where no row of figures may be meant.
fn end_of_groups(p: &Passage<'_>, start: usize, first: usize) -> usize {
    let is_gap = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let led = first - start <= 3 && p.at(start) != '0' && is_chinese(p.before(start));
    if !led || !is_gap(p.at(first)) {
        return first;
    }
    let mut end = first;
    while is_gap(p.at(end)) && p.run(end + 1, |c| c.is_ascii_digit()) == end + 4 {
        end += 4;
    }
    let counts = is_han(p.at(end)) || matches!(p.at(end), '%' | '.');
    if counts { end } else { first }
}

/// What is counted by one and one.
static WHOLE: Signs = Signs::of("人户名家台件次号月日楼栋座所辆头只份卷册位村");

/// Returns where the digits begin behind the number of an item, where what looks like a point parts the two:
/// `3.10年卷148卷`, `2.30人参加考核`. There are no three and a tenth of them.
fn behind_label(p: &Passage<'_>, start: usize, end: usize) -> Option<usize> {
    if start > 0 && !matches!(p.before(start), '。' | '；') {
        return None;
    }
    let point = p.run(start, |c| c.is_ascii_digit());
    let label = is_point(p.at(point)) && point - start <= 2 && p.at(start) != '0';
    let years = p.at(end) == '年' && end > point + 2;
    (label && p.at(point + 1) != '0' && (WHOLE.has(p.at(end)) || years)).then_some(point + 1)
}

/// Some write the point as wide as a character.
fn is_point(c: char) -> bool {
    matches!(c, '.' | '．')
}

fn figure(p: &Passage<'_>, start: usize, end: usize) -> Option<Figure> {
    let digits = p.chars().get(start..end).unwrap_or_default();
    let point = digits.iter().position(|c| is_point(*c));
    let decimals = point.map_or(0, |at| digits.len() - at - 1);
    let mut value = value(digits, decimals)?;
    let mut at = end;
    let about_sign = |c: char| matches!(c, '余' | '多' | '几' | '来');
    let mut about = None;
    if about_sign(p.at(at)) && p.at(at) != '来' {
        about = Some(p.at(at));
        at += 1;
    }
    let scale = Some(p.at(at)).filter(|c| matches!(c, '万' | '亿'));
    if let Some(sign) = scale {
        value *= if sign == '万' { 1e4 } else { 1e8 };
        at += 1;
        if sign == '万' && p.at(at) == '亿' {
            value *= 1e8;
            at += 1;
        }
    }
    if about.is_none() && about_sign(p.at(at)) {
        about = Some(p.at(at));
        at += 1;
    }
    let percent = matches!(p.at(at), '%' | '％');
    if percent {
        at += 1;
    }
    let unit = Some(p.at(at)).filter(|c| (is_han(*c) || *c == '℃') && !percent);
    // 8.4KM is told in parts of 千米, too.
    let long = matches!((p.at(at), p.at(at + 1)), ('K' | 'k', 'M' | 'm'));
    let unit = unit.or(Some('千').filter(|_| long && !p.at(at + 2).is_ascii_alphanumeric()));
    Some(Figure { digits: start..end, end: at, value, decimals, percent, about, scale, unit })
}

/// So many digits are surely held by a number of 64 bits.
const MOST_DIGITS: usize = 15;

/// Returns the value of digits, thousands between them left out, with so many places behind a point.
fn value(digits: &[char], decimals: usize) -> Option<f64> {
    if digits.len() > MOST_DIGITS {
        let plain = digits.iter().filter(|c| c.is_ascii_digit() || is_point(**c));
        let plain: String = plain.map(|c| if is_point(*c) { '.' } else { *c }).collect();
        return plain.parse().ok();
    }
    let whole = digits.iter().filter_map(|c| c.to_digit(10));
    let whole = whole.fold(0_u64, |value, digit| value * 10 + u64::from(digit)) as f64;
    // Both are held without a rest, so what is divided is rounded as it is read.
    Some(whole / 10f64.powi(i32::try_from(decimals).ok()?))
}

/// Returns the value of 一 to 九.
pub fn spelt_digit(c: char) -> Option<usize> {
    chinese_digit(c).filter(|digit| *digit > 0).map(|digit| digit as usize)
}

/// Returns how much the last digit of a figure stands for: a thousand in 3.6万.
pub fn last_place(figure: &Figure) -> f64 {
    let scale = match figure.scale {
        Some('亿') => 1e8,
        Some(_) => 1e4,
        None => 1.0,
    };
    scale / 10f64.powi(i32::try_from(figure.decimals).unwrap_or(0))
}

/// Writes a value without places it does not need.
pub fn write(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}
