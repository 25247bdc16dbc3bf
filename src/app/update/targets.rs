//! Asking for the lengths that the report and the sections around the caret are meant to have.

use super::Update;
use crate::app::command::Command;
use crate::app::overlay::Overlay;
use crate::app::state::Pane;
use crate::app::targets::{TargetRow, Targets};
use crate::app::view::texts::Texts;
use crate::app::wording::{Word, visible};
use crate::report::{Operation, Part, SectionId, Settings, open, outline};

impl Update<'_> {
    pub(super) fn ask_targets(&mut self) {
        if self.is_barred() {
            return;
        }
        let mut rows = Vec::new();
        let mut at = self.section().and_then(|id| self.app.report.index_of(id));
        while let Some(index) = at {
            rows.extend(self.section_row(index));
            at = outline::parent(&self.app.report, index);
        }
        let app = &*self.app;
        let length = app.stats.report().map(|figures| app.say(Word::Now { count: &figures.words }));
        let whole = app.report.settings().target;
        rows.push(TargetRow::new(
            None,
            app.say(Word::TargetReport),
            length.unwrap_or_default(),
            whole,
        ));
        rows.reverse();
        let of_section = app.pane == Pane::Tree;
        self.push(Overlay::Targets(Targets::new(rows, of_section)));
    }

    fn section_row(&mut self, index: usize) -> Option<TargetRow> {
        let app = &mut *self.app;
        let section = app.report.sections().get(index)?;
        let part = Part::Section(section.id);
        let label = app.view.layout.label(&app.report, part).map_or(String::new(), |l| l.text);
        let heading = visible(&open::printed(&app.report, &section.heading));
        let reach = Texts::new(&app.report, None).reach(part);
        let figures = reach.and_then(|reach| app.stats.of(reach));
        let length = figures.map(|figures| app.say(Word::Now { count: &figures.words }));
        let title = label + &heading;
        Some(TargetRow::new(Some(section.id), title, length.unwrap_or_default(), section.target))
    }

    pub(super) fn targets_command(&mut self, command: Command) {
        let Some(Overlay::Targets(targets)) = self.app.overlays.last_mut() else { return };
        match command {
            Command::Up | Command::PreviousField => targets.step(false),
            Command::Down | Command::NextField => targets.step(true),
            Command::Accept => self.use_targets(),
            Command::Close => drop(self.app.overlays.pop()),
            _ => {
                targets.line_mut().map(|line| line.run(command));
            }
        }
    }

    fn use_targets(&mut self) {
        let Some(Overlay::Targets(targets)) = self.app.overlays.last_mut() else { return };
        match targets.changed() {
            // What was typed stays, to be mended.
            Err(wrong) => {
                targets.go_to(wrong);
                self.app.tell(Word::TargetNotANumber);
            }
            Ok(changed) => {
                self.app.overlays.pop();
                self.set_targets(&changed);
            }
        }
    }

    /// Sets what was changed as one step.
    pub(super) fn set_targets(&mut self, changed: &[(Option<SectionId>, u32)]) {
        let report = &self.app.report;
        let operation = |(of, target): &(Option<SectionId>, u32)| match of {
            Some(id) => outline::change(report, *id, |section| section.target = *target).ok(),
            None => {
                let removed = report.settings().clone();
                let inserted = Settings { target: *target, ..removed.clone() };
                let (removed, inserted) = (Box::new(removed), Box::new(inserted));
                Some(Operation::Settings { removed, inserted })
            }
        };
        let operations: Vec<Operation> = changed.iter().filter_map(operation).collect();
        if !operations.is_empty() {
            self.apply_in_place(Operation::All(operations));
        }
    }
}
