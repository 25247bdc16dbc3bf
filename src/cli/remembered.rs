//! What `check` found in many files, told again while nothing has changed by which it was found: what
//! is in a file and its name, what was asked for, the rules and a person's own, this month, and the
//! program itself. A folder that is checked again costs what was changed in it, and reading the rest.

use super::check::Check;
use super::input::Source;
use super::voice::Voice;
use crate::proof::{Context, Level};
use crate::store::checked::Checked;
use crate::store::disk::Real;
use crate::store::places::Places;
use crate::store::stamp;
use serde::{Deserialize, Serialize};
use std::hash::{DefaultHasher, Hash, Hasher};

/// So few files are checked sooner than what is known of a whole folder is read.
const FEW: usize = 20;

/// How many findings there are of each level, in the order of [`Level::ALL`].
pub type Counts = [usize; Level::ALL.len()];

/// What there is to say of one file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Said {
    pub notices: Vec<String>,
    pub counts: Counts,
    pub rows: Vec<String>,
}

/// What is known from checks before.
#[derive(Debug)]
pub struct Remembered<'a> {
    places: &'a Places,
    known: Checked,
    /// All by which something is found, but for the file.
    scope: DefaultHasher,
}

/// Since when what was said of a file is known, by the key of the file.
#[derive(Debug, Clone, Copy)]
pub enum Known {
    Before(u64),
    Now(u64),
}

/// What this check met of what was known, and what it adds.
#[derive(Debug, Default)]
pub struct Noted {
    met: Vec<u64>,
    new: Vec<(u64, String)>,
}

impl Noted {
    pub fn note(&mut self, known: Known, said: &Said) {
        match known {
            Known::Before(key) => self.met.push(key),
            Known::Now(key) => self.new.extend(serde_json::to_string(said).map(|said| (key, said))),
        }
    }
}

impl<'a> Remembered<'a> {
    /// Reads what is known, where that helps: nothing is mended, and the files are many.
    pub fn of(
        call: &Check,
        context: &Context,
        places: &'a Places,
        (own_lists, voice): (Option<Vec<u8>>, Voice),
        count: usize,
    ) -> Option<Remembered<'a>> {
        if call.fix || count <= FEW {
            return None;
        }
        // Packages may give each version the same time.
        let program = (stamp(&std::env::current_exe().ok()?)?, env!("CARGO_PKG_VERSION"));
        let asked = (voice.lang, call.as_json, call.unwrap, &call.rules);
        let mut scope = DefaultHasher::new();
        format!("{program:?} {asked:?} {}", context.settled()).hash(&mut scope);
        own_lists.hash(&mut scope);
        let known = Checked::load(places.state.as_deref());
        Some(Remembered { places, known, scope })
    }

    /// Returns the key of a file; what comes from standard input has none. Rows tell a file as it was named.
    pub fn key(&self, source: &Source, bytes: &[u8]) -> Option<u64> {
        let mut key = self.scope.clone();
        source.file()?.as_os_str().hash(&mut key);
        bytes.hash(&mut key);
        Some(key.finish())
    }

    pub fn get(&self, key: u64) -> Option<Said> {
        serde_json::from_slice(self.known.get(key)?).ok()
    }

    /// Keeps what is new for the next check.
    pub fn keep(&self, noted: &Noted) {
        self.known.add(&Real, self.places.state.as_deref(), &noted.new, &noted.met);
    }
}
