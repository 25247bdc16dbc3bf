//! Folders: what lies in one, and one of our own.

use super::StoreError;
use super::disk::Disk;
use std::fs;
use std::path::{Path, PathBuf};

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

#[cfg(test)]
mod tests {
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
}
