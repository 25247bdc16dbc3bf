//! Places known by what stands there and what stands beside it, found a row of 64 at a time: a rule has to look
//! at those only at which it may have to say something.

use super::passage::Passage;
use super::spots::{Spot, places};
use super::units::ROW;

impl Passage<'_> {
    /// Returns which characters are no Han characters, a bit for each and for what stands beyond the end.
    pub fn signs(&self) -> impl Iterator<Item = u64> + '_ {
        let beyond =
            |row: usize| u64::MAX.checked_shl((self.len() - row).try_into().unwrap_or(u32::MAX));
        let rows = self.rows(Spot::SIGN).zip((0..).step_by(ROW));
        rows.map(move |(signs, start)| signs | beyond(start).unwrap_or_default())
    }

    /// Returns which characters stand so many behind one of some kinds, or as many behind the start if that is of
    /// them: less than a row.
    pub fn behind(&self, kind: Spot, count: u32) -> impl Iterator<Item = u64> + '_ {
        let start = u64::MAX.checked_shr(u64::BITS - count).unwrap_or_default();
        let mut last = if Spot::NOTHING.holds(kind) { start } else { 0 };
        self.rows(kind).map(move |row| {
            let moved = row << count | last;
            last = row.checked_shr(u64::BITS - count).unwrap_or_default();
            moved
        })
    }

    /// Returns the characters that have a bit in rows, each with its place, in order.
    pub fn standing(&self, rows: impl Iterator<Item = u64>) -> impl Iterator<Item = (usize, char)> {
        places(rows).map(|at| (at, self.at(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Fixed, Line, Part, Report, TextPlace};

    #[test]
    fn what_stands_behind_a_kind_is_found_across_rows() {
        let place = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        for length in [0, 1, 5, 63, 64, 65, 200] {
            let chars: Vec<char> = "，一二、三。四五".chars().cycle().take(length).collect();
            let (report, text) = (Report::default(), chars.iter().collect::<String>());
            let p = Passage::of(&report, place, &text, &[]);
            for (count, kind) in
                [1, 2, 4, 63].into_iter().flat_map(|n| [(n, Spot::STOP), (n, Spot::NUMERAL)])
            {
                let rows = p.behind(kind, count);
                let found = p.standing(rows).map(|(i, _)| i).filter(|i| *i < length);
                let is_behind = |i: &usize| {
                    let before = i.checked_sub(count as usize).map(|i| p.is_of(i, kind));
                    before.unwrap_or(kind == Spot::NOTHING)
                };
                assert!(found.eq((0..length).filter(is_behind)), "{length} {count}");
            }
        }
    }
}
