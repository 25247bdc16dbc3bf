//! Rules on dates: N01, N13, N14.

use super::date::{Date, WEEKDAYS, days_in, numeral};
use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::{Fixed, Part};

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    whole_date(p, hits);
    for figure in figures {
        dotted(p, figure, hits);
    }
    days(p, figures, hits);
    for (i, c) in p.spots(Spot::DATE) {
        if c == '月' {
            chinese_day(p, i, hits);
        }
    }
}

/// N01 on a paragraph that is a date and nothing else.
fn whole_date(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if p.len() > 16 || p.len() < 4 {
        return;
    }
    let signed = p.place.part == Part::Fixed(Fixed::Date);
    match Date::read(&p.text) {
        Some(date) if *p.text != *date.to_string() => {
            hits.push(Hit::new(RuleId::N01, 0..p.len()).fix(date.to_string()));
        }
        // Year, month and day are all there.
        None if signed && p.text.ends_with(['月', '日', '号']) => {
            let [years, months, days] = ['年', '月', '日'].map(|c| p.text.matches(c).count());
            if years + months + days < 3 && months == 1 {
                hits.push(Hit::new(RuleId::N01, 0..p.len()).level(Level::Warning));
            }
        }
        _ => {}
    }
}

/// What is numbered like a date and is none.
const NUMBERED: &str = "版本 版本号 版 编号 型号 号 代码 批号 序列号 地址 固件 补丁 升级至 更新至 升级到 更新到 条 节 款 图 表 第";

/// N01 in running text: `2024.05.06`, `2024/5/6`, `2024年05月06日`; N13 where there is no such day.
fn dotted(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let start = figure.digits.start;
    let end = p.run(start, |c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-'));
    let text = p.slice(start..end);
    let mark = text.chars().nth(4).filter(|c| matches!(c, '.' | '/' | '-'));
    let before = p.before(p.run_back(start, |c| matches!(c, '：' | ':' | ' ' | 'v' | 'V')));
    let other = || {
        p.before(start).is_ascii_alphanumeric()
            || before.is_ascii_alphabetic()
            || p.ends_one(p.run_back(start, |c| matches!(c, '：' | ':' | '为' | ' ')), NUMBERED)
    };
    let Some(mark) = mark.filter(|_| !other()) else {
        padded(p, figure, hits);
        return;
    };
    let parts: Vec<u32> = text.split(mark).map_while(|part| part.parse().ok()).collect();
    let [year @ 1900..=2099, month @ 1..=12, day @ 1..=31] = parts[..] else { return };
    if text.split(mark).count() != 3 {
        return;
    }
    match Date::new(year, month, day) {
        None => hits.push(Hit::new(RuleId::N13, start..end)),
        Some(date) if mark != '-' => {
            let hit = Hit::new(RuleId::N01, start..end).level(Level::Warning);
            hits.push(hit.fix(date.to_string()));
        }
        Some(_) => {}
    }
}

fn padded(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let (start, end) = (figure.digits.start, figure.digits.end);
    let zero = end - start == 2 && p.at(start) == '0' && p.at(start + 1) != '0';
    let month = p.at(end) == '月' && p.before(start) == '年';
    let day = matches!(p.at(end), '日' | '号') && p.before(start) == '月';
    if zero && (month || day) {
        let fixed = p.slice(start + 1..end).to_string();
        hits.push(Hit::new(RuleId::N01, start..end).level(Level::Warning).fix(fixed));
    } else if p.at(end) == '号' && p.before(start) == '月' && !is_han(p.at(end + 1)) {
        hits.push(Hit::new(RuleId::N01, end..end + 1).level(Level::Review).fix("日"));
    }
}

/// The last year, month and day that were written in figures, and where.
#[derive(Default)]
struct Written {
    year: Option<(u32, usize)>,
    /// Month, where it begins and whether its year stands directly before it.
    month: Option<(u32, usize, bool)>,
}

/// N13 and N14 on dates in Arabic figures.
fn days(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut written = Written::default();
    for (n, figure) in figures.iter().enumerate() {
        let (start, end) = (figure.digits.start, figure.digits.end);
        let Ok(value) = p.slice(figure.digits.clone()).parse::<u32>() else { continue };
        match p.at(end) {
            '年' if end - start == 4 => written.year = Some((value, start)),
            '月' if end - start <= 2 => {
                let adjacent = written.year.is_some_and(|(_, at)| at + 5 == start);
                written.month = Some((value, start, adjacent));
                let next = figures.get(n + 1).map(|next| next.digits.clone());
                let dated =
                    next.is_some_and(|d| d.start == end + 1 && "日号".contains(p.at(d.end)));
                // 13月 alone may count months badly; behind a year it is no month.
                if !dated && adjacent && !(1..=12).contains(&value) && p.at(end + 1) != '龄' {
                    hits.push(Hit::new(RuleId::N13, start..end + 1));
                }
            }
            '日' | '号' if end - start <= 2 => day(p, &written, start, value, hits),
            _ => {}
        }
    }
}

/// Whether only a day, or a day and what joins it to another, stands between a month and `at`:
/// `6月28日至31日`, `6月5、31日`.
fn in_month(p: &Passage<'_>, month: usize, at: usize) -> bool {
    let from = p.run(p.run(month, |c| c.is_ascii_digit()), |c| c == '月');
    let joins = |c: char| c.is_ascii_digit() || "日号至到—-～~、和".contains(c);
    at - month <= 12 && p.slice(from..at).chars().all(joins)
}

fn day(p: &Passage<'_>, written: &Written, start: usize, value: u32, hits: &mut Vec<Hit>) {
    let Some((month, at, adjacent)) = written.month else { return };
    let end = p.run(start, |c| c.is_ascii_digit()) + 1;
    let first = p.before(start) == '月';
    if !in_month(p, at, start) || (p.at(end - 1) == '号' && (!first || is_han(p.at(end)))) {
        return;
    }
    let year = written.year.map(|(year, _)| year).filter(|_| adjacent);
    let sentence = p.sentence(start);
    let known = written.year.filter(|(_, at)| *at >= sentence.start).map(|(year, _)| year);
    if value == 0 || value > days_in(year, month) {
        let from = match (first, adjacent) {
            (false, _) => start,
            (true, true) => at - 5,
            (true, false) => at,
        };
        hits.push(Hit::new(RuleId::N13, from..end));
    } else if let Some(known) = known {
        match Date::new(known, month, value) {
            Some(date) => weekday(p, date, start, end, hits),
            // 2023年…，2月29日
            None => hits.push(Hit::new(RuleId::N13, at..end).level(Level::Review)),
        }
    }
}

/// Returns the day of the week written at `at`, and where it ends.
fn read_weekday(p: &Passage<'_>, at: usize) -> Option<(&'static str, char, usize)> {
    let word = ["星期", "周", "礼拜"].into_iter().find(|word| p.is(at, word))?;
    let behind = at + word.chars().count();
    let said = if p.at(behind) == '天' { '日' } else { p.at(behind) };
    let is_day = said != '\0' && WEEKDAYS.iter().any(|day| day.starts_with(said));
    is_day.then_some((word, said, behind + 1))
}

/// N14: `2024年5月6日（星期三）`, `本周三（2024年5月6日）`. The date stands before `end`, its day
/// begins at `start`.
fn weekday(p: &Passage<'_>, date: Date, start: usize, end: usize, hits: &mut Vec<Hit>) {
    let mut at = end;
    for word in ["上午", "下午", "晚上", "晚"] {
        at += if p.is(at, word) { word.chars().count() } else { 0 };
    }
    at += usize::from(matches!(p.at(at), '（' | '(' | '，' | '、' | ' '));
    let dated = |c: char| c.is_ascii_digit() || "年月".contains(c);
    let from = p.run_back(start, dated);
    let found = read_weekday(p, at).map(|found| (at, found)).or_else(|| {
        let open = from.checked_sub(1).filter(|open| matches!(p.at(*open), '（' | '('))?;
        let at = open.checked_sub(2).filter(|at| p.at(*at) == '周');
        let at = at.or(open.checked_sub(3).filter(|at| p.is(*at, "星期")))?;
        read_weekday(p, at).map(|found| (at, found))
    });
    let Some((at, (word, said, behind))) = found else { return };
    if !date.weekday().starts_with(said) {
        let right = format!("{word}{}", date.weekday());
        hits.push(Hit::new(RuleId::N14, at..behind).arg(right.clone()).fix(right));
    }
}

/// N13 and N14 on a day in Chinese numerals: `六月三十一日`, `二〇二三年二月二十九日`.
fn chinese_day(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let numerals = |c: char| "一二三四五六七八九十".contains(c);
    let (start, end) = (p.run_back(i, numerals), p.run(i + 1, numerals));
    if !matches!(p.at(end), '日' | '号') || start == i || end == i + 1 {
        return;
    }
    let (Some(month), Some(day)) = (numeral(p.slice(start..i)), numeral(p.slice(i + 1..end)))
    else {
        return;
    };
    let digits = |c: char| "〇零○一二三四五六七八九".contains(c) || c.is_ascii_digit();
    let before = start.saturating_sub(1);
    let from = if p.at(before) == '年' { p.run_back(before, digits) } else { start };
    let year = numeral(p.slice(from..before)).filter(|_| before - from == 4);
    if day > days_in(year, month) {
        let from = if year.is_some() { from } else { start };
        hits.push(Hit::new(RuleId::N13, from..end + 1));
    } else if let Some(date) = year.and_then(|year| Date::new(year, month, day)) {
        weekday(p, date, end, end + 1, hits);
    }
}
