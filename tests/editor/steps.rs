//! Steps that a random script is made of: keys, commands by name, clicks, pastes, sizes, rests.

use super::script::{REPORT, Script};
use proptest::prelude::*;
use qicao::app::command::Command;
use qicao::app::input::{Input, Loaded, MouseKind, Purpose};
use qicao::app::keys::KEYS;
use qicao::report::{Draft, Fixed, Paragraph, Report};
use qicao::text::Ambiguous;

#[derive(Debug, Clone)]
pub enum Step {
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

pub fn step() -> impl Strategy<Value = Step> {
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

/// A report with slots, a field and notes.
pub fn report() -> Report {
    let mut draft: Draft = qicao::formats::plain::read(REPORT, false).unwrap().draft;
    let slots = Paragraph::new("{单位}学习{次数}次，{组织=党组|党委}{{照旧}}");
    draft.fixed.of_mut(Fixed::Lead).push(slots);
    for section in &mut draft.sections {
        section.body.iter_mut().for_each(|paragraph| paragraph.note = "核实".into());
    }
    draft.fields.push(qicao::report::Field { name: "单位".into(), value: "某".repeat(60) });
    Report::new(draft).unwrap()
}

/// A report that is doubled again and again is not tried on.
const MOST_SECTIONS: usize = 100;

/// Does a step, and shows the script wherever a frame would be drawn.
pub fn run(script: &mut Script, step: &Step, seen: &mut impl FnMut(&Script)) {
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
            seen(script);
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
    seen(script);
}

fn other() -> Loaded {
    Loaded::of(report(), Purpose::Insert)
}

/// How many scripts are tried.
pub fn cases() -> u32 {
    std::env::var("QICAO_LAW_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(64)
}
