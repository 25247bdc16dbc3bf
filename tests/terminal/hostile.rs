//! Hostile texts wherever a text comes from: none of their controls reaches the terminal.

use crate::output::{HOSTILE, assert_all_ours};
use crate::pty::{Pty, SAVE, Start, TO_THE_END};
use qicao::formats::{docx, ron};
use qicao::page::PagePreset;
use qicao::report::{Draft, Field, Fixed, Paragraph, Report, Section};
use qicao::text::clean;

const PALETTE: &str = "\x1bOR";
const FIELDS: &str = "\x1bOS";
const PREVIEW: &str = "\x1bw";
const PROOF: &str = "\x1by";
const FIND: &str = "\x06";
const SAVE_AS: &str = "\x1bs";
const OPEN: &str = "\x0f";
const ENTER: &str = "\r";
const ESC: &str = "\x1b[27u";

fn report() -> Report {
    let text = clean(HOSTILE).text.into_owned();
    let mut draft = Draft::default();
    draft.fixed.of_mut(Fixed::Title).push(Paragraph::new(&text));
    draft.fixed.of_mut(Fixed::Lead).push(Paragraph::new(format!("{text}，{{单位}}有**次。")));
    draft.fields.push(Field { name: "单位".into(), value: text.clone() });
    draft.sections.push(Section { level: 1, heading: text.clone(), ..Section::default() });
    Report::new(draft).unwrap()
}

fn finish(pty: &Pty) {
    pty.until_quiet();
    assert_all_ours(&pty.seen().raw);
}

#[test]
fn in_a_report_and_every_view_of_it() {
    let bytes = ron::write(&report());
    let pty = Start { files: &[("报告.ron", bytes.as_bytes())], ..Start::default() }.open();
    for keys in
        [PREVIEW, "\t", PREVIEW, PROOF, ESC, FIELDS, ENTER, FIND, "甲", ESC, TO_THE_END, SAVE]
    {
        pty.send(keys);
        pty.until_quiet();
    }
    finish(&pty);
}

#[test]
fn in_a_document() {
    let bytes = docx::write(&report(), &PagePreset::default()).unwrap();
    let pty = Start { file: "旧.docx", files: &[("旧.docx", &bytes)], ..Start::default() }.open();
    finish(&pty);
}

#[test]
fn in_packs_and_the_names_of_templates() {
    let phrase = HOSTILE.replace(['\x1b', '\u{9b}', '\x07', '\x08', '\x7f', '\u{85}'], "");
    let pack = format!(
        "Pack(format: 1, name: \"{phrase}\", phrases: [(text: \"{phrase}\", kind: measure, tags: [\"{phrase}\"])])"
    );
    let raw = format!("Pack(format: 1, name: \"{HOSTILE}\", phrases: [{HOSTILE}])");
    let template = ron::write(&report());
    let files: &[(&str, &[u8])] = &[
        ("data/own.ron", pack.as_bytes()),
        ("packs/坏\u{9b}2J.ron", raw.as_bytes()),
        ("config/templates/坏\x1b[2J\u{202e}.ron", template.as_bytes()),
        ("config/config.ron", b"Config(packs: [\"packs\"])"),
    ];
    let pty = Start { files, ..Start::default() }.open();
    for keys in [TO_THE_END, PALETTE, "甲", ENTER, OPEN, "坏"] {
        pty.send(keys);
        pty.until_quiet();
    }
    finish(&pty);
}

#[test]
fn in_lines_of_input() {
    let pty = Start::default().open();
    for keys in [FIND, SAVE_AS, PALETTE, OPEN] {
        pty.send(keys);
        pty.paste(HOSTILE);
        pty.until_quiet();
        pty.send(ENTER);
        pty.until_quiet();
        pty.send("\x1b");
        pty.until_quiet();
    }
    finish(&pty);
}

/// What a command says on the terminal: only line ends are its own.
#[test]
fn in_arguments_configs_and_messages() {
    let bad = "坏\x1b[2J\u{9b}m\u{202e}";
    let set = format!("{bad}={bad}");
    let text = format!("甲=\x1b]0;own\x07\u{202e}{HOSTILE}");
    for (config, arguments) in [
        ("Config()", &["export", bad][..]),
        ("Config()", &["new", "--set", &set, "新.ron"]),
        ("Config()", &["new", "--set", &text, "新.ron"]),
        ("Config()", &["new", "-t", bad, "新.ron"]),
        ("Config()", &["export", "报告.ron", "--to", bad]),
        ("Config()", &["check", bad, "报告.ron", "--rule", bad]),
        ("Config()", &["phrases", "search", bad, "--section", bad]),
        ("Config()", &["outline", "报告.ron", "-o", bad]),
        ("Config()", &["--lang", bad, "templates"]),
        ("Config()", &[bad]),
        ("Config(language: \"\u{1b}[2J\u{202e}\")", &["templates"]),
        ("Config(width: \"坏\\u{1b}[2J\")", &["templates"]),
        ("Config(keys: [(\"坏\\u{9b}\", \"\\u{202e}\")])", &["templates"]),
        ("Config(\u{9b}: 1)", &["templates"]),
        ("Config()", &["export", "坏.ron"]),
        ("Config()", &["outline", "坏.txt"]),
        ("Config()", &["export", "坏.txt"]),
        ("Config()", &["check", "坏.txt"]),
    ] {
        let broken = format!("Report(format: 1, titel\u{9b}\u{202e}: [\"{HOSTILE}\"])");
        let files: &[(&str, &[u8])] =
            &[("坏.ron", broken.as_bytes()), ("坏.txt", HOSTILE.as_bytes())];
        let mut pty = Start { config, arguments, files, ..Start::default() }.run();
        // The one that is no command opens the editor.
        if arguments == [bad] {
            pty.until("the first frame", |seen| seen.shows("F1"));
            pty.until_quiet();
            assert_all_ours(&pty.seen().raw);
            continue;
        }
        pty.until_ended();
        pty.until_quiet();
        let raw = String::from_utf8(pty.seen().raw.clone()).unwrap();
        assert!(!raw.is_empty(), "{arguments:?}");
        println!("{arguments:?}: {}", raw.escape_default());
        assert_all_ours(raw.replace("\r\n", "").as_bytes());
    }
}
