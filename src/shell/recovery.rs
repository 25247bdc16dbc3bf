//! Journals that editors left: what they hold, read for the app and for the command line.

use super::journal::Keeper;
use crate::app::input::{Found, Input};
use crate::app::reading::{self, Named};
use crate::app::state::{App, LeftReport};
use crate::app::wording::{Lang, Word, sentence, visible};
use crate::formats::journal::{self as records, JournalError};
use crate::report::{Report, open};
use crate::store::disk::Real;
use crate::store::journal::{self, Leftover};
use crate::store::{self, StoreErrorKind};
use chrono::{DateTime, Local};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What one journal gives back.
#[derive(Debug)]
pub struct Left {
    pub header: records::Header,
    pub operations: usize,
    pub report: Report,
    /// Something at its end could not be used.
    pub is_torn: bool,
    /// The report file is as it was when the journal began.
    pub fits: bool,
}

/// Why a journal gives nothing back.
#[derive(Debug)]
pub enum NothingLeft {
    /// Nothing had been done when it ended.
    Empty,
    /// In a sentence.
    Unusable(String),
}

/// Reads a journal; `file` is the report file it belongs to, where more is known than its name.
pub fn read(path: &Path, file: Option<&Path>, lang: Lang) -> Result<Left, NothingLeft> {
    let unusable = |word: Word| NothingLeft::Unusable(word.text(lang).into_owned());
    let name = path.display();
    let bytes = journal::bytes(path)
        .map_err(|error| NothingLeft::Unusable(sentence::store(&error, lang)))?;
    if bytes.is_empty() {
        return Err(NothingLeft::Empty);
    }
    let read = records::read(&bytes).and_then(|journal| {
        let file = file.map(Path::to_path_buf).or_else(|| file_of(&journal.header));
        let on_disk = file.and_then(|file| store::read(&file).ok());
        let fits = journal.fits(on_disk.as_deref());
        let origin =
            journal.header.origin.as_ref().map(|origin| path_of(&origin.file, &origin.path));
        let (read_from, named) = match &origin {
            Some(origin) => (store::read(origin).ok(), Named::of(origin)),
            None => (on_disk, Named::Report),
        };
        let recovered = journal.recover_with(read_from.as_deref(), |bytes| {
            Some(reading::read(bytes, "", named, false, lang).ok()?.report)
        })?;
        Ok((journal, recovered, fits))
    });
    match read {
        Ok((journal, ..)) if journal.count == 0 => Err(NothingLeft::Empty),
        Ok((journal, recovered, fits)) => Ok(Left {
            fits,
            operations: journal.count.saturating_sub(recovered.refused),
            is_torn: journal.torn > 0 || recovered.refused > 0,
            report: recovered.report,
            header: journal.header,
        }),
        Err(JournalError::NoJournal | JournalError::Broken) => {
            Err(unusable(Word::JournalBroken { file: &name }))
        }
        Err(JournalError::Format { found, known }) => {
            Err(unusable(Word::JournalNewer { file: &name, found: &found, known: &known }))
        }
        Err(JournalError::FileChanged) => Err(unusable(Word::JournalAlone { file: &name })),
    }
}

/// Notes in a header which file a journal belongs to.
pub fn note_file(header: &mut records::Header, file: Option<&Path>) {
    let (name, bytes) = file.map(named).unzip();
    (header.file, header.path) = (name, bytes.unwrap_or_default());
}

/// A path as people read it, and its bytes where it is no text.
pub fn named(file: &Path) -> (String, Vec<u8>) {
    let bytes = match file.to_str() {
        Some(_) => Vec::new(),
        None => file.as_os_str().as_encoded_bytes().to_vec(),
    };
    (file.display().to_string(), bytes)
}

/// Returns the file that a journal belongs to.
pub fn file_of(header: &records::Header) -> Option<PathBuf> {
    header.file.as_ref().map(|file| path_of(file, &header.path))
}

fn path_of(name: &str, bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    if !bytes.is_empty() {
        use std::os::unix::ffi::OsStringExt;
        return std::ffi::OsString::from_vec(bytes.to_vec()).into();
    }
    PathBuf::from(name)
}

/// In characters.
const FIRST_WORDS: usize = 40;

/// The end of the year 9999: a time that a file or a lock claims beyond it is no time.
const LATEST: i64 = 253_402_214_400;

fn local(time: SystemTime) -> DateTime<Local> {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let seconds = i64::try_from(since).unwrap_or(LATEST).min(LATEST);
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().with_timezone(&Local)
}

/// Says when a file was written, as people here write it.
pub fn when(time: SystemTime, lang: Lang) -> String {
    let time = local(time);
    match lang {
        Lang::Zh => time.format("%Y年%-m月%-d日 %H:%M").to_string(),
        Lang::En => time.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// Writes a time so that what was saved twice within a minute is told apart.
pub fn when_exactly(time: SystemTime, lang: Lang) -> String {
    let seconds = local(time).format(":%S");
    format!("{}{seconds}", when(time, lang))
}

/// Looks for what was not saved of the report that has just been opened. What holds nothing that the
/// file does not hold goes away; what cannot be used is put aside, and that is said. Where somebody else
/// may write the report all stays as it is.
pub fn find(state: &Path, app: &App) -> Option<Input> {
    let file = app.file.path.as_deref()?;
    let key = journal::key(Some(file));
    let left = journal::leftovers(state, Some(&key));
    let is_ours = app.file.read_only.is_none();
    left.iter().filter(|left| !left.is_live).find_map(|left| {
        match read(&left.path, Some(file), app.lang()) {
            Ok(found) if found.report == app.report && !is_ours => None,
            Ok(found) if found.report == app.report => forget(left),
            Ok(found) => Some(Input::Found(Box::new(found_of(left, found, app.lang(), false)))),
            Err(NothingLeft::Empty) if !is_ours => None,
            Err(NothingLeft::Empty) => forget(left),
            Err(NothingLeft::Unusable(why)) if !is_ours => Some(Input::Complaint { why }),
            Err(NothingLeft::Unusable(why)) => Some(put_aside(left, why, app)),
        }
    })
}

/// Says whether there is something to recover of a report, whatever its file holds.
pub fn has_left(state: &Path, file: &Path, lang: Lang) -> bool {
    let left = journal::leftovers(state, Some(&journal::key(Some(file))));
    left.iter().any(|left| !left.is_live && read(&left.path, Some(file), lang).is_ok())
}

fn forget(left: &Leftover) -> Option<Input> {
    // What cannot be removed is looked at once more next time.
    let _ = journal::throw_away(&Real, &left.path);
    None
}

fn put_aside(left: &Leftover, why: String, app: &App) -> Input {
    match journal::set_aside(&Real, &left.path) {
        Ok(aside) => {
            let aside = app.say(Word::PutAside { file: &aside.display() });
            Input::Complaint { why: format!("{why}{aside}") }
        }
        Err(_) => Input::Complaint { why },
    }
}

fn found_of(left: &Leftover, found: Left, lang: Lang, unnamed: bool) -> Found {
    let untitled = || Word::NoTitle.text(lang).into_owned();
    // The journal was called by the first character that was typed.
    let title = Some(first_words(&found.report)).filter(|title| !title.is_empty());
    Found {
        journal: left.path.clone(),
        when: when(left.modified, lang),
        operations: found.operations,
        is_torn: found.is_torn,
        fits: unnamed || found.fits,
        title: if unnamed { title.unwrap_or_else(untitled) } else { String::new() },
        report: found.report,
    }
}

/// Returns what a report begins with, to know it by.
fn first_words(report: &Report) -> String {
    let mut printed = report.texts().map(|(_, source)| open::printed(report, source));
    let first = printed.find(|text| !text.trim().is_empty()).unwrap_or_default();
    let words: String = first.trim().chars().take(FIRST_WORDS).collect();
    visible(&words)
}

/// The reports without a name that are only in journals.
pub fn unnamed(state: &Path, lang: Lang) -> Vec<LeftReport> {
    let left = journal::leftovers(state, Some(&journal::key(None))).into_iter();
    let offered = left.filter(|left| !left.is_live).filter_map(|left| {
        let read = match read(&left.path, None, lang) {
            Ok(read) => read,
            Err(NothingLeft::Empty) => {
                forget(&left);
                return None;
            }
            Err(NothingLeft::Unusable(_)) => return None,
        };
        let found = found_of(&left, read, lang, true);
        Some(LeftReport { journal: found.journal, title: found.title, when: found.when })
    });
    offered.collect()
}

/// Reads a report without a name for the app.
pub fn take_unnamed(path: &Path, lang: Lang) -> Input {
    let Some(left) = journal::leftover(path) else {
        let error = store::StoreError {
            path: path.to_path_buf(),
            operation: store::StoreOperation::Read,
            kind: StoreErrorKind::Missing,
        };
        return Input::Complaint { why: sentence::store(&error, lang) };
    };
    match read(path, None, lang) {
        Ok(found) => Input::Found(Box::new(found_of(&left, found, lang, true))),
        Err(NothingLeft::Unusable(why)) => Input::Complaint { why },
        Err(NothingLeft::Empty) => Input::Complaint {
            why: Word::JournalBroken { file: &path.display() }.text(lang).into(),
        },
    }
}

/// Throws a journal away, where what it held is in another one if that is asked for.
pub fn throw_away(path: &Path, only_if_kept: bool, keeper: &Keeper, lang: Lang) -> Option<Input> {
    if only_if_kept && keeper.kept().is_none() {
        return None;
    }
    let thrown = journal::throw_away(&Real, path);
    thrown.err().map(|error| Input::Complaint { why: sentence::store(&error, lang) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_time_that_is_none_is_said_all_the_same() {
        let at =
            |seconds| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap();
        for (time, year) in [(at(1_700_000_000), "2023"), (at(i64::MAX as u64), "9999")] {
            assert!(when(time, Lang::Zh).starts_with(year));
            assert!(when_exactly(time, Lang::En).starts_with(year));
        }
    }
}
