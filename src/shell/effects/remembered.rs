//! What is remembered from one run to the next: where in a report one was, and the settings.

use super::width::{choice_of, id_of};
use super::{Outside, absolute};
use crate::app::state::{App, Options};
use crate::app::wording::Lang;
use crate::shell::handing;
use crate::store::memory::Memory;
use std::path::Path;

impl Outside {
    pub(super) fn remember_report(&mut self, app: &App, path: &Path) {
        self.change_memory(|memory| {
            if let Some(remembered) = memory.report_mut(path) {
                remembered.place = app.place_in_numbers();
                handing::note(remembered, &app.file.handed);
                remembered.folded = app.folded_in_numbers();
            }
        });
    }

    pub fn change_memory(&mut self, change: impl FnOnce(&mut Memory)) {
        self.memory.change(&*self.disk, self.places.state.as_deref(), change);
    }

    /// Takes the settings the editor starts with for what config, locale and call say.
    #[must_use]
    pub fn starting_with(mut self, options: &Options) -> Self {
        self.settled = settings(options);
        self
    }

    /// Notes the settings made in the menu; of the others config, locale and call keep the word.
    pub(super) fn remember_settings(&mut self, app: &App) {
        let settings = settings(&app.options);
        let before = std::mem::replace(&mut self.settled, settings.clone());
        let mut made = settings.iter().filter(|setting| !before.contains(setting)).peekable();
        if made.peek().is_some() {
            self.change_memory(|memory| made.for_each(|(name, value)| memory.set(name, value)));
        }
    }

    /// Keeps the caret's place and how the report is handed in.
    pub fn remember(&mut self, app: &App) {
        if let Some(path) = app.file.path.as_ref().filter(|path| path.is_file()) {
            self.remember_report(app, &absolute(path.clone()));
        }
    }
}

/// A setting and its value, by the names they are remembered with.
pub(super) type Settled = (&'static str, String);

const LANGUAGE: &str = "language";
const WIDTH: &str = "width";
const MOUSE: &str = "mouse";
const TEXT_BESIDE: &str = "text_beside";
const PROOFREAD: &str = "proofread";
const PREVIEW_BESIDE: &str = "preview_beside";
const PRESET: &str = "preset";
const ON: &str = "on";
const OFF: &str = "off";

fn settings(options: &Options) -> Vec<Settled> {
    let on = |on: bool| if on { ON } else { OFF };
    let settings = [
        (LANGUAGE, options.lang.code()),
        (WIDTH, id_of(options.width)),
        (MOUSE, on(options.mouse)),
        (TEXT_BESIDE, on(options.text_beside)),
        (PROOFREAD, on(options.proofread)),
        (PREVIEW_BESIDE, on(options.preview_beside)),
        (PRESET, options.preset_name.as_str()),
    ];
    settings.into_iter().map(|(name, value)| (name, value.to_string())).collect()
}

/// Lays the settings made in the menu over what an editor would start with. Of the preset this is the
/// name alone.
pub fn settle(options: &mut Options, memory: &Memory) {
    let is_on = |name: &str, set: bool| memory.setting(name).map_or(set, |value| value == ON);
    options.mouse = is_on(MOUSE, options.mouse);
    options.text_beside = is_on(TEXT_BESIDE, options.text_beside);
    options.proofread = is_on(PROOFREAD, options.proofread);
    options.preview_beside = is_on(PREVIEW_BESIDE, options.preview_beside);
    options.lang = memory.setting(LANGUAGE).and_then(Lang::of_code).unwrap_or(options.lang);
    options.width = memory.setting(WIDTH).map_or(options.width, choice_of);
    if let Some(name) = memory.setting(PRESET).filter(|name| !name.is_empty()) {
        options.preset_name = name.to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::geometry::Size;
    use crate::app::wording::Lang;
    use crate::report::Report;
    use crate::store::places::Places;

    #[test]
    fn only_what_was_set_in_the_menu_is_remembered() {
        let places = Places { config: None, data: None, state: None };
        // English was asked for on the command line.
        let size = Size { width: 80, height: 24 };
        let mut app = App::new(Report::default(), Options::new(Lang::En), size);
        let outside =
            Outside::new(places, Memory::default(), Vec::new(), Default::default(), |_, _| vec![]);
        let mut outside = outside.starting_with(&app.options);
        app.options.preview_beside = true;
        outside.remember_settings(&app);
        assert_eq!(outside.memory.setting("preview_beside"), Some("on"));
        assert_eq!(outside.memory.setting("language"), None);
        for (lang, code) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            app.options.lang = lang;
            outside.remember_settings(&app);
            assert_eq!(outside.memory.setting("language"), Some(code));
        }
    }
}
