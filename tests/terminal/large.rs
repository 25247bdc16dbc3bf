//! Lines of a size that no report has: shown, written in and left like any other.
//!
//! `QICAO_LARGE=7` gives them seven megabytes, a little less than a paragraph may have; a build without optimisation is tried with less.

use crate::pty::{QUIT, Start, TO_THE_END};
use std::time::Instant;

#[test]
fn a_line_of_megabytes_and_a_storm_of_marks() {
    let asked = std::env::var("QICAO_LARGE").ok();
    let bytes = asked.map_or(1 << 18, |mb| mb.parse::<usize>().unwrap() << 20);
    let han = "认真抓好信访工作，推动各项任务落到实处。";
    let marks = bytes / 100;
    for (name, text) in [
        ("one line", han.repeat(bytes / han.len())),
        ("one word", "a".repeat(bytes)),
        ("marks on a letter", format!("甲e{}乙。", "\u{301}".repeat(marks))),
        ("joined emoji", format!("甲👩{}乙。", "\u{200d}👩".repeat(marks))),
        ("marks of no width", format!("甲{}乙。", "\u{200b}".repeat(marks))),
    ] {
        let text = format!("关于某项工作的报告\n\n　　一、情况\n　　{text}\n");
        let began = Instant::now();
        let mut pty = Start { file: "大.txt", text: &text, ..Start::default() }.open();
        let opened = began.elapsed();
        pty.send(TO_THE_END);
        pty.until_quiet();
        let began = Instant::now();
        pty.send("鑫");
        pty.until("what was typed", |seen| seen.before_cursor(2) == "鑫");
        let typed = began.elapsed();
        let began = Instant::now();
        pty.send(QUIT);
        pty.until("question", |seen| seen.shows("还没有保存"));
        pty.send("\x1b[B\r");
        pty.until_ended();
        pty.assert_given_back();
        assert!(pty.has_journal());
        println!(
            "{name}, {} KB: first frame {opened:.0?}, a key {typed:.1?}, left {:.0?}",
            text.len() >> 10,
            began.elapsed()
        );
    }
}
