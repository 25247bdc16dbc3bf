//! What a call means that names files and folders: each file once, and every report in the folders and
//! below. Hidden files are none, nor is what was written beside a report and says the same.

use super::input::Source;
use super::voice::Voice;
use crate::app::reading::Named;
use crate::app::wording::{Word, sentence};
use crate::formats::form::{REPORT_ENDING, has_ending};
use crate::store::places::Places;
use crate::store::{self, ours};
use std::collections::HashSet;
use std::path::Path;

/// What is to be read.
#[derive(Debug)]
pub struct Sought {
    pub items: Vec<Item>,
    /// Of what cannot be looked into, or holds nothing.
    pub complaints: Vec<String>,
    /// Whether a folder is named.
    pub in_folders: bool,
}

#[derive(Debug)]
pub struct Item {
    pub source: Source,
    /// Nobody named it: it lies in a folder that was named.
    pub is_found: bool,
}

pub fn sought(sources: &[Source], places: &Places, voice: Voice) -> Sought {
    let mut sought = Sought { items: Vec::new(), complaints: Vec::new(), in_folders: false };
    for source in sources {
        match source {
            Source::File(folder) if folder.is_dir() => sought.look_into(folder, places, voice),
            _ => sought.items.push(Item { source: source.clone(), is_found: false }),
        }
    }
    let (mut seen, mut names) = (HashSet::new(), store::OneNames::default());
    sought.items.retain(|item| match &item.source {
        Source::File(file) => seen.insert(names.of(file).unwrap_or_else(|_| file.clone())),
        Source::Stdin => true,
    });
    sought
}

impl Sought {
    fn look_into(&mut self, folder: &Path, places: &Places, voice: Voice) {
        self.in_folders = true;
        let (items, complaints) = (self.items.len(), self.complaints.len());
        for found in store::files_below(folder) {
            match found {
                Ok(file) if is_report(&file) && !is_written_beside(&file, places) => {
                    self.items.push(Item { source: Source::File(file), is_found: true });
                }
                Ok(_) => {}
                Err(error) => self.complaints.push(sentence::store(&error, voice.lang)),
            }
        }
        if self.items.len() == items && self.complaints.len() == complaints {
            self.complaints
                .push(voice.word(Word::FolderWithoutReports { file: &folder.display() }));
        }
    }
}

/// Says whether a file is a report by its name: in a folder anything may lie.
fn is_report(file: &Path) -> bool {
    // What Word lays beside a document that is open.
    let of_word = file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"~$"));
    !of_word && (Named::of(file) != Named::Text || has_ending(file, "txt"))
}

/// Says whether a file is as it was written beside its report.
fn is_written_beside(file: &Path, places: &Places) -> bool {
    !has_ending(file, REPORT_ENDING)
        && file.with_extension(REPORT_ENDING).is_file()
        && places.state.as_deref().is_some_and(|state| ours::is_ours(state, file))
}
