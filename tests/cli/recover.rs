//! `qicao recover`.

use crate::desk::{Desk, REPORT};
use qicao::formats::{journal, plain, ron};
use qicao::report::{Fixed, Operation, Part, Report, TextPlace};
use qicao::shell::recovery;
use qicao::store::disk::Real;
use qicao::store::journal::JournalFile;
use qicao::text::Edit;
use std::path::Path;
use std::rc::Rc;

/// An editor that has typed one word into the report and then goes on or dies.
fn leave(desk: &Desk, file: Option<&str>) -> JournalFile {
    let mut report = Report::new(plain::read(REPORT, false).unwrap().draft).unwrap();
    let path = file.map(|file| desk.write(file, ron::write(&report)));
    let header = journal::Header {
        format: journal::FORMAT,
        file: path.as_ref().map(|path| path.display().to_string()),
        title: "年度报告".into(),
        on_disk: path.as_ref().map(|p| journal::Fingerprint::of(&std::fs::read(p).unwrap())),
        ..journal::Header::default()
    };
    let first = [journal::begun(&header), journal::whole(&report)].concat();
    let state = desk.path("state");
    let mut kept = JournalFile::begin(Rc::new(Real), &state, path.as_deref(), &first).unwrap();
    let place = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
    let operation = Operation::Text { place, edit: Edit::insert(0, "没有保存的。") };
    report.apply(&operation).unwrap();
    kept.append(&journal::done(&operation)).unwrap();
    kept
}

#[test]
fn what_was_left_is_listed_and_restored_beside_the_file() {
    let desk = Desk::new();
    assert_eq!(desk.data(&["recover", "--format", "json"]), "[]\n");
    assert!(desk.run(&["recover"]).err.contains("没有要恢复的"));
    let kept = leave(&desk, Some("报告.ron"));
    let live = desk.data(&["recover"]);
    assert!(live.contains("正在编辑"), "{live}");
    desk.run(&["recover", "报告.ron"]).is_refused(&["报告.ron", "正在用"]);
    let journal = kept.path().to_path_buf();
    drop(kept);
    let list = desk.data(&["recover"]);
    assert!(list.contains("报告.ron") && list.contains("1 步改动"), "{list}");
    let rows: serde_json::Value =
        serde_json::from_str(&desk.data(&["recover", "--format", "json"])).unwrap();
    assert_eq!(rows[0]["operations"], 1);
    assert_eq!((&rows[0]["live"], &rows[0]["problem"]), (&false.into(), &().into()));

    let ended = desk.run(&["recover", "报告.ron"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.err.contains("恢复了") && ended.err.contains("1 步改动"), "{ended:?}");
    assert!(desk.read("报告-recovered.ron").contains("没有保存的。"));
    assert!(!desk.read("报告.ron").contains("没有保存的。"));
    assert!(journal.is_file(), "the journal stays");
    desk.run(&["recover", "报告.ron"]).is_refused(&["报告-recovered.ron", "--force"]);
    assert!(desk.data(&["recover", "报告.ron", "-o", "-"]).contains("没有保存的。"));
    let by_name = journal.display().to_string();
    assert_eq!(desk.run(&["recover", &by_name, "-o", "另存.ron"]).code, 0);
    desk.run(&["recover", "没有.ron"]).is_refused(&["没有.ron", "没有它的日志"]);
}

#[test]
fn a_report_without_a_name_is_given_one() {
    let desk = Desk::new();
    let kept = leave(&desk, None);
    let journal = kept.path().display().to_string();
    drop(kept);
    assert!(desk.data(&["recover"]).contains("年度报告"));
    desk.run(&["recover", &journal]).is_refused(&["-o"]);
    desk.run(&["recover", &journal, "-o", "a.txt"]).is_refused(&["a.txt", ".ron"]);
    assert_eq!(desk.run(&["recover", &journal, "-o", "a.ron"]).code, 0);
    assert!(desk.read("a.ron").contains("没有保存的。"));
}

/// A name in an old encoding, as archives from Windows unpack to.
#[cfg(target_os = "linux")]
#[test]
fn a_report_whose_name_is_no_text_is_found_and_restored() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let name = OsStr::from_bytes(b"\xb1\xa8\xb8\xe6.ron");
    let path = desk.folder().join(name);
    let report = ron::write(&Report::new(plain::read(REPORT, false).unwrap().draft).unwrap());
    std::fs::write(&path, &report).unwrap();
    // The journal only refers to the file.
    let on_disk = Some(journal::Fingerprint::of(report.as_bytes()));
    let mut header =
        journal::Header { format: journal::FORMAT, on_disk, ..journal::Header::default() };
    recovery::note_file(&mut header, Some(&path));
    let place = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
    let typed = Operation::Text { place, edit: Edit::insert(0, "没有保存的。") };
    let first = [journal::begun(&header), journal::done(&typed)].concat();
    let state = desk.path("state");
    drop(JournalFile::begin(Rc::new(Real), &state, Some(&path), &first).unwrap());
    let list = desk.data(&["recover"]);
    assert!(list.contains("1 步改动") && !list.contains("原样"), "{list}");
    let ended = desk.command(&["recover"]).arg(name).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let restored = desk.folder().join(OsStr::from_bytes(b"\xb1\xa8\xb8\xe6-recovered.ron"));
    assert!(std::fs::read_to_string(restored).unwrap().contains("没有保存的。"));
}

#[test]
fn a_damaged_journal_gives_what_is_whole_or_says_what_it_is() {
    let desk = Desk::new();
    let kept = leave(&desk, Some("报告.ron"));
    let path = kept.path().to_path_buf();
    drop(kept);
    let whole = std::fs::read(&path).unwrap();
    let put = |bytes: &[u8]| std::fs::write(&path, bytes).unwrap();
    put(&[&whole[..], b"00000010 torn"].concat());
    let ended = desk.run(&["recover", "报告.ron", "-o", "a.ron"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.err.contains("末尾残缺") && desk.read("a.ron").contains("没有保存的。"));
    put(b"nonsense");
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    desk.run(&["recover", "报告.ron", "-o", "b.ron"]).is_refused(&[&name, "日志残缺"]);
    let newer = journal::Header { format: 7, ..journal::Header::default() };
    put(&journal::begun(&newer));
    desk.run(&["recover", "报告.ron", "-o", "b.ron"]).is_refused(&[&name, "第 7 版"]);
    assert!(desk.data(&["recover"]).contains("第 7 版"));
    assert!(!Path::new(&desk.path("b.ron")).exists());
}
