//! The registry of rules: what each is called, how grave it is, what it says and on whose authority.
//!
//! The rows stand in `assets/proof/rules.rs`; a row that is not whole does not compile.

use std::fmt;

/// How grave a finding is. The order is that of gravity, gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Wrong by a standard.
    Error,
    /// Very likely wrong.
    Warning,
    /// Worth a look; never in the gate.
    Review,
}

impl Level {
    pub const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Review];

    /// Returns the letter by which files and the command line name the level.
    pub fn letter(self) -> char {
        match self {
            Level::Error => 'E',
            Level::Warning => 'W',
            Level::Review => 'R',
        }
    }

    pub fn of_letter(letter: &str) -> Option<Level> {
        Level::ALL
            .into_iter()
            .find(|level| letter.eq_ignore_ascii_case(&level.letter().to_string()))
    }
}

/// What a rule says in one language.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    pub name: &'static str,
    /// What is wrong, one sentence for each case the rule knows; `{0}`, `{1}` and `{text}` are
    /// filled in.
    pub messages: &'static [&'static str],
    /// The clause or the custom that stands behind the rule.
    pub reason: &'static str,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    pub id: RuleId,
    pub level: Level,
    /// Whether its fixes may be made without asking.
    pub safe: bool,
    pub zh: Wording,
    pub en: Wording,
}

macro_rules! levels {
    (E) => {
        Level::Error
    };
    (W) => {
        Level::Warning
    };
    (R) => {
        Level::Review
    };
}

macro_rules! safety {
    (safe) => {
        true
    };
    (ask) => {
        false
    };
}

macro_rules! rules {
    ($(
        $id:ident $level:ident $safety:ident
        [$name_zh:literal, $name_en:literal]
        $({$zh:literal, $en:literal})+
        [$reason_zh:literal, $reason_en:literal];
    )*) => {
        /// The rules by the ids of the list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum RuleId { $($id),* }

        /// Every rule, in the order of their ids.
        pub static RULES: &[Rule] = &[$(Rule {
            id: RuleId::$id,
            level: levels!($level),
            safe: safety!($safety),
            zh: Wording { name: $name_zh, messages: &[$($zh),+], reason: $reason_zh },
            en: Wording { name: $name_en, messages: &[$($en),+], reason: $reason_en },
        }),*];

        impl RuleId {
            /// Returns the id as the list writes it.
            pub fn as_str(self) -> &'static str {
                match self { $(RuleId::$id => stringify!($id)),* }
            }

            /// Returns the rule's row.
            pub fn rule(self) -> &'static Rule {
                // A row per variant, by the macro: the first is only there for the type.
                RULES.get(self as usize).unwrap_or(&FIRST)
            }

            pub fn all() -> impl Iterator<Item = RuleId> {
                RULES.iter().map(|rule| rule.id)
            }

            pub fn of_str(id: &str) -> Option<RuleId> {
                // A letter and two figures: held together against each.
                let mut id: [u8; 3] = id.as_bytes().try_into().ok()?;
                id.make_ascii_uppercase();
                RuleId::all().find(|rule| rule.as_str().as_bytes() == id)
            }
        }
    };
}

static FIRST: Rule = Rule {
    id: RuleId::P01,
    level: Level::Review,
    safe: false,
    zh: Wording { name: "", messages: &[], reason: "" },
    en: Wording { name: "", messages: &[], reason: "" },
};

include!("../../assets/proof/rules.rs");

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_whole() {
        for (n, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.id as usize, n);
            let id = rule.id.as_str();
            assert_eq!([id, &id.to_lowercase()].map(RuleId::of_str), [Some(rule.id); 2]);
            assert_eq!(rule.zh.messages.len(), rule.en.messages.len(), "{}", rule.id);
            for (zh, en) in rule.zh.messages.iter().zip(rule.en.messages) {
                for place in ["{0}", "{1}", "{text}"] {
                    assert_eq!(zh.contains(place), en.contains(place), "{}: {zh} / {en}", rule.id);
                }
            }
            assert!(
                rule.zh.reason.chars().count() >= 2 && !rule.en.reason.is_empty(),
                "{}",
                rule.id
            );
        }
    }
}
