//! The threads that listen, and the one channel they send down.

use crate::app::input::Input;
use crate::store::StoreError;
use crate::text::Ambiguous;
use crossterm::event::{self, Event, KeyEventKind};
use std::convert::Infallible;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// What waits in the terminal is read within so long, or is not yet all of a key.
const READ_WITHIN: Duration = Duration::from_millis(5);

/// Who is told to end has heard it after so long, or hears nothing any more.
#[cfg(unix)]
const HEARS_WITHIN: Duration = Duration::from_secs(2);
/// Who has heard it has ended after so long.
#[cfg(unix)]
const ENDS_WITHIN: Duration = Duration::from_secs(10);

/// What reaches the program.
#[derive(Debug)]
pub enum Message {
    Terminal(Event),
    Signal(Signal),
    /// The terminal has said how wide it draws an ambiguous character; `None`: it does not answer.
    Width(Option<Ambiguous>),
    /// The time the program asked to be woken at has come.
    Woken,
    /// The terminal cannot be read any more.
    TerminalGone,
    /// A journal could not be brought to the disk.
    NotSynced(StoreError),
    /// What was done outside, on a thread of its own.
    Done(Box<Input>),
}

#[derive(Debug)]
pub enum Signal {
    /// The terminal is closed or the program is told to end: what must be kept is kept now.
    End(Heard),
    Suspend,
    Continue,
}

/// Dropped once the program has heard that it is to end, and kept what is to be kept.
pub type Heard = Sender<Infallible>;

#[derive(Debug)]
pub struct Events {
    receiver: Receiver<Message>,
    sender: Sender<Message>,
}

impl Events {
    /// Begins to listen. Where the width has been asked for, its answer is the first thing read.
    pub fn listen(asked_width: bool) -> io::Result<Events> {
        let (sender, receiver) = channel();
        listen_to_signals(sender.clone())?;
        watch_terminal(sender.clone())?;
        let input = sender.clone();
        thread::Builder::new()
            .name("input".into())
            .spawn(move || read_terminal(&input, asked_width))?;
        Ok(Events { receiver, sender })
    }

    /// Returns where other threads send what they have done.
    pub fn sender(&self) -> Sender<Message> {
        self.sender.clone()
    }

    pub fn pending(&self) -> Option<Message> {
        self.receiver.try_recv().ok()
    }

    /// Returns what is pending, also what waits in the terminal to be read: whoever reads it may be
    /// waiting for the processor that the work between keys has, and gets it.
    pub fn at_hand(&self) -> Option<Message> {
        self.pending().or_else(|| if is_typed() { self.wait(Some(READ_WITHIN)) } else { None })
    }

    /// Waits for a message; `None` when the time is over.
    pub fn wait(&self, time: Option<Duration>) -> Option<Message> {
        let Some(time) = time else { return self.receiver.recv().ok() };
        match self.receiver.recv_timeout(time) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Message::TerminalGone),
        }
    }
}

fn read_terminal(sender: &Sender<Message>, asked_width: bool) {
    if asked_width {
        let _ = sender.send(Message::Width(answered_width()));
    }
    loop {
        let message = match event::read() {
            Ok(Event::Key(key)) if key.kind == KeyEventKind::Release => continue,
            Ok(event) => Message::Terminal(event),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => Message::TerminalGone,
        };
        let gone = matches!(message, Message::TerminalGone);
        if sender.send(message).is_err() || gone {
            return;
        }
    }
}

/// Says whether something waits in the terminal to be read.
#[cfg(unix)]
fn is_typed() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let terminal = io::stdout();
    let mut ends = [PollFd::new(&terminal, PollFlags::IN)];
    let found = poll(&mut ends, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
    let [end] = ends;
    found.is_ok() && end.revents().contains(PollFlags::IN)
}

#[cfg(not(unix))]
fn is_typed() -> bool {
    false
}

/// Says when the other end of the terminal is gone: whoever reads it then reads nothing over and over,
/// and the signal goes to the head of the session alone, which may ignore it.
#[cfg(unix)]
fn watch_terminal(sender: Sender<Message>) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let watch = move || {
        let out = io::stdout();
        let mut ends = [PollFd::new(&out, PollFlags::empty())];
        while let Err(rustix::io::Errno::INTR) = poll(&mut ends, None) {}
        let [end] = ends;
        if end.revents().intersects(PollFlags::HUP | PollFlags::ERR) {
            let _ = sender.send(Message::TerminalGone);
        }
    };
    thread::Builder::new().name("terminal".into()).spawn(watch).map(|_| ())
}

#[cfg(not(unix))]
fn watch_terminal(_: Sender<Message>) -> io::Result<()> {
    Ok(())
}

/// Reads where the cursor stood behind the one character that was written at the left edge.
fn answered_width() -> Option<Ambiguous> {
    match crossterm::cursor::position().ok()?.0 {
        1 => Some(Ambiguous::Narrow),
        2 => Some(Ambiguous::Wide),
        _ => None,
    }
}

#[cfg(unix)]
fn listen_to_signals(sender: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let all = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];
    let mut signals = signal_hook::iterator::Signals::new(all)?;
    let listen = move || {
        for number in signals.forever() {
            let (heard, hears) = channel();
            let signal = match number {
                SIGTSTP => Signal::Suspend,
                SIGCONT => Signal::Continue,
                _ => Signal::End(heard),
            };
            let ends = matches!(signal, Signal::End(_));
            if sender.send(Message::Signal(signal)).is_err() {
                return;
            }
            if ends {
                end_anyway(&hears, number);
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(listen).map(|_| ())
}

/// Ends the program where it does not end by itself: whoever writes to a terminal that takes nothing more
/// waits for ever. What was done is in the journal before it is on the screen.
#[cfg(unix)]
fn end_anyway(heard: &Receiver<Infallible>, number: i32) {
    if matches!(heard.recv_timeout(HEARS_WITHIN), Err(RecvTimeoutError::Disconnected)) {
        thread::sleep(ENDS_WITHIN);
    }
    let _ = crossterm::terminal::disable_raw_mode();
    // What shells say of an end by this signal.
    std::process::exit(128 + number);
}

#[cfg(not(unix))]
fn listen_to_signals(_: Sender<Message>) -> io::Result<()> {
    Ok(())
}
