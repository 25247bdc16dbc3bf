//! Folders: what lies in one, and one of our own.

use super::StoreError;
use super::disk::Disk;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Makes a folder that nobody else may look into, with those above it; one that is there stays.
pub fn make_folder(disk: &dyn Disk, folder: &Path) -> Result<(), StoreError> {
    disk.make_folder(folder).map_err(|error| StoreError::writing(folder, error))
}

/// Returns the ordinary files in a folder, sorted; a folder that is not there has none.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Returns the ordinary files in a folder and in all below it, sorted, and why some folder of them cannot be
/// looked into. What is hidden is left out, and a folder that links lead to again is looked into once.
pub fn files_below(folder: &Path) -> Vec<Result<PathBuf, StoreError>> {
    let mut found = Vec::new();
    walk(folder, &mut HashSet::new(), &mut found);
    found
}

fn walk(folder: &Path, known: &mut HashSet<PathBuf>, found: &mut Vec<Result<PathBuf, StoreError>>) {
    let real = match fs::canonicalize(folder) {
        Ok(real) => real,
        Err(error) => return found.push(Err(StoreError::reading(folder, error))),
    };
    if !known.insert(real) {
        return;
    }
    match entries_of(folder) {
        Ok(entries) => {
            for path in entries {
                if path.is_dir() {
                    walk(&path, known, found);
                } else if path.is_file() {
                    found.push(Ok(path));
                }
            }
        }
        Err(error) => found.push(Err(StoreError::reading(folder, error))),
    }
}

fn entries_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<fs::DirEntry>> = fs::read_dir(folder)?.collect();
    let shown = |entry: &fs::DirEntry| !entry.file_name().as_encoded_bytes().starts_with(b".");
    let mut paths: Vec<PathBuf> =
        entries?.into_iter().filter(shown).map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::super::StoreErrorKind;
    use super::*;

    #[test]
    fn only_files_and_in_order() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("c")).unwrap();
        fs::write(folder.path().join("b"), "").unwrap();
        fs::write(folder.path().join("a"), "").unwrap();
        let names: Vec<_> = files_in(folder.path())
            .into_iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["a", "b"]);
        assert!(files_in(&folder.path().join("none")).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn what_lies_below_is_found_once_and_in_order() {
        let top = tempfile::tempdir().unwrap();
        let path = |name: &str| top.path().join(name);
        fs::create_dir_all(path("b/c")).unwrap();
        fs::create_dir(path(".d")).unwrap();
        for name in ["z", "a", ".e", "b/f", "b/c/g", "b/c/.h", ".d/i"] {
            fs::write(path(name), "").unwrap();
        }
        std::os::unix::fs::symlink(top.path(), path("b/c/round")).unwrap();
        std::os::unix::fs::symlink(path("b"), path("again")).unwrap();
        std::os::unix::fs::symlink(path("none"), path("nowhere")).unwrap();
        let found = files_below(top.path()).into_iter().map(Result::unwrap);
        let names: Vec<_> = found
            .map(|path| path.strip_prefix(top.path()).unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["a", "again/c/g", "again/f", "z"]);
        let error = files_below(&path("none")).pop().unwrap().unwrap_err();
        assert_eq!((error.path, error.kind), (path("none"), StoreErrorKind::Missing));
    }
}
