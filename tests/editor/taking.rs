//! Sections from elsewhere: put back after they were deleted, or taken from another report.

use super::script::{REPORT, Script};
use qicao::app::input::{Effect, Input, Loaded, Purpose};
use qicao::report::{Field, Report};

fn loaded(report: Report) -> Input {
    Input::Loaded(Box::new(Loaded::of(report, Purpose::Insert)))
}

#[test]
fn the_trash_shows_what_was_deleted_and_puts_it_back() {
    let mut script = Script::open(REPORT);
    let text = script.text();
    script.keys("<Alt+3>");
    assert!(script.app.overlays.is_empty() && script.message().contains("没有删过"));
    script.keys("<Ctrl+G>工作<Enter><Alt+K><Ctrl+G>下步<Enter><Alt+K>");
    assert!(!script.text().contains("加强组织领导"));
    script.now += 180_000;
    script.keys("<Alt+3>");
    let rows = script.list_rows();
    assert!(rows[0].contains("下步打算") && rows[1].contains("工作开展情况"), "{rows:#?}");
    assert!(rows[0].contains("9 字 · 3 分钟前"), "{rows:#?}");
    script.keys("<Down><Enter>");
    assert!(script.text().contains("（一）加强组织领导。局党组"));
    script.keys("<Alt+3>");
    let rows = script.list_rows();
    assert!(rows.len() == 1 && rows[0].contains("下步打算"), "what is back is not in the trash");
    script.keys("<Enter>");
    assert_eq!(script.text(), text);
    // Each came back as one step, and so did each go.
    script.keys("<Ctrl+Z><Ctrl+Z><Ctrl+Z><Ctrl+Z>");
    assert_eq!(script.text(), text);
    script.keys("<Alt+3>");
    assert!(script.app.overlays.is_empty());
}

#[test]
fn what_is_deleted_with_a_selection_is_in_the_trash() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>存在<Enter><Home><Shift+Down><Shift+Down><Del><Alt+3>");
    assert!(script.shows("存在问题"), "{:#?}", script.screen());
}

#[test]
fn a_section_of_another_report_comes_in_by_its_place() {
    let mut script = Script::open(REPORT);
    let text = script.text();
    script.keys("<Ctrl+G>注重<Enter><Alt+I>甲.ron<Enter>");
    assert!(matches!(script.effects.last(), Some(Effect::Load { purpose: Purpose::Insert, .. })));
    let mut draft = qicao::formats::plain::read(REPORT, false).unwrap().draft;
    draft.sections[1].body[0].text = "{单位}组织学习{次数}次。".into();
    draft.fields.push(Field { name: "单位".into(), value: "某局".into() });
    script.input(loaded(Report::new(draft).unwrap()));
    assert!(script.shows("全文，从光标处起") && script.shows("（二）注重理论武装"));
    script.keys("zzld<Enter>");
    assert!(
        script.text().contains(
            "（三）加强组织领导。某局组织学习**次。\\n二、存在问题".replace("\\n", "\n").as_str()
        ),
        "{}",
        script.text()
    );
    assert_eq!(script.app.report.fields().len(), 1);
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), text);
    assert!(script.app.report.fields().is_empty(), "one step");
    // A text without sections comes in as it is, where the caret is.
    let plain = qicao::formats::plain::read("只有一段话。\n", false).unwrap().draft;
    script.keys("<Ctrl+G>存在<Enter><Down><End>");
    script.input(loaded(Report::new(plain).unwrap()));
    assert!(script.text().contains("还有不足。只有一段话。"), "{}", script.text());
}

#[test]
fn help_and_sections_are_found_by_pinyin() {
    let mut script = Script::open(REPORT);
    script.keys("<F1>chexiao");
    assert!(script.shows("撤销"), "{:#?}", script.screen());
    script.keys("<Esc><Ctrl+G>xbds<Enter>");
    assert_eq!(script.caret(), "下步打算|");
    script.keys("<Ctrl+G>没有这一节");
    assert!(script.shows("没有找到"));
    // Tab goes from group to group.
    script.keys("<Esc><F10><Tab>");
    assert!(script.cursor().is_some());
    script.keys("<Enter>");
    assert!(script.message().contains("没有可撤销"), "{}", script.message());
}

#[test]
fn folds_of_last_time_are_folded_again() {
    let mut script = Script::open(REPORT);
    script.keys("<F6><Ctrl+Home><Down><Down><Down><Tab>");
    assert!(!script.shows("（一）加强组…"), "{:#?}", script.screen());
    let folded = script.app.folded_in_numbers();
    assert_eq!(folded, [0]);
    let mut again = Script::open(REPORT);
    again.app.fold_numbers(&[0, 1, 99]);
    assert_eq!(again.app.folded_in_numbers(), [0]);
}

#[test]
fn a_whole_report_comes_in_where_sections_can_stand() {
    let other = "另一份报告\n\n一、加强学习\n学得很好。\n二、抓好落实\n落实了。\n";
    let other = || Report::new(qicao::formats::plain::read(other, false).unwrap().draft).unwrap();
    for (keys, before, behind) in [
        ("<Ctrl+Home>", "如下。\n另一份报告\n一、加强学习", "工作开展情况\n"),
        ("<Ctrl+End>", "继续努力。\n另一份报告\n一、加强学习", "特此报告。\n"),
    ] {
        let mut script = Script::open(REPORT);
        script.keys(keys).input(loaded(other())).keys("<Enter>");
        let text = script.text();
        let (head, tail) = text.split_once(before).unwrap_or_else(|| panic!("{keys}: {text}"));
        assert!(head.starts_with("关于意识形态工作的报告\n") && tail.contains(behind), "{text}");
    }
    let mut script = Script::of(Report::default());
    script.input(loaded(other())).keys("<Enter>");
    assert!(script.text().starts_with("另一份报告\n"), "{}", script.text());
}
