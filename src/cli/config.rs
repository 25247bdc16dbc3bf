//! The config file: `Config(language: "zh", packs: ["/some/folder"])`, in the config directory; no file is needed.

use super::voice::{Stop, Voice};
use crate::app::keys::{KeyProblem, Keymap};
use crate::app::wording::{Lang, Word, sentence};
use crate::proof::{Level, Preferences, RuleId};
use crate::store::places::Places;
use crate::store::versions::Rule;
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
    /// What is settled about the rules of the proofreader.
    pub proof: Preferences,
    /// The editor proofreads as one types.
    pub proofread: bool,
    pub mouse: bool,
    pub text_beside: bool,
    /// How pages are set: the name of a preset, or its file.
    pub preset: String,
    /// `auto`, `narrow` or `wide`.
    pub width: String,
    pub keymap: Keymap,
    /// How many earlier versions of a report are kept, and how long.
    pub versions: Rule,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            lang: None,
            packs: Vec::new(),
            proof: Preferences::default(),
            proofread: true,
            mouse: true,
            text_beside: true,
            preset: String::new(),
            width: AUTO.into(),
            keymap: Keymap::default(),
            versions: Rule::default(),
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
    proof: WireProof,
    #[serde(default = "yes")]
    proofread: bool,
    #[serde(default = "yes")]
    mouse: bool,
    #[serde(default = "yes")]
    text_beside: bool,
    #[serde(default)]
    preset: String,
    #[serde(default)]
    width: String,
    #[serde(default)]
    versions: WireVersions,
    /// Keys of one's own: `("Ctrl+G", "go-to")`.
    #[serde(default)]
    keys: Vec<(String, String)>,
}

/// `(keep: 30, days: 180)`; `keep: 0` keeps none.
#[derive(Deserialize)]
#[serde(rename = "Versions", deny_unknown_fields, default)]
struct WireVersions {
    keep: usize,
    days: u64,
}

impl Default for WireVersions {
    fn default() -> Self {
        let Rule { keep, days } = Rule::default();
        WireVersions { keep, days }
    }
}

#[derive(Deserialize, Default)]
#[serde(rename = "Proof", default, deny_unknown_fields)]
struct WireProof {
    off: Vec<String>,
    levels: Vec<(String, String)>,
    terms: Vec<String>,
    organisation: String,
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
    let wire: Wire = ron::from_str(text).map_err(|error| syntax(&error, text, file, spoken))?;
    let Wire {
        language,
        packs,
        proof,
        proofread,
        mouse,
        text_beside,
        preset,
        width,
        keys,
        versions,
    } = wire;
    let lang = Some(language.as_str()).filter(|l| !l.is_empty()).map(Lang::of_code);
    if lang == Some(None) {
        return Err(say(Word::ConfigLanguage { file: &file, value: &language }));
    }
    if !["", AUTO, "narrow", "wide"].contains(&width.as_str()) {
        return Err(say(Word::ConfigWidth { file: &file, value: &width }));
    }
    let keymap = Keymap::rebound(&keys).map_err(|(n, problem)| {
        let what = key_problem(&problem, spoken);
        say(Word::ConfigKey { file: &file, number: &(n + 1), what: &what })
    })?;
    let versions = Rule { keep: versions.keep, days: versions.days };
    let proof = preferences(proof).map_err(|(value, word)| {
        let what = say(word(&value));
        let (line, column) = place_of(text, &value);
        say(Word::AtLine { file: &file, line: &line, column: &column, what: &what })
    })?;
    let lang = lang.flatten();
    Ok(Config {
        lang,
        packs,
        proof,
        proofread,
        mouse,
        text_beside,
        preset,
        width,
        keymap,
        versions,
    })
}

/// What is wrong in the part of the proofreader, and how it is said.
type Unknown = (String, fn(&String) -> Word<'_>);

fn preferences(wire: WireProof) -> Result<Preferences, Unknown> {
    let rule = |id: &str| {
        let known = RuleId::of_str(id);
        known.ok_or_else(|| -> Unknown { (id.to_string(), |name| Word::UnknownRule { name }) })
    };
    let level = |letter: &str| {
        let known = Level::of_letter(letter);
        known
            .ok_or_else(|| -> Unknown { (letter.to_string(), |value| Word::ConfigLevel { value }) })
    };
    let organisation = wire.organisation;
    if !["", "党组", "党委"].contains(&organisation.as_str()) {
        return Err((organisation, |value| Word::ConfigOrganisation { value }));
    }
    let levels = wire.levels.iter().map(|(id, letter)| Ok((rule(id)?, level(letter)?)));
    Ok(Preferences {
        off: wire.off.iter().map(|id| rule(id)).collect::<Result<_, Unknown>>()?,
        levels: levels.collect::<Result<_, Unknown>>()?,
        terms: wire.terms,
        organisation,
    })
}

/// Returns the line and the column, from 1, at which a value stands in its quotation marks.
fn place_of(text: &str, value: &str) -> (usize, usize) {
    let at = text.find(&format!("\"{value}\"")).unwrap_or(0);
    let before = text.get(..at).unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
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

fn syntax(error: &SpannedError, text: &str, file: &str, lang: Lang) -> String {
    let (what, place) = match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            let valid = lang.join(*expected);
            let what = Word::RonUnknownField { name: found, valid: &valid }.text(lang);
            (what, error.span.start)
        }
        _ if is_of_proof(text, error.span.end.line, error.span.end.col) => {
            (Word::ConfigProof.text(lang), error.span.end)
        }
        _ => (Word::ConfigSyntax.text(lang), error.span.end),
    };
    let (line, column) = (&place.line, &place.col);
    Word::AtLine { file: &file, line, column, what: &what }.text(lang).into_owned()
}

/// Says whether a place lies in the brackets of `proof: (…)`.
fn is_of_proof(text: &str, line: usize, column: usize) -> bool {
    let lines = text.split('\n').enumerate();
    let before: String = lines
        .take(line)
        .map(|(n, text)| match n + 1 == line {
            true => text.chars().take(column).collect(),
            false => format!("{text}\n"),
        })
        .collect();
    let Some((_, inside)) = before.rsplit_once("proof:") else { return false };
    let mut depth = 0i32;
    inside.trim_start().chars().all(|c| {
        depth += match c {
            '(' | '[' => 1,
            ')' | ']' => -1,
            _ => 0,
        };
        depth > 0
    })
}
