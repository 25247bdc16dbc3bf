//! Where rules must not look, and where nothing may be changed: titles, quotations, addresses, code,
//! file names, and the terms the user has named.

use super::passage::{GUARD, Passage, QUOTE, TITLE};
use std::ops::Range;

const ENDINGS: &[&str] = &[
    ".com", ".cn", ".gov", ".org", ".net", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
    ".pdf", ".txt", ".jpg", ".png", ".zip", ".rar", ".wps", ".ofd", ".ron",
];

pub fn mark(passage: &mut Passage<'_>, terms: &[String]) {
    for range in enclosed(passage, '《', '》') {
        passage.set_zone(range, TITLE);
    }
    let quotations = enclosed(passage, '“', '”');
    for range in quotations.iter().cloned().chain(straight_quotations(passage)) {
        passage.set_zone(range, QUOTE);
    }
    for range in quotations {
        // “台账(终稿).xlsx” is the name of a file.
        if ENDINGS.iter().any(|ending| passage.slice(range.clone()).ends_with(ending)) {
            passage.set_zone(range, GUARD);
        }
    }
    for range in tokens(passage) {
        if is_address(passage.slice(range.clone())) {
            passage.set_zone(range, GUARD);
        }
    }
    for range in code(passage) {
        passage.set_zone(range, GUARD);
    }
    for term in terms.iter().filter(|term| !term.is_empty()) {
        let found: Vec<_> = passage.text.match_indices(term.as_str()).map(|(at, _)| at).collect();
        for at in found {
            let range = passage.char_at_byte(at)..passage.char_at_byte(at + term.len());
            passage.set_zone(range, GUARD);
        }
    }
}

/// Returns what stands between each outermost pair; what is never closed is not enclosed.
fn enclosed(passage: &Passage<'_>, open: char, close: char) -> Vec<Range<usize>> {
    let (mut starts, mut found) = (Vec::new(), Vec::new());
    if !passage.may_hold(close) {
        return found;
    }
    for (i, c) in passage.chars().iter().enumerate() {
        if *c == open {
            starts.push(i);
        } else if *c == close
            && let Some(start) = starts.pop()
            && starts.is_empty()
        {
            found.push(start + 1..i);
        }
    }
    found
}

fn straight_quotations(passage: &Passage<'_>) -> Vec<Range<usize>> {
    if !passage.may_hold('"') {
        return Vec::new();
    }
    let marks: Vec<usize> =
        passage.chars().iter().enumerate().filter(|(_, c)| **c == '"').map(|(i, _)| i).collect();
    let pairs = marks.chunks_exact(2);
    pairs.filter_map(|pair| Some(*pair.first()? + 1..*pair.last()?)).collect()
}

/// Returns the runs of ASCII without spaces, sentence marks at their end left out.
fn tokens(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut i = 0;
    loop {
        let rest = passage.chars().get(i..).unwrap_or_default();
        let Some(next) = rest.iter().position(char::is_ascii_graphic) else { break };
        i += next;
        let end = passage.run_within(i, usize::MAX, |c| c.is_ascii_graphic());
        let bare =
            passage.run_back(end, |c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | '"'));
        if bare > i + 2 {
            found.push(i..bare);
        }
        i = end;
    }
    found
}

fn is_address(token: &str) -> bool {
    let lower = token.to_ascii_lowercase();
    let named = ENDINGS.iter().any(|ending| {
        lower.match_indices(ending).any(|(at, _)| {
            let behind = lower.as_bytes().get(at + ending.len());
            at > 0 && behind.is_none_or(|b| !b.is_ascii_alphanumeric())
        })
    });
    let latin = lower.bytes().any(|b| b.is_ascii_alphabetic());
    latin && (named || lower.contains("://") || lower.starts_with("www.") || lower.contains('@'))
}

fn code(passage: &Passage<'_>) -> Vec<Range<usize>> {
    if !passage.text.contains('`') {
        return Vec::new();
    }
    let ticks = passage.chars().iter().enumerate().filter(|(_, c)| **c == '`').map(|(i, _)| i);
    let ticks: Vec<usize> = ticks.collect();
    ticks.chunks_exact(2).filter_map(|pair| Some(*pair.first()?..*pair.last()? + 1)).collect()
}
