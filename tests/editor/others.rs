//! What others do to the file of the report, and what it held earlier, as far as the app decides.

use super::script::{REPORT, Script};
use qicao::app::input::{
    Beside, Effect, Input, Loaded, LockState, Purpose, Saved, TextSaved, VersionOffer,
};
use qicao::app::state::FileState;
use qicao::report::Report;
use std::path::PathBuf;

const WHO: &str = "乙（office，进程 7，自 10:00）";

fn report() -> Box<Report> {
    let text = REPORT.replace("还有不足。", "他们改了。");
    Box::new(Report::new(qicao::formats::plain::read(&text, false).unwrap().draft).unwrap())
}

fn path() -> PathBuf {
    PathBuf::from("a.ron")
}

fn open() -> Script {
    let mut script = Script::open(REPORT);
    script.app.file.path = Some(path());
    script
}

#[test]
fn a_report_that_somebody_writes_is_read_only() {
    let mut script = open();
    script.input(Input::Locked(LockState::Live { who: WHO.into() }));
    assert!(script.message().contains(WHO));
    let before = script.app.report.clone();
    for keys in
        ["好", "<Enter>", "<Backspace>", "<Ctrl+N>", "<Alt+J>", "<Ctrl+Z>", "<Alt+K>", "<Ctrl+L>"]
    {
        script.keys("<Ctrl+F>压实<Enter><Esc>").keys(keys);
        assert!(script.app.report == before, "{keys}");
        if keys == "好" {
            assert!(script.message().contains(WHO), "{}", script.message());
        }
        script.keys("<Esc><Esc>");
    }
    assert!(script.shows("只读") && script.app.is_saved());
    script.keys("<Ctrl+S>");
    assert!(script.shows("存为"), "only under another name");
    script.keys("<Backspace>b<Enter>");
    let saved = Effect::Save { path: "b.ron".into(), beside: Beside::IfOurs, force: false };
    assert_eq!(script.effects.last(), Some(&saved));
}

#[test]
fn a_report_that_no_lock_can_be_had_for_is_read_only_unless_it_is_new() {
    let mut script = open();
    script.input(Input::Locked(LockState::Nowhere));
    assert!(script.message().contains("放不下锁"), "{}", script.message());
    script.keys("好");
    assert!(script.shows("只读") && script.app.is_saved());
    script.keys("<Ctrl+S><Backspace>b<Enter>");
    let saved = Saved::Well { path: "b.ron".into(), text: TextSaved::NotWanted, remark: None };
    script.input(Input::Saved(saved)).keys("好");
    assert!(script.text().starts_with('好') && !script.shows("只读"));
    let mut script = open();
    script.app.file.is_new = true;
    script.input(Input::Locked(LockState::Nowhere)).keys("好");
    assert!(script.text().starts_with('好'));
}

#[test]
fn a_lock_from_elsewhere_is_asked_about_and_a_dead_one_taken_over() {
    let mut script = open();
    script.input(Input::Locked(LockState::Elsewhere { who: WHO.into() }));
    assert!(script.shows("也许还在写"));
    script.keys("<Down><Enter>");
    assert_eq!(script.effects, [Effect::TakeLock]);
    script.input(Input::Locked(LockState::OfDead { who: WHO.into() }));
    assert!(script.message().contains("已接手"));
    assert_eq!(script.effects.last(), Some(&Effect::FindLeft));
    script.keys("好");
    assert!(!script.app.is_saved());
    let mut script = open();
    script.input(Input::Locked(LockState::Elsewhere { who: WHO.into() })).keys("<Enter>好");
    assert!(script.app.is_saved() && script.effects == [Effect::FindLeft, Effect::AskLock]);
}

#[test]
fn theirs_is_seen_and_taken_as_one_step() {
    for is_saving in [false, true] {
        let mut script = open();
        script.keys("好");
        let (path, theirs) = (path(), Ok(report()));
        script.input(match is_saving {
            true => Input::Saved(Saved::ChangedOnDisk { path, theirs }),
            false => Input::ChangedOnDisk { path, theirs },
        });
        script.keys("<Enter>");
        assert!(script.shows("- 还有不足。") && script.shows("+ 他们改了。"));
        script.keys("<Enter>");
        assert!(script.text().contains("他们改了。") && script.app.is_saved());
        assert_eq!(script.effects, [Effect::KnowFile { is_taken: true }]);
        script.keys("<Ctrl+Z>");
        assert!(script.text().starts_with('好') && !script.app.is_saved());
    }
}

#[test]
fn mine_is_kept_and_not_saved_yet() {
    let mut script = open();
    script.input(Input::ChangedOnDisk { path: path(), theirs: Ok(report()) });
    script.keys("<Down><Down><Enter>");
    assert_eq!(script.effects, [Effect::KnowFile { is_taken: false }]);
    assert!(!script.app.is_saved() && script.text().contains("还有不足。"));
}

#[test]
fn a_file_that_is_gone_is_saved_anew() {
    let mut script = open();
    script.input(Input::FileGone { path: path() });
    assert!(script.message().contains("a.ron") && !script.app.is_saved());
    script.keys("<Ctrl+S>");
    let saved = Effect::Save { path: path(), beside: Beside::IfOurs, force: false };
    assert_eq!(script.effects, [saved]);
}

#[test]
fn an_earlier_version_is_compared_and_taken_back() {
    let mut script = Script::open(REPORT);
    script.keys("<Alt+4>");
    assert!(script.message().contains("还没有"));
    let mut script = open();
    script.keys("好<Alt+4>");
    assert_eq!(script.effects.pop(), Some(Effect::Versions));
    let offer = |day: u8| VersionOffer {
        path: format!("{day}.ron").into(),
        when: format!("2026年3月{day}日 10:00"),
        size: 3000,
        words: (day == 5).then_some(1304),
    };
    script.input(Input::Versions(vec![offer(5), offer(4)]));
    assert!(script.shows("2026年3月5日") && script.shows(" 3 KB"));
    assert!(script.shows("1304 字 · 3 KB"));
    script.keys("<Down><Enter>");
    assert_eq!(script.effects.pop(), Some(Effect::ReadVersion(offer(4))));
    script.input(Input::Version { when: offer(4).when, report: report() });
    assert!(script.shows("2026年3月4日") && script.shows("+ 他们改了。"));
    script.keys("<Enter>");
    assert!(script.text().contains("他们改了。") && !script.app.is_saved());
    script.keys("<Ctrl+Z>");
    assert!(script.text().starts_with('好'));
    let mut script = open();
    script.input(Input::Versions(Vec::new()));
    assert!(script.message().contains("还没有"));
}

#[test]
fn a_save_that_met_others_is_not_gone_on_with() {
    for keys in ["<Enter><Esc>", "<Enter><Enter>", "<Down><Enter>"] {
        let mut script = open();
        script.keys("好<Ctrl+Q><Enter>");
        let (path, theirs) = (path(), Ok(report()));
        script.input(Input::Saved(Saved::ChangedOnDisk { path: path.clone(), theirs }));
        script.keys(keys).keys("好<Ctrl+S>");
        let text = TextSaved::NotWanted;
        script.input(Input::Saved(Saved::Well { path, text, remark: None }));
        assert!(script.app.is_saved() && !script.effects.contains(&Effect::Quit), "{keys}");
    }
}

#[test]
fn who_may_only_read_reads_what_is_new() {
    let mut script = open();
    script.input(Input::Locked(LockState::Live { who: WHO.into() }));
    script.input(Input::ChangedOnDisk { path: path(), theirs: Ok(report()) });
    assert!(!script.shows("用我的"));
    script.keys("<Down><Enter>");
    assert!(script.text().contains("他们改了。") && script.app.is_saved());
    assert_eq!(script.effects.last(), Some(&Effect::KnowFile { is_taken: true }));
    script.keys("好");
    assert!(script.app.is_saved() && script.message().contains(WHO));
}

#[test]
fn a_box_for_a_change_does_not_open_in_a_report_that_is_only_read() {
    for keys in ["<Alt+N>", "<Alt+G>", "<F4>", "<Ctrl+R>", "<Alt+I>", "<F6><F2>"] {
        let mut script = open();
        script.keys("<Ctrl+G>存在<Enter><Down>");
        script.input(Input::Locked(LockState::Live { who: WHO.into() })).keys(keys);
        assert!(script.app.overlays.is_empty() && script.message().contains("只读"), "{keys}");
    }
}

#[test]
fn a_lock_that_is_free_again_is_offered_and_the_report_read_anew() {
    let mut script = open();
    script.app.file.path = Some(path());
    script.input(Input::Locked(LockState::Live { who: WHO.into() }));
    script.keys("<Ctrl+G>存在<Enter>字");
    let place = script.app.place_in_numbers();
    assert_eq!(script.effects.last(), Some(&Effect::AskLock), "a refusal has it looked after");
    script.input(Input::LockFree);
    assert!(script.shows("已经不在写"), "{:#?}", script.screen());
    script.keys("<Enter>");
    let load = Effect::Load { path: path(), purpose: Purpose::OpenAsIs };
    assert_eq!(script.effects.last(), Some(&load));
    let file = FileState { path: Some(path()), ..FileState::default() };
    let empty = Loaded::empty(&path(), Purpose::OpenAsIs);
    let loaded = Loaded { report: *report(), file, ..empty };
    script.input(Input::Loaded(Box::new(loaded))).input(Input::Locked(LockState::Ours));
    assert!(script.text().contains("他们改了。"), "what the other wrote is here");
    assert_eq!(script.app.place_in_numbers(), place);
    script.keys("字");
    assert!(!script.app.is_saved());
}
