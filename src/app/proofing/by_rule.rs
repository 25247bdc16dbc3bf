//! Where the findings of a rule are to be looked for: a report may have many thousands of others.
//!
//! Parts are noted and never taken out: nothing is to be done here when findings go, or when what they
//! stand in moves within its part.

use super::Proofing;
use crate::proof::{Finding, RuleId};
use crate::report::{IdMap, Line, Part, Report, TextPlace};
use std::collections::HashMap;

/// For each rule the parts in which it has found something.
#[derive(Debug, Default)]
pub struct ByRule(HashMap<RuleId, IdMap<Part, ()>>);

impl ByRule {
    pub fn note(&mut self, part: Part, findings: &[Finding]) {
        for finding in findings {
            self.0.entry(finding.rule).or_default().insert(part, ());
        }
    }

    /// Returns the texts of the parts in which some rules have found something, each once.
    pub fn texts<'a>(
        &self,
        report: &'a Report,
        is_meant: &dyn Fn(RuleId) -> bool,
    ) -> impl Iterator<Item = TextPlace> + use<'a> {
        let those = self.0.iter().filter(|(rule, _)| is_meant(**rule));
        let parts: IdMap<Part, ()> =
            those.flat_map(|(_, parts)| parts).map(|p| (*p.0, ())).collect();
        parts.into_keys().flat_map(|part| {
            let paragraphs = report.body(part).map_or(0, <[_]>::len);
            let body = (0..paragraphs).map(Line::Body);
            [Line::Heading].into_iter().chain(body).map(move |line| TextPlace { part, line })
        })
    }
}

impl Proofing {
    /// Returns the findings that are told of a text, and all of the rule of one of them, in no order.
    pub fn of_text_or_rule<'a>(&'a self, report: &Report, one: &Finding) -> Vec<&'a Finding> {
        let here = one.place.text();
        let texts = self.by_rule.texts(report, &|rule| rule == one.rule);
        let others = texts.filter(|text| *text != here).flat_map(|text| self.of_text(text));
        self.of_text(here).iter().chain(others.filter(|other| other.rule == one.rule)).collect()
    }
}
