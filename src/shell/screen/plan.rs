//! What a frame has to say to the terminal, row by row, before it is decided in which order.
//!
//! A row that is shifted has two strokes, the first of which must be done before the second. All
//! first ones one below the other and then all second ones leave the shortest ways to the cursor.

use super::pen::{Advance, Behind, Pen, sequence};
use super::row::{differing, extent};
use super::scroll::Scroll;
use super::shift::Shift;
use super::stand_in::stand_in;
use crate::text::Ambiguous;
use crate::ui::{Column, Look, Strip};
use ratatui::layout::Position;
use std::ops::Range;

#[derive(Debug, Default)]
pub struct Plan {
    /// How the terminal draws ambiguous characters, if it has said so.
    pub terminal: Option<Ambiguous>,
    rows: Vec<Strokes>,
    /// What rows go and come before anything is written.
    scroll: Vec<Step>,
    steps: Vec<Step>,
    text: String,
    has_shift: bool,
    /// The shift of the last row that has one.
    last_shift: Option<Shift>,
    /// A row once it is shifted.
    shifted: Vec<Column>,
    /// Where the steps of the stroke begin that is being added to.
    stroke: usize,
}

/// The steps of a row: those of its first stroke, and the others.
#[derive(Debug)]
struct Strokes {
    first: Range<usize>,
    second: Range<usize>,
}

#[derive(Debug)]
struct Step {
    at: Position,
    what: What,
}

#[derive(Debug)]
enum What {
    Insert(u16),
    /// Columns that go, and how many blanks stand there then.
    Delete(u16, u16),
    InsertRows(u16),
    DeleteRows(u16),
    Erase(u16),
    EraseRest,
    Write {
        look: Look,
        text: Range<usize>,
        advance: Advance,
    },
}

/// In which order the strokes are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    RowByRow,
    /// All first ones downwards, then all second ones: downwards too, or so and that of the first row
    /// last, in which somebody types, or upwards.
    Down,
    DownAndBack,
    Up,
}

/// So many blanks are erased rather than written, in the midst of a row and at its end.
const BLANKS_WITHIN: usize = 12;
const BLANKS_BEHIND: usize = 5;
/// Where more bytes than these are written, one order is as good as another.
const MUCH: usize = 300;
/// No way is longer over more blanks than these.
const BLANKS_ON_A_WAY: usize = 3;

impl Plan {
    pub fn clear(&mut self) {
        self.rows.clear();
        self.scroll.clear();
        self.steps.clear();
        self.text.clear();
        self.has_shift = false;
        self.last_shift = None;
        self.stroke = 0;
    }

    pub fn orders(&self) -> &'static [Order] {
        match self.has_shift {
            // Beside so much the ways between the rows count for nothing.
            true if self.text.len() > MUCH => &[Order::DownAndBack],
            true => &[Order::RowByRow, Order::Down, Order::DownAndBack, Order::Up],
            false => &[Order::RowByRow],
        }
    }

    /// Adds what moves rows of a screen of so many, before anything is written.
    pub fn scroll(&mut self, scroll: &Scroll, height: usize) {
        let Scroll { top, bottom, by, is_down } = *scroll;
        let step = |y: usize, what| Step { at: Position { x: 0, y: number(y) }, what };
        let by_rows = number(by);
        // At the bottom of the screen rows go and come by themselves.
        let is_within = bottom < height;
        if is_down {
            let gone = is_within.then(|| step(bottom - by, What::DeleteRows(by_rows)));
            self.scroll.extend(gone);
            self.scroll.push(step(top, What::InsertRows(by_rows)));
        } else {
            self.scroll.push(step(top, What::DeleteRows(by_rows)));
            let come = is_within.then(|| step(bottom - by, What::InsertRows(by_rows)));
            self.scroll.extend(come);
        }
    }

    /// Adds what makes a row that looks like `before` look like `now`.
    pub fn row(&mut self, y: u16, before: &[Column], now: &Strip) {
        let Some(within) = extent(before, now.columns()) else { return };
        let begin = self.begin_stroke();
        let shift = Shift::best(before, now.columns(), &within, self.last_shift, self.terminal);
        let split = match shift {
            Some(shift) => self.shift(y, shift, before, now, within.start),
            None => {
                let runs = differing(before, now.columns(), within.start, self.terminal);
                self.runs(y, &runs, now, 0);
                begin
            }
        };
        self.last_shift = shift.or(self.last_shift);
        self.has_shift |= shift.is_some();
        self.rows.push(Strokes { first: begin..split, second: split..self.steps.len() });
    }

    /// Adds the steps of a row that is shifted and returns where those of its second stroke begin.
    fn shift(
        &mut self,
        y: u16,
        shift: Shift,
        before: &[Column],
        strip: &Strip,
        first: usize,
    ) -> usize {
        let Shift { from, to, by, is_right } = shift;
        let now = strip.columns();
        shift.apply(before, &mut self.shifted);
        let mut runs = differing(&self.shifted, now, first, self.terminal);
        split(&mut runs, if is_right { from } else { to }, now);
        let columns = u16::try_from(by).unwrap_or(u16::MAX);
        // At the right edge columns go and come by themselves.
        let reaches_edge = to + by == now.len();
        if is_right {
            // What stands behind the shift is written while it is still so many columns before.
            let (rest, behind) = runs.split_at(runs.partition_point(|run| run.start < to + by));
            if !reaches_edge {
                let rest = before.get(to + by..).unwrap_or_default();
                let blanks = rest.iter().take(BLANKS_ON_A_WAY).take_while(|c| c.is_blank()).count();
                let blanks = u16::try_from(blanks).unwrap_or_default();
                self.step(to, y, What::Delete(columns, blanks));
            }
            self.runs(y, behind, strip, by);
            let middle = self.begin_stroke();
            let (left, new) = rest.split_at(rest.partition_point(|run| run.end <= from));
            self.runs(y, left, strip, 0);
            self.step(from, y, What::Insert(columns));
            self.runs(y, new, strip, 0);
            middle
        } else {
            let (left, new) = runs.split_at(runs.partition_point(|run| run.end <= to));
            self.step(from, y, What::Delete(columns, 0));
            self.runs(y, left, strip, 0);
            let middle = self.begin_stroke();
            if !reaches_edge {
                self.step(to, y, What::Insert(columns));
            }
            self.runs(y, new, strip, 0);
            middle
        }
    }

    fn begin_stroke(&mut self) -> usize {
        self.stroke = self.steps.len();
        self.stroke
    }

    fn step(&mut self, x: usize, y: u16, what: What) {
        self.steps.push(Step { at: Position { x: number(x), y }, what });
    }

    /// Adds the writing of stretches of a row, which stand so many columns further left for now.
    fn runs(&mut self, y: u16, runs: &[Range<usize>], now: &Strip, left: usize) {
        let mut runs = runs.iter().cloned().peekable();
        while let Some(mut run) = runs.next() {
            let columns = now.columns();
            while let Some(next) =
                runs.next_if(|next| is_cheaply_filled(run.end..next.start, columns))
            {
                run.end = next.end;
            }
            self.run(y, run, now, left);
        }
    }

    fn run(&mut self, y: u16, run: Range<usize>, strip: &Strip, left: usize) {
        let now = strip.columns();
        let mut at = run.start;
        while at < run.end {
            let Some(column) = now.get(at) else { return };
            let rest = now.get(at..run.end).unwrap_or_default();
            let blanks = rest.iter().take_while(|column| column.is_blank()).count();
            let ends = at + blanks == run.end;
            if ends && blanks >= BLANKS_BEHIND && are_blank(now.get(run.end..)) {
                self.step(at - left, y, What::EraseRest);
                return;
            }
            if blanks >= if ends { BLANKS_BEHIND } else { BLANKS_WITHIN } {
                let columns = u16::try_from(blanks).unwrap_or(u16::MAX);
                self.step(at - left, y, What::Erase(columns));
                at += blanks;
                continue;
            }
            let is_last = at + column.width() == now.len();
            let mut bytes = [0; 4];
            let symbol = strip.symbol(column, &mut bytes);
            self.grapheme(Position { x: number(at - left), y }, column, symbol, is_last);
            at += column.width();
        }
    }

    fn grapheme(&mut self, at: Position, column: &Column, symbol: &str, is_last: bool) {
        let (width, look) = (number(column.width()), column.look());
        if column.is_certain() {
            return self.write(at, symbol, look, Advance::columns(width));
        }
        let is_settled = column.is_settled(self.terminal);
        if width > 1 && !is_settled {
            // Where a terminal sees it narrower, nothing is left of what stood behind it.
            (at.x..at.x + width)
                .for_each(|x| self.write(Position { x, ..at }, " ", look, Advance::columns(1)));
        }
        // In the last column a wide one would go on in the next row.
        let is_wide = self.terminal.is_some() || is_last;
        if width == 1 && !is_settled && is_wide && column.is_ambiguous() {
            return self.write(at, stand_in(symbol), look, Advance::columns(1));
        }
        let behind = if column.is_one_character() { Behind::OneOrTwo } else { Behind::Unknown };
        self.write(at, symbol, look, Advance { columns: 0, behind });
    }

    fn write(&mut self, place: Position, text: &str, look: Look, by: Advance) {
        let end = self.text.len() + text.len();
        let last = self.steps.get_mut(self.stroke..).and_then(<[Step]>::last_mut);
        if let Some(Step { at, what: What::Write { look: before, text, advance } }) = last
            && *before == look
            && advance.behind == Behind::Place
            && at.x + advance.columns == place.x
        {
            text.end = end;
            *advance = Advance { columns: advance.columns + by.columns, behind: by.behind };
        } else {
            let text = self.text.len()..end;
            self.steps.push(Step { at: place, what: What::Write { look, text, advance: by } });
        }
        self.text.push_str(text);
    }

    /// Says all of it in an order.
    pub fn say(&self, order: Order, pen: &mut Pen, out: &mut String) {
        self.scroll.iter().for_each(|step| self.say_step(step, pen, out));
        let mut stroke = |steps: &Range<usize>| {
            for step in self.steps.get(steps.clone()).unwrap_or_default() {
                self.say_step(step, pen, out);
            }
        };
        if order == Order::RowByRow {
            self.rows.iter().flat_map(|row| [&row.first, &row.second]).for_each(stroke);
            return;
        }
        self.rows.iter().map(|row| &row.first).for_each(&mut stroke);
        let mut rows = self.rows.iter().map(|row| &row.second);
        match order {
            Order::DownAndBack => {
                let first = rows.next();
                rows.chain(first).for_each(stroke);
            }
            Order::Up => rows.rev().for_each(stroke),
            Order::RowByRow | Order::Down => rows.for_each(stroke),
        }
    }

    fn say_step(&self, step: &Step, pen: &mut Pen, out: &mut String) {
        pen.move_to(out, step.at);
        match &step.what {
            What::Insert(columns) => sequence(out, *columns, '@'),
            What::Delete(columns, blanks) => {
                sequence(out, *columns, 'P');
                pen.sees_blanks(*blanks);
            }
            // With which ground a row comes in is certain only of the plain one.
            What::InsertRows(rows) => {
                pen.dress(out, Look::PLAIN);
                sequence(out, *rows, 'L');
            }
            What::DeleteRows(rows) => {
                pen.dress(out, Look::PLAIN);
                sequence(out, *rows, 'M');
            }
            What::Erase(columns) => {
                pen.dress(out, Look::PLAIN);
                sequence(out, *columns, 'X');
            }
            What::EraseRest => {
                pen.dress(out, Look::PLAIN);
                out.push_str("\x1b[K");
            }
            What::Write { look, text, advance } => {
                let text = self.text.get(text.clone()).unwrap_or_default();
                pen.write(out, text, *look, *advance);
            }
        }
    }
}

fn number(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn are_blank(columns: Option<&[Column]>) -> bool {
    columns.is_none_or(|columns| columns.iter().all(Column::is_blank))
}

/// Says whether what stands between two stretches is shorter than the way over it.
fn is_cheaply_filled(gap: Range<usize>, now: &[Column]) -> bool {
    let before = gap.start.checked_sub(1).and_then(|at| now.get(at)).map(Column::look);
    let way = if gap.len() == 1 { 3 } else { 4 };
    let mut cells = now.get(gap).unwrap_or_default().iter().filter(|column| column.begins());
    let mut bytes = 0;
    cells.all(|column| {
        bytes += column.length();
        bytes <= way && Some(column.look()) == before && column.is_certain()
    })
}

/// Cuts a stretch in two at a place where a grapheme begins.
fn split(runs: &mut Vec<Range<usize>>, at: usize, now: &[Column]) {
    let is_within = |run: &Range<usize>| run.start < at && at < run.end;
    if let Some(n) = runs.iter().position(is_within)
        && now.get(at).is_some_and(Column::begins)
        && let Some(run) = runs.get_mut(n)
    {
        let behind = at..std::mem::replace(&mut run.end, at);
        runs.insert(n + 1, behind);
    }
}
