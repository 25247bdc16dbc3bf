//! What waits while somebody writes: findings that only the unfinished end of a sentence or paragraph
//! brings forth, such as a quotation that is not closed yet. They are told once the caret has left it;
//! what was told before stays.

use super::Proofing;
use crate::proof::{Finding, FindingPlace, RuleId};
use crate::report::{Line, Operation, Place, Report, TextPlace};

/// Where somebody writes, and the texts of which something waits.
#[derive(Debug, Default)]
pub struct Pen {
    at: Option<Place>,
    held: Vec<TextPlace>,
}

/// They miss what may still come: a partner, a second item, the rest of a sum, a full stop.
const MISS_SOMETHING: &[RuleId] = &[
    RuleId::P02,
    RuleId::P04,
    RuleId::P25,
    RuleId::S04,
    RuleId::S05,
    RuleId::N11,
    RuleId::N12,
    RuleId::T16,
];

impl Pen {
    /// Takes out what waits of the findings of a text, but for what was told before.
    pub fn hold(
        &mut self,
        report: &Report,
        place: TextPlace,
        told: &[Finding],
        findings: &mut Vec<Finding>,
    ) {
        let Some(pen) = self.at.filter(|pen| pen.text.part == place.part) else { return };
        let known = |finding: &Finding| {
            told.iter().any(|t| t.rule == finding.rule && t.range.start == finding.range.start)
        };
        let before = findings.len();
        findings.retain(|finding| !waits(report, finding, pen) || known(finding));
        if findings.len() < before && !self.held.contains(&place) {
            self.held.push(place);
        }
    }
}

/// Says whether a finding may be gone once what is written is finished.
fn waits(report: &Report, finding: &Finding, pen: Place) -> bool {
    let FindingPlace::Text(place) = finding.place else { return false };
    // Of straight marks only one without its partner.
    let has_all = finding.rule == RuleId::P02 && finding.case == 0;
    if !MISS_SOMETHING.contains(&finding.rule) || has_all {
        return false;
    }
    let source = report.text(pen.text).unwrap_or_default();
    let is_at_end = source.get(pen.at..).is_none_or(|behind| behind.trim().is_empty());
    match (place.line, pen.text.line) {
        _ if place == pen.text => {
            let from = finding.range.start;
            from < pen.at && (is_at_end || !ends_sentence(source, from, pen.at))
        }
        (Line::Body(one), Line::Body(other)) => is_at_end && one < other,
        _ => false,
    }
}

/// Says whether a sentence ends between two places of a source.
fn ends_sentence(source: &str, one: usize, other: usize) -> bool {
    let between = source.get(one.min(other)..one.max(other));
    between.is_none_or(|between| between.contains(['。', '！', '？']))
}

impl Proofing {
    /// Somebody has written this into the text.
    pub fn wrote(&mut self, operation: &Operation) {
        if let Some(at) = written(operation) {
            if self.pen.at.is_some_and(|pen| pen.text != at.text) {
                self.lift_pen();
            }
            self.pen.at = Some(at);
        }
    }

    /// The caret is here: where it has left the sentence, what waited is told.
    pub fn follow_caret(&mut self, report: &Report, caret: Option<Place>) {
        let Some(pen) = self.pen.at else { return };
        let source = report.text(pen.text).unwrap_or_default();
        let stays = caret.is_some_and(|caret| {
            caret.text == pen.text && !ends_sentence(source, caret.at, pen.at)
        });
        if !stays {
            self.lift_pen();
        }
    }

    /// Nobody writes any more: everything is to be told.
    pub fn lift_pen(&mut self) {
        self.pen.at = None;
        self.retold.append(&mut self.pen.held);
    }
}

/// Returns where an operation has written something.
fn written(operation: &Operation) -> Option<Place> {
    match operation {
        Operation::Text { place, edit } => {
            Some(Place { text: *place, at: edit.at + edit.inserted.len() })
        }
        Operation::All(all) => all.iter().rev().find_map(written),
        _ => None,
    }
}

/// Says whether every text stays where it is: else nobody goes on writing in the one that was there.
pub(super) fn keeps_texts(operation: &Operation) -> bool {
    match operation {
        Operation::Text { .. } | Operation::Note { .. } => true,
        Operation::All(all) => all.iter().all(keeps_texts),
        _ => false,
    }
}
