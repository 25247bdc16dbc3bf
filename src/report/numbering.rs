//! Numbering: which number each section carries by its place.
//!
//! Numbers are never kept in a section's text. A section says how it is numbered ([`Number`]), the
//! scheme says in what form each level is written, and [`Counter`] walks the sections in reading
//! order and gives each its label. Sections of one family under one parent count together; a number
//! as written sets the count for those after it, so that one gap is one deviation and not many.

mod numbers;

pub use numbers::Numbers;

use super::form::{FAMILIES, Family, Form, FormStyle, WrittenNumber, read_number};
use super::{DEEPEST, Report};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How one section is numbered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Number {
    /// By its place, in the form of the scheme.
    #[default]
    ByPlace,
    /// By its place, in a form of its own.
    Form(Form),
    /// As written: a number that its place would not give.
    Written(String),
    Unnumbered,
}

/// Returns the text a number brings with it, whatever its place.
pub(super) fn as_text(number: &Number) -> String {
    match number {
        Number::ByPlace | Number::Unnumbered => String::new(),
        Number::Form(form) => form.to_string(),
        Number::Written(text) => text.clone(),
    }
}

/// The numbering schemes a report may follow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SchemeName {
    #[default]
    Official,
    Decimal,
    Regulation,
}

struct Scheme {
    id: &'static str,
    /// One form a level, as the number one would stand in it.
    forms: [&'static str; DEEPEST as usize],
    /// The levels that run on through the document instead of starting again under each parent.
    run_on: &'static [u8],
}

const OFFICIAL: Scheme = Scheme {
    id: "official",
    forms: ["一、", "（一）", "1.", "（1）", "①", "1）", "⑴", "⒈", "Ⅰ."],
    run_on: &[],
};
const DECIMAL: Scheme = Scheme {
    id: "decimal",
    forms: ["1.", "1.1 ", "1.1 ", "1.1 ", "1.1 ", "1.1 ", "1.1 ", "1.1 ", "1.1 "],
    run_on: &[],
};
const REGULATION: Scheme = Scheme {
    id: "regulation",
    forms: ["第一章　", "第一节　", "第一条　", "（一）", "1.", "（1）", "①", "1）", "⑴"],
    run_on: &[3],
};

/// The forms of each scheme's levels: every walk over a report asks for them.
static FORMS: LazyLock<[(SchemeName, Vec<LevelForm>); 3]> = LazyLock::new(|| {
    SchemeName::ALL.map(|name| {
        let forms = name.scheme().forms.iter().map(|sample| Form::of_sample(sample));
        let with_family = |form: Form| {
            let family = form.family();
            (form, family)
        };
        (name, forms.map(|form| form.map(with_family)).collect())
    })
});

/// How a level is numbered.
type LevelForm = Option<(Form, Family)>;

impl SchemeName {
    pub const ALL: [SchemeName; 3] =
        [SchemeName::Official, SchemeName::Decimal, SchemeName::Regulation];

    /// Returns the word by which files name the scheme.
    pub fn id(self) -> &'static str {
        self.scheme().id
    }

    pub fn of_id(id: &str) -> Option<SchemeName> {
        SchemeName::ALL.into_iter().find(|name| name.id() == id)
    }

    fn scheme(self) -> &'static Scheme {
        match self {
            SchemeName::Official => &OFFICIAL,
            SchemeName::Decimal => &DECIMAL,
            SchemeName::Regulation => &REGULATION,
        }
    }
}

/// The numbering of a report: its scheme, and the levels that run on otherwise than it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    pub scheme: SchemeName,
    /// For each level from 1, whether it runs on through the document.
    runs_on: Vec<bool>,
}

impl Default for Numbering {
    fn default() -> Self {
        Numbering::of(SchemeName::default())
    }
}

impl Numbering {
    pub fn of(scheme: SchemeName) -> Self {
        let run_on = scheme.scheme().run_on;
        Numbering { scheme, runs_on: (1..=DEEPEST).map(|level| run_on.contains(&level)).collect() }
    }

    pub fn runs_on(&self, level: u8) -> bool {
        usize::from(level).checked_sub(1).and_then(|i| self.runs_on.get(i)).copied() == Some(true)
    }

    /// Lets one level run on, or start again under each parent.
    #[must_use]
    pub fn with_run_on(mut self, level: u8, runs_on: bool) -> Self {
        if let Some(slot) = usize::from(level).checked_sub(1).and_then(|i| self.runs_on.get_mut(i))
        {
            *slot = runs_on;
        }
        self
    }

    /// Returns the levels that run on, from 1.
    pub fn levels_run_on(&self) -> impl Iterator<Item = u8> + '_ {
        (1..=DEEPEST).filter(|level| self.runs_on(*level))
    }

    /// Returns the form in which the scheme writes a level.
    pub fn form(&self, level: u8) -> Option<&'static Form> {
        let form = self.forms().get(usize::from(level).checked_sub(1)?)?;
        form.as_ref().map(|(form, _)| form)
    }

    fn forms(&self) -> &'static [LevelForm] {
        let of_scheme = FORMS.iter().find(|(name, _)| *name == self.scheme);
        of_scheme.map_or(&[], |(_, forms)| forms.as_slice())
    }
}

/// The number of one section, ready to be printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// With the white space that separates it from the heading; empty where there is no number.
    pub text: String,
    /// False where the section is numbered as written and its place would give another number.
    pub fits_place: bool,
}

/// Gives sections their numbers, in reading order.
#[derive(Debug, Clone)]
pub struct Counter {
    /// The form of each level.
    forms: &'static [LevelForm],
    run_on: Vec<Family>,
    /// For each level on the way to the last section: its own value and the counts of its siblings.
    levels: Vec<LevelCount>,
    through_document: Counts,
    /// What numbers as written were read as: a report has the same few again and again.
    read: HashMap<String, Option<Read>>,
}

/// A number as written.
#[derive(Debug, Clone)]
struct Read {
    family: Family,
    value: u32,
    /// All its values, if it is a path.
    path: Vec<u32>,
    /// It is written as its form writes it.
    is_exact: bool,
}

/// So many numbers as written are remembered.
const MOST_READ: usize = 1_000;

#[derive(Debug, Clone, Default)]
struct LevelCount {
    value: Option<u32>,
    siblings: Counts,
}

/// How far each family has been counted.
#[derive(Debug, Clone, Default)]
struct Counts([u32; FAMILIES]);

impl Counts {
    fn of(&self, family: Family) -> u32 {
        self.0.get(family as usize).copied().unwrap_or(0)
    }

    fn set(&mut self, family: Family, value: u32) {
        if let Some(count) = self.0.get_mut(family as usize) {
            *count = value;
        }
    }
}

/// What a section's place makes of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counted {
    value: Option<u32>,
    fits_place: bool,
}

impl Counter {
    pub fn new(numbering: &Numbering) -> Self {
        let forms = numbering.forms();
        let run_on = (1..).zip(forms).filter(|(level, _)| numbering.runs_on(*level));
        let run_on = run_on.filter_map(|(_, form)| form.as_ref()).map(|(_, family)| *family);
        let run_on = run_on.collect();
        let (levels, through_document, read) = (Vec::new(), Counts::default(), HashMap::new());
        Counter { forms, run_on, levels, through_document, read }
    }

    /// Returns the label of the next section.
    pub fn next(&mut self, level: u8, number: &Number) -> Label {
        let Counted { fits_place, .. } = self.pass(level, number);
        let form = match number {
            Number::Unnumbered => None,
            Number::ByPlace => self.scheme_form(level),
            Number::Form(form) => Some(form),
            Number::Written(text) => return Label { text: text.clone(), fits_place },
        };
        let path = || self.levels.iter().filter_map(|level| level.value);
        let text = form.map_or(String::new(), |form| match form.style {
            FormStyle::One(_) => form.write(path().next_back().as_slice()),
            FormStyle::Path => form.write(&path().collect::<Vec<_>>()),
        });
        Label { text, fits_place }
    }

    /// Counts the next section.
    fn pass(&mut self, level: u8, number: &Number) -> Counted {
        self.enter(level);
        match number {
            Number::Unnumbered => Counted { value: None, fits_place: true },
            Number::ByPlace => {
                let form = self.forms.get(usize::from(level).wrapping_sub(1));
                let family = form.and_then(Option::as_ref).map(|(_, family)| *family);
                let value = family.map(|family| self.count_on(family));
                Counted { value, fits_place: true }
            }
            Number::Form(form) => {
                Counted { value: Some(self.count_on(form.family())), fits_place: true }
            }
            Number::Written(text) => {
                let Some(read) = self.read(text) else {
                    return Counted { value: None, fits_place: true };
                };
                let fits_place = read.is_exact && self.fits(&read);
                self.count(read.family, read.value);
                Counted { value: Some(read.value), fits_place }
            }
        }
    }

    fn read(&mut self, text: &str) -> Option<Read> {
        if let Some(known) = self.read.get(text) {
            return known.clone();
        }
        let found = read_number(text).filter(|found| found.length == text.len());
        let read = found.map(|found| Read {
            family: found.form.family(),
            value: found.value(),
            is_exact: found.form.write(&found.values) == text,
            path: if found.form.style == FormStyle::Path { found.values } else { Vec::new() },
        });
        if self.read.len() < MOST_READ {
            self.read.insert(text.to_string(), read.clone());
        }
        read
    }

    /// Says whether the place of the section that was entered gives it these values.
    fn fits(&self, read: &Read) -> bool {
        let above = self.levels.iter().filter_map(|level| level.value);
        let above =
            above.eq(read.path.split_last().map_or(&[][..], |(_, above)| above).iter().copied());
        self.next_value(read.family) == read.value && (read.path.is_empty() || above)
    }

    /// Returns how a section of this level must be numbered to carry just the number `text`, and
    /// counts it.
    pub fn number_for(&mut self, level: u8, text: &str) -> Number {
        self.number_read(level, text, read_number(text))
    }

    /// Does the same with the number as which it was read.
    pub fn number_read(&mut self, level: u8, text: &str, read: Option<WrittenNumber>) -> Number {
        self.enter(level);
        let Some(found) = read.filter(|found| found.length == text.len()) else {
            return Number::Written(text.to_string());
        };
        let fits = self.would_be(&found.form) == text;
        self.count(found.form.family(), found.value());
        if !fits {
            Number::Written(text.to_string())
        } else if self.scheme_form(level) == Some(&found.form) {
            Number::ByPlace
        } else {
            Number::Form(found.form)
        }
    }

    fn scheme_form(&self, level: u8) -> Option<&Form> {
        self.forms.get(usize::from(level).checked_sub(1)?)?.as_ref().map(|(form, _)| form)
    }

    fn enter(&mut self, level: u8) {
        let level = usize::from(level);
        // One deeper than the section: the counts of its own children begin anew.
        self.levels.truncate(level);
        while self.levels.len() < level {
            self.levels.push(LevelCount::default());
        }
        if let Some(last) = self.levels.last_mut() {
            last.value = None;
        }
    }

    fn count_on(&mut self, family: Family) -> u32 {
        let value = self.next_value(family);
        self.count(family, value);
        value
    }

    fn next_value(&self, family: Family) -> u32 {
        let before = if self.run_on.contains(&family) {
            self.through_document.of(family)
        } else {
            self.levels.last().map_or(0, |level| level.siblings.of(family))
        };
        before.saturating_add(1)
    }

    fn would_be(&self, form: &Form) -> String {
        let mut path: Vec<u32> = self.levels.iter().filter_map(|level| level.value).collect();
        path.push(self.next_value(form.family()));
        form.write(&path)
    }

    fn count(&mut self, family: Family, value: u32) {
        if self.run_on.contains(&family) {
            self.through_document.set(family, value);
        }
        if let Some(level) = self.levels.last_mut() {
            level.value = Some(value);
            level.siblings.set(family, value);
        }
    }
}

/// Returns the labels of all sections of a report, in reading order.
pub fn labels(report: &Report) -> Vec<Label> {
    let mut counter = Counter::new(&report.settings().numbering);
    report.sections().iter().map(|s| counter.next(s.level, &s.number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers the sections given by their levels; `n=…` writes a number, `f=…` sets a form, `-` has none.
    fn numbers(numbering: &Numbering, sections: &str) -> String {
        let mut counter = Counter::new(numbering);
        let mut out = Vec::new();
        for word in sections.split_whitespace() {
            let (level, rest) = word.split_at(1);
            let number = match rest.split_at_checked(2) {
                Some(("n=", text)) => Number::Written(text.into()),
                Some(("f=", text)) => Number::Form(Form::of_sample(text).unwrap()),
                _ if rest == "-" => Number::Unnumbered,
                _ => Number::ByPlace,
            };
            let label = counter.next(level.parse().unwrap(), &number);
            let mark = if label.fits_place { "" } else { "!" };
            out.push(format!("{}{mark}", label.text.trim_end()));
        }
        out.join(" ")
    }

    #[test]
    fn by_place() {
        let official = Numbering::default();
        for (sections, expect) in [
            ("1 2 2 1 2 3 3 4 5", "一、 （一） （二） 二、 （一） 1. 2. （1） ①"),
            ("1 2f=1. 2f=1. 1", "一、 1. 2. 二、"),
            ("1 2f=(一) 2f=(一)", "一、 (一) (二)"),
            ("1 1- 1", "一、  二、"),
            ("1 1n=三、 1 1", "一、 三、! 四、 五、"),
            ("1 1n=二、 1", "一、 二、 三、"),
            ("1 2 2f=1. 2", "一、 （一） 1. （二）"),
            ("1 2 3 4 5 6 7 8 9", "一、 （一） 1. （1） ① 1） ⑴ ⒈ Ⅰ."),
        ] {
            assert_eq!(numbers(&official, sections), expect, "{sections}");
        }
    }

    #[test]
    fn running_on() {
        let on = Numbering::default().with_run_on(2, true);
        assert_eq!(numbers(&on, "1 2 2 1 2 3 3 2"), "一、 （一） （二） 二、 （三） 1. 2. （四）");
        let regulation = Numbering::of(SchemeName::Regulation);
        assert_eq!(
            numbers(&regulation, "1 2f=第一条 2f=第一条 1 2 3 3"),
            "第一章 第一条 第二条 第二章 第一节 第三条 第四条"
        );
        let off = regulation.with_run_on(3, false);
        assert_eq!(numbers(&off, "1 2 3 3 2 3"), "第一章 第一节 第一条 第二条 第二节 第一条");
    }

    #[test]
    fn decimal() {
        let decimal = Numbering::of(SchemeName::Decimal);
        assert_eq!(numbers(&decimal, "1 2 2 3 1 2"), "1. 1.1 1.2 1.2.1 2. 2.1");
        assert_eq!(numbers(&decimal, "1 2n=1.3 2"), "1. 1.3! 1.4");
    }

    #[test]
    fn every_form_of_every_scheme_reads_back() {
        for scheme in SchemeName::ALL {
            assert_eq!(SchemeName::of_id(scheme.id()), Some(scheme));
            let numbering = Numbering::of(scheme);
            for level in 1..=DEEPEST {
                assert!(numbering.form(level).is_some(), "{scheme:?} {level}");
            }
        }
    }

    #[test]
    fn a_written_number_that_fits_becomes_a_place() {
        let numbering = Numbering::default();
        let mut counter = Counter::new(&numbering);
        assert_eq!(counter.number_for(1, "一、"), Number::ByPlace);
        assert_eq!(counter.number_for(2, "(一)"), Number::Form(Form::of_sample("(一)").unwrap()));
        assert_eq!(counter.number_for(2, "(三)"), Number::Written("(三)".into()));
        assert!(matches!(counter.number_for(2, "（四）"), Number::ByPlace));
        assert_eq!(counter.number_for(1, "甲、"), Number::Written("甲、".into()));
    }
}
