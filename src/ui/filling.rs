//! The list beside an open place: its line, and below it what is offered.

use super::canvas::Canvas;
use super::overlay::{Cursor, input, window};
use super::theme::Theme;
use crate::app::geometry::Area;
use crate::app::slots::Filling;
use crate::app::state::App;
use crate::app::wording::Word;

pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, filling: &Filling) -> Cursor {
    let area = app.filling_area(filling)?;
    let inner = window(theme, canvas, area, &filling.title);
    let right = inner.x + inner.width;
    let rows = Area { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
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
    input(canvas, Area { height: 1, ..inner }, &filling.line, theme.plain())
}
