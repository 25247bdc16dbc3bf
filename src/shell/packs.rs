//! The packs of phrases there are: a person's own, those of folders people share, the built-in one.
//! A broken one is named, and the others are there without it.

use crate::app::wording::{Lang, sentence};
use crate::formats::form::has_ending;
use crate::phrases::{Layer, Pack, pack};
use crate::store::places::Places;
use crate::store::{self, StoreErrorKind};
use std::path::{Path, PathBuf};

const ENDING: &str = "ron";

/// Reads all packs; `shared` are packs, or folders of them. Says what is wrong with the broken ones.
pub fn packs(places: &Places, shared: &[PathBuf], lang: Lang) -> (Vec<(Layer, Pack)>, Vec<String>) {
    let mut found = Vec::new();
    let mut complaints = Vec::new();
    let mut take = |layer: Layer, read: Result<Option<Pack>, String>| match read {
        Ok(pack) => found.extend(pack.map(|pack| (layer, pack))),
        Err(complaint) => complaints.push(complaint),
    };
    if let Some(data) = &places.data {
        take(Layer::Personal, read(&store::own::path(data), lang));
    }
    for path in shared {
        let files = if path.is_file() { vec![path.clone()] } else { store::files_in(path) };
        for file in files.iter().filter(|file| has_ending(file, ENDING)) {
            take(Layer::Shared, read(file, lang));
        }
    }
    take(Layer::BuiltIn, parsed(pack::BUILT_IN, "official", lang).map(Some));
    (found, complaints)
}

/// A pack that is not there is none.
fn read(file: &Path, lang: Lang) -> Result<Option<Pack>, String> {
    match store::read(file) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
            parsed(text, &file.display().to_string(), lang).map(Some)
        }
        Err(error) if error.kind == StoreErrorKind::Missing => Ok(None),
        Err(error) => Err(sentence::store(&error, lang)),
    }
}

fn parsed(text: &str, name: &str, lang: Lang) -> Result<Pack, String> {
    pack::read(text).map_err(|error| sentence::pack(name, text, &error, lang))
}
