//! What the editor remembers from one run to the next: reports and where in them it was, settings
//! made in the menu, how wide each terminal draws. It is convenience, never the only copy of
//! anything: what cannot be read is forgotten, what cannot be written is not remembered. Several
//! editors may write: each changes what lies there, never what it read when it began.

use super::disk::Disk;
use super::list::make_folder;
use super::ordinary::hold;
use super::save::save_on;
use super::{Existing, read};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const FILE: &str = "memory.ron";
const LOCK: &str = "memory.lock";
const MOST_REPORTS: usize = 200;
const MOST_TERMINALS: usize = 50;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The latest first.
    pub reports: Vec<Remembered>,
    /// Settings made in the menu by name, which lie over the config.
    pub settings: Vec<(String, String)>,
    /// Terminals by name, and what they answered.
    pub terminals: Vec<(String, String)>,
}

/// A report that was opened or saved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    pub path: PathBuf,
    /// The part, the line in it and the byte at which the caret was.
    pub place: (usize, usize, usize),
    /// The sections that were folded, by their order in the report.
    pub folded: Vec<usize>,
    /// What was answered about the text beside it.
    pub text: TextBeside,
    /// The forms it is handed in as, once that was settled.
    pub forms: Option<Vec<String>>,
    /// Those of them whose own name is somebody else's file.
    pub renamed: Vec<String>,
    /// Whether a seal is put on it, where that was settled.
    pub seal: Option<bool>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextBeside {
    #[default]
    AsSet,
    Never,
    OtherName,
}

impl Memory {
    pub fn load(state: Option<&Path>) -> Memory {
        state.and_then(Memory::lying_in).unwrap_or_default()
    }

    fn lying_in(state: &Path) -> Option<Memory> {
        Memory::parse(&read(&state.join(FILE)).ok()?)
    }

    /// Reads what was kept, if these bytes are it.
    pub fn parse(bytes: &[u8]) -> Option<Memory> {
        std::str::from_utf8(bytes).ok().and_then(|text| ron::from_str(text).ok())
    }

    /// Changes what is remembered and keeps it.
    pub fn change(
        &mut self,
        disk: &dyn Disk,
        state: Option<&Path>,
        change: impl FnOnce(&mut Memory),
    ) {
        let Some(state) = state.filter(|state| make_folder(disk, state).is_ok()) else {
            return change(self);
        };
        let _lock = hold(&state.join(LOCK));
        if let Some(lying) = Memory::lying_in(state) {
            *self = lying;
        }
        change(self);
        self.keep(disk, state);
    }

    fn keep(&self, disk: &dyn Disk, state: &Path) {
        // A path that is no text has no place in the file.
        let mut kept = self.clone();
        kept.reports.retain(|report| report.path.to_str().is_some());
        let Ok(text) = ron::ser::to_string_pretty(&kept, ron::ser::PrettyConfig::default()) else {
            return;
        };
        let _ = save_on(disk, &state.join(FILE), text.as_bytes(), Existing::Replace);
    }

    pub fn report(&self, path: &Path) -> Option<&Remembered> {
        self.reports.iter().find(|report| report.path == path)
    }

    /// Brings a report to the front and returns it.
    pub fn report_mut(&mut self, path: &Path) -> Option<&mut Remembered> {
        let found = self.reports.iter().position(|report| report.path == path);
        let report = match found {
            Some(at) => self.reports.remove(at),
            None => Remembered { path: path.to_path_buf(), ..Remembered::default() },
        };
        self.reports.insert(0, report);
        self.reports.truncate(MOST_REPORTS);
        self.reports.first_mut()
    }

    pub fn setting(&self, name: &str) -> Option<&str> {
        find(&self.settings, name)
    }

    pub fn set(&mut self, name: &str, value: &str) {
        put(&mut self.settings, name, value, usize::MAX);
    }

    pub fn terminal(&self, name: &str) -> Option<&str> {
        find(&self.terminals, name)
    }

    pub fn set_terminal(&mut self, name: &str, value: &str) {
        put(&mut self.terminals, name, value, MOST_TERMINALS);
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

fn put(pairs: &mut Vec<(String, String)>, name: &str, value: &str, most: usize) {
    pairs.retain(|(n, _)| n != name);
    pairs.insert(0, (name.to_string(), value.to_string()));
    pairs.truncate(most);
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;

    #[test]
    fn what_is_kept_is_remembered_and_what_is_broken_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("deep/state");
        let mut memory = Memory::load(Some(&state));
        assert_eq!(memory, Memory::default());
        memory.change(&Real, Some(&state), |memory| {
            for name in ["一.ron", "二.ron", "一.ron"] {
                memory.report_mut(Path::new(name)).unwrap().place = (1, 2, 3);
            }
            memory.set("mouse", "off");
            memory.set("mouse", "on");
            memory.set_terminal("xterm", "narrow");
        });
        let back = Memory::load(Some(&state));
        assert_eq!(back, memory);
        assert_eq!(back.reports.len(), 2);
        assert_eq!(back.reports[0].path, Path::new("一.ron"));
        assert_eq!((back.setting("mouse"), back.terminal("xterm")), (Some("on"), Some("narrow")));
        std::fs::write(state.join(FILE), "Memory(((").unwrap();
        assert_eq!(Memory::load(Some(&state)), Memory::default());
    }

    #[test]
    fn editors_side_by_side_keep_what_the_other_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let state = Some(folder.path());
        let (mut one, mut other) = (Memory::load(state), Memory::load(state));
        one.change(&Real, state, |memory| {
            memory.report_mut(Path::new("一.ron"));
            memory.set("mouse", "off");
        });
        other.change(&Real, state, |memory| {
            memory.report_mut(Path::new("二.ron"));
        });
        let back = Memory::load(state);
        assert_eq!(back, other);
        let paths: Vec<_> = back.reports.iter().map(|report| report.path.as_path()).collect();
        assert_eq!(paths, [Path::new("二.ron"), Path::new("一.ron")]);
        assert_eq!(back.setting("mouse"), Some("off"));
    }
}
