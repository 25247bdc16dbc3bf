//! The packs of phrases there are: a person's own, those of folders people share, the built-in one.
//! A broken one is named, and the others are there without it; one that held control characters is
//! read without them, and that is said too.

use crate::app::wording::{Lang, sentence};
use crate::formats::form::has_ending;
use crate::phrases::{Layer, Pack, pack};
use crate::store::places::Places;
use crate::store::{self, StoreErrorKind};
use crate::text::clean;
use std::path::{Path, PathBuf};

const ENDING: &str = "ron";

/// Reads all packs; `shared` are packs, or folders of them. Says what is wrong with them.
pub fn packs(places: &Places, shared: &[PathBuf], lang: Lang) -> (Vec<(Layer, Pack)>, Vec<String>) {
    let mut found = Vec::new();
    let mut complaints = Vec::new();
    let mut take = |layer: Layer, file: &Path| {
        found.extend(read(file, lang, &mut complaints).map(|pack| (layer, pack)));
    };
    if let Some(data) = &places.data {
        take(Layer::Personal, &store::own::path(data));
    }
    for path in shared {
        let files = if path.is_file() { vec![path.clone()] } else { store::files_in(path) };
        for file in files.iter().filter(|file| has_ending(file, ENDING)) {
            take(Layer::Shared, file);
        }
    }
    let built_in = parsed(pack::BUILT_IN, "official", lang, &mut complaints);
    found.extend(built_in.map(|pack| (Layer::BuiltIn, pack)));
    (found, complaints)
}

/// A pack that is not there is none, without a complaint.
fn read(file: &Path, lang: Lang, complaints: &mut Vec<String>) -> Option<Pack> {
    let bytes = match store::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind == StoreErrorKind::Missing => return None,
        Err(error) => {
            complaints.push(sentence::store(&error, lang));
            return None;
        }
    };
    let name = file.display().to_string();
    let text = String::from_utf8_lossy(&bytes);
    let cleaned = clean(text.strip_prefix('\u{FEFF}').unwrap_or(&text));
    complaints.extend(
        cleaned
            .first_dropped
            .map(|first| sentence::dropped(&name, cleaned.dropped, first.line, first.column, lang)),
    );
    parsed(&cleaned.text, &name, lang, complaints)
}

fn parsed(text: &str, name: &str, lang: Lang, complaints: &mut Vec<String>) -> Option<Pack> {
    let pack = pack::read(text).map_err(|error| sentence::pack(name, text, &error, lang));
    pack.map_err(|complaint| complaints.push(complaint)).ok()
}
