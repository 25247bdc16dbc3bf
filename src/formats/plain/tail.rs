//! What stands behind the last section: closing, attachments, signature, date, and what comes after.

use super::contents;
use super::front;
use super::heading;
use super::words::{self, Genre, is_within};
use crate::report::form::read_number;

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
const MOST_RECORDS: usize = 12;
/// Lines from a date that nobody signed to the end.
const MOST_NOTES: usize = 4;
const LONGEST_ATTACHMENT: usize = 80;

pub fn read(lines: &[&str], body_start: usize) -> Tail {
    let body = lines.get(body_start..).unwrap_or_default();
    let least = body_start + contents::end(body);
    let marked = (least..lines.len()).find(|at| is_attachment_text(lines, *at));
    let end = marked.unwrap_or(lines.len());
    let found = (least..end).find(|at| is_closing_date(lines, *at));
    let (date, after) = match (found, marked) {
        (Some(date), _) => (date, date + 1),
        (None, Some(marked)) => (marked, marked),
        (None, None) => {
            let records = records_start(lines, end, least);
            (records, records)
        }
    };
    let mut signature = date;
    if found.is_some() || signs_without_date(lines, least, date) {
        signature = back(lines, date, least, MOST_SIGNATURES, is_signature_line);
    }
    if found.is_some() {
        // A date before the names is no name; without one behind them it stays with them.
        let names = lines.get(signature..date).unwrap_or_default();
        signature += names.iter().take_while(|line| words::is_date(line)).count();
    }
    let attachments = attachments_start(lines, signature, least);
    Tail { closing: closing_start(lines, attachments, least), attachments, signature, date, after }
}

/// `附件1` alone on a line; the number says that it is not the list of them. So does a title, and text, below `附件`.
fn is_attachment_text(lines: &[&str], at: usize) -> bool {
    let text = |line: &&str| {
        line.contains(['：', '\u{3000}', '\t'])
            || line.ends_with(':')
            || line.contains(words::SENTENCE_MARKS)
            || words::is_bracketed(line)
            || heading::has_number(line)
    };
    if lines.get(at) == Some(&"附件") {
        let titled = lines.get(at + 1).is_some_and(|line| front::is_title_line(line));
        return titled && lines.get(at + 2).is_some_and(text);
    }
    let is_mark = |at: usize| lines.get(at).is_some_and(|line| words::is_attachment_mark(line));
    // Several in a row are a list.
    is_mark(at) && !is_mark(at + 1) && !at.checked_sub(1).is_some_and(is_mark)
}

/// The date of a report: the last line, or one behind which only notes and attachments stand.
fn is_closing_date(lines: &[&str], at: usize) -> bool {
    if !lines.get(at).is_some_and(|line| words::is_date(line)) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|at| lines.get(at));
    let Some(next) = lines.get(at + 1) else { return true };
    let signed = before.is_some_and(|line| is_signature_line(line) || words::is_closing(line));
    let comes_after = words::begins_what_comes_after(next);
    let noted = words::is_note(next) && (signed || lines.len() - at <= MOST_NOTES);
    let titled = signed && begins_a_text(next, lines.get(at + 2));
    !heading::has_number(next) && (comes_after || noted || titled)
}

/// The title of a text that was sent along, without a mark that says so.
fn begins_a_text(title: &str, behind: Option<&&str>) -> bool {
    let Some(behind) = behind.filter(|_| front::is_title_line(title)) else { return false };
    match words::genre(title) {
        Genre::Strong => true,
        Genre::Weak => words::is_bracketed(behind) || words::is_contents_title(behind),
        Genre::None => false,
    }
}

/// A letter may end with a name only; it is one for sure where a closing stands before it, an
/// organ's also where a sentence does.
fn signs_without_date(lines: &[&str], least: usize, end: usize) -> bool {
    let last = end.checked_sub(1).filter(|at| *at > least);
    let Some((last, before)) = last.and_then(|at| lines.get(at).zip(lines.get(at - 1))) else {
        return false;
    };
    words::is_closing(before)
        || (words::is_organ(last) && (before.ends_with(['。', '！']) || words::is_date(before)))
        || (words::is_dated_organ(last) && is_within(last, LONGEST_ATTACHMENT))
}

/// Who was there, to whom a text is sent, who printed how many of it.
fn records_start(lines: &[&str], end: usize, least: usize) -> usize {
    let prints = |line: &str| words::is_note(line) || line.ends_with("印发") && is_within(line, 60);
    let is = |line: &str| words::is_record(line) || prints(line);
    let run = back(lines, end, least, MOST_RECORDS, is);
    let records = lines.get(run..end).unwrap_or_default();
    run + records.iter().take_while(|line| !words::is_record(line)).count()
}

fn is_signature_line(line: &str) -> bool {
    let name = words::is_signature(line) || words::is_dated_organ(line) || words::is_date(line);
    name && !heading::has_number(line) && !words::is_closing(line)
}

/// Returns where the run of lines of one kind begins that ends before `end`.
fn back(lines: &[&str], end: usize, least: usize, most: usize, is: impl Fn(&str) -> bool) -> usize {
    let run = lines.get(least..end).unwrap_or_default().iter().rev().take(most);
    end - run.take_while(|line| is(line)).count()
}

/// The people to ask may stand behind the closing.
fn closing_start(lines: &[&str], end: usize, least: usize) -> usize {
    let contacts = back(lines, end, least, MOST_CLOSINGS, words::is_contact);
    let closing = back(lines, contacts, least, MOST_CLOSINGS, words::is_closing);
    if closing < contacts { closing } else { end }
}

fn attachments_start(lines: &[&str], end: usize, least: usize) -> usize {
    let begins = |line: &str| words::begins_attachments(line) || words::is_attachment_mark(line);
    let list = |line: &str| is_attachment_line(line) && !begins(line) && !words::is_date(line);
    let start = back(lines, end, least, MOST_ATTACHMENTS, list);
    let first = back(lines, start, least, MOST_ATTACHMENTS, begins);
    // 附：底价测算 above ①…: a title, and what it is of.
    let own = lines.get(start).and_then(|line| read_number(line));
    let head = start.checked_sub(1).and_then(|at| lines.get(at));
    let named = head.is_some_and(|line| {
        line.split_once(['：', ':']).is_some_and(|(_, name)| !name.trim().is_empty())
            && read_number(line.split_once(['：', ':']).map_or("", |(_, name)| name.trim()))
                .is_none()
    });
    if named && own.is_some_and(|own| own.value() == 1) {
        return end;
    }
    if first < start { first } else { end }
}

/// A further line of the list of attachments: a number and a name, or the rest of a long name. Some
/// write a mark behind each.
fn is_attachment_line(line: &str) -> bool {
    let numbered = heading::has_number(line);
    let name = if numbered { words::without_end(line) } else { line };
    is_within(line, LONGEST_ATTACHMENT) && !name.contains(words::SENTENCE_MARKS)
}
