//! Rules on dates: N01–N03, N13, N14.

use super::date::{Date, WEEKDAYS, days_in, numeral};
use super::finding::Hit;
use super::number::Figure;
use super::passage::Passage;
use super::rule::{Level, RuleId};

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    whole_date(p, hits);
    for (i, c) in p.chars().iter().enumerate() {
        if *c == '年' {
            year(p, i, hits);
        }
    }
    for figure in figures {
        short_year(p, figure, hits);
        dotted(p, figure, hits);
    }
    days(p, figures, hits);
    for (i, c) in p.chars().iter().enumerate() {
        if *c == '月' {
            chinese_day(p, i, hits);
        }
    }
}

/// N01 on a paragraph that is a date and nothing else.
fn whole_date(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if p.len() > 16 || p.len() < 6 {
        return;
    }
    let Some(date) = Date::read(&p.text) else { return };
    let right = date.to_string();
    if *p.text != *right {
        hits.push(Hit::new(RuleId::N01, 0..p.len()).fix(right));
    }
}

/// N03: `二零二四年`, `2O24年`.
fn year(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let start = i.saturating_sub(4);
    let written = p.slice(start..i);
    if written.chars().count() != 4 || p.before(start).is_ascii_digit() {
        return;
    }
    let zero = |c: char| "零○ＯOo0０".contains(c);
    let chinese = |c: char| "〇一二三四五六七八九".contains(c);
    let first = p.at(start);
    let (digits, right): (fn(char) -> bool, char) = match first {
        '一' | '二' => (|c| "〇一二三四五六七八九".contains(c), '〇'),
        '1' | '2' => (|c| c.is_ascii_digit(), '0'),
        _ => return,
    };
    let of_year = written.chars().all(|c| digits(c) || zero(c));
    let wrong = written.chars().any(|c| zero(c) && !digits(c));
    let counted = chinese(first) && written.chars().filter(|c| chinese(*c)).count() < 2;
    if of_year && wrong && !counted {
        let fixed: String = written.chars().map(|c| if zero(c) { right } else { c }).collect();
        hits.push(Hit::new(RuleId::N03, start..i).fix(fixed));
    }
}

/// What follows a year and no number of years.
const OF_A_YEAR: &[&str] = &[
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "上半年",
    "下半年",
    "年初",
    "年底",
    "年末",
    "年度",
    "全年",
    "春节",
    "国庆",
    "汛期",
    "同期",
    "春季",
    "秋季",
    "冬季",
    "夏季",
    "工作总结",
    "工作要点",
    "工作报告",
    "工作计划",
    "工作情况",
    "初",
    "底",
    "末",
    "度",
    "1季度",
    "2季度",
    "3季度",
    "4季度",
    "前三季度",
];

/// N02: `24年一季度`.
fn short_year(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let (start, end) = (figure.digits.start, figure.digits.end);
    let two = end - start == 2 && p.at(end) == '年' && figure.decimals == 0;
    let plausible = (0.0..=39.0).contains(&figure.value) || figure.value >= 78.0;
    let before = p.before(start);
    let joined = before.is_ascii_alphanumeric()
        || "第近约满超过达共用每隔历这前后长整十百零-/—～至到余最的".contains(before)
            && before != '\0';
    let month = p.run(end + 1, |c| c.is_ascii_digit());
    let of_month =
        month > end + 1 && month <= end + 3 && p.at(month) == '月' && p.at(month + 1) != '龄';
    let since = p.is_any(end + 1, &["以来", "起"])
        && (matches!(before, '自' | '从') || (start == 0 && figure.value >= 18.0));
    let of_year = p.is_any(end + 1, OF_A_YEAR) && !p.is_any(end + 1, &["度过", "底蕴", "末位"]);
    if two && plausible && !joined && (of_month || since || of_year) {
        let century = if figure.value >= 78.0 { "19" } else { "20" };
        let text = format!("{century}{}", p.slice(start..end));
        hits.push(Hit::new(RuleId::N02, start..end).fix(text));
    }
}

/// N01 in running text: `2024.05.06`, `2024/5/6`, `2024年05月06日`.
fn dotted(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let start = figure.digits.start;
    let end = p.run(start, |c| c.is_ascii_digit() || matches!(c, '.' | '/'));
    let text = p.slice(start..end);
    let four = text.find(['.', '/']) == Some(4);
    let one_mark = text.contains('.') != text.contains('/');
    if four && one_mark && end < p.len() + 1 && !p.before(start).is_ascii_alphanumeric() {
        if let Some(date) = Date::read(text).filter(|date| (1900..2100).contains(&date.year)) {
            let hit = Hit::new(RuleId::N01, start..end).level(Level::Warning);
            hits.push(hit.fix(date.to_string()));
        }
        return;
    }
    padded(p, figure, hits);
}

fn padded(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let (start, end) = (figure.digits.start, figure.digits.end);
    let zero = end - start == 2 && p.at(start) == '0' && p.at(start + 1) != '0';
    let month = p.at(end) == '月' && p.before(start) == '年';
    let day = p.at(end) == '日' && p.before(start) == '月';
    if zero && (month || day) {
        let fixed = p.slice(start + 1..end).to_string();
        hits.push(Hit::new(RuleId::N01, start..end).level(Level::Warning).fix(fixed));
    }
}

/// N13 and N14 on dates in Arabic figures.
fn days(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut year: Option<(u32, usize)> = None;
    let whole = |f: &Figure| p.slice(f.digits.clone()).parse::<u32>().ok();
    for (n, figure) in figures.iter().enumerate() {
        let (start, end) = (figure.digits.start, figure.digits.end);
        let Some(value) = whole(figure) else { continue };
        if p.at(end) == '年' && end - start == 4 {
            year = Some((value, start));
        }
        if p.at(end) != '月' || end - start > 2 {
            continue;
        }
        let sentence = p.sentence(start);
        let known = year.filter(|(_, at)| *at >= sentence.start).map(|(y, _)| y);
        let adjacent = year.filter(|(_, at)| at + 5 == start).map(|(y, _)| y);
        let day =
            figures.get(n + 1).filter(|d| d.digits.start == end + 1 && p.at(d.digits.end) == '日');
        let Some(day) = day else {
            // 13月 alone may count months badly; behind a year it is no month.
            if adjacent.is_some() && !(1..=12).contains(&value) && p.at(end + 1) != '龄' {
                hits.push(Hit::new(RuleId::N13, start..end + 1));
            }
            continue;
        };
        let Some(d) = whole(day) else { continue };
        if d == 0 || d > days_in(adjacent, value) {
            let from = if adjacent.is_some() { start - 5 } else { start };
            hits.push(Hit::new(RuleId::N13, from..day.digits.end + 1));
        } else if let Some(date) = known.and_then(|y| Date::new(y, value, d)) {
            weekday(p, date, day.digits.end + 1, hits);
        }
    }
}

/// N14: `2024年5月6日（星期三）`.
fn weekday(p: &Passage<'_>, date: Date, at: usize, hits: &mut Vec<Hit>) {
    let open = matches!(p.at(at), '（' | '(' | '，');
    let at = at + usize::from(open);
    let Some(word) = ["星期", "周", "礼拜"].into_iter().find(|word| p.is(at, word)) else {
        return;
    };
    let behind = at + word.chars().count();
    let said = if p.at(behind) == '天' { '日' } else { p.at(behind) };
    let is_day = WEEKDAYS.iter().any(|day| day.starts_with(said));
    if is_day && said != '\0' && !date.weekday().starts_with(said) {
        let right = format!("{word}{}", date.weekday());
        hits.push(Hit::new(RuleId::N14, at..behind + 1).arg(right.clone()).fix(right));
    }
}

/// N13 on a day in Chinese numerals: `六月三十一日`.
fn chinese_day(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let numerals = |c: char| "一二三四五六七八九十".contains(c);
    let (start, end) = (p.run_back(i, numerals), p.run(i + 1, numerals));
    if p.at(end) != '日' || start == i || end == i + 1 {
        return;
    }
    let (Some(month), Some(day)) = (numeral(p.slice(start..i)), numeral(p.slice(i + 1..end)))
    else {
        return;
    };
    if day > days_in(None, month) {
        hits.push(Hit::new(RuleId::N13, start..end + 1));
    }
}
