//! Typing, deleting, walking, selecting, pasting.

use super::script::{REPORT, Script};
use qicao::report::{Fixed, Part, Report};

#[test]
fn a_report_is_written_from_nothing() {
    let mut script = Script::open("");
    script.keys("关于安全生产的报告<Down><Down><Down>现报告如下。");
    script.keys("<Enter><Enter>工作情况<Enter>很好。<Enter><Enter>存在问题<Enter>不多。");
    let expect = "关于安全生产的报告\n现报告如下。\n一、工作情况\n很好。\n二、存在问题\n不多。\n";
    assert_eq!(script.text(), expect);
    for _ in 0..40 {
        script.keys("<Ctrl+Z>");
    }
    assert_eq!(script.text(), "");
    for _ in 0..40 {
        script.keys("<Ctrl+Y>");
    }
    assert_eq!(script.text(), expect);
}

#[test]
fn keys_walk_and_change_the_text() {
    // what the lead is, keys from its start, what becomes of it and where the caret is
    for (text, keys, expect) in [
        ("增强四个意识。", "<Right><Right><Backspace>", "增|四个意识。"),
        ("增强四个意识。", "<Del>", "|强四个意识。"),
        ("增强四个意识。", "<End>好", "增强四个意识。好|"),
        ("增强“四个意识”。", "<Ctrl+Right><Ctrl+Right>", "增强“|四个意识”。"),
        ("增强“四个意识”。", "<End><Ctrl+Left><Ctrl+Left>", "增强“|四个意识”。"),
        ("增强GDP总量", "<Right><Right><Ctrl+Del>", "增强|总量"),
        ("增强GDP总量", "<End><Ctrl+W><Ctrl+W>", "增强|"),
        ("增强四个意识。", "<Right><Right><Ctrl+K>", "增强|"),
        ("增强四个", "<Right><Enter>", "|强四个"),
        ("增强四个", "<Right><Enter><Backspace>", "增|强四个"),
        ("甲👩‍👩‍👧乙", "<Right><Right><Backspace>", "甲|乙"),
        ("增强四个", "<Shift+Right><Shift+Right><Alt+\">", "“增强|”四个"),
        ("增强四个", "<Shift+Right><Shift+Right>《", "《增强|》四个"),
        ("增强四个", "<Shift+Right><Shift+Right>好", "好|四个"),
        ("增强四个", "<Shift+End><Ctrl+X><Ctrl+V><Ctrl+V>", "增强四个增强四个|"),
        ("增强", "<End><Alt+D>", "增强2024年3月5日|"),
        ("共{人}", "<End>{好}", "共{{人}}{{好}}|"),
    ] {
        let mut script = Script::open(&format!("标题\n\n各位：\n{text}\n"));
        script.keys("<Ctrl+Home><Ctrl+Down><Ctrl+Down><Ctrl+Down>");
        script.keys(keys);
        assert_eq!(script.caret(), expect, "{text} {keys}");
        let after = script.text();
        for _ in 0..20 {
            script.keys("<Ctrl+Z>");
        }
        assert!(script.app.is_saved(), "{text} {keys}");
        for _ in 0..20 {
            script.keys("<Ctrl+Y>");
        }
        assert_eq!(script.text(), after, "{text} {keys}");
    }
}

#[test]
fn up_and_down_keep_the_wanted_column_and_the_end_of_a_row_is_its_end() {
    let long = "一二三四五六七八九十".repeat(8);
    let mut script = Script::open(&format!("标题\n\n各位：\n{long}\n短\n{long}\n"));
    script.keys("<Ctrl+Home><Ctrl+Down><Ctrl+Down><Ctrl+Down><End>");
    let (x, y) = script.cursor().unwrap();
    script.keys("<Down>");
    assert_eq!(script.cursor(), Some((x, y + 1)), "the row below is as long");
    script.keys("<Home><Right><Right><Right>");
    let (x, y) = script.cursor().unwrap();
    // Past the short paragraph, which is too short for the column, and on.
    script.keys("<Down><Down><Down><Down>");
    let row = script.cursor().unwrap();
    assert!(row.1 > y);
    assert_eq!(row.0, x);
    script.keys("<Up><Up><Up><Up>");
    assert_eq!(script.cursor(), Some((x, y)));
}

#[test]
fn a_paste_is_one_step_and_headings_in_it_are_another() {
    let mut script = Script::open(REPORT);
    let before = script.text();
    script.keys("<Ctrl+G>二、<Enter><End><Ctrl+Down><End>");
    script.paste("第一行\r\n\r\n第二行\u{1b}[31m");
    assert!(
        script.text().contains("还有不足。第一行\n第二行[31m\n三、下步打算"),
        "{}",
        script.text()
    );
    assert!(script.message().contains('1'), "{}", script.message());
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), before);
    script.paste("（一）认识不足。\n有的同志认识不足。\n（二）落实不够。\n有的单位落实不够。\n");
    assert_eq!(script.app.report.sections().len(), 7);
    script.keys("<Ctrl+Z>");
    assert_eq!(script.app.report.sections().len(), 5);
    assert!(script.text().contains("（一）认识不足。\n有的同志"));
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), before);
}

#[test]
fn a_whole_report_goes_into_one_without_a_word() {
    let mut script = Script::of(Report::default());
    script.paste(REPORT);
    let first = Script::open(REPORT);
    assert_eq!(script.text(), first.text());
    assert!(script.message().contains("留作文字"), "{}", script.message());
    assert_eq!(script.caret(), "2024年3月5日|");
    script.keys("<Ctrl+Z>");
    assert!(script.app.report.sections().is_empty() && script.text().contains("（二）注重"));
    // All of it cut and pasted is what it was, notes and slots included.
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>存在<Enter><Down><Alt+N>核实<Enter><Alt+M>").keys("<End>");
    let draft = script.app.report.draft().clone();
    script.keys("<Ctrl+A><Ctrl+X>");
    assert_eq!(script.text().trim(), "");
    script.keys("<Ctrl+V>");
    assert_eq!(*script.app.report.draft(), draft);
    // Into a part that holds no sections they go with their numbers.
    script.keys("<Ctrl+A><Ctrl+C><Ctrl+Home><End><Ctrl+V>");
    assert!(script.text().contains("（一）加强组织领导。局党组"), "{}", script.text());
    let title = script.app.report.fixed(Fixed::Title);
    assert!(title.iter().any(|p| p.text.starts_with("（二）注重")), "{title:?}");
}

#[test]
fn a_typed_number_becomes_a_section() {
    let mut script = Script::open("标题\n\n各位：\n引言\n");
    script.keys(
        "<Ctrl+Home><Ctrl+Down><Ctrl+Down><Ctrl+Down><End><Enter>一、工作情况<Enter>（一）加强",
    );
    script.keys("领导。局党组重视。<Enter>（二）抓落实");
    assert_eq!(
        script.text(),
        "标题\n各位：\n引言\n一、工作情况\n（一）加强领导。局党组重视。\n（二）抓落实\n"
    );
    assert_eq!(script.app.report.sections().len(), 3);
    // Taken back, the number is text again, and stays so.
    let mut script = Script::open("标题\n\n各位：\n引言\n");
    script.keys("<Ctrl+Home><Ctrl+Down><Ctrl+Down><Ctrl+Down><End><Enter>一、工");
    assert_eq!(script.app.report.sections().len(), 1);
    script.keys("<Ctrl+Z>作");
    assert_eq!(script.app.report.sections().len(), 0);
    assert_eq!(script.caret(), "一、工作|");
}

#[test]
fn the_mouse_places_the_caret_and_selects() {
    use qicao::app::input::MouseKind::{Down, Drag, Up};
    let mut script = Script::open("标题\n\n各位：\n增强“四个意识”，做到GDP增长。\n");
    let row = script.screen().iter().position(|row| row.contains("增强")).unwrap();
    let x = 24 + 2 + 4;
    script.mouse(Down, x + 4, row).mouse(Up, x + 4, row);
    assert_eq!(script.caret(), "增强|“四个意识”，做到GDP增长。");
    script.mouse(Down, x, row).mouse(Drag, x + 7, row).mouse(Up, x + 7, row);
    assert_eq!(script.selected(), "增强“四");
    script.now += 1_000;
    script.mouse(Down, x + 6, row).mouse(Up, x + 6, row).mouse(Down, x + 6, row);
    assert_eq!(script.selected(), "四个意识");
    script.mouse(Up, x + 6, row).mouse(Down, x + 6, row);
    assert_eq!(script.selected(), "增强“四个意识”，做到GDP增长。");
}

#[test]
fn own_copies_keep_their_slots() {
    let mut script = Script::open("标题\n\n各位：\n学习**次\n");
    script.keys("<Ctrl+Home><Ctrl+Down><Ctrl+Down><Ctrl+Down><Right><Right>");
    script.keys("<Shift+Right><Shift+Right><Alt+M>次数<Enter>");
    assert_eq!(script.caret(), "学习{次数}|次");
    script.keys("<Shift+Left><Ctrl+C><End><Ctrl+V>");
    assert_eq!(script.caret(), "学习{次数}次{次数}|");
    // What the terminal gives back of our own copy is our own copy, too.
    script.paste("**");
    assert_eq!(script.caret(), "学习{次数}次{次数}{次数}|");
}

#[test]
fn enter_goes_on_from_part_to_part() {
    let mut script = Script::open("");
    script.keys(
        "关于安全生产的报告<Enter><Enter>省安委会：<Enter>现报告如下。<Enter><Enter>工作情况",
    );
    assert_eq!(script.text(), "关于安全生产的报告\n省安委会：\n现报告如下。\n一、工作情况\n");
    // In the middle of a title it breaks the line as anywhere.
    let mut script = Script::open("关于安全生产的报告\n\n各位：\n好。\n");
    script.keys("<Ctrl+Home><Right><Right><Enter>");
    assert_eq!(script.caret(), "|安全生产的报告");
}

#[test]
fn a_sentence_behind_the_title_begins_the_text() {
    for enters in ["<Enter>", "<Enter><Enter>", "<Enter>——在会上<Enter>"] {
        let mut script = Script::open("");
        script.keys("关于安全生产的报告").keys(enters);
        assert!(script.row(23).contains("Enter 下一部分"), "{}", script.row(23));
        script.keys("今年以来，全县平稳").rest();
        let typed = script.app.view.caret.text.part;
        script.keys("。");
        assert_eq!(script.app.view.caret.text.part, Part::Fixed(Fixed::Lead), "{enters}");
        assert!(script.message().contains("第一段"));
        script.keys("现报告如下。");
        assert!(
            script.text().ends_with("\n今年以来，全县平稳。现报告如下。\n"),
            "{}",
            script.text()
        );
        script.keys("<Ctrl+Z><Ctrl+Z>");
        assert_eq!(script.app.view.caret.text.part, typed, "one further step leaves it");
        assert_eq!(script.caret(), "今年以来，全县平稳。|");
        assert!(script.recovered() == script.app.report);
    }
    // Where the text has begun it stays.
    let mut script = Script::open("标题\n\n各位：\n好的。\n");
    script.keys("<Ctrl+Home><End><Enter>今年以来。");
    assert_eq!(script.app.view.caret.text.part, Part::Fixed(Fixed::Subtitle));
}

#[test]
fn words_typed_into_an_empty_part_are_one_step() {
    let mut script = Script::open("");
    script.keys("关于安全生产的报告<Ctrl+Z>");
    assert_eq!(script.text(), "");
    script.keys("<Ctrl+Y>");
    assert_eq!(script.text(), "关于安全生产的报告\n");
}

#[test]
fn down_keeps_to_the_ends_of_paragraphs_that_come_onto_the_screen() {
    let mut script = Script::open(&format!(
        "标题\n\n各位：\n{}\n{}",
        "长".repeat(20),
        "短的一段。\n".repeat(40)
    ));
    script.keys("<Ctrl+F>长<Esc><End>");
    for _ in 0..40 {
        assert_eq!(script.keys("<Down>").caret(), "短的一段。|");
    }
}
