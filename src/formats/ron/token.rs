//! The tokens of a RON text. What is no token is one all the same: a walk never stops at it.

use super::literal::Literal;
use crate::text::find_either;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Open,
    Close,
    Comma,
    Colon,
    /// A name, a number or a word.
    Word(&'t str),
    Text(Literal<'t>),
    Comment,
    UnclosedComment,
    Other(char),
}

#[derive(Debug, Clone)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Tokens::from(text, 0)
    }

    pub(super) fn from(text: &'t str, at: usize) -> Self {
        Tokens { text, at }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = (usize, Token<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
        let rest = self.rest();
        let first = rest.chars().next()?;
        let (length, token) = match first {
            '(' | '[' | '{' => (1, Token::Open),
            ')' | ']' | '}' => (1, Token::Close),
            ',' => (1, Token::Comma),
            ':' => (1, Token::Colon),
            '"' => literal(rest, 1, false, "\""),
            '\'' => character(rest),
            '/' => comment(rest),
            _ if is_in_word(first) => word(rest),
            _ => (first.len_utf8(), Token::Other(first)),
        };
        let at = self.at;
        self.at += length;
        Some((at, token))
    }
}

/// What the parser skips; the ideographic space is none of it.
fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{B}' | '\u{85}' | '\u{200E}' | '\u{200F}')
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')
}

/// A word, or the text in quotes that it begins: `r"…"`, `r#"…"#`.
fn word(rest: &str) -> (usize, Token<'_>) {
    let length = rest.find(|c| !is_in_word(c)).unwrap_or(rest.len());
    let (name, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
    if !matches!(name, "r" | "br") {
        return (length, Token::Word(name));
    }
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    let after = behind.get(hashes..).unwrap_or_default();
    if after.starts_with('"') {
        let end = format!("\"{}", "#".repeat(hashes));
        return literal(rest, length + hashes + 1, true, &end);
    }
    // A raw name: `r#title`.
    let more = after.find(|c| !is_in_word(c)).unwrap_or(after.len());
    let length = length + hashes + more;
    (length, Token::Word(rest.get(..length).unwrap_or(rest)))
}

fn literal<'t>(rest: &'t str, opening: usize, raw: bool, end: &str) -> (usize, Token<'t>) {
    let behind = rest.get(opening..).unwrap_or_default();
    let length = if raw { behind.find(end) } else { closing_quote(behind) };
    let closed = length.is_some();
    let length = length.unwrap_or(behind.len());
    let inside = behind.get(..length).unwrap_or(behind);
    let whole = opening + length + if closed { end.len() } else { 0 };
    (whole, Token::Text(Literal { inside, opening, raw, closed }))
}

fn closing_quote(behind: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += find_either(behind.get(at..)?, b'"', b'\\')?;
        if behind.get(at..)?.starts_with('"') {
            return Some(at);
        }
        at += 1;
        at += behind.get(at..)?.chars().next()?.len_utf8();
    }
}

/// A character in single quotes: reports hold none, but a quote in one must not open a text.
fn character(rest: &str) -> (usize, Token<'_>) {
    let mut chars = rest.char_indices().skip(1);
    if chars.next().is_some_and(|(_, c)| c == '\\') {
        chars.next();
    }
    match chars.next() {
        Some((at, '\'')) => (at + 1, Token::Word("'")),
        _ => (1, Token::Other('\'')),
    }
}

fn comment(rest: &str) -> (usize, Token<'_>) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Token::Comment);
    }
    if !rest.starts_with("/*") {
        return (1, Token::Other('/'));
    }
    let (mut at, mut depth) = (2, 1usize);
    while depth > 0 {
        let behind = rest.get(at..).unwrap_or_default();
        let Some(next) = behind.find(['/', '*']) else {
            return (rest.len(), Token::UnclosedComment);
        };
        let behind = behind.get(next..).unwrap_or_default();
        let step = if behind.starts_with("/*") {
            depth += 1;
            2
        } else if behind.starts_with("*/") {
            depth -= 1;
            2
        } else {
            1
        };
        at += next + step;
    }
    (at, Token::Comment)
}
