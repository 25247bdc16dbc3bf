//! The proofreader as a user meets it: its rules on cases of wrong and right, clean texts of many
//! fields on which nothing may be flagged, fixes, and what is never changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use qicao::formats::plain;
use qicao::proof::*;
use qicao::report::{Field, Report};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

const PHRASES: [&str; 3] = [
    "坚决把意识形态工作扛在肩上、抓在手上",
    "以高度的政治自觉推动各项任务落实落细见到成效",
    "形成齐抓共管、层层抓落实的工作新格局",
];

fn context() -> Context {
    let mut lists = Lists::built_in();
    lists.orders.push(Order {
        rule: "T22".into(),
        items: ["张三", "李四", "王五", "赵六"].map(String::from).to_vec(),
        least: 2,
    });
    Context::new(lists, &PHRASES.map(String::from))
}

/// Reads a case: `[name=value]` declares a field, `\n` is a line end.
fn report(case: &str) -> Report {
    let mut text = case.replace("\\n", "\n");
    let mut fields = Vec::new();
    while let Some(rest) = text.strip_prefix('[').filter(|rest| rest.contains(']')) {
        let (field, rest) = rest.split_once(']').unwrap();
        let (name, value) = field.split_once('=').unwrap();
        fields.push(Field { name: name.into(), value: value.into() });
        text = rest.to_string();
    }
    let mut draft = plain::read(&text, false).unwrap().draft;
    draft.fields = fields;
    Report::new(draft).unwrap()
}

fn text_of(report: &Report) -> String {
    plain::write(report, false).trim_end().to_string()
}

#[derive(Default)]
struct Score {
    wrong: usize,
    found: usize,
    right: usize,
    alarms: usize,
}

#[test]
fn every_rule_on_its_cases() {
    let context = context();
    let cases = std::fs::read_to_string(root().join("tests/proof/cases.txt")).unwrap();
    let mut scores: BTreeMap<RuleId, Score> = BTreeMap::new();
    let mut faults = String::new();
    let mut rule = RuleId::P01;
    for line in cases.lines() {
        if let Some(id) = line.strip_prefix("# ") {
            rule = RuleId::of_str(id).unwrap();
            continue;
        }
        let score = scores.entry(rule).or_default();
        if let Some(case) = line.strip_prefix("- ") {
            let (case, mended) = match case.split_once(" => ") {
                Some((case, mended)) => (case, Some(mended.replace("\\n", "\n"))),
                None => (case, None),
            };
            let mut report = report(case);
            let findings = check(&report, &context);
            score.wrong += 1;
            let own: Vec<&Finding> = findings.iter().filter(|f| f.rule == rule).collect();
            if own.is_empty() {
                writeln!(faults, "{rule} missed: {case} {:?}", brief(&findings)).unwrap();
                continue;
            }
            score.found += 1;
            if let Some(mended) = mended {
                let operation = fixes(&report, own.iter().copied());
                report.apply(&operation).unwrap();
                if text_of(&report) != mended {
                    writeln!(faults, "{rule} mended: {case} -> {}", text_of(&report)).unwrap();
                }
            }
        } else if let Some(case) = line.strip_prefix("+ ") {
            let findings = check(&report(case), &context);
            score.right += 1;
            let alarm = |f: &&Finding| f.rule == rule || f.level != Level::Review;
            let alarms: Vec<_> = findings.iter().filter(alarm).cloned().collect();
            if !alarms.is_empty() {
                score.alarms += 1;
                writeln!(faults, "{rule} alarm: {case} {:?}", brief(&alarms)).unwrap();
            }
        }
    }
    for (rule, s) in &scores {
        println!("{rule}: {}/{} found, {}/{} false alarms", s.found, s.wrong, s.alarms, s.right);
        assert!(s.wrong >= 3 && s.right >= 3, "{rule} has too few cases");
    }
    let missing: Vec<_> = RULES.iter().map(|r| r.id).filter(|id| !scores.contains_key(id)).collect();
    assert!(missing.is_empty(), "no cases for {missing:?}");
    assert!(faults.is_empty(), "\n{faults}");
}

fn brief(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings.iter().map(|f| (f.rule.as_str(), f.text.as_str())).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn clean_texts_raise_no_alarm() {
    let context = Context::new(Lists::built_in(), &[]);
    let mut faults = String::new();
    let (mut characters, mut reviews) = (0, 0);
    for entry in std::fs::read_dir(root().join("tests/clean")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        characters += text.chars().filter(|c| !c.is_whitespace()).count();
        for finding in check(&report(&text), &context) {
            if finding.level == Level::Review {
                reviews += 1;
                continue;
            }
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let message = finding.message(&finding.rule.rule().zh);
            writeln!(faults, "{name} {} “{}”: {message}", finding.rule, finding.text).unwrap();
        }
    }
    println!("{characters} characters of clean text, {reviews} findings for review");
    assert!(characters >= 30_000, "only {characters} characters");
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn what_the_samples_hold() {
    let Ok(files) = std::fs::read_dir(root().join("../shared/samples")) else {
        eprintln!("the sample reports are not here: they were not looked at");
        return;
    };
    let context = Context::new(Lists::built_in(), &[]);
    let mut files: Vec<_> = files.map(|f| f.unwrap().path()).collect();
    files.sort();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        for f in check(&report(&text), &context) {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let message = f.message(&f.rule.rule().zh);
            let shown = f.fix.map(|fix| fix.shown);
            println!("{} {} {:?} “{}”: {message} {shown:?}", &name[..3], f.rule, f.level, f.text);
        }
    }
}
