//! What is said of the keys in a config: what is wrong with them, and what became of commands that
//! had these keys.

use crate::app::command::Command;
use crate::app::keys::{Focus, Key, KeyProblem, Keymap, Taken};
use crate::app::wording::{Lang, Word};
use crate::cli::findings::Row;
use crate::formats::ron::{Step, shape};
use crate::proof::Level;

/// A key of a config that another command had, and where that stands.
#[derive(Debug, PartialEq, Eq)]
pub struct KeyNotice {
    place: (usize, usize),
    key: Key,
    from: Command,
    to: Command,
    /// The keys the other command has left.
    left: Vec<String>,
    /// Where it has none any more, though it had one.
    pub keyless: Option<Keyless>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyless {
    Everywhere,
    In(Focus),
}

/// Returns where in the config a wrong key stands.
pub fn path_of(pair: usize, problem: &KeyProblem) -> Vec<Step> {
    let half = usize::from(matches!(problem, KeyProblem::UnknownCommand(_)));
    vec![Step::Field("keys"), Step::Item(pair), Step::Item(half)]
}

pub fn problem(problem: &KeyProblem, lang: Lang) -> String {
    let word = match problem {
        KeyProblem::UnknownKey(key) => Word::KeyUnknown { key },
        KeyProblem::UnknownCommand(id) => Word::KeyUnknownCommand { id },
        KeyProblem::Unusable(key) => Word::KeyUnusable { key },
        KeyProblem::Clash(key) => Word::KeyClash { key },
    };
    word.text(lang).into_owned()
}

/// Returns what is to be said of keys that other commands had; `text` is the config.
pub fn notices(keymap: &Keymap, text: &str) -> Vec<KeyNotice> {
    let notice = |taken: &Taken| {
        let path = [Step::Field("keys"), Step::Item(taken.pair)];
        let left = keymap.written(taken.from);
        let keyless = match keymap.focus_without(taken.from) {
            Some(_) if left.is_empty() => Some(Keyless::Everywhere),
            focus => focus.map(Keyless::In),
        };
        let place = shape::place_of(text, &path);
        let (key, from, to) = (taken.key, taken.from, taken.to);
        KeyNotice { place, key, from, to, left, keyless }
    };
    keymap.taken().iter().map(notice).collect()
}

impl KeyNotice {
    /// Says what became of the key; `file` is what the config is called.
    pub fn sentence(&self, file: &str, lang: Lang) -> String {
        let (line, column) = (&self.place.0, &self.place.1);
        let what = self.what(lang);
        Word::AtLine { file: &file, line, column, what: &what }.text(lang).into_owned()
    }

    pub fn row(&self, file: &str, lang: Lang) -> Row {
        let level = if self.keyless.is_some() { Level::Warning } else { Level::Review };
        Row::of_config(file, self.place, level, self.key.to_string(), self.what(lang))
    }

    fn what(&self, lang: Lang) -> String {
        let key = &self.key;
        let pattern = &format!("(\"…\", \"{}\")", self.from.id());
        let (from, to) = (&self.from.name(lang), &self.to.name(lang));
        let left = &lang.join(&self.left);
        let what = match self.keyless {
            None => Word::KeyTaken { key, to, from, left }.text(lang),
            Some(Keyless::Everywhere) => Word::KeyTakenLast { key, to, from, pattern }.text(lang),
            Some(Keyless::In(focus)) => {
                let place = match focus {
                    Focus::Tree => Word::FocusTree,
                    Focus::Over => Word::FocusOver,
                    Focus::Text | Focus::Panes => Word::FocusText,
                };
                let place = &place.text(lang);
                Word::KeyTakenThere { key, to, from, place, pattern }.text(lang)
            }
        };
        what.into_owned()
    }
}
