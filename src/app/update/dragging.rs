//! The mouse in the tree: a click chooses or folds, a drag moves a section.
//!
//! A drag that began on a section is the tree's until the button is let go, wherever the mouse goes.

use super::Update;
use super::mouse::NOTCH;
use crate::app::geometry::Area;
use crate::app::input::{Mouse, MouseKind};
use crate::app::message::Message;
use crate::app::state::{App, Pane};
use crate::app::tree::{Drag, Landing};
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::report::{Part, SectionId, numbering, open};

impl Update<'_> {
    pub(super) fn mouse_in_tree(&mut self, mouse: Mouse, area: Area) {
        let inner = area.inside();
        let row = mouse.y.checked_sub(inner.y);
        let part = row.and_then(|row| self.app.tree.rows.get(row)).copied();
        match (mouse.kind, part) {
            (MouseKind::Down, Some(part)) => self.press_in_tree(part, mouse.x, inner),
            (MouseKind::Drag, _) => {
                if mouse.y < inner.y {
                    self.scroll_tree(-1);
                } else if mouse.y >= inner.y + inner.height {
                    self.scroll_tree(1);
                }
                let row = mouse.y.clamp(inner.y, (inner.y + inner.height).saturating_sub(1));
                self.drag_over(row.saturating_sub(inner.y), mouse.x >= inner.x + inner.width / 2);
            }
            (MouseKind::Up, _) => self.drop_dragged(),
            (MouseKind::ScrollUp, _) => self.wheel_in_tree(-NOTCH),
            (MouseKind::ScrollDown, _) => self.wheel_in_tree(NOTCH),
            (MouseKind::Down | MouseKind::Menu, _) => {}
        }
    }

    fn press_in_tree(&mut self, part: Part, x: usize, rows: Area) {
        self.app.history.break_step();
        self.app.pane = Pane::Tree;
        self.choose(part);
        let Part::Section(section) = part else { return };
        let level = self.app.report.section(section).map_or(1, |section| section.level);
        let sign = self.app.tree.indent(self.app, level, rows).checked_sub(1);
        if sign == Some(x) || self.app.click.count == 2 {
            self.turn_fold(section);
        }
        self.app.tree.drag = Some(Drag { section, over: None, has_left: false });
    }

    /// Nothing was taken hold of: a part that has its place is told so.
    pub(super) fn drag_in_vain(&mut self, mouse: Mouse) {
        let is_fixed = matches!(self.app.tree.chosen, Some(Part::Fixed(_)));
        if is_fixed && mouse.y != self.app.click.y {
            self.app.tell(Word::OnlySectionsMove);
        }
    }

    /// Says where what is dragged would land on a row, and marks it. Below the last row is behind all.
    fn drag_over(&mut self, row: usize, right_half: bool) {
        let Some(drag) = self.app.tree.drag else { return };
        let rows = &self.app.tree.rows;
        let Some(part) = rows.get(row).or(rows.last()).copied() else { return };
        let texts = self.texts();
        let landing = match (rows.get(row), self.app.view.narrow) {
            (Some(part), _) => drag.landing(&texts, *part, right_half),
            (None, None) => Some(Landing::Last),
            (None, Some(shown)) => drag.landing(&texts, Part::Section(shown), true),
        };
        let has_left = drag.has_left || part != Part::Section(drag.section);
        let said = match landing {
            Some(Landing::Before(id)) => {
                self.app.say(Word::LandsBefore { heading: &self.heading(id) })
            }
            Some(Landing::Behind(id)) => {
                self.app.say(Word::LandsBehind { heading: &self.heading(id) })
            }
            Some(Landing::Inside(id)) => {
                self.app.say(Word::LandsInside { heading: &self.heading(id) })
            }
            Some(Landing::First) => self.app.say(Word::LandsFirst),
            Some(Landing::Last) => self.app.say(Word::LandsLast),
            None => self.app.say(Word::LandsNowhere),
        };
        // A click that slips by a column within its row is a click.
        self.app.message = has_left.then(|| Message::new(said));
        let over = Some(part).zip(landing);
        self.app.tree.drag = Some(Drag { over, has_left, ..drag });
    }

    fn heading(&self, id: SectionId) -> String {
        let heading = self.app.report.section(id).map_or("", |section| section.heading.as_str());
        open::printed(&self.app.report, heading).into_owned()
    }

    /// Moves what was dragged, and says where it stands now.
    fn drop_dragged(&mut self) {
        let Some(drag) = self.app.tree.drag.take() else { return };
        if !drag.has_left {
            return;
        }
        self.app.message = None;
        let place = |app: &App| {
            let at = app.report.index_of(drag.section)?;
            Some((at, app.report.section(drag.section)?.level))
        };
        let before = place(self.app);
        if let Some((_, landing)) = drag.over {
            self.drop_section(drag.section, landing);
        }
        if self.app.message.is_some() || self.is_refused {
            return;
        }
        if place(self.app) == before {
            return self.app.tell(Word::NotMoved);
        }
        let labels = numbering::labels(&self.app.report);
        let label = self.app.report.index_of(drag.section).and_then(|at| labels.get(at));
        let label = label.map_or("", |label| label.text.as_str());
        let heading = format!("{label}{}", self.heading(drag.section));
        self.app.tell(Word::SectionMoved { heading: &heading });
    }

    pub(super) fn scroll_tree(&mut self, rows: isize) {
        let texts = Texts::new(&self.app.report, self.app.view.narrow);
        self.app.tree.scroll(&texts, rows);
    }

    /// Scrolls the tree; a chosen row that would be left behind comes along.
    fn wheel_in_tree(&mut self, rows: isize) {
        self.scroll_tree(rows);
        let tree = &self.app.tree;
        if tree.drag.is_none() && !tree.chosen.is_some_and(|part| tree.rows.contains(&part)) {
            let edge = if rows > 0 { tree.rows.first() } else { tree.rows.last() };
            if let Some(part) = edge.copied() {
                self.choose(part);
            }
        }
    }
}
