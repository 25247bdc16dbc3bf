//! S09: the pages behind a report that hold what its list of attachments names.

use super::attached::number_of;
use super::finding::Hit;
use super::parts::Placed;
use super::passage::{Passage, is_numeral, last_chars};
use super::rule::{Level, RuleId};
use crate::report::form::{Family, read_number};
use crate::report::{Fixed, Part, Report};

/// A line that is no longer may be the title of a page.
const LONGEST_TITLE: usize = 40;

pub fn check(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let names: Vec<&str> = report.fixed(Fixed::Attachments).iter().map(|p| bare(&p.text)).collect();
    if names.is_empty() {
        return;
    }
    let after = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::After);
    let mut known = Vec::new();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| after(p)) {
        let Some(value) = heads_page(p) else { continue };
        let hit = || Hit::new(RuleId::S09, 0..p.len());
        let number = value.unwrap_or(1);
        if number > names.len() {
            let hit = hit().arg(number.to_string()).arg(names.len().to_string());
            hits.push((n, hit));
        } else if known.contains(&number) {
            hits.push((n, hit().case(2).arg(number.to_string()).level(Level::Review)));
        } else if let (Some(title), Some(name)) = (passages.get(n + 1), names.get(number - 1))
            && title.len() <= LONGEST_TITLE
            && !title.text.contains(['。', '，'])
            && (!share(&title.text, name)
                || is_other_text(&title.text, name)
                || is_near(&title.text, name))
        {
            let hit = Hit::new(RuleId::S09, 0..title.len()).case(3).arg(*name);
            hits.push((n + 1, hit.level(Level::Review)));
        }
        known.push(number);
    }
}

/// S01 on the headings of a page, `一、` and `（一）`: what is no section is numbered, too. A row that begins anew, of
/// questions or of the parts of a table, is nobody's slip.
pub fn headings(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let after = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::After);
    let (mut upper, mut lower) = (0, 0);
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| after(p)) {
        if heads_page(p).is_some() {
            (upper, lower) = (0, 0);
        }
        let Some(number) = read_number(&p.text) else { continue };
        let last = match number.form.family() {
            Family::Chinese => {
                lower = 0;
                &mut upper
            }
            Family::ChineseBracketed => &mut lower,
            _ => continue,
        };
        let (value, next) = (number.value(), *last + 1);
        let end = p.text.get(..number.length).map_or(0, |number| number.chars().count());
        // 一、二期工程
        let heads = !is_numeral(p.at(end)) && value > 1 && *last > 0;
        if heads && (value == next + 1 || value == *last) {
            let right = number.form.write(&[next]);
            let hit = Hit::new(RuleId::S01, 0..end).level(Level::Review);
            hits.push((n, hit.arg(right.clone()).fix(right)));
        }
        *last = value;
    }
}

/// Reads 附件, or 附件2, where it is all of a line.
fn heads_page(p: &Passage<'_>) -> Option<Option<usize>> {
    let end = |at: usize| p.run(at, |c| matches!(c, '：' | ':' | ' ' | '\u{3000}')) == p.len();
    let labelled = p.is(0, "附件");
    let number = number_of(p, 2).filter(|(_, value)| *value > 0);
    match number {
        Some((at, value)) => (labelled && end(at)).then_some(Some(value)),
        None => (labelled && end(2)).then_some(None),
    }
}

/// Leaves out what leads to the name of an attachment: `附件：1.`.
fn bare(text: &str) -> &str {
    let text =
        text.trim().trim_start_matches("附件").trim_start_matches(['：', ':', ' ', '\u{3000}']);
    text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '．' | '、' | ' '))
}

/// Whether two names have any two characters side by side in common.
fn share(one: &str, other: &str) -> bool {
    let pairs = one.char_indices().zip(one.char_indices().skip(1));
    let mut pairs = pairs.filter_map(|((from, _), (at, last))| one.get(from..at + last.len_utf8()));
    pairs.any(|pair| other.contains(pair) && !KINDS.contains(&pair))
}

/// Whether two names end with different words for a text, and what stands before those differs, too:
/// `保洁员考核办法` and `保洁员奖惩细则`.
fn is_other_text(one: &str, other: &str) -> bool {
    let kind = |name: &str| TEXTS.iter().copied().find(|kind| name.trim_end().ends_with(kind));
    let (Some(a), Some(b)) = (kind(one), kind(other)) else { return false };
    let ending = |name: &str| last_chars(name.trim_end(), 4).to_string();
    a != b && !share(&ending(one), &ending(other))
}

/// Whether two names of one length differ in a character or two: `加氢站安全检查标准` and `加油站安全检查标准`.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) =
        (one.trim().chars().collect(), other.trim().chars().collect());
    let differ = one.iter().zip(&other).filter(|(a, b)| a != b);
    let written = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c) && !is_numeral(*c);
    let all_written = differ.clone().all(|(a, b)| written(a) && written(b));
    let count = differ.count();
    one.len() == other.len() && one.len() > 4 && (1..=2).contains(&count) && all_written
}

/// Kinds of text with rules, of which one is not called by the name of another.
const TEXTS: [&str; 6] = ["办法", "细则", "规定", "守则", "公约", "预案"];

/// What the names of many attachments end with.
const KINDS: [&str; 12] = [
    "情况", "统计", "汇总", "计表", "总表", "名单", "清单", "方案", "一览", "览表", "明细", "安排",
];
