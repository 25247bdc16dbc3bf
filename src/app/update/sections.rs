//! Sections: made, renamed, moved, cut in two, folded; from either pane.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::{self, Made};
use crate::app::overlay::PromptKind;
use crate::app::state::Pane;
use crate::app::tree::Landing;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::report::numbering::Number;
use crate::report::outline::{self, Made as MadeSection, Obstacle, Renumber};
use crate::report::{Kind, Line, Operation, Part, Place, SectionId, TextPlace};

impl Update<'_> {
    /// Runs a command in the tree that means something else than in the text.
    pub(super) fn command_in_tree(&mut self, command: Command) -> bool {
        match command {
            Command::Up => self.tree_step(-1),
            Command::Down => self.tree_step(1),
            Command::PageUp => self.tree_step(-10),
            Command::PageDown => self.tree_step(10),
            Command::FoldIn => self.fold_in(),
            Command::FoldOut => self.fold_out(),
            Command::Copy => self.select_chosen(),
            _ => return false,
        }
        // The chosen section is copied as a selection is.
        command != Command::Copy
    }

    fn tree_step(&mut self, by: isize) {
        let texts = self.texts();
        let tree = &self.app.tree;
        let mut part = tree.chosen.unwrap_or(self.caret().text.part);
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 { tree.below(&texts, part) } else { tree.above(&texts, part) };
            let Some(next) = next else { break };
            part = next;
        }
        self.choose(part);
    }

    /// Brings the caret to a part chosen in the tree: to the heading's end, where writing goes on.
    pub(super) fn choose(&mut self, part: Part) {
        let texts = self.texts();
        let first = texts.first_of(part);
        let place = match part {
            Part::Section(_) => texts.end_of(first),
            Part::Fixed(_) => Place { text: first, at: 0 },
        };
        self.app.view.jump(place);
    }

    fn select_chosen(&mut self) {
        let Some(id) = self.section() else { return };
        let texts = self.texts();
        let Some(index) = self.app.report.index_of(id) else { return };
        let last = index + self.app.report.subtree_len(index) - 1;
        let Some(last) = self.app.report.sections().get(last) else { return };
        let from = Place { text: TextPlace::heading(id), at: 0 };
        let to = texts.end_of(texts.last_of(Part::Section(last.id)));
        self.app.view.select(from, to);
    }

    /// Runs a command about sections; false where it is none.
    pub(super) fn section_command(&mut self, command: Command) -> bool {
        match command {
            Command::NewSection => self.new_section(false),
            Command::NewChild => self.new_section(true),
            Command::Rename => self.rename(),
            Command::MoveUp => self.on_section(outline::move_up),
            Command::MoveDown => self.on_section(outline::move_down),
            Command::MoveIn => self.on_section(outline::move_in),
            Command::MoveOut => self.on_section(outline::move_out),
            Command::Split => self.split(),
            Command::Merge => self.merge(),
            Command::Duplicate => self.duplicate(),
            Command::DeleteSection => self.delete_section(),
            Command::Trash => self.open_trash(),
            Command::RunIn => self.toggle_run_in(),
            Command::Unnumber => self.toggle_number(),
            Command::Renumber => self.renumber(),
            Command::Narrow => self.narrow(),
            Command::Fold => self.fold(),
            Command::FoldAll => self.fold_all(),
            Command::NextItem => self.next_item(),
            Command::ItemUp => self.move_item(false),
            Command::ItemDown => self.move_item(true),
            _ => return false,
        }
        true
    }

    fn on_section(&mut self, make: impl Fn(&crate::report::Report, SectionId) -> MadeSection) {
        match self.section() {
            Some(id) => self.on_section_id(id, make),
            None => self.obstacle(Obstacle::Nowhere),
        }
    }

    fn on_section_id(
        &mut self,
        id: SectionId,
        make: impl Fn(&crate::report::Report, SectionId) -> MadeSection,
    ) {
        match make(&self.app.report, id) {
            Ok(operation) => {
                self.apply_in_place(operation);
                let texts = Texts::new(&self.app.report, None);
                self.app.tree.reveal(&texts, Part::Section(id));
            }
            Err(obstacle) => self.obstacle(obstacle),
        }
    }

    fn new_section(&mut self, child: bool) {
        let place = self.new_place(child);
        match outline::insert(&self.app.report, place, "") {
            Ok((operation, id)) => {
                let caret = Place { text: TextPlace::heading(id), at: 0 };
                self.apply(Made { operation, caret }, Kind::Other);
                let texts = Texts::new(&self.app.report, None);
                self.app.tree.reveal(&texts, Part::Section(id));
                if self.app.pane == Pane::Tree {
                    self.app.tree.chosen = Some(Part::Section(id));
                    self.rename();
                }
            }
            Err(obstacle) => self.obstacle(obstacle),
        }
    }

    fn rename(&mut self) {
        let Some(id) = self.section() else { return self.obstacle(Obstacle::Nowhere) };
        let heading = self.app.report.section(id).map_or("", |s| s.heading.as_str()).to_string();
        if self.app.pane == Pane::Tree {
            return self.prompt(PromptKind::Rename(id), Word::AskHeading, &heading);
        }
        let text = TextPlace::heading(id);
        self.app.view.jump(Place { text, at: 0 });
        self.app.view.select(Place { text, at: 0 }, Place { text, at: heading.len() });
    }

    fn split(&mut self) {
        match outline::split(&self.app.report, self.caret()) {
            Ok((operation, id)) => {
                let caret = Place { text: TextPlace::heading(id), at: 0 };
                self.apply(Made { operation, caret }, Kind::Other);
            }
            Err(_) => self.app.tell(Word::SplitWithin),
        }
    }

    /// Makes a section part of what stands before it; the caret stays where it is in its text.
    fn merge(&mut self) {
        let report = &self.app.report;
        let Some(section) = self.section().and_then(|id| report.section(id)) else {
            return self.obstacle(Obstacle::Nowhere);
        };
        let texts = Texts::new(report, None);
        let Some(made) = editing::backspace(&texts, TextPlace::heading(section.id)) else {
            return self.obstacle(Obstacle::Nowhere);
        };
        let here = self.caret();
        let mark = section.run_in.as_ref().map(String::len);
        let (below, before) = match (here.text.line, mark) {
            _ if here.text.part != Part::Section(section.id) => (0, 0),
            (Line::Heading, _) => (0, here.at),
            (Line::Body(0), Some(mark)) => (0, section.heading.len() + mark + here.at),
            (Line::Body(n), Some(_)) => (n, here.at),
            (Line::Body(n), None) => (n + usize::from(!section.heading.is_empty()), here.at),
        };
        let caret = match made.caret.text.line {
            Line::Body(n) if made.caret.at == 0 => {
                let text = TextPlace::body(made.caret.text.part, n + below);
                Place { text, at: before }
            }
            _ => made.caret,
        };
        self.apply(Made { caret, ..made }, Kind::Other);
    }

    fn duplicate(&mut self) {
        let Some(id) = self.section() else { return self.obstacle(Obstacle::Nowhere) };
        match outline::duplicate(&self.app.report, id) {
            Ok((operation, id)) => {
                let caret = Place { text: TextPlace::heading(id), at: 0 };
                self.apply(Made { operation, caret }, Kind::Other);
            }
            Err(obstacle) => self.obstacle(obstacle),
        }
    }

    fn delete_section(&mut self) {
        let Some(id) = self.section() else { return self.obstacle(Obstacle::Nowhere) };
        let texts = self.texts();
        let before = texts.prev(TextPlace::heading(id)).map(|text| texts.end_of(text));
        let index = self.app.report.index_of(id).unwrap_or(0);
        let behind = self.app.report.sections().get(index + self.app.report.subtree_len(index));
        let behind = behind.map(|s| Place { text: TextPlace::heading(s.id), at: s.heading.len() });
        let Some(caret) = behind.or(before) else { return self.obstacle(Obstacle::Nowhere) };
        match outline::remove(&self.app.report, id) {
            Ok(operation) => {
                self.apply(Made { operation, caret }, Kind::Other);
                self.app.tell(Word::SectionDeleted);
            }
            Err(obstacle) => self.obstacle(obstacle),
        }
    }

    fn toggle_run_in(&mut self) {
        self.on_section(|report, id| {
            let runs_in = report.section(id).is_some_and(|s| s.run_in.is_some());
            outline::set_run_in(report, id, (!runs_in).then_some("。"))
        });
    }

    fn toggle_number(&mut self) {
        self.on_section(|report, id| {
            let number = report.section(id).map(|s| &s.number);
            let number = match number {
                Some(Number::Unnumbered) => Number::ByPlace,
                _ => Number::Unnumbered,
            };
            outline::set_number(report, id, number)
        });
    }

    /// Numbers by place: the section where its number is as written, else its siblings, else all.
    fn renumber(&mut self) {
        let which = match self.section() {
            Some(id) => [Renumber::One(id), Renumber::Siblings(id), Renumber::All].to_vec(),
            None => vec![Renumber::All],
        };
        for which in which {
            match outline::renumber(&self.app.report, which) {
                Ok(Operation::All(all)) if all.is_empty() => {}
                Ok(operation) => {
                    self.apply_in_place(operation);
                    return;
                }
                Err(obstacle) => return self.obstacle(obstacle),
            }
        }
        self.app.tell(Word::NothingToRenumber);
    }

    fn narrow(&mut self) {
        match (self.app.view.narrow, self.section()) {
            (Some(_), _) => self.app.view.set_narrow(None),
            (None, Some(id)) => self.app.view.set_narrow(Some(id)),
            (None, None) => self.obstacle(Obstacle::Nowhere),
        }
    }

    fn fold(&mut self) {
        let id = self.section().filter(|id| self.app.report.has_children(*id));
        match id {
            Some(id) => self.turn_fold(id),
            None => self.app.tell(Word::NothingBelow),
        }
    }

    /// Folds a section, or unfolds it.
    pub(super) fn turn_fold(&mut self, id: SectionId) {
        let folded = &mut self.app.tree.folded;
        if !folded.remove(&id) && self.app.report.has_children(id) {
            folded.insert(id);
        }
    }

    fn fold_all(&mut self) {
        if self.app.tree.folded.is_empty() {
            let report = &self.app.report;
            let with_children = report.sections().iter().zip(report.sections().iter().skip(1));
            let with_children = with_children.filter(|(s, next)| next.level > s.level);
            self.app.tree.folded = with_children.map(|(section, _)| section.id).collect();
        } else {
            self.app.tree.folded.clear();
        }
    }

    fn fold_in(&mut self) {
        let Some(id) = self.section() else { return };
        let report = &self.app.report;
        let Some(index) = report.index_of(id) else { return };
        if report.subtree_len(index) > 1 && !self.app.tree.folded.contains(&id) {
            self.app.tree.folded.insert(id);
        } else if let Some(parent) =
            outline::parent(report, index).and_then(|at| report.sections().get(at))
        {
            self.choose(Part::Section(parent.id));
        }
    }

    fn fold_out(&mut self) {
        let Some(id) = self.section() else { return };
        let report = &self.app.report;
        let Some(index) = report.index_of(id) else { return };
        if self.app.tree.folded.remove(&id) || report.subtree_len(index) == 1 {
            return;
        }
        if let Some(child) = report.sections().get(index + 1) {
            self.choose(Part::Section(child.id));
        }
    }

    /// Moves a section to where it was let go.
    pub(super) fn drop_section(&mut self, id: SectionId, landing: Landing) {
        let report = &self.app.report;
        let beside = |other: SectionId, behind: usize| {
            let to = report.index_of(other)?;
            let parent = outline::parent(report, to);
            let level = report.sections().get(to)?.level;
            let siblings = report.sections().get(parent.map_or(0, |p| p + 1)..to)?;
            let before = siblings.iter().filter(|s| s.level == level && s.id != id).count();
            let parent = parent.and_then(|p| report.sections().get(p)).map(|s| s.id);
            Some((parent, before + behind))
        };
        let to = match landing {
            Landing::Before(other) => beside(other, 0),
            Landing::Behind(other) => beside(other, 1),
            Landing::Inside(other) => Some((Some(other), usize::MAX)),
            Landing::First => Some((None, 0)),
            Landing::Last => Some((None, usize::MAX)),
        };
        let Some((parent, position)) = to else { return };
        self.on_section_id(id, |report, id| outline::move_to(report, id, parent, position));
    }
}
