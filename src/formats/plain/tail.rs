//! What stands behind the last section: closing, attachments, signature, date, and what comes after.

use super::heading;
use super::words::{self, length};

/// Where each part begins; each ends where the next begins, the last with the text.
pub struct Tail {
    pub closing: usize,
    pub attachments: usize,
    pub signature: usize,
    pub date: usize,
    pub after: usize,
}

const MOST_SIGNATURES: usize = 8;
const MOST_ATTACHMENTS: usize = 60;
const MOST_CLOSINGS: usize = 4;
const LONGEST_ATTACHMENT: usize = 80;

pub fn read(lines: &[&str], body_start: usize) -> Tail {
    let found = (body_start..lines.len()).find(|at| is_closing_date(lines, *at));
    let date = found.unwrap_or(lines.len());
    let after = if found.is_some() { date + 1 } else { date };
    let least = body_start;
    let mut signature = date;
    if found.is_some() || signs_without_date(lines, body_start) {
        signature = back(lines, date, least, MOST_SIGNATURES, is_signature_line);
    }
    let attachments = attachments_start(lines, signature, least);
    let closing = back(lines, attachments, least, MOST_CLOSINGS, words::is_closing);
    Tail { closing, attachments, signature, date, after }
}

/// The date of a report: the last line, or one behind which only notes and attachments stand.
fn is_closing_date(lines: &[&str], at: usize) -> bool {
    let is_date = lines.get(at).is_some_and(|line| words::is_date(line));
    is_date && lines.get(at + 1).is_none_or(|next| words::begins_what_comes_after(next))
}

/// A letter may end with a name only; it is one for sure where a closing stands before it.
fn signs_without_date(lines: &[&str], body_start: usize) -> bool {
    let before_last = lines.len().checked_sub(2).filter(|at| *at >= body_start);
    before_last.and_then(|at| lines.get(at)).is_some_and(|line| words::is_closing(line))
}

fn is_signature_line(line: &str) -> bool {
    words::is_signature(line) && !heading::has_number(line) && !words::is_closing(line)
}

/// Returns where the run of lines of one kind begins that ends before `end`.
fn back(lines: &[&str], end: usize, least: usize, most: usize, is: impl Fn(&str) -> bool) -> usize {
    let run = lines.get(least..end).unwrap_or_default().iter().rev().take(most);
    end - run.take_while(|line| is(line)).count()
}

fn attachments_start(lines: &[&str], end: usize, least: usize) -> usize {
    let before = lines.get(least..end).unwrap_or_default();
    for (back, line) in before.iter().rev().take(MOST_ATTACHMENTS).enumerate() {
        if words::begins_attachments(line) {
            return end - back - 1;
        }
        if !is_attachment_line(line) {
            break;
        }
    }
    end
}

/// A further line of the list of attachments: a number and a name, or the rest of a long name.
fn is_attachment_line(line: &str) -> bool {
    length(line) <= LONGEST_ATTACHMENT && !line.contains(words::SENTENCE_MARKS)
}
