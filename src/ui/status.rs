//! The status line, as the app says it.

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::geometry::Area;
use crate::app::state::App;
use crate::app::status::{StatusLine, Tone};

pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, y: usize) {
    let line = StatusLine::of(app);
    let style = match line.tone {
        Tone::State => theme.plain(),
        Tone::Said => theme.heading(),
        Tone::Error => theme.error(),
    };
    let right = app.size.width;
    let top = (y + 1).saturating_sub(line.rows.len());
    if top < y {
        canvas.fill(Area { x: 0, y: top, width: right, height: y - top }, theme.plain());
    }
    for (row, y) in line.rows.iter().zip(top..) {
        canvas.put(1, y, right, row, style);
    }
    for hint in line.hints {
        let behind = canvas.lead(hint.x, y, right, &hint.key, theme.key());
        canvas.put(behind + 1, y, right, &hint.name, theme.dim());
    }
}
