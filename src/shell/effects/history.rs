//! Earlier versions of the report: kept at each save, listed and read for the app.

use super::{OnDisk, Outside, absolute};
use crate::app::input::{Input, VersionOffer};
use crate::app::reading;
use crate::app::state::App;
use crate::app::wording::{Lang, sentence};
use crate::formats::ron;
use crate::report::print;
use crate::shell::recovery::when_exactly;
use crate::store::versions::{self, Rule, Version};
use crate::store::{self, StoreError};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// How many bytes of versions are read to say how long each is; of those behind only their size is
/// said, for the list is waited for.
const MOST_COUNTED: u64 = 4 << 20;

impl Outside {
    /// Sets how many versions are kept.
    #[must_use]
    pub fn keeping(mut self, rule: Rule) -> Self {
        self.versions = rule;
        self
    }

    /// Keeps what has just been saved, and what was in the file before where nothing is kept yet.
    pub(super) fn keep_version(
        &self,
        path: &Path,
        before: Option<&OnDisk>,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let Some(state) = self.state() else { return Ok(()) };
        let keep = |bytes: &[u8], at: u64| {
            versions::keep(&*self.disk, state, path, bytes, at, self.versions)
        };
        if let Some(before) = before.filter(|_| versions::versions(state, path).is_empty()) {
            let written = before.stamp.and_then(|stamp| stamp.modified);
            keep(before.contents.bytes(), millis(written.unwrap_or(UNIX_EPOCH)))?;
        }
        keep(bytes, millis(SystemTime::now()))
    }

    pub(super) fn versions(&self, app: &App) -> Option<Input> {
        let path = absolute(app.file.path.clone()?);
        let found = versions::versions(self.state()?, &path);
        let lang = app.lang();
        let mut left = MOST_COUNTED;
        let offers = found.iter().map(|version| {
            left = left.saturating_sub(version.size);
            let words = (left > 0).then(|| words_of(version)).flatten();
            let (path, size) = (version.path.clone(), version.size);
            VersionOffer { path, when: when_exactly(version.time(), lang), size, words }
        });
        Some(Input::Versions(offers.collect()))
    }

    pub(super) fn version(&self, offer: VersionOffer, lang: Lang) -> Input {
        let name = offer.path.display().to_string();
        let bytes = store::read(&offer.path).map_err(|error| sentence::store(&error, lang));
        let read = bytes.and_then(|bytes| {
            let text = String::from_utf8_lossy(&bytes);
            reading::of_ron(&text, &name, lang)
        });
        match read {
            Ok(read) => Input::Version { when: offer.when, report: Box::new(read.report) },
            Err(why) => Input::Complaint { why },
        }
    }
}

/// Returns 字数 of a version, if it can be read.
fn words_of(version: &Version) -> Option<usize> {
    let bytes = store::read(&version.path).ok()?;
    let report = ron::read(&String::from_utf8_lossy(&bytes)).ok()?.report;
    Some(print::count(&report).words)
}

fn millis(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
