//! Templates: the built-in ones, and a person's own in their config directory.

use super::input;
use super::json;
use super::voice::{Stop, Voice};
use crate::app::reading;
use crate::app::wording::Word;
use crate::formats::form::{REPORT_ENDING, has_ending};
use crate::report::Report;
use crate::store;
use crate::store::places::Places;
use serde::Serialize;
use std::path::PathBuf;

struct BuiltIn {
    id: &'static str,
    name: Word<'static>,
    about: Word<'static>,
    text: &'static str,
}

const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        id: "yearly",
        name: Word::YearlyName,
        about: Word::YearlyAbout,
        text: include_str!("../../assets/templates/yearly.ron"),
    },
    BuiltIn {
        id: "half-year",
        name: Word::HalfYearName,
        about: Word::HalfYearAbout,
        text: include_str!("../../assets/templates/half-year.ron"),
    },
    BuiltIn {
        id: "special",
        name: Word::SpecialName,
        about: Word::SpecialAbout,
        text: include_str!("../../assets/templates/special.ron"),
    },
    BuiltIn {
        id: "empty",
        name: Word::EmptyName,
        about: Word::EmptyAbout,
        text: include_str!("../../assets/templates/empty.ron"),
    },
];

/// Where in the config directory a person's own templates lie.
const FOLDER: &str = "templates";

/// The template of a report begun without saying which.
pub const DEFAULT: &str = "empty";

/// A template as it is listed; the names of the fields are a contract.
#[derive(Debug, Serialize)]
pub struct Listed {
    pub id: String,
    pub name: String,
    about: String,
}

/// Returns all templates, a person's own first; theirs hide built-in ones of the same id.
pub fn all(places: &Places, voice: Voice) -> Vec<Listed> {
    let own = own_files(places).into_iter().map(|(id, _)| Listed {
        name: id.clone(),
        about: voice.word(Word::OwnTemplate),
        id,
    });
    let mut listed: Vec<Listed> = own.collect();
    for built_in in BUILT_IN {
        if !listed.iter().any(|own| own.id == built_in.id) {
            listed.push(Listed {
                id: built_in.id.into(),
                name: voice.word(built_in.name),
                about: voice.word(built_in.about),
            });
        }
    }
    listed
}

/// Prints the list.
pub fn list(places: &Places, as_json: bool, voice: Voice) -> Result<(), Stop> {
    let listed = all(places, voice);
    if as_json {
        return voice.print(&json::array(&listed));
    }
    let widest = listed.iter().map(|template| template.id.len()).max().unwrap_or(0);
    let lines = listed.iter().map(|template| {
        let Listed { id, name, about } = template;
        voice.word(Word::TemplateLine { id: &format!("{id:widest$}"), name, about }) + "\n"
    });
    voice.print(&lines.collect::<String>())
}

/// Makes a report of the template called `name`: its id, or its name in the language spoken.
pub fn open(name: &str, places: &Places, voice: Voice) -> Result<Report, Stop> {
    if let Some((_, file)) = own_files(places).into_iter().find(|(id, _)| id == name) {
        return Ok(input::read(&input::Source::File(file), false, voice)?.report);
    }
    let is_it = |it: &&BuiltIn| it.id == name || it.name.text(voice.lang) == name;
    let Some(built_in) = BUILT_IN.iter().find(is_it) else {
        let valid = voice.lang.join(all(places, voice).into_iter().map(|template| template.id));
        return Err(voice.wrong(Word::UnknownTemplate { name: &name, valid: &valid }));
    };
    let read = reading::of_ron(built_in.text, built_in.id, voice.lang);
    read.map(|reading| reading.report).map_err(Stop::Wrong)
}

/// Returns the templates in the config directory by id. Only names found in that directory are
/// ever opened, so no id leads out of it.
fn own_files(places: &Places) -> Vec<(String, PathBuf)> {
    let folder = places.config.as_ref().map(|config| config.join(FOLDER));
    let files = folder.into_iter().flat_map(|folder| store::files_in(&folder));
    let named = files.filter(|file| has_ending(file, REPORT_ENDING));
    named.filter_map(|file| Some((file.file_stem()?.to_str()?.to_string(), file))).collect()
}
