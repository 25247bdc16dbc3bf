//! A line on standard error while work takes long, on a terminal only.

use super::voice::Voice;
use crate::app::wording::{Word, visible};
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Nothing is said of work that takes less.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(200);
const ERASE_LINE: &str = "\r\u{1b}[K";
/// The end of a longer name of a file tells more than its beginning.
const LONGEST_NAME: usize = 30;

/// Says that work goes on, until it is dropped; then the line is gone.
#[derive(Debug)]
pub struct Progress {
    line: Arc<Mutex<Line>>,
    voice: Voice,
    /// Dropped to end the thread.
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Line {
    text: String,
    shown: bool,
}

impl Line {
    fn show(&mut self) {
        say(&format!("{ERASE_LINE}{}", self.text));
        self.shown = true;
    }

    fn erase(&mut self) {
        if std::mem::take(&mut self.shown) {
            say(ERASE_LINE);
        }
    }
}

impl Progress {
    pub fn start(voice: Voice) -> Progress {
        let text = voice.word(Word::Working);
        let line = Arc::new(Mutex::new(Line { text, shown: false }));
        if !io::stderr().is_terminal() {
            return Progress { line, voice, done: None, thread: None };
        }
        let (done, wait) = mpsc::channel::<()>();
        let shared = Arc::clone(&line);
        let thread = thread::spawn(move || {
            let mut wait_for = PATIENCE;
            while wait.recv_timeout(wait_for) == Err(RecvTimeoutError::Timeout) {
                shared.lock().unwrap_or_else(PoisonError::into_inner).show();
                wait_for = PACE;
            }
            shared.lock().unwrap_or_else(PoisonError::into_inner).erase();
        });
        Progress { line, voice, done: Some(done), thread: Some(thread) }
    }

    /// Notes how far the work is, and what it is at.
    pub fn at(&self, done: usize, all: usize, name: &str) {
        if self.thread.is_none() || all < 2 {
            return;
        }
        let name = visible(name);
        let hidden = name.chars().count().saturating_sub(LONGEST_NAME);
        let end: String = name.chars().skip(hidden).collect();
        let name = if hidden > 0 { format!("…{end}") } else { end };
        let text = self.voice.word(Word::WorkingAt { done: &done, all: &all, name: &name });
        self.line.lock().unwrap_or_else(PoisonError::into_inner).text = text;
    }

    /// Says something while the line is not there.
    pub fn aside<T>(&self, say: impl FnOnce() -> T) -> T {
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        line.erase();
        say()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn say(text: &str) {
    let mut stderr = io::stderr();
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}
