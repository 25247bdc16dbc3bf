//! The screen as ratatui's backend: what changes is gathered and leaves in one write, wrapped in a
//! synchronized update.
//!
//! The terminal's cursor is followed through what is written, so that a run of Han needs no moves;
//! behind a character whose width a terminal may see otherwise its place counts as unknown.
//! Whatever reaches this place, no control character does it leave by: one would be drawn as `?`.

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;
use std::io::{self, Write};

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

#[derive(Debug)]
pub struct Screen<W> {
    out: W,
    pending: String,
    size: Size,
    cursor: Option<Position>,
    cursor_shown: Option<bool>,
    style: Option<Style>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Style {
    const PLAIN: Style = Style { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        Style { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }
}

const MODIFIERS: [(Modifier, u8); 8] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

impl<W: Write> Screen<W> {
    pub fn new(out: W, size: Size) -> Self {
        Screen { out, pending: String::new(), size, cursor: None, cursor_shown: None, style: None }
    }

    pub fn resized(&mut self, size: Size) {
        self.size = size;
        self.forget();
    }

    /// Somebody else may have written to the terminal: nothing is known of it any more.
    pub fn forget(&mut self) {
        (self.cursor, self.cursor_shown, self.style) = (None, None, None);
    }

    /// Adds a sequence of the terminal's own, after which nothing is known of its cursor.
    pub fn raw(&mut self, sequence: &str) {
        self.pending.push_str(sequence);
        self.forget();
    }

    fn move_to(&mut self, to: Position) {
        if self.cursor == Some(to) {
            return;
        }
        let same_row = self.cursor.is_some_and(|at| at.y == to.y && at.x < to.x);
        self.pending.push_str("\x1b[");
        match self.cursor {
            Some(at) if same_row => {
                number(&mut self.pending, u32::from(to.x - at.x));
                self.pending.push('C');
            }
            _ => {
                number(&mut self.pending, u32::from(to.y) + 1);
                self.pending.push(';');
                number(&mut self.pending, u32::from(to.x) + 1);
                self.pending.push('H');
            }
        }
        self.cursor = Some(to);
    }

    fn set_style(&mut self, style: Style) {
        if self.style == Some(style) {
            return;
        }
        self.pending.push_str("\x1b[0");
        for (modifier, code) in MODIFIERS {
            if style.modifier.contains(modifier) {
                let _ = write!(self.pending, ";{code}");
            }
        }
        color(&mut self.pending, style.fg, 30);
        color(&mut self.pending, style.bg, 40);
        self.pending.push('m');
        self.style = Some(style);
    }

    fn put(&mut self, at: Position, cell: &Cell) {
        self.move_to(at);
        self.set_style(Style::of(cell));
        let symbol = cell.symbol();
        if symbol.chars().any(char::is_control) {
            self.pending.push('?');
        } else {
            self.pending.push_str(symbol);
        }
        let behind = certain_width(symbol).map(|width| at.x.saturating_add(width));
        let known = behind.filter(|x| *x < self.size.width);
        self.cursor = known.map(|x| Position { x, y: at.y });
    }
}

/// Writes a number without the machinery of formatting: a frame has thousands.
fn number(out: &mut String, n: u32) {
    if n > 9 {
        number(out, n / 10);
    }
    out.extend(char::from_digit(n % 10, 10));
}

/// The parameters of a colour: from 30 for the text, from 40 for the ground.
fn color(out: &mut String, color: Color, base: u8) {
    let named = |n: u8| if n < 8 { base + n } else { base + 52 + n };
    let code = match color {
        Color::Reset => return,
        Color::Rgb(r, g, b) => {
            let _ = write!(out, ";{};2;{r};{g};{b}", base + 8);
            return;
        }
        Color::Indexed(n) => {
            let _ = write!(out, ";{};5;{n}", base + 8);
            return;
        }
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => named(8),
        Color::LightRed => named(9),
        Color::LightGreen => named(10),
        Color::LightYellow => named(11),
        Color::LightBlue => named(12),
        Color::LightMagenta => named(13),
        Color::LightCyan => named(14),
        Color::White => named(15),
    };
    let _ = write!(out, ";{code}");
}

/// ASCII, Han, kana and full-width marks are as wide everywhere; anything else may not be.
fn certain_width(symbol: &str) -> Option<u16> {
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    match c {
        ' '..='~' => Some(1),
        '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{303e}' | '\u{3041}'..='\u{3096}' => Some(2),
        '\u{30a0}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Some(2),
        '\u{ff01}'..='\u{ff5e}' => Some(2),
        _ => None,
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.put(Position { x, y }, cell);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(false) {
            self.pending.push_str("\x1b[?25l");
            self.cursor_shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(true) {
            self.pending.push_str("\x1b[?25h");
            self.cursor_shown = Some(true);
        }
        Ok(())
    }

    /// Only inline viewports ask, and there is none; asking would take the reader from its thread.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.move_to(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.set_style(Style::PLAIN);
        self.pending.push_str(match region {
            ClearType::All => "\x1b[2J",
            ClearType::AfterCursor => "\x1b[J",
            ClearType::BeforeCursor => "\x1b[1J",
            ClearType::CurrentLine => "\x1b[2K",
            ClearType::UntilNewLine => "\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let frame = format!("{BEGIN}{}{END}", self.pending);
        self.pending.clear();
        self.out.write_all(frame.as_bytes())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::style::Stylize;
    use ratatui::text::Line;

    /// Draws lines one frame after the other and returns what the last frame sent.
    fn sent(frames: &[Line<'static>]) -> String {
        let screen = Screen::new(Vec::new(), Size::new(20, 2));
        let mut terminal = Terminal::new(screen).unwrap();
        let mut before = 0;
        for line in frames {
            before = terminal.backend().out.len();
            terminal
                .draw(|frame| {
                    frame.render_widget(line.clone(), frame.area());
                    frame.set_cursor_position((1, 1));
                })
                .unwrap();
        }
        let out = String::from_utf8(terminal.backend().out[before..].to_vec()).unwrap();
        let frame = out.strip_prefix(BEGIN).and_then(|out| out.strip_suffix(END));
        frame.unwrap_or(&out).replace('\x1b', "^")
    }

    #[test]
    fn a_run_of_han_needs_no_moves() {
        let line = sent(&["".into(), "加强领导".into()]);
        assert_eq!(line, "^[1;1H^[0m加强领导^[2;2H");
    }

    #[test]
    fn behind_an_ambiguous_character_the_place_is_said_again() {
        assert_eq!(sent(&["".into(), "“领导”".into()]), "^[1;1H^[0m“^[1;2H领导”^[2;2H");
    }

    #[test]
    fn a_frame_that_changes_nothing_sends_nothing() {
        assert_eq!(sent(&["好".into(), "好".into()]), "");
    }

    #[test]
    fn style_is_kept_until_it_changes() {
        assert_eq!(
            sent(&["".into(), Line::from(vec!["一".red(), "二".red(), "三".into()])]),
            "^[1;1H^[0;31m一二^[0m三^[2;2H"
        );
    }
}
