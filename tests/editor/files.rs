//! Saving and opening, as far as the app decides about them.

use super::script::{REPORT, Script};
use qicao::app::input::{Beside, Effect, Input, Loaded, Purpose, Saved, TextSaved};
use qicao::app::state::{FileState, Offers};
use qicao::formats::plain;
use qicao::report::Report;
use std::path::PathBuf;

fn save(path: &str, beside: Beside, force: bool) -> Effect {
    Effect::Save { path: PathBuf::from(path), beside, force }
}

#[test]
fn a_name_is_asked_for_once() {
    let mut script = Script::open(REPORT);
    script.keys("好<Ctrl+S>");
    assert!(script.shows("关于意识形态工作的报告.ron") || script.shows("报告.ron"));
    script.keys("<Left><Right>（稿）<Enter>");
    let Some(Effect::Save { path, .. }) = script.effects.pop() else { panic!("no save") };
    assert_eq!(path, PathBuf::from("好关于意识形态工作的报告（稿）.ron"));
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted, remark: None }));
    assert!(script.app.is_saved() && script.message().contains("已保存"));
    script.keys("的<Ctrl+S>");
    assert_eq!(script.effects, [save("好关于意识形态工作的报告（稿）.ron", Beside::IfOurs, false)]);
}

#[test]
fn a_report_saved_into_a_folder_is_called_by_its_title() {
    let mut script = Script::open(REPORT);
    script.keys("<Alt+S><Ctrl+U>d/<Enter>");
    assert_eq!(script.effects, [save("d/关于意识形态工作的报告.ron", Beside::IfOurs, false)]);
}

#[test]
fn a_text_that_is_not_ours_is_asked_about() {
    let mut script = Script::open(REPORT);
    let path = PathBuf::from("a.ron");
    let text = TextSaved::NotOurs(PathBuf::from("a.txt"));
    script.input(Input::Saved(Saved::Well { path, text, remark: None }));
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
    let theirs = Err("a.ron：写坏了".into());
    script.input(Input::Saved(Saved::ChangedOnDisk { path: PathBuf::from("a.ron"), theirs }));
    assert!(script.shows("写坏了"));
    // What cannot be read is not written over by one Enter too many.
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
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted, remark: None }));
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

#[test]
fn a_save_under_another_name_that_fails_keeps_the_old_name() {
    let mut script = Script::open(REPORT);
    script.app.file.path = Some(PathBuf::from("a.ron"));
    script.keys("<Alt+S><Backspace>b<Enter>");
    assert_eq!(script.effects, [save("b.ron", Beside::IfOurs, false)]);
    script.input(Input::Saved(Saved::Exists(PathBuf::from("b.ron")))).keys("<Esc><Ctrl+S>");
    assert_eq!(script.effects.last(), Some(&save("a.ron", Beside::IfOurs, false)));
}

#[test]
fn the_status_line_says_as_long_as_there_is_no_journal() {
    let mut script = Script::open("标题\n\n各位：\n一行\n");
    script.keys("好").input(Input::NotKept { why: "磁盘已满。".into() }).keys("的");
    assert!(script.shows("未保存，无日志"));
    script.input(Input::KeptAgain);
    assert!(script.shows("未保存") && !script.shows("无日志"));
    script.input(Input::NotKept { why: "磁盘已满。".into() });
    let path = PathBuf::from("a.ron");
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted, remark: None }));
    script.keys("了");
    assert!(script.shows("未保存") && !script.shows("无日志"));
}

#[test]
fn lines_broken_at_a_fixed_width_are_joined_as_one_step() {
    let loaded = |text: &str, purpose, hard_wrapped| {
        let draft = qicao::formats::plain::read(text, false).unwrap().draft;
        let report = qicao::report::Report::new(draft).unwrap();
        let origin = Some(PathBuf::from("a.txt"));
        let file = FileState { origin, is_new: true, ..FileState::default() };
        let (report_beside, place, remark) = (None, None, None);
        Input::Loaded(Box::new(Loaded {
            purpose,
            report,
            file,
            report_beside,
            place,
            folded: Vec::new(),
            hard_wrapped,
            remark,
        }))
    };
    let mut script = Script::open("");
    script.input(loaded("标题\n\n各位：\n一行\n又一行\n", Purpose::Open, Some(40)));
    let broken = script.text();
    assert!(script.shows("接成整段"));
    script.keys("<Enter>");
    let path = PathBuf::from("a.txt");
    assert_eq!(script.effects.last(), Some(&Effect::Load { path, purpose: Purpose::Unwrap }));
    script.input(loaded("标题\n\n各位：\n一行又一行\n", Purpose::Unwrap, None));
    assert!(script.text().contains("一行又一行"));
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), broken);
}

#[test]
fn saving_while_a_name_is_asked_for_takes_that_name() {
    let mut script = Script::open(REPORT);
    script.app.file.path = Some(PathBuf::from("a.ron"));
    script.keys("好<Alt+S><Backspace>b<Ctrl+S>");
    assert_eq!(script.effects, [save("b.ron", Beside::IfOurs, false)]);
}

#[test]
fn the_name_of_a_document_keeps_the_report_and_says_how_it_is_handed_in() {
    for (name, told) in
        [("c.docx", Some("c.docx 按 F9")), ("c.md", Some("c.md 按 F9")), ("c.txt", None)]
    {
        let mut script = Script::open(REPORT);
        // The proposed name gives way to what is typed.
        script.keys("<Alt+S>").keys(name).keys("<Enter>");
        assert_eq!(script.effects, [save("c.ron", Beside::IfOurs, false)]);
        let text = TextSaved::Written(PathBuf::from("c.txt"));
        script.input(Input::Saved(Saved::Well { path: "c.ron".into(), text, remark: None }));
        let message = script.message();
        assert!(message.contains("已保存 c.ron 和 c.txt"), "{message}");
        assert_eq!(told.is_some(), message.contains("F9"), "{message}");
        assert!(told.is_none_or(|told| message.contains(told)), "{message}");
    }
    let mut script = Script::open(REPORT);
    script.keys("<Alt+S><End><Ctrl+U>c.ron.ron<Enter>");
    assert_eq!(script.effects, [save("c.ron", Beside::IfOurs, false)]);
}

#[test]
fn another_report_is_not_asked_for_while_this_one_is_not_saved() {
    let mut script = Script::open(REPORT);
    script.keys("字<Ctrl+O>");
    assert!(script.effects.is_empty() && script.message().contains("Ctrl+S"));
}

#[test]
fn the_next_report_is_begun_from_a_recent_one() {
    let mut script = Script::open("");
    let path = PathBuf::from("/旧/去年.ron");
    let offers = Offers { recent: vec![path.clone()], ..Offers::default() };
    script.input(Input::Offered(offers)).keys("照上<Enter>");
    let wanted = Effect::Load { path: path.clone(), purpose: Purpose::Renew };
    assert_eq!(script.effects, [wanted], "{:#?}", script.screen());
    let text = "某局2025年信访工作报告\n一、工作\n2025年开展培训26次。\n2025年12月3日\n";
    let report = Report::new(plain::read(text, false).unwrap().draft).unwrap();
    let file = FileState { path: Some(path), ..FileState::default() };
    let loaded = Loaded { file, ..Loaded::of(report, Purpose::Renew) };
    script.effects.clear();
    script.input(Input::Loaded(Box::new(loaded)));
    assert!(
        script.message().contains("去年.ron") && script.shows("年份"),
        "{:#?}",
        script.screen()
    );
    script.keys("2026<F4>");
    assert!(script.shows("2026年开展培训[上次26]次"), "{:#?}", script.screen());
    let file = &script.app.file;
    assert!(file.path.is_none() && file.is_new, "the old file is not written over");
    assert!(script.effects.contains(&Effect::Opened));
}
