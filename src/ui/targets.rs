//! The lengths that the report and its sections are meant to have: a name, a line, and how long it is.

use super::Cursor;
use super::canvas::Canvas;
use super::overlay::{input, window};
use super::theme::Theme;
use crate::app::boxes;
use crate::app::command::Command;
use crate::app::state::App;
use crate::app::targets::Targets;
use crate::app::wording::Word;

pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, targets: &Targets) -> Cursor {
    let place = boxes::targets(app, targets);
    let inner = window(theme, canvas, place.window, Command::Target.name(app.lang()));
    let mut cursor = None;
    for ((n, row), line) in targets.rows.iter().enumerate().zip(place.lines) {
        let chosen = n == targets.chosen;
        let style = if chosen { theme.label() } else { theme.plain() };
        canvas.put_cut(inner.x + 1, line.y, line.x - 1, &row.title, style);
        let caret = input(canvas, line, &row.line, theme.plain());
        if row.line.text().is_empty() && !chosen {
            canvas.put_cut(
                line.x,
                line.y,
                line.x + line.width,
                &app.say(Word::TargetNone),
                theme.dim(),
            );
        }
        cursor = if chosen { caret } else { cursor };
        let right = inner.x + inner.width;
        canvas.put_cut(line.x + line.width + 1, line.y, right, &row.length, theme.dim());
    }
    cursor
}
