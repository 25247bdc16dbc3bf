//! The config file: `Config(language: "zh", packs: ["/some/folder"])`, in the config directory; no file is needed.

mod keys;
mod table;

use super::json;
use super::voice::{Stop, Voice};
use crate::app::keys::Keymap;
use crate::app::wording::{Lang, Word, sentence};
use crate::formats::ron::{Step, shape};
use crate::proof::{Level, Preferences, RuleId};
use crate::shell::presets;
use crate::store::places::Places;
use crate::store::versions::Rule;
use crate::store::{self, StoreErrorKind};
pub use keys::KeyNotice;
use serde::Deserialize;
use std::path::{Path, PathBuf};

pub const FILE: &str = "config.ron";
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
    /// What became of keys that other commands had.
    pub key_notices: Vec<KeyNotice>,
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
            key_notices: Vec::new(),
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
    match places.config.as_ref().map(|folder| read_file(&folder.join(FILE), voice)) {
        None => Ok(Config::default()),
        Some(read) => read.map(Option::unwrap_or_default),
    }
}

fn read_file(file: &Path, voice: Voice) -> Result<Option<Config>, Stop> {
    let bytes = match store::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind == StoreErrorKind::Missing => return Ok(None),
        Err(error) => return Err(Stop::Wrong(sentence::store(&error, voice.lang))),
    };
    let text = String::from_utf8_lossy(&bytes);
    parse(&text, &file.display().to_string(), voice.lang).map(Some).map_err(Stop::Wrong)
}

/// `qicao check config.ron`: what is wrong with a config, and what its keys took from other commands.
pub fn check(file: &Path, as_json: bool, places: &Places, voice: Voice) -> Result<(), Stop> {
    let name = &file.display().to_string();
    let Some(config) = read_file(file, voice)? else {
        return Err(voice.wrong(Word::FileMissing { file: name }));
    };
    if !config.preset.is_empty() {
        presets::named(places, &config.preset, voice.lang).map_err(Stop::Wrong)?;
    }
    if let Some(missing) = config.packs.iter().find(|folder| !folder.exists()) {
        return Err(voice.wrong(Word::FileMissing { file: &missing.display() }));
    }
    let notices = &config.key_notices;
    if as_json {
        let rows: Vec<_> = notices.iter().map(|notice| notice.row(name, voice.lang)).collect();
        voice.print(&json::array(&rows))?;
    } else {
        let lines = notices.iter().map(|notice| notice.sentence(name, voice.lang) + "\n");
        voice.print(&lines.collect::<String>())?;
    }
    let keyless = notices.iter().filter(|notice| notice.keyless.is_some()).count();
    if keyless > 0 {
        return Err(Stop::Open(voice.word(Word::ConfigKeyless { file: name, count: &keyless })));
    }
    voice.say(Word::ConfigWell { file: name });
    Ok(())
}

impl Config {
    /// Says which commands are left without a key, if any are: the first, and how many more.
    pub fn keyless(&self, lang: Lang) -> Option<String> {
        let mut keyless = self.key_notices.iter().filter(|notice| notice.keyless.is_some());
        let first = keyless.next()?.sentence(FILE, lang);
        match keyless.count() {
            0 => Some(first),
            more => Some(first + &Word::ConfigMore { count: &more }.text(lang)),
        }
    }
}

/// Something in a config that means nothing: the value it stands for, and what is said of it.
struct Fault {
    path: Vec<Step>,
    what: String,
}

/// Reads a config from its text; `file` is what it is called in a sentence.
pub fn parse(text: &str, file: &str, spoken: Lang) -> Result<Config, String> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some(misfit) = shape::misfit(text, table::CONFIG, table::EXAMPLE) {
        return Err(sentence::misfit(file, &misfit, spoken));
    }
    let at = |(line, column): (usize, usize), what: &str| {
        Word::AtLine { file: &file, line: &line, column: &column, what: &what }.text(spoken)
    };
    let wire: Wire = ron::from_str(text).map_err(|error| {
        let place = error.span.end;
        at((place.line, place.col), &Word::ConfigSyntax.text(spoken)).into_owned()
    })?;
    let settled = settled(wire, text, spoken);
    settled.map_err(|Fault { path, what }| at(shape::place_of(text, &path), &what).into_owned())
}

fn settled(wire: Wire, text: &str, spoken: Lang) -> Result<Config, Fault> {
    let fault = |field, word: Word| Fault {
        path: vec![Step::Field(field)],
        what: word.text(spoken).into_owned(),
    };
    let lang = Lang::of_code(&wire.language);
    if lang.is_none() && !wire.language.is_empty() {
        return Err(fault("language", Word::ConfigLanguage { value: &wire.language }));
    }
    if !["", AUTO, "narrow", "wide"].contains(&wire.width.as_str()) {
        return Err(fault("width", Word::ConfigWidth { value: &wire.width }));
    }
    let keymap = Keymap::rebound(&wire.keys).map_err(|(pair, problem)| Fault {
        path: keys::path_of(pair, &problem),
        what: keys::problem(&problem, spoken),
    })?;
    let proof = preferences(wire.proof, spoken)?;
    Ok(Config {
        lang,
        packs: wire.packs,
        proof,
        proofread: wire.proofread,
        mouse: wire.mouse,
        text_beside: wire.text_beside,
        preset: wire.preset,
        width: wire.width,
        key_notices: keys::notices(&keymap, text),
        keymap,
        versions: Rule { keep: wire.versions.keep, days: wire.versions.days },
    })
}

fn preferences(wire: WireProof, spoken: Lang) -> Result<Preferences, Fault> {
    let fault = |path: &[Step], word: Word| Fault {
        path: [&[Step::Field("proof")], path].concat(),
        what: word.text(spoken).into_owned(),
    };
    let rule = |path: &[Step], name: &String| {
        RuleId::of_str(name).ok_or_else(|| fault(path, Word::UnknownRule { name }))
    };
    let organisation = wire.organisation;
    if !["", "党组", "党委"].contains(&organisation.as_str()) {
        let word = Word::ConfigOrganisation { value: &organisation };
        return Err(fault(&[Step::Field("organisation")], word));
    }
    let off = wire.off.iter().enumerate();
    let off = off.map(|(n, name)| rule(&[Step::Field("off"), Step::Item(n)], name));
    let levels = wire.levels.iter().enumerate().map(|(n, (name, letter))| {
        let path = |half| [Step::Field("levels"), Step::Item(n), Step::Item(half)];
        let level = Level::of_letter(letter)
            .ok_or_else(|| fault(&path(1), Word::ConfigLevel { value: letter }));
        Ok((rule(&path(0), name)?, level?))
    });
    Ok(Preferences {
        off: off.collect::<Result<_, Fault>>()?,
        levels: levels.collect::<Result<_, Fault>>()?,
        terms: wire.terms,
        organisation,
    })
}
