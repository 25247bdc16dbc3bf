//! Bytes ⇄ text: which encoding a file is in, told from its bytes alone.
//!
//! Where a byte order mark or strict UTF-8 of some length settles it, nothing is guessed. Otherwise
//! the file is read in every encoding and the reading that makes the most likely Chinese text is
//! taken (`likelihood`): no rule about single bytes tells a GB18030 file with one bad byte from a
//! UTF-8 file with one, or UTF-16 Han from English letters.
//!
//! What cannot be decoded becomes U+FFFD, counted and placed. Line ends and control characters are
//! left as they are: [`crate::text::clean`] is for these.

mod kind;
mod likelihood;

pub use kind::NotTextKind;

use crate::text::holds_controls;
use encoding_rs::{DecoderResult, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// GB 18030 and what it grew from: GBK, GB 2312.
    Gb18030,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// Without byte order mark; borrowed where the bytes are UTF-8.
    pub text: Cow<'b, str>,
    pub encoding: Encoding,
    pub undecodable: Option<Undecodable>,
}

/// Bytes that stand for no character, each run of them replaced by U+FFFD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecodable {
    pub count: usize,
    /// Where in the text the first one is, from 1, the column in characters.
    pub line: usize,
    pub column: usize,
}

/// The bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotText {
    pub kind: NotTextKind,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.decoder().name())
    }
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, not a text", self.kind)
    }
}

impl std::error::Error for NotText {}

impl<'b> Decoded<'b> {
    fn utf8(text: &'b str) -> Self {
        Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, undecodable: None }
    }
}

impl Encoding {
    const ALL: [Encoding; 4] =
        [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be];

    fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => UTF_8,
            Encoding::Utf16Le => UTF_16LE,
            Encoding::Utf16Be => UTF_16BE,
            Encoding::Gb18030 => GB18030,
        }
    }

    /// The bytes with which a text of this encoding may begin to say so.
    fn mark(self) -> &'static [u8] {
        match self {
            Encoding::Utf8 => b"\xEF\xBB\xBF",
            Encoding::Utf16Le => b"\xFF\xFE",
            Encoding::Utf16Be => b"\xFE\xFF",
            Encoding::Gb18030 => b"\x84\x31\x95\x33",
        }
    }
}

/// Reads a text from bytes of any of the encodings, or says what they are instead.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    if let Some(kind) = kind::by_signature(bytes) {
        return Err(NotText { kind });
    }
    let marked = Encoding::ALL.into_iter().find_map(|e| Some((e, bytes.strip_prefix(e.mark())?)));
    let decoded = match marked {
        Some((encoding, bytes)) => decode_as(encoding, bytes),
        None => match likelihood::surely_utf8(bytes) {
            Some(text) => Decoded::utf8(text),
            None => decode_as(likelihood::encoding(bytes), bytes),
        },
    };
    if is_plausible(&decoded) { Ok(decoded) } else { Err(NotText { kind: NotTextKind::Unknown }) }
}

/// How many characters of a text may be undecodable or control characters: one in so many.
const FEW: usize = 10;
/// A short text may be damaged too.
const ALWAYS_ALLOWED: usize = 2;

fn is_plausible(decoded: &Decoded) -> bool {
    let undecodable = decoded.undecodable.map_or(0, |u| u.count);
    let text = decoded.text.as_ref();
    if undecodable == 0 && !holds_controls(text.as_bytes()) {
        return true;
    }
    let controls = text.bytes().filter(|b| *b < b' ' && !matches!(b, b'\t'..=b'\r')).count();
    let most = text.chars().count() / FEW + ALWAYS_ALLOWED;
    undecodable + controls <= most
}

/// How much is decoded at a time.
const PIECE: usize = 16 << 10;

fn decode_as(encoding: Encoding, bytes: &[u8]) -> Decoded<'_> {
    if let (Encoding::Utf8, Some(text)) = (encoding, as_utf8(bytes)) {
        return Decoded::utf8(text);
    }
    let mut decoder = encoding.decoder().new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    // Each call of the decoder costs as much as the buffer is large, and each bad byte is a call.
    let mut piece = String::with_capacity(PIECE);
    let mut count = 0;
    let mut first = None;
    let mut rest = bytes;
    loop {
        piece.clear();
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut piece, true);
        text.push_str(&piece);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                first.get_or_insert_with(|| end_of(&text));
                count += 1;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    let undecodable = first.map(|(line, column)| Undecodable { count, line, column });
    Decoded { text: Cow::Owned(text), encoding, undecodable }
}

/// Returns bytes that are UTF-8 as a text.
fn as_utf8(bytes: &[u8]) -> Option<&str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes)? {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

/// The line and column behind a text, by any line end.
fn end_of(text: &str) -> (usize, usize) {
    let ends = text.matches(['\n', '\r']).count() - text.matches("\r\n").count();
    let last = text.rsplit(['\n', '\r']).next().unwrap_or_default();
    (ends + 1, last.chars().count() + 1)
}

#[cfg(test)]
mod tests;
