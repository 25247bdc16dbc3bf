//! What was not saved last time, as far as the app decides about it.

use super::script::{REPORT, Script};
use qicao::app::input::{Effect, Found, Input, LockState};
use qicao::app::state::FileState;
use qicao::report::Report;
use std::path::PathBuf;

fn report(text: &str) -> Report {
    Report::new(qicao::formats::plain::read(text, false).unwrap().draft).unwrap()
}

fn found(title: &str, fits: bool, is_torn: bool) -> Input {
    Input::Found(Box::new(Found {
        journal: PathBuf::from("x.journal"),
        when: "2026年3月5日 10:00".into(),
        operations: 17,
        is_torn,
        fits,
        title: title.into(),
        report: report(&REPORT.replace("还有不足。", "还有不足，要改。")),
    }))
}

fn gone(only_if_kept: bool) -> Effect {
    Effect::ThrowAway { journal: PathBuf::from("x.journal"), only_if_kept }
}

#[test]
fn it_is_shown_and_recovered_as_one_step() {
    let mut script = Script::open(REPORT);
    script.input(found("", true, false));
    assert!(script.shows("2026年3月5日 10:00 有 17 步改动没有保存"));
    script.keys("<Down><Enter>");
    assert!(script.shows("- 还有不足。") && script.shows("+ 还有不足，要改。"));
    assert!(!script.text().contains("要改") && script.cursor().is_some());
    script.keys("<Esc>");
    assert!(script.shows("恢复（可撤销）"), "back to the question");
    script.keys("<Enter>");
    assert!(script.text().contains("还有不足，要改。") && !script.app.is_saved());
    assert_eq!(script.effects, [gone(true)]);
    assert!(script.message().contains("恢复了 17 步"));
    assert!(script.recovered() == script.app.report);
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), Script::open(REPORT).text());
    assert!(script.app.is_saved());
}

#[test]
fn it_is_recovered_from_what_one_looks_at() {
    let mut script = Script::open(REPORT);
    script.input(found("", true, false)).keys("<Down><Enter><Enter>");
    assert!(script.text().contains("要改") && script.app.overlays.is_empty());
}

#[test]
fn nothing_is_thrown_away_unasked() {
    for (keys, effects) in
        [("<Esc>", vec![]), ("<Up><Up><Enter>", vec![]), ("<Up><Enter>", vec![gone(false)])]
    {
        let mut script = Script::open(REPORT);
        script.input(found("", true, false)).keys(keys);
        assert_eq!(script.effects, effects, "{keys}");
        assert!(script.app.overlays.is_empty() && !script.text().contains("要改"));
    }
}

#[test]
fn what_does_not_fit_any_more_becomes_a_report_of_its_own() {
    let mut script = Script::open(REPORT);
    script.app.file.path = Some(PathBuf::from("a/报告.ron"));
    script.input(found("", false, true));
    assert!(script.shows("末尾残缺") && script.shows("文件后来又被改过"));
    script.keys("<Enter>");
    assert!(script.text().contains("要改") && !script.app.is_saved());
    assert_eq!(script.app.file.path, Some(PathBuf::from("a/报告-recovered.ron")));
    assert!(script.app.file.is_new);
    assert_eq!(script.effects, [Effect::Opened, gone(true)]);
}

#[test]
fn where_the_report_may_only_be_read_it_becomes_another_one() {
    let live = LockState::Live { who: "张三".into() };
    for (lock, keys) in [
        (LockState::Nowhere, ""),
        (live, ""),
        (LockState::Elsewhere { who: "张三".into() }, "<Enter>"),
    ] {
        let mut script = Script::open(REPORT);
        script.app.file.path = Some(PathBuf::from("a/报告.ron"));
        script.input(Input::Locked(lock)).keys(keys);
        assert_eq!(script.effects, [Effect::FindLeft]);
        script.effects.clear();
        script.input(found("", true, false));
        assert!(
            script.shows("没有保存") && script.shows("恢复成另一份报告"),
            "{:#?}",
            script.screen()
        );
        assert!(!script.shows("扔掉") && !script.shows("恢复（可撤销）"));
        script.keys("<Down><Enter>");
        assert!(script.shows("+ 还有不足，要改。"), "{:#?}", script.screen());
        script.keys("<Enter>");
        assert!(script.text().contains("要改") && script.app.file.read_only.is_none());
        assert_eq!(script.app.file.path, Some(PathBuf::from("a/报告-recovered.ron")));
        assert_eq!(script.effects, [Effect::Opened, gone(true)]);
    }
}

#[test]
fn a_report_without_a_name_is_a_new_one() {
    let mut script = Script::open("");
    script.app.file = FileState { path: Some(PathBuf::from("b.ron")), ..FileState::default() };
    script.input(found("年度报告", true, false)).keys("<Enter>");
    assert!(script.text().contains("要改"));
    assert_eq!(script.app.file.path, None);
}
