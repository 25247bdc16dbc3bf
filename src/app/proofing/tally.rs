//! How many findings there are, of the report and of each part: added up in slices.

use super::Found;
use crate::app::view::texts::Texts;
use crate::proof::{Finding, Level};
use crate::report::{IdMap, Line, Report, TextPlace};
use std::ops::Range;

/// How many findings there are of each level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    pub reviews: usize,
}

impl Tally {
    pub fn count(&mut self, findings: &[Finding]) {
        for finding in findings {
            match finding.level {
                Level::Error => self.errors += 1,
                Level::Warning => self.warnings += 1,
                Level::Review => self.reviews += 1,
            }
        }
    }

    /// Returns how many there are besides those that are only worth a look.
    pub fn grave(self) -> usize {
        self.errors + self.warnings
    }

    fn all(self) -> usize {
        self.errors + self.warnings + self.reviews
    }

    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            reviews: self.reviews + other.reviews,
        }
    }

    pub fn minus(self, other: Tally) -> Tally {
        Tally {
            errors: self.errors.saturating_sub(other.errors),
            warnings: self.warnings.saturating_sub(other.warnings),
            reviews: self.reviews.saturating_sub(other.reviews),
        }
    }
}

/// How many texts are looked at in a slice.
const SLICE: usize = 1 << 10;

/// For each part in reading order the sum of all up to it.
#[derive(Debug, Default)]
pub struct Sums {
    sums: Vec<Tally>,
    is_done: bool,
    /// Parts without findings in the sums still have none.
    tells_empty: bool,
    adding: Adding,
}

/// How far all is added up.
#[derive(Debug, Default)]
struct Adding {
    sums: Vec<Tally>,
    sum: Tally,
    /// How many texts of the next part are in the sum.
    texts: usize,
}

impl Sums {
    /// There are other findings; until they are added up the old sums are shown.
    pub fn forget(&mut self) {
        self.tells_empty = false;
        self.count_again();
    }

    /// The same, where no part has findings that had none.
    pub fn count_again(&mut self) {
        self.is_done = false;
        self.adding = Adding::default();
    }

    /// The same, where a text of a part, by its place among all of them, has other findings.
    pub fn changed(&mut self, part: Option<usize>, has_some: bool) {
        let had_some = |part: usize| self.of(part..part + 1).is_some_and(|tally| tally.all() > 0);
        self.tells_empty &= !has_some || part.is_some_and(had_some);
        self.count_again();
    }

    /// Says whether parts that have no findings are known.
    pub fn tells_empty(&self) -> bool {
        self.tells_empty
    }

    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// Adds up a slice.
    pub fn work(&mut self, report: &Report, found: &IdMap<TextPlace, Found>, numbers_from: u64) {
        let texts = Texts::new(report, None);
        let Adding { sums, sum, texts: looked_at } = &mut self.adding;
        let mut left = SLICE;
        while let Some(part) = texts.part_at(sums.len()) {
            let all = 1 + report.body(part).map_or(0, <[_]>::len);
            for n in *looked_at..all {
                let Some(less) = left.checked_sub(1) else { return };
                let line = n.checked_sub(1).map_or(Line::Heading, Line::Body);
                let found = found.get(&TextPlace { part, line });
                let told = found.map_or(&[][..], |found| found.told(numbers_from));
                sum.count(told);
                left = less.saturating_sub(told.len());
                *looked_at = n + 1;
            }
            sums.push(*sum);
            *looked_at = 0;
        }
        self.sums = std::mem::take(sums);
        (self.is_done, self.tells_empty) = (true, true);
    }

    /// Returns how many findings the report has.
    pub fn report(&self) -> Option<Tally> {
        self.sums.last().copied()
    }

    /// Returns the first part from one on that has findings.
    pub fn first_from(&self, part: usize) -> Option<usize> {
        let before = part.checked_sub(1).and_then(|last| self.sums.get(last));
        let before = before.map_or(0, |sum| sum.all());
        let first = self.sums.partition_point(|sum| sum.all() <= before);
        (first < self.sums.len()).then_some(first)
    }

    /// Returns the last part up to one that has findings.
    pub fn last_until(&self, part: usize) -> Option<usize> {
        let all = self.sums.get(part)?.all();
        (all > 0).then(|| self.sums.partition_point(|sum| sum.all() < all))
    }

    /// Returns how many findings some parts have that follow each other.
    pub fn of(&self, parts: Range<usize>) -> Option<Tally> {
        let before = match parts.start.checked_sub(1) {
            Some(last) => *self.sums.get(last)?,
            None => Tally::default(),
        };
        Some(self.sums.get(parts.end.checked_sub(1)?)?.minus(before))
    }
}
