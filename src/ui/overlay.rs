//! What lies over the panes.

use super::Cursor;
use super::canvas::Canvas;
use super::findings;
use super::preview;
use super::theme::Theme;
use crate::app::boxes;
use crate::app::command::Command;
use crate::app::form::Form;
use crate::app::geometry::Area;
use crate::app::line::InputLine;
use crate::app::overlay::{Action, Entry, FindBar, List, ListKind, Overlay, Prompt, Question};
use crate::app::state::App;
use crate::app::wording::{Word, visible};
use ratatui::style::{Modifier, Style};

/// Draws the overlays one over the other, and returns where the cursor is in the last.
pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas) -> Cursor {
    let mut cursor = None;
    for overlay in &app.overlays {
        cursor = match overlay {
            Overlay::List(list) => draw_list(app, theme, canvas, list),
            Overlay::Prompt(prompt) => draw_prompt(app, theme, canvas, prompt),
            Overlay::Question(question) => draw_question(app, theme, canvas, question),
            Overlay::Preview => preview::draw(app, theme, canvas, app.preview_area()),
            Overlay::Find(bar) => draw_find(app, theme, canvas, bar),
            Overlay::Form(form) => draw_form(app, theme, canvas, form),
            Overlay::Sheet(sheet) => Some(super::sheet::draw(app, theme, canvas, sheet)),
            Overlay::Phrase(form) => super::own_phrase::draw(app, theme, canvas, form),
            Overlay::Targets(targets) => super::targets::draw(app, theme, canvas, targets),
            Overlay::Fill(filling) => super::filling::draw(app, theme, canvas, filling),
            Overlay::Findings(list) => Some(findings::draw(app, theme, canvas, list)),
        };
    }
    cursor
}

/// Draws a line of input, scrolled so that its caret is seen, and returns where that is.
pub(super) fn input(canvas: &mut Canvas, area: Area, line: &InputLine, style: Style) -> Cursor {
    let start = line.first_shown(area.width, canvas.screen());
    let shown = line.text().get(start..).unwrap_or_default();
    canvas.fill(area, style);
    let proposal = if line.is_selected() { style.add_modifier(Modifier::REVERSED) } else { style };
    canvas.put(area.x, area.y, area.x + area.width, shown, proposal);
    let column = canvas.width(line.before().get(start..).unwrap_or_default());
    Some((area.x + column, area.y))
}

pub(super) fn window(theme: &Theme, canvas: &mut Canvas, area: Area, title: &str) -> Area {
    canvas.fill(area, theme.plain());
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
        ListKind::Gate | ListKind::Forms | ListKind::HandedIn => name(Command::HandIn),
        ListKind::Rules => name(Command::Rules),
        ListKind::Trash => name(Command::Trash),
        ListKind::TakeFrom => app.say(Word::TakeTitle),
        ListKind::Versions => name(Command::Versions),
        ListKind::Phrases => name(Command::Phrases),
    };
    let inner = window(theme, canvas, list.window(app.size), &title);
    let rows = list.rows(app.size);
    let cursor = if list.has_query() {
        canvas.put(inner.x, inner.y, inner.x + 2, "> ", theme.label());
        input(canvas, list.query_line(app.size), &list.query, theme.plain())
    } else {
        Some((rows.x + 3, rows.y + list.chosen.saturating_sub(list.top)))
    };
    let right = rows.x + rows.width;
    for ((n, entry), y) in list.shown(rows.height).zip(rows.y..) {
        if entry.action.is_none() && entry.detail.is_empty() {
            canvas.put_cut(rows.x + 1, y, right, &entry.text, theme.label());
            continue;
        }
        let detail = canvas.width(&entry.detail).min(rows.width * 2 / 3);
        let end = right.saturating_sub(detail + 1);
        let text = Area { x: rows.x + 3, y, width: end.saturating_sub(rows.x + 4), height: 1 };
        put_marked(canvas, text, entry, theme);
        canvas.put_cut(end, y, right, &entry.detail, theme.dim());
        if n == list.chosen {
            canvas.style(Area { y, height: 1, ..rows }, theme.selected());
        }
    }
    if list.entries.is_empty() {
        let nothing = if list.is_done() { app.say(Word::NotFound) } else { "…".to_string() };
        canvas.put_cut(rows.x + 3, rows.y, right, &nothing, theme.dim());
    }
    if let Some(Action::Insert(number)) = list.action() {
        draw_preview(app, theme, canvas, list.preview(app.size), *number);
    }
    cursor
}

/// Puts an entry so that the first stretch that was looked for is seen.
fn put_marked(canvas: &mut Canvas, area: Area, entry: &Entry, theme: &Theme) {
    let right = area.x + area.width;
    let text = entry.text.as_str();
    let mark = entry.marks.first().map_or(0, |mark| mark.end);
    let mut start = 0;
    if canvas.width(text.get(..mark).unwrap_or_default()) + 2 > area.width {
        let before = text.get(..entry.marks.first().map_or(0, |mark| mark.start));
        start = before.and_then(|b| b.rfind(['，', '。', '；', '：', '、'])).unwrap_or(0);
    }
    let mut x = area.x;
    if start > 0 {
        x = canvas.lead(x, area.y, right, "…", theme.dim());
        start += text.get(start..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
    }
    let shown = text.get(start..).unwrap_or_default();
    let cut = canvas.width(shown) > right.saturating_sub(x);
    let end = if cut { right.saturating_sub(canvas.width("…")) } else { right };
    for (at, grapheme) in crate::text::graphemes(shown) {
        let marked = entry.marks.iter().any(|mark| mark.contains(&(start + at)));
        let style = if marked { theme.match_of_query() } else { theme.plain() };
        match canvas.grapheme(x, area.y, end, grapheme, style) {
            0 => break,
            width => x += width,
        }
    }
    if cut {
        canvas.put(x, area.y, right, "…", theme.plain());
    }
}

/// Shows the chosen phrase whole, its open slots marked, and below it what it is.
fn draw_preview(app: &App, theme: &Theme, canvas: &mut Canvas, area: Area, number: usize) {
    let Some(preview) = app.preview_of(number) else { return };
    let last = area.y + area.height.saturating_sub(1);
    let text = Area { height: area.height.saturating_sub(1), ..area };
    canvas.wrapped_marked(
        text,
        &preview.shown.text,
        theme.plain(),
        &preview.shown.slots,
        theme.open(),
    );
    canvas.put_cut(area.x, last, area.x + area.width, &preview.about, theme.dim());
}

fn draw_prompt(app: &App, theme: &Theme, canvas: &mut Canvas, prompt: &Prompt) -> Cursor {
    let place = boxes::prompt(app, prompt);
    let Some(area) = place.window else {
        canvas.fill(place.line, theme.plain());
        return input(canvas, place.line, &prompt.line, theme.selected());
    };
    window(theme, canvas, area, &prompt.title);
    input(canvas, place.line, &prompt.line, theme.plain())
}

fn draw_question(app: &App, theme: &Theme, canvas: &mut Canvas, question: &Question) -> Cursor {
    let place = boxes::question(app, question);
    window(theme, canvas, place.window, "");
    canvas.wrapped(place.text, &question.text, theme.heading());
    let mut cursor = None;
    for (n, ((answer, _), row)) in question.answers.iter().zip(place.answers).enumerate() {
        canvas.put_cut(row.x + 2, row.y, row.x + row.width, answer, theme.plain());
        if n == question.chosen {
            canvas.style(row, theme.selected());
            cursor = Some((row.x + 2, row.y));
        }
    }
    cursor
}

fn draw_find(app: &App, theme: &Theme, canvas: &mut Canvas, bar: &FindBar) -> Cursor {
    let place = boxes::find(app, bar);
    canvas.fill(place.row, theme.plain());
    let (x, tail) = place.tail;
    canvas.put(x, place.row.y, place.row.x + place.row.width, &tail, theme.dim());
    let lines = std::iter::once(&bar.query).chain(&bar.replacement);
    let mut cursor = None;
    for (n, ((title, area), line)) in place.fields.iter().zip(lines).enumerate() {
        let title = app.say(*title);
        let x = area.x.saturating_sub(canvas.width(&title) + 1);
        canvas.put(x, area.y, area.x, &title, theme.label());
        let caret = input(canvas, *area, line, theme.plain());
        if bar.in_replacement == (n > 0) {
            cursor = caret;
        }
    }
    cursor
}

fn draw_form(app: &App, theme: &Theme, canvas: &mut Canvas, form: &Form) -> Cursor {
    window(theme, canvas, form.window(app.size), &app.say(Word::FormTitle));
    let rows = form.lines(app.size);
    let (left, x) = boxes::form_columns(app, form);
    let mut cursor = None;
    let shown = form.rows.iter().enumerate().skip(form.top).take(rows.height);
    for (((n, row), y), area) in shown.zip(rows.y..).zip(boxes::lines(app)) {
        let chosen = n == form.chosen;
        let style = if chosen { theme.label() } else { theme.plain() };
        canvas.put_cut(left, y, x.saturating_sub(1), &row.title, style);
        let caret = input(canvas, area, &row.line, theme.plain());
        if let Some(value) = row.suggestion() {
            let word = if chosen {
                app.say(Word::LastTimeTake { value: &visible(value) })
            } else {
                app.say(Word::LastTime { value: &visible(value) })
            };
            canvas.put_cut(x, y, x + area.width, &word, theme.dim());
        } else if row.line.text().is_empty() && !chosen {
            canvas.put(x, y, x + area.width, &app.report.settings().mask, theme.open());
        }
        if chosen {
            cursor = caret;
        }
    }
    draw_surroundings(app, theme, canvas, form, form.aside(app.size));
    cursor
}

/// Draws what stands around the place of the chosen row, and what may be chosen for it.
fn draw_surroundings(app: &App, theme: &Theme, canvas: &mut Canvas, form: &Form, area: Area) {
    let Some(row) = form.row() else { return };
    let (left, right) = (area.x + 1, area.x + area.width);
    let last = area.y + area.height.saturating_sub(1);
    match row.surroundings(&app.report) {
        Some((before, behind)) => {
            let place = canvas.width(&row.label) + 2;
            let room = area.width.saturating_sub(place + 2);
            let shown = canvas.tail(&before, room * 2 / 3);
            let x = canvas.lead(left, area.y, right, shown, theme.dim());
            let x = canvas.lead(x, area.y, right, &format!("[{}]", row.label), theme.open());
            canvas.put_cut(x, area.y, right, &behind, theme.dim());
        }
        None => {
            canvas.put_cut(left, area.y, right, &app.say(Word::FormField), theme.dim());
        }
    }
    let options = row.options(&app.report);
    if !options.is_empty() && area.height > 1 {
        let options = format!("{}{}", app.say(Word::FormOptions), options.join(" | "));
        canvas.put_cut(left, last, right, &options, theme.label());
    }
}
