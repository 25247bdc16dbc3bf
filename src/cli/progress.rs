//! A line on standard error while work takes long, on a terminal only.

use super::voice::Voice;
use crate::app::wording::Word;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Nothing is said of work that takes less.
const PATIENCE: Duration = Duration::from_millis(500);
const ERASE_LINE: &str = "\r\u{1b}[K";

/// Says that work goes on, until it is dropped; then the line is gone.
#[derive(Debug)]
pub struct Progress {
    /// Dropped to end the thread.
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    pub fn start(voice: Voice) -> Progress {
        if !io::stderr().is_terminal() {
            return Progress { done: None, thread: None };
        }
        let (done, wait) = mpsc::channel::<()>();
        let line = voice.word(Word::Working);
        let thread = thread::spawn(move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                show(&line);
                let _ = wait.recv();
                show(ERASE_LINE);
            }
        });
        Progress { done: Some(done), thread: Some(thread) }
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

fn show(text: &str) {
    let mut stderr = io::stderr();
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}
