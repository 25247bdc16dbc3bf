//! What is remembered from one run to the next: where in a report one was, and the settings.

use super::{NARROW, Outside, WIDE, absolute};
use crate::app::state::{App, WidthChoice};
use crate::shell::handing;
use std::path::Path;

impl Outside {
    pub(super) fn remember_report(&mut self, app: &App, path: &Path) {
        if let Some(remembered) = self.memory.report_mut(path) {
            remembered.place = app.place_in_numbers();
            handing::note(remembered, &app.file.handed);
            remembered.folded = app.folded_in_numbers();
        }
        self.memory.keep(self.state());
    }

    /// Notes the settings once they are made in the menu; until then config and locale have the word.
    pub(super) fn remember_settings(&mut self, app: &App) {
        let width = match app.options.width {
            WidthChoice::Auto => "auto",
            WidthChoice::Narrow => NARROW,
            WidthChoice::Wide => WIDE,
        };
        let on = |on: bool| if on { "on" } else { "off" };
        for (name, value) in [
            ("language", app.lang().code()),
            ("width", width),
            ("mouse", on(app.options.mouse)),
            ("text_beside", on(app.options.text_beside)),
            ("proofread", on(app.options.proofread)),
            ("preview_beside", on(app.options.preview_beside)),
            ("preset", app.options.preset_name.as_str()),
        ] {
            self.memory.set(name, value);
        }
    }

    /// Keeps the caret's place and what was noted.
    pub fn remember(&mut self, app: &App) {
        match app.file.path.as_ref().filter(|path| path.is_file()) {
            Some(path) => self.remember_report(app, &absolute(path.clone())),
            None => self.memory.keep(self.state()),
        }
    }
}
