//! The journal of the report that is open: it begins with the first change, takes every operation
//! before the frame that shows it, and goes away when the report is saved.
//!
//! What is appended is the system's at once, and on the disk within a second, by a thread of its own:
//! no key waits for a disk. A report that is large and as it was read is only referred to at first, by
//! what its file held; the journal gets that in pieces, between keys.
//!
//! A journal that cannot be written is said once. It is tried again after a while, whether or not
//! anything happens, and then begins with the report as it is: operations without those before them
//! would be worth nothing.

use super::events::Message;
use super::recovery::{named, note_file};
use crate::formats::journal::{self, Fingerprint, Header, Origin};
use crate::report::{Fixed, Operation, Report, open};
use crate::store::StoreError;
use crate::store::disk::{Disk, Real};
use crate::store::journal::{JournalFile, Unsynced};
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};
use std::time::{SystemTime, UNIX_EPOCH};

/// What was appended is brought to the disk after so long, in milliseconds, between two keys.
const SYNC_WITHIN: u64 = 800;
/// Keys that follow each other without a moment between them are interrupted for it after so long.
const SYNC_AT_LAST: u64 = 1_000;
/// A journal that could not be written is tried again after so long.
const TRY_AGAIN: u64 = 5_000;
/// A report of a file of more bytes than this is referred to at first.
const LARGE: usize = 1 << 14;
/// So much of the file comes into the journal between two looks at what is pending.
const PIECE: usize = 1 << 16;
/// A journal longer than this begins anew.
const LONGEST: u64 = 64 << 20;

/// What a journal is kept of, as it is behind the operation.
#[derive(Debug)]
pub struct Subject<'a> {
    pub report: &'a Report,
    pub file: Option<&'a Path>,
    /// What the report file holds, as far as is known.
    pub on_disk: Option<&'a Contents>,
}

/// What a file holds, and what tells it from another.
#[derive(Debug, Clone)]
pub struct Contents {
    bytes: Rc<Vec<u8>>,
    fingerprint: OnceCell<Fingerprint>,
}

impl Contents {
    pub fn new(bytes: Vec<u8>) -> Self {
        Contents { bytes: Rc::new(bytes), fingerprint: OnceCell::new() }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Large files take a while: it is made once, best when nobody waits.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| Fingerprint::of(&self.bytes))
    }
}

/// What the report goes on from and its journal does not hold yet.
#[derive(Debug)]
struct Owed {
    bytes: Rc<Vec<u8>>,
    paid: usize,
}

#[derive(Debug)]
pub struct Keeper {
    disk: Rc<dyn Disk>,
    state: Option<PathBuf>,
    journal: Option<JournalFile>,
    /// One that could not be written on: it goes when there is another.
    given_up: Vec<JournalFile>,
    /// How many operations have been recorded.
    count: usize,
    /// The text or document that became the report, while nothing has been done to it.
    origin: Option<(PathBuf, Contents)>,
    owed: Option<Owed>,
    unsynced_since: Option<u64>,
    failed_at: Option<u64>,
    syncer: Option<Sender<Unsynced>>,
    /// Where the thread that syncs says that it could not.
    complaints: Option<Sender<Message>>,
    /// What the system was to bring to the disk may be gone: the next record begins a new journal.
    is_unsound: bool,
    has_said_unsound: bool,
}

impl Keeper {
    pub fn new(state: Option<PathBuf>) -> Self {
        Keeper {
            disk: Rc::new(Real),
            state,
            journal: None,
            given_up: Vec::new(),
            count: 0,
            origin: None,
            owed: None,
            unsynced_since: None,
            failed_at: None,
            syncer: None,
            complaints: None,
            is_unsound: false,
            has_said_unsound: false,
        }
    }

    /// Sets where it is said that a journal could not be brought to the disk.
    pub fn complain_to(&mut self, complaints: Sender<Message>) {
        self.complaints = Some(complaints);
    }

    /// Sets what became the report that has just been opened, where that is no report file.
    pub fn goes_on_from(&mut self, path: PathBuf, contents: Contents) {
        self.origin = Some((path, contents));
    }

    /// The report is not what it was read from any more, though nothing has been done to it.
    pub fn forget_origin(&mut self) {
        self.origin = None;
    }

    /// Makes ready what the first operation would wait for; `on_disk` is what the report file holds.
    pub fn prepare(&self, on_disk: Option<&Contents>) {
        if let Some(read) = on_disk.or(self.origin.as_ref().map(|(_, contents)| contents)) {
            read.fingerprint();
        }
        // Where that fails the first operation says so.
        self.state.iter().for_each(|state| drop(JournalFile::folder(&*self.disk, state)));
    }

    /// Takes an operation that has just been done; says so where that fails for the first time.
    pub fn record(
        &mut self,
        operation: &Operation,
        of: &Subject,
        now: u64,
    ) -> Result<(), StoreError> {
        self.count += 1;
        let kept = match &mut self.journal {
            Some(journal) if journal.length() < LONGEST && !self.is_unsound => {
                journal.append(&journal::done(operation))
            }
            _ if self.failed_at.is_some_and(|at| now.saturating_sub(at) < TRY_AGAIN) => {
                return Ok(());
            }
            _ => self.begin(Some(operation), of),
        };
        self.note(kept, now)
    }

    /// Begins a journal where there is none though there should be, without anything having been done.
    pub fn begin_again(&mut self, of: &Subject, now: u64) -> Result<(), StoreError> {
        let kept = self.begin(None, of);
        self.note(kept, now)
    }

    fn note(&mut self, kept: Result<(), StoreError>, now: u64) -> Result<(), StoreError> {
        match kept {
            Ok(()) => {
                self.failed_at = None;
                if now.saturating_sub(*self.unsynced_since.get_or_insert(now)) >= SYNC_AT_LAST {
                    self.sync_meanwhile();
                }
                Ok(())
            }
            Err(error) => self.fail(error, now),
        }
    }

    fn begin(&mut self, operation: Option<&Operation>, of: &Subject) -> Result<(), StoreError> {
        let Some(state) = &self.state else { return Ok(()) };
        let mut header = header(of);
        let origin = self.origin.take();
        // Before the first operation the report was what was read, and nothing else is known of it.
        let read = of.on_disk.or(origin.as_ref().map(|(_, contents)| contents));
        let read = read.filter(|read| self.count == 1 && read.bytes.len() > LARGE);
        let first = if let (Some(_), Some(operation)) = (read, operation) {
            header.ids = ids_before(operation, of.report);
            header.origin = origin.as_ref().filter(|_| of.on_disk.is_none()).map(made_of);
            [journal::begun(&header), journal::done(operation)].concat()
        } else {
            header.done = self.count;
            [journal::begun(&header), journal::whole(of.report)].concat()
        };
        let began = JournalFile::begin(Rc::clone(&self.disk), state, of.file, &first)?;
        let owed = read.filter(|_| operation.is_some());
        self.owed = owed.map(|read| Owed { bytes: Rc::clone(&read.bytes), paid: 0 });
        self.is_unsound = false;
        self.given_up.extend(self.journal.replace(began));
        // The new one holds all that they do.
        self.given_up.drain(..).for_each(|old| drop(old.remove()));
        Ok(())
    }

    fn fail(&mut self, error: StoreError, now: u64) -> Result<(), StoreError> {
        self.given_up.extend(self.journal.take());
        (self.unsynced_since, self.owed) = (None, None);
        match self.failed_at.replace(now) {
            None => Err(error),
            Some(_) => Ok(()),
        }
    }

    /// When something is to be written or brought to the disk.
    pub fn due(&self) -> Option<u64> {
        let owed = self.owed.as_ref().map(|_| 0);
        let again = self.failed_at.map(|at| at + TRY_AGAIN);
        owed.or(self.unsynced_since.map(|since| since + SYNC_WITHIN)).or(again)
    }

    /// Does some of what is due, without waiting for the disk.
    pub fn tick(&mut self, now: u64) -> Result<(), StoreError> {
        if self.owed.is_some() {
            self.unsynced_since.get_or_insert(now);
            if let Err(error) = self.pay(1) {
                return self.fail(error, now);
            }
        }
        if self.unsynced_since.is_some_and(|since| since + SYNC_WITHIN <= now) {
            self.sync_meanwhile();
        }
        Ok(())
    }

    fn sync_meanwhile(&mut self) {
        self.unsynced_since = None;
        let Some(journal) = &self.journal else { return };
        let unsynced = journal.unsynced();
        let syncer = self.syncer.take().or_else(|| syncer(self.complaints.clone()));
        // Without a thread of its own the system brings it to the disk, a little later.
        self.syncer = syncer.filter(|syncer| syncer.send(unsynced).is_ok());
    }

    /// A journal could not be brought to the disk. What is appended to it is still the system's, and
    /// outlives the program; the next record begins another, with all of the report. Said once.
    pub fn not_synced(&mut self, error: StoreError) -> Result<(), StoreError> {
        if self.kept() != Some(error.path.as_path()) {
            return Ok(());
        }
        self.is_unsound = true;
        match std::mem::replace(&mut self.has_said_unsound, true) {
            false => Err(error),
            true => Ok(()),
        }
    }

    /// Says whether a journal is to be begun again: there was none to be had a while ago, or somebody
    /// has taken it away, as far as that is to be looked after now.
    pub fn is_to_begin_again(&self, now: u64) -> bool {
        let is_due = self.due().is_some_and(|due| due <= now);
        is_due && self.journal.as_ref().map_or(self.is_failing(), |journal| !journal.is_there())
    }

    /// What is done is in memory only.
    pub fn is_failing(&self) -> bool {
        self.failed_at.is_some() || self.is_unsound
    }

    /// Puts some of what the report was read from into the journal.
    fn pay(&mut self, pieces: usize) -> Result<(), StoreError> {
        let (Some(journal), Some(owed)) = (&mut self.journal, &mut self.owed) else {
            return Ok(());
        };
        let rest = owed.bytes.get(owed.paid..).unwrap_or_default();
        for piece in rest.chunks(PIECE).take(pieces) {
            journal.append(&journal::piece(piece))?;
            owed.paid += piece.len();
        }
        if owed.paid >= owed.bytes.len() {
            self.owed = None;
        }
        Ok(())
    }

    /// Brings everything to the disk and waits for it: the file is about to change, or we end.
    pub fn settle(&mut self) {
        self.unsynced_since = None;
        // What cannot be brought there is the system's all the same.
        let _ = self.pay(usize::MAX);
        if let Some(journal) = &self.journal {
            let _ = journal.sync();
        }
    }

    /// The report is as it is in its file: what was done before is no news.
    pub fn close(&mut self) {
        let done = self.given_up.drain(..).chain(self.journal.take());
        done.for_each(|journal| drop(journal.remove()));
        *self = Keeper {
            syncer: self.syncer.take(),
            complaints: self.complaints.take(),
            ..Keeper::new(self.state.take())
        };
    }

    /// The journal, where all that was done is in it.
    pub fn kept(&self) -> Option<&Path> {
        self.journal.as_ref().map(JournalFile::path)
    }
}

fn header(of: &Subject) -> Header {
    let began = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let mut header = Header {
        format: journal::FORMAT,
        program: env!("CARGO_PKG_VERSION").into(),
        title: title(of.report),
        began,
        on_disk: of.on_disk.map(Contents::fingerprint),
        ..Header::default()
    };
    note_file(&mut header, of.file);
    header
}

fn made_of((path, contents): &(PathBuf, Contents)) -> Origin {
    let (file, path) = named(path);
    Origin { file, path, held: contents.fingerprint() }
}

/// What a report without a name is known by.
fn title(report: &Report) -> String {
    report.fixed(Fixed::Title).iter().map(|p| open::printed(report, &p.text)).collect()
}

/// The ids of the sections before an operation.
fn ids_before(operation: &Operation, report: &Report) -> Vec<u64> {
    match operation {
        Operation::Text { .. }
        | Operation::Paragraphs { .. }
        | Operation::Split { .. }
        | Operation::Join { .. } => journal::ids(report),
        _ => {
            let mut before = report.clone();
            // It was done to just that report.
            let _ = before.apply(&operation.inverse());
            journal::ids(&before)
        }
    }
}

/// Begins a thread that brings files to the disk, one after the other.
fn syncer(complaints: Option<Sender<Message>>) -> Option<Sender<Unsynced>> {
    let (sender, receiver) = channel::<Unsynced>();
    let sync = move |unsynced: Unsynced| {
        if let (Err(error), Some(complaints)) = (unsynced.sync(), &complaints) {
            let _ = complaints.send(Message::NotSynced(error));
        }
    };
    let work = move || receiver.into_iter().for_each(sync);
    std::thread::Builder::new().name("sync".into()).spawn(work).ok().map(|_| sender)
}

#[cfg(test)]
mod tests;
