//! The editor as the program that runs in the shell: events become inputs of the app, effects of the
//! app are run outside, and what comes of them goes in again.

use super::effects::{Ended, Outside};
use super::{Flow, Message, Program, Signal};
use crate::app::geometry::Size;
use crate::app::input::{Effect, Input, Mouse, MouseKind, Now};
use crate::app::keys::{Code, Key};
use crate::app::state::App;
use crate::app::update;
use crate::report::Operation;
use crate::text::Ambiguous;
use crate::ui::{self, Picture, Theme};
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Position;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::Sender;

#[derive(Debug)]
pub struct Editor {
    pub app: App,
    theme: Theme,
    outside: Outside,
    /// What the report that was read first asks for, done once it is seen: nobody waits for its lock.
    waiting: VecDeque<Effect>,
    stale: bool,
    /// When the last event came.
    last: u64,
    ended: Option<Ended>,
}

/// What may wait waits until nobody has typed for so long, in milliseconds.
const PAUSE: u64 = 120;

/// More bytes than allocators keep in small pieces.
const LARGE_PIECE: usize = 4 << 10;

/// How often the date is looked up anew, in milliseconds.
const DATE_HOLDS: u64 = 60_000;

impl Editor {
    /// Makes an editor of an app and what was read first; where that is nothing, what there is to
    /// open is offered.
    pub fn new(app: App, theme: Theme, outside: Outside, first: Option<Input>) -> Self {
        let mut editor = Editor {
            app,
            theme,
            outside,
            waiting: VecDeque::new(),
            stale: true,
            last: 0,
            ended: None,
        };
        if let Some(width) = editor.outside.known_width() {
            update(&mut editor.app, Input::Probed(width), Now::default());
        }
        match first {
            Some(input) => {
                let effects = update(&mut editor.app, input, Now::default());
                editor.waiting = recorded_as_one(effects);
            }
            None => {
                editor.run(VecDeque::from([Effect::Offer]), 0);
            }
        }
        editor
    }

    /// Gives in an input and runs what it asks for.
    fn input(&mut self, input: Input, now: u64) -> Flow {
        let effects = self.update(input, now);
        self.run(effects, now)
    }

    /// Gives in what came of something, if anything did.
    fn outcome(&mut self, input: Option<Input>, now: u64) -> Flow {
        input.map_or(Flow::Go, |input| self.input(input, now))
    }

    fn update(&mut self, input: Input, now: u64) -> VecDeque<Effect> {
        self.stale = true;
        let today = self.outside.today(now, DATE_HOLDS);
        recorded_as_one(update(&mut self.app, input, Now { millis: now, today }))
    }

    fn run(&mut self, mut effects: VecDeque<Effect>, now: u64) -> Flow {
        let mut flow = Flow::Go;
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Quit => {
                    self.ended = Some(self.outside.leave(&self.app));
                    return Flow::Leave;
                }
                Effect::Suspend => flow = self.suspend(),
                effect => {
                    if let Some(input) = self.outside.run(effect, &self.app, now) {
                        effects.extend(self.update(input, now));
                    }
                }
            }
        }
        flow
    }

    /// What is done between keys waits for so long after the last.
    fn pause(&self) -> u64 {
        if self.app.is_waited_for() { 0 } else { PAUSE }
    }

    /// Nobody knows for how long: what may wait is written now.
    fn suspend(&mut self) -> Flow {
        self.outside.settle();
        Flow::Suspend
    }

    /// Keeps what is not saved where it can be found, and says where.
    fn rescue(&mut self) {
        self.ended = Some(self.outside.rescue(&self.app));
    }

    /// Ends the run: the caret's place is remembered. Says what is to be said in the terminal.
    pub fn end(mut self, broken_off: bool) -> Option<String> {
        if broken_off {
            self.rescue();
        }
        self.outside.remember(&self.app);
        self.outside.finish();
        match self.ended {
            Some(Ended::Kept(sentence)) => Some(sentence),
            _ => None,
        }
    }
}

impl Program for Editor {
    fn begin(&mut self, done: Sender<Message>) -> std::io::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        self.run(waiting, 0);
        self.outside.begin(done)
    }

    fn handle(&mut self, message: Message, now: u64) -> Flow {
        match message {
            Message::Terminal(Event::FocusGained) => {
                let news = self.outside.look_at_file(&self.app, now);
                let news = news.or_else(|| self.outside.ask_lock(&self.app));
                self.outcome(news, now)
            }
            Message::Terminal(event) => {
                #[cfg(debug_assertions)]
                break_if_asked(&event);
                self.last = now;
                self.outcome(input_of(event), now)
            }
            Message::Width(answer) => {
                self.outside.remember_width(answer);
                self.stale |= answer.is_some();
                // An answer that is what was taken for granted changes nothing in the app.
                let news = answer.filter(|width| *width != self.app.probed);
                self.outcome(news.map(Input::Probed), now)
            }
            Message::Signal(Signal::Suspend) => self.suspend(),
            Message::Signal(Signal::Continue) => {
                self.stale = true;
                Flow::Go
            }
            // Ctrl+C comes as a key; whoever sends the signal means it.
            Message::Signal(Signal::End(_)) | Message::TerminalGone => {
                self.input(Input::Closing, now);
                self.rescue();
                Flow::Leave
            }
            Message::Done(input) => self.input(*input, now),
            Message::NotSynced(error) => {
                let news = self.outside.not_synced(error, &self.app);
                self.outcome(news, now)
            }
            Message::Woken => {
                let news = self.outside.tick(&self.app, now);
                self.outcome(news, now)
            }
        }
    }

    fn draw(&self, picture: &mut Picture) -> Option<Position> {
        ui::draw_picture(&self.app, &self.theme, picture)
    }

    fn ambiguous(&self) -> Ambiguous {
        self.app.ambiguous()
    }

    fn terminal_draws(&self) -> Option<Ambiguous> {
        self.outside.known_width()
    }

    fn needs_draw(&self) -> bool {
        self.stale
    }

    fn drawn(&mut self) {
        self.stale = false;
    }

    fn wake_at(&self) -> Option<u64> {
        let work = self.app.has_work().then_some(self.last + self.pause());
        work.into_iter().chain(self.outside.due()).min()
    }

    fn between(&mut self, now: u64) -> bool {
        if now < self.last + self.pause() || !self.app.has_work() {
            return false;
        }
        let (stale, waited_for) = (self.stale, self.app.is_waited_for());
        self.input(Input::Idle, now);
        gather_memory();
        // Figures that are half counted are not worth a frame, but what somebody waits for is.
        let more = self.app.has_work();
        self.stale = stale || !more || (waited_for && !self.app.is_waited_for());
        more
    }

    fn asks_width(&self) -> bool {
        self.outside.asks_width()
    }

    fn wants_mouse(&self) -> bool {
        self.app.options.mouse
    }
}

/// What is given back in small pieces, some allocators leave as it is until a large one is wanted, and
/// only then join all of it at once. Wanted behind every slice, none of that is left for a key.
fn gather_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(LARGE_PIECE)));
}

/// Makes one record of all that one input did. A journal that begins with it holds the report as it is
/// behind all of it: a second record would be done to it twice, and hide what comes behind.
fn recorded_as_one(effects: Vec<Effect>) -> VecDeque<Effect> {
    let mut all: VecDeque<Effect> = VecDeque::new();
    let mut record = None;
    for effect in effects {
        match effect {
            Effect::Record(operation) => match record.and_then(|at| all.get_mut(at)) {
                Some(Effect::Record(before)) => {
                    let both = [Arc::clone(before), operation].map(Arc::unwrap_or_clone);
                    *before = Arc::new(Operation::All(both.into()));
                }
                _ => {
                    record = Some(all.len());
                    all.push_back(Effect::Record(operation));
                }
            },
            effect => {
                // Behind these another journal begins.
                if matches!(effect, Effect::Opened | Effect::Save { .. } | Effect::KnowFile { .. })
                {
                    record = None;
                }
                all.push_back(effect);
            }
        }
    }
    all
}

/// A defect of ours, as tests want one: the paste of what this variable holds. A release has no such
/// door.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "what is tested is a panic")]
fn break_if_asked(event: &Event) {
    if let (Event::Paste(text), Ok(asked)) = (event, std::env::var("QICAO_BREAK_ON"))
        && *text == asked
    {
        std::panic::panic_any("asked to break");
    }
}

fn input_of(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => key_of(key).map(Input::Key),
        Event::Mouse(mouse) => mouse_of(mouse).map(Input::Mouse),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => {
            Some(Input::Resize(Size { width: width.into(), height: height.into() }))
        }
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    let mut key = Key::new(match event.code {
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
    });
    key.ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    key.alt = event.modifiers.contains(KeyModifiers::ALT);
    key.shift = event.modifiers.contains(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab;
    let Code::Char(c) = key.code else { return Some(key) };
    key.shift = false;
    // What terminals send for Backspace, Tab and Enter, too.
    let same = match c {
        'h' => Code::Backspace,
        'i' => Code::Tab,
        'j' | 'm' => Code::Enter,
        _ => return Some(key),
    };
    if key.ctrl {
        (key.code, key.ctrl) = (same, false);
    }
    Some(key)
}

fn mouse_of(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Down,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Up,
        MouseEventKind::Down(MouseButton::Right) => MouseKind::Menu,
        MouseEventKind::ScrollUp => MouseKind::ScrollUp,
        MouseEventKind::ScrollDown => MouseKind::ScrollDown,
        _ => return None,
    };
    Some(Mouse { kind, x: event.column.into(), y: event.row.into() })
}
