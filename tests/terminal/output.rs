//! What is sent to the terminal: how much, and nothing but what we mean.

use crate::pty::{SAVE, Start, TO_THE_END};
use std::cell::Cell;

/// More than one typed character may ever cost until it is seen: at the end of a paragraph, and
/// within one of ten rows.
const MOST_AT_THE_END: usize = 60;
const MOST_WITHIN: usize = 400;

const TO_THE_PARAGRAPH: &str = "\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A";

#[test]
fn a_typed_character_costs_few_bytes() {
    let long = "局党组坚持“两个”确立，全年开展学习26次。".repeat(20);
    let text = format!("某局报告\n\n　　一、工作开展情况\n　　{long}\n");
    for (way, most) in [("", MOST_AT_THE_END), (TO_THE_PARAGRAPH, MOST_WITHIN)] {
        let pty = Start { text: &text, ..Start::default() }.open();
        pty.send(TO_THE_END);
        pty.send(way);
        pty.send("好");
        pty.until("the first", |seen| seen.before_cursor(2) == "好");
        pty.until_quiet();
        let before = pty.seen().raw.len();
        pty.send("鑫");
        // What the proofreader says of it comes later.
        let at_once = Cell::new(0);
        pty.until("the second", |seen| {
            at_once.set(seen.raw.len());
            seen.before_cursor(2) == "鑫"
        });
        let seen = pty.seen();
        let sent = String::from_utf8_lossy(&seen.raw[before..at_once.get()]);
        println!("one typed character: {} bytes", sent.len());
        assert!(sent.len() < most, "{}", sent.escape_debug());
    }
}

/// Sequences, C1, marks of direction and of no width, as no text may send them.
pub const HOSTILE: &str = "甲\x1b[31m乙\x1b]0;own\x07丙\u{9b}31m丁\u{85}戊\u{202e}己\u{2066}庚\u{200b}辛\
                       \u{200d}壬\u{feff}癸\x08子\x7f丑\u{200e}寅\u{61c}卯\u{2060}午\u{ad}未\
                       \u{fffd}申\u{e0041}酉\u{e0100}戌\u{3164}亥\u{fff9}辰";

#[test]
fn no_control_of_a_text_or_a_name_reaches_the_terminal() {
    let text = format!("{HOSTILE}报告\n\n　　一、{HOSTILE}\n　　{HOSTILE}\n");
    let file = "坏\x1b[2J\u{202e}名.txt";
    let pty = Start { file, text: &text, ..Start::default() }.open();
    pty.until("the last of the text", |seen| seen.shows("辰报告"));
    pty.send(TO_THE_END);
    pty.paste(HOSTILE);
    pty.send("完");
    pty.until("what follows the paste", |seen| seen.before_cursor(2) == "完");
    pty.send(SAVE);
    pty.until_quiet();
    assert_all_ours(&pty.seen().raw);
}

/// Nothing but what we mean was sent.
#[track_caller]
pub fn assert_all_ours(raw: &[u8]) {
    let raw = String::from_utf8(raw.to_vec()).unwrap();
    if let Some(rest) = first_not_ours(&raw) {
        let excerpt: String = rest.chars().take(40).collect();
        panic!("{} is not ours", excerpt.escape_default());
    }
}

#[test]
fn the_scan_finds_what_is_not_ours() {
    assert_eq!(first_not_ours("\x1b[?1049h好\x1b[1;2H\x1b[0;31;48;5;3m\x1b7"), None);
    for foreign in
        ["\x1b[31n", "\x1b]0;own\x07", "\u{9b}31m", "\u{202e}", "\u{200b}", "\r", "\x1b[?5h"]
    {
        assert_eq!(first_not_ours(&format!("好\x1b[K{foreign}")), Some(foreign));
    }
}

/// Returns the output from the first control on that none of our own sequences has.
pub fn first_not_ours(output: &str) -> Option<&str> {
    let mut rest = output;
    while let Some(c) = rest.chars().next() {
        rest = match c {
            '\x1b' => match behind_our_sequence(rest) {
                Some(behind) => behind,
                None => return Some(rest),
            },
            c if (c.is_control() && !STEPS.contains(&c)) || is_invisible(c) => return Some(rest),
            c => rest.split_at(c.len_utf8()).1,
        };
    }
    None
}

const WHOLE: [&str; 14] = [
    "\x1b7",
    "\x1b8",
    "\x1bM",
    "\x1b[6n",
    "\x1b[?1049h",
    "\x1b[?2004h",
    "\x1b[?1004h",
    "\x1b[?1000h",
    "\x1b[?1002h",
    "\x1b[?1006h",
    "\x1b[?25h",
    "\x1b[?25l",
    "\x1b[?2026h",
    "\x1b[?2026l",
];
/// Places and ways, rows and columns that come and go, clearing, styles: numbers and one letter.
const NUMBERED: [char; 14] = ['A', 'B', 'C', 'D', 'G', 'H', 'J', 'K', 'L', 'M', 'X', '@', 'P', 'm'];
/// Down and back. No text sends them either: the screen's own tests see to that.
const STEPS: [char; 2] = ['\n', '\x08'];

fn behind_our_sequence(text: &str) -> Option<&str> {
    if let Some(rest) = WHOLE.iter().find_map(|sequence| text.strip_prefix(sequence)) {
        return Some(rest);
    }
    let numbers = text.strip_prefix("\x1b[")?;
    numbers.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').strip_prefix(NUMBERED)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{3164}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
