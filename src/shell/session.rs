//! The terminal while the program has it: raw, on its other screen, with paste, focus and mouse
//! reported. It is given back on leaving, on an error, on a panic and while suspended.

use super::screen::Screen;
use crate::text::Ambiguous;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use std::io::{self, Stdout, Write};

/// Other screen, bracketed paste, focus.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?1004h\x1b[2J";
/// All that is ever switched on, whether it was or not, and the cursor shown.
const LEAVE: &str = "\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1004l\x1b[?2004l\
                     \x1b[?2026l\x1b[0m\x1b[?25h\x1b[?1049l";
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// How much of the last line an ambiguous character may damage.
const PROBED: usize = 3;

/// ratatui's own terminal keeps two frames from the start, and the second is as dear as drawing the
/// first: here there is one more only once a frame is seen.
#[derive(Debug)]
pub struct Session {
    screen: Screen<Stdout>,
    area: Rect,
    /// The frame that is seen; none where nothing is.
    shown: Option<Buffer>,
    /// An empty one for the next.
    next: Option<Buffer>,
    mouse: bool,
    /// The terminal is ours and must be given back.
    entered: bool,
    drawn_for: Option<Ambiguous>,
}

impl Session {
    pub fn enter(mouse: bool) -> io::Result<Session> {
        let (width, height) = crossterm::terminal::size()?;
        let mut session = Session {
            screen: Screen::new(io::stdout(), Size { width, height }),
            area: Rect::new(0, 0, width, height),
            shown: None,
            next: None,
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

    /// What is only taken for granted of the width of ambiguous characters is not built upon.
    pub fn knows_ambiguous(&mut self, knows: bool) {
        self.screen.knows_ambiguous = knows;
    }

    /// Draws a frame: `draw` says where the cursor is in it, if it is seen. What was drawn for another
    /// width of ambiguous characters stands elsewhere than the frame says: nothing of it is kept.
    pub fn draw(
        &mut self,
        width: Ambiguous,
        draw: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        if self.drawn_for.replace(width).is_some_and(|before| before != width) {
            self.clear();
        }
        let mut next = self.next.take().unwrap_or_else(|| Buffer::empty(self.area));
        let cursor = draw(&mut next);
        let blank = vec![Cell::EMPTY; self.area.width.into()];
        for (y, now) in (0..).zip(rows(&next)) {
            let before = self.shown.as_ref().and_then(|shown| rows(shown).nth(y.into()));
            let before = before.unwrap_or(&blank);
            if before != now {
                self.screen.row(y, before, now);
            }
        }
        self.screen.show(cursor)?;
        let mut before = self.shown.replace(next).unwrap_or_else(|| Buffer::empty(self.area));
        before.reset();
        self.next = Some(before);
        Ok(())
    }

    /// What is seen is worth nothing any more; the next frame is drawn whole.
    fn clear(&mut self) {
        self.shown = None;
        self.screen.clear();
    }

    pub fn resized(&mut self, width: u16, height: u16) {
        self.screen.resized(Size { width, height });
        self.area = Rect::new(0, 0, width, height);
        self.next = None;
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
        let row = self.area.height.max(1);
        self.screen.raw(&format!("\x1b7\x1b[{row};1H\x1b[8m“\x1b[6n"));
        if let Some(now) = self.shown.as_ref().and_then(|shown| rows(shown).last()) {
            self.screen.mend(row - 1, now, PROBED);
        }
        self.screen.raw("\x1b8");
        self.screen.flush()
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

fn rows(frame: &Buffer) -> impl Iterator<Item = &[Cell]> {
    frame.content.chunks_exact(usize::from(frame.area.width).max(1))
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
