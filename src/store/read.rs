//! Reading a whole file, or standard input, of bounded size.

use super::error::{StoreError, StoreErrorKind};
use super::ordinary::open_to_read;
use std::fs::{Metadata, metadata};
use std::io::{self, Read};
use std::path::Path;

/// The largest input in bytes: a hundred times the longest report, and nothing a mistake would fill
/// the memory with.
pub const LARGEST_INPUT: u64 = 64 << 20;

/// Reads a whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    read_up_to(path, LARGEST_INPUT)
}

/// Reads a whole file of at most `limit` bytes.
pub(super) fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let failed = |kind: StoreErrorKind| StoreError::reading(path, kind);
    // Asked before it is opened: opening a pipe would wait for somebody to write.
    metadata(path).map_err(StoreErrorKind::from).and_then(|m| check(&m, limit)).map_err(failed)?;
    let file = open_to_read(path).map_err(|error| failed(error.into()))?;
    let found = file.metadata().map_err(|error| failed(error.into()))?;
    check(&found, limit).map_err(failed)?;
    read_bounded(file, found.len(), limit).map_err(failed)
}

/// Reads standard input to its end.
pub fn read_stdin() -> Result<Vec<u8>, StoreError> {
    let read = read_bounded(io::stdin().lock(), 0, LARGEST_INPUT);
    read.map_err(|kind| StoreError::reading(Path::new("-"), kind))
}

fn check(found: &Metadata, limit: u64) -> Result<(), StoreErrorKind> {
    if found.is_dir() {
        Err(StoreErrorKind::IsDirectory)
    } else if !found.is_file() {
        Err(StoreErrorKind::NotAFile)
    } else if found.len() > limit {
        Err(StoreErrorKind::TooLarge { size: found.len(), limit })
    } else {
        Ok(())
    }
}

fn read_bounded(input: impl Read, expected: u64, limit: u64) -> Result<Vec<u8>, StoreErrorKind> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
    input.take(limit + 1).read_to_end(&mut bytes)?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limit {
        return Err(StoreErrorKind::TooLarge { size, limit });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::StoreOperation;
    use std::fs::{self, File};

    fn kind_of(path: &Path) -> StoreErrorKind {
        let error = read(path).unwrap_err();
        assert_eq!((error.path.as_path(), error.operation), (path, StoreOperation::Read));
        error.kind
    }

    #[test]
    fn a_file_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报告.txt");
        fs::write(&path, b"\xFF\0").unwrap();
        assert_eq!(read(&path).unwrap(), b"\xFF\0");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(kind_of(&folder.path().join("none")), StoreErrorKind::Missing);
        assert_eq!(kind_of(folder.path()), StoreErrorKind::IsDirectory);
        let large = folder.path().join("large");
        let size = LARGEST_INPUT + 1;
        File::create(&large).unwrap().set_len(size).unwrap();
        assert_eq!(kind_of(&large), StoreErrorKind::TooLarge { size, limit: LARGEST_INPUT });
    }

    /// A reader that never ends is as large as was read of it.
    #[test]
    fn reading_stops_at_the_limit() {
        let expect = StoreErrorKind::TooLarge { size: LARGEST_INPUT + 1, limit: LARGEST_INPUT };
        assert_eq!(read_bounded(io::repeat(b'a'), 0, LARGEST_INPUT), Err(expect));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused() {
        assert_eq!(kind_of(Path::new("/dev/zero")), StoreErrorKind::NotAFile);
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket");
        let _open = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(kind_of(&socket), StoreErrorKind::NotAFile);
    }

    #[cfg(unix)]
    #[test]
    fn an_unreadable_file_is_named() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(&path).is_ok() {
            eprintln!("not tried: this user may read everything");
            return;
        }
        assert_eq!(kind_of(&path), StoreErrorKind::NoPermission);
    }
}
