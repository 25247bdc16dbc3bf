//! The palette: formulations found by pinyin, inserted at the caret, filled in.

use super::script::Script;
use qicao::app::input::{Effect, Input};
use qicao::app::phrasebook::Phrases;
use qicao::phrases::{Amendment, Finder, Kind, Layer, Library, Pack, Usage, Use, pack};
use std::sync::Arc;

const TEXT: &str = "一、工作开展情况\n（一）加强组织领导。\n二、存在问题\n有。";

/// Opens the palette as the program would: the phrases come when they are asked for.
fn script() -> Script {
    let mut script = Script::open(TEXT);
    script.keys("<Ctrl+Home><Down><End><F3>");
    come(&mut script, vec![(Layer::BuiltIn, pack::read(pack::BUILT_IN).unwrap())]);
    script
}

/// Lets phrases come as they were asked for.
fn come(script: &mut Script, packs: Vec<(Layer, Pack)>) {
    let asked = script.effects.drain(..).rev().find_map(|effect| match effect {
        Effect::Phrases { known, fields } => Some((known, fields)),
        _ => None,
    });
    let (known, fields) = asked.expect("the phrases are asked for");
    let usage = known.is_none().then(Usage::default);
    let library = known.unwrap_or_else(|| Arc::new(Library::new(packs)));
    let finder = Box::new(Finder::new(library, fields));
    script.input(Input::Phrases(Phrases { finder, usage, complaints: Vec::new(), amended: None }));
}

fn packs(phrases: &str) -> Vec<(Layer, Pack)> {
    let source = format!("Pack(format: 1, name: \"包\", phrases: [{phrases}])");
    vec![(Layer::BuiltIn, pack::read(&source).unwrap())]
}

/// Opens the palette with a few phrases, the caret behind the heading of the first sub-section.
fn small() -> Script {
    let mut script = Script::open(TEXT);
    script.keys("<Ctrl+G>组织<Enter><F3>");
    let phrases = r#"
        (text: "加强研究部署", kind: item, tags: ["组织领导"], group: "部署"),
        (text: "强化组织推进", kind: item, tags: ["组织领导"], group: "部署"),
        (text: "{组织=党组|党委}专题研究{次数}次", kind: figures, tags: ["组织领导"], group: "研究"),
        (text: "全年研究{次数}次，听取汇报{回数}回", kind: figures, tags: ["组织领导"], group: "研究"),
        (text: "深入学习{会议}精神。", kind: measure, tags: ["理论武装"]),
        (text: "注重{工作=理论}武装", kind: heading, tags: ["理论武装", "工作开展"]),
    "#;
    come(&mut script, packs(phrases));
    script
}

#[test]
fn enter_inserts_the_phrase_and_goes_to_its_first_open_place() {
    let mut script = script();
    script.keys("zhongxinzu cishu<Enter>");
    assert!(script.text().contains("中心组"), "{}", script.text());
    assert!(script.selected().contains('*'), "{}", script.selected());
    let before = script.text();
    script.keys("26");
    assert!(script.text().contains("26"), "{}", script.text());
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), before);
    // One undo takes the whole insertion back.
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text().trim(), TEXT);
}

#[test]
fn tab_inserts_and_stays_for_more() {
    let mut script = script();
    script.keys("ygsz<Tab>");
    assert_eq!(script.app.overlays.len(), 1);
    let once = script.text().matches("一岗双责").count();
    assert!(once >= 1, "{}", script.text());
    script.keys("<Tab><Esc>");
    assert!(script.text().matches("一岗双责").count() > once);
    assert!(script.app.overlays.is_empty());
}

#[test]
fn one_line_finds_sections_and_commands_too() {
    let mut script = script();
    script.keys("@存在<Enter>");
    assert_eq!(script.caret(), "存在问题|");
    script.keys("<Ctrl+P>>全部折叠<Enter>");
    assert!(!script.app.tree.folded.is_empty());
}

#[test]
fn the_whole_phrase_and_its_source_stand_below_the_list() {
    let mut script = script();
    script.keys("shoutu");
    let screen = script.screen().join("\n").replace(' ', "");
    assert!(screen.contains("出自样本"), "{screen}");
    assert!(screen.matches("守土有责").count() >= 2, "{screen}");
}

#[test]
fn a_choice_is_offered_beside_the_slot_and_takes_free_text() {
    for (keys, expect) in [
        ("<Enter>", "党组专题研究{次数}|次"),
        ("<Down><Down><Tab>", "党委专题研究{次数}|次"),
        ("支部<Tab>", "支部专题研究{次数}|次"),
        // Nothing was said: the place stays open.
        ("<Tab>", "{组织=党组|党委}专题研究{次数}|次"),
        ("<Esc>", "{组织=党组|党委}|专题研究{次数}次"),
    ] {
        let mut script = small();
        script.keys("yanjiu dangwei<Enter>");
        assert!(script.shows("党委") && script.shows("填写：组织"), "{:#?}", script.screen());
        script.keys(keys);
        assert_eq!(script.caret(), expect, "{keys}");
    }
}

#[test]
fn the_list_beside_a_slot_never_hides_it() {
    for (width, height) in [(80, 24), (40, 10), (120, 40)] {
        for before in (0..40).step_by(4) {
            let mut script = small();
            script.resize(width, height);
            script.keys("<Esc>").keys(&"述".repeat(before * 9)).keys("<F3>dangwei<Enter>");
            let (x, y) = script.cursor().unwrap();
            assert!(x < width && y < height);
            let screen = script.screen().join("").replace(['│', ' '], "");
            assert!(screen.contains("[组织]"), "{before} at {width}: {:#?}", script.screen());
            assert!(script.shows("党组"), "{before} at {width}: {:#?}", script.screen());
        }
    }
}

#[test]
fn what_a_slot_was_given_is_suggested_next_time() {
    let mut script = small();
    script.keys("xuexi<Enter>党的二十大");
    assert!(script.row(23).contains("Tab 下一处"), "{}", script.row(23));
    script.keys("<Tab>");
    // Behind the last slot one goes on behind the phrase.
    assert_eq!(script.caret(), "深入学习党的二十大精神。|");
    let filled = Use::Filled { name: "会议".into(), value: "党的二十大".into() };
    assert!(script.effects.contains(&Effect::Use(filled)), "{:?}", script.effects);
    script.keys("<F3>xuexi<Enter>");
    assert!(script.shows("填写：会议"), "{:#?}", script.screen());
    script.keys("<Tab>");
    assert_eq!(script.caret(), "深入学习党的二十大精神。深入学习党的二十大精神。|");
    script.keys("<F3>xuexi<Enter>全会<Enter>");
    assert!(script.caret().ends_with("深入学习全会精神。|"), "{}", script.caret());
    // A figure is another one every time: it is offered, and Tab does not take it.
    script.keys("<Enter><F3>tingqu<Enter>26<Tab>3<Tab><F3>tingqu<Enter><Tab><Tab>");
    assert_eq!(script.caret(), "全年研究26次，听取汇报3回，全年研究{次数}次，听取汇报{回数}回|");
    script.keys("<Ctrl+Z><F3>tingqu<Enter><Enter><Enter>");
    assert_eq!(script.caret(), "全年研究26次，听取汇报3回，全年研究26次，听取汇报3回|");
}

#[test]
fn a_field_fills_its_slots_itself() {
    let mut script = small();
    script.keys("dangwei<Enter><Esc><Alt+M><Enter>");
    assert!(script.shows("填写：组织"), "{:#?}", script.screen());
    script.keys("党委<Enter><End><F3>");
    come(&mut script, Vec::new());
    assert!(script.shows("党委专题研究[次数]次"), "{:#?}", script.screen());
    script.keys("dangwei<Enter>");
    assert!(script.selected().contains("**"), "the first open place is the figure");
    assert!(script.text().contains("党委专题研究**次，党委专题研究**次"), "{}", script.text());
}

#[test]
fn phrases_go_in_as_items_and_are_joined() {
    let mut script = small();
    let before = script.text();
    script.keys("xuexi<Enter><Tab>");
    script.keys("<F3>bushu<Ctrl+L>");
    let first = "深入学习{会议}精神。一是加强研究部署";
    assert_eq!(script.caret(), format!("{first}|"));
    script.keys("<F3>tingqu<Enter><Esc><End>");
    let second = format!("{first}。全年研究{{次数}}次，听取汇报{{回数}}回");
    assert_eq!(script.caret(), format!("{second}|"));
    script.keys("<F3>tuijin<Ctrl+L>");
    assert_eq!(script.caret(), format!("{second}。二是强化组织推进|。"));
    script.keys("<F3>dangwei<Enter><Enter>3<Tab>。");
    assert!(script.caret().ends_with("二是强化组织推进。党组专题研究3次。|"), "{}", script.caret());
    script.keys("<Ctrl+Z><Ctrl+Z><Ctrl+Z>");
    // Each insertion is one step, the marks that join it among them.
    script.keys("<Ctrl+Z>");
    assert_eq!(script.caret(), format!("{second}|"));
    script.keys("<F3>tuijin<Enter>");
    assert_eq!(script.caret(), format!("{second}，强化组织推进|"));
    script.keys("<Ctrl+Z><Ctrl+Z><Ctrl+Z><Ctrl+Z>");
    assert_eq!(script.text(), before);
}

#[test]
fn a_heading_becomes_a_section_of_its_own_kind() {
    for (key, number) in [("<Alt+C>", "1."), ("<Ctrl+N>", "（二）")] {
        let mut script = small();
        let before = script.text();
        script.keys("wuzhuang").keys(key);
        assert!(script.shows("填写：工作"), "{:#?}", script.screen());
        script.keys("<Tab>");
        assert_eq!(script.caret(), "注重理论武装|");
        let heading = format!("{number}注重理论武装");
        assert!(script.text().contains(&heading), "{}", script.text());
        // What is written there next is what such a section says, and goes below the heading.
        script.keys("<F3>");
        let chosen = script.row(script.cursor().unwrap().1 + 2);
        assert!(chosen.contains("深入学习"), "{:#?}", script.screen());
        script.keys("<Enter>全会<Tab>");
        assert!(script.text().contains("深入学习全会精神。"), "{}", script.text());
        script.keys("<Ctrl+Z><Ctrl+Z><Ctrl+Z>");
        script.keys("<Ctrl+Z>");
        assert_eq!(script.text(), before, "{key}");
    }
}

#[test]
fn another_wording_takes_the_place_of_a_phrase_and_keeps_its_facts() {
    let mut script = small();
    script
        .keys("dangwei<Enter><Enter>26<Tab>，切实负责。<Left><Left><Left><Left><Left><Left><Left>");
    script.keys("<Alt+/>");
    assert!(script.caret().starts_with("全年研究26次，听取汇报"), "{}", script.caret());
    assert!(script.message().contains('2'), "{}", script.message());
    assert!(script.selected().contains("**"), "{}", script.selected());
    script.keys("<Alt+/>");
    assert!(script.text().contains("**专题研究26次，切实负责。"), "{}", script.text());
    script.keys("<Ctrl+Z>");
    assert!(script.text().contains("全年研究26次，听取汇报**回，切实负责。"), "{}", script.text());
    script.keys("<Ctrl+Z>");
    assert!(script.text().contains("党组专题研究26次，切实负责。"), "{}", script.text());
    script.keys("<Ctrl+End><Alt+/>");
    assert!(script.message().contains("没有别的说法"), "{}", script.message());
}

#[test]
fn a_pinned_phrase_stands_first_where_it_fits() {
    let mut script = small();
    let first = |script: &Script| script.row(script.cursor().unwrap().1 + 2);
    assert!(!first(&script).contains("听取汇报"), "{:#?}", script.screen());
    script.keys("tingqu<Alt+P>");
    assert!(script.shows("置顶"), "{:#?}", script.screen());
    let pinned =
        script.effects.iter().any(|e| matches!(e, Effect::Use(Use::Pinned { on: true, .. })));
    assert!(pinned, "{:?}", script.effects);
    script.keys("<Ctrl+K><Home><Ctrl+K>");
    assert!(first(&script).contains("听取汇报"), "{:#?}", script.screen());
    script.keys("tingqu<Alt+P><Home><Ctrl+K>");
    assert!(!first(&script).contains("听取汇报"), "{:#?}", script.screen());
}

#[test]
fn what_is_taken_rises() {
    let mut script = small();
    script.keys("tuijin<Enter>");
    let took = |effect: &Effect| matches!(effect, Effect::Use(Use::Took { day, .. }) if *day > 0);
    assert!(script.effects.iter().any(took), "{:?}", script.effects);
    script.keys("<Ctrl+Z><F3>zuzhi lingdao#item");
    let screen = script.screen().join("");
    let (one, other) = (screen.find("强化组织推进"), screen.find("加强研究部署"));
    assert!(one < other || other.is_none(), "{:#?}", script.screen());
}

#[test]
fn until_the_phrases_come_the_palette_says_so_and_takes_the_query() {
    let mut script = Script::open(TEXT);
    script.keys("<F3>");
    assert!(script.shows("正在读取套话"), "{:#?}", script.screen());
    script.keys("zhang<Enter><Tab>");
    assert_eq!(script.app.overlays.len(), 1, "nothing is there to be taken");
    come(&mut script, packs(r#"(text: "文章", kind: item), (text: "研讨", kind: item)"#));
    assert!(script.shows("文章") && !script.shows("研讨"), "{:#?}", script.screen());
}

#[test]
fn what_the_query_matched_is_seen_even_behind_the_edge() {
    let mut script = Script::open(TEXT);
    script.keys("<F3>");
    let long = format!("{}，强化督导考核。", "认真贯彻落实决策部署".repeat(6));
    come(&mut script, packs(&format!("(text: \"{long}\", kind: measure)")));
    script.keys("ddkh");
    let row = script.row(script.cursor().unwrap().1 + 1);
    assert!(row.contains("督导考核"), "{row}");
}

/// Returns the change of one's own phrases that was asked for.
fn amended(script: &mut Script) -> Option<Amendment> {
    script.effects.drain(..).find_map(|effect| match effect {
        Effect::Amend { amendment, .. } => Some(amendment),
        _ => None,
    })
}

#[test]
fn what_is_selected_becomes_a_phrase_of_ones_own() {
    let mut script = Script::open(TEXT);
    script.keys("<Alt+=>");
    assert!(script.message().contains("选中"), "{}", script.message());
    script.keys("<Ctrl+G>组织<Enter><Enter>全年专题研究26次、**次。<Shift+Home><Alt+=>");
    assert!(script.shows("全年专题研究[次数]次、[次数2]次。"), "{:#?}", script.screen());
    let (x, y) = script.cursor().unwrap();
    assert!(script.row(y).contains("文字") && x > 10);
    // A sentence that cannot be a phrase is told why, and stays.
    script.keys("{<Enter><Enter><Enter>");
    assert!(script.shows("花括号") && script.app.overlays.len() == 1, "{:#?}", script.screen());
    assert_eq!(amended(&mut script), None);
    script.keys(
        "<Up><Up><Backspace><Down><Right>数<Down><Ctrl+K><Home><Ctrl+K>会议 #组织领导<Enter>",
    );
    let Some(Amendment::Add(phrase)) = amended(&mut script) else { panic!() };
    assert_eq!(phrase.text, "全年专题研究{次数}次、{次数2}次。");
    assert_eq!((phrase.kind, phrase.tags.join(" ")), (Kind::Figures, "会议 组织领导".to_string()));
    assert!(script.app.overlays.is_empty());
}

#[test]
fn advice_is_given_while_the_sentence_is_written() {
    let mut script = Script::open(TEXT);
    script.keys("<Ctrl+G>组织<Enter><Enter>共**人。<Shift+Home><Alt+F3>");
    assert!(!script.shows("固定的字"), "{:#?}", script.screen());
    script.keys("<Home><Ctrl+K>学{会议}{精神}，26次");
    for advice in ["紧挨着", "固定的字只占", "26次"] {
        assert!(script.shows(advice), "{advice}: {:#?}", script.screen());
    }
    script.keys("<Esc><Down><Enter>");
    assert!(script.app.overlays.is_empty() && amended(&mut script).is_none());
}

#[test]
fn only_ones_own_phrases_are_changed_and_deleted() {
    let mut script = Script::open(TEXT);
    script.keys("<F3>");
    let own =
        pack::read("Pack(format: 1, name: \"我的\", phrases: [(text: \"自己的话\", kind: item)])");
    let mut all = packs("(text: \"大家的话\", kind: plan, tags: [\"甲\"])");
    all.push((Layer::Personal, own.unwrap()));
    come(&mut script, all);
    script.keys("zijide");
    assert!(script.shows("自己的 分项"), "{:#?}", script.screen());
    script.keys("<Alt+D>");
    assert!(script.shows("删除自己的这条套话吗"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert_eq!(amended(&mut script), None, "one goes back first");
    script.keys("<Alt+Del><Down><Enter>");
    assert_eq!(amended(&mut script), Some(Amendment::Remove { text: "自己的话".into() }));
    script.keys("<Alt+E><End>儿<Enter><Enter><Enter>");
    let Some(Amendment::Replace { text, by }) = amended(&mut script) else { panic!() };
    assert_eq!((text.as_str(), by.text.as_str()), ("自己的话", "自己的话儿"));
    // Another's phrase stays, and what is made of it is one's own.
    script.keys("<Home><Ctrl+K>dajia<Alt+D>");
    assert!(script.message().contains("不是自己的"), "{}", script.message());
    script.keys("<Alt+E><Enter><Enter><Enter>");
    let Some(Amendment::Add(phrase)) = amended(&mut script) else { panic!() };
    assert_eq!((phrase.text.as_str(), phrase.tags.join(" ")), ("大家的话", "甲".to_string()));
    assert_eq!(script.app.overlays.len(), 1, "the palette is there again");
}

#[test]
fn the_form_suggests_what_was_given_before_and_takes_it_when_told() {
    let mut script = small();
    script.keys("xuexi<Enter>党的二十大<Tab><F3>xuexi<Enter><Esc><Esc><End><F3>tingqu<Enter><Esc>");
    script.keys("<F4>");
    let row = |script: &Script, name: &str| {
        let row = script.screen().into_iter().find(|row| row.contains(name));
        row.unwrap_or_else(|| panic!("{name}: {:#?}", script.screen()))
    };
    assert!(row(&script, "会议").contains("上次：党的二十大"), "{:#?}", script.screen());
    // Passed over it stays a suggestion, and it does not go in with the rest.
    script.keys("<Tab><Down><F4>");
    assert!(script.text().contains("深入学习**精神"), "{}", script.text());
    script.keys("<F4><Right>");
    assert!(!row(&script, "会议").contains("上次"), "{:#?}", script.screen());
    script.keys("<Tab>26<F4>");
    assert!(script.text().contains("深入学习党的二十大精神。深入学习党的二十大精神。"));
    let filled = Use::Filled { name: "次数".into(), value: "26".into() };
    assert!(script.effects.contains(&Effect::Use(filled)), "{:?}", script.effects);
}

#[test]
fn a_phrase_begins_an_empty_body_and_stands_before_signature_and_date() {
    let text = "标题\n一、情况\n（一）甲\n已经写了。\n二、打算\n继续努力。\n某局\n2024年3月5日\n";
    for (go, expect) in [
        ("<Ctrl+G>情况<Enter>", "一、情况\n深入学习**精神。\n（一）甲\n已经写了。"),
        ("<Ctrl+End>", "继续努力。深入学习**精神。\n某局\n2024年3月5日\n"),
        ("<Ctrl+End><Up>", "继续努力。深入学习**精神。\n某局\n2024年3月5日\n"),
    ] {
        let mut script = Script::open(text);
        script.keys(go).keys("<F3>");
        let phrase = r#"(text: "深入学习{会议}精神。", kind: measure, tags: ["理论武装"])"#;
        come(&mut script, packs(phrase));
        script.keys("<Enter>");
        assert!(script.text().contains(expect), "{go} {}", script.text());
        let is_elsewhere = script.message().contains("接在正文末尾");
        assert_eq!(is_elsewhere, go.starts_with("<Ctrl+End>"), "{}", script.message());
        script.keys("<Esc><Ctrl+Z>");
        assert_eq!(script.text(), text);
    }
}
