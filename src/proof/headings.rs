//! Rules on headings and the numbers that lead them: P15 and P16 on a section's own number, P24.

use super::anew;
use super::below::{below_are_choices, below_are_lettered, says_who};
use super::ended_titles;
use super::finding::{Finding, FindingPlace, Fix, Hit, Remedy};
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::structure::{Labelled, at_number, has_children, is_blank};
use super::unended_items;
use crate::report::form::{Family, Form, WrittenNumber, read_number};
use crate::report::numbering::Number;
use crate::report::{Fixed, Line, Part, Report, Section};

pub fn check(
    report: &Report,
    index: usize,
    section: &Section,
    label: &Labelled<'_>,
    findings: &mut Vec<Finding>,
) {
    form_of_number(report, section, label, findings);
    mark_behind(report, index, section, label, findings);
    unended_items::check(report, index, section, findings);
}

/// P15 and P16 on a section's own number: `1、`, `一.`, `（一）、`, `(一)`.
fn form_of_number(
    report: &Report,
    section: &Section,
    label: &Labelled<'_>,
    findings: &mut Vec<Finding>,
) {
    let whole = |number: &&WrittenNumber| number.length == label.text.len();
    let Some(own) = label.number.as_ref().filter(whole) else { return };
    if label.text.contains(is_wide_digit) {
        return findings.push(wide_number(section, label));
    }
    let space = own.form.close.trim_start_matches(|c: char| !c.is_whitespace());
    let close = own.form.close.trim_end();
    let (rule, case, open, right) = match own.form.family() {
        Family::Arabic if matches!(close, "、" | ",") => (RuleId::P15, 0, "", "."),
        Family::Chinese if matches!(close, "." | "．" | ",") => (RuleId::P15, 1, "", "、"),
        Family::Roman if close == "、" && section.heading.starts_with(is_han) => {
            (RuleId::P15, 0, "", ".")
        }
        Family::ChineseBracketed | Family::ArabicBracketed => {
            let half = own.form.open == "(" || close.starts_with(')');
            let stop = close.chars().count() > 1 && !close.starts_with("）（");
            if !half && !stop || !matches!(own.form.open.as_str(), "(" | "（") {
                return;
            }
            (RuleId::P16, usize::from(!stop), "（", "）")
        }
        Family::HalfBracketed
            if close.chars().count() == 2 && close.ends_with(['、', '，', '.']) =>
        {
            (RuleId::P16, 0, "", "）")
        }
        Family::Circled | Family::Parenthesised if !close.is_empty() => (RuleId::P16, 0, "", ""),
        _ => return,
    };
    if own.form.open.starts_with('第') {
        return;
    }
    let form =
        Form { open: open.to_string(), style: own.form.style, close: format!("{right}{space}") };
    let right = form.write(&own.values);
    let number = match &section.number {
        Number::Written(_) => Number::Written(right.clone()),
        _ if report.settings().numbering.form(section.level) == Some(&form) => Number::ByPlace,
        _ => Number::Form(form),
    };
    let shown = right.trim().to_string();
    findings.push(at_number(rule, case, section, label.text, Vec::new(), number, shown));
}

/// P27: `２.校验安全阀`
fn wide_number(section: &Section, label: &Labelled<'_>) -> Finding {
    let right: String = label.text.chars().map(narrow).collect();
    let (number, shown) = (Number::Written(right.clone()), right.trim().to_string());
    at_number(RuleId::P27, 1, section, label.text, Vec::new(), number, shown)
}

fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

fn narrow(c: char) -> char {
    let value = u32::from(c).wrapping_sub(u32::from('０'));
    char::from_digit(value, 10).unwrap_or(c)
}

/// The longest line that is a heading and no paragraph.
const LONGEST: usize = 24;
/// Behind these a colon announces what follows.
static ANNOUNCED: &Row = words!("做到 如下 为 是 有 包括 下列 以下 即 于 括 分别");
/// Who or what is told of behind a colon: a row of a list of duties or particulars.
static LABELS: &Row = words!(
    "局 委 办 办公室 中心 部 院 镇 乡 组 人 时间 地点 电话 对象 方式 范围 部门 单位 公司 处 科 所 站 队 校 行 \
    名称 标准 材料 条件 程序 期限 同志 村 社区 街道 厅 会议 大会 委员会 居委会 村委会 协会 学会 商会 工会 联合会 理事会 馆 议题 主题 议程 活动内容 讨论题 思考题"
);

/// P24 on a heading that has a line to itself and ends with a mark, while its section goes on below.
fn mark_behind(
    report: &Report,
    index: usize,
    section: &Section,
    label: &Labelled<'_>,
    findings: &mut Vec<Finding>,
) {
    let Some(mark) = section.run_in.as_deref() else { return };
    let first_empty = section.body.first().is_none_or(is_blank);
    let goes_on = section.body.iter().skip(1).any(|p| !is_blank(p)) || has_children(report, index);
    let heading = section.heading.trim_end();
    // A list of sentences, the last of which another paragraph follows.
    let sentence = |other: &Section| {
        let mark = other.run_in.as_deref().is_some_and(|mark| !mark.is_empty());
        mark && other.body.iter().all(is_blank) || only_remarks(other)
    };
    if before(report, index, section, sentence) || goes_on_below(section) || ends_piece(section) {
        return;
    }
    let Some(level) = level_of_mark(report, index, section, label, mark) else { return };
    if first_empty && goes_on && heading.chars().count() <= LONGEST {
        findings.push(Finding {
            rule: RuleId::P24,
            level,
            place: FindingPlace::RunIn(section.id),
            range: 0..0,
            text: mark.to_string(),
            fix: Some(Fix { remedy: Remedy::OwnLine, shown: String::new(), safe: true }),
            case: usize::from(mark != "。"),
            args: vec![mark.to_string()],
            own: false,
        });
    }
}

/// Returns how wrong a mark is behind a heading that has a line to itself, if it is.
fn level_of_mark(
    report: &Report,
    index: usize,
    section: &Section,
    label: &Labelled<'_>,
    mark: &str,
) -> Option<Level> {
    let heading = section.heading.trim_end();
    // 您最满意的是（可多选）：
    let bare = heading.rsplit_once('（').filter(|_| heading.ends_with('）'));
    let bare = bare.map_or(heading, |(bare, _)| bare);
    let item = label.family().is_some_and(|of| !TOPMOST.contains(&of));
    let lower = section.level > 1 || item;
    Some(match mark {
        _ if only_remarks(section) && !has_children(report, index) => return None,
        // 1.最早出现的改变是（　　）。⏎A.病理性Q波
        _ if below_are_choices(section) => return None,
        _ if label.number.as_ref().is_some_and(|own| anew::is_followed_in_text(section, own)) => {
            return None;
        }
        // Beside headings that text follows on their line: written like them.
        "。" if beside_run_in(report, index, section) => Level::Review,
        // 1.开展宣传。⏎（1）悬挂横幅60条。: sentences all of them.
        "。" if lower && below_are_sentences(report, index) => Level::Review,
        "。" if lower && below_are_lettered(section) => Level::Review,
        "。" if lower && says_who(section) => return None,
        // 三、略。 among the answers of a test.
        "。" if matches!(heading, "略" | "无" | "答案略" | "从略") => return None,
        // 1.关于“学习不深不透”的问题。: how what was found is named where it is said how it was mended.
        "。" if heading.starts_with("关于") && heading.ends_with("问题") => Level::Review,
        // 4．不足60分的，不予定级，限期整改。
        "。" if heading.matches('，').count() > 1 => Level::Review,
        "。" => RuleId::P24.rule().level,
        "：" if lists_below(report, index, section) || announces(report, index, section) => {
            return None;
        }
        // 1.实体安全方面，主要抓了三件事：
        "：" if item && (leads_clauses(report, index) || is_announcement(bare)) => return None,
        "；" if section.level <= 2 && !ANNOUNCED.ends(bare) => Level::Warning,
        "：" if section.level <= 2 && !ANNOUNCED.ends(bare) && !LABELS.ends(bare) => {
            Level::Warning
        }
        _ => return None,
    })
}

/// What heads a part of a report, and leads to no list.
const TOPMOST: [Family; 2] = [Family::Chinese, Family::ChineseBracketed];

/// Whether the first below a heading is a clause that others follow: `5.1 乙方的义务：` above
/// `（1）每月保养一次；`.
fn leads_clauses(report: &Report, index: usize) -> bool {
    let child = report.sections().get(index + 1).filter(|_| has_children(report, index));
    child.is_some_and(|child| {
        child.run_in.as_deref() == Some("；") && child.body.iter().all(is_blank)
    })
}

/// Whether what stands before a colon is a sentence that says how much follows, or leaves it to be filled in.
fn is_announcement(bare: &str) -> bool {
    bare.contains('，') || matches!(bare, "其他" | "其它")
}

/// Whether a row of items follows: `3.注意安全：`, `①…`; `3.特定资格：`, `3.1 …`.
fn lists_below(report: &Report, index: usize, section: &Section) -> bool {
    let body = section.body.iter().find(|p| !is_blank(p)).map(|p| p.text.as_str());
    let child = report.sections().get(index + 1).filter(|_| has_children(report, index));
    let family = match (body, child.map(|child| &child.number)) {
        (Some(text), _) => read_number(text).map(|number| number.form.family()),
        (None, Some(Number::Form(form))) => Some(form.family()),
        (None, Some(Number::Written(text))) => read_number(text).map(|n| n.form.family()),
        _ => None,
    };
    // 二、增加一款：⏎“……”
    let quotes = body.is_some_and(|text| text.starts_with('“') || is_row_of_table(text));
    quotes
        || labels_below(section)
        || matches!(family, Some(Family::Circled | Family::Path | Family::Dotted))
        || body.is_some_and(|text| {
            text.starts_with('a') && text.chars().nth(1).is_some_and(|c| "）).．、".contains(c))
        })
}

/// Whether two lines below a heading are labels with what belongs to them: `甲方账户：`, `户名：…`, `账号：…`.
fn labels_below(section: &Section) -> bool {
    let label = |text: &str| {
        let mut parts = text.splitn(2, '：');
        let (label, rest) = (parts.next().unwrap_or_default(), parts.next());
        rest.is_some_and(|rest| !rest.contains('。')) && label.chars().count() <= LONGEST_CELL
    };
    let mut lines = section.body.iter().filter(|p| !is_blank(p));
    lines.next().is_some_and(|p| label(&p.text)) && lines.next().is_some_and(|p| label(&p.text))
}

/// Whether a line is a row of cells: `科室　抽查次数　漏对次数`.
fn is_row_of_table(line: &str) -> bool {
    let cells = line.split(['\t', '|', '\u{3000}', ' ']).filter(|cell| !cell.is_empty());
    let (count, longest) =
        cells.fold((0, 0), |(n, most), cell| (n + 1, most.max(cell.chars().count())));
    count > 2 && longest <= LONGEST_CELL && !line.contains('。')
}

const LONGEST_CELL: usize = 16;

/// What begins the next of several pieces, or is told of a text that is changed.
static NEXT_PIECE: &Row = words!("文件 附件 材料 案例 附： 附表 附录");

/// Whether a sentence is the last of a piece, behind which another begins: `三、其他条款不变。⏎文件四：会议决议`.
fn ends_piece(section: &Section) -> bool {
    let next = section.body.iter().find(|p| !is_blank(p));
    next.is_some_and(|next| {
        let text = next.text.trim();
        NEXT_PIECE.begins(text)
            && !text.ends_with(['。', '；', '，'])
            && text.chars().count() <= LONGEST
    })
}

/// What a sentence holds that leads to a list.
static LEADING: &Row = words!("下列 以下 如下 应当 可以 不得 必须");

/// Whether a heading leads to a list as a sentence does, or as those beside it lead to their text on their line:
/// `2.1 乙方应当增加下列功能：`, `3.2 定期保养：` below `3.1 日常巡检：每月不少于2次。`.
fn announces(report: &Report, index: usize, section: &Section) -> bool {
    let alike = |other: &Section| {
        let bare = other.body.iter().all(is_blank);
        match other.run_in.as_deref() {
            Some("：") => other.body.first().is_some_and(|first| !is_blank(first)),
            Some("。" | "；") => bare && section.level > 1,
            _ => false,
        }
    };
    LEADING.stands_in(&section.heading)
        || section.heading.ends_with("资格要求")
        || beside(report, index, section, alike)
}

/// Whether the number that goes on from a section's own leads a paragraph below it, which was not taken for a
/// number: `（一）每月检查；⏎（二）班组每日开展教育；`.
fn goes_on_below(section: &Section) -> bool {
    let own = match &section.number {
        Number::Written(text) => read_number(text).map(|number| number.form),
        Number::Form(form) => Some(form.clone()),
        Number::ByPlace | Number::Unnumbered => None,
    };
    let alike = |p: &&crate::report::Paragraph| {
        read_number(&p.text).is_some_and(|number| {
            let bracketed = matches!(
                number.form.family(),
                Family::ChineseBracketed | Family::ArabicBracketed | Family::HalfBracketed
            );
            bracketed && number.value() > 1 && own.as_ref().is_none_or(|own| *own == number.form)
        })
    };
    section.body.iter().find(|p| !is_blank(p)).as_ref().is_some_and(alike)
}

/// Whether nothing but remarks in brackets stand below a heading: `1.请代表发言。⏎（发言毕）`.
fn only_remarks(section: &Section) -> bool {
    let mut below = section.body.iter().filter(|p| !is_blank(p)).map(|p| p.text.trim()).peekable();
    below.peek().is_some() && below.all(|text| text.starts_with('（') && text.ends_with('）'))
}

/// Whether all sections below one are sentences of a line each.
fn below_are_sentences(report: &Report, index: usize) -> bool {
    let below = report.sections().iter().skip(index + 1);
    let mut below = below.take(report.subtree_len(index).saturating_sub(1)).peekable();
    below.peek().is_some()
        && below.all(|s| s.run_in.as_deref().is_some_and(|mark| !mark.is_empty()))
}

/// How many sections are looked through for one beside another.
const NEAR: usize = 40;

/// Whether text stands on the line of a heading beside this one, behind its mark.
fn beside_run_in(report: &Report, index: usize, section: &Section) -> bool {
    let runs_in = |other: &Section| {
        let text = other.body.first().is_some_and(|first| !is_blank(first));
        other.run_in.is_some() && text
    };
    beside(report, index, section, runs_in)
}

/// Whether a section beside this one, and near it, is so.
fn beside(report: &Report, index: usize, section: &Section, is: impl Fn(&Section) -> bool) -> bool {
    let behind = report.sections().get(index + 1..).unwrap_or_default();
    let within = |other: &&Section| other.level >= section.level;
    let alike = |other: &Section| other.level == section.level && is(other);
    behind.iter().take(NEAR).take_while(within).any(alike) || before(report, index, section, is)
}

/// Whether a section before this one beside it, and near it, is so.
fn before(report: &Report, index: usize, section: &Section, is: impl Fn(&Section) -> bool) -> bool {
    let sections = report.sections();
    let before = sections.get(..index).unwrap_or_default();
    let within = |other: &&Section| other.level >= section.level;
    let alike = |other: &Section| other.level == section.level && is(other);
    before.iter().rev().take(NEAR).take_while(within).any(alike)
}

/// P24 on a title or a heading that ends with a mark of its own, P15 and P16 on a heading before
/// which a mark was left behind its number: `（一），抓学习`.
pub fn in_text(report: &Report, p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let title = matches!(p.place.part, Part::Fixed(Fixed::Title | Fixed::Subtitle));
    let heading = match (p.place.part, p.place.line) {
        (Part::Section(id), Line::Heading) => report.section(id),
        _ => None,
    };
    let stops = if title { "。，；、：" } else { "，、；" };
    let last = p.before(p.len());
    // An item of a list of one line each keeps its mark.
    let goes_on = |section: &Section| {
        let index = report.index_of(section.id).unwrap_or(0);
        section.body.iter().any(|p| !is_blank(p)) || has_children(report, index)
    };
    let own_line = |section: &Section| section.run_in.is_none() && goes_on(section);
    let alone = title || heading.is_some_and(own_line);
    let short = p.len() > 3 && (title || p.len() <= LONGEST);
    if alone && short && stops.contains(last) && !(title && last == '：' && p.len() < 8) {
        let hit = Hit::new(RuleId::P24, p.len() - 1..p.len()).case(usize::from(last != '。'));
        hits.push(hit.arg(last).fix(""));
    }
    if ended_titles::is_one(report, p) {
        hits.push(Hit::new(RuleId::P24, p.len() - 1..p.len()).fix(""));
    }
    let numbered = heading.filter(|section| section.number != Number::Unnumbered);
    if let Some(section) =
        numbered.filter(|_| matches!(p.at(0), '，' | '、' | '；' | '：' | '。') && p.len() > 1)
    {
        hits.push(Hit::new(rule_of(report, section), 0..1).fix(""));
    }
}

/// Returns the rule that the mark behind a section's number breaks.
fn rule_of(report: &Report, section: &Section) -> RuleId {
    let form = match &section.number {
        Number::Written(text) => read_number(text).map(|number| number.form),
        Number::Form(form) => Some(form.clone()),
        _ => report.settings().numbering.form(section.level).cloned(),
    };
    match form.map(|form| form.family()) {
        Some(Family::Chinese | Family::Arabic) => RuleId::P15,
        _ => RuleId::P16,
    }
}
