//! The preview: what prints, opened where the caret is and left where the cursor is.

use super::script::{REPORT, Script};
use qicao::app::command::Command;
use qicao::app::input::{Effect, MouseKind};
use qicao::app::state::WidthChoice;
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
    // What does not fit is not switched on behind one's back.
    script.keys("<Alt+B>");
    assert!(script.message().contains("120") && !script.app.options.preview_beside);
    script.resize(120, 24);
    assert!(!script.shows("全文预览"));
    script.keys("<Alt+B>");
    assert!(script.effects.contains(&Effect::Remember));
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
fn a_page_that_goes_on_beyond_the_window_says_so() {
    let mut script = Script::open(&long());
    script.resize(40, 10).keys("<F5><Tab><PgDn>");
    let sides = |script: &Script| {
        let row = script.row(2);
        (row.chars().next().unwrap(), row.chars().last().unwrap())
    };
    assert_eq!(sides(&script), ('│', '>'), "{:#?}", script.screen());
    script.keys("<Right><Right><Right><Right><Right><Right>");
    assert_eq!(sides(&script), ('<', '│'), "{:#?}", script.screen());
    script.resize(60, 20);
    assert_eq!(sides(&script), ('│', '│'), "{:#?}", script.screen());
}

#[test]
fn saving_works_from_the_preview() {
    let mut script = Script::open(REPORT);
    script.app.file.path = Some("a.ron".into());
    script.keys("<F5><Ctrl+S>");
    assert!(matches!(script.effects.last(), Some(Effect::Save { .. })));
    assert!(Command::ALL.contains(&Command::Preview) && script.app.is_previewing());
}

/// A report of some pages.
fn long() -> String {
    let body = "局党组高度重视意识形态工作，坚决扛在肩上、抓在手上，学习“四个意识”——抓好落实……。";
    let mut text = String::from("关于意识形态工作的报告\n\n各位领导：\n");
    for n in 1..=30 {
        text.push_str(&format!("第{n}段：{body}{body}\n"));
    }
    text + "某局\n2024年3月5日\n"
}

#[test]
fn one_page_fits_the_usual_screen_and_stands_as_on_paper() {
    let mut script = Script::open(&long());
    script.keys("<F5><Tab>").rest();
    let screen = script.screen();
    // The whole grid: 22 rows and the number of the page, at the right of an odd one.
    assert!(screen[0].contains("关于意识形态工作的报告"), "{screen:#?}");
    assert!(screen[22].ends_with("— 1 —     │"), "{screen:#?}");
    assert!(screen[23].contains("第1页 共6页"), "{screen:#?}");
    let row = screen.iter().find(|row| row.contains("第1段")).unwrap();
    assert_eq!(row.find("第1段"), row.find('│').map(|at| at + "│".len() + 1 + 4), "{row}");
    script.keys("<PgDn>");
    let screen = script.screen();
    assert!(screen[22].trim_start_matches([' ', '│']).starts_with("— 2 —"), "{screen:#?}");
    assert!(screen[23].contains("第2页 共6页"));
    // Every row of 28 characters is 56 columns wide, quotes and dashes padded.
    for width in [WidthChoice::Narrow, WidthChoice::Wide] {
        script.app.options.width = width;
        script.keys("<Up><Down>");
        let edge = |row: &String| row.rfind(['│', '|']).map(|at| columns(&row[..at], width));
        let edges: Vec<_> = script.screen()[..22].iter().filter_map(edge).collect();
        assert!(edges.len() == 22 && edges.iter().all(|at| *at == edges[0]), "{edges:?}");
        let quoted = script.screen().concat();
        assert_eq!(
            quoted.contains(" “四个意识” ") || quoted.contains(" “四个"),
            width == WidthChoice::Narrow
        );
        assert!(!quoted.contains("——————") && quoted.contains("——"));
    }
}

fn columns(row: &str, width: WidthChoice) -> usize {
    use unicode_width::UnicodeWidthStr;
    match width {
        WidthChoice::Wide => row.width_cjk(),
        _ => row.width(),
    }
}

#[test]
fn pages_turn_and_are_gone_to() {
    let mut script = Script::open(&long());
    script.keys("<F5><Tab><End>").rest();
    assert!(script.row(23).contains("第6页 共6页"), "{:#?}", script.screen());
    assert!(script.shows("2024年3月5日"));
    script.keys("<Left>");
    assert!(script.row(23).contains("第5页"));
    script.keys("3");
    assert!(script.shows("第几页（共 6 页）"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert!(script.row(23).contains("第3页"));
    script.keys("<Ctrl+G>９９<Enter>");
    assert!(script.row(23).contains("第6页"));
    script.keys("<Ctrl+G>x<Enter>");
    assert!(script.message().contains("数"), "{}", script.message());
    script.keys("<Home>");
    assert!(script.row(23).contains("第1页"));
    // Over the edge of a page, both ways.
    for _ in 0..22 {
        script.keys("<Down>");
    }
    assert!(script.row(23).contains("第2页"));
    assert_eq!(script.cursor().unwrap().1, 0);
    script.keys("<Up>");
    assert!(script.row(23).contains("第1页"));
    assert_eq!(script.cursor().unwrap().1, 21);
}

#[test]
fn a_row_of_a_page_leads_back_to_its_place() {
    let mut script = Script::open(&long());
    script.keys("<Ctrl+F>第20段<Esc><F5><Tab>").rest();
    let y = script.cursor().unwrap().1;
    assert!(script.row(y).contains("第20段"), "{:#?}", script.screen());
    script.keys("<Tab>");
    let y = script.cursor().unwrap().1;
    assert!(script.row(y).contains("第20段"), "{:#?}", script.screen());
    script.keys("<Tab><Down><Down><Down><Down><Enter>");
    assert!(script.caret().contains("第21段"), "{}", script.caret());
    script.keys("<F5>");
    let rows = script.screen();
    let y = rows.iter().position(|row| row.contains("第22段")).unwrap();
    let x = 12 + 4 + 2;
    script.mouse(MouseKind::Down, x, y);
    assert!(script.caret().starts_with("第|22段"), "{}", script.caret());
    // What is found is on the page that is shown.
    script.keys("<F5><Ctrl+F>第3段<Esc>");
    assert!(script.shows("第1页") && script.shows("第3段"), "{:#?}", script.screen());
    script.keys("<Esc>");
    assert!(script.caret().starts_with("第|22段"));
}

#[test]
fn the_status_line_tells_where_on_paper_the_caret_is() {
    let mut script = Script::open(&long());
    script.resize(120, 24);
    script.keys("<Ctrl+Home>").rest();
    assert!(script.shows("第1页 第1行 余21行"), "{:#?}", script.screen());
    script.keys("<Ctrl+F>第20段<Esc>").rest();
    let known = script.screen()[23].clone();
    assert!(known.contains("第4页 第"), "{known}");
    script.keys("字").rest();
    assert_eq!(script.screen()[23].find("第4页 第"), script.screen()[23].find("第4页"));
    // An empty part stands where the next one prints.
    script.keys("<Ctrl+End>").rest();
    assert!(script.shows("第6页"), "{:#?}", script.screen()[23]);
}

#[test]
fn pages_beside_the_text_follow_between_keys() {
    let mut script = Script::open(&long());
    script.resize(120, 30);
    script.keys("<Alt+B><F5><Tab><Esc><Ctrl+F>第20段<Esc>").rest();
    assert_eq!(script.screen().concat().matches("第20段").count(), 2, "{:#?}", script.screen());
    script.keys("<Home>字").rest();
    assert!(script.shows("字第20段"));
    let screen = script.screen().concat();
    assert_eq!(screen.matches("字第20段").count(), 2, "{:#?}", script.screen());
}

#[test]
fn small_screens_show_a_piece_of_the_page() {
    let mut script = Script::open(&long());
    script.resize(40, 10);
    script.keys("<F5><Tab>").rest();
    for keys in ["<Down>", "<Right>", "<Right>", "<Left>", "<PgDn>", "<End>", "<Up>"] {
        script.keys(keys);
        let (x, y) = script.cursor().unwrap();
        assert!(x < 40 && y < 9, "{keys}");
    }
    script.keys("<Home><Right><Right>");
    assert!(!script.shows("第1段") && script.shows("高度重视"), "{:#?}", script.screen());
    let mut script = Script::of(Report::default());
    script.keys("<F5><Tab><PgDn><Down><End><Up>").rest();
    assert!(script.shows("— 1 —"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert!(script.app.overlays.is_empty());
}

#[test]
fn the_last_row_of_a_page_stays_where_hardly_a_row_is_seen() {
    let mut script = Script::open(&long());
    script.keys("<F5><Tab><Down>").rest();
    for _ in 0..20 {
        script.keys("<Down>");
    }
    for height in [24, 3, 2, 1] {
        script.resize(80, height).keys("<Ctrl+F><Esc>");
    }
    script.resize(80, 24);
    assert!(script.shows("第1页"), "{:#?}", script.screen());
}

#[test]
fn pages_beside_the_text_turn_under_the_wheel_until_the_caret_goes_on() {
    let mut script = Script::open(&long());
    script.resize(120, 30);
    script.keys("<Alt+B><F5><Tab><Esc>").rest();
    let beside = script.app.preview_beside().unwrap();
    script.mouse(MouseKind::ScrollDown, beside.x + 5, beside.y + 5).rest();
    assert!(script.shows("— 2 —"), "{:#?}", script.screen());
    script.keys("<Right>").rest();
    assert!(script.shows("— 1 —"), "{:#?}", script.screen());
}

#[test]
fn another_preset_puts_the_caret_on_another_page() {
    let mut script = Script::open(&long());
    script.resize(120, 24);
    script.keys("<Ctrl+F>第20段<Esc>").rest();
    let page = |script: &Script| script.app.preview.paper.caret().unwrap().page;
    let before = page(&script);
    script.app.options.house = PagePreset { lines_per_page: 10, ..PagePreset::default() };
    script.app.set_preset();
    script.rest();
    assert!(page(&script) > before);
}
