//! Opening what must be an ordinary file: in the place of one of ours there may be a link that leads
//! elsewhere, or a pipe that is never written to. Neither is followed nor waited for.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Opens an ordinary file, never through a link at the end of its path.
pub(super) fn open_own(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }
    checked(options.open(path)?)
}

/// Opens an ordinary file to read, through links, without waiting for what a pipe may bring.
pub(super) fn open_to_read(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(OFlags::NONBLOCK.bits().cast_signed());
    }
    options.open(path)
}

fn checked(file: File) -> io::Result<File> {
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// Holds a file of ours against other processes until it is dropped. Where it cannot be held one does
/// without: what is written behind it may then lose another's latest, and nothing else.
pub(super) fn hold(path: &Path) -> Option<File> {
    let mut options = OpenOptions::new();
    let file = open_own(path, options.write(true).create(true).truncate(false)).ok()?;
    // Whoever holds it does so for the length of one write.
    file.lock().ok().map(|()| file)
}

/// Does the same where nobody else holds it, and waits for nobody.
pub(super) fn try_hold(path: &Path) -> Option<File> {
    let mut options = OpenOptions::new();
    let file = open_own(path, options.write(true).create(true).truncate(false)).ok()?;
    file.try_lock().ok().map(|()| file)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use std::fs;
    use std::fs::TryLockError;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_link_is_not_followed_and_a_pipe_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("theirs"), "一").unwrap();
        symlink("theirs", path("link")).unwrap();
        symlink("nothing", path("dangling")).unwrap();
        symlink("loop", path("loop")).unwrap();
        mknodat(CWD, path("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        for name in ["link", "dangling", "loop", "pipe", "."] {
            assert!(hold(&path(name)).is_none(), "{name}");
        }
        assert!(hold(Path::new("/dev/full")).is_none());
        assert_eq!(fs::read_to_string(path("theirs")).unwrap(), "一");
        assert!(!path("nothing").exists());
        assert!(open_to_read(&path("link")).is_ok() && open_to_read(&path("pipe")).is_ok());
    }

    #[test]
    fn what_is_in_a_file_that_is_held_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        fs::write(&path, "一").unwrap();
        let held = hold(&path).unwrap();
        assert!(matches!(File::open(&path).unwrap().try_lock(), Err(TryLockError::WouldBlock)));
        drop(held);
        assert_eq!(fs::read_to_string(&path).unwrap(), "一");
    }
}
