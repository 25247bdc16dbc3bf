//! Laws 1 and 5: any script of keys, clicks, pastes and sizes keeps the caret on a stop on the screen,
//! and undone it gives the first report back. And no command that is not about deleting loses a
//! character.
//!
//! `QICAO_LAW_CASES=20000 cargo test --release --test editor laws` tries more of them.

use super::script::{REPORT, Script};
use proptest::prelude::*;
use qicao::app::command::Command;
use qicao::app::input::{Input, Loaded, MouseKind, Purpose};
use qicao::app::keys::KEYS;
use qicao::app::state::FileState;
use qicao::report::{Draft, Fixed, Paragraph, Report};
use qicao::text::Ambiguous;
use std::collections::HashMap;

#[derive(Debug, Clone)]
enum Step {
    Key(usize),
    Type(&'static str),
    Paste(&'static str),
    Mouse(MouseKind, usize, usize),
    /// Taken hold of at one place and let go at another.
    Drag((usize, usize), (usize, usize)),
    Resize(usize, usize),
    /// A command by its name in the menu.
    Menu(usize),
    /// A file was read to be inserted, and an entry is chosen.
    Insert(usize),
    Probed(Ambiguous),
    Rest,
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
        MouseKind::Menu,
        MouseKind::ScrollDown,
        MouseKind::ScrollUp,
    ]);
    prop_oneof![
        10 => (0..KEYS.len()).prop_map(Step::Key),
        2 => (0..Command::ALL.len()).prop_map(Step::Menu),
        1 => (0..6usize).prop_map(Step::Insert),
        1 => prop::sample::select(vec![Ambiguous::Narrow, Ambiguous::Wide]).prop_map(Step::Probed),
        1 => Just(Step::Rest),
        2 => ((0..90usize, 0..26usize), (0..90usize, 0..26usize))
            .prop_map(|(from, to)| Step::Drag(from, to)),
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
    for section in &mut draft.sections {
        section.body.iter_mut().for_each(|paragraph| paragraph.note = "核实".into());
    }
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
    )
}

/// A report that is doubled again and again is not tried on.
const MOST_SECTIONS: usize = 100;

fn run(script: &mut Script, step: &Step) {
    let full = script.app.report.sections().len() > MOST_SECTIONS;
    match step {
        Step::Key(n) if full && KEYS[*n].2 == Command::Duplicate => {}
        Step::Menu(n) if full && Command::ALL[*n] == Command::Duplicate => {}
        Step::Paste(_) | Step::Insert(_) if full => {}
        // These leave the report for another.
        Step::Key(n) if matches!(KEYS[*n].2, Command::Start) => {}
        Step::Menu(n) if matches!(Command::ALL[*n], Command::Start) => {}
        Step::Key(n) => {
            script.keys(&format!("<{}>", KEYS[*n].1));
        }
        Step::Menu(n) => {
            let name = Command::ALL[*n].name(script.app.lang());
            script.keys("<Alt+X>").keys(name).keys("<Enter>");
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
        Step::Drag(from, to) => {
            script.mouse(MouseKind::Down, from.0, from.1).mouse(MouseKind::Drag, to.0, to.1);
            check(script, "dragging");
            script.mouse(MouseKind::Up, to.0, to.1);
        }
        Step::Resize(width, height) => {
            script.resize(*width, *height);
        }
        Step::Insert(n) => {
            script.input(Input::Loaded(Box::new(other())));
            script.keys(&"<Down>".repeat(*n)).keys("<Enter>");
        }
        Step::Probed(width) => {
            script.input(Input::Probed(*width));
        }
        Step::Rest => {
            script.rest();
        }
    }
}

fn other() -> Loaded {
    Loaded {
        purpose: Purpose::Insert,
        report: report(),
        file: FileState::default(),
        report_beside: None,
        place: None,
        folded: Vec::new(),
        hard_wrapped: None,
        remark: None,
    }
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

/// How many scripts are tried.
fn cases() -> u32 {
    std::env::var("QICAO_LAW_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(64)
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
            run(&mut script, step);
            check(&script, &format!("{step:?}"));
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
        while script.app.history.can_undo() {
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
