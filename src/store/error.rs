//! What the disk may refuse, in terms that tell a person what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError {
    /// As the caller named it; `-` for standard input.
    pub path: PathBuf,
    pub operation: StoreOperation,
    pub kind: StoreErrorKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreOperation {
    Read,
    Write,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreErrorKind {
    /// There is no such file; when writing, no such folder.
    Missing,
    IsDirectory,
    NoPermission,
    /// The disk, or the share of it one may use, is full.
    Full,
    /// `size` may be less than all where a file grows or tells no size.
    TooLarge {
        size: u64,
        limit: u64,
    },
    /// There is a file of that name.
    Exists,
    /// A device, a pipe or a socket.
    NotAFile,
    NameTooLong,
    /// Symbolic links that lead to each other.
    LinkLoop,
    /// Another editor is using it.
    InUse,
    /// In the words of the system.
    Other(String),
}

impl StoreError {
    pub(super) fn reading(path: &Path, kind: impl Into<StoreErrorKind>) -> Self {
        let (path, kind) = (path.to_path_buf(), kind.into());
        StoreError { path, operation: StoreOperation::Read, kind }
    }

    pub(super) fn writing(path: &Path, kind: impl Into<StoreErrorKind>) -> Self {
        let (path, kind) = (path.to_path_buf(), kind.into());
        StoreError { path, operation: StoreOperation::Write, kind }
    }
}

impl From<io::Error> for StoreErrorKind {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind;
        #[cfg(unix)]
        if rustix::io::Errno::from_io_error(&error) == Some(rustix::io::Errno::LOOP) {
            return StoreErrorKind::LinkLoop;
        }
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => StoreErrorKind::Missing,
            ErrorKind::IsADirectory => StoreErrorKind::IsDirectory,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                StoreErrorKind::NoPermission
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreErrorKind::Full,
            ErrorKind::AlreadyExists => StoreErrorKind::Exists,
            ErrorKind::InvalidFilename => StoreErrorKind::NameTooLong,
            _ => StoreErrorKind::Other(error.to_string()),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = match self.operation {
            StoreOperation::Read => "read",
            StoreOperation::Write => "write",
        };
        write!(f, "cannot {operation} {:?}: {}", self.path, self.kind)
    }
}

impl std::error::Error for StoreError {}

impl fmt::Display for StoreErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "no such file or folder"),
            Self::IsDirectory => write!(f, "it is a folder"),
            Self::NoPermission => write!(f, "no permission"),
            Self::Full => write!(f, "the disk is full"),
            Self::TooLarge { size, limit } => write!(f, "{size} bytes, more than {limit}"),
            Self::Exists => write!(f, "it exists"),
            Self::NotAFile => write!(f, "it is no ordinary file"),
            Self::NameTooLong => write!(f, "the name is too long"),
            Self::LinkLoop => write!(f, "it is a link that leads back to itself"),
            Self::InUse => write!(f, "another editor is using it"),
            Self::Other(error) => write!(f, "{error}"),
        }
    }
}
