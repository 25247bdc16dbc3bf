//! Where rules must not look, and where nothing may be changed: titles, quotations, addresses, code,
//! file names, and the terms the user has named.

use super::passage::{GUARD, Passage, is_han};
use super::quoted;
use super::spots::Spot;
use std::ops::Range;

const ENDINGS: &[&str] = &[
    ".com", ".cn", ".gov", ".org", ".net", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
    ".pdf", ".txt", ".jpg", ".png", ".zip", ".rar", ".wps", ".ofd", ".ron",
];

pub fn mark(passage: &mut Passage<'_>, terms: &[String]) {
    quoted::mark(passage);
    if passage.spots(Spot::LATIN).next().is_some() {
        addresses(passage);
    }
    if passage.may_hold(']') && is_reference(&passage.text) {
        passage.set_zone(0..passage.len(), GUARD);
    }
    for range in code(passage) {
        passage.set_zone(range, GUARD);
    }
    for term in terms.iter().filter(|term| !term.is_empty()) {
        let found: Vec<_> = passage.places(term).collect();
        for at in found {
            passage.set_zone(at..at + term.chars().count(), GUARD);
        }
    }
}

/// How the kind of what is cited is told in a list of literature.
const LITERATURE: &[&str] = &[
    "[J]", "[M]", "[N]", "[D]", "[R]", "[S]", "[C]", "[P]", "[Z]", "[G]", "[A]", "[EB/OL]",
    "[J/OL]",
];

/// Whether a text is an entry of a list of literature, which has marks of its own: `罗晓. 供需错配[J]. 社会研究，2024（6）：45.`
pub fn is_reference(text: &str) -> bool {
    text.contains(']') && LITERATURE.iter().any(|kind| text.contains(kind))
}

/// All that is one has a letter.
fn addresses(passage: &mut Passage<'_>) {
    for range in quoted::curly(passage) {
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
}

/// Returns the runs of ASCII without spaces, sentence marks at their end left out.
fn tokens(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (i, c) in passage.spots(Spot::SIGN) {
        if i < from || !c.is_ascii_graphic() {
            continue;
        }
        let end = passage.run_within(i, usize::MAX, |c| c.is_ascii_graphic());
        let end = end_of_address(passage, i, end);
        let bare = passage
            .run_back(end, |c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | '"' | '\''));
        if bare > i + 2 {
            // 网址:http://a.cn
            let first =
                passage.run_within(i, 3, |c| matches!(c, ',' | '.' | ';' | ':' | '(' | '"'));
            found.push(first..bare);
        }
        from = end;
    }
    found
}

/// `http://a.cn/通知,附件?x=甲`: an address goes on in Chinese where the last before it leaves its parts
/// open, or where more of its parts follow.
fn end_of_address(passage: &Passage<'_>, start: usize, end: usize) -> usize {
    let token = passage.slice(start..end);
    if !is_han(passage.at(end)) || !(token.contains("://") || token.contains("www.")) {
        return end;
    }
    let whole = passage.run_within(end, usize::MAX, |c| c.is_ascii_graphic() || is_han(c));
    // `://` itself is no part that is left open.
    let path = token.split_once("://").map_or(token, |(_, path)| path);
    let open = path.ends_with(['/', '=', '#', '%', '&', '-', '_', '?']);
    let parted = passage.slice(end..whole).contains(['/', '=', '&', '%']);
    if open || parted { whole } else { end }
}

fn is_address(token: &str) -> bool {
    // Most of what is looked at are figures and names.
    let latin = token.bytes().any(|b| b.is_ascii_alphabetic());
    if !latin || !token.bytes().any(|b| matches!(b, b'.' | b'/' | b'@')) {
        return false;
    }
    let lower = token.to_ascii_lowercase();
    let named = ENDINGS.iter().any(|ending| {
        lower.match_indices(ending).any(|(at, _)| {
            let behind = lower.as_bytes().get(at + ending.len());
            at > 0 && behind.is_none_or(|b| !b.is_ascii_alphanumeric())
        })
    });
    named || lower.contains("://") || lower.starts_with("www.") || lower.contains('@')
}

fn code(passage: &Passage<'_>) -> Vec<Range<usize>> {
    if !passage.may_hold('`') {
        return Vec::new();
    }
    let ticks = passage.chars().iter().enumerate().filter(|(_, c)| **c == '`').map(|(i, _)| i);
    let ticks: Vec<usize> = ticks.collect();
    ticks.chunks_exact(2).filter_map(|pair| Some(*pair.first()?..*pair.last()? + 1)).collect()
}
