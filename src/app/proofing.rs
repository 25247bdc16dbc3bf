//! The findings of the report that is being edited, kept by text.
//!
//! The findings a text has of its own are made between keys, where it has changed; those that need
//! more than a text come from outside, where they take nobody's time, and so do the rules. Until
//! then findings move along with edits, and one whose words have changed is gone: none ever points
//! at something else. The rules never delay a frame.

mod by_rule;
mod moved;
mod order;
mod pen;
mod tally;
pub mod told;
mod wide;

pub use order::{Nth, start_of};
pub use tally::Tally;
pub use wide::{ByText, check_outside};

use super::input::Effect;
use super::view::texts::Texts;
use crate::proof::{self, Context, Finding, FindingPlace, Level, RuleId};
use crate::report::{IdMap, Ignored, Operation, Place, Report, TextPlace};
use by_rule::ByRule;
use pen::Pen;
use std::ops::Range;
use std::sync::Arc;
use tally::Sums;
use wide::Wide;

/// How many bytes are checked at a time: a sixth of a millisecond, which a key may have to wait.
const SLICE: usize = 1 << 10;
/// A text longer than this is no slice: it is checked outside, with what needs the whole report.
const LONG: usize = 8 << 10;
/// Of so many texts what is told is settled at a time.
const TOLD: usize = 32;
/// With more findings than this a text is not what the rules were made for: the rest is let be.
const MOST: usize = 20_000;

/// The findings of one text.
#[derive(Debug, Default)]
struct Found {
    /// Those it has of its own.
    own: Vec<Finding>,
    /// Those that need more of the report.
    wide: Vec<Finding>,
    /// The version of the report of which these are.
    wide_of: u64,
    /// Those of both that are told: about the number, then by where they begin.
    told: Vec<Finding>,
}

impl Found {
    /// Returns those that are told, where what is said of numbers holds from a version on. To take all
    /// out that may not hold would take its time in a report of thousands of sections.
    fn told(&self, numbers_from: u64) -> &[Finding] {
        let numbers = match self.wide_of < numbers_from {
            true => self.told.iter().take_while(|finding| is_number(finding)).count(),
            false => 0,
        };
        self.told.get(numbers..).unwrap_or_default()
    }
}

#[derive(Debug, Default)]
pub struct Proofing {
    rules: Option<Arc<Context>>,
    /// The rules have been asked for.
    asked_rules: bool,
    found: IdMap<TextPlace, Found>,
    by_rule: ByRule,
    /// The texts that have changed since they were checked.
    changed: Vec<TextPlace>,
    /// The texts of which other findings may be told since other ones are ignored.
    retold: Vec<TextPlace>,
    pen: Pen,
    /// The next text to be checked, while not all have been.
    next: Option<TextPlace>,
    begun: bool,
    /// Counts the changes of the report, so that what comes late is known to be late.
    version: u64,
    wide: Wide,
    /// What older versions say of the numbers of sections is not told any more.
    numbers_from: u64,
    count: usize,
    sums: Sums,
}

impl Proofing {
    /// Forgets one report for another; the rules stay.
    pub fn restart(&mut self) {
        let mut wide = std::mem::take(&mut self.wide);
        wide.restart();
        *self = Proofing {
            rules: self.rules.take(),
            asked_rules: self.asked_rules,
            version: self.version + 1,
            wide,
            ..Proofing::default()
        };
    }

    /// Returns the number of the last change of the report.
    pub fn version(&self) -> u64 {
        self.version
    }

    pub fn rules(&self) -> Option<&Arc<Context>> {
        self.rules.as_ref()
    }

    pub fn take_rules(&mut self, rules: Arc<Context>) {
        self.rules = Some(rules);
        self.restart();
    }

    /// Says whether there is something to be done between keys; `seen` says that somebody looks at
    /// the list.
    pub fn has_work(&self, seen: bool) -> bool {
        match self.rules {
            None => !self.asked_rules,
            Some(_) => {
                !self.texts_done() || !self.sums.is_done() || self.wide.has_work(self.version, seen)
            }
        }
    }

    fn texts_done(&self) -> bool {
        self.begun && self.next.is_none() && self.changed.is_empty() && self.retold.is_empty()
    }

    /// Says whether every finding there is is here.
    pub fn is_done(&self) -> bool {
        self.rules.is_some() && self.texts_done() && self.wide.is_known(self.version)
    }

    /// Does a slice of the work, and returns what the outside is to do of it.
    pub fn work(&mut self, report: &Report, seen: bool) -> Option<Effect> {
        let Some(rules) = self.rules.clone() else {
            let asked = std::mem::replace(&mut self.asked_rules, true);
            return (!asked).then_some(Effect::Rules);
        };
        if !self.texts_done() {
            self.check_slice(report, &rules);
        } else if self.wide.has_work(self.version, seen) {
            if !self.take_up(report, &rules) {
                return self.wide.ask(report, self.version, seen);
            }
        } else if !self.sums.is_done() {
            self.sums.work(report, &self.found, self.numbers_from);
        }
        None
    }

    /// Takes up a slice of the findings that came from outside; false where there is none.
    fn take_up(&mut self, report: &Report, rules: &Context) -> bool {
        let mut changed = Vec::new();
        let any = self.wide.take_up(&mut self.found, &mut changed);
        changed.into_iter().for_each(|place| self.tell(report, rules, place));
        if any && self.wide.is_known(self.version) {
            // What is said of numbers holds again, were it the same as before.
            self.sums.forget();
        }
        any
    }

    fn check_slice(&mut self, report: &Report, rules: &Context) {
        let texts = Texts::new(report, None);
        if !self.begun {
            self.begun = true;
            self.next = Some(texts.first());
        }
        let mut bytes = 0;
        while bytes < SLICE {
            let place = match (self.changed.pop(), self.next) {
                (Some(place), _) => place,
                (None, Some(_)) if self.count >= MOST => {
                    self.next = None;
                    return;
                }
                (None, Some(place)) => {
                    self.next = texts.next(place);
                    place
                }
                (None, None) => {
                    self.retell(report, rules, TOLD);
                    return;
                }
            };
            bytes += 64 + self.check_one(report, rules, place);
        }
    }

    /// Settles anew what is told of some texts.
    fn retell(&mut self, report: &Report, rules: &Context, most: usize) {
        for place in self.retold.split_off(self.retold.len().saturating_sub(most)) {
            self.tell(report, rules, place);
        }
    }

    /// Checks what has changed at once, as far as that is a matter of a moment.
    pub fn check_changed(&mut self, report: &Report) {
        let Some(rules) = self.rules.clone() else { return };
        self.retell(report, &rules, TOLD);
        let mut left: usize = 16 * SLICE;
        while let Some(place) = self.changed.pop() {
            left = left.saturating_sub(64 + self.check_one(report, &rules, place));
            if left == 0 {
                return;
            }
        }
    }

    /// Checks one text and returns how long it is.
    fn check_one(&mut self, report: &Report, rules: &Context, place: TextPlace) -> usize {
        let length = report.text(place).map_or(0, str::len);
        let own = match length {
            0 => Vec::new(),
            _ if length > LONG => return 0,
            _ => proof::check_text(report, rules, place),
        };
        if own.is_empty() && !self.found.contains_key(&place) {
            return length;
        }
        self.found.entry(place).or_default().own = own;
        self.tell(report, rules, place);
        length
    }

    /// Settles which findings of a text are told.
    fn tell(&mut self, report: &Report, rules: &Context, place: TextPlace) {
        let Some(found) = self.found.get_mut(&place) else { return };
        let before = found.told.len();
        let all: Vec<Finding> = found.own.iter().chain(&found.wide).cloned().collect();
        self.by_rule.note(place.part, &all);
        let mut told = proof::assemble_text(report, rules, all);
        told.retain(|finding| !is_open_place(finding));
        self.pen.hold(report, place, &found.told, &mut told);
        found.told = told;
        found.told.sort_by_key(|finding| (!is_number(finding), finding.range.start));
        self.count = self.count + found.told.len() - before;
        self.sums.changed(report.order_of(place.part), !found.told.is_empty());
        if found.own.is_empty() && found.wide.is_empty() {
            self.found.remove(&place);
        }
    }

    /// Takes the findings of a version that needed more than a text.
    pub fn take_wide(&mut self, version: u64, findings: ByText) {
        self.wide.take(self.version, version, findings);
    }

    /// Follows a change that the report has made.
    pub fn follow(&mut self, report: &Report, operation: &Operation) {
        if let Operation::Settings { removed, inserted } = operation
            && inserted.are_but_for_ignored(removed)
        {
            return self.tell_again(report, &removed.ignored, &inserted.ignored);
        }
        self.version += 1;
        self.wide.give_up();
        self.sums.forget();
        if !pen::keeps_texts(operation) {
            self.lift_pen();
        }
        self.moved(report, operation);
    }

    /// What is ignored has changed: everything is there, but not all of it is told. What is ignored now
    /// is so at once; what comes forth instead is settled between keys.
    fn tell_again(&mut self, report: &Report, before: &[Ignored], now: &[Ignored]) {
        let only = |one: &[Ignored], other: &[Ignored]| -> Vec<Ignored> {
            one.iter().filter(|ignored| !other.contains(ignored)).cloned().collect()
        };
        let (gone, back) = (only(now, before), only(before, now));
        let is_of = |all: &[Ignored], finding: &Finding| {
            all.iter().any(|ignored| finding.is_ignored(report, ignored))
        };
        let is_meant =
            |rule: RuleId| gone.iter().chain(&back).any(|ignored| ignored.rule == rule.as_str());
        let mut less = 0;
        for place in self.by_rule.texts(report, &is_meant) {
            let Some(found) = self.found.get_mut(&place) else { continue };
            let mut all = found.own.iter().chain(&found.wide);
            if all.any(|finding| is_of(&gone, finding) || is_of(&back, finding)) {
                self.retold.push(place);
                let before = found.told.len();
                found.told.retain(|finding| !is_of(&gone, finding));
                less += before - found.told.len();
            }
        }
        self.count = self.count.saturating_sub(less);
        self.sums.count_again();
    }

    /// Returns how many findings the report has.
    pub fn report(&self) -> Option<Tally> {
        self.sums.report()
    }

    /// Returns how many findings parts have, by their places among all of them.
    pub fn of_parts(&self, parts: Range<usize>) -> Option<Tally> {
        self.sums.of(parts)
    }

    /// Returns the findings of a text, by where they begin.
    pub fn of_text(&self, place: TextPlace) -> &[Finding] {
        self.found.get(&place).map_or(&[], |found| found.told(self.numbers_from))
    }

    /// Returns the findings of a text that begin before the end of a window of its source.
    pub fn before(&self, place: TextPlace, end: usize) -> &[Finding] {
        let told = self.of_text(place);
        told.get(..told.partition_point(|f| f.range.start < end)).unwrap_or_default()
    }

    /// Returns the finding at a place: the one it stands in, else the one it stands behind.
    pub fn at(&self, place: Place) -> Option<&Finding> {
        let own = |range: &Range<usize>| range.contains(&place.at) || range.is_empty();
        let told = self.before(place.text, place.at + 1);
        let inside = told.iter().filter(|f| own(&f.range)).max_by_key(|f| f.range.start);
        inside.or_else(|| told.iter().rev().find(|f| f.range.end == place.at))
    }

    /// Returns all findings in reading order.
    pub fn all<'a>(&'a self, report: &'a Report) -> impl Iterator<Item = &'a Finding> {
        let texts = report.texts().filter(|_| !self.found.is_empty());
        texts.flat_map(|(place, _)| self.of_text(place))
    }
}

/// Says whether a finding is about the number of a section.
fn is_number(finding: &Finding) -> bool {
    matches!(finding.place, FindingPlace::Number(_))
}

/// What is still to be filled in has marks, counts and keys of its own.
fn is_open_place(finding: &Finding) -> bool {
    finding.rule == RuleId::S07 && finding.level == Level::Error
}
