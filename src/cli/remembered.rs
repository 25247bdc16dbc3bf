//! What the editor remembers from one time to the next: in the state directory, never in a config.
//!
//! Everything here may be lost without harm; a state that cannot be read remembers nothing.

use crate::app::state::{Options, WidthChoice};
use crate::app::wording::Lang;
use crate::store::places::Places;
use crate::store::{self, Existing};
use crate::text::Ambiguous;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const FILE: &str = "editor.ron";
/// How many reports are remembered.
const MOST: usize = 30;

/// What was answered when the text beside a report was not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BesideChoice {
    Never,
    OtherName,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    pub path: PathBuf,
    /// Part, line and byte.
    pub place: (usize, usize, usize),
    pub beside: Option<BesideChoice>,
}

impl Default for Visit {
    fn default() -> Self {
        Visit { path: PathBuf::new(), place: (0, 0, 0), beside: None }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "State", default)]
pub struct State {
    language: String,
    width: String,
    mouse_off: bool,
    text_beside_off: bool,
    /// The last one first.
    pub visits: Vec<Visit>,
    /// Terminals, and whether they draw ambiguous characters wide, or do not say.
    terminals: Vec<(String, String)>,
}

impl State {
    pub fn read(places: &Places) -> State {
        let Some(folder) = &places.state else { return State::default() };
        let bytes = store::read(&folder.join(FILE)).unwrap_or_default();
        ron::from_str(&String::from_utf8_lossy(&bytes)).unwrap_or_default()
    }

    /// Writes what is remembered; where that fails it is forgotten.
    pub fn write(&self, places: &Places) {
        let Some(folder) = &places.state else { return };
        let config = ron::ser::PrettyConfig::default();
        if let Ok(text) = ron::ser::to_string_pretty(self, config)
            && store::make_folder(folder).is_ok()
        {
            let _ = store::save(&folder.join(FILE), text.as_bytes(), Existing::Replace);
        }
    }

    /// Lays what was set in the menu over the options a config gives; `lang` was asked for by name.
    pub fn over(&self, mut options: Options, lang: Option<Lang>) -> Options {
        options.lang = lang.or(Lang::of_code(&self.language)).unwrap_or(options.lang);
        options.width = match self.width.as_str() {
            "narrow" => WidthChoice::Narrow,
            "wide" => WidthChoice::Wide,
            _ => WidthChoice::Auto,
        };
        options.mouse &= !self.mouse_off;
        options.text_beside &= !self.text_beside_off;
        options
    }

    pub fn set_options(&mut self, options: &Options) {
        self.language = options.lang.code().to_string();
        self.width = match options.width {
            WidthChoice::Auto => "auto",
            WidthChoice::Narrow => "narrow",
            WidthChoice::Wide => "wide",
        }
        .to_string();
        self.mouse_off = !options.mouse;
        self.text_beside_off = !options.text_beside;
    }

    pub fn visit(&self, path: &Path) -> Option<&Visit> {
        self.visits.iter().find(|visit| visit.path == path)
    }

    /// Notes something about a report, which becomes the last one visited.
    pub fn note(&mut self, path: &Path, note: impl FnOnce(&mut Visit)) {
        let known = self.visits.iter().position(|visit| visit.path == path);
        let mut visit = match known {
            Some(at) => self.visits.remove(at),
            None => Visit { path: path.to_path_buf(), ..Visit::default() },
        };
        note(&mut visit);
        self.visits.insert(0, visit);
        self.visits.truncate(MOST);
    }

    /// Returns how a terminal draws ambiguous characters, where it was asked before. One that does
    /// not answer is taken to draw them narrow.
    pub fn width_of(&self, terminal: &str) -> Option<Ambiguous> {
        let (_, width) = self.terminals.iter().find(|(name, _)| name == terminal)?;
        Some(if width == "wide" { Ambiguous::Wide } else { Ambiguous::Narrow })
    }

    pub fn set_width(&mut self, terminal: &str, width: Option<Ambiguous>) {
        let word = match width {
            Some(Ambiguous::Wide) => "wide",
            Some(Ambiguous::Narrow) => "narrow",
            None => "no answer",
        };
        self.terminals.retain(|(name, _)| name != terminal);
        self.terminals.insert(0, (terminal.to_string(), word.to_string()));
        self.terminals.truncate(MOST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let state = Some(folder.path().join("state"));
        let places = Places { config: None, data: None, state };
        assert_eq!(State::read(&places), State::default());
        let mut state = State::default();
        let mut options = Options::new(Lang::Zh);
        options.mouse = false;
        state.set_options(&options);
        state.note(Path::new("/a.ron"), |visit| visit.place = (1, 2, 3));
        state.note(Path::new("/b.ron"), |visit| visit.beside = Some(BesideChoice::Never));
        state.note(Path::new("/a.ron"), |_| {});
        state.set_width("tmux", Some(Ambiguous::Wide));
        state.write(&places);
        let again = State::read(&places);
        assert_eq!(again, state);
        assert_eq!(again.visits[0].path, Path::new("/a.ron"));
        assert_eq!(again.visit(Path::new("/a.ron")).unwrap().place, (1, 2, 3));
        assert_eq!(again.width_of("tmux"), Some(Ambiguous::Wide));
        assert_eq!(again.width_of("xterm"), None);
        let over = again.over(Options::new(Lang::En), None);
        assert_eq!((over.lang, over.mouse), (Lang::Zh, false));
        assert_eq!(again.over(Options::new(Lang::En), Some(Lang::En)).lang, Lang::En);
    }
}
