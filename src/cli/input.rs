//! What a command reads: a report file or a text in any encoding, from a file or standard input.

use super::progress::Progress;
use super::voice::{Stop, Voice};
use crate::app::reading::{self, Named, Reading};
use crate::app::wording::{Word, sentence};
use crate::store;
use std::path::{Path, PathBuf};

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

    pub fn file(&self) -> Option<&Path> {
        match self {
            Source::Stdin => None,
            Source::File(file) => Some(file),
        }
    }

    fn named(&self) -> Named {
        match self {
            Source::Stdin => Named::Text,
            Source::File(file) => Named::of(file),
        }
    }
}

/// Reads a report in any form and says what is to be said of it.
pub fn read(source: &Source, unwrap: bool, voice: Voice) -> Result<Reading, Stop> {
    let progress = Progress::start(voice);
    let reading = bytes(source, voice).and_then(|bytes| of_bytes(&bytes, source, unwrap, voice));
    // A notice and the progress line would stand on one line otherwise.
    drop(progress);
    let reading = reading?;
    reading.notices.iter().for_each(|notice| super::voice::say_line(notice));
    Ok(reading)
}

/// Reads a report in any form of the bytes of a source; its notices wait.
pub fn of_bytes(
    bytes: &[u8],
    source: &Source,
    unwrap: bool,
    voice: Voice,
) -> Result<Reading, Stop> {
    let name = source.name(voice);
    reading::read(bytes, &name, source.named(), unwrap, voice.lang).map_err(Stop::Wrong)
}

/// Reads all of a source.
pub fn bytes(source: &Source, voice: Voice) -> Result<Vec<u8>, Stop> {
    let bytes = match source {
        Source::Stdin => store::read_stdin(),
        Source::File(file) => store::read(file),
    };
    bytes.map_err(|error| Stop::Wrong(sentence::store(&error, voice.lang)))
}
