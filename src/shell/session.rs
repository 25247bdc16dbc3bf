//! The terminal while the program has it: raw, on its other screen, with paste, focus and mouse
//! reported. It is given back on leaving, on an error, on a panic and while suspended.

use super::screen::Screen;
use crate::text::Ambiguous;
use crate::ui::{Change, Picture, Shown};
use crossterm::event::Event;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// Other screen, bracketed paste, focus.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?1004h\x1b[2J";
/// All that is ever switched on, whether it was or not, and the cursor shown.
const LEAVE: &str = "\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1004l\x1b[?2004l\
                     \x1b[?2026l\x1b[0m\x1b[?25h\x1b[?1049l";
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// How much of the last line an ambiguous character may damage.
const PROBED: usize = 3;

#[derive(Debug)]
pub struct Session {
    screen: Screen<Out>,
    size: Size,
    shown: Shown,
    mouse: bool,
    /// The terminal is ours and must be given back.
    entered: bool,
    drawn_for: Option<Ambiguous>,
}

/// Standard output, to which a frame goes in one piece. The library's own would cut it behind its last
/// line feed, and what is written by line feeds would be seen half done.
#[derive(Debug)]
struct Out;

impl Write for Out {
    #[cfg(unix)]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::write(io::stdout(), bytes)?)
    }

    #[cfg(not(unix))]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}

impl Session {
    pub fn enter(mouse: bool) -> io::Result<Session> {
        let (width, height) = crossterm::terminal::size()?;
        let size = Size { width, height };
        let mut session = Session {
            screen: Screen::new(Out, size),
            size,
            shown: Shown::new(size),
            mouse: false,
            entered: false,
            drawn_for: None,
        };
        session.take(mouse)?;
        Ok(session)
    }

    /// What is said to the terminal leaves with the frame that follows.
    fn take(&mut self, mouse: bool) -> io::Result<()> {
        enable_raw_mode()?;
        self.entered = true;
        self.screen.raw(ENTER);
        self.screen.raw(if mouse { MOUSE_ON } else { "" });
        self.mouse = mouse;
        Ok(())
    }

    /// Gives the terminal back; what cannot be written then has nobody to read it.
    pub fn leave(&mut self) {
        if std::mem::take(&mut self.entered) {
            give_back();
        }
    }

    /// Draws a frame for a width of ambiguous characters, and the terminal's own if that is known: `draw`
    /// says where the cursor is in it, if it is seen. What was drawn for another width stands elsewhere
    /// than the frame says: nothing of it is kept.
    pub fn draw(
        &mut self,
        width: Ambiguous,
        terminal: Option<Ambiguous>,
        draw: impl FnOnce(&mut Picture) -> Option<Position>,
    ) -> io::Result<()> {
        let is_other = self.drawn_for.replace(width).is_some_and(|before| before != width);
        let is_news = self.screen.terminal_draws(terminal) != terminal;
        match (width, terminal) {
            _ if is_other => self.clear(),
            (Ambiguous::Narrow, Some(Ambiguous::Wide)) if is_news => self.clear(),
            (Ambiguous::Narrow, Some(Ambiguous::Narrow)) if is_news => self.mend_edges(),
            _ => {}
        }
        let screen = &mut self.screen;
        let cursor = self.shown.draw(width, draw, |change: Change| screen.rows(change.rows()));
        self.screen.show(cursor)
    }

    fn mend_edges(&mut self) {
        for y in 0..self.size.height {
            let row = self.shown.row(y);
            row.iter().for_each(|row| self.screen.mend_edge(y, row));
        }
    }

    /// What is seen is worth nothing any more; the next frame is drawn whole.
    fn clear(&mut self) {
        self.shown = Shown::new(self.size);
        self.screen.clear();
    }

    pub fn resized(&mut self, width: u16, height: u16) {
        self.size = Size { width, height };
        self.screen.resized(self.size);
        self.clear();
    }

    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        if self.mouse != on {
            self.mouse = on;
            self.screen.raw(if on { MOUSE_ON } else { MOUSE_OFF });
            self.screen.flush()?;
        }
        Ok(())
    }

    /// Writes an ambiguous character, asks where the cursor stands behind it, and mends the place,
    /// all in one write. The answer is read by the input thread.
    pub fn ask_width(&mut self) -> io::Result<()> {
        let row = self.size.height.max(1);
        self.screen.raw(&format!("\x1b7\x1b[{row};1H\x1b[8m“\x1b[6n"));
        if let Some(shown) = self.shown.row(row - 1) {
            self.screen.mend(row - 1, shown, 0..PROBED);
        }
        self.screen.raw("\x1b8");
        self.screen.flush()
    }

    /// Stops the program as the shell's job control does, and takes the terminal again after it.
    pub fn suspend(&mut self) -> io::Result<Event> {
        self.leave();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.resume()
    }

    /// Takes the terminal again, which may have another size now; returns it as an event.
    pub fn resume(&mut self) -> io::Result<Event> {
        let mouse = self.mouse;
        self.take(mouse)?;
        let (width, height) = crossterm::terminal::size()?;
        self.resized(width, height);
        Ok(Event::Resize(width, height))
    }
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
