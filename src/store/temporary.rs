//! The files that saving writes into before they take the name they are meant for, and what is left
//! of them where the program died in the midst of it.
//!
//! Their names tell the machine and the process, and the system holds a lock on them as long as that
//! process lives: only what nobody can be writing any more is taken away.

use super::disk::{Access, Disk};
use super::identity::folder_of;
use super::lock::{host, is_running};
use super::ordinary::open_own;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

const BEGINNING: &str = ".qicao-";
const ENDING: &str = ".tmp";

/// A file of ours that goes away unless it has taken another name.
pub(super) struct Temporary<'d> {
    pub disk: &'d dyn Disk,
    pub path: PathBuf,
    pub file: File,
    /// Its own name is gone, and may be another one's by now.
    renamed: bool,
}

impl<'d> Temporary<'d> {
    pub fn beside(disk: &'d dyn Disk, target: &Path, access: Access) -> io::Result<Self> {
        let folder = folder_of(target);
        let process = std::process::id();
        let mut n = 0u32;
        loop {
            // A short name: the target's own may be as long as names can be.
            let path = folder.join(format!("{}{process}-{n}{ENDING}", beginning()));
            match disk.create(&path, access) {
                Ok(file) => {
                    let _ = file.try_lock();
                    return Ok(Temporary { disk, path, file, renamed: false });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && n < 1000 => n += 1,
                Err(error) => return Err(error),
            }
        }
    }

    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.write(&mut self.file, bytes)
    }

    /// Takes the target's name, from whatever has it.
    pub fn rename(&mut self, target: &Path) -> io::Result<()> {
        self.disk.rename(&self.path, target)?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if !self.renamed {
            let _ = self.disk.remove(&self.path);
        }
    }
}

/// What the names begin with on this machine.
fn beginning() -> String {
    format!("{BEGINNING}{:08x}-", crc32fast::hash(host().as_bytes()))
}

/// Takes away what programs that died on this machine have left in the folder of a file. What was in
/// them was never said to be saved, and is in the journal of whoever wrote it.
pub(super) fn sweep_beside(disk: &dyn Disk, target: &Path) {
    let beginning = beginning();
    let process = |path: &Path| -> Option<u32> {
        let name = path.file_name()?.to_str()?;
        let (process, _) = name.strip_prefix(&beginning)?.strip_suffix(ENDING)?.split_once('-')?;
        process.parse().ok()
    };
    for entry in fs::read_dir(folder_of(target)).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if process(&path).is_some_and(|process| !is_running(process)) && !is_held(&path) {
            let _ = disk.remove(&path);
        }
    }
}

fn is_held(path: &Path) -> bool {
    let file = open_own(path, OpenOptions::new().read(true));
    file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;

    #[test]
    fn only_what_nobody_writes_any_more_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("报告.ron");
        let living = Temporary::beside(&Real, &target, Access::Usual).unwrap();
        let names = [
            format!("{}4000000-0{ENDING}", beginning()),
            format!("{}4000001-0{ENDING}", beginning()),
            format!("{BEGINNING}00000000-4000000-0{ENDING}"),
            format!("{}x-0{ENDING}", beginning()),
            format!("{}4000000-0.ron", beginning()),
        ];
        names.iter().for_each(|name| fs::write(folder.path().join(name), "半").unwrap());
        // A machine may see the processes of another as dead, but not its locks.
        let held = File::open(folder.path().join(&names[1])).unwrap();
        held.lock().unwrap();
        sweep_beside(&Real, &target);
        let left = |name: &String| folder.path().join(name).exists();
        assert_eq!(names.each_ref().map(left), [false, true, true, true, true]);
        assert!(living.path.exists());
    }
}
