//! A sheet over the panes: rows with what each of them is.

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::geometry::Area;
use crate::app::sheet::{LineKind, MARGIN, Sheet};
use crate::app::state::App;

/// Draws the sheet and returns where the cursor is: at the first row that is shown.
pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, sheet: &Sheet) -> (usize, usize) {
    let area = Sheet::area(app.size);
    canvas.fill(area, theme.plain());
    canvas.border(area, &sheet.title, theme.border(true), theme.heading());
    let inner = area.inside();
    let right = inner.x + inner.width;
    let shown = sheet.rows.iter().skip(sheet.top).take(inner.height);
    for (row, y) in shown.zip(inner.y..) {
        let Some(line) = sheet.lines.get(row.line) else { continue };
        let (sign, style) = match line.kind {
            LineKind::Plain => (" ", theme.plain()),
            LineKind::Removed => ("-", theme.removed()),
            LineKind::Added => ("+", theme.added()),
            LineKind::Gap => (" ", theme.dim()),
        };
        canvas.put(inner.x, y, right, sign, style);
        let mut x = inner.x + MARGIN;
        for (text, set_off) in row.pieces(line) {
            let style = if set_off { theme.set_off(style) } else { style };
            x = canvas.lead(x, y, right, text, style);
        }
    }
    offer(canvas, sheet, area, theme);
    position(canvas, sheet, area, inner.height, theme);
    (inner.x, inner.y)
}

/// What Enter does, in the lower border.
fn offer(canvas: &mut Canvas, sheet: &Sheet, area: Area, theme: &Theme) {
    if let Some((name, _)) = &sheet.accept {
        let y = area.y + area.height.saturating_sub(1);
        let right = area.x + area.width.saturating_sub(12);
        let behind = canvas.lead(area.x + 2, y, right, " Enter ", theme.key());
        canvas.put_cut(behind, y, right, &format!("{name} "), theme.plain());
    }
}

/// How far one has read, in the lower border.
fn position(canvas: &mut Canvas, sheet: &Sheet, area: Area, height: usize, theme: &Theme) {
    if sheet.rows.len() > height && area.height > 1 {
        let text = format!(" {}/{} ", sheet.top + height, sheet.rows.len());
        let y = area.y + area.height - 1;
        canvas.put_right(area.x, y, area.x + area.width.saturating_sub(2), &text, theme.dim());
    }
}
