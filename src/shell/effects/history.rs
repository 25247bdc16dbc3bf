//! Earlier versions of the report: kept at each save, listed and read for the app.

use super::{OnDisk, Outside, absolute};
use crate::app::input::{Input, VersionOffer};
use crate::app::reading;
use crate::app::state::App;
use crate::app::wording::{Lang, sentence};
use crate::shell::recovery::when_exactly;
use crate::store::versions::{self, Rule, Version};
use crate::store::{self, StoreError};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

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
        Some(Input::Versions(found.iter().map(|version| offer(version, lang)).collect()))
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

fn offer(version: &Version, lang: Lang) -> VersionOffer {
    let (path, size) = (version.path.clone(), version.size);
    VersionOffer { path, when: when_exactly(version.time(), lang), size }
}

fn millis(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
