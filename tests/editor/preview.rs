//! The preview: what prints, opened where the caret is and left where the cursor is.

use super::script::{REPORT, Script};
use qicao::app::command::Command;
use qicao::app::input::{Effect, MouseKind};
use qicao::app::view::layout::{Frame, Layout, next_block};
use qicao::app::view::texts::Texts;
use qicao::app::wording::Lang;
use qicao::formats::ron;
use qicao::page::PagePreset;
use qicao::report::{Report, print};
use qicao::text::Ambiguous;

const FILLED: &str = "Report(format: 1, title: [\"{单位}工作报告\"],
    sections: [
        (level: 1, heading: \"工作情况\", body: [\"{单位}学习{次数}次，开会{会=3}次，{{照旧}}。\"]),
        (level: 2, heading: \"{组织=党组|党委}抓落实\", run_in: \"。\", body: [\"好。\"]),
        (level: 2, heading: \"空\", run_in: \"；\"),
    ],
    date: [\"今天\"],
    fields: [(\"单位\", \"某局\")])";

fn filled() -> Report {
    ron::read(FILLED).unwrap().report
}

#[test]
fn the_preview_shows_what_prints_line_by_line() {
    let yearly = ron::read(include_str!("../../assets/templates/yearly.ron")).unwrap().report;
    let preset = PagePreset::default();
    let frame = Frame { width: 60, height: 20, ambiguous: Ambiguous::Narrow, lang: Lang::Zh };
    for report in [filled(), yearly, Script::open(REPORT).app.report, Report::default()] {
        let texts = Texts::of_print(&report, &preset);
        let mut layout = Layout::new(frame);
        let mut shown = Vec::new();
        let mut next = texts.source(texts.first()).map(|_| texts.first());
        while let Some(block) = next {
            shown.push(layout.composition(&texts, block).shown(&texts, block).to_string());
            next = next_block(&texts, block);
        }
        let printed: Vec<_> = print::lines(&report).map(|line| line.text()).collect();
        assert_eq!(shown, printed);
    }
}

#[test]
fn it_opens_where_the_caret_is_and_leaves_where_the_cursor_is() {
    for open in ["<F5>", "<Alt+W>"] {
        let mut script = Script::open(REPORT);
        script.keys("<Ctrl+F>压实<Esc><Right>").keys(open);
        let row = script.cursor().unwrap().1;
        assert!(script.row(row).starts_with("│> 责任。"), "{:#?}", script.screen());
        assert!(!script.shows("提纲"));
        script.keys("<Esc>");
        assert!(script.caret().contains("二是压实|责任"), "{}", script.caret());
        script.keys(open).keys("<Down><Down><Enter>");
        assert!(script.shows("提纲") && script.app.overlays.is_empty());
        assert!(script.caret().contains("还有不足") || script.caret().contains("存在问题"));
        script.keys(open).keys("<Home><Enter>");
        assert_eq!(script.caret(), "|关于意识形态工作的报告");
        script.keys(open).keys("<End>").keys(open);
        assert_eq!(script.caret(), "|关于意识形态工作的报告");
    }
}

#[test]
fn slots_are_filled_or_masked_and_what_is_empty_is_not_there() {
    let mut script = Script::of(filled());
    script.keys("<F5>");
    let screen = script.screen();
    let at = |text: &str| {
        let found = screen.iter().skip(1).position(|row| row.contains(text));
        found.unwrap() + 1
    };
    assert!(at("某局工作报告") < at("一、工作情况"));
    assert!(script.shows("    某局学习**次，开会3次，{照旧}。"), "{screen:#?}");
    assert!(script.shows("    （一）**抓落实。好。") && script.shows("    （二）空；"));
    assert!(!script.shows("主送") && !script.shows("正文"));
    // The title is centred with a blank row below it, the date stands at the right.
    assert_eq!(at("一、工作情况"), at("某局工作报告") + 2);
    assert!(screen[at("今天")].starts_with(&format!("│{}", " ".repeat(60))), "{screen:#?}");
}

#[test]
fn the_search_finds_what_prints() {
    let mut script = Script::of(filled());
    script.keys("<F5><Ctrl+F>局学习<Esc><Enter>");
    assert!(script.caret().starts_with("|{单位}学习"), "{}", script.caret());
    script.keys("<F5><Ctrl+F>（二）<Enter><Esc>").rest();
    let row = script.cursor().unwrap().1;
    assert!(script.row(row).contains("（二）空"), "{:#?}", script.screen());
    // Around the end and back again.
    script.keys("<Ctrl+F>某局").rest();
    assert!(script.shows("2 处"), "{:#?}", script.screen());
    script.keys("<Esc><Home><Alt+.><Alt+.><Enter>");
    assert_eq!(script.caret(), "|{单位}工作报告");
    script.keys("<F5><Alt+,><Enter>");
    assert!(script.caret().starts_with("|{单位}学习"), "{}", script.caret());
    script.keys("<F5><Ctrl+F>没有的字");
    assert_eq!(script.message(), "没有找到");
    script.keys("<Esc><Esc>");
    assert!(script.caret().starts_with("|{单位}学习"));
}

#[test]
fn a_click_goes_to_what_prints_there() {
    let mut script = Script::open(REPORT);
    script.keys("<F5>");
    let screen = script.screen();
    let y = screen.iter().position(|row| row.contains("还有不足")).unwrap();
    // Border, margin and indent, and one character.
    script.mouse(MouseKind::Down, 1 + 2 + 4 + 2, y);
    assert!(script.caret().starts_with("还|有"), "{}", script.caret());
    assert!(script.app.overlays.is_empty());
}

#[test]
fn beside_the_text_it_follows_the_caret_and_what_is_typed() {
    let mut script = Script::open(REPORT);
    script.keys("<Alt+B>");
    assert!(script.message().contains("120") && script.effects.contains(&Effect::Remember));
    script.resize(120, 24);
    assert!(script.shows("提纲") && script.shows("全文预览"), "{:#?}", script.screen());
    script.keys("<Ctrl+F>压实<Esc>全面");
    let screen = script.screen();
    assert_eq!(screen.concat().matches("二是全面责任").count(), 2, "{screen:#?}");
    assert!(screen.iter().any(|row| row.contains("││> ")), "{screen:#?}");
    // The keys go there and back, the pane stays.
    script.keys("<F5><End><Enter>");
    assert!(script.caret().starts_with("2024年"), "{}", script.caret());
    assert!(script.shows("全文预览"));
    // Another section: the preview follows, a field: it shows the value.
    script.keys("<Ctrl+Home>新");
    assert!(script.screen()[1].matches("新关于").count() == 2, "{:#?}", script.screen());
    script.keys("<Alt+B>");
    assert!(!script.shows("全文预览"));
}

#[test]
fn a_long_report_scrolls_both_ways_beside_the_text() {
    let text: String = (0..2000).map(|n| format!("第{n}段的正文。\n")).collect();
    let mut script = Script::open(&format!("标题\n\n各位：\n{text}"));
    script.resize(130, 30);
    script.keys("<Alt+B><Ctrl+End>");
    let twice = |script: &Script, text: &str| {
        script.screen().iter().map(|row| row.matches(text).count()).sum::<usize>()
    };
    assert_eq!(twice(&script, "第1999段"), 2);
    script.keys("<PgUp><PgUp><PgUp>");
    let caret = script.caret().replace('|', "");
    assert_eq!(twice(&script, &caret), 2, "{caret}");
    script.keys("<F5><PgDn><PgDn><Home>");
    assert!(script.app.is_previewing() && twice(&script, "第0段") == 1);
}

#[test]
fn every_size_shows_a_preview() {
    for (width, height) in [(40, 10), (60, 12), (80, 24), (120, 40), (300, 100)] {
        let mut script = Script::open(REPORT);
        script.resize(width, height);
        script.keys("<Alt+B>好<F5><PgDn><PgUp><Down>").rest();
        let (x, y) = script.cursor().unwrap();
        assert!(x < width && y < height, "{width}x{height}");
        script.keys("<Ctrl+F>工作");
        assert!(script.cursor().is_some(), "{width}x{height}");
        script.keys("<Esc><Enter>");
        assert!(script.app.overlays.is_empty());
    }
    let mut script = Script::of(Report::default());
    script.keys("<F5><Down><End><Ctrl+F>好<Esc><Alt+,><Enter>");
    assert!(script.app.overlays.is_empty());
}

#[test]
fn saving_works_from_the_preview() {
    let mut script = Script::open(REPORT);
    script.app.file.path = Some("a.ron".into());
    script.keys("<F5><Ctrl+S>");
    assert!(matches!(script.effects.last(), Some(Effect::Save { .. })));
    assert!(Command::ALL.contains(&Command::Preview) && script.app.is_previewing());
}
