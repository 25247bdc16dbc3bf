//! N03: signs that are no digits in years and other numbers.

use super::date::numeral;
use super::finding::Hit;
use super::number::spelt_digit;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Signs, among};
use super::rule::{Level, RuleId};

/// N03: `二零二四年`, `2O24年`.
pub fn zeros(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let start = i.saturating_sub(4);
    let first = p.at(start);
    if !matches!(first, '一' | '二' | '1' | '2') || i < 4 || p.before(start).is_ascii_digit() {
        return;
    }
    let written = p.slice(start..i);
    let chinese = |c: char| c == '〇' || spelt_digit(c).is_some();
    let (digits, zero, right): (fn(char) -> bool, &str, char) = match first {
        '一' | '二' => (|c| c == '〇' || spelt_digit(c).is_some(), "零○ＯOoОоΟο◯0０", '〇'),
        '1' | '2' => (|c| c.is_ascii_digit(), "零〇○ＯOoОоΟο◯０lI", '0'),
        _ => return,
    };
    if written.chars().all(digits) {
        return;
    }
    let of_year = written.chars().all(|c| digits(c) || zero.contains(c));
    let counted = chinese(first) && written.chars().filter(|c| chinese(*c)).count() < 2;
    // 二零二四至二零二五学年: without 年 behind it what follows must be a year as well.
    let year = matches!(p.at(i), '年' | '届' | '级')
        || p.is(i, "学年")
        || p.at(i + 5) == '年'
        || p.is(i + 5, "学年")
        || (p.at(i) == '、' && matches!(p.at(i + 5), '两' | '三' | '、' | '和'));
    if of_year && !counted && year {
        let mend = |c: char| match c {
            'l' | 'I' => '1',
            c if zero.contains(c) => right,
            c => c,
        };
        let fixed: String = written.chars().map(mend).collect();
        hits.push(Hit::new(RuleId::N03, start..i).fix(fixed));
    }
}

/// N03: `二千零二十四年`; 二千零十年 may have been so many years.
pub fn thousands(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let start =
        p.run_back_within(i, 6, |c| is_numeral(c) || matches!(c, '两' | '千' | '零' | '〇'));
    let written = p.slice(start..i);
    let Some(behind) = ["二千零", "两千零"].iter().find_map(|head| written.strip_prefix(head))
    else {
        return;
    };
    let opens =
        start == 0 || !is_han(p.before(start)) || among!("于在自从至到较比和", p.before(start));
    if let Some(value @ 1..=49) = numeral(behind).filter(|_| opens && !p.is(i, "年前")) {
        let hit = Hit::new(RuleId::N03, start..i).level(Level::Warning);
        hits.push(hit.fix(format!("{}", 2000 + value)));
    }
}

/// What is counted in offices, one at a time.
static COUNTED: Signs = Signs::of("%％个处件户人名起次家项条份场台万亿元亩米吨天");

fn is_letter(c: char) -> bool {
    matches!(c, 'O' | 'o' | 'О')
}

/// How many characters of such a number are looked at.
const LONGEST: usize = 6;

/// N03: `3O处`: a letter behind a digit and before what is counted.
pub fn letter_for_zero(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let like_digit = |c: char| c.is_ascii_digit() || is_letter(c);
    let end = p.run_within(i, LONGEST, like_digit);
    let start = p.run_back_within(end, LONGEST, like_digit);
    let first = p.run_back_within(i, LONGEST, |c| c.is_ascii_digit()) == start;
    // 〔2O25〕7号
    let year = p.before(start) == '〔' && p.at(end) == '〕' && end == start + 4;
    if !first || !(year || COUNTED.has(p.at(end))) {
        return;
    }
    if matches!(p.at(start), '1'..='9') && (year || is_han(p.before(start))) {
        let fixed = p.slice(start..end).replace(is_letter, "0");
        hits.push(Hit::new(RuleId::N03, start..end).fix(fixed));
    }
}

/// N03: `l2月`, `3O日`.
pub fn letters(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let like_digit = |c: char| c.is_ascii_digit() || matches!(c, 'l' | 'I' | 'O' | 'o');
    let start = p.run_back(i, like_digit);
    if (start..i).all(|at| p.at(at).is_ascii_digit()) {
        return;
    }
    let written = p.slice(start..i);
    let mixed = written.contains(|c: char| c.is_ascii_digit())
        && written.contains(|c: char| !c.is_ascii_digit());
    let alone = p.before(start) == if p.at(i) == '月' { '年' } else { '月' }
        && !written.contains(|c: char| c.is_ascii_digit());
    let fixed: String = written.replace(['l', 'I'], "1").replace(['O', 'o'], "0");
    let most = if p.at(i) == '月' { 12 } else { 31 };
    let fits = fixed.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n));
    if (mixed || alone) && fits && i - start <= 2 && !p.before(start).is_ascii_alphanumeric() {
        hits.push(Hit::new(RuleId::N03, start..i).fix(fixed));
    }
}
