//! What of a screen only moves up or down: a row more in a paragraph pushes all that stands below it
//! down, and the terminal can do that by itself.
//!
//! A scroll is two sequences: so many rows are deleted at one place and as many are inserted at
//! another, and what lies between them moves. Rows above and below are where they were; no margins
//! are set that would have to be taken back. Whole rows move, however wide the terminal takes what
//! stands in them to be. What stands beside the text moves along and is written anew: whether that is
//! worth it, is counted.

use crate::ui::{Column, Strip};

/// Rows that move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scroll {
    /// From this row to before that one rows go, come or move.
    pub top: usize,
    pub bottom: usize,
    pub by: usize,
    pub is_down: bool,
}

/// A row as it was, and as it is to be where that may be otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Row<'s> {
    pub before: &'s Strip,
    pub now: Option<&'s Strip>,
}

/// With fewer rows than these that change, nothing is looked for.
const FEWEST: usize = 4;
/// How many of these are looked for elsewhere, by how many of their columns.
const ASKED: usize = 4;
const PROBES: usize = 8;
/// How many bytes a scroll must save at least: its sequences, the ways to them, and what the way to a
/// row and a style in it cost beside what is written.
const COST: usize = 60;
const WAY: usize = 6;

impl<'s> Row<'s> {
    pub fn before(&self) -> &'s [Column] {
        self.before.columns()
    }

    /// Returns the row as it is to be, if that may be otherwise.
    pub fn changed(&self) -> Option<&'s [Column]> {
        self.now.map(Strip::columns)
    }

    pub fn now(&self) -> &'s Strip {
        self.now.unwrap_or(self.before)
    }
}

impl Scroll {
    /// Returns the scroll that saves the most, if one is worth it.
    pub fn best(rows: &[Row]) -> Option<Scroll> {
        let stay = |row: &Row| row.changed().map_or(0, |now| cost(row.before(), now));
        let changed = rows.iter().enumerate().filter(|(_, row)| row.now.is_some());
        let changed: Vec<usize> = changed.map(|(y, _)| y).collect();
        if changed.len() < FEWEST {
            return None;
        }
        // Mostly nothing has moved, and a few rows tell.
        let mut ways: Vec<(usize, bool)> = Vec::new();
        for near in changed.chunks(changed.len().div_ceil(ASKED)) {
            let mut costs = near.iter().map(|y| (*y, rows.get(*y).map_or(0, stay)));
            let Some((y, cost)) = costs.find(|(_, cost)| *cost > COST) else { continue };
            if let Some(from) = moved_from(rows, y, cost) {
                let way = (from.abs_diff(y), y > from);
                if !ways.contains(&way) {
                    ways.push(way);
                }
            }
        }
        if ways.is_empty() {
            return None;
        }
        let costs = Costs::new(rows, rows.iter().map(stay).collect());
        let found = ways.into_iter().filter_map(|(by, is_down)| costs.saving(by, is_down));
        let (saved, scroll) = found.max_by_key(|(saved, _)| *saved)?;
        (saved > COST.cast_signed()).then_some(scroll)
    }

    pub fn covers(&self, y: usize) -> bool {
        (self.top..self.bottom).contains(&y)
    }

    /// Returns which row stands at a place once the rows have moved; nothing where an empty one came.
    pub fn comes_from(&self, y: usize) -> Option<usize> {
        if !self.covers(y) {
            return Some(y);
        }
        let from = if self.is_down { y.checked_sub(self.by) } else { Some(y + self.by) };
        from.filter(|from| self.covers(*from))
    }
}

/// Looks for a row elsewhere on the screen, and returns where what resembles it the most stood.
fn moved_from(rows: &[Row], y: usize, cost_here: usize) -> Option<usize> {
    let row = rows.get(y)?;
    let now = row.changed()?;
    let differs = |x: &usize| match (now.get(*x), row.before().get(*x)) {
        (Some(column), Some(before)) => column.weight() > 0 && !column.resembles(before),
        _ => false,
    };
    let differing: Vec<usize> = (0..now.len()).filter(differs).collect();
    let probes: Vec<usize> =
        differing.iter().step_by(differing.len().div_ceil(PROBES).max(1)).copied().collect();
    let is_alike = |other: &Row| {
        let same = |x: &&usize| {
            now.get(**x)
                .zip(other.before().get(**x))
                .is_some_and(|(now, other)| now.resembles(other))
        };
        2 * probes.iter().filter(same).count() > probes.len()
    };
    let others = rows.iter().enumerate().filter(|(from, other)| *from != y && is_alike(other));
    let costs = others.map(|(from, other)| (cost(other.before(), now), from.abs_diff(y), from));
    let (cost, _, from) = costs.min()?;
    (cost + COST / 2 < cost_here).then_some(from)
}

/// What it costs to make rows of what stands at their places, and of nothing.
struct Costs<'r> {
    rows: &'r [Row<'r>],
    stay: Vec<usize>,
    new: Vec<usize>,
}

impl<'r> Costs<'r> {
    fn new(rows: &'r [Row<'r>], stay: Vec<usize>) -> Self {
        let new = rows
            .iter()
            .map(|row| row.now().columns().iter().map(Column::weight).sum::<usize>() + WAY);
        Costs { rows, stay, new: new.collect() }
    }

    /// Finds where a scroll by so many rows must begin and end to leave least to be written, and how
    /// many bytes that saves.
    fn saving(&self, by: usize, is_down: bool) -> Option<(isize, Scroll)> {
        // A row comes to the place `by` rows below or above the one at which it stands.
        let (below, above) = if is_down { (by, 0) } else { (0, by) };
        let new_from = |from: usize| {
            let costs = self.stay.iter().zip(&self.new).skip(from).take(by);
            costs.map(|(stay, new)| stay.cast_signed() - new.cast_signed()).sum::<isize>()
        };
        let places = self.rows.iter().zip(&self.stay).skip(below).zip(self.rows.iter().skip(above));
        let mut best: Option<(isize, Scroll)> = None;
        // What the rows save from `begin` to here; where those before would only cost, it begins anew.
        let (mut begin, mut saved) = (0, 0);
        for (n, ((row, stay), from)) in places.enumerate() {
            let anew = if is_down { new_from(n) } else { 0 };
            if n == 0 || saved < anew {
                (begin, saved) = (n, anew);
            }
            saved += stay.cast_signed() - cost(from.before(), row.now().columns()).cast_signed();
            let all = if is_down { saved } else { saved + new_from(n + 1) };
            if best.is_none_or(|(most, _)| all > most) {
                best = Some((all, Scroll { top: begin, bottom: n + 1 + by, by, is_down }));
            }
        }
        best
    }
}

/// About how many bytes it takes to make one row of another.
fn cost(before: &[Column], now: &[Column]) -> usize {
    let differing = before.iter().zip(now).filter(|(before, now)| !before.resembles(now));
    let mut any = false;
    let bytes: usize = differing.map(|(_, now)| now.weight()).inspect(|_| any = true).sum();
    if any { bytes + WAY } else { 0 }
}
