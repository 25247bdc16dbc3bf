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

use super::row::Column;
use crate::text::Ambiguous;
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

impl Shift {
    /// Returns the shift of a row that saves the most, if one is worth it and certain. All that
    /// differs lies in `within`. Of several that end elsewhere it is the one nearest to `near`.
    pub fn best(
        before: &[Column],
        now: &[Column],
        within: &Range<usize>,
        near: usize,
        terminal: Option<Ambiguous>,
    ) -> Option<Shift> {
        if within.len() < COST {
            return None;
        }
        let mut ways: Vec<(usize, bool)> = Vec::new();
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
        let ways =
            ways.into_iter().filter_map(|way| saving(before, now, (within.start, near), way));
        let (_, shift) = ways.max_by_key(|(saved, _)| *saved)?;
        let touched = before.get(shift.from..)?;
        touched.iter().all(|column| column.is_settled(terminal)).then_some(shift)
    }

    /// Returns what a row is once it has been shifted.
    pub fn apply<'c>(&self, before: &[Column<'c>]) -> Vec<Column<'c>> {
        let mut row = before.to_vec();
        let (deleted, inserted) =
            if self.is_right { (self.to, self.from) } else { (self.from, self.to) };
        row.drain(deleted..deleted + self.by);
        row.splice(inserted..inserted, std::iter::repeat_n(Column::UNKNOWN, self.by));
        row
    }
}

fn begins(row: &[Column], at: usize) -> bool {
    row.get(at).is_none_or(Column::begins)
}

fn resemble(one: &[Column], at: usize, other: &[Column], there: usize) -> bool {
    one.get(at).zip(other.get(there)).is_some_and(|(column, other)| column.resembles(other))
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

/// Finds where a shift by so many columns must begin and end to leave least to be written, and how
/// many bytes that saves.
fn saving(
    before: &[Column],
    now: &[Column],
    (first, near): (usize, usize),
    (by, is_right): (usize, bool),
) -> Option<(usize, Shift)> {
    let last = now.len().checked_sub(by)?;
    let weight = |at: usize| match now.get(at) {
        Some(column) if column.begins() => column.cell().map_or(0, |cell| cell.symbol().len()),
        _ => 0,
    };
    let alike = before.iter().zip(now).map(|(before, now)| before.resembles(now));
    let stay: Vec<usize> =
        alike.enumerate().map(|(at, alike)| if alike { weight(at) } else { 0 }).collect();
    let stays = |at: usize| stay.get(at).copied().unwrap_or_default();
    let moves = |at: usize| {
        let (from, to) = if is_right { (at, at + by) } else { (at + by, at) };
        if resemble(before, from, now, to) { weight(to) } else { 0 }
    };
    let is_cut = |at: usize| begins(before, at) && (is_right || begins(before, at + by));
    let is_end = |at: usize| begins(before, at + by) && (!is_right || begins(before, at));
    let sum = |range: Range<usize>| range.map(stays).sum::<usize>();
    let all = sum(first..now.len());
    // What is saved by what stays before the place, by what moves before it, and by what stays before
    // the end of what is replaced there.
    let (mut left, mut moved, mut behind) = (0, 0, sum(first..first + by));
    let mut start: Option<(usize, usize, usize)> = None;
    let mut best: Option<(usize, Shift)> = None;
    for at in first..=last {
        if let Some((from, left, before_it)) = start
            && is_end(at)
        {
            let saved = (left + moved - before_it + all).saturating_sub(behind);
            let is_nearer = |to: usize| at.abs_diff(near) < to.abs_diff(near);
            if best.is_none_or(|(most, of)| saved > most || saved == most && is_nearer(of.to)) {
                best = Some((saved, Shift { from, to: at, by, is_right }));
            }
        }
        if is_cut(at) && start.is_none_or(|(_, l, m)| left + m > l + moved) {
            start = Some((at, left, moved));
        }
        left += stays(at);
        moved += moves(at);
        behind += stays(at + by);
    }
    let (saved, shift) = best?;
    Some((saved.checked_sub(all + COST)?, shift))
}
