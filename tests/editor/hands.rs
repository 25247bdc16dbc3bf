//! What hands do that know other editors, and what the screen says where they meet nothing.

use super::script::{REPORT, Script};
use qicao::app::input::Effect;
use qicao::app::input::MouseKind::{Down, Menu};
use qicao::app::wording::Lang;
use qicao::formats::plain;
use qicao::phrases::Amendment;
use qicao::report::{Draft, Field, Fixed, Paragraph, Report};

/// A report whose lead is one paragraph, in which `{单位}` is a field.
fn with_lead(lead: &str) -> Script {
    let mut draft: Draft = plain::read(REPORT, false).unwrap().draft;
    *draft.fixed.of_mut(Fixed::Lead) = vec![Paragraph::new(lead)];
    draft.fields.push(Field { name: "单位".into(), value: "某局".into() });
    let mut script = Script::of(Report::new(draft).unwrap());
    script.keys("<Down><Down><Down><Home>");
    script
}

#[test]
fn enter_on_a_field_edits_it_and_a_chord_breaks_the_paragraph_there() {
    let mut script = with_lead("{单位}学习{次数}次。");
    assert_eq!(script.caret(), "|{单位}学习{次数}次。");
    assert!(script.row(23).contains("Enter 填写"), "{}", script.row(23));
    script.keys("<Enter>");
    assert!(script.shows("填写：单位"), "{:#?}", script.screen());
    script.keys("某处<Ctrl+A>某厅<Enter>");
    assert_eq!(script.app.report.field("单位").unwrap().value, "某厅");
    assert_eq!(script.caret(), "{单位}|学习{次数}次。");
    // A slot that is no field becomes its text.
    script.keys("<Right><Right><Enter>3<Enter>");
    assert_eq!(script.caret(), "{单位}学习3|次。");
    script.keys("<Ctrl+Z>");
    // Esc leaves it; the chord breaks there, also where the place is selected.
    script.keys("<Home><Right><Right><Right><Enter><Esc><Alt+Enter>");
    assert_eq!(script.caret(), "|{次数}次。");
    script.keys("<Ctrl+Z><Home><Tab><Alt+Enter>");
    assert_eq!(script.caret(), "|{次数}次。");
    script.keys("<Ctrl+Z>");
    assert!(script.text().contains("学习**次"), "{}", script.text());
}

#[test]
fn a_mark_that_only_its_neighbours_make_a_place_is_filled_too() {
    let mut script = Script::open("标题\n\n各位：\n好。\n2024年×月×日\n");
    script.keys("<Ctrl+Home><Tab><Tab>");
    assert_eq!(script.selected(), "×");
    assert!(script.row(23).contains("Enter 填写"), "{}", script.row(23));
    script.keys("<Enter>5<Enter>");
    assert!(script.text().contains("2024年×月5日"), "{}", script.text());
}

#[test]
fn home_and_end_again_go_to_the_ends_of_the_paragraph() {
    let mut script = with_lead(&"学习贯彻落实".repeat(20));
    script.keys("<Down><Right><Right><Home>");
    let row = script.app.view.caret.at;
    assert!(row > 0);
    script.keys("<Home>");
    assert_eq!(script.app.view.caret.at, 0);
    script.keys("<End>");
    let end = script.app.view.caret.at;
    script.keys("<End>");
    assert!(script.app.view.caret.at > end && script.caret().ends_with('|'));
    // The end of a row is not the start of the next.
    script.keys("<Ctrl+Up><End><Home>");
    assert_eq!(script.app.view.caret.at, 0);
}

#[test]
fn paragraphs_are_selected_and_the_old_keys_of_the_clipboard_work() {
    let mut script = Script::open(REPORT);
    script.keys("<Down><Down><Down><Home><Ctrl+Shift+Down>");
    assert_eq!(script.selected().trim_end(), "现将有关情况报告如下。");
    script.keys("<Ctrl+Ins><Ctrl+Shift+Up><Right><Ctrl+End><Ctrl+Home><Shift+Right><Shift+Del>");
    assert!(script.text().starts_with("于意识形态"), "{}", script.text());
    script.keys("<Shift+Ins>");
    assert!(script.text().starts_with("关于意识形态"), "{}", script.text());
}

#[test]
fn a_key_that_does_nothing_says_so() {
    let mut script = Script::open(REPORT);
    for (keys, key) in [("<Shift+F3>", "Shift+F3"), ("<F6><Ctrl+U>", "Ctrl+U")] {
        script.keys(keys);
        assert_eq!(script.message(), format!("{key} 在这里没有用处；按 F1 可以查按键"));
    }
    script.app.options.lang = Lang::En;
    script.keys("<Ctrl+U>");
    assert_eq!(script.message(), "Ctrl+U does nothing here; F1 lists the keys");
}

#[test]
fn the_right_button_opens_the_menu_where_it_points() {
    let mut script = Script::open(REPORT);
    let rows = script.app.text_rows();
    script.mouse(Menu, rows.x + 4, rows.y + 2);
    assert!(script.shows("菜单"), "{:#?}", script.screen());
    script.keys("换到另一栏<Esc>");
    assert_eq!(script.caret(), "各位|领导：");
    // What is selected stays, and can be cut from there.
    script.keys("<Shift+Home><Shift+End>");
    script.mouse(Menu, rows.x + 1, rows.y).keys("剪切<Enter>");
    assert!(!script.text().contains("各位领导"), "{}", script.text());
}

#[test]
fn what_is_selected_is_counted_where_a_finding_is_too() {
    let mut script = Script::open("关于工作的报告\n一、情况\n部门要布署工作，认真落实。\n");
    // The finding itself, selected by going to it, is still told.
    script.rest().keys("<Alt+8>").rest();
    assert!(script.row(23).contains("T11"), "{}", script.row(23));
    script.keys("<Shift+Left>").rest();
    assert!(script.row(23).contains("选中 1 字"), "{}", script.row(23));
    // A finding leaves room for the keys.
    script.keys("<Left>").resize(40, 10);
    script.rest();
    let row = script.row(9);
    assert!(["T11", "Alt+6 改", "F1"].iter().all(|part| row.contains(part)), "{row}");
}

#[test]
fn nothing_is_told_of_a_sentence_that_is_still_written() {
    let mut script = Script::open("关于工作的报告\n一、情况\n部门要布署");
    script.rest().keys("<Ctrl+G>情况<Enter><Down><End>").rest();
    assert!(script.shows("!1") && script.row(23).contains("字"), "{}", script.row(23));
    script.keys("<Left>").rest();
    assert!(script.row(23).contains("T11"), "{}", script.row(23));
}

#[test]
fn what_was_looked_for_is_proposed_again_and_its_keys_are_shown() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+F>工作<Enter><Esc><Ctrl+End>");
    let caret = script.caret();
    script.keys("<Ctrl+F>");
    assert!(script.shows("查找 工作") && script.caret() == caret, "{:#?}", script.screen());
    assert!(script.row(23).contains("Tab 替换  Alt+S 本节或全文  Esc 关闭"), "{}", script.row(23));
    script.keys("<Tab>");
    assert!(script.row(23).contains("Enter 替换") || script.row(23).contains("Alt+A 全部替换"));
    script.keys("<Enter>");
    assert_eq!(script.selected(), "工作");
    // What is typed takes its place.
    script.keys("<Esc><Esc><Left><Ctrl+F>不足");
    assert_eq!(script.selected(), "不足");
}

#[test]
fn every_list_with_a_query_is_looked_through_by_it() {
    let mut script = Script::open(REPORT);
    script.keys("<Alt+;>鼠标");
    assert!(script.shows("留给终端") && !script.shows("English"), "{:#?}", script.screen());
    script.keys("<Ctrl+K><Ctrl+W><Ctrl+W>english<Enter><Esc>");
    assert_eq!(script.app.lang(), Lang::En);
    script.keys("<Ctrl+G>存在<Enter><Alt+K><Ctrl+G>下步<Enter><Alt+K><Alt+3>czwt");
    assert!(script.shows("存在问题") && !script.shows("下步打算"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert!(script.text().contains("存在问题") && !script.text().contains("下步打算"));
    script.keys("<Alt+3>nothing");
    assert!(script.shows("Not found"), "{:#?}", script.screen());
    // A list in which nothing is looked for shows no line for it.
    script.keys("<Esc><F9>");
    while !script.shows("Word document") {
        script.keys("<F9>");
    }
    assert_eq!(script.list().rows(script.app.size), script.list().window(script.app.size).inside());
    assert!(script.list_rows()[1].contains("docx"), "{:#?}", script.screen());
    let cursor = script.cursor();
    script.keys("<Down>");
    assert!(script.cursor() != cursor);
}

/// Opens the form of a phrase and types into it.
fn phrase_begun() -> Script {
    let mut script = with_lead("认真贯彻落实党中央决策部署。");
    script.keys("<Shift+End><Alt+=>确保实效");
    script
}

fn kept(script: &mut Script) -> Option<String> {
    script.effects.drain(..).find_map(|effect| match effect {
        Effect::Amend { amendment: Amendment::Add(phrase), .. } => Some(phrase.text),
        _ => None,
    })
}

#[test]
fn a_phrase_being_written_is_not_dropped_unasked() {
    let text = "认真贯彻落实党中央决策部署。确保实效";
    let mut script = phrase_begun();
    script.keys("<Esc>");
    assert!(script.shows("这条套话还没有存入。"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert_eq!(kept(&mut script).as_deref(), Some(text));
    assert!(script.app.overlays.is_empty());
    let mut script = phrase_begun();
    script.keys("<Esc><Down><Enter>");
    assert!(script.app.overlays.is_empty() && kept(&mut script).is_none());
    // Leaving keeps it; a form nobody wrote in is closed without a word.
    let mut script = phrase_begun();
    script.keys("<Ctrl+Q>");
    assert!(script.effects.contains(&Effect::Quit));
    assert_eq!(kept(&mut script).as_deref(), Some(text));
    let mut script = with_lead("认真贯彻落实党中央决策部署。");
    script.keys("<Shift+End><Alt+=><Esc>");
    assert!(script.app.overlays.is_empty() && kept(&mut script).is_none());
}

#[test]
fn the_end_of_the_report_is_where_what_is_written_ends_and_then_the_very_end() {
    for (keys, end) in [
        ("<Ctrl+End>", "2024年3月5日|"),
        ("<Ctrl+End><Ctrl+End>", "|"),
        ("<F6><End><F6>", "2024年3月5日|"),
    ] {
        let mut script = Script::open(REPORT);
        script.resize(80, 12).keys(keys);
        assert_eq!(script.caret(), end, "{keys}");
    }
    // So does a page, and a page back undoes a page.
    let mut script = Script::open(REPORT);
    script.resize(80, 12).keys("<Down><Down>");
    let before = (script.app.view.caret, script.screen());
    script.keys("<PgDn><PgUp>");
    assert_eq!((script.app.view.caret, script.screen()), before);
    let mut ways = Vec::new();
    while script.app.view.caret != script.app.texts().end() {
        script.keys("<PgDn>");
        ways.push(script.caret());
    }
    assert_eq!(ways[ways.len() - 2..], ["2024年3月5日|", "|"], "{ways:?}");
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+End><Home><Ctrl+Shift+End>");
    assert_eq!(script.selected(), "2024年3月5日");
    // A report that is being written goes on where its last section ends.
    let mut script = Script::open("标题\n\n一、工作开展情况\n做了工作。\n");
    script.keys("<Ctrl+End>又有成效。");
    assert!(script.text().ends_with("做了工作。又有成效。\n"), "{}", script.text());
}

#[test]
fn todays_date_takes_the_place_of_a_date_and_of_nothing_else() {
    for (line, date) in [
        ("{年}年{月}月{日}日", "2024年3月5日|"),
        ("2023年××月××日", "2024年3月5日|"),
        ("2023年3月1日印发", "2023年3月1日印发2024年3月5日|"),
    ] {
        let mut draft: Draft = plain::read(REPORT, false).unwrap().draft;
        *draft.fixed.of_mut(Fixed::Date) = vec![Paragraph::new(line)];
        let mut script = Script::of(Report::new(draft).unwrap());
        script.keys("<Ctrl+End><Alt+D>");
        assert_eq!(script.caret(), date, "{line}");
        script.keys("<Ctrl+Z>");
        assert_eq!(script.caret().replace('|', ""), line);
    }
}

#[test]
fn a_list_is_as_high_as_its_entries_and_its_upper_edge_stays() {
    let mut script = with_lead("好的。");
    let high = |script: &Script| {
        let (list, size) = (script.list(), script.app.size);
        let (window, rows) = (list.window(size), list.rows(size));
        assert!(rows.height == list.len().max(1) || window.height + 2 == size.height);
        assert!(script.row(window.y + window.height - 1).contains("└──"), "{:#?}", script.screen());
        (window.y, window.height)
    };
    script.keys("<Alt+Q>");
    let (top, full) = high(&script);
    assert_eq!((top, full), (1, 22));
    script.keys("P0");
    let (again, fewer) = high(&script);
    assert!(again == top && fewer < full);
    script.keys("没有这个");
    assert_eq!(high(&script), (top, 4));
    script.keys("<Esc><Ctrl+G>").rest();
    assert!(high(&script).1 < full);
    // A click below it is beside it.
    script.mouse(Down, 30, 22);
    assert!(script.app.overlays.is_empty());
    script.resize(40, 10).keys("<F10>");
    assert_eq!(high(&script), (1, 8));
}

#[test]
fn the_form_is_as_high_as_its_rows() {
    let mut script = with_lead("开展{次数}次，{人数}人。");
    script.keys("<F4>").rest();
    assert!(script.shows("次数") && script.shows("人数"));
    let rows = script.screen().iter().filter(|row| row.contains("││")).count();
    assert!(rows > 10, "the text is seen around it: {:#?}", script.screen());
}
