//! A line of input: a name, a query, a value.

use super::command::Command;
use crate::text::{
    Columns, Measure, Screen, clean, graphemes, next_boundary, prev_boundary, word_back,
    word_forward,
};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InputLine {
    text: String,
    at: usize,
    /// All of it is selected: what is typed next takes its place.
    selected: bool,
    /// The text is only a proposal, selected until it is typed over or gone into.
    proposed: bool,
}

impl InputLine {
    /// Makes a line that holds a text already, the caret behind it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        InputLine { at: text.len(), text, ..InputLine::default() }
    }

    /// Makes a line that proposes a text.
    pub fn proposing(text: impl Into<String>) -> Self {
        let line = InputLine::new(text);
        let proposed = !line.text.is_empty();
        InputLine { proposed, selected: proposed, ..line }
    }

    /// Selects all of it, or nothing.
    pub fn select(&mut self, all: bool) {
        self.selected = self.proposed || (all && !self.text.is_empty());
    }

    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// Makes a line that holds the name of a file, selected, the caret before its ending.
    pub fn of_file_name(name: impl Into<String>, ending: &str) -> Self {
        let line = InputLine::new(name);
        let at = line.text.strip_suffix(ending).map_or(line.at, str::len);
        InputLine { at, selected: !line.text.is_empty(), ..line }
    }

    pub fn is_proposed(&self) -> bool {
        self.proposed
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what stands before the caret.
    pub fn before(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// Returns the first byte that is shown in a field of so many columns: the caret is in it, too.
    pub fn first_shown(&self, room: usize, screen: Screen) -> usize {
        let before = self.before();
        let room = room.saturating_sub(1);
        let mut left = screen.extent(before).0;
        for (at, grapheme) in graphemes(before) {
            if left <= room {
                return at;
            }
            left -= screen.width(grapheme).0;
        }
        before.len()
    }

    /// Puts the caret where a column of its field is.
    pub fn go_to_column(&mut self, column: usize, room: usize, screen: Screen) {
        let start = self.first_shown(room, screen);
        let shown = self.text.get(start..).unwrap_or_default();
        self.at = start + screen.fit(shown, Columns(column));
        self.gone_into();
    }

    /// Says whether all of it was selected, and lets it be a text as any other.
    fn gone_into(&mut self) -> bool {
        self.proposed = false;
        std::mem::take(&mut self.selected)
    }

    /// Types a text; line ends in it become spaces.
    pub fn insert(&mut self, text: &str) {
        if self.gone_into() {
            self.cut(0, self.text.len());
        }
        let text = clean(text).text.trim_end_matches('\n').replace('\n', " ");
        self.text.insert_str(self.at, &text);
        self.at += text.len();
    }

    /// Does what a command means in a line; false where it means nothing here.
    pub fn run(&mut self, command: Command) -> bool {
        use Command::{Backspace, ClearField, Delete, DeleteToEnd, WordBackspace};
        let erases =
            matches!(command, Backspace | ClearField | Delete | DeleteToEnd | WordBackspace);
        if self.gone_into() && erases {
            self.cut(0, self.text.len());
            return true;
        }
        let (text, at) = (&self.text, self.at);
        match command {
            Command::Left => self.at = prev_boundary(text, at),
            Command::Right => self.at = next_boundary(text, at),
            Command::WordLeft => self.at = word_back(text, at),
            Command::WordRight => self.at = word_forward(text, at),
            Command::RowStart => self.at = 0,
            Command::RowEnd => self.at = text.len(),
            Command::SelectAll => {
                self.at = text.len();
                self.select(true);
            }
            Command::Backspace => self.cut(prev_boundary(text, at), at),
            Command::Delete => self.cut(at, next_boundary(text, at)),
            Command::WordBackspace => self.cut(word_back(text, at), at),
            Command::DeleteToEnd => self.cut(at, text.len()),
            Command::ClearField => self.cut(0, text.len()),
            _ => return false,
        }
        true
    }

    fn cut(&mut self, from: usize, to: usize) {
        if self.text.get(from..to).is_some() {
            self.text.replace_range(from..to, "");
            self.at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_gives_way_to_what_is_typed_and_stays_where_the_caret_moves() {
        for (command, expect) in [(None, "新"), (Some(Command::RowEnd), "旧新")] {
            let mut line = InputLine::proposing("旧");
            command.map(|command| line.run(command));
            line.insert("新");
            assert_eq!(line.text(), expect);
        }
        let mut line = InputLine::new("旧的");
        line.select(true);
        line.run(Command::Backspace);
        assert_eq!(line.text(), "");
        let line = InputLine::of_file_name("报告.ron", ".ron");
        assert_eq!((line.before(), line.text()), ("报告", "报告.ron"));
    }

    #[test]
    fn a_field_shows_its_caret_and_takes_clicks() {
        let screen = Screen { ambiguous: crate::text::Ambiguous::Narrow };
        let mut line = InputLine::new("加强组织领导");
        // Six columns: two 字 and the caret behind them.
        assert_eq!(line.first_shown(6, screen), "加强组织".len());
        for (column, before) in [(0, "加强组织"), (3, "加强组织领"), (9, "加强组织领导")]
        {
            line.run(Command::RowEnd);
            line.go_to_column(column, 6, screen);
            assert_eq!(line.before(), before, "{column}");
        }
        line.run(Command::RowStart);
        line.go_to_column(4, 6, screen);
        assert_eq!(line.before(), "加强");
    }

    #[test]
    fn a_line_is_typed_and_walked_in_graphemes() {
        let mut line = InputLine::new("加强");
        line.insert("领\n导👩‍👩‍👧\n");
        assert_eq!(line.text(), "加强领 导👩‍👩‍👧");
        line.run(Command::Backspace);
        line.run(Command::WordBackspace);
        assert_eq!((line.text(), line.before()), ("加强领 ", "加强领 "));
        line.run(Command::RowStart);
        line.run(Command::Delete);
        line.run(Command::Right);
        assert_eq!((line.text(), line.before()), ("强领 ", "强"));
        assert!(!line.run(Command::Save));
    }
}
