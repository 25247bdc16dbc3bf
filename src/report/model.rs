//! The report itself: fixed parts, a tree of sections in reading order, fields and settings.
//!
//! Invariants, kept by [`Report::new`] and by every operation:
//! - sections stand in reading order, the first at level 1, none more than one level below the one
//!   before it, none deeper than [`DEEPEST`];
//! - section ids are unique and never used again in the life of a report;
//! - every text is one line, a well-formed source (`slot`), without control characters but TAB;
//! - field names are names and unique; field values are one line of plain text.

use super::id::SectionId;
use super::id_map::IdMap;
use super::numbering::Number;
use super::settings::Settings;
use super::slot::{self, SlotDefect};

/// The deepest level of a section.
pub const DEEPEST: u8 = 9;
/// The longest text in bytes. Nobody writes a paragraph of a hundredth of it; what is longer is a
/// file without line ends.
pub const LONGEST_TEXT: usize = 8 << 20;

/// The parts every report has, in the order in which they stand around the sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fixed {
    Title,
    /// Lines under the title: a second title, the occasion, the speaker.
    Subtitle,
    Addressee,
    Lead,
    Closing,
    Attachments,
    Signature,
    Date,
    /// What comes after the date: notes, copies, the texts of attachments.
    After,
}

impl Fixed {
    pub const BEFORE_SECTIONS: [Fixed; 4] =
        [Fixed::Title, Fixed::Subtitle, Fixed::Addressee, Fixed::Lead];
    pub const BEHIND_SECTIONS: [Fixed; 5] =
        [Fixed::Closing, Fixed::Attachments, Fixed::Signature, Fixed::Date, Fixed::After];

    pub fn all() -> impl Iterator<Item = Fixed> {
        Fixed::BEFORE_SECTIONS.into_iter().chain(Fixed::BEHIND_SECTIONS)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    Fixed(Fixed),
    Section(SectionId),
}

/// One line of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// The heading of a section; fixed parts have none.
    Heading,
    Body(usize),
}

impl Line {
    /// Returns which paragraph of its part it is; none for the heading.
    pub fn paragraph(self) -> Option<usize> {
        match self {
            Line::Heading => None,
            Line::Body(n) => Some(n),
        }
    }
}

/// One text of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TextPlace {
    pub part: Part,
    pub line: Line,
}

impl TextPlace {
    pub fn heading(section: SectionId) -> Self {
        TextPlace { part: Part::Section(section), line: Line::Heading }
    }

    pub fn body(part: Part, paragraph: usize) -> Self {
        TextPlace { part, line: Line::Body(paragraph) }
    }

    /// Returns which paragraph of the part comes next.
    pub fn behind(self) -> usize {
        self.line.paragraph().map_or(0, |n| n + 1)
    }
}

/// A place in the report's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    pub text: TextPlace,
    /// A byte in that text's source.
    pub at: usize,
}

/// One paragraph: its source and the writer's note to themselves, which is never printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub text: String,
    pub note: String,
}

impl Paragraph {
    /// Makes a paragraph of a source, in which braces are slots.
    pub fn new(source: impl Into<String>) -> Self {
        Paragraph { text: source.into(), note: String::new() }
    }

    /// Makes a paragraph of a plain text, in which braces are only braces.
    pub fn plain(text: &str) -> Self {
        Paragraph::new(slot::escape(text).into_owned())
    }
}

#[derive(Debug, Clone, Default)]
pub struct Section {
    pub id: SectionId,
    /// From 1 to [`DEEPEST`].
    pub level: u8,
    pub heading: String,
    /// Where the heading runs into the first paragraph: the mark that ends it, or nothing.
    pub run_in: Option<String>,
    pub number: Number,
    /// What kind of section this is: the palette's ranking uses it.
    pub tags: Vec<String>,
    /// How many characters the section is meant to have; 0 for none.
    pub target: u32,
    /// In a run-in section the first paragraph stands on the line of the heading.
    pub body: Vec<Paragraph>,
}

/// Two sections are equal that read the same; ids are not read.
impl PartialEq for Section {
    fn eq(&self, other: &Self) -> bool {
        self.level == other.level
            && self.heading == other.heading
            && self.run_in == other.run_in
            && self.number == other.number
            && self.tags == other.tags
            && self.target == other.target
            && self.body == other.body
    }
}

/// The marks that may end a run-in heading.
pub const RUN_IN_MARKS: [&str; 6] = ["。", "？", "！", "：", "；", ""];

/// A value the whole report shares; an empty one is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub value: String,
}

/// The lists of paragraphs around the sections.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FixedParts {
    title: Vec<Paragraph>,
    subtitle: Vec<Paragraph>,
    addressee: Vec<Paragraph>,
    lead: Vec<Paragraph>,
    closing: Vec<Paragraph>,
    attachments: Vec<Paragraph>,
    signature: Vec<Paragraph>,
    date: Vec<Paragraph>,
    after: Vec<Paragraph>,
}

impl FixedParts {
    pub fn of(&self, part: Fixed) -> &Vec<Paragraph> {
        match part {
            Fixed::Title => &self.title,
            Fixed::Subtitle => &self.subtitle,
            Fixed::Addressee => &self.addressee,
            Fixed::Lead => &self.lead,
            Fixed::Closing => &self.closing,
            Fixed::Attachments => &self.attachments,
            Fixed::Signature => &self.signature,
            Fixed::Date => &self.date,
            Fixed::After => &self.after,
        }
    }

    pub fn of_mut(&mut self, part: Fixed) -> &mut Vec<Paragraph> {
        match part {
            Fixed::Title => &mut self.title,
            Fixed::Subtitle => &mut self.subtitle,
            Fixed::Addressee => &mut self.addressee,
            Fixed::Lead => &mut self.lead,
            Fixed::Closing => &mut self.closing,
            Fixed::Attachments => &mut self.attachments,
            Fixed::Signature => &mut self.signature,
            Fixed::Date => &mut self.date,
            Fixed::After => &mut self.after,
        }
    }
}

/// A report not yet checked: what readers make and templates hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    pub fixed: FixedParts,
    pub sections: Vec<Section>,
    pub fields: Vec<Field>,
    pub settings: Settings,
}

/// A report. It changes by operations only.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub(super) draft: Draft,
    pub(super) next_id: u64,
    pub(super) index: IdMap<SectionId, usize>,
}

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.draft == other.draft
    }
}

/// Why a draft is not a report, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Defect {
    /// The section with this index is deeper than its place allows.
    Level {
        section: usize,
        level: u8,
        allowed: u8,
    },
    Slot {
        place: DefectPlace,
        defect: SlotDefect,
    },
    /// A line break or a control character.
    Character {
        place: DefectPlace,
        character: char,
    },
    /// Longer than [`LONGEST_TEXT`].
    Long {
        place: DefectPlace,
        bytes: usize,
    },
    RunIn {
        section: usize,
        mark: String,
    },
    FieldName {
        name: String,
    },
    FieldTwice {
        name: String,
    },
}

/// Where in a draft a text stands; sections have no ids yet, so by index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefectPlace {
    Fixed(Fixed, usize),
    Heading(usize),
    Body {
        section: usize,
        paragraph: usize,
    },
    Field(String),
    Settings,
    /// An ignored finding.
    Ignored(usize),
}

impl Report {
    /// Makes a report of a draft, or says what is wrong with it. Sections are given ids in reading
    /// order.
    pub fn new(draft: Draft) -> Result<Report, Defect> {
        super::check::check(&draft)?;
        Ok(Report::with_new_ids(draft))
    }

    /// Makes a report of a draft whose texts are all cut from the lines of a clean text, escaped: no
    /// sign of theirs can be wrong, and to look at each again takes long.
    pub fn of_clean_lines(draft: Draft) -> Result<Report, Defect> {
        debug_assert_eq!(super::check::check_shape(&draft), super::check::check(&draft));
        super::check::check_shape(&draft)?;
        Ok(Report::with_new_ids(draft))
    }

    fn with_new_ids(mut draft: Draft) -> Report {
        let mut next_id = 1;
        for section in &mut draft.sections {
            section.id = SectionId(next_id);
            next_id += 1;
        }
        Report::of_checked(draft, next_id)
    }

    pub(super) fn of_checked(draft: Draft, next_id: u64) -> Report {
        let mut report = Report { draft, next_id, index: IdMap::default() };
        report.reindex();
        report
    }

    pub(super) fn reindex(&mut self) {
        self.index.clear();
        self.index.extend(self.draft.sections.iter().enumerate().map(|(i, s)| (s.id, i)));
    }

    /// Returns an id no section of this report has had.
    pub fn fresh_id(&self) -> SectionId {
        SectionId(self.next_id.max(1))
    }

    pub fn fixed(&self, part: Fixed) -> &[Paragraph] {
        self.draft.fixed.of(part)
    }

    /// Returns all sections, in reading order.
    pub fn sections(&self) -> &[Section] {
        &self.draft.sections
    }

    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.draft.sections.get(self.index_of(id)?)
    }

    /// Returns the place of a section in reading order.
    pub fn index_of(&self, id: SectionId) -> Option<usize> {
        self.index.get(&id).copied()
    }

    pub fn fields(&self) -> &[Field] {
        &self.draft.fields
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.draft.fields.iter().find(|field| field.name == name)
    }

    pub fn settings(&self) -> &Settings {
        &self.draft.settings
    }

    /// Returns all that reads, as plain data.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Returns how many sections the one at `index` is, with all below it.
    pub fn subtree_len(&self, index: usize) -> usize {
        let Some((first, rest)) = self.draft.sections.get(index..).and_then(|s| s.split_first())
        else {
            return 0;
        };
        1 + rest.iter().take_while(|s| s.level > first.level).count()
    }

    /// Says whether there are sections below one.
    pub fn has_children(&self, id: SectionId) -> bool {
        let behind = self.index_of(id).and_then(|index| self.draft.sections.get(index..index + 2));
        behind.is_some_and(|pair| pair.is_sorted_by(|one, next| one.level < next.level))
    }

    /// Returns the paragraphs of a part.
    pub fn body(&self, part: Part) -> Option<&[Paragraph]> {
        match part {
            Part::Fixed(fixed) => Some(self.fixed(fixed)),
            Part::Section(id) => self.section(id).map(|section| section.body.as_slice()),
        }
    }

    /// Returns the source of one text.
    pub fn text(&self, place: TextPlace) -> Option<&str> {
        match (place.part, place.line) {
            (Part::Section(id), Line::Heading) => self.section(id).map(|s| s.heading.as_str()),
            (Part::Fixed(_), Line::Heading) => None,
            (part, Line::Body(n)) => Some(self.body(part)?.get(n)?.text.as_str()),
        }
    }
}
