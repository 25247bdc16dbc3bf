//! Findings mended, as operations: one, several, all safe ones.

use super::finding::{Finding, FindingPlace, Remedy};
use crate::report::{Operation, Report, TextPlace, outline, slot};
use crate::text::Edit;

/// Makes one operation of the fixes of some findings of this report. Findings without a fix, and of
/// two that overlap the later, are left out.
pub fn fixes<'a>(report: &Report, findings: impl IntoIterator<Item = &'a Finding>) -> Operation {
    let mut texts: Vec<(TextPlace, &Finding, &str)> = Vec::new();
    let mut others = Vec::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        match (&fix.remedy, finding.place) {
            (Remedy::Replace(text), FindingPlace::Text(place)) => {
                texts.push((place, finding, text))
            }
            (Remedy::Number(number), FindingPlace::Number(id)) => {
                others.extend(outline::set_number(report, id, number.clone()));
            }
            (Remedy::OwnLine, FindingPlace::RunIn(id)) => others.extend(own_line(report, id)),
            _ => {}
        }
    }
    // From the back, so that no edit moves the place of another.
    texts.sort_by_key(|(_, finding, _)| std::cmp::Reverse(finding.range.start));
    let mut all: Vec<Operation> = Vec::new();
    let mut reached: Vec<(TextPlace, usize)> = Vec::new();
    for (place, finding, replacement) in texts {
        let removed = report.text(place).and_then(|source| source.get(finding.range.clone()));
        let free = reached.iter().all(|(other, at)| *other != place || finding.range.end <= *at);
        let (Some(removed), true) = (removed, free) else { continue };
        reached.retain(|(other, _)| *other != place);
        reached.push((place, finding.range.start));
        let edit = Edit {
            at: finding.range.start,
            removed: removed.to_string(),
            inserted: slot::escape(replacement).into_owned(),
        };
        all.push(Operation::Text { place, edit });
    }
    all.extend(others);
    Operation::All(all)
}

/// A heading that had its line to itself loses its mark, and the empty paragraph that stood for the
/// rest of the line.
fn own_line(report: &Report, id: crate::report::SectionId) -> Option<Operation> {
    let set = outline::set_run_in(report, id, None).ok()?;
    let section = report.section(id)?;
    let first = section.body.first().filter(|p| p.text.trim().is_empty() && p.note.is_empty());
    let Some(first) = first else { return Some(set) };
    let gone = Operation::Paragraphs {
        part: crate::report::Part::Section(id),
        at: 0,
        removed: vec![first.clone()],
        inserted: Vec::new(),
    };
    Some(Operation::All(vec![gone, set]))
}
