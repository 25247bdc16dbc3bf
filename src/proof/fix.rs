//! Findings mended, as operations: one, several, all safe ones.

use super::finding::{Finding, FindingPlace, Remedy};
use super::{Checker, Context};
use crate::report::numbering::Number;
use crate::report::{
    Fixed, Line, Operation, Paragraph, Part, Report, SectionId, TextPlace, outline, slot,
};
use crate::text::Edit;
use std::collections::{BTreeMap, HashMap};

/// Makes one operation of the fixes of some findings of this report. Findings without a fix, and of
/// two that overlap the later, are left out.
pub fn fixes<'a>(report: &Report, findings: impl IntoIterator<Item = &'a Finding>) -> Operation {
    let mut texts: Vec<(TextPlace, &Finding, &str)> = Vec::new();
    // What becomes of a section besides its texts is one change, whatever is mended of it.
    let mut sections: BTreeMap<SectionId, Change<'_>> = BTreeMap::new();
    // Once the texts are as they should be, a paragraph may go where it belongs.
    let mut addressee = None;
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        match (&fix.remedy, finding.place) {
            (Remedy::Replace(text), FindingPlace::Text(place)) => {
                texts.push((place, finding, text))
            }
            (Remedy::Number(number), FindingPlace::Number(id)) => {
                sections.entry(id).or_default().number = Some(number);
            }
            (Remedy::OwnLine, FindingPlace::RunIn(id)) => {
                sections.entry(id).or_default().own_line = true;
            }
            (Remedy::Addressee(text), FindingPlace::Text(place)) => {
                addressee = addressed(report, place, text).map(|operation| (place, operation));
            }
            _ => {}
        }
    }
    if let Some((place, _)) = &addressee {
        texts.retain(|(other, ..)| other != place);
    }
    // From the back, so that no edit moves the place of another.
    texts.sort_by_key(|(_, finding, _)| std::cmp::Reverse(finding.range.start));
    let mut all: Vec<Operation> = Vec::new();
    let mut reached: HashMap<TextPlace, usize> = HashMap::new();
    for (place, finding, replacement) in texts {
        let removed = report.text(place).and_then(|source| source.get(finding.range.clone()));
        let free = reached.get(&place).is_none_or(|at| finding.range.end <= *at);
        let (Some(removed), true) = (removed, free) else { continue };
        reached.insert(place, finding.range.start);
        let edit = Edit {
            at: finding.range.start,
            removed: removed.to_string(),
            inserted: slot::escape(replacement).into_owned(),
        };
        all.push(Operation::Text { place, edit });
    }
    all.extend(sections.into_iter().filter_map(|(id, change)| change.operation(report, id)));
    all.extend(addressee.map(|(_, operation)| operation));
    Operation::All(all)
}

/// Makes a paragraph above the text the addressee.
fn addressed(report: &Report, place: TextPlace, text: &str) -> Option<Operation> {
    let Line::Body(at) = place.line else { return None };
    let paragraph = report.body(place.part)?.get(at)?.clone();
    let named = Paragraph { text: slot::escape(text).into_owned(), ..paragraph.clone() };
    let moved = |part, at, removed, inserted| Operation::Paragraphs { part, at, removed, inserted };
    Some(Operation::All(vec![
        moved(place.part, at, vec![paragraph], Vec::new()),
        moved(Part::Fixed(Fixed::Addressee), 0, Vec::new(), vec![named]),
    ]))
}

/// Mending may uncover what stood behind it; more rounds than this find nothing new.
const MOST_ROUNDS: usize = 8;

/// What all safe fixes of a report make of it, and of those that they bring to light.
#[derive(Debug, Default)]
pub struct Mended {
    /// The findings that are mended one after the other, each with the report they were found in.
    pub rounds: Vec<(Report, Vec<Finding>)>,
    operations: Vec<Operation>,
}

impl Mended {
    /// Says how many findings are mended.
    pub fn count(&self) -> usize {
        self.rounds.iter().map(|(_, findings)| findings.len()).sum()
    }

    pub fn into_operation(self) -> Operation {
        Operation::All(self.operations)
    }
}

/// Mends what may be mended without asking.
pub fn safe_fixes(report: &Report, context: &Context) -> Mended {
    Checker::of_one(context).safe_fixes(report)
}

impl Checker<'_> {
    /// Does so.
    pub fn safe_fixes(&mut self, report: &Report) -> Mended {
        let mut mended = Mended::default();
        let mut now = report.clone();
        for _ in 0..MOST_ROUNDS {
            let mut safe = self.check(&now);
            safe.retain(|f| f.fix.as_ref().is_some_and(|fix| fix.safe));
            let operation = fixes(&now, &safe);
            let before = now.clone();
            if safe.is_empty() || now.apply(&operation).is_err() {
                break;
            }
            mended.rounds.push((before, safe));
            mended.operations.push(operation);
        }
        mended
    }
}

#[derive(Default)]
struct Change<'a> {
    number: Option<&'a Number>,
    own_line: bool,
}

impl Change<'_> {
    /// A heading that gets its line to itself loses its mark, and the empty paragraph that stood for
    /// the rest of the line.
    fn operation(self, report: &Report, id: SectionId) -> Option<Operation> {
        let attributes = outline::change(report, id, |attributes| {
            if let Some(number) = self.number {
                attributes.number = number.clone();
            }
            if self.own_line {
                attributes.run_in = None;
            }
        });
        let first = report.section(id)?.body.first();
        let empty = first.filter(|p| p.text.trim().is_empty() && p.note.is_empty());
        let gone = empty.filter(|_| self.own_line).map(|first| Operation::Paragraphs {
            part: Part::Section(id),
            at: 0,
            removed: vec![first.clone()],
            inserted: Vec::new(),
        });
        Some(Operation::All(gone.into_iter().chain(attributes.ok()).collect()))
    }
}
