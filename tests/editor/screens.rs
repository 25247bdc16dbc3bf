//! What is seen: sizes, ambiguous widths, overlays over wide characters.

use super::script::{REPORT, Script};
use qicao::app::state::WidthChoice;

#[test]
fn a_screen_is_drawn() {
    let mut script = Script::open(REPORT);
    script.rest();
    let screen = script.screen();
    assert!(screen[0].starts_with("┌ 提纲 ─") && screen[0].contains("┐┌ 关于意识形态工作的报告 ─"));
    assert!(script.shows("▾一、工作开展情况"), "{screen:#?}");
    assert!(script.shows("（二）注重理论…  ⚑1"), "{screen:#?}");
    assert!(screen[23].contains("新报告") && screen[23].contains("F1 帮助"), "{screen:#?}");
}

#[test]
fn every_size_works_and_a_small_one_says_so() {
    for (width, height) in [(40, 10), (41, 11), (59, 10), (60, 12), (80, 24), (300, 100)] {
        let mut script = Script::open(REPORT);
        script.resize(width, height);
        script.keys("<Ctrl+End>好<F6><Up><F6>").rest();
        assert!(script.cursor().is_some(), "{width}x{height}");
        let screen = script.screen();
        assert_eq!(screen.len(), height);
    }
    let mut script = Script::open(REPORT);
    script.resize(39, 10);
    assert!(script.shows("窗口太小"), "{:#?}", script.screen());
    script.resize(1, 1);
    script.screen();
    script.resize(80, 24);
    assert!(script.shows("提纲"));
}

#[test]
fn where_marks_are_wide_the_border_is_of_ascii_and_rows_are_shorter() {
    let mut script = Script::open("标题\n\n各位：\n增强“四个意识”……\n");
    script.app.options.width = WidthChoice::Wide;
    script.keys("<Ctrl+End><Up>");
    let screen = script.screen();
    assert!(screen[0].starts_with("+ 提纲 -"), "{screen:#?}");
    let narrow_end = {
        let mut script = Script::open("标题\n\n各位：\n增强“四个意识”……\n");
        script.keys("<Ctrl+F>意识<Esc><Right><End>");
        script.cursor().unwrap().0
    };
    script.keys("<Ctrl+Home><Ctrl+F>意识<Esc><Right><End>");
    assert_eq!(script.cursor().unwrap().0, narrow_end + 4, "two quotes and two of an ellipsis");
}

#[test]
fn no_control_character_reaches_the_screen() {
    let mut script = Script::open("标题\n\n各位：\n甲\u{202e}乙\u{200b}丙\t丁\n");
    script.keys("<Ctrl+End>");
    for row in script.screen() {
        assert!(!row.contains(|c: char| c.is_control() || c == '\u{202e}'), "{row:?}");
    }
}

#[test]
fn help_lies_over_wide_characters_without_tearing_the_border() {
    let wide = format!("标题\n\n各位：\n{}\n", "汉".repeat(2_000));
    for (width, shift) in [(79, ""), (80, ""), (81, "a"), (82, "a")] {
        let mut script = Script::open(&wide.replace("各位：\n", &format!("各位：\n{shift}")));
        script.resize(width, 24);
        script.keys("<F1>");
        for row in script.screen().iter().skip(1).take(20) {
            assert_eq!(row.matches(['│', '┌', '└', '┐', '┘']).count() % 2, 0, "{row}");
        }
    }
}
