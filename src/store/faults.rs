//! A disk that goes wrong at one step, for tests.

use super::disk::{Access, Disk, Real};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fs::{File, Metadata, Permissions};
use std::io;
use std::path::{Path, PathBuf};

mod tests;

/// What goes wrong at the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Full,
    Broken,
    Denied,
    /// Half of the bytes arrive, and the rest do not fit.
    Short,
    /// The program dies before the step.
    Crash,
    /// The program dies in the middle of the step.
    CrashWithin,
    /// The power fails before the step: what was not synced is gone.
    PowerCut,
}

pub const FAULTS: [Fault; 7] = [
    Fault::Full,
    Fault::Broken,
    Fault::Denied,
    Fault::Short,
    Fault::Crash,
    Fault::CrashWithin,
    Fault::PowerCut,
];

/// What a disk does not allow, faults or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum World {
    #[default]
    Usual,
    /// Folders take no new file.
    Closed,
    /// A file has one name.
    NoLinks,
}

/// A disk on which the step number `at` goes wrong; where the program dies, nothing is done behind.
#[derive(Debug)]
pub struct Faulty {
    fault: Fault,
    at: usize,
    step: Cell<usize>,
    dead: Cell<bool>,
    world: World,
    /// How much of each file written here has reached the disk.
    synced: RefCell<HashMap<PathBuf, u64>>,
}

enum Way {
    Through,
    Half,
    Fail(io::Error),
}

impl Faulty {
    pub fn new(fault: Fault, at: usize) -> Self {
        let synced = RefCell::default();
        let (step, dead, world) = (Cell::new(0), Cell::new(false), World::Usual);
        Faulty { fault, at, step, dead, world, synced }
    }

    pub fn with(self, world: World) -> Self {
        Faulty { world, ..self }
    }

    /// A disk on which all goes well; it counts.
    pub fn sound() -> Self {
        Faulty::new(Fault::Broken, usize::MAX)
    }

    pub fn steps(&self) -> usize {
        self.step.get()
    }

    pub fn is_dead(&self) -> bool {
        self.dead.get()
    }

    fn step(&self) -> Way {
        let kind = |kind| Way::Fail(io::Error::from(kind));
        if self.dead.get() {
            return kind(io::ErrorKind::Other);
        }
        let step = self.step.get();
        self.step.set(step + 1);
        if step != self.at {
            return Way::Through;
        }
        self.dead.set(matches!(self.fault, Fault::Crash | Fault::CrashWithin | Fault::PowerCut));
        match self.fault {
            Fault::Full => kind(io::ErrorKind::StorageFull),
            Fault::Denied => kind(io::ErrorKind::PermissionDenied),
            Fault::Broken | Fault::Crash => kind(io::ErrorKind::Other),
            Fault::Short | Fault::CrashWithin => Way::Half,
            Fault::PowerCut => {
                for (path, length) in self.synced.borrow().iter() {
                    if let Ok(file) = File::options().write(true).open(path) {
                        file.set_len(*length).unwrap();
                    }
                }
                kind(io::ErrorKind::Other)
            }
        }
    }

    /// Does a step that cannot be done by half: half of it is nothing.
    fn whole<T>(&self, act: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.step() {
            Way::Through => act(),
            Way::Half => Err(io::ErrorKind::StorageFull.into()),
            Way::Fail(error) => Err(error),
        }
    }

    fn bytes(&self, bytes: &[u8], mut act: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        match self.step() {
            Way::Through => act(bytes),
            Way::Half => {
                act(&bytes[..bytes.len() / 2])?;
                Err(io::ErrorKind::StorageFull.into())
            }
            Way::Fail(error) => Err(error),
        }
    }

    fn path_of(file: &File) -> Option<PathBuf> {
        use std::os::fd::AsRawFd;
        std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).ok()
    }
}

impl Disk for Faulty {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.whole(|| Real.make_folder(folder))
    }

    fn create(&self, path: &Path, access: Access) -> io::Result<File> {
        let file = self.whole(|| match self.world {
            World::Closed => Err(io::ErrorKind::PermissionDenied.into()),
            _ => Real.create(path, access),
        })?;
        self.synced.borrow_mut().insert(Self::path_of(&file).unwrap(), 0);
        Ok(file)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.bytes(bytes, |bytes| Real.write(file, bytes))
    }

    fn rewrite(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.bytes(bytes, |bytes| Real.rewrite(file, bytes))
    }

    fn cut(&self, file: &mut File, length: u64) -> io::Result<()> {
        self.whole(|| Real.cut(file, length))
    }

    fn dress(&self, file: &File, like: &Metadata, allowing: Permissions) -> io::Result<()> {
        self.whole(|| Real.dress(file, like, allowing))
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.whole(|| Real.sync(file))?;
        let length = file.metadata()?.len();
        self.synced.borrow_mut().insert(Self::path_of(file).unwrap(), length);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.whole(|| Real.rename(from, to))?;
        let mut synced = self.synced.borrow_mut();
        let moved = synced.remove(from);
        synced.extend(moved.map(|length| (to.to_path_buf(), length)));
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.whole(|| match self.world {
            World::NoLinks => Err(io::ErrorKind::Unsupported.into()),
            _ => Real.link(from, to),
        })?;
        let mut synced = self.synced.borrow_mut();
        let length = synced.get(from).copied();
        synced.extend(length.map(|length| (to.to_path_buf(), length)));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.whole(|| Real.remove(path))?;
        self.synced.borrow_mut().remove(path);
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.whole(|| Real.sync_folder(folder))
    }
}
