//! A finding: what was found where, what it says, how it can be mended; and which of several
//! findings at one place is shown.

use super::passage::{CITED, GUARD, Passage, QUOTE, SLOT, SPOKEN, TITLE};
use super::rule::{Level, RuleId, Wording};
use crate::report::numbering::Number;
use crate::report::{Fixed, Part, SectionId, TextPlace};
use std::collections::BTreeMap;
use std::ops::Range;

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FindingPlace {
    Text(TextPlace),
    /// The number of a section, which stands in no text.
    Number(SectionId),
    /// The mark behind a run-in heading.
    RunIn(SectionId),
}

impl FindingPlace {
    /// Returns the place among those of one text, in reading order.
    pub fn rank(self) -> u8 {
        match self {
            FindingPlace::Number(_) => 0,
            FindingPlace::RunIn(_) => 1,
            FindingPlace::Text(_) => 2,
        }
    }

    /// Returns the text a finding belongs to: for a number or a mark, the heading.
    pub fn text(self) -> TextPlace {
        match self {
            FindingPlace::Text(place) => place,
            FindingPlace::Number(id) | FindingPlace::RunIn(id) => TextPlace::heading(id),
        }
    }
}

/// How a finding is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Plain text in place of what is flagged.
    Replace(String),
    /// The section is numbered otherwise.
    Number(Number),
    /// The heading stands on a line of its own.
    OwnLine,
    /// The paragraph, as this, becomes the addressee.
    Addressee(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub remedy: Remedy,
    /// What will stand in place of the flagged text.
    pub shown: String,
    /// Whether it may be made without asking.
    pub safe: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: RuleId,
    pub level: Level,
    pub place: FindingPlace,
    /// Bytes of the source of `place`'s text; empty where that is a number or a mark.
    pub range: Range<usize>,
    /// The flagged text as it is printed.
    pub text: String,
    pub fix: Option<Fix>,
    /// Which of the rule's messages it is.
    pub case: usize,
    /// What fills the message's places.
    pub args: Vec<String>,
    /// A person's own list is the reason, not that of the rule.
    pub own: bool,
}

impl Finding {
    /// Returns the text in which its place stands once it is mended.
    pub fn mended_text(&self) -> TextPlace {
        match self.fix.as_ref().map(|fix| &fix.remedy) {
            Some(Remedy::Addressee(_)) => TextPlace::body(Part::Fixed(Fixed::Addressee), 0),
            _ => self.place.text(),
        }
    }

    /// Says whether it speaks of its whole paragraph, of which only the start is marked.
    pub fn is_of_paragraph(&self) -> bool {
        self.rule == RuleId::S16 && self.case == 1
    }

    fn reach(&self) -> Reach {
        if self.is_of_paragraph() {
            Reach::Paragraph
        } else if WIDE.contains(&self.rule) && self.text.chars().nth(SHORT).is_some() {
            Reach::Sentence
        } else {
            Reach::Words
        }
    }

    /// Returns what is wrong, in one of the languages of the rule.
    pub fn message(&self, wording: &Wording) -> String {
        let mut rest = wording.messages.get(self.case).copied().unwrap_or_default();
        let mut message = String::with_capacity(2 * rest.len());
        while let Some((before, behind)) = rest.split_once('{') {
            message.push_str(before);
            let filled =
                behind.split_once('}').and_then(|(name, end)| Some((self.part(name)?, end)));
            let (part, end) = filled.unwrap_or(("{", behind));
            message.push_str(part);
            rest = end;
        }
        message.push_str(rest);
        message
    }

    /// Returns what fills a place of a message.
    fn part(&self, name: &str) -> Option<&str> {
        match name {
            "text" => Some(&self.text),
            number => self.args.get(number.parse::<usize>().ok()?).map(String::as_str),
        }
    }
}

/// What a rule found in a passage, before it is known whether it may be said and mended.
#[derive(Debug)]
pub struct Hit {
    pub rule: RuleId,
    pub range: Range<usize>,
    pub fix: Option<String>,
    /// How what is in the fix mends it.
    pub remedy: fn(String) -> Remedy,
    pub level: Option<Level>,
    pub case: usize,
    pub args: Vec<String>,
    pub own: bool,
}

impl Hit {
    pub fn new(rule: RuleId, range: Range<usize>) -> Self {
        let (fix, remedy, level) = (None, Remedy::Replace as fn(String) -> Remedy, None);
        Hit { rule, range, fix, remedy, level, case: 0, args: Vec::new(), own: false }
    }

    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// Mends otherwise than by putting the fix in place of what is flagged.
    pub fn remedy(mut self, remedy: fn(String) -> Remedy) -> Self {
        self.remedy = remedy;
        self
    }

    pub fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    pub fn case(mut self, case: usize) -> Self {
        self.case = case;
        self
    }

    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    pub fn own(mut self, own: bool) -> Self {
        self.own = own;
        self
    }

    /// Makes a finding of the hit, unless it stands where its rule must not look.
    pub fn into_finding(self, passage: &Passage<'_>) -> Option<Finding> {
        let rule = self.rule.rule();
        let title = passage.all_in(&self.range, TITLE);
        let quote = passage.all_in(&self.range, QUOTE);
        let told = self.level.unwrap_or(rule.level);
        // Who writes down what was said spells it, but the words are another's: it is worth a look.
        let weighed = quote && told != Level::Error && !LOOKS_INTO_QUOTATIONS.contains(&self.rule);
        let level = if weighed { Level::Review } else { told };
        let doubted = told == Level::Review && rule.level != told && self.rule >= RuleId::T01;
        // A sentence without a subject is seldom what was said.
        let doubted = doubted && self.rule != RuleId::T14;
        let left = doubted || LEAVES_QUOTATIONS.contains(&self.rule);
        let said = passage.all_in(&self.range, SPOKEN);
        let guarded = passage.any_in(&self.range, GUARD);
        let silent = (guarded && self.rule != RuleId::S07)
            || (title && !LOOKS_INTO_TITLES.contains(&self.rule))
            || (weighed && (left || !said));
        if silent || self.range.is_empty() {
            return None;
        }
        let text = passage.string(self.range.clone());
        let kept = (title && self.rule != RuleId::P06)
            || (quote && !MENDS_QUOTATIONS.contains(&self.rule))
            || passage.any_in(&self.range, SLOT);
        let doubtful = passage.any_in(&self.range, CITED) && !MENDS_QUOTATIONS.contains(&self.rule);
        let fix = self.fix.filter(|_| !kept).map(|shown| Fix {
            remedy: (self.remedy)(shown.clone()),
            shown,
            safe: rule.safe && level <= rule.level && !doubtful,
        });
        let place = FindingPlace::Text(passage.place);
        let range = passage.source_range(&self.range);
        let Hit { rule, case, args, own, .. } = self;
        Some(Finding { rule, level, place, range, text, fix, case, args, own })
    }
}

/// Returns a text as it is quoted in a message, which has marks of its own.
pub fn within(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’")
}

/// A title is quoted as published, but its marks are the writer's, and so is what is still open.
const LOOKS_INTO_TITLES: &[RuleId] =
    &[RuleId::P04, RuleId::P06, RuleId::P27, RuleId::S07, RuleId::N20];
/// What is quoted is said as it was said, but fixed wording stands in quotation marks.
const LOOKS_INTO_QUOTATIONS: &[RuleId] = &[
    RuleId::P02,
    RuleId::P03,
    RuleId::P05,
    RuleId::P07,
    RuleId::P30,
    RuleId::S05,
    RuleId::S07,
    RuleId::S14,
    RuleId::T20,
    RuleId::T21,
];
/// Who speaks may say a thing twice, and as people speak.
const LEAVES_QUOTATIONS: &[RuleId] = &[RuleId::S15, RuleId::T25, RuleId::T26];
/// They mend the marks of quotations, not what stands in them, and the names of days, which stand in
/// marks like those.
const MENDS_QUOTATIONS: &[RuleId] = &[RuleId::P02, RuleId::P03, RuleId::P30];
/// They speak of a whole sentence and may stand over findings within it.
const WIDE: &[RuleId] =
    &[RuleId::P03, RuleId::S13, RuleId::S16, RuleId::S17, RuleId::T16, RuleId::S15, RuleId::T21];
/// What is so short is no sentence: `局局`, `“和”`.
const SHORT: usize = 6;
/// The more general of two at one mark gives way.
const GENERAL: &[RuleId] =
    &[RuleId::P04, RuleId::S06, RuleId::P14, RuleId::P21, RuleId::S15, RuleId::T26];

/// Of what a finding speaks: one may stand over others of another reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Words,
    Sentence,
    Paragraph,
}

/// Leaves at most one of the findings of a text where several stand on one span: the gravest, then the
/// more special. A half-width mark gives way to every rule that knows what the mark is there for.
pub fn one_per_span(mut findings: Vec<Finding>) -> Vec<Finding> {
    if findings.len() < 2 {
        return findings;
    }
    findings.sort_by_key(|f| {
        let general = GENERAL.contains(&f.rule);
        (f.rule == RuleId::P01, f.level, general, f.range.start, f.rule)
    });
    // What is taken, by place, reach and start.
    let mut taken: BTreeMap<(u8, Reach, usize), usize> = BTreeMap::new();
    findings.retain(|finding| {
        let (start, end) = (finding.range.start, finding.range.end.max(finding.range.start + 1));
        let (place, reach) = (finding.place.rank(), finding.reach());
        let before = taken.range((place, reach, 0)..(place, reach, end)).next_back();
        let free = before.is_none_or(|(_, other_end)| *other_end <= start);
        if free {
            taken.insert((place, reach, start), end);
        }
        free
    });
    findings
}
