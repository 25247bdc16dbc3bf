//! The list of findings: what of it is on the screen.

use crate::app::geometry::{Area, Size};
use crate::app::proofing::{Nth, Proofing, start_of};
use crate::app::view::texts::Texts;
use crate::proof::Finding;
use crate::report::Place;

/// The findings of the report, walked through below the text they stand in. They are where the
/// proofreader has them; here is only what is on the screen.
#[derive(Debug, Clone)]
pub struct FindingList {
    /// As it was when it was chosen: it may be gone, or stand elsewhere.
    pub chosen: Option<Finding>,
    pub rows: Vec<Nth>,
    /// What was chosen was mended or ignored here: until all is checked again, what comes next is not
    /// known.
    pub next_from: Option<Place>,
    /// Where the caret was when the list was opened.
    pub origin: Place,
    /// How many rows it had at most: it does not get lower under the hands of who works on it.
    tallest: usize,
}

impl FindingList {
    /// The list as it opens, with the finding the caret is in, if it is in one.
    pub fn new(origin: Place, chosen: Option<Finding>) -> Self {
        FindingList { chosen, rows: Vec::new(), next_from: None, origin, tallest: 0 }
    }

    /// Returns where it lies, with its border: it is as high as its findings, as far as there is room.
    pub fn panel(&self, size: Size) -> Area {
        size.panel(self.tallest)
    }

    pub fn panel_rows(&self, size: Size) -> Area {
        size.panel_rows(self.tallest)
    }

    /// Returns where the chosen finding is shown with all there is to say of it.
    pub fn detail(&self, size: Size) -> Area {
        size.panel_detail(self.tallest)
    }

    /// Chooses what is there of what was chosen, or else what comes behind it, and brings it among
    /// those that are shown.
    pub fn settle(&mut self, texts: &Texts, proofing: &Proofing, size: Size) {
        self.settle_rows(texts, proofing, size.panel_rows(usize::MAX).height);
        self.tallest = self.tallest.max(self.rows.len());
    }

    fn settle_rows(&mut self, texts: &Texts, proofing: &Proofing, height: usize) {
        let Some(chosen) = self.settle_chosen(texts, proofing) else { return self.rows.clear() };
        let rows = |mut at: Nth| {
            let mut rows = vec![at];
            while let Some(next) = proofing.next(texts, at).filter(|_| rows.len() < height) {
                rows.push(next);
                at = next;
            }
            rows
        };
        let up = |mut at: Nth, by: usize| {
            for _ in 0..by {
                at = proofing.previous(texts, at).unwrap_or(at);
            }
            at
        };
        let top = self.rows.first().copied().filter(|top| proofing.get(*top).is_some());
        self.rows = rows(top.unwrap_or(chosen));
        if !self.rows.contains(&chosen) {
            let start = |at: Nth| proofing.get(at).map(start_of);
            let is_above = top
                .and_then(start)
                .zip(start(chosen))
                .is_some_and(|(top, chosen)| texts.compare(chosen, top).is_le());
            self.rows = rows(if is_above { chosen } else { up(chosen, height.saturating_sub(1)) });
        }
        if let (Some(missing), Some(top)) =
            (height.checked_sub(self.rows.len()).filter(|missing| *missing > 0), self.rows.first())
        {
            self.rows = rows(up(*top, missing));
        }
    }

    fn settle_chosen(&mut self, texts: &Texts, proofing: &Proofing) -> Option<Nth> {
        let known = self.chosen.as_ref().and_then(|chosen| proofing.find(chosen));
        if known.is_some() && self.next_from.is_none() {
            return known;
        }
        let gone = || self.chosen.as_ref().map_or(self.origin, start_of);
        let from = self.next_from.unwrap_or_else(gone);
        self.next_from = (self.chosen.is_some() && !proofing.is_done()).then_some(from);
        let next = proofing.from(texts, texts.nearest(from));
        let first = || match self.chosen {
            Some(_) => proofing.last(texts),
            None => proofing.first(texts),
        };
        let at = next.or_else(first);
        self.chosen = at.and_then(|at| proofing.get(at)).cloned();
        at
    }
}
