//! Saving: the whole new file is there, or the whole old one.
//!
//! The bytes go into a file of their own beside the target, which then takes the target's name, and
//! with it its permissions and where possible its owner. Symbolic links stay links; what they point
//! to is replaced.

use super::error::{StoreError, StoreErrorKind, StoreOperation};
use super::identity::{folder_of, target};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and saving fails, even where it appears while we write.
    Refuse,
    Replace,
}

/// Writes a whole file. After an error what was there is there as before.
pub fn save(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), StoreError> {
    let saved = target(path).map_err(StoreErrorKind::from).and_then(|target| {
        let old = old_file(&target, existing)?;
        match Temporary::beside(&target, old.as_ref()) {
            Ok(temporary) => through(temporary, &target, bytes, old.as_ref()),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && old.is_some() => {
                in_place(&target, bytes).map_err(StoreErrorKind::from)
            }
            Err(error) => Err(error.into()),
        }
    });
    saved.map_err(|kind| StoreError::new(path, StoreOperation::Write, kind))
}

/// The file that is to be replaced, if there is one.
fn old_file(target: &Path, existing: Existing) -> Result<Option<Metadata>, StoreErrorKind> {
    let found = match fs::metadata(target) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if found.is_dir() {
        Err(StoreErrorKind::IsDirectory)
    } else if !found.is_file() {
        Err(StoreErrorKind::NotAFile)
    } else if existing == Existing::Refuse {
        Err(StoreErrorKind::Exists)
    } else {
        Ok(Some(found))
    }
}

/// A file of ours that goes away unless it has taken the target's name.
struct Temporary {
    path: PathBuf,
    file: File,
    /// Its own name is gone, and may be another one's by now.
    renamed: bool,
}

impl Temporary {
    fn beside(target: &Path, old: Option<&Metadata>) -> io::Result<Self> {
        let folder = folder_of(target);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if old.is_some() {
            // Until it has the old file's permissions, nobody else may look into it.
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let mut n = 0u32;
        loop {
            // A short name: the target's own may be as long as names can be.
            let path = folder.join(format!(".qicao-{}-{n}.tmp", std::process::id()));
            match options.open(&path) {
                Ok(file) => return Ok(Temporary { path, file, renamed: false }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && n < 1000 => n += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.renamed {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn through(
    mut temporary: Temporary,
    target: &Path,
    bytes: &[u8],
    old: Option<&Metadata>,
) -> Result<(), StoreErrorKind> {
    temporary.file.write_all(bytes)?;
    if let Some(old) = old {
        take_over(&temporary.file, old)?;
    }
    temporary.file.sync_all()?;
    if old.is_some() {
        fs::rename(&temporary.path, target)?;
        temporary.renamed = true;
    } else {
        take_new_name(&temporary, target, bytes)?;
    }
    // The file is saved; a folder that cannot be synced is no reason to say otherwise.
    let _ = File::open(folder_of(target)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Gives a file the owner, as far as one may, and the permissions of the one it replaces.
fn take_over(file: &File, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid())
            && fchown(file, Some(old.uid()), Some(old.gid())).is_err()
        {
            let _ = fchown(file, None, Some(old.gid()));
        }
    }
    file.set_permissions(old.permissions())
}

/// Gives the file a name that nothing has. A link, unlike a rename, fails where somebody else was
/// faster.
fn take_new_name(temporary: &Temporary, target: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::hard_link(&temporary.path, target) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // Not every file system knows links.
            let mut file = OpenOptions::new().write(true).create_new(true).open(target)?;
            let written = file.write_all(bytes).and_then(|()| file.sync_all());
            if written.is_err() {
                let _ = fs::remove_file(target);
            }
            written
        }
        linked => linked,
    }
}

/// Writes over a file whose folder takes no new one. Where that fails the old bytes are put back.
fn in_place(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let old = fs::read(target)?;
    let mut file = OpenOptions::new().write(true).open(target)?;
    let written = overwrite(&mut file, bytes);
    if written.is_err() {
        let _ = overwrite(&mut file, &old);
    }
    written
}

fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    file.sync_all()
}

#[cfg(test)]
mod tests;
