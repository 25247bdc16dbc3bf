//! A pack of standard formulations: what a phrase is, and packs read from RON and written to it.
//!
//! The wire structs are apart from `Pack`, so that the format can change and `Pack` need not.
//! Writing is deterministic, and reading what was written gives the same pack.

mod amend;
mod wire;

use std::fmt;
use std::str::FromStr;

pub use amend::{AmendFault, Amendment, amend};
pub use wire::{PackError, PackFault, check, read, write};

/// The pack that comes with the program, as text: reading it is for the moment it is needed.
pub const BUILT_IN: &str = include_str!("../../assets/phrases/official.ron");
/// What stands between the slots of its phrases, where that is long enough to know them by.
pub const LITERAL: &[&str] = &include!(concat!(env!("OUT_DIR"), "/formulations.rs"));

/// What a phrase is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Opening,
    Transition,
    Heading,
    Measure,
    Item,
    Figures,
    Achievement,
    Problem,
    Plan,
    Suggestion,
    Closing,
}

impl Kind {
    /// Every kind with its name in Chinese and in English; the English one is also the RON ident.
    pub const NAMES: [(Kind, &'static str, &'static str); 11] = [
        (Kind::Opening, "开头", "opening"),
        (Kind::Transition, "过渡", "transition"),
        (Kind::Heading, "标题", "heading"),
        (Kind::Measure, "举措", "measure"),
        (Kind::Item, "分项", "item"),
        (Kind::Figures, "数据", "figures"),
        (Kind::Achievement, "成效", "achievement"),
        (Kind::Problem, "问题", "problem"),
        (Kind::Plan, "打算", "plan"),
        (Kind::Suggestion, "建议", "suggestion"),
        (Kind::Closing, "结尾", "closing"),
    ];

    pub fn chinese(self) -> &'static str {
        self.names().0
    }

    pub fn english(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        Self::NAMES
            .iter()
            .find(|(kind, ..)| *kind == self)
            .map_or(("", ""), |&(_, chinese, english)| (chinese, english))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Literal text with slots.
    pub text: String,
    pub kind: Kind,
    /// Topics and kinds of section; the first is the topic it is listed under.
    pub tags: Vec<String>,
    /// The samples it comes from.
    pub sources: Vec<String>,
    /// Phrases of one group are near-variants of one another; empty: it has none.
    pub group: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    pub name: String,
    pub phrases: Vec<Phrase>,
}

/// Names a phrase across sessions: a hash of its pack's name and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhraseId(u64);

impl PhraseId {
    pub fn new(pack: &str, text: &str) -> Self {
        const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0100_0000_01b3;
        // 0xff is no byte of UTF-8, so no other pair of name and text reads the same.
        let bytes = pack.bytes().chain([0xff]).chain(text.bytes());
        PhraseId(bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME)))
    }
}

impl fmt::Display for PhraseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Not sixteen hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPhraseId;

impl FromStr for PhraseId {
    type Err = NotAPhraseId;

    fn from_str(text: &str) -> Result<Self, NotAPhraseId> {
        let hexadecimal = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = hexadecimal.then(|| u64::from_str_radix(text, 16).ok()).flatten();
        number.map(PhraseId).ok_or(NotAPhraseId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::slot::{self, PieceKind};

    #[test]
    fn ids_are_stable_and_read_back() {
        let id = PhraseId::new("内置", "压紧压实责任");
        assert_eq!(id, PhraseId::new("内置", "压紧压实责任"));
        assert_ne!(id, PhraseId::new("内置压", "紧压实责任"));
        // FNV-1a of "a", 0xff, "b": a change of the hash would lose everybody's usage and pins.
        assert_eq!(PhraseId::new("a", "b").to_string(), "e57da31903de37b1");
        assert_eq!(id.to_string().parse(), Ok(id));
        for bad in ["", "12", "+23456789abcdef0", "g23456789abcdef0"] {
            assert_eq!(bad.parse::<PhraseId>(), Err(NotAPhraseId), "{bad}");
        }
    }

    #[test]
    fn every_kind_has_its_names() {
        for (number, (kind, chinese, english)) in Kind::NAMES.into_iter().enumerate() {
            assert_eq!(kind as usize, number, "labels are numbered in this order");
            assert_eq!((kind.chinese(), kind.english()), (chinese, english));
            assert_eq!(ron::to_string(&kind).unwrap(), english);
        }
        assert_eq!(Kind::Closing as usize + 1, Kind::NAMES.len());
    }

    #[test]
    fn what_is_laid_out_stands_between_the_slots() {
        let pack = read(BUILT_IN).unwrap();
        let pieces = pack.phrases.iter().flat_map(|phrase| slot::pieces(&phrase.text).flatten());
        let literal = pieces.filter_map(|piece| match piece.kind {
            PieceKind::Text(text) if text.chars().count() >= 10 => Some(text),
            _ => None,
        });
        assert_eq!(literal.collect::<Vec<_>>(), LITERAL);
    }
}
