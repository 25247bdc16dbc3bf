//! Texts in quotes, as they are written: what they may not hold, and where each character stands.

use super::error::RonErrorKind;
use crate::report::is_barred;
use crate::text::find_either;

/// A text in quotes, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Literal<'t> {
    /// What stands between the quotes.
    pub inside: &'t str,
    /// How many bytes stand before that.
    pub opening: usize,
    /// Backslashes mean nothing in it.
    pub raw: bool,
    pub closed: bool,
}

impl Literal<'_> {
    /// The first thing in a text that no text may hold, and the byte of the literal at which it is.
    pub(super) fn defect(&self) -> Option<(usize, RonErrorKind)> {
        // A line end in a text is a quote forgotten. RON allows it, behind a backslash or not; a
        // report never holds one.
        let odd = find_either(self.inside, b'\n', b'\\');
        if !self.closed || (odd.is_some() && self.inside.contains('\n')) {
            return Some((0, RonErrorKind::UnclosedText));
        }
        if self.raw || odd.is_none() {
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

    /// Where in the literal the byte `within` of its content is written.
    pub(super) fn offset_of(&self, within: usize) -> usize {
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
        let at = self.at;
        let rest = self.inside.get(at..)?;
        let first = rest.chars().next()?;
        let (length, character, written) = match rest.strip_prefix('\\').map(escape) {
            None => (first.len_utf8(), first, Written::Plainly),
            Some(Some((length, character))) => (1 + length, character, Written::Escaped),
            Some(None) => (1, first, Written::NoEscape),
        };
        self.at += length;
        Some(Unit { at, character, written })
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
