//! The status line: the state of the report, and the keys that matter where the caret is.

use super::canvas::Canvas;
use super::findings;
use super::theme::Theme;
use crate::app::command::Command;
use crate::app::editing::is_section_offered;
use crate::app::geometry::Area;
use crate::app::keys::{Code, Focus, Key};
use crate::app::overlay::Overlay;
use crate::app::state::{App, Pane};
use crate::app::wording::Word;

pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, y: usize) {
    let row = Area { x: 0, y, width: app.size.width, height: 1 };
    let hints = hints(app);
    let hints_width: usize = hints.iter().map(|hint| canvas.width(hint) + 2).sum();
    let (left, style) = match &app.message {
        Some(message) if message.is_error => (message.text.clone(), theme.error()),
        Some(message) => (message.text.clone(), theme.heading()),
        // The list of findings has much to say of its keys.
        None if app.findings_seen() => (String::new(), theme.plain()),
        None => match findings::at_caret(app).filter(|_| app.overlays.is_empty()) {
            Some(finding) => (finding, theme.plain()),
            None => (state(app), theme.plain()),
        },
    };
    let left_width = canvas.width(&left) + 1;
    let right = row.width;
    // What is said comes first; the hints have what is left.
    let behind = canvas.put_cut(1, y, right, &left, style);
    let mut x = right.saturating_sub(hints_width).max(behind + 2);
    if left_width + 2 >= right {
        return;
    }
    for hint in hints {
        let width = canvas.width(&hint);
        if x + width > right {
            break;
        }
        let (key, name) = hint.split_once(' ').unwrap_or((&hint, ""));
        let behind = canvas.put(x, y, right, key, theme.key());
        canvas.put(behind + 1, y, right, name, theme.dim());
        x += width + 2;
    }
}

fn state(app: &App) -> String {
    let mut parts = Vec::new();
    let name = app.file.path.as_ref().and_then(|path| path.file_name());
    parts.extend(name.map(|name| crate::app::wording::visible(&name.to_string_lossy())));
    parts.push(app.say(match (app.is_saved(), app.file.is_new) {
        (false, _) => Word::StateChanged,
        (true, true) => Word::StateNew,
        (true, false) => Word::StateSaved,
    }));
    let selected = selected_words(app);
    match (selected, app.stats.report()) {
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
    let texts = app.texts();
    if app.pane == Pane::Text && is_section_offered(&texts, app.view.caret) {
        parts.push(app.say(Word::EnterMakesSection));
    }
    parts.join(" · ")
}

/// Returns the length of the selection, once it has been counted.
fn selected_words(app: &App) -> Option<usize> {
    let selection = app.view.selection(&app.texts())?;
    app.stats.selection(selection)
}

/// The keys that matter now, each with what it does.
fn hints(app: &App) -> Vec<String> {
    let focus = app.focus();
    let shown = keys_that_matter(app).iter().filter_map(|(command, word)| {
        let key = match command {
            // The space bar is no command of its own: it mends where there is nothing to type.
            Command::Fix => Key::new(Code::Char(' ')),
            _ => key_of(app, *command, focus)?,
        };
        Some(format!("{} {}", short(key), app.say(*word)))
    });
    shown.collect()
}

fn keys_that_matter(app: &App) -> &'static [(Command, Word<'static>)] {
    use Command::*;
    match app.overlays.last() {
        Some(Overlay::Preview) => {
            &[(Accept, Word::HintBack), (Find, Word::HintFind), (Close, Word::HintClose)]
        }
        Some(Overlay::Find(_)) if app.is_previewing() => {
            &[(Accept, Word::HintNext), (Close, Word::HintClose)]
        }
        Some(Overlay::Find(_)) => &[
            (Accept, Word::HintNext),
            (NextField, Word::HintOther),
            (ReplaceAll, Word::HintReplaceAll),
            (SwitchScope, Word::HintScope),
            (Close, Word::HintClose),
        ],
        Some(Overlay::Form(_)) => &[(NextField, Word::HintOther), (Close, Word::HintAccept)],
        Some(Overlay::Findings(_)) => &[
            (Fix, Word::HintFix),
            (FixRule, Word::HintFixRule),
            (FixSafe, Word::HintFixSafe),
            (Delete, Word::HintIgnore),
            (IgnoreRule, Word::HintIgnoreRule),
            (Accept, Word::HintThere),
            (Close, Word::HintClose),
        ],
        Some(Overlay::List(_)) => {
            &[(Down, Word::HintChoose), (Accept, Word::HintAccept), (Close, Word::HintClose)]
        }
        Some(_) => &[(Accept, Word::HintAccept), (Close, Word::HintClose)],
        None if app.pane == Pane::Tree => &[
            (MoveUp, Word::HintMove),
            (Rename, Word::HintRename),
            (Fold, Word::HintFold),
            (OpenText, Word::HintText),
            (Help, Word::HintHelp),
        ],
        None => &[
            (Help, Word::HintHelp),
            (Menu, Word::HintMenu),
            (Phrases, Word::HintPhrases),
            (Proof, Word::HintProof),
            (Preview, Word::HintPreview),
            (SwitchPane, Word::HintTree),
            (NextOpen, Word::HintOpen),
            (Save, Word::HintSave),
        ],
    }
}

fn key_of(app: &App, command: Command, focus: Focus) -> Option<Key> {
    app.options.keymap.shown(command, focus)
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
