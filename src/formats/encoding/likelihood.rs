//! Which encoding makes the most likely Chinese text of some bytes.
//!
//! Each reading costs bits: few for a common Han or a mark, many for a rare one, very many for what
//! cannot be decoded. The cheapest reading wins. Common and rare are told without a table of our
//! own: GB 18030 keeps the 3,755 common Han of GB 2312 in rows B0–D7 and the next 3,008 behind
//! them, and everything else elsewhere, so every reading is written in GB 18030 to be judged.

use super::Encoding;
use crate::text::holds_controls;
use encoding_rs::GB18030;
use std::ops::RangeInclusive;

/// How much of a file is judged, from its first character that is not ASCII.
const SAMPLE: usize = 64 << 10;
/// So many characters beyond ASCII are never valid UTF-8 by chance.
const ENOUGH: usize = 16;

const COMMON: u64 = 12;
const LESS_COMMON: u64 = 16;
const MARK: u64 = 11;
const RARE: u64 = 20;
/// Beyond two bytes of GB 18030: rarer Han, and other scripts.
const FOREIGN: u64 = 24;
const ASCII: u64 = 10;
const CONTROL: u64 = 40;
const PRIVATE: u64 = 40;
const UNDECODABLE: u64 = 60;

/// What speaks against an encoding before a byte is read. A file valid in UTF-8 is one, unless it is
/// far more likely not to be; UTF-16 without a mark hardly occurs.
fn prejudice(encoding: Encoding) -> u64 {
    match encoding {
        Encoding::Utf8 => 0,
        Encoding::Gb18030 => 16,
        Encoding::Utf16Le | Encoding::Utf16Be => 20,
    }
}

/// The cost of a character by the two bytes it has in GB 18030: of the first, of the second, cost.
type Row = (RangeInclusive<u8>, RangeInclusive<u8>, u64);
const ROWS: &[Row] = &[
    (0xA1..=0xA3, 0xA1..=0xFE, MARK),
    (0xA4..=0xA9, 0xA1..=0xFE, LESS_COMMON),
    (0xB0..=0xD7, 0xA1..=0xFE, COMMON),
    (0xD8..=0xF7, 0xA1..=0xFE, LESS_COMMON),
    (0xAA..=0xAF, 0xA1..=0xFE, PRIVATE),
    (0xF8..=0xFE, 0xA1..=0xFE, PRIVATE),
    (0xA1..=0xA7, 0x40..=0xA0, PRIVATE),
    (0x81..=0xFE, 0x40..=0xFE, RARE),
];

/// Returns the encoding in which `bytes`, which have no mark and are not surely UTF-8, make the most
/// likely text.
pub(super) fn encoding(bytes: &[u8]) -> Encoding {
    let sample = sample(bytes);
    let candidates = Encoding::ALL.into_iter();
    let costs = candidates.filter_map(|e| Some((cost(e, sample)? + prejudice(e), e)));
    costs.min_by_key(|(cost, _)| *cost).map_or(Encoding::Utf8, |(_, encoding)| encoding)
}

/// Returns bytes as a text where nothing but UTF-8 comes into question: printable ASCII, however much
/// it may look like Han in UTF-16, or more characters beyond ASCII than are valid by chance.
pub(super) fn surely_utf8(bytes: &[u8]) -> Option<&str> {
    let text = super::as_utf8(bytes)?;
    let is_sure = if text.is_ascii() {
        !holds_controls(bytes)
    } else {
        let mut beyond_ascii = text.chars().filter(|c| !c.is_ascii());
        beyond_ascii.nth(ENOUGH).is_some() && memchr::memchr(0, bytes).is_none()
    };
    is_sure.then_some(text)
}

/// A part of the bytes that begins where a character begins in each of the encodings.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let even = first & !1;
    // UTF-16 begins at even bytes; before an odd one stands one of ASCII.
    let rest = bytes.get(even..).unwrap_or_default();
    rest.get(..SAMPLE).unwrap_or(rest)
}

fn cost(encoding: Encoding, sample: &[u8]) -> Option<u64> {
    let decoded = super::decode_as(encoding, sample);
    let errors = decoded.undecodable.map_or(0, |u| u.count);
    let (written, _, _) = GB18030.encode(&decoded.text);
    let judged = judge(&written);
    let utf16 = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    // Bytes of any kind are mostly valid UTF-16; only a text that reads as one is taken for it.
    if utf16 && judged.odd * 2 > judged.characters {
        return None;
    }
    Some(judged.bits + UNDECODABLE * u64::try_from(errors).unwrap_or(u64::MAX / UNDECODABLE))
}

#[derive(Default)]
struct Judged {
    bits: u64,
    characters: usize,
    /// How many of them are not what Chinese texts consist of.
    odd: usize,
}

fn judge(gb18030: &[u8]) -> Judged {
    let mut judged = Judged::default();
    let mut rest = gb18030;
    while let Some((&first, behind)) = rest.split_first() {
        let second = behind.first().copied().unwrap_or(0);
        let (length, bits) = match first {
            0x00..=0x08 | 0x0E..=0x1F | 0x7F => (1, CONTROL),
            0x09..=0x7E | 0x80 | 0xFF => (1, ASCII),
            _ if second.is_ascii_digit() => (4, FOREIGN),
            _ => (2, two_bytes(first, second)),
        };
        judged.bits += bits;
        judged.characters += 1;
        judged.odd += usize::from(bits > LESS_COMMON);
        rest = rest.get(length..).unwrap_or_default();
    }
    judged
}

fn two_bytes(first: u8, second: u8) -> u64 {
    let row = ROWS.iter().find(|(f, s, _)| f.contains(&first) && s.contains(&second));
    row.map_or(FOREIGN, |(_, _, bits)| *bits)
}
