//! Whatever lies where a file or folder of ours should lie: the editor does not wait for it, does not
//! write through it, says so where it matters, and the report can be written all the same.
//!
//! `QICAO_PLACES=all` tries everything everywhere.

use crate::pty::{QUIT, REPORT, SAVE, Start, TO_THE_END};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

const PLACES: &[&str] = &[
    "state",
    "state/journals",
    "state/versions",
    "state/locks",
    "state/memory.ron",
    "state/usage.ron",
    "state/usage.lock",
    "state/written",
    "state/written.lock",
    "data",
    "data/own.ron",
    "config/templates",
    "config/presets",
    ".~报告.ron.lock",
    "报告.txt",
];

const THINGS: &[&str] =
    &["dangling", "loop", "pipe", "folder", "zero", "full", "file", "theirs", "closed"];

fn lay(thing: &str, at: &Path) {
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    let name = at.file_name().unwrap();
    match thing {
        "dangling" => symlink("/nonexistent/nothing", at).unwrap(),
        "loop" => symlink(name, at).unwrap(),
        "pipe" => mknodat(CWD, at, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap(),
        "folder" => fs::create_dir(at).unwrap(),
        "zero" => symlink("/dev/zero", at).unwrap(),
        "full" => symlink("/dev/full", at).unwrap(),
        "file" => fs::write(at, "乱写的\0").unwrap(),
        "theirs" => symlink("/etc/hostname", at).unwrap(),
        // For who is not root.
        _ => {
            use std::os::unix::fs::PermissionsExt;
            fs::write(at, "").unwrap();
            fs::set_permissions(at, fs::Permissions::from_mode(0o000)).unwrap();
        }
    }
}

#[test]
fn anything_in_the_place_of_a_file_of_ours() {
    let all = std::env::var_os("QICAO_PLACES").is_some();
    let mut tried = 0;
    for (n, place) in PLACES.iter().enumerate() {
        for (m, thing) in THINGS.iter().enumerate() {
            // What is written through links of one's own leads where they lead.
            let is_followed =
                ["state/memory.ron", "state/usage.ron", "state/written"].contains(place);
            if (!all && (n + m) % THINGS.len() > 1) || (*thing == "theirs" && is_followed) {
                continue;
            }
            written_all_the_same(place, thing);
            tried += 1;
        }
    }
    println!("{tried} places tried");
}

fn written_all_the_same(place: &str, thing: &str) {
    let theirs = fs::read("/etc/hostname").ok();
    let before = |folder: &Path| lay(thing, &folder.join(place));
    let mut pty = Start { before: &before, ..Start::default() }.open();
    pty.send(TO_THE_END);
    pty.send("照样写");
    pty.until(&format!("what was typed: {place} {thing}"), |seen| seen.shows("照样写"));
    pty.send(SAVE);
    pty.until_true(&format!("report saved: {place} {thing}"), |pty| {
        pty.read(REPORT).contains("照样写")
    });
    // What is asked about the text beside it is answered by going back.
    pty.send("\x1b[27u");
    pty.send(QUIT);
    pty.until(&format!("end: {place} {thing}"), crate::pty::Seen::is_given_back);
    pty.until_ended();
    assert_eq!(fs::read("/etc/hostname").ok(), theirs, "{place} {thing}");
}

#[test]
fn a_report_or_a_config_that_is_no_file_is_named() {
    for (place, thing, said) in [
        (REPORT, "dangling", ""),
        (REPORT, "loop", "绕回了自己"),
        (REPORT, "pipe", "不是普通文件"),
        (REPORT, "folder", "文件夹"),
        (REPORT, "zero", "不是普通文件"),
        (REPORT, "full", "不是普通文件"),
        ("config/config.ron", "loop", "绕回了自己"),
        ("config/config.ron", "pipe", "不是普通文件"),
        ("config/config.ron", "folder", "文件夹"),
        ("config/config.ron", "zero", "不是普通文件"),
    ] {
        let before = |folder: &Path| {
            fs::remove_file(folder.join(place)).unwrap();
            lay(thing, &folder.join(place));
        };
        let mut pty = Start { before: &before, ..Start::default() }.run();
        pty.until(&format!("word of {place} {thing}"), |seen| seen.shows(said));
        if !said.is_empty() {
            pty.until_ended();
        }
    }
}

/// A name is shown and never obeyed; the files beside the report that do not fit beside it are done
/// without, and that is said.
#[test]
fn reports_of_any_name_are_opened_written_and_left() {
    let longest = format!("{}ab.ron", "长".repeat(83));
    assert_eq!(longest.len(), 255);
    let names = [
        "换\n行.ron",
        "控\x1b[2J\x07制.ron",
        "-rf.ron",
        "--help.ron",
        "有 空 格 .ron",
        "~.ron",
        "$(touch x)`touch y`;touch z.ron",
        "方\u{202e}向.ron",
        &longest,
    ];
    for name in names {
        let argument = format!("./{name}");
        let start = Start { file: name, arguments: &[&argument], ..Start::default() };
        saved_and_left(start, |folder| folder.join(name));
    }
    // A name in an old encoding.
    let rename = r#"n=$(printf '\261\250.ron'); mv "$1" "$n"; exec "$0" "$n""#;
    let start = Start { through: &["sh", "-c", rename], ..Start::default() };
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"\xb1\xa8.ron");
    saved_and_left(start, |folder| folder.join(name));
}

fn saved_and_left(start: Start, path: impl Fn(&Path) -> std::path::PathBuf) {
    let mut pty = start.open();
    let path = path(&pty.path(""));
    pty.send(TO_THE_END);
    pty.send("照样写");
    pty.until("what was typed", |seen| seen.shows("照样写"));
    pty.send(SAVE);
    pty.until_true("saved report", |_| {
        fs::read_to_string(&path).is_ok_and(|report| report.contains("照样写"))
    });
    pty.until_quiet();
    crate::output::assert_all_ours(&pty.seen().raw);
    pty.send(QUIT);
    pty.until_ended();
    pty.assert_given_back();
    let left = fs::read_dir(pty.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left
        .filter(|name| !["config", "state", "data"].contains(&&*name.to_string_lossy()))
        .collect();
    assert!(left.len() <= 2, "the report and its text, not {left:?}");
}
