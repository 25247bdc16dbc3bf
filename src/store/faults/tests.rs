//! Every step of saving and of the journal goes wrong in every way, and what is left is looked at.

use super::{FAULTS, Fault, Faulty, World};
use crate::formats::journal as records;
use crate::phrases::Use;
use crate::report::{Draft, Fixed, Operation, Paragraph, Part, Report, TextPlace};
use crate::store::disk::{Disk, Real};
use crate::store::journal::{self, JournalFile};
use crate::store::lock::{self, Holder, Taken};
use crate::store::memory::Memory;
use crate::store::save::save_on;
use crate::store::versions::{self, Rule};
use crate::store::{Existing, Manner, StoreError, ours, own, read, usage};
use crate::text::Edit;
use std::fs;
use std::path::Path;
use std::rc::Rc;

/// Runs `act` on a sound disk to count its steps, then with every fault at every step, and returns
/// how many points that were.
fn walk(act: impl Fn(&Faulty) -> usize, check: impl Fn(&Faulty, Fault, usize)) -> usize {
    walk_in(World::Usual, act, check)
}

fn walk_in(
    world: World,
    act: impl Fn(&Faulty) -> usize,
    check: impl Fn(&Faulty, Fault, usize),
) -> usize {
    let sound = Faulty::sound().with(world);
    act(&sound);
    for fault in FAULTS {
        for at in 0..sound.steps() {
            let disk = Faulty::new(fault, at).with(world);
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

/// A folder that takes no new file: what can be put back is, and of a program that died meanwhile the
/// journal has all.
#[test]
fn saving_in_place_puts_the_old_file_back() {
    const OLD: &[u8] = "旧的，一份报告。".as_bytes();
    let mut points = 0;
    for new in ["新".as_bytes(), "新的，比旧的那一份长得多的报告。".as_bytes()] {
        let save = |disk: &Faulty| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("报告.ron");
            fs::write(&path, OLD).unwrap();
            let saved = save_on(disk, &path, new, Existing::Replace);
            let found = fs::read(&path).unwrap();
            (names(folder.path()), found, saved)
        };
        let check = |disk: &Faulty, fault: Fault, at: usize| {
            let (names, found, saved) = save(disk);
            assert_eq!(names, ["报告.ron"], "{fault:?} at {at}");
            match saved {
                Ok(manner) => {
                    assert_eq!((manner, &found[..]), (Manner::InPlace, new), "{fault:?} at {at}");
                }
                Err(_) if !disk.is_dead() => assert_eq!(found, OLD, "{fault:?} at {at}"),
                Err(_) => {}
            }
        };
        points += walk_in(World::Closed, |disk| usize::from(save(disk).2.is_ok()), check);
    }
    println!("points at which saving in place was made to fail: {points}");
}

/// A new file where a file has one name only: it is there whole, or not, or was begun by a program
/// that died.
#[test]
fn saving_without_links_leaves_a_whole_file_or_none() {
    const NEW: &[u8] = "新的报告。".as_bytes();
    let save = |disk: &Faulty| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报告.ron");
        let saved = save_on(disk, &path, NEW, Existing::Refuse);
        (fs::read(&path).ok(), saved.is_ok())
    };
    let check = |disk: &Faulty, fault: Fault, at: usize| {
        let (found, is_saved) = save(disk);
        let is_whole = found.as_deref() == Some(NEW);
        assert!(is_whole || !is_saved, "{fault:?} at {at}");
        assert!(is_whole || found.is_none() || disk.is_dead(), "{fault:?} at {at}: {found:?}");
    };
    let points = walk_in(World::NoLinks, |disk| usize::from(save(disk).1), check);
    println!("points at which saving without links was made to fail: {points}");
}

/// What is remembered, one's own phrases, and what is handed in: each file is as it was or as it is
/// to be, and what was said of it is so.
#[test]
fn every_other_file_is_the_old_one_or_the_new_one() {
    type Act = fn(&Faulty, &Path, &str) -> bool;
    let acts: [(&str, Act); 5] = [
        ("own.ron", |disk, folder, text| {
            own::change(disk, &folder.join("own.ron"), Some(folder), |_| {
                Ok::<_, ()>(text.to_string())
            })
            .is_ok()
        }),
        ("usage.ron", |disk, folder, text| {
            let (name, value) = ("会议".to_string(), text.to_string());
            usage::add(disk, Some(folder), &[Use::Filled { name, value }]);
            false
        }),
        ("memory.ron", |disk, folder, text| {
            let mut memory = Memory::load(Some(folder));
            memory.change(disk, Some(folder), |memory| memory.set("language", text));
            false
        }),
        ("报告.txt", |disk, folder, text| {
            let path = folder.join("报告.txt");
            ours::write(disk, Some(folder), &path, text.as_bytes(), true, &path).is_ok()
        }),
        ("written", |disk, folder, text| {
            ours::remember_written(disk, folder, &folder.join("报告.txt"), text.as_bytes()).is_ok()
        }),
    ];
    let mut points = 0;
    for (name, act) in acts {
        let write = |disk: &Faulty| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(name);
            let bytes = || fs::read(&path).unwrap();
            act(&Faulty::sound(), folder.path(), "旧");
            let old = bytes();
            let is_done = act(disk, folder.path(), "新");
            let found = bytes();
            fs::write(&path, &old).unwrap();
            act(&Faulty::sound(), folder.path(), "新");
            let new = bytes();
            assert!(old != new, "{name}");
            (found == old, found == new, is_done)
        };
        let check = |disk: &Faulty, fault: Fault, at: usize| {
            let (is_old, is_new, is_done) = write(disk);
            assert!(is_old || is_new, "{name}: {fault:?} at {at}");
            assert!(is_new || !is_done, "{name}: {fault:?} at {at}");
        };
        points += walk(|disk| usize::from(write(disk).2), check);
    }
    println!("points at which other files were made to fail: {points}");
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

/// Those that are too many go one by one, and one that stays for now stays whole.
#[test]
fn letting_versions_go_takes_no_other() {
    let rule = Rule { keep: 2, days: 999 };
    let keep = |disk: &Faulty| {
        let state = tempfile::tempdir().unwrap();
        let report = state.path().join("报告.ron");
        for n in 1..=4u64 {
            let rule = Rule { keep: 9, ..rule };
            let bytes = n.to_string().into_bytes();
            versions::keep(&Real, state.path(), &report, &bytes, n * 1_000, rule).unwrap();
        }
        let kept = versions::keep(disk, state.path(), &report, b"5", 5_000, rule);
        let found = versions::versions(state.path(), &report);
        let texts = found.iter().map(|v| String::from_utf8(read(&v.path).unwrap()).unwrap());
        (kept.is_ok(), texts.collect::<Vec<_>>())
    };
    assert_eq!(keep(&Faulty::sound()).1, ["5", "1"]);
    let check = |disk: &Faulty, fault: Fault, at: usize| {
        let (is_kept, texts) = keep(disk);
        assert!(texts.iter().all(|text| ["1", "2", "3", "4", "5"].contains(&text.as_str())));
        assert!(texts.contains(&"1".to_string()), "{fault:?} at {at}: {texts:?}");
        assert!(texts[0] == "5" || !is_kept, "{fault:?} at {at}: {texts:?}");
        assert!(texts[0] == "5" || texts.len() == 4, "{fault:?} at {at}: {texts:?}");
    };
    let points = walk(|disk| keep(disk).1.len(), check);
    println!("points at which letting versions go was made to fail: {points}");
}

/// A full disk has room for a lock, if not for the name in it.
#[test]
fn a_lock_without_a_name_is_a_lock() {
    let own = Holder { user: "甲".into(), host: "here".into(), process: 1, since: 1 };
    for at in 1..3 {
        let folder = tempfile::tempdir().unwrap();
        let take = |disk: Faulty| {
            lock::take(&(Rc::new(disk) as _), &folder.path().join("a.ron"), None, &own, false)
        };
        let taken = take(Faulty::new(Fault::Full, at));
        assert!(matches!(taken, Taken::Ours(_)), "{at}: {taken:?}");
        assert!(matches!(take(Faulty::sound()), Taken::Live(_)), "{at}");
    }
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
