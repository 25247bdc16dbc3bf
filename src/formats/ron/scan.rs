//! The tokens of a RON text, walked over without building anything.
//!
//! The parser gives values without places, and errors where it noticed, not where it went wrong.
//! Here a whole text is surveyed for what people write and the parser cannot name (full-width
//! signs, a missing quote, a line end in a text), and the value at a path is found again. Every
//! walk is a loop over bytes behind it, so that no nesting and no length can stop it.

use super::error::RonErrorKind;
use crate::report::is_barred;

/// One step of the way to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Field(&'static str),
    /// From 0, in a list or a tuple.
    Item(usize),
}

/// What a look at all tokens tells.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub has_comments: bool,
    /// The first thing that no report file holds outside or inside its texts.
    pub defect: Option<(usize, RonErrorKind)>,
    /// The bracket that is nested deeper than any report needs.
    pub too_deep: Option<usize>,
}

/// Signs of Chinese text, and what stands in their place in RON.
const FULL_WIDTH: [(char, char); 17] = [
    ('（', '('),
    ('）', ')'),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('，', ','),
    ('、', ','),
    ('；', ','),
    ('：', ':'),
    ('“', '"'),
    ('”', '"'),
    ('＂', '"'),
    ('‘', '"'),
    ('’', '"'),
    ('　', ' '),
    ('＃', '#'),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
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

/// A text in quotes, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Literal<'t> {
    /// What stands between the quotes.
    inside: &'t str,
    /// How many bytes stand before that.
    opening: usize,
    /// Backslashes mean nothing in it.
    raw: bool,
    closed: bool,
}

pub(super) fn survey(text: &str) -> Survey {
    let mut survey = Survey::default();
    let mut depth = 0usize;
    for (at, token) in Tokens::new(text) {
        let defect = match token {
            Token::Open => {
                depth += 1;
                if depth > super::DEEPEST_NESTING {
                    survey.too_deep.get_or_insert(at);
                }
                None
            }
            Token::Close => {
                depth = depth.saturating_sub(1);
                None
            }
            Token::Comment => {
                survey.has_comments = true;
                None
            }
            Token::UnclosedComment => Some((at, RonErrorKind::UnclosedComment)),
            Token::Text(literal) => literal.defect().map(|(within, kind)| (at + within, kind)),
            Token::Other(c) => stray(c).map(|kind| (at, kind)),
            Token::Comma | Token::Colon | Token::Word(_) => None,
        };
        if survey.defect.is_none() {
            survey.defect = defect;
        }
    }
    survey
}

fn stray(c: char) -> Option<RonErrorKind> {
    if let Some((found, meant)) = FULL_WIDTH.iter().find(|(found, _)| *found == c).copied() {
        return Some(RonErrorKind::FullWidth { found, meant });
    }
    (!c.is_ascii()).then_some(RonErrorKind::Unexpected(c))
}

/// Returns the number behind `format:` at the top of a file, whatever else the file holds.
pub(super) fn format(text: &str) -> Option<(usize, u32)> {
    let mut tokens = Tokens::new(text).peekable();
    skip_attributes(&mut tokens);
    if matches!(peek(&mut tokens), Some(Token::Word(kind)) if kind != "Report") {
        return None;
    }
    let at = locate(text, &[Step::Field("format")], None)?;
    match Tokens::from(text, at).next()?.1 {
        Token::Word(word) if word.bytes().all(|b| b.is_ascii_digit()) => {
            Some((at, word.parse().unwrap_or(u32::MAX)))
        }
        _ => None,
    }
}

/// Returns the byte at which the value at the end of a path stands, and where that is a text, the
/// byte of its content `within`. Where the path leads no further, the last value on it counts.
pub(super) fn locate(text: &str, path: &[Step], within: Option<usize>) -> Option<usize> {
    let mut tokens = Tokens::new(text).peekable();
    skip_attributes(&mut tokens);
    let mut place = tokens.peek()?.0;
    for step in path {
        if !enter(&mut tokens) || !find_member(&mut tokens, *step) {
            return Some(place);
        }
        place = tokens.peek()?.0;
    }
    match (tokens.peek()?.1, within) {
        (Token::Text(literal), Some(within)) => Some(place + literal.offset_of(within)),
        _ => Some(place),
    }
}

type Walk<'t> = std::iter::Peekable<Tokens<'t>>;

fn peek<'t>(tokens: &mut Walk<'t>) -> Option<Token<'t>> {
    while tokens.next_if(|(_, token)| *token == Token::Comment).is_some() {}
    tokens.peek().map(|(_, token)| *token)
}

/// `#![enable(…)]` at the top.
fn skip_attributes(tokens: &mut Walk) {
    while peek(tokens) == Some(Token::Other('#')) {
        tokens.next();
        if peek(tokens) == Some(Token::Other('!')) {
            tokens.next();
        }
        skip_value(tokens);
    }
}

/// Steps into the brackets of the value that begins here, past the name it may have.
fn enter(tokens: &mut Walk) -> bool {
    if let Some(Token::Word(_)) = peek(tokens) {
        tokens.next();
    }
    let found = peek(tokens) == Some(Token::Open);
    if found {
        tokens.next();
    }
    found
}

/// Walks to the value of one member of the group or list whose bracket was just passed.
fn find_member(tokens: &mut Walk, step: Step) -> bool {
    for n in 0.. {
        let before = tokens.clone();
        let mut name = None;
        match peek(tokens) {
            None | Some(Token::Close) => return false,
            Some(Token::Word(word)) => {
                tokens.next();
                if peek(tokens) == Some(Token::Colon) {
                    tokens.next();
                    name = Some(word.strip_prefix("r#").unwrap_or(word));
                } else {
                    *tokens = before;
                }
            }
            Some(_) => {}
        }
        let found = match step {
            Step::Field(wanted) => name == Some(wanted),
            Step::Item(wanted) => n == wanted,
        };
        if found {
            return peek(tokens).is_some();
        }
        skip_value(tokens);
        if peek(tokens) == Some(Token::Comma) {
            tokens.next();
        }
    }
    false
}

/// Walks past one value, up to the comma or the bracket behind it.
fn skip_value(tokens: &mut Walk) {
    let mut depth = 0usize;
    while let Some(token) = peek(tokens) {
        match token {
            Token::Open => depth += 1,
            Token::Close if depth == 0 => return,
            Token::Close => depth -= 1,
            Token::Comma if depth == 0 => return,
            _ => {}
        }
        tokens.next();
    }
}

impl Literal<'_> {
    /// The first thing in a text that no text may hold, and the byte of the literal at which it is.
    fn defect(&self) -> Option<(usize, RonErrorKind)> {
        // A line end in a text is a quote forgotten, far more often than one that was wanted.
        if !self.closed || self.lines().any(|line| line.contains('\n')) {
            return Some((0, RonErrorKind::UnclosedText));
        }
        if self.raw || !self.inside.contains('\\') {
            return None;
        }
        Escapes::of(self).find_map(|unit| {
            let kind = match unit.written {
                Written::Plainly => return None,
                Written::NoEscape => RonErrorKind::Escape,
                Written::Escaped if is_barred(unit.character) => {
                    RonErrorKind::Character(unit.character)
                }
                Written::Escaped => return None,
            };
            Some((self.opening + unit.at, kind))
        })
    }

    /// What stands between `\` at line ends, which join two lines to one.
    fn lines(&self) -> impl Iterator<Item = &str> {
        let joint = if self.raw { "\0" } else { "\\\n" };
        self.inside.split(joint)
    }

    /// Where in the literal the byte `within` of its content is written.
    fn offset_of(&self, within: usize) -> usize {
        if self.raw {
            return self.opening + within;
        }
        let mut content = 0;
        for unit in Escapes::of(self) {
            if content >= within {
                return self.opening + unit.at;
            }
            content += unit.character.len_utf8();
        }
        self.opening + self.inside.len()
    }
}

/// One character of a text and where it is written.
struct Unit {
    at: usize,
    character: char,
    written: Written,
}

enum Written {
    Plainly,
    Escaped,
    /// With a backslash before it that makes no escape.
    NoEscape,
}

/// The characters of a text that is not raw.
struct Escapes<'t> {
    inside: &'t str,
    at: usize,
}

impl<'t> Escapes<'t> {
    fn of(literal: &Literal<'t>) -> Self {
        Escapes { inside: literal.inside, at: 0 }
    }
}

impl Iterator for Escapes<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        loop {
            let at = self.at;
            let rest = self.inside.get(at..)?;
            let first = rest.chars().next()?;
            let Some(behind) = rest.strip_prefix('\\') else {
                self.at += first.len_utf8();
                return Some(Unit { at, character: first, written: Written::Plainly });
            };
            if behind.starts_with('\n') {
                let spaces = behind.len() - behind.trim_start_matches([' ', '\t', '\n']).len();
                self.at += 1 + spaces;
                continue;
            }
            let (length, character, written) = match escape(behind) {
                Some((length, character)) => (length, character, Written::Escaped),
                None => (0, '\\', Written::NoEscape),
            };
            self.at += 1 + length;
            return Some(Unit { at, character, written });
        }
    }
}

/// Reads what stands behind a backslash: its length and what it means.
fn escape(behind: &str) -> Option<(usize, char)> {
    Some(match behind.chars().next()? {
        c @ ('\'' | '"' | '\\') => (1, c),
        'n' => (1, '\n'),
        'r' => (1, '\r'),
        't' => (1, '\t'),
        '0' => (1, '\0'),
        'x' => {
            let (character, bytes) = bytes_written(behind)?;
            (bytes * 4 - 1, character)
        }
        'u' => {
            let (digits, _) = behind.strip_prefix("u{")?.split_once('}')?;
            let code = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 6)?;
            (digits.len() + 3, char::from_u32(code)?)
        }
        _ => return None,
    })
}

/// Reads `x41`, or `xE4\xB8\xAD`: one character, byte by byte of its UTF-8, and how many they are.
fn bytes_written(behind: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::new();
    for piece in behind.split('\\').take(4) {
        let digits = piece.strip_prefix('x')?.get(..2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            return Some((text.chars().next()?, bytes.len()));
        }
    }
    None
}

#[derive(Debug, Clone)]
struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str) -> Self {
        Tokens::from(text, 0)
    }

    fn from(text: &'t str, at: usize) -> Self {
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
        at += behind.get(at..)?.find(['"', '\\'])?;
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
