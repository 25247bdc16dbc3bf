//! Texts of many kinds, each beside the outline a careful human reader sees: `texts/NAME.txt` and
//! `texts/NAME.outline`. An outline has a line for each fixed part that is not empty, `题 2`, and one
//! for each section: `level number|heading|mark|paragraphs`. `!` behind a number says that its place
//! would give another; the mark is empty where the heading has a line to itself, else `+` and the
//! mark that ends it; paragraphs without text are not counted.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use qicao::formats::{plain, ron};
use qicao::report::numbering::{Label, labels};
use qicao::report::{Fixed, Report, Section, is_barred, slot};
use std::fmt::Write;
use std::path::PathBuf;

const PARTS: [&str; 9] = ["题", "副", "送", "引", "结", "附", "署", "期", "后"];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/texts")
}

/// Names and texts of the folder, in order.
fn texts() -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let mut texts: Vec<_> = texts
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    texts.sort();
    texts
}

fn report(text: &str) -> Report {
    Report::new(plain::read(text, false).unwrap().draft).unwrap()
}

fn outline(report: &Report) -> String {
    let mut out = String::new();
    for (part, name) in Fixed::all().zip(PARTS) {
        if part == Fixed::Closing {
            for (section, label) in report.sections().iter().zip(labels(report)) {
                out.push_str(&section_line(section, &label));
            }
        }
        let lines = report.fixed(part).len();
        if lines > 0 {
            writeln!(out, "{name} {lines}").unwrap();
        }
    }
    out
}

fn section_line(section: &Section, label: &Label) -> String {
    let own = if label.fits_place { "" } else { "!" };
    let heading = slot::fill(&section.heading, |slot| slot.name.to_string().into());
    let mark = section.run_in.as_deref().map(|mark| format!("+{mark}")).unwrap_or_default();
    let paragraphs = section.body.iter().filter(|paragraph| !paragraph.text.is_empty()).count();
    let Label { text, .. } = label;
    format!("{} {}{own}|{heading}|{mark}|{paragraphs}\n", section.level, text.trim_end())
}

fn bare(text: &str) -> Vec<&str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Laws 2, 3 and 4 for one text, indented and flat.
fn keeps_the_laws(text: &str) {
    let first = report(text);
    let file = ron::read(&ron::write(&first)).unwrap();
    assert!(file.report == first, "law 2: {text}");
    for lines in [plain::Lines::Indented, plain::Lines::Flat] {
        let written = plain::write(&first, lines);
        assert_eq!(bare(&written), bare(text), "law 4");
        assert!(report(&written) == first, "law 3: {text}");
    }
}

#[test]
fn outlines_are_what_a_reader_sees() {
    let mut wrong = String::new();
    for (name, text) in texts() {
        let expect = std::fs::read_to_string(folder().join(format!("{name}.outline"))).unwrap();
        let found = outline(&report(&text));
        if found != expect {
            writeln!(wrong, "== {name}").unwrap();
            differences(&expect, &found, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "expected -, found +\n{wrong}");
}

/// Lists the lines between the first and the last that differ.
fn differences(expect: &str, found: &str, out: &mut String) {
    let (expect, found): (Vec<_>, Vec<_>) = (expect.lines().collect(), found.lines().collect());
    let start = expect.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let (expect, found) = (&expect[start..], &found[start..]);
    let end = expect.iter().rev().zip(found.iter().rev()).take_while(|(a, b)| a == b).count();
    for (sign, lines) in [("-", expect), ("+", found)] {
        for line in &lines[..lines.len() - end] {
            writeln!(out, "{sign} {line}").unwrap();
        }
    }
}

#[test]
fn the_texts_keep_the_laws() {
    for (_, text) in texts() {
        keeps_the_laws(&text);
    }
}

#[test]
fn no_text_is_taken_for_a_hard_wrapped_one() {
    for (name, text) in texts() {
        assert_eq!(plain::read(&text, false).unwrap().hard_wrapped, None, "{name}");
    }
}

/// What may happen to a text on its way through many hands; the numbers choose the place.
#[derive(Debug, Clone)]
struct Mutation {
    what: u8,
    at: usize,
    other: usize,
}

const CHANGES: &[(&str, &str)] = &[
    ("，", ","),
    ("。", "."),
    ("：", ":"),
    ("；", ";"),
    ("（", "("),
    ("）", ")"),
    ("、", "."),
    ("、", "，"),
    ("一、", "1、"),
    ("（一）", "（1）"),
    ("1.", "一、"),
    ("1", "１"),
    ("2", "②"),
    ("第", "第 "),
    ("“", ""),
    ("”", ""),
    ("年", ""),
    ("附件", "附"),
    ("\n", ""),
    ("。", "。\n"),
    ("", "{"),
    ("", "\u{feff}"),
];

impl Mutation {
    fn apply(&self, lines: &mut Vec<String>, other_text: &[String]) {
        if lines.is_empty() {
            return;
        }
        let (at, other) = (self.at % lines.len(), self.other % lines.len());
        match self.what {
            0 => drop(lines.remove(at)),
            1 => lines.insert(other, lines[at].clone()),
            2 => lines.swap(at, other),
            3 => {
                let cut = self.other % (lines[at].chars().count() + 1);
                lines[at] = lines[at].chars().take(cut).collect();
            }
            4 => {
                let cut = self.other % (lines[at].chars().count() + 1);
                lines[at] = lines[at].chars().skip(cut).collect();
            }
            5 => lines.truncate(at),
            6 => lines.extend_from_slice(&other_text[self.at % other_text.len()..]),
            7 => {
                let next = lines.remove(at);
                lines.iter_mut().take(at).last().into_iter().for_each(|line| line.push_str(&next));
            }
            _ => {
                let (from, to) = CHANGES[self.other % CHANGES.len()];
                let changed = lines.join("\n").replacen(from, to, self.at % 40);
                *lines = changed.split('\n').map(str::to_string).collect();
            }
        }
    }
}

fn mutation() -> impl Strategy<Value = Mutation> {
    (0..14u8, 0..400usize, 0..400usize).prop_map(|(what, at, other)| Mutation { what, at, other })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn mutated_texts_keep_the_laws(
        chosen in 0..1000usize,
        other in 0..1000usize,
        mutations in prop::collection::vec(mutation(), 1..12),
    ) {
        let texts = texts();
        let lines = |n: usize| -> Vec<String> {
            texts[n % texts.len()].1.lines().map(str::to_string).collect()
        };
        let (mut text, other) = (lines(chosen), lines(other));
        for mutation in &mutations {
            mutation.apply(&mut text, &other);
        }
        let text: String =
            text.join("\n").chars().filter(|c| *c == '\n' || !is_barred(*c)).collect();
        keeps_the_laws(&text);
        plain::read(&text, true).unwrap();
    }
}
