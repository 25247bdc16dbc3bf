//! S05 on sections: as many stand below a text or a heading as it announces.

use super::counts::{announced, by_heading, compare};
use super::finding::Hit;
use super::passage::{Passage, opens_clause};
use super::rows::{Row, words};
use super::sequence::Placed;
use super::structure::is_blank;
use crate::report::numbering::Number;
use crate::report::{Fixed, Line, Part, Report, Section};

/// Checks what the last paragraph above a row of sections announces, be it the lead above all.
pub fn check(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let written = |p: &Passage<'_>| {
        let text = report.text(p.place).unwrap_or_default();
        p.place.line != Line::Heading && !text.trim().is_empty()
    };
    let mut first = 0;
    for part in passages.chunk_by(|one, other| one.place.part == other.place.part) {
        let last = part.iter().rposition(written);
        let items = part.first().map_or(0, |p| sections_below(report, p.place.part));
        let heading = part.first().filter(|p| p.place.line == Line::Heading);
        // 便民服务五条措施 right above its items.
        let titled = part.last().filter(|p| p.place.part == Part::Fixed(Fixed::Title));
        let titled = titled.filter(|_| report.fixed(Fixed::Lead).iter().all(is_blank));
        if let Some(p) = titled {
            let items = sections_below(report, Part::Fixed(Fixed::Lead));
            let alone = items > 1 && items == report.sections().len();
            let hit = if alone { by_heading(p, items) } else { None };
            hits.extend(hit.map(|hit| (first + part.len() - 1, hit)));
        }
        hits.extend(match (last, heading) {
            _ if items < 2 => None,
            (Some(last), _) => told(report, passages, first + last, items),
            (None, heading) => heading.and_then(|p| Some((first, by_heading(p, items)?))),
        });
        first += part.len();
    }
}

/// Returns how many sections stand below a part, one beside the other.
fn sections_below(report: &Report, part: Part) -> usize {
    let sections = report.sections();
    match part {
        Part::Fixed(Fixed::Lead) => {
            let top = |s: &&Section| s.level == 1 && s.number != Number::Unnumbered;
            one_list(report, sections.iter().filter(top))
        }
        Part::Section(id) => report.index_of(id).map_or(0, |index| {
            let level = sections.get(index).map_or(0, |section| section.level) + 1;
            let below = sections.iter().skip(index + 1);
            let below = below.take(report.subtree_len(index).saturating_sub(1));
            one_list(report, below.filter(|other| other.level == level))
        }),
        Part::Fixed(_) => 0,
    }
}

/// Counts sections up to one with which the numbers begin anew.
fn one_list<'r>(report: &Report, sections: impl Iterator<Item = &'r Section>) -> usize {
    let family_and_value = |section: &Section| match &section.number {
        Number::Written(text) => {
            let number = crate::report::form::read_number(text)?;
            Some((number.form.family(), number.value()))
        }
        Number::Form(form) => Some((form.family(), 0)),
        Number::ByPlace => Some((report.settings().numbering.form(section.level)?.family(), 0)),
        Number::Unnumbered => None,
    };
    let mut first = None;
    let goes_on = |section: &&Section| {
        let own = family_and_value(section);
        let begun = *first.get_or_insert(own);
        let same = own.map(|(family, _)| family) == begun.map(|(family, _)| family);
        same && (begun == own || own.is_none_or(|(_, value)| value != 1))
    };
    sections.take_while(goes_on).count()
}

/// Compares what the end of a text announces with what is listed below it.
fn told(report: &Report, passages: &[Passage<'_>], n: usize, items: usize) -> Option<Placed> {
    let p = passages.get(n)?;
    let end = p.len().saturating_sub(1);
    let hit = compare(p, end, items)?;
    let other = is_dealt_with(p, &hit) || goes_beyond(report, p, end, items);
    (!other).then_some((n, hit))
}

/// Whether something was done to what is counted: `对6个重点项目开展了满意度测评。`
fn is_dealt_with(p: &Passage<'_>, hit: &Hit) -> bool {
    let start = hit.range.start;
    p.ends_one(start, words!("对 向 给 将 把 由 为")) && p.slice(start..p.len()).contains('了')
}

/// What stands last in a report and is none of the aspects of the work that is reported.
static STILL_TO_DO: &Row = words!("不足 问题 打算 计划 下一步 下步 努力方向 今后");

/// Whether each aspect that is counted is named as well, and one section more tells what is still to be done:
/// `从学习、业务、队伍、廉政四个方面述职如下`.
fn goes_beyond(report: &Report, p: &Passage<'_>, end: usize, items: usize) -> bool {
    let Some(count) = announced(p, end) else { return false };
    let row = p.slice(p.run_back(count.start, |c| !opens_clause(c) || c == '、')..count.start);
    let last = report.sections().iter().rfind(|section| section.level == 1);
    row.split('、').count() == count.said as usize
        && count.said as usize + 1 == items
        && p.place.part == Part::Fixed(Fixed::Lead)
        && last.is_some_and(|section| STILL_TO_DO.stands_in(&section.heading))
}
