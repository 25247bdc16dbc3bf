//! The lock of a report: a file beside it that says who is writing, so that nobody else does.
//!
//! It is held twice: by being there, for people on other machines, and by a lock of the system on it,
//! which ends with the editor however that ends. A lock file that nothing holds was left by an editor
//! that died: on the same machine it is taken over, from another one somebody must say so.

use super::disk::{Access, Disk};
use super::identity::{folder_of, target};
use super::key_of;
use super::ordinary::open_own;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the locks of reports lie whose folder takes no new file.
const FOLDER: &str = "locks";
/// Nobody's name is longer.
const LONGEST: u64 = 4096;
/// How often a lock may vanish under our hands before we do without.
const TRIES: usize = 5;

/// Who holds a lock.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    pub user: String,
    pub host: String,
    pub process: u32,
    /// In seconds of Unix time.
    pub since: u64,
}

/// A lock that is ours, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    disk: Rc<dyn Disk>,
    path: PathBuf,
    file: File,
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Taken {
    Ours(Lock),
    /// Ours, after an editor that died here.
    OfDead(Lock, Holder),
    /// An editor is writing.
    Live(Holder),
    /// Somebody on another machine; whether they still write cannot be known.
    Elsewhere(Holder),
    /// There is no place for a lock.
    Nowhere,
}

/// Takes the lock of a report; with `even_elsewhere` also one that somebody left on another machine.
pub fn take(
    disk: &Rc<dyn Disk>,
    report: &Path,
    state: Option<&Path>,
    own: &Holder,
    even_elsewhere: bool,
) -> Taken {
    let in_state = || {
        let folder = state?.join(FOLDER);
        let path = folder.join(format!("{}.lock", key_of(report).ok()?));
        // What cannot be made cannot be locked in either, and that is found out next.
        let _ = disk.make_folder(&folder);
        Some(path)
    };
    let taken_at = |path: PathBuf| take_at(disk, &path, own, even_elsewhere);
    let taken = beside(report).and_then(taken_at).or_else(|| in_state().and_then(taken_at));
    taken.unwrap_or(Taken::Nowhere)
}

/// `.~报告.ron.lock`, in the folder of the report itself where its name is a link.
fn beside(report: &Path) -> Option<PathBuf> {
    let report = target(report).ok()?;
    let mut name = std::ffi::OsString::from(".~");
    name.push(report.file_name()?);
    name.push(".lock");
    Some(folder_of(&report).join(name))
}

/// Takes the lock at a path; nothing where there can be no lock file.
fn take_at(disk: &Rc<dyn Disk>, path: &Path, own: &Holder, even_elsewhere: bool) -> Option<Taken> {
    for _ in 0..TRIES {
        match disk.create(path, Access::Usual) {
            Ok(file) => {
                // Somebody may have found it before it was held, and taken it for a dead one's.
                if let Err(TryLockError::WouldBlock) = file.try_lock() {
                    continue;
                }
                let mut lock = Lock { disk: Rc::clone(disk), path: path.to_path_buf(), file };
                lock.sign(own);
                return Some(Taken::Ours(lock));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => return None,
        }
        let mut file = match open_own(path, OpenOptions::new().read(true).write(true)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            // It may be another user's, who lets nobody write; what is no file is no lock.
            Err(_) => match closed(path, own)? {
                Taken::Elsewhere(_) if even_elsewhere && disk.remove(path).is_ok() => continue,
                // What the folder does not let go of stays, and the lock is taken elsewhere.
                Taken::Elsewhere(_) if even_elsewhere => return None,
                taken => return Some(taken),
            },
        };
        let holder = holder_in(&mut file).unwrap_or_default();
        let is_held = match file.try_lock() {
            Ok(()) => false,
            Err(TryLockError::WouldBlock) => return Some(Taken::Live(holder)),
            // A file system without locks.
            Err(TryLockError::Error(_)) => holder.host != own.host || is_running(holder.process),
        };
        if !is_same(&file, path) {
            continue;
        }
        let is_here = holder == Holder::default() || holder.host == own.host;
        if is_held && is_here {
            return Some(Taken::Live(holder));
        }
        if !is_here && !even_elsewhere {
            return Some(Taken::Elsewhere(holder));
        }
        let mut lock = Lock { disk: Rc::clone(disk), path: path.to_path_buf(), file };
        lock.sign(own);
        return Some(Taken::OfDead(lock, holder));
    }
    None
}

/// Says whose lock it is that may only be read; nothing where there is none.
fn closed(path: &Path, own: &Holder) -> Option<Taken> {
    let mut file = open_own(path, OpenOptions::new().read(true)).ok()?;
    let holder = holder_in(&mut file).unwrap_or_default();
    let is_live = match file.try_lock() {
        Ok(()) => false,
        Err(TryLockError::WouldBlock) => true,
        Err(TryLockError::Error(_)) => holder.host == own.host && is_running(holder.process),
    };
    Some(if is_live { Taken::Live(holder) } else { Taken::Elsewhere(holder) })
}

fn holder_in(file: &mut File) -> Option<Holder> {
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes).ok()?;
    Holder::parse(&bytes)
}

impl Holder {
    /// Reads who signed a lock, if these bytes are one.
    pub fn parse(bytes: &[u8]) -> Option<Holder> {
        serde_json::from_slice(bytes).ok()
    }
}

/// Says whether a path still leads to an open file.
pub(super) fn is_same(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let both = file.metadata().and_then(|open| Ok((open, fs::metadata(path)?)));
        both.is_ok_and(|(open, there)| (open.dev(), open.ino()) == (there.dev(), there.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        fs::metadata(path).is_ok()
    }
}

#[cfg(unix)]
pub(super) fn is_running(process: u32) -> bool {
    let id = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    // A process of somebody else may not be asked, and is there.
    id.is_some_and(|id| {
        !matches!(rustix::process::test_kill_process(id), Err(rustix::io::Errno::SRCH))
    })
}

#[cfg(not(unix))]
pub(super) fn is_running(_: u32) -> bool {
    true
}

/// Returns who runs the program, and where, since now.
pub fn own() -> Holder {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let variable = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    let named = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(variable);
    Holder { user: named.unwrap_or_else(user), host: host(), process: std::process::id(), since }
}

/// The user by number, where no variable has a name.
fn user() -> String {
    #[cfg(unix)]
    return rustix::process::getuid().as_raw().to_string();
    #[cfg(not(unix))]
    String::new()
}

#[cfg(unix)]
pub(super) fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
pub(super) fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

impl Lock {
    /// Writes into the lock who holds it. One that a full disk takes no name into holds as well: it
    /// is there, and the system knows it.
    fn sign(&mut self, own: &Holder) {
        let text = serde_json::to_string(own).unwrap_or_default() + "\n";
        let length = u64::try_from(text.len()).unwrap_or(0);
        let signed = self.disk.rewrite(&mut self.file, text.as_bytes());
        let _ = signed.and_then(|()| self.disk.cut(&mut self.file, length));
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Somebody may have taken it over and said so.
        if is_same(&self.file, &self.path) {
            let _ = self.disk.remove(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::Real;
    use super::*;

    struct Desk {
        folder: tempfile::TempDir,
        disk: Rc<dyn Disk>,
    }

    impl Desk {
        fn new() -> Desk {
            Desk { folder: tempfile::tempdir().unwrap(), disk: Rc::new(Real) }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn take(&self, name: &str, host: &str, even_elsewhere: bool) -> Taken {
            let holder = Holder { user: "甲".into(), host: host.into(), process: 1, since: 5 };
            let state = self.path("state");
            take(&self.disk, &self.path(name), Some(&state), &holder, even_elsewhere)
        }

        fn leave(&self, name: &str, text: &str) {
            fs::write(self.path(name), text).unwrap();
        }
    }

    const LEFT: &str = r#"{"user":"乙","host":"here","process":4000000,"since":7}"#;

    #[test]
    fn one_writes_and_the_other_is_told_who() {
        let desk = Desk::new();
        let Taken::Ours(lock) = desk.take("报告.ron", "here", false) else { panic!() };
        assert!(desk.path(".~报告.ron.lock").is_file());
        let Taken::Live(holder) = desk.take("报告.ron", "here", true) else { panic!() };
        assert_eq!((holder.user.as_str(), holder.since), ("甲", 5));
        assert!(matches!(desk.take("其他.ron", "here", false), Taken::Ours(_)));
        drop(lock);
        assert!(!desk.path(".~报告.ron.lock").exists());
        assert!(matches!(desk.take("报告.ron", "here", false), Taken::Ours(_)));
    }

    #[test]
    fn a_dead_one_is_taken_over_here_and_asked_about_elsewhere() {
        let desk = Desk::new();
        for text in [LEFT, "", "nonsense"] {
            desk.leave(".~a.ron.lock", text);
            let Taken::OfDead(lock, holder) = desk.take("a.ron", "here", false) else { panic!() };
            assert_eq!(holder.user == "乙", text == LEFT);
            let mine = fs::read_to_string(desk.path(".~a.ron.lock")).unwrap();
            assert!(mine.contains("甲") && mine.ends_with("}\n"), "{mine}");
            drop(lock);
            assert!(!desk.path(".~a.ron.lock").exists());
        }
        desk.leave(".~a.ron.lock", LEFT);
        let Taken::Elsewhere(holder) = desk.take("a.ron", "there", false) else { panic!() };
        assert_eq!(holder.host, "here");
        assert!(fs::read_to_string(desk.path(".~a.ron.lock")).unwrap() == LEFT);
        assert!(matches!(desk.take("a.ron", "there", true), Taken::OfDead(..)));
    }

    #[test]
    fn a_lock_that_was_taken_away_is_not_taken_away_again() {
        let desk = Desk::new();
        let Taken::Ours(lock) = desk.take("a.ron", "here", false) else { panic!() };
        fs::remove_file(desk.path(".~a.ron.lock")).unwrap();
        desk.leave(".~a.ron.lock", LEFT);
        drop(lock);
        assert!(desk.path(".~a.ron.lock").exists());
    }

    #[test]
    fn where_the_folder_takes_no_file_the_lock_is_in_the_state() {
        let desk = Desk::new();
        // A name as long as names can be leaves no room for the lock's.
        let name = format!("{}.ron", "长".repeat(83));
        let Taken::Ours(lock) = desk.take(&name, "here", false) else { panic!() };
        assert!(lock.path.starts_with(desk.path("state")));
        assert!(matches!(desk.take(&name, "here", true), Taken::Live(_)));
        fs::write(desk.path("file"), "").unwrap();
        let holder = Holder::default();
        let nowhere = take(&desk.disk, &desk.path("no/a.ron"), None, &holder, true);
        assert!(matches!(nowhere, Taken::Nowhere));
    }

    /// Whoever may write in the folder may put anything there.
    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_no_lock_and_nothing_is_written_through_it() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        use std::os::unix::fs::symlink;
        let desk = Desk::new();
        desk.leave("theirs", "重要");
        fs::create_dir(desk.path("folder")).unwrap();
        let lock = desk.path(".~a.ron.lock");
        for target in
            ["theirs", "nothing", ".~a.ron.lock", "folder", "/dev/zero", "/dev/full", "pipe"]
        {
            match target {
                "pipe" => mknodat(CWD, &lock, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap(),
                target => symlink(target, &lock).unwrap(),
            }
            let Taken::Ours(held) = desk.take("a.ron", "here", true) else { panic!("{target}") };
            assert!(held.path.starts_with(desk.path("state")), "{target}");
            drop(held);
            assert!(fs::symlink_metadata(&lock).is_ok(), "{target} stays");
            fs::remove_file(&lock).unwrap();
        }
        assert_eq!(fs::read_to_string(desk.path("theirs")).unwrap(), "重要");
        assert!(!desk.path("nothing").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_locked_where_it_leads() {
        let desk = Desk::new();
        fs::create_dir(desk.path("sub")).unwrap();
        fs::write(desk.path("sub/a.ron"), "").unwrap();
        std::os::unix::fs::symlink("sub/a.ron", desk.path("link.ron")).unwrap();
        let Taken::Ours(_lock) = desk.take("link.ron", "here", false) else { panic!() };
        assert!(matches!(desk.take("sub/a.ron", "here", false), Taken::Live(_)));
        assert!(is_running(std::process::id()) && !is_running(4_000_000));
        assert!(!own().host.is_empty() && own().since > 0);
    }
}
