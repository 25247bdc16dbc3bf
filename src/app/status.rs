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
use super::view::texts::Texts;
use super::wording::{Word, visible};
use crate::report::{Part, outline};
use crate::text::{Columns, Measure, Screen, Wrap};
use std::borrow::Cow;

/// What the line says, and its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusLine {
    /// One row, or none; what is told and too long for it begins in rows above it.
    pub rows: Vec<String>,
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

impl Hint {
    /// The key alone, where there is no room for more.
    fn bare(self, screen: Screen) -> Hint {
        Hint { width: screen.extent(&self.key).0, name: String::new(), ..self }
    }
}

/// Between two hints, and between them and what is said.
const APART: usize = 2;
const BETWEEN: &str = " · ";
/// So many rows a message may have, and so many where something lies over the panes.
const MOST_ROWS: usize = 3;
const MOST_ROWS_OVER: usize = 2;
/// A name shorter than this says nothing.
const SHORTEST_NAME: usize = 8;

impl StatusLine {
    pub fn of(app: &App) -> StatusLine {
        let screen = Screen { ambiguous: app.ambiguous() };
        let room = app.size.width.saturating_sub(1);
        let wanted = wanted(app).iter().filter_map(|(c, word)| hint(app, screen, *c, *word));
        let wanted: Vec<Hint> = wanted.collect();
        let (rows, tone) = match &app.message {
            Some(message) => {
                let tone = if message.is_error { Tone::Error } else { Tone::Said };
                (message_rows(app), tone)
            }
            // What is chosen from by many keys needs them more than the state of the report.
            None if gives_way(app) => (Vec::new(), Tone::State),
            None => {
                // The way to help is always shown, and some of the line is left to other keys.
                let room = room.saturating_sub(help(&wanted).map_or(0, |h| h.width + APART));
                let most = room.min(app.size.width * 7 / 10);
                let finding = told::finding(app).map(|finding| {
                    let told = told::line(app, finding);
                    match app.size.width < TWO_PANES {
                        true => told,
                        false => format!("{}{BETWEEN}{told}", app.say(saved(app))),
                    }
                });
                let left = match finding {
                    Some(finding) => {
                        cut(screen, &finding, beside_keys(app, screen, &wanted, most)).into_owned()
                    }
                    None => state(app, screen, most, room),
                };
                (vec![left], Tone::State)
            }
        };
        let last = rows.last().map_or("", String::as_str);
        let behind = 1 + screen.extent(last).0 + APART;
        StatusLine { hints: placed(app, screen, wanted, behind), rows, tone }
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

/// Returns the rows of what is told: as many as it needs. Where those are too many it loses its
/// middle, since its end says what can be done.
pub(super) fn message_rows(app: &App) -> Vec<String> {
    let Some(message) = &app.message else { return Vec::new() };
    let screen = Screen { ambiguous: app.ambiguous() };
    let room = app.size.width.saturating_sub(1).max(1);
    let most = if app.overlays.is_empty() { MOST_ROWS } else { MOST_ROWS_OVER };
    let mut text = message.text.clone();
    let mut columns = most * room;
    loop {
        let wrap = Wrap::new(&text, screen, Columns(room));
        let rows = wrap.rows().map(|row| text.get(row.start..row.hang).unwrap_or_default());
        let rows: Vec<String> = rows.map(str::to_string).collect();
        if rows.len() <= most || columns == 0 {
            return rows;
        }
        columns -= 1;
        text = without_middle(screen, &message.text, columns);
    }
}

/// Takes so much out of a text that it fits into so many columns: a third is left of its beginning.
fn without_middle(screen: Screen, text: &str, columns: usize) -> String {
    let extent = screen.extent(text).0;
    if extent <= columns {
        return text.to_string();
    }
    let begin = cut(screen, text, columns / 3);
    let kept = columns.saturating_sub(screen.extent(&begin).0);
    let end = screen.fit(text, Columns(extent.saturating_sub(kept)));
    let end = text.get(end..).unwrap_or_default();
    let end = end.char_indices().nth(1).map_or("", |(at, _)| end.get(at..).unwrap_or_default());
    format!("{begin}{end}")
}

/// Returns how much of so many columns leaves room for the key that matters most and for help.
fn beside_keys(app: &App, screen: Screen, wanted: &[Hint], most: usize) -> usize {
    let help = help(wanted).map(|help| help.clone().bare(screen).width);
    let keys: usize =
        wanted.first().map(|hint| hint.width).iter().chain(&help).map(|w| w + APART).sum();
    most.min(app.size.width.saturating_sub(1 + keys))
}

/// Returns the hint that shows the way to help, where one is wanted.
fn help(wanted: &[Hint]) -> Option<&Hint> {
    wanted.iter().find(|hint| hint.command == Command::Help)
}

fn hint(app: &App, screen: Screen, command: Command, word: Word) -> Option<Hint> {
    let focus = app.focus();
    let key = match command {
        // The space bar is no command of its own: it mends where there is nothing to type.
        Command::Fix if focus == Focus::Over => Some(Key::new(Code::Char(' '))),
        _ => app.options.keymap.shown(command, focus),
    };
    let (key, name) = (short(key?), app.say(word));
    let width = screen.extent(&key).0 + 1 + screen.extent(&name).0;
    Some(Hint { command, key, name, x: 0, width })
}

/// Puts as many hints as there is room for, the first ones first, at the right end of the line; the
/// way to help is among them before any other.
fn placed(app: &App, screen: Screen, wanted: Vec<Hint>, behind: usize) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    let mut used = 0;
    let mut kept = help(&wanted).map_or(0, |help| help.clone().bare(screen).width + APART);
    let mut is_full = false;
    for mut hint in wanted {
        let is_help = hint.command == Command::Help;
        kept = if is_help { 0 } else { kept };
        if is_help && behind + used + hint.width > app.size.width {
            hint = hint.bare(screen);
        }
        if (is_full && !is_help) || behind + used + hint.width + kept > app.size.width {
            // Where the line is so short, one key is better than none.
            is_full = !hints.is_empty();
            continue;
        }
        hint.x = used;
        used += hint.width + APART;
        hints.push(hint);
    }
    let shift = app.size.width.saturating_sub(used).max(behind);
    hints.iter_mut().for_each(|hint| hint.x += shift);
    hints
}

/// Says how the report stands, in so many columns: its name is shortened first, then its counts are
/// given up, until `all` is enough.
fn state(app: &App, screen: Screen, room: usize, all: usize) -> String {
    if app.is_previewing() && app.preview.mode == Mode::Page {
        return page(app);
    }
    let mut parts = parts(app);
    let joined = |parts: &[Fact]| {
        let said: Vec<&str> = parts.iter().map(|part| part.said.as_str()).collect();
        said.join(BETWEEN)
    };
    while parts.len() > 1 && screen.extent(&joined(&parts)).0 > all {
        let least = parts.iter().enumerate().min_by_key(|(_, part)| part.weight);
        let least = least.map_or(0, |(at, _)| at);
        parts.remove(least);
    }
    let mut state = joined(&parts);
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

/// Something said of the report, and how much one would miss it.
struct Fact {
    weight: u8,
    said: String,
}

fn saved(app: &App) -> Word<'static> {
    match (app.is_saved(), app.file.is_new) {
        _ if app.file.read_only.is_some() => Word::StateReadOnly,
        (false, _) if app.file.is_unkept => Word::StateUnkept,
        (false, _) => Word::StateChanged,
        (true, true) => Word::StateNew,
        (true, false) if app.file.path.is_none() => Word::StateNew,
        (true, false) => Word::StateSaved,
    }
}

fn parts(app: &App) -> Vec<Fact> {
    let mut parts = Vec::new();
    let mut add = |weight, word: Word| parts.push(Fact { weight, said: app.say(word) });
    add(9, saved(app));
    match (selected_words(app), app.stats.report()) {
        (Some(count), _) => add(8, Word::SelectedChars { count: &count }),
        (None, Some(figures)) => {
            let target = app.report.settings().target;
            let count = figures.words;
            match target {
                0 => add(1, Word::Chars { count: &count }),
                _ => add(1, Word::OfTarget { count: &count, target: &target }),
            }
            if let Some((count, target)) = section_target(app) {
                add(2, Word::SectionOfTarget { count: &count, target: &target });
            }
            if figures.open > 0 {
                add(4, Word::OpenCount { count: &figures.open });
            }
        }
        (None, None) => {}
    }
    let found = app.proofing.report().filter(|_| app.is_proofread()).map_or(0, |t| t.grave());
    if found > 0 {
        add(3, Word::FindingCount { count: &found });
    }
    if app.view.narrow.is_some() {
        add(5, Word::Narrowed);
    }
    parts
}

/// Returns the length of the section the caret is in, and the one it is meant to have; of the nearest
/// around it that is meant to have one.
fn section_target(app: &App) -> Option<(usize, u32)> {
    let Part::Section(id) = app.view.caret.text.part else { return None };
    let sections = app.report.sections();
    let mut index = app.report.index_of(id);
    while let Some(section) = index.and_then(|at| sections.get(at)) {
        if section.target > 0 {
            let reach = Texts::new(&app.report, None).reach(Part::Section(section.id))?;
            let figures = app.stats.of(reach)?;
            return Some((figures.words, section.target));
        }
        index = outline::parent(&app.report, index?);
    }
    None
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
