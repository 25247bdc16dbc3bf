//! The report file as structs, and the way from them to a draft.
//!
//! Texts and their notes stand apart in the file, so that a body is a list of strings.

use super::error::RonErrorKind;
use super::scan::Step;
use super::{part_name, part_of_name};
use crate::report::form::Form;
use crate::report::numbering::{Number, Numbering, SchemeName};
use crate::report::{
    DEEPEST, DEFAULT_MASK, Draft, Field, Fixed, FixedParts, Ignored, Paragraph, Section, Settings,
};
use serde::{Deserialize, Deserializer};

/// Something that is well-formed and means nothing, and the path to it.
#[derive(Debug)]
pub(super) struct Misplaced {
    pub path: Vec<Step>,
    /// A byte within the text at the end of the path.
    pub within: Option<usize>,
    pub kind: RonErrorKind,
}

impl Misplaced {
    pub(super) fn new(path: Vec<Step>, kind: RonErrorKind) -> Self {
        Misplaced { path, within: None, kind }
    }

    /// The same, found within what `outer` leads to.
    fn below(mut self, outer: &[Step]) -> Self {
        self.path.splice(0..0, outer.iter().copied());
        self
    }
}

#[derive(Deserialize)]
#[serde(rename = "Report", deny_unknown_fields)]
pub(super) struct WireReport {
    format: u32,
    #[serde(default)]
    title: Vec<String>,
    #[serde(default)]
    subtitle: Vec<String>,
    #[serde(default)]
    addressee: Vec<String>,
    #[serde(default)]
    lead: Vec<String>,
    #[serde(default)]
    sections: Vec<WireSection>,
    #[serde(default)]
    closing: Vec<String>,
    #[serde(default)]
    attachments: Vec<String>,
    #[serde(default)]
    signature: Vec<String>,
    #[serde(default)]
    date: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    fields: Vec<(String, String)>,
    #[serde(default)]
    numbering: WireNumbering,
    #[serde(default = "default_mask")]
    mask: String,
    #[serde(default)]
    target: u32,
    #[serde(default)]
    ignored: Vec<(String, String)>,
    #[serde(default)]
    notes: Vec<WirePartNote>,
}

#[derive(Deserialize)]
#[serde(rename = "Section", deny_unknown_fields)]
struct WireSection {
    level: u8,
    #[serde(default)]
    heading: String,
    #[serde(default, deserialize_with = "given")]
    run_in: Option<String>,
    #[serde(default)]
    number: WireNumber,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    target: u32,
    #[serde(default)]
    body: Vec<String>,
    #[serde(default)]
    notes: Vec<WireNote>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum WireNumber {
    #[default]
    #[serde(skip)]
    ByPlace,
    Form(String),
    Written(String),
    None,
}

#[derive(Deserialize)]
#[serde(rename = "Note", deny_unknown_fields)]
struct WireNote {
    paragraph: u32,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename = "Note", deny_unknown_fields)]
struct WirePartNote {
    part: String,
    paragraph: u32,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename = "Numbering", deny_unknown_fields)]
struct WireNumbering {
    #[serde(default = "default_scheme")]
    scheme: String,
    #[serde(default)]
    run_on: Vec<u8>,
    #[serde(default)]
    restart: Vec<u8>,
}

impl Default for WireNumbering {
    fn default() -> Self {
        WireNumbering { scheme: default_scheme(), run_on: Vec::new(), restart: Vec::new() }
    }
}

fn default_mask() -> String {
    DEFAULT_MASK.to_string()
}

fn default_scheme() -> String {
    SchemeName::default().id().to_string()
}

/// A text that is there; where it is absent, the default says so.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

impl WireReport {
    pub(super) fn into_draft(self) -> Result<Draft, Misplaced> {
        if self.format != super::FORMAT {
            let kind = RonErrorKind::Format { found: self.format, known: super::FORMAT };
            return Err(Misplaced::new(vec![Step::Field("format")], kind));
        }
        let mut fixed = FixedParts::default();
        for (part, texts) in [
            (Fixed::Title, self.title),
            (Fixed::Subtitle, self.subtitle),
            (Fixed::Addressee, self.addressee),
            (Fixed::Lead, self.lead),
            (Fixed::Closing, self.closing),
            (Fixed::Attachments, self.attachments),
            (Fixed::Signature, self.signature),
            (Fixed::Date, self.date),
            (Fixed::After, self.after),
        ] {
            *fixed.of_mut(part) = paragraphs(texts);
        }
        for (n, note) in self.notes.into_iter().enumerate() {
            let path = [Step::Field("notes"), Step::Item(n)];
            note.put(&mut fixed).map_err(|wrong| wrong.below(&path))?;
        }
        let sections = self.sections.into_iter().enumerate().map(|(n, section)| {
            let path = [Step::Field("sections"), Step::Item(n)];
            section.into_section().map_err(|wrong| wrong.below(&path))
        });
        let numbering = self.numbering.into_numbering();
        let ignored = self.ignored.into_iter().map(|(rule, text)| Ignored { rule, text });
        Ok(Draft {
            fixed,
            sections: sections.collect::<Result<_, _>>()?,
            fields: self.fields.into_iter().map(|(name, value)| Field { name, value }).collect(),
            settings: Settings {
                numbering: numbering.map_err(|wrong| wrong.below(&[Step::Field("numbering")]))?,
                mask: self.mask,
                target: self.target,
                ignored: ignored.collect(),
            },
        })
    }
}

impl WireSection {
    fn into_section(self) -> Result<Section, Misplaced> {
        let mut body = paragraphs(self.body);
        for (n, note) in self.notes.into_iter().enumerate() {
            let path = [Step::Field("notes"), Step::Item(n)];
            put_note(&mut body, note.paragraph, note.text).map_err(|wrong| wrong.below(&path))?;
        }
        Ok(Section {
            level: self.level,
            heading: self.heading,
            run_in: self.run_in,
            number: self.number.into_number()?,
            tags: self.tags,
            target: self.target,
            body,
            ..Section::default()
        })
    }
}

impl WireNumber {
    fn into_number(self) -> Result<Number, Misplaced> {
        Ok(match self {
            WireNumber::ByPlace => Number::ByPlace,
            WireNumber::Written(text) => Number::Written(text),
            WireNumber::None => Number::Unnumbered,
            WireNumber::Form(sample) => match Form::of_sample(&sample) {
                Some(form) => Number::Form(form),
                None => {
                    let kind = RonErrorKind::NumberForm(sample);
                    return Err(Misplaced::new(vec![Step::Field("number"), Step::Item(0)], kind));
                }
            },
        })
    }
}

impl WirePartNote {
    fn put(self, fixed: &mut FixedParts) -> Result<(), Misplaced> {
        let Some(part) = part_of_name(&self.part) else {
            let known = Fixed::all().map(part_name).collect();
            let kind = RonErrorKind::UnknownWord { word: self.part, known };
            return Err(Misplaced::new(vec![Step::Field("part")], kind));
        };
        put_note(fixed.of_mut(part), self.paragraph, self.text)
    }
}

impl WireNumbering {
    fn into_numbering(self) -> Result<Numbering, Misplaced> {
        let Some(scheme) = SchemeName::of_id(&self.scheme) else {
            let known = SchemeName::ALL.map(SchemeName::id).to_vec();
            let kind = RonErrorKind::UnknownWord { word: self.scheme, known };
            return Err(Misplaced::new(vec![Step::Field("scheme")], kind));
        };
        let mut numbering = Numbering::of(scheme);
        for (field, levels, runs_on) in
            [("run_on", &self.run_on, true), ("restart", &self.restart, false)]
        {
            for (n, level) in levels.iter().copied().enumerate() {
                let path = vec![Step::Field(field), Step::Item(n)];
                if !(1..=DEEPEST).contains(&level) {
                    return Err(Misplaced::new(path, RonErrorKind::NoLevel(level)));
                }
                if !runs_on && self.run_on.contains(&level) {
                    return Err(Misplaced::new(path, RonErrorKind::RunOnAndRestart(level)));
                }
                numbering = numbering.with_run_on(level, runs_on);
            }
        }
        Ok(numbering)
    }
}

fn paragraphs(texts: Vec<String>) -> Vec<Paragraph> {
    texts.into_iter().map(Paragraph::new).collect()
}

fn put_note(paragraphs: &mut [Paragraph], paragraph: u32, text: String) -> Result<(), Misplaced> {
    let existing = paragraphs.len();
    let number = usize::try_from(paragraph).unwrap_or(usize::MAX);
    let wrong = |kind| Err(Misplaced::new(vec![Step::Field("paragraph")], kind));
    match number.checked_sub(1).and_then(|index| paragraphs.get_mut(index)) {
        None => wrong(RonErrorKind::NoParagraph { paragraph: number, existing }),
        Some(found) if !found.note.is_empty() => {
            wrong(RonErrorKind::NoteTwice { paragraph: number })
        }
        Some(found) => {
            found.note = text;
            Ok(())
        }
    }
}
