//! Where the parts of what lies over the panes stand: one answer for drawing and for the mouse.

use super::form::Form;
use super::geometry::{Area, Size};
use super::line::InputLine;
use super::overlay::{FindBar, Overlay, Prompt, PromptKind, Question};
use super::own_phrase::PhraseRow;
use super::preview::{Mode, Sheet};
use super::slots::Filling;
use super::state::{App, Pane};
use super::targets::{TargetRow, Targets};
use super::wording::Word;
use crate::report::{Part, SectionId};
use crate::text::{Columns, Measure, Screen, Wrap};

/// A line of input with the window around it; a heading is renamed in its row, without one.
#[derive(Debug, Clone, Copy)]
pub struct PromptBox {
    pub window: Option<Area>,
    pub line: Area,
}

#[derive(Debug, Clone)]
pub struct QuestionBox {
    pub window: Area,
    pub text: Area,
    pub answers: Vec<Area>,
}

/// The find bar: its fields, each a title and a line of input, and what is said of the hits.
#[derive(Debug, Clone)]
pub struct FindBox {
    pub row: Area,
    pub fields: Vec<(Word<'static>, Area)>,
    pub tail: (usize, String),
}

/// The lines in which lengths are set, each behind a name, in a window.
#[derive(Debug, Clone)]
pub struct TargetsBox {
    pub window: Area,
    pub lines: Vec<Area>,
}

/// The list beside an open place: its line of input, and below it what is offered.
#[derive(Debug, Clone, Copy)]
pub struct FillingBox {
    pub window: Area,
    pub line: Area,
    pub offers: Area,
}

/// How many offers are shown at once, and how wide the list is.
const MOST_OFFERS: usize = 7;
const NARROWEST_LIST: usize = 18;
const WIDEST_LIST: usize = 44;

/// A window wider than this is hard to read in.
const WIDEST: usize = 60;

fn screen(app: &App) -> Screen {
    Screen { ambiguous: app.ambiguous() }
}

fn width_of(app: &App, text: &str) -> usize {
    screen(app).extent(text).0
}

pub fn prompt(app: &App, prompt: &Prompt) -> PromptBox {
    if let PromptKind::Rename(id) = prompt.kind
        && let Some(line) = renamed_row(app, id)
    {
        return PromptBox { window: None, line };
    }
    let size = app.size;
    let width = size.width.saturating_sub(4).min(WIDEST);
    let x = size.width.saturating_sub(width) / 2;
    let fill = matches!(prompt.kind, PromptKind::FieldName { .. });
    // What fills a place in stands beside the place, and never over it.
    let y = match caret(app).filter(|_| fill) {
        Some((_, row)) if row + 5 < size.height => row + 1,
        Some((_, row)) => row.saturating_sub(3),
        None => size.height / 3,
    };
    let window = Area { x, y, width, height: 3 };
    PromptBox { window: Some(window), line: window.inside() }
}

/// Returns where the caret of the text pane is drawn, if that is shown and has the keys.
fn caret(app: &App) -> Option<(usize, usize)> {
    let (row, column) = app.view.caret_on_screen().filter(|_| app.pane == Pane::Text)?;
    let rows = app.text_rows();
    Some((rows.x + column, rows.y + row))
}

/// Returns the line in which a heading is renamed in the tree: behind its number, and over the text
/// as far as a heading needs.
fn renamed_row(app: &App, id: SectionId) -> Option<Area> {
    let inner = app.panes().tree?.inside();
    let part = Part::Section(id);
    let row = app.tree.rows.iter().position(|shown| *shown == part)?;
    let section = app.report.section(id)?;
    let label = app.view.layout.known_label(&app.report, part);
    let label = label.map_or(String::new(), |label| label.text);
    let x = app.tree.indent(app, section.level, inner) + width_of(app, label.trim_end());
    let x = x.min(inner.x + inner.width / 2);
    let width = app.size.width.saturating_sub(x + 1).min(WIDEST);
    Some(Area { x, y: inner.y + row, width, height: 1 })
}

/// Returns where the list beside an open place lies: below or above it, and never over it.
pub fn filling(app: &App, filling: &Filling) -> Option<FillingBox> {
    let caret = caret(app)?;
    let texts = filling.offers.iter().chain([&filling.title]);
    let widest = texts.map(|text| width_of(app, text)).max().unwrap_or(0);
    let wanted = Size {
        width: (widest + 6).clamp(NARROWEST_LIST, WIDEST_LIST),
        height: 3 + filling.offers.len().min(MOST_OFFERS),
    };
    let window = app.size.beside_caret(caret, wanted);
    let inner = window.inside();
    Some(FillingBox {
        window,
        line: Area { height: 1, ..inner },
        offers: Area { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner },
    })
}

pub fn question(app: &App, question: &Question) -> QuestionBox {
    let size = app.size;
    let width = size.width.saturating_sub(4).min(WIDEST);
    let columns = Columns(width.saturating_sub(2).max(1));
    let most = size.height.saturating_sub(question.answers.len() + 2).max(1);
    let used = Wrap::new(&question.text, screen(app), columns).rows().take(most).count().max(1);
    let height = (used + question.answers.len() + 2).min(size.height);
    let x = size.width.saturating_sub(width) / 2;
    // The status line below tells the keys.
    let y = (size.height / 3).min(size.height.saturating_sub(height + 1));
    let window = Area { x, y, width, height };
    let inner = window.inside();
    let answer = |n: usize| Area { y: inner.y + used + n, height: 1, ..inner };
    QuestionBox {
        window,
        text: Area { height: used, ..inner },
        answers: (0..question.answers.len()).map(answer).collect(),
    }
}

pub fn find(app: &App, bar: &FindBar) -> FindBox {
    let pane = match (app.is_previewing(), app.preview.mode) {
        (true, Mode::Page) => Sheet::of(app.preview_area(), &app.options.preset).rows,
        (true, Mode::Text) => app.preview_area().inside(),
        (false, _) => app.text_pane().inside(),
    };
    let row = Area { y: pane.y + pane.height.saturating_sub(1), height: 1, ..pane };
    let right = row.x + row.width;
    let scope = app.say(match (bar.in_section, app.view.narrow) {
        (true, _) => Word::ScopeSection,
        (false, Some(_)) if !app.is_previewing() => Word::ScopeShown,
        (false, _) => Word::ScopeReport,
    });
    let at = app.view.anchor.unwrap_or(app.view.caret);
    let (count, number) = match (app.is_previewing(), &app.preview.search, &app.search) {
        (true, Some(search), _) => (Some(search.count), None),
        (false, _, Some(search)) => (Some(search.count), search.number_of(at)),
        _ => (None, None),
    };
    let hits = match (count, number) {
        (Some(Some(count)), Some(number)) => {
            app.say(Word::HitOf { number: &number, count: &count })
        }
        (Some(Some(count)), None) => app.say(Word::HitCount { count: &count }),
        // They are still being counted.
        (Some(None), _) => "…".to_string(),
        (None, _) => String::new(),
    };
    let tail = format!("{scope} {hits}");
    let tail_at = right.saturating_sub(width_of(app, &tail) + 1);
    let titles = [Some(Word::FindTitle), bar.replacement.as_ref().map(|_| Word::ReplaceTitle)];
    let titles: Vec<Word<'static>> = titles.into_iter().flatten().collect();
    let room = tail_at.saturating_sub(row.x + 1) / titles.len();
    let mut x = row.x + 1;
    let mut fields = Vec::new();
    for title in titles {
        let behind = x + width_of(app, &app.say(title)) + 1;
        let width = (x + room).saturating_sub(behind + 1);
        fields.push((title, Area { x: behind, width, ..row }));
        x += room;
    }
    FindBox { row, fields, tail: (tail_at, tail) }
}

/// Returns the columns of the labels of a form, and of its lines of input.
pub fn form_columns(app: &App, form: &Form) -> (usize, usize) {
    let inner = form.lines(app.size);
    let widest = form.rows.iter().map(|row| width_of(app, &row.title)).max().unwrap_or(0);
    let label = inner.x + 1;
    (label, label + widest.min(inner.width / 3) + 2)
}

/// Room for a number that is typed.
const NUMBER: usize = 8;

pub fn targets(app: &App, targets: &Targets) -> TargetsBox {
    let size = app.size;
    let width = size.width.saturating_sub(4).min(WIDEST);
    let rows = targets.rows.len();
    let window = Area { width, x: size.width.saturating_sub(width) / 2, ..size.window(rows, rows) };
    let inner = window.inside();
    let widest = |texts: fn(&TargetRow) -> &str| {
        targets.rows.iter().map(|row| width_of(app, texts(row))).max().unwrap_or(0)
    };
    let room = inner.width.saturating_sub(NUMBER + widest(|row| &row.length) + 4);
    let widest = widest(|row| &row.title);
    let x = inner.x + widest.min(room) + 2;
    let lines = (inner.y..inner.y + inner.height).take(rows);
    TargetsBox { window, lines: lines.map(|y| Area { x, y, width: NUMBER, height: 1 }).collect() }
}

/// Returns where the form of a phrase lies: what is said of the phrase as it is typed has the rest.
pub fn phrase_window(app: &App) -> Area {
    app.size.window(usize::MAX, usize::MAX)
}

/// Returns the rows of the form of a phrase, behind their labels.
pub fn phrase_lines(app: &App) -> Vec<Area> {
    let inner = phrase_window(app).inside();
    let labels = [Word::PhraseRowText, Word::PhraseRowKind, Word::PhraseRowTags];
    let widest = labels.iter().map(|label| width_of(app, &app.say(*label))).max().unwrap_or(0);
    let x = inner.x + widest + 3;
    let line = Area { x, width: (inner.x + inner.width).saturating_sub(x), height: 1, ..inner };
    (inner.y..).take(labels.len()).map(|y| Area { y, ..line }).collect()
}

/// Returns where the lines of input stand of what lies on top.
pub fn lines(app: &App) -> Vec<Area> {
    match app.overlays.last() {
        Some(Overlay::Prompt(shown)) => vec![prompt(app, shown).line],
        Some(Overlay::Find(bar)) => find(app, bar).fields.into_iter().map(|(_, a)| a).collect(),
        Some(Overlay::List(list)) if list.has_query() => vec![list.query_line(app.size)],
        Some(Overlay::Form(form)) => {
            let rows = form.lines(app.size);
            let x = form_columns(app, form).1;
            let shown = form.rows.len().saturating_sub(form.top).min(rows.height);
            let line = Area { x, width: (rows.x + rows.width).saturating_sub(x), height: 1, y: 0 };
            (rows.y..rows.y + shown).map(|y| Area { y, ..line }).collect()
        }
        Some(Overlay::Phrase(_)) => phrase_lines(app),
        Some(Overlay::Targets(shown)) => targets(app, shown).lines,
        Some(Overlay::Fill(shown)) => filling(app, shown).iter().map(|place| place.line).collect(),
        Some(
            Overlay::List(_)
            | Overlay::Question(_)
            | Overlay::Preview
            | Overlay::Findings(_)
            | Overlay::Sheet(_),
        )
        | None => Vec::new(),
    }
}

/// Goes into the line of input number `n` of those that [`lines`] gives.
pub fn enter_line(overlay: &mut Overlay, n: usize) -> Option<&mut InputLine> {
    match overlay {
        Overlay::Prompt(prompt) => Some(&mut prompt.line),
        Overlay::List(list) => Some(&mut list.query),
        Overlay::Find(bar) => {
            bar.in_replacement = n > 0;
            if bar.in_replacement { bar.replacement.as_mut() } else { Some(&mut bar.query) }
        }
        Overlay::Form(form) => {
            form.go_to(form.top + n);
            form.row_mut().map(|row| &mut row.line)
        }
        Overlay::Phrase(form) => {
            form.chosen = PhraseRow::ALL.get(n).copied()?;
            form.line_mut()
        }
        Overlay::Targets(targets) => {
            targets.go_to(n);
            targets.line_mut()
        }
        Overlay::Fill(filling) => Some(&mut filling.line),
        Overlay::Question(_) | Overlay::Preview | Overlay::Findings(_) | Overlay::Sheet(_) => None,
    }
}
