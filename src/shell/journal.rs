//! The journal of the report that is open: it begins with the first change, takes every operation
//! before the frame that shows it, and goes away when the report is saved.
//!
//! What is appended is the system's at once, and on the disk within a second, by a thread of its own:
//! no key waits for a disk. A report that is large and as it is in its file is only referred to at
//! first, by what its file holds; the journal gets it whole with the first sync.
//!
//! A journal that cannot be written is said once. It is tried again after a while, and then begins
//! with the report as it is: operations without those before them would be worth nothing.

use super::events::Message;
use super::recovery::note_file;
use crate::formats::journal::{self, Fingerprint, Header};
use crate::report::{Fixed, Operation, Report, open};
use crate::store::StoreError;
use crate::store::disk::{Disk, Real};
use crate::store::journal::{JournalFile, Unsynced};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};
use std::time::{SystemTime, UNIX_EPOCH};

/// What was appended is on the disk after so long, in milliseconds.
const SYNC_WITHIN: u64 = 1_000;
/// A journal that could not be written is tried again after so long.
const TRY_AGAIN: u64 = 5_000;
/// A report file of more bytes than this is referred to at first.
const LARGE: usize = 1 << 18;
/// A journal longer than this begins anew.
const LONGEST: u64 = 64 << 20;

/// What a journal is kept of, as it is behind the operation.
#[derive(Debug)]
pub struct Subject<'a> {
    pub report: &'a Report,
    pub file: Option<&'a Path>,
    /// What the report file holds, as far as is known.
    pub on_disk: Option<&'a [u8]>,
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
    /// The report is not in the journal yet.
    owes_report: bool,
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
            owes_report: false,
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
            _ => self.begin(operation, of),
        };
        match kept {
            Ok(()) => {
                self.failed_at = None;
                if now.saturating_sub(*self.unsynced_since.get_or_insert(now)) >= SYNC_WITHIN {
                    return self.sync_meanwhile(of.report, now);
                }
                Ok(())
            }
            Err(error) => self.fail(error, now),
        }
    }

    fn begin(&mut self, operation: &Operation, of: &Subject) -> Result<(), StoreError> {
        let Some(state) = &self.state else { return Ok(()) };
        let on_disk = of.on_disk.map(Fingerprint::of);
        // The file holds what was before the first operation, and nothing else is known of it.
        let refers = self.count == 1
            && of.on_disk.is_some_and(|b| b.len() > LARGE && std::str::from_utf8(b).is_ok());
        let mut header = header(of, on_disk);
        let first = if refers {
            header.ids = ids_before(operation, of.report);
            [journal::begun(&header), journal::done(operation)].concat()
        } else {
            header.done = self.count;
            [journal::begun(&header), journal::whole(of.report)].concat()
        };
        let began = JournalFile::begin(Rc::clone(&self.disk), state, of.file, &first)?;
        self.owes_report = refers;
        self.is_unsound = false;
        self.given_up.extend(self.journal.replace(began));
        // The new one holds all that they do.
        self.given_up.drain(..).for_each(|old| drop(old.remove()));
        Ok(())
    }

    fn fail(&mut self, error: StoreError, now: u64) -> Result<(), StoreError> {
        self.given_up.extend(self.journal.take());
        self.unsynced_since = None;
        match self.failed_at.replace(now) {
            None => Err(error),
            Some(_) => Ok(()),
        }
    }

    /// When something is to be brought to the disk.
    pub fn due(&self) -> Option<u64> {
        self.unsynced_since.map(|since| since + SYNC_WITHIN)
    }

    /// Brings what is due to the disk, without waiting for it.
    pub fn tick(&mut self, report: &Report, now: u64) -> Result<(), StoreError> {
        if self.due().is_some_and(|due| due <= now) {
            return self.sync_meanwhile(report, now);
        }
        Ok(())
    }

    fn sync_meanwhile(&mut self, report: &Report, now: u64) -> Result<(), StoreError> {
        self.unsynced_since = None;
        if let Err(error) = self.pay(report) {
            return self.fail(error, now);
        }
        let Some(journal) = &self.journal else { return Ok(()) };
        let unsynced = journal.unsynced();
        let syncer = self.syncer.take().or_else(|| syncer(self.complaints.clone()));
        // Without a thread of its own the system brings it to the disk, a little later.
        self.syncer = syncer.filter(|syncer| syncer.send(unsynced).is_ok());
        Ok(())
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

    /// Says whether somebody has taken the journal away, as far as that is to be looked after now. What
    /// is recorded next begins another.
    pub fn has_lost_it(&mut self, now: u64) -> bool {
        let is_due = self.due().is_some_and(|due| due <= now);
        let is_lost = is_due && self.journal.as_ref().is_some_and(|journal| !journal.is_there());
        self.is_unsound |= is_lost;
        is_lost
    }

    /// Puts the report into the journal where it was only referred to.
    fn pay(&mut self, report: &Report) -> Result<(), StoreError> {
        match &mut self.journal {
            Some(journal) if self.owes_report => {
                journal.append(&journal::whole(report))?;
                self.owes_report = false;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Brings everything to the disk and waits for it: the file is about to change, or we end.
    pub fn settle(&mut self, report: &Report) {
        self.unsynced_since = None;
        // What cannot be brought there is the system's all the same.
        let _ = self.pay(report);
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

fn header(of: &Subject, on_disk: Option<Fingerprint>) -> Header {
    let began = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let mut header = Header {
        format: journal::FORMAT,
        program: env!("CARGO_PKG_VERSION").into(),
        title: title(of.report),
        began,
        on_disk,
        ..Header::default()
    };
    note_file(&mut header, of.file);
    header
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
