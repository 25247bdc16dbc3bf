//! Journals on disk: one file a report and a run, in a folder of the state directory that nobody
//! else may read. What is in them is made and read elsewhere; here they are bytes.
//!
//! Invariants: a journal of a running editor is locked by the system, which lets go of it however
//! the editor ends; what was appended stays readable whatever becomes of the next append.

use super::disk::{Access, Disk};
use super::lock::is_same;
use super::ordinary::open_to_read;
use super::read::read_up_to;
use super::{LARGEST_INPUT, StoreError, StoreErrorKind, key_of, make_folder};
use std::fs::{File, Metadata, TryLockError};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

const FOLDER: &str = "journals";
const ENDING: &str = "journal";
/// What could not be used, kept for whoever can.
const ASIDE: &str = "aside";
/// The largest journal that is read: a report as large as one may be, some times over.
const LARGEST: u64 = 8 * LARGEST_INPUT;
/// The key of reports that have no name yet.
const UNNAMED: &str = "new";

/// A journal that is being kept.
#[derive(Debug)]
pub struct JournalFile {
    disk: Rc<dyn Disk>,
    path: PathBuf,
    file: File,
    /// How much of it is whole records.
    length: u64,
}

/// Says whether a file is called as journals are, those put aside among them.
pub fn is_called_so(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING || ending == ASIDE)
}

/// The file that a journal belongs to, by a name that fits into the name of a file.
pub fn key(report: Option<&Path>) -> String {
    report.and_then(|path| key_of(path).ok()).unwrap_or_else(|| UNNAMED.to_string())
}

impl JournalFile {
    /// Makes the folder that journals lie in, should it be missing, and returns it.
    pub fn folder(disk: &dyn Disk, state: &Path) -> Result<PathBuf, StoreError> {
        let folder = state.join(FOLDER);
        make_folder(disk, &folder)?;
        Ok(folder)
    }

    /// Makes a journal that begins with `first`; where that cannot be written there is none.
    pub fn begin(
        disk: Rc<dyn Disk>,
        state: &Path,
        report: Option<&Path>,
        first: &[u8],
    ) -> Result<JournalFile, StoreError> {
        let folder = JournalFile::folder(&*disk, state)?;
        let failed = |error| StoreError::writing(&folder, error);
        let (path, file) = new_file(&*disk, &folder, &key(report)).map_err(failed)?;
        let _ = file.try_lock();
        let mut journal = JournalFile { disk, path, file, length: 0 };
        if let Err(error) = journal.append(first) {
            let _ = journal.disk.remove(&journal.path);
            return Err(error);
        }
        Ok(journal)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Appends records. After an error the file ends where it did, or cannot be used any more; the
    /// journal is given up then, and what it holds stays.
    pub fn append(&mut self, records: &[u8]) -> Result<(), StoreError> {
        match self.disk.write(&mut self.file, records) {
            Ok(()) => {
                self.length += u64::try_from(records.len()).unwrap_or(0);
                Ok(())
            }
            Err(error) => {
                // A record that was begun would hide all that comes behind it.
                let _ = self.disk.cut(&mut self.file, self.length);
                Err(self.failed(error))
            }
        }
    }

    /// Says whether it still has its name: whoever clears the folder away takes it along.
    pub fn is_there(&self) -> bool {
        is_same(&self.file, &self.path)
    }

    pub fn length(&self) -> u64 {
        self.length
    }

    /// Brings everything to the disk, its name too; returns when it is there.
    pub fn sync(&self) -> Result<(), StoreError> {
        let synced = self.disk.sync(&self.file);
        let named = self.path.parent().map_or(Ok(()), |folder| self.disk.sync_folder(folder));
        synced.and(named).map_err(|error| self.failed(error))
    }

    /// Returns what a thread of its own may bring to the disk meanwhile.
    pub fn unsynced(&self) -> Unsynced {
        let folder = self.path.parent().and_then(|folder| File::open(folder).ok());
        let files = self.file.try_clone().ok().into_iter().chain(folder).collect();
        Unsynced { path: self.path.clone(), files }
    }

    /// Takes the journal away: the report is saved.
    pub fn remove(self) -> Result<(), StoreError> {
        self.disk.remove(&self.path).map_err(|error| self.failed(error))
    }

    fn failed(&self, error: std::io::Error) -> StoreError {
        StoreError::writing(&self.path, error)
    }
}

/// What is the system's, and on the disk only when somebody brings it there.
#[derive(Debug)]
pub struct Unsynced {
    /// Of the journal.
    pub path: PathBuf,
    pub files: Vec<File>,
}

impl Unsynced {
    pub fn sync(self) -> Result<(), StoreError> {
        let synced = self.files.iter().try_for_each(File::sync_all);
        synced.map_err(|error| StoreError::writing(&self.path, error))
    }
}

fn new_file(disk: &dyn Disk, folder: &Path, key: &str) -> std::io::Result<(PathBuf, File)> {
    let began = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    // Fine enough that no two are called the same, though the first may be gone when the other begins.
    let mut stamp = began.as_nanos();
    loop {
        let path = folder.join(format!("{key}-{stamp:x}-{:x}.{ENDING}", std::process::id()));
        match disk.create(&path, Access::Private) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => stamp += 1,
            made => return made.map(|file| (path, file)),
        }
    }
}

/// A journal that somebody left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    pub path: PathBuf,
    /// When it was written last.
    pub modified: SystemTime,
    /// An editor is keeping it just now.
    pub is_live: bool,
}

/// Returns the journals of one report, or all, the latest first.
pub fn leftovers(state: &Path, report: Option<&str>) -> Vec<Leftover> {
    let files = super::files_in(&state.join(FOLDER)).into_iter();
    let mut found: Vec<Leftover> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            report.is_none_or(|key| name.strip_prefix(key).is_some_and(|r| r.starts_with('-')))
        })
        .filter_map(|path| leftover(&path))
        .collect();
    found.sort_by_key(|leftover| std::cmp::Reverse(leftover.modified));
    found
}

/// Looks at one journal.
pub fn leftover(path: &Path) -> Option<Leftover> {
    let file = open_to_read(path).ok()?;
    let found = file.metadata().ok().filter(Metadata::is_file)?;
    let modified = found.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    let is_live = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    Some(Leftover { path: path.to_path_buf(), modified, is_live })
}

/// Reads a journal.
pub fn bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    read_up_to(path, LARGEST)
}

/// Throws a journal away that no editor is keeping.
pub fn throw_away(disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
    if leftover(path).is_some_and(|found| found.is_live) {
        return Err(StoreError::writing(path, StoreErrorKind::InUse));
    }
    disk.remove(path).map_err(|error| StoreError::writing(path, error))
}

/// Puts a journal that cannot be used where it is not offered again, and says where.
pub fn set_aside(disk: &dyn Disk, path: &Path) -> Result<PathBuf, StoreError> {
    let aside = path.with_extension(ASIDE);
    disk.rename(path, &aside).map_err(|error| StoreError::writing(path, error))?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;

    fn names(state: &Path) -> Vec<String> {
        let found = leftovers(state, None).into_iter();
        found.map(|l| l.path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_journal_lives_as_long_as_its_editor_and_stays_behind_it() {
        let state = tempfile::tempdir().unwrap();
        let report = state.path().join("报告.ron");
        let begin =
            |report| JournalFile::begin(Rc::new(Real), state.path(), report, b"one").unwrap();
        let mut first = begin(Some(&report));
        first.append(b"two").unwrap();
        first.sync().unwrap();
        let other = begin(None);
        assert_eq!(names(state.path()).len(), 2);
        let own = key(Some(&report));
        let found = leftovers(state.path(), Some(&own));
        assert_eq!(found.len(), 1);
        assert!(found[0].is_live);
        let refused = throw_away(&Real, first.path()).unwrap_err();
        assert_eq!(refused.kind, StoreErrorKind::InUse);
        drop(first);
        let found = leftovers(state.path(), Some(&own));
        assert!(!found[0].is_live);
        assert_eq!(bytes(&found[0].path).unwrap(), b"onetwo");
        other.remove().unwrap();
        let aside = set_aside(&Real, &found[0].path).unwrap();
        assert!(aside.is_file() && names(state.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::MetadataExt;
        let state = tempfile::tempdir().unwrap();
        let journal = JournalFile::begin(Rc::new(Real), state.path(), None, b"x").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().mode() & 0o777;
        assert_eq!(mode(journal.path()), 0o600);
        assert_eq!(mode(journal.path().parent().unwrap()), 0o700);
    }
}
