//! What was found in many files before, by a key of all that it was found by: the content of a file,
//! the rules, the program. Convenience, never the only copy of anything: what cannot be read is found
//! again, what cannot be written is not remembered.
//!
//! One line for each file that was checked: its key, a blank, and what was found, which is not known
//! here. Lines are added until too much lies there, so that a file that changed costs one line and not a
//! whole folder; one that was cut off is passed over. As it tells what stands in reports it is for its user alone.

use super::Existing;
use super::disk::{Access, Disk};
use super::list::make_folder;
use super::ordinary::{open_own, try_hold};
use super::read;
use super::save::save_on;
use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io;
use std::ops::Range;
use std::path::Path;

const FILE: &str = "checked";
const LOCK: &str = "checked.lock";
/// Where more than this lies there, what the last check did not meet is forgotten.
const MOST: usize = 24 << 20;
/// A key as it is written.
const DIGITS: usize = 16;

/// What lies there.
#[derive(Debug, Default)]
pub struct Checked {
    bytes: Vec<u8>,
    at: HashMap<u64, Range<usize>>,
}

impl Checked {
    pub fn load(state: Option<&Path>) -> Checked {
        let bytes = state.and_then(|state| read(&state.join(FILE)).ok()).unwrap_or_default();
        let (mut at, mut start) = (HashMap::new(), 0);
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            if let Some((key, found)) = parse(line) {
                let from = start + DIGITS + 1;
                at.insert(key, from..from + found);
            }
            start += line.len();
        }
        Checked { bytes, at }
    }

    pub fn get(&self, key: u64) -> Option<&[u8]> {
        self.bytes.get(self.at.get(&key)?.clone())
    }

    /// Adds what was found by each of these keys. `met` are the keys of all that was known already:
    /// where too much lies there, only they stay.
    pub fn add(&self, disk: &dyn Disk, state: Option<&Path>, new: &[(u64, String)], met: &[u64]) {
        let Some(state) = state.filter(|_| !new.is_empty()) else { return };
        if make_folder(disk, state).is_err() {
            return;
        }
        // Whoever else writes there is not waited for.
        let Some(_lock) = try_hold(&state.join(LOCK)) else { return };
        let path = state.join(FILE);
        let there = match fs::symlink_metadata(&path) {
            Ok(found) if !found.is_file() => return,
            found => found.map_or(0, |found| found.len()),
        };
        let added = Checked::load(Some(state));
        let mut lines = Vec::new();
        let new = new.iter().filter(|(key, found)| added.get(*key) != Some(found.as_bytes()));
        new.for_each(|(key, found)| put(&mut lines, *key, found.as_bytes()));
        // What cannot be written is found again.
        let _ = if lines.is_empty() {
            Ok(())
        } else if usize::try_from(there).is_ok_and(|there| there <= MOST) {
            append(disk, &path, &lines)
        } else {
            for key in met {
                put(&mut lines, *key, self.get(*key).unwrap_or_default());
            }
            save_on(disk, &path, &lines, Existing::Replace).map(|_| ()).map_err(io::Error::other)
        };
    }
}

/// Reads the key of a line and how many bytes stand behind it.
fn parse(line: &[u8]) -> Option<(u64, usize)> {
    let (key, found) = line.split_at_checked(DIGITS)?;
    let found = found.strip_prefix(b" ")?.strip_suffix(b"\n")?;
    let key = u64::from_str_radix(std::str::from_utf8(key).ok()?, 16).ok()?;
    Some((key, found.len()))
}

/// Puts a line behind the others, should there be room for it.
fn put(lines: &mut Vec<u8>, key: u64, found: &[u8]) {
    if lines.len() + found.len() <= MOST {
        lines.extend(format!("{key:0DIGITS$x} ").as_bytes());
        lines.extend(found);
        lines.push(b'\n');
    }
}

fn append(disk: &dyn Disk, path: &Path, lines: &[u8]) -> io::Result<()> {
    let mut file = match disk.create(path, Access::Private) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            open_own(path, OpenOptions::new().append(true))?
        }
        made => made?,
    };
    // Behind a line that was cut off the first of these would be lost with it.
    disk.write(&mut file, &[b"\n", lines].concat())
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;
    use std::fs::File;

    fn text(checked: &Checked, key: u64) -> Option<&str> {
        checked.get(key).map(|found| std::str::from_utf8(found).unwrap())
    }

    #[test]
    fn what_was_found_is_known_again_and_what_was_cut_off_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("deep");
        let (state, none) = (Some(state.as_path()), Checked::default());
        assert!(text(&Checked::load(state), 7).is_none());
        none.add(&Real, state, &[(7, "七".into()), (u64::MAX, String::new())], &[]);
        none.add(&Real, state, &[(8, "八".into())], &[]);
        none.add(&Real, state, &[(8, "捌".into())], &[]);
        let known = Checked::load(state);
        let found = [7, 8, u64::MAX, 9].map(|key| text(&known, key));
        assert_eq!(found, [Some("七"), Some("捌"), Some(""), None]);
        let path = state.unwrap().join(FILE);
        let mut bytes = fs::read(&path).unwrap();
        bytes.truncate(bytes.len() - 2);
        fs::write(&path, [b"\n\xFF\n0 \n", bytes.as_slice()].concat()).unwrap();
        let known = Checked::load(state);
        assert_eq!([7, 8].map(|key| text(&known, key)), [Some("七"), Some("八")]);
    }

    #[test]
    fn where_too_much_lies_there_only_what_was_met_stays() {
        let folder = tempfile::tempdir().unwrap();
        let state = Some(folder.path());
        let long = "长".repeat(MOST / 9);
        let two = [(1, long.clone()), (2, long.clone()), (3, long.clone())];
        Checked::default().add(&Real, state, &two, &[]);
        Checked::default().add(&Real, state, &[(4, long.clone())], &[]);
        let known = Checked::load(state);
        assert_eq!([1, 2, 3, 4].map(|key| known.get(key).is_some()), [true, true, false, true]);
        known.add(&Real, state, &[(5, "五".into())], &[2]);
        let known = Checked::load(state);
        let found = [1, 2, 4, 5].map(|key| known.get(key).is_some());
        assert_eq!(found, [false, true, false, true]);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_for_its_user_alone_and_no_link_is_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let new = [(7, "七".to_string())];
        Checked::default().add(&Real, Some(folder.path()), &new, &[]);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let other = folder.path().join("other");
        fs::remove_file(&path).unwrap();
        symlink(&other, &path).unwrap();
        for length in [0, MOST + 1] {
            File::create(&other).unwrap().set_len(length as u64).unwrap();
            Checked::default().add(&Real, Some(folder.path()), &new, &[]);
            assert_eq!(fs::metadata(&other).unwrap().len(), length as u64);
        }
    }

    #[test]
    fn whoever_holds_it_is_not_waited_for_and_nothing_is_added_twice() {
        let folder = tempfile::tempdir().unwrap();
        let (state, path) = (Some(folder.path()), folder.path().join(FILE));
        let new = [(7, "七".to_string())];
        let held = try_hold(&folder.path().join(LOCK)).unwrap();
        Checked::default().add(&Real, state, &new, &[]);
        assert!(!path.exists());
        drop(held);
        Checked::default().add(&Real, state, &new, &[]);
        let once = fs::read(&path).unwrap();
        Checked::default().add(&Real, state, &new, &[]);
        assert_eq!(fs::read(&path).unwrap(), once);
    }
}
