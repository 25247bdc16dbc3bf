//! The table of words from outside: nothing in it that nobody says.
#![allow(clippy::unwrap_used)]

use qicao::app::wording::TABLE;
use std::fs;
use std::path::Path;

fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// Says whether a source names the word itself, not only one that begins like it.
fn says(source: &str, name: &str) -> bool {
    let word = format!("Word::{name}");
    let goes_on = |behind: &str| behind.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    source.split(word.as_str()).skip(1).any(|behind| !goes_on(behind))
}

#[test]
fn every_word_is_said_somewhere() {
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let unsaid: Vec<_> = TABLE.iter().map(|entry| entry.name).filter(|n| !says(&all, n)).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
    assert!(!says(&all, "NothingOfThisName"));
}
