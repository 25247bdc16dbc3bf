//! Which lines are headings, by their own look, and where a heading runs into its paragraph.
//!
//! A number at the start of a line is not enough: quantities, dates, school years and attachments
//! begin with numbers too. What may be either is left to `sections`, which sees the rest.

use super::contents;
use super::words::{self, is_within};
use crate::report::form::{
    Family, Form, FormStyle, Style, WrittenNumber, leading_numeral, read_number,
};
use memchr::memmem;

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
    /// A heading only where its number goes on from one before it, or another goes on from it.
    InSequence,
    /// The same, and none in a text numbered 1, 1.1, 1.2: `3.3号楼漏水` behind 2., which would be a path but for
    /// what it counts.
    Torn,
    /// A heading only in a text numbered 1, 1.1, 1.2.
    InDecimal,
}

impl Candidate<'_> {
    /// `3.1 万元`: what would be a heading may be a quantity.
    pub fn is_quantity(&self) -> bool {
        begins_with_unit(self.rest)
    }
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
    '余', '多', '版', '度', '℃', '、', '，', '至', '～', '-', '—', '两', '手', '孩', '胎', '毫',
    '厘',
];
/// Words that only begin like something counted: `3 组织体系`, `2.1人员`.
const NOT_UNITS: &str = "时间 时限 时效 组织 组成 分工 分类 分析 分级 分布 公共 公司 公开 公告 公众 公务 平台 平时 \
    平衡 中期 中心 中央 小组 小结 等级 多元 多方 级别 人员 人才 人民 人事 人力 项目 条件 条款 点位 期限 期间 班子 班组 \
    队伍 院校 院落 把握 手段 手续 日常 日程 月度 年度 号召 支持 支撑 支部 支付 场所 场地 场景 批复 批准 批示 类别 类型 \
    种类 种植 份额 本级 本市 本县 本预案 本办法 家庭 名称 名词 名录 名单 件数 审查 审批 审核 审计 产业 产品 产能 线路 \
    线上 层级 层次 楼宇 台账 座谈 度汛 周边 天气 户籍 套餐 档案 轮训 元数据 次数 张贴 个人 个体 个性 人物 人工 人选 次序 次要 条例 条文 条约 处置 处理 处罚 处分 处室 户外 户型 天然 台风 \
    月报 日期 日志 日报 日均 号码 号牌 名誉 所有 所属 座位 家具 家属 家长 版面 版权 版块 版本 版式";
const BRACKETED_UNITS: &[char] = &['班', '号'];
const NOT_BRACKETED_UNITS: &str =
    "班组长 班组会 班组建设 班子 班次 班前 班后 班线 班车 班主任 号召";
/// How a paragraph begins that lists and has no heading: `（一）一是…；二是…`
const LISTS: &str = "一是 一要 首先， 第一， 一方面";
/// What follows an article or a chapter that is only spoken of.
const SPOKEN_OF: &str =
    "规定 款 所 的 和 至 、 ， 中 明确 要求 第 之 是 以及 或 或者 及 与 ： : 。 ； ）";

/// Says whether a line may be a heading by its number.
pub fn has_number(line: &str) -> bool {
    candidate(line).is_some()
}

/// Reads a line as a heading, if it may be one.
pub fn candidate(line: &str) -> Option<Candidate<'_>> {
    by_look(line).filter(|found| !holds_next_number(&found.number, found.rest))
}

fn by_look(line: &str) -> Option<Candidate<'_>> {
    let number = read_number(line)?;
    let (label, rest) = line.split_at_checked(number.length)?;
    if number.value() == 0 || number.values.iter().any(|v| *v > LARGEST_NUMBER) {
        return None;
    }
    let family = number.form.family();
    let bare = number.form.close.trim().is_empty();
    if family == Family::Path && path(label, rest).is_none() {
        return torn(line, &number);
    }
    // Ⅱ.1　检测依据
    let roman = label.starts_with(|c| matches!(c, 'Ⅰ'..='Ⅻ'));
    if roman && label.ends_with('.') && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let certainty = match family {
        _ if is_ordinal(family) => ordinal(label, rest)?,
        Family::Path => path(label, rest)?,
        Family::Arabic if bare => spaced(label, without_colon(rest), Certainty::InDecimal)?,
        Family::Chinese if bare => spaced(label, rest, Certainty::InSequence)?,
        Family::Chinese | Family::Arabic => stopped(&number, rest)?,
        Family::ChineseBracketed | Family::ArabicBracketed | Family::HalfBracketed
            if is_counted_in_brackets(rest) || is_row(&number, rest) =>
        {
            return None;
        }
        _ => Certainty::Sure,
    };
    if label.starts_with('[') && rest.contains(']') {
        // An entry of a list of literature: [1] 罗晓. 供需错配[J].
        return None;
    }
    let named = !rest.is_empty() || is_ordinal(family);
    let found = Candidate { number, label, rest, certainty };
    (named && !contents::is_entry(line) && !is_row_of_table(&found)).then_some(found)
}

/// `（3）班`, but not `（3）班组长`.
fn is_counted_in_brackets(rest: &str) -> bool {
    rest.starts_with(BRACKETED_UNITS) && !words::begins_with_any(rest, NOT_BRACKETED_UNITS)
}

/// `（二）、（三）两项由…`: a row of numbers that are spoken of.
fn is_row(number: &WrittenNumber, rest: &str) -> bool {
    let next = || read_number(rest).is_some_and(|next| next.form.family() == number.form.family());
    number.form.close.trim_end().ends_with('、') && next()
}

/// `1.1⇥粮温⇥不高于20℃⇥合格`, `2 保温水箱 3 个 24`: cells behind a number, which is bare where spaces part them.
fn is_row_of_table(found: &Candidate) -> bool {
    if let Some((first, _)) = found.rest.split_once('\t') {
        // 2.您的居住状况：□独居⇥□与老伴同住
        return !first.contains(['：', '□', '？']);
    }
    let bare =
        found.number.form.close.trim().is_empty() || found.number.form.family() == Family::Path;
    let cells = || found.rest.split_whitespace();
    let is_figure = |cell: &&str| cell.starts_with(|c: char| c.is_ascii_digit());
    bare && cells().count() > 3 && cells().filter(is_figure).count() > 1
}

fn is_ordinal(family: Family) -> bool {
    matches!(
        family,
        Family::Volume | Family::Division | Family::Chapter | Family::Section | Family::Article
    )
}

/// `第一条　为了…` has its space; without one the line may begin with words about an article.
fn ordinal(label: &str, rest: &str) -> Option<Certainty> {
    if label.ends_with(char::is_whitespace) || rest.is_empty() {
        return Some(Certainty::Sure);
    }
    if rest.starts_with(['（', '【', '(']) {
        return Some(Certainty::Sure);
    }
    (!words::begins_with_any(rest, SPOKEN_OF)).then_some(Certainty::InSequence)
}

fn begins_with_unit(rest: &str) -> bool {
    rest.starts_with(UNITS) && !words::begins_with_any(rest, NOT_UNITS)
}

fn path(label: &str, rest: &str) -> Option<Certainty> {
    let spaced = label.ends_with(char::is_whitespace);
    (spaced || !begins_with_unit(rest)).then_some(Certainty::InDecimal)
}

/// What is numbered or counted one by one, so that the number before it has no decimals.
const WHOLE: &[char] = &[
    '号', '月', '日', '个', '家', '名', '台', '条', '处', '座', '所', '户', '人', '天', '次', '类',
    '种', '项', '时', '点', '岁', '周', '期', '届', '班',
];

/// `3.3号楼漏水由…`: the number is 3., and the heading begins with one as well.
fn torn<'a>(line: &'a str, path: &WrittenNumber) -> Option<Candidate<'a>> {
    let [value, _] = path.values.as_slice() else { return None };
    let (label, rest) = line.split_at_checked(line.find('.')? + 1)?;
    let counted = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if !counted.starts_with(WHOLE) || counted.starts_with("个百分点") {
        return None;
    }
    let style = FormStyle::One(Style::Arabic);
    let form = Form { open: String::new(), style, close: ".".to_string() };
    let number = WrittenNumber { form, values: vec![*value], length: label.len() };
    Some(Candidate { number, label, rest, certainty: Certainty::Torn })
}

/// Returns what stands before the first colon: `1 德育工作：润物无声` is a heading as `一、` would be.
fn without_colon(rest: &str) -> &str {
    let sentence = rest.contains(['。', '；', '？', '！']);
    let colon = rest.split_once('：').filter(|(before, _)| !sentence && !before.is_empty());
    colon.map_or(rest, |(before, _)| before)
}

fn spaced(label: &str, rest: &str, certainty: Certainty) -> Option<Certainty> {
    // 二　轮换安排: a blank of full width parts no number from what it counts.
    let parted = label.ends_with('\u{3000}') && !is_within(rest, 3) && !rest.contains(' ');
    let named = parted && !rest.contains('\u{3000}') || !begins_with_unit(rest);
    (named && own_line(rest)).then_some(certainty)
}

/// `一、二、三年级` and `1、6月` count on behind the mark; `一、2022年工作` does not.
fn stopped(number: &WrittenNumber, rest: &str) -> Option<Certainty> {
    let FormStyle::One(style) = number.form.style else { return None };
    let Some((next_style, value, length)) = leading_numeral(rest) else {
        return Some(Certainty::Sure);
    };
    if next_style != style || !number.form.close.trim_start().starts_with('、') {
        return Some(Certainty::Sure);
    }
    let behind = rest.get(length..).unwrap_or_default();
    if behind.starts_with('、') || behind.starts_with("年级") {
        return None;
    }
    let arabic = matches!(style, Style::Arabic | Style::FullWidth);
    if arabic && behind.starts_with('月') {
        return None;
    }
    let counts_on = value == number.value() + 1 || value == 10 * (number.value() + 1);
    let counted = behind.starts_with(UNITS) && !behind.starts_with(['年', '大', '届', '项', '个']);
    let later = value > number.value()
        && words::begins_with_any(
            behind,
            "季度 产业 线城市 级 年代 号 展厅 车间 病区 水厂 泵站 标段 分厂 分场 食堂 教学楼 大队 中队 支队 分队 幼儿园 小学 营 连",
        );
    if !(counts_on && counted || later) {
        return Some(Certainty::Sure);
    }
    own_line(rest).then_some(Certainty::InSequence)
}

/// One line that holds several numbers is a paragraph that lists: `1.学习；2.实践。`
fn holds_next_number(number: &WrittenNumber, rest: &str) -> bool {
    // A list has a mark between its items, and most headings have none; what is bracketed or circled may have
    // nothing but a blank: `①男　②女`.
    let family = number.form.family();
    let bracketed =
        matches!(family, Family::Circled | Family::ArabicBracketed | Family::HalfBracketed);
    let parts = |c: char| is_between_items(c) || bracketed && c.is_whitespace();
    if !rest.contains(parts) {
        return false;
    }
    let mut path = number.values.clone();
    if let Some(last) = path.last_mut() {
        *last += 1;
    }
    let next = number.form.write_closed(&path, number.form.close.trim_end());
    memmem::find_iter(rest.as_bytes(), next.as_bytes()).any(|at| {
        let (before, here) = rest.split_at_checked(at).unwrap_or_default();
        let mark = before.trim_end().chars().next_back();
        let parted = bracketed && before.ends_with(char::is_whitespace);
        (parted || mark.is_some_and(is_between_items))
            && by_look(here).is_some_and(|found| found.certainty == Certainty::Sure)
    })
}

fn is_between_items(c: char) -> bool {
    END_MARKS.contains(&c) || c == '，'
}

fn own_line(rest: &str) -> bool {
    is_within(rest, LONGEST_OWN_LINE) && !rest.contains(END_MARKS)
}

/// Cuts what stands behind a number into heading and first paragraph.
pub fn cut(family: Family, rest: &str) -> Cut<'_> {
    let whole_body = Cut { heading: "", run_in: Some(""), body: rest };
    let article = family == Family::Article && !(own_line(rest) && is_within(rest, 30));
    if article || words::begins_with_any(rest, LISTS) {
        return whole_body;
    }
    match first_mark(rest) {
        None if is_within(rest, LONGEST_OWN_LINE) => Cut { heading: rest, run_in: None, body: "" },
        // What goes on behind a semicolon is the same sentence.
        Some((heading, mark, body))
            if is_within(heading, LONGEST_RUN_IN) && (mark != "；" || body.is_empty()) =>
        {
            Cut { heading, run_in: Some(mark), body }
        }
        _ => whole_body,
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
    // （一）“一粒种子怎样过冬？”
    let asks = rest.starts_with('“') && rest.ends_with("？”") && rest.matches('“').count() == 1;
    if depth == 0 && asks {
        return None;
    }
    // An unclosed quotation must not hide the end of the heading, a closed one does: （编号：3）.
    let is_sentence = rest.trim_end_matches(['”', '’', '」']).ends_with(END_MARKS);
    if depth == 0 && !is_sentence {
        return None;
    }
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
            ("第一条为了规范行为，制定本办法。", Some(InSequence)),
            ("第一条规定的情形", None),
            ("第一节课", Some(InSequence)),
            ("三　存在问题", Some(InSequence)),
            ("二　轮换安排", Some(InSequence)),
            ("三　个月　二次", None),
            ("3.18时交班，填写记录。", Some(Torn)),
            ("1.60周岁及以上的老年人；", Some(Torn)),
            ("2.您的居住状况：□独居\t□合住", Some(Sure)),
            ("十 月", None),
            ("（3）班获得第一名", None),
            ("一、三季度工作", Some(InSequence)),
            ("七、八十年代", Some(InSequence)),
            ("1、不足。6个社区中，2、3号社区人手少。", Some(Sure)),
            ("一、基本情况……12", None),
            ("第三章　监督检查", Some(Sure)),
            ("第一章规定了总则。", None),
            ("第一部分 总体情况", Some(Sure)),
            ("第一章", Some(Sure)),
            ("1.1 总体要求", Some(InDecimal)),
            ("1 总则", Some(InDecimal)),
            ("3 组织体系", Some(InDecimal)),
            ("2.1组织体系", Some(InDecimal)),
            ("2.1 组织体系", Some(InDecimal)),
            ("2.1组建成", None),
            ("3 月份开展", None),
            ("1.学习；2.实践。", None),
            ("①学习；②实践。", None),
            ("①男　②女", None),
            ("（1）学习 （2）实践", None),
            ("（1）学习（2）实践", Some(Sure)),
            ("（二）、（三）两项由各科室负责。", None),
            ("（一）、(二)、(三)三项已完成。", None),
            ("（一）、抓学习", Some(Sure)),
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
            (Family::Chinese, "甲的；乙的。", "", Some(""), "甲的；乙的。"),
            (Family::Chinese, "一是学习。二是实践。", "", Some(""), "一是学习。二是实践。"),
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
            (Family::Arabic, "低价发包（编号：3）", "低价发包（编号：3）", None, ""),
            (Family::Arabic, long_sentence.as_str(), "", Some(""), long_sentence.as_str()),
            (Family::Article, "为了规范，制定本办法。", "", Some(""), "为了规范，制定本办法。"),
            (Family::Article, "适用范围", "适用范围", None, ""),
        ] {
            assert_eq!(cut(family, rest), Cut { heading, run_in, body }, "{rest}");
        }
    }
}
