//! The editor as a program of the shell: events become inputs, effects are run, frames are drawn.
//!
//! What an effect needs of the disk is asked of [`Files`], which whoever starts the editor brings
//! along; this room knows no formats.

use super::events::{Message, Signal};
use super::{Flow, Program, clipboard};
use crate::app::geometry::Size;
use crate::app::input::{Beside, Date, Effect, Input, Mouse, MouseKind, Now, Purpose};
use crate::app::keys::{Code, Key};
use crate::app::state::{App, Options};
use crate::app::update;
use crate::report::Report;
use crate::text::Ambiguous;
use crate::ui::{self, Theme};
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::Frame;
use std::fmt;
use std::path::Path;

/// The disk, as the editor needs it. What comes back is the next input.
pub trait Files: fmt::Debug {
    fn load(&mut self, path: &Path, purpose: Purpose) -> Input;
    fn save(&mut self, report: &Report, path: &Path, beside: Beside, force: bool) -> Input;
    fn offer(&mut self) -> Input;
    fn remember(&mut self, options: &Options);
    /// The editor leaves this report; the caret stands there.
    fn leave(&mut self, path: &Path, place: (usize, usize, usize));
    /// How this terminal draws ambiguous characters, where that is known.
    fn known_width(&self) -> Option<Ambiguous>;
    fn remember_width(&mut self, width: Option<Ambiguous>);
    fn today(&self) -> Date;
}

#[derive(Debug)]
pub struct Editor<F> {
    app: App,
    theme: Theme,
    files: F,
    needs_draw: bool,
    asks_width: bool,
    today: Date,
    /// When the last key came: what may wait waits until a pause.
    last: u64,
}

/// The pause after which there is time for what may wait.
const PAUSE: u64 = 120;

impl<F: Files> Editor<F> {
    pub fn new(mut app: App, theme: Theme, files: F) -> Self {
        let known = files.known_width();
        app.probed = known.unwrap_or_default();
        app.settle();
        let today = files.today();
        let asks_width = known.is_none();
        Editor { app, theme, files, needs_draw: true, asks_width, today, last: 0 }
    }

    /// Gives an input to the app before anything else.
    pub fn input(&mut self, input: Input, now: u64) -> Flow {
        let now = Now { millis: now, today: self.today };
        let effects = update(&mut self.app, input, now);
        self.needs_draw = true;
        let mut flow = Flow::Go;
        for effect in effects {
            match self.run(effect, now.millis) {
                Flow::Go => {}
                other => flow = other,
            }
        }
        flow
    }

    /// Begins with the choice of what to open.
    pub fn start(&mut self) {
        let offers = self.files.offer();
        self.input(offers, 0);
    }

    fn run(&mut self, effect: Effect, now: u64) -> Flow {
        let answer = match effect {
            Effect::Save { path, beside, force } => {
                self.files.save(&self.app.report, &path, beside, force)
            }
            Effect::Load { path, purpose } => {
                self.leave_report();
                self.files.load(&path, purpose)
            }
            Effect::Offer => self.files.offer(),
            Effect::Copy(text) => {
                // A clipboard that does not answer is no reason to stop.
                let _ = clipboard::copy(&text);
                return Flow::Go;
            }
            Effect::Remember => {
                self.files.remember(&self.app.options);
                return Flow::Go;
            }
            // The loop asks for the mouse after every input.
            Effect::Mouse(_) => return Flow::Go,
            Effect::Suspend => return Flow::Suspend,
            Effect::Quit => {
                self.leave_report();
                return Flow::Leave;
            }
        };
        self.input(answer, now)
    }

    fn leave_report(&mut self) {
        if let Some(path) = self.app.file.path.clone() {
            self.files.leave(&path, self.app.place_in_numbers());
        }
    }

    fn signal(&mut self, signal: Signal) -> Flow {
        match signal {
            Signal::End | Signal::Interrupt => {
                self.leave_report();
                Flow::Leave
            }
            Signal::Suspend => Flow::Suspend,
            Signal::Continue => {
                self.needs_draw = true;
                Flow::Go
            }
        }
    }
}

impl<F: Files> Program for Editor<F> {
    fn handle(&mut self, message: Message, now: u64) -> Flow {
        let input = match message {
            Message::Terminal(event) => {
                self.last = now;
                input_of(event)
            }
            Message::Signal(signal) => return self.signal(signal),
            Message::Width(width) => {
                self.files.remember_width(width);
                // An answer that is what was assumed changes nothing on the screen.
                width.filter(|width| *width != self.app.probed).map(Input::Probed)
            }
            Message::Woken => None,
            Message::TerminalGone => {
                self.leave_report();
                return Flow::Leave;
            }
        };
        match input {
            Some(input) => self.input(input, now),
            None => Flow::Go,
        }
    }

    fn draw(&self, frame: &mut Frame) {
        ui::draw(&self.app, &self.theme, frame);
    }

    fn needs_draw(&self) -> bool {
        self.needs_draw
    }

    fn drawn(&mut self) {
        self.needs_draw = false;
    }

    fn wake_at(&self) -> Option<u64> {
        self.app.has_work().then_some(self.last + PAUSE)
    }

    fn between(&mut self, now: u64) -> bool {
        if now < self.last + PAUSE || !self.app.has_work() {
            return false;
        }
        update(&mut self.app, Input::Idle, Now { millis: now, today: self.today });
        let more = self.app.has_work();
        self.needs_draw |= !more;
        more
    }

    fn asks_width(&self) -> bool {
        self.asks_width
    }

    fn wants_mouse(&self) -> bool {
        self.app.options.mouse
    }
}

fn input_of(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => key_of(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(mouse) => mouse_of(mouse).map(Input::Mouse),
        Event::Resize(width, height) => {
            Some(Input::Resize(Size { width: width.into(), height: height.into() }))
        }
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    let shift = held(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab;
    let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let is_char = matches!(code, Code::Char(_));
    let key = Key { code, ctrl, alt, shift: shift && !is_char };
    Some(match (key.code, ctrl) {
        // What terminals send for Backspace and Enter, too.
        (Code::Char('h'), true) => Key { code: Code::Backspace, ctrl: false, ..key },
        (Code::Char('j' | 'm'), true) => Key { code: Code::Enter, ctrl: false, ..key },
        (Code::Char('i'), true) => Key { code: Code::Tab, ctrl: false, ..key },
        _ => key,
    })
}

fn mouse_of(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Down,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Up,
        MouseEventKind::ScrollUp => MouseKind::ScrollUp,
        MouseEventKind::ScrollDown => MouseKind::ScrollDown,
        _ => return None,
    };
    Some(Mouse { kind, x: event.column.into(), y: event.row.into() })
}
