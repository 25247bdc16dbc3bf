//! Rules on numbers that lead an item, in a text: P15–P18. A section's own number is looked at in
//! `structure`.

use super::finding::Hit;
use super::passage::{Passage, is_han, opens_clause};
use super::rule::RuleId;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, c) in p.chars().iter().enumerate() {
        match c {
            '、' | '.' | '．' => stop_behind_number(p, i, hits),
            ')' | '）' => bracketed(p, i, *c, hits),
            '第' => ordinal(p, i, hits),
            '首' | '其' | '再' | '最' => ordinal_word(p, i, hits),
            c if is_chinese_numeral(*c) => item(p, i, hits),
            _ => {}
        }
    }
}

fn is_chinese_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// `1、制度建设；2、队伍建设` and, at the start of a paragraph, `一.概况`.
fn stop_behind_number(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let pause = p.at(i) == '、';
    if pause {
        let start = p.run_back(i, |c| c.is_ascii_digit());
        let lone = (1..=2).contains(&(i - start)) && p.before(start) != '.';
        let opens = start == 0 || matches!(p.before(start), '。' | '；' | '：' | ' ' | '\u{3000}');
        if lone && opens && is_han(p.at(i + 1)) && in_series(p, start, i) {
            let number = p.slice(start..i);
            hits.push(Hit::new(RuleId::P15, start..i + 1).fix(format!("{number}.")));
        }
        return;
    }
    let start = p.run_back(i, is_chinese_numeral);
    let behind = p.run(i + 1, |c| c == ' ');
    if start == 0
        && (1..=3).contains(&i)
        && is_han(p.at(behind))
        && !is_chinese_numeral(p.at(behind))
    {
        let number = p.slice(0..i);
        hits.push(Hit::new(RuleId::P15, 0..i + 1).case(1).fix(format!("{number}、")));
    }
}

/// A number is an item's where the one before or behind it stands in the paragraph too, or where it
/// leads the paragraph.
fn in_series(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let Ok(value) = p.slice(start..end).parse::<u32>() else { return false };
    let next = format!("{}、", value + 1);
    let before = format!("{}、", value.saturating_sub(1));
    let stands = |label: &str, range: &str| {
        range.match_indices(label).any(|(at, _)| {
            let before = range.get(..at).and_then(|r| r.chars().next_back());
            let behind = range.get(at + label.len()..).and_then(|r| r.chars().next());
            before.is_none_or(opens_clause) && behind.is_some_and(is_han)
        })
    };
    if start == 0 {
        // `3、5号楼` counts; what stands at the start of a paragraph and is followed by text does not.
        return true;
    }
    stands(&next, p.slice(end..p.len())) || (value > 1 && stands(&before, p.slice(0..start)))
}

/// `（1）、` and `(1)` at the start of an item.
fn bracketed(p: &Passage<'_>, close: usize, c: char, hits: &mut Vec<Hit>) {
    let start = p.run_back(close, |c| c.is_ascii_digit() || is_chinese_numeral(c));
    let open = start.wrapping_sub(1);
    if !(1..=3).contains(&(close - start)) || !matches!(p.at(open), '(' | '（') {
        return;
    }
    let before = p.before(open);
    if !(open == 0
        || matches!(before, '。' | '；' | '：' | '，' | ' ' | '\u{3000}' | ';' | ':' | '、'))
    {
        return;
    }
    let number = p.slice(start..close);
    let stop = matches!(p.at(close + 1), '、' | '.' | '．' | '，') && p.at(close + 2) != '（';
    let half = c == ')' || p.at(open) == '(';
    if stop && is_han(p.at(close + 2)) {
        hits.push(Hit::new(RuleId::P16, open..close + 2).fix(format!("（{number}）")));
    } else if half && is_han(p.at(close + 1)) {
        hits.push(Hit::new(RuleId::P16, open..close + 1).case(1).fix(format!("（{number}）")));
    }
}

/// `第一、抓学习`; `第一、第二产业` is no item.
fn ordinal(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let end = p.run(i + 1, is_chinese_numeral);
    let behind = p.at(end + 1);
    let opens = i == 0 || matches!(p.before(i), '。' | '；' | '：' | '！' | '？');
    let listed = behind == '第' || is_chinese_numeral(behind);
    if (2..=4).contains(&(end - i)) && p.at(end) == '、' && opens && is_han(behind) && !listed {
        hits.push(Hit::new(RuleId::P17, end..end + 1).fix("，"));
    }
}

const ORDINAL_WORDS: [&str; 4] = ["首先", "其次", "再次", "最后"];

fn ordinal_word(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let opens = i == 0 || matches!(p.before(i), '。' | '；' | '：' | '！' | '？');
    let listed = p.is_any(i + 3, &ORDINAL_WORDS);
    if p.is_any(i, &ORDINAL_WORDS) && p.at(i + 2) == '、' && opens && !listed {
        hits.push(Hit::new(RuleId::P17, i + 2..i + 3).fix("，"));
    }
}

/// `一是，加强领导`
fn item(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if i > 0 && !opens_clause(p.before(i)) {
        return;
    }
    let end = p.run(i, is_chinese_numeral);
    let mark = matches!(p.at(end + 1), '，' | '：' | '、' | ',' | ':' | ';' | '；');
    if end - i <= 2 && matches!(p.at(end), '是' | '要') && mark && is_han(p.at(end + 2)) {
        hits.push(Hit::new(RuleId::P18, end + 1..end + 2).fix(""));
    }
}
