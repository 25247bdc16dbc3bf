//! The journal of a report: what has been done to it since it was saved last, as bytes.
//!
//! A journal is a list of records, each a line of its own: the length and the checksum of a JSON
//! text, and that text. It can be read by a person, and a record that was cut off is told from a
//! whole one. The first says which report this is; a record may hold the whole report, from which
//! what follows goes on; the others are operations.
//!
//! A large report is not written whole before its first operation, nor at once: what it was read from
//! comes in pieces between the operations, byte for byte, and the journal goes on from that. Until
//! all of it is there, it goes on from the file itself.
//!
//! Section ids are not in a report file, so a whole report comes with its ids in reading order, and
//! operations find their sections again. What an operation takes away is found in the report it is
//! made to; only the text that an edit removes is kept, to be held against what is there.

mod wire;

use super::ron;
use crate::report::{Operation, Report};
use serde::{Deserialize, Serialize};
use std::fmt;
use wire::{WireOperation, section_ids};

/// The format this program writes. It reads those before it, too.
///
/// 1: without paragraphs that are split and joined. 2: without pieces of what was read.
pub const FORMAT: u32 = 3;
const OLDEST: u32 = 1;

/// What tells two contents of a file apart: nobody is kept out by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    pub length: u64,
    pub checksum: u32,
}

impl Fingerprint {
    pub fn of(bytes: &[u8]) -> Self {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Fingerprint { length, checksum: crc32fast::hash(bytes) }
    }
}

/// Which report a journal belongs to, and who keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub format: u32,
    pub program: String,
    /// The report file, where it has a name, as people read it.
    pub file: Option<String>,
    /// The bytes of its path, where that is no text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<u8>,
    pub title: String,
    /// When the journal began, in seconds of Unix time.
    pub began: u64,
    /// The report file as it was on disk then, where there was one.
    pub on_disk: Option<Fingerprint>,
    /// How many operations were done before the first that is recorded.
    pub done: usize,
    /// The ids of the report in the file, where no record brings the report itself.
    pub ids: Vec<u64>,
    /// What the report was read from, where no record brings the report itself and that was no report
    /// file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// A text or a document that became a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its name, as people read it.
    pub file: String,
    /// The bytes of its path, where that is no text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<u8>,
    /// What it held.
    pub held: Fingerprint,
}

#[derive(Debug, Serialize, Deserialize)]
enum Record {
    Begun(Header),
    Whole { report: String, ids: Vec<u64> },
    Done(WireOperation),
}

/// Writes the record a journal begins with.
pub fn begun(header: &Header) -> Vec<u8> {
    framed(&Record::Begun(header.clone()))
}

/// Writes a whole report.
pub fn whole(report: &Report) -> Vec<u8> {
    framed(&Record::Whole { report: ron::write(report), ids: ids(report) })
}

/// Writes an operation.
pub fn done(operation: &Operation) -> Vec<u8> {
    framed(&Record::Done(WireOperation::of(operation)))
}

/// Writes the next piece of what the report was read from.
pub fn piece(bytes: &[u8]) -> Vec<u8> {
    frame(PIECE, bytes)
}

/// The ids of a report's sections in reading order; none where they are what a reader would give.
pub fn ids(report: &Report) -> Vec<u64> {
    let ids: Vec<u64> = report.sections().iter().map(|section| section.id.number()).collect();
    let as_read = ids.iter().copied().zip(1..).all(|(id, n)| id == n);
    if as_read { Vec::new() } else { ids }
}

fn framed(record: &Record) -> Vec<u8> {
    // Nothing in a record is of a kind that JSON does not know.
    let text = serde_json::to_string(record).unwrap_or_default();
    frame(RECORD, text.as_bytes())
}

/// What stands between the length and the checksum of a record, and of a piece.
const RECORD: char = ' ';
const PIECE: char = '=';

fn frame(kind: char, content: &[u8]) -> Vec<u8> {
    let checksum = crc32fast::hash(content);
    let head = format!("{:08x}{kind}{checksum:08x} ", content.len());
    [head.as_bytes(), content, b"\n"].concat()
}

/// A journal that was read: what was done, as far as it is whole.
#[derive(Debug)]
pub struct Journal {
    pub header: Header,
    /// The last whole report in it.
    whole: Option<(String, Vec<u64>)>,
    /// The pieces of what the report was read from.
    pieces: Vec<u8>,
    /// Those behind the last whole report.
    operations: Vec<WireOperation>,
    /// How many operations there are in all.
    pub count: usize,
    /// Bytes at the end that are no whole record.
    pub torn: usize,
}

/// Why nothing can be recovered from a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalError {
    /// It does not begin as a journal does.
    NoJournal,
    Format {
        found: u32,
        known: u32,
    },
    /// The report that it goes on from is in the file alone, and the file is another one now.
    FileChanged,
    /// The whole report in it cannot be read.
    Broken,
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJournal => write!(f, "it is no journal"),
            Self::Format { found, known } => write!(f, "format {found}, not {known}"),
            Self::FileChanged => write!(f, "the file it goes on from has changed"),
            Self::Broken => write!(f, "the report in it cannot be read"),
        }
    }
}

impl std::error::Error for JournalError {}

/// What a journal gives back.
#[derive(Debug)]
pub struct Recovered {
    pub report: Report,
    /// How many operations could not be done again, and all behind them.
    pub refused: usize,
}

/// Reads a journal as far as it is whole.
pub fn read(bytes: &[u8]) -> Result<Journal, JournalError> {
    let mut rest = bytes;
    let Some(Record::Begun(header)) = next(&mut rest).and_then(Taken::record) else {
        return Err(JournalError::NoJournal);
    };
    if !(OLDEST..=FORMAT).contains(&header.format) {
        return Err(JournalError::Format { found: header.format, known: FORMAT });
    }
    let count = header.done;
    let (pieces, operations) = (Vec::new(), Vec::new());
    let mut journal = Journal { header, whole: None, pieces, operations, count, torn: 0 };
    while !rest.is_empty() {
        let record = match next(&mut rest) {
            Some(Taken::Piece(piece)) => {
                journal.pieces.extend(piece);
                continue;
            }
            taken => taken.and_then(Taken::record),
        };
        match record {
            Some(Record::Done(operation)) => {
                journal.operations.push(operation);
                journal.count = journal.count.saturating_add(1);
            }
            Some(Record::Whole { report, ids }) => {
                journal.whole = Some((report, ids));
                journal.operations.clear();
            }
            Some(Record::Begun(_)) | None => {
                journal.torn = rest.len();
                break;
            }
        }
    }
    Ok(journal)
}

enum Taken<'b> {
    Record(Box<Record>),
    Piece(&'b [u8]),
}

impl Taken<'_> {
    fn record(self) -> Option<Record> {
        match self {
            Taken::Record(record) => Some(*record),
            Taken::Piece(_) => None,
        }
    }
}

/// Takes one record or piece off; where there is none that is whole, nothing is taken.
fn next<'b>(rest: &mut &'b [u8]) -> Option<Taken<'b>> {
    let number = |at: usize| {
        let digits = std::str::from_utf8(rest.get(at..at + 8)?).ok()?;
        u32::from_str_radix(digits, 16).ok()
    };
    let kind = char::from(*rest.get(8)?);
    if !matches!(kind, RECORD | PIECE) || rest.get(17)? != &b' ' {
        return None;
    }
    let (length, checksum) = (usize::try_from(number(0)?).ok()?, number(9)?);
    let start = 18usize;
    let content = rest.get(start..start.checked_add(length)?)?;
    let behind = rest.get(start + length..)?;
    let behind = behind.strip_prefix(b"\n")?;
    if crc32fast::hash(content) != checksum {
        return None;
    }
    let taken = match kind {
        PIECE => Taken::Piece(content),
        _ => Taken::Record(Box::new(serde_json::from_slice(content).ok()?)),
    };
    *rest = behind;
    Some(taken)
}

impl Journal {
    /// Says whether the file is still the one the journal goes on from.
    pub fn fits(&self, file: Option<&[u8]>) -> bool {
        self.header.on_disk == file.map(Fingerprint::of)
    }

    /// Does again what was done to a report that was read from a report file; `file` is what that
    /// holds now.
    pub fn recover(&self, file: Option<&[u8]>) -> Result<Recovered, JournalError> {
        self.recover_with(file, |bytes| {
            let text = std::str::from_utf8(bytes).ok()?;
            Some(ron::read(text).ok()?.report)
        })
    }

    /// Does again what was done; `file` is what the file that the report was read from holds now, and
    /// `read` reads it.
    pub fn recover_with(
        &self,
        file: Option<&[u8]>,
        read: impl FnOnce(&[u8]) -> Option<Report>,
    ) -> Result<Recovered, JournalError> {
        let (report, ids) = match &self.whole {
            Some((report, ids)) => (ron::read(report).ok().map(|read| read.report), ids),
            None => {
                let bytes = self.base(file).ok_or(JournalError::FileChanged)?;
                (read(bytes), &self.header.ids)
            }
        };
        let mut report = report.ok_or(JournalError::Broken)?;
        let ids = section_ids(ids).ok_or(JournalError::Broken)?;
        if !ids.is_empty() && !report.restore_ids(&ids) {
            return Err(JournalError::Broken);
        }
        let done = self.operations.iter().take_while(|wire| wire.apply(&mut report)).count();
        Ok(Recovered { report, refused: self.operations.len() - done })
    }

    /// What the report was read from, where it is known to be that.
    fn base<'a>(&'a self, file: Option<&'a [u8]>) -> Option<&'a [u8]> {
        let header = &self.header;
        let held = header.origin.as_ref().map(|origin| origin.held).or(header.on_disk)?;
        let mut known = [Some(self.pieces.as_slice()), file].into_iter().flatten();
        known.find(|bytes| Fingerprint::of(bytes) == held)
    }
}

#[cfg(test)]
mod tests;
