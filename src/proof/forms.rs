//! S07 is not told where a blank is meant for a pen: in a form, as what is attached to a report often is.

use super::finding::Finding;
use super::passage::{Passage, is_chinese};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use crate::report::{Fixed, Line, Paragraph, Part, Report};

/// So many lines above a blank may name what it belongs to, and so many below it have blanks of their own.
const ABOVE: usize = 4;
const BELOW: usize = 3;

/// How the title ends of what is filled in by others.
static SAMPLES: &Row = words!(
    "样式 样页 样张 样本 样表 授权书 委托书 承诺书 申请表 登记表 报价表 推荐表 报名表 自查表 情况表 审批表 回执 存根 模板 范本 请假条 收据 收条 借条 介绍信"
);
/// The same, in brackets behind a title.
static BRACKETED: &Row = words!(
    "（存根） （样式） （样表） （样本） （样张） （样页） （模板） （格式） （范本） （参考样式） （参考格式）"
);
/// What is said of a place to sign.
static TO_SIGN: &Row = words!("签字 签名 签章 盖章 公章 手印 捺印");
/// What is said of a place for words of one's own.
static TO_SAY: &Row = words!("请注明 请填写 请说明 请写明 请列出 请补充 ＝ = 等于");
/// What is filled in, wherever its blanks stand.
static TESTS: &Row = words!(
    "试卷 试题 考卷 测试题 测验 练习题 习题 问卷 学案 导学案 思考题 填空题 选择题 判断题 简答题 问答题 竞赛题 题库 每空 调查表 测评表 评议表"
);
/// So many sections above a blank may say that it is one of a test.
const FAR: usize = 20;
/// A longer label is a sentence.
const LONGEST_LABEL: usize = 16;

/// Takes away what was found on the blanks of a form, from `begun` on. What is left of lines to write on is for review
/// where `drawn` says that the report has a form.
pub fn ease(
    report: &Report,
    p: &Passage<'_>,
    begun: usize,
    drawn: impl Fn() -> bool,
    findings: &mut Vec<Finding>,
) {
    let found = findings.get(begun..).unwrap_or_default();
    if !found.iter().any(is_blank) {
        return;
    }
    let form = Form::of(report, p);
    let own = findings.split_off(begun);
    findings.extend(own.into_iter().filter(|f| !is_blank(f) || !form.holds(p, f)));
    let left = findings.iter_mut().skip(begun);
    let mut left = left.filter(|f| f.level != Level::Review && is_blank(f) && is_line(&f.text));
    if let Some(first) = left.next().filter(|_| drawn()) {
        first.level = Level::Review;
        left.for_each(|finding| finding.level = Level::Review);
    }
}

/// Nobody forgets so many places of one report, and nobody forgets a line of nothing else: these are for a pen.
const MANY_LINES: usize = 5;

/// Whether a report is a form or has one in it, by the lines to write on: `应到____人，实到____人`. However the rest of
/// a form looks, these it has.
pub fn is_drawn(report: &Report) -> bool {
    let mut count = 0;
    report.texts().any(|(_, text)| {
        let marks = ["__", "＿＿"].iter().any(|mark| text.contains(mark));
        if !marks {
            return false;
        }
        let lines = text.split(|c| !is_of_line(c)).filter(|run| run.chars().count() > 1);
        count += lines.count();
        count >= MANY_LINES || text.trim().chars().all(is_of_line)
    })
}

fn is_of_line(c: char) -> bool {
    matches!(c, '_' | '＿')
}

/// `________`
fn is_line(text: &str) -> bool {
    text.contains(is_of_line)
}

/// Whether a finding tells of a blank that a pen may fill.
fn is_blank(finding: &Finding) -> bool {
    let bare = |c: char| matches!(c, ' ' | '\u{3000}' | '_' | '＿' | BOX);
    let filled = |c: char| bare(c) || matches!(c, '（' | '）' | '(' | ')') || UNITS.contains(&c);
    finding.rule == RuleId::S07
        && (finding.level != Level::Review || finding.text.contains(['月', '日']))
        && (finding.text.contains(bare) || is_bracket(&finding.text))
        && (finding.text.chars().all(filled) || is_number(&finding.text))
}

/// One is filled in for each digit, or ticked before what may be chosen.
const BOX: char = '□';

/// What a blank is measured by.
const UNITS: [char; 13] =
    ['年', '月', '日', '元', '人', '名', '次', '间', '件', '份', '时', '分', '个'];

/// `〔2026〕第　　号`
fn is_number(text: &str) -> bool {
    text.starts_with('〔') && text.ends_with('号')
}

/// `（　　）`
fn is_bracket(text: &str) -> bool {
    text.starts_with(['（', '('])
}

/// What says of a text that it stands in a form.
struct Form {
    /// The title of a sample stands above.
    sample: bool,
    /// How many lines around have places to be filled in, and whether the text has one.
    fields: usize,
    own: bool,
    /// The text is a line of labels with blanks or boxes: `编制：____　　审核：____`, `□自理　□代订（____次）`.
    labelled: bool,
    /// It is a line on which somebody signs.
    signed: bool,
    /// A heading or a title says that what follows is filled in.
    test: bool,
}

impl Form {
    fn of(report: &Report, p: &Passage<'_>) -> Self {
        if p.place.part == Part::Fixed(Fixed::Date) {
            // A sample at the end of a report is signed as this is.
            let sample = ends_with_sample(report);
            return Form {
                sample,
                fields: 0,
                own: false,
                labelled: false,
                signed: false,
                test: false,
            };
        }
        let beside = paragraphs(report, p.place.part);
        let own = if let Line::Body(at) = p.place.line { at } else { 0 };
        let from = own.saturating_sub(ABOVE);
        let near = beside.get(from..beside.len().min(own + BELOW + 1)).unwrap_or_default();
        let above = beside.get(from..own).unwrap_or_default();
        let titles = report.fixed(Fixed::Title).iter().chain(above);
        let mut titles = titles.map(|paragraph| paragraph.text.trim());
        let sample = titles.any(|text| {
            let title = SAMPLES.ends(text) || BRACKETED.ends(text);
            title && text.chars().count() <= 2 * LONGEST_LABEL
        });
        let fields = near.iter().filter(|paragraph| is_field(&paragraph.text)).count();
        let test = is_of_test(report, p.place.part);
        let signed = TO_SIGN.stands_in(&p.text) && !p.text.contains(['。', '，']);
        let (own, labelled) = (is_field(&p.text), is_labelled(&p.text));
        Form { sample, fields, own, labelled, signed, test }
    }

    fn holds(&self, p: &Passage<'_>, finding: &Finding) -> bool {
        if self.sample || self.labelled {
            return true;
        }
        if is_line(&finding.text) {
            let before = p.text.get(..finding.range.start).unwrap_or_default();
            let tail = before.trim_end_matches(['：', ':', '）', ')', ' ']);
            return self.test
                || self.fields > 1
                || TO_SAY.ends(tail)
                || TO_SIGN.ends(tail)
                || self.signed;
        }
        if is_bracket(&finding.text) {
            return self.test || self.fields > 1;
        }
        if finding.text.contains(BOX) {
            return is_for_digits(p, finding);
        }
        if is_number(&finding.text) {
            return false;
        }
        let dated = |c: char| !UNITS.contains(&c) || matches!(c, '年' | '月' | '日' | '元');
        self.own || self.fields > 0 && finding.text.chars().all(dated)
    }
}

fn ends_with_sample(report: &Report) -> bool {
    let body = report.sections().last().map_or(report.fixed(Fixed::Lead), |s| s.body.as_slice());
    body.iter().rev().take(ABOVE).any(|paragraph| BRACKETED.ends(paragraph.text.trim()))
}

/// Whether a title says that a text is a test, or a heading above that its blanks are to be filled in.
fn is_of_test(report: &Report, part: Part) -> bool {
    let titled = report.fixed(Fixed::Title).iter().any(|line| TESTS.stands_in(&line.text));
    let Part::Section(id) = part else { return titled };
    let above = report.sections().iter().take(report.index_of(id).map_or(0, |index| index + 1));
    titled || above.rev().take(FAR).any(|section| TESTS.stands_in(&section.heading))
}

fn paragraphs(report: &Report, part: Part) -> &[Paragraph] {
    match part {
        Part::Fixed(fixed) => report.fixed(fixed),
        Part::Section(id) => {
            let section = report.index_of(id).and_then(|index| report.sections().get(index));
            section.map_or(&[], |section| section.body.as_slice())
        }
    }
}

/// `邮政编码：□□□□□□`
fn is_for_digits(p: &Passage<'_>, finding: &Finding) -> bool {
    let before = p.text.get(..finding.range.start).unwrap_or_default();
    let behind = p.text.get(finding.range.end..).unwrap_or_default();
    let alone = behind.chars().next().is_none_or(char::is_whitespace);
    finding.text.chars().count() >= LEAST_DIGITS && before.ends_with(['：', ':']) && alone
}

const LEAST_DIGITS: usize = 4;

fn is_labelled(text: &str) -> bool {
    let gaps = ["\u{3000}\u{3000}", "  ", "__", "＿＿", "□"];
    let blank = |behind: &&str| gaps.iter().any(|gap| behind.starts_with(gap));
    let labels = text.split(['：', ':']).skip(1).filter(blank).count();
    let choices = text.split(BOX).skip(1).filter(|behind| behind.starts_with(is_chinese)).count();
    (labels > 1 || choices > 0) && !text.contains('。')
}

/// Whether a line has a place to be filled in or signed: `填表人：　　　审核人：`, `供应商（盖章）：`, `□是　□否`.
fn is_field(text: &str) -> bool {
    let text = text.trim_end();
    let gap = ["：\u{3000}\u{3000}", "：  ", "：__", "：＿＿", ":__"];
    let open = text.ends_with(['：', ':']) && text.chars().count() <= LONGEST_LABEL;
    let choice = text.contains(BOX);
    choice || gap.iter().any(|gap| text.contains(gap)) || open && TO_SIGN.stands_in(text)
}
