//! Which lines are headings, by their own look, and where a heading runs into its paragraph.
//!
//! A number at the start of a line is not enough: quantities, dates, school years and attachments
//! begin with numbers too. What may be either is left to `sections`, which sees the rest.

use super::words::length;
use crate::report::form::{Family, Form, FormStyle, WrittenNumber, read_number};

/// A line that may be a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate<'a> {
    pub number: WrittenNumber,
    /// The number as it stands, with the space behind it.
    pub label: &'a str,
    pub rest: &'a str,
    pub certainty: Certainty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    Sure,
    /// A heading only where its number goes on from the ones before it, or others go on from it.
    InSequence,
    /// A heading only in a text numbered 1, 1.1, 1.2.
    InDecimal,
}

/// A heading cut from the paragraph it runs into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut<'a> {
    pub heading: &'a str,
    /// `None` where the heading has the line to itself.
    pub run_in: Option<&'a str>,
    pub body: &'a str,
}

/// The longest sentence that leads a paragraph as its heading.
const LONGEST_RUN_IN: usize = 50;
const LONGEST_OWN_LINE: usize = 80;
const LARGEST_NUMBER: u32 = 300;
const END_MARKS: [char; 5] = ['。', '？', '！', '：', '；'];

/// What is counted or dated by the number before it: `3 月`, `2号楼`, `三年级`.
const UNITS: &[char] = &[
    '月', '日', '年', '号', '个', '万', '亿', '元', '人', '名', '家', '%', '％', '次', '件', '项',
    '条', '点', '时', '分', '天', '周', '季', '级', '层', '楼', '岁', '米', '公', '千', '吨', '亩',
    '户', '台', '套', '辆', '所', '座', '支', '场', '批', '类', '种', '份', '张', '本', '册', '期',
    '线', '等', '把', '组', '轮', '档', '产', '审', '中', '小', '院', '队', '班', '届', '倍', '平',
    '余', '多', '度', '℃', '、', '，', '至', '～', '-', '—',
];
/// What follows an article or a chapter that is only spoken of.
const SPOKEN_OF: &[&str] =
    &["规定", "款", "所", "的", "和", "至", "、", "，", "中", "明确", "要求", "第", "之", "是"];

/// Says whether a line may be a heading by its number.
pub fn has_number(line: &str) -> bool {
    candidate(line).is_some()
}

/// Reads a line as a heading, if it may be one.
pub fn candidate(line: &str) -> Option<Candidate<'_>> {
    let number = read_number(line)?;
    let (label, rest) = line.split_at_checked(number.length)?;
    if number.value() == 0 || number.values.iter().any(|v| *v > LARGEST_NUMBER) {
        return None;
    }
    let certainty = match number.form.family() {
        Family::Volume | Family::Division | Family::Chapter | Family::Section | Family::Article => {
            ordinal(&number, label, rest)?
        }
        Family::Path => path(label, rest)?,
        Family::Arabic if number.form.close.trim().is_empty() => spaced(rest)?,
        Family::Chinese | Family::Arabic => stopped(&number, rest)?,
        _ => Certainty::Sure,
    };
    let holds_next = holds_next_number(&number, rest);
    let named = !rest.is_empty() || is_ordinal(number.form.family());
    (named && !holds_next).then_some(Candidate { number, label, rest, certainty })
}

fn is_ordinal(family: Family) -> bool {
    matches!(
        family,
        Family::Volume | Family::Division | Family::Chapter | Family::Section | Family::Article
    )
}

fn ordinal(number: &WrittenNumber, label: &str, rest: &str) -> Option<Certainty> {
    let spaced = label.ends_with(char::is_whitespace) || rest.is_empty();
    let bracketed = rest.starts_with(['（', '【', '(', '：', ':']);
    let spoken_of = SPOKEN_OF.iter().any(|word| rest.starts_with(word));
    let article = number.form.family() == Family::Article;
    let own_line = own_line(rest) && length(rest) <= 30;
    (spaced || bracketed || (!spoken_of && (article || own_line))).then_some(Certainty::Sure)
}

fn path(label: &str, rest: &str) -> Option<Certainty> {
    let spaced = label.ends_with(char::is_whitespace);
    (spaced || !rest.starts_with(UNITS)).then_some(Certainty::InDecimal)
}

fn spaced(rest: &str) -> Option<Certainty> {
    (!rest.starts_with(UNITS) && own_line(rest)).then_some(Certainty::InDecimal)
}

/// `一、二、三年级` and `1、6月` count on behind the mark; `一、2022年工作` does not.
fn stopped(number: &WrittenNumber, rest: &str) -> Option<Certainty> {
    let FormStyle::One(style) = number.form.style else { return None };
    let Some(next) = leading_numeral(rest) else { return Some(Certainty::Sure) };
    if next.style != style || !number.form.close.starts_with('、') {
        return Some(Certainty::Sure);
    }
    let behind = rest.get(next.length..).unwrap_or_default();
    if behind.starts_with('、') {
        return None;
    }
    let counts_on = next.value > number.value() && next.value <= number.value() + 1;
    let counted = behind.starts_with(UNITS) && !behind.starts_with(['年', '大', '届', '项', '个']);
    let school_year = behind.starts_with("年级");
    let months = style == crate::report::form::Style::Arabic && behind.starts_with('月');
    if school_year || months {
        return None;
    }
    if !(counts_on && counted) {
        return Some(Certainty::Sure);
    }
    own_line(rest).then_some(Certainty::InSequence)
}

struct Numeral {
    style: crate::report::form::Style,
    value: u32,
    length: usize,
}

fn leading_numeral(text: &str) -> Option<Numeral> {
    let (style, value, length) = crate::report::form::leading_numeral(text)?;
    Some(Numeral { style, value, length })
}

/// One line that holds several numbers is a paragraph that lists: `1.学习；2.实践。`
fn holds_next_number(number: &WrittenNumber, rest: &str) -> bool {
    let bare = Form { close: number.form.close.trim_end().to_string(), ..number.form.clone() };
    let mut path = number.values.clone();
    if let Some(last) = path.last_mut() {
        *last += 1;
    }
    let next = bare.write(&path);
    rest.match_indices(&next).any(|(at, _)| {
        let before = rest.get(..at).and_then(|r| r.trim_end().chars().next_back());
        before.is_some_and(|c| END_MARKS.contains(&c) || c == '，')
    })
}

fn own_line(rest: &str) -> bool {
    !rest.contains(END_MARKS) && length(rest) <= LONGEST_OWN_LINE
}

/// Cuts what stands behind a number into heading and first paragraph.
pub fn cut(family: Family, rest: &str) -> Cut<'_> {
    let whole_body = Cut { heading: "", run_in: Some(""), body: rest };
    if matches!(family, Family::Article) && !(own_line(rest) && length(rest) <= 30) {
        return whole_body;
    }
    match first_mark(rest) {
        None if length(rest) <= LONGEST_OWN_LINE => Cut { heading: rest, run_in: None, body: "" },
        None => whole_body,
        Some((heading, mark, body)) if length(heading) <= LONGEST_RUN_IN => {
            Cut { heading, run_in: Some(mark), body }
        }
        Some(_) => whole_body,
    }
}

/// Finds the mark that ends the first sentence, passing over marks in quotations and brackets.
fn first_mark(rest: &str) -> Option<(&str, &str, &str)> {
    let mut depth = 0u32;
    for (at, c) in rest.char_indices().take(LONGEST_OWN_LINE * 2) {
        match c {
            '“' | '‘' | '（' | '(' | '《' | '〈' | '【' | '〔' | '「' => depth += 1,
            '”' | '’' | '）' | ')' | '》' | '〉' | '】' | '〕' | '」' => {
                depth = depth.saturating_sub(1);
            }
            _ if depth == 0 && END_MARKS.contains(&c) && at > 0 => {
                let end = at + c.len_utf8();
                return Some((rest.get(..at)?, rest.get(at..end)?, rest.get(end..)?));
            }
            _ => {}
        }
    }
    // An unclosed quotation must not hide the end of the heading.
    let at = rest.find(END_MARKS).filter(|at| *at > 0)?;
    let end = at + rest.get(at..)?.chars().next()?.len_utf8();
    Some((rest.get(..at)?, rest.get(at..end)?, rest.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_heading() {
        use Certainty::*;
        for (line, expect) in [
            ("一、工作开展情况", Some(Sure)),
            ("（一）加强组织领导，落实主体责任。局党组高度重视。", Some(Sure)),
            ("1.加强领导。", Some(Sure)),
            ("一、2022年工作情况", Some(Sure)),
            ("一、二十大精神学习情况", Some(Sure)),
            ("一、三项重点工作", Some(Sure)),
            ("1、2022年工作", Some(Sure)),
            ("一、二季度工作情况", Some(InSequence)),
            ("一、二、三年级", None),
            ("三、四年级学生", None),
            ("一、二季度，全市完成。", None),
            ("1月、6月开展", None),
            ("1、6月开展", None),
            ("2022年以来", None),
            ("100.5万元", None),
            ("3.5万名", None),
            ("第706号", None),
            ("第一条　为了规范行为", Some(Sure)),
            ("第一条为了规范行为，制定本办法。", Some(Sure)),
            ("第一条规定的情形", None),
            ("第三章　监督检查", Some(Sure)),
            ("第一章规定了总则。", None),
            ("第一部分 总体情况", Some(Sure)),
            ("第一章", Some(Sure)),
            ("1.1 总体要求", Some(InDecimal)),
            ("1 总则", Some(InDecimal)),
            ("3 月份开展", None),
            ("1.学习；2.实践。", None),
            ("①学习；②实践。", None),
            ("一、", None),
            ("（2024）某字", None),
            ("2024.5.6", None),
        ] {
            assert_eq!(candidate(line).map(|c| c.certainty), expect, "{line}");
        }
    }

    #[test]
    fn cutting() {
        let long = "深".repeat(60);
        let long_sentence = format!("{long}。好。");
        for (family, rest, heading, run_in, body) in [
            (Family::Chinese, "工作情况", "工作情况", None, ""),
            (
                Family::ChineseBracketed,
                "加强领导，抓落实。好。",
                "加强领导，抓落实",
                Some("。"),
                "好。",
            ),
            (Family::ChineseBracketed, "完善制度；", "完善制度", Some("；"), ""),
            (Family::Arabic, "联系人：张三", "联系人", Some("："), "张三"),
            (Family::Arabic, "开展“学习。思考”活动。好", "开展“学习。思考”活动", Some("。"), "好"),
            (Family::Arabic, "开展“学习。好", "开展“学习", Some("。"), "好"),
            (Family::Arabic, long_sentence.as_str(), "", Some(""), long_sentence.as_str()),
            (Family::Article, "为了规范，制定本办法。", "", Some(""), "为了规范，制定本办法。"),
            (Family::Article, "适用范围", "适用范围", None, ""),
        ] {
            assert_eq!(cut(family, rest), Cut { heading, run_in, body }, "{rest}");
        }
    }
}
