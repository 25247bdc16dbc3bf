//! The mouse: sections dragged in the tree, the wheel, clicks in whatever lies over the panes.

use super::script::{REPORT, Script};
use qicao::app::geometry::Size;
use qicao::app::input::MouseKind::{Down, Drag, ScrollDown, ScrollUp, Up};
use qicao::app::state::Pane;
use qicao::formats::plain;

/// Returns the row of the screen on which the tree shows a heading.
fn row_of(script: &Script, heading: &str) -> usize {
    let rows = script.screen();
    let found = rows.iter().position(|row| {
        let tree: String = row.chars().take_while(|c| *c != '字' && *c != '⚑').take(20).collect();
        tree.contains(heading)
    });
    found.unwrap_or_else(|| panic!("{heading}: {rows:#?}"))
}

fn outline(script: &Script) -> String {
    let labels = qicao::report::numbering::labels(&script.app.report);
    let sections = script.app.report.sections().iter().zip(labels);
    let lines = sections.map(|(s, l)| {
        let short: String = s.heading.chars().take(2).collect();
        format!("{}{}{short}", "-".repeat(usize::from(s.level) - 1), l.text)
    });
    lines.collect::<Vec<_>>().join(" ")
}

const NOWHERE: &str = "在这里放开则不移动";

#[test]
fn a_section_is_dropped_before_behind_and_inside() {
    let first = "一、工作 -（一）加强 -（二）注重 二、存在 三、下步";
    // What is dragged, where to, on the right half, and what the outline is then.
    for (what, onto, right, expect, said) in [
        ("存在", "下步", false, "一、工作 -（一）加强 -（二）注重 二、下步 三、存在", "之后"),
        ("下步", "工作", false, "一、下步 二、工作 -（一）加强 -（二）注重 三、存在", "之前"),
        ("下步", "存在", true, "一、工作 -（一）加强 -（二）注重 二、存在 -（一）下步", "放进"),
        ("存在", "加强", false, "一、工作 -（一）存在 -（二）加强 -（三）注重 二、下步", "之前"),
        ("加强", "下步", false, "一、工作 -（一）注重 二、存在 三、下步 四、加强", "之后"),
        ("加强", "前言", false, "一、加强 二、工作 -（一）注重 三、存在 四、下步", "最前面"),
        ("工作", "注重", true, first, NOWHERE),
    ] {
        let mut script = Script::open(REPORT);
        script.rest();
        assert_eq!(outline(&script), first);
        let text = script.text();
        let (from, to) = (row_of(&script, what), row_of(&script, onto));
        let x = if right { 20 } else { 4 };
        script.mouse(Down, 4, from).mouse(Drag, 4, from).mouse(Drag, x, to);
        let message = script.message();
        assert!(message.contains(said), "{message}");
        let marked = script.row(to).chars().nth(1).is_some_and(|sign| "^v>".contains(sign));
        assert_eq!(marked, said != NOWHERE, "{}", script.row(to));
        script.mouse(Up, x, to);
        assert_eq!(outline(&script), expect, "{what} on {onto}");
        let moved = if said == NOWHERE { "没有移动" } else { "已移动，现在是“" };
        assert!(script.message().contains(moved), "{}", script.message());
        let mut sorted: Vec<char> =
            script.text().chars().filter(|c| !"一二三四五（）、".contains(*c)).collect();
        let mut before: Vec<char> =
            text.chars().filter(|c| !"一二三四五（）、".contains(*c)).collect();
        sorted.sort_unstable();
        before.sort_unstable();
        assert_eq!(sorted, before, "nothing is lost");
        script.keys("<Ctrl+Z>");
        assert_eq!(script.text(), text);
    }
}

#[test]
fn a_drag_that_ends_elsewhere_changes_nothing() {
    let mut script = Script::open(REPORT);
    let text = script.text();
    let from = row_of(&script, "存在");
    script.mouse(Down, 4, from).mouse(Drag, 4, from - 1).keys("<Esc>");
    assert_eq!((script.message().as_str(), script.app.pane), ("没有移动", Pane::Tree));
    // What is left of the gesture means nothing, wherever it goes.
    script.mouse(Drag, 50, 5).mouse(Up, 50, 5);
    assert_eq!(script.selected(), "");
    script.mouse(Down, 4, from).mouse(Drag, 5, from).mouse(Up, 5, from);
    assert_eq!((script.text(), script.message()), (text, String::new()), "a click that slips");
}

#[test]
fn a_drag_that_slips_out_of_the_tree_is_the_trees_until_it_ends() {
    for (x, y) in [(60, 8), (60, 23), (4, 23)] {
        let mut script = Script::open(REPORT);
        script.rest();
        let from = row_of(&script, "下步");
        let to = if y == 8 { row_of(&script, "存在") } else { y };
        script.mouse(Down, 4, from).mouse(Drag, 4, from - 1).mouse(Drag, x, to);
        let said = script.message();
        assert!(said.contains("放"), "{said}");
        script.mouse(Up, x, to);
        let expect = match y {
            8 => "一、工作 -（一）加强 -（二）注重 二、存在 -（一）下步",
            _ => "一、工作 -（一）加强 -（二）注重 二、存在 三、下步",
        };
        assert_eq!(outline(&script), expect, "{x} {y}");
        assert!(!script.message().contains("放"), "{}", script.message());
        assert!(script.selected().is_empty());
    }
}

#[test]
fn below_the_last_row_is_last_and_a_click_on_the_sign_folds() {
    let mut script = Script::open("标题\n一、甲\n（一）乙\n文。\n二、丙\n文。\n三、丁\n文。\n");
    script.rest();
    let (from, last) = (row_of(&script, "丙"), row_of(&script, "丁"));
    script.mouse(Down, 4, from).mouse(Drag, 4, last).mouse(Drag, 4, last + 5);
    assert!(script.message().contains("最后面"), "{}", script.message());
    assert!(script.row(last).starts_with("│v"), "{}", script.row(last));
    script.mouse(Up, 4, last + 5);
    assert_eq!(outline(&script), "一、甲 -（一）乙 二、丁 三、丙");
    assert!(script.message().contains("现在是“三、丙”"), "{}", script.message());
    let row = row_of(&script, "甲");
    script.mouse(Down, 1, row).mouse(Up, 1, row);
    assert!(script.row(row).contains("▸一、甲"), "{}", script.row(row));
    script.now += 1_000;
    script.mouse(Down, 1, row).mouse(Up, 1, row);
    assert!(script.row(row).contains("▾一、甲") && script.message().is_empty());
}

#[test]
fn the_wheel_scrolls_tree_and_text() {
    let text: String = (1..60).map(|n| format!("{n}.第{n}件事\n正文。\n")).collect();
    let mut script = Script::open(&format!("标题\n{text}"));
    assert!(script.row(1).contains("标题"));
    for _ in 0..3 {
        script.mouse(ScrollDown, 4, 5);
    }
    assert!(script.row(1).contains("第9件事"), "{:#?}", script.screen());
    assert!(script.cursor().is_some());
    for _ in 0..100 {
        script.mouse(ScrollDown, 4, 5);
    }
    assert!(script.row(22).contains("└") && script.row(21).contains("第59件事"));
    for _ in 0..100 {
        script.mouse(ScrollUp, 4, 5);
    }
    assert!(script.row(1).contains("标题"));
    for _ in 0..4 {
        script.mouse(ScrollDown, 50, 5);
    }
    assert!(!script.caret().contains("标题"), "the caret comes along");
}

#[test]
fn everything_over_the_panes_takes_clicks() {
    let mut script = Script::open(REPORT);
    // The menu's first entry but one; a click beside closes it.
    script.keys("<F10>").mouse(Down, 10, 5);
    assert!(script.shows("存为"), "{:#?}", script.screen());
    // In the line of input, before 于.
    let row = (0..24).find(|y| script.row(*y).contains(".ron")).unwrap();
    script.mouse(Down, 13, row).keys("在");
    assert!(script.shows("关在于"), "{:#?}", script.screen());
    script.keys("<Esc><F10>").mouse(Down, 1, 23 - 2);
    assert!(script.app.overlays.is_empty());
    // The second answer of a question.
    script.keys("字<Ctrl+Q>");
    let row = (0..24).find(|y| script.row(*y).contains("不保存退出")).unwrap();
    script.mouse(Down, 30, row);
    assert_eq!(script.effects, [qicao::app::input::Effect::Quit]);
    // Both fields of the find bar.
    script.keys("<Ctrl+R>工作").mouse(Down, 58, 21).keys("任务").mouse(Down, 33, 21).keys("的");
    assert!(script.shows("工作的") && script.shows("任务"), "{:#?}", script.screen());
    script.mouse(Down, 30, 3).mouse(Up, 30, 3);
    assert!(script.shows("查找"), "the text can be clicked and the bar stays");
}

#[test]
fn keys_shown_in_the_status_line_can_be_pressed() {
    let mut script = Script::open(REPORT);
    script.rest();
    let row = script.row(23);
    let before: String = row.split("F10").next().unwrap().into();
    let x = before.chars().map(|c| if c.is_ascii() || c == '·' { 1 } else { 2 }).sum();
    script.mouse(Down, x, 23);
    assert!(script.shows("菜单"), "{:#?}", script.screen());
}

#[test]
fn a_drag_beyond_the_edge_scrolls_and_a_click_chooses_the_pane() {
    let long: String = (0..80).map(|n| format!("第{n}段的文字。\n")).collect();
    let mut script = Script::open(&format!("标题\n\n各位：\n{long}"));
    script.mouse(Down, 40, 5);
    for _ in 0..30 {
        script.mouse(Drag, 40, 23);
    }
    script.mouse(Up, 40, 23);
    assert!(script.selected().chars().count() > 300, "{}", script.selected());
    script.mouse(Down, 4, 2).mouse(Up, 4, 2);
    assert_eq!(script.app.pane, Pane::Tree);
    script.mouse(Down, 40, 5).mouse(Up, 40, 5);
    assert_eq!(script.app.pane, Pane::Text);
}

#[test]
fn the_tree_is_filled_again_when_the_whole_report_is_shown() {
    let draft = plain::read(REPORT, false).unwrap().draft;
    let mut script = Script::of(qicao::report::Report::new(draft).unwrap());
    script.input(qicao::app::input::Input::Resize(Size { width: 80, height: 24 }));
    script.keys("<Ctrl+G>存在<Enter><F8>");
    assert!(!script.shows("标题  "));
    script.keys("<F8>");
    assert!(script.row(1).contains("标题"), "{:#?}", script.screen());
}

#[test]
fn a_part_that_cannot_be_dragged_says_so() {
    let mut script = Script::open(REPORT);
    script.mouse(Down, 4, 1).mouse(Drag, 6, 1);
    assert_eq!(script.message(), "");
    script.mouse(Drag, 6, 6);
    assert!(script.message().contains("只有章节能移动"), "{}", script.message());
    script.mouse(Up, 6, 6);
    assert_eq!(script.text(), REPORT);
}
