//! Laws 1 and 5: any script of keys, clicks, pastes and sizes keeps the caret on a stop on the screen,
//! and undone it gives the first report back. And no command that is not about deleting loses a
//! character.
//!
//! `QICAO_LAW_CASES=20000 cargo test --release --test editor laws` tries more of them.

use super::script::Script;
use super::steps::{Step, cases, report, run, step};
use proptest::prelude::*;
use qicao::app::command::Command;
use qicao::app::keys::KEYS;
use qicao::report::Report;
use std::collections::HashMap;

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

/// What is on the screen is what a layout made anew shows: a change forgets all it must.
fn check_layout(script: &mut Script, what: &str) {
    let drawn = script.screen();
    script.app.view.layout.forget();
    script.app.preview.text.layout.forget();
    script.app.settle();
    assert_eq!(script.screen(), drawn, "{what}");
}

/// How often each character stands in headings, paragraphs and notes, but for the numerals that lists
/// are counted with, and the marks that a run-in heading has for itself.
fn characters(report: &Report) -> HashMap<char, usize> {
    let mut found = HashMap::new();
    let notes = report.parts().flat_map(|part| report.body(part).unwrap_or_default());
    let notes = notes.map(|paragraph| paragraph.note.as_str());
    let texts = report.texts().map(|(_, text)| text).chain(notes);
    for c in texts.flat_map(str::chars).filter(|c| !"一二三四五六七八九十；。".contains(*c))
    {
        *found.entry(c).or_insert(0) += 1;
    }
    found
}

/// Says whether a command may take characters away where nothing is selected and nothing lies over
/// the panes.
fn deletes(command: Command) -> bool {
    use Command::*;
    matches!(
        command,
        Undo | Redo
            | Backspace
            | Delete
            | WordBackspace
            | WordDelete
            | DeleteToEnd
            | DeleteSection
            // In the panes its key deletes a section.
            | DeletePhrase
            | Close
            | Quit
            // What is mended may be a mark too many.
            | Fix
            | FixRule
            | FixSafe
            // It takes the place of the date that stands there.
            | InsertDate
    )
}

/// Says whether a step may take no character away.
fn preserves(script: &Script, step: &Step) -> bool {
    let command = match step {
        Step::Key(n) => KEYS[*n].2,
        Step::Mouse(..) | Step::Drag(..) | Step::Resize(..) | Step::Rest | Step::Probed(_) => {
            Command::Up
        }
        _ => return false,
    };
    let selects = script.app.view.selection(&script.app.texts()).is_some();
    script.app.overlays.is_empty() && !selects && !deletes(command)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_script_keeps_the_caret_and_can_be_taken_back(
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut script = Script::of(report());
        let first = script.app.report.clone();
        for (n, step) in steps.iter().enumerate() {
            let before = preserves(&script, step).then(|| characters(&script.app.report));
            run(&mut script, step, &mut |script| check(script, &format!("{step:?}")));
            if n % 2 == 1 {
                check_layout(&mut script, &format!("{step:?}"));
            }
            let after = characters(&script.app.report);
            for (c, count) in before.into_iter().flatten() {
                let left = after.get(&c).copied().unwrap_or(0);
                prop_assert!(left >= count, "{:?} lost {}", step, c);
            }
        }
        script.rest();
        prop_assert!(script.recovered() == script.app.report, "the journal has it all");
        let last = script.app.report.clone();
        script.app.overlays.clear();
        script.app.pane = qicao::app::state::Pane::Text;
        let mut undone = 0;
        while !script.app.history.changes().is_empty() {
            script.keys("<Ctrl+Z>");
            check(&script, "undo");
            undone += 1;
            prop_assert!(undone < 1_000);
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
