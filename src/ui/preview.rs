//! The preview: what prints, with what is still open marked in it.

use super::canvas::Canvas;
use super::text::{Rows, title};
use super::theme::Theme;
use crate::app::command::Command;
use crate::app::geometry::Area;
use crate::app::preview::text_rows;
use crate::app::state::App;
use crate::app::view::texts::Texts;

/// Draws the preview and returns where its cursor is.
pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, area: Area) -> Option<(usize, usize)> {
    let focused = app.is_previewing();
    canvas.clear(area, theme.plain());
    let title = format!("{} · {}", Command::Preview.name(app.lang()), title(app));
    canvas.border(area, &title, theme.border(focused), theme.heading());
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
    let mark = if focused { theme.label() } else { theme.dim() };
    canvas.put(rows.x.saturating_sub(2), rows.y + row, rows.x, ">", mark);
    Some((rows.x + column, rows.y + row))
}
