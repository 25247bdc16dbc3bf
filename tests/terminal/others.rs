//! Two editors of one report, and a file that others write.

use crate::pty::{QUIT, REPORT, SAVE, Start, TO_THE_END};
use std::fs;
use std::path::Path;

const LOCK: &str = ".~报告.ron.lock";
const FOCUS: &str = "\x1b[I";
const ENTER: &str = "\r";

#[test]
fn the_second_editor_reads_only() {
    let mut first = Start::default().open();
    // It is taken once the first frame is seen.
    first.until_true("lock", |pty| pty.path(LOCK).is_file());
    let mut second = first.another(Start::default());
    second.until("word of the first", |seen| seen.shows("正在写这份报告"));
    second.send(TO_THE_END);
    second.send("改");
    second.until("refusal", |seen| seen.shows("正在写这份报告"));
    second.send(QUIT);
    second.until_ended();
    assert!(first.path(LOCK).is_file(), "the lock is the first one's");
    first.send(QUIT);
    first.until_ended();
    assert!(!first.path(LOCK).exists());
}

#[test]
fn where_no_lock_fits_the_report_is_read_only_and_may_be_saved_elsewhere() {
    let before = |folder: &Path| {
        fs::create_dir(folder.join(LOCK)).unwrap();
        fs::create_dir_all(folder.join("state")).unwrap();
        fs::write(folder.join("state/locks"), "").unwrap();
    };
    let pty = Start { before: &before, ..Start::default() }.open();
    let old = pty.read(REPORT);
    pty.until("word of it", |seen| seen.shows("放不下锁") && seen.shows("只读"));
    pty.send("改");
    pty.send(SAVE);
    pty.until("question for a name", |seen| seen.shows("存为"));
    pty.send(ENTER);
    pty.until("refusal", |seen| seen.shows("请另起一名"));
    assert_eq!(pty.read(REPORT), old);
}

#[test]
fn a_dead_editors_lock_is_taken_over() {
    let mut pty = Start::default().open();
    pty.until_true("lock", |pty| pty.path(LOCK).is_file());
    pty.kill();
    let pty = pty.another(Start::default());
    pty.until("word of it", |seen| seen.shows("已接手"));
    pty.send("好");
    pty.until("what is typed", |seen| seen.shows("未保存"));
}

#[test]
fn a_file_that_others_write_is_noticed_and_never_written_over() {
    let pty = Start::default().open();
    let theirs = pty.read(REPORT).replace("力量较为薄弱", "他们改过了");
    fs::write(pty.path(REPORT), &theirs).unwrap();
    pty.send(FOCUS);
    pty.until("question", |seen| seen.shows("被别处改过") && seen.shows("看看差别"));
    pty.send(ENTER);
    pty.until("difference", |seen| seen.shows("+ 他们改过了。"));
    pty.send(ENTER);
    pty.until("theirs", |seen| seen.shows("已换成磁盘上的"));
    let other = theirs.replace("他们改过了", "又改了一回");
    fs::write(pty.path(REPORT), &other).unwrap();
    pty.send(TO_THE_END);
    pty.send("好");
    pty.send(SAVE);
    pty.until("question", |seen| seen.shows("被别处改过"));
    assert_eq!(pty.read(REPORT), other);
}

#[test]
fn a_file_that_is_gone_is_said_and_written_anew() {
    let pty = Start::default().open();
    let text = pty.read(REPORT);
    fs::remove_file(pty.path(REPORT)).unwrap();
    pty.send(FOCUS);
    pty.until("word of it", |seen| seen.shows("在磁盘上没有了"));
    pty.send(SAVE);
    pty.until("saved", |seen| seen.shows("已保存"));
    assert_eq!(pty.read(REPORT), text);
}

#[test]
fn each_save_leaves_a_version() {
    let pty = Start::default().open();
    pty.send(TO_THE_END);
    pty.send("新的一句。");
    pty.send(SAVE);
    pty.until("saved", |seen| seen.shows("已保存"));
    pty.send("\x1b4");
    pty.until("versions", |seen| seen.contents().matches(" 字 · 1 KB").count() == 2);
    pty.send("\x1b[B\r");
    // A sentence that came behind others is shown in its paragraph.
    let is_removed = |row: &str| row.contains("- ") && row.contains("新的一句。");
    let shows_it = |all: String| all.lines().any(is_removed);
    pty.until("the one before", |seen| seen.shows("那时）") && shows_it(seen.contents()));
    pty.send(ENTER);
    pty.until("taken back", |seen| !seen.shows("新的一句。") && seen.shows("那时的版本"));
}

#[test]
fn what_is_kept_against_others_is_in_a_journal_at_once() {
    let pty = Start::default().open();
    let mine = "力量较为薄弱";
    let theirs = pty.read(REPORT).replace(mine, "他们改过了");
    fs::write(pty.path(REPORT), &theirs).unwrap();
    pty.send(FOCUS);
    pty.until("question", |seen| seen.shows("用我的"));
    pty.send("\x1b[B\x1b[B\r");
    pty.until("mine, not saved", |seen| !seen.shows("用我的") && seen.shows("未保存"));
    assert!(pty.recovered().contains(mine));
}

#[test]
fn a_report_that_became_a_folder_is_kept_until_it_has_a_place() {
    let pty = Start::default().open();
    pty.send(TO_THE_END);
    pty.send("好的");
    pty.until("what was typed", |seen| seen.before_cursor(4) == "好的");
    fs::remove_file(pty.path(REPORT)).unwrap();
    fs::create_dir(pty.path(REPORT)).unwrap();
    pty.send(FOCUS);
    pty.send(SAVE);
    pty.until("word of it", |seen| seen.shows("没有保存") && seen.shows("文件夹"));
    fs::remove_dir(pty.path(REPORT)).unwrap();
    pty.send(SAVE);
    pty.until("saved", |seen| seen.shows("已保存"));
    assert!(pty.read(REPORT).contains("好的"));
}

#[test]
fn a_report_that_was_cut_off_is_not_taken_for_ours() {
    let pty = Start::default().open();
    let whole = pty.read(REPORT);
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    for rest in ["", &half] {
        fs::write(pty.path(REPORT), rest).unwrap();
        pty.send(FOCUS);
        pty.until("question", |seen| seen.shows("被别处改过") && seen.shows("用我的"));
        assert!(!pty.seen().shows("换成磁盘上的"), "what cannot be read cannot be taken");
        pty.send(ENTER);
        pty.send(SAVE);
        pty.until("question", |seen| seen.shows("覆盖"));
        assert_eq!(pty.read(REPORT), rest);
        pty.send("\x1b[B\r");
        pty.until("saved", |seen| seen.shows("已保存") && !seen.shows("被别处改过"));
        assert_eq!(pty.read(REPORT), whole);
    }
}

/// The file of a colleague whose clock goes wrong is another file all the same.
#[test]
fn a_change_from_before_the_file_was_read_is_noticed() {
    let pty = Start::default().open();
    let theirs = pty.read(REPORT).replace("力量较为薄弱", "比较薄弱的力量");
    fs::write(pty.path(REPORT), theirs).unwrap();
    let file = fs::File::options().write(true).open(pty.path(REPORT)).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    pty.send(FOCUS);
    pty.until("question", |seen| seen.shows("被别处改过"));
}

#[test]
fn a_state_folder_that_is_cleared_away_is_made_anew() {
    let mut pty = Start::default().open();
    pty.send(TO_THE_END);
    pty.send("好");
    pty.until("what was typed", |seen| seen.before_cursor(2) == "好");
    assert!(pty.has_journal());
    fs::remove_dir_all(pty.path("state")).unwrap();
    pty.send("的");
    pty.until_true("another journal", |pty| pty.has_journal());
    pty.kill();
    assert!(pty.recovered().contains("好的"));
}
