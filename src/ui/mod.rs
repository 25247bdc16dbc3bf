//! The screen: a picture of the app, and the only room that knows cells and colours.
//!
//! Drawing changes nothing. Everything stands where `app::geometry` says; the rows of the text are
//! those that `update` has settled.

mod canvas;
mod filling;
mod findings;
mod look;
mod overlay;
mod own_phrase;
mod picture;
mod preview;
mod sheet;
mod shown;
mod status;
mod strip;
mod targets;
mod text;
mod theme;
mod tree;

use crate::app::geometry::{Area, SMALLEST};
use crate::app::state::{App, Pane};
use crate::app::wording::Word;
use canvas::Canvas;
pub use look::Look;
pub use picture::Picture;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
pub use shown::{Change, Shown};
pub use strip::{Column, Strip};
pub use theme::Theme;

/// The column and the row of a cursor, where there is one.
type Cursor = Option<(usize, usize)>;

/// Draws a frame that was empty, and returns where the hardware cursor is in it, if it is to be seen.
pub fn draw(app: &App, theme: &Theme, frame: &mut Buffer) -> Option<Position> {
    let mut picture = Picture::default();
    picture.begin(frame.area.as_size(), app.ambiguous());
    let cursor = draw_picture(app, theme, &mut picture);
    let width = usize::from(frame.area.width).max(1);
    let rows = picture.rows().iter().zip(frame.content.chunks_mut(width));
    let mut strip = Strip::new(width);
    for (row, cells) in rows {
        row.paint(&mut strip);
        strip.paint(cells);
    }
    cursor
}

/// Draws into a picture that was begun, and returns where the hardware cursor is in it.
pub fn draw_picture(app: &App, theme: &Theme, picture: &mut Picture) -> Option<Position> {
    let mut canvas = Canvas::new(picture);
    let cursor = if app.size.is_enough() {
        panes(app, theme, &mut canvas)
    } else {
        too_small(app, theme, &mut canvas);
        None
    };
    cursor.map(|(x, y)| Position::new(cell(x), cell(y)))
}

/// Draws panes, status line and what lies over them, and returns where the hardware cursor is to be.
fn panes(app: &App, theme: &Theme, canvas: &mut Canvas) -> Cursor {
    let panes = app.panes();
    let mut cursor = None;
    if let Some(area) = panes.tree {
        let chosen = tree::draw(app, theme, canvas, area);
        if app.pane == Pane::Tree {
            cursor = chosen;
        }
    }
    if let Some(area) = panes.text {
        let caret = text::draw(app, theme, canvas, area);
        if app.pane == Pane::Text {
            cursor = caret;
        }
    }
    if let Some(area) = app.preview_beside().filter(|_| !app.is_previewing()) {
        preview::draw(app, theme, canvas, area);
    }
    let over = overlay::draw(app, theme, canvas);
    status::draw(app, theme, canvas, panes.status);
    over.or(cursor)
}

fn too_small(app: &App, theme: &Theme, canvas: &mut Canvas) {
    let (width, height) = (SMALLEST.width, SMALLEST.height);
    let text = app.say(Word::TooSmall { width: &width, height: &height });
    let area = Area { x: 0, y: 0, width: app.size.width, height: app.size.height };
    canvas.wrapped(area, &text, theme.plain());
}

fn cell(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
