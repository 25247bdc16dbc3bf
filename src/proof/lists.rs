//! The word lists: data in RON, built in and the user's own, with the date they were made.
//!
//! A list says what is wrong and what surroundings make it right or wrong. Reading is strict: an
//! unknown field or rule is an error with its place.

use super::built_in;
use super::rule::{Level, RuleId};
use crate::text::simple_ron;
use serde::Deserialize;
use std::borrow::Cow;
use std::fmt;

/// What a list says: laid out in the program where it brings the list, and read from a person's own.
pub type Text = Cow<'static, str>;
pub type Texts = Many<Text>;
pub type Many<T> = Cow<'static, [T]>;

/// Everything that is looked for by words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Lists")]
pub struct Lists {
    /// The version of the format: 1.
    pub format: u32,
    /// When the lists were made; fixed wording changes.
    pub date: Text,
    pub groups: Many<Group>,
    pub fixed: Many<Fixed>,
    /// Watchwords that stand in quotation marks.
    pub slogans: Texts,
    /// Those of them that a person's own list has.
    #[serde(skip)]
    pub own_slogans: Texts,
    pub orders: Many<Order>,
    pub names: Many<Names>,
    /// The roster, in its order.
    pub people: Vec<Person>,
    pub congresses: Many<Congress>,
    /// Words that no rule touches.
    pub terms: Vec<String>,
}

/// Words of one rule. What is said here holds for each of them, besides what each says itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Group")]
pub struct Group {
    pub rule: Text,
    /// `E`, `W` or `R`; empty: the rule's own.
    pub level: Text,
    /// Which of the rule's messages it is.
    pub case: usize,
    /// Must follow directly, if any are given; `#` stands for a digit.
    pub after: Texts,
    pub not_after: Texts,
    pub before: Texts,
    pub not_before: Texts,
    /// Must stand later in the clause, at most `reach` characters off; with `$` behind it, at its end.
    pub later: Texts,
    /// Must stand earlier in the clause.
    pub earlier: Texts,
    /// Must not stand between.
    pub unless: Texts,
    pub reach: usize,
    pub words: Many<Word>,
    /// A person's own list says so.
    #[serde(skip)]
    pub own: bool,
}

/// A word that is wrong where the conditions hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Word")]
pub struct Word {
    pub wrong: Text,
    /// Empty: no fix is offered.
    pub right: Text,
    pub after: Texts,
    pub not_after: Texts,
    pub before: Texts,
    pub not_before: Texts,
    pub earlier: Texts,
    pub later: Texts,
    /// Must not stand behind it in the sentence.
    pub not_sentence: Texts,
    /// Must not stand before it in the sentence.
    pub not_earlier: Texts,
    /// Longer words that hold this one by accident.
    pub except: Texts,
}

/// A formulation that is said in one way only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Fixed")]
pub struct Fixed {
    pub text: Text,
    /// What people write for it.
    pub wrong: Texts,
    /// What is close to it and right.
    pub also: Texts,
    /// Whether what is one or two characters off is taken for it.
    pub near: bool,
    /// A person's own list says so.
    #[serde(skip)]
    pub own: bool,
}

/// Words that stand in one order where they stand side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Order")]
pub struct Order {
    /// T21, or T22 for a roster.
    pub rule: Text,
    pub items: Texts,
    /// How many of them must stand side by side.
    pub least: usize,
    /// Whether only a mark, 和 or nothing stands between two of them, not a verb besides.
    pub close: bool,
    /// What makes another word of an item it follows.
    pub not_after: Texts,
    /// A person's own list says so.
    #[serde(skip)]
    pub own: bool,
}

/// The names of one organ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Names")]
pub struct Names {
    pub full: Text,
    /// The best first.
    pub short: Texts,
    /// What it was called before.
    pub old: Texts,
    /// What the names end with, 局 or 厅, where they are written without; 委 stands for 委员会 too.
    pub ends: Texts,
}

/// A person of the roster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Person")]
pub struct Person {
    pub name: String,
    /// `县委副书记、县长`
    pub post: String,
}

/// A congress of the Party, by the year in which it met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Congress")]
pub struct Congress {
    pub name: Text,
    pub year: u32,
    /// A plenary session, whose spirit does not take the place of the congress's.
    #[serde(default)]
    pub plenum: bool,
}

/// Why a list cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListError {
    pub line: usize,
    pub column: usize,
    pub fault: ListFault,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListFault {
    /// A field that is not known, and those that may stand there.
    Field(String, Vec<&'static str>),
    Syntax,
    Format(u32),
    Rule(String),
    Level(String),
    Empty,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.fault)
    }
}

impl fmt::Display for ListFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListFault::Field(name, known) => {
                write!(f, "no field {name:?}; there are {}", known.join(", "))
            }
            ListFault::Syntax => write!(f, "not understood"),
            ListFault::Format(format) => {
                write!(f, "format {format} is not known; this is format 1")
            }
            ListFault::Rule(rule) => write!(f, "there is no rule {rule:?}"),
            ListFault::Level(level) => write!(f, "{level:?} is not E, W or R"),
            ListFault::Empty => write!(f, "an entry without words"),
        }
    }
}

impl std::error::Error for ListError {}

impl Lists {
    /// Reads a list from RON.
    pub fn read(text: &str) -> Result<Lists, ListError> {
        let simple = simple_ron::read(text);
        let lists: Lists = simple.map_or_else(|| read_whole(text), Ok)?;
        lists.check().map_err(|(fault, word)| {
            let at = text.find(&format!("\"{word}\"")).unwrap_or(0);
            let before = text.get(..at).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            ListError { line, column, fault }
        })?;
        Ok(lists)
    }

    fn check(&self) -> Result<(), (ListFault, String)> {
        if self.format != 1 {
            return Err((ListFault::Format(self.format), String::new()));
        }
        let rules = self.groups.iter().map(|g| &g.rule).chain(self.orders.iter().map(|o| &o.rule));
        for rule in rules {
            let fault = || (ListFault::Rule(rule.to_string()), rule.to_string());
            RuleId::of_str(rule).ok_or_else(fault)?;
        }
        for group in &*self.groups {
            if !group.level.is_empty() && Level::of_letter(&group.level).is_none() {
                return Err((ListFault::Level(group.level.to_string()), group.level.to_string()));
            }
            if group.words.iter().any(|word| word.wrong.is_empty()) {
                return Err((ListFault::Empty, String::new()));
            }
        }
        match self.fixed.iter().any(|fixed| fixed.text.is_empty()) {
            true => Err((ListFault::Empty, String::new())),
            false => Ok(()),
        }
    }

    /// Marks everything as what a person's own list says: that is the reason then.
    #[must_use]
    pub fn as_own(mut self) -> Lists {
        self.groups.to_mut().iter_mut().for_each(|group| group.own = true);
        self.fixed.to_mut().iter_mut().for_each(|fixed| fixed.own = true);
        self.orders.to_mut().iter_mut().for_each(|order| order.own = true);
        self.own_slogans.clone_from(&self.slogans);
        self
    }

    /// Returns the lists the program brings.
    pub fn built_in() -> Lists {
        built_in::LISTS.clone()
    }

    /// Lays other lists over these: what both have is as the others say.
    pub fn extend(&mut self, other: Lists) {
        self.date = self.date.clone().max(other.date);
        for group in self.groups.to_mut() {
            let own = other.groups.iter().filter(|own| own.rule == group.rule);
            let words: Vec<&Text> = own.flat_map(|own| &*own.words).map(|w| &w.wrong).collect();
            if group.words.iter().any(|word| words.contains(&&word.wrong)) {
                group.words.to_mut().retain(|word| !words.contains(&&word.wrong));
            }
        }
        self.fixed.to_mut().retain(|fixed| other.fixed.iter().all(|own| own.text != fixed.text));
        self.names.to_mut().retain(|names| other.names.iter().all(|own| own.full != names.full));
        self.people.retain(|held| other.people.iter().all(|own| own.name != held.name));
        let held = self.congresses.to_mut();
        held.retain(|held| other.congresses.iter().all(|own| own.name != held.name));
        self.groups.to_mut().extend(other.groups.into_owned());
        self.fixed.to_mut().extend(other.fixed.into_owned());
        self.orders.to_mut().extend(other.orders.into_owned());
        self.slogans.to_mut().extend(other.slogans.into_owned());
        self.own_slogans.to_mut().extend(other.own_slogans.into_owned());
        self.names.to_mut().extend(other.names.into_owned());
        self.people.extend(other.people);
        self.congresses.to_mut().extend(other.congresses.into_owned());
        self.terms.extend(other.terms);
    }
}

/// Reads what is not simple, or finds what is wrong with it.
fn read_whole(text: &str) -> Result<Lists, ListError> {
    ron::from_str(text).map_err(|error| ListError {
        line: error.span.start.line,
        column: error.span.start.col,
        fault: match error.code {
            ron::Error::NoSuchStructField { expected, found, .. } => {
                ListFault::Field(found, expected.to_vec())
            }
            _ => ListFault::Syntax,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_listed_twice() {
        let lists = Lists::built_in();
        let mut seen = std::collections::HashSet::new();
        for group in &*lists.groups {
            for word in &*group.words {
                let bare = group.after.is_empty()
                    && word.after.is_empty()
                    && group.before.is_empty()
                    && word.before.is_empty()
                    && group.earlier.is_empty()
                    && word.earlier.is_empty()
                    && group.later.is_empty()
                    && word.later.is_empty();
                assert!(!bare || seen.insert(word.wrong.clone()), "{} stands twice", word.wrong);
                assert_ne!(word.wrong, word.right);
            }
        }
    }

    /// A fix takes the place of what is wrong, not of what stands around it.
    #[test]
    fn a_fixed_wording_is_as_long_as_what_is_wrong() {
        for fixed in &*Lists::built_in().fixed {
            let length = |text: &str| text.chars().count();
            for wrong in &*fixed.wrong {
                let off = length(wrong).abs_diff(length(&fixed.text));
                assert!(off <= 4, "{wrong} is not {}", fixed.text);
            }
        }
    }

    #[test]
    fn lists_of_ones_own_lie_over_the_others() {
        let mut lists = Lists::read(
            r#"Lists(format: 1, date: "2025-01-01",
                groups: [(rule: "T11", words: [(wrong: "甲", right: "乙"), (wrong: "丙", right: "丁")])],
                names: [(full: "一局", short: ["局"])])"#,
        )
        .unwrap();
        let own = r#"Lists(format: 1, groups: [(rule: "T11", words: [(wrong: "甲", right: "戊")])],
            names: [(full: "一局", short: ["本局"])])"#;
        lists.extend(Lists::read(own).unwrap());
        let words = lists.groups.iter().flat_map(|g| &*g.words).map(|w| (&*w.wrong, &*w.right));
        assert_eq!(words.collect::<Vec<_>>(), [("丙", "丁"), ("甲", "戊")]);
        assert_eq!(lists.names.len(), 1);
        assert_eq!((&*lists.names[0].short[0], &*lists.date), ("本局", "2025-01-01"));
    }

    #[test]
    fn errors_say_where() {
        for (text, expect) in [
            ("Lists(format: 2)", "line 1, column 1: format 2 is not known; this is format 1"),
            (
                "Lists(format: 1,\n groups: [(rule: \"X9\")])",
                "line 2, column 18: there is no rule \"X9\"",
            ),
            ("Lists(format: 1,\n oops: 3)", "line 2, column 2: no field \"oops\"; there are "),
        ] {
            let error = Lists::read(text).unwrap_err().to_string();
            assert!(error.starts_with(expect), "{error}");
        }
    }
}
