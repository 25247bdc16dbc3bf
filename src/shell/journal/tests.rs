use super::*;
use crate::report::{Draft, Fixed, Paragraph, Part, TextPlace};
use crate::store::journal::{bytes, leftovers};
use crate::text::Edit;

struct Desk {
    state: tempfile::TempDir,
    keeper: Keeper,
    report: Report,
    on_disk: Option<Contents>,
    now: u64,
}

impl Desk {
    fn new(report: Report, is_saved: bool) -> Desk {
        let state = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(Some(state.path().join("state")));
        let written = || Contents::new(crate::formats::ron::write(&report).into_bytes());
        let on_disk = is_saved.then(written);
        Desk { state, keeper, report, on_disk, now: 0 }
    }

    fn insert(&mut self, text: &str) -> Result<(), StoreError> {
        let place = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
        let operation = Operation::Text { place, edit: Edit::insert(0, text) };
        self.report.apply(&operation).unwrap();
        let file = self.file();
        let of =
            Subject { report: &self.report, file: Some(&file), on_disk: self.on_disk.as_ref() };
        self.keeper.record(&operation, &of, self.now)
    }

    fn begin_again(&mut self, now: u64) -> Result<(), StoreError> {
        let file = self.file();
        let of =
            Subject { report: &self.report, file: Some(&file), on_disk: self.on_disk.as_ref() };
        self.keeper.begin_again(&of, now)
    }

    fn file(&self) -> PathBuf {
        self.state.path().join("报告.ron")
    }

    /// What a crash now would leave, and how many operations it would be.
    fn left(&self) -> Option<(Report, usize)> {
        let left = leftovers(&self.state.path().join("state"), None);
        let read = crate::formats::journal::read(&bytes(&left.first()?.path).unwrap()).unwrap();
        assert_eq!(left.len(), 1);
        let recovered = read.recover(self.on_disk.as_ref().map(Contents::bytes)).unwrap();
        assert_eq!(recovered.refused, 0);
        Some((recovered.report, read.count))
    }

    #[track_caller]
    fn assert_kept(&self, count: usize) {
        let (report, found) = self.left().unwrap();
        assert!(report == self.report);
        assert_eq!(found, count);
    }
}

fn report(length: usize) -> Report {
    let mut draft = Draft::default();
    draft.fixed.of_mut(Fixed::Lead).push(Paragraph::new("报".repeat(length)));
    Report::new(draft).unwrap()
}

#[test]
fn every_operation_is_in_the_journal_at_once() {
    for is_saved in [true, false] {
        let mut desk = Desk::new(report(10), is_saved);
        assert!(desk.left().is_none() && desk.keeper.due().is_none());
        for n in 1..=3 {
            desk.insert("一").unwrap();
            desk.assert_kept(n);
        }
        assert_eq!(desk.keeper.due(), Some(SYNC_WITHIN));
        desk.keeper.tick(SYNC_WITHIN).unwrap();
        assert_eq!(desk.keeper.due(), None);
        desk.keeper.close();
        assert!(desk.left().is_none());
        desk.insert("二").unwrap();
        desk.assert_kept(1);
    }
}

#[test]
fn a_large_report_is_referred_to_and_comes_in_pieces() {
    let mut desk = Desk::new(report(3 * PIECE), true);
    desk.insert("一").unwrap();
    let length = |desk: &Desk| desk.keeper.journal.as_ref().unwrap().length() as usize;
    assert!(length(&desk) < 2_000);
    let mut ticks = 0;
    while desk.keeper.due() == Some(0) {
        desk.assert_kept(ticks + 1);
        desk.insert("二").unwrap();
        let before = length(&desk);
        desk.keeper.tick(0).unwrap();
        ticks += 1;
        assert!(length(&desk) - before < PIECE + 200);
    }
    assert!(ticks > 2);
    desk.insert("三").unwrap();
    // The file may be anything now.
    desk.on_disk = None;
    desk.assert_kept(ticks + 2);
    assert!(length(&desk) < 12 * PIECE);
}

/// What was imported has no report file; its journal holds what was read.
#[test]
fn what_a_report_was_made_of_comes_into_its_journal() {
    let mut desk = Desk::new(report(LARGE), false);
    let text = "报".repeat(LARGE).into_bytes();
    desk.keeper.goes_on_from("旧.txt".into(), Contents::new(text.clone()));
    desk.insert("一").unwrap();
    let left = leftovers(&desk.state.path().join("state"), None);
    let read = || crate::formats::journal::read(&bytes(&left[0].path).unwrap()).unwrap();
    assert_eq!(read().header.origin.clone().unwrap().file, "旧.txt");
    let of_text = |found: &[u8]| (found == text).then(|| report(LARGE));
    assert!(read().recover_with(Some(b"other"), of_text).is_err());
    assert!(read().recover_with(Some(&text), of_text).unwrap().report == desk.report);
    desk.keeper.settle();
    assert!(read().recover_with(None, of_text).unwrap().report == desk.report);
    // What was saved once goes on from what was saved.
    desk.keeper.close();
    desk.insert("二").unwrap();
    desk.assert_kept(1);
}

#[test]
fn a_journal_that_cannot_be_written_is_said_once_and_tried_again() {
    let mut desk = Desk::new(report(10), true);
    let state = desk.state.path().join("state");
    std::fs::write(&state, "not a folder").unwrap();
    assert!(desk.insert("一").is_err());
    assert!(desk.insert("二").is_ok() && desk.keeper.kept().is_none());
    desk.now += TRY_AGAIN;
    assert!(desk.insert("三").is_ok() && desk.keeper.kept().is_none());
    std::fs::remove_file(&state).unwrap();
    desk.now += TRY_AGAIN;
    desk.insert("四").unwrap();
    desk.assert_kept(4);
}

#[test]
fn a_journal_that_could_not_be_written_begins_again_though_nobody_types() {
    let mut desk = Desk::new(report(LARGE), true);
    let state = desk.state.path().join("state");
    std::fs::write(&state, "not a folder").unwrap();
    assert!(desk.insert("一").is_err() && desk.keeper.is_failing());
    assert_eq!(desk.keeper.due(), Some(TRY_AGAIN));
    assert!(!desk.keeper.is_to_begin_again(TRY_AGAIN - 1));
    assert!(desk.keeper.is_to_begin_again(TRY_AGAIN));
    assert!(desk.begin_again(TRY_AGAIN).is_ok() && desk.keeper.is_failing());
    std::fs::remove_file(&state).unwrap();
    desk.begin_again(2 * TRY_AGAIN).unwrap();
    assert!(!desk.keeper.is_failing() && !desk.keeper.is_to_begin_again(u64::MAX));
    desk.assert_kept(1);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_brought_to_the_disk_is_said_once_and_a_new_journal_begun() {
    let mut desk = Desk::new(report(10), true);
    let (complaints, heard) = channel();
    desk.keeper.complain_to(complaints);
    let fail = |keeper: &mut Keeper| {
        let path = keeper.kept().unwrap().to_path_buf();
        // A pipe has no disk.
        let (_end, pipe) = std::io::pipe().unwrap();
        let pipe = std::fs::File::from(std::os::fd::OwnedFd::from(pipe));
        let thread = syncer(keeper.complaints.clone()).unwrap();
        thread.send(Unsynced { path: path.clone(), files: vec![pipe] }).unwrap();
        let Message::NotSynced(error) = heard.recv().unwrap() else { panic!() };
        (path, keeper.not_synced(error))
    };
    desk.insert("一").unwrap();
    let (first, said) = fail(&mut desk.keeper);
    assert!(said.is_err());
    desk.assert_kept(1);
    desk.insert("二").unwrap();
    desk.assert_kept(2);
    let (second, said) = fail(&mut desk.keeper);
    assert!(said.is_ok() && second != first);
    // One that is gone by now is nobody's.
    desk.keeper.close();
    desk.insert("三").unwrap();
    let gone = StoreError {
        path: first,
        operation: crate::store::StoreOperation::Write,
        kind: crate::store::StoreErrorKind::Full,
    };
    assert!(desk.keeper.not_synced(gone).is_ok() && !desk.keeper.is_unsound);
}
