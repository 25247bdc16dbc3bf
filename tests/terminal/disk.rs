//! A disk that is full and a folder that takes no new file. Both need what an ordinary test run has
//! not, a small disk and a user who is not root; `tests/full_disk.sh` sees to that.

use crate::pty::{REPORT, SAVE, Start, TO_THE_END};
use std::fs;
use std::io::Write;

const TYPED: &str = "磁盘满了也不丢";

/// The folder of the test lies on a disk of a few hundred kilobytes.
#[test]
fn a_full_disk_is_said_and_nothing_is_lost() {
    if std::env::var_os("QICAO_SMALL_DISK").is_none() {
        return eprintln!("not tried: tests/full_disk.sh makes a small disk");
    }
    let pty = Start::default().open();
    let old = pty.read(REPORT);
    let filler = pty.path("filler");
    let mut file = fs::File::create(&filler).unwrap();
    while file.write_all(&[0; 512]).is_ok() {}
    pty.send(TO_THE_END);
    pty.send("好");
    pty.until("word of the journal", |seen| seen.shows("日志写不成"));
    pty.send(TYPED);
    pty.until("what was typed", |seen| seen.shows(TYPED) && seen.shows("未保存"));
    pty.send(SAVE);
    pty.until("word of the disk", |seen| seen.shows("没有保存") && seen.shows("磁盘已满"));
    assert_eq!(pty.read(REPORT), old);
    drop(file);
    fs::remove_file(filler).unwrap();
    pty.send(SAVE);
    pty.until("saved", |seen| seen.shows("已保存"));
    assert!(pty.read(REPORT).contains(TYPED));
    println!("a full disk: tried");
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_no_new_file_is_saved_into_with_a_word() {
    use std::os::unix::fs::PermissionsExt;
    let pty = Start::default().open();
    let folder = pty.path("");
    fs::create_dir_all(pty.path("state")).unwrap();
    let allow = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    if fs::write(pty.path("probe"), "").is_ok() {
        allow(0o755);
        return eprintln!("not tried: this user may write everywhere");
    }
    let second = pty.another(Start::default());
    second.until("word of the first", |seen| seen.shows("正在写这份报告"));
    pty.send(TO_THE_END);
    pty.send(TYPED);
    pty.send(SAVE);
    pty.until("saved with a word", |seen| seen.shows("直接写进"));
    let saved = pty.read(REPORT);
    allow(0o755);
    assert!(saved.contains(TYPED));
    println!("a folder that takes no new file: tried");
}
