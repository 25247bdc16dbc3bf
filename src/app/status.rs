//! The status line: the state of the report, and the keys that matter where the caret is. One answer
//! for drawing and for the mouse, which may press a key that is shown.

use super::command::Command;
use super::geometry::TWO_PANES;
use super::hints::wanted;
use super::keys::{Code, Focus, Key};
use super::overlay::{ListKind, Overlay};
use super::preview::Mode;
use super::proofing::told;
use super::state::App;
use super::wording::{Word, visible};
use crate::text::{Columns, Measure, Screen};
use std::borrow::Cow;

/// What the line says, and its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusLine {
    pub left: String,
    pub tone: Tone,
    pub hints: Vec<Hint>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    State,
    Said,
    Error,
}

/// A key and what it does, from column `x` on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub command: Command,
    pub key: String,
    pub name: String,
    pub x: usize,
    pub width: usize,
}

/// Between two hints, and between them and what is said.
const APART: usize = 2;
const BETWEEN: &str = " · ";
/// A name shorter than this says nothing.
const SHORTEST_NAME: usize = 8;

impl StatusLine {
    pub fn of(app: &App) -> StatusLine {
        let screen = Screen { ambiguous: app.ambiguous() };
        let width = app.size.width;
        let room = width.saturating_sub(1);
        let (left, tone) = match &app.message {
            Some(message) if message.is_error => {
                (cut(screen, &message.text, room).into_owned(), Tone::Error)
            }
            Some(message) => (cut(screen, &message.text, room).into_owned(), Tone::Said),
            // What is chosen from by many keys needs them more than the state of the report.
            None if gives_way(app) => (String::new(), Tone::State),
            None => {
                // Some of the line is left to the keys.
                let most = room.saturating_sub(width * 3 / 10);
                let finding = told::finding(app).map(|finding| {
                    let told = told::line(app, finding);
                    match app.size.width < TWO_PANES {
                        true => told,
                        false => format!("{}{BETWEEN}{told}", app.say(saved(app))),
                    }
                });
                let left = match finding {
                    Some(finding) => cut(screen, &finding, most).into_owned(),
                    None => cut(screen, &state(app, screen, most), room).into_owned(),
                };
                (left, Tone::State)
            }
        };
        let behind = 1 + screen.extent(&left).0 + APART;
        StatusLine { hints: placed(app, screen, behind), left, tone }
    }

    /// Returns the command whose key is shown at a column.
    pub fn command_at(&self, x: usize) -> Option<Command> {
        self.hints.iter().find(|h| (h.x..h.x + h.width).contains(&x)).map(|hint| hint.command)
    }
}

/// Says whether the state leaves the line to the keys of what lies over the panes.
fn gives_way(app: &App) -> bool {
    let is_narrow = app.size.width < TWO_PANES;
    match app.overlays.last() {
        Some(Overlay::List(list)) => is_narrow || list.kind == ListKind::Phrases,
        Some(Overlay::Findings(_) | Overlay::Find(_)) => true,
        Some(Overlay::Preview) => is_narrow && app.preview.mode == Mode::Text,
        Some(_) => is_narrow,
        None => false,
    }
}

/// Puts as many hints as there is room for, the first ones first, at the right end of the line.
fn placed(app: &App, screen: Screen, behind: usize) -> Vec<Hint> {
    let focus = app.focus();
    let mut hints = Vec::new();
    let mut used = 0;
    for (command, word) in wanted(app) {
        let key = match command {
            // The space bar is no command of its own: it mends where there is nothing to type.
            Command::Fix if focus == Focus::Over => Some(Key::new(Code::Char(' '))),
            _ => app.options.keymap.shown(*command, focus),
        };
        let Some(key) = key.map(short) else { continue };
        let name = app.say(*word);
        let width = screen.extent(&key).0 + 1 + screen.extent(&name).0;
        match behind + used + width > app.size.width {
            // Where the line is so short, one key is better than none.
            true if hints.is_empty() => continue,
            true => break,
            false => {}
        }
        hints.push(Hint { command: *command, key, name, x: used, width });
        used += width + APART;
    }
    let shift = app.size.width.saturating_sub(used).max(behind);
    hints.iter_mut().for_each(|hint| hint.x += shift);
    hints
}

/// Says how the report stands, in so many columns: its name is shortened first.
fn state(app: &App, screen: Screen, room: usize) -> String {
    if app.is_previewing() && app.preview.mode == Mode::Page {
        return page(app);
    }
    let mut state = parts(app).join(BETWEEN);
    if let Some(place) = place_on_paper(app) {
        let longer = format!("{state}{BETWEEN}{place}");
        if screen.extent(&longer).0 + SHORTEST_NAME <= room {
            state = longer;
        }
    }
    // The preview has its title above it, and needs the room for its keys.
    let path = app.file.path.as_ref().filter(|_| !app.is_previewing());
    let name = path.and_then(|path| path.file_name());
    let Some(name) = name.map(|name| visible(&name.to_string_lossy())) else { return state };
    let taken = screen.extent(&state).0 + screen.extent(BETWEEN).0;
    let room = room.saturating_sub(taken).min((app.size.width / 4).max(16));
    if room < SHORTEST_NAME.min(screen.extent(&name).0) {
        return state;
    }
    format!("{}{BETWEEN}{state}", cut(screen, &name, room))
}

fn saved(app: &App) -> Word<'static> {
    match (app.is_saved(), app.file.is_new) {
        _ if app.file.read_only.is_some() => Word::StateReadOnly,
        (false, _) => Word::StateChanged,
        (true, true) => Word::StateNew,
        (true, false) if app.file.path.is_none() => Word::StateNew,
        (true, false) => Word::StateSaved,
    }
}

fn parts(app: &App) -> Vec<String> {
    let mut parts = vec![app.say(saved(app))];
    match (selected_words(app), app.stats.report()) {
        (Some(count), _) => parts.push(app.say(Word::SelectedChars { count: &count })),
        (None, Some(figures)) => {
            let target = app.report.settings().target;
            let count = figures.words;
            parts.push(match target {
                0 => app.say(Word::Chars { count: &count }),
                _ => app.say(Word::OfTarget { count: &count, target: &target }),
            });
            if figures.open > 0 {
                parts.push(app.say(Word::OpenCount { count: &figures.open }));
            }
        }
        (None, None) => {}
    }
    let found = app.proofing.report().filter(|_| app.is_proofread()).map_or(0, |t| t.grave());
    if found > 0 {
        parts.push(app.say(Word::FindingCount { count: &found }));
    }
    if app.view.narrow.is_some() {
        parts.push(app.say(Word::Narrowed));
    }
    parts
}

/// Says which page is shown, and of how many where that is known.
fn page(app: &App) -> String {
    let known = app.preview.paper.known(&app.report, &app.options.preset);
    let page = &app.preview.paper.cursor.page;
    match known.is_all {
        true => app.say(Word::PageOf { page, count: &known.pages }),
        false => app.say(Word::PageOfMore { page }),
    }
}

/// Says where on paper the caret is, once that has been found out.
fn place_on_paper(app: &App) -> Option<String> {
    let spot = app.preview.paper.caret().filter(|_| app.focus() == Focus::Text)?;
    let lines = usize::from(app.options.preset.lines_per_page);
    let (line, left) = (&(spot.line + 1), &lines.saturating_sub(spot.line + 1));
    Some(app.say(Word::PaperPlace { page: &spot.page, line, left }))
}

/// Returns the length of the selection, once it has been counted; an open place is none.
fn selected_words(app: &App) -> Option<usize> {
    let selection = app.view.selection(&app.texts())?;
    app.stats.selection(selection).filter(|_| app.selected_open_place().is_none())
}

/// Cuts a text to so many columns.
pub fn cut(screen: Screen, text: &str, room: usize) -> Cow<'_, str> {
    if screen.fit(text, Columns(room)) == text.len() {
        return Cow::Borrowed(text);
    }
    let end = screen.fit(text, Columns(room.saturating_sub(screen.extent("…").0)));
    Cow::Owned([text.get(..end).unwrap_or_default(), "…"].concat())
}

/// Writes a key as short as it is understood: ^S.
fn short(key: Key) -> String {
    let long = key.to_string();
    match long.strip_prefix("Ctrl+") {
        Some(letter) if letter.chars().count() == 1 => format!("^{letter}"),
        _ if long.ends_with("Up") => long.replace("Up", "↑↓"),
        _ if long.ends_with("Down") => long.replace("Down", "↑↓"),
        _ => long,
    }
}
