//! Keys: what a person pressed, how that is written, and which command it means where.
//!
//! No command needs an F-key, since laptops and web terminals eat them, and no bare letter is bound,
//! since an input method would swallow it. Ctrl+H, I, J, M and [ are not to be told from Backspace,
//! Tab, Enter and Esc, and so are never bound; nor are Ctrl+B (tmux) and Alt+[ and Alt+O, with which
//! the sequences of other keys begin.

use super::command::Command;
pub use super::keymap::{KeyProblem, Keymap, Taken};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    Char(char),
    F(u8),
    Enter,
    Tab,
    Esc,
    Backspace,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
}

/// A key with what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    /// Never with a character: that is another character then.
    pub shift: bool,
}

const NAMES: &[(Code, &str)] = &[
    (Code::Enter, "Enter"),
    (Code::Tab, "Tab"),
    (Code::Esc, "Esc"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Del"),
    (Code::Insert, "Ins"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PgUp"),
    (Code::PageDown, "PgDn"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
    (Code::Char(' '), "Space"),
];

/// What keys are called elsewhere.
const OTHER_NAMES: &[(Code, &str)] = &[
    (Code::Delete, "Delete"),
    (Code::Insert, "Insert"),
    (Code::PageUp, "PageUp"),
    (Code::PageDown, "PageDown"),
    (Code::Esc, "Escape"),
    (Code::Enter, "Return"),
];

impl Key {
    pub fn new(code: Code) -> Self {
        Key { code, ctrl: false, alt: false, shift: false }
    }

    /// The same key as tables name it: full-width characters become half-width, letters lower case
    /// where Ctrl or Alt is held.
    #[must_use]
    pub fn normalised(mut self) -> Self {
        if let Code::Char(c) = self.code {
            let half = meant_by(c);
            let lower = (self.ctrl || self.alt) && half.is_ascii_uppercase();
            self.code = Code::Char(if lower { half.to_ascii_lowercase() } else { half });
            self.shift = false;
        }
        self
    }

    /// The character this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads a key as it is written: `Ctrl+S`, `Alt+Shift+Up`, `F1`; small letters mean the same.
    pub fn parse(text: &str) -> Option<Key> {
        let mut key = Key::new(Code::Enter);
        let mut rest = text;
        loop {
            let (held, behind) = match rest.split_once('+') {
                Some((held, behind)) if !held.is_empty() && !behind.is_empty() => (held, behind),
                _ => break,
            };
            match held.to_ascii_lowercase().as_str() {
                "ctrl" if !key.ctrl => key.ctrl = true,
                "alt" if !key.alt => key.alt = true,
                "shift" if !key.shift => key.shift = true,
                _ => return None,
            }
            rest = behind;
        }
        key.code = code_of(rest)?;
        if let Code::Char(c) = key.code {
            if key.shift {
                return None;
            }
            if c.is_ascii_alphabetic() {
                key.code = Code::Char(c.to_ascii_lowercase());
            }
        }
        Some(key)
    }

    pub fn is_function_key(self) -> bool {
        matches!(self.code, Code::F(_))
    }
}

fn code_of(name: &str) -> Option<Code> {
    let mut names = NAMES.iter().chain(OTHER_NAMES);
    if let Some((code, _)) = names.find(|(_, n)| n.eq_ignore_ascii_case(name)) {
        return Some(*code);
    }
    if let Some(number) = name.strip_prefix(['F', 'f']).and_then(|n| n.parse().ok()) {
        return (1..=12).contains(&number).then_some(Code::F(number));
    }
    let mut chars = name.chars();
    let c = chars.next()?;
    (chars.next().is_none() && !c.is_control()).then_some(Code::Char(c))
}

/// Full-width typed keys mean what their half-width ones do.
fn meant_by(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => crate::text::half_width(c),
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        if let Some((_, name)) = NAMES.iter().find(|(code, _)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::F(number) => write!(f, "F{number}"),
            Code::Char(c) if self.ctrl || self.alt => write!(f, "{}", c.to_ascii_uppercase()),
            Code::Char(c) => write!(f, "{c}"),
            _ => Ok(()),
        }
    }
}

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Focus {
    /// Either pane.
    Panes,
    Text,
    Tree,
    /// Whatever lies over the panes: lists, forms, lines of input.
    Over,
}

/// Which key means which command where. The first key of a command is the one that is shown.
pub const KEYS: &[(Focus, &str, Command)] = {
    use Command::*;
    use Focus::{Over, Panes, Text, Tree};
    &[
        (Panes, "Ctrl+S", Save),
        (Panes, "Alt+S", SaveAs),
        (Panes, "Ctrl+O", Start),
        (Panes, "Alt+I", InsertFile),
        (Panes, "Alt+4", Versions),
        (Panes, "Alt+Z", Suspend),
        (Panes, "Ctrl+Q", Quit),
        (Panes, "Ctrl+Z", Undo),
        (Panes, "Ctrl+Y", Redo),
        (Text, "Ctrl+X", Cut),
        (Text, "Shift+Del", Cut),
        (Panes, "Ctrl+C", Copy),
        (Panes, "Ctrl+Ins", Copy),
        (Text, "Ctrl+V", Paste),
        (Text, "Shift+Ins", Paste),
        (Text, "Ctrl+A", SelectAll),
        (Panes, "Ctrl+F", Find),
        (Panes, "Ctrl+R", Replace),
        (Panes, "Alt+.", FindNext),
        (Panes, "Alt+,", FindPrevious),
        (Text, "Alt+\"", QuotePair),
        (Text, "Alt+'", QuotePair),
        (Text, "Alt+<", TitlePair),
        (Text, "Alt+(", BracketPair),
        (Text, "Alt+9", BracketPair),
        (Text, "Alt+D", InsertDate),
        (Text, "Ctrl+L", NextItem),
        (Text, "Alt+Up", ItemUp),
        (Text, "Alt+Down", ItemDown),
        (Panes, "Alt+N", Note),
        (Text, "Enter", Newline),
        (Text, "Alt+Enter", Break),
        (Text, "Backspace", Backspace),
        (Text, "Shift+Backspace", Backspace),
        (Text, "Del", Delete),
        (Text, "Ctrl+W", WordBackspace),
        (Text, "Ctrl+Backspace", WordBackspace),
        (Text, "Alt+Backspace", WordBackspace),
        (Text, "Ctrl+Del", WordDelete),
        (Text, "Ctrl+D", WordDelete),
        (Text, "Ctrl+K", DeleteToEnd),
        (Text, "Left", Left),
        (Text, "Right", Right),
        (Panes, "Up", Up),
        (Panes, "Down", Down),
        (Text, "Ctrl+Left", WordLeft),
        (Text, "Ctrl+Right", WordRight),
        (Text, "Alt+Left", WordLeft),
        (Text, "Alt+Right", WordRight),
        (Text, "Home", RowStart),
        (Text, "End", RowEnd),
        (Text, "Ctrl+Up", ParagraphUp),
        (Text, "Ctrl+Down", ParagraphDown),
        (Panes, "PgUp", PageUp),
        (Panes, "PgDn", PageDown),
        (Panes, "Ctrl+Home", ReportStart),
        (Panes, "Ctrl+End", ReportEnd),
        (Tree, "Home", ReportStart),
        (Tree, "End", ReportEnd),
        (Text, "Shift+Left", SelectLeft),
        (Text, "Shift+Right", SelectRight),
        (Text, "Shift+Up", SelectUp),
        (Text, "Shift+Down", SelectDown),
        (Text, "Ctrl+Shift+Left", SelectWordLeft),
        (Text, "Ctrl+Shift+Right", SelectWordRight),
        (Text, "Shift+Home", SelectRowStart),
        (Text, "Shift+End", SelectRowEnd),
        (Text, "Ctrl+Shift+Up", SelectParagraphUp),
        (Text, "Ctrl+Shift+Down", SelectParagraphDown),
        (Text, "Shift+PgUp", SelectPageUp),
        (Text, "Shift+PgDn", SelectPageDown),
        (Text, "Ctrl+Shift+Home", SelectReportStart),
        (Text, "Ctrl+Shift+End", SelectReportEnd),
        (Panes, "Ins", NewSection),
        (Panes, "Ctrl+N", NewSection),
        (Panes, "Alt+C", NewChild),
        (Panes, "F2", Rename),
        (Panes, "Alt+R", Rename),
        (Tree, "Shift+Up", MoveUp),
        (Tree, "Shift+Down", MoveDown),
        (Tree, "Shift+Right", MoveIn),
        (Tree, "Shift+Left", MoveOut),
        (Panes, "Alt+Shift+Up", MoveUp),
        (Panes, "Alt+Shift+Down", MoveDown),
        (Panes, "Alt+Shift+Right", MoveIn),
        (Panes, "Alt+Shift+Left", MoveOut),
        (Tree, "Ctrl+Up", MoveUp),
        (Tree, "Ctrl+Down", MoveDown),
        (Tree, "Ctrl+Right", MoveIn),
        (Tree, "Ctrl+Left", MoveOut),
        (Tree, "Alt+Up", MoveUp),
        (Tree, "Alt+Down", MoveDown),
        (Tree, "Alt+Right", MoveIn),
        (Tree, "Alt+Left", MoveOut),
        (Tree, ">", MoveIn),
        (Tree, "<", MoveOut),
        (Text, "Alt+P", Split),
        (Panes, "Alt+J", Merge),
        (Panes, "Alt+2", Duplicate),
        (Tree, "Del", DeleteSection),
        (Panes, "Alt+Del", DeleteSection),
        (Panes, "Alt+K", DeleteSection),
        (Panes, "Alt+3", Trash),
        (Panes, "Alt+L", RunIn),
        (Panes, "Alt+U", Unnumber),
        (Panes, "Alt+0", Renumber),
        (Panes, "Ctrl+G", GoTo),
        (Panes, "F3", Phrases),
        (Panes, "Ctrl+P", Phrases),
        (Text, "Alt+=", KeepPhrase),
        (Text, "Alt+F3", KeepPhrase),
        (Text, "Alt+/", NextAlternative),
        (Text, "Tab", NextOpen),
        (Text, "Shift+Tab", PreviousOpen),
        (Panes, "F12", NextUnfilled),
        (Panes, "Ctrl+E", NextUnfilled),
        (Panes, "F4", Fields),
        (Panes, "Alt+F", Fields),
        (Text, "Alt+M", MakeField),
        (Panes, "Alt+G", Target),
        (Panes, "F7", Proof),
        (Panes, "Alt+Y", Proof),
        (Panes, "Alt+8", NextFinding),
        (Panes, "Alt+7", PreviousFinding),
        (Text, "Alt+6", Fix),
        (Panes, "Alt+Q", Rules),
        (Panes, "F6", SwitchPane),
        (Panes, "Ctrl+T", SwitchPane),
        (Panes, "F9", HandIn),
        (Panes, "Alt+E", HandIn),
        (Panes, "F5", Preview),
        (Panes, "Alt+W", Preview),
        (Panes, "Alt+B", PreviewBeside),
        (Panes, "F8", Narrow),
        (Panes, "Alt+V", Narrow),
        (Tree, "Tab", Fold),
        (Text, "Alt+T", Fold),
        (Tree, "Shift+Tab", FoldAll),
        (Tree, "Left", FoldIn),
        (Tree, "Right", FoldOut),
        (Panes, "Alt+;", Settings),
        (Panes, "F10", Menu),
        (Panes, "Alt+X", Menu),
        (Panes, "F1", Help),
        (Panes, "Alt+H", Help),
        (Panes, "Alt+?", Help),
        (Panes, "Esc", Close),
        (Tree, "Enter", OpenText),
        (Over, "Esc", Close),
        (Over, "Enter", Accept),
        (Over, "Up", Up),
        (Over, "Down", Down),
        (Over, "PgUp", PageUp),
        (Over, "PgDn", PageDown),
        (Over, "Tab", NextField),
        (Over, "Shift+Tab", PreviousField),
        (Over, "Ctrl+L", NextItem),
        (Over, "Alt+C", NewChild),
        (Over, "Ctrl+N", NewSection),
        (Over, "Alt+P", PinPhrase),
        (Over, "Alt+E", EditPhrase),
        (Over, "Alt+D", DeletePhrase),
        (Over, "Alt+Del", DeletePhrase),
        (Over, "Alt+A", ReplaceAll),
        (Over, "Alt+S", SwitchScope),
        (Over, "Alt+8", NextFinding),
        (Over, "Alt+7", PreviousFinding),
        (Over, "Alt+6", Fix),
        (Over, "Alt+R", FixRule),
        (Over, "Alt+L", FixSafe),
        (Over, "Alt+I", Ignore),
        (Over, "Alt+U", IgnoreRule),
        (Over, "Alt+T", AddTerm),
        (Over, "Alt+Q", Rules),
        (Over, "Ctrl+Z", Undo),
        (Over, "Ctrl+Y", Redo),
        (Over, "Left", Left),
        (Over, "Right", Right),
        (Over, "Home", RowStart),
        (Over, "End", RowEnd),
        (Over, "Ctrl+Home", ReportStart),
        (Over, "Ctrl+End", ReportEnd),
        (Over, "Ctrl+Left", WordLeft),
        (Over, "Ctrl+Right", WordRight),
        (Over, "Backspace", Backspace),
        (Over, "Shift+Backspace", Backspace),
        (Over, "Ctrl+W", WordBackspace),
        (Over, "Ctrl+Backspace", WordBackspace),
        (Over, "Alt+Backspace", WordBackspace),
        (Over, "Del", Delete),
        (Over, "Ctrl+K", DeleteToEnd),
        (Over, "Ctrl+U", ClearField),
        (Over, "Ctrl+V", Paste),
        (Over, "Ctrl+A", SelectAll),
        (Over, "Ctrl+Q", Quit),
        (Over, "Ctrl+S", Save),
        (Over, "F4", Fields),
        (Over, "Alt+F", Fields),
        (Over, "Alt+.", FindNext),
        (Over, "Alt+,", FindPrevious),
        (Over, "F9", HandIn),
        (Over, "F5", Preview),
        (Over, "Alt+W", Preview),
        (Over, "Alt+B", PreviewBeside),
        (Over, "Ctrl+F", Find),
        (Over, "Ctrl+G", GoTo),
        (Over, "F1", Help),
        (Over, "Alt+Z", Suspend),
    ]
};

/// Says whether a terminal sends something else for this key.
pub(super) fn is_another_key(key: Key) -> bool {
    match key.code {
        Code::Char(c) if key.ctrl => matches!(c, 'h' | 'i' | 'j' | 'm' | '['),
        Code::Char(c) if key.alt => matches!(c, '[' | 'O'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::Group;
    use std::collections::HashSet;

    #[test]
    fn every_key_reads_prints_back_and_is_bound_once() {
        let mut seen = HashSet::new();
        for (focus, text, command) in KEYS {
            let key = Key::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(key.to_string(), *text);
            assert_eq!(key.normalised(), key, "{text}");
            assert!(seen.insert((focus, key)), "{focus:?} {text}");
            assert!(!is_another_key(key), "{text}");
            let letter = key.typed().is_some_and(char::is_alphanumeric);
            assert!(!letter, "{text} is a bare letter");
            let hides = *focus != Focus::Panes && seen.contains(&(&Focus::Panes, key));
            assert!(!hides || *focus == Focus::Over || *focus == Focus::Tree, "{text}");
            assert!(Keymap::default().command(*focus, key) == Some(*command), "{text}");
        }
    }

    #[test]
    fn every_command_has_a_chord_without_a_function_key() {
        let map = Keymap::default();
        for command in Command::ALL {
            let chord = map.keys(*command).any(|(_, key)| !key.is_function_key());
            assert!(chord, "{command:?}");
            let inner = command.group() == Group::Inner;
            assert!(inner || Group::MENU.contains(&command.group()), "{command:?}");
        }
    }

    #[test]
    fn full_width_keys_are_half_width_ones() {
        for (typed, meant) in [('＜', '<'), ('》', '>'), ('１', '1'), ('：', ':'), ('／', '/')]
        {
            assert_eq!(Key::new(Code::Char(typed)).normalised().code, Code::Char(meant));
        }
        let upper = Key { alt: true, ..Key::new(Code::Char('H')) };
        assert_eq!(upper.normalised(), Key::parse("Alt+H").unwrap());
    }

    #[test]
    fn keys_are_read_however_they_are_written() {
        for (written, key) in [
            ("ctrl+k", "Ctrl+K"),
            ("ALT+SHIFT+up", "Alt+Shift+Up"),
            ("f2", "F2"),
            ("ctrl+delete", "Ctrl+Del"),
            ("pageup", "PgUp"),
        ] {
            assert_eq!(Key::parse(written).map(|key| key.to_string()).as_deref(), Some(key));
        }
    }
}
