//! A terminal that takes nothing for granted: what terminals do differently with a wide character of
//! which a part is overwritten, moved or cut off, and with columns that come in, it has destroyed; and
//! it does not go on from a place that they see differently.

use super::{BEGIN, END, column, width_of};
use crate::shell::screen::stand_in::stand_in;
use crate::text::{Ambiguous, Measure, Screen as Widths, graphemes};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    Grapheme(String, Look),
    /// The second column of a wide one, and further ones.
    Behind,
    Destroyed,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
}

#[derive(Debug)]
pub struct Terminal {
    size: Size,
    widths: Widths,
    pub rows: Vec<Vec<Seen>>,
    at: Position,
    /// Where the cursor stands is the same everywhere, or at least its row is.
    is_certain: bool,
    is_row_certain: bool,
    look: Look,
    pub cursor_shown: bool,
}

fn blank() -> Seen {
    Seen::Grapheme(" ".into(), Look::default())
}

impl Terminal {
    pub fn new(size: Size, ambiguous: Ambiguous) -> Self {
        let row = vec![blank(); size.width.into()];
        Terminal {
            size,
            widths: Widths { ambiguous },
            rows: vec![row; size.height.into()],
            at: Position::default(),
            is_certain: false,
            is_row_certain: false,
            look: Look::default(),
            cursor_shown: true,
        }
    }

    pub fn feed(&mut self, output: &str) {
        let mut rest = output.strip_prefix(BEGIN).map_or(output, |o| o.strip_suffix(END).unwrap());
        while let Some(c) = rest.chars().next() {
            if let Some(sequence) = rest.strip_prefix("\x1b[") {
                let end = sequence.find(|c: char| c.is_ascii_alphabetic() || c == '@').unwrap();
                self.sequence(&sequence[..end], sequence.as_bytes()[end]);
                rest = &sequence[end + 1..];
            } else if let Some(behind) = rest.strip_prefix("\x1bM") {
                assert!(self.at.y > 0, "scrolls down");
                self.go(0, -1);
                rest = behind;
            } else if c.is_control() {
                match c {
                    '\n' => self.go(0, 1),
                    '\x08' => self.go(-1, 0),
                    _ => panic!("{c:?} is not ours"),
                }
                rest = &rest[1..];
            } else {
                let end = rest.find(char::is_control).unwrap_or(rest.len());
                graphemes(&rest[..end]).for_each(|(_, grapheme)| self.print(grapheme));
                rest = &rest[end..];
            }
        }
    }

    fn row(&mut self) -> &mut Vec<Seen> {
        assert!(self.is_certain, "something is done at a place that is not certain");
        &mut self.rows[usize::from(self.at.y)]
    }

    fn go(&mut self, across: i32, down: i32) {
        assert!(self.is_certain, "a way from a place that is not certain");
        let x = i32::from(self.at.x) + across;
        let y = i32::from(self.at.y) + down;
        assert!((0..i32::from(self.size.width)).contains(&x), "a way out of the screen");
        assert!((0..i32::from(self.size.height)).contains(&y), "a way out of the screen");
        self.at = Position::new(x.try_into().unwrap(), y.try_into().unwrap());
    }

    fn print(&mut self, grapheme: &str) {
        let (x, width) = (usize::from(self.at.x), self.widths.width(grapheme).0);
        let look = self.look;
        let row = self.row();
        assert!(x + width <= row.len(), "{grapheme} is wrapped");
        destroy_cut(row, x);
        destroy_cut(row, x + width);
        row[x] = Seen::Grapheme(grapheme.into(), look);
        row[x + 1..x + width].fill(Seen::Behind);
        let is_certain = column(grapheme, width).is_certain();
        let is_one = grapheme.chars().count() == 1;
        self.at.x += u16::try_from(width).unwrap();
        self.is_certain = is_certain && self.at.x < self.size.width;
        self.is_row_certain = is_certain || (is_one && x + 2 <= usize::from(self.size.width));
    }

    fn sequence(&mut self, numbers: &str, end: u8) {
        let first = numbers.split(';').next().unwrap().parse::<u16>().unwrap_or(1);
        let count = usize::from(first);
        let (x, distance) = (usize::from(self.at.x), i32::from(first));
        match end {
            b'A' => self.go(0, -distance),
            b'B' => self.go(0, distance),
            b'C' => self.go(distance, 0),
            b'D' => self.go(-distance, 0),
            b'G' => {
                assert!(self.is_row_certain, "a column of a row that is not certain");
                (self.at.x, self.is_certain) = (first - 1, true);
            }
            b'H' => {
                let column = numbers.split(';').nth(1).map_or(1, |n| n.parse().unwrap());
                self.at = Position::new(column - 1, first - 1);
                (self.is_certain, self.is_row_certain) = (true, true);
                self.go(0, 0);
            }
            b'J' => {
                assert_eq!((numbers, self.look), ("2", Look::default()));
                self.rows.iter_mut().flatten().for_each(|seen| *seen = blank());
            }
            b'K' => self.erase(usize::MAX),
            b'X' => self.erase(count),
            b'@' => {
                let row = self.row();
                let width = row.len();
                destroy_cut(row, x);
                destroy_cut(row, width - count);
                row.splice(x..x, vec![Seen::Destroyed; count]);
                row.truncate(width);
            }
            b'P' => {
                let row = self.row();
                destroy_cut(row, x);
                destroy_cut(row, x + count);
                row.drain(x..x + count);
                row.extend(vec![Seen::Destroyed; count]);
            }
            b'L' | b'M' => {
                assert_eq!((x, self.look, self.is_certain), (0, Look::default(), true));
                let (y, height) = (usize::from(self.at.y), self.rows.len());
                let end = if end == b'L' { height - count } else { y };
                let empty = vec![blank(); self.size.width.into()];
                self.rows.drain(end..end + count);
                let begin = if end == y { height - count } else { y };
                self.rows.splice(begin..begin, vec![empty; count]);
            }
            b'h' | b'l' => {
                assert_eq!(numbers, "?25");
                self.cursor_shown = end == b'h';
            }
            b'm' => self.look = looked(self.look, numbers),
            _ => panic!("{numbers}{} is not ours", char::from(end)),
        }
    }

    fn erase(&mut self, count: usize) {
        assert_eq!(self.look, Look::default(), "erased with a ground");
        let x = usize::from(self.at.x);
        let row = self.row();
        let end = x.saturating_add(count).min(row.len());
        destroy_cut(row, x);
        destroy_cut(row, end);
        row[x..end].fill(blank());
    }

    /// The screen is as the frame says, column by column. What the terminal draws narrower than the
    /// frame has it has a blank behind it; what it draws wider is something else, or not seen.
    pub fn assert_shows(&self, frame: &Buffer, cursor: Option<Position>, known: Option<Ambiguous>) {
        for (y, cells) in frame.content.chunks(self.size.width.into()).enumerate() {
            let mut x = 0;
            while let Some(cell) = cells.get(x) {
                let (here, width) = (x, width_of(cell));
                x += width;
                if x > cells.len() {
                    continue;
                }
                let look = Look { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
                let seen = |symbol: &str| Seen::Grapheme(symbol.into(), look);
                let draws = self.widths.width(cell.symbol()).0;
                let is_last = x == cells.len();
                let stands_in =
                    draws > width || known.is_none() && column(cell.symbol(), width).is_ambiguous();
                let wanted = match stands_in && width == 1 && (known.is_some() || is_last) {
                    true => seen(stand_in(cell.symbol())),
                    false if draws > width => Seen::Destroyed,
                    false => seen(cell.symbol()),
                };
                let place = || format!("row {y}, column {here} of {:#?}", self.text());
                assert_eq!(self.rows[y][here], wanted, "{}", place());
                for behind in 1..width {
                    let wanted = if behind < draws { Seen::Behind } else { seen(" ") };
                    assert_eq!(self.rows[y][here + behind], wanted, "{}", place());
                }
            }
        }
        assert_eq!(self.cursor_shown, cursor.is_some());
        if let Some(at) = cursor {
            assert_eq!((self.at, self.is_certain), (at, true));
        }
    }

    fn text(&self) -> Vec<String> {
        let row = |row: &Vec<Seen>| {
            let seen = row.iter().map(|seen| match seen {
                Seen::Grapheme(symbol, _) => symbol.as_str(),
                Seen::Behind => "",
                Seen::Destroyed => "⚡",
            });
            seen.collect()
        };
        self.rows.iter().map(row).collect()
    }
}

/// What a cut before a column goes through is destroyed on both sides.
fn destroy_cut(row: &mut [Seen], at: usize) {
    if row.get(at) != Some(&Seen::Behind) {
        return;
    }
    let head = (0..at).rev().find(|x| row[*x] != Seen::Behind).unwrap();
    let behind = (at..row.len()).find(|x| row[*x] != Seen::Behind).unwrap_or(row.len());
    row[head..behind].fill(Seen::Destroyed);
}

pub const COLORS: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn looked(mut look: Look, numbers: &str) -> Look {
    for n in numbers.split(';').map(|n| n.parse::<u8>().unwrap_or(0)) {
        match n {
            0 => look = Look::default(),
            1 => look.modifier |= Modifier::BOLD,
            2 => look.modifier |= Modifier::DIM,
            3 => look.modifier |= Modifier::ITALIC,
            4 => look.modifier |= Modifier::UNDERLINED,
            7 => look.modifier |= Modifier::REVERSED,
            30..=37 => look.fg = COLORS[usize::from(n - 30)],
            40..=47 => look.bg = COLORS[usize::from(n - 40)],
            90..=97 => look.fg = COLORS[usize::from(n - 82)],
            100..=107 => look.bg = COLORS[usize::from(n - 92)],
            n => panic!("style {n} is not ours"),
        }
    }
    look
}
