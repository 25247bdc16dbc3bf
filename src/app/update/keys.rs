//! From keys to commands: the keymap where the caret is, and what is left types itself.

use super::Update;
use crate::app::command::Command;
use crate::app::keys::{Focus, Key};
use crate::app::overlay::Overlay;
use crate::app::wording::Word;

impl Update<'_> {
    pub(super) fn key(&mut self, key: Key) {
        let dragged = self.app.tree.drag.take().filter(|drag| drag.has_left);
        let focus = self.app.focus();
        let command = self.app.options.keymap.command(focus, key.normalised());
        let types = focus == Focus::Text && command.is_none() && key.typed().is_some();
        self.app.message.take_if(|message| !(types && message.outlives_typing));
        if let Some(command) = command {
            if dragged.is_some() && command == Command::Close {
                return self.app.tell(Word::NotMoved);
            }
            return self.command(command);
        }
        let Some(typed) = key.typed() else { return self.key_without_command(key) };
        let mut buffer = [0; 4];
        let text: &str = typed.encode_utf8(&mut buffer);
        match focus {
            Focus::Over => self.type_over(text),
            // Typing in the tree looks for a section.
            Focus::Tree => self.go_to(text),
            Focus::Text | Focus::Panes => self.type_text(text),
        }
    }

    /// What means nothing to the list beside a place means what it does in the text; of any other
    /// key it is said that it does nothing.
    fn key_without_command(&mut self, key: Key) {
        let keymap = &self.app.options.keymap;
        let is_beside = matches!(self.app.overlays.last(), Some(Overlay::Fill(_)));
        let in_text = keymap.command(Focus::Text, key.normalised()).filter(|_| is_beside);
        if let Some(command) = in_text {
            self.app.overlays.pop();
            return self.command(command);
        }
        if let Some(help) = keymap.shown(Command::Help, self.app.focus()) {
            self.app.tell(Word::KeyDoesNothing { key: &key, help: &help });
        }
    }
}
