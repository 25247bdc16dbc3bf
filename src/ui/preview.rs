//! The preview: what prints, with what is still open marked in it.

use super::Cursor;
use super::canvas::Canvas;
use super::text::{Rows, title};
use super::theme::Theme;
use crate::app::command::Command;
use crate::app::geometry::Area;
use crate::app::preview::{Mode, Sheet, text_rows};
use crate::app::state::App;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::page::{PAGE_NUMBER_BLANK, Page, PageRow, Side, Style, page_number};
use crate::report::open;
use crate::text::{Measure, Paper, graphemes};
use std::ops::Range;

/// Draws the preview and returns where its cursor is.
pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, area: Area) -> Cursor {
    canvas.fill(area, theme.plain());
    match app.preview.mode {
        Mode::Text => draw_text(app, theme, canvas, area),
        Mode::Page => draw_page(app, theme, canvas, area),
    }
}

fn draw_text(app: &App, theme: &Theme, canvas: &mut Canvas, area: Area) -> Cursor {
    let focused = app.is_previewing();
    canvas.border(area, &heading(app), theme.border(focused), theme.heading());
    let rows = text_rows(area);
    let preview = &app.preview;
    let texts = Texts::of_print(&app.report, &app.options.preset);
    let painter = Rows {
        app,
        theme,
        texts,
        view: &preview.text,
        selection: None,
        hits: preview.search.as_ref().filter(|_| app.has_find_bar()).map(Into::into),
    };
    painter.draw(canvas, rows);
    let (row, column) = preview.text.caret_on_screen()?;
    mark_row(app, theme, canvas, rows.x.saturating_sub(2), rows.y + row);
    Some((rows.x + column, rows.y + row))
}

fn heading(app: &App) -> String {
    format!("{} · {}", Command::Preview.name(app.lang()), title(app))
}

/// Marks the row of the cursor before its text.
fn mark_row(app: &App, theme: &Theme, canvas: &mut Canvas, x: usize, y: usize) {
    let style = if app.is_previewing() { theme.label() } else { theme.dim() };
    canvas.put(x, y, x + 1, ">", style);
}

/// Marks the sides behind which the page goes on: left and right pan it.
fn mark_cut(app: &App, theme: &Theme, canvas: &mut Canvas, sheet: Sheet) {
    let Sheet { edge, rows, width, .. } = sheet;
    let left = app.preview.left;
    let right = (edge.x + edge.width).saturating_sub(1);
    let goes_on = [(left > 0, edge.x, "<"), (left + rows.width < width, right, ">")];
    for (_, x, mark) in goes_on.into_iter().filter(|(is_cut, ..)| *is_cut) {
        for y in rows.y..rows.y + rows.height {
            canvas.put(x, y, x + 1, mark, theme.dim());
        }
    }
}

fn draw_page(app: &App, theme: &Theme, canvas: &mut Canvas, area: Area) -> Cursor {
    let preview = &app.preview;
    let sheet = Sheet::of(area, &app.options.preset);
    let style = theme.border(app.is_previewing());
    if sheet.is_framed {
        canvas.border(sheet.edge, &heading(app), style, theme.heading());
    } else {
        canvas.sides(sheet.edge, style);
    }
    mark_cut(app, theme, canvas, sheet);
    let rows = sheet.rows;
    let known = preview.paper.known(&app.report, &app.options.preset);
    let Some(page) = preview.paper.page.as_ref().filter(|_| !preview.paper.is_waiting()) else {
        let waiting = app.say(Word::PagesComing { count: &known.pages });
        canvas.put_cut(rows.x, rows.y, rows.x + rows.width, &waiting, theme.dim());
        return Some((rows.x, rows.y));
    };
    let painter = PagePainter { app, theme, sheet, left: preview.left };
    for (line, y) in (preview.top..sheet.height).zip(rows.y..rows.y + rows.height) {
        match page.rows.get(line) {
            Some(row) => painter.row(canvas, y, row),
            None if line + 1 == sheet.height => painter.number(canvas, y, page),
            None => {}
        }
    }
    let row = preview.paper.cursor.line.checked_sub(preview.top)?;
    let y = rows.y + row.min(rows.height.saturating_sub(1));
    let start = page.rows.get(preview.paper.cursor.line).map_or(0, |row| row.start.0);
    mark_row(app, theme, canvas, rows.x.saturating_sub(1), y);
    Some((rows.x + start.saturating_sub(preview.left).min(rows.width.saturating_sub(1)), y))
}

struct PagePainter<'a> {
    app: &'a App,
    theme: &'a Theme,
    sheet: Sheet,
    /// Halves that are beyond the left edge.
    left: usize,
}

impl PagePainter<'_> {
    /// Draws a row as paper has it, a half a column: what this terminal draws narrower is padded.
    fn row(&self, canvas: &mut Canvas, y: usize, row: &PageRow) {
        let marks = self.marks(&row.text);
        let rows = self.sheet.rows;
        // Rows of many narrow letters hold a little more than the grid is wide.
        let right = self.sheet.edge.x + self.sheet.edge.width - 1;
        let mut half = row.start.0;
        let mut free = rows.x;
        for (at, grapheme) in graphemes(&row.text) {
            let width = Paper.width(grapheme).0;
            let column = half;
            half += width;
            // What nobody sees takes nothing on paper; the rest is beyond the edge.
            let Some(column) = column.checked_sub(self.left).filter(|_| width > 0) else {
                continue;
            };
            let x = (rows.x + column).max(free);
            let style = self.style(row, at, &marks);
            free = x + canvas.on_paper(x, y, right, grapheme, width, style);
        }
    }

    fn style(&self, row: &PageRow, at: usize, marks: &Marks) -> ratatui::style::Style {
        let within = |ranges: &[Range<usize>]| ranges.iter().any(|range| range.contains(&at));
        let bold = at < row.head
            || matches!(
                row.style,
                Style::Title | Style::Heading(_) | Style::AttachmentLabel | Style::AttachmentTitle
            );
        let style = if bold { self.theme.heading() } else { self.theme.plain() };
        let style = if within(&marks.open) { style.patch(self.theme.open()) } else { style };
        if within(&marks.hits) { style.patch(self.theme.hit()) } else { style }
    }

    fn marks(&self, text: &str) -> Marks {
        let mut marks = Marks { open: open::masks(text).collect(), hits: Vec::new() };
        let mask = self.app.report.settings().mask.as_str();
        if !mask.is_empty() {
            marks.open.extend(text.match_indices(mask).map(|(at, mask)| at..at + mask.len()));
        }
        if let Some(search) = self.app.preview.search.as_ref().filter(|_| self.app.has_find_bar()) {
            marks.hits.extend(search.hits_in(text, 0..text.len()));
        }
        marks
    }

    fn number(&self, canvas: &mut Canvas, y: usize, page: &Page) {
        let (text, side) = page_number(page.number);
        let width = Paper.extent(&text).0;
        let blank = 2 * PAGE_NUMBER_BLANK;
        let start = match side {
            Side::Left => blank,
            Side::Right => self.sheet.width.saturating_sub(blank + width),
        };
        let rows = self.sheet.rows;
        let x = (rows.x + start).saturating_sub(self.left).max(rows.x);
        canvas.put(x, y, rows.x + rows.width, &text, self.theme.dim());
    }
}

/// Bytes of a row.
struct Marks {
    open: Vec<Range<usize>>,
    hits: Vec<Range<usize>>,
}
