//! Bad input, one by one: a clear sentence with file, place and remedy, exit 2, nothing touched.

use crate::desk::{Desk, Ended, REPORT};
use std::fs;

/// A name, the bytes, and what the sentence must say in Chinese and in English.
type BrokenInput = (&'static str, Vec<u8>, [&'static str; 2], [&'static str; 2]);

fn broken_inputs() -> Vec<BrokenInput> {
    let nested = "(".repeat(10_000);
    let deep: String =
        (1..=10).map(|level| format!("(level: {level}, heading: \"深\"),\n")).collect();
    let long_line = "长".repeat(4_000_000);
    vec![
        ("空.txt", vec![], ["没有文字", "请"], ["no text", "check"]),
        ("空白.txt", b" \n\xE3\x80\x80\n".to_vec(), ["没有文字", "请"], ["no text", "check"]),
        (
            "程序.txt",
            b"\x7FELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x01\x00\xFF".repeat(40),
            ["程序文件", "请"],
            ["a program", "save"],
        ),
        ("图.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00".repeat(20), ["图片", "请"], ["an image", "save"]),
        ("断.ron", b"Report(\n  format: 1,\n  title: [\"\xE6\x9F\x90".to_vec(), ["第 3 行", "请"], ["line 3", "correct"]),
        (
            "多.ron",
            "Report(\n  format: 1,\n  titel: [],\n)".into(),
            ["第 3 行第 3 字", "titel"],
            ["line 3, column 3", "titel"],
        ),
        ("新.ron", b"Report(\n  format: 99,\n  wings: [],\n)".to_vec(), ["99", "新版"], ["99", "newer"]),
        ("括.ron", format!("Report(format: 1, title: {nested}").into(), ["第 1 行", "请"], ["line 1", "correct"]),
        (
            "深.ron",
            format!("Report(format: 1, sections: [\n{deep}])").into(),
            ["层级", "10"],
            ["level", "10"],
        ),
        (
            "跳.ron",
            "Report(format: 1, sections: [\n(level: 1, heading: \"一\"),\n(level: 3, heading: \"二\"),\n])".into(),
            ["层级", "3"],
            ["level", "3"],
        ),
        (
            "花.ron",
            "Report(format: 1, title: [\"{单位\"])".into(),
            ["花括号", "第 1 行第 28 字"],
            ["brace", "line 1, column 28"],
        ),
        ("长.txt", long_line.into(), ["第 1 行", "请"], ["line 1", "divide"]),
    ]
}

fn in_english(desk: &Desk, args: &[&str]) -> Ended {
    let mut command = desk.command(args);
    Ended::of(command.env("LC_ALL", "C").output().unwrap())
}

#[test]
fn broken_inputs_are_refused_by_every_command_that_reads() {
    let desk = Desk::new();
    for (name, bytes, zh, en) in broken_inputs() {
        desk.write(name, &bytes);
        desk.run(&["import", name, "-o", "出.ron"]).is_refused(&[name, zh[0], zh[1]]);
        desk.run(&["export", name, "-o", "出.md"]).is_refused(&[name, zh[0], zh[1]]);
        in_english(&desk, &["outline", name]).is_refused(&[name, en[0], en[1]]);
        assert_eq!(desk.files(), [name], "nothing else was written");
        assert_eq!(fs::read(desk.path(name)).unwrap(), bytes, "the input is as it was");
        fs::remove_file(desk.path(name)).unwrap();
    }
}

#[test]
fn standard_input_is_named_too() {
    let desk = Desk::new();
    desk.run_with_input(&["export", "-"], b"").is_refused(&["标准输入", "没有文字"]);
    let cut = "Report(\n  format: 1,";
    desk.run_with_input(&["outline", "-"], cut.as_bytes()).is_refused(&["标准输入", "第 2 行"]);
}

#[test]
fn inputs_that_cannot_be_opened() {
    let desk = Desk::new();
    fs::create_dir(desk.path("夹.txt")).unwrap();
    desk.run(&["export", "无.txt"]).is_refused(&["无.txt", "没有这个文件", "请"]);
    desk.run(&["export", "夹.txt"]).is_refused(&["夹.txt", "文件夹", "请"]);
    in_english(&desk, &["import", "无.txt"]).is_refused(&["无.txt", "no such file", "check"]);
    in_english(&desk, &["outline", "夹.txt"]).is_refused(&["夹.txt", "folder", "name a file"]);
    desk.run(&["export", "夹.txt/下.txt"]).is_refused(&["没有这个文件"]);
}

#[test]
fn an_input_that_is_too_large_is_not_read() {
    let desk = Desk::new();
    let file = fs::File::create(desk.path("大.txt")).unwrap();
    file.set_len(101 * 1024 * 1024).unwrap();
    desk.run(&["export", "大.txt"]).is_refused(&["大.txt", "64 MB", "请"]);
}

#[test]
fn outputs_that_cannot_be_written() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    fs::create_dir(desk.path("夹.md")).unwrap();
    let out = |output| desk.run(&["export", "报告.txt", "-o", output]);
    out("无/稿.txt").is_refused(&["无/稿.txt", "没有这个文件夹", "请"]);
    out("夹.md").is_refused(&["夹.md"]);
    desk.run(&["export", "报告.txt", "--force", "-o", "夹.md"]).is_refused(&["夹.md", "文件夹"]);
    out("报告.txt/稿.md").is_refused(&["报告.txt/稿.md"]);
    assert_eq!(desk.files(), ["夹.md", "报告.txt"]);
}

/// Permissions bind everybody but root, who runs tests in some places.
#[cfg(unix)]
#[test]
fn files_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("密.txt", REPORT);
    desk.write("报告.txt", REPORT);
    desk.write("锁/旧.txt", "旧");
    let close = |name, mode| {
        fs::set_permissions(desk.path(name), fs::Permissions::from_mode(mode)).unwrap()
    };
    close("密.txt", 0o000);
    close("锁", 0o555);
    if fs::read(desk.path("密.txt")).is_ok() {
        println!("permissions do not bind this user: nothing tested");
    } else {
        desk.run(&["export", "密.txt"]).is_refused(&["密.txt", "没有权限", "请"]);
        desk.run(&["export", "报告.txt", "-o", "锁/稿.txt"]).is_refused(&["锁/稿.txt", "没有权限"]);
    }
    close("锁", 0o755);
}

/// The device takes no byte, as a full disk does, and must still be there afterwards.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    symlink("/dev/full", desk.path("满.txt")).unwrap();
    let ended = desk.run(&["export", "报告.txt", "--force", "-o", "满.txt"]);
    ended.is_refused(&["满.txt"]);
    assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
    assert_eq!(desk.files(), ["报告.txt", "满.txt"]);
}
