//! The list beside an open place: its line, and below it what is offered.

use super::Cursor;
use super::canvas::Canvas;
use super::overlay::{input, window};
use super::theme::Theme;
use crate::app::boxes;
use crate::app::geometry::Area;
use crate::app::slots::Filling;
use crate::app::state::App;
use crate::app::wording::Word;

pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, filling: &Filling) -> Cursor {
    let place = boxes::filling(app, filling)?;
    window(theme, canvas, place.window, &filling.title);
    let rows = place.offers;
    let right = rows.x + rows.width;
    let nothing = app.say(Word::OptionNothing);
    let top = filling.top(rows.height);
    let offers = filling.offers.iter().enumerate().skip(top).take(rows.height);
    for ((n, offer), y) in offers.zip(rows.y..) {
        let shown = if offer.is_empty() { &nothing } else { offer };
        canvas.put_cut(rows.x + 1, y, right, shown, theme.plain());
        if filling.chosen == Some(n) {
            canvas.style(Area { y, height: 1, ..rows }, theme.selected());
        }
    }
    input(canvas, place.line, &filling.line, theme.plain())
}
