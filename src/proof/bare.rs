//! S15 on headings: those below which nothing stands, and those that stand twice.

use super::finding::{Finding, FindingPlace};
use super::passage::is_han;
use super::rule::{Level, RuleId};
use super::structure::{Beside, Row, Walk, is_bare, is_blank};
use crate::report::form::read_number;
use crate::report::numbering::Number;
use crate::report::{Fixed, Paragraph, Report, Section, TextPlace};

/// So many characters behind a run-in heading are its text.
pub const LEAST_TEXT: usize = 15;
/// A line that is longer is a sentence of its own and no heading.
const LONGEST_HEADING: usize = 20;

/// S15: a heading below which nothing stands. A row of items of one line each is no row of headings.
pub fn empty(
    report: &Report,
    index: usize,
    section: &Section,
    row: Row,
    walk: &Walk<'_>,
    findings: &mut Vec<Finding>,
) {
    let length = section.heading.trim().chars().count();
    if length > 0 && says_goodbye(report, index, section) {
        findings.push(at_heading(report, section, 0));
        return;
    }
    let Some(beside) = walk.beside.get(&row) else { return };
    if length == 0 || beside.filled == 0 || beside.listed || !is_bare(report, index, section) {
        return;
    }
    let outlined = walk.outlined.contains(&section.level);
    if outlined
        || is_form(section)
        || says_all(section)
        || is_list(report, beside)
        || names_attached(report, index)
    {
        return;
    }
    if section.run_in.is_none() {
        // 地点⏎镇政府二楼会议室 above the signature: what stands below was taken for a part of that.
        let last = index + 1 == report.sections().len();
        if !last || report.fixed(Fixed::Signature).len() < 2 {
            findings.push(at_heading(report, section, 0));
        }
    } else if beside.runs_in && beside.bare == 1 && length <= LONGEST_HEADING && !tells(section) {
        // It may say all there is to say.
        let finding = at_heading(report, section, 0);
        findings.push(Finding { level: Level::Review, ..finding });
    }
}

/// How a paper ends that has told all.
const GOODBYES: [&str; 12] = [
    "特此报告",
    "特此通知",
    "特此函告",
    "特此函复",
    "特此通报",
    "特此通告",
    "特此公告",
    "特此请示",
    "专此报告",
    "以上报告",
    "妥否，请",
    "此致",
];

/// Whether nothing but the end of the paper and who signs it stands below the last heading.
fn says_goodbye(report: &Report, index: usize, section: &Section) -> bool {
    let last = index > 0 && index + 1 == report.sections().len() && section.run_in.is_none();
    let mut lines = section.body.iter().map(|p| p.text.trim()).filter(|line| !line.is_empty());
    let ends = |line: &str| GOODBYES.iter().any(|end| line.starts_with(end));
    let short = section.heading.trim().chars().count() <= LONGEST_TITLE;
    let signs =
        |line: &str| !line.contains(['，', '。', '：']) && line.chars().count() <= LONGEST_TITLE;
    last && short && lines.next().is_some_and(ends) && lines.all(signs)
}

/// Whether a section is a line below 附件 or 附录: `6 附件` above `6.1 试车台布置图`.
fn names_attached(report: &Report, index: usize) -> bool {
    let sections = report.sections();
    let own = sections.get(index).map_or(0, |section| section.level);
    let above = sections.get(..index).unwrap_or_default().iter().rev().find(|s| s.level < own);
    above.is_some_and(|above| ["附件", "附录", "附图", "附表"].contains(&above.heading.trim()))
}

/// Whether nothing but a line to be written on stands behind a number, or the answers to what was asked:
/// `11.ABC　12.ABD`, `6.√　7.×`.
fn is_form(section: &Section) -> bool {
    let answers = || section.heading.starts_with(|c: char| c.is_ascii_digit());
    !section.heading.contains(char::is_alphanumeric)
        || answers() && !section.heading.contains(is_han)
}

/// Whether a heading leaves nothing to be said: 开标地点不变, 综合印象（10分）.
fn says_all(section: &Section) -> bool {
    let heading = section.heading.trim();
    let scored = heading.strip_suffix('）').and_then(|open| open.rsplit_once('（'));
    let unit = |inside: &str| {
        let unit = inside.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        unit.len() < inside.len() && ["分", "%", "学时", "课时", "分钟"].contains(&unit)
    };
    // A row: 一年级男子50米　预赛
    let cells = heading.split_whitespace().filter(|cell| cell.chars().nth(1).is_some());
    if heading.contains(['\u{3000}', ' ']) && cells.count() > 1 && is_last_word_short(heading) {
        return true;
    }
    if is_number_of_programme(heading) {
        return true;
    }
    // 1.市领导致辞（14:00—14:15）
    let timed = |inside: &str| inside.contains(':') && inside.contains(['—', '-', '～']);
    if scored.is_some_and(|(_, inside)| timed(inside)) {
        return true;
    }
    // （县水利局，8分钟）
    let last = |inside: &str| inside.rsplit(['，', '、']).next().is_some_and(unit);
    if scored.is_some_and(|(_, inside)| last(inside)) {
        return true;
    }
    ["不变", "无", "略", "（略）", "取消", "同上", "相同"].iter().any(|end| heading.ends_with(end))
}

/// How what is performed is called.
const PERFORMED: &str = "小品 相声 歌曲 合唱 独唱 独奏 合奏 重奏 舞蹈 诗朗诵 配乐诗朗诵 朗诵 诵读 快板 情景剧 课本剧 话剧 京剧 豫剧 越剧 \
    评剧 歌剧 舞剧 三句半 弹唱 联唱 清唱 对唱 表演唱 影片 电影 纪录片 微电影 器乐 民乐 管弦乐 评书 大鼓 古筝 二胡";

/// `《瑶族舞曲》　刘铁山、茅沅曲`, `小品《借盐》`
fn is_number_of_programme(heading: &str) -> bool {
    let told = heading.starts_with(['《', '“']) && heading.contains(['\u{3000}', '\t']);
    let (kind, name) = heading.split_once('《').unwrap_or_default();
    let mut kinds = PERFORMED.split_ascii_whitespace();
    told || kinds.any(|performed| kind.ends_with(performed))
        && (name.ends_with('》') || name.ends_with("》选段"))
}

/// Whether what the last space parts from a heading is no more than a cell of a table may hold.
fn is_last_word_short(heading: &str) -> bool {
    heading.split_whitespace().next_back().is_some_and(|last| last.chars().count() <= LONGEST_CELL)
}

const LONGEST_CELL: usize = 6;

/// So many lines before the last make a list, whatever stands behind it.
pub const LEAST_LINES: usize = 3;

/// Whether a bare section is an item of a list of lines: nothing but the last has anything below it, and that is
/// what follows the list.
fn is_list(report: &Report, beside: &Beside) -> bool {
    // 1.奏国歌⏎2.宣布到会人数：应到62人，实到58人⏎3.作工作报告
    if beside.filled == beside.on_line && beside.bare >= LEAST_LINES.max(beside.filled + 1) {
        return true;
    }
    if beside.filled != 1 || !beside.last_filled {
        return false;
    }
    if beside.labelled || heads_next(report, beside.last) {
        return true;
    }
    if beside.bare < 2 {
        return false;
    }
    let last = report.sections().get(beside.last);
    let Some(last) = last.filter(|last| last.run_in.is_none()) else { return false };
    let Some(first) = last.body.first().filter(|first| !is_blank(first)) else { return false };
    beside.bare >= LEAST_LINES || !first.text.trim_end().ends_with(['。', '！', '？', '；'])
}

/// Whether what stands below the last of a list is no more than the title of another, which begins anew:
/// `2.安平市供水集团有限公司⏎劳动奖章（3名）⏎1.何勇`.
fn heads_next(report: &Report, last: usize) -> bool {
    let sections = report.sections();
    let (Some(last), Some(next)) = (sections.get(last), sections.get(last + 1)) else {
        return false;
    };
    let first = match &next.number {
        Number::Written(text) => read_number(text).is_some_and(|number| number.value() == 1),
        _ => false,
    };
    let title = |p: &Paragraph| {
        let text = p.text.trim();
        text.chars().count() <= LONGEST_TITLE && !text.ends_with(['。', '；', '，', '！', '？'])
    };
    first && next.level == last.level && last.run_in.is_none() && last.body.iter().all(title)
}

const LONGEST_TITLE: usize = 30;

/// Whether a line is a sentence that tells something: 流失率为12%.
fn tells(section: &Section) -> bool {
    let heading = section.heading.as_str();
    heading.contains(|c: char| c.is_ascii_digit()) || heading.starts_with(['未', '无', '没'])
}

/// How long a heading is that no two sections have by chance.
const LEAST_HEADING: usize = 4;

/// Of one post there may be several people: 副指挥长.
const LONGEST_POST: usize = 6;

/// S15: a heading that stands twice below one section.
pub fn headed_twice<'a>(
    report: &Report,
    section: &'a Section,
    row: Row,
    walk: &mut Walk<'a>,
    findings: &mut Vec<Finding>,
) {
    let heading = section.heading.trim();
    // What stands in each piece of a collection is no slip.
    let post = heading.ends_with(['长', '员', '任', '记', '席'])
        && heading.chars().count() <= LONGEST_POST;
    // 1.答题要点（每点3分）：
    let label = post || section.run_in.as_deref() == Some("：");
    let named = heading.chars().nth(LEAST_HEADING - 1).is_some() && !is_form(section) && !label;
    if named && !walk.headings.insert((row, heading)) {
        findings.push(at_heading(report, section, 3));
    }
}

fn at_heading(report: &Report, section: &Section, case: usize) -> Finding {
    Finding {
        rule: RuleId::S15,
        level: RuleId::S15.rule().level,
        place: FindingPlace::Text(TextPlace::heading(section.id)),
        range: 0..section.heading.len(),
        text: crate::report::open::printed(report, &section.heading).into_owned(),
        fix: None,
        case,
        args: Vec::new(),
        own: false,
    }
}
