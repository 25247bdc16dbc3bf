//! Compares the pages of a printed document with the page layout of its report.
//!
//! Not a test: `tests/docx_pages.sh` calls it with a report and the text that `pdftotext -layout`
//! finds in its print. It says which rows differ, and fails where the first or the last row of a page
//! does.
#![allow(clippy::unwrap_used)]

use qicao::formats::plain;
use qicao::page::{PagePreset, Pages, View};
use qicao::report::Report;
use qicao::report::numbering::Numbers;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [report, printed] = arguments.as_slice() else {
        // Whoever runs all tests of the crate gets nothing done.
        return ExitCode::SUCCESS;
    };
    let ours = pages(&read(report));
    let theirs = printed_pages(&fs::read_to_string(printed).unwrap());
    if compare(report, &ours, &theirs) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

type Page = Vec<String>;

fn read(path: &str) -> Report {
    let text = fs::read_to_string(path).unwrap();
    let text = qicao::text::clean(&text).text.into_owned();
    Report::new(plain::read(&text, false).unwrap().draft).unwrap()
}

/// The rows of every page, without white space and without those that are blank.
fn pages(report: &Report) -> Vec<Page> {
    let numbers = Numbers::of(report);
    let preset = PagePreset::default();
    let view = View { report, numbers: &numbers, preset: &preset };
    let mut pages = Pages::default();
    let all = (1..).map_while(|number| pages.page(&view, number));
    all.map(|page| rows(page.rows.iter().map(|row| row.text.as_str()))).collect()
}

fn printed_pages(text: &str) -> Vec<Page> {
    let pages = text.trim_end_matches(['\u{C}', '\n']).split('\u{C}');
    pages
        .enumerate()
        .map(|(n, page)| {
            let mut rows = rows(page.lines());
            rows.retain(|row| *row != format!("—{}—", n + 1));
            rows
        })
        .collect()
}

fn rows<'a>(lines: impl Iterator<Item = &'a str>) -> Page {
    let bare = lines.map(|line| line.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    bare.filter(|line| !line.is_empty()).collect()
}

fn compare(report: &str, ours: &[Page], theirs: &[Page]) -> bool {
    let (none, mut ends, mut differing, mut all) = (Page::new(), 0, 0, 0);
    let pages = ours.len().max(theirs.len());
    for page in 0..pages {
        let ours = ours.get(page).unwrap_or(&none);
        let theirs = theirs.get(page).unwrap_or(&none);
        ends += usize::from(ours.first() != theirs.first() || ours.last() != theirs.last());
        for row in 0..ours.len().max(theirs.len()) {
            all += 1;
            if ours.get(row) != theirs.get(row) {
                differing += 1;
                println!("  page {} row {}", page + 1, row + 1);
                println!("    ours   {}", ours.get(row).map_or("-", String::as_str));
                println!("    theirs {}", theirs.get(row).map_or("-", String::as_str));
            }
        }
    }
    println!(
        "{report}: pages {} and {}; pages whose first or last row differs {ends} of {pages}; \
         rows that differ {differing} of {all}",
        ours.len(),
        theirs.len()
    );
    ends == 0 && ours.len() == theirs.len()
}
