//! Rules on marks that come in pairs: P02–P06, P22, P23, P26.

use super::finding::Hit;
use super::passage::{Passage, TITLE, is_han};
use super::rule::{Level, RuleId};

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    straight_quotes(p, hits);
    balance(p, hits);
    for (i, c) in p.chars().iter().enumerate() {
        match c {
            '（' => note_behind_stop(p, i, hits),
            '”' => stop_in_quotation(p, i, hits),
            '《' => not_a_title(p, i, hits),
            _ => {}
        }
    }
}

/// P02, by parity within the paragraph; a curly mark beside a straight one counts too.
fn straight_quotes(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.text.contains(['"', '\'']) || !p.chars().iter().any(|c| is_han(*c)) {
        return;
    }
    for (straight, open, close) in [('"', '“', '”'), ('\'', '‘', '’')] {
        let mut opened: Option<usize> = None;
        let mut found = Vec::new();
        for (i, c) in p.chars().iter().enumerate() {
            if *c == open {
                opened = Some(i);
            } else if *c == close {
                opened = None;
            } else if *c == straight && is_quotation_mark(p, i) {
                let mark = if opened.is_some() { close } else { open };
                opened = if opened.is_some() { None } else { Some(i) };
                found.push((i, mark));
            }
        }
        let odd = opened.filter(|at| p.at(*at) == straight);
        for (i, mark) in found {
            let hit = Hit::new(RuleId::P02, i..i + 1);
            hits.push(match odd {
                None => hit.fix(mark),
                Some(at) if at == i => hit.level(Level::Review).case(1),
                Some(_) => hit,
            });
        }
    }
}

/// Not an apostrophe, inches, minutes, or a quotation within Latin text.
fn is_quotation_mark(p: &Passage<'_>, i: usize) -> bool {
    let (before, next) = (p.before(i), p.at(i + 1));
    let latin = |c: char| c.is_ascii_alphanumeric();
    if p.at(i) == '\'' {
        return !latin(before) || !latin(next) && is_han(next);
    }
    !before.is_ascii_digit() || quoted_before(p, i)
}

/// Whether a straight mark stands before `i` and waits for its partner.
fn quoted_before(p: &Passage<'_>, i: usize) -> bool {
    let before = p.chars().get(..i).unwrap_or_default();
    // Behind a digit it may be inches or seconds, and opens nothing.
    let inches = |k: usize| p.at(k) == '"' && p.before(k).is_ascii_digit();
    let straight = (0..i).filter(|k| p.at(*k) == '"' && !inches(*k)).count();
    straight + before.iter().filter(|c| **c == '“').count()
        > before.iter().filter(|c| **c == '”').count()
        && straight % 2 == 1
        || before.iter().rev().find(|c| matches!(c, '“' | '”')) == Some(&'“')
}

const PAIRS: &[(char, char)] = &[
    ('（', '）'),
    ('《', '》'),
    ('〈', '〉'),
    ('〔', '〕'),
    ('【', '】'),
    ('“', '”'),
    ('‘', '’'),
    ('［', '］'),
];

fn closing_of(c: char) -> Option<char> {
    let c = if c == '(' { '（' } else { c };
    PAIRS.iter().find(|(open, _)| *open == c).map(|(_, close)| *close)
}

fn is_closing(c: char) -> bool {
    PAIRS.iter().any(|(_, close)| *close == c) || c == ')'
}

/// Nobody nests deeper; what is was never closed.
const DEEPEST: usize = 32;

/// P03–P06, with a stack of what is open.
fn balance(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut open: Vec<usize> = Vec::new();
    let mut lonely: Vec<usize> = Vec::new();
    for (i, c) in p.chars().iter().enumerate() {
        if closing_of(*c).is_some() {
            if open.len() == DEEPEST {
                lonely.push(open.remove(0));
            }
            open.push(i);
        } else if is_closing(*c) && !is_apostrophe(p, i) {
            let close = if *c == ')' { '）' } else { *c };
            let partner = open.iter().rposition(|at| closing_of(p.at(*at)) == Some(close));
            match partner {
                Some(at) => {
                    let inner = open.split_off(at);
                    lonely.extend(inner.iter().skip(1));
                    if let Some(start) = inner.first() {
                        nested(p, *start, i, &open, hits);
                    }
                }
                None if is_item_label(p, i) => {}
                None => lonely.push(i),
            }
        }
    }
    let half = |c: char| matches!(c, '(' | ')');
    if p.goes_on_quoting
        && let Some(at) = open.iter().rposition(|at| p.at(*at) == '“')
    {
        open.remove(at);
    }
    lonely.extend(open);
    lonely.retain(|i| !half(p.at(*i)) || is_han(p.before(*i)) || is_han(p.at(i + 1)));
    lonely.sort_unstable();
    tell_lonely(p, &lonely, hits);
}

/// `”双随机“` is reversed; any other mark alone has no partner.
fn tell_lonely(p: &Passage<'_>, lonely: &[usize], hits: &mut Vec<Hit>) {
    let straight = p.text.contains('"');
    let mut rest = lonely.iter().copied().peekable();
    while let Some(i) = rest.next() {
        // With a straight mark beside it, P02 knows the partner.
        if straight && matches!(p.at(i), '“' | '”') {
            continue;
        }
        let close = rest.peek().copied().filter(|next| {
            matches!((p.at(i), p.at(*next)), ('”', '“') | ('’', '‘') | ('”', '”') | ('“', '“'))
        });
        match close {
            Some(next) if p.at(i) != p.at(next) || next - i <= 20 => {
                rest.next();
                let (left, right) =
                    if matches!(p.at(i), '”' | '“') { ("“", "”") } else { ("‘", "’") };
                for (at, mark) in [(i, left), (next, right)] {
                    if !p.is(at, mark) {
                        hits.push(Hit::new(RuleId::P03, at..at + 1).fix(mark));
                    }
                }
            }
            _ => hits.push(Hit::new(RuleId::P04, i..i + 1)),
        }
    }
}

fn is_apostrophe(p: &Passage<'_>, i: usize) -> bool {
    p.at(i) == '’' && p.before(i).is_ascii_alphabetic()
}

/// `1）`, `a）`, `一）` at the start of an item.
fn is_item_label(p: &Passage<'_>, i: usize) -> bool {
    let start = p.run_back(i, |c| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c));
    let opens = start == 0
        || matches!(p.before(start), '。' | '；' | '：' | '，' | ' ' | '\u{3000}' | ';' | ':');
    // 第1）项 names an item.
    let named = p.before(start) == '第' && "项目款条点".contains(p.at(i + 1));
    matches!(p.at(i), '）' | ')') && (1..=3).contains(&(i - start)) && (opens || named)
}

fn nested(p: &Passage<'_>, start: usize, end: usize, open: &[usize], hits: &mut Vec<Hit>) {
    let Some(parent) = open.last().map(|at| p.at(*at)) else { return };
    let inside = p.slice(start + 1..end);
    match (p.at(start), parent) {
        ('《', '《') => {
            hits.push(Hit::new(RuleId::P06, start..end + 1).fix(format!("〈{inside}〉")));
        }
        ('（', '（') if !is_only_numeral(inside) => {
            hits.push(Hit::new(RuleId::P05, start..end + 1).fix(format!("［{inside}］")));
        }
        _ => {}
    }
}

fn is_only_numeral(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c))
}

/// How a note on part of a sentence begins.
const NOTES: &[&str] = &["见", "详见", "参见", "附", "含", "不含", "下同", "以下简称", "略"];

/// P22: `按时报送。（见附件2）`.
fn note_behind_stop(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let close = p.run(i + 1, |c| !matches!(c, '（' | '）'));
    let inside = p.slice(i + 1..close);
    let noted = NOTES.iter().any(|note| inside.starts_with(note)) && !inside.starts_with("附件：");
    let sentence = inside.contains(['。', '！', '？', '，']) || close - i > 20;
    if p.before(i) == '。' && p.at(close) == '）' && noted && !sentence && i > 1 {
        let end = if p.at(close + 1) == '。' { close + 2 } else { close + 1 };
        hits.push(Hit::new(RuleId::P22, i - 1..end).fix(format!("（{inside}）。")));
    }
}

/// P23: `要求“立行立改。”各组`.
fn stop_in_quotation(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if p.before(i) != '。' || !is_han(p.at(i + 1)) {
        return;
    }
    let start = p.run_back(i - 1, |c| !matches!(c, '“' | '”' | '。'));
    let short = i - start <= 13;
    if p.before(start) == '“' && is_han(p.at(start.wrapping_sub(2))) && short {
        hits.push(Hit::new(RuleId::P23, i - 1..i + 1).fix("”，"));
    }
}

const GIVEN: &[&str] = &[
    "开展", "举办", "组织", "启动", "参加", "获", "获得", "荣获", "获评", "评为", "颁发", "取得",
    "举行", "召开",
];
const EVENTS: &[&str] =
    &["活动", "专项行动", "大会", "奖", "称号", "比赛", "竞赛", "博览会", "晚会"];
/// What is no work by its own name.
const NAMES: &[&str] = &[
    "许可证",
    "营业执照",
    "身份证",
    "资格证",
    "资格证书",
    "驾驶证",
    "证书",
    "奖状",
    "锦旗",
    "活动月",
    "活动周",
    "活动",
    "专项行动",
    "大会",
    "博览会",
    "运动会",
    "一等奖",
    "二等奖",
    "三等奖",
    "特等奖",
    "生产月",
    "宣传周",
    "宣传月",
    "护士节",
    "教师节",
    "劳动节",
    "国庆节",
    "青年节",
    "妇女节",
    "儿童节",
    "丰收节",
    "艺术节",
    "文化节",
    "旅游节",
    "购物节",
    "读书节",
    "荣誉证书",
    "奖章",
    "奖牌",
    "奖",
];
const READ: &[&str] = &["学习", "宣传", "诵读", "宣讲", "贯彻", "阅读", "知识", "》"];

fn not_a_title(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let close = p.run(i + 1, |c| !matches!(c, '《' | '》' | '。'));
    if p.at(close) != '》' || p.zone(i) & TITLE != 0 {
        return;
    }
    let inside = p.slice(i + 1..close);
    let read = p.ends_any(i, READ);
    let event = p.ends_any(i, GIVEN) && p.is_any(close + 1, EVENTS) && !is_document(inside);
    if (event || NAMES.iter().any(|name| inside.ends_with(name))) && !read {
        hits.push(Hit::new(RuleId::P26, i..close + 1).fix(format!("“{inside}”")));
    }
}

const DOCUMENTS: &[&str] = &[
    "方案", "通知", "办法", "规定", "条例", "意见", "细则", "计划", "规划", "法", "章程", "准则",
    "纲要", "报告", "决定", "要点", "手册", "指南", "规范", "标准", "规则", "制度", "清单", "）",
];

fn is_document(title: &str) -> bool {
    DOCUMENTS.iter().any(|kind| title.ends_with(kind))
}
