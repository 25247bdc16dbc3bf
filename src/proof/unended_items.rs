//! P25 on the last of items that have a line each: `（一）领导带班；⏎（二）专人值守；⏎（三）信息日报`.

use super::finding::{Finding, FindingPlace, Fix, Remedy};
use super::passage::is_han;
use super::rows::words;
use super::rule::{Level, RuleId};
use super::structure::is_blank;
use crate::report::{Line, Part, Report, Section, TextPlace};

/// P25 on the last of items of one line each, of which the others end with ； or, two and more, with 。.
pub fn check(report: &Report, index: usize, section: &Section, findings: &mut Vec<Finding>) {
    let beside = |at: Option<usize>| at.and_then(|at| report.sections().get(at));
    let ends_with = |other: &Section, mark: &str| {
        other.level == section.level
            && other.run_in.as_deref() == Some(mark)
            && other.body.iter().all(is_blank)
    };
    let before = |back: usize| beside(index.checked_sub(back));
    let stopped = || (1..=2).all(|back| before(back).is_some_and(|other| ends_with(other, "。")));
    // Of two, the second may be a clause as well.
    let pair =
        before(1).is_some_and(|other| ends_with(other, "。")) && section.heading.contains('，');
    let sure = before(1).is_some_and(|other| ends_with(other, "；")) || stopped();
    let listed = sure || pair;
    let goes_on = beside(Some(index + 1)).is_some_and(|next| next.level >= section.level);
    // 以上制度自印发之日起执行。 stands below all items.
    let mut below = section.body.iter().filter(|p| !is_blank(p)).take(1);
    let whole = below.all(|p| words!("以上 上述 特此 各单位").begins(p.text.trim_start()));
    let bare = section.run_in.is_none() && whole;
    let heading = section.heading.trim_end();
    let Some(last) = heading.chars().next_back().filter(|c| is_han(*c)) else { return };
    if !bare || goes_on || !listed {
        return;
    }
    let shown = format!("{last}。");
    findings.push(Finding {
        rule: RuleId::P25,
        level: if sure { RuleId::P25.rule().level } else { Level::Review },
        place: FindingPlace::Text(TextPlace::heading(section.id)),
        range: heading.len() - last.len_utf8()..heading.len(),
        text: last.to_string(),
        fix: Some(Fix { remedy: Remedy::Replace(shown.clone()), shown, safe: false }),
        case: 0,
        args: Vec::new(),
        own: false,
    });
}

/// Whether a text stands behind the number of an item beside which the next has no mark at its end either, nor
/// anything below it: none of them is ended.
pub fn is_beside_open(report: &Report, place: TextPlace) -> bool {
    let (Part::Section(id), Line::Body(0)) = (place.part, place.line) else { return false };
    let Some(index) = report.index_of(id) else { return false };
    let own = report.sections().get(index).filter(|own| own.run_in.is_some());
    let open = |next: &Section| next.run_in.is_none() && next.body.iter().all(is_blank);
    let beside = |next: &&Section| own.is_some_and(|own| own.level == next.level);
    report.sections().get(index + 1).filter(beside).is_some_and(open)
}
