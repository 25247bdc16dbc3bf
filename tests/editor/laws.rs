//! Laws 1 and 5: any script of keys keeps the caret on a stop on the screen, and undone it gives the
//! first report back.

use super::script::{REPORT, Script};
use proptest::prelude::*;
use qicao::app::command::Command;
use qicao::app::input::MouseKind;
use qicao::app::keys::KEYS;
use qicao::report::{Draft, Fixed, Paragraph, Report};

#[derive(Debug, Clone)]
enum Step {
    Key(usize),
    Type(&'static str),
    Paste(&'static str),
    Mouse(MouseKind, usize, usize),
    Resize(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    let typed = prop::sample::select(vec![
        "加强",
        "。",
        "一、",
        "（二）好",
        "1.",
        "XX",
        "“",
        "{",
        "}",
        "e\u{301}",
        "👩‍👩‍👧",
        " ",
        "存在",
        "2000",
        "一是",
        "《",
        "　",
        "\u{202e}",
    ]);
    let pasted = prop::sample::select(vec![
        "一行",
        "一、甲\n乙\n（一）丙。丁",
        "甲\n\n乙\n",
        "\u{1b}[0m\r\n{x}",
        "",
        "\n",
    ]);
    let kinds = prop::sample::select(vec![
        MouseKind::Down,
        MouseKind::Drag,
        MouseKind::Up,
        MouseKind::ScrollDown,
        MouseKind::ScrollUp,
    ]);
    prop_oneof![
        10 => (0..KEYS.len()).prop_map(Step::Key),
        4 => typed.prop_map(Step::Type),
        1 => pasted.prop_map(Step::Paste),
        2 => (kinds, 0..90usize, 0..26usize).prop_map(|(kind, x, y)| Step::Mouse(kind, x, y)),
        1 => (40..120usize, 10..40usize).prop_map(|(w, h)| Step::Resize(w, h)),
    ]
}

fn report() -> Report {
    let mut draft: Draft = qicao::formats::plain::read(REPORT, false).unwrap().draft;
    let slots = Paragraph::new("{单位}学习{次数}次，{组织=党组|党委}{{照旧}}");
    draft.fixed.of_mut(Fixed::Lead).push(slots);
    draft.fields.push(qicao::report::Field { name: "单位".into(), value: "某".repeat(60) });
    Report::new(draft).unwrap()
}

/// The caret stands on a stop of a text that is there, and is drawn on the screen.
fn check(script: &Script, what: &str) {
    let texts = script.app.texts();
    let caret = script.app.view.caret;
    assert_eq!(texts.nearest(caret), caret, "{what}");
    if let Some(anchor) = script.app.view.anchor {
        assert_eq!(texts.nearest(anchor), anchor, "{what}");
    }
    assert!(script.app.view.caret_on_screen().is_some(), "{what}: off the screen");
    let (x, y) = script.cursor().unwrap_or_else(|| panic!("{what}: no cursor"));
    assert!(x < script.app.size.width && y < script.app.size.height, "{what}");
    Report::new(script.app.report.draft().clone()).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_script_keeps_the_caret_and_can_be_taken_back(
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let mut script = Script::of(report());
        let first = script.app.report.clone();
        for step in &steps {
            match step {
                // These leave the report for another.
                Step::Key(n) if matches!(KEYS[*n].2, Command::Start) => {}
                Step::Key(n) => {
                    script.keys(&format!("<{}>", KEYS[*n].1));
                }
                Step::Type(text) => {
                    script.keys(text);
                }
                Step::Paste(text) => {
                    script.paste(text);
                }
                Step::Mouse(kind, x, y) => {
                    script.mouse(*kind, *x, *y);
                }
                Step::Resize(width, height) => {
                    script.resize(*width, *height);
                }
            }
            check(&script, &format!("{step:?}"));
        }
        script.rest();
        prop_assert!(script.recovered() == script.app.report, "the journal has it all");
        let last = script.app.report.clone();
        script.app.overlays.clear();
        script.app.pane = qicao::app::state::Pane::Text;
        let mut undone = 0;
        while script.app.history.can_undo() {
            script.keys("<Ctrl+Z>");
            check(&script, "undo");
            undone += 1;
            prop_assert!(undone < 500);
        }
        prop_assert!(script.app.report == first);
        for _ in 0..undone {
            script.keys("<Ctrl+Y>");
            check(&script, "redo");
        }
        prop_assert!(script.app.report == last);
        prop_assert!(script.recovered() == last, "and what was taken back, too");
    }
}
