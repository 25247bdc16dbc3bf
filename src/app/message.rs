//! What the editor tells in its status line after a key, and how long that stands there.

use super::state::App;
use super::wording::Word;

/// What the status line says besides the state of the report, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub text: String,
    pub is_error: bool,
    /// Typing on does not take it away: an input method sends a word at once.
    pub outlives_typing: bool,
}

impl Message {
    pub fn new(text: String) -> Self {
        Message { text, is_error: false, outlives_typing: false }
    }
}

impl App {
    pub fn tell(&mut self, word: Word) {
        self.message = Some(Message::new(self.say(word)));
    }

    /// Tells what came of what was typed.
    pub fn tell_while_typing(&mut self, word: Word) {
        self.message = Some(Message { outlives_typing: true, ..Message::new(self.say(word)) });
    }

    pub fn complain(&mut self, text: String) {
        self.message = Some(Message { is_error: true, ..Message::new(text) });
    }
}
