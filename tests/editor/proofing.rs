//! The proofreader in the editor: marks and counts, the list, mending and ignoring.

use super::script::Script;
use proptest::prelude::*;
use qicao::app::input::{Effect, Input};
use qicao::app::overlay::Overlay;
use qicao::app::proofing::start_of;
use qicao::app::state::Pane;
use qicao::app::wording::Lang;
use qicao::formats::plain;
use qicao::proof::{Context, Finding, Level, Lists, RuleId, TermChange, check};
use qicao::report::{Draft, Field, Fixed, Ignored, Paragraph, Place, Report};
use ratatui::style::Modifier;
use std::sync::Arc;

const WRONG: &str = "关于意识形态工作的报告\n各位领导：\n现将有关情况报告如下。\n\
    一、工作开展情况\n（一）加强组织领导。局党组多次布署其它工作,抓好落实。一是查隐患。二是建台账。\n\
    （二）注重理论武装。组织学习**次,涉及到各科室。\n二、存在问题\n还有不足...\n三、下步打算\n继续努力。\n\
    特此报告。\n市档案局\n2024年3月5日\n";

fn rested() -> Script {
    let mut script = Script::open(WRONG);
    script.rest();
    script
}

fn listed(script: &Script) -> Vec<(String, String)> {
    let all = script.app.proofing.all(&script.app.report);
    all.map(|f| (f.rule.to_string(), f.text.clone())).collect()
}

/// What a check from scratch tells, open places left out.
fn from_scratch(report: &Report) -> Vec<(String, String)> {
    let rules = Context::new(Lists::built_in(), &[]);
    let all = check(report, &rules).into_iter();
    let told = all.filter(|f| f.rule != RuleId::S07 || f.level == Level::Review);
    told.map(|f| (f.rule.to_string(), f.text)).collect()
}

#[test]
fn findings_are_marked_and_counted_between_keys() {
    let mut script = Script::open(WRONG);
    assert!(listed(&script).is_empty());
    script.rest();
    let rules: Vec<_> = listed(&script).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["T11", "T02", "P01", "P01", "T13", "P12"]);
    assert!(script.row(23).contains("校对 6"), "{}", script.row(23));
    // The section has three of its own and the two of the one beside it.
    assert!(
        script.shows("!5") && script.shows("!3") && script.shows("!1"),
        "{:#?}",
        script.screen()
    );
    let underlined = script.styled("布署", Modifier::UNDERLINED);
    assert!(underlined && !script.styled("抓好", Modifier::UNDERLINED));
}

#[test]
fn errors_and_warnings_look_different_in_a_heading_too() {
    let mut script = Script::open("关于学习的报告\n一、布署学习\n好的。\n二、涉及到安全\n好的。\n");
    script.rest();
    for (text, is_bold) in [("布署", true), ("涉及到", false)] {
        assert!(script.styled(text, Modifier::UNDERLINED), "{text}");
        assert_eq!(script.styled(text, Modifier::BOLD), is_bold, "{text}");
    }
}

#[test]
fn only_what_changed_is_checked_again_and_marks_move_along() {
    let mut script = rested();
    script.keys("<Ctrl+F>局党组<Enter><Esc><Left>市里的");
    assert_eq!(listed(&script), from_scratch(&script.app.report), "before it is checked again");
    script.keys("<Ctrl+F>布署<Enter><Esc><Left><Right>X");
    assert!(listed(&script).iter().all(|(_, text)| text != "布署"), "a mark on other words");
    script.keys("<Backspace>").rest();
    assert_eq!(listed(&script), from_scratch(&script.app.report));
}

#[test]
fn what_is_said_of_numbers_waits_until_it_holds_again() {
    let mut script = Script::open(
        "关于学习的报告\n一、甲\n好的。\n一、乙\n好的。\n（一）丙。好的。\n（二）戊。好的。\n三、丁\n好的。\n",
    );
    script.rest();
    let all = listed(&script);
    let on_numbers = all.iter().filter(|(_, text)| text.is_empty() || text.contains('、')).count();
    assert!(on_numbers > 0, "{all:?}");
    let counted = |script: &Script| script.app.proofing.report().unwrap();
    let before = counted(&script);
    // A heading that runs in no more changes no number, but that is to be found out first.
    script.keys("<Ctrl+F>丙<Enter><Esc><Right><Enter>");
    assert_eq!(listed(&script).len() + on_numbers, all.len(), "{:?}", listed(&script));
    script.rest();
    assert_eq!(listed(&script), from_scratch(&script.app.report));
    let told = counted(&script);
    assert_eq!(told.errors + told.warnings + told.reviews, listed(&script).len());
    script.keys("<Ctrl+Z>").rest();
    assert_eq!((listed(&script), counted(&script)), (all, before));
}

#[test]
fn the_list_walks_the_text_and_mends_with_one_key() {
    let mut script = rested();
    script.keys("<F7>");
    assert!(script.shows("错误 4 · 疑误 2"), "{:#?}", script.screen());
    assert_eq!(script.selected(), "布署");
    assert!(
        script.shows("依据：《现代汉语词典》") && script.shows("改为 ") && script.shows("部署")
    );
    script.keys("<Down>");
    assert_eq!(script.selected(), "其它");
    script.keys(" ");
    assert!(script.text().contains("布署其他工作"), "{}", script.text());
    assert_eq!(script.selected(), ",");
    // Both half-width commas, as one step.
    script.keys("<Alt+R>");
    assert!(script.text().contains("其他工作，抓好") && script.text().contains("次，涉及到"));
    script.keys("<Ctrl+Z>");
    assert!(script.text().contains("其他工作,抓好") && script.text().contains("次,涉及到"));
    script.keys("<Esc>");
    assert_eq!(script.app.overlays.len(), 0);
    assert!(script.caret().starts_with('|'), "{}", script.caret());
}

#[test]
fn the_list_walks_every_finding_there_is_both_ways() {
    let clean = "一、甲\n组织学习。\n好的。\n".repeat(20);
    let mut script = Script::open(&format!(
        "关于学习的报告\n{clean}二、乙\n好的,行。\n好的.多次布署,好。\n{clean}三、丙\n布署。\n{clean}"
    ));
    script.rest();
    let starts = |script: &Script| -> Vec<Place> {
        script.app.proofing.all(&script.app.report).map(start_of).collect()
    };
    let mut all = starts(&script);
    assert!(all.len() > 20, "{}", all.len());
    all.dedup();
    script.keys("<Ctrl+Home><F7><Home>");
    let selected = |script: &Script| script.app.view.anchor.unwrap_or(script.app.view.caret);
    let count = all.len();
    let mut walk = |key: &str| {
        let mut walked = vec![selected(&script)];
        for _ in 0..count + 40 {
            walked.push(selected(script.keys(key)));
        }
        walked.dedup();
        walked
    };
    assert_eq!(walk("<Down>"), all);
    all.reverse();
    assert_eq!(walk("<Up>"), all);
    script.keys("<End>");
    assert_eq!(selected(&script), all[0]);
    script.keys("<PgUp>");
    assert!(all.contains(&selected(&script)) && selected(&script) != all[0]);
}

#[test]
fn all_that_is_safe_is_one_step() {
    let mut script = rested();
    let before = script.text();
    script.keys("<F7><Alt+L>");
    let text = script.text();
    for mended in ["部署其他工作，抓好", "次，涉及各科室", "不足……"] {
        assert!(text.contains(mended), "{mended}: {text}");
    }
    assert!(text.contains("学习**次"), "what is open stays open");
    script.rest();
    assert!(script.shows("没有发现问题"), "{:#?}", script.screen());
    script.keys("<Ctrl+Z>").rest();
    assert_eq!(script.text(), before);
    assert_eq!(listed(&script).len(), 6);
}

#[test]
fn ignored_findings_stay_ignored_wherever_their_text_goes() {
    let mut script = rested();
    script.keys("<F7><Del>");
    assert!(listed(&script).iter().all(|(rule, _)| rule != "T11"));
    script.keys("<Alt+8><Alt+U><Esc>");
    let ignored = &script.app.report.settings().ignored;
    let of = |rule: &str, text: &str| Ignored { rule: rule.into(), text: text.into() };
    assert_eq!(*ignored, [of("T11", "局党组多次布署其它工作,抓好落"), of("P01", "")]);
    script.keys("<Ctrl+F>局党组<Enter><Esc><Left>县里的,").rest();
    assert!(listed(&script).iter().all(|(rule, _)| rule != "T11" && rule != "P01"));
    // Another place is not this one.
    script.keys("<Ctrl+F>县里<Enter><Esc><Left>另有布署，").rest();
    assert_eq!(listed(&script)[0], ("T11".to_string(), "布署".to_string()));
    assert_eq!(listed(&script), from_scratch(&script.app.report));
    while !script.app.history.changes().is_empty() {
        script.keys("<Ctrl+Z>");
    }
    assert_eq!(listed(script.rest()).len(), 6);
}

#[test]
fn what_nothing_sets_apart_is_ignored_in_every_part() {
    let text = "关于学习的报告\n一、甲方\n认真布署。\n二、乙方\n另有布署事项。\n认真布署。\n三、丙方\n认真布署。\n";
    let mut script = Script::open(text);
    script.rest();
    assert_eq!(listed(&script).len(), 4);
    // One of them is in a paragraph of another number now, and one in a section of another place.
    script.keys("<Ctrl+F>另有<Enter><Esc><Left><Enter><Ctrl+Home><Ctrl+F>丙方<Enter><Esc><Alt+Shift+Up>").rest();
    script.keys("<Ctrl+Home><F7><Del>");
    assert!(script.message().contains('3'), "{}", script.message());
    assert_eq!(listed(&script).len(), 1);
    script.keys("<Ctrl+Z>").rest();
    assert_eq!(listed(&script).len(), 4);
}

#[test]
fn the_text_has_keys_for_findings_too() {
    let mut script = rested();
    script.keys("<Alt+8>");
    assert_eq!(script.selected(), "布署");
    assert!(script.row(23).contains("T11 错别字：应为“部署”"), "{}", script.row(23));
    script.keys("<Alt+8><Alt+8><Alt+7>");
    assert_eq!(script.selected(), "其它");
    script.keys("<Alt+6>");
    assert!(script.text().contains("布署其他工作"));
    script.keys("<Alt+7><Alt+7>");
    assert!(script.selected() == "..." && script.message().contains("另一端"));
    script.keys("<Alt+X>忽略这一处<Enter>");
    assert_eq!(script.app.report.settings().ignored[0].rule, "P12");
    script.keys("<Ctrl+Home><Alt+6>");
    assert!(script.message().contains("没有问题"), "{}", script.message());
}

#[test]
fn nothing_is_checked_where_it_is_not_wanted() {
    let mut script = Script::open(WRONG);
    script.app.options.proofread = false;
    script.rest();
    assert!(!script.shows("校对 6") && !script.shows("!3"));
    // Who opens the list asks for it.
    script.keys("<F7>").rest();
    assert!(script.shows("错误 4 · 疑误 2"), "{:#?}", script.screen());
    script.keys("<Esc>");
    assert!(!script.styled("布署", Modifier::UNDERLINED));
}

#[test]
fn the_list_is_used_on_small_screens_and_with_the_mouse() {
    use qicao::app::input::MouseKind;
    for (width, height) in [(40, 10), (60, 12), (200, 60)] {
        let mut script = Script::open(WRONG);
        script.resize(width, height).rest();
        script.keys("<F7><Down><Down>");
        assert_eq!(script.selected(), ",", "{width}");
        assert!(script.app.view.caret_on_screen().is_some());
        let (x, y) = script.cursor().unwrap();
        assert!(x < width && y < height);
        let shown = script.screen().iter().any(|row| row.contains("抓好落实"));
        assert!(shown, "the text is hidden: {:#?}", script.screen());
    }
    let mut script = rested();
    script.keys("<F7>");
    let rows = script.findings().panel_rows(script.app.size);
    script.mouse(MouseKind::Down, rows.x + 4, rows.y + 1);
    assert_eq!(script.selected(), "其它");
    script.mouse(MouseKind::ScrollDown, rows.x + 4, rows.y + 1);
    assert_eq!(script.selected(), ",");
}

/// A report whose only section has this paragraph, the caret behind it.
fn writing(paragraph: &str) -> Script {
    let mut script =
        Script::open(&format!("关于学习的报告\n一、工作\n{paragraph}\n二、打算\n好的。\n"));
    script.rest();
    script.keys("<Ctrl+F>召开<Enter><Esc><End>").rest();
    script
}

#[test]
fn what_an_unfinished_sentence_lacks_is_told_once_the_caret_has_left_it() {
    for (typed, rule, leave) in [
        ("一是抓学习", "S04", "<Up>"),
        ("推行“双随机", "P04", "<Up>"),
        ("提出三点要求：一是抓学习，二是抓落实", "S05", "<F6>"),
        ("推行\"双随机", "P02", "<F7>"),
        ("全县上下组织学习，人人参加，落实了各项", "P25", "<Ctrl+Home>"),
    ] {
        let mut script = writing("会议召开了。");
        let told = |script: &Script| listed(script).iter().filter(|(id, _)| id == rule).count();
        for c in typed.chars() {
            script.keys(&c.to_string()).rest();
            assert_eq!(told(&script), 0, "{typed}: {:?}", listed(&script));
        }
        script.keys("<Left>").rest();
        assert_eq!(told(&script), 0, "{typed}");
        script.keys(leave).rest();
        assert!(told(&script) > 0, "{typed}: {:?}", listed(&script));
        assert_eq!(listed(&script), from_scratch(&script.app.report));
    }
    // What was told stays, and so does what no end of a sentence mends.
    let mut script = writing("推行“双随机。会议召开了。");
    assert_eq!(listed(&script)[0].0, "P04");
    script.keys("组织布署,").rest();
    let rules: Vec<_> = listed(&script).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["P04", "T11", "P01"]);
}

#[test]
fn what_is_ignored_is_brought_back_in_any_session() {
    let mut script = rested();
    script.keys("<F7><Del><Alt+U>");
    assert_eq!(script.app.report.settings().ignored.len(), 2);
    assert!(script.message().contains("Alt+Q"), "{}", script.message());
    let mut script = Script::of(script.app.report.clone());
    script.rest();
    let before = listed(&script);
    script.keys("<F7>");
    assert!(script.shows("忽略 2（Alt+Q）"), "{:#?}", script.screen());
    script.keys("<Alt+Q>");
    assert!(script.shows("忽略的 2 项") && script.shows("党组多次布署"), "{:#?}", script.screen());
    script.keys("<Del><Enter>").rest();
    assert!(script.app.report.settings().ignored.is_empty());
    script.keys("<Esc>").rest();
    assert!(script.shows("校对：错误 4"), "{:#?}", script.screen());
    assert_eq!(listed(&script).len(), before.len() + 2);
    script.keys("<Ctrl+Z><Ctrl+Z>").rest();
    assert_eq!(listed(&script), before);
}

#[test]
fn rules_are_listed_and_switched_and_found_from_help() {
    let mut script = rested();
    for word in ["恢复", "忽略", "规则"] {
        script.keys(&format!("<F1>{word}"));
        assert!(script.shows("校对规则，恢复忽略的"), "{word}: {:#?}", script.screen());
        script.keys("<Esc>");
    }
    script.keys("<Alt+Q>错别字");
    assert!(script.shows("T11 错别字") && script.shows("错误 · 查"), "{:#?}", script.screen());
    script.keys("<Enter>").rest();
    assert!(script.shows("错误 · 不查"), "{:#?}", script.screen());
    assert!(listed(&script).iter().all(|(rule, _)| rule != "T11"));
    // Whoever hands the report in is told so.
    script.keys("<Esc><F9>");
    assert!(script.shows("本报告不查的规则：T11"), "{:#?}", script.screen());
    script.keys("<Esc><Alt+Q>错别字<Down><Enter>").rest();
    assert!(listed(&script).iter().any(|(rule, _)| rule == "T11"));
}

#[test]
fn a_flagged_word_becomes_a_term_and_a_mark_does_not() {
    let mut script = rested();
    script.keys("<F7><Alt+T>");
    let asked = |script: &Script| -> Vec<TermChange> {
        let terms = script.effects.iter().filter_map(|effect| match effect {
            Effect::Term(change) => Some(change.clone()),
            _ => None,
        });
        terms.collect()
    };
    let added = TermChange::Add("布署".into());
    assert_eq!(asked(&script).as_slice(), std::slice::from_ref(&added));
    let mut lists = Lists::built_in();
    lists.terms.push("布署".into());
    let rules = Arc::new(Context::new(lists, &[]));
    script.input(Input::Terms { change: added, rules }).rest();
    assert!(script.message().contains("proof.ron"), "{}", script.message());
    assert!(listed(&script).iter().all(|(_, text)| text != "布署"));
    script.keys("<Home><Down><Alt+T>");
    assert!(script.message().contains("Del"), "{}", script.message());
    script.keys("<Alt+Q>");
    assert!(script.shows("自己的词 1 个"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert_eq!(asked(&script).last(), Some(&TermChange::Remove("布署".into())));
}

#[test]
fn every_key_of_the_list_is_shown_on_a_small_screen() {
    for lang in [Lang::Zh, Lang::En] {
        let mut script = rested();
        script.app.options.lang = lang;
        script.keys("<F7>");
        let keys = ["Space", "Alt+R", "Alt+L", "Del", "Alt+U", "Enter", "Esc"];
        assert!(keys.iter().all(|key| script.row(23).contains(key)), "{}", script.row(23));
    }
}

#[test]
fn what_becomes_the_addressee_is_mended_at_once() {
    let mut script = Script::open(
        "关于值班的报告\n市政府办公室\n按照要求，现将情况报告如下。\n一、工作\n好的。\n",
    );
    script.rest();
    script.keys("<F7>");
    assert_eq!(script.selected(), "市政府办公室");
    script.keys(" ").rest();
    assert_eq!(script.app.report.fixed(Fixed::Addressee)[0].text, "市政府办公室：");
    assert!(listed(&script).iter().all(|(rule, _)| rule != "S10"), "{:?}", listed(&script));
    script.keys("<Ctrl+Z>").rest();
    assert_eq!(script.selected(), "");
    assert!(listed(&script).iter().any(|(rule, _)| rule == "S10"));
}

#[test]
fn mending_a_number_chooses_what_comes_next() {
    let mut script = Script::open(
        "关于学习的报告\n一、甲\n（一）乙。好的。\n（三）丙。好的。\n三、丁\n一是学习；三是落实。\n",
    );
    script.rest();
    let chosen = |script: &Script| match script.app.overlays.last() {
        Some(Overlay::Findings(list)) => list.chosen.clone().unwrap().text,
        _ => panic!(),
    };
    script.keys("<Ctrl+Home><F7>");
    assert_eq!(chosen(&script), "（三）");
    script.keys(" ").rest();
    assert_eq!(chosen(&script), "三、", "{:?}", listed(&script));
    assert!(script.caret().contains('丁'), "{}", script.caret());
}

#[test]
fn the_list_is_as_high_as_the_findings_it_had() {
    let mut script = Script::open("关于学习的报告\n一、甲\n布署工作，其它工作。\n");
    script.resize(120, 40).rest();
    script.keys("<F7>");
    let panel = |script: &Script| script.findings().panel(script.app.size);
    let rows = script.findings().panel_rows(script.app.size);
    assert_eq!(rows.height, script.findings().rows.len(), "{:#?}", script.screen());
    assert!(panel(&script).height < 16);
    // It does not get lower while one mends.
    let before = panel(&script);
    script.keys("< >").rest();
    assert_eq!(script.findings().rows.len(), rows.height - 1, "{:#?}", script.screen());
    assert_eq!(panel(&script), before);
    assert!(script.row(before.y).starts_with('┌'));
}

#[test]
fn a_list_that_shrinks_leaves_no_blank_rows() {
    let wrong: String = (0..12).map(|_| "一,二。").collect();
    let mut script = Script::open(&format!("关于学习的报告\n一、甲\n布署，其它工作。{wrong}\n"));
    script.rest();
    script.keys("<F7><End><Alt+U>");
    let rows = script.findings().panel_rows(script.app.size);
    let first = script.row(rows.y);
    assert!(first.contains("T11"), "{:#?}", script.screen());
    script.keys("<Esc><Alt+Q>");
    // In any list.
    script.keys("<Ctrl+End>提示<Backspace><Backspace>");
    let shown = script.screen().iter().filter(|row| row.contains(" · 查")).count();
    assert!(shown > 10, "{:#?}", script.screen());
}

#[test]
fn findings_kept_are_told_in_order_and_where_their_text_has_gone() {
    for steps in [&["“", "<Up>", "R", "<Enter>"][..], &["<Ctrl+N>", "<Alt+K>", "<Alt+L>", "布署"]]
    {
        let mut script = rested();
        for keys in steps {
            match *keys {
                "R" => script.rest(),
                keys => script.keys(keys),
            };
        }
        script.keys("<Esc><F7>").rest();
        assert_eq!(listed(&script), from_scratch(&script.app.report), "{steps:?}");
    }
}

#[test]
fn a_mark_behind_a_heading_is_ignored() {
    let mut script = Script::open(
        "关于学习的报告\n一、甲。\n（一）乙\n好的。\n（二）丙\n好的。\n二、丁\n好的。\n",
    );
    script.rest();
    let before = listed(&script);
    script.keys("<F7><Del><Esc>").rest();
    assert_eq!((before.len(), listed(&script).len()), (1, 0), "{before:?}");
}

fn step() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "布署",
        ",",
        "“",
        "一是",
        "涉及到",
        "<Enter>",
        "<Backspace>",
        "<Del>",
        "<Down>",
        "<Up>",
        "<Home>",
        "<End>",
        "<Ctrl+Z>",
        "<Ctrl+Y>",
        "<Alt+Shift+Down>",
        "<Alt+Shift+Right>",
        "<Ctrl+N>",
        "<Alt+K>",
        "<Alt+2>",
        "<Ctrl+A>",
        "<Ctrl+X>",
        "<Ctrl+V>",
        "<Alt+P>",
        "<Alt+J>",
        "<Ctrl+Down>",
        "<Alt+6>",
        "<Alt+8>",
        "<F7><Del><Esc>",
        "<F7><Alt+L><Esc>",
        "{",
        "\n",
        "<Alt+L>",
        "<Alt+U>",
        "<Alt+0>",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_kept_are_those_of_a_check_from_scratch(
        steps in prop::collection::vec((step(), any::<bool>()), 1..24),
    ) {
        let mut script = rested();
        for (keys, rest) in steps {
            script.app.pane = Pane::Text;
            script.keys(keys);
            for finding in script.app.proofing.all(&script.app.report) {
                let source = script.app.report.text(finding.place.text()).unwrap_or_default();
                prop_assert!(source.get(finding.range.clone()).is_some(), "{keys}: {finding:?}");
            }
            if rest {
                script.rest();
            }
        }
        // Nobody writes any more.
        script.keys("<Esc><F7>").rest();
        prop_assert_eq!(listed(&script), from_scratch(&script.app.report));
    }
}

/// A quotation over paragraphs, with what is to be mended in each of them.
const QUOTED: &str = "关于学习的报告\n一、甲\n办法规定：\n“第三条 本办法,适用于全市。\n多次布署,抓好。\n\
    第四条 各单位,按期上报。”\n请各科室照办。\n";

/// Every finding with where it stands and what it becomes.
fn told(report: &Report, findings: &[Finding]) -> Vec<(String, String, Option<String>)> {
    let fixed = |f: &Finding| f.fix.as_ref().map(|fix| format!("{fix:?}"));
    findings
        .iter()
        .map(|f| {
            (
                format!("{} {:?}", f.rule, report.order_of(f.place.text().part)),
                f.text.clone(),
                fixed(f),
            )
        })
        .collect()
}

fn quoting() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "“",
        "”",
        "字",
        "。",
        "：",
        "\n",
        "<Backspace>",
        "<Del>",
        "<Home>",
        "<End>",
        "<Up>",
        "<Down>",
        "<Left>",
        "<Ctrl+Z>",
        "<Ctrl+Y>",
        "<Alt+Shift+Down>",
        "「",
        "」",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quotations_over_paragraphs_are_told_of_as_from_scratch(
        place in 0_usize..7,
        steps in prop::collection::vec((quoting(), any::<bool>()), 1..12),
    ) {
        let mut script = Script::open(QUOTED);
        script.rest().keys("<Ctrl+Home>");
        (0..place).for_each(|_| { script.keys("<Down>"); });
        for (keys, rest) in steps {
            script.app.pane = Pane::Text;
            script.keys(keys);
            if rest {
                script.rest();
            }
        }
        script.keys("<Esc><F7>").rest();
        let all: Vec<Finding> = script.app.proofing.all(&script.app.report).cloned().collect();
        let rules = Context::new(Lists::built_in(), &[]);
        let anew: Vec<Finding> = check(&script.app.report, &rules)
            .into_iter()
            .filter(|f| f.rule != RuleId::S07 || f.level == Level::Review)
            .collect();
        prop_assert_eq!(told(&script.app.report, &all), told(&script.app.report, &anew));
    }
}

#[test]
fn a_finding_in_the_value_of_a_field_is_shown_with_all_of_the_value() {
    let mut draft: Draft = plain::read("关于学习的报告\n一、甲\n", false).unwrap().draft;
    draft.fields.push(Field { name: "单位".into(), value: "某市统计局".into() });
    *draft.fixed.of_mut(Fixed::Lead) = vec![Paragraph::new("{单位}认真学习。")];
    let mut script = Script::of(Report::new(draft).unwrap());
    script.rest().keys("<F7>");
    assert!(
        script.shows("S07") && script.shows("原文 某市统计局认真学习。"),
        "{:#?}",
        script.screen()
    );
}
