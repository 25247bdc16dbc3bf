//! What is seen: sizes, ambiguous widths, overlays over wide characters.

use super::script::{REPORT, Script};
use qicao::app::input::Input;
use qicao::app::state::WidthChoice;
use qicao::app::wording::{Lang, Word};

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

#[test]
fn the_way_to_help_is_shown_on_the_narrowest_screen() {
    let marks = "要**落实。".repeat(8);
    for lang in Lang::ALL {
        for keys in ["", "<F6>", "<Tab>", "<Ctrl+Home>"] {
            let text = format!("标题\n一、情况\n{}{marks}\n", "抓好工作落实。".repeat(400));
            let mut script = Script::open(&text);
            script.app.options.lang = lang;
            script.resize(40, 10).keys(keys).rest();
            let row = script.row(9);
            let help = if lang == Lang::Zh { "F1 帮助" } else { "F1 Help" };
            assert!(row.contains(help), "{keys} {row}");
        }
    }
}

#[test]
fn a_long_message_is_told_to_its_end() {
    let mut script = Script::open(REPORT);
    script.app.options.lang = Lang::En;
    let who = "somebody@a-machine-with-a-long-name.example (since 2024-03-05 10:20)";
    for (width, height) in [(80, 24), (40, 10)] {
        script.resize(width, height);
        script.app.message = None;
        script.app.tell(Word::HeldBy { who: &who });
        script.input(Input::Idle);
        let screen = script.screen();
        assert!(screen[height - 1].contains("name"), "the remedy comes last: {screen:#?}");
        assert!(screen.iter().any(|row| row.contains("Read only: ")), "{screen:#?}");
        script.keys("<Left>");
        assert!(!script.shows("Read only: "), "{:#?}", script.screen());
    }
    // What nobody could read whole loses its middle.
    script.app.tell(Word::HeldBy { who: &"x".repeat(400) });
    let screen = script.screen();
    assert!(screen[9].contains("name") && script.shows("…"), "{screen:#?}");
}

#[test]
fn the_target_of_the_section_is_told_where_it_is_written() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>注重<Enter><F6><Alt+G>500<Enter><F6>").resize(120, 40);
    script.rest();
    assert!(script.row(39).contains("本节 17/500字"), "{}", script.row(39));
    assert!(script.shows("⚑1 17/500字"), "{:#?}", script.screen());
    script.resize(80, 24).rest();
    assert!(script.row(23).contains("本节 17/500字"), "{}", script.row(23));
    script.keys("<Ctrl+G>下步<Enter>").rest();
    assert!(!script.row(23).contains("本节"), "{}", script.row(23));
}

#[test]
fn a_question_leaves_the_keys_to_be_seen() {
    let mut script = Script::open(REPORT);
    script.resize(40, 10).keys("好<Ctrl+Q>");
    assert!(script.row(9).ends_with("Enter 确定  Esc 关闭"), "{:#?}", script.screen());
    assert!(!script.row(9).contains('─'), "{:#?}", script.screen());
}
