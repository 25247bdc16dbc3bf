//! What stands behind the date: notes, copies, and the attachments themselves.
//!
//! A report keeps them as lines; what a line is shows in its words and in those before it.

use super::attachments;
use crate::report::form::{leading_numeral, read_number};
use crate::report::open::printed;
use crate::report::{Fixed, Report};
use std::borrow::Cow;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterKind {
    /// `附件1`, with which an attachment begins.
    Label,
    /// The title of an attachment, behind its label.
    Title,
    /// A line of a list of attachments.
    List,
    /// 抄送, and by whom it was printed.
    Copies,
    Plain,
}

const LONGEST_LABEL: usize = 40;
const LONGEST_TITLE: usize = 60;
const LONGEST_ITEM: usize = 80;
const MOST_ITEMS: usize = 60;
const COPIES: [&str; 4] = ["抄送", "抄报", "分送", "主送"];
const MARKS: [char; 7] = ['。', '；', '：', '，', '！', '？', '、'];

/// Says what the line number `n` behind the date is.
pub fn kind(report: &Report, n: usize) -> AfterKind {
    let line = text(report, n);
    let before = n.checked_sub(1).map(|n| text(report, n)).unwrap_or_default();
    if is_label(&line) {
        AfterKind::Label
    } else if is_bare_label(&before) && is_title(&line) {
        AfterKind::Title
    } else if is_in_list(report, n, &line) {
        AfterKind::List
    } else if COPIES.iter().any(|word| line.starts_with(word)) || line.ends_with("印发") {
        AfterKind::Copies
    } else {
        AfterKind::Plain
    }
}

fn text(report: &Report, n: usize) -> Cow<'_, str> {
    let source = report.fixed(Fixed::After).get(n).map_or("", |paragraph| &paragraph.text);
    match printed(report, source) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_string()),
    }
}

/// `附件`, `附件1`, `附件一`, `附件 2：名称`
fn is_label(line: &str) -> bool {
    let Some(behind) = behind_number(line) else { return false };
    let named = line.chars().take(LONGEST_LABEL + 1).count() <= LONGEST_LABEL
        && !line.contains(['。', '；', '，'])
        && behind.starts_with(['：', ':', ' ', '\u{3000}'])
        // Without a number this is a list of attachments.
        && !line.trim_start_matches("附件").starts_with(['：', ':']);
    behind.trim().is_empty() || named
}

fn is_bare_label(line: &str) -> bool {
    behind_number(line).is_some_and(|rest| matches!(rest.trim(), "" | "：" | ":"))
}

fn behind_number(line: &str) -> Option<&str> {
    let behind = line.strip_prefix("附件")?;
    let number = behind.trim_start();
    match leading_numeral(number) {
        Some((_, _, length)) => number.get(length..),
        None => Some(behind),
    }
}

fn is_title(line: &str) -> bool {
    !line.is_empty()
        && line.chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE
        && !line.ends_with(MARKS)
        && read_number(line).is_none()
}

/// Whether the line begins a list of attachments or goes on with one.
fn is_in_list(report: &Report, n: usize, line: &str) -> bool {
    let is_item = |line: &str| {
        line.chars().take(LONGEST_ITEM + 1).count() <= LONGEST_ITEM && read_number(line).is_some()
    };
    if attachments::begins_list(line) {
        return true;
    }
    if !is_item(line) {
        return false;
    }
    let mut before = (0..n).rev().take(MOST_ITEMS).map(|n| text(report, n));
    before.find(|line| !is_item(line)).is_some_and(|line| attachments::begins_list(&line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Paragraph};

    #[test]
    fn lines_behind_the_date_are_told_apart() {
        use AfterKind::{Copies, Label, List, Plain, Title};
        let lines = [
            ("（此件公开发布）", Plain),
            ("附件：1.甲", List),
            ("2.乙", List),
            ("附件1", Label),
            ("任务清单", Title),
            ("一、总则", Plain),
            ("附件 2", Label),
            ("第一条　目的。", Plain),
            ("附件3：统计表", Label),
            ("统计表", Plain),
            ("附件所列事项要抓紧办理。", Plain),
            ("抄送：省应急厅。", Copies),
            ("某局办公室　2024年5月6日印发", Copies),
        ];
        let mut draft = Draft::default();
        let after = draft.fixed.of_mut(Fixed::After);
        after.extend(lines.iter().map(|(line, _)| Paragraph::plain(line)));
        let report = Report::new(draft).unwrap();
        for (n, (line, expected)) in lines.iter().enumerate() {
            assert_eq!(kind(&report, n), *expected, "{line}");
        }
    }
}
