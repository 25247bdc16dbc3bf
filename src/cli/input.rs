//! What a command reads: a report file or a text in any encoding, from a file or standard input.

use super::forms::{REPORT_ENDING, has_ending};
use super::notices;
use super::progress::Progress;
use super::voice::{Stop, Voice};
use crate::app::wording::{Word, sentence};
use crate::formats::encoding::{self, Encoding, Undecodable};
use crate::formats::{plain, ron};
use crate::report::Report;
use crate::store;
use crate::text::clean;
use std::path::PathBuf;

/// The name by which standard input and output are called.
pub const STREAM: &str = "-";

/// Where a command reads from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    pub fn of(path: PathBuf) -> Source {
        if path.as_os_str() == STREAM { Source::Stdin } else { Source::File(path) }
    }

    /// Returns what the source is called in a sentence.
    pub fn name(&self, voice: Voice) -> String {
        match self {
            Source::Stdin => voice.word(Word::StandardInput),
            Source::File(file) => file.display().to_string(),
        }
    }

    fn is_named_report(&self) -> bool {
        matches!(self, Source::File(file) if has_ending(file, REPORT_ENDING))
    }
}

/// What was read.
#[derive(Debug)]
pub struct Input {
    pub report: Report,
    /// Comments, which no report keeps.
    pub has_comments: bool,
    /// Where the lines of a text that hold something begin: line from 1, and how many characters of
    /// white space lead it. They are the lines the report prints. Empty for what was no text.
    pub lines: Vec<(usize, usize)>,
    /// What is to be said of it, in order.
    notices: Vec<String>,
}

impl Input {
    pub fn say_notices(&self) {
        self.notices.iter().for_each(|notice| super::voice::say_line(notice));
    }
}

/// Reads a report in any form and says what is to be said of it.
pub fn read(source: &Source, unwrap: bool, voice: Voice) -> Result<Input, Stop> {
    let progress = Progress::start(voice);
    let input = read_silently(source, unwrap, voice);
    // A notice and the progress line would stand on one line otherwise.
    drop(progress);
    let input = input?;
    input.say_notices();
    Ok(input)
}

/// Reads a report in any form; its notices wait.
pub fn read_silently(source: &Source, unwrap: bool, voice: Voice) -> Result<Input, Stop> {
    bytes(source, voice).and_then(|bytes| of_bytes(&bytes, source, unwrap, voice))
}

fn bytes(source: &Source, voice: Voice) -> Result<Vec<u8>, Stop> {
    let bytes = match source {
        Source::Stdin => store::read_stdin(),
        Source::File(file) => store::read(file),
    };
    bytes.map_err(|error| Stop::Wrong(sentence::store(&error, voice.lang)))
}

fn of_bytes(bytes: &[u8], source: &Source, unwrap: bool, voice: Voice) -> Result<Input, Stop> {
    let name = source.name(voice);
    let decoded = encoding::decode(bytes)
        .map_err(|error| Stop::Wrong(sentence::not_text(&name, &error, voice.lang)))?;
    if decoded.text.trim().is_empty() {
        return Err(voice.wrong(Word::FileEmpty { file: &name }));
    }
    let mut notices = Vec::new();
    if decoded.encoding != Encoding::Utf8 {
        let encoding = decoded.encoding.to_string().to_uppercase();
        notices.push(voice.word(Word::EncodingUsed { file: &name, encoding: &encoding }));
    }
    if let Some(Undecodable { count, line, column }) = &decoded.undecodable {
        notices.push(voice.word(Word::Undecodable { file: &name, count, line, column }));
    }
    let is_report = source.is_named_report() || begins_as_report(&decoded.text);
    let mut input = if is_report {
        of_ron(&decoded.text, &name, voice)?
    } else {
        of_text(&decoded.text, &name, unwrap, voice)?
    };
    notices.append(&mut input.notices);
    Ok(Input { notices, ..input })
}

/// Makes a report of a report file.
pub fn of_ron(text: &str, name: &str, voice: Voice) -> Result<Input, Stop> {
    let read =
        ron::read(text).map_err(|error| Stop::Wrong(sentence::ron(name, &error, voice.lang)))?;
    let dropped = read
        .dropped
        .map(|dropped| notices::dropped(name, dropped.count, dropped.line, dropped.column, voice));
    let (report, has_comments) = (read.report, read.has_comments);
    Ok(Input { report, has_comments, lines: Vec::new(), notices: dropped.into_iter().collect() })
}

fn of_text(text: &str, name: &str, unwrap: bool, voice: Voice) -> Result<Input, Stop> {
    let cleaned = clean(text);
    let mut notices: Vec<String> = notices::dropped_of(name, &cleaned, voice).into_iter().collect();
    let reading = plain::read(&cleaned.text, unwrap)
        .map_err(|line| Stop::Wrong(sentence::long_line(name, &line, voice.lang)))?;
    if let Some(columns) = reading.hard_wrapped.filter(|_| !unwrap) {
        notices.push(voice.word(Word::HardWrapped { file: &name, columns: &columns }));
    }
    let report = Report::new(reading.draft).map_err(|defect| {
        let what = sentence::defect(&defect, voice.lang);
        voice.wrong(Word::At { place: &name, what: &what })
    })?;
    let lines = if unwrap { Vec::new() } else { line_starts(&cleaned.text) };
    Ok(Input { report, has_comments: false, lines, notices })
}

fn line_starts(text: &str) -> Vec<(usize, usize)> {
    let held = text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty());
    held.map(|(n, line)| (n + 1, line.chars().take_while(|c| c.is_whitespace()).count())).collect()
}

/// Says whether a text begins as a report file does, after blanks and comments.
fn begins_as_report(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let behind = match (rest.strip_prefix("//"), rest.strip_prefix("/*")) {
            (Some(line), _) => line.split_once('\n').map(|(_, behind)| behind),
            (_, Some(comment)) => comment.split_once("*/").map(|(_, behind)| behind),
            _ => break,
        };
        rest = behind.unwrap_or_default().trim_start();
    }
    rest.strip_prefix("Report").is_some_and(|rest| rest.trim_start().starts_with('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_told_from_texts() {
        for (text, is_report) in [
            ("Report(format: 1)", true),
            ("\u{FEFF}\n // 一\n/* 二\n */ Report (", true),
            ("Report", false),
            ("Reports(", false),
            ("// Report(", false),
            ("/* Report(", false),
            ("报告 Report(", false),
        ] {
            assert_eq!(begins_as_report(text), is_report, "{text}");
        }
    }
}
