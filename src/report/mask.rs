//! The masks people type by hand for what they do not know yet: `**`, `XX`, ＿＿, （待补）, 〔2024〕 号.

use crate::text::find_bytes;
use std::ops::Range;

/// What is still missing, in words, at the end of a bracket.
const MISSING: &[&str] = &[
    "待补",
    "待补充",
    "待填",
    "待填写",
    "待定",
    "待核",
    "待核实",
    "待查",
    "待完善",
    "待更新",
    "待确认",
    "待统计",
    "需补充",
    "请补充",
    "请填写",
    "待补录",
    "需核实",
    "请核实",
    "未填",
    "补充数据",
    "待提供",
];
/// And at its start.
const TO_BE_FILLED: &[&str] =
    &["此处", "请填写", "请补充", "请在此", "填写", "插入", "待补充", "待核实"];
/// What stands in a bracket in place of what it names, where no mark parts it from the sentence.
const NAMED: &[&str] = &[
    "单位名称",
    "姓名",
    "具体数字",
    "数字",
    "具体时间",
    "具体日期",
    "金额",
    "具体金额",
    "部门名称",
    "单位",
];
const LONGEST_BRACKET: usize = 16;
/// Signs that stand for digits or names where there are several.
const SHAPES: &str = "○●◯◇◆□■△▲";
/// A single cross stands for a name before these, and for a number before the others.
const PLACES: &str = "县镇乡村局市区省州厅科院校所站委办";
const COUNTED: &str = "次个名件起户场期篇万亿%％人元项家台亩届处条";
const LATIN: &[&str] = &["TODO", "TBD", "FIXME"];
const INDEFINITE: &[&str] = &["某年", "某月", "某日"];

/// Returns the masks in a plain text, in order.
pub fn masks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    masks_from(text, 0)
}

/// Returns those that begin at a byte or behind it, which must not be within the signs of one.
pub(super) fn masks_from(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        while let Some(rest) = text.get(at..) {
            let start = at + find_bytes(rest, may_begin_mask)?;
            let (before, here) = text.split_at_checked(start)?;
            let first = here.chars().next()?;
            let length = mask_length(before, here, first);
            if length > 0 {
                at = start + length;
                return Some(start..at);
            }
            // Past the whole run, so that a part of it is not taken for a mask.
            let run = here.len() - here.trim_start_matches(first).len();
            at = start + run;
        }
        None
    })
}

/// Says whether a text begins with a sign that may be one of a mask's.
pub(super) fn begins_with_sign(text: &str) -> bool {
    let first = text.chars().next().map_or(0, char::len_utf8);
    find_bytes(text.get(..first).unwrap_or_default(), may_begin_mask).is_some()
}

/// Says whether a mask may begin with a character.
pub fn may_begin(c: char) -> bool {
    matches!(c, '*' | '＊' | 'x' | 'X' | '×' | 'T' | 'F' | '_' | '＿' | '(' | '（' | '[' | '［')
        || matches!(c, '某' | '〔' | '【' | '■' | '□' | '▲' | '△' | '○' | '●' | '◯' | '◆' | '◇')
}

/// Whether bytes of a text begin with one of `*＊xXTF_([×＿（某〔［【` or a shape. All of a text is asked, so in
/// a way that asks many bytes at once.
#[inline(always)]
fn may_begin_mask(a: u8, b: u8, c: u8) -> bool {
    let ascii = (a == b'*') | (a | 0x20 == b'x') | (a == b'_') | (a == b'(') | (a == b'[');
    let latin = (a == b'T') | (a == b'F');
    let times = (a == 0xC3) & (b == 0x97);
    let full_width =
        (a == 0xEF) & (b == 0xBC) & ((c == 0xBF) | (c == 0x88) | (c == 0xBB) | (c == 0x8A));
    let some = (a == 0xE6) & (b == 0x9F) & (c == 0x90);
    let bracket = (a == 0xE3) & (b == 0x80) & ((c == 0x94) | (c == 0x90));
    let square = (b == 0x96) & ((c == 0xA0) | (c == 0xA1) | (c == 0xB2) | (c == 0xB3));
    let round = (c == 0x8B) | (c == 0x8F) | (c == 0xAF) | (c == 0x86) | (c == 0x87);
    let shape = (a == 0xE2) & (square | ((b == 0x97) & round));
    ascii | latin | times | full_width | some | bracket | shape
}

/// Returns the length of the mask that begins at a byte of a text, or 0.
pub fn length_at(text: &str, at: usize) -> usize {
    let (before, here) = text.split_at_checked(at).unwrap_or_default();
    here.chars().next().map_or(0, |first| mask_length(before, here, first))
}

/// Returns the length of the mask that begins `here`, or 0.
fn mask_length(before: &str, here: &str, first: char) -> usize {
    let last = before.chars().next_back();
    match first {
        // 带*号的栏目
        '*' if here.starts_with("*号") && last.is_some_and(|c| "带标打注有加画".contains(c)) => {
            0
        }
        '*' => stars(last, here),
        '＊' => {
            let run = run_length(here, |c| c == '＊');
            if run > '＊'.len_utf8() { run } else { 0 }
        }
        'x' | 'X' | '×' => crosses(before, here),
        '＿' | '_' => {
            let run = run_length(here, |c| matches!(c, '＿' | '_'));
            let latin = here.starts_with('_') && (is_latin(last) || is_latin(after(here, run)));
            if here.chars().take_while(|c| matches!(c, '＿' | '_')).count() >= 2 && !latin {
                run
            } else {
                0
            }
        }
        '（' | '(' | '【' => words(last, here),
        'T' | 'F' => latin_word(last, here),
        first if SHAPES.contains(first) => {
            let run = run_length(here, |c| c == first);
            if run > first.len_utf8() { run } else { 0 }
        }
        '某' => {
            let run = indefinite(here);
            if run > "某月".len() { run } else { 0 }
        }
        '[' | '［' => {
            Some(words(last, here)).filter(|l| *l > 0).unwrap_or_else(|| empty_number(here))
        }
        _ => empty_number(here),
    }
}

fn latin_word(last: Option<char>, here: &str) -> usize {
    let Some(word) = LATIN.iter().find(|word| here.starts_with(**word)) else { return 0 };
    let joined = is_latin(last) || is_latin(after(here, word.len()));
    if joined { 0 } else { word.len() }
}

/// `*` and more; not the sign of multiplication and not a bullet.
fn stars(last: Option<char>, here: &str) -> usize {
    let run = run_length(here, |c| c == '*');
    let next = after(here, run);
    let digits =
        last.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    let bullet = last.is_none() && next.is_some_and(char::is_whitespace);
    // “*” is the sign itself.
    let named = last == Some('“') && next == Some('”');
    // x*2
    let product = is_latin(last) && (is_latin(next) || next.is_some_and(|c| c.is_ascii_digit()));
    // SELECT * FROM
    let told = here.get(run..).is_some_and(|rest| {
        last == Some(' ')
            && rest.starts_with(' ')
            && rest.trim_start().starts_with(|c: char| is_latin(Some(c)))
    });
    // 身份证号3301**********1234 is hidden on purpose.
    let hides = digits && run >= LEAST_HIDDEN;
    if hides || run == 1 && (digits || bullet || named || product || told) { 0 } else { run }
}

/// So many digits amid others are hidden, not missing.
const LEAST_HIDDEN: usize = 4;

/// `XX`, `××`, and one `×` before 年, 月 or 日; not within Latin words and not in 3×4.
fn crosses(before: &str, here: &str) -> usize {
    let last = before.chars().next_back();
    let run = run_length(here, |c| matches!(c, 'x' | 'X' | '×'));
    let next = after(here, run);
    let latin_run = here.get(..run).is_some_and(|r| r.is_ascii());
    let in_word = latin_run && (is_latin(last) || is_latin(next) || in_address(last, here, run));
    let several = here.chars().take_while(|c| matches!(c, 'x' | 'X' | '×')).count() >= 2;
    let of_date = matches!(next, Some('年' | '月' | '日'))
        && (here.starts_with('×')
            || last.is_some_and(|c| c.is_ascii_digit())
            || here.starts_with("X月X日")
            || last == Some('月') && here.starts_with("X日"));
    let digit = last.is_some_and(|c| c.is_ascii_digit());
    let single = !several
        && !digit
        && (next.is_some_and(|c| PLACES.contains(c) || COUNTED.contains(c))
            || (last == Some('第') && matches!(next, Some('届' | '次' | '期' | '号')))
            || is_named(here.get(run..).unwrap_or_default()));
    // XX-1型
    let model = several
        && next == Some('-')
        && here.get(run + 1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    // 性染色体为XX型
    let chromosomes = latin_run
        && (before.ends_with("染色体为")
            || here.get(run..).is_some_and(|rest| rest.starts_with("染色体")));
    // XX型与XY型
    let kind = latin_run && several && next == Some('型') && here.contains("XY型");
    let phone = several && is_of_phone(before);
    let named = !phone && (in_word || model);
    if named || chromosomes || kind || !(several || of_date || single) { 0 } else { run }
}

/// Whether a number to call is begun: `电话：`, `电话：0431-`.
fn is_of_phone(before: &str) -> bool {
    let label = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    let label = label.strip_suffix(['：', ':']).unwrap_or_default();
    let whole = before.ends_with(['：', ':', '-']);
    whole && ["电话", "传真", "热线", "座机"].iter().any(|word| label.ends_with(word))
}

fn is_named(behind: &str) -> bool {
    ["单位", "公司", "部门", "街道", "同志", "社区"].iter().any(|word| behind.starts_with(word))
}

fn in_address(last: Option<char>, here: &str, run: usize) -> bool {
    let behind = here.get(run..).unwrap_or_default();
    let mut behind = behind.chars();
    let joined = matches!(behind.next(), Some('.' | '@' | '/' | ':')) && is_latin(behind.next());
    joined || matches!(last, Some('@' | '.' | '/' | '-'))
}

/// A bracket that says what is missing, or is empty where something is to be named.
fn words(last: Option<char>, here: &str) -> usize {
    let mut chars = here.char_indices();
    let Some((_, open)) = chars.next() else { return 0 };
    let close = match open {
        '（' | '(' => ['）', ')'],
        '【' => ['】', '】'],
        _ => [']', '］'],
    };
    let mut within = chars.take(LONGEST_BRACKET + 1);
    let Some((end, closing)) = within.find(|(_, c)| close.contains(c)) else { return 0 };
    let content = here.get(open.len_utf8()..end).unwrap_or_default();
    let bare = content.trim();
    let length = end + closing.len_utf8();
    let next = after(here, length);
    let (led, followed) = (last.is_some_and(is_word), next.is_some_and(is_word));
    // 题中的（　）内由考生填写
    let place = here.get(length..).is_some_and(is_within);
    let empty = bare.is_empty() && !content.is_empty() && led && followed && !place && open != '[';
    // 振动报警（原因待查） says how things stand.
    let missing = MISSING.iter().any(|word| bare.ends_with(word)) && bare != "原因待查"
        || TO_BE_FILLED.iter().any(|word| bare.starts_with(word)) && !tells_how(bare);
    let handed = last.is_some_and(|c| "由向在请经为报与和将对".contains(c));
    let named = handed && followed && NAMED.contains(&bare);
    if empty || missing || named { length } else { 0 }
}

/// Whether what stands behind a bracket speaks of what is written into it: `（　）内由考生填写`.
fn is_within(behind: &str) -> bool {
    let mut chars = behind.chars();
    let (first, next) = (chars.next(), chars.next());
    matches!(first, Some('内' | '里' | '中' | '处'))
        && next.is_some_and(|c| "由填打画划写选不的用应要均可标，。、".contains(c))
}

/// Whether a bracket says how something is filled in: （填写示例）.
fn tells_how(bare: &str) -> bool {
    // 评议领导班子（填写测评表）
    let handed = bare.starts_with("填写") && bare.ends_with(['表', '票', '单', '卡', '册']);
    // 融雪剂64吨（待补充储备20吨）
    let counted = bare.starts_with("待补充") && bare.contains(|c: char| c.is_ascii_digit());
    handed
        || counted
        || ["示例", "样例", "范例", "说明", "须知"].iter().any(|end| bare.ends_with(end))
}

/// A Han character.
fn is_word(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// 某年某月某日 and parts of it.
fn indefinite(here: &str) -> usize {
    let mut length = 0;
    while INDEFINITE.iter().any(|w| here.get(length..).is_some_and(|rest| rest.starts_with(w))) {
        length += "某年".len();
    }
    length
}

/// 〔2024〕 号: a document number that is not given yet.
fn empty_number(here: &str) -> usize {
    let year = here.trim_start_matches(['〔', '[', '［']);
    let digits = year.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let left_open =
        digits.len() < year.len() && digits.starts_with(['X', 'x', '×', '*', '_', '＿']);
    let digits = digits.trim_start_matches(['X', 'x', '×', '*', '_', '＿']);
    let Some(behind) = digits.strip_prefix(['〕', ']', '］']) else { return 0 };
    let number = behind.trim_start().trim_start_matches('第').trim_start();
    match number.strip_prefix('号') {
        Some(rest) => here.len() - rest.len(),
        None if left_open => here.len() - behind.len(),
        None => 0,
    }
}

fn run_length(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|c| of(*c)).map(char::len_utf8).sum()
}

fn after(text: &str, length: usize) -> Option<char> {
    text.get(length..)?.chars().next()
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_that_may_begin_a_mask_is_found_by_its_bytes() {
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 6];
            c.encode_utf8(&mut bytes);
            let [a, b, d, ..] = bytes;
            let begins = "*＊xXTF_([×＿（某〔［【".contains(c) || SHAPES.contains(c);
            assert_eq!(may_begin_mask(a, b, d), begins, "{c:?}");
            assert_eq!(may_begin(c), begins, "{c:?}");
        }
    }

    fn marked(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for mask in masks(text) {
            out.push_str(&text[at..mask.start]);
            out.push_str(&format!("<{}>", &text[mask.clone()]));
            at = mask.end;
        }
        out + &text[at..]
    }

    #[test]
    fn masks_typed_by_hand() {
        for expect in [
            "印发《2022年<**>局党的工作要点》",
            "先后<*>次专题研究",
            "推出报道<***>余篇",
            "<XX>局党委，投入<XX>元",
            "《<xx>信息系统管理实施细则》",
            "<××>万元，20<XX>年",
            "2022年<×>月<×>日",
            "202<X>年",
            "共<＿＿>人，<__>次",
            "完成情况<（待补）>，<(待定)>",
            "<某月某日>，<某年某月>",
            "某办发<〔2024〕 号>、<〔2024〕第号>、<〔　　〕　　号>",
            "3×4=12，8*8=64",
            "* 条目",
            "身份证号3301**********1234、电话138****5678，20<**>10件",
            "EXXON、XXL号、www.xxx.com、a__b",
            "某局、某月份",
            "某办发〔2024〕3号",
            "（待命）",
            "X光、X射线、X月",
            "定于<X>月<X>日",
            "<X>县<X>镇、<×>局、第<X>届、共<X>人、<X>万元",
            "3×次、X型、5X人",
            "资金<○○>万元、○是、<△△>局、□是□否、二〇〇〇年",
            "人口约<【此处填写人口】>万人，<【数据待更新】>全年、【案例】",
            "数据<（此处需补充数据）>、<（数据待核实）>、（待定岗位）",
            "投资<（   ）>亿元、同意（ ）、函（）复",
            "由<（单位名称）>负责，注明（姓名）、（电话）",
            "<TODO>：补充数据，TOTAL",
            "“*”号以外，“<**>”活动",
        ] {
            let text = expect.replace(['<', '>'], "");
            assert_eq!(marked(&text), expect);
        }
    }
}
