//! Which text files are ours: those whose bytes are still what we wrote last.
//!
//! The state keeps a line a file, the hash of its path and the hash of its bytes, the oldest first
//! and only so many. A text is never kept. What is forgotten, or was changed by anybody, is not
//! ours, and whoever wants to write there asks.

use super::disk::Disk;
use super::error::{StoreError, StoreErrorKind};
use super::identity::canonical;
use super::list::make_folder;
use super::ordinary::hold;
use super::save::{save_like_on, save_on};
use super::{Existing, read};
use std::fmt;
use std::path::Path;

const FILE: &str = "written";
const LOCK: &str = "written.lock";
/// How many files are remembered.
const MOST: usize = 4096;

/// Remembers that `bytes` were just written to `path`.
pub fn remember_written(
    disk: &dyn Disk,
    state: &Path,
    path: &Path,
    bytes: &[u8],
) -> Result<(), StoreError> {
    make_folder(disk, state)?;
    // Another process may be about to remember something too.
    let _lock = hold(&state.join(LOCK));
    let file = state.join(FILE);
    let key = key(path).map_err(|error| StoreError::writing(state, error))?;
    let mut lines = remembered(&file);
    lines.retain(|line| !line.starts_with(&key));
    lines.push(format!("{key} {}", Hash::of(bytes)));
    let too_many = lines.len().saturating_sub(MOST);
    lines.drain(..too_many);
    lines.push(String::new());
    save_on(disk, &file, lines.join("\n").as_bytes(), Existing::Replace).map(|_| ())
}

/// Writes a file that gives way to no other: one that is not just as we wrote it stays, and that is
/// an error, unless `over` says otherwise. A new one is for as few eyes as the report at `of`.
pub fn write(
    disk: &dyn Disk,
    state: Option<&Path>,
    path: &Path,
    bytes: &[u8],
    over: bool,
    of: &Path,
) -> Result<(), StoreError> {
    let ours = over || state.is_some_and(|state| is_ours(state, path));
    let existing = if ours { Existing::Replace } else { Existing::Refuse };
    match save_like_on(disk, path, bytes, existing, Some(of)) {
        Ok(_) => {}
        // The same bytes are ours whoever wrote them.
        Err(error) if error.kind == StoreErrorKind::Exists => {
            if read(path).map_err(|_| error.clone())? != bytes {
                return Err(error);
            }
        }
        Err(error) => return Err(error),
    }
    if let Some(state) = state {
        // What cannot be remembered is only asked for once more.
        let _ = remember_written(disk, state, path, bytes);
    }
    Ok(())
}

/// Says whether the file at `path` is just as we wrote it.
pub fn is_ours(state: &Path, path: &Path) -> bool {
    let (Ok(key), Ok(bytes)) = (key(path), read(path)) else { return false };
    remembered(&state.join(FILE)).contains(&format!("{key} {}", Hash::of(&bytes)))
}

/// The lines of the state; one that cannot be read remembers nothing.
fn remembered(file: &Path) -> Vec<String> {
    let bytes = read(file).unwrap_or_default();
    String::from_utf8_lossy(&bytes).lines().map(str::to_string).collect()
}

/// The one name of a file, as a word of 32 digits.
pub(super) fn key(path: &Path) -> std::io::Result<String> {
    Ok(Hash::of(canonical(path)?.as_os_str().as_encoded_bytes()).to_string())
}

/// FNV-1a of 128 bits: the same on every machine and in every version, which the hash of the
/// standard library is not. It tells files apart and keeps nobody out.
struct Hash(u128);

impl Hash {
    const START: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
    const PRIME: u128 = (1 << 88) + 0x13B;

    fn of(bytes: &[u8]) -> Self {
        let step = |hash: u128, byte: &u8| (hash ^ u128::from(*byte)).wrapping_mul(Self::PRIME);
        Hash(bytes.iter().fold(Self::START, step))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;
    use std::fs;

    /// Values of the published test vectors.
    #[test]
    fn the_hash_is_the_published_one() {
        for (text, hash) in [
            ("", "6c62272e07bb014262b821756295c58d"),
            ("a", "d228cb696f1a8caf78912b704e4a8964"),
            ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
        ] {
            assert_eq!(Hash::of(text.as_bytes()).to_string(), hash, "{text}");
        }
    }

    #[test]
    fn only_what_we_wrote_last_is_ours() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state/qicao");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.txt"), "一").unwrap();
        assert!(!is_ours(&state, &path("a.txt")));
        remember_written(&Real, &state, &path("a.txt"), "一".as_bytes()).unwrap();
        remember_written(&Real, &state, &path("b.txt"), "一".as_bytes()).unwrap();
        assert!(is_ours(&state, &path("a.txt")));
        assert!(is_ours(&state, &folder.path().join("state/../a.txt")));
        assert!(!is_ours(&state, &path("b.txt")), "it is not there");
        fs::write(path("a.txt"), "二").unwrap();
        assert!(!is_ours(&state, &path("a.txt")));
        remember_written(&Real, &state, &path("a.txt"), "二".as_bytes()).unwrap();
        assert!(is_ours(&state, &path("a.txt")));
        fs::write(path("a.txt"), "一").unwrap();
        assert!(!is_ours(&state, &path("a.txt")), "not what was written last");
    }

    #[test]
    fn the_oldest_is_forgotten_and_a_broken_state_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path();
        let old: String = (0..MOST).map(|n| format!("{n:032x} {n:032x}\n")).collect();
        fs::write(state.join(FILE), old).unwrap();
        fs::write(state.join("a.txt"), "").unwrap();
        remember_written(&Real, state, &state.join("a.txt"), b"").unwrap();
        let lines = remembered(&state.join(FILE));
        assert_eq!(lines.len(), MOST);
        assert_eq!(lines[0], format!("{:032x} {:032x}", 1, 1));
        fs::write(state.join(FILE), b"\xFF\0\nnonsense").unwrap();
        assert!(!is_ours(state, &state.join("a.txt")));
        remember_written(&Real, state, &state.join("a.txt"), b"").unwrap();
        assert!(is_ours(state, &state.join("a.txt")));
    }
}
