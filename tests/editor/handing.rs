//! Handing in: the gate, the forms, and what is asked and said on the way.

use super::script::{REPORT, Script};
use qicao::app::handing::HandedIn;
use qicao::app::input::{Beside, Effect, Input, Saved, TextSaved};
use qicao::app::preview::Mode;
use qicao::formats::form::Form;
use qicao::formats::ron;
use qicao::page::PagePreset;
use std::path::{Path, PathBuf};

const CLEAN: &str = "关于学习的报告\n\n各位领导：\n现将情况报告如下。\n某局\n2024年3月5日\n";

fn saved(text: &str) -> Script {
    let mut script = Script::open(text);
    script.app.file.path = Some(PathBuf::from("/稿/报告.ron"));
    script
}

fn hand_in(forms: &[Form], over: &[Form]) -> Effect {
    Effect::HandIn { forms: forms.to_vec(), over: over.to_vec() }
}

#[test]
fn what_is_open_is_named_and_gone_to() {
    let report = "Report(format: 1, title: [\"{单位}的报告\"],
        lead: [\"学习{次数}次，开会{会=3}次，另有**次。\"],
        sections: [(level: 1, heading: \"情况\", body: [\"好。\"])])";
    let mut script = Script::of(ron::read(report).unwrap().report);
    script.app.file.path = Some("a.ron".into());
    script.keys("<Ctrl+F>好。<Esc><Alt+N>问办公室<Enter>");
    for keys in ["<F9>", "<Alt+E>"] {
        script.keys("<Ctrl+Home>").keys(keys);
        for shown in ["待填 3 处", "默认值没有核对的 1 处", "批注 1 条", "问办公室", "就这样交稿"]
        {
            assert!(script.shows(shown), "{shown}: {:#?}", script.screen());
        }
        script.keys("<Esc>");
    }
    // Enter goes there and selects it; another F9 comes back behind it.
    script.keys("<F9><Enter>");
    assert_eq!(script.selected(), "**");
    assert!(script.caret().contains("报告") && script.app.overlays.is_empty());
    script.keys("<F9><Down><Enter>");
    assert!(script.caret().contains("学习"), "{}", script.caret());
    script.keys("<F9>问办公室<Enter>");
    assert!(script.caret().contains("好。"), "{}", script.caret());
    // Going on is one more key, and nothing is written yet.
    script.keys("<Alt+E><Alt+E>");
    assert!(script.shows("[x] a.docx") && script.shows("[x] a.txt") && script.shows("[ ] a.md"));
    assert!(!script.effects.iter().any(|effect| matches!(effect, Effect::HandIn { .. })));
}

#[test]
fn errors_of_the_proofreader_are_named() {
    let mut script = saved(&CLEAN.replace("如下。", "如下。。"));
    script.keys("<F9>");
    assert!(script.shows("校对认为错误的"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert!(script.caret().contains("如下"), "{}", script.caret());
}

#[test]
fn with_nothing_open_the_forms_are_written_and_named() {
    let mut script = saved(CLEAN);
    script.keys("<F9>");
    assert!(script.shows("[x] 报告.docx") && script.shows("/稿"), "{:#?}", script.screen());
    script.keys("<Down><Down> <Down> <Up><Up><Up>");
    assert!(script.shows("[ ] 报告.txt") && script.shows("[x] 报告.md"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert_eq!(script.effects, [hand_in(&[Form::Docx, Form::Markdown], &[])]);
    let written = vec![PathBuf::from("/稿/报告.docx"), PathBuf::from("/稿/报告.md")];
    script.input(Input::HandedIn(HandedIn { written, ..HandedIn::default() }));
    assert!(script.shows("写出 2 个文件") && script.shows("报告.docx") && script.shows("/稿"));
    script.keys("<Enter>");
    assert!(script.app.overlays.is_empty());
    // What was chosen stays chosen.
    script.keys("<F9>");
    assert!(script.shows("[ ] 报告.txt") && script.shows("[x] 报告.md"));
    script.keys("<Down> <Down><Down> <Up><Up><Up><Enter>");
    assert!(script.message().contains("没有选"), "{}", script.message());
}

#[test]
fn the_report_is_saved_first_and_asked_for_its_name() {
    let mut script = saved(CLEAN);
    script.keys("好<F9><F9><Enter>");
    let path = PathBuf::from("/稿/报告.ron");
    let save = Effect::Save { path: path.clone(), beside: Beside::No, force: false };
    assert_eq!(script.effects.pop(), Some(save));
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted, remark: None }));
    assert_eq!(script.effects.pop(), Some(hand_in(&[Form::Docx, Form::Text], &[])));

    let mut script = Script::open(CLEAN);
    script.keys("<F9><Enter>");
    assert!(script.shows("存为"));
    script.keys("<Enter>");
    let Some(Effect::Save { path, beside: Beside::No, .. }) = script.effects.pop() else {
        panic!("no save");
    };
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted, remark: None }));
    assert!(matches!(script.effects.pop(), Some(Effect::HandIn { .. })));

    // Called off, a later save is only a save.
    let mut script = Script::open(CLEAN);
    script.keys("<F9><Enter><Esc><Ctrl+S><Enter>");
    let Some(Effect::Save { path, .. }) = script.effects.pop() else { panic!("no save") };
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted, remark: None }));
    assert!(!script.effects.iter().any(|effect| matches!(effect, Effect::HandIn { .. })));
}

#[test]
fn a_file_of_somebody_else_is_asked_about() {
    let taken = |form: Form, name: &str| HandedIn {
        taken: vec![(form, Path::new("/稿").join(name))],
        ..HandedIn::default()
    };
    let mut script = saved(CLEAN);
    script.keys("<F9><Enter>");
    let mut first = taken(Form::Text, "报告.txt");
    first.written.push("/稿/报告.docx".into());
    script.input(Input::HandedIn(first.clone()));
    assert!(script.shows("报告.txt") && script.shows("另起一名"), "{:#?}", script.screen());
    script.keys("<Down><Enter>");
    assert_eq!(script.effects.pop(), Some(hand_in(&[Form::Text], &[Form::Text])));
    let written = vec![PathBuf::from("/稿/报告.txt")];
    script.input(Input::HandedIn(HandedIn { written, ..HandedIn::default() }));
    assert!(script.shows("写出 2 个文件"), "{:#?}", script.screen());

    // Another name, from now on.
    script.keys("<Esc><F9><Enter>").input(Input::HandedIn(first.clone()));
    script.keys("<Enter>");
    assert_eq!(script.effects.pop(), Some(hand_in(&[Form::Text], &[])));
    let handed = &script.app.file.handed;
    let target = handed.target(Path::new("/稿/报告.ron"), Form::Text);
    assert_eq!(target, Path::new("/稿/报告-全文.txt"));

    // Broken off, what was written is still said.
    let mut script = saved(CLEAN);
    script.keys("<F9><Enter>").input(Input::HandedIn(first));
    script.keys("<Esc>");
    assert!(script.shows("写出 1 个文件") && script.shows("报告.docx"), "{:#?}", script.screen());
    let failed = vec!["磁盘已满。".to_string()];
    script.keys("<Esc><F9><Enter>");
    script.input(Input::HandedIn(HandedIn { failed, ..HandedIn::default() }));
    assert!(script.shows("写出 0 个文件") && script.shows("磁盘已满"), "{:#?}", script.screen());
}

#[test]
fn a_seal_and_the_preset_move_what_is_previewed() {
    let mut script = saved(CLEAN);
    script.keys("<F5><Tab>").rest();
    let column = |script: &Script| {
        let row = script.screen().into_iter().find(|row| row.contains("2024年")).unwrap();
        row.chars().take_while(|c| *c != '2').count()
    };
    let before = column(&script);
    assert_eq!(script.app.preview.mode, Mode::Page);
    script.keys("<F9><Down><Down><Down><Down><Enter>");
    assert!(script.shows("[x] 盖章"), "{:#?}", script.screen());
    script.keys("<Esc>").rest();
    assert!(column(&script) < before, "the date is further from the edge: {before}");
    // A house of its own, from the settings.
    let house = PagePreset { name: "某局".into(), seal: false, ..PagePreset::default() };
    let presets = vec![("某局".to_string(), house)];
    script.keys("<Esc><Alt+;>");
    assert!(script.effects.contains(&Effect::Presets));
    script.input(Input::Presets { presets, complaints: vec!["坏.ron：写得不对".into()] });
    assert!(script.message().contains("坏.ron"));
    script.keys("<Ctrl+End><Enter><Esc>");
    assert_eq!(script.app.options.preset_name, "某局");
    assert!(script.app.options.preset.seal, "the report has its own seal");
    assert!(script.effects.contains(&Effect::Remember));
}

#[test]
fn plain_saving_stays_plain() {
    let mut script = saved(REPORT);
    script.keys("好<Ctrl+S>");
    assert!(matches!(script.effects.last(), Some(Effect::Save { beside: Beside::IfOurs, .. })));
    assert!(script.app.overlays.is_empty());
}
