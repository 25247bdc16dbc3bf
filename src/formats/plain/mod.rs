//! Plain text ⇄ report, under laws 3 and 4 of the design: reading loses no character and changes no
//! number, and what was written reads as it was.
//!
//! Both laws rest on one rule: **a reader decides by the lines that are not blank, trimmed, and by
//! nothing else**. Indents and blank lines are the writer's; a report read from a text prints just
//! the lines it was read from, and so reads the same again. What is not recognised with certainty
//! stays a paragraph where it stood; nothing is reordered.
//!
//! - `front`: title, lines under it, addressee
//! - `masthead`: what may stand above the title
//! - `heading`: which lines are headings, and where a heading runs into its paragraph
//! - `contents`: tables of contents, which name the headings before these come
//! - `nest`: how deep each heading stands
//! - `sections`: the tree of them, its scheme and its numbers
//! - `tail`: closing, attachments, signature, date and what comes after
//! - `hard_wrap`: texts broken at a fixed width
//! - [`write()`]: the way back

mod contents;
mod front;
mod hard_wrap;
mod heading;
mod masthead;
mod nest;
mod sections;
mod tail;
mod words;
mod write;

pub use write::{Lines, Lost, lost, write};

use crate::report::{Draft, Fixed, LONGEST_TEXT, Paragraph};
use crate::text::{held_lines, lines};

/// What was read from a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub draft: Draft,
    /// The width in columns at which the text was broken into lines, if it looks so.
    pub hard_wrapped: Option<usize>,
    /// Where the lines begin that hold something, and that the report prints; none where lines were
    /// joined.
    pub starts: Vec<LineStart>,
}

/// Where a line that holds something begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineStart {
    /// From 1.
    pub line: usize,
    /// Characters of white space before it.
    pub indent: usize,
}

/// A line that is longer than a text of a report may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongLine {
    /// From 1.
    pub line: usize,
    pub bytes: usize,
}

/// Reads a text that holds no control characters and whose lines end in `\n`; `unwrap` joins lines
/// that were broken at a fixed width.
pub fn read(text: &str, unwrap: bool) -> Result<Reading, LongLine> {
    let mut held = Vec::new();
    let mut starts = Vec::new();
    for (n, line) in (1..).zip(lines(text)) {
        if line.len() > LONGEST_TEXT {
            return Err(LongLine { line: n, bytes: line.len() });
        }
        let begun = line.trim_start();
        if !begun.is_empty() {
            let blank = line.get(..line.len() - begun.len()).unwrap_or_default();
            starts.push(LineStart { line: n, indent: blank.chars().count() });
            held.push(begun.trim_end());
        }
    }
    let hard_wrapped = hard_wrap::columns(text, &held);
    let draft = match hard_wrapped.filter(|_| unwrap) {
        Some(columns) => {
            starts.clear();
            read_lines(&held_lines(&hard_wrap::join(text, columns)).collect::<Vec<_>>())
        }
        None => read_lines(&held),
    };
    Ok(Reading { draft, hard_wrapped, starts })
}

/// Reads lines that come into the middle of a report: sections and paragraphs, and nothing else. They
/// are in the lead of what is returned and below it; none may be longer than a text of a report.
pub fn read_part(text: &str) -> Draft {
    let mut draft = Draft::default();
    let lines: Vec<&str> = held_lines(text).collect();
    sections::read(&lines, &mut draft);
    draft
}

fn read_lines(lines: &[&str]) -> Draft {
    let mut draft = Draft::default();
    let front = front::read(lines);
    let body_start = front.end;
    let tail = tail::read(lines, body_start);
    let parts = [
        (Fixed::Title, 0..front.title_end),
        (Fixed::Subtitle, front.title_end..front.subtitle_end),
        (Fixed::Addressee, front.subtitle_end..front.end),
        (Fixed::Closing, tail.closing..tail.attachments),
        (Fixed::Attachments, tail.attachments..tail.signature),
        (Fixed::Signature, tail.signature..tail.date),
        (Fixed::Date, tail.date..tail.after),
        (Fixed::After, tail.after..lines.len()),
    ];
    for (part, range) in parts {
        let lines = lines.get(range).unwrap_or_default();
        *draft.fixed.of_mut(part) = lines.iter().map(|line| Paragraph::plain(line)).collect();
    }
    sections::read(lines.get(body_start..tail.closing).unwrap_or_default(), &mut draft);
    draft
}

#[cfg(test)]
mod tests;
