//! What of a row only moves: a character typed pushes all that stands behind it along, and the
//! terminal can do that by itself.
//!
//! A shift is two sequences: so many columns are deleted at one place and as many are inserted at
//! another, and what lies between them moves. What stands behind both is where it was, borders and
//! panes too. The columns that are inserted are always written: with which ground a terminal fills
//! them is its own affair.
//!
//! Why that is right. Both sequences move the columns of the terminal, not its characters: what was
//! written at a column stands so many columns on, however wide the terminal takes it to be. So only
//! the three places where the row is cut can go wrong, and they are never within a grapheme; nor does
//! one ever reach over the right edge, for what is inserted was deleted before, or is deleted of what
//! blanks have come from the edge. That the places are where we think, hangs on the widths of what
//! stands before them. They are certain for ASCII, Han and full-width marks. For “ ” — … · and for
//! borders they are where the terminal was asked and draws them as wide as the frame has them: only
//! then is a row with one of them shifted. A row with anything else from the first cut on is written plainly.

use crate::text::Ambiguous;
use crate::ui::Column;
use std::ops::Range;

/// Columns that move within a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    pub from: usize,
    /// To the right: the end of what moves, and so many columns behind it go. To the left: the end
    /// of where it comes to, behind which as many are new.
    pub to: usize,
    pub by: usize,
    pub is_right: bool,
}

/// How many bytes a shift must save at least: what its two sequences and the ways to them cost.
const COST: usize = 14;

/// How far the search for a stretch that moved compares.
const ENOUGH: usize = 16;

/// A way that columns may have moved: by how many, and whether to the right.
type Way = (usize, bool);

impl Shift {
    /// Returns the shift of a row that saves the most, if one is worth it and certain. All that
    /// differs lies in `within`. Mostly a row moves as the one `above` did; of several shifts that end
    /// elsewhere it is the one that ends nearest to that.
    pub fn best(
        before: &[Column],
        now: &[Column],
        within: &Range<usize>,
        above: Option<Shift>,
        terminal: Option<Ambiguous>,
    ) -> Option<Shift> {
        if within.len() < COST {
            return None;
        }
        let search = Search { before, now, within, near: above.map_or(0, |shift| shift.to) };
        let as_above = above.and_then(|shift| search.saving((shift.by, shift.is_right)));
        let is_enough = |(saved, shift): &(usize, Shift)| search.leaves(*saved) <= 2 * shift.by;
        let (_, shift) = match as_above.filter(is_enough) {
            Some(found) => found,
            None => {
                let ways = search.ways().into_iter().filter_map(|way| search.saving(way));
                as_above.into_iter().chain(ways).max_by_key(|(saved, _)| *saved)?
            }
        };
        let touched = before.get(shift.from..)?;
        touched.iter().all(|column| column.is_settled(terminal)).then_some(shift)
    }

    /// Makes of a row what it is once it has been shifted.
    pub fn apply(&self, before: &[Column], row: &mut Vec<Column>) {
        let Shift { from, to, by, is_right } = *self;
        row.clear();
        row.extend_from_slice(before);
        let (come, moved) = if is_right { (from, from..to) } else { (to, from + by..to + by) };
        row.copy_within(moved, if is_right { from + by } else { from });
        row.get_mut(come..come + by).unwrap_or_default().fill(Column::UNKNOWN);
    }
}

/// The search for the shift of one row.
struct Search<'r> {
    before: &'r [Column],
    now: &'r [Column],
    within: &'r Range<usize>,
    near: usize,
}

impl Search<'_> {
    /// How many bytes of all that differs are still to be written with a shift that saves so many.
    fn leaves(&self, saved: usize) -> usize {
        let pairs = self.before.iter().zip(self.now).skip(self.within.start);
        let differs = pairs.filter(|(before, now)| !before.resembles(now));
        differs.map(|(_, now)| now.length()).sum::<usize>().saturating_sub(saved + COST)
    }

    /// Looks for what stands in a few places elsewhere.
    fn ways(&self) -> Vec<Way> {
        let Search { before, now, within, .. } = *self;
        let mut ways = Vec::new();
        let middle = (within.start + within.end) / 2;
        for (at, of, other, of_now) in [
            (within.start, before, now, false),
            (within.start, now, before, true),
            (middle, before, now, false),
        ] {
            let at = (at..within.end).find(|at| begins(of, *at)).unwrap_or(at);
            if let Some(found) = moved_to(of, at, other, within) {
                let way = (found.abs_diff(at), (found > at) != of_now);
                if !ways.contains(&way) {
                    ways.push(way);
                }
            }
        }
        ways
    }

    /// Finds where a shift by so many columns must begin and end to leave least to be written, and how
    /// many bytes that saves.
    fn saving(&self, (by, is_right): Way) -> Option<(usize, Shift)> {
        let Search { before, now, within, near } = *self;
        let (first, last) = (within.start, now.len().checked_sub(by)?);
        let pairs = |columns: Range<usize>| {
            Some(before.get(columns.clone())?.iter().zip(now.get(columns)?))
        };
        // What is saved by what moves before the place and lost by what stayed there, and lost by what
        // stayed before the end of what is replaced.
        let (mut left, mut moved) = (0, 0);
        let mut behind = pairs(first..first + by)?.map(alike).sum::<isize>();
        let mut start: Option<(usize, isize)> = None;
        let mut best: Option<(isize, Shift)> = None;
        let mut end = |at: usize, start: Option<(usize, isize)>, saved: isize| {
            let Some((from, before_it)) = start else { return };
            let saved = saved - before_it;
            let is_nearer = |to: usize| at.abs_diff(near) < to.abs_diff(near);
            if best.is_none_or(|(most, of)| saved > most || saved == most && is_nearer(of.to)) {
                best = Some((saved, Shift { from, to: at, by, is_right }));
            }
        };
        let places = pairs(first..last)?.zip(pairs(first + by..now.len())?);
        for (at, (here, there)) in (first..).zip(places) {
            let (begins, behind_begins) = (here.0.begins(), there.0.begins());
            if behind_begins && (!is_right || begins) {
                end(at, start, moved - behind);
            }
            let is_cut = begins && (is_right || behind_begins);
            if is_cut && start.is_none_or(|(_, before_it)| moved - left < before_it) {
                start = Some((at, moved - left));
            }
            left += alike(here);
            moved += alike(if is_right { (here.0, there.1) } else { (there.0, here.1) });
            behind += alike(there);
        }
        if !is_right || begins(before, last) {
            end(last, start, moved - behind);
        }
        let (saved, shift) = best?;
        Some((usize::try_from(saved.checked_sub_unsigned(COST)?).ok()?, shift))
    }
}

/// How many bytes it saves that one column is like another.
#[inline]
fn alike((before, now): (&Column, &Column)) -> isize {
    if before.resembles(now) { now.length().cast_signed() } else { 0 }
}

fn begins(row: &[Column], at: usize) -> bool {
    row.get(at).is_none_or(Column::begins)
}

/// Looks for what stands at a place of a row elsewhere in another, and returns where the longest
/// stretch of it is that goes on alike.
fn moved_to(row: &[Column], at: usize, other: &[Column], within: &Range<usize>) -> Option<usize> {
    let sought = row.get(at..)?;
    let (first, sought) = (sought.first()?, sought.get(..ENOUGH).unwrap_or(sought));
    let alike = |there: usize| {
        let pairs = sought.iter().zip(other.get(there..).unwrap_or_default());
        pairs.take_while(|(column, other)| column.resembles(other)).count()
    };
    let places = within.clone().zip(other.get(within.clone())?);
    let places = places.filter(|(there, column)| first.resembles(column) && *there != at);
    let (length, there) =
        places.map(|(there, _)| (alike(there), there)).max_by_key(|(n, there)| {
            // Of several the nearest.
            (*n, usize::MAX - there.abs_diff(at))
        })?;
    (length > 2).then_some(there)
}
