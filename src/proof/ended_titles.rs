//! Titles that were not taken for ones since a full stop ends them: of a report, below its title, of an attachment.

use super::passage::Passage;
use super::rows::{Row, words};
use crate::report::{Fixed, Line, Part, Report};

/// How a title ends.
static KINDS: &Row =
    words!("报告。 请示。 通知。 通报。 意见。 汇报。 总结。 决定。 函。 方案。 情况。");
/// What is attached ends so, and what a line below a title tells of.
static ATTACHED: &Row = words!(
    "清单。 名单。 一览。 表。 方案。 计划。 台账。 说明。 明细。 目录。 办法。 细则。 制度。 规定。 规程。 规则。 安排。 流程。 标准。 指南。 预案。"
);
static BELOW: &Row = words!(
    "侧记。 纪实。 综述。 述评。 报告。 总结。 汇报。 札记。 手记。 调查。 案例。 通讯。 速写。 剪影。 掠影。 记。"
);
/// What tells something in a sentence, and is no part of a title.
static SAID: &Row = words!(
    "作了 作出 将 请 提交 撰写 听取 审议 报送 上报 形成 完成 印发 通过 收到 是 有 由 把 了 参见 附有 见 按 执行 同意 如下"
);
const LONGEST: usize = 40;

pub fn is_one(report: &Report, p: &Passage<'_>) -> bool {
    let Line::Body(n) = p.place.line else { return false };
    if p.before(p.len()) != '。' || p.len() > 50 {
        return false;
    }
    let first = p.place.part == Part::Fixed(Fixed::Lead) && n == 0;
    first
        && (KINDS.ends(&p.text) && (is_untitled(report, p) || is_of_state(report, p))
            || is_of_year(report, p)
            || is_below(report, p))
        || is_attached(report, p, n)
        || is_bare_heading(report, p, n)
        || is_caption(report, p, n)
}

/// `表2　各站点日均客流。` above the rows of a table, `图3　库区平面图。`
fn is_caption(report: &Report, p: &Passage<'_>, n: usize) -> bool {
    let end = p.run(1, |c| c.is_ascii_digit() || matches!(c, '-' | '—' | '.'));
    let pictured = p.at(0) == '图' && p.text.ends_with("图。");
    if !(p.at(0) == '表' || pictured)
        || end == 1
        || !matches!(p.at(end), ' ' | '\u{3000}')
        || !is_line(p)
    {
        return false;
    }
    let body = report.body(p.place.part).unwrap_or_default();
    pictured || body.get(n + 1).is_some_and(|next| next.text.contains('\t'))
}

/// How the heading of a part ends that has no number.
static HEADINGS: &Row = words!(
    "情况。 概况。 做法。 问题。 打算。 建议。 经验。 成效。 措施。 安排。 要求。 原因。 目标。 任务。 思路。 体会。 启示。 计划。 背景。 分析。 不足。 结果。 结论。 亮点。"
);
const LONGEST_HEADING: usize = 9;

/// `总体情况。⏎全院共有…。⏎主要做法。⏎实行…。`: a line of a few words, others like which stand between the same texts.
fn is_bare_heading(report: &Report, p: &Passage<'_>, n: usize) -> bool {
    let heads = |text: &str| {
        HEADINGS.ends(text)
            && text.chars().count() <= LONGEST_HEADING
            && text.matches(['，', '。', '：', '；', '、']).count() == 1
            && !SAID.stands_in(text)
    };
    if !heads(&p.text) {
        return false;
    }
    let body = report.body(p.place.part).unwrap_or_default();
    let told =
        |at: usize| body.get(at).is_some_and(|p| p.text.chars().count() > 2 * LONGEST_HEADING);
    let others = body.iter().enumerate().filter(|(m, p)| *m != n && heads(&p.text) && told(m + 1));
    let untitled = || p.place.part == Part::Fixed(Fixed::Lead) && n == 0;
    let opens = words!("概况。 基本情况。 总体情况。").ends(&p.text) && untitled();
    told(n + 1) && (opens && is_opening(report) || others.take(1).count() > 0)
}

fn is_opening(report: &Report) -> bool {
    report.fixed(Fixed::Title).is_empty() && report.fixed(Fixed::Addressee).is_empty()
}

/// Whether the first line stands where the title would, in a report that has none.
fn is_untitled(report: &Report, p: &Passage<'_>) -> bool {
    let year = p.run(0, |c| c.is_ascii_digit()) == 4 && p.at(4) == '年';
    let named = p.text.contains("关于")
        || !report.sections().is_empty()
        || year && !SAID.stands_in(&p.text);
    let one = p.text.matches(['，', '。', '：']).count() == 1;
    let told = p.text.contains('了');
    // Many a sentence ends with 情况; a title on one begins with 关于, and text stands below it.
    let state = p.text.ends_with("情况。");
    let stands = !state || p.text.starts_with("关于") && report.fixed(Fixed::Lead).len() > 1;
    named && one && !told && stands && report.fixed(Fixed::Title).is_empty()
}

/// What opens a sentence on a state, or says in one what is done.
static TELLS_OF_STATE: &Row = words!(
    "现报 报告 通报 检查 了解 反映 掌握 汇报 听取 介绍 调研 督查 公布 核实 以下 现将 现就 本 这 为 会 已 对 将 向 就 按 查看 察看 说明 如下 应 须 要 可 不 未 无 都 均 进行 了"
);

/// `社区养老服务驿站运行情况。` above what is told of it: nothing is done in it.
fn is_of_state(report: &Report, p: &Passage<'_>) -> bool {
    let bare = report.fixed(Fixed::Title).is_empty() && report.fixed(Fixed::Lead).len() > 1;
    let state = p.text.ends_with("情况。") && p.len() > LONGEST_HEADING;
    bare && state && is_line(p) && !TELLS_OF_STATE.stands_in(&p.text) && !SAID.stands_in(&p.text)
}

/// What is written of a year, and named so: `城北区疾控中心2024年工作总结。`
static OF_YEAR: &Row = words!(
    "工作总结。 工作报告。 工作汇报。 工作方案。 工作计划。 工作要点。 述职报告。 总结报告。 年度报告。 半年总结。 年终总结。 自查报告。 情况汇报。 情况报告。 情况通报。 情况总结。"
);

fn is_of_year(report: &Report, p: &Passage<'_>) -> bool {
    let figure =
        |at: &usize| p.at(*at + 4) == '年' && p.run(*at, |c| c.is_ascii_digit()) == *at + 4;
    let heads = report.fixed(Fixed::Title).is_empty() && report.fixed(Fixed::Lead).len() > 1;
    heads
        && is_line(p)
        && OF_YEAR.ends(&p.text)
        && !SAID.stands_in(&p.text)
        && (0..p.len()).any(|at| figure(&at))
}

/// `——市第二技工学校校企共建侧记。` below a title.
fn is_below(report: &Report, p: &Passage<'_>) -> bool {
    let behind_title =
        !report.fixed(Fixed::Title).is_empty() && report.fixed(Fixed::Lead).len() > 1;
    behind_title && p.text.starts_with("——") && is_line(p) && BELOW.ends(&p.text)
}

/// `冬季除雪物资储备清单。` below 附件 alone, above what it holds.
fn is_attached(report: &Report, p: &Passage<'_>, n: usize) -> bool {
    if !ATTACHED.ends(&p.text) && !KINDS.ends(&p.text) {
        return false;
    }
    let body = report.body(p.place.part).unwrap_or_default();
    let titled = || report.fixed(Fixed::Title).last().map(|title| title.text.as_str());
    let lead = p.place.part == Part::Fixed(Fixed::Lead);
    let before = match n.checked_sub(1) {
        Some(before) => body.get(before).map(|p| p.text.as_str()),
        None if lead => titled(),
        None => None,
    };
    let label = before.and_then(|before| before.trim().strip_prefix("附件"));
    let alone =
        label.is_some_and(|label| label.trim_end_matches('：').chars().all(|c| c.is_ascii_digit()));
    let goes_on = body.len() > n + 1 || lead && !report.sections().is_empty();
    alone && goes_on && is_line(p) && !SAID.stands_in(&p.text)
}

/// Whether one mark ends a short text, and none parts it.
fn is_line(p: &Passage<'_>) -> bool {
    p.len() <= LONGEST && p.text.matches(['，', '。', '：', '；', '！', '？']).count() == 1
}
