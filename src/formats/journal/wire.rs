//! Operations as they stand in a journal, and the way from and to those of the model.

use crate::formats::ron::{self, part_name, part_of_name};
use crate::report::form::Form;
use crate::report::numbering::Number;
use crate::report::{
    Attributes, Draft, Field, Line, Operation, Paragraph, Part, Report, Section, SectionId,
    Settings, TextPlace,
};
use crate::text::Edit;
use serde::{Deserialize, Serialize};

/// Only what an operation puts there: what it takes away is in the report it is made to.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum WireOperation {
    Text {
        part: WirePart,
        /// None: the heading.
        body: Option<usize>,
        at: usize,
        removed: String,
        inserted: String,
    },
    Paragraphs {
        part: WirePart,
        at: usize,
        removed: usize,
        inserted: Vec<WireParagraph>,
    },
    Split {
        part: WirePart,
        body: Option<usize>,
        at: usize,
    },
    Join {
        part: WirePart,
        body: Option<usize>,
        at: usize,
    },
    Note {
        part: WirePart,
        paragraph: usize,
        inserted: String,
    },
    Sections {
        at: usize,
        removed: usize,
        inserted: Vec<WireSection>,
    },
    Move {
        from: usize,
        count: usize,
        to: usize,
        deeper: i8,
    },
    Attributes {
        section: u64,
        run_in: Option<String>,
        number: WireNumber,
        tags: Vec<String>,
        target: u32,
    },
    Fields {
        at: usize,
        removed: usize,
        inserted: Vec<(String, String)>,
    },
    /// As a report file that holds nothing else.
    Settings(String),
    Whole {
        report: String,
        ids: Vec<u64>,
    },
    All(Vec<WireOperation>),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum WirePart {
    Section(u64),
    Fixed(String),
}

/// A text, and its note.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireParagraph(String, String);

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireSection {
    id: u64,
    level: u8,
    heading: String,
    run_in: Option<String>,
    number: WireNumber,
    tags: Vec<String>,
    target: u32,
    body: Vec<WireParagraph>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum WireNumber {
    ByPlace,
    Form(String),
    Written(String),
    Unnumbered,
}

impl WireOperation {
    pub(super) fn of(operation: &Operation) -> Self {
        match operation {
            Operation::Text { place, edit } => WireOperation::text(*place, edit),
            Operation::Paragraphs { part, at, removed, inserted } => WireOperation::Paragraphs {
                part: WirePart::of(*part),
                at: *at,
                removed: removed.len(),
                inserted: WireParagraph::all(inserted),
            },
            Operation::Split { place, at } => {
                let (part, body) = WirePart::of_text(*place);
                WireOperation::Split { part, body, at: *at }
            }
            Operation::Join { place, at } => {
                let (part, body) = WirePart::of_text(*place);
                WireOperation::Join { part, body, at: *at }
            }
            Operation::Note { part, paragraph, inserted, .. } => WireOperation::Note {
                part: WirePart::of(*part),
                paragraph: *paragraph,
                inserted: inserted.clone(),
            },
            Operation::Sections { at, removed, inserted } => WireOperation::Sections {
                at: *at,
                removed: removed.len(),
                inserted: inserted.iter().map(WireSection::of).collect(),
            },
            Operation::Move { from, count, to, deeper } => {
                WireOperation::Move { from: *from, count: *count, to: *to, deeper: *deeper }
            }
            Operation::Attributes { section, inserted, .. } => {
                WireOperation::attributes(*section, inserted)
            }
            Operation::Fields { at, removed, inserted } => {
                let pair = |field: &Field| (field.name.clone(), field.value.clone());
                let inserted = inserted.iter().map(pair).collect();
                WireOperation::Fields { at: *at, removed: removed.len(), inserted }
            }
            Operation::Settings { inserted, .. } => {
                WireOperation::Settings(settings_text(inserted))
            }
            Operation::Whole { inserted, .. } => WireOperation::whole(inserted),
            Operation::All(all) => WireOperation::All(all.iter().map(WireOperation::of).collect()),
        }
    }

    fn text(place: TextPlace, edit: &Edit) -> Self {
        let (part, body) = WirePart::of_text(place);
        let Edit { at, removed, inserted } = edit.clone();
        WireOperation::Text { part, body, at, removed, inserted }
    }

    fn attributes(section: SectionId, attributes: &Attributes) -> Self {
        let Attributes { run_in, number, tags, target } = attributes.clone();
        let number = WireNumber::of(&number);
        WireOperation::Attributes { section: section.number(), run_in, number, tags, target }
    }

    fn whole(draft: &Draft) -> Self {
        let ids = draft.sections.iter().map(|section| section.id.number()).collect();
        // What an operation brings has been a report.
        let report = Report::new(draft.clone()).map(|report| ron::write(&report));
        WireOperation::Whole { report: report.unwrap_or_default(), ids }
    }

    /// Does the operation again; false where it does not fit the report, which stays as it was.
    pub(super) fn apply(&self, report: &mut Report) -> bool {
        self.done_again(report).is_some()
    }

    fn done_again(&self, report: &mut Report) -> Option<Operation> {
        let WireOperation::All(all) = self else {
            let operation = self.made_for(report)?;
            return report.apply(&operation).is_ok().then_some(operation);
        };
        let mut done = Vec::new();
        for one in all {
            match one.done_again(report) {
                Some(operation) => done.push(operation),
                None => {
                    let _ = report.apply(&Operation::All(done).inverse());
                    return None;
                }
            }
        }
        Some(Operation::All(done))
    }

    /// Makes the operation for a report, with what it takes away from it.
    fn made_for(&self, report: &Report) -> Option<Operation> {
        Some(match self {
            WireOperation::Text { part, body, at, removed, inserted } => {
                let place = part.text(*body)?;
                let (at, removed, inserted) = (*at, removed.clone(), inserted.clone());
                Operation::Text { place, edit: Edit { at, removed, inserted } }
            }
            WireOperation::Paragraphs { part, at, removed, inserted } => {
                let part = part.part()?;
                let removed = span(report.body(part)?, *at, *removed)?;
                let inserted = inserted.iter().map(WireParagraph::paragraph).collect();
                Operation::Paragraphs { part, at: *at, removed, inserted }
            }
            WireOperation::Split { part, body, at } => {
                Operation::Split { place: part.text(*body)?, at: *at }
            }
            WireOperation::Join { part, body, at } => {
                Operation::Join { place: part.text(*body)?, at: *at }
            }
            WireOperation::Note { part, paragraph, inserted } => {
                let part = part.part()?;
                let removed = report.body(part)?.get(*paragraph)?.note.clone();
                let inserted = inserted.clone();
                Operation::Note { part, paragraph: *paragraph, removed, inserted }
            }
            _ => return self.made_for_all_of(report),
        })
    }

    /// The same for what concerns more than one part.
    fn made_for_all_of(&self, report: &Report) -> Option<Operation> {
        Some(match self {
            WireOperation::Sections { at, removed, inserted } => {
                let removed = span(report.sections(), *at, *removed)?;
                let inserted: Option<_> = inserted.iter().map(WireSection::section).collect();
                Operation::Sections { at: *at, removed, inserted: inserted? }
            }
            WireOperation::Move { from, count, to, deeper } => {
                Operation::Move { from: *from, count: *count, to: *to, deeper: *deeper }
            }
            WireOperation::Attributes { section, run_in, number, tags, target } => {
                let section = SectionId::of_number(*section)?;
                let removed = Attributes::of(report.section(section)?);
                let inserted = Attributes {
                    run_in: run_in.clone(),
                    number: number.number()?,
                    tags: tags.clone(),
                    target: *target,
                };
                Operation::Attributes { section, removed, inserted }
            }
            WireOperation::Fields { at, removed, inserted } => {
                let removed = span(report.fields(), *at, *removed)?;
                let field = |(name, value): &(String, String)| Field {
                    name: name.clone(),
                    value: value.clone(),
                };
                let inserted = inserted.iter().map(field).collect();
                Operation::Fields { at: *at, removed, inserted }
            }
            WireOperation::Settings(text) => {
                let inserted = Box::new(ron::read(text).ok()?.report.settings().clone());
                Operation::Settings { removed: Box::new(report.settings().clone()), inserted }
            }
            WireOperation::Whole { report: text, ids } => {
                let mut read = ron::read(text).ok()?.report;
                read.restore_ids(&section_ids(ids)?).then_some(())?;
                let inserted = Box::new(read.draft().clone());
                Operation::Whole { removed: Box::new(report.draft().clone()), inserted }
            }
            _ => return None,
        })
    }
}

/// The ids that a journal knows by numbers, if all are some.
pub(super) fn section_ids(numbers: &[u64]) -> Option<Vec<SectionId>> {
    numbers.iter().copied().map(SectionId::of_number).collect()
}

fn span<T: Clone>(list: &[T], at: usize, count: usize) -> Option<Vec<T>> {
    list.get(at..at.checked_add(count)?).map(<[T]>::to_vec)
}

fn settings_text(settings: &Settings) -> String {
    let draft = Draft { settings: settings.clone(), ..Draft::default() };
    // Settings that were set have been found good.
    Report::new(draft).map(|report| ron::write(&report)).unwrap_or_default()
}

impl WirePart {
    fn of(part: Part) -> Self {
        match part {
            Part::Section(id) => WirePart::Section(id.number()),
            Part::Fixed(fixed) => WirePart::Fixed(part_name(fixed).to_string()),
        }
    }

    /// The part of a text, and which of its paragraphs that is; none for the heading.
    fn of_text(place: TextPlace) -> (Self, Option<usize>) {
        (WirePart::of(place.part), place.line.paragraph())
    }

    fn part(&self) -> Option<Part> {
        Some(match self {
            WirePart::Section(number) => Part::Section(SectionId::of_number(*number)?),
            WirePart::Fixed(name) => Part::Fixed(part_of_name(name)?),
        })
    }

    fn text(&self, body: Option<usize>) -> Option<TextPlace> {
        let line = body.map_or(Line::Heading, Line::Body);
        Some(TextPlace { part: self.part()?, line })
    }
}

impl WireParagraph {
    fn all(paragraphs: &[Paragraph]) -> Vec<Self> {
        paragraphs.iter().map(|p| WireParagraph(p.text.clone(), p.note.clone())).collect()
    }

    fn paragraph(&self) -> Paragraph {
        Paragraph { text: self.0.clone(), note: self.1.clone() }
    }
}

impl WireSection {
    fn of(section: &Section) -> Self {
        WireSection {
            id: section.id.number(),
            level: section.level,
            heading: section.heading.clone(),
            run_in: section.run_in.clone(),
            number: WireNumber::of(&section.number),
            tags: section.tags.clone(),
            target: section.target,
            body: WireParagraph::all(&section.body),
        }
    }

    fn section(&self) -> Option<Section> {
        Some(Section {
            id: SectionId::of_number(self.id)?,
            level: self.level,
            heading: self.heading.clone(),
            run_in: self.run_in.clone(),
            number: self.number.number()?,
            tags: self.tags.clone(),
            target: self.target,
            body: self.body.iter().map(WireParagraph::paragraph).collect(),
        })
    }
}

impl WireNumber {
    fn of(number: &Number) -> Self {
        match number {
            Number::ByPlace => WireNumber::ByPlace,
            Number::Form(form) => WireNumber::Form(form.to_string()),
            Number::Written(text) => WireNumber::Written(text.clone()),
            Number::Unnumbered => WireNumber::Unnumbered,
        }
    }

    fn number(&self) -> Option<Number> {
        Some(match self {
            WireNumber::ByPlace => Number::ByPlace,
            WireNumber::Form(sample) => Number::Form(Form::of_sample(sample)?),
            WireNumber::Written(text) => Number::Written(text.clone()),
            WireNumber::Unnumbered => Number::Unnumbered,
        })
    }
}
