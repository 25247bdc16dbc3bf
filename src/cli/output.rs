//! Where a command writes: a file, which is replaced whole or left alone, or standard output.

use super::input::{STREAM, Source};
use super::voice::{Stop, Voice};
use crate::app::wording::Word;
use crate::formats::ron;
use crate::report::Report;
use crate::store::{self, Existing, Places};
use std::path::{Path, PathBuf};

/// Where a command writes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Stdout,
    File(PathBuf),
}

impl Target {
    pub fn of(path: PathBuf) -> Target {
        if path.as_os_str() == STREAM { Target::Stdout } else { Target::File(path) }
    }

    /// Refuses to write over what is read, under whatever name.
    pub fn refuse_input(&self, source: &Source, voice: Voice) -> Result<(), Stop> {
        match (self, source) {
            (Target::File(output), Source::File(input)) if store::same_file(output, input) => {
                Err(voice.wrong(Word::OutputIsInput { file: &output.display() }))
            }
            _ => Ok(()),
        }
    }

    /// Writes a report file.
    pub fn write_report(&self, report: &Report, force: bool, voice: Voice) -> Result<(), Stop> {
        let text = ron::write(report);
        let Target::File(file) = self else { return voice.print(&text) };
        if replace(file, text.as_bytes(), force, || false, voice)? {
            voice.say(Word::Wrote { file: &file.display() });
        }
        Ok(())
    }

    pub fn write_text(
        &self,
        text: &str,
        force: bool,
        places: &Places,
        voice: Voice,
    ) -> Result<(), Stop> {
        let Target::File(file) = self else { return voice.print(text) };
        let _ = places;
        if replace(file, text.as_bytes(), force, || false, voice)? {
            voice.say(Word::Wrote { file: &file.display() });
        }
        Ok(())
    }
}

fn replace(
    file: &Path,
    bytes: &[u8],
    force: bool,
    is_ours: impl FnOnce() -> bool,
    voice: Voice,
) -> Result<bool, Stop> {
    let existing = if force { Existing::Replace } else { Existing::Refuse };
    match store::save(file, bytes, existing) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let _ = is_ours();
            Err(voice.wrong(Word::OutputExists { file: &file.display() }))
        }
        Err(error) => Err(voice.wrong(Word::FileFailed { file: &file.display(), reason: &error })),
    }
}
