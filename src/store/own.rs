//! The files that a person and the program both write, such as that of a person's own phrases: read,
//! changed and written whole, one editor at a time. What is in them is not known here.

use super::disk::Disk;
use super::error::StoreErrorKind;
use super::list::make_folder;
use super::ordinary::hold;
use super::save::save_on;
use super::{Existing, StoreError, read};
use std::path::{Path, PathBuf};

const FILE: &str = "own.ron";
const LOCK: &str = "own.lock";

/// Why the file was not changed.
#[derive(Debug)]
pub enum OwnError<E> {
    Store(StoreError),
    /// It is no text, and so not changed.
    NotText(PathBuf),
    Refused(PathBuf, E),
}

/// Returns where the file of phrases lies.
pub fn path(data: &Path) -> PathBuf {
    data.join(FILE)
}

/// Writes what becomes of a file; `None` where it is not there yet.
pub fn change<E>(
    disk: &dyn Disk,
    path: &Path,
    state: Option<&Path>,
    change: impl FnOnce(Option<&str>) -> Result<String, E>,
) -> Result<(), OwnError<E>> {
    let path = path.to_path_buf();
    make_folder(disk, path.parent().unwrap_or(Path::new(""))).map_err(OwnError::Store)?;
    let lock = state.filter(|state| make_folder(disk, state).is_ok());
    let _lock = lock.and_then(|state| hold(&state.join(LOCK)));
    let there = match read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind == StoreErrorKind::Missing => None,
        Err(error) => return Err(OwnError::Store(error)),
    };
    let existing = if there.is_some() { Existing::Replace } else { Existing::Refuse };
    let text = there.map(String::from_utf8).transpose();
    let text = text.map_err(|_| OwnError::NotText(path.clone()))?;
    let bare = text.as_deref().map(|text| text.strip_prefix('\u{FEFF}').unwrap_or(text));
    match change(bare) {
        Ok(changed) => match save_on(disk, &path, changed.as_bytes(), existing) {
            Ok(_) => Ok(()),
            Err(error) => Err(OwnError::Store(error)),
        },
        Err(refused) => Err(OwnError::Refused(path, refused)),
    }
}

/// Says that there is no folder for data on this machine.
pub fn no_folder() -> StoreError {
    StoreError::writing(Path::new(FILE), StoreErrorKind::Missing)
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;

    #[test]
    fn what_is_refused_or_no_text_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let data = path(&data);
        let begun = change(&Real, &data, Some(folder.path()), |there| {
            assert_eq!(there, None);
            Ok::<_, ()>("一".to_string())
        });
        assert!(begun.is_ok());
        let refused = change(&Real, &data, None, |there| Err::<String, _>(there.map(str::len)));
        assert!(matches!(refused, Err(OwnError::Refused(_, Some(3)))));
        assert_eq!(std::fs::read(&data).unwrap(), "一".as_bytes());
        std::fs::write(&data, [0xff, 0xfe, 0x31]).unwrap();
        let not_text = change(&Real, &data, None, |_| Ok::<_, ()>(String::new()));
        assert!(matches!(not_text, Err(OwnError::NotText(_))));
        assert_eq!(std::fs::read(&data).unwrap(), [0xff, 0xfe, 0x31]);
    }
}
