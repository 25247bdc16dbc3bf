//! Rules on marks that come in pairs: P03–P06, P23; P22 is left to `notes`.

use super::finding::Hit;
use super::notes;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    balance(p, hits);
    for (i, c) in p.spots(Spot::PAIRED) {
        match c {
            '（' => notes::behind_stop(p, i, hits),
            '”' => stop_in_quotation(p, i, hits),
            '’' => stop_in_inner(p, i, hits),
            _ => {}
        }
    }
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
    let mut within: Vec<(usize, usize)> = Vec::new();
    for (i, c) in p.spots(Spot::PAIRED) {
        if closing_of(c).is_some() {
            if open.len() == DEEPEST {
                lonely.push(open.remove(0));
            }
            open.push(i);
        } else if is_closing(c) && !is_apostrophe(p, i, &open) {
            let close = if c == ')' { '）' } else { c };
            let partner = open.iter().rposition(|at| closing_of(opening(p, *at)) == Some(close));
            match partner {
                // “”回头看“”
                Some(at) if open.get(at) == i.checked_sub(1).as_ref() && matches!(c, '”' | '’') =>
                {
                    open.truncate(at);
                    hits.push(Hit::new(RuleId::P03, i - 1..i + 1));
                }
                Some(at) => {
                    let Some(start) = open.get(at).copied() else { continue };
                    lonely.extend(open.drain(at..).skip(1));
                    if !turned_about(p, start, i, &mut open, &mut lonely, hits) {
                        nested(p, start, i, &open, hits);
                        quoted_twice(p, start, i, &open, &mut within, hits);
                    }
                }
                None if is_item_label(p, i) => {}
                None => lonely.push(i),
            }
        }
    }
    let half = |c: char| matches!(c, '(' | ')');
    if p.goes_on_quoting
        && let Some(at) = open.iter().rposition(|at| opening(p, *at) == '“')
    {
        open.remove(at);
    }
    lonely.extend(open);
    lonely.retain(|i| !half(p.at(*i)) || is_han(p.before(*i)) || is_han(p.at(i + 1)));
    lonely.sort_unstable();
    tell_lonely(p, &lonely, hits);
}

/// Returns the mark at `at` as it is read: what was found turned about opens.
fn opening(p: &Passage<'_>, at: usize) -> char {
    if p.at(at) == '”' { '“' } else { p.at(at) }
}

/// What joins two quotations, and is not quoted itself.
static JOINTS: &Row =
    words!("和 与 及 以及 、 ， 或 或者 到 向 变 转 为 同 转为 变为 转向 并 而 是 不是 的 等");

/// P03: `“早发现“和”早处置”`, `”早发现“和”早处置“`. What the marks from `start` to `end` hold only
/// joins what stands before and behind it: they are turned about, and the second of them opens.
fn turned_about(
    p: &Passage<'_>,
    start: usize,
    end: usize,
    open: &mut Vec<usize>,
    lonely: &mut Vec<usize>,
    hits: &mut Vec<Hit>,
) -> bool {
    if p.at(start) != '“' {
        return false;
    }
    let inside = p.slice(start + 1..end);
    if !JOINTS.has(inside) {
        return false;
    }
    if open.last().is_some_and(|at| opening(p, *at) == '“') {
        open.pop();
    } else if let Some(at) = lonely.pop_if(|at| p.at(*at) == '”') {
        hits.push(Hit::new(RuleId::P03, at..at + 1).fix("“"));
    } else {
        return false;
    }
    hits.push(Hit::new(RuleId::P03, start..end + 1).fix(format!("”{inside}“")));
    open.push(end);
    true
}

/// P03: “” within “”, told once the outer pair is closed.
fn quoted_twice(
    p: &Passage<'_>,
    start: usize,
    end: usize,
    open: &[usize],
    within: &mut Vec<(usize, usize)>,
    hits: &mut Vec<Hit>,
) {
    if opening(p, start) != '“' {
        return;
    }
    while let Some((from, to)) = within.pop_if(|(from, _)| *from > start) {
        let fixed = format!("‘{}’", p.slice(from + 1..to));
        let hit = Hit::new(RuleId::P03, from..to + 1).level(Level::Warning).case(1);
        hits.push(hit.fix(fixed));
    }
    if open.last().is_some_and(|at| opening(p, *at) == '“') {
        within.push((start, end));
    }
}

/// No title or note that stands between marks turned about is longer.
const LONGEST_TURNED: usize = 30;

/// `”双随机“` is reversed; any other mark alone has no partner.
fn tell_lonely(p: &Passage<'_>, lonely: &[usize], hits: &mut Vec<Hit>) {
    if lonely.is_empty() {
        return;
    }
    let straight = p.text.contains('"');
    let mut rest = lonely.iter().copied().peekable();
    while let Some(i) = rest.next() {
        // With a straight mark beside it, P02 knows the partner.
        if straight && matches!(p.at(i), '“' | '”') {
            continue;
        }
        let close = rest.peek().copied().filter(|next| {
            let marks = (p.at(i), p.at(*next));
            let title = matches!(marks, ('》', '《') | ('）', '（')) && next - i <= LONGEST_TURNED;
            let quotation = matches!(
                marks,
                ('”', '“') | ('’', '‘') | ('”', '”') | ('“', '“') | ('’', '’') | ('‘', '‘')
            );
            title || quotation
        });
        match close {
            Some(next) if p.at(i) != p.at(next) || next - i <= 20 => {
                rest.next();
                let (left, right) = match p.at(i) {
                    '”' | '“' => ("“", "”"),
                    '》' => ("《", "》"),
                    '）' => ("（", "）"),
                    _ => ("‘", "’"),
                };
                hits.push(match (p.is(i, left), p.is(next, right)) {
                    (true, _) => Hit::new(RuleId::P03, next..next + 1).fix(right),
                    (_, true) => Hit::new(RuleId::P03, i..i + 1).fix(left),
                    _ => {
                        let fixed = format!("{left}{}{right}", p.slice(i + 1..next));
                        Hit::new(RuleId::P03, i..next + 1).fix(fixed)
                    }
                });
            }
            _ => hits.push(Hit::new(RuleId::P04, i..i + 1)),
        }
    }
}

/// `Men’s`, and `’98` where nothing is quoted.
fn is_apostrophe(p: &Passage<'_>, i: usize, open: &[usize]) -> bool {
    let year =
        p.run(i + 1, |c| c.is_ascii_digit()) == i + 3 && open.iter().all(|at| p.at(*at) != '‘');
    p.at(i) == '’' && (p.before(i).is_ascii_alphabetic() || year)
}

/// `1）`, `a）`, `一）` at the start of an item.
fn is_item_label(p: &Passage<'_>, i: usize) -> bool {
    let start = p.run_back(i, |c| c.is_ascii_alphanumeric() || is_numeral(c));
    let opens = start == 0
        || matches!(p.before(start), '。' | '；' | '：' | '，' | ' ' | '\u{3000}' | ';' | ':');
    // 第1）项 names an item.
    let behind = p.at(i + 1);
    let numbered = p.before(start) == '第' && matches!(behind, '项' | '目' | '款' | '条' | '点');
    // 针对b）项, a）和c）
    let lettered = start + 1 == i
        && p.at(start).is_ascii_lowercase()
        && (matches!(behind, '项' | '目' | '款' | '点' | '类' | '、' | '和' | '至' | '等' | '两')
            || is_numeral(behind));
    let named = numbered || lettered;
    matches!(p.at(i), '）' | ')') && (1..=3).contains(&(i - start)) && (opens || named)
}

fn nested(p: &Passage<'_>, start: usize, end: usize, open: &[usize], hits: &mut Vec<Hit>) {
    let Some(parent) = open.last().map(|at| p.at(*at)) else { return };
    let inside = p.slice(start + 1..end);
    match (p.at(start), parent) {
        ('《', '《') => {
            hits.push(Hit::new(RuleId::P06, start..end + 1).fix(format!("〈{inside}〉")));
        }
        ('【', '【') | ('［', '［') | ('〔', '〔') => {
            hits.push(Hit::new(RuleId::P05, start..end + 1).fix(format!("（{inside}）")));
        }
        ('（', '（') if !is_only_numeral(inside) => {
            hits.push(Hit::new(RuleId::P05, start..end + 1).fix(format!("［{inside}］")));
        }
        _ => {}
    }
}

fn is_only_numeral(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || is_numeral(c) || c == '百')
}

/// `把“病人的事没有小事！”当作座右铭`: what is quoted is the object of the sentence, and goes on.
fn is_object(p: &Passage<'_>, close: usize) -> bool {
    let open = p.run_back_within(close, 2 * LONGEST_PART, |c| c != '“');
    let taken = p.ends_one(open - usize::from(open > 0), words!("把 将 以 用"));
    let made = words!(
        "当作 作为 看作 视为 写进 挂在 记在 当成 落实 贯彻 印在 刻在 化为 为 贴在 写在 融入 列为"
    );
    p.before(open) == '“' && taken && p.is_one(close + 1, made)
}

/// How long a quotation is that surely is part of a sentence.
const LONGEST_PART: usize = 20;

/// With these a sentence goes on behind a quotation.
const JOINED: &[&str] =
    &["的", "之", "等", "这一", "为", "作为", "和", "与", "原则", "要求", "精神"];

/// P23: `要求“立行立改。”各组`, `要求“立行立改。”，各组`.
fn stop_in_quotation(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let (stop, next) = (p.before(i), p.at(i + 1));
    if stop == '。' && matches!(next, '。' | '，' | '；' | '、') {
        let hit = Hit::new(RuleId::P23, i - 1..i + 1).fix("”");
        hits.push(if next == '。' { hit.level(Level::Warning) } else { hit });
        return;
    }
    if matches!(stop, '！' | '？') && is_object(p, i) {
        hits.push(Hit::new(RuleId::P23, i - 1..i + 1).fix("”"));
        return;
    }
    let ends = matches!(next, '\0');
    if !matches!(stop, '。' | '，' | '；') || !(is_han(next) || (ends && stop == '。')) {
        return;
    }
    let start = p.run_back(i - 1, |c| !matches!(c, '“' | '”' | '。'));
    let before = p.before(start.saturating_sub(1));
    // What a colon or nothing introduces is a sentence of its own.
    // “心中有孝，何须烟火。”的观念
    let of = next == '的' && i - start <= LONGEST_PART;
    if p.before(start) != '“' || !(is_han(before) || of) {
        return;
    }
    let belongs = p.is_any(i + 1, JOINED) && i - start <= 2 * LONGEST_PART;
    let fixed = match () {
        () if belongs => "”",
        () if i - start > LONGEST_PART => return,
        () if ends => "”。",
        () => "”，",
    };
    hits.push(Hit::new(RuleId::P23, i - 1..i + 1).fix(fixed));
}

/// P23: `守住‘水不进仓。’的底线`
fn stop_in_inner(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let belongs = p.before(i) == '。' && p.is_any(i + 1, JOINED);
    let open = p.run_back_within(i - usize::from(belongs), LONGEST_PART, |c| c != '‘');
    if belongs && p.before(open) == '‘' {
        hits.push(Hit::new(RuleId::P23, i - 1..i + 1).fix("’"));
    }
}
