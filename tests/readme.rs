//! The README stays true: its screen is drawn by the program, its keys come from the table, its
//! report file is one, and the text beside it is what the program writes.
//!
//! Where something has changed, `QICAO_WRITE_README=1 cargo test --test readme` writes it anew.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, clippy::indexing_slicing)]

use qicao::app::command::{Command, Group};
use qicao::app::geometry::Size;
use qicao::app::input::{Input, Now};
use qicao::app::keys::Keymap;
use qicao::app::state::{App, FileState, Options};
use qicao::app::update;
use qicao::app::wording::Lang;
use qicao::formats::{plain, ron};
use qicao::report::Report;
use qicao::ui::{self, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;

const YEARLY: &str = include_str!("../assets/templates/yearly.ron");

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    std::fs::read_to_string(path()).unwrap()
}

/// Writing takes turns.
static TURN: Mutex<()> = Mutex::new(());

/// Holds what stands between two marks against what the program gives.
fn check(mark: &str, expect: &str) {
    let turn = std::env::var_os("QICAO_WRITE_README").map(|_| TURN.lock().unwrap());
    let text = readme();
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("no {open}")) + open.len();
    let end = start + text[start..].find(&close).unwrap_or_else(|| panic!("no {close}"));
    if turn.is_some() {
        let new = format!("{}{expect}{}", &text[..start], &text[end..]);
        std::fs::write(path(), new).unwrap();
    } else {
        assert_eq!(&text[start..end], expect, "what stands at {mark} is not true any more");
    }
}

fn screen(lang: Lang) -> String {
    let mut report: Report = ron::read(YEARLY).unwrap().report;
    for (name, value) in [("单位", "某局"), ("年份", "2026"), ("工作", "信访")] {
        let set = qicao::report::outline::set_field(&report, name, value);
        report.apply(&set).unwrap();
    }
    let size = Size { width: 96, height: 22 };
    let mut app = App::new(report, Options::new(lang), size);
    app.file = FileState { path: Some("总结.ron".into()), ..FileState::default() };
    let third = app.report.sections()[1].id;
    let texts = app.texts();
    let place = texts.start();
    let place = qicao::report::Place { text: qicao::report::TextPlace::heading(third), ..place };
    app.view.jump(place);
    app.settle();
    while app.has_work() {
        update(&mut app, Input::Idle, Now::default());
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, 96, 22));
    ui::draw(&app, &Theme { colours: false }, &mut buffer);
    let mut out = String::from("```text\n");
    for y in 0..22 {
        let mut x = 0;
        let mut row = String::new();
        while x < 96 {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol).max(1)).unwrap();
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out + "```\n"
}

fn keys(lang: Lang) -> String {
    let keymap = Keymap::default();
    let (command, key) = match lang {
        Lang::Zh => ("命令", "键"),
        Lang::En => ("command", "keys"),
    };
    let mut out = String::new();
    for group in Group::MENU {
        out.push_str(&format!("\n| {} | {command} | {key} |\n|---|---|---|\n", group.name(lang)));
        for command in Command::ALL.iter().filter(|command| command.group() == group) {
            let keys: Vec<String> =
                keymap.written(*command).iter().map(|key| format!("`{key}`")).collect();
            let name = command.name(lang);
            out.push_str(&format!("| `{}` | {name} | {} |\n", command.id(), keys.join(" ")));
        }
    }
    out + "\n"
}

#[test]
fn the_screen_is_the_programs() {
    check("screen", &screen(Lang::Zh));
}

#[test]
fn the_key_lists_are_the_table() {
    check("keys", &keys(Lang::En));
    check("按键", &keys(Lang::Zh));
}

/// The first block of this kind in the README.
fn block(kind: &str) -> String {
    let text = readme();
    let start = text.find(&format!("```{kind}\n")).unwrap() + kind.len() + 4;
    text[start..start + text[start..].find("```").unwrap()].to_string()
}

#[test]
fn the_report_file_is_one_and_prints_as_shown() {
    let shown = block("ron");
    let report = ron::read(&shown).unwrap().report;
    assert_eq!(ron::write(&report), shown);
    check("text", &format!("```text\n{}```\n", plain::write(&report, plain::Lines::Indented)));
}

fn help(words: &[&str]) -> String {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_qicao"));
    let out = program.args(words).args(["--lang", "en", "--help"]).output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

/// The words of a line up to the first that stands for something.
fn command_of(line: &str) -> Vec<&str> {
    let is_command = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase());
    line.split_whitespace().take_while(is_command).collect()
}

fn options_of(line: &str) -> BTreeSet<&str> {
    let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|word| word.starts_with('-') && word.len() > 1).collect()
}

#[test]
fn the_command_line_takes_what_is_shown() {
    let text = readme();
    let shown = text.split("## Command line").nth(1).unwrap().split("```").nth(1).unwrap();
    let lines = shown.lines().filter_map(|line| line.strip_prefix("qicao "));
    let mut named = BTreeSet::new();
    for line in lines.filter(|line| !line.starts_with("[FILE]")) {
        let command = command_of(line);
        let help = help(&command);
        let usage = help.lines().find(|line| line.starts_with("Usage: ")).unwrap();
        assert_eq!(options_of(line), options_of(usage), "{line}");
        named.insert(command[0]);
    }
    let help = help(&[]);
    let commands = help.split("Commands:\n").nth(1).unwrap().lines();
    let commands = commands.take_while(|line| !line.is_empty());
    let commands: BTreeSet<_> =
        commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(named, commands);
}
