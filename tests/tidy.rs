//! The house of the design, section 3: arrows point up, imports stay in their rooms, files and
//! functions stay small, the top level stays as the user wants it.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// An arrow only ever points up this list.
const ROOMS: &[&str] = &[
    "text", "report", "phrases", "proof", "page", "formats", "store", "app", "ui", "shell", "cli",
];

/// What may be used only in these rooms (`main` is the program's first file).
const KEPT_IN: &[(&str, &[&str])] = &[
    ("std::fs", &["store"]),
    ("std::env", &["store", "shell", "cli", "main"]),
    ("std::time::SystemTime", &["store", "shell", "cli"]),
    ("std::time::Instant", &["store", "shell", "cli"]),
    // A search over many phrases is shared out; what it gives does not hang on how.
    ("std::thread", &["shell", "cli", "phrases"]),
    ("std::process", &["shell", "cli", "store", "main"]),
    ("ratatui", &["ui", "shell"]),
    ("crossterm", &["ui", "shell"]),
    ("clap", &["cli"]),
    ("ron::from_", &["formats", "phrases", "proof", "store", "cli", "app"]),
];

/// What is run when the program is compiled.
const BUILD: &str = "assets/proof/lay_out.rs";

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 50;

/// Longer than others for a reason: tables.
const LONG_FILES: &[(&str, usize)] =
    &[("src/formats/plain/words.rs", 600), ("src/app/keys.rs", 450)];
/// One walk over a fragment, from its first paragraph to its last section.
const LONG_FUNCTIONS: &[(&str, usize)] = &[("src/app/editing/insert.rs::insert_fragment", 55)];

const TOP_LEVEL: &[&str] = &[
    ".ci",
    ".git",
    ".gitignore",
    "Cargo.lock",
    "Cargo.toml",
    "README.md",
    "assets",
    "clippy.toml",
    "proptest-regressions",
    "rustfmt.toml",
    "src",
    "target",
    "tests",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The room a file lies in; `lib.rs` and `main.rs` are their own.
fn room(file: &str) -> &str {
    let inside = file.strip_prefix("src/").unwrap();
    inside.split('/').next().unwrap().trim_end_matches(".rs")
}

fn is_test_file(file: &str) -> bool {
    Path::new(file).file_stem().is_some_and(|s| s == "tests") || file.contains("/tests/")
}

/// The lines of a file that are not its tests.
fn code(text: &str) -> Vec<&str> {
    text.lines().take_while(|line| line.trim() != "#[cfg(test)]").collect()
}

#[test]
fn arrows_only_point_up() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some(own) = ROOMS.iter().position(|r| *r == room(&file)) else { continue };
        for (n, line) in text.lines().enumerate() {
            for (other, name) in ROOMS.iter().enumerate() {
                if other > own && line.contains(&format!("crate::{name}::")) {
                    wrong.push(format!("{file}:{}: {} may not use {name}", n + 1, room(&file)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn imports_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| !is_test_file(file)) {
        for (n, line) in code(&text).iter().enumerate() {
            let line = line.trim_start();
            for (import, rooms) in KEPT_IN {
                let used = line.contains(import) && !line.starts_with("//");
                if used && !rooms.contains(&room(&file)) {
                    wrong.push(format!("{file}:{}: {import} belongs to {rooms:?}", n + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_and_functions_stay_small() {
    let mut wrong = Vec::new();
    let build = fs::read_to_string(root().join(BUILD)).unwrap();
    let all = sources().into_iter().chain([(BUILD.to_string(), build)]);
    for (file, text) in all.filter(|(file, _)| !is_test_file(file)) {
        let lines = code(&text);
        let most = LONG_FILES.iter().find(|(f, _)| *f == file).map_or(LONGEST_FILE, |(_, n)| *n);
        if lines.len() > most {
            wrong.push(format!("{file} has {} lines", lines.len()));
        }
        for (name, length) in functions(&lines) {
            let full = format!("{file}::{name}");
            let most = LONG_FUNCTIONS.iter().find(|(f, _)| *f == full);
            if length > most.map_or(LONGEST_FUNCTION, |(_, n)| *n) {
                wrong.push(format!("{full} has {length} lines"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Other programs are started in one place, by name and without a shell, and there is no network.
#[test]
fn one_place_starts_programs_and_none_has_a_network() {
    let mut wrong = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| !is_test_file(file)) {
        for (n, line) in code(&text).iter().enumerate() {
            let starts = line.contains("process::Command") || line.contains("process::{Command");
            let shell = ["\"sh\"", "\"cmd\"", "\"-c\""].iter().any(|shell| line.contains(shell));
            let network = ["std::net", "TcpStream", "UdpSocket"].iter().any(|n| line.contains(n));
            if (starts && file != "src/shell/clipboard.rs") || shell || network {
                wrong.push(format!("{file}:{}: {}", n + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Names and lengths of functions, told by the brace that closes at the column of their `fn`.
fn functions(lines: &[&str]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        let Some((before, behind)) = bare.split_once("fn ") else { continue };
        let is_item = before
            .split_whitespace()
            .all(|w| matches!(w, "const" | "async" | "extern") || w.starts_with("pub"))
            && !before.contains("//");
        if !is_item || bare.ends_with('}') || bare.ends_with(';') {
            continue;
        }
        let close = format!("{}}}", " ".repeat(indent));
        let length = lines.iter().skip(n).position(|line| **line == *close).map_or(0, |l| l + 1);
        let name = behind.split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_string(), length));
    }
    found
}

#[test]
fn every_file_says_what_it_owns() {
    let mute: Vec<_> = sources()
        .into_iter()
        .filter(|(file, text)| !is_test_file(file) && !text.starts_with("//!"))
        .map(|(file, _)| file)
        .collect();
    assert!(mute.is_empty(), "{mute:?} have no head");
}

#[test]
fn the_top_level_is_the_users() {
    let mut other: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    other.retain(|name| !TOP_LEVEL.contains(&name.as_str()));
    assert!(other.is_empty(), "{other:?}");
}
