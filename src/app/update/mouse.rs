//! The mouse: the caret goes where one points, a drag selects, sections are dragged in the tree.

use super::Update;
use crate::app::geometry::Area;
use crate::app::input::{Click, Mouse, MouseKind};
use crate::app::overlay::Overlay;
use crate::app::state::Pane;
use crate::app::view::texts::Texts;
use crate::app::view::units;
use crate::report::{Part, Place};
use crate::text::word_at;

/// Clicks further apart than this are not one gesture.
const DOUBLE: u64 = 400;
/// Rows for one notch of the wheel.
const NOTCH: isize = 3;

impl Update<'_> {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if let Some(overlay) = self.app.overlays.last() {
            if self.app.is_previewing() && matches!(overlay, Overlay::Preview | Overlay::Find(_)) {
                return self.mouse_in_preview(mouse);
            }
            let over_text = match overlay {
                Overlay::Find(_) => true,
                Overlay::Findings(_) => mouse.y < self.app.size.panel().y,
                _ => false,
            };
            if !over_text {
                return self.mouse_over(mouse);
            }
        }
        let panes = self.app.panes();
        let inside = |area: Option<Area>| area.filter(|area| area.contains(mouse.x, mouse.y));
        if mouse.kind == MouseKind::Down {
            self.app.message = None;
            self.count_click(mouse);
        }
        if inside(self.app.preview_beside()).is_some() && mouse.kind != MouseKind::Drag {
            self.mouse_in_preview(mouse);
        } else if let Some(tree) = inside(panes.tree) {
            self.mouse_in_tree(mouse, tree);
        } else if inside(panes.text).is_some() || mouse.kind == MouseKind::Drag {
            self.mouse_in_text(mouse);
        }
    }

    fn count_click(&mut self, mouse: Mouse) {
        let last = self.app.click;
        let again = last.x == mouse.x
            && last.y == mouse.y
            && self.now.millis.saturating_sub(last.millis) < DOUBLE;
        let count = if again { last.count % 3 + 1 } else { 1 };
        self.app.click = Click { x: mouse.x, y: mouse.y, count, millis: self.now.millis };
    }

    fn mouse_in_tree(&mut self, mouse: Mouse, area: Area) {
        let inner = area.inside();
        let row = mouse.y.checked_sub(inner.y);
        let part = row.and_then(|row| self.app.tree.rows.get(row)).copied();
        match (mouse.kind, part) {
            (MouseKind::Down, Some(part)) => {
                self.app.history.break_step();
                self.app.pane = Pane::Tree;
                self.choose(part);
                if let (Part::Section(id), 2) = (part, self.app.click.count) {
                    let folded = &mut self.app.tree.folded;
                    if !folded.remove(&id) {
                        folded.insert(id);
                    }
                }
                self.app.tree.dragged = Some(part);
            }
            (MouseKind::Up, Some(Part::Section(onto))) => {
                if let Some(Part::Section(id)) = self.app.tree.dragged.take()
                    && id != onto
                {
                    self.drop_section(id, onto);
                }
            }
            (MouseKind::Up, _) => self.app.tree.dragged = None,
            (MouseKind::ScrollUp, _) => self.scroll_tree(-NOTCH),
            (MouseKind::ScrollDown, _) => self.scroll_tree(NOTCH),
            _ => {}
        }
    }

    fn scroll_tree(&mut self, rows: isize) {
        let texts = Texts::new(&self.app.report, self.app.view.narrow);
        let tree = &self.app.tree;
        let mut part = tree.chosen.unwrap_or(self.app.view.caret.text.part);
        for _ in 0..rows.unsigned_abs() {
            let next = if rows > 0 { tree.below(&texts, part) } else { tree.above(&texts, part) };
            part = next.unwrap_or(part);
        }
        self.choose(part);
    }

    fn mouse_in_text(&mut self, mouse: Mouse) {
        self.app.tree.dragged = None;
        let rows = self.app.text_rows();
        let app = &mut *self.app;
        let texts = Texts::new(&app.report, app.view.narrow);
        match mouse.kind {
            MouseKind::ScrollUp => return app.view.scroll(&texts, -NOTCH),
            MouseKind::ScrollDown => return app.view.scroll(&texts, NOTCH),
            MouseKind::Up => return,
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
            MouseKind::ScrollUp => self.command_over(crate::app::command::Command::Up),
            MouseKind::ScrollDown => self.command_over(crate::app::command::Command::Down),
            MouseKind::Down => self.click_in_list(mouse),
            MouseKind::Drag | MouseKind::Up => {}
        }
    }

    fn click_in_list(&mut self, mouse: Mouse) {
        let size = self.app.size;
        if let Some(Overlay::Findings(list)) = self.app.overlays.last_mut() {
            let rows = size.panel_rows();
            let at = list.top + mouse.y.saturating_sub(rows.y);
            if rows.contains(mouse.x, mouse.y) && at < list.findings.len() {
                list.chosen = at;
                self.show_chosen();
            }
            return;
        }
        let Some(Overlay::List(list)) = self.app.overlays.last_mut() else { return };
        let rows = list.rows(size);
        if !rows.contains(mouse.x, mouse.y) {
            return;
        }
        let at = list.top + (mouse.y - rows.y);
        if list.entries.get(at).is_some_and(|entry| entry.action.is_some()) {
            list.chosen = at;
            self.accept();
        }
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
