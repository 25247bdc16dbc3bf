//! The rows of a paragraph, by the rules of Chinese typesetting (避头尾): one engine for the screen
//! and for paper.
//!
//! A row is found from its start alone: from what stands there to the first unit that does not fit,
//! and at most one row's width further. So a paragraph of any length can be laid out from any row
//! that is known; a change leaves the rows before it that did not look at it; and once a row begins
//! behind the change where one began before, all rows from there on are the old ones.
//!
//! - Closing marks, 、。 and their like start no row; opening marks end none.
//! - Numbers, Latin words, runs of — or … and whatever the caller wants whole are torn only when they
//!   do not fit in a row, and then from where they begin: a row half empty before a long address helps
//!   nobody. Closing and opening marks give way only when there is nothing to tear either.
//! - Spaces at the end of a row hang over its edge, as many as would fill a row; so a row starts with
//!   a space only inside a longer run of them, or where its paragraph does. U+3000 is a character.
//! - Every row takes at least one unit, however narrow it is.

mod class;
#[cfg(test)]
mod tests;

pub use class::Class;

use super::grapheme::{first_grapheme, plain_len};
use super::invisible::JOINER;
use super::width::Measure;
use class::{Level, level};
use std::ops::Range;

/// What is never cut: a grapheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The byte behind it.
    pub end: usize,
    pub width: usize,
    pub class: Class,
    /// Whether a row had better not part it from the unit before it: inside a slot.
    pub held: bool,
}

/// One row of a paragraph, in bytes. The rows of a paragraph side by side are the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    pub start: usize,
    pub end: usize,
    /// From here to `end` there are spaces that hang over the edge of the row, or nothing.
    pub hang: usize,
    /// A change behind here leaves this row as it is.
    pub seen: usize,
}

/// Units one after the other.
trait Supply: Iterator<Item = Unit> {
    /// Passes Han between any two of which a row may break, as many as follow and fit into so much;
    /// returns how many, and how wide each of them is.
    fn pass_han(&mut self, _room: usize) -> (usize, usize) {
        (0, 0)
    }
}

/// Returns the row that begins at `start`, of the units from there on; `room` is its own width,
/// `width` that of the rows behind it. None where there are no units.
pub fn break_row(
    units: impl IntoIterator<Item = Unit>,
    start: usize,
    room: usize,
    width: usize,
) -> Option<Row> {
    struct OneByOne<I>(I);

    impl<I: Iterator<Item = Unit>> Iterator for OneByOne<I> {
        type Item = Unit;

        #[inline]
        fn next(&mut self) -> Option<Unit> {
            self.0.next()
        }
    }

    impl<I: Iterator<Item = Unit>> Supply for OneByOne<I> {}

    break_supply(OneByOne(units.into_iter()), start, room, width)
}

fn break_supply(mut units: impl Supply, start: usize, room: usize, width: usize) -> Option<Row> {
    let mut seam = Seam::default();
    let mut breaks = Breaks::default();
    let mut used = 0;
    let mut end = start;
    let mut hang = None;
    let mut seen = start;
    let overflow = loop {
        if seam.is_behind_han() {
            let (count, each) = units.pass_han(room.saturating_sub(used));
            if count > 1 || (count == 1 && end > start) {
                let before = count - 1;
                breaks.free = Some(Break { at: end + before * HAN, used: used + before * each });
            }
            (end, used) = (end + count * HAN, used + count * each);
            seen = end;
        }
        let Some(unit) = units.next() else { break None };
        seen = unit.end;
        let level = seam.before(&unit);
        let with_unit = used + unit.width;
        if end > start {
            breaks.note(level, Break { at: end, used });
            if with_unit > room {
                if unit.class != Class::Space {
                    break Some(with_unit);
                }
                if with_unit > room + width {
                    break None;
                }
                hang.get_or_insert(end);
            }
        }
        used = with_unit;
        end = unit.end;
    };
    if end == start {
        return None;
    }
    if let Some(used) = overflow {
        let units = units.inspect(|unit| seen = unit.end);
        end = breaks.choose(end, |whole| fits_in_a_row(units, seam, used - whole.used, width));
    }
    Some(Row { start, end, hang: hang.unwrap_or(end).min(end), seen })
}

#[derive(Clone, Copy)]
struct Break {
    at: usize,
    /// The width of the row up to here.
    used: usize,
}

/// The last place of each level in what fits into a row.
#[derive(Default)]
struct Breaks {
    free: Option<Break>,
    reluctant: Option<usize>,
    tear: Option<usize>,
}

impl Breaks {
    #[inline]
    fn note(&mut self, level: Level, place: Break) {
        match level {
            Level::Free => self.free = Some(place),
            Level::Reluctant => self.reluctant = Some(place.at),
            Level::Tear => self.tear = Some(place.at),
            Level::Forbidden => {}
        }
    }

    /// Where to break a row into which no more than up to `end` fits. What begins at the last free
    /// place goes to the next row if it `fits` into one; if not, it is taken apart here already.
    fn choose(self, end: usize, fits: impl FnOnce(Break) -> bool) -> usize {
        let Some(free) = self.free else { return self.reluctant.or(self.tear).unwrap_or(end) };
        let behind_free = |at: &usize| *at > free.at;
        match self.reluctant.filter(behind_free).or(self.tear.filter(behind_free)) {
            Some(inside) if !fits(free) => inside,
            _ => free.at,
        }
    }
}

/// Whether what has taken `used` so far comes to where a row may break, or to spaces, within `width`.
#[inline(never)]
fn fits_in_a_row(
    units: impl Iterator<Item = Unit>,
    mut seam: Seam,
    mut used: usize,
    width: usize,
) -> bool {
    for unit in units {
        if used > width {
            return false;
        }
        let level = seam.before(&unit);
        let ends_in_spaces = unit.class == Class::Space && !unit.held;
        if ends_in_spaces || matches!(level, Level::Free | Level::Reluctant) {
            return true;
        }
        used += unit.width;
    }
    used <= width
}

/// The place between two units, going through a row.
#[derive(Clone, Copy)]
struct Seam {
    /// The last class that was not a space.
    before: Class,
    spaced: bool,
}

impl Default for Seam {
    fn default() -> Self {
        Seam { before: Class::Ideograph, spaced: false }
    }
}

impl Seam {
    #[inline]
    fn is_behind_han(&self) -> bool {
        self.before == Class::Ideograph && !self.spaced
    }

    /// How readily a row breaks before this unit; goes on behind it.
    #[inline]
    fn before(&mut self, next: &Unit) -> Level {
        let level = level(self.before, self.spaced, next.class);
        self.spaced = next.class == Class::Space;
        if !self.spaced {
            self.before = next.class;
        }
        match level {
            Level::Free | Level::Reluctant if next.held => Level::Tear,
            level => level,
        }
    }
}

/// A paragraph and the frame it is laid out in.
///
/// The plain case is [`Wrap::new`]; the rest is set by name:
/// `Wrap { first_indent, ..Wrap::new(text, Paper, width) }`.
#[derive(Debug, Clone, Copy)]
pub struct Wrap<'t, M: Measure> {
    pub text: &'t str,
    pub measure: M,
    pub width: M::Width,
    /// What the first row is short of: a drawn number, an indent.
    pub first_indent: M::Width,
    /// What is torn only when it is longer than a row, in order and apart from each other.
    pub whole: &'t [Range<usize>],
}

impl<'t, M: Measure + Copy> Wrap<'t, M> {
    pub fn new(text: &'t str, measure: M, width: M::Width) -> Self {
        Wrap { text, measure, width, first_indent: 0.into(), whole: &[] }
    }

    /// The rows of the paragraph; an empty one has none.
    pub fn rows(self) -> Rows<'t, M> {
        self.rows_from(0)
    }

    /// The rows from the one that begins at `start`.
    pub fn rows_from(self, start: usize) -> Rows<'t, M> {
        Rows { wrap: self, start }
    }

    fn row(&self, start: usize) -> Option<Row> {
        let width = self.width.into();
        let indent = if start == 0 { self.first_indent.into() } else { 0 };
        let row = break_supply(self.units(start), start, width.saturating_sub(indent), width)?;
        Some(Row { seen: row.seen + LOOK_AHEAD, ..row })
    }

    fn units(&self, start: usize) -> Units<'t, M> {
        let passed = self.whole.partition_point(|range| range.end <= start);
        Units {
            text: self.text,
            start,
            at: start,
            han: self.measure.width("中").into(),
            letter: self.measure.width("a").into(),
            measure: self.measure,
            whole: self.whole.get(passed..).unwrap_or_default(),
        }
    }
}

/// How far behind its end a grapheme may look for it: whether a joiner joins shows behind the joiner.
const LOOK_AHEAD: usize = JOINER.len_utf8();

/// See [`Wrap::rows`].
#[derive(Debug, Clone)]
pub struct Rows<'t, M: Measure> {
    wrap: Wrap<'t, M>,
    start: usize,
}

impl<M: Measure + Copy> Iterator for Rows<'_, M> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let row = self.wrap.row(self.start)?;
        self.start = row.end;
        Some(row)
    }
}

/// The graphemes of a text as units.
struct Units<'t, M> {
    text: &'t str,
    /// Where the row begins: what is before it has no say in it.
    start: usize,
    at: usize,
    /// The widths of what most of a text is made of.
    han: usize,
    letter: usize,
    measure: M,
    /// Those that do not end before `at`.
    whole: &'t [Range<usize>],
}

impl<M: Measure> Iterator for Units<'_, M> {
    type Item = Unit;

    #[inline]
    fn next(&mut self) -> Option<Unit> {
        let start = self.at;
        let bytes = self.text.as_bytes().get(start..)?;
        let (length, width, class) = match (plain_len(bytes), bytes) {
            (Some(3), _) => (3, self.han, Class::Ideograph),
            (Some(_), [b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z', ..]) if M::EVEN_LETTERS => {
                (1, self.letter, Class::Word)
            }
            _ => self.read()?,
        };
        self.at += length;
        Some(Unit { end: self.at, width, class, held: self.is_inside_whole(start) })
    }
}

/// The bytes of one Han.
const HAN: usize = '中'.len_utf8();

impl<M: Measure> Supply for Units<'_, M> {
    #[inline]
    fn pass_han(&mut self, room: usize) -> (usize, usize) {
        if !self.whole.is_empty() {
            return (0, self.han);
        }
        let from = self.at;
        let mut left = room;
        while let Some(rest) = left.checked_sub(self.han)
            && self.text.as_bytes().get(self.at..).and_then(plain_len) == Some(HAN)
        {
            (self.at, left) = (self.at + HAN, rest);
        }
        ((self.at - from) / HAN, self.han)
    }
}

impl<M: Measure> Units<'_, M> {
    /// Length, width and class of any grapheme.
    #[inline(never)]
    fn read(&self) -> Option<(usize, usize, Class)> {
        let grapheme = first_grapheme(self.text, self.at)?;
        let behind = self.text.get(self.at + grapheme.len()..)?;
        let before = self.text.get(self.start..self.at)?;
        let c = grapheme.chars().next()?;
        let class = class::of(c, before.chars().next_back(), behind.chars().next());
        let class = match class {
            // A space that bears a mark is to be seen.
            Class::Space if grapheme.len() > c.len_utf8() => Class::Ideograph,
            class => class,
        };
        Some((grapheme.len(), self.measure.width(grapheme).into(), class))
    }

    #[inline]
    fn is_inside_whole(&mut self, start: usize) -> bool {
        while let Some((range, behind)) = self.whole.split_first() {
            if start < range.end {
                return start > range.start;
            }
            self.whole = behind;
        }
        false
    }
}
