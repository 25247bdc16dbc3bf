//! From keys to commands: the keymap where the caret is, and what is left types itself.

use super::Update;
use crate::app::keys::{Focus, Key};
use crate::app::overlay::Overlay;

impl Update<'_> {
    pub(super) fn key(&mut self, key: Key) {
        self.app.message = None;
        self.app.tree.drag = None;
        let focus = self.app.focus();
        if let Some(command) = self.app.options.keymap.command(focus, key.normalised()) {
            return self.command(command);
        }
        let Some(typed) = key.typed() else { return self.key_beside(key) };
        let mut buffer = [0; 4];
        let text: &str = typed.encode_utf8(&mut buffer);
        match focus {
            Focus::Over => self.type_over(text),
            // Typing in the tree looks for a section.
            Focus::Tree => self.go_to(text),
            Focus::Text | Focus::Panes => self.type_text(text),
        }
    }

    /// What means nothing to the list beside a place means what it does in the text.
    fn key_beside(&mut self, key: Key) {
        if !matches!(self.app.overlays.last(), Some(Overlay::Fill(_))) {
            return;
        }
        if let Some(command) = self.app.options.keymap.command(Focus::Text, key.normalised()) {
            self.app.overlays.pop();
            self.command(command);
        }
    }
}
