//! The built-in pack keeps the promises of the design, section 5, and stands for the samples where
//! they are found.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use qicao::phrases::advise;
use qicao::phrases::pack::{self, Phrase};
use qicao::report::slot::{PieceKind, pieces};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

const MARKS: &str = "，。；：、！？“”‘’《》（）()…—,;:.＋+";
const LONGEST_SLOT_VALUE: usize = 24;

fn phrases() -> Vec<Phrase> {
    pack::read(pack::BUILT_IN).unwrap().phrases
}

/// A phrase as literal characters and slots, white space left out.
#[derive(Clone, Copy, PartialEq)]
enum Atom {
    Literal(char),
    Slot,
}

fn atoms(text: &str) -> Vec<Atom> {
    let mut out = Vec::new();
    for piece in pieces(text).map(Result::unwrap) {
        match piece.kind {
            PieceKind::Text(text) => {
                out.extend(text.chars().filter(|c| !c.is_whitespace()).map(Atom::Literal));
            }
            PieceKind::Brace(brace) => out.push(Atom::Literal(brace)),
            PieceKind::Slot(_) => out.push(Atom::Slot),
        }
    }
    out
}

#[test]
fn a_phrase_is_literal_for_the_most_part_and_belongs_to_no_one_office() {
    for phrase in phrases() {
        assert_eq!(advise(&phrase.text), [], "{}", phrase.text);
    }
}

#[test]
fn every_phrase_has_tags_and_sources_and_stands_once() {
    let phrases = phrases();
    assert!(phrases.len() >= 300, "{}", phrases.len());
    let mut texts = HashSet::new();
    for phrase in &phrases {
        assert!(phrase.tags.len() >= 2 && !phrase.sources.is_empty(), "{}", phrase.text);
        assert!(texts.insert(&phrase.text), "{}", phrase.text);
    }
}

/// A sample without its white space, and where a line of it begins or ends.
struct Sample {
    chars: Vec<char>,
    edges: HashSet<usize>,
    covered: Vec<bool>,
}

fn sample(text: &str) -> Sample {
    let mut chars = Vec::new();
    let mut edges = HashSet::from([0]);
    for c in text.chars() {
        if c == '\n' {
            edges.insert(chars.len());
        } else if !c.is_whitespace() {
            chars.push(c);
        }
    }
    edges.insert(chars.len());
    let covered = vec![false; chars.len()];
    Sample { chars, edges, covered }
}

/// Returns where the phrase ends if it begins at `at`; a slot stands for up to 24 characters
/// within a clause, as few as will do.
fn matches(text: &[char], at: usize, atoms: &[Atom]) -> Option<usize> {
    let Some((first, rest)) = atoms.split_first() else { return Some(at) };
    match first {
        Atom::Literal(c) => {
            if text.get(at) == Some(c) {
                matches(text, at + 1, rest)
            } else {
                None
            }
        }
        Atom::Slot => {
            let within = |c: &&char| !"，。；：".contains(**c);
            let most =
                text[at.min(text.len())..].iter().take(LONGEST_SLOT_VALUE).take_while(within);
            (1..=most.count()).find_map(|length| {
                let end = at + length;
                let stops = !rest.is_empty()
                    || text.get(end).is_none_or(|c| "，。；：、！？”》）".contains(*c));
                if stops { matches(text, end, rest) } else { None }
            })
        }
    }
}

/// 一是, （一）, 3月, 以来: what may stand before a clause besides a mark.
fn ends_in_an_ordinal(before: &[char]) -> bool {
    match before {
        [.., '以', '来'] | [.., '年' | '月' | '日'] => true,
        [.., number, '是' | '要' | '、'] => "一二三四五六七八九十".contains(*number),
        _ => false,
    }
}

fn at_clause(sample: &Sample, start: usize, end: usize) -> bool {
    let is_mark = |at: usize| sample.chars.get(at).is_some_and(|c| MARKS.contains(*c));
    let begins = sample.edges.contains(&start)
        || is_mark(start - 1)
        || ends_in_an_ordinal(&sample.chars[..start]);
    begins && (sample.edges.contains(&end) || is_mark(end - 1) || is_mark(end))
}

#[test]
fn every_source_is_true_and_four_fifths_of_every_sample_are_accounted_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("the sample reports are not here: the pack was not held against them");
        return;
    };
    let mut samples: BTreeMap<String, Sample> = BTreeMap::new();
    for file in files.map(Result::unwrap) {
        let name = file.file_name().to_string_lossy()[..3].to_string();
        samples.insert(name, sample(&std::fs::read_to_string(file.path()).unwrap()));
    }
    for phrase in phrases() {
        let atoms = atoms(&phrase.text);
        let mut whole = false;
        for (name, sample) in &mut samples {
            let mut at = 0;
            let mut found = false;
            while at < sample.chars.len() {
                let Some(end) = matches(&sample.chars, at, &atoms) else {
                    at += 1;
                    continue;
                };
                found = true;
                whole |= at_clause(sample, at, end);
                sample.covered[at..end].fill(true);
                at = end;
            }
            let claimed = phrase.sources.contains(name);
            assert!(found || !claimed, "{} is not in {name}", phrase.text);
        }
        assert!(whole, "{} begins or ends within a clause", phrase.text);
    }
    for (name, sample) in &samples {
        let han = sample.chars.iter().zip(&sample.covered);
        let han: Vec<_> = han.filter(|(c, _)| ('\u{3400}'..='\u{9fff}').contains(*c)).collect();
        let covered = han.iter().filter(|(_, covered)| **covered).count();
        println!("{name}: {covered} of {}", han.len());
        assert!(covered * 100 >= han.len() * 85, "{name}: {covered} of {}", han.len());
    }
}
