//! What is done to a real file to make a hostile one of it.

use super::dice::Dice;
use std::ops::Range;

/// No input is larger: what only shows beyond this size is for the tests of time.
const LARGEST: usize = 256 << 10;

/// What means something to no format and much to a text: sequences, marks of direction and of no
/// width, joiners, tags, halves of characters, places, masks.
const HOSTILE: &[&str] = &[
    "\u{1b}[2J",
    "\u{1b}]52;c;AAAA\u{7}",
    "\u{9b}31m",
    "\u{90}q\u{9c}",
    "\0",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{301}",
    "\u{fe0f}",
    "\u{e0061}",
    "\u{e0100}",
    "👩\u{200d}👩\u{200d}👧",
    "🇨🇳",
    "\u{1161}",
    "\u{600}",
    "\u{2028}",
    "\u{85}",
    "\r",
    "\t",
    "\n",
    "　",
    "{",
    "}",
    "{{",
    "{甲=乙|丙}",
    "XX",
    "**",
    "一是",
    "二是",
    "一、",
    "（二）",
    "1.",
    "第一条　",
    "第一章",
    "①",
    "1.1.1",
    "附件：1.",
    "2024年5月6日",
    "某某局",
    "特此报告。",
    "各位领导：",
    "“",
    "”",
    "《",
    "〔2024〕",
    "。",
    "；",
    "，",
    "%",
    "万元",
    "增长",
    "99999999999999999999",
    "0",
    "零",
    "百",
];

const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "255",
    "256",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "99999999999999999999999999",
    "1e999",
    "-0.0",
    "NaN",
    "0.0000001",
    "0x7fffffffffffffff",
];

/// Makes a hostile input of one of the seeds.
pub fn mutated(dice: &mut Dice, seeds: &[Vec<u8>], tokens: &[&str]) -> Vec<u8> {
    if dice.one_in(40) {
        return noise(dice, tokens);
    }
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    let times = 1 + dice.below(3) * dice.below(6);
    let is_gentle = dice.one_in(2);
    for _ in 0..times {
        match is_gentle {
            true => enrich(dice, &mut bytes),
            false => mutate(dice, &mut bytes, seeds, tokens),
        }
        bytes.truncate(LARGEST);
    }
    bytes
}

/// Bytes of chance, or tokens in any order.
fn noise(dice: &mut Dice, tokens: &[&str]) -> Vec<u8> {
    let length = dice.below(400);
    match dice.one_in(2) {
        true => (0..length).map(|_| dice.roll() as u8).collect(),
        false => (0..length).flat_map(|_| token(dice, tokens).bytes()).collect(),
    }
}

fn token<'a>(dice: &mut Dice, tokens: &[&'a str]) -> &'a str {
    if tokens.is_empty() || dice.one_in(3) { dice.pick(HOSTILE) } else { dice.pick(tokens) }
}

/// Puts into the texts of a file what leaves its format whole.
fn enrich(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let mut token = dice.pick(HOSTILE);
    while token.contains(['{', '}', '\n']) {
        token = dice.pick(HOSTILE);
    }
    let times = if dice.one_in(4) { 1 << dice.below(14) } else { 1 };
    // Most characters that are not ASCII stand in a text.
    let inside: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] >= 0xE0).collect();
    let at = inside.get(dice.below(inside.len())).copied().unwrap_or(0);
    insert(bytes, at, token.repeat(times).as_bytes());
}

fn mutate(dice: &mut Dice, bytes: &mut Vec<u8>, seeds: &[Vec<u8>], tokens: &[&str]) {
    let at = dice.below(bytes.len() + 1);
    match dice.below(11) {
        0 => {
            for _ in 0..=dice.below(8) {
                let at = dice.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
        }
        1 => bytes.truncate(at),
        2 => {
            let range = piece(dice, bytes);
            bytes.drain(range);
        }
        3 => {
            let from = &seeds[dice.below(seeds.len())];
            let piece = from[piece(dice, from)].to_vec();
            let replaced = match dice.one_in(2) {
                true => at..at,
                false => piece_at(dice, bytes, at),
            };
            bytes.splice(replaced, piece);
        }
        4 => {
            let range = piece(dice, bytes);
            let again = bytes[range].repeat(1 + dice.below(4) * dice.below(60));
            insert(bytes, at, &again);
        }
        5 | 6 => insert(bytes, at, token(dice, tokens).as_bytes()),
        7 => {
            let many = token(dice, tokens).repeat(1 << dice.below(13));
            insert(bytes, at, many.as_bytes());
        }
        8 => number(dice, bytes),
        9 => {
            let (open, close) = *[
                ("(", ")"),
                ("[", "]"),
                ("<w:p>", "</w:p>"),
                ("/*", "*/"),
                ("{", "}"),
                ("“", "”"),
            ]
            .get(dice.below(6))
            .unwrap();
            let deep = 1 << dice.below(12);
            insert(bytes, at, close.repeat(if dice.one_in(2) { deep } else { 0 }).as_bytes());
            insert(bytes, at, open.repeat(deep).as_bytes());
        }
        _ => {
            let chance: Vec<u8> = (0..dice.below(20)).map(|_| dice.roll() as u8).collect();
            insert(bytes, at, &chance);
        }
    }
}

/// Puts a text in, mostly where a character begins, so that not every second input is no text.
fn insert(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    let room = LARGEST.saturating_sub(bytes.len());
    let new = &new[..new.len().min(room)];
    let start = (0..=at).rev().find(|&at| bytes.get(at).is_none_or(|b| b & 0xC0 != 0x80));
    let start = start.unwrap_or(at);
    bytes.splice(start..start, new.iter().copied());
}

fn piece(dice: &mut Dice, bytes: &[u8]) -> Range<usize> {
    let at = dice.below(bytes.len() + 1);
    piece_at(dice, bytes, at)
}

fn piece_at(dice: &mut Dice, bytes: &[u8], at: usize) -> Range<usize> {
    let most = bytes.len() - at;
    let length = if dice.one_in(4) { dice.below(most + 1) } else { dice.below(most.min(64) + 1) };
    at..at + length
}

/// Makes a number of the file another.
pub fn number(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let digits: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at].is_ascii_digit()).collect();
    if digits.is_empty() {
        return;
    }
    let start = digits[dice.below(digits.len())];
    let end = (start..bytes.len()).find(|&at| !bytes[at].is_ascii_digit()).unwrap_or(bytes.len());
    bytes.splice(start..end, dice.pick(NUMBERS).bytes());
}
