//! The checks: which rules are asked about a text, and which about a whole report.

use super::around::Around;
use super::finding::{Finding, Hit};
use super::kept::Kept;
use super::names::Stem;
use super::passage::Passage;
use super::patterns::Found;
use super::seen::Seen;
use super::{
    Context, approx, assemble, changes, collocations, colons, counts, dashes, dates, designations,
    figures, grammar, headings, homophones, labels, marks, open, pairs, particles, parts, quoted,
    quotes, ranges, sayings, sentences, sequence, spelling, stops, structure, sums, titles, twice,
    whole, written_years,
};
use crate::report::numbering::{self, Label};
use crate::report::{Line, Report, TextPlace};
use std::cell::RefCell;

/// Checks one report after the other.
#[derive(Debug)]
pub struct Checker<'c> {
    context: &'c Context,
    seen: Seen,
    /// What of the reports before may stand in the next.
    kept: Option<Kept>,
}

impl<'c> Checker<'c> {
    pub fn of_one(context: &'c Context) -> Self {
        Checker { context, seen: Seen::default(), kept: None }
    }

    /// Makes one that does not read again what stands in several reports.
    pub fn of_many(context: &'c Context) -> Self {
        Checker { context, seen: Seen::default(), kept: Some(Kept::default()) }
    }

    /// Checks a whole report. Findings come in reading order, at most one on a span.
    pub fn check(&mut self, report: &Report) -> Vec<Finding> {
        let passages = passages(report, self.context, self.kept.as_mut());
        let mut findings = Vec::new();
        self.seen.begin();
        for passage in &passages {
            self.local(report, passage, &mut findings);
        }
        wide(report, self.context, &passages, &self.seen.stems, &mut findings);
        assemble(report, self.context, findings)
    }

    fn local(&mut self, report: &Report, p: &Passage<'_>, findings: &mut Vec<Finding>) {
        if !self.recall(p, findings) {
            let from = findings.len();
            self.seen.fill(self.context, p);
            of_text(self.context, p, &self.seen, findings);
            if let Some(told) = p.told() {
                let mut told = told.borrow_mut();
                told.note(p, findings.get(from..).unwrap_or_default());
                told.stems.clone_from(&self.seen.listed.stems);
            }
        }
        of_place(report, p, findings);
    }

    /// Says of a text what was said of it before, if it was met and stood as it does now.
    fn recall(&mut self, p: &Passage<'_>, findings: &mut Vec<Finding>) -> bool {
        let Some(told) = p.told().map(RefCell::borrow) else { return false };
        let Some(found) = told.of(p) else { return false };
        findings.extend(found);
        self.seen.pass(&told.stems);
        true
    }
}

/// Checks a whole report. Findings come in reading order, at most one on a span.
pub fn check(report: &Report, context: &Context) -> Vec<Finding> {
    Checker::of_one(context).check(report)
}

/// Checks one text by the rules that need no more than it: what is done again when it changes.
pub fn check_text(report: &Report, context: &Context, place: TextPlace) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(source) = report.text(place) {
        let mut passage = Passage::of(report, place, source, &context.terms);
        passage.goes_on_quoting = quoted::reopens(report, place);
        Checker::of_one(context).local(report, &passage, &mut findings);
    }
    findings
}

/// Checks a report by the rules that need more than a text: its parts, or all of it.
pub fn check_wide(report: &Report, context: &Context) -> Vec<Finding> {
    let passages = passages(report, context, None);
    let mut findings = Vec::new();
    wide(report, context, &passages, &Seen::stems_of(context, &passages), &mut findings);
    findings
}

fn passages<'a>(
    report: &'a Report,
    context: &Context,
    mut kept: Option<&mut Kept>,
) -> Vec<Passage<'a>> {
    let each = report.texts().map(|(place, source)| {
        let read = || Passage::of(report, place, source, &context.terms);
        match &mut kept {
            Some(kept) => kept.passage(place, source, read),
            None => read(),
        }
    });
    let mut passages: Vec<Passage<'a>> = each.collect();
    for n in 0..passages.len() {
        let mut behind = passages.iter().skip(n + 1).take(2);
        let next = behind.find(|next| !quoted::is_left_out(&next.text));
        let next = next.map(|next| (next.place.part, next.at(0)));
        if let Some(passage) = passages.get_mut(n) {
            passage.goes_on_quoting = next == Some((passage.place.part, '“'));
        }
    }
    passages
}

/// Asks the rules that ask for no more than a text and where it stands.
fn of_text(context: &Context, p: &Passage<'_>, seen: &Seen, findings: &mut Vec<Finding>) {
    let Seen { units, joints, listed, .. } = seen;
    let mut hits: Vec<Hit> = Vec::new();
    let figures = p.figures();
    for rules in [marks::check, dashes::check, pairs::check, quotes::check, titles::check] {
        rules(p, &mut hits);
    }
    for rules in [labels::check, colons::check, stops::check, sentences::check, particles::check] {
        rules(p, &mut hits);
    }
    if !p.has_slots() {
        open::masks(p, &mut hits);
    }
    for rules in [ranges::check, figures::check, approx::check, changes::check, dates::check] {
        rules(p, figures, &mut hits);
    }
    written_years::check(p, figures, &mut hits);
    designations::check(p, figures, &mut hits);
    sums::check(p, figures, &mut hits);
    grammar::check(p, &listed.halves, &mut hits);
    collocations::check(p, &listed.verbs, &mut hits);
    twice::words(p, joints, &mut hits);
    twice::clauses(p, &mut hits);
    context.words.check(&context.lists, p, &listed.words, joints, &mut hits);
    context.orders.check(&context.lists, p, &listed.items, &mut hits);
    counts::rows(p, &mut hits);
    context.near.check(p, &listed.pieces, &mut hits);
    sayings::check(p, units, joints, &mut hits);
    homophones::check(p, &listed.typed, &mut hits);
    spelling::check(p, units, joints, &mut hits);
    context.slogans.check(p, &mut hits);
    findings.extend(hits.into_iter().filter_map(|hit| hit.into_finding(p)));
}

/// Asks the rules on a text that ask for a section around it, or for what is kept elsewhere.
fn of_place(report: &Report, p: &Passage<'_>, findings: &mut Vec<Finding>) {
    let mut hits: Vec<Hit> = Vec::new();
    headings::in_text(report, p, &mut hits);
    if let Some(source) = report.text(p.place).filter(|_| p.has_slots()) {
        open::places(p, report, source, &mut hits);
    }
    findings.extend(hits.into_iter().filter_map(|hit| hit.into_finding(p)));
}

fn lists_in_sentences(
    report: &Report,
    labels: &[Label],
    part: &[Passage<'_>],
    findings: &mut Vec<Finding>,
) {
    let body: Vec<&Passage<'_>> = part.iter().filter(|p| p.place.line != Line::Heading).collect();
    let Some(part) = body.first().map(|p| p.place.part) else { return };
    let around = Around::of(report, labels, part);
    let mut hits = Vec::new();
    let lists = sequence::check(&body, &around, &mut hits);
    counts::check(&body, &lists, &mut hits);
    for (n, hit) in hits {
        findings.extend(body.get(n).and_then(|p| hit.into_finding(p)));
    }
}

fn wide(
    report: &Report,
    context: &Context,
    passages: &[Passage<'_>],
    stems: &[(usize, Found<Stem>)],
    findings: &mut Vec<Finding>,
) {
    let labels = numbering::labels(report);
    for part in passages.chunk_by(|one, other| one.place.part == other.place.part) {
        lists_in_sentences(report, &labels, part, findings);
    }
    structure::check(report, &labels, findings);
    let mut hits = whole::check(report, context, passages, stems);
    hits.extend(parts::check(report, passages));
    hits.extend(stops::wide(report, passages));
    counts::sections(report, passages, &mut hits);
    findings.extend(hits.into_iter().filter_map(|(n, hit)| hit.into_finding(passages.get(n)?)));
}
