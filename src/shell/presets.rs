//! The page presets there are: the program's own, and those of a house, in `presets` in the config
//! directory. A preset is named by its file, and no name leads out of that folder.

use crate::app::wording::{Lang, Word, sentence};
use crate::formats::form::has_ending;
use crate::formats::preset::{self, BUILT_IN};
use crate::page::PagePreset;
use crate::store::places::Places;
use crate::store::{self, StoreErrorKind};
use std::path::{Component, Path, PathBuf};

const FOLDER: &str = "presets";
const ENDING: &str = "ron";

/// Returns all presets by name, and what is wrong with the broken ones.
pub fn all(places: &Places, lang: Lang) -> (Vec<(String, PagePreset)>, Vec<String>) {
    let mut found: Vec<(String, PagePreset)> = BUILT_IN
        .iter()
        .filter_map(|(id, _)| Some(((*id).to_string(), preset::built_in(id)?)))
        .collect();
    let mut complaints = Vec::new();
    for name in own_names(places) {
        match named(places, &name, lang) {
            Ok(preset) => {
                found.retain(|(known, _)| *known != name);
                found.push((name, preset));
            }
            Err(why) => complaints.push(why),
        }
    }
    (found, complaints)
}

fn own_names(places: &Places) -> Vec<String> {
    let folder = places.config.as_ref().map(|config| config.join(FOLDER));
    let files = folder.map(|folder| store::files_in(&folder)).unwrap_or_default();
    let stem = |file: &PathBuf| Some(file.file_stem()?.to_str()?.to_string());
    files.iter().filter(|file| has_ending(file, ENDING)).filter_map(stem).collect()
}

/// Returns the preset of a name, a house's own before the program's; a whole path is one too.
pub fn named(places: &Places, name: &str, lang: Lang) -> Result<PagePreset, String> {
    let path = Path::new(name);
    if path.is_absolute() {
        return read(path, lang)?.ok_or_else(|| unknown(places, name, lang));
    }
    let mut components = path.components();
    let is_name =
        matches!((components.next(), components.next()), (Some(Component::Normal(_)), None))
            && !name.contains(['/', '\\'])
            && !name.starts_with('.');
    if !is_name {
        return Err(unknown(places, name, lang));
    }
    let own = places.config.as_ref().map(|config| config.join(FOLDER));
    let own = own.map(|folder| read(&folder.join(format!("{name}.{ENDING}")), lang));
    match own.transpose()?.flatten().or_else(|| preset::built_in(name)) {
        Some(preset) => Ok(preset),
        None => Err(unknown(places, name, lang)),
    }
}

/// A file that is not there is no preset.
fn read(file: &Path, lang: Lang) -> Result<Option<PagePreset>, String> {
    match store::read(file) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let read = preset::read(&text);
            let name = file.display().to_string();
            read.map(Some).map_err(|error| sentence::preset(&name, &error, lang))
        }
        Err(error) if error.kind == StoreErrorKind::Missing => Ok(None),
        Err(error) => Err(sentence::store(&error, lang)),
    }
}

fn unknown(places: &Places, name: &str, lang: Lang) -> String {
    let built_in = BUILT_IN.iter().map(|(id, _)| (*id).to_string());
    let valid = lang.join(built_in.chain(own_names(places)));
    Word::PresetUnknown { name: &name, valid: &valid }.text(lang).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_house_has_its_own_and_no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config");
        fs::create_dir_all(config.join(FOLDER)).unwrap();
        let write = |name: &str, text: &str| fs::write(config.join(FOLDER).join(name), text);
        write("某局.ron", "PagePreset(format: 1, name: \"某局\", seal: true)").unwrap();
        write("gb9704.ron", "PagePreset(format: 1, name: \"局里改过的\")").unwrap();
        write("坏.ron", "PagePreset(format: 1, name: \"坏\", line_pitch: 29)").unwrap();
        fs::write(config.join("secret.ron"), "PagePreset(format: 1, name: \"外面\")").unwrap();
        let places = Places { config: Some(config.clone()), data: None, state: None };
        let name = |name: &str| named(&places, name, Lang::Zh).map(|preset| preset.name);
        assert_eq!(name("某局").as_deref(), Ok("某局"));
        assert_eq!(name("gb9704").as_deref(), Ok("局里改过的"));
        assert!(name("gb9704-seal").is_ok());
        let whole = config.join("secret.ron");
        assert_eq!(name(whole.to_str().unwrap()).as_deref(), Ok("外面"));
        for outside in ["../secret", "presets/../../secret", "..", ".", "", "a\\b", "没有"] {
            let error = name(outside).unwrap_err();
            assert!(error.contains("某局") && error.contains("gb9704"), "{outside}: {error}");
        }
        let (all, complaints) = all(&places, Lang::Zh);
        assert_eq!(all.iter().filter(|(id, _)| id == "gb9704").count(), 1);
        assert!(all.iter().any(|(id, preset)| id == "某局" && preset.seal));
        assert!(complaints.len() == 1 && complaints[0].contains("坏.ron"), "{complaints:?}");
        assert!(complaints[0].contains("22") && complaints[0].contains("21"), "{complaints:?}");
    }
}
