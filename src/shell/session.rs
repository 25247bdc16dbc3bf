//! The terminal while the program has it: raw, on its other screen, with paste, focus and mouse
//! reported. It is given back on leaving, on an error, on a panic and while suspended.

use super::screen::Screen;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::backend::Backend;
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use std::io::{self, Stdout, Write};

/// Other screen, bracketed paste, focus.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?1004h\x1b[2J";
/// All that is ever switched on, whether it was or not, and the cursor shown.
const LEAVE: &str = "\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1004l\x1b[?2004l\
                     \x1b[?2026l\x1b[0m\x1b[?25h\x1b[?1049l";
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// How much of the last line an ambiguous character may damage.
const PROBED: u16 = 3;

#[derive(Debug)]
pub struct Session {
    terminal: Terminal<Screen<Stdout>>,
    mouse: bool,
    /// The terminal is ours and must be given back.
    entered: bool,
    /// The beginning of the last line as it was drawn last.
    last_line: Vec<Cell>,
}

impl Session {
    pub fn enter(mouse: bool) -> io::Result<Session> {
        let (width, height) = crossterm::terminal::size()?;
        let screen = Screen::new(io::stdout(), Size { width, height });
        let area = Rect::new(0, 0, width, height);
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let terminal = Terminal::with_options(screen, options)?;
        let mut session = Session { terminal, mouse: false, entered: false, last_line: Vec::new() };
        session.take(mouse)?;
        Ok(session)
    }

    fn take(&mut self, mouse: bool) -> io::Result<()> {
        enable_raw_mode()?;
        self.entered = true;
        self.terminal.backend_mut().raw(ENTER);
        self.mouse = false;
        self.set_mouse(mouse)
    }

    /// Gives the terminal back; what cannot be written then has nobody to read it.
    pub fn leave(&mut self) {
        if std::mem::take(&mut self.entered) {
            give_back();
        }
    }

    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let frame = self.terminal.draw(draw)?;
        let bottom = frame.area.bottom().saturating_sub(1);
        let cells = (0..PROBED).filter_map(|x| frame.buffer.cell((x, bottom)).cloned());
        self.last_line = cells.collect();
        Ok(())
    }

    pub fn resized(&mut self, width: u16, height: u16) {
        self.terminal.backend_mut().resized(Size { width, height });
        // The next frame is drawn whole; a terminal that is gone says so then.
        let _ = self.terminal.resize(Rect::new(0, 0, width, height));
    }

    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        if self.mouse != on {
            self.mouse = on;
            self.terminal.backend_mut().raw(if on { MOUSE_ON } else { MOUSE_OFF });
            self.terminal.backend_mut().flush()?;
        }
        Ok(())
    }

    /// Writes an ambiguous character, asks where the cursor stands behind it, and mends the place,
    /// all in one write. The answer is read by the input thread.
    pub fn ask_width(&mut self) -> io::Result<()> {
        let bottom = self.terminal.size()?.height.saturating_sub(1);
        let row = u32::from(bottom) + 1;
        let screen = self.terminal.backend_mut();
        screen.raw(&format!("\x1b7\x1b[{row};1H\x1b[8m“\x1b[6n"));
        screen.draw(whole_cells(&self.last_line, bottom).into_iter())?;
        screen.raw("\x1b8");
        screen.flush()
    }

    /// Stops the program as the shell's job control does, and takes the terminal again after it.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.leave();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.resume()
    }

    /// Takes the terminal again, which may have another size now.
    pub fn resume(&mut self) -> io::Result<()> {
        let mouse = self.mouse;
        self.take(mouse)?;
        let (width, height) = crossterm::terminal::size()?;
        self.resized(width, height);
        Ok(())
    }
}

/// Returns the cells of a row without those that a wide character before them covers.
fn whole_cells(row: &[Cell], y: u16) -> Vec<(u16, u16, &Cell)> {
    let mut free = 0;
    let mut cells = Vec::new();
    for (x, cell) in (0u16..).zip(row) {
        if x >= free {
            free = x + cell.cell_width().max(1);
            cells.push((x, y, cell));
        }
    }
    cells
}

impl Drop for Session {
    fn drop(&mut self) {
        self.leave();
    }
}

fn give_back() {
    let mut out = io::stdout();
    let _ = out.write_all(LEAVE.as_bytes()).and_then(|()| out.flush());
    let _ = disable_raw_mode();
}

/// Gives the terminal back before the words of a panic are written to it.
pub fn restore_after_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        before(panic);
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_half_of_a_wide_character_is_not_written_over_it() {
        let row = [" ", "新", " ", "a"].map(Cell::new);
        let xs: Vec<u16> = whole_cells(&row, 3).iter().map(|(x, ..)| *x).collect();
        assert_eq!(xs, [0, 1, 3]);
    }
}
