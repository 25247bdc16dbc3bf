//! The findings in reading order, one from another: a report may have thousands, and nobody lists them
//! all to show some.

use super::Proofing;
use crate::app::view::texts::Texts;
use crate::proof::{Finding, FindingPlace};
use crate::report::{Place, TextPlace};

/// A finding by its place among those that are told of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nth {
    pub text: TextPlace,
    pub nth: usize,
}

/// Returns where a finding begins; for a number that is its heading.
pub fn start_of(finding: &Finding) -> Place {
    let at = match finding.place {
        FindingPlace::Text(_) => finding.range.start,
        FindingPlace::Number(_) | FindingPlace::RunIn(_) => 0,
    };
    Place { text: finding.place.text(), at }
}

impl Proofing {
    pub fn get(&self, at: Nth) -> Option<&Finding> {
        self.of_text(at.text).get(at.nth)
    }

    /// Returns where a finding is told, if it still is.
    pub fn find(&self, finding: &Finding) -> Option<Nth> {
        let text = finding.place.text();
        let nth = self.of_text(text).iter().position(|told| told == finding)?;
        Some(Nth { text, nth })
    }

    pub fn first(&self, texts: &Texts) -> Option<Nth> {
        self.first_from(texts, texts.first())
    }

    pub fn last(&self, texts: &Texts) -> Option<Nth> {
        self.last_until(texts, texts.last())
    }

    pub fn next(&self, texts: &Texts, at: Nth) -> Option<Nth> {
        let next = Nth { nth: at.nth + 1, ..at };
        self.get(next).map(|_| next).or_else(|| self.first_from(texts, texts.next(at.text)?))
    }

    pub fn previous(&self, texts: &Texts, at: Nth) -> Option<Nth> {
        match at.nth.checked_sub(1) {
            Some(nth) => Some(Nth { nth, ..at }),
            None => self.last_until(texts, texts.prev(at.text)?),
        }
    }

    /// Returns the first finding that begins at or behind a place.
    pub fn from(&self, texts: &Texts, place: Place) -> Option<Nth> {
        let told = self.of_text(place.text);
        match told.iter().position(|finding| start_of(finding).at >= place.at) {
            Some(nth) => Some(Nth { text: place.text, nth }),
            None => self.first_from(texts, texts.next(place.text)?),
        }
    }

    /// Returns the last finding that begins before a place.
    pub fn before_place(&self, texts: &Texts, place: Place) -> Option<Nth> {
        let told = self.of_text(place.text);
        match told.iter().rposition(|finding| start_of(finding).at < place.at) {
            Some(nth) => Some(Nth { text: place.text, nth }),
            None => self.last_until(texts, texts.prev(place.text)?),
        }
    }

    fn first_from(&self, texts: &Texts, mut text: TextPlace) -> Option<Nth> {
        loop {
            if !self.of_text(text).is_empty() {
                return Some(Nth { text, nth: 0 });
            }
            text = texts.next(text)?;
            if text == texts.first_of(text.part) && self.sums.tells_empty() {
                // Where it is known what each part has, those without any are passed over.
                let part = self.sums.first_from(texts.index_of(text.part)?)?;
                text = texts.first_of(texts.part_at(part)?);
            }
        }
    }

    fn last_until(&self, texts: &Texts, mut text: TextPlace) -> Option<Nth> {
        loop {
            if let Some(nth) = self.of_text(text).len().checked_sub(1) {
                return Some(Nth { text, nth });
            }
            text = texts.prev(text)?;
            if text == texts.last_of(text.part) && self.sums.tells_empty() {
                let part = self.sums.last_until(texts.index_of(text.part)?)?;
                text = texts.last_of(texts.part_at(part)?);
            }
        }
    }
}
