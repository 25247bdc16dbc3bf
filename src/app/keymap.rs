//! The table of keys with what a config changed in it: which command a key means where, and which
//! keys are shown for a command.

use super::command::Command;
use super::keys::{Focus, KEYS, Key, is_another_key};

/// The table with what a config changed in it.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<(Focus, Key, Command)>,
}

/// What is wrong with a line of a config's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyProblem {
    UnknownKey(String),
    UnknownCommand(String),
    /// A key that types a character, or one that no terminal tells from another.
    Unusable(String),
    /// Two lines of the config bind the same key.
    Clash(String),
}

impl Default for Keymap {
    fn default() -> Self {
        let bound = KEYS.iter().filter_map(|(focus, key, command)| {
            Key::parse(key).map(|key| (*focus, key.normalised(), *command))
        });
        Keymap { bound: bound.collect() }
    }
}

impl Keymap {
    /// Rebinds keys: each pair is a key and the id of a command. The key then means that command
    /// wherever the command has keys. A problem comes with the number of its pair, from 0.
    pub fn rebound(pairs: &[(String, String)]) -> Result<Keymap, (usize, KeyProblem)> {
        let mut map = Keymap::default();
        let mut seen: Vec<Key> = Vec::new();
        for (n, (key, id)) in pairs.iter().enumerate() {
            let parsed = Key::parse(key).map(Key::normalised);
            let parsed = parsed.ok_or_else(|| (n, KeyProblem::UnknownKey(key.clone())))?;
            let command = Command::of_id(id);
            let command = command.ok_or_else(|| (n, KeyProblem::UnknownCommand(id.clone())))?;
            if parsed.typed().is_some() || is_another_key(parsed) {
                return Err((n, KeyProblem::Unusable(key.clone())));
            }
            if seen.contains(&parsed) {
                return Err((n, KeyProblem::Clash(key.clone())));
            }
            seen.push(parsed);
            map.bind(parsed, command);
        }
        Ok(map)
    }

    fn bind(&mut self, key: Key, command: Command) {
        let mut focuses: Vec<Focus> =
            self.bound.iter().filter(|(_, _, c)| *c == command).map(|(focus, ..)| *focus).collect();
        focuses.sort_by_key(|focus| *focus as u8);
        focuses.dedup();
        for focus in focuses {
            self.bound.retain(|(f, k, _)| (*f, *k) != (focus, key));
            // In front: the key of one's own is the one that is shown.
            self.bound.insert(0, (focus, key, command));
        }
    }

    /// Returns the command a key means where it is pressed.
    pub fn command(&self, focus: Focus, key: Key) -> Option<Command> {
        let find = |focus: Focus| {
            self.bound.iter().find(|(f, k, _)| *f == focus && *k == key).map(|(_, _, c)| *c)
        };
        let key_of_panes = matches!(focus, Focus::Text | Focus::Tree);
        find(focus).or_else(|| key_of_panes.then(|| find(Focus::Panes)).flatten())
    }

    /// Returns the keys of a command, the one to show first.
    pub fn keys(&self, command: Command) -> impl Iterator<Item = (Focus, Key)> + '_ {
        self.bound.iter().filter(move |(_, _, c)| *c == command).map(|(f, k, _)| (*f, *k))
    }

    /// Returns the keys of a command as they are written, each once.
    pub fn written(&self, command: Command) -> Vec<String> {
        let mut written: Vec<String> = Vec::new();
        for (_, key) in self.keys(command) {
            let key = key.to_string();
            if !written.contains(&key) {
                written.push(key);
            }
        }
        written
    }

    /// Returns the key to show for a command where the caret is.
    pub fn shown(&self, command: Command, focus: Focus) -> Option<Key> {
        let fits = |f: Focus| f == focus || (f == Focus::Panes && focus != Focus::Over);
        let mut keys = self.keys(command);
        keys.find(|(f, _)| fits(*f)).or_else(|| self.keys(command).next()).map(|(_, key)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_rebound_and_mistakes_are_told_with_their_place() {
        let pair = |key: &str, id: &str| (key.to_string(), id.to_string());
        let map = Keymap::rebound(&[pair("Ctrl+P", "save")]).unwrap();
        let key = Key::parse("Ctrl+P").unwrap();
        assert_eq!(map.command(Focus::Text, key), Some(Command::Save));
        assert_eq!(map.shown(Command::Save, Focus::Text), Some(key));
        let taken = Keymap::rebound(&[pair("Ctrl+F", "save")]).unwrap();
        assert_eq!(taken.command(Focus::Tree, Key::parse("Ctrl+F").unwrap()), Some(Command::Save));
        for (pairs, problem) in [
            (vec![pair("Ctrl+P", "save"), pair("Hyper+X", "save")], (1, "UnknownKey")),
            (vec![pair("Ctrl+P", "sav")], (0, "UnknownCommand")),
            (vec![pair("Ctrl+I", "save")], (0, "Unusable")),
            (vec![pair("x", "save")], (0, "Unusable")),
            (vec![pair("Ctrl+P", "save"), pair("Ctrl+P", "quit")], (1, "Clash")),
        ] {
            let (n, found) = Keymap::rebound(&pairs).unwrap_err();
            assert_eq!((n, format!("{found:?}").split('(').next().unwrap()), problem);
        }
    }
}
