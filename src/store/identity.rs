//! Which file a path means, through symbolic links, whether it exists or not.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How many links are followed: as many as the system follows.
const MOST_LINKS: usize = 40;

/// Returns the path behind all symbolic links at the end of `path`; the file may be missing.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => {
                let next = fs::read_link(&path)?;
                path = folder_of(&path).join(next);
            }
            _ => return Ok(path),
        }
    }
    // The system's own error for it.
    fs::metadata(&path).map(|_| path)
}

/// The folder a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

/// Returns the one name of a file, which may be missing, in a folder that is there.
pub(super) fn canonical(path: &Path) -> io::Result<PathBuf> {
    let target = target(path)?;
    fs::canonicalize(&target).or_else(|error| match target.file_name() {
        Some(name) => Ok(fs::canonicalize(folder_of(&target))?.join(name)),
        None => Err(error),
    })
}

/// The one names of many files, most of which lie in a few folders.
#[derive(Debug, Default)]
pub struct OneNames {
    folders: HashMap<PathBuf, PathBuf>,
}

impl OneNames {
    /// Returns the one name of a file, as `canonical` does.
    pub fn of(&mut self, path: &Path) -> io::Result<PathBuf> {
        let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
        let (Some(name), false) = (path.file_name(), is_link) else { return canonical(path) };
        let folder = folder_of(path);
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.join(name));
        }
        let real = fs::canonicalize(folder)?;
        let file = real.join(name);
        self.folders.insert(folder.to_path_buf(), real);
        Ok(file)
    }
}

/// What tells that a file was written on, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub modified: Option<SystemTime>,
    length: u64,
}

/// Returns the stamp of a file that is there.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let found = fs::metadata(path).ok()?;
    Some(Stamp { modified: found.modified().ok(), length: found.len() })
}

/// Says whether two paths mean one file, through links of both kinds; either may be missing.
pub fn same_file(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(a), Ok(b)) = (fs::metadata(a), fs::metadata(b)) {
        use std::os::unix::fs::MetadataExt;
        return (a.dev(), a.ino()) == (b.dev(), b.ino());
    }
    a == b || canonical(a).is_ok_and(|a| canonical(b).is_ok_and(|b| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn one_file_by_many_names() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("sub")).unwrap();
        fs::write(path("a"), "").unwrap();
        fs::write(path("b"), "").unwrap();
        fs::hard_link(path("a"), path("hard")).unwrap();
        symlink("../a", path("sub/link")).unwrap();
        symlink("sub", path("folder")).unwrap();
        symlink("none", path("dangling")).unwrap();
        symlink("loop", path("loop")).unwrap();
        for (one, other, expect) in [
            ("a", "a", true),
            ("a", "b", false),
            ("a", "sub/../a", true),
            ("a", "hard", true),
            ("a", "sub/link", true),
            ("a", "folder/link", true),
            ("a", "none", false),
            ("none", "none", true),
            ("none", "sub/../none", true),
            ("none", "dangling", true),
            ("sub/none", "folder/none", true),
            ("no/none", "no/none", true),
            ("a", "loop", false),
        ] {
            assert_eq!(same_file(&path(one), &path(other)), expect, "{one} {other}");
            assert_eq!(same_file(&path(other), &path(one)), expect, "{other} {one}");
        }
        assert!(target(&path("loop")).is_err());
    }
}
