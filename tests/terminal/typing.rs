//! What is typed and pasted: where it appears, where the cursor stands, and what is saved of it.

use crate::pty::{Manner, Pty, REPORT, SAVE, Start, TO_THE_END, UNDO};

/// Saves and returns the report file as it is then.
fn saved(pty: &mut Pty, differs_from: &str) -> String {
    pty.send(SAVE);
    pty.until_true("saved report", |pty| pty.read(REPORT) != differs_from);
    pty.read(REPORT)
}

#[test]
fn the_first_frame_shows_tree_and_text() {
    let pty = Start::default().open();
    pty.until("tree and text", |seen| {
        ["提纲", "存在问题", "力量较为薄弱。", "高度重视信访工作"].iter().all(|t| seen.shows(t))
    });
    let contents = pty.seen().contents();
    let row = contents.lines().find(|row| row.contains("（一）加强组织领导")).unwrap();
    assert!(row.contains('│'), "{contents}");
    pty.until("cursor", |seen| seen.cursor().is_some());
}

#[test]
fn the_cursor_stands_behind_what_was_typed_however_wide_quotes_are() {
    let narrow = Manner::default();
    let wide = Manner { wide: true, mute: false };
    let mute = Manner { wide: false, mute: true };
    for (config, manner) in [
        ("Config()", narrow),
        ("Config()", wide),
        ("Config()", mute),
        ("Config(width: \"narrow\")", narrow),
        ("Config(width: \"wide\")", wide),
    ] {
        let pty = Start { config, manner, ..Start::default() }.open();
        pty.send(TO_THE_END);
        pty.send("推进改革");
        pty.until("Han before the cursor", |seen| seen.before_cursor(8) == "推进改革");
        pty.send("“两个”维护");
        let (shown, columns) = match manner.wide {
            false => ("推进改革“两个”维护", 8 + 1 + 4 + 1 + 4),
            true => ("推进改革『两个』维护", 8 + 2 + 4 + 2 + 4),
        };
        pty.until(&format!("quotes before the cursor: {config} {manner:?}"), |seen| {
            seen.before_cursor(columns) == shown
        });
        pty.until_quiet();
        assert!(!pty.seen().contents().contains('〓') || manner.wide);
    }
}

#[test]
fn a_terminal_that_turns_out_wide_shows_no_rest_of_narrow_lines() {
    let text = format!("关于“报告”的报告\n\n　　一、“情况”\n　　{}\n", "“甲”乙".repeat(60));
    let asked =
        Start { manner: Manner { wide: true, mute: false }, text: &text, ..Start::default() };
    let pty = asked.open();
    pty.until_quiet();
    let probed = pty.seen().contents();
    let set = Start {
        manner: Manner { wide: true, mute: false },
        config: "Config(width: \"wide\")",
        text: &text,
        ..Start::default()
    };
    let pty = set.open();
    pty.until_quiet();
    assert_eq!(probed, pty.seen().contents());
}

#[test]
fn a_paste_of_a_megabyte_is_one_undo_step() {
    let mut pty = Start::default().open();
    pty.send(TO_THE_END);
    pty.send("甲");
    let opened = pty.read(REPORT);
    let before = saved(&mut pty, &opened);
    let line = "认真抓好信访工作，推动各项任务落到实处。\n";
    let paste = line.repeat(1_000_000 / line.len() + 1);
    pty.paste(&paste);
    pty.until("end of the paste", |seen| seen.shows("落到实处。"));
    let pasted = saved(&mut pty, &before);
    assert!(pasted.len() > 1_000_000, "{}", pasted.len());
    pty.send(UNDO);
    let undone = saved(&mut pty, &pasted);
    assert!(undone == before, "{} bytes for {}", undone.len(), before.len());
}

#[test]
fn saving_writes_the_report_and_its_text() {
    let mut pty = Start::default().open();
    pty.send(TO_THE_END);
    pty.send("下一步加大力度。");
    let first = pty.read(REPORT);
    let report = saved(&mut pty, &first);
    assert!(report.contains("下一步加大力度。"), "{report}");
    pty.until_true("text", |pty| pty.path("报告.txt").exists());
    assert!(pty.read("报告.txt").contains("下一步加大力度。"));
    pty.until("word of it", |seen| seen.shows("已保存"));
}

#[test]
fn what_is_typed_wrong_is_found_without_being_asked_for() {
    let pty = Start::default().open();
    pty.until("tree and text", |seen| seen.shows("提纲") && seen.shows("存在问题"));
    pty.send(TO_THE_END);
    // At the end of what is still written nothing is told.
    pty.send("布署\u{1b}[D");
    pty.until("a finding under the caret", |seen| seen.shows("错别字") && seen.shows("部署"));
    pty.send("\u{1b}y");
    pty.until("the list", |seen| seen.shows("《现代汉语词典》"));
    pty.send(" ");
    pty.until("it mended", |seen| seen.shows("改正了 1 处"));
}
