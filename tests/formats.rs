//! The laws of the formats, over arbitrary reports and arbitrary bytes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use proptest::prelude::*;
use qicao::formats::ron::{self, RonError};
use qicao::report::Report;
use support::sample;

/// Every report is read again from what was written of it, and written the same.
fn reads_again(report: &Report) -> String {
    let written = ron::write(report);
    let read = ron::read(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
    assert_eq!(&read.report, report, "{written}");
    assert_eq!((read.has_comments, read.dropped), (false, None));
    assert_eq!(ron::write(&read.report), written);
    written
}

/// A place is a place only within the text.
fn is_within(text: &str, error: &RonError) {
    let lines: Vec<_> = text.split('\n').collect();
    let line = lines.get(error.line - 1).unwrap_or_else(|| panic!("{error} of {text:?}"));
    assert!(error.column <= line.chars().count() + 1, "{error} of {text:?}");
}

proptest! {
    #[test]
    fn law_2_a_report_file_reads_as_it_was_written(draft in sample::draft()) {
        let written = reads_again(&Report::new(draft).unwrap());
        let hidden = |c: char| c == '\t' || matches!(c, '\u{202E}' | '\u{200B}' | '\u{FEFF}' | '\u{E0061}');
        prop_assert!(!written.contains(hidden), "{written}");
    }

    #[test]
    fn a_report_file_cut_short_says_where(draft in sample::draft(), at in any::<prop::sample::Index>()) {
        let written = ron::write(&Report::new(draft).unwrap());
        let ends: Vec<_> = written.char_indices().map(|(at, _)| at).collect();
        let cut = &written[..ends[at.index(ends.len())]];
        match ron::read(cut) {
            // Only the line end at the very end is missing.
            Ok(_) => prop_assert_eq!(cut.len() + 1, written.len()),
            Err(error) => is_within(cut, &error),
        }
    }

    #[test]
    fn a_mutated_report_file_is_read_or_refused(
        draft in sample::draft(),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..4usize, "[\\]\\[(){}:,\"\\\\/*#'rbx0-9（：，“\u{1b}\n中.]{0,3}"), 1..6),
    ) {
        let mut chars: Vec<char> = ron::write(&Report::new(draft).unwrap()).chars().collect();
        for (at, removed, inserted) in changes {
            let at = at.index(chars.len().max(1)).min(chars.len());
            let end = (at + removed).min(chars.len());
            chars.splice(at..end, inserted.chars());
        }
        let text: String = chars.into_iter().collect();
        match ron::read(&text) {
            Ok(read) => { reads_again(&read.report); }
            Err(error) => is_within(&qicao::text::clean(&text).text, &error),
        }
    }

    #[test]
    fn any_text_is_a_report_file_or_refused(text in "(Report|\\(|\\)|\\[|\\]|format|:|1|,|\"|\\\\|/\\*|//|\n|r#|中|.){0,40}") {
        if let Err(error) = ron::read(&text) {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
            is_within(&qicao::text::clean(text).text, &error);
        }
    }
}
