//! Rules on single marks and on marks side by side: P01, P07, P08, P10–P12, P21, P27 on digits. Spaces
//! have a file of their own.

use super::finding::Hit;
use super::half_brackets;
use super::led_items;
use super::passage::{Passage, TITLE, is_chinese, is_han, opens_clause};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spaces;
use super::spots::Spot;
use std::ops::Range;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, c) in p.spots(Spot::ODD | Spot::STOP | Spot::PAIRED) {
        match c {
            ',' | ';' | ':' | '?' | '!' => half_width(p, i, c, hits),
            '.' => half_width_stop(p, i, hits),
            '、' => pause(p, i, hits),
            '）' | '〕' | '］' | ')' => note_between(p, i, hits),
            '…' | '⋯' | '‥' => ellipsis(p, i, hits),
            '·' | '・' | '•' => dots_of(p, i, c, hits),
            '．' => full_width_point(p, i, hits),
            '０'..='９' => full_width_digits(p, i, hits),
            'Ａ'..='Ｚ' | 'ａ'..='ｚ' => full_width_letters(p, i, hits),
            ' ' => spaces::check(p, i, hits),
            '\u{3000}' => spaces::wide(p, i, hits),
            '｡' | '､' | '﹐' | '﹑' | '﹒' | '﹔' | '﹕' => small_mark(p, i, c, hits),
            _ => {}
        }
        if is_sentence_stop(c) {
            doubled(p, i, c, hits);
        }
    }
    half_brackets::check(p, hits);
}

pub fn full_width(c: char) -> &'static str {
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
    if digits || again || !(is_chinese(before) || is_chinese(next)) || ends_latin(p, i) {
        return;
    }
    let behind = if next == '\0' { i + 1 } else { end };
    hits.push(Hit::new(RuleId::P01, i..behind).fix(full_width(c)));
}

/// `“Engine out of control!”`: the mark ends a sentence of another language.
fn ends_latin(p: &Passage<'_>, i: usize) -> bool {
    let start = p.run_back(i, |c| c.is_ascii());
    let quoted = matches!(p.before(start), '“' | '‘') && matches!(p.at(i + 1), '”' | '’');
    quoted && p.slice(start..i).contains(' ')
}

/// A half-width full stop; not a point in a number, behind a number, or in Latin.
fn half_width_stop(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let (before, next) = (p.before(i), p.at(i + 1));
    if is_dot(before) || is_dot(next) {
        if !is_dot(before) {
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
    let start = p.run_back(i, is_numeral);
    // 一.五倍 is a number, and 二.概况 and 甲. 概况 begin with one.
    let opens = is_numeral(next) || start == 0 || opens_clause(p.before(start));
    let label = is_numeral(before) && opens || i == 1 && among!("甲乙丙丁戊己庚辛", before);
    let sentence = behind_text || (behind_number && p.run_back(i, |c| c.is_ascii_digit()) > 0);
    if sentence && closes && !label {
        let end = if at_end { i + 1 } else { p.run(i + 1, |c| c == ' ') };
        hits.push(Hit::new(RuleId::P01, i..end).fix("。"));
    }
}

pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || among!("〇零一二三四五六七八九十", c)
}

/// A half-width mark of another script, and a small one.
fn small_mark(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    let mark = match c {
        '､' | '﹑' => "、",
        '﹐' => "，",
        '﹔' => "；",
        '﹕' => "：",
        _ => "。",
    };
    if is_chinese(p.before(i)) || is_chinese(p.at(i + 1)) {
        hits.push(Hit::new(RuleId::P01, i..i + 1).fix(mark));
    }
}

/// `．` at the end of a sentence, and `．．．`.
fn full_width_point(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if p.before(i) == '．' {
        return;
    }
    let end = p.run(i, |c| c == '．');
    let next = p.at(end);
    if end - i > 2 && end - i <= 12 {
        hits.push(Hit::new(RuleId::P12, i..end).fix("……"));
    } else if end - i == 1 && is_han(p.before(i)) && i > 3 && matches!(next, '\0' | '”' | '’') {
        hits.push(Hit::new(RuleId::P01, i..end).fix("。"));
    }
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '…' | '⋯' | '‥')
}

/// `...` and more, with `…` among them or not; a row of them before a page number leads the eye.
fn dots(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let end = p.run(i, is_dot);
    let (before, next) = (p.before(i), p.at(end));
    let latin = |c: char| c.is_ascii_alphanumeric();
    let chinese = is_chinese(before) || is_chinese(next);
    let leader = end - i > 6 && (next.is_ascii_digit() || next == ' ') || leads_to_number(p, end);
    let address = before == '/';
    if !chinese || address || leader || (latin(before) && latin(next)) || end - i > 12 {
        return;
    }
    let plain = p.slice(i..end).bytes().all(|b| b == b'.');
    if end - i == 2 && plain && next == '\0' {
        hits.push(Hit::new(RuleId::P21, i..end).fix("。"));
    } else if end - i > 2 || !plain {
        let twelve = plain && end - i == 12;
        let hit = six_dots(p, i..end, if twelve { "…………" } else { "……" });
        // Loading... may be what a screen says.
        hits.push(if before.is_ascii_alphabetic() { hit.level(Level::Review) } else { hit });
    }
}

fn ellipsis(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if is_dot(p.before(i)) {
        return;
    }
    let end = p.run(i, is_dot);
    let right = matches!(p.slice(i..end), "……" | "…………");
    if right {
        beside_etc(p, i, end, hits);
    }
    let leader = (p.at(end).is_ascii_digit() || leads_to_number(p, end)) && end - i > 4;
    // ………沿此线剪下………
    let torn = (i == 0 || end == p.len()) && end - i > 4 && p.text.contains(['剪', '裁']);
    if !right && !leader && !torn && end - i <= 12 {
        hits.push(six_dots(p, i..end, "……"));
    }
}

/// Whether nothing but the number of a formula stands behind dots: `……………（A.1）`.
fn leads_to_number(p: &Passage<'_>, end: usize) -> bool {
    let number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '—');
    let close = p.run(end + 1, number);
    matches!(p.at(end), '（' | '(')
        && matches!(p.at(close), '）' | ')')
        && close + 1 == p.len()
        && p.before(close).is_ascii_digit()
}

/// P12 on dots; beside 等 they are one sign too many, however they are written.
fn six_dots(p: &Passage<'_>, range: Range<usize>, right: &str) -> Hit {
    let etc = p.at(range.end) == '等' && !is_word_of_deng(p, range.end);
    let hit = Hit::new(RuleId::P12, range);
    if etc { hit.level(Level::Warning).fix("") } else { hit.fix(right) }
}

/// `···`
fn dots_of(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    if p.before(i) == c {
        return;
    }
    let end = p.run(i, |d| d == c);
    let leader = p.at(end).is_ascii_digit() && end - i > 4;
    if end - i > 2 && !leader && end - i <= 12 {
        hits.push(Hit::new(RuleId::P12, i..end).fix("……"));
    }
}

/// P11: `……等材料`, `……之类`, `等……`.
fn beside_etc(p: &Passage<'_>, start: usize, end: usize, hits: &mut Vec<Hit>) {
    let later = || {
        rest_of_clause(p, end).ends_with(['后', '时']) && !rest_of_clause(p, end).ends_with("超时")
    };
    let behind = p.at(end) == '等' && !is_word_of_deng(p, end) && !later() || p.is(end, "之类");
    let before =
        p.before(start) == '等' && !p.ends_one(start, words!("相等 平等 同等 对等 又等 再等"));
    if behind || before {
        hits.push(Hit::new(RuleId::P11, start..end).fix(""));
    }
}

/// Returns what stands from `i` on up to the next mark.
fn rest_of_clause<'p>(p: &'p Passage<'_>, i: usize) -> &'p str {
    p.slice(i..p.run(i, |c| !is_sentence_stop(c)))
}

/// Words that begin with 等.
static DENG: &Row = words!(
    "等级 等待 等候 等量 等价 等效 等同 等额 等边 等式 等值 等份 等到 等于 等闲 等次 等距 等温 等压 等号 等离子 等腰 等外级 等外公 等外路 等外道 等外粮 等外品 等外材 \
    等外、 等外三 等高线 等高起 等高沟 等高带 等高条 等高梯 等高作 等高距 等高种 等高耕 等高植 等比例 等比数 等差 等分点 等分线 等身 等深线 等保 等渗 等不起 等不得 等不来 等来 等不及 等靠 等米下 等客上 等着 等一等 等一下 等一会 等上级 \
    等你 等天 等雨 等风 等工待 等料 等外四 等外五 等电位 等臂 等速 等时性 等容 等电点 等当点 等值线 等势 等势线 等熵 等幅 等宽 等长 等高的 等强 等候区 等第 等钱 等米"
);

/// What stands behind 等 and only looks like the rest of such a word.
static ETC_OF: &Row = words!(
    "等同志 等同学 等同事 等同类 等同行 等待遇 等级别 等级差 等到场 等到会 等值守 等值班 等额度 等次品 等量具"
);

/// Whether the 等 at `i` begins a word of its own, as 等级 and 等待 do, or waits: 等用了再练, 等电梯久.
fn is_word_of_deng(p: &Passage<'_>, i: usize) -> bool {
    let waits = |word: &&str| rest_of_clause(p, i).contains(*word);
    let long = || (i + 2..i + 6).any(|at| among!("久慢", p.at(at)));
    p.at(i) == '等'
        && (p.is_one(i, DENG) && !p.is_one(i, ETC_OF)
            || ["后才", "后再", "了才", "了再"].iter().any(waits)
            || long())
}

fn pause(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let (before, next) = (p.before(i), p.at(i + 1));
    let alike = matches!((before, next), ('》', '《') | ('”', '“') | ('’', '‘'));
    if alike && !has_note_between(p, i) && !goes_on_bare(p, i) && !is_misread(p, i + 1) {
        hits.push(Hit::new(RuleId::P07, i..i + 1).fix(""));
    } else if next == '等' && !is_word_of_deng(p, i + 1) && !is_graded(p, i) {
        hits.push(Hit::new(RuleId::P10, i..i + 1).fix(""));
    } else if next == '和' && is_han(before) && led_items::joins_last(p, i) {
        hits.push(Hit::new(RuleId::P10, i..i + 1).case(1).fix("").level(Level::Review));
    }
}

/// `“斛”误作“解”、“崇”误作“祟”`: the items are more than the words.
fn is_misread(p: &Passage<'_>, open: usize) -> bool {
    let close = p.run(open, |c| !matches!(c, '”' | '’' | '》'));
    p.is_one(
        close + 1,
        words!("误作 误为 误写 误排 错写 错作 讹作 讹为 写成 写作 改作 改为 应作 应为 当作"),
    )
}

/// `三级、等外粮食`: what is of a grade, and what is of none.
fn is_graded(p: &Passage<'_>, i: usize) -> bool {
    p.is(i + 1, "等外") && matches!(p.before(i), '级' | '等' | '类' | '品')
}

/// Whether the row goes on with what has no marks, `“一国两制”、“港人治港”、高度自治`: parted by 、 all the
/// way it reads better.
fn goes_on_bare(p: &Passage<'_>, i: usize) -> bool {
    let mut at = i;
    while p.at(at) == '、' && matches!(p.at(at + 1), '“' | '《' | '‘') {
        let close = p.run(at + 2, |c| !matches!(c, '”' | '》' | '’' | '。'));
        at = close + 1;
    }
    // 党章、《准则》、《条例》 begins with what has none.
    let pairs = |c: char| !matches!(c, '。' | '；' | '：' | '，');
    let start = p.run_back(i, pairs);
    let first = p.run(start, |c| !matches!(c, '“' | '《' | '‘'));
    let led = p.before(first) == '、' && is_han(p.before(first - 1)) && first < i;
    p.at(at) == '、' && is_han(p.at(at + 1)) || led
}

/// Whether the row of titles or quotations around `i` holds a note, as `《甲》（试行）、《乙》、《丙》`:
/// then all of it is parted alike.
fn has_note_between(p: &Passage<'_>, i: usize) -> bool {
    let sentence = p.sentence(i);
    let (open, close) = match p.at(i + 1) {
        '《' => ('《', '》'),
        '‘' => ('‘', '’'),
        _ => ('“', '”'),
    };
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
    let own = match p.at(i) {
        '〕' => '〔',
        '］' => '［',
        ')' => '(',
        _ => '（',
    };
    let start = p.run_back(i, |c| c != own && c != p.at(i) && c != '。');
    let noted = p.before(start) == own && start > 1 && p.at(start - 2) == close;
    if noted && i - start <= LONGEST_NOTE {
        // Behind a name that is given the next may be what it is short for.
        let named = p.slice(start..i).contains("简称");
        let hit = Hit::new(RuleId::P08, i..i + 2).fix(format!("{}、{}", p.at(i), p.at(i + 1)));
        hits.push(if named { hit.level(Level::Review) } else { hit });
    }
}

const LONGEST_NOTE: usize = 30;

fn doubled(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    if !is_sentence_stop(p.at(i + 1)) || is_sentence_stop(p.before(i)) {
        return;
    }
    let end = p.run(i, is_sentence_stop);
    let length = end - i;
    let only = |marks: &str| (i..end).all(|k| marks.contains(p.at(k)));
    if only("？！") && length <= 3 {
        return;
    }
    if length > 2 && (only("。") || only("、")) {
        hits.push(Hit::new(RuleId::P12, i..end).fix("……"));
        return;
    }
    let strongest = "？！。；：，、".chars().find(|mark| (i..end).any(|k| p.at(k) == *mark));
    hits.push(Hit::new(RuleId::P21, i..end).fix(strongest.unwrap_or(c).to_string()));
}

fn is_sentence_stop(c: char) -> bool {
    matches!(c, '。' | '，' | '；' | '：' | '、' | '？' | '！')
}

fn full_width_digits(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let wide = |c: char| ('０'..='９').contains(&c);
    // ５Ｇ is one word, and so is Ａ４.
    let in_word = |c: char| wide(c) || is_wide_letter(c) || c == '．';
    let mut start = p.run_back(i, in_word);
    while p.at(start) == '．' {
        start += 1;
    }
    if p.chars().get(start..i).is_some_and(|before| before.iter().any(|c| wide(*c))) {
        return;
    }
    let mut end = p.run(i, in_word);
    while end > i && p.before(end) == '．' {
        end -= 1;
    }
    // A title is quoted as it was published.
    if p.all_in(&(start..end), TITLE) {
        return;
    }
    let narrow = |c: char| match c {
        '．' => '.',
        c => char::from_u32(u32::from(c) - WIDER).unwrap_or(c),
    };
    let fixed: String = p.slice(start..end).chars().map(narrow).collect();
    hits.push(Hit::new(RuleId::P27, start..end).case(1).fix(fixed));
}

/// So much higher than a half-width character its full-width form is coded.
const WIDER: u32 = 0xFEE0;

fn is_wide_letter(c: char) -> bool {
    matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// `Ａ级`: the custom of half-width digits goes for letters too.
fn full_width_letters(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if is_wide_letter(p.before(i)) {
        return;
    }
    let end = p.run(i, is_wide_letter);
    let narrow = |c: char| char::from_u32(u32::from(c) - WIDER);
    let fixed: String = p.slice(i..end).chars().filter_map(narrow).collect();
    let hit = Hit::new(RuleId::P27, i..end).level(Level::Review);
    hits.push(hit.case(1).fix(fixed));
}
