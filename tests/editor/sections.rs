//! Sections from both panes, lists in a sentence, open places and fields.

use super::script::{REPORT, Script};
use qicao::app::input::MouseKind::{Down, Drag, Up};
use qicao::report::Report;

fn headings(script: &Script) -> String {
    let labels = qicao::report::numbering::labels(&script.app.report);
    let sections = script.app.report.sections().iter().zip(labels);
    sections.map(|(s, label)| format!("{}{} ", label.text, s.heading)).collect()
}

#[test]
fn sections_move_from_both_panes_and_nothing_is_lost() {
    let mut script = Script::open(REPORT);
    script.keys("<F6><Down><Down><Down><Down><Down><Down>");
    // In the tree: 标题, 主送, 前言, 一、…
    let start = headings(&script);
    assert_eq!(
        start,
        "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、存在问题 三、下步打算 "
    );
    for (keys, expect) in [
        (
            "<Ctrl+G>存在<Enter><Alt+Shift+Up>",
            "一、存在问题 二、工作开展情况 （一）加强组织领导 （二）注重理论武装 三、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Alt+Up>",
            "一、存在问题 二、工作开展情况 （一）加强组织领导 （二）注重理论武装 三、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Alt+Shift+Down>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、下步打算 三、存在问题 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Alt+Shift+Right>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 （三）存在问题 二、下步打算 ",
        ),
        (
            "<Ctrl+G>注重<Enter><Alt+Shift+Left>",
            "一、工作开展情况 （一）加强组织领导 二、注重理论武装 三、存在问题 四、下步打算 ",
        ),
        (
            "<F6><Ctrl+G>存在<Enter><Shift+Up>",
            "一、存在问题 二、工作开展情况 （一）加强组织领导 （二）注重理论武装 三、下步打算 ",
        ),
        (
            "<Ctrl+G>注重<Enter><Alt+Del>",
            "一、工作开展情况 （一）加强组织领导 二、存在问题 三、下步打算 ",
        ),
        (
            "<Ctrl+G>注重<Enter><Alt+2>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 （三）注重理论武装 二、存在问题 三、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Ctrl+N>建议",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、存在问题 三、建议 四、下步打算 ",
        ),
        (
            "<F6><Ctrl+G>工作<Enter><Ctrl+N>建议<Enter>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、建议 三、存在问题 四、下步打算 ",
        ),
        (
            "<F6><Ctrl+G>存在<Enter><Alt+C>建议<Enter>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、存在问题 （一）建议 三、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Ctrl+N><Tab>建议",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、存在问题 （一）建议 三、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Alt+C>建议",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、存在问题 （一）建议 三、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Alt+U>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 存在问题 二、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Alt+J>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><Ctrl+Down><Right><Right><Alt+P>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、存在问题 三、 四、下步打算 ",
        ),
        (
            "<F6><Ctrl+G>存在<Enter><F2><End>和差距<Enter>",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、存在问题和差距 三、下步打算 ",
        ),
        (
            "<Ctrl+G>存在<Enter><F2>差距",
            "一、工作开展情况 （一）加强组织领导 （二）注重理论武装 二、差距 三、下步打算 ",
        ),
    ] {
        let mut script = Script::open(REPORT);
        let text = script.text();
        script.keys(keys);
        assert_eq!(headings(&script), expect, "{keys}");
        for _ in 0..5 {
            script.keys("<Esc><Ctrl+Z>");
        }
        assert_eq!(script.text(), text, "{keys}");
    }
}

#[test]
fn the_tree_follows_the_caret_and_the_caret_the_tree() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+F>压实<Enter><Esc>");
    assert!(script.shows("加强组织领导"));
    let chosen = script.app.tree.chosen;
    script.keys("<F6><Down>");
    assert_ne!(script.app.tree.chosen, chosen);
    assert_eq!(script.caret(), "注重理论武装|");
    // Folded, the section in which the caret is stands for it.
    script.keys("<Left><Left>");
    assert_eq!(script.caret(), "工作开展情况|");
    assert!(!script.row(6).contains("（一）"), "{:#?}", script.screen());
    script.keys("<Right><Right><Enter>");
    assert_eq!(script.caret(), "加强组织领导|");
}

#[test]
fn a_section_is_dragged_in_the_tree() {
    let mut script = Script::open(REPORT);
    let row = |script: &Script, text: &str| {
        script
            .screen()
            .iter()
            .position(|row| row.split('│').nth(1).is_some_and(|r| r.contains(text)))
    };
    let (from, to) = (row(&script, "三、").unwrap(), row(&script, "一、").unwrap());
    script.mouse(Down, 5, from).mouse(Drag, 5, to).mouse(Up, 5, to);
    assert!(
        headings(&script).starts_with("一、下步打算 二、工作开展情况"),
        "{}",
        headings(&script)
    );
}

#[test]
fn one_section_alone_and_back() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>存在<Enter><F8>");
    assert!(!script.shows("工作开展情况") && script.shows("还有不足"), "{:#?}", script.screen());
    script.keys("<Ctrl+End>好<Ctrl+Home>");
    assert_eq!(script.caret(), "|存在问题");
    script.keys("<F8>");
    assert!(script.shows("工作开展情况"));
    // What is taken back outside a narrowed view is shown.
    script.keys("<Ctrl+G>下步<Enter><F8><Ctrl+Z>");
    assert!(script.shows("还有不足。"), "{:#?}", script.screen());
}

#[test]
fn lists_go_on_and_their_items_move() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+F>压实<Enter><Esc><Right><Ctrl+L>考核。");
    assert!(script.text().contains("二是压实责任。三是考核。"), "{}", script.text());
    script.keys("<Alt+Up>");
    assert!(script.text().contains("二是考核。三是压实责任。"), "{}", script.text());
    assert!(script.caret().contains("二是考核|。三是"), "{}", script.caret());
    script.keys("<Alt+Down><Alt+Down>");
    assert!(script.text().contains("二是压实责任。三是考核。"), "{}", script.text());
}

#[test]
fn what_is_merged_keeps_the_caret_in_its_text() {
    for (to, keys, caret) in [
        ("存在", "<Left><Alt+J>", "存在问|题"),
        ("存在", "<Down><End><Left><Alt+J>", "还有不足|。"),
        ("注重", "<Alt+J>", "注重理论武装|。组织学习**次。"),
        ("注重", "<Right><Right><Right><Alt+J>", "注重理论武装。组织|学习**次。"),
        ("存在", "<F6><Alt+J><F6>", "存在问题|"),
    ] {
        let mut script = Script::open(REPORT);
        let before = script.text();
        script.keys("<Ctrl+G>").keys(to).keys("<Enter>").keys(keys);
        assert_eq!(script.caret(), caret, "{keys}");
        script.keys("<Ctrl+Z>");
        assert_eq!(script.text(), before);
    }
}

#[test]
fn a_list_is_written_by_its_key_alone() {
    for (keys, expect) in [
        ("<Ctrl+L>压实<Ctrl+L>督查<Ctrl+L>考核", "，一是压实。二是督查。三是考核|。"),
        ("<Ctrl+L>压实；<Ctrl+L>督查<Ctrl+L>考核", "，一是压实；二是督查；三是考核|。"),
        ("<Ctrl+L>压实；<Ctrl+L>督查；<Ctrl+L>考核。", "，一是压实；二是督查；三是考核。|"),
        ("<Ctrl+L>压实。<Ctrl+L>督查。<Ctrl+L>考核。", "，一是压实。二是督查。三是考核。|"),
        ("<Ctrl+L><Ctrl+L>", "，一是|"),
        ("<Ctrl+L>压实<Ctrl+L><Ctrl+L>", "，一是压实。二是|。"),
    ] {
        let mut script = Script::open("报告\n一、情况\n我局重视，\n");
        script.keys("<Ctrl+G>情况<Enter><Down><End>").keys(keys);
        assert_eq!(script.caret(), format!("我局重视{expect}"), "{keys}");
    }
}

#[test]
fn open_places_are_walked_and_filled() {
    let mut script = Script::open("标题\n\n各位：\n学习**次，开展XX场。\n2024年×月×日\n");
    script.keys("<Ctrl+Home><Tab>");
    assert_eq!(script.selected(), "**");
    script.keys("12");
    assert_eq!(script.caret(), "学习12|次，开展XX场。");
    script.keys("<Tab>");
    assert_eq!(script.selected(), "XX");
    script.keys("<Shift+Tab>");
    assert_eq!(script.selected(), "×");
    script.keys("<F12>");
    assert_eq!(script.selected(), "XX");
    script.keys("<Right>").rest();
    assert!(script.shows("待填 3"), "{:#?}", script.screen());
}

#[test]
fn a_field_is_set_wherever_it_is_filled() {
    let mut script = Script::open("标题\n\n各位：\n某局抓学习，某局抓落实。\n");
    script.keys("<Ctrl+Home><Ctrl+Down><Ctrl+Down><Ctrl+Down><Shift+Right><Shift+Right>");
    script.keys("<Alt+M>单位<Enter>");
    script.keys("<Ctrl+F>某局<Enter><Esc>");
    assert_eq!(script.selected(), "某局");
    script.keys("<Alt+M>单位<Enter>");
    assert_eq!(script.caret(), "{单位}抓学习，{单位}|抓落实。");
    // The form, and the slot itself.
    script.keys("<F4><Backspace><Backspace>市局<Enter>");
    assert!(script.text().contains("市局抓学习，市局抓落实。"), "{}", script.text());
    script.keys("<Shift+Left>县局<Enter>");
    assert!(script.text().contains("县局抓学习，县局抓落实。"), "{}", script.text());
    script.keys("<Ctrl+Z>");
    assert!(script.text().contains("市局抓学习，市局抓落实。"), "{}", script.text());
}

#[test]
fn notes_and_targets_are_kept_and_not_printed() {
    let mut script = Script::open(REPORT);
    let text = script.text();
    script.keys("<Ctrl+F>还有不足<Enter><Esc><Alt+N>问办公室<Enter>");
    assert!(script.shows("# 问办公室"), "{:#?}", script.screen());
    assert_eq!(script.text(), text);
    script.keys("<Alt+G>2000<Enter>").rest();
    assert!(script.shows("/2000字"), "{:#?}", script.screen());
}

#[test]
fn a_number_typed_behind_the_title_is_the_first_section() {
    for (keys, expect) in [
        ("关于学习的报告<Enter>一、总体", "一、总体 "),
        ("关于学习的报告<Enter><Enter>一、总体", "一、总体 "),
        // What has been written between the number and the sections would be jumped over.
        ("关于学习的报告<Enter><Down><Down>现将有关情况报告如下。<Up>一、总体", ""),
    ] {
        let mut script = Script::of(Report::default());
        script.keys("<Ctrl+Home>").keys(keys);
        assert_eq!(headings(&script), expect, "{keys} {}", script.text());
    }
}

#[test]
fn one_dialog_sets_the_lengths_of_the_report_and_of_the_sections_around_the_caret() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>注重<Enter>").rest().keys("<Alt+G>");
    for row in ["全文", "一、工作开展情况", "（二）注重理论武装", "现有 17 字"]
    {
        assert!(script.shows(row), "{row}: {:#?}", script.screen());
    }
    let cursor = script.cursor();
    script.keys("2000<Tab>８００字<Down>300<Enter>");
    assert!(script.cursor() != cursor && script.app.overlays.is_empty());
    let targets = |script: &Script| {
        let sections = script.app.report.sections().iter();
        let sections: Vec<u32> = sections.map(|section| section.target).collect();
        (script.app.report.settings().target, sections)
    };
    assert_eq!(targets(&script), (2000, vec![800, 0, 300, 0, 0]));
    script.keys("<Ctrl+Z>");
    assert_eq!(targets(&script), (0, vec![0; 5]), "one step");
    // From the tree the innermost section's line is the one to type in; what is wrong stays.
    script.keys("<Ctrl+Y><F6><Alt+G>许多<Enter>");
    assert!(script.message().contains("2000") && script.shows("许多"), "{:#?}", script.screen());
    script.keys("<Ctrl+U><Enter>");
    assert_eq!(targets(&script), (2000, vec![800, 0, 0, 0, 0]));
    script.keys("<F6><Alt+G>500<Esc>");
    assert_eq!(targets(&script).0, 2000);
    // Where there is no section there is one line.
    script.keys("<Ctrl+Home><Alt+G>").resize(40, 10);
    assert!(!script.shows("工作开展情况  ") && script.shows("全文 2000"), "{:#?}", script.screen());
    script.keys("<Ctrl+Q>");
    assert_eq!(targets(&script).0, 2000);
}

#[test]
fn a_section_without_a_heading_is_known_by_how_its_text_begins() {
    let text = "规定\n第一章 总则\n第一条 为了规范报告的写法，制定本规定。\n第二条 {{x}}适用。\n";
    let mut script = Script::open(text);
    script.resize(120, 24);
    assert!(script.row(3).starts_with("│   第一条为了规范报告"), "{:#?}", script.screen());
    script.keys("<Ctrl+G>规范");
    assert!(script.list_rows()[0].contains("第一条"), "{:#?}", script.screen());
}

#[test]
fn a_number_too_long_for_the_tree_is_cut_where_it_shows() {
    let levels = ["1.", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1", "1.1.1.1.1.1", "1.1.1.1.1.1.1"];
    let text: String = levels.iter().map(|number| format!("{number} 标题\n内容。\n")).collect();
    let script = Script::open(&format!("报告\n{text}"));
    assert!(script.row(8).contains("1.1.1…"), "{:#?}", script.screen());
}

#[test]
fn a_section_with_nothing_below_it_is_not_folded() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>存在<Enter><Alt+T>");
    assert!(script.message().contains("没有下级节"), "{}", script.message());
    // What comes below it later is seen.
    script.keys("<Alt+C>新的");
    assert!(script.row(8).contains("（一）新的"), "{:#?}", script.screen());
}

#[test]
fn a_heading_is_split_at_the_caret() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>存在<Enter><Home><Right><Right><Alt+P>");
    assert!(
        script.text().contains("二、存在\n三、问题\n还有不足。\n四、下步打算\n"),
        "{}",
        script.text()
    );
    assert_eq!(script.caret(), "|问题");
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), REPORT);
    assert_eq!(script.caret(), "存在|问题");
    script.keys("<End><Alt+P>");
    assert!(script.message().contains("标题中间"), "{}", script.message());
}

#[test]
fn a_number_that_comes_into_a_heading_is_not_doubled() {
    let mut script = Script::open(REPORT);
    for keys in ["<Ctrl+G>下步<Enter><F2>四、今后打算", "<F6><F2>四、 今后打算<Enter>"]
    {
        script.keys(keys);
        assert!(script.text().contains("\n三、今后打算\n"), "{}", script.text());
        assert!(script.message().contains("Ctrl+Z"), "{}", script.message());
        script.keys("<Ctrl+Z>");
        assert!(!script.text().contains("\n三、今后打算\n"), "one further step leaves it");
        while !script.app.is_saved() {
            script.keys("<Ctrl+Z>");
        }
        assert_eq!(script.text(), REPORT);
    }
    script.keys("<F6><Ctrl+G>下步<Enter><F2>").paste("四、今后打算");
    assert!(script.text().contains("\n三、今后打算\n"), "{}", script.text());
    assert_eq!(script.caret(), "今后打算|");
    assert!(script.recovered() == script.app.report);
}
