//! What is found outside, by the rules that need more than a text: asked for with a copy of the report,
//! and taken up when it has come, both in slices. A change of the report makes either worthless.

use super::{Found, LONG};
use crate::app::input::Effect;
use crate::proof::{self, Context, Finding};
use crate::report::{Copying, IdMap, Paragraph, Report, TextPlace};
use std::collections::HashMap;
use std::vec::IntoIter;

/// Findings by text.
pub type ByText = Vec<(TextPlace, Vec<Finding>)>;

/// A report longer than this is checked as a whole only for who asks to see the findings.
const LARGE: usize = 2 << 20;
/// How many bytes of the report are copied at a time.
const COPIED: usize = 96 << 10;
/// How much is taken up at a time: what a text counts for, and each of its findings.
const TAKEN: usize = 512;
/// A text with more findings than this is not what the rules were made for: the rest is let be.
const MOST_OF_TEXT: usize = 500;

/// Checks what is left of a report by the rules that need more than a text: for the outside.
pub fn check_outside(report: &Report, rules: &Context) -> ByText {
    let mut findings = proof::check_wide(report, rules);
    let long = || report.texts().filter(|(_, text)| text.len() > LONG);
    long().for_each(|(place, _)| findings.extend(proof::check_text(report, rules, place)));
    let mut by_text = ByText::new();
    let mut known: HashMap<TextPlace, usize> = HashMap::new();
    for finding in findings {
        let place = finding.place.text();
        let at = *known.entry(place).or_insert_with(|| {
            by_text.push((place, Vec::new()));
            by_text.len() - 1
        });
        if let Some((_, of_text)) = by_text.get_mut(at) {
            of_text.push(finding);
        }
    }
    for (_, of_text) in by_text.iter_mut().filter(|(_, of_text)| of_text.len() > MOST_OF_TEXT) {
        of_text.sort_by_key(|finding| finding.range.start);
        of_text.truncate(MOST_OF_TEXT);
    }
    by_text
}

/// What is known of the whole report, and on its way.
#[derive(Debug, Default)]
pub struct Wide {
    /// The versions of which the findings are here, and were asked for.
    known: Option<u64>,
    asked: Option<u64>,
    /// Whether the report is longer than [`LARGE`], and of which version that holds.
    is_large: Option<(u64, bool)>,
    copying: Option<Copying>,
    coming: Option<Coming>,
    /// The texts that have some, and at times others.
    places: Vec<TextPlace>,
    /// What has become worthless is let go in slices, too.
    late: Vec<IntoIter<(TextPlace, Vec<Finding>)>>,
    late_copies: Vec<Copying>,
}

/// Findings that are being taken up.
#[derive(Debug)]
struct Coming {
    version: u64,
    new: IntoIter<(TextPlace, Vec<Finding>)>,
    /// The texts that had some before.
    old: IntoIter<TextPlace>,
}

impl Wide {
    /// Forgets all that is known of a report.
    pub fn restart(&mut self) {
        (self.known, self.asked, self.is_large) = (None, None, None);
        self.give_up();
    }

    /// The report has changed: what is on its way is of no use any more.
    pub fn give_up(&mut self) {
        if let Some(coming) = self.coming.take() {
            self.late.push(coming.new);
            self.places.extend(coming.old);
        }
        self.late_copies.extend(self.copying.take());
    }

    pub fn is_known(&self, version: u64) -> bool {
        self.known == Some(version)
    }

    /// Says whether there is something to be done; nothing where the length of the report is to be
    /// found out first, which is not asked before every frame.
    pub fn has_work(&self, version: u64, seen: bool) -> bool {
        self.coming.is_some()
            || !self.late.is_empty()
            || self.is_wanted(version, seen) != Some(false)
    }

    /// Says whether the report is to be checked as a whole, if that is known.
    fn is_wanted(&self, version: u64, seen: bool) -> Option<bool> {
        let current = Some(version);
        if self.known == current || self.asked == current {
            return Some(false);
        }
        let large = self.is_large.filter(|(of, _)| *of == version);
        if seen { Some(true) } else { large.map(|(_, large)| !large) }
    }

    /// Findings have come. Those of an old version are late.
    pub fn take(&mut self, current: u64, of: u64, new: ByText) {
        let new = new.into_iter();
        if of != current {
            return self.late.push(new);
        }
        self.give_up();
        let old = std::mem::take(&mut self.places).into_iter();
        self.coming = Some(Coming { version: of, new, old });
    }

    /// Findings have gone to another text.
    pub fn note(&mut self, place: TextPlace) {
        self.places.push(place);
    }

    /// Takes up a slice of what has come, and adds the texts that have other findings than before to
    /// `changed`; false where nothing has come.
    pub fn take_up(
        &mut self,
        found: &mut IdMap<TextPlace, Found>,
        changed: &mut Vec<TextPlace>,
    ) -> bool {
        let Some(coming) = &mut self.coming else { return self.let_go() };
        let mut left = TAKEN;
        while left > 0 {
            if let Some((place, wide)) = coming.new.next() {
                left = left.saturating_sub(1 + wide.len());
                let found = found.entry(place).or_default();
                found.wide_of = coming.version;
                self.places.push(place);
                if found.wide != wide {
                    left = left.saturating_sub(8 + 4 * (wide.len() + found.told.len()));
                    found.wide = wide;
                    changed.push(place);
                }
            } else if let Some(place) = coming.old.next() {
                left -= 1;
                let gone = found.get_mut(&place).filter(|f| f.wide_of != coming.version);
                if let Some(found) = gone {
                    found.wide.clear();
                    changed.push(place);
                }
            } else {
                self.known = Some(coming.version);
                self.coming = None;
                return true;
            }
        }
        true
    }

    /// Lets go of a slice of what is of no use.
    fn let_go(&mut self) -> bool {
        if let Some(copy) = self.late_copies.last_mut() {
            if !copy.shrink(COPIED) {
                self.late_copies.pop();
            }
            return true;
        }
        let Some(late) = self.late.last_mut() else { return false };
        let mut left = 2 * TAKEN;
        for (_, wide) in late.by_ref() {
            left = left.saturating_sub(1 + wide.len());
            if left == 0 {
                return true;
            }
        }
        self.late.pop();
        true
    }

    /// Goes on to ask for what is to be found outside, if that is wanted.
    pub fn ask(&mut self, report: &Report, version: u64, seen: bool) -> Option<Effect> {
        match self.is_wanted(version, seen) {
            None => {
                self.is_large = Some((version, is_large(report)));
                None
            }
            Some(false) => None,
            Some(true) => {
                let copying = self.copying.get_or_insert_default();
                let report = Box::new(copying.go_on(report, COPIED)?);
                (self.copying, self.asked) = (None, Some(version));
                Some(Effect::Check { report, version })
            }
        }
    }
}

/// Says whether a report is longer than [`LARGE`].
fn is_large(report: &Report) -> bool {
    let mut length = 0;
    let of_body = |body: &[Paragraph]| body.iter().map(|p| p.text.len()).sum::<usize>();
    let bodies = report.parts().filter_map(|part| report.body(part));
    bodies.map(of_body).any(|bytes| {
        length += bytes;
        length > LARGE
    })
}
