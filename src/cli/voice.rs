//! What the program says: words to standard error, data to standard output, questions to a person.
//!
//! No character that nobody sees reaches a terminal from here: words are made visible always, for a
//! file name with a line end in it must not break a line either, data only where it goes to a screen.

use crate::app::wording::{Lang, Word, visible};
use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};

/// Why a command stopped before its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Stop {
    /// A wrong call, or an input or output that cannot be used: exit 2.
    Wrong(String),
    /// A call without a command: its help, and exit 2.
    Help(String),
    /// `--strict`, and something is open: exit 1.
    Open(String),
    /// Nobody reads on: a quiet end.
    ClosedPipe,
}

#[derive(Debug, Clone, Copy)]
pub struct Voice {
    pub lang: Lang,
}

impl Voice {
    pub fn word(self, word: Word) -> String {
        word.text(self.lang).into_owned()
    }

    /// Makes the end of a command that cannot go on.
    pub fn wrong(self, word: Word) -> Stop {
        Stop::Wrong(self.word(word))
    }

    /// Says one line on standard error.
    pub fn say(self, word: Word) {
        say_line(&self.word(word));
    }

    /// Asks a question that is answered with y or n; without a terminal nothing is asked.
    pub fn asks(self, question: Word) -> bool {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return false;
        }
        let mut stderr = io::stderr();
        // Where a question cannot be seen, no answer comes, and that is a no.
        let _ = write!(stderr, "{}", visible(&self.word(question)));
        let mut answer = String::new();
        let _ = io::stdin().lock().read_line(&mut answer);
        matches!(answer.trim(), "y" | "Y" | "yes" | "是")
    }

    /// Writes data to standard output.
    pub fn print(self, data: &str) -> Result<(), Stop> {
        if self.prints_to_terminal() {
            self.send(visible_lines(data).as_bytes())
        } else {
            self.send(data.as_bytes())
        }
    }

    pub fn prints_to_terminal(self) -> bool {
        io::stdout().is_terminal()
    }

    /// Writes bytes to standard output as they are.
    pub fn send(self, data: &[u8]) -> Result<(), Stop> {
        let mut stdout = io::stdout().lock();
        let sent = stdout.write_all(data).and_then(|()| stdout.flush());
        sent.map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Stop::ClosedPipe,
            ErrorKind::StorageFull => {
                self.wrong(Word::DiskFull { file: &self.word(Word::StandardOutput) })
            }
            _ => self
                .wrong(Word::FileFailed { file: &self.word(Word::StandardOutput), reason: &error }),
        })
    }
}

/// Writes one line of words. A standard error that nobody reads is no reason to fail.
pub fn say_line(line: &str) {
    let _ = writeln!(io::stderr(), "{}", visible(line));
}

/// Makes data visible, its line ends left as they are.
fn visible_lines(data: &str) -> String {
    let lines: Vec<String> = data.split('\n').map(visible).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_screen_lines_stay_lines() {
        assert_eq!(visible_lines("一\n\n二\n"), "一\n\n二\n");
        let shown = visible_lines("一\u{1b}[2J\r\n二");
        assert!(!shown.contains(['\u{1b}', '\r']), "{shown:?}");
        assert_eq!(shown.lines().count(), 2);
    }
}
