//! Texts that stand in one report after the other, and what was told of them: a folder of an office holds
//! drafts and copies of one report, and those of other months with the same paragraphs, headings and
//! closing formulas. From its second meeting on a text is not read again.
//!
//! What is told of a text cannot have become wrong. It follows from the characters of the text, from the
//! context, which a [`super::Checker`] borrows for as long as it lives, and from as much of where the
//! text stands as rules over one text ask for, which is [`Stand`]. A text with slots prints what stands
//! elsewhere and is never kept; what rules ask of the rest of the report is asked anew.

use super::by_char::Mix;
use super::finding::{Finding, FindingPlace};
use super::names::Stem;
use super::passage::Passage;
use super::patterns::Found;
use super::sheet::Sheet;
use crate::report::{Fixed, Line, Part, TextPlace};
use crate::text::holds_braces;
use std::collections::HashMap;
use std::rc::Rc;

/// Where a text stands, as far as rules over one text ask for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// None for that of a section.
    part: Option<Fixed>,
    is_heading: bool,
    goes_on_quoting: bool,
}

impl Stand {
    fn of(p: &Passage<'_>) -> Self {
        let part = match p.place.part {
            Part::Fixed(part) => Some(part),
            Part::Section(_) => None,
        };
        let is_heading = p.place.line == Line::Heading;
        Stand { part, is_heading, goes_on_quoting: p.goes_on_quoting }
    }
}

/// What is told of a text.
#[derive(Debug, Default)]
pub struct Told {
    pub stems: Vec<Found<Stem>>,
    /// For each stand in which it was met.
    findings: Vec<(Stand, Vec<Finding>)>,
}

impl Told {
    /// Returns what was found in a text that stood as this one does, said of this one.
    pub fn of(&self, p: &Passage<'_>) -> Option<impl Iterator<Item = Finding>> {
        let stand = Stand::of(p);
        let (_, found) = self.findings.iter().find(|(other, _)| *other == stand)?;
        let place = FindingPlace::Text(p.place);
        Some(found.iter().map(move |finding| Finding { place, ..finding.clone() }))
    }

    pub fn note(&mut self, p: &Passage<'_>, found: &[Finding]) {
        self.findings.push((Stand::of(p), found.to_vec()));
    }
}

/// How many bytes of text are kept at most, and how many each counts for besides its own: sheets take some
/// ten times as many. And the longest text: nobody copies one that is longer from report to report.
const MOST_KEPT: usize = 1 << 20;
const EACH: usize = 100;
const LONGEST_KEPT: usize = 16 << 10;
/// Of so many texts is known that they were met.
const MOST_MET: usize = 1 << 14;

/// The texts that were met more than once. What is checked once only costs no more than a look.
#[derive(Debug)]
pub struct Kept {
    /// The texts that were met last, as numbers, each in its place.
    met: Vec<u64>,
    texts: HashMap<u64, (Box<str>, Rc<Sheet>)>,
    /// How many bytes they have.
    bytes: usize,
}

impl Default for Kept {
    fn default() -> Self {
        Kept { met: vec![0; MOST_MET], texts: HashMap::new(), bytes: 0 }
    }
}

impl Kept {
    /// Returns the passage of a text as it was read before, or as `read` reads it.
    pub fn passage<'r>(
        &mut self,
        place: TextPlace,
        text: &'r str,
        read: impl FnOnce() -> Passage<'r>,
    ) -> Passage<'r> {
        if text.len() > LONGEST_KEPT || holds_braces(text) {
            return read();
        }
        let number = Mix::of(text);
        if let Some((known, sheet)) = self.texts.get(&number) {
            // Two texts may have one number: the first is kept.
            let same = **known == *text;
            return if same { Passage::again(place, text, Rc::clone(sheet)) } else { read() };
        }
        let mut passage = read();
        if self.is_met(number) {
            self.keep(number, text, passage.kept());
        }
        passage
    }

    fn is_met(&mut self, number: u64) -> bool {
        let met = self.met.get_mut(number as usize % MOST_MET);
        met.is_some_and(|met| std::mem::replace(met, number) == number)
    }

    fn keep(&mut self, number: u64, text: &str, sheet: Rc<Sheet>) {
        if self.bytes > MOST_KEPT {
            self.texts.clear();
            self.bytes = 0;
        }
        self.bytes += text.len() + EACH;
        self.texts.insert(number, (text.into(), sheet));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;

    #[test]
    fn what_is_kept_stays_within_its_bounds() {
        let report = Report::default();
        let place = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        let mut kept = Kept::default();
        let mut most = 0;
        for n in 0..4000 {
            let text = format!("{n}加强学习").repeat(30);
            for _ in 0..2 {
                kept.passage(place, &text, || Passage::of(&report, place, &text, &[]));
            }
            let own: usize = kept.texts.values().map(|(text, _)| text.len() + EACH).sum();
            assert_eq!(kept.bytes, own);
            most = most.max(kept.bytes);
        }
        assert!(most > MOST_KEPT / 2 && most <= MOST_KEPT + LONGEST_KEPT + EACH, "{most}");
    }

    #[test]
    fn what_is_long_or_prints_what_stands_elsewhere_is_not_kept() {
        let report = Report::default();
        let place = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        let mut kept = Kept::default();
        for text in ["加强学习", "加强{单位}学习", &"加强学习".repeat(LONGEST_KEPT)] {
            for _ in 0..3 {
                kept.passage(place, text, || Passage::of(&report, place, text, &[]));
            }
        }
        assert_eq!(kept.texts.len(), 1);
    }
}
