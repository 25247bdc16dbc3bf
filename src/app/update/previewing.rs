//! The preview: opening it, walking and searching in it, and the way back to the text.

use super::Update;
use crate::app::command::Command;
use crate::app::input::{Effect, Mouse, MouseKind};
use crate::app::line::InputLine;
use crate::app::overlay::{FindBar, Overlay, PromptKind};
use crate::app::preview::paper::{Cursor, Wanted};
use crate::app::preview::search::PrintSearch;
use crate::app::preview::{Mode, Sheet, text_rows};
use crate::app::state::Pane;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::report::Place;
use crate::text::{Halves, half_width};

/// Rows for one notch of the wheel.
const NOTCH: isize = 3;
/// Columns for one step to the side on a page that is wider than its pane.
const PAN: usize = 8;

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
        let on = !self.app.options.preview_beside;
        if on && self.app.size.beside(0).is_none() {
            return self.app.tell(Word::PreviewNeedsWidth);
        }
        self.app.options.preview_beside = on;
        self.effects.push(Effect::Remember);
    }

    pub(super) fn preview_command(&mut self, command: Command) {
        match command {
            Command::Close | Command::Preview => {
                self.app.overlays.pop();
            }
            Command::Accept => {
                let place = self.cursor_of_preview();
                self.leave_preview_for(place);
            }
            Command::NextField | Command::PreviousField => {
                let app = &mut *self.app;
                app.preview.switch_mode(&app.report, &app.options.preset);
            }
            Command::GoTo => self.ask_page(""),
            Command::PreviewBeside => self.toggle_preview_beside(),
            Command::Find => self.find_in_preview(),
            Command::FindNext | Command::FindPrevious => {
                self.search_from_cursor();
                self.find_print(command == Command::FindNext, false);
            }
            _ if self.app.preview.mode == Mode::Page => self.walk_on_pages(command),
            _ => self.walk_in_preview(command),
        }
    }

    fn cursor_of_preview(&mut self) -> Place {
        let app = &mut *self.app;
        app.preview.cursor_place(&app.report, &app.options.preset)
    }

    fn walk_on_pages(&mut self, command: Command) {
        let app = &mut *self.app;
        let sheet = Sheet::of(app.preview_area(), &app.options.preset);
        let is_cut = sheet.rows.width < sheet.width;
        let preview = &mut app.preview;
        let Cursor { page, line } = preview.paper.cursor;
        let to = |page: usize, line: usize| Wanted::Cursor(Cursor { page: page.max(1), line });
        let last = preview.paper.page.as_ref().map_or(0, |page| page.rows.len().saturating_sub(1));
        let wanted = match command {
            Command::Left if is_cut => return preview.left = preview.left.saturating_sub(PAN),
            Command::Right if is_cut => return preview.left += PAN,
            Command::Up if line > 0 => to(page, line - 1),
            Command::Up if page > 1 => to(page - 1, usize::MAX),
            Command::Down if line < last => to(page, line + 1),
            Command::Down if !self.is_last_page() => to(page + 1, 0),
            Command::PageUp | Command::Left => to(page - 1, 0),
            Command::PageDown | Command::Right if !self.is_last_page() => to(page + 1, 0),
            Command::PageDown | Command::Right => to(page, usize::MAX),
            Command::RowStart | Command::ReportStart => to(1, 0),
            Command::RowEnd | Command::ReportEnd => Wanted::End,
            _ => return,
        };
        self.app.preview.paper.go(wanted);
    }

    /// Has the search go on from the row of the page that has the cursor.
    fn search_from_cursor(&mut self) {
        let app = &mut *self.app;
        let (preview, preset) = (&mut app.preview, &app.options.preset);
        let caret = preview.text.caret;
        if preview.mode == Mode::Page && !preview.paper.is_at_cursor(&app.report, preset, caret) {
            let place = preview.cursor_place(&app.report, preset);
            preview.text.go(place, false);
        }
    }

    fn is_last_page(&self) -> bool {
        let app = &self.app;
        let known = app.preview.paper.known(&app.report, &app.options.preset);
        known.is_all && app.preview.paper.cursor.page >= known.pages
    }

    /// A number typed asks for a page.
    pub(super) fn type_in_preview(&mut self, text: &str) {
        let digits: String = text.chars().filter_map(half_width_digit).collect();
        if !digits.is_empty() {
            self.ask_page(&digits);
        }
    }

    fn ask_page(&mut self, digits: &str) {
        let app = &self.app;
        let known = app.preview.paper.known(&app.report, &app.options.preset);
        let title = match known.is_all {
            true => app.say(Word::AskPageOf { count: &known.pages }),
            false => app.say(Word::AskPage),
        };
        self.prompt_titled(PromptKind::Page, title, digits);
    }

    pub(super) fn go_to_page(&mut self, text: &str) {
        let digits: Option<String> = text.trim().chars().map(half_width_digit).collect();
        match digits.and_then(|digits| digits.parse::<usize>().ok()).filter(|page| *page > 0) {
            Some(page) => {
                self.app.preview.mode = Mode::Page;
                self.app.preview.paper.go(Wanted::Cursor(Cursor { page, line: 0 }));
            }
            None => self.app.tell(Word::NotANumber),
        }
    }

    fn walk_in_preview(&mut self, command: Command) {
        let app = &mut *self.app;
        let texts = Texts::of_print(&app.report, &app.options.preset);
        let view = &mut app.preview.text;
        match command {
            Command::Up => view.go_rows(&texts, -1, false),
            Command::Down => view.go_rows(&texts, 1, false),
            Command::PageUp => view.go_page(&texts, false, false),
            Command::PageDown => view.go_page(&texts, true, false),
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
        if self.app.preview.mode == Mode::Page {
            return self.mouse_on_page(mouse);
        }
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

    fn mouse_on_page(&mut self, mouse: Mouse) {
        let app = &mut *self.app;
        let sheet = Sheet::of(app.preview_area(), &app.options.preset);
        let preview = &mut app.preview;
        let rows = sheet.rows;
        match mouse.kind {
            MouseKind::ScrollUp => self.walk_on_pages(Command::PageUp),
            MouseKind::ScrollDown => self.walk_on_pages(Command::PageDown),
            MouseKind::Down if rows.contains(mouse.x.max(rows.x), mouse.y) => {
                let count = preview.paper.page.as_ref().map_or(0, |page| page.rows.len());
                let line = preview.top + mouse.y - rows.y;
                if line < count && !preview.paper.is_waiting() {
                    preview.paper.cursor.line = line;
                    let column = Halves(preview.left + mouse.x.saturating_sub(rows.x));
                    let preset = &app.options.preset;
                    let place = preview.place_on_page(&app.report, preset, column);
                    self.leave_preview_for(place);
                }
            }
            _ => {}
        }
    }

    fn find_in_preview(&mut self) {
        let origin = self.cursor_of_preview();
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
        let cursor = preview.text.caret;
        let Some(search) = &mut preview.search else { return self.find_in_preview() };
        match search.find(&texts, &mut preview.text.layout, cursor, forward, stay) {
            Some(place) => {
                preview.text.jump(place);
                preview.paper.go(Wanted::Place(place));
            }
            None => app.tell(Word::NotFound),
        }
    }
}

fn half_width_digit(c: char) -> Option<char> {
    Some(half_width(c)).filter(char::is_ascii_digit)
}
