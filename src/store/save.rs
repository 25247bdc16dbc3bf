//! Saving: the whole new file is there, or the whole old one.
//!
//! The bytes go into a file of their own beside the target, which then takes the target's name, and
//! with it its permissions and where possible its owner. Symbolic links stay links; what they point
//! to is replaced.

use super::disk::{Access, Disk, Real};
use super::error::{StoreError, StoreErrorKind};
use super::identity::{folder_of, target};
use super::temporary::{Temporary, sweep_beside};
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::path::Path;

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and saving fails, even where it appears while we write.
    Refuse,
    Replace,
}

/// Writes a whole file. After an error what was there is there as before.
pub fn save(path: &Path, bytes: &[u8], existing: Existing) -> Result<Manner, StoreError> {
    save_on(&Real, path, bytes, existing)
}

/// Writes a file with what is made of `of`: a new one is for as few eyes as that.
pub fn save_like(
    path: &Path,
    bytes: &[u8],
    existing: Existing,
    of: Option<&Path>,
) -> Result<Manner, StoreError> {
    save_like_on(&Real, path, bytes, existing, of)
}

/// How a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Whole, whatever had happened meanwhile.
    Whole,
    /// Over the old one, byte by byte, since its folder takes no new file.
    InPlace,
}

pub(super) fn save_on(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    existing: Existing,
) -> Result<Manner, StoreError> {
    save_like_on(disk, path, bytes, existing, None)
}

/// Does as [`save_on`]; a file that is not there yet is made like that at `of`.
pub(super) fn save_like_on(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    existing: Existing,
    of: Option<&Path>,
) -> Result<Manner, StoreError> {
    let saved = target(path).map_err(StoreErrorKind::from).and_then(|target| {
        let old = old_file(&target, existing)?;
        let like = of.filter(|_| old.is_none()).and_then(|of| fs::metadata(of).ok());
        let access = access_of(old.as_ref().or(like.as_ref()));
        sweep_beside(disk, &target);
        match Temporary::beside(disk, &target, access) {
            Ok(temporary) => {
                let (old, like) = (old.as_ref(), like.as_ref());
                through(temporary, &target, bytes, old, like).map(|()| Manner::Whole)
            }
            Err(error) if is_closed(&error) && old.is_some() => {
                let written = in_place(disk, &target, bytes).map_err(StoreErrorKind::from);
                written.map(|()| Manner::InPlace)
            }
            Err(error) => Err(error.into()),
        }
    });
    saved.map_err(|kind| StoreError::writing(path, kind))
}

/// Until it has the permissions of the file it is like, nobody else may look into a new one.
fn access_of(like: Option<&Metadata>) -> Access {
    if like.is_some() { Access::Private } else { Access::Usual }
}

/// Who may look into a new file that is like another: as few, but its writer may go on writing.
fn of_new(like: &Metadata) -> Permissions {
    let mut permissions = like.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        permissions.set_mode(permissions.mode() & 0o666 | 0o600);
    }
    #[cfg(not(unix))]
    permissions.set_readonly(false);
    permissions
}

/// Says whether a folder takes no new file from this user.
fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied
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

fn through(
    mut temporary: Temporary,
    target: &Path,
    bytes: &[u8],
    old: Option<&Metadata>,
    like: Option<&Metadata>,
) -> Result<(), StoreErrorKind> {
    let disk = temporary.disk;
    temporary.write(bytes)?;
    match (old, like) {
        (Some(old), _) => disk.dress(&temporary.file, old, old.permissions())?,
        (None, Some(like)) => disk.dress(&temporary.file, like, of_new(like))?,
        (None, None) => {}
    }
    disk.sync(&temporary.file)?;
    if old.is_some() {
        temporary.rename(target)?;
    } else {
        take_new_name(&temporary, target, bytes, like)?;
    }
    // The file is saved; a folder that cannot be synced is no reason to say otherwise.
    let _ = disk.sync_folder(folder_of(target));
    Ok(())
}

/// Gives the file a name that nothing has. A link, unlike a rename, fails where somebody else was
/// faster.
fn take_new_name(
    temporary: &Temporary,
    target: &Path,
    bytes: &[u8],
    like: Option<&Metadata>,
) -> io::Result<()> {
    let disk = temporary.disk;
    match disk.link(&temporary.path, target) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // Not every file system knows links.
            let mut file = disk.create(target, access_of(like))?;
            let dressed = like.map_or(Ok(()), |like| disk.dress(&file, like, of_new(like)));
            let written =
                dressed.and_then(|()| disk.write(&mut file, bytes)).and_then(|()| disk.sync(&file));
            if written.is_err() {
                let _ = disk.remove(target);
            }
            written
        }
        linked => linked,
    }
}

/// Writes over a file whose folder takes no new one. Where that fails the old bytes are put back.
fn in_place(disk: &dyn Disk, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let old = fs::read(target)?;
    let mut file = OpenOptions::new().write(true).open(target)?;
    let written = overwrite(disk, &mut file, bytes);
    if written.is_err() {
        let _ = overwrite(disk, &mut file, &old);
    }
    written
}

fn overwrite(disk: &dyn Disk, file: &mut File, bytes: &[u8]) -> io::Result<()> {
    disk.rewrite(file, bytes)?;
    disk.cut(file, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    disk.sync(file)
}

#[cfg(test)]
mod tests;
