//! The editor dies, and what was on the screen is there again.

use crate::pty::{Pty, REPORT, SAVE, Start, TO_THE_END, UNDO};

const TYPED: &str = "还没有保存";
const ENTER: &str = "\r";

fn typed() -> Pty {
    let pty = Start::default().open();
    pty.send(TO_THE_END);
    pty.send(TYPED);
    pty.until("what was typed", |seen| seen.before_cursor(10) == TYPED);
    pty
}

#[test]
fn after_a_kill_it_is_offered_and_recovered() {
    let pty = typed().killed_and_started(Start::default());
    pty.until("offer", |seen| seen.shows("步改动没有保存") && seen.shows("扔掉"));
    pty.send(ENTER);
    pty.until("what was typed", |seen| seen.shows(TYPED) && seen.shows("恢复了"));
    assert!(pty.recovered().contains(TYPED), "it is in a journal at any moment");
    pty.send(SAVE);
    pty.until("saved", |seen| seen.shows("已保存"));
    assert!(pty.read("报告.ron").contains(TYPED) && !pty.has_journal());
}

#[test]
fn what_was_taken_back_is_not_offered() {
    let pty = typed();
    pty.send(UNDO);
    pty.until("undone", |seen| !seen.shows(TYPED) && seen.shows("已保存"));
    assert!(pty.has_journal());
    let pty = pty.killed_and_started(Start::default());
    pty.until("the first frame", |seen| seen.shows("F1"));
    pty.until_quiet();
    assert!(!pty.seen().shows("没有保存") && !pty.has_journal());
}

/// As a program leaves it that died while it wrote over the file itself.
#[test]
fn a_report_that_cannot_be_read_is_offered_from_its_journal() {
    let pty = typed();
    let whole = pty.read(REPORT);
    let half = &whole.as_bytes()[..whole.len() / 2];
    std::fs::write(pty.path(REPORT), half).unwrap();
    let pty = pty.killed_and_started(Start::default());
    pty.until("offer", |seen| seen.shows("步改动没有保存") && seen.shows("恢复成另一份报告"));
    pty.send(ENTER);
    pty.until("what was typed", |seen| seen.shows(TYPED));
    pty.send(SAVE);
    pty.until("saved", |seen| seen.shows("已保存"));
    assert!(pty.read("报告-recovered.ron").contains(TYPED));
    assert_eq!(std::fs::read(pty.path(REPORT)).unwrap(), half, "what lies there stays");
}

/// What a crash left is not hidden by a lock that cannot be had.
#[test]
fn a_report_that_may_only_be_read_offers_it_as_another_one() {
    let mut pty = typed();
    pty.kill();
    let lock = pty.path(".~报告.ron.lock");
    std::fs::remove_file(&lock).unwrap();
    std::fs::create_dir(&lock).unwrap();
    let _ = std::fs::remove_dir_all(pty.path("state/locks"));
    std::fs::write(pty.path("state/locks"), "").unwrap();
    let pty = pty.another(Start::default());
    pty.until("offer", |seen| seen.shows("步改动没有保存") && seen.shows("恢复成另一份"));
    assert!(!pty.seen().shows("可撤销"), "not in a report that may only be read");
    pty.send(ENTER);
    pty.until("what was typed", |seen| seen.shows(TYPED) && seen.shows("恢复了"));
    pty.send(SAVE);
    pty.until("saved", |seen| seen.shows("已保存"));
    assert!(pty.read("报告-recovered.ron").contains(TYPED));
    assert!(!pty.read(REPORT).contains(TYPED) && !pty.has_journal());
}

/// A paste that becomes sections is two steps at once, and may be the first that a journal takes.
#[test]
fn what_follows_a_paste_of_sections_is_kept() {
    let mut pty = Start::default().open();
    pty.send("\x1b[B\x1b[B\x1b[B");
    pty.paste("二、粘贴\n一段正文。\n（一）下级\n又一段。");
    pty.until("sections", |seen| seen.shows("下级"));
    pty.send(TYPED);
    pty.until("what was typed", |seen| seen.shows(TYPED));
    pty.kill();
    assert!(pty.recovered().contains(TYPED));
}
