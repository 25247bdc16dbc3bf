//! What lies over the panes.

use super::canvas::Canvas;
use super::findings;
use super::preview;
use super::theme::Theme;
use super::tree::renamed_row;
use crate::app::command::Command;
use crate::app::geometry::Area;
use crate::app::line::InputLine;
use crate::app::overlay::{FindBar, Form, List, ListKind, Overlay, Prompt, PromptKind, Question};
use crate::app::state::App;
use crate::app::wording::Word;
use ratatui::style::{Modifier, Style};

type Cursor = Option<(usize, usize)>;

/// Draws the overlays one over the other, and returns where the cursor is in the last.
pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, caret: Cursor) -> Cursor {
    let mut cursor = None;
    for overlay in &app.overlays {
        cursor = match overlay {
            Overlay::List(list) => draw_list(app, theme, canvas, list),
            Overlay::Prompt(prompt) => draw_prompt(app, theme, canvas, prompt, caret),
            Overlay::Question(question) => draw_question(app, theme, canvas, question),
            Overlay::Preview => preview::draw(app, theme, canvas, app.preview_area()),
            Overlay::Find(bar) => draw_find(app, theme, canvas, bar),
            Overlay::Form(form) => draw_form(app, theme, canvas, form),
            Overlay::Findings(list) => Some(findings::draw(app, theme, canvas, list)),
        };
    }
    cursor
}

/// Draws a line of input, scrolled so that its caret is seen, and returns where that is.
fn input(canvas: &mut Canvas, area: Area, line: &InputLine, style: Style) -> Cursor {
    let text = line.text();
    let before = line.before();
    let room = area.width.saturating_sub(1);
    let mut start = 0;
    for (at, grapheme) in crate::text::graphemes(before) {
        let rest = before.get(at..).unwrap_or_default();
        if canvas.width(rest) <= room {
            start = at;
            break;
        }
        start = at + grapheme.len();
    }
    let shown = text.get(start..).unwrap_or_default();
    canvas.fill(area, style);
    let proposal = if line.is_proposed() { style.add_modifier(Modifier::REVERSED) } else { style };
    canvas.put(area.x, area.y, area.x + area.width, shown, proposal);
    let column = canvas.width(before.get(start..).unwrap_or_default());
    Some((area.x + column, area.y))
}

fn window(theme: &Theme, canvas: &mut Canvas, area: Area, title: &str) -> Area {
    canvas.clear(area, theme.plain());
    canvas.border(area, title, theme.border(true), theme.heading());
    area.inside()
}

fn draw_list(app: &App, theme: &Theme, canvas: &mut Canvas, list: &List) -> Cursor {
    let name = |command: Command| command.name(app.lang()).to_string();
    let title = match &list.kind {
        ListKind::Help => name(Command::Help),
        ListKind::Menu => name(Command::Menu),
        ListKind::GoTo => name(Command::GoTo),
        ListKind::Settings => name(Command::Settings),
        ListKind::Start => name(Command::Start),
        ListKind::Phrases => name(Command::Phrases),
        ListKind::Options { .. } => app.say(Word::AskValue),
    };
    let inner = window(theme, canvas, app.size.list(), &title);
    canvas.put(inner.x, inner.y, inner.x + 2, "> ", theme.label());
    let line = Area { x: inner.x + 2, width: inner.width.saturating_sub(2), height: 1, ..inner };
    let cursor = input(canvas, line, &list.query, theme.plain());
    let rows = list.rows(app.size);
    let right = rows.x + rows.width;
    let shown = list.entries.iter().enumerate().skip(list.top).take(rows.height);
    for ((n, entry), y) in shown.zip(rows.y..) {
        if entry.action.is_none() && entry.detail.is_empty() {
            canvas.put_cut(rows.x + 1, y, right, &entry.text, theme.label());
            continue;
        }
        let detail = canvas.width(&entry.detail).min(rows.width * 2 / 3);
        let end = right.saturating_sub(detail + 1);
        canvas.put_cut(rows.x + 3, y, end.saturating_sub(1), &entry.text, theme.plain());
        canvas.put_cut(end, y, right, &entry.detail, theme.dim());
        if n == list.chosen {
            canvas.style(Area { y, height: 1, ..rows }, theme.selected());
        }
    }
    if let Some((text, origin)) = app.previewed(list) {
        let area = app.size.preview();
        let last = area.y + area.height.saturating_sub(1);
        canvas.wrapped(
            Area { height: area.height.saturating_sub(1), ..area },
            &text,
            theme.plain(),
        );
        canvas.put_cut(area.x, last, area.x + area.width, &origin, theme.dim());
    }
    cursor
}

fn draw_prompt(
    app: &App,
    theme: &Theme,
    canvas: &mut Canvas,
    prompt: &Prompt,
    caret: Cursor,
) -> Cursor {
    if let Some(row) = renamed_row(app) {
        return input(canvas, row, &prompt.line, theme.selected());
    }
    let size = app.size;
    let width = size.width.saturating_sub(4).min(60);
    let x = size.width.saturating_sub(width) / 2;
    let fill = matches!(prompt.kind, PromptKind::Fill { .. } | PromptKind::FieldName { .. });
    // What fills a place in stands beside the place, and never over it.
    let y = match caret.filter(|_| fill) {
        Some((_, row)) if row + 5 < size.height => row + 1,
        Some((_, row)) => row.saturating_sub(3),
        None => size.height / 3,
    };
    let area = Area { x, y, width, height: 3 };
    let inner = window(theme, canvas, area, &prompt.title);
    input(canvas, inner, &prompt.line, theme.plain())
}

fn draw_question(app: &App, theme: &Theme, canvas: &mut Canvas, question: &Question) -> Cursor {
    let size = app.size;
    let width = size.width.saturating_sub(4).min(60);
    let area = Area {
        x: size.width.saturating_sub(width) / 2,
        y: size.height / 3,
        width,
        height: (4 + question.answers.len()).min(size.height),
    };
    let inner = window(theme, canvas, area, "");
    let right = inner.x + inner.width;
    let text = Area { height: 2, ..inner };
    let used = canvas.wrapped(text, &question.text, theme.heading());
    let mut cursor = None;
    for (n, (answer, _)) in question.answers.iter().enumerate() {
        let row = Area { y: inner.y + used + n, height: 1, ..inner };
        canvas.put_cut(row.x + 2, row.y, right, answer, theme.plain());
        if n == question.chosen {
            canvas.style(row, theme.selected());
            cursor = Some((row.x + 2, row.y));
        }
    }
    cursor
}

fn draw_find(app: &App, theme: &Theme, canvas: &mut Canvas, bar: &FindBar) -> Cursor {
    let pane = match app.is_previewing() {
        true => app.preview_area(),
        false => app.text_pane(),
    };
    let pane = pane.inside();
    let y = pane.y + pane.height.saturating_sub(1);
    let row = Area { y, height: 1, ..pane };
    canvas.clear(row, theme.plain());
    let right = row.x + row.width;
    let scope = app.say(if bar.in_section { Word::ScopeSection } else { Word::ScopeReport });
    let count = match app.is_previewing() {
        true => app.preview.search.as_ref().and_then(|search| search.count),
        false => app.search.as_ref().and_then(|search| search.count),
    };
    let count = count.map(|count| app.say(Word::HitCount { count: &count }));
    let tail = format!("{scope} {}", count.unwrap_or_default());
    let tail_at = right.saturating_sub(canvas.width(&tail) + 1);
    canvas.put(tail_at, y, right, &tail, theme.dim());
    let fields = 1 + usize::from(bar.replacement.is_some());
    let room = tail_at.saturating_sub(row.x + 1) / fields;
    let mut field = |x: usize, title: Word, line: &InputLine| {
        let behind = canvas.put(x, y, tail_at, &app.say(title), theme.label()) + 1;
        let width = (x + room).saturating_sub(behind + 1);
        input(canvas, Area { x: behind, y, width, height: 1 }, line, theme.plain())
    };
    let query = field(row.x + 1, Word::FindTitle, &bar.query);
    let replacement =
        bar.replacement.as_ref().and_then(|line| field(row.x + 1 + room, Word::ReplaceTitle, line));
    if bar.in_replacement { replacement } else { query }
}

fn draw_form(app: &App, theme: &Theme, canvas: &mut Canvas, form: &Form) -> Cursor {
    let inner = window(theme, canvas, app.size.list(), &app.say(Word::FormTitle));
    let widest = form.rows.iter().map(|row| canvas.width(&row.label)).max().unwrap_or(0);
    let label = widest.min(inner.width / 3);
    let top = (form.chosen + 1).saturating_sub(inner.height);
    let mut cursor = None;
    let rows = form.rows.iter().enumerate().skip(top).take(inner.height);
    for ((n, row), y) in rows.zip(inner.y..) {
        let chosen = n == form.chosen;
        let style = if chosen { theme.label() } else { theme.plain() };
        canvas.put_cut(inner.x + 1, y, inner.x + 1 + label, &row.label, style);
        let x = inner.x + label + 3;
        let area = Area { x, y, width: (inner.x + inner.width).saturating_sub(x), height: 1 };
        let empty = row.line.text().is_empty();
        let caret = input(canvas, area, &row.line, theme.plain());
        if empty && !chosen {
            canvas.put(x, y, x + area.width, &app.report.settings().mask, theme.open());
        }
        if chosen {
            cursor = caret;
        }
    }
    cursor
}
