//! The mouse: the caret goes where one points, a drag selects. What it does in the tree is said in
//! `dragging`.

use super::Update;
use crate::app::boxes;
use crate::app::command::Command;
use crate::app::geometry::{Area, Panes};
use crate::app::input::{Click, Mouse, MouseKind};
use crate::app::overlay::Overlay;
use crate::app::slots::Filling;
use crate::app::state::Pane;
use crate::app::status::StatusLine;
use crate::app::view::texts::Texts;
use crate::app::view::units;
use crate::report::Place;
use crate::text::{Screen, word_at};

/// Clicks further apart than this are not one gesture.
const DOUBLE: u64 = 400;
/// Rows for one notch of the wheel.
pub(super) const NOTCH: isize = 3;

impl Update<'_> {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if mouse.kind == MouseKind::Down && mouse.y == self.app.panes().status {
            return self.press_hint(mouse.x);
        }
        if mouse.kind == MouseKind::Menu {
            return self.menu_at(mouse);
        }
        if let Some(overlay) = self.app.overlays.last() {
            if self.app.is_previewing() && matches!(overlay, Overlay::Preview | Overlay::Find(_)) {
                return self.mouse_in_preview(mouse);
            }
            // The find bar and the list of findings leave the text to the mouse.
            let over_text = match overlay {
                Overlay::Find(_) => true,
                Overlay::Findings(list) => mouse.y < list.panel(self.app.size).y,
                _ => false,
            };
            if !over_text {
                return self.mouse_over(mouse);
            }
            if mouse.kind == MouseKind::Down && self.click_in_line(mouse) {
                return;
            }
        }
        let panes = self.app.panes();
        let inside = |area: Option<Area>| area.filter(|area| area.contains(mouse.x, mouse.y));
        if mouse.kind == MouseKind::Down {
            self.app.message = None;
            self.count_click(mouse);
        }
        if let (Some(tree), Some(_)) = (panes.tree, self.app.tree.drag)
            && matches!(mouse.kind, MouseKind::Drag | MouseKind::Up)
        {
            // What began in the tree stays there until the button is let go.
            self.mouse_in_tree(mouse, tree);
        } else if inside(self.app.preview_beside()).is_some() && mouse.kind != MouseKind::Drag {
            self.mouse_in_preview(mouse);
        } else if mouse.kind == MouseKind::Drag {
            self.drag(mouse, &panes);
        } else if let Some(tree) = inside(panes.tree) {
            self.mouse_in_tree(mouse, tree);
        } else if inside(panes.text).is_some() {
            self.mouse_in_text(mouse);
        }
    }

    /// A drag belongs to where it began.
    fn drag(&mut self, mouse: Mouse, panes: &Panes) {
        let began = self.app.click;
        let in_area = |area: Option<Area>| area.is_some_and(|area| area.contains(began.x, began.y));
        if in_area(panes.text) {
            self.mouse_in_text(mouse);
        } else if in_area(panes.tree) {
            self.drag_in_vain(mouse);
        }
    }

    /// A key that the status line shows can be pressed there.
    fn press_hint(&mut self, x: usize) {
        if let Some(command) = StatusLine::of(self.app).command_at(x) {
            self.app.message = None;
            self.command(command);
        }
    }

    /// Opens the menu for what one points at; what is selected stays.
    fn menu_at(&mut self, mouse: Mouse) {
        if !self.app.overlays.is_empty() {
            return;
        }
        self.app.message = None;
        let panes = self.app.panes();
        let inside = |area: Option<Area>| area.filter(|area| area.contains(mouse.x, mouse.y));
        if let Some(tree) = inside(panes.tree) {
            let row = mouse.y.checked_sub(tree.inside().y);
            if let Some(part) = row.and_then(|row| self.app.tree.rows.get(row)).copied() {
                self.app.pane = Pane::Tree;
                self.choose(part);
            }
        } else if inside(panes.text).is_some() {
            self.app.pane = Pane::Text;
            if self.selection().is_none() {
                self.mouse_in_text(Mouse { kind: MouseKind::Down, ..mouse });
            }
        }
        self.command(Command::Menu);
    }

    fn count_click(&mut self, mouse: Mouse) {
        let last = self.app.click;
        let again = last.x == mouse.x
            && last.y == mouse.y
            && self.now.millis.saturating_sub(last.millis) < DOUBLE;
        let count = if again { last.count % 3 + 1 } else { 1 };
        self.app.click = Click { x: mouse.x, y: mouse.y, count, millis: self.now.millis };
    }

    fn mouse_in_text(&mut self, mouse: Mouse) {
        let rows = self.app.text_rows();
        let app = &mut *self.app;
        let texts = Texts::new(&app.report, app.view.narrow);
        match mouse.kind {
            MouseKind::ScrollUp => return app.view.scroll(&texts, -NOTCH),
            MouseKind::ScrollDown => return app.view.scroll(&texts, NOTCH),
            MouseKind::Up | MouseKind::Menu => return,
            MouseKind::Down | MouseKind::Drag => {}
        }
        let (row, column) = (mouse.y.saturating_sub(rows.y), mouse.x.saturating_sub(rows.x));
        if mouse.kind == MouseKind::Drag && mouse.y < rows.y {
            app.view.scroll(&texts, -1);
        } else if mouse.kind == MouseKind::Drag && mouse.y >= rows.y + rows.height {
            app.view.scroll(&texts, 1);
        }
        if mouse.kind == MouseKind::Drag {
            if app.click.count == 1 {
                app.view.go_to_point(&texts, row, column, true);
            }
            return;
        }
        app.view.go_to_point(&texts, row, column, false);
        let place = app.view.caret;
        app.history.break_step();
        app.pane = Pane::Text;
        match app.click.count {
            2 => {
                let (from, to) = word_around(&texts, place);
                app.view.select(from, to);
            }
            3 => {
                let from = Place { at: 0, ..place };
                app.view.select(from, texts.end_of(place.text));
            }
            _ => {}
        }
    }

    fn mouse_over(&mut self, mouse: Mouse) {
        match mouse.kind {
            MouseKind::ScrollUp => self.command_over(Command::Up),
            MouseKind::ScrollDown => self.command_over(Command::Down),
            MouseKind::Down => self.click_over(mouse),
            MouseKind::Drag | MouseKind::Up | MouseKind::Menu => {}
        }
    }

    /// A click goes into a line of input, or does what an entry or an answer says. Beside a list it
    /// closes that.
    fn click_over(&mut self, mouse: Mouse) {
        self.app.message = None;
        if self.click_in_line(mouse) {
            return;
        }
        let size = self.app.size;
        let answers = match self.app.overlays.last() {
            Some(Overlay::Question(question)) => boxes::question(self.app, question).answers,
            _ => Vec::new(),
        };
        if let Some(Overlay::Fill(filling)) = self.app.overlays.last() {
            let filling = filling.clone();
            return self.click_beside(mouse, &filling);
        }
        match self.app.overlays.last_mut() {
            Some(Overlay::List(list)) => {
                let rows = list.rows(size);
                let at = list.top + mouse.y.saturating_sub(rows.y);
                let entry = list.entry(at).filter(|_| rows.contains(mouse.x, mouse.y));
                if entry.is_some_and(|entry| entry.action.is_some()) {
                    list.chosen = at;
                    self.accept();
                } else if !list.window(size).contains(mouse.x, mouse.y) {
                    self.command_over(Command::Close);
                }
            }
            Some(Overlay::Findings(list)) => {
                let rows = list.panel_rows(size);
                let at = list.rows.get(mouse.y.saturating_sub(rows.y)).copied();
                if let Some(at) = at.filter(|_| rows.contains(mouse.x, mouse.y)) {
                    self.choose_finding(Some(at));
                }
            }
            Some(Overlay::Question(question)) => {
                let answer = answers.iter().position(|area| area.contains(mouse.x, mouse.y));
                if let Some(answer) = answer {
                    question.chosen = answer;
                    self.command_over(Command::Accept);
                }
            }
            _ => {}
        }
    }

    /// A click on an offer takes it; one outside the list leaves it.
    fn click_beside(&mut self, mouse: Mouse, filling: &Filling) {
        let Some(place) = boxes::filling(self.app, filling) else { return };
        let inside = |area: Area| area.contains(mouse.x, mouse.y);
        if !inside(place.window) {
            self.app.overlays.pop();
            return self.mouse(mouse);
        }
        let at = filling.top(place.offers.height) + mouse.y.saturating_sub(place.offers.y);
        if let Some(offer) = filling.offers.get(at).filter(|_| inside(place.offers)) {
            self.app.overlays.pop();
            self.fill(filling.place, filling.range.clone(), offer);
        }
    }

    /// Puts the caret where a click is in a line of input; false where it is in none.
    fn click_in_line(&mut self, mouse: Mouse) -> bool {
        let screen = Screen { ambiguous: self.app.ambiguous() };
        let mut lines = boxes::lines(self.app).into_iter().enumerate();
        let Some((n, area)) = lines.find(|(_, area)| area.contains(mouse.x, mouse.y)) else {
            return false;
        };
        let overlay = self.app.overlays.last_mut();
        if let Some(line) = overlay.and_then(|overlay| boxes::enter_line(overlay, n)) {
            line.go_to_column(mouse.x - area.x, area.width, screen);
        }
        true
    }
}

/// Returns the word, or the slot, a place is in.
fn word_around(texts: &Texts, place: Place) -> (Place, Place) {
    let source = texts.source(place.text).unwrap_or_default();
    let at = |at| Place { at, ..place };
    if let Some(piece) = units::piece_at(source, place.at)
        && !matches!(piece.kind, crate::report::slot::PieceKind::Text(_))
    {
        return (at(piece.range.start), at(piece.range.end));
    }
    let word = word_at(source, place.at);
    (at(units::floor(source, word.start)), at(units::floor(source, word.end)))
}
