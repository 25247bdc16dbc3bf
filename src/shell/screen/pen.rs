//! Where the terminal's cursor stands and in which look it writes, as far as that is known, and the
//! shortest way to another place.
//!
//! A line feed goes straight down: the terminal is raw, nothing is done to what is written. None is
//! ever sent in the last row, nor the step up in the first: either would scroll.

use super::style;
use crate::ui::Look;
use ratatui::layout::{Position, Size};

#[derive(Debug, Clone, Copy)]
pub struct Pen {
    size: Size,
    at: At,
    look: Option<Look>,
    /// So many blanks are known to stand where the cursor is and behind it.
    blanks: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Place(Position),
    /// Somewhere in this row, or behind its last column, where terminals differ.
    Row(u16),
    Unknown,
}

/// How far what is written takes the cursor: so many columns for certain, and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advance {
    pub columns: u16,
    pub behind: Behind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    Place,
    /// One or two columns more, as the terminal sees a character.
    OneOrTwo,
    Unknown,
}

impl Advance {
    pub fn columns(columns: u16) -> Self {
        Advance { columns, behind: Behind::Place }
    }
}

/// Whether a line feed only goes down; elsewhere the system may make a new line of it.
const FEEDS_STRAIGHT: bool = cfg!(unix);

impl Pen {
    pub fn new(size: Size) -> Self {
        Pen { size, at: At::Unknown, look: None, blanks: 0 }
    }

    pub fn size(&self) -> Size {
        self.size
    }

    /// Where blanks stand, to write them anew is a way over them.
    pub fn sees_blanks(&mut self, blanks: u16) {
        self.blanks = blanks;
    }

    pub fn write(&mut self, out: &mut String, text: &str, look: Look, advance: Advance) {
        self.dress(out, look);
        out.push_str(text);
        self.blanks = 0;
        self.at = match self.at {
            At::Place(Position { x, y }) => {
                let x = x.saturating_add(advance.columns);
                match advance.behind {
                    Behind::Place if x < self.size.width => At::Place(Position { x, y }),
                    Behind::Place => At::Row(y),
                    Behind::OneOrTwo if x.saturating_add(2) <= self.size.width => At::Row(y),
                    Behind::OneOrTwo | Behind::Unknown => At::Unknown,
                }
            }
            At::Row(_) | At::Unknown => At::Unknown,
        };
    }

    pub fn dress(&mut self, out: &mut String, look: Look) {
        if self.look != Some(look) {
            style::say(look, self.look, out);
            self.look = Some(look);
        }
    }

    pub fn move_to(&mut self, out: &mut String, to: Position) {
        match self.at {
            At::Place(at) if at == to => return,
            At::Place(at) => {
                let (down, across) = (down(at.y, to.y), self.across(at.x, to.x));
                if length(down) + length(across) <= length_of_absolute(to) {
                    // The blanks stand in the row that is left.
                    say(out, across);
                    say(out, down);
                } else {
                    say_absolute(out, to);
                }
            }
            At::Row(y) if y == to.y => say(out, Move::Sequence(to.x + 1, 'G')),
            At::Row(_) | At::Unknown => say_absolute(out, to),
        }
        self.at = At::Place(to);
        self.blanks = 0;
    }

    fn across(&self, from: u16, to: u16) -> Move {
        let absolute = Move::Sequence(to + 1, 'G');
        match (to.checked_sub(from), from.saturating_sub(to)) {
            (Some(0), _) => Move::Nothing,
            (Some(columns), _) => {
                let over = shorter(Move::Sequence(columns, 'C'), absolute);
                let is_known = columns <= self.blanks && self.look == Some(Look::PLAIN);
                if is_known { shorter(Move::Blanks(columns), over) } else { over }
            }
            (None, columns) => {
                shorter(shorter(Move::Back(columns), Move::Sequence(columns, 'D')), absolute)
            }
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Move {
    Nothing,
    /// A character, so often.
    Feed(u16),
    Back(u16),
    Blanks(u16),
    /// A line up.
    Reverse(u16),
    /// A sequence with a number, which is left out where it is one.
    Sequence(u16, char),
}

fn length(how: Move) -> usize {
    match how {
        Move::Nothing => 0,
        Move::Feed(times) | Move::Back(times) | Move::Blanks(times) => usize::from(times),
        Move::Reverse(times) => 2 * usize::from(times),
        Move::Sequence(1, _) => 3,
        Move::Sequence(n, _) => 3 + digits(n),
    }
}

fn say(out: &mut String, how: Move) {
    let (text, times) = match how {
        Move::Nothing => return,
        Move::Feed(times) => ("\n", times),
        Move::Back(times) => ("\x08", times),
        Move::Blanks(times) => (" ", times),
        Move::Reverse(times) => ("\x1bM", times),
        Move::Sequence(n, end) => return sequence(out, n, end),
    };
    (0..times).for_each(|_| out.push_str(text));
}

/// Says a sequence of one number, which is one where it is left out.
pub fn sequence(out: &mut String, n: u16, end: char) {
    out.push_str("\x1b[");
    if n != 1 {
        number(out, n);
    }
    out.push(end);
}

fn down(from: u16, to: u16) -> Move {
    match (to.checked_sub(from), from.saturating_sub(to)) {
        (Some(0), _) => Move::Nothing,
        (Some(rows), _) => {
            let sequence = Move::Sequence(rows, 'B');
            if FEEDS_STRAIGHT { shorter(Move::Feed(rows), sequence) } else { sequence }
        }
        (None, rows) => shorter(Move::Reverse(rows), Move::Sequence(rows, 'A')),
    }
}

fn shorter(one: Move, other: Move) -> Move {
    if length(one) <= length(other) { one } else { other }
}

fn length_of_absolute(to: Position) -> usize {
    let row = if to.y == 0 { 0 } else { digits(to.y + 1) };
    let column = if to.x == 0 { 0 } else { 1 + digits(to.x + 1) };
    3 + row + column
}

fn say_absolute(out: &mut String, to: Position) {
    out.push_str("\x1b[");
    if to.y > 0 {
        number(out, to.y + 1);
    }
    if to.x > 0 {
        out.push(';');
        number(out, to.x + 1);
    }
    out.push('H');
}

fn digits(n: u16) -> usize {
    match n {
        0..=9 => 1,
        10..=99 => 2,
        100..=999 => 3,
        1000..=9999 => 4,
        _ => 5,
    }
}

/// Writes a number without the machinery of formatting: a frame has thousands.
fn number(out: &mut String, n: u16) {
    if n > 9 {
        number(out, n / 10);
    }
    out.extend(char::from_digit(u32::from(n % 10), 10));
}
