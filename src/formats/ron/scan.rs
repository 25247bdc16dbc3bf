//! The tokens of a RON text, walked over without building anything.
//!
//! The parser gives values without places, and errors where it noticed, not where it went wrong.
//! Here a whole text is surveyed for what people write and the parser cannot name (full-width
//! signs, a missing quote, a line end in a text), and the value at a path is found again. Every
//! walk is a loop over bytes behind it, so that no nesting and no length can stop it.

use super::error::RonErrorKind;
use super::token::{Token, Tokens};

/// One step of the way to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
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

pub(super) type Walk<'t> = std::iter::Peekable<Tokens<'t>>;

pub(super) fn peek<'t>(tokens: &mut Walk<'t>) -> Option<Token<'t>> {
    while tokens.next_if(|(_, token)| *token == Token::Comment).is_some() {}
    tokens.peek().map(|(_, token)| *token)
}

/// `#![enable(…)]` at the top.
pub(super) fn skip_attributes(tokens: &mut Walk) {
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
pub(super) fn skip_value(tokens: &mut Walk) {
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
