//! The status line, as the app says it.

use super::canvas::Canvas;
use super::theme::Theme;
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
    canvas.put(1, y, right, &line.left, style);
    for hint in line.hints {
        let behind = canvas.lead(hint.x, y, right, &hint.key, theme.key());
        canvas.put(behind + 1, y, right, &hint.name, theme.dim());
    }
}
