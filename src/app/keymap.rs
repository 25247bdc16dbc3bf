//! The table of keys with what a config changed in it: which command a key means where, and which
//! keys are shown for a command.

use super::command::Command;
use super::keys::{Focus, KEYS, Key, is_another_key};
use std::collections::HashMap;

/// The table with what a config changed in it.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<(Focus, Key, Command)>,
    /// What the first of these says of each key: every frame asks for some.
    meant: HashMap<(Focus, Key), Command>,
    taken: Vec<Taken>,
}

/// A key that a config gave to another command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub key: Key,
    pub from: Command,
    pub to: Command,
    /// The number of its pair in the config, from 0.
    pub pair: usize,
}

/// Where keys are pressed.
const PLACES: [Focus; 3] = [Focus::Text, Focus::Tree, Focus::Over];

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
        Keymap::of(bound.collect())
    }
}

impl Keymap {
    fn of(bound: Vec<(Focus, Key, Command)>) -> Keymap {
        let first_wins = bound.iter().rev().map(|(focus, key, command)| ((*focus, *key), *command));
        Keymap { meant: first_wins.collect(), bound, taken: Vec::new() }
    }

    /// Rebinds keys: each pair is a key and the id of a command. The key then means that command
    /// wherever the command has keys. A problem comes with the number of its pair, from 0.
    pub fn rebound(pairs: &[(String, String)]) -> Result<Keymap, (usize, KeyProblem)> {
        let mut bound: Vec<(Key, Command)> = Vec::new();
        for (n, (key, id)) in pairs.iter().enumerate() {
            let parsed = usable(key).map_err(|problem| (n, problem))?;
            let command = Command::of_id(id);
            let command = command.ok_or_else(|| (n, KeyProblem::UnknownCommand(id.clone())))?;
            if bound.iter().any(|(key, _)| *key == parsed) {
                return Err((n, KeyProblem::Clash(key.clone())));
            }
            bound.push((parsed, command));
        }
        let default = Keymap::default();
        let mut map = default.clone();
        for (key, command) in &bound {
            // Where its keys have been taken meanwhile, it is still to be had.
            map.bind(*key, *command, default.focuses(*command));
        }
        let mut map = Keymap::of(map.bound);
        for (pair, (key, to)) in bound.into_iter().enumerate() {
            for from in PLACES.into_iter().filter_map(|focus| default.command(focus, key)) {
                let taken = Taken { key, from, to, pair };
                let is_lost = PLACES.into_iter().any(|focus| {
                    default.command(focus, key) == Some(from)
                        && map.command(focus, key) != Some(from)
                });
                if is_lost && !map.taken.contains(&taken) {
                    map.taken.push(taken);
                }
            }
        }
        Ok(map)
    }

    /// Returns where a command has keys.
    fn focuses(&self, command: Command) -> Vec<Focus> {
        let mut focuses: Vec<Focus> = self.keys(command).map(|(focus, _)| focus).collect();
        focuses.sort_by_key(|focus| *focus as u8);
        focuses.dedup();
        focuses
    }

    fn bind(&mut self, key: Key, command: Command, focuses: Vec<Focus>) {
        for focus in focuses {
            let gives_way = |f: Focus| {
                f == focus || (focus == Focus::Panes && matches!(f, Focus::Text | Focus::Tree))
            };
            self.bound.retain(|(f, k, _)| !(*k == key && gives_way(*f)));
            // In front: the key of one's own is the one that is shown.
            self.bound.insert(0, (focus, key, command));
        }
    }

    /// Returns the keys that a config gave to other commands than the table does.
    pub fn taken(&self) -> &[Taken] {
        &self.taken
    }

    /// Returns where a command has no key any more, though it has one in the table.
    pub fn focus_without(&self, command: Command) -> Option<Focus> {
        let default = Keymap::default();
        let has = |map: &Keymap, focus| {
            map.keys(command).any(|(_, key)| map.command(focus, key) == Some(command))
        };
        PLACES.into_iter().find(|focus| has(&default, *focus) && !has(self, *focus))
    }

    /// Returns the command a key means where it is pressed.
    pub fn command(&self, focus: Focus, key: Key) -> Option<Command> {
        let find = |focus: Focus| self.meant.get(&(focus, key)).copied();
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
        let mut keys = self.keys(command);
        let here = keys.find(|(_, key)| self.command(focus, *key) == Some(command));
        here.or_else(|| self.keys(command).next()).map(|(_, key)| key)
    }
}

/// Reads a key that a command can have.
fn usable(key: &str) -> Result<Key, KeyProblem> {
    let Some(parsed) = Key::parse(key).map(Key::normalised) else {
        // A letter with Shift is another letter, and with Ctrl no terminal tells it.
        let is_with_shift = Key::parse(&key.replacen("Shift+", "", 1)).is_some();
        let problem = if is_with_shift { KeyProblem::Unusable } else { KeyProblem::UnknownKey };
        return Err(problem(key.to_string()));
    };
    match parsed.typed().is_some() || is_another_key(parsed) {
        true => Err(KeyProblem::Unusable(key.to_string())),
        false => Ok(parsed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(key: &str, id: &str) -> (String, String) {
        (key.to_string(), id.to_string())
    }

    fn key(text: &str) -> Key {
        Key::parse(text).unwrap()
    }

    #[test]
    fn keys_are_rebound_and_mistakes_are_told_with_their_place() {
        let map = Keymap::rebound(&[pair("Ctrl+P", "save")]).unwrap();
        assert_eq!(map.command(Focus::Text, key("Ctrl+P")), Some(Command::Save));
        assert_eq!(map.shown(Command::Save, Focus::Text), Some(key("Ctrl+P")));
        for (pairs, problem) in [
            (vec![pair("Ctrl+P", "save"), pair("Hyper+X", "save")], (1, "UnknownKey")),
            (vec![pair("Ctrl+P", "sav")], (0, "UnknownCommand")),
            (vec![pair("Ctrl+I", "save")], (0, "Unusable")),
            (vec![pair("Ctrl+Shift+S", "save")], (0, "Unusable")),
            (vec![pair("x", "save")], (0, "Unusable")),
            (vec![pair("Ctrl+P", "save"), pair("ctrl+p", "quit")], (1, "Clash")),
        ] {
            let (n, found) = Keymap::rebound(&pairs).unwrap_err();
            assert_eq!((n, format!("{found:?}").split('(').next().unwrap()), problem);
        }
    }

    #[test]
    fn the_command_that_had_a_key_gives_way_wherever_the_other_one_is() {
        let map = Keymap::rebound(&[pair("ctrl+k", "save"), pair("Ctrl+L", "go-to")]).unwrap();
        for focus in [Focus::Text, Focus::Tree, Focus::Over] {
            assert_eq!(map.command(focus, key("Ctrl+K")), Some(Command::Save), "{focus:?}");
            assert_eq!(map.command(focus, key("Ctrl+L")), Some(Command::GoTo), "{focus:?}");
        }
        let taken: Vec<_> = map.taken().iter().map(|t| (t.from, t.to, t.pair)).collect();
        assert_eq!(
            taken,
            [(Command::DeleteToEnd, Command::Save, 0), (Command::NextItem, Command::GoTo, 1)]
        );
        assert_eq!(map.focus_without(Command::DeleteToEnd), Some(Focus::Text));
        assert_eq!(map.written(Command::DeleteToEnd), [""; 0]);
    }

    #[test]
    fn who_has_another_key_or_gets_one_is_not_left_without() {
        let map = Keymap::rebound(&[pair("F3", "save"), pair("F5", "phrases")]).unwrap();
        let taken: Vec<_> = map.taken().iter().map(|taken| taken.from).collect();
        assert_eq!(taken, [Command::Phrases, Command::Preview]);
        assert_eq!(map.shown(Command::Phrases, Focus::Text), Some(key("F5")));
        assert!(taken.iter().all(|command| map.focus_without(*command).is_none()));
        let pairs = [pair("Ctrl+S", "find"), pair("F3", "save"), pair("Ctrl+F", "phrases")];
        let map = Keymap::rebound(&pairs).unwrap();
        for (key_of, command) in [("F3", Command::Save), ("Ctrl+S", Command::Find)] {
            assert_eq!(map.command(Focus::Tree, key(key_of)), Some(command));
            assert_eq!(map.command(Focus::Over, key(key_of)), Some(command));
        }
        assert!(map.taken().iter().all(|taken| map.focus_without(taken.from).is_none()));
        let same = Keymap::rebound(&[pair("Ctrl+P", "phrases")]).unwrap();
        assert_eq!(same.taken(), []);
    }

    #[test]
    fn a_key_lost_in_one_place_is_not_shown_there() {
        let map = Keymap::rebound(&[pair("Ctrl+Q", "cut"), pair("Ctrl+S", "cut")]).unwrap();
        assert_eq!(map.command(Focus::Tree, key("Ctrl+S")), Some(Command::Save));
        assert_eq!(map.shown(Command::Save, Focus::Tree), Some(key("Ctrl+S")));
        assert_eq!(map.focus_without(Command::Save), Some(Focus::Text));
        // It is not to be had here: where it is to be had is better than nothing.
        let map = Keymap::rebound(&[pair("Ctrl+P", "cut")]).unwrap();
        assert_eq!(map.shown(Command::Phrases, Focus::Text), Some(key("F3")));
    }
}
