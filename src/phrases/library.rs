//! The packs lying over one another: of phrases with the same text the highest one stays.

use std::collections::HashSet;

use super::pack::{Pack, Phrase, PhraseId};

/// How high a pack lies, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    Personal,
    Shared,
    BuiltIn,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: PhraseId,
    pub phrase: Phrase,
    pub layer: Layer,
    /// Number of its pack in [`Library::packs`].
    pack: usize,
}

/// Every phrase that can be found, higher layers first and otherwise in the order of the packs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    packs: Vec<String>,
    entries: Vec<Entry>,
}

impl Library {
    pub fn new(packs: impl IntoIterator<Item = (Layer, Pack)>) -> Self {
        let mut packs: Vec<_> = packs.into_iter().collect();
        packs.sort_by_key(|&(layer, _)| layer);
        let mut texts = HashSet::new();
        let mut stays = Vec::new();
        for phrase in packs.iter().flat_map(|(_, pack)| &pack.phrases) {
            stays.push(texts.insert(phrase.text.as_str()));
        }
        let mut stays = stays.into_iter();
        let mut library = Library::default();
        for (number, (layer, pack)) in packs.into_iter().enumerate() {
            for phrase in pack.phrases {
                if stays.next() == Some(true) {
                    let id = PhraseId::new(&pack.name, &phrase.text);
                    library.entries.push(Entry { id, phrase, layer, pack: number });
                }
            }
            library.packs.push(pack.name);
        }
        library
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn get(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number)
    }

    pub fn find(&self, id: PhraseId) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// The name of the pack a phrase comes from.
    pub fn pack_of(&self, entry: &Entry) -> &str {
        self.packs.get(entry.pack).map_or("", String::as_str)
    }

    /// The near-variants of a phrase in their order, itself among them; alone where it has no group.
    pub fn alternatives(&self, number: usize) -> Vec<usize> {
        let group = self.get(number).map_or("", |entry| entry.phrase.group.as_str());
        if group.is_empty() {
            return vec![number];
        }
        let is_one = |&other: &usize| {
            let other_group = self.get(other).map(|entry| entry.phrase.group.as_str());
            other_group == Some(group)
        };
        (0..self.entries.len()).filter(is_one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::pack::Kind;

    fn pack(name: &str, phrases: &[(&str, &str)]) -> Pack {
        let phrase = |&(text, group): &(&str, &str)| Phrase {
            text: text.into(),
            kind: Kind::Measure,
            tags: vec![],
            sources: vec![],
            group: group.into(),
        };
        Pack { name: name.into(), phrases: phrases.iter().map(phrase).collect() }
    }

    fn library() -> Library {
        Library::new([
            (Layer::BuiltIn, pack("内置", &[("甲", "一组"), ("乙", ""), ("丙", "一组")])),
            (Layer::Personal, pack("我的", &[("丙", "二组"), ("丁", "一组"), ("丁", "")])),
            (Layer::Shared, pack("共用", &[("丙", ""), ("乙", ""), ("戊", "")])),
        ])
    }

    #[test]
    fn the_higher_phrase_of_one_text_stays() {
        let library = library();
        let seen: Vec<_> = library
            .entries()
            .iter()
            .map(|entry| (entry.phrase.text.as_str(), library.pack_of(entry)))
            .collect();
        assert_eq!(
            seen,
            [("丙", "我的"), ("丁", "我的"), ("乙", "共用"), ("戊", "共用"), ("甲", "内置")]
        );
        assert_eq!(library.find(PhraseId::new("共用", "戊")), Some(3));
        assert_eq!(library.find(PhraseId::new("内置", "丙")), None);
    }

    #[test]
    fn a_group_reaches_across_packs() {
        let library = library();
        assert_eq!(library.alternatives(1), [1, 4], "丁 and 甲");
        assert_eq!(library.alternatives(0), [0], "alone in its group");
        assert_eq!(library.alternatives(2), [2], "no group");
    }
}
