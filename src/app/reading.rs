//! A report made of the bytes of a file: told apart, decoded, cleaned and read, with what is to be
//! said of it on the way.

use super::wording::{Lang, Word, sentence};
use crate::formats::encoding::{self, Encoding, NotTextKind, Undecodable};
use crate::formats::plain::{self, LineStart};
use crate::formats::{docx, markdown, ron};
use crate::report::Report;
use crate::text::{Place, clean, dropped_places};
use std::path::Path;

/// What was read.
#[derive(Debug)]
pub struct Reading {
    pub report: Report,
    /// It was a report file; anything else is to be kept as one.
    pub is_report_file: bool,
    /// Comments, which no report keeps.
    pub has_comments: bool,
    /// The width at which the text was broken into lines, if it looks so and was not joined.
    pub hard_wrapped: Option<usize>,
    /// Where the lines of a text begin that hold something. Empty for what was no text.
    pub lines: Vec<LineStart>,
    /// Where characters of a text were dropped.
    pub dropped: Vec<Place>,
    /// What the text was in, if not in UTF-8.
    pub encoding: Option<String>,
    /// What is to be said of it, in order.
    pub notices: Vec<String>,
}

/// What the name of a source says it is; a text may be anything, and is looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Report,
    Document,
    /// Written by this program, or by others.
    Markdown,
    Text,
}

impl Named {
    pub fn of(path: &Path) -> Named {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        match ending.as_ref().and_then(|ending| ending.to_str()) {
            Some("ron") => Named::Report,
            Some("docx") => Named::Document,
            Some("md" | "markdown") => Named::Markdown,
            _ => Named::Text,
        }
    }
}

/// Reads a report file, a Word document or a text in any encoding. `name` is what the source is
/// called in a sentence.
pub fn read(
    bytes: &[u8],
    name: &str,
    named: Named,
    unwrap: bool,
    lang: Lang,
) -> Result<Reading, String> {
    let say = |word: Word| word.text(lang).into_owned();
    if named == Named::Document {
        return of_docx(bytes, name, unwrap, lang);
    }
    let decoded = match encoding::decode(bytes) {
        Ok(decoded) => decoded,
        Err(error) if error.kind == NotTextKind::Word => {
            return of_docx(bytes, name, unwrap, lang);
        }
        Err(error) => return Err(sentence::not_text(name, &error, lang)),
    };
    if decoded.text.trim().is_empty() {
        return Err(say(Word::FileEmpty { file: &name }));
    }
    let (mut notices, mut used) = (Vec::new(), None);
    if decoded.encoding != Encoding::Utf8 {
        let encoding = decoded.encoding.to_string().to_uppercase();
        notices.push(say(Word::EncodingUsed { file: &name, encoding: &encoding }));
        used = Some(encoding);
    }
    if let Some(Undecodable { count, line, column }) = &decoded.undecodable {
        notices.push(say(Word::Undecodable { file: &name, count, line, column }));
    }
    let mut reading = if named == Named::Report || begins_as_report(&decoded.text) {
        of_ron(&decoded.text, name, lang)?
    } else if named == Named::Markdown {
        let text = markdown::to_text(&decoded.text);
        let read = of_text(&text, name, unwrap, lang)?;
        Reading { lines: Vec::new(), dropped: Vec::new(), ..read }
    } else {
        of_text(&decoded.text, name, unwrap, lang)?
    };
    notices.append(&mut reading.notices);
    Ok(Reading { notices, encoding: used, ..reading })
}

fn of_docx(bytes: &[u8], name: &str, unwrap: bool, lang: Lang) -> Result<Reading, String> {
    let say = |word: Word| word.text(lang).into_owned();
    let read = docx::read(bytes).map_err(|error| sentence::docx(name, &error, lang))?;
    if read.text.trim().is_empty() {
        return Err(say(Word::FileEmpty { file: &name }));
    }
    let mut notices = Vec::new();
    if !read.notices.is_empty() {
        let what = sentence::docx_notices(&read.notices, lang);
        notices.push(say(Word::DocumentDiffers { file: &name, what: &what }));
    }
    let mut reading = of_text(&read.text, name, unwrap, lang)?;
    notices.append(&mut reading.notices);
    Ok(Reading { notices, lines: Vec::new(), ..reading })
}

/// Reads a report file.
pub fn of_ron(text: &str, name: &str, lang: Lang) -> Result<Reading, String> {
    let read = ron::read(text).map_err(|error| sentence::ron(name, &error, lang))?;
    let dropped = read.dropped.map(|d| sentence::dropped(name, d.count, d.line, d.column, lang));
    Ok(Reading {
        report: read.report,
        is_report_file: true,
        has_comments: read.has_comments,
        hard_wrapped: None,
        lines: Vec::new(),
        dropped: Vec::new(),
        encoding: None,
        notices: dropped.into_iter().collect(),
    })
}

fn of_text(text: &str, name: &str, unwrap: bool, lang: Lang) -> Result<Reading, String> {
    let cleaned = clean(text);
    let dropped = cleaned.first_dropped.as_ref();
    let mut notices: Vec<String> = dropped
        .map(|at| sentence::dropped(name, cleaned.dropped, at.line, at.column, lang))
        .into_iter()
        .collect();
    let reading =
        plain::read(&cleaned.text, unwrap).map_err(|l| sentence::long_line(name, &l, lang))?;
    let hard_wrapped = reading.hard_wrapped.filter(|_| !unwrap);
    if let Some(columns) = hard_wrapped {
        let notice = Word::HardWrapped { file: &name, columns: &columns };
        notices.push(notice.text(lang).into_owned());
    }
    let report = Report::of_clean_lines(reading.draft).map_err(|defect| {
        let what = sentence::defect(&defect, lang);
        Word::At { place: &name, what: &what }.text(lang).into_owned()
    })?;
    let lines = if unwrap { Vec::new() } else { reading.starts };
    let (is_report_file, has_comments, encoding) = (false, false, None);
    let dropped = if cleaned.dropped > 0 { dropped_places(text) } else { Vec::new() };
    Ok(Reading {
        report,
        is_report_file,
        has_comments,
        hard_wrapped,
        lines,
        dropped,
        encoding,
        notices,
    })
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
