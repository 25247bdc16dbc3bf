//! What the palette remembers from one run to the next, in a file of its own in the state
//! directory. Convenience, never the only copy of anything: what cannot be read is forgotten, what
//! cannot be written is not remembered. Several editors may write: each adds to what lies there.

use super::disk::Disk;
use super::list::make_folder;
use super::ordinary::hold;
use super::save::save_on;
use super::{Existing, read};
use crate::phrases::{Taken, Usage, Use};
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "usage.ron";
const LOCK: &str = "usage.lock";

#[derive(Default, Serialize, Deserialize)]
#[serde(rename = "Usage", default)]
struct Wire {
    /// A phrase, how often it was taken, and the day it was last.
    taken: Vec<(String, u32, i32)>,
    pinned: Vec<String>,
    /// The name of a slot and what it was given, the latest first.
    values: Vec<(String, Vec<String>)>,
}

pub fn load(state: Option<&Path>) -> Usage {
    let bytes = state.and_then(|state| read(&state.join(FILE)).ok()).unwrap_or_default();
    parse(&bytes).unwrap_or_default()
}

/// Reads what was kept, if these bytes are it.
pub fn parse(bytes: &[u8]) -> Option<Usage> {
    let text = String::from_utf8_lossy(bytes);
    let wire: Wire = ron::from_str(&text).ok()?;
    let taken = wire
        .taken
        .into_iter()
        .filter_map(|(id, count, last_day)| Some((id.parse().ok()?, Taken { count, last_day })));
    Some(Usage {
        taken: taken.collect(),
        pinned: wire.pinned.iter().filter_map(|id| id.parse().ok()).collect(),
        values: wire.values.into_iter().collect(),
    })
}

/// Adds to what lies there.
pub fn add(disk: &dyn Disk, state: Option<&Path>, uses: &[Use]) {
    let Some(state) = state.filter(|_| !uses.is_empty()) else { return };
    if make_folder(disk, state).is_err() {
        return;
    }
    let _lock = hold(&state.join(LOCK));
    let mut usage = load(Some(state));
    uses.iter().for_each(|used| usage.note(used));
    let taken = usage.taken.iter().map(|(id, t)| (id.to_string(), t.count, t.last_day));
    let wire = Wire {
        taken: taken.collect(),
        pinned: usage.pinned.iter().map(ToString::to_string).collect(),
        values: usage.values.into_iter().collect(),
    };
    let pretty = ron::ser::PrettyConfig::default().depth_limit(2);
    if let Ok(text) = ron::ser::to_string_pretty(&wire, pretty) {
        let _ = save_on(disk, &state.join(FILE), text.as_bytes(), Existing::Replace);
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;
    use crate::phrases::PhraseId;

    #[test]
    fn every_editor_adds_to_what_lies_there_and_a_broken_file_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("deep");
        let id = PhraseId::new("包", "压实责任");
        add(&Real, Some(&state), &[Use::Took { id, day: 7 }, Use::Pinned { id, on: true }]);
        add(&Real, Some(&state), &[Use::Took { id, day: 9 }]);
        let filled = Use::Filled { name: "会议".into(), value: "\"党的\\二十大\"".into() };
        add(&Real, Some(&state), std::slice::from_ref(&filled));
        let usage = load(Some(&state));
        assert_eq!(usage.taken[&id], Taken { count: 2, last_day: 9 });
        assert!(usage.pinned.contains(&id));
        assert_eq!(usage.values_of("会议"), ["\"党的\\二十大\""]);
        std::fs::write(state.join(FILE), "Usage(((").unwrap();
        assert_eq!(load(Some(&state)), Usage::default());
        add(&Real, None, &[filled]);
        assert_eq!(load(None), Usage::default());
    }
}
