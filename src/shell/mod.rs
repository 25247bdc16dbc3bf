//! The imperative shell: the terminal session, the event loop, signals and the clipboard.
//!
//! One thread owns the terminal's reader, one waits for signals; both send down one channel, on
//! which the main loop waits together with its timers. Saving and leaving therefore never depend
//! on the reader, which does not return once its terminal has died. What is pending is handled
//! before a frame is drawn, and no frame is drawn without a reason.

mod beside;
pub mod clipboard;
mod effects;
mod events;
mod handing;
mod journal;
mod packs;
mod phrases;
pub mod presets;
mod program;
mod proofreader;
pub mod recovery;
mod screen;
mod session;

pub use effects::{Outside, holder_said, settle, width_of};
pub use events::{Message, Signal};
pub use packs::packs;
pub use program::Editor;
pub use proofreader::{own_lists, rules};
pub use session::Session;
use session::restore_after_panic;

use crate::text::Ambiguous;
use crate::ui::Picture;
use crossterm::event::Event;
use events::Events;
use ratatui::layout::Position;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// What the loop does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    Go,
    /// The program stops as by Ctrl+Z in a shell, until it is brought back.
    Suspend,
    Leave,
}

/// What runs in the shell. `now` is in milliseconds since the loop began.
pub trait Program {
    /// The loop begins; whatever works on a thread of its own sends its messages there.
    fn begin(&mut self, done: Sender<Message>) -> io::Result<()>;
    fn handle(&mut self, message: Message, now: u64) -> Flow;
    /// Draws a frame and returns where the cursor is in it, if it is to be seen.
    fn draw(&self, picture: &mut Picture) -> Option<Position>;
    /// How wide ambiguous characters are in the frames it draws.
    fn ambiguous(&self) -> Ambiguous;
    /// How wide the terminal draws them, if it has said so.
    fn terminal_draws(&self) -> Option<Ambiguous>;
    fn needs_draw(&self) -> bool;
    /// A frame that shows the present state is on the screen.
    fn drawn(&mut self);
    /// When the program is to be woken without a message.
    fn wake_at(&self) -> Option<u64>;
    /// Does a slice of what may wait until nobody types, and says whether there is more.
    fn between(&mut self, now: u64) -> bool;
    /// Says whether the terminal is to be asked how wide an ambiguous character is.
    fn asks_width(&self) -> bool;
    /// Says whether the mouse belongs to the program; if not, the terminal selects with it.
    fn wants_mouse(&self) -> bool;
}

/// Returns the size of the terminal: columns and rows.
pub fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

/// Runs the editor until it leaves, and returns what is to be said in the terminal then. A panic
/// goes on after the terminal was given back and what was not saved was kept. A terminal that is
/// closed may be noticed by a frame that fails before its signal arrives: an error keeps as much.
pub fn edit(mut editor: Editor) -> io::Result<Option<String>> {
    restore_after_panic();
    let ran = catch_unwind(AssertUnwindSafe(|| run(&mut editor)));
    let kept = editor.end(!matches!(ran, Ok(Ok(()))));
    if let Ok(Ok(())) = ran {
        return Ok(kept);
    }
    if let Some(sentence) = kept {
        // Standard error may be the terminal that is gone.
        let _ = writeln!(io::stderr(), "{}", crate::app::wording::visible(&sentence));
    }
    ran.unwrap_or_else(|panic| resume_unwind(panic)).map(|()| None)
}

/// Runs a program until it leaves. The terminal is as it was afterwards, whatever happens.
pub fn run(program: &mut impl Program) -> io::Result<()> {
    let mut session = Session::enter(program.wants_mouse())?;
    let ended = run_in(&mut session, program);
    session.leave();
    ended
}

fn run_in(session: &mut Session, program: &mut impl Program) -> io::Result<()> {
    let began = Instant::now();
    draw(session, program)?;
    let asks_width = program.asks_width();
    if asks_width {
        session.ask_width()?;
    }
    let events = Events::listen(asks_width)?;
    program.begin(events.sender())?;
    if program.needs_draw() {
        draw(session, program)?;
    }
    let mut more = true;
    loop {
        // While there is work that may wait, nothing is waited for.
        let message = match more {
            true => events.at_hand(),
            false => events.wait(program.wake_at().map(|at| left(at, began))),
        };
        let flow = match message {
            None if more => {
                more = program.between(now(began));
                Flow::Go
            }
            message => {
                more = true;
                handle(session, program, &events, message.unwrap_or(Message::Woken), began)?
            }
        };
        match flow {
            Flow::Leave => return Ok(()),
            Flow::Suspend => {
                let size = session.suspend()?;
                program.handle(Message::Terminal(size), now(began));
            }
            Flow::Go => session.set_mouse(program.wants_mouse())?,
        }
        if program.needs_draw() || flow == Flow::Suspend {
            draw(session, program)?;
        }
    }
}

/// Handles a message and all that are pending behind it.
fn handle(
    session: &mut Session,
    program: &mut impl Program,
    events: &Events,
    message: Message,
    began: Instant,
) -> io::Result<Flow> {
    let mut message = Some(message);
    while let Some(next) = message {
        match &next {
            Message::Terminal(Event::Resize(width, height)) => session.resized(*width, *height),
            Message::Signal(Signal::Continue) => {
                let size = session.resume()?;
                program.handle(Message::Terminal(size), now(began));
            }
            _ => {}
        }
        let flow = program.handle(next, now(began));
        if flow != Flow::Go {
            return Ok(flow);
        }
        message = events.pending();
    }
    Ok(Flow::Go)
}

fn draw(session: &mut Session, program: &mut impl Program) -> io::Result<()> {
    let (width, terminal) = (program.ambiguous(), program.terminal_draws());
    session.draw(width, terminal, |picture| program.draw(picture))?;
    program.drawn();
    Ok(())
}

fn now(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn left(at: u64, began: Instant) -> Duration {
    Duration::from_millis(at.saturating_sub(now(began)))
}
