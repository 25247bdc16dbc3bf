//! What is said beside the work: what is open, what was dropped, what a form cannot carry.

use super::section_path;
use super::voice::Voice;
use crate::app::wording::{Word, sentence};
use crate::formats::plain::Lost;
use crate::report::open::{self, OpenKind};
use crate::report::{Part, Report, TextPlace, numbering};
use crate::text::Cleaned;
use std::ops::Range;

/// How many open places are shown, not only counted.
const SHOWN: usize = 5;
/// How many characters of the text stand on either side of an open place.
const AROUND: usize = 8;

/// Says how many places of a report are open, and where the first of them are.
pub fn open_places(report: &Report, voice: Voice) {
    let mut open = Vec::new();
    let mut unconfirmed = 0;
    for (place, found) in open::in_report(report) {
        if found.kind == OpenKind::Default {
            unconfirmed += 1;
        } else {
            open.push((place, found.range));
        }
    }
    if !open.is_empty() {
        voice.say(Word::OpenPlaces { count: &open.len() });
        let paths = section_path::written(report, &numbering::labels(report));
        for (place, range) in open.iter().take(SHOWN) {
            let section = section_of(report, &paths, place.part, voice);
            let text = excerpt(report, *place, range.clone());
            voice.say(Word::OpenPlace { section: &section, text: &text });
        }
    }
    if open.len() > SHOWN {
        voice.say(Word::OpenMore { count: &(open.len() - SHOWN) });
    }
    if unconfirmed > 0 {
        voice.say(Word::Unconfirmed { count: &unconfirmed });
    }
}

/// Names a part by its numbers from the top, or by what it is.
fn section_of(report: &Report, paths: &[String], part: Part, voice: Voice) -> String {
    let id = match part {
        Part::Fixed(fixed) => return sentence::part(fixed, voice.lang),
        Part::Section(id) => id,
    };
    let path = report.index_of(id).and_then(|index| paths.get(index));
    match path.filter(|path| !path.is_empty()) {
        Some(path) => path.clone(),
        None => report
            .section(id)
            .map(|s| open::printed(report, &s.heading).into_owned())
            .unwrap_or_default(),
    }
}

/// Returns an open place with some of the text around it, as it prints.
fn excerpt(report: &Report, place: TextPlace, range: Range<usize>) -> String {
    let source = report.text(place).unwrap_or_default();
    let printed = |range| open::printed(report, source.get(range).unwrap_or_default());
    let before = printed(0..range.start);
    let behind = printed(range.end..source.len());
    let start = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let end = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
    let cut_before = if start > 0 { "…" } else { "" };
    let cut_behind = if end < behind.len() { "…" } else { "" };
    let before = before.get(start..).unwrap_or_default();
    let behind = behind.get(..end).unwrap_or_default();
    let open = source.get(range).unwrap_or_default();
    format!("{cut_before}{before}{open}{behind}{cut_behind}")
}

/// The sentence about control characters that did not come in, if there were any.
pub fn dropped_of(file: &str, cleaned: &Cleaned, voice: Voice) -> Option<String> {
    let first = cleaned.first_dropped?;
    Some(sentence::dropped(file, cleaned.dropped, first.line, first.column, voice.lang))
}

/// Says which parts of a report its plain text cannot carry.
pub fn lost(lost: &Lost, voice: Voice) {
    if !lost.is_empty() {
        voice.say(Word::Lost { what: &sentence::lost(lost, voice.lang) });
    }
}
