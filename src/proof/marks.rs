//! Rules on single marks and on marks side by side: P01, P07, P08, P10–P13, P21, P27, P28.

use super::finding::Hit;
use super::passage::{Passage, is_full_mark, is_han};
use super::rule::RuleId;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, c) in p.chars().iter().enumerate() {
        match c {
            ',' | ';' | ':' | '?' | '!' => half_width(p, i, *c, hits),
            '.' => half_width_stop(p, i, hits),
            '、' => pause(p, i, hits),
            '）' => note_between(p, i, hits),
            '…' | '·' | '・' => ellipsis(p, i, *c, hits),
            '-' | '—' => dash(p, i, *c, hits),
            '<' => angles(p, i, hits),
            '〈' if p.at(i + 1) == '〈' => double_angles(p, i, hits),
            '０'..='９' => full_width_digits(p, i, hits),
            ' ' => space(p, i, hits),
            _ => {}
        }
        if matches!(c, '。' | '，' | '；' | '：' | '、' | '？' | '！') {
            doubled(p, i, *c, hits);
        }
    }
    half_width_brackets(p, hits);
}

fn is_chinese(c: char) -> bool {
    is_han(c) || is_full_mark(c)
}

fn full_width(c: char) -> &'static str {
    match c {
        ',' => "，",
        ';' => "；",
        ':' => "：",
        '?' => "？",
        '!' => "！",
        '(' => "（",
        ')' => "）",
        _ => "。",
    }
}

fn half_width(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    let end = p.run(i + 1, |c| c == ' ');
    let before = p.at(p.run_back(i, |c| c == ' ').wrapping_sub(1));
    let (next, before) = (p.at(end), if before == '\0' { p.before(i) } else { before });
    let digits = p.before(i).is_ascii_digit() && p.at(i + 1).is_ascii_digit();
    let again = p.before(i) == c;
    // ;; and !! are one mark too many, which is told at the first.
    if digits || again || !(is_chinese(before) || is_chinese(next)) {
        return;
    }
    let behind = if next == '\0' { i + 1 } else { end };
    hits.push(Hit::new(RuleId::P01, i..behind).fix(full_width(c)));
}

/// A half-width full stop; not a point in a number, behind a number, or in Latin.
fn half_width_stop(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let (before, next) = (p.before(i), p.at(i + 1));
    if before == '.' || next == '.' {
        if before != '.' {
            dots(p, i, hits);
        }
        return;
    }
    let at_end = p.at(p.run(i + 1, |c| c == ' ')) == '\0';
    let behind_text =
        is_han(before) || matches!(before, '”' | '》' | '）' | '%' | '％' | ')' | '"');
    let closes = match next {
        _ if at_end => true,
        '”' | '’' | '）' | '"' => true,
        ' ' => is_chinese(p.at(p.run(i + 1, |c| c == ' '))),
        next => is_chinese(next),
    };
    let behind_number = at_end && before.is_ascii_digit() && p.chars().iter().any(|c| is_han(*c));
    let label = i == 1 && is_numeral(before);
    let sentence = behind_text || (behind_number && p.run_back(i, |c| c.is_ascii_digit()) > 0);
    if sentence && closes && !label {
        let end = if at_end { i + 1 } else { p.run(i + 1, |c| c == ' ') };
        hits.push(Hit::new(RuleId::P01, i..end).fix("。"));
    }
}

pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "〇零一二三四五六七八九十".contains(c)
}

fn half_width_brackets(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut open = Vec::new();
    for (i, c) in p.chars().iter().enumerate() {
        match c {
            '(' => open.push(i),
            ')' => {
                let Some(start) = open.pop() else { continue };
                let around = [p.before(start), p.at(start + 1), p.before(i), p.at(i + 1)];
                let before = p.before(p.run_back(start, |c| c == ' '));
                let latin = p.slice(start + 1..i).is_ascii() && before.is_ascii_alphanumeric();
                if around.iter().any(|c| is_chinese(*c)) && !latin {
                    hits.push(Hit::new(RuleId::P01, start..start + 1).fix("（"));
                    hits.push(Hit::new(RuleId::P01, i..i + 1).fix("）"));
                }
            }
            _ => {}
        }
    }
}

/// `...` and more; a row of them before a page number leads the eye.
fn dots(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let end = p.run(i, |c| c == '.');
    let (before, next) = (p.before(i), p.at(end));
    let latin = |c: char| c.is_ascii_alphanumeric();
    let chinese = is_chinese(before) || is_chinese(next);
    let leader = end - i > 6 && (next.is_ascii_digit() || next == ' ');
    if !chinese || leader || (latin(before) && latin(next)) || end - i > 12 {
        return;
    }
    if end - i == 2 && next == '\0' {
        hits.push(Hit::new(RuleId::P21, i..end).fix("。"));
    } else if end - i > 2 {
        hits.push(Hit::new(RuleId::P12, i..end).fix(if end - i == 12 {
            "…………"
        } else {
            "……"
        }));
    }
}

fn ellipsis(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    if p.before(i) == c {
        return;
    }
    let end = p.run(i, |d| d == c);
    let right = if c == '…' { matches!(end - i, 2 | 4) } else { end - i < 3 };
    if c == '…' && right {
        beside_etc(p, i, end, hits);
    }
    let leader = p.at(end).is_ascii_digit() && end - i > 4;
    if !right && !leader && end - i <= 12 {
        hits.push(Hit::new(RuleId::P12, i..end).fix("……"));
    }
}

/// P11: `……等材料`, `等……`.
fn beside_etc(p: &Passage<'_>, start: usize, end: usize, hits: &mut Vec<Hit>) {
    let behind = p.at(end) == '等' && !is_word_of_deng(p, end) && !waits(p, end);
    let before = p.before(start) == '等' && !p.ends_any(start, &["相等", "平等", "同等", "对等"]);
    if behind || before {
        hits.push(Hit::new(RuleId::P11, start..end).fix(""));
    }
}

/// Whether the 等 at `i` waits for something: 等情绪平复后.
fn waits(p: &Passage<'_>, i: usize) -> bool {
    let clause = p.slice(i..p.run(i, |c| !is_sentence_stop(c)));
    clause.ends_with(['后', '时']) || clause.contains("后才") || clause.contains("后再")
}

/// Whether the 等 at `i` begins a word of its own, as 等级 and 等待 do.
fn is_word_of_deng(p: &Passage<'_>, i: usize) -> bool {
    p.at(i) == '等'
        && "级待候量价效同额边式值份到于闲次距温压号离腰".contains(p.at(i + 1))
        && p.at(i + 1) != '\0'
}

fn pause(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let (before, next) = (p.before(i), p.at(i + 1));
    let alike = matches!((before, next), ('》', '《') | ('”', '“'));
    if alike && !has_note_between(p, i) {
        hits.push(Hit::new(RuleId::P07, i..i + 1).fix(""));
    } else if next == '等' && !is_word_of_deng(p, i + 1) {
        hits.push(Hit::new(RuleId::P10, i..i + 1).fix(""));
    }
}

/// Whether the row of titles or quotations around `i` holds a note, as `《甲》（试行）、《乙》、《丙》`:
/// then all of it is parted alike.
fn has_note_between(p: &Passage<'_>, i: usize) -> bool {
    let sentence = p.sentence(i);
    let (open, close) = if p.at(i + 1) == '《' { ('《', '》') } else { ('“', '”') };
    let mut inside = sentence.clone();
    let mut previous_close = None;
    inside.any(|k| {
        if p.at(k) == close {
            previous_close = Some(k);
        }
        p.at(k) == open
            && p.before(k) == '、'
            && previous_close.is_some_and(|c| p.at(c + 1) == '（' && p.before(k - 1) == '）')
    })
}

/// P08: `《甲》（2023年修订）《乙》`.
fn note_between(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let close = match p.at(i + 1) {
        '《' => '》',
        '“' => '”',
        _ => return,
    };
    let start = p.run_back(i, |c| !matches!(c, '（' | '）' | '。'));
    let length = i - start;
    if p.before(start) == '（' && start > 1 && p.at(start - 2) == close && length <= 30 {
        let cited = p.slice(start..i).starts_with("以下简称");
        if !cited {
            hits.push(Hit::new(RuleId::P08, i..i + 2).fix(format!("）、{}", p.at(i + 1))));
        }
    }
}

fn doubled(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    if is_sentence_stop(p.before(i)) {
        return;
    }
    let end = p.run(i, is_sentence_stop);
    let length = end - i;
    let only = |marks: &str| (i..end).all(|k| marks.contains(p.at(k)));
    if length < 2 || (only("？！") && length <= 3) {
        return;
    }
    if c == '。' && length > 2 && only("。") {
        hits.push(Hit::new(RuleId::P12, i..end).fix("……"));
        return;
    }
    let strongest = "？！。；：，、".chars().find(|mark| (i..end).any(|k| p.at(k) == *mark));
    hits.push(Hit::new(RuleId::P21, i..end).fix(strongest.unwrap_or(c).to_string()));
}

fn is_sentence_stop(c: char) -> bool {
    matches!(c, '。' | '，' | '；' | '：' | '、' | '？' | '！')
}

/// P13: `--` and `—` where a dash is meant.
fn dash(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    if p.before(i) == c {
        return;
    }
    let end = p.run(i, |d| d == c);
    let (before, next) = (p.before(i), p.at(end));
    let wrong = match (c, end - i) {
        ('-', 2 | 3) => {
            let latin = |c: char| c.is_ascii_alphanumeric();
            (is_chinese(before) || is_chinese(next)) && !latin(before) && !latin(next)
        }
        ('—', 1) => is_han(before) && (is_han(next) || next == '“') && !joins(p, i),
        ('—', 3) => is_chinese(before) || is_chinese(next),
        _ => false,
    };
    if wrong {
        hits.push(Hit::new(RuleId::P13, i..end).fix("——"));
    }
}

/// What is explained behind a dash; a dash between two places or dates joins.
const EXPLAINED: &[&str] = &[
    "目标", "任务", "关键", "主题", "重点", "核心", "理念", "方针", "原则", "思路", "问题", "主线",
    "抓手", "精神", "口号", "标准", "底线", "红线", "方法", "做法", "经验", "特点", "环节", "工作",
    "举措", "措施", "制度", "机制", "品牌", "载体", "力量", "根本", "基础", "保障", "要求", "主角",
    "使命", "宗旨", "初心", "法宝", "优势", "短板", "难题", "矛盾", "成果", "阵地", "主体", "责任",
    "对象", "内容", "道理", "事实", "结论", "答案", "梦想", "战役",
];
const ROUTES: &[&str] = &[
    "线",
    "段",
    "高速",
    "铁路",
    "公路",
    "航",
    "走廊",
    "方向",
    "区间",
    "往返",
    "列车",
    "班",
    "轴",
    "带",
    "经济",
    "管道",
    "通道",
    "快速路",
    "沿线",
];
const PLACES: &str = "省市县区镇乡村站港湾街山河江湖洲岛口关州京沪粤渝蓉国";

fn joins(p: &Passage<'_>, i: usize) -> bool {
    if p.ends_any(i, EXPLAINED) {
        return false;
    }
    if p.at(i + 1) == '“' {
        return true;
    }
    // No place is called so.
    if p.is_any(i + 1, &["让", "把", "使", "就是", "确保", "坚持", "推动"]) {
        return false;
    }
    let end = p.run(i + 1, is_han);
    let ahead = p.slice(i + 1..end.min(i + 12));
    let place = PLACES.contains(p.before(i)) || ROUTES.iter().any(|route| ahead.contains(route));
    let chained = p.at(end) == '—';
    place || chained || end - i <= 6 || i - p.run_back(i, is_han) <= 3
}

/// P27: `<<细则>>`.
fn angles(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if p.at(i + 1) != '<' || p.before(i) == '<' {
        return;
    }
    let start = i + 2;
    let close = p.run(start, |c| c != '>' && c != '<' && c != '。');
    let inside = p.slice(start..close);
    if p.is(close, ">>") && inside.starts_with(is_han) {
        hits.push(Hit::new(RuleId::P27, i..start).fix("《"));
        hits.push(Hit::new(RuleId::P27, close..close + 2).fix("》"));
    }
}

/// P27: `〈〈细则〉〉`.
fn double_angles(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let close = p.run(i + 2, |c| c != '〉' && c != '。');
    if p.is(close, "〉〉") {
        hits.push(Hit::new(RuleId::P27, i..i + 2).fix("《"));
        hits.push(Hit::new(RuleId::P27, close..close + 2).fix("》"));
    }
}

fn full_width_digits(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let wide = |c: char| ('０'..='９').contains(&c);
    let with_points = |c: char| wide(c) || c == '．';
    if wide(p.before(i)) || (p.before(i) == '．' && wide(p.at(i.wrapping_sub(2)))) {
        return;
    }
    let mut end = p.run(i, with_points);
    while end > i && p.before(end) == '．' {
        end -= 1;
    }
    let narrow = |c: char| match c {
        '．' => '.',
        c => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
    };
    let fixed: String = p.slice(i..end).chars().map(narrow).collect();
    hits.push(Hit::new(RuleId::P27, i..end).case(1).fix(fixed));
}

/// P28: `共 12 项`.
fn space(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let (before, next) = (p.before(i), p.at(i + 1));
    let figure = |c: char| c.is_ascii_digit() || c == '%';
    let beside = (is_han(before) && next.is_ascii_digit())
        || (figure(before) && (is_han(next) || next == '%' || is_full_mark(next)));
    if beside && i > 2 {
        hits.push(Hit::new(RuleId::P28, i..i + 1).fix(""));
    }
}
