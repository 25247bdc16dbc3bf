//! What all safe fixes together make of a text: what they mend is mended and stays so, nothing else
//! becomes wrong by it, and what others said or where something lies is left as it is.

use super::{CASES, SHARED, report, root, text_of};
use qicao::proof::*;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Every text of the tests, the wrong and the right.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for name in CASES.into_iter().chain(["tests/proof/mended.txt"]) {
        let cases = std::fs::read_to_string(root().join(name)).unwrap();
        for line in cases.lines() {
            let case = line.strip_prefix("- ").or_else(|| line.strip_prefix("+ "));
            if let Some(case) = case {
                texts.push(case.split_once(" => ").map_or(case, |(case, _)| case).to_string());
            }
        }
    }
    for folder in ["tests/clean", "tests/texts"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

const QUOTING: [(char, char); 7] =
    [('《', '》'), ('“', '”'), ('「', '」'), ('『', '』'), ('‘', '’'), ('〈', '〉'), ('＂', '＂')];

/// What stands between marks, paragraph by paragraph, and addresses.
fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        for (open, close) in QUOTING {
            let mut rest = line;
            while let Some((_, behind)) = rest.split_once(open) {
                let Some((inside, behind)) = behind.split_once(close) else { break };
                if !inside.contains(open) {
                    // A mark of the line may be missing: what is held then is not what was meant.
                    found.push(inside);
                }
                rest = behind;
            }
        }
        for start in ["http", "ftp", "www."] {
            for (at, _) in line.match_indices(start) {
                let rest = line.split_at(at).1;
                let address = rest.split(|c: char| !c.is_ascii_graphic()).next().unwrap_or(rest);
                found.push(address.trim_end_matches([',', '.', ';', ':']));
            }
        }
    }
    found
}

/// Marks of quotations are mended, and are none of what is quoted.
fn unmarked(text: &str) -> String {
    text.replace(['\'', '"', '‘', '’', '“', '”', '「', '」', '『', '』', '＇', '＂'], "")
}

/// What is mended uncovers it, and it is no fault of the mending.
const UNCOVERED: [RuleId; 1] = [RuleId::S15];

fn grave(findings: &[Finding]) -> HashMap<(RuleId, String), usize> {
    let mut counts = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.level != Level::Review) {
        *counts.entry((finding.rule, finding.text.clone())).or_default() += 1;
    }
    counts
}

#[test]
fn what_safe_fixes_make_of_a_text() {
    let cases = std::fs::read_to_string(root().join("tests/proof/mended.txt")).unwrap();
    let mut faults = String::new();
    for line in cases.lines().filter_map(|line| line.strip_prefix("- ")) {
        let (case, expect) = line.split_once(" => ").unwrap();
        let mut report = report(case);
        report.apply(&safe_fixes(&report, &SHARED).into_operation()).unwrap();
        let made = text_of(&report);
        if made != expect.replace("\\n", "\n") {
            writeln!(faults, "{case}\n  {made}\n  {expect}").unwrap();
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn safe_fixes_of_every_text_mend_and_break_nothing() {
    let context = &*SHARED;
    let mut faults = String::new();
    let mut count = 0;
    for case in texts() {
        let before = report(&case);
        let mended = safe_fixes(&before, context);
        if mended.count() == 0 {
            continue;
        }
        count += mended.count();
        let (old, mut after) = (text_of(&before), before.clone());
        let made: Vec<String> = (mended.rounds.iter())
            .flat_map(|(_, findings)| findings)
            .map(|f| format!("{} {} → {}", f.rule, f.text, f.fix.as_ref().unwrap().shown))
            .collect();
        after.apply(&mended.into_operation()).unwrap();
        let new = text_of(&after);
        let mut fault = |what: String| {
            writeln!(faults, "{what}\n    {old}\n    {new}\n    {}", made.join("；")).unwrap();
        };
        let known = grave(&check(&before, context));
        for ((rule, text), count) in grave(&check(&after, context)) {
            if UNCOVERED.contains(&rule) {
                continue;
            }
            if count > known.get(&(rule, text.clone())).copied().unwrap_or(0) {
                fault(format!("new: {rule} {text}"));
            }
        }
        let mut again = report(&new);
        let second = safe_fixes(&again, context);
        if second.count() > 0 {
            again.apply(&second.into_operation()).unwrap();
            fault(format!("a second time: {}", text_of(&again)));
        }
        let whole = unmarked(&new);
        let lost = |inside: &&str| !whole.contains(&unmarked(inside));
        for inside in quoted(&old).into_iter().filter(lost) {
            fault(format!("quoted: {inside}"));
        }
    }
    println!("{count} fixes");
    assert!(count > 500, "only {count} fixes");
    assert!(faults.is_empty(), "\n{faults}");
}
