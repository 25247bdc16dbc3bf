//! The steps by which the disk changes, one call each.
//!
//! Saving, journal, lock and versions go through a [`Disk`] and nothing else, so that a test may put
//! one there that fails, writes half, or dies at any step, and look at what is left.

use std::fmt::Debug;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io::{self, Seek, Write};
use std::path::Path;

/// Who may read a file that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// As any new file of this user.
    Usual,
    /// Nobody but the user.
    Private,
}

pub trait Disk: Debug {
    /// Makes a folder that nobody else may look into, with those above it; one that is there stays.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes a file that is not there yet.
    fn create(&self, path: &Path, access: Access) -> io::Result<File>;
    /// Writes all the bytes where the file stands.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    /// Goes back to the start of a file and writes over it.
    fn rewrite(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    fn cut(&self, file: &mut File, length: u64) -> io::Result<()>;
    /// Gives a file the owner, as far as one may, and the permissions of the one it replaces.
    fn dress(&self, file: &File, like: &Metadata, allowing: Permissions) -> io::Result<()>;
    fn sync(&self, file: &File) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file another name, which nothing has.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The disk itself.
#[derive(Debug, Clone, Copy)]
pub struct Real;

impl Disk for Real {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn create(&self, path: &Path, access: Access) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        if access == Access::Private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn rewrite(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.rewind()?;
        file.write_all(bytes)
    }

    fn cut(&self, file: &mut File, length: u64) -> io::Result<()> {
        file.set_len(length)?;
        file.seek(io::SeekFrom::End(0)).map(|_| ())
    }

    fn dress(&self, file: &File, like: &Metadata, allowing: Permissions) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let new = file.metadata()?;
            if (new.uid(), new.gid()) != (like.uid(), like.gid())
                && fchown(file, Some(like.uid()), Some(like.gid())).is_err()
            {
                let _ = fchown(file, None, Some(like.gid()));
            }
        }
        file.set_permissions(allowing)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder).and_then(|folder| folder.sync_all())
    }
}
