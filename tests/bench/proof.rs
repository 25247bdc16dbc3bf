//! How long the proofreader takes: a report of 30 KB from scratch, one paragraph again, the parts of a
//! whole check. Prints the best and the median of many runs.
#![allow(clippy::unwrap_used)]

use qicao::formats::plain;
use qicao::proof::{Context, Lists, Text, assemble, check, check_text, check_wide};
use qicao::report::Report;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clean");
    let mut text = String::new();
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        text.push_str(&std::fs::read_to_string(file).unwrap());
    }
    let cut = |bytes: usize| {
        let mut end = bytes.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.get(..end).unwrap_or_default().to_string()
    };
    let phrases: Vec<Text> = text
        .split(['，', '。', '\n'])
        .filter(|c| c.chars().count() > 11)
        .take(800)
        .map(|text| Text::from(text.to_string()))
        .collect();
    measure("lists read", 20, || black_box(Lists::built_in()));
    let lists = Lists::built_in();
    measure("context made, 800 phrases", 10, || black_box(Context::new(lists.clone(), &phrases)));
    let context = Context::new(Lists::built_in(), &phrases);
    for (name, bytes) in [("30 KB", 30 << 10), ("90 KB", 90 << 10)] {
        let report = Report::new(plain::read(&cut(bytes), false).unwrap().draft).unwrap();
        measure(&format!("{name} from scratch"), 100, || black_box(check(&report, &context)));
        measure(&format!("{name}, what needs more than a text"), 100, || {
            black_box(check_wide(&report, &context))
        });
        let longest = report.texts().max_by_key(|(_, t)| t.len()).unwrap();
        println!("the longest paragraph has {} bytes", longest.1.len());
        measure("its own check", 300, || black_box(check_text(&report, &context, longest.0)));
        let findings = check(&report, &context);
        measure("putting together", 300, || {
            black_box(assemble(&report, &context, findings.clone()))
        });
    }
    let large = Report::new(plain::read(&cut(90 << 10).repeat(11), false).unwrap().draft).unwrap();
    measure("1 MB from scratch", 5, || black_box(check(&large, &context)));
}

fn measure<T>(name: &str, runs: usize, mut run: impl FnMut() -> T) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort();
    let median = times.get(runs / 2).copied().unwrap_or_default();
    let best = times.first().copied().unwrap_or_default();
    println!("{name:40} best {best:>10.1?}  median {median:>10.1?}");
}
