//! What is attached to a report: S08 on the list of attachments, S09 on those spoken of in the text.

use super::attached_lists::NAMES;
use super::finding::Hit;
use super::parts::Placed;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::words;
use super::rule::{Level, RuleId};
use crate::report::form::leading_numeral;
use crate::report::{Fixed, Part, Report};

pub fn check(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut listed = 0usize;
    let mut remarks = false;
    // A contract lists what belongs to it as it likes.
    let contract = passages.iter().any(|p| p.is(0, "甲方"));
    if !contract {
        numbered_in_rows(passages, hits);
    }
    for (n, p) in passages.iter().enumerate() {
        let own = p.place.part == Part::Fixed(Fixed::Attachments);
        let led = p.is(0, "附件：") || p.is(0, "附件:");
        short_head(report, n, p, hits);
        // 备注： and what it leads to; a row of a table: （1）错峰引航　引航站　10月8日.
        remarks |= own && p.before(p.len()) == '：' && !p.is(0, "附件");
        if own && (remarks || p.text.matches('\u{3000}').count() > 1) {
            continue;
        }
        if own || (led && p.len() <= LONGEST_LED) {
            let before = hits.len();
            let number = line_of_list(n, p, own, hits);
            let spelt =
                || is_numeral(p.text.trim_start_matches("附件：").chars().next().unwrap_or('\0'));
            if contract && (p.is(0, "附件") && p.at(2) != '：' || spelt()) {
                hits.truncate(before);
            }
            // Who signs may stand below the only one, which has no number.
            let more = number > 0 || listed == 0 || NAMES.ends(p.text.trim_end());
            listed = if own { (listed + usize::from(more)).max(number) } else { listed };
        }
    }
    only_one(report, passages, hits);
    let after = report.fixed(Fixed::After).iter().filter(|p| p.text.starts_with("附件")).count();
    let whole = !report.fixed(Fixed::Signature).is_empty() || !report.fixed(Fixed::Date).is_empty();
    let is_text = |p: &Passage<'_>| {
        !matches!(p.place.part, Part::Fixed(Fixed::Attachments | Fixed::After))
            && !p.is(0, "附件：")
            && !p.is(0, "附：")
    };
    // A part of a text may speak of what is attached to the whole.
    if listed > 0 || (whole && after == 0 && passages.iter().all(is_text)) {
        let names: Vec<&str> =
            report.fixed(Fixed::Attachments).iter().map(|p| p.text.as_str()).collect();
        for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
            spoken_of(n, p, listed.max(after), hits);
            swapped(&names, n, p, hits);
            called_otherwise(&names, n, p, hits);
        }
    }
}

/// S08 on `附件：1.资产评估报告`: one alone has no number.
fn only_one(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let own = |p: &&Passage<'_>| p.place.part == Part::Fixed(Fixed::Attachments);
    // A line alone may be cut from a list.
    let whole = !report.fixed(Fixed::Signature).is_empty() || !report.fixed(Fixed::Date).is_empty();
    let ([_], true) = (report.fixed(Fixed::Attachments), whole) else { return };
    let Some((n, p)) = passages.iter().enumerate().find(|(_, p)| own(p)) else { return };
    let start = if p.is(0, "附件：") { 3 } else { 0 };
    if p.is(start, "1.") && is_han(p.at(start + 2)) && !p.text.contains("2.") {
        let hit = Hit::new(RuleId::S08, start..start + 2).case(2).level(Level::Review);
        hits.push((n, hit.fix("")));
    }
}

/// S08 on `附：名单` above a signature.
fn short_head(report: &Report, n: usize, p: &Passage<'_>, hits: &mut Vec<Placed>) {
    let signed =
        !report.fixed(Fixed::Signature).is_empty() && !report.fixed(Fixed::Date).is_empty();
    let closes = matches!(p.place.part, Part::Fixed(_));
    if p.is(0, "附：") && p.len() <= LONGEST_LED && signed && closes {
        let hit = Hit::new(RuleId::S08, 0..2).case(2).level(Level::Review);
        hits.push((n, hit.fix("附件：")));
    }
}

/// S08 on `附件1：名单` above `附件2：清单`; one alone may head what is attached.
fn numbered_in_rows(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let number = |p: &Passage<'_>| {
        let (end, value) = p.is(0, "附件").then(|| numeral_at(p, 2)).flatten()?;
        let named = matches!(p.at(end), '：' | ':' | ' ' | '\u{3000}') && p.len() <= LONGEST_LED;
        named.then_some((end, value))
    };
    for (n, p) in passages.iter().enumerate() {
        let Some((end, value)) = number(p) else { continue };
        let beside = |n: Option<usize>| n.and_then(|n| passages.get(n)).and_then(number);
        let before = beside(n.checked_sub(1)).is_some_and(|(_, other)| other + 1 == value);
        let behind = beside(Some(n + 1)).is_some_and(|(_, other)| other == value + 1);
        if before || (behind && value == 1) {
            let right = if before { format!("{value}.") } else { format!("附件：{value}.") };
            let hit = Hit::new(RuleId::S08, 0..end + 1).case(2).level(Level::Warning);
            hits.push((n, hit.fix(right)));
        }
    }
}

/// A paragraph that begins with 附件： and is longer is no list.
const LONGEST_LED: usize = 60;

/// S08 on one line of the list. Returns its number.
fn line_of_list(n: usize, p: &Passage<'_>, own: bool, hits: &mut Vec<Placed>) -> usize {
    let blank = |c: char| c == ' ' || c == '\u{3000}';
    let head = [("附件", 2), ("附", 1)].iter().find(|(word, _)| p.is(0, word)).map_or(0, |h| h.1);
    let colon = p.run(head, blank);
    let has_colon = matches!(p.at(colon), '：' | ':');
    let start = if head > 0 && has_colon { p.run(colon + 1, blank) } else { colon };
    let open = usize::from(matches!(p.at(start), '（' | '('));
    let from = start + open;
    let numeral = leading_numeral(p.slice(from..p.len().min(from + 4)));
    let end = numeral.map_or(from, |(_, _, length)| p.char_at_byte(p.byte(from) + length));
    let value = numeral.map_or(0, |(_, value, _)| value as usize);
    let arabic = p.at(from).is_ascii_digit();
    let behind = p.at(end);
    let closed = open == 1 && matches!(behind, '）' | ')');
    let marked = end > from && matches!(behind, '、' | '，' | ',' | '）' | ')' | '.' | '．' | '：');
    let right = format!("{value}.");
    if own && head > 0 && !has_colon && arabic && matches!(behind, '.' | '．' | '、') {
        hits.push((n, Hit::new(RuleId::S08, 0..end + 1).case(2).fix(format!("附件：{right}"))));
    } else if marked && (closed || (open == 0 && (!arabic || !matches!(behind, '.' | '：')))) {
        let hit = Hit::new(RuleId::S08, start..end + 1).fix(right);
        let tolerated = arabic && behind == '．';
        // 附件：三农工作情况表 has no number.
        if arabic || behind != '：' {
            hits.push((n, if tolerated { hit.level(Level::Review) } else { hit }));
        }
    }
    let listed = own || head > 0 && has_colon;
    let named = head == 2 && !has_colon && open == 0 && end > from;
    let other = other_form(p, start..end, value, listed, named);
    hits.extend(other.map(|hit| (n, hit)));
    if matches!(p.before(p.len()), '。' | '；' | '，' | ';' | '、') && p.len() > start + 1 {
        hits.push((n, Hit::new(RuleId::S08, p.len() - 1..p.len()).case(1).fix("")));
    }
    value
}

/// S08 on what is seldom taken for a number, or for a name: `1 任务分解表`, `附件一：方案`, `①任务分解表`,
/// `《任务分解表》`. `listed` where one of the list stands, `named` where 附件 is part of the number.
fn other_form(
    p: &Passage<'_>,
    number: std::ops::Range<usize>,
    value: usize,
    listed: bool,
    named: bool,
) -> Option<Hit> {
    let (start, end) = (number.start, number.end);
    let (arabic, behind) = (p.at(start).is_ascii_digit(), p.at(end));
    let hit = |range| Hit::new(RuleId::S08, range).level(Level::Review);
    if listed && arabic && matches!(behind, ' ' | '\u{3000}') && p.is_han(end + 1) {
        return Some(hit(start..end + 1).fix(format!("{value}.")));
    }
    if named && !arabic && matches!(behind, '：' | ':') {
        return Some(hit(0..end + 1).case(2).fix("附件："));
    }
    if listed && matches!(p.at(start), '①'..='⑳') {
        let value = u32::from(p.at(start)) - u32::from('①') + 1;
        return Some(hit(start..start + 1).level(Level::Warning).fix(format!("{value}.")));
    }
    let title = p.run(end, |c| matches!(c, '.' | '．' | '、' | ' '));
    let whole = p.at(title) == '《' && p.run(title + 1, |c| c != '》') + 1 == p.len();
    // 附件：“先进名单”
    let quoted = listed && p.at(title) == '“' && p.run(title + 1, |c| c != '”') + 1 == p.len();
    ((whole || quoted) && p.len() > title + 3)
        .then(|| hit(title..p.len()).case(3).fix(p.string(title + 1..p.len() - 1)))
}

/// What an attachment belongs to that is not this text's.
const ANOTHERS: &[&str] = &[
    "》", "其", "号", "》的", "文", "文件", "通知", "方案", "合同", "协议", "办法", "规定", "意见",
    "公告", "邮件", "来函", "函", "请示", "预案", "规划", "标准", "规范", "细则", "）", "的",
    "条例", "计划",
];
/// What sends the reader to an attachment.
const SENDING: &[&str] = &[
    "见", "详见", "参见", "按照", "按", "根据", "如", "对照", "填写", "填报", "附", "列入", "依据",
];

/// S09: attachments that are not there.
fn spoken_of(n: usize, p: &Passage<'_>, listed: usize, hits: &mut Vec<Placed>) {
    if let Some(at) = p.find(0, "附后").filter(|_| listed == 0)
        && p.ends_one(at, words!("名单 清单 表 方案 材料 情况 安排 明细"))
    {
        hits.push((n, Hit::new(RuleId::S09, at..at + 2).case(1).level(Level::Review)));
    }
    let mut from = 0;
    while let Some(at) = p.find(from, "附件") {
        from = at + 2;
        if p.ends_any(at, ANOTHERS) {
            continue;
        }
        let Some((end, value)) = number_of(p, from) else {
            let sends =
                p.ends_any(at, &["见", "参见"]) || (p.is(from, "所列") || p.is(from, "要求"));
            if listed == 0 && sends {
                hits.push((n, Hit::new(RuleId::S09, at..from).case(1)));
            } else if listed == 0 && p.ends_any(at, &["请对照", "请按照", "请填写", "请按"])
            {
                hits.push((n, Hit::new(RuleId::S09, at..from).case(1).level(Level::Review)));
            }
            continue;
        };
        from = end;
        if listed == 0 && (p.ends_any(at, SENDING) || p.before(at) == '（') {
            hits.push((n, Hit::new(RuleId::S09, at..end).case(1)));
        } else if listed > 0 && value > listed && value < 100 {
            let hit = Hit::new(RuleId::S09, at..end).arg(value.to_string()).arg(listed.to_string());
            hits.push((n, hit));
        }
    }
}

/// S09 where another attachment of the list is called so: `附件1为台账样表` where that is the second, `登记表（附件2）`.
fn swapped(names: &[&str], n: usize, p: &Passage<'_>, hits: &mut Vec<Placed>) {
    for at in p.places("附件").filter(|_| names.len() > 1) {
        let Some((end, value)) = numeral_at(p, at + 2) else { continue };
        let led = ["（见", "（详见", "（"].iter().find(|led| p.ends(at, led));
        let open = led.filter(|_| p.at(end) == '）').map(|led| at - led.chars().count());
        let name = match open {
            // 填报《隐患台账》（见附件2）
            Some(open) if p.before(open) == '》' => {
                p.slice(p.run_back_within(open - 1, LONGEST_NAME, |c| c != '《')..open - 1)
            }
            Some(open) => p.slice(p.run_back_within(open, LONGEST_NAME, is_han)..open),
            // 附件1《车辆回执》
            None if p.at(end) == '《' => {
                p.slice(end + 1..p.run_within(end + 1, LONGEST_NAME, |c| c != '》'))
            }
            None if matches!(p.at(end), '为' | '是') => {
                p.slice(end + 1..p.run_within(end + 1, LONGEST_NAME, is_han))
            }
            None => continue,
        };
        let length = |other: &str| common_end(name, other.trim_end_matches(['。', '；']));
        let own = names.get(value.wrapping_sub(1)).map_or(LEAST_COMMON, |own| length(own));
        if own == 0 && names.iter().any(|other| length(other) >= LEAST_COMMON) {
            let hit = Hit::new(RuleId::S09, at..end).case(1).level(Level::Review);
            hits.push((n, hit));
        }
    }
}

/// S09 on `住宿需求表（见附件）` where the list names something else: nothing of it is called so.
fn called_otherwise(names: &[&str], n: usize, p: &Passage<'_>, hits: &mut Vec<Placed>) {
    for at in p.places("附件") {
        let led =
            ["（见", "（详见", "（", "（格式见", "（样式见"].iter().find(|led| p.ends(at, led));
        let Some(open) = led.map(|led| at - led.chars().count()) else { continue };
        let number = numeral_at(p, at + 2);
        if p.at(number.map_or(at + 2, |(end, _)| end)) != '）' {
            continue;
        }
        let name = last_named(p.slice(p.run_back_within(open, LONGEST_NAME, is_han)..open));
        let listed = match number {
            Some((_, value)) => names.get(value.wrapping_sub(1)..value).unwrap_or_default(),
            None => names,
        };
        let other = |other: &&str| {
            let other = other.trim_end_matches(['。', '；', ' ']);
            NAMES.ends(other) && !share_any(name, other)
        };
        if NAMES.ends(name) && !listed.is_empty() && listed.iter().all(other) {
            let told = listed.first().copied().unwrap_or_default();
            let told = told.trim_start_matches("附件：");
            let hit = Hit::new(RuleId::S09, open..at + 2).case(3).arg(told);
            hits.push((n, hit.level(Level::Review)));
        }
    }
}

/// Leaves out what leads to a name: `请代表填写住宿需求表`.
fn last_named(text: &str) -> &str {
    const LEADING: [&str; 16] = [
        "填写", "填报", "提交", "报送", "按照", "对照", "附上", "下载", "使用", "根据", "参照",
        "印发", "完成", "将", "按", "见",
    ];
    let ends = LEADING.iter().filter_map(|word| Some(text.rfind(word)? + word.len()));
    text.get(ends.max().unwrap_or(0)..).unwrap_or_default()
}

/// Whether two names have a character in common besides the last.
fn share_any(one: &str, other: &str) -> bool {
    let last = one.chars().next_back();
    one.chars().any(|c| Some(c) != last && other.contains(c))
}

/// What an attachment is called is no longer, and two names that end alike share so much.
const LONGEST_NAME: usize = 12;
const LEAST_COMMON: usize = 3;

/// How many characters two names have in common at their ends.
fn common_end(one: &str, other: &str) -> usize {
    one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count()
}

/// Returns the end and the largest of the numbers behind 附件: 3, 五, 1—3, 1、2.
pub fn number_of(p: &Passage<'_>, from: usize) -> Option<(usize, usize)> {
    let (mut end, mut value) = numeral_at(p, from)?;
    while matches!(p.at(end), '—' | '-' | '～' | '~' | '至' | '、' | '和' | '－') {
        let next = end + 1 + if p.is(end + 1, "附件") { 2 } else { 0 };
        let Some((behind, other)) = numeral_at(p, next) else { break };
        (end, value) = (behind, value.max(other));
    }
    Some((end, value))
}

fn numeral_at(p: &Passage<'_>, from: usize) -> Option<(usize, usize)> {
    let text = p.slice(from..p.len().min(from + 4));
    let (_, value, length) = leading_numeral(text)?;
    Some((p.char_at_byte(p.byte(from) + length), value as usize))
}
