//! S07 on what is open by the rules of a report: slots, and masks typed by hand.

use super::finding::Hit;
use super::passage::{Passage, QUOTE, is_han, is_numeral};
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::{Report, open};

/// Finds the masks in a text without slots.
pub fn masks(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let (mut from, first) = (0, hits.len());
    for (i, c) in p.spots(Spot::ODD | Spot::LATIN | Spot::PAIRED | Spot::OPEN) {
        if i < from || !open::may_begin_mask(c) {
            continue;
        }
        let byte = p.byte(i);
        let length = open::mask_length(&p.text, byte);
        if length > 0 {
            from = p.char_at_byte(byte + length);
            let meant = hides(p, i, from)
                || is_variable(p, i, from)
                || is_of_pattern(p, i)
                || is_divider(p, i, from)
                || is_of_year(p, i, from);
            if !meant {
                let hit = Hit::new(RuleId::S07, i..from);
                hits.push(if is_of_name(p, i, from) { hit.level(Level::Review) } else { hit });
            }
        } else if is_unknown_time(p, i, c) {
            from = i + 1;
            hits.push(Hit::new(RuleId::S07, i..from));
        } else {
            // Past the whole run, so that a part of it is not taken for a mask.
            from = p.run_within(i, usize::MAX, |other| other == c);
        }
    }
    let found = hits.get_mut(first..).unwrap_or_default();
    if found.len() >= LEAST_OF_SAMPLE && p.at(0) == '“' && p.before(p.len()) == '”' {
        found.iter_mut().for_each(|hit| hit.level = Some(Level::Review));
    }
}

/// Whether nothing but stars stands on a line: it parts what stands above from what stands below.
fn is_divider(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let rest = |c: char| c.is_whitespace() || matches!(c, '*' | '＊');
    end - start > 2 && matches!(p.at(start), '*' | '＊') && p.chars().iter().all(|c| rest(*c))
}

/// Whether circles are the zeros of a year: `二○○○年`.
fn is_of_year(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let numeral = |c: char| is_numeral(c) || matches!(c, '○' | '◯' | '〇');
    matches!(p.at(start), '○' | '◯')
        && matches!(p.before(start), '一' | '二')
        && p.at(p.run(end, numeral)) == '年'
}

/// So many blanks in what is quoted make a sample of it: `“截至×月×日×时，伤亡×人。”`
const LEAST_OF_SAMPLE: usize = 3;

/// No pattern is longer.
const LONGEST_PATTERN: usize = 24;

/// Whether a mask stands in a quotation that tells how something is written: `不得写成“××公司××部”之类的简写`.
fn is_of_pattern(p: &Passage<'_>, i: usize) -> bool {
    if p.zone(i) & QUOTE == 0 {
        return false;
    }
    let within = |c: char| c != '“' && c != '”';
    let open = p.run_back_within(i, LONGEST_PATTERN, within);
    let close = p.run_within(i, LONGEST_PATTERN, within);
    let quoted = p.before(open) == '“' && p.at(close) == '”';
    let led = || {
        p.ends_one(
            open - 1,
            words!("使用 写成 写为 写作 填写 填为 标注 注明 统一为 格式为 形如 命名为 一律写 表述为 简写为 样式为"),
        )
    };
    let named = || {
        p.is_one(
            close + 1,
            words!("之类 字样 的格式 格式 的简写 等字样 的形式 形式 的样式 样式 这样的 一类"),
        )
    };
    quoted && (led() || named())
}

/// So many digits before a mask are the start of a number of which the rest is nobody's business.
const LEAST_DIGITS: usize = 6;

/// Whether a mask hides a part of a number: `138××××0217`.
fn hides(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let digits = start - p.run_back(start, |c| c.is_ascii_digit());
    let within = digits > 0 && p.at(end).is_ascii_digit();
    within && end - start > 1
        || digits >= LEAST_DIGITS
        || is_group(p, start, end)
        || is_of_plate(p, start)
        || is_of_hotline(p, start - digits, start, end)
}

/// What is called by a number of five digits or six.
static CALLED: &Row = words!("热线 客服 服务电话 短信 电话 号码 平台 来电 专线");
static CALLING: &Row = words!("热线 拨打 致电 客服 短信 来电 号码 自称");

/// Whether a mask hides which of the short numbers is called: `95×××客服热线`, `自称1××××客服`.
fn is_of_hotline(p: &Passage<'_>, number: usize, start: usize, end: usize) -> bool {
    let short = start > number && matches!(end - number, 5 | 6) && end - start > 2;
    let begins = p.at(number) == '1' || p.is(number, "95") || p.is(number, "96");
    let quoted = usize::from(matches!(p.at(end), '”'));
    short && begins && (p.is_one(end + quoted, CALLED) || p.ends_one(number, CALLING))
}

/// The provinces as they stand on the plate of a car.
static PROVINCES: Signs =
    Signs::of("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼");

/// So much of a plate may be shown behind its letter.
const LONGEST_SHOWN: usize = 5;

/// Whether a mask hides the plate of a car: `鄂A·×××××`, `沪A·12×××`.
fn is_of_plate(p: &Passage<'_>, start: usize) -> bool {
    let shown = |c: char| c.is_ascii_digit() || c == '·';
    let letter = p.run_back_within(start, LONGEST_SHOWN, shown);
    p.before(letter).is_ascii_uppercase() && letter > 1 && PROVINCES.has(p.before(letter - 1))
}

/// Whether a letter is what is asked for in a sum: `设每件降价x元`.
fn is_variable(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let clause = p.clause(start).start;
    let supposed = match p.at(clause) {
        '若' | '令' => true,
        // 设备x台
        '设' => !matches!(p.at(clause + 1), '备' | '施' | '计' | '立' | '置' | '点' | '在'),
        _ => false,
    };
    end - start == 1 && p.at(start) == 'x' && supposed
}

/// Whether a mask is one of the groups of four of an account: `6217 **** **** 0358`.
fn is_group(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let sign = |c: char| c.is_ascii_digit() || c == p.at(start) || c == ' ';
    let (from, to) = (p.run_back(start, sign), p.run(end, sign));
    let account = p.slice(from..to).trim();
    end - start == 4
        && account.split(' ').all(|group| group.chars().count() <= 4)
        && account.starts_with(|c: char| c.is_ascii_digit())
        && account.ends_with(|c: char| c.is_ascii_digit())
        && account.contains(' ')
}

/// Whether a mask stands for what somebody is called behind a surname: `张××，男`.
fn is_of_name(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let surname = start.checked_sub(1).filter(|at| p.is_of(*at, Spot::SURNAME));
    let bounded = |at: usize| {
        let called = among!(CALLING_BY_NAME, p.before(at)) && !among!(ALSO_WORDS, p.at(at));
        at == 0 || !is_han(p.before(at)) || called
    };
    let place = || among!("省市县区镇乡村局厅委办院校站所厂路街号公单部项万亿元人次", p.at(end));
    surname.is_some_and(bounded) && end - start <= 2 && !place()
}

/// Families whose names are words as often: `对于××问题`.
const ALSO_WORDS: &str = "于关方任安万边连时常全高能平和向";

/// Behind these a name stands that is not told: `被告人张××诉称`, `经理林××送给`.
const CALLING_BY_NAME: &str = "理长记员告某师民授医犯友妻夫子女弟兄与和及由对向被将人工";

/// `2024年X月召开`
fn is_unknown_time(p: &Passage<'_>, i: usize, c: char) -> bool {
    let between = (p.before(i), p.at(i + 1));
    matches!(c, 'X' | 'x' | '×') && matches!(between, ('年', '月') | ('月', '日'))
}

/// Finds what is open in a source with slots: these, and masks.
pub fn places(p: &Passage<'_>, report: &Report, source: &str, hits: &mut Vec<Hit>) {
    let open = open::in_source(source, report.fields());
    let open = open.into_iter().filter(|open| open.kind.is_open());
    hits.extend(open.map(|place| Hit::new(RuleId::S07, p.printed_range(&place.range))));
}
