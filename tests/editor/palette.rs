//! The palette: formulations found by pinyin, inserted at the caret, filled in.

use super::script::Script;
use qicao::app::input::Input;
use qicao::phrases::{Layer, pack};

const TEXT: &str = "一、工作开展情况\n（一）加强组织领导。\n二、存在问题\n有。";

/// Opens the palette as the program would: the packs come when they are asked for.
fn script() -> Script {
    let mut script = Script::open(TEXT);
    script.keys("<Ctrl+Home><Down><End><F3>");
    let packs = vec![(Layer::BuiltIn, pack::read(pack::BUILT_IN).unwrap())];
    script.input(Input::Phrases { packs, complaints: Vec::new() });
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
