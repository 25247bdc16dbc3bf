//! Rules on numbers that lead an item, in a text: P15–P18. A section's own number is looked at in
//! `headings`.

use super::finding::Hit;
use super::passage::{Passage, is_han, is_numeral, opens_clause};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::form::{Form, FormStyle, Style, leading_numeral};
use crate::report::{Fixed, Part};

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    told_of(p, hits);
    for (i, c) in p.standing(places(p)) {
        match c {
            '、' | '.' | '．' | '，' | '：' | ',' | ':' | '。' => {
                stop_behind_number(p, i, c, hits)
            }
            ')' | '）' => {
                bracketed(p, i, c, hits);
                lettered(p, i, hits);
                half_bracketed(p, i, hits);
            }
            '①'..='⒇' | '㈠'..='㈩' => one_sign(p, i, hits),
            'Ⅰ'..='Ⅻ' => roman(p, i, hits),
            '第' => ordinal(p, i, hits),
            '首' | '其' | '再' | '最' | '此' | '另' => ordinal_word(p, i, hits),
            c if is_numeral(c) => item(p, i, hits),
            _ => {}
        }
    }
}

/// Returns where something may have to be said: at a stop behind a number, and at a numeral that opens a clause or
/// stands behind 第.
fn places(p: &Passage<'_>) -> impl Iterator<Item = u64> {
    let number = Spot::ODD | Spot::DIGIT | Spot::LATIN | Spot::NUMERAL;
    let stops = p.rows(Spot::STOP).zip(p.behind(number, 1)).map(|(stops, open)| stops & open);
    let opened = p.behind(Spot::ODD | Spot::STOP | Spot::PAIRED | Spot::ORDINAL, 1);
    let numerals = p.rows(Spot::NUMERAL).zip(opened).map(|(numerals, opened)| numerals & opened);
    let others = p.rows(Spot::ODD | Spot::PAIRED | Spot::ORDINAL);
    others.zip(stops).zip(numerals).map(|((others, stops), numerals)| others | stops | numerals)
}

/// Whether an item may begin at `i`.
fn opens_item(p: &Passage<'_>, i: usize) -> bool {
    i == 0 || matches!(p.before(i), '。' | '；' | '：' | '！' | '？' | ' ' | '\u{3000}' | ';' | ':')
}

/// How a number is written that leads an item without brackets.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Arabic,
    Chinese,
    Letter,
}

impl Kind {
    /// Returns the number of the next item, or of the one before.
    fn beside(self, label: &str, next: bool) -> Option<String> {
        if self == Kind::Letter {
            let c = label.bytes().next()?;
            let other = if next { c + 1 } else { c - 1 };
            return other.is_ascii_alphabetic().then(|| char::from(other).to_string());
        }
        let (_, value, length) = leading_numeral(label).filter(|(_, v, _)| *v > 0)?;
        let value = if next { value + 1 } else { value - 1 };
        let style = if self == Kind::Arabic { Style::Arabic } else { Style::Chinese };
        let form = Form { open: String::new(), style: FormStyle::One(style), close: String::new() };
        (length == label.len() && value > 0).then(|| form.write(&[value]))
    }
}

/// `1、制度建设；2、队伍建设`, `A、优；B、良`, and at the start of a paragraph `一.概况`.
fn stop_behind_number(p: &Passage<'_>, i: usize, mark: char, hits: &mut Vec<Hit>) {
    match p.before(i) {
        ' ' => return apart(p, i, mark, hits),
        c if c.is_ascii_alphanumeric() || is_numeral(c) => {}
        _ => return,
    }
    let digits = p.run_back(i, |c| c.is_ascii_digit());
    let chinese = p.run_back(i, is_numeral);
    let letter = i.saturating_sub(1);
    let (kind, start) = if (1..=2).contains(&(i - digits)) {
        (Kind::Arabic, digits)
    } else if (1..=3).contains(&(i - chinese)) {
        (Kind::Chinese, chinese)
    } else if p.before(i).is_ascii_alphabetic() && !p.before(letter).is_ascii_alphanumeric() {
        (Kind::Letter, letter)
    } else {
        return;
    };
    let point = matches!(mark, '.' | '．');
    let right = if kind == Kind::Chinese { mark == '、' } else { point };
    let behind = if point { p.run(i + 1, |c| c == ' ') } else { i + 1 };
    let goes_on = kind == Kind::Chinese && is_numeral(p.at(behind));
    let text = is_han(p.at(behind)) && !goes_on;
    if right || !opens_item(p, start) || !text {
        return;
    }
    let letter = kind == Kind::Letter;
    // A、B两栋 and A、二级 are no items.
    let lettered = letter && mark == '、' && !is_numeral(p.at(behind));
    let leads = start == 0 && (lettered || !letter && (mark == '、' || point || is_heading(p, i)));
    if leads || in_series(p, kind, start..i, mark) {
        let (case, fixed) = if kind == Kind::Chinese { (1, "、") } else { (0, ".") };
        let label = p.string(start..i);
        hits.push(Hit::new(RuleId::P15, start..i + 1).case(case).fix(label + fixed));
    }
}

/// `Ⅰ、基本情况` at the start of a line.
fn roman(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if i == 0 && p.at(1) == '、' && is_han(p.at(2)) {
        let hit = Hit::new(RuleId::P15, 0..2).fix(format!("{}.", p.at(0)));
        hits.push(hit.level(Level::Review));
    }
}

/// `四 、下一步打算`: a space before the mark of a number that leads a line.
fn apart(p: &Passage<'_>, i: usize, mark: char, hits: &mut Vec<Hit>) {
    let end = p.run_back(i, |c| c == ' ');
    let start = p.run_back(end, is_numeral);
    let leads = start == 0 && end > 0 && end < i && is_han(p.at(i + 1));
    if leads && matches!(mark, '、' | '.' | '．') {
        let fixed = format!("{}、", p.slice(0..end));
        hits.push(Hit::new(RuleId::P15, 0..i + 1).case(1).level(Level::Review).fix(fixed));
    }
}

/// Whether what stands behind the mark at `i` looks like a heading. A comma behind a number that
/// leads a longer paragraph may end a line broken there.
fn is_heading(p: &Passage<'_>, i: usize) -> bool {
    let text = p.slice(i + 1..p.len()).trim_end_matches(['。', '；']);
    p.len() <= 30 && !text.contains(['。', '；'])
}

/// How far items are looked for that go before or behind one.
const REACH: usize = 1000;

/// A number is an item's where the one before or behind it stands in the paragraph too.
fn in_series(p: &Passage<'_>, kind: Kind, label: std::ops::Range<usize>, mark: char) -> bool {
    let stands = |number: Option<String>, range: &str| {
        let Some(number) = number else { return false };
        range.match_indices(&number).any(|(at, _)| {
            let before = range.get(..at).and_then(|r| r.chars().next_back());
            let mut behind = range.get(at + number.len()..).unwrap_or_default().chars();
            // 1.…；2、…；3.…
            let marked = behind.next().is_some_and(|own| own == mark || mark == '、' && own == '.');
            marked && before.is_none_or(opens_clause) && behind.next().is_some_and(is_han)
        })
    };
    let own = p.slice(label.clone());
    stands(kind.beside(own, true), p.slice(label.end..(label.end + REACH).min(p.len())))
        || stands(kind.beside(own, false), p.slice(label.start.saturating_sub(REACH)..label.start))
}

fn is_stop_of_label(c: char) -> bool {
    matches!(c, '、' | '.' | '．' | '，' | '：' | '；' | ',' | ':')
}

fn opens_bracketed(p: &Passage<'_>, i: usize) -> bool {
    opens_item(p, i) || matches!(p.before(i), '，' | '、')
}

/// `（1）、` and `(1)` at the start of an item.
fn bracketed(p: &Passage<'_>, close: usize, c: char, hits: &mut Vec<Hit>) {
    let start = p.run_back(close, |c| c.is_ascii_digit() || is_numeral(c));
    let open = start.wrapping_sub(1);
    if !(1..=3).contains(&(close - start))
        || !matches!(p.at(open), '(' | '（')
        || !(opens_bracketed(p, open)
            || is_cited(p, open, close)
            || goes_on_bracketed(p, open, close))
    {
        return;
    }
    // 附表（2）、（3），请核对
    let in_row = p.before(open) == '、' && matches!(p.before(open - 1), '）' | ')');
    let number = p.slice(start..close);
    let stop = is_stop_of_label(p.at(close + 1)) && is_han(p.at(close + 2));
    let half = c == ')' || p.at(open) == '(';
    let end = if stop { close + 2 } else { close + 1 };
    if !is_han(p.at(end)) || !(stop || half) || in_row && stop {
        return;
    }
    if p.place.part == Part::Fixed(Fixed::Attachments) {
        hits.push(Hit::new(RuleId::S08, open..end).fix(format!("{number}.")));
    } else {
        let case = usize::from(!stop);
        hits.push(Hit::new(RuleId::P16, open..end).case(case).fix(format!("（{number}）")));
    }
}

/// `合同第(3)条`
fn is_cited(p: &Passage<'_>, open: usize, close: usize) -> bool {
    p.before(open) == '第' && p.is_one(close + 1, words!("条 款 项 目 号 类 点 组"))
}

/// `（a）：线上申报` at the start of a line.
fn lettered(p: &Passage<'_>, close: usize, hits: &mut Vec<Hit>) {
    let letter = close == 2 && matches!(p.at(0), '（' | '(') && p.at(1).is_ascii_lowercase();
    if letter && is_stop_of_label(p.at(3)) && is_han(p.at(4)) {
        let hit = Hit::new(RuleId::P16, 0..4).fix(format!("（{}）", p.at(1)));
        hits.push(hit.level(Level::Review));
    }
}

/// `操作顺序为（1）、先断电，（2）再排水`: the next stands in the same sentence and begins an item.
fn goes_on_bracketed(p: &Passage<'_>, open: usize, close: usize) -> bool {
    if p.at(close + 1) != '、' || !among!("为是分按依", p.before(open)) {
        return false;
    }
    let kind = if p.at(open + 1).is_ascii_digit() { Kind::Arabic } else { Kind::Chinese };
    let next = kind.beside(p.slice(open + 1..close), true);
    let behind = p.slice(close..p.sentence(close).end.min(close + REACH));
    next.is_some_and(|next| {
        ["，（", "；（", "、（"].iter().any(|before| behind.contains(&format!("{before}{next}）")))
    })
}

/// `1）、`
fn half_bracketed(p: &Passage<'_>, close: usize, hits: &mut Vec<Hit>) {
    let start = p.run_back(close, |c| c.is_ascii_digit() || is_numeral(c));
    let stop = is_stop_of_label(p.at(close + 1)) && is_han(p.at(close + 2));
    // 早班，05:00—13:00）、中班
    let clock = p.before(start.wrapping_sub(1)).is_ascii_digit();
    if (1..=2).contains(&(close - start)) && opens_bracketed(p, start) && stop && !clock {
        hits.push(Hit::new(RuleId::P16, close..close + 2).fix("）"));
    }
}

/// `①、`
fn one_sign(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let stop = is_stop_of_label(p.at(i + 1)) && is_han(p.at(i + 2));
    // 上线①、②、④，共3项
    let in_row = p.before(i) == '、' && matches!(p.before(i - 1), '①'..='⒇');
    if opens_bracketed(p, i) && stop && !in_row {
        hits.push(Hit::new(RuleId::P16, i..i + 2).fix(p.at(i)));
    }
}

/// `第一、抓学习`; `第一、第二产业` is no item.
fn ordinal(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let end = p.run(i + 1, |c| is_numeral(c) || c.is_ascii_digit());
    // 第一步、摸清底数
    let end = end + usize::from(p.at(end) == '步' && p.at(end + 1) == '、');
    let behind = p.at(p.run(end + 1, |c| c == ' '));
    let listed = behind == '第' || is_numeral(behind);
    if (2..=4).contains(&(end - i)) && is_han(behind) && !listed {
        behind_ordinal(p, i, end, hits);
    }
}

static ORDINAL_WORDS: &Row = words!("首先 其次 再次 最后 其一 其二 其三 其四 再者 此外 另外");

fn ordinal_word(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if p.is_one(i, ORDINAL_WORDS) && !p.is_one(i + 3, ORDINAL_WORDS) {
        behind_ordinal(p, i, i + 2, hits);
    }
}

fn behind_ordinal(p: &Passage<'_>, i: usize, end: usize, hits: &mut Vec<Hit>) {
    // 做好工作，第一、要严管，第二、要严打
    let demands = p.before(i) == '，' && among!("要是须应必在抓把对", p.at(end + 1));
    // 整理档案，首先、核对目录；其次，除尘
    // 再看泵房，最后、抽问: these are no part of a list.
    let alone = p.is_one(i, words!("首先、 最后、 再次、 其次、 此外、 另外、"));
    let leads = p.before(i) == '，' && (alone || goes_on(p, i, end) || is_gone_on_from(p, i, end));
    // 大纲首先、要理清脉络
    let asked = p.is(i, "首先、") && among!("要是须应必把对由经从", p.at(end + 1));
    let opens = i == 0
        || demands
        || leads
        || asked
        || matches!(p.before(i), '。' | '；' | '：' | '！' | '？' | '“' | '‘' | '（' | '\t');
    let hit = Hit::new(RuleId::P17, end..end + 1).fix("，");
    match p.at(end) {
        '、' if opens => hits.push(hit),
        '：' | ':' if opens => hits.push(hit.level(Level::Review)),
        // 第一，校准仪器。第二。复测控制点
        '。' if opens && goes_on_before(p, i, end) => hits.push(hit),
        '.' | '．' if opens && is_han(p.at(end + 1)) => hits.push(hit),
        _ => {}
    }
}

/// Whether the ordinal before the one at `i` stands in the text, with a comma behind it.
fn goes_on_before(p: &Passage<'_>, i: usize, end: usize) -> bool {
    let before = || Kind::Chinese.beside(p.slice(i + 1..end), false);
    p.at(i) == '第'
        && is_han(p.at(end + 1))
        && before().is_some_and(|before| p.slice(0..i).contains(&format!("第{before}，")))
}

/// Whether what stands before the ordinal at `i` in its sentence is one as well: `首先查看通道，最后、抽查`.
fn goes_on(p: &Passage<'_>, i: usize, end: usize) -> bool {
    let said = p.slice(p.sentence(i).start..i);
    match p.at(i) {
        '第' => Kind::Chinese.beside(p.slice(i + 1..end), false).is_some_and(|before| {
            ["，", "、"].iter().any(|mark| said.contains(&format!("第{before}{mark}")))
        }),
        _ => ORDINAL_WORDS.stands_in(said),
    }
}

/// Whether the ordinal that follows the one at `i` opens a clause behind it: `，第一、停机，第二，更换垫片`.
fn is_gone_on_from(p: &Passage<'_>, i: usize, end: usize) -> bool {
    let next = || Kind::Chinese.beside(p.slice(i + 1..end), true);
    let behind = p.slice(end..(end + REACH).min(p.len()));
    p.at(i) == '第'
        && next().is_some_and(|next| {
            ["，第", "；第", "。第"].iter().any(|open| {
                ["，", "、"].iter().any(|mark| behind.contains(&format!("{open}{next}{mark}")))
            })
        })
}

/// `一是，加强领导`
fn item(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    // 第一是、; 第一是， is let pass.
    let ordinal = matches!(p.before(i), '第' | '其') && (i < 2 || opens_clause(p.before(i - 1)));
    if i > 0 && !opens_clause(p.before(i)) && !ordinal {
        return;
    }
    // 一方面、要抓生产；另一方面、要抓安全
    if p.is(i, "一方面、") && is_han(p.at(i + 4)) && !p.is(i + 4, "另一") {
        hits.push(Hit::new(RuleId::P17, i + 3..i + 4).level(Level::Review).fix("，"));
        return;
    }
    let end = p.run(i, is_numeral);
    // 第一要：坑要够大 is a heading.
    let heads = || i == 1 && p.is(end, "要：") && p.before(p.len()) != '。';
    if ordinal && (matches!(p.at(end + 1), '，' | ',') || heads()) {
        return;
    }
    if end - i <= 2 && matches!(p.at(end), '是' | '要' | '靠') {
        behind_item(p, end + 1, hits);
    }
    let second = || p.is(i, "二") || p.find(end, "二来").is_some();
    let third = || p.find(0, "一则").is_some() && p.find(0, "二则").is_some();
    let mark = |at: usize| matches!(p.at(at), '，' | '：' | ',' | ':');
    if mark(end + 1) && (p.at(end) == '来' && second() || p.at(end) == '则' && third()) {
        hits.push(Hit::new(RuleId::P18, end + 1..end + 2).level(Level::Review).fix(""));
    }
    let mark = matches!(p.at(end + 1), '，' | '：' | '、' | ',' | ':' | ';' | '；' | '。');
    if end - i <= 2 && matches!(p.at(end), '是' | '要') && mark && is_han(p.at(end + 2)) {
        hits.push(Hit::new(RuleId::P18, end + 1..end + 2).fix(""));
    }
}

/// `放映队一是：下沉社区；二是走进工地`: the first of a row behind the one of whom it is told.
fn told_of(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold_word("一是") {
        return;
    }
    let mark = |i: usize| matches!(p.at(i + 2), '：' | ':' | '，' | '、');
    let behind = |i: usize| is_han(p.before(i)) && !among!("统万之唯单同专划归第其", p.before(i));
    if let Some(i) = p.places("一是").find(|i| mark(*i) && behind(*i))
        && p.find(i, "二是").is_some()
    {
        hits.push(Hit::new(RuleId::P18, i + 2..i + 3).fix(""));
    }
}

/// `二是 ，加强`, `一是. 提高`, `一是——抓学习`: signs that are no marks of a list, and `一靠，`.
fn behind_item(p: &Passage<'_>, at: usize, hits: &mut Vec<Hit>) {
    let from = p.run(at, |c| c == ' ');
    let mark =
        p.run(from, |c| matches!(c, '，' | '：' | '、' | ',' | ':' | '.' | '—' | '…' | '；'));
    let end = p.run(mark, |c| c == ' ');
    let plain =
        mark == at + 1 && end == mark && matches!(p.at(at), '，' | '：' | '、' | ',' | ':' | '；');
    let known = plain && p.before(at) != '靠';
    if mark > from && is_han(p.at(end)) && !known {
        hits.push(Hit::new(RuleId::P18, at..end).fix(""));
    }
}

/// Whether a paragraph says by what number somebody is called.
pub fn tells_number(p: &Passage<'_>) -> bool {
    let label = ["电话：", "电话:", "电话 ", "联系电话"].iter().any(|word| p.text.contains(word));
    // 升级当晚：0719-8830-112（主机房）
    let dialled = || {
        let area = p.find(0, "：").map_or(0, |colon| colon + 1);
        let end = p.run_within(area, 4, |c| c.is_ascii_digit());
        p.at(area) == '0' && end > area + 2 && p.at(end) == '-'
    };
    label || dialled() || p.text.contains("电话") && p.figures().iter().any(|f| f.digits.len() > 6)
}
