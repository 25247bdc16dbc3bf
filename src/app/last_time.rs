//! Where one was in a report, in numbers that are found again when it is opened again.

use super::state::App;
use super::view::texts::Texts;
use crate::report::Place;

impl App {
    /// Returns the caret's place in numbers, to be found again when the report is opened again.
    pub fn place_in_numbers(&self) -> (usize, usize, usize) {
        let texts = Texts::new(&self.report, None);
        let place = self.view.caret;
        let part = texts.index_of(place.text.part).unwrap_or(0);
        let mut line = 0;
        let mut text = texts.first_of(place.text.part);
        while text != place.text {
            line += 1;
            match texts.next(text) {
                Some(next) => text = next,
                None => break,
            }
        }
        (part, line, place.at)
    }

    /// Returns which sections are folded, to be folded again when the report is opened again.
    pub fn folded_in_numbers(&self) -> Vec<usize> {
        let mut folded: Vec<usize> =
            self.tree.folded.iter().filter_map(|id| self.report.index_of(*id)).collect();
        folded.sort_unstable();
        folded
    }

    /// Folds what [`App::folded_in_numbers`] named, as far as it still has sections below it.
    pub fn fold_numbers(&mut self, folded: &[usize]) {
        let sections = self.report.sections();
        let has_children = |at: &&usize| self.report.subtree_len(**at) > 1;
        let ids = folded.iter().filter(has_children).filter_map(|at| sections.get(*at));
        self.tree.folded = ids.map(|section| section.id).collect();
    }

    /// Puts the caret where [`App::place_in_numbers`] said it was, as far as that is still there.
    pub fn go_to_numbers(&mut self, (part, line, at): (usize, usize, usize)) {
        let texts = Texts::new(&self.report, None);
        let Some(part) = texts.part_at(part) else { return };
        let mut text = texts.first_of(part);
        for _ in 0..line {
            // The report may be shorter than it was.
            let Some(next) = texts.next(text).filter(|next| next.part == part) else { break };
            text = next;
        }
        let place = texts.nearest(Place { text, at });
        self.view.jump(place);
        self.settle();
    }
}
