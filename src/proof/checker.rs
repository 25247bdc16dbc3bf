//! The checks: which rules are asked about a text, and which about a whole report.

use super::around::Around;
use super::finding::{Finding, Hit};
use super::kept::Kept;
use super::names::Stem;
use super::passage::Passage;
use super::patterns::Found;
use super::seen::{Seen, Stems};
use super::{
    Context, approx, assemble, balances, bare_tenths, borne_shares, broken_dashes, changes,
    closings, collocations, colons, correlatives, counted_points, counted_sections, counts, dashes,
    dates, decades, designations, doubled_runs, doubles, ended_quotes, event_order, extents,
    figures, forms, grammar, headings, homophones, labels, left_decimals, marks, mixed_series,
    neighbours, notes, number_forms, only_if, open, open_lines, open_signs, pairs, parted_shares,
    particles, parts, products, quoted, quotes, ranges, row_sums, sayings, seasons, sentences,
    sequence, set_terms, spelling, spelt, steps, stops, structure, subjects, sums, taken_up,
    titles, topics, twice, whole, whole_sums, written_years,
};
use crate::report::numbering::{self, Label};
use crate::report::{Line, Report, TextPlace};
use std::cell::{LazyCell, RefCell};

/// Checks one report after the other.
#[derive(Debug)]
pub struct Checker<'c> {
    context: &'c Context,
    /// What was filled for texts before, for others.
    left: Vec<Seen>,
    /// What of the reports before may stand in the next.
    kept: Option<Kept>,
}

/// So many characters are read together: a report, or some of its pages.
const TOGETHER: usize = 4096;

impl<'c> Checker<'c> {
    pub fn of_one(context: &'c Context) -> Self {
        Checker { context, left: Vec::new(), kept: None }
    }

    /// Makes one that does not read again what stands in several reports.
    pub fn of_many(context: &'c Context) -> Self {
        Checker { kept: Some(Kept::default()), ..Checker::of_one(context) }
    }

    /// Checks a whole report. Findings come in reading order, at most one on a span.
    pub fn check(&mut self, report: &Report) -> Vec<Finding> {
        let passages = passages(report, self.context, self.kept.as_mut());
        let (mut findings, mut stems) = (Vec::new(), Stems::default());
        let mut rest = passages.as_slice();
        while !rest.is_empty() {
            let mut room = TOGETHER;
            let fits = |p: &&Passage<'_>| {
                let fits = room > 0;
                room = room.saturating_sub(p.len());
                fits
            };
            let count = rest.iter().take_while(fits).count();
            let (some, behind) = rest.split_at(count);
            self.local(report, some, &mut stems, &mut findings);
            rest = behind;
        }
        wide(report, self.context, &passages, &stems, &mut findings);
        assemble(report, self.context, findings)
    }

    /// Asks the rules that ask for no more than a text about some texts of a report.
    fn local(
        &mut self,
        report: &Report,
        texts: &[Passage<'_>],
        stems: &mut Stems,
        findings: &mut Vec<Finding>,
    ) {
        let unknown = texts.iter().filter(|p| !is_told(p));
        let mut read = self.read(unknown).into_iter().peekable();
        let drawn = LazyCell::new(|| forms::is_drawn(report));
        for p in texts {
            let begun = findings.len();
            match read.next_if(|reading| std::ptr::eq(reading.p, p)) {
                Some(Reading { seen, hits, .. }) => {
                    let from = findings.len();
                    findings.extend(hits.into_iter().filter_map(|hit| hit.into_finding(p)));
                    stems.pass(&seen.listed.stems);
                    note(p, findings.get(from..).unwrap_or_default(), &seen.listed.stems);
                    self.left.push(seen);
                }
                None => recall(p, stems, findings),
            }
            of_place(report, p, findings);
            forms::ease(report, p, begun, || *drawn, findings);
        }
    }

    /// Reads texts, rule by rule: what a rule consists of and looks up is near as long as it is asked.
    fn read<'p>(&mut self, texts: impl Iterator<Item = &'p Passage<'p>>) -> Vec<Reading<'p>> {
        let each = texts.map(|p| {
            let seen = self.left.pop().unwrap_or_default();
            Reading { p, seen, hits: Vec::new() }
        });
        let mut readings: Vec<Reading<'p>> = each.collect();
        for step in STEPS {
            readings.iter_mut().for_each(|reading| step(self.context, reading));
        }
        readings
    }
}

/// A text that is read, and what was found in it.
struct Reading<'p> {
    p: &'p Passage<'p>,
    seen: Seen,
    hits: Vec<Hit>,
}

/// Says whether it is known what was said of a text that stood as this one does.
fn is_told(p: &Passage<'_>) -> bool {
    p.told().is_some_and(|told| told.borrow().of(p).is_some())
}

fn note(p: &Passage<'_>, found: &[Finding], stems: &[Found<Stem>]) {
    // One report may hold a text twice.
    if let Some(told) = p.told().filter(|_| !is_told(p)) {
        let mut told = told.borrow_mut();
        told.note(p, found);
        told.stems = stems.to_vec();
    }
}

/// Says of a text what was said of it before.
fn recall(p: &Passage<'_>, stems: &mut Stems, findings: &mut Vec<Finding>) {
    let Some(told) = p.told().map(RefCell::borrow) else { return };
    findings.extend(told.of(p).into_iter().flatten());
    stems.pass(&told.stems);
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
        let texts = std::slice::from_ref(&passage);
        Checker::of_one(context).local(report, texts, &mut Stems::default(), &mut findings);
    }
    findings
}

/// Checks a report by the rules that need more than a text: its parts, or all of it.
pub fn check_wide(report: &Report, context: &Context) -> Vec<Finding> {
    let passages = passages(report, context, None);
    let mut findings = Vec::new();
    wide(report, context, &passages, &Stems::of(context, &passages), &mut findings);
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

/// The rules that ask for no more than a text and where it stands, behind what several of them ask for.
const STEPS: &[fn(&Context, &mut Reading<'_>)] = &[
    |context, r| r.seen.find(context, r.p),
    |_, r| r.seen.join(),
    |_, r| marks::check(r.p, &mut r.hits),
    |_, r| dashes::check(r.p, &mut r.hits),
    |_, r| broken_dashes::check(r.p, &mut r.hits),
    |_, r| pairs::check(r.p, &mut r.hits),
    |_, r| quotes::check(r.p, &mut r.hits),
    |_, r| titles::check(r.p, &mut r.hits),
    |_, r| labels::check(r.p, &mut r.hits),
    |_, r| colons::check(r.p, &mut r.hits),
    |_, r| stops::check(r.p, &mut r.hits),
    |_, r| sentences::check(r.p, &mut r.hits),
    |_, r| particles::check(r.p, &mut r.hits),
    |_, r| {
        if !r.p.has_slots() {
            open::masks(r.p, &mut r.hits);
        }
    },
    |_, r| ranges::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| figures::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| approx::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| changes::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| dates::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| seasons::check(r.p, &mut r.hits),
    |_, r| written_years::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| designations::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| sums::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| parted_shares::check(r.p, &mut r.hits),
    |_, r| bare_tenths::check(r.p, &mut r.hits),
    |_, r| counted_points::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| row_sums::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| whole_sums::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| {
        products::check(r.p, r.p.figures(), &mut r.hits);
        spelt::check(r.p, &mut r.hits);
    },
    |_, r| event_order::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| doubled_runs::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| mixed_series::check(r.p, &mut r.hits),
    |_, r| number_forms::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| balances::check(r.p, r.p.figures(), &mut r.hits),
    |_, r| borne_shares::held(r.p, r.p.figures(), &mut r.hits),
    |_, r| decades::in_order(r.p, &mut r.hits),
    |_, r| doubles::in_rows(r.p, &mut r.hits),
    |_, r| ended_quotes::check(r.p, &mut r.hits),
    |_, r| open_signs::check(r.p, &mut r.hits),
    |_, r| grammar::check(r.p, &mut r.hits),
    |_, r| {
        extents::check(r.p, &mut r.hits);
        closings::check(r.p, &mut r.hits);
    },
    |_, r| correlatives::check(r.p, &r.seen.listed.halves, &mut r.hits),
    |_, r| only_if::check(r.p, &mut r.hits),
    |_, r| collocations::check(r.p, &r.seen.listed.verbs, &mut r.hits),
    |_, r| twice::words(r.p, &r.seen.joints, &mut r.hits),
    |_, r| twice::clauses(r.p, &mut r.hits),
    |context, r| {
        let Seen { joints, listed, .. } = &r.seen;
        context.words.check(&context.lists, r.p, &listed.words, joints, &mut r.hits);
    },
    |context, r| context.orders.check(&context.lists, r.p, &r.seen.listed.items, &mut r.hits),
    |_, r| counts::rows(r.p, &mut r.hits),
    |context, r| context.near.check(r.p, &r.seen.listed.pieces, &mut r.hits),
    |_, r| sayings::check(r.p, &r.seen, &mut r.hits),
    |_, r| {
        homophones::check(r.p, &r.seen, &mut r.hits);
        neighbours::check(&r.seen, &mut r.hits);
        subjects::check(r.p, &r.seen, &mut r.hits);
        set_terms::check(r.p, &r.seen, &mut r.hits);
        topics::check(r.p, &r.seen, &mut r.hits);
    },
    |_, r| spelling::check(r.p, &r.seen.units, &r.seen.joints, &mut r.hits),
    |context, r| context.slogans.check(r.p, &mut r.hits),
];

/// Asks the rules on a text that ask for a section around it, or for what is kept elsewhere.
fn of_place(report: &Report, p: &Passage<'_>, findings: &mut Vec<Finding>) {
    let mut hits: Vec<Hit> = Vec::new();
    headings::in_text(report, p, &mut hits);
    colons::behind_heading(report, p, &mut hits);
    notes::behind_heading(report, p, &mut hits);
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
    let (headings, body): (Vec<&Passage<'_>>, Vec<&Passage<'_>>) =
        part.iter().partition(|p| p.place.line == Line::Heading);
    let Some(part) = body.first().map(|p| p.place.part) else { return };
    let around = Around::of(report, labels, part);
    let mut hits = Vec::new();
    let lists = sequence::check(&body, &around, &mut hits);
    sequence::level_left_out(&body, &around, &mut hits);
    steps::check(&body, &around, &mut hits);
    taken_up::check(&body, &mut hits);
    taken_up::letters(&body, &around, &mut hits);
    counts::check(&body, &lists, &around, &mut hits);
    let heading = headings.first().and_then(|p| Some((p, counts::headed(p, &body, &lists)?)));
    findings.extend(heading.and_then(|(p, hit)| hit.into_finding(p)));
    for (n, hit) in hits {
        findings.extend(body.get(n).and_then(|p| hit.into_finding(p)));
    }
}

fn wide(
    report: &Report,
    context: &Context,
    passages: &[Passage<'_>],
    stems: &Stems,
    findings: &mut Vec<Finding>,
) {
    let labels = numbering::labels(report);
    for part in passages.chunk_by(|one, other| one.place.part == other.place.part) {
        lists_in_sentences(report, &labels, part, findings);
    }
    structure::check(report, &labels, findings);
    let mut hits = whole::check(report, context, passages, &stems.each);
    hits.extend(parts::check(report, passages));
    hits.extend(stops::wide(report, passages));
    parted_shares::in_lines(passages, &mut hits);
    counted_sections::check(report, passages, &mut hits);
    open_lines::check(passages, &mut hits);
    left_decimals::check(report, passages, &mut hits);
    findings.extend(hits.into_iter().filter_map(|(n, hit)| hit.into_finding(passages.get(n)?)));
}
