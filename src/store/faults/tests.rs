//! Every step of saving and of the journal goes wrong in every way, and what is left is looked at.

use super::{FAULTS, Fault, Faulty};
use crate::formats::journal as records;
use crate::report::{Draft, Fixed, Operation, Paragraph, Part, Report, TextPlace};
use crate::store::disk::{Disk, Real};
use crate::store::journal::{self, JournalFile};
use crate::store::lock::{self, Holder, Taken};
use crate::store::save::save_on;
use crate::store::versions::{self, Rule};
use crate::store::{Existing, StoreError, read};
use crate::text::Edit;
use std::fs;
use std::path::Path;
use std::rc::Rc;

/// Runs `act` on a sound disk to count its steps, then with every fault at every step, and returns
/// how many points that were.
fn walk(act: impl Fn(&Faulty) -> usize, check: impl Fn(&Faulty, Fault, usize)) -> usize {
    let sound = Faulty::sound();
    act(&sound);
    for fault in FAULTS {
        for at in 0..sound.steps() {
            let disk = Faulty::new(fault, at);
            check(&disk, fault, at);
        }
    }
    sound.steps() * FAULTS.len()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The file is the old one or the new one, whole; what was said of it is so; and there is no litter
/// but of a program that died.
#[test]
fn saving_leaves_the_old_file_or_the_new_one() {
    const OLD: &[u8] = "旧的，比较长的一份报告。".as_bytes();
    const NEW: &[u8] = "新的报告。".as_bytes();
    let mut points = 0;
    for old in [Some(OLD), None] {
        let save = |disk: &Faulty| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("报告.ron");
            if let Some(old) = old {
                fs::write(&path, old).unwrap();
            }
            let saved = save_on(disk, &path, NEW, Existing::Replace);
            (folder, path, saved)
        };
        let check = |disk: &Faulty, fault: Fault, at: usize| {
            let (folder, path, saved) = save(disk);
            let found = fs::read(&path).ok();
            let is = |expect: Option<&[u8]>| found.as_deref() == expect;
            // A new file where there was none, without links, has no old one to fall back on.
            let begun = old.is_none() && disk.is_dead() && found.as_deref() != Some(NEW);
            assert!(is(old) || is(Some(NEW)) || begun, "{fault:?} at {at}: {found:?}");
            if saved.is_ok() {
                assert!(is(Some(NEW)), "{fault:?} at {at}");
            } else if !disk.is_dead() {
                assert!(is(old) || fault != Fault::Denied, "{fault:?} at {at}");
            }
            let litter = names(folder.path()).iter().filter(|name| *name != "报告.ron").count();
            let excused = disk.is_dead() || at + 1 == disk.steps();
            assert!(litter == 0 || excused, "{fault:?} at {at}: {:?}", names(folder.path()));
        };
        points += walk(|disk| usize::from(save(disk).2.is_ok()), check);
    }
    println!("points at which saving was made to fail: {points}");
}

fn report() -> Report {
    let mut draft = Draft::default();
    draft.fixed.of_mut(Fixed::Lead).push(Paragraph::new("头"));
    Report::new(draft).unwrap()
}

fn typed(text: &str) -> Operation {
    let place = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
    Operation::Text { place, edit: Edit::insert(0, text) }
}

const TYPED: [&str; 4] = ["一", "二", "三", "四"];

/// Keeps a journal of four operations, synced behind the second; returns how many were taken, and
/// how many of them were synced.
fn keep(disk: &Rc<Faulty>, state: &Path) -> (usize, usize) {
    let header = records::Header { format: records::FORMAT, ..records::Header::default() };
    let first = [records::begun(&header), records::whole(&report())].concat();
    let began = JournalFile::begin(Rc::clone(disk) as _, state, None, &first);
    let Ok(mut journal) = began else { return (0, 0) };
    let (mut taken, mut synced) = (0, 0);
    for (n, text) in TYPED.iter().enumerate() {
        let appended: Result<(), StoreError> = journal.append(&records::done(&typed(text)));
        if appended.is_err() {
            break;
        }
        taken = n + 1;
        if n == 1 && journal.sync().is_ok() {
            synced = taken;
        }
    }
    (taken, synced)
}

/// What was taken is given back, up to the last whole record.
#[test]
fn a_journal_gives_back_what_it_took() {
    let act = |disk: Rc<Faulty>| {
        let state = tempfile::tempdir().unwrap();
        let kept = keep(&disk, state.path());
        (state, kept)
    };
    let sound = Rc::new(Faulty::sound());
    act(Rc::clone(&sound));
    let mut points = 0;
    for fault in FAULTS {
        for at in 0..sound.steps() {
            points += 1;
            let disk = Rc::new(Faulty::new(fault, at));
            let (state, (taken, synced)) = act(Rc::clone(&disk));
            let left = journal::leftovers(state.path(), None);
            if left.is_empty() {
                assert_eq!(synced, 0, "{fault:?} at {at}");
                assert!(taken == 0 || fault == Fault::PowerCut, "{fault:?} at {at}");
                continue;
            }
            let bytes = journal::bytes(&left[0].path).unwrap();
            let read = records::read(&bytes);
            let expect = if fault == Fault::PowerCut { synced } else { taken };
            let Ok(read) = read else {
                assert!(expect == 0 && disk.is_dead(), "{fault:?} at {at}");
                continue;
            };
            assert!(read.count >= expect && read.count <= TYPED.len(), "{fault:?} at {at}");
            // Of a record that did not fit nothing stays behind.
            assert!(read.torn == 0 || disk.is_dead(), "{fault:?} at {at}");
            let Ok(back) = read.recover(None) else {
                assert!(expect == 0 && disk.is_dead(), "{fault:?} at {at}");
                continue;
            };
            assert_eq!(back.refused, 0);
            let mut subject = report();
            for text in &TYPED[..read.count] {
                subject.apply(&typed(text)).unwrap();
            }
            assert!(back.report == subject, "{fault:?} at {at}");
        }
    }
    println!("points at which the journal was made to fail: {points}");
}

/// A version is whole or not there, and what was kept before stays.
#[test]
fn versions_are_whole() {
    let keep = |disk: &Faulty| {
        let state = tempfile::tempdir().unwrap();
        let report = state.path().join("报告.ron");
        let rule = Rule::default();
        versions::keep(&Real, state.path(), &report, b"old", 1_000, rule).unwrap();
        let kept = versions::keep(disk, state.path(), &report, b"new", 2_000, rule);
        let found = versions::versions(state.path(), &report);
        let texts: Vec<Vec<u8>> = found.iter().map(|v| read(&v.path).unwrap()).collect();
        (kept.is_ok(), texts)
    };
    let check = |disk: &Faulty, fault: Fault, at: usize| {
        let (is_kept, texts) = keep(disk);
        let is_there = texts == [b"new", b"old"];
        assert!(is_there || texts == [b"old"], "{fault:?} at {at}: {texts:?}");
        assert!(is_there || !is_kept, "{fault:?} at {at}");
    };
    let points = walk(|disk| keep(disk).1.len(), check);
    println!("points at which keeping a version was made to fail: {points}");
}

/// However taking a lock ends, the next editor gets it.
#[test]
fn a_lock_never_stays_in_the_way() {
    let own = Holder { user: "甲".into(), host: "here".into(), process: 1, since: 1 };
    let take = |disk: &Rc<dyn Disk>, folder: &Path| {
        lock::take(disk, &folder.join("a.ron"), Some(&folder.join("state")), &own, false)
    };
    let sound = Rc::new(Faulty::sound());
    let folder = tempfile::tempdir().unwrap();
    drop(take(&(Rc::clone(&sound) as _), folder.path()));
    let mut points = 0;
    for fault in FAULTS {
        for at in 0..sound.steps() {
            points += 1;
            let folder = tempfile::tempdir().unwrap();
            let disk: Rc<dyn Disk> = Rc::new(Faulty::new(fault, at));
            drop(take(&disk, folder.path()));
            let next = take(&(Rc::new(Real) as _), folder.path());
            let is_ours = matches!(next, Taken::Ours(_) | Taken::OfDead(..));
            assert!(is_ours, "{fault:?} at {at}: {next:?}");
        }
    }
    println!("points at which locking was made to fail: {points}");
}
