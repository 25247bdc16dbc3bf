//! The config file: `Config(language: "zh", packs: ["/some/folder"])`, in the config directory; no file is needed.

use super::voice::{Stop, Voice};
use crate::app::keys::{KeyProblem, Keymap};
use crate::app::wording::{Lang, Word, sentence};
use crate::store::places::Places;
use crate::store::{self, StoreErrorKind};
use ron::error::{Error, SpannedError};
use serde::Deserialize;
use std::path::PathBuf;

const FILE: &str = "config.ron";
const AUTO: &str = "auto";

/// What a person has settled.
#[derive(Debug)]
pub struct Config {
    pub lang: Option<Lang>,
    /// Folders of phrase packs that several people share.
    pub packs: Vec<PathBuf>,
    /// Words the proofreader leaves alone.
    pub terms: Vec<String>,
    pub mouse: bool,
    pub text_beside: bool,
    /// How pages are set: the name of a preset, or its file.
    pub preset: String,
    /// `auto`, `narrow` or `wide`.
    pub width: String,
    pub keymap: Keymap,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            lang: None,
            packs: Vec::new(),
            terms: Vec::new(),
            mouse: true,
            text_beside: true,
            preset: String::new(),
            width: AUTO.into(),
            keymap: Keymap::default(),
        }
    }
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
    #[serde(default = "yes")]
    mouse: bool,
    #[serde(default = "yes")]
    text_beside: bool,
    #[serde(default)]
    preset: String,
    #[serde(default)]
    width: String,
    /// Keys of one's own: `("Ctrl+G", "go-to")`.
    #[serde(default)]
    keys: Vec<(String, String)>,
}

fn yes() -> bool {
    true
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

/// Reads a config from its text; `file` is what it is called in a sentence.
pub fn parse(text: &str, file: &str, spoken: Lang) -> Result<Config, String> {
    let say = |word: Word| word.text(spoken).into_owned();
    let wire: Wire = ron::from_str(text).map_err(|error| syntax(&error, file, spoken))?;
    let Wire { language, packs, terms, mouse, text_beside, preset, width, keys } = wire;
    let lang = Some(language.as_str()).filter(|l| !l.is_empty()).map(Lang::of_code);
    if lang == Some(None) {
        return Err(say(Word::ConfigLanguage { file: &file, value: &language }));
    }
    if !["", AUTO, "narrow", "wide"].contains(&width.as_str()) {
        return Err(say(Word::ConfigWidth { file: &file, value: &width }));
    }
    let keymap = Keymap::rebound(&keys).map_err(|(n, problem)| {
        let what = key_problem(&problem, lang.flatten().unwrap_or(spoken));
        say(Word::ConfigKey { file: &file, number: &(n + 1), what: &what })
    })?;
    let lang = lang.flatten();
    Ok(Config { lang, packs, terms, mouse, text_beside, preset, width, keymap })
}

fn key_problem(problem: &KeyProblem, lang: Lang) -> String {
    let word = match problem {
        KeyProblem::UnknownKey(key) => Word::KeyUnknown { key },
        KeyProblem::UnknownCommand(id) => Word::KeyUnknownCommand { id },
        KeyProblem::Unusable(key) => Word::KeyUnusable { key },
        KeyProblem::Clash(key) => Word::KeyClash { key },
    };
    word.text(lang).into_owned()
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
