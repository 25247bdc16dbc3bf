//! `qicao phrases`: the standard formulations, listed or searched as the palette would.

use super::config::Config;
use super::input::{self, Source};
use super::json;
use super::section_path::SectionPath;
use super::voice::{Stop, Voice};
use crate::app::wording::Word;
use crate::phrases::{Entry, Fields, Finder, Library, Place, Query, Usage, place};
use crate::report::{Part, Report};
use crate::shell;
use crate::store::places::Places;
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// Where the packs besides the built-in one are.
#[derive(Debug)]
pub struct Packs<'a> {
    pub places: &'a Places,
    pub config: &'a Config,
    /// What `--pack` names: files, or folders of them.
    pub named: Vec<PathBuf>,
}

/// A search.
#[derive(Debug)]
pub struct Search<'a> {
    pub query: String,
    /// `FILE#NUMBER`: the section the phrase is for.
    pub section: Option<&'a str>,
}

/// One phrase as scripts read it; the names of the fields are a contract.
#[derive(Debug, Serialize)]
struct Row<'a> {
    id: String,
    text: &'a str,
    kind: &'static str,
    tags: &'a [String],
    sources: &'a [String],
    score: Option<i32>,
}

pub fn list(packs: &Packs, as_json: bool, voice: Voice) -> Result<(), Stop> {
    let library = library(packs, voice)?;
    let rows: Vec<Row> = library.entries().iter().map(|entry| row(entry, None)).collect();
    print(&rows, as_json, voice)
}

pub fn search(call: &Search, packs: &Packs, as_json: bool, voice: Voice) -> Result<(), Stop> {
    let library = Arc::new(library(packs, voice)?);
    let (place, fields) = match call.section {
        Some(name) => section(name, voice)?,
        None => (Place::default(), Fields::default()),
    };
    let finder = Finder::new(Arc::clone(&library), fields);
    let standing = finder.standing(&place, &Usage::default(), 0);
    let most = library.entries().len();
    let hits = finder.search(&Query::parse(&call.query), &standing, most);
    let found = hits.best.iter().filter_map(|hit| Some((library.get(hit.item)?, hit.points)));
    let rows: Vec<Row> = found.map(|(entry, points)| row(entry, Some(points))).collect();
    print(&rows, as_json, voice)
}

fn row(entry: &Entry, score: Option<i32>) -> Row<'_> {
    Row {
        id: entry.id.to_string(),
        text: &entry.phrase.text,
        kind: entry.phrase.kind.english(),
        tags: &entry.phrase.tags,
        sources: &entry.phrase.sources,
        score,
    }
}

fn print(rows: &[Row], as_json: bool, voice: Voice) -> Result<(), Stop> {
    if as_json {
        return voice.print(&json::array(rows));
    }
    let tags = |row: &Row| row.tags.iter().map(|tag| format!(" #{tag}")).collect::<String>();
    let line = |row: &Row| match tags(row) {
        tags if tags.is_empty() => format!("{}\n", row.text),
        tags => format!("{} {tags}\n", row.text),
    };
    voice.print(&rows.iter().map(line).collect::<String>())
}

/// Puts the packs over one another: a person's own, shared ones, the built-in one.
fn library(packs: &Packs, voice: Voice) -> Result<Library, Stop> {
    if let Some(missing) = packs.named.iter().find(|named| !named.exists()) {
        return Err(voice.wrong(Word::FileMissing { file: &missing.display() }));
    }
    let shared: Vec<PathBuf> = packs.named.iter().chain(&packs.config.packs).cloned().collect();
    let (found, complaints) = shell::packs(packs.places, &shared, voice.lang);
    complaints.iter().for_each(|complaint| super::voice::say_line(complaint));
    Ok(Library::new(found))
}

/// Reads `FILE#NUMBER` as a place, and the values of that report's fields.
fn section(name: &str, voice: Voice) -> Result<(Place, Fields), Stop> {
    let wrong = || voice.wrong(Word::SectionNotNamed { name: &name });
    let (file, number) = name.rsplit_once('#').ok_or_else(wrong)?;
    let path: SectionPath = number.parse().map_err(|_| wrong())?;
    let report = input::read(&Source::of(file.into()), false, voice)?.report;
    let id = path.resolve(&report);
    let id =
        id.ok_or_else(|| voice.wrong(Word::SectionMissing { file: &file, number: &number }))?;
    Ok((place::of(&report, Part::Section(id)), fields(&report)))
}

fn fields(report: &Report) -> Fields {
    let filled = report.fields().iter().filter(|field| !field.value.is_empty());
    filled.map(|field| (field.name.clone(), field.value.clone())).collect()
}
