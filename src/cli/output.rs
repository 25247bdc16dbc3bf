//! Where a command writes: a file, which is replaced whole or left alone, or standard output.

use super::input::{STREAM, Source};
use super::voice::{Stop, Voice};
use crate::app::wording::{Word, sentence};
use crate::formats::ron;
use crate::report::{Report, print};
use crate::store::disk::{Disk, Real};
use crate::store::lock::{self, Lock, Taken};
use crate::store::places::Places;
use crate::store::{self, Existing, StoreErrorKind, ours};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Where a command writes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Stdout,
    File(PathBuf),
}

/// On what terms a file is written.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// It takes the place of whatever has its name.
    pub force: bool,
    /// What it is made of: a new file is for as few eyes as that.
    pub of: Option<&'a Path>,
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
    pub fn write_report(
        &self,
        report: &Report,
        terms: Terms<'_>,
        places: &Places,
        voice: Voice,
    ) -> Result<(), Stop> {
        let text = ron::write(report);
        let Target::File(file) = self else { return voice.print(&text) };
        let _lock = hold(file, places, voice)?;
        // A report file holds what its writer did since, and so is never only ours.
        replace(file, text.as_bytes(), terms, || false, voice)?;
        let chars = print::count(report).words;
        let sections = &report.sections().len();
        voice.say(Word::WroteReport { file: &file.display(), sections, chars: &chars });
        Ok(())
    }

    /// Writes what is made of a report. A file that we wrote and nobody changed gives way.
    pub fn write_text(
        &self,
        text: &str,
        terms: Terms<'_>,
        places: &Places,
        voice: Voice,
    ) -> Result<(), Stop> {
        match self {
            Target::Stdout => voice.print(text),
            Target::File(_) => self.write_bytes(text.as_bytes(), terms, places, voice),
        }
    }

    /// Refuses to write what is no text to a terminal.
    pub fn refuse_terminal(&self, voice: Voice) -> Result<(), Stop> {
        match self {
            Target::Stdout if voice.prints_to_terminal() => {
                Err(voice.wrong(Word::OutputIsTerminal))
            }
            _ => Ok(()),
        }
    }

    /// Writes what is made of a report and is no text, as [`Target::write_text`] does.
    pub fn write_bytes(
        &self,
        bytes: &[u8],
        terms: Terms<'_>,
        places: &Places,
        voice: Voice,
    ) -> Result<(), Stop> {
        let Target::File(file) = self else { return voice.send(bytes) };
        let state = places.state.as_deref();
        let is_ours = || state.is_some_and(|state| ours::is_ours(state, file));
        replace(file, bytes, terms, is_ours, voice)?;
        voice.say(Word::Wrote { file: &file.display() });
        if let Some(state) = state {
            // What cannot be remembered is only asked for once more.
            let _ = ours::remember_written(&Real, state, file, bytes);
        }
        Ok(())
    }
}

/// Takes the lock of a report file, that no editor writes over what is written, nor the other way round.
pub fn hold(file: &Path, places: &Places, voice: Voice) -> Result<Option<Lock>, Stop> {
    let disk: Rc<dyn Disk> = Rc::new(Real);
    match lock::take(&disk, file, places.state.as_deref(), &lock::own(), false) {
        Taken::Ours(lock) | Taken::OfDead(lock, _) => Ok(Some(lock)),
        // Saving says what is wrong with the place.
        Taken::Nowhere => Ok(None),
        Taken::Live(holder) | Taken::Elsewhere(holder) => {
            let who = crate::shell::holder_said(&holder, voice.lang);
            Err(voice.wrong(Word::OutputHeld { file: &file.display(), who: &who }))
        }
    }
}

fn replace(
    file: &Path,
    bytes: &[u8],
    terms: Terms<'_>,
    is_ours: impl FnOnce() -> bool,
    voice: Voice,
) -> Result<(), Stop> {
    let existing = if terms.force { Existing::Replace } else { Existing::Refuse };
    let name = file.display();
    let mut saved = store::save_like(file, bytes, existing, terms.of);
    if saved.as_ref().is_err_and(|error| error.kind == StoreErrorKind::Exists) {
        if !is_ours() && !voice.asks(Word::AskOverwrite { file: &name }) {
            return Err(voice.wrong(Word::OutputExists { file: &name }));
        }
        saved = store::save(file, bytes, Existing::Replace);
    }
    saved.map(|_| ()).map_err(|error| Stop::Wrong(sentence::store(&error, voice.lang)))
}
