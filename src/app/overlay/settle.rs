//! What lies over the panes brought in line: what is chosen is on the screen.

use super::Overlay;
use crate::app::state::App;
use crate::app::view::texts::Texts;

impl App {
    pub(in crate::app) fn settle_overlays(&mut self) {
        let ambiguous = self.ambiguous();
        match self.overlays.last_mut() {
            Some(Overlay::List(_)) => self.settle_list(),
            Some(Overlay::Form(form)) => form.settle(form.lines(self.size).height),
            Some(Overlay::Sheet(sheet)) => sheet.settle(self.size, ambiguous),
            _ => {}
        }
        self.settle_findings();
    }

    /// Of a list what is on the screen is written.
    fn settle_list(&mut self) {
        let Some(mut overlay) = self.overlays.pop() else { return };
        if let Overlay::List(list) = &mut overlay {
            list.settle(self.size);
            list.write(self, list.rows(self.size).height);
        }
        self.overlays.push(overlay);
    }

    /// The list of findings follows the findings, were it behind something else.
    fn settle_findings(&mut self) {
        let size = self.size;
        let texts = Texts::new(&self.report, None);
        for overlay in &mut self.overlays {
            if let Overlay::Findings(list) = overlay {
                list.settle(&texts, &self.proofing, size);
            }
        }
    }
}
