//! Packs as RON text. Good packs are parsed once; where something is wrong, a second look at the
//! source finds the place.

use std::fmt;
use std::fmt::Write as _;
use std::ops::Range;

use ron::error::SpannedError;
use ron::value::RawValue;
use serde::{Deserialize, Deserializer};

use super::{Kind, Pack, Phrase};
use crate::report::slot::{self, SlotReason};
use crate::text::{Place, Quoted, simple_ron};

const FORMAT: u32 = 1;

/// `S` is what a string becomes: its value, or the literal that stands in the source.
#[derive(Deserialize)]
#[serde(rename = "Pack", deny_unknown_fields, bound = "S: Deserialize<'de> + Default")]
struct WirePack<S> {
    format: u32,
    name: S,
    #[serde(default = "Vec::new")]
    phrases: Vec<WirePhrase<S>>,
}

#[derive(Deserialize)]
#[serde(rename = "Phrase", deny_unknown_fields)]
struct WirePhrase<S> {
    text: S,
    kind: Kind,
    #[serde(default = "Vec::new")]
    tags: Vec<S>,
    #[serde(default = "Vec::new")]
    sources: Vec<S>,
    #[serde(default)]
    group: S,
}

/// The one field that every format has; the rest of the file may be of a format not known here.
#[derive(Deserialize)]
#[serde(rename = "Pack")]
struct WireFormat<S> {
    format: S,
}

/// The phrases as they are written.
#[derive(Deserialize)]
#[serde(rename = "Pack", bound = "P: Deserialize<'de>")]
struct WireSpans<P> {
    #[serde(default = "Vec::new")]
    phrases: Vec<P>,
}

/// A value as it is written in the source.
#[derive(Default, Clone, Copy)]
struct Literal<'a>(&'a str);

impl<'de> Deserialize<'de> for Literal<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(|raw| Literal(raw.trim().get_ron()))
    }
}

/// What is wrong with a pack, at a line and a column counted in characters from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    pub line: usize,
    pub column: usize,
    pub fault: PackFault,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackFault {
    /// The pack is of a format this program does not know.
    Format(String),
    Syntax(Box<SpannedError>),
    /// It could be read, but not its place.
    Lost,
    Slot(SlotReason),
    Control(char),
    Empty,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.fault)
    }
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackFault::Format(found) => {
                write!(f, "the pack has format {found}, this program reads format {FORMAT}")
            }
            PackFault::Syntax(error) => error.code.fmt(f),
            PackFault::Lost => f.write_str("the pack cannot be read"),
            PackFault::Slot(fault) => fault.fmt(f),
            PackFault::Control(c) => write!(f, "control character U+{:04X}", u32::from(*c)),
            PackFault::Empty => f.write_str("an empty text"),
        }
    }
}

impl std::error::Error for PackError {}

/// Reads a pack. Nothing is mended: the first thing wrong is the error.
pub fn read(source: &str) -> Result<Pack, PackError> {
    let simple = simple_ron::read::<WirePack<String>>(source);
    let wire = match simple.map_or_else(|| ron::from_str(source), Ok) {
        Ok(wire) if wire.format == FORMAT => wire,
        Ok(_) => return Err(other_format(source).unwrap_or_else(|| lost(source))),
        Err(error) => return Err(other_format(source).unwrap_or_else(|| syntax(error))),
    };
    let faulty = wire.strings().position(|(string, role)| fault_of(string, role).is_some());
    if let Some(number) = faulty {
        return Err(fault_at(source, &wire, number).unwrap_or_else(|| lost(source)));
    }
    let phrases = wire.phrases.into_iter().map(Phrase::from).collect();
    Ok(Pack { name: wire.name, phrases })
}

/// Whether a phrase could be read back once it is written.
pub fn check(phrase: &Phrase) -> Result<(), PackFault> {
    let names = phrase.tags.iter().chain(&phrase.sources).map(|name| (name, Role::Name));
    let strings = [(&phrase.text, Role::Text), (&phrase.group, Role::Group)];
    match strings.into_iter().chain(names).find_map(|(string, role)| fault_of(string, role)) {
        Some((_, fault)) => Err(fault),
        None => Ok(()),
    }
}

/// Writes a pack, one phrase a line; defaults are left out.
pub fn write(pack: &Pack) -> String {
    let mut out = format!("Pack(\n    format: {FORMAT},\n    name: ");
    write_string(&mut out, &pack.name);
    out.push_str(",\n    phrases: [\n");
    for phrase in &pack.phrases {
        out.push_str("        ");
        write_phrase(&mut out, phrase);
        out.push_str(",\n");
    }
    out.push_str("    ],\n)\n");
    out
}

pub(super) fn write_phrase(out: &mut String, phrase: &Phrase) {
    out.push_str("(text: ");
    write_string(out, &phrase.text);
    out.push_str(", kind: ");
    out.push_str(phrase.kind.english());
    write_strings(out, "tags", &phrase.tags);
    write_strings(out, "sources", &phrase.sources);
    if !phrase.group.is_empty() {
        out.push_str(", group: ");
        write_string(out, &phrase.group);
    }
    out.push(')');
}

/// Where each phrase stands in the source of a pack.
pub(super) fn phrase_spans(source: &str) -> Option<Vec<Range<usize>>> {
    let spans = ron::from_str::<WireSpans<Literal>>(source).ok()?;
    let span = |Literal(phrase): &Literal| {
        let start = offset_in(source, phrase);
        start..start + phrase.len()
    };
    Some(spans.phrases.iter().map(span).collect())
}

fn write_strings(out: &mut String, field: &str, strings: &[String]) {
    if strings.is_empty() {
        return;
    }
    out.push_str(", ");
    out.push_str(field);
    out.push_str(": [");
    for (number, string) in strings.iter().enumerate() {
        if number > 0 {
            out.push_str(", ");
        }
        write_string(out, string);
    }
    out.push(']');
}

fn write_string(out: &mut String, string: &str) {
    // Writing into a String does not fail.
    let _ = write!(out, "{}", Quoted(string));
}

#[derive(Clone, Copy)]
enum Role {
    Text,
    Name,
    Group,
}

/// What is wrong with a string of a pack, and at which byte of it.
fn fault_of(string: &str, role: Role) -> Option<(usize, PackFault)> {
    if string.is_empty() {
        return (!matches!(role, Role::Group)).then_some((0, PackFault::Empty));
    }
    let forbidden =
        |c: char| c.is_control() && !(matches!(role, Role::Text) && matches!(c, '\n' | '\t'));
    let control = string.char_indices().find(|&(_, c)| forbidden(c));
    if let Some((at, c)) = control {
        return Some((at, PackFault::Control(c)));
    }
    match role {
        Role::Text => slot::check(string).err().map(|e| (e.at, PackFault::Slot(e.reason))),
        Role::Name | Role::Group => None,
    }
}

impl<S> WirePack<S> {
    /// Every string in a fixed order, so that a string and its literal have the same number.
    fn strings(&self) -> impl Iterator<Item = (&S, Role)> {
        let phrases = self.phrases.iter().flat_map(|phrase| {
            let names = phrase.tags.iter().chain(&phrase.sources);
            [(&phrase.text, Role::Text), (&phrase.group, Role::Group)]
                .into_iter()
                .chain(names.map(|name| (name, Role::Name)))
        });
        std::iter::once((&self.name, Role::Name)).chain(phrases)
    }
}

impl From<WirePhrase<String>> for Phrase {
    fn from(wire: WirePhrase<String>) -> Self {
        let WirePhrase { text, kind, tags, sources, group } = wire;
        Phrase { text, kind, tags, sources, group }
    }
}

fn syntax(error: SpannedError) -> PackError {
    let place = &error.span.end;
    let (line, column) = (place.line, place.col);
    PackError { line, column, fault: PackFault::Syntax(Box::new(error)) }
}

/// A fault whose place could not be found again; the start of the file is all that can be said.
fn lost(source: &str) -> PackError {
    error_at(source, 0, PackFault::Lost)
}

fn other_format(source: &str) -> Option<PackError> {
    let Literal(format) = ron::from_str::<WireFormat<Literal>>(source).ok()?.format;
    if ron::from_str(format) == Ok(FORMAT) {
        return None;
    }
    Some(error_at(source, offset_in(source, format), PackFault::Format(format.to_owned())))
}

/// The error of the string that has this number.
fn fault_at(source: &str, values: &WirePack<String>, number: usize) -> Option<PackError> {
    let (string, role) = values.strings().nth(number)?;
    let (at, fault) = fault_of(string, role)?;
    let literals: WirePack<Literal> = ron::from_str(source).ok()?;
    let (&Literal(literal), _) = literals.strings().nth(number)?;
    let before = string.get(..at)?.chars().count();
    let place = offset_in(source, literal) + offset_of_character(literal, before);
    Some(error_at(source, place, fault))
}

/// Where `part`, a piece of `source`, begins in it.
fn offset_in(source: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize)
}

/// Where the character with this number begins in the string literal that writes it.
fn offset_of_character(literal: &str, number: usize) -> usize {
    let open = literal.find('"').map_or(0, |quote| quote + 1);
    let raw = literal.starts_with('r');
    let mut chars = literal.char_indices().skip_while(|&(at, _)| at < open);
    for _ in 0..number {
        if !matches!(chars.next(), Some((_, '\\'))) || raw {
            continue;
        }
        match chars.next() {
            Some((_, 'u')) => {
                chars.by_ref().find(|&(_, c)| c == '}');
            }
            Some((_, 'x')) => {
                chars.by_ref().nth(1);
            }
            _ => {}
        }
    }
    chars.next().map_or(literal.len(), |(at, _)| at)
}

fn error_at(source: &str, offset: usize, fault: PackFault) -> PackError {
    let Place { line, column } = Place::behind(source.get(..offset).unwrap_or_default());
    PackError { line, column, fault }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_built_in_pack_is_simple_and_says_the_same_to_every_reader() {
        let strings = |wire: WirePack<String>| {
            let strings = wire.strings().map(|(string, _)| string.clone()).collect::<Vec<_>>();
            (strings, wire.phrases.iter().map(|phrase| phrase.kind).collect::<Vec<_>>())
        };
        let simple = simple_ron::read(super::super::BUILT_IN).map(strings);
        assert!(simple.is_some());
        assert_eq!(simple, ron::from_str(super::super::BUILT_IN).ok().map(strings));
    }

    #[test]
    fn a_pack_is_read_with_its_defaults() {
        let source = r#"Pack(format: 1, name: "某局", phrases: [
            (text: "学习{次数}次，", kind: figures, tags: ["理论武装"], sources: ["003"], group: "学"),
            (text: "特此报告。", kind: closing),
        ])"#;
        let pack = read(source).unwrap();
        assert_eq!(pack.name, "某局");
        let plain = |text: &str, kind| Phrase {
            text: text.into(),
            kind,
            tags: vec![],
            sources: vec![],
            group: String::new(),
        };
        let first = Phrase {
            tags: vec!["理论武装".into()],
            sources: vec!["003".into()],
            group: "学".into(),
            ..plain("学习{次数}次，", Kind::Figures)
        };
        assert_eq!(pack.phrases, [first, plain("特此报告。", Kind::Closing)]);
        assert_eq!(read(&write(&pack)), Ok(pack));
    }

    #[test]
    fn errors_say_line_column_and_reason() {
        let phrase = |text: &str| {
            format!(
                "Pack(\n  format: 1,\n  name: \"包\",\n  phrases: [(text: {text}, kind: plan)])"
            )
        };
        let column = "  phrases: [(text: ".len() + 1;
        let slot = |column, fault| (4, column, PackFault::Slot(fault));
        for (source, expected) in [
            (phrase(r#""会议{次数次""#), slot(column + 3, SlotReason::SingleBrace)),
            (phrase(r#""\"一\"\u{4e8c}\x41{}""#), slot(column + 18, SlotReason::Name)),
            (phrase(r##"r#"一\{}"#"##), slot(column + 5, SlotReason::Name)),
            (phrase(r#"/* 注 */ "}""#), slot(column + 9, SlotReason::SingleBrace)),
            (phrase("\"\n一\n二}\""), (6, 2, PackFault::Slot(SlotReason::SingleBrace))),
            (phrase(r#""一\u{1b}[2J""#), (4, column + 2, PackFault::Control('\u{1b}'))),
            (phrase(r#""""#), (4, column + 1, PackFault::Empty)),
            (phrase(r#""一", tags: [""]"#), (4, column + 13, PackFault::Empty)),
            ("Pack(\n format: 2, name: 三)".to_owned(), (2, 10, PackFault::Format("2".into()))),
            (
                "Pack(format: 7, name: \"\", more: [1, (a: {2: 3})])".to_owned(),
                (1, 14, PackFault::Format("7".into())),
            ),
        ] {
            let error = read(&source).unwrap_err();
            assert_eq!((error.line, error.column, error.fault), expected, "{source}");
        }
    }

    #[test]
    fn errors_of_syntax_say_their_place_too() {
        for (source, line, column, reason) in [
            ("Pack(\n  format: 1,\n  nome: \"包\")", 3, 7, "Unexpected field named `nome`"),
            ("Pack(format: 1,\n phrases: [])", 2, 13, "missing field named `name`"),
            ("(format: 1, name: \"包\", phrases: [(text: \"一\", kind: 一)])", 1, 0, "variant"),
            ("(format: 1, name: \"包\", phrases: [(text: \"一\"", 1, 0, ""),
            ("", 1, 1, ""),
        ] {
            let error = read(source).unwrap_err();
            let PackFault::Syntax(found) = &error.fault else { panic!("{error}") };
            assert!(found.code.to_string().contains(reason), "{error}");
            assert_eq!(error.line, line, "{error}");
            assert!(column == 0 || error.column == column, "{error}");
        }
    }

    #[test]
    fn hidden_characters_are_escaped() {
        let phrase = Phrase {
            text: "一\u{202e}\u{200b}\n\"\\".into(),
            kind: Kind::Item,
            tags: vec![],
            sources: vec![],
            group: String::new(),
        };
        let written = write(&Pack { name: "包".into(), phrases: vec![phrase] });
        assert!(
            written.contains(r#"(text: "一\u{202e}\u{200b}\n\"\\", kind: item),"#),
            "{written}"
        );
    }

    fn phrases() -> impl Strategy<Value = Phrase> {
        let kinds = prop::sample::select(Kind::NAMES.to_vec());
        let text = prop::collection::vec(
            prop_oneof![Just("{次数}".to_owned()), Just("{{".into()), "[^{}]{0,9}"],
            1..4,
        );
        let strings = || prop::collection::vec("\\PC{1,9}", 0..3);
        (text, kinds, strings(), strings(), "\\PC{0,4}").prop_map(
            |(text, (kind, ..), tags, sources, group)| Phrase {
                text: text.concat(),
                kind,
                tags,
                sources,
                group,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            name in "\\PC{1,9}",
            phrases in prop::collection::vec(phrases(), 0..4),
        ) {
            let pack = Pack { name, phrases };
            if pack.phrases.iter().all(|phrase| check(phrase).is_ok()) {
                prop_assert_eq!(read(&write(&pack)), Ok(pack));
            } else {
                prop_assert!(read(&write(&pack)).is_err());
            }
        }

        #[test]
        fn no_source_makes_it_panic(source in "(Pack\\(format: [12], )?(name: \"[^\"]*\", )?\\PC{0,40}") {
            let _ = read(&source);
        }
    }
}
