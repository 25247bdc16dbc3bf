//! Earlier versions of a report: copies of what was saved, in the state directory, that nobody else
//! may read. They are report files, and can be opened as such.
//!
//! A few are kept, thinned by age: where there are too many, the one goes whose neighbours are
//! nearest in time, never the oldest of those that may stay nor the latest.

use super::disk::{Access, Disk};
use super::temporary::{Temporary, sweep_beside};
use super::{StoreError, files_in, key_of, make_folder, read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const FOLDER: &str = "versions";
const ENDING: &str = "ron";
const DAY: u64 = 24 * 60 * 60 * 1000;
/// Versions of one report take no more room than this, in bytes, but that one always stays.
const MOST_BYTES: u64 = 64 << 20;

/// How many versions are kept, and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    pub keep: usize,
    pub days: u64,
}

impl Default for Rule {
    fn default() -> Self {
        Rule { keep: 30, days: 180 }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub path: PathBuf,
    /// In milliseconds of Unix time.
    pub saved: u64,
    /// In bytes.
    pub size: u64,
}

impl Version {
    pub fn time(&self) -> SystemTime {
        UNIX_EPOCH.checked_add(Duration::from_millis(self.saved)).unwrap_or(UNIX_EPOCH)
    }
}

fn folder(state: &Path, report: &Path) -> Option<PathBuf> {
    Some(state.join(FOLDER).join(key_of(report).ok()?))
}

/// Returns the versions of a report, the latest first.
pub fn versions(state: &Path, report: &Path) -> Vec<Version> {
    let files = folder(state, report).map(|folder| files_in(&folder)).unwrap_or_default();
    let version = |path: PathBuf| {
        let is_ours = path.extension().is_some_and(|ending| ending == ENDING);
        let saved = path.file_stem()?.to_str()?.parse().ok()?;
        let size = std::fs::metadata(&path).map_or(0, |found| found.len());
        is_ours.then_some(Version { path, saved, size })
    };
    let mut found: Vec<Version> = files.into_iter().filter_map(version).collect();
    found.sort_by_key(|version| std::cmp::Reverse(version.saved));
    found
}

/// Keeps what a report file holds since `saved`, unless the latest version is just that, and lets
/// those go that are too many.
pub fn keep(
    disk: &dyn Disk,
    state: &Path,
    report: &Path,
    bytes: &[u8],
    saved: u64,
    rule: Rule,
) -> Result<(), StoreError> {
    let Some(folder) = folder(state, report).filter(|_| rule.keep > 0) else { return Ok(()) };
    make_folder(disk, &folder)?;
    let found = versions(state, report);
    let is_there = |version: &Version| read(&version.path).is_ok_and(|there| there == bytes);
    let mut own = saved;
    if !found.first().is_some_and(is_there) {
        while found.iter().any(|version| version.saved == own) {
            own += 1;
        }
        write(disk, &folder, own, bytes)?;
    }
    for gone in too_many(&versions(state, report), saved, rule) {
        // One that stays is tried again with the next.
        let _ = disk.remove(&gone.path);
    }
    Ok(())
}

/// A version that is not whole does not get its name.
fn write(disk: &dyn Disk, folder: &Path, saved: u64, bytes: &[u8]) -> Result<(), StoreError> {
    let path = folder.join(format!("{saved}.{ENDING}"));
    sweep_beside(disk, &path);
    let written = Temporary::beside(disk, &path, Access::Private).and_then(|mut temporary| {
        temporary.write(bytes)?;
        disk.sync(&temporary.file)?;
        temporary.rename(&path)
    });
    written.map_err(|error| StoreError::writing(&path, error))
}

/// Returns those that go; `found` has the latest first.
fn too_many(found: &[Version], now: u64, rule: Rule) -> Vec<Version> {
    let oldest = now.saturating_sub(rule.days.saturating_mul(DAY));
    let latest = found.first().map(|version| version.saved);
    let may_stay = |version: &&Version| version.saved >= oldest || Some(version.saved) == latest;
    let mut stay: Vec<Version> = found.iter().filter(may_stay).cloned().collect();
    let mut bytes: u64 = stay.iter().map(|version| version.size).sum();
    while stay.len() > 1 && (stay.len() > rule.keep.max(1) || bytes > MOST_BYTES) {
        let gap = |at: usize| {
            let time = |at: usize| stay.get(at).map_or(0, |version| version.saved);
            time(at - 1).saturating_sub(time(at + 1))
        };
        let inner = (1..stay.len() - 1).min_by_key(|at| gap(*at));
        let gone = stay.remove(inner.unwrap_or(stay.len() - 1));
        bytes = bytes.saturating_sub(gone.size);
    }
    found.iter().filter(|version| !stay.contains(version)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;

    fn days(found: &[Version]) -> Vec<u64> {
        found.iter().map(|version| version.saved / DAY).collect()
    }

    #[test]
    fn what_was_saved_is_kept_once_and_the_latest_comes_first() {
        let state = tempfile::tempdir().unwrap();
        let report = state.path().join("报告.ron");
        let keep = |text: &str, saved| {
            keep(&Real, state.path(), &report, text.as_bytes(), saved, Rule::default()).unwrap();
        };
        keep("一", 100 * DAY);
        keep("二", 101 * DAY);
        keep("二", 102 * DAY);
        keep("三", 101 * DAY);
        let found = versions(state.path(), &report);
        assert_eq!(days(&found), [101, 101, 100]);
        assert_eq!(read(&found[0].path).unwrap(), "三".as_bytes());
        assert!(versions(state.path(), &state.path().join("其他.ron")).is_empty());
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().mode() & 0o777;
            assert_eq!(mode(&found[0].path), 0o600);
            assert_eq!(mode(found[0].path.parent().unwrap()), 0o700);
        }
        assert_eq!(files_in(found[0].path.parent().unwrap()).len(), 3, "and nothing else");
    }

    #[test]
    fn they_are_thinned_and_the_old_ones_go() {
        let all = |days: &[u64]| -> Vec<Version> {
            let version =
                |day: &u64| Version { path: day.to_string().into(), saved: day * DAY, size: 1 };
            days.iter().map(version).collect()
        };
        for (found, keep, gone) in [
            (&[10, 9, 8][..], 3, &[][..]),
            // 9 stands nearest between its neighbours.
            (&[10, 9, 8, 1], 3, &[9]),
            (&[10, 5, 4, 3, 1], 3, &[4, 3]),
            (&[100, 95, 60, 2], 9, &[60, 2]),
            (&[100], 0, &[]),
            (&[100, 1], 1, &[1]),
        ] {
            let rule = Rule { keep, days: 30 };
            let now = found[0] * DAY;
            assert_eq!(days(&too_many(&all(found), now, rule)), gone, "{found:?}");
        }
        let old = all(&[3, 2]);
        assert_eq!(days(&too_many(&old, 100 * DAY, Rule { keep: 9, days: 30 })), [2]);
    }
}
