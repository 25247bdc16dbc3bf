//! The config file: `Config(language: "zh", packs: ["/some/folder"])`, in the config directory; no file is needed.

use super::voice::{Stop, Voice};
use crate::app::wording::{Lang, Word, sentence};
use crate::store::places::Places;
use crate::store::{self, StoreErrorKind};
use ron::error::{Error, SpannedError};
use serde::Deserialize;
use std::path::PathBuf;

const FILE: &str = "config.ron";

/// What a person has settled.
#[derive(Debug, Default)]
pub struct Config {
    pub lang: Option<Lang>,
    /// Folders of phrase packs that several people share.
    pub packs: Vec<PathBuf>,
    /// Words the proofreader leaves alone.
    pub terms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename = "Config", deny_unknown_fields)]
struct Wire {
    #[serde(default)]
    language: String,
    #[serde(default)]
    packs: Vec<PathBuf>,
    #[serde(default)]
    terms: Vec<String>,
}

/// Reads the config, if there is one.
pub fn read(places: &Places, voice: Voice) -> Result<Config, Stop> {
    let Some(file) = places.config.as_ref().map(|folder| folder.join(FILE)) else {
        return Ok(Config::default());
    };
    let bytes = match store::read(&file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind == StoreErrorKind::Missing => return Ok(Config::default()),
        Err(error) => return Err(Stop::Wrong(sentence::store(&error, voice.lang))),
    };
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    parse(text, &file.display().to_string(), voice.lang).map_err(Stop::Wrong)
}

fn parse(text: &str, file: &str, lang: Lang) -> Result<Config, String> {
    let say = |word: Word| word.text(lang).into_owned();
    let wire: Wire = ron::from_str(text).map_err(|error| syntax(&error, file, lang))?;
    let (packs, terms) = (wire.packs, wire.terms);
    if wire.language.is_empty() {
        return Ok(Config { lang: None, packs, terms });
    }
    match Lang::of_code(&wire.language) {
        Some(lang) => Ok(Config { lang: Some(lang), packs, terms }),
        None => Err(say(Word::ConfigLanguage { file: &file, value: &wire.language })),
    }
}

fn syntax(error: &SpannedError, file: &str, lang: Lang) -> String {
    let (what, place) = match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            let valid = lang.join(*expected);
            let what = Word::RonUnknownField { name: found, valid: &valid }.text(lang);
            (what, error.span.start)
        }
        _ => (Word::ConfigSyntax.text(lang), error.span.end),
    };
    let (line, column) = (&place.line, &place.col);
    Word::AtLine { file: &file, line, column, what: &what }.text(lang).into_owned()
}
