//! Findings on the move: what an operation does to the places of those that are known, and which
//! texts it leaves to be checked again.

use super::{Found, Proofing};
use crate::proof::{self, Finding, FindingPlace, RuleId};
use crate::report::{Line, Operation, Paragraph, Part, Report, Section, TextPlace};
use crate::text::Edit;
use std::ops::Range;

impl Proofing {
    pub(super) fn moved(&mut self, report: &Report, operation: &Operation) {
        match operation {
            Operation::Text { place, edit } => self.edited(*place, edit),
            Operation::Paragraphs { part, at, removed, inserted } => {
                self.replaced(report, *part, *at, removed, inserted);
            }
            Operation::Split { place, at } => self.split(*place, *at),
            Operation::Join { place, at } => self.joined(*place, *at),
            Operation::Sections { removed, inserted, .. } => {
                self.forget_numbers();
                removed.iter().for_each(|section| self.forget(section));
                inserted.iter().for_each(|section| self.look_at(section));
            }
            Operation::Attributes { section, .. } => {
                self.forget_numbers();
                self.note(TextPlace::heading(*section));
                self.note(TextPlace::body(Part::Section(*section), 0));
            }
            Operation::All(all) => all.iter().for_each(|one| self.moved(report, one)),
            Operation::Move { .. } => self.forget_numbers(),
            Operation::Note { .. } => {}
            // What slots print is another, or everything is.
            Operation::Fields { .. } | Operation::Settings { .. } => self.next = None,
            Operation::Whole { .. } => self.found.clear(),
        }
        if let Operation::Fields { .. } | Operation::Settings { .. } | Operation::Whole { .. } =
            operation
        {
            self.begun = false;
            self.count = self.found.values().map(|found| found.told.len()).sum();
        }
    }

    /// Leaves a text to be checked again.
    fn note(&mut self, place: TextPlace) {
        if self.changed.last() != Some(&place) {
            self.changed.push(place);
        }
    }

    /// A quotation that opens in one paragraph may end in another: what is told of those around is
    /// settled anew. Where no mark has come or gone that is only what misses its other half.
    fn settle_quotations(&mut self, part: Part, lines: Range<usize>, marks_changed: bool) {
        let is_half = |f: &Finding| f.rule == RuleId::P04 && proof::holds_mark(&f.text);
        let near = lines.start.saturating_sub(proof::MOST_AMID)..lines.end + proof::MOST_AMID;
        for place in near.map(|n| TextPlace::body(part, n)) {
            let Some(found) = self.found.get(&place) else { continue };
            let may_differ = marks_changed || found.own.iter().any(is_half);
            if may_differ && !self.retold.contains(&place) {
                self.retold.push(place);
            }
        }
    }

    fn edited(&mut self, place: TextPlace, edit: &Edit) {
        self.note(place);
        if let Line::Body(n) = place.line {
            let marks = proof::holds_mark(&edit.removed) || proof::holds_mark(&edit.inserted);
            self.settle_quotations(place.part, n..n + 1, marks);
            if edit.at == 0 {
                // One that goes on in the next paragraph is closed there, and `…………` may stand between.
                let before = (n.saturating_sub(2)..n).map(|n| TextPlace::body(place.part, n));
                before.for_each(|before| self.note(before));
                self.note(place);
            }
        }
        if let Some(found) = self.found.get_mut(&place) {
            let before = found.told.len();
            for findings in found.lists() {
                findings.retain_mut(|finding| stays(finding, edit));
            }
            self.count = self.count + found.told.len() - before;
        }
    }

    fn replaced(
        &mut self,
        report: &Report,
        part: Part,
        at: usize,
        removed: &[Paragraph],
        inserted: &[Paragraph],
    ) {
        for n in at..at + removed.len() {
            self.drop_text(TextPlace::body(part, n));
        }
        self.shift(part, at + removed.len(), at + inserted.len());
        // The paragraph before may be a quotation that goes on.
        let lines = report.body(part).map_or(0, <[Paragraph]>::len);
        for n in at.saturating_sub(2)..(at + inserted.len()).min(lines) {
            self.note(TextPlace::body(part, n));
        }
        self.settle_quotations(part, at..at + inserted.len(), true);
        if at == 0
            && let Part::Section(id) = part
        {
            self.note(TextPlace::heading(id));
        }
    }

    /// Follows the paragraphs of a part from `from` on, which are those from `to` on now.
    fn shift(&mut self, part: Part, from: usize, to: usize) {
        if from == to {
            return;
        }
        let mut taken: Vec<(usize, Found)> = Vec::new();
        for n in self.lines_behind(part, from) {
            let found = self.found.remove(&TextPlace::body(part, n));
            taken.extend(found.map(|found| (n, found)));
        }
        for (n, found) in taken {
            self.put(TextPlace::body(part, n - from + to), found);
        }
        let waiting = self.changed.iter_mut().chain(&mut self.retold);
        for place in waiting.chain(&mut self.next) {
            if let Line::Body(n) = place.line
                && place.part == part
                && n >= from
            {
                place.line = Line::Body(n - from + to);
            }
        }
    }

    fn put(&mut self, place: TextPlace, mut found: Found) {
        for finding in found.lists().into_iter().flatten() {
            finding.place = FindingPlace::Text(place);
        }
        if !found.wide.is_empty() {
            self.wide.note(place);
        }
        self.found.insert(place, found);
    }

    /// The findings behind a cut go along with what stands there.
    fn split(&mut self, place: TextPlace, at: usize) {
        let behind = TextPlace::body(place.part, place.behind());
        self.shift(place.part, place.behind(), place.behind() + 1);
        self.note(behind);
        self.note(place);
        self.settle_quotations(place.part, place.behind()..place.behind() + 1, true);
        let Some(found) = self.found.get_mut(&place) else { return };
        let before = found.told.len();
        let mut tail = Found::default();
        for (own, tail) in found.lists().into_iter().zip(tail.lists()) {
            let in_text = |f: &Finding| matches!(f.place, FindingPlace::Text(_));
            tail.extend(own.extract_if(.., |f| in_text(f) && f.range.start >= at));
            own.retain(|f| !in_text(f) || f.range.end <= at);
            tail.iter_mut().for_each(|f| f.range = f.range.start - at..f.range.end - at);
        }
        self.count = self.count + found.told.len() + tail.told.len() - before;
        self.put(behind, tail);
    }

    fn joined(&mut self, place: TextPlace, at: usize) {
        let tail = self.found.remove(&TextPlace::body(place.part, place.behind()));
        self.shift(place.part, place.behind() + 1, place.behind());
        self.note(place);
        self.settle_quotations(place.part, place.behind()..place.behind(), true);
        let Some(mut tail) = tail else { return };
        self.wide.note(place);
        let found = self.found.entry(place).or_default();
        for (own, tail) in found.lists().into_iter().zip(tail.lists()) {
            for mut finding in tail.drain(..) {
                finding.place = FindingPlace::Text(place);
                finding.range = finding.range.start + at..finding.range.end + at;
                own.push(finding);
            }
        }
    }

    /// What a section was to be numbered may have been another.
    fn forget_numbers(&mut self) {
        self.numbers_from = self.version;
    }

    fn lines_behind(&self, part: Part, from: usize) -> Vec<usize> {
        let of_part = self.found.keys().filter(|place| place.part == part);
        let lines = of_part.filter_map(|place| match place.line {
            Line::Body(n) if n >= from => Some(n),
            _ => None,
        });
        lines.collect()
    }

    fn drop_text(&mut self, place: TextPlace) {
        if let Some(found) = self.found.remove(&place) {
            self.count = self.count.saturating_sub(found.told.len());
        }
    }

    fn forget(&mut self, section: &Section) {
        let part = Part::Section(section.id);
        self.drop_text(TextPlace::heading(section.id));
        (0..section.body.len()).for_each(|n| self.drop_text(TextPlace::body(part, n)));
        if self.next.is_some_and(|next| next.part == part) {
            // It was to go on from here: it goes on from the start.
            self.begun = false;
        }
    }

    fn look_at(&mut self, section: &Section) {
        self.note(TextPlace::heading(section.id));
        (0..section.body.len())
            .for_each(|n| self.note(TextPlace::body(Part::Section(section.id), n)));
    }
}

impl Found {
    fn lists(&mut self) -> [&mut Vec<Finding>; 3] {
        [&mut self.own, &mut self.wide, &mut self.told]
    }
}

/// Moves a finding along with an edit of its text; false where its own words have changed.
fn stays(finding: &mut Finding, edit: &Edit) -> bool {
    if !matches!(finding.place, FindingPlace::Text(_)) {
        return true;
    }
    let range = &mut finding.range;
    let end = edit.at + edit.removed.len();
    if range.end <= edit.at {
        return true;
    }
    if range.start < end {
        return false;
    }
    let moved = |at: usize| at - edit.removed.len() + edit.inserted.len();
    *range = moved(range.start)..moved(range.end);
    true
}
