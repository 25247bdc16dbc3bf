//! `qicao export`: reports out, and what stands in the way of their files.

use crate::desk::{Desk, OPEN_REPORT, REPORT, without_white_space};
use std::fs;

#[test]
fn the_ending_or_the_option_decides_the_form() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    let markdown = desk.data(&["export", "报告.txt", "--to", "md"]);
    assert!(markdown.starts_with("# 某局2025年度信访工作情况报告"), "{markdown}");
    let ended = desk.run(&["export", "报告.txt", "-o", "稿.md"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{ended:?}");
    assert!(ended.err.contains("稿.md"));
    assert_eq!(desk.read("稿.md"), markdown);
    desk.data(&["export", "报告.txt", "-o", "稿.MD", "--to", "txt"]);
    assert_eq!(desk.read("稿.MD"), desk.data(&["export", "报告.txt", "-o", "-"]));
    for output in ["稿.pdf", "稿"] {
        let refused = desk.run(&["export", "报告.txt", "-o", output]);
        refused.is_refused(&[output, ".txt、.md、.docx", "--to"]);
        assert!(!desk.has(output), "{output}");
    }
}

#[test]
fn a_document_goes_out_and_comes_in_again() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    let text = desk.data(&["export", "报告.txt"]);
    desk.data(&["export", "报告.txt", "-o", "稿.docx"]);
    assert_eq!(desk.data(&["export", "稿.docx"]), text);
    // Told by content, whatever the name.
    fs::copy(desk.path("稿.docx"), desk.path("稿.bak")).unwrap();
    assert_eq!(desk.data(&["export", "稿.bak"]), text);
    desk.data(&["import", "稿.docx", "-o", "旧.ron"]);
    assert_eq!(desk.data(&["export", "旧.ron"]), text);
    // Ours and not changed, so written again; not ours any more, so not.
    desk.data(&["export", "报告.txt", "-o", "稿.docx"]);
    fs::write(desk.path("稿.docx"), "别人的").unwrap();
    desk.run(&["export", "报告.txt", "-o", "稿.docx"]).is_refused(&["稿.docx"]);
    desk.run(&["export", "稿.docx"]).is_refused(&["稿.docx", "不是 Word 文档"]);
}

#[test]
fn paragraphs_are_indented_unless_flat() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    let text = desk.data(&["export", "报告.txt"]);
    assert!(text.contains("\n　　（二）注重学习培训。开展培训26次。\n"), "{text}");
    let flat = desk.data(&["export", "报告.txt", "--flat"]);
    assert!(flat.contains("\n（二）注重学习培训。开展培训26次。\n") && !flat.contains('\u{3000}'));
    assert_eq!(without_white_space(&flat), without_white_space(REPORT));
}

#[test]
fn every_command_reads_every_form() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    desk.data(&["import", "报告.txt"]);
    let text = desk.data(&["export", "报告.txt"]);
    assert_eq!(desk.data(&["export", "报告.ron"]), text);
    // Told by content, whatever the name.
    fs::copy(desk.path("报告.ron"), desk.path("报告.bak")).unwrap();
    assert_eq!(desk.data(&["export", "报告.bak"]), text);
    let commented = format!("\u{FEFF}/* 一 */\n// 二\n {}", desk.read("报告.ron"));
    let piped = desk.run_with_input(&["export", "-"], commented.as_bytes());
    assert_eq!((piped.code, piped.out), (0, text));
}

#[test]
fn open_places_are_said_and_strict_writes_nothing() {
    let desk = Desk::new();
    desk.write("报告.txt", OPEN_REPORT);
    let ended = desk.run(&["export", "报告.txt"]);
    assert_eq!(ended.code, 0);
    assert_eq!(without_white_space(&ended.out), without_white_space(OPEN_REPORT));
    assert!(ended.err.contains("2 处待填") && ended.err.contains("一、（一）：专题研究**次。"));
    let strict = desk.run(&["export", "报告.txt", "-o", "稿.txt", "--strict"]);
    assert_eq!((strict.code, strict.out.as_str()), (1, ""), "{strict:?}");
    assert!(strict.err.contains("没有写出") && strict.err.contains("一、（一）"), "{strict:?}");
    assert_eq!(desk.files(), ["报告.txt"]);
    let strict = desk.run(&["export", "报告.txt", "--strict"]);
    assert_eq!((strict.code, strict.out.as_str()), (1, ""), "{strict:?}");
    desk.write("报告.txt", REPORT);
    assert_eq!(desk.run(&["export", "报告.txt", "--strict"]).code, 0);
}

#[test]
fn an_output_is_replaced_while_it_is_ours() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    desk.data(&["import", "报告.txt"]);
    let call = ["export", "报告.ron", "-o", "稿.txt"];
    desk.data(&call);
    let ours = desk.read("稿.txt");
    desk.data(&["import", "报告.txt", "-o", "报告.ron", "--force"]);
    desk.data(&call);
    assert_eq!(desk.read("稿.txt"), ours);
    desk.write("稿.txt", format!("{ours}改过"));
    desk.run(&call).is_refused(&["稿.txt", "--force"]);
    assert_eq!(desk.read("稿.txt"), format!("{ours}改过"));
    desk.data(&["export", "报告.ron", "-o", "稿.txt", "--force"]);
    assert_eq!(desk.read("稿.txt"), ours);
    // An original is never ours.
    desk.run(&["export", "报告.ron", "-o", "报告.txt"]).is_refused(&["报告.txt", "--force"]);
    assert_eq!(desk.read("报告.txt"), REPORT);
}

#[test]
fn output_equal_to_input_is_always_refused() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    fs::create_dir(desk.path("夹")).unwrap();
    fs::hard_link(desk.path("报告.txt"), desk.path("硬.txt")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(desk.path("报告.txt"), desk.path("软.txt")).unwrap();
    let others = if cfg!(unix) { &["软.txt", "硬.txt"][..] } else { &["硬.txt"] };
    for output in ["报告.txt", "./夹/../报告.txt"].iter().chain(others) {
        desk.run(&["export", "报告.txt", "--force", "-o", output]).is_refused(&["同一个文件"]);
        assert_eq!(desk.read("报告.txt"), REPORT, "{output}");
    }
    desk.data(&["import", "报告.txt"]);
    let report = desk.read("报告.ron");
    desk.run(&["import", "报告.ron", "--force"]).is_refused(&["同一个文件"]);
    assert_eq!(desk.read("报告.ron"), report);
}

#[test]
fn control_characters_of_names_do_not_reach_the_words() {
    let desk = Desk::new();
    let ended = desk.run(&["export", "\u{1b}[31m红\n.txt"]);
    ended.is_refused(&["红"]);
    assert!(!ended.err.trim_end().chars().any(char::is_control), "{ended:?}");
}

#[test]
fn a_document_is_set_by_a_preset_of_the_house() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    let margins = |name: &str| {
        // The margins of a document tell which preset it is set by.
        let back = fs::read(desk.path(name)).unwrap();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(back)).unwrap();
        let mut xml = String::new();
        let mut document = zip.by_name("word/document.xml").unwrap();
        std::io::Read::read_to_string(&mut document, &mut xml).unwrap();
        let (_, rest) = xml.split_once("<w:pgMar").unwrap();
        rest.split_once('>').unwrap().0.to_string()
    };
    desk.data(&["export", "报告.txt", "-o", "标准.docx"]);
    desk.data(&["export", "报告.txt", "-o", "窄.docx", "--preset", "narrow-margins"]);
    assert!(margins("标准.docx").contains("2098") && !margins("窄.docx").contains("2098"));
    // The house's own, named by the config.
    desk.write("config/presets/某局.ron", HOUSE);
    desk.write("config/config.ron", "Config(preset: \"某局\")");
    desk.data(&["export", "报告.txt", "-o", "局.docx"]);
    assert_eq!(margins("局.docx"), margins("窄.docx"));
    desk.data(&["export", "报告.txt", "-o", "又标准.docx", "--preset", "gb9704"]);
    assert_eq!(margins("又标准.docx"), margins("标准.docx"));
    // A text needs none; a name that is none is refused, and nothing is written.
    desk.write("config/config.ron", "Config(preset: \"../某局\")");
    desk.data(&["export", "报告.txt", "-o", "稿.txt"]);
    let refused = desk.run(&["export", "报告.txt", "-o", "无.docx"]);
    refused.is_refused(&["../某局", "gb9704"]);
    assert!(!desk.has("无.docx"));
    desk.write("config/presets/坏.ron", "PagePreset(format: 1, name: \"坏\", line_pitch: 29)");
    let refused = desk.run(&["export", "报告.txt", "-o", "无.docx", "--preset", "坏"]);
    refused.is_refused(&["坏.ron", "22", "21"]);
}

const HOUSE: &str = "PagePreset(format: 1, name: \"某局\",
    margins: (top: 30, bottom: 30, left: 29, right: 29),
    chars_per_line: 27, lines_per_page: 23, line_pitch: 28.8)";

#[cfg(unix)]
#[test]
fn what_is_made_of_a_private_report_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    for (mode, own) in [(0o600, 0o600), (0o640, 0o640), (0o400, 0o600)] {
        let file = desk.write("密.txt", REPORT);
        fs::set_permissions(&file, PermissionsExt::from_mode(mode)).unwrap();
        for (name, call) in [
            ("密.md", &["export", "密.txt", "-o", "密.md"][..]),
            ("密.docx", &["export", "密.txt", "-o", "密.docx"]),
            ("密.ron", &["import", "密.txt"]),
            ("净.txt", &["check", "密.txt", "--fix", "-o", "净.txt"]),
            ("新.ron", &["new", "--from", "密.txt", "新.ron"]),
        ] {
            desk.run(call);
            let made = fs::metadata(desk.path(name)).unwrap().permissions().mode();
            assert_eq!(made & 0o777, own, "{name}");
            fs::remove_file(desk.path(name)).unwrap();
        }
        fs::remove_file(file).unwrap();
    }
}
