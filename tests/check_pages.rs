//! Compares the pages of exported documents, as LibreOffice prints them, with the page layout.
//!
//! Not a test: `tests/docx_pages.sh` runs it, where LibreOffice and Chinese faces are installed.
//!
//! - `check_pages export REPORT.txt OUT.docx` writes the document;
//! - `check_pages pages REPORT.txt` prints first and last line of every page, a page a line.
#![allow(clippy::unwrap_used)]

use qicao::formats::{docx, plain};
use qicao::page::{PagePreset, Pages, View};
use qicao::report::{Report, numbering};
use std::{env, fs};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["export", report, out] => {
            let bytes = docx::write(&read(report), &PagePreset::default()).unwrap();
            fs::write(out, bytes).unwrap();
        }
        ["pages", report] => print_pages(&read(report)),
        // Whoever runs all targets of the crate gets nothing done.
        _ => {}
    }
}

fn read(path: &str) -> Report {
    let text = fs::read_to_string(path).unwrap();
    let text = qicao::text::clean(&text).text.into_owned();
    Report::new(plain::read(&text, false).unwrap().draft).unwrap()
}

fn print_pages(report: &Report) {
    let labels = numbering::labels(report);
    let preset = PagePreset::default();
    let view = View { report, labels: &labels, preset: &preset };
    let mut pages = Pages::new(&view);
    let all = (1..).map_while(|number| pages.page(&view, number));
    for page in all {
        for row in page.rows.iter().filter(|row| !row.text.is_empty()) {
            println!("{}\t{}", page.number, row.text.trim());
        }
    }
}
