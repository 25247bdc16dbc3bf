//! The preview: opening it, walking and searching in it, and the way back to the text.

use super::Update;
use crate::app::command::Command;
use crate::app::input::{Effect, Mouse, MouseKind};
use crate::app::line::InputLine;
use crate::app::overlay::{FindBar, Overlay};
use crate::app::preview::search::PrintSearch;
use crate::app::preview::text_rows;
use crate::app::state::Pane;
use crate::app::view::screen::View;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::report::Place;

/// Rows for one notch of the wheel.
const NOTCH: isize = 3;

impl Update<'_> {
    /// Opens the preview where the caret is.
    pub(super) fn open_preview(&mut self) {
        let caret = self.caret();
        let app = &mut *self.app;
        app.preview.jump(&app.report, &app.options.preset, caret);
        self.push(Overlay::Preview);
    }

    /// Puts the preview beside the text, or takes it away.
    pub(super) fn toggle_preview_beside(&mut self) {
        let options = &mut self.app.options;
        options.preview_beside = !options.preview_beside;
        let (on, fits) = (options.preview_beside, self.app.size.beside().is_some());
        if on && !fits {
            self.app.tell(Word::PreviewNeedsWidth);
        }
        self.effects.push(Effect::Remember);
    }

    pub(super) fn preview_command(&mut self, command: Command) {
        match command {
            Command::Close | Command::Preview => {
                self.app.overlays.pop();
            }
            Command::Accept => {
                let place = self.app.preview.text.caret;
                self.leave_preview_for(place);
            }
            Command::PreviewBeside => self.toggle_preview_beside(),
            Command::Find => self.find_in_preview(),
            Command::FindNext => self.find_print(true, false),
            Command::FindPrevious => self.find_print(false, false),
            _ => self.walk_in_preview(command),
        }
    }

    fn walk_in_preview(&mut self, command: Command) {
        let app = &mut *self.app;
        let texts = Texts::of_print(&app.report, &app.options.preset);
        let view = &mut app.preview.text;
        let screen = view.layout.frame().height.saturating_sub(1).max(1);
        let screen = isize::try_from(screen).unwrap_or(1);
        match command {
            Command::Up => view.go_rows(&texts, -1, false),
            Command::Down => view.go_rows(&texts, 1, false),
            Command::PageUp => turn(view, &texts, -screen),
            Command::PageDown => turn(view, &texts, screen),
            Command::RowStart | Command::ReportStart => view.go(texts.start(), false),
            Command::RowEnd | Command::ReportEnd => view.go(texts.end(), false),
            Command::Left => {
                view.go(texts.stop_before(view.caret).unwrap_or(view.caret), false);
            }
            Command::Right => {
                view.go(texts.stop_behind(view.caret).unwrap_or(view.caret), false);
            }
            _ => {}
        }
    }

    /// Goes back to the text, to what prints there.
    fn leave_preview_for(&mut self, place: Place) {
        self.app.overlays.retain(|overlay| !matches!(overlay, Overlay::Preview | Overlay::Find(_)));
        self.app.pane = Pane::Text;
        let all = Texts::new(&self.app.report, None);
        self.app.tree.reveal(&all, place.text.part);
        self.leave_narrow_for(place);
        self.app.view.jump(place);
    }

    pub(super) fn mouse_in_preview(&mut self, mouse: Mouse) {
        let app = &mut *self.app;
        let texts = Texts::of_print(&app.report, &app.options.preset);
        let rows = text_rows(app.preview_area());
        match mouse.kind {
            MouseKind::ScrollUp => app.preview.text.scroll(&texts, -NOTCH),
            MouseKind::ScrollDown => app.preview.text.scroll(&texts, NOTCH),
            MouseKind::Down if rows.contains(mouse.x.max(rows.x), mouse.y) => {
                let (row, column) = (mouse.y - rows.y, mouse.x.saturating_sub(rows.x));
                app.preview.text.go_to_point(&texts, row, column, false);
                let place = app.preview.text.caret;
                self.leave_preview_for(place);
            }
            _ => {}
        }
    }

    fn find_in_preview(&mut self) {
        let origin = self.app.preview.text.caret;
        let bar = FindBar {
            query: InputLine::default(),
            replacement: None,
            in_replacement: false,
            in_section: false,
            origin,
        };
        self.push(Overlay::Find(bar));
    }

    /// Looks for what the bar says, from where the cursor was when it was opened.
    pub(super) fn find_print_anew(&mut self) {
        let Some(Overlay::Find(bar)) = self.app.overlays.last() else { return };
        let origin = bar.origin;
        self.app.preview.search = PrintSearch::new(bar.query.text());
        self.app.preview.text.go(origin, false);
        if self.app.preview.search.is_some() {
            self.find_print(true, true);
        }
    }

    pub(super) fn find_print(&mut self, forward: bool, stay: bool) {
        let app = &mut *self.app;
        let texts = Texts::of_print(&app.report, &app.options.preset);
        let preview = &mut app.preview;
        let Some(search) = &mut preview.search else { return self.find_in_preview() };
        let (cursor, layout) = (preview.text.caret, &mut preview.text.layout);
        match search.find(&texts, layout, cursor, forward, stay) {
            Some(place) => preview.text.jump(place),
            None => app.tell(Word::NotFound),
        }
    }
}

/// Moves the screen, and the cursor with it.
fn turn(view: &mut View, texts: &Texts, rows: isize) {
    view.scroll(texts, rows);
    view.go_rows(texts, rows, false);
}
