//! What is counted of the rows of one line of the report, and how that follows a change of its text.
//!
//! A row is found from its start alone. So the rows that did not look at a change stay, and once a row
//! begins behind it where one began before, all rows from there on are the old ones, further along.

use crate::page::block::{Block, Setting};
use std::ops::Range;

/// How far a row is from the next one whose place is known.
const STRIDE: usize = 64;

/// How much of a text, at its start and its end, a change leaves as it is, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Same {
    pub front: usize,
    pub back: usize,
}

impl Same {
    /// What two texts have in common.
    pub fn of(one: &str, other: &str) -> Same {
        let (one, other) = (one.as_bytes(), other.as_bytes());
        let front = common(one.iter().zip(other));
        let most = one.len().min(other.len()) - front;
        let back = common(one.iter().rev().zip(other.iter().rev()).take(most));
        Same { front, back }
    }

    /// What both of two changes, one after the other, leave.
    #[must_use]
    pub fn and(self, other: Same) -> Same {
        Same { front: self.front.min(other.front), back: self.back.min(other.back) }
    }
}

fn common<'a>(pairs: impl Iterator<Item = (&'a u8, &'a u8)>) -> usize {
    pairs.take_while(|(one, other)| one == other).count()
}

/// A row of which it is known where it begins.
#[derive(Debug, Clone, Copy)]
struct Stride {
    row: usize,
    start: usize,
    /// A change behind here leaves all rows before it.
    seen: usize,
}

/// The same, counted from the end of the text.
#[derive(Debug, Clone, Copy)]
struct FromEnd {
    rows: usize,
    bytes: usize,
    /// How far the rows before it look beyond its start.
    ahead: usize,
}

/// What is counted of the rows of a line, up to byte `start`.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    start: usize,
    rows: usize,
    seen: usize,
    is_whole: bool,
    strides: Vec<Stride>,
    /// Rows that may begin where they did before the change, the first last.
    behind: Vec<FromEnd>,
    /// What the rows were counted of.
    length: usize,
    setting: Option<Setting>,
    /// The text has changed, and nobody has said yet how.
    is_doubtful: bool,
}

impl Counted {
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Says whether there is something that is not quickly counted again.
    pub fn is_worth_keeping(&self) -> bool {
        !self.strides.is_empty() || !self.is_whole
    }

    /// Counts on over about so many bytes, of which it leaves what was not needed; true where that was
    /// all.
    pub fn go_on(&mut self, block: &Block, left: &mut usize) -> bool {
        let setting = Some(block.setting());
        if self.setting != setting || self.is_doubtful {
            *self = Counted { setting, ..Counted::default() };
        }
        self.length = block.text.len();
        while !self.is_whole {
            if self.meets_old() {
                break;
            }
            let Some(row) = block.row(self.start) else {
                self.is_whole = true;
                break;
            };
            self.note_stride();
            self.start = row.end;
            self.seen = self.seen.max(row.seen);
            self.rows += 1;
            *left = left.saturating_sub(row.end - row.start);
            if *left == 0 {
                return false;
            }
        }
        self.behind = Vec::new();
        true
    }

    fn note_stride(&mut self) {
        let last = self.strides.last().map_or(0, |stride| stride.row);
        if self.rows - last >= STRIDE {
            self.strides.push(Stride { row: self.rows, start: self.start, seen: self.seen });
        }
    }

    /// Takes up all rows behind the change where one begins that began there before; false where none
    /// does.
    fn meets_old(&mut self) -> bool {
        // The first row may be shorter than others.
        let is_first = self.rows == 0;
        while let Some(next) = self.behind.last().copied() {
            let start = self.length.saturating_sub(next.bytes);
            if start > self.start {
                return false;
            }
            if start == self.start && !is_first {
                let rows = self.rows + next.rows;
                for old in std::mem::take(&mut self.behind).into_iter().rev() {
                    let start = self.length - old.bytes;
                    let seen = self.seen.max(start + old.ahead);
                    self.strides.push(Stride { row: rows - old.rows, start, seen });
                }
                (self.rows, self.start, self.is_whole) = (rows, self.length, true);
                return true;
            }
            self.behind.pop();
        }
        false
    }

    /// The text has changed; until it is said how, nothing of this holds.
    pub fn doubt(&mut self) {
        self.is_doubtful = true;
    }

    /// Follows a change of the text.
    pub fn changed(&mut self, same: Same) {
        self.is_doubtful = false;
        if self.is_whole {
            let kept = |start: usize| start + same.back >= self.length;
            let behind = self.strides.iter().rev().take_while(|stride| kept(stride.start));
            self.behind = behind.map(|stride| self.seen_from_end(stride)).collect();
        } else {
            self.behind.truncate(self.behind.partition_point(|old| old.bytes <= same.back));
        }
        if !std::mem::take(&mut self.is_whole) && self.seen < same.front {
            return;
        }
        self.strides.truncate(self.strides.partition_point(|stride| stride.seen < same.front));
        let last = self.strides.last();
        let last = last.map_or((0, 0, 0), |stride| (stride.start, stride.row, stride.seen));
        (self.start, self.rows, self.seen) = last;
    }

    fn seen_from_end(&self, stride: &Stride) -> FromEnd {
        FromEnd {
            rows: self.rows - stride.row,
            bytes: self.length - stride.start,
            ahead: stride.seen.saturating_sub(stride.start),
        }
    }

    /// The bytes of one row, without what hangs over its end.
    pub fn row(&self, block: &Block, row: usize) -> Option<Range<usize>> {
        let (mut at, mut start) = self.before(|stride| stride.row <= row);
        loop {
            let found = block.row(start)?;
            if at == row {
                return Some(found.start..found.hang);
            }
            start = found.end;
            at += 1;
        }
    }

    /// The row in which a byte stands, and its number.
    pub fn row_at(&self, block: &Block, byte: usize) -> (usize, Range<usize>) {
        let (mut at, mut start) = self.before(|stride| stride.start <= byte);
        let mut last = (at, start..start);
        while let Some(found) = block.row(start) {
            last = (at, found.start..found.hang);
            if byte < found.end {
                break;
            }
            start = found.end;
            at += 1;
        }
        last
    }

    /// The last row that is known and lies where it should, and where it begins.
    fn before(&self, is_before: impl Fn(&Stride) -> bool) -> (usize, usize) {
        let known = self.strides.partition_point(is_before);
        let last = known.checked_sub(1).and_then(|at| self.strides.get(at));
        last.map_or((0, 0), |stride| (stride.row, stride.start))
    }
}
