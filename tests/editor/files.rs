//! Saving and opening, as far as the app decides about them.

use super::script::{REPORT, Script};
use qicao::app::input::{Beside, Effect, Input, Saved, TextSaved};
use std::path::PathBuf;

fn save(path: &str, beside: Beside, force: bool) -> Effect {
    Effect::Save { path: PathBuf::from(path), beside, force }
}

#[test]
fn a_name_is_asked_for_once() {
    let mut script = Script::open(REPORT);
    script.keys("好<Ctrl+S>");
    assert!(script.shows("关于意识形态工作的报告.ron") || script.shows("报告.ron"));
    script.keys("（稿）<Enter>");
    let Some(Effect::Save { path, .. }) = script.effects.pop() else { panic!("no save") };
    assert_eq!(path, PathBuf::from("好关于意识形态工作的报告（稿）.ron"));
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted }));
    assert!(script.app.is_saved() && script.message().contains("已保存"));
    script.keys("的<Ctrl+S>");
    assert_eq!(script.effects, [save("好关于意识形态工作的报告（稿）.ron", Beside::IfOurs, false)]);
}

#[test]
fn a_text_that_is_not_ours_is_asked_about() {
    let mut script = Script::open(REPORT);
    let path = PathBuf::from("a.ron");
    let text = TextSaved::NotOurs(PathBuf::from("a.txt"));
    script.input(Input::Saved(Saved::Well { path, text }));
    assert!(script.shows("另起一名") && script.shows("a.txt"));
    script.keys("<Enter>");
    assert_eq!(script.effects, [save("a.ron", Beside::OtherName, false)]);
}

#[test]
fn a_failed_save_keeps_the_mark_and_says_why() {
    let mut script = Script::open(REPORT);
    script.keys("好");
    script.input(Input::Saved(Saved::Failed("磁盘满了".into())));
    assert!(!script.app.is_saved());
    assert_eq!(script.message(), "磁盘满了");
    script.input(Input::Saved(Saved::ChangedOnDisk(PathBuf::from("a.ron"))));
    script.keys("<Down><Enter>");
    assert_eq!(script.effects, [save("a.ron", Beside::IfOurs, true)]);
}

#[test]
fn save_and_quit_waits_for_the_save() {
    let mut script = Script::open(REPORT);
    script.app.file.path = Some(PathBuf::from("a.ron"));
    script.keys("好<Ctrl+Q><Enter>");
    assert_eq!(script.effects, [save("a.ron", Beside::IfOurs, false)]);
    let path = PathBuf::from("a.ron");
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted }));
    assert_eq!(script.effects.last(), Some(&Effect::Quit));
}

#[test]
fn the_place_of_last_time_is_found_again() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+F>压实<Enter><Esc>");
    let (numbers, caret) = (script.app.place_in_numbers(), script.caret());
    let mut again = Script::open(REPORT);
    again.app.go_to_numbers(numbers);
    assert_eq!(again.caret(), caret);
    again.app.go_to_numbers((99, 99, 99));
    assert_eq!(again.caret(), caret);
}
