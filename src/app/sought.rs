//! The entries of a long list before anything is looked for among them. They are made once, and again
//! only where the report has changed: a letter of the query only chooses among them.

use super::handing::PointKind;
use super::overlay::Entry;
use super::wording::Lang;
use crate::phrases::spells;

#[derive(Debug, Clone)]
pub struct Whole {
    /// The change of the report it was made behind.
    version: u64,
    groups: Vec<Group>,
}

#[derive(Debug, Clone)]
pub struct Group {
    /// What its entries have in common, said above them with their number.
    pub kind: Option<PointKind>,
    pub entries: Vec<Sought>,
}

/// An entry, and what is looked for in it, in small letters.
#[derive(Debug, Clone)]
pub struct Sought {
    entry: Entry,
    text: String,
}

impl Sought {
    pub fn new(entry: Entry, text: &str) -> Self {
        Sought { text: text.to_lowercase(), entry }
    }
}

impl Whole {
    pub fn new(version: u64, groups: Vec<Group>) -> Self {
        Whole { version, groups }
    }

    pub fn is_of(&self, version: u64) -> bool {
        self.version == version
    }

    /// Returns the entries that a query asks for, each group behind its title.
    pub fn matching(&self, query: &str, lang: Lang) -> Vec<Entry> {
        let query = Words::of(query);
        let mut entries = Vec::new();
        for Group { kind, entries: own } in &self.groups {
            let own = own.iter().filter(|sought| query.are_in(&sought.text));
            let own: Vec<Entry> = own.map(|sought| sought.entry.clone()).collect();
            if let (Some(kind), false) = (kind, own.is_empty()) {
                entries.push(Entry::head(kind.title(own.len(), lang)));
            }
            entries.extend(own);
        }
        entries
    }
}

/// The words of a query, in small letters.
struct Words(Vec<String>);

impl Words {
    fn of(query: &str) -> Self {
        Words(query.to_lowercase().split_whitespace().map(str::to_string).collect())
    }

    /// Says whether all of them are in a text, as they stand or spelt in pinyin.
    fn are_in(&self, text: &str) -> bool {
        self.0.iter().all(|word| text.contains(word) || spells(word, text))
    }
}

/// Says whether all words of a query are in a text, as they stand or spelt in pinyin.
pub fn matches(query: &str, text: &str) -> bool {
    Words::of(query).are_in(&text.to_lowercase())
}
