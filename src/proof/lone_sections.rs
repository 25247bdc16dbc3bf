//! S04 on a numbered section below a heading that has no other.

use super::anew;
use super::finding::Finding;
use super::rule::{Level, RuleId};
use super::structure::{Labelled, at_number, is_introduced};
use crate::report::form::WrittenNumber;
use crate::report::numbering::Number;
use crate::report::{Fixed, Report, Section};

/// All is for review.
pub fn check(
    report: &Report,
    index: usize,
    section: &Section,
    label: &Labelled<'_>,
    findings: &mut Vec<Finding>,
) {
    let numbered = section.number != Number::Unnumbered && !label.text.trim().is_empty();
    let before = index.checked_sub(1).and_then(|before| report.sections().get(before));
    let own = report.subtree_len(index);
    let next = report.sections().get(index + own);
    let first = before.is_none_or(|before| before.level < section.level);
    let last = next.is_none_or(|next| next.level < section.level);
    let value = label.number.as_ref().map(WrittenNumber::value);
    // A text of one section only may be a part of one.
    if !numbered
        || !first
        || !last
        || value != Some(1)
        || label.number.as_ref().is_some_and(|own| anew::is_followed_in_text(section, own))
        || before.is_none() && next.is_none() && own < 2 && !is_whole(report, section)
    {
        return;
    }
    let word = label.text.trim().to_string();
    let number = section.number.clone();
    let finding = at_number(RuleId::S04, 0, section, label.text, vec![word], number, String::new());
    findings.push(Finding { level: Level::Review, fix: None, ..finding });
}

/// Whether a report is there from its lead to its date, or something leads to its only section.
fn is_whole(report: &Report, section: &Section) -> bool {
    // 一是…二是… below it tell of several things.
    if section.body.iter().any(|p| p.text.contains("二是") || p.text.contains("其次")) {
        return false;
    }
    let dated = !report.fixed(Fixed::Date).is_empty();
    dated && !report.fixed(Fixed::Title).is_empty() || is_introduced(report, section)
}
