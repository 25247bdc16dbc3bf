//! Rules on sections and their numbers: S01, S02, S15 on empty headings.

use super::finding::{Finding, FindingPlace, Fix, Remedy};
use super::headings;
use super::rule::{Level, RuleId};
use crate::report::IdMap;
use crate::report::form::{Family, Form, FormStyle, Style, WrittenNumber, read_number};
use crate::report::numbering::{Counter, Label, Number};
use crate::report::{Fixed, Paragraph, Report, Section, TextPlace};
use std::collections::HashSet;

/// `labels` are those of the sections.
pub fn check(report: &Report, labels: &[Label], findings: &mut Vec<Finding>) {
    let labels: Vec<Labelled<'_>> = labels.iter().map(Labelled::of).collect();
    let mut walk = Walk::of(report, &labels);
    for (index, section) in report.sections().iter().enumerate() {
        let Some(label) = labels.get(index) else { continue };
        walk.above.retain(|above| above.level < section.level);
        out_of_order(report, section, label, &walk, findings);
        headings::check(report, index, section, label, findings);
        empty(report, index, section, &walk, findings);
        only_one(report, index, section, label, findings);
        headed_twice(report, section, &mut walk, findings);
        level_left_out(index, section, label, &walk, findings);
        walk.above.push(Above { index, level: section.level, label });
        walk.counter.next(section.level, &section.number);
    }
}

/// The label of a section.
pub struct Labelled<'l> {
    pub text: &'l str,
    /// Its number, if it begins with one.
    pub number: Option<WrittenNumber>,
    fits_place: bool,
}

impl<'l> Labelled<'l> {
    fn of(label: &'l Label) -> Self {
        let Label { text, fits_place } = label;
        Labelled { text, number: read_number(text), fits_place: *fits_place }
    }

    fn family(&self) -> Option<Family> {
        self.number.as_ref().map(|number| number.form.family())
    }
}

/// What must be known of the other sections on the way through a report, found in one pass: looking
/// at all of them from each would take for ever.
struct Walk<'a> {
    /// Has counted the sections before.
    counter: Counter,
    /// The sections above the one at hand.
    above: Vec<Above<'a>>,
    /// What stands side by side: by the section it stands below, or none, and its level.
    beside: IdMap<(Option<usize>, u8), Beside>,
    /// The value with which each family of numbers begins.
    firsts: Vec<(Family, u32)>,
    /// The headings below one section.
    headings: HashSet<(Option<usize>, u8, &'a str)>,
}

/// What is known of sections side by side.
#[derive(Default)]
struct Beside {
    /// One of them has text.
    filled: bool,
    /// One of them has text on the line of its heading, and enough of it.
    runs_in: bool,
    /// How many have nothing but their line.
    bare: usize,
    /// A colon stands before the first, which is numbered as items are.
    listed: bool,
}

struct Above<'a> {
    index: usize,
    level: u8,
    label: &'a Labelled<'a>,
}

impl<'a> Walk<'a> {
    fn of(report: &'a Report, labels: &[Labelled<'_>]) -> Self {
        let mut beside: IdMap<_, Beside> = IdMap::default();
        let mut above: Vec<(usize, u8)> = Vec::new();
        for (index, section) in report.sections().iter().enumerate() {
            above.retain(|(_, level)| *level < section.level);
            let parent = above.last().map(|(parent, _)| *parent);
            let beside = beside.entry((parent, section.level)).or_insert_with(|| Beside {
                listed: is_item(labels.get(index)) && is_introduced(report, section),
                ..Beside::default()
            });
            let first = section.body.first().map_or(0, |p| p.text.chars().take(LEAST_TEXT).count());
            beside.runs_in |= section.run_in.is_some() && first == LEAST_TEXT;
            match is_bare(report, index, section) {
                true => beside.bare += 1,
                false => beside.filled = true,
            }
            above.push((index, section.level));
        }
        let mut firsts: Vec<(Family, u32)> = Vec::new();
        for number in labels.iter().filter_map(|label| label.number.as_ref()) {
            let family = number.form.family();
            if firsts.iter().all(|(other, _)| *other != family) {
                firsts.push((family, number.value()));
            }
        }
        let counter = Counter::new(&report.settings().numbering);
        Walk { counter, above: Vec::new(), beside, firsts, headings: HashSet::new() }
    }

    /// Returns the label the section at hand would have if it were numbered so.
    fn would_be(&self, section: &Section, number: &Number) -> String {
        self.counter.clone().next(section.level, number).text.trim().to_string()
    }
}

pub fn at_number(
    rule: RuleId,
    case: usize,
    section: &Section,
    label: &str,
    args: Vec<String>,
    number: Number,
    shown: String,
) -> Finding {
    Finding {
        rule,
        level: rule.rule().level,
        place: FindingPlace::Number(section.id),
        range: 0..0,
        text: label.trim().to_string(),
        fix: Some(Fix { remedy: Remedy::Number(number), shown, safe: rule.rule().safe }),
        case,
        args,
        own: false,
    }
}

/// S01: a number that its place would not give.
fn out_of_order(
    report: &Report,
    section: &Section,
    label: &Labelled<'_>,
    walk: &Walk<'_>,
    findings: &mut Vec<Finding>,
) {
    let Number::Written(text) = &section.number else { return };
    let Some(own) = read_number(text).filter(|n| n.length == text.len() && !label.fits_place)
    else {
        return;
    };
    // 1.1 below no 1: the chapter was not read as one, and its number says nothing.
    let loose = own.form.family() == Family::Path && own.values.len() != usize::from(section.level);
    // 有下列情形之一的：（一）… begins a list of its own.
    let announced = own.value() == 1
        && last_above(report, section).is_some_and(|p| super::unended::leads_list(&p.text));
    let placed = is_extract(report, section, &own, walk) || goes_on(report, section, &own);
    if loose || announced || placed {
        return;
    }
    let of_scheme = report.settings().numbering.form(section.level);
    let number =
        if of_scheme == Some(&own.form) { Number::ByPlace } else { Number::Form(own.form) };
    let right = walk.would_be(section, &number);
    let args = vec![right.clone()];
    let mut finding = at_number(RuleId::S01, 0, section, label.text, args, number, right);
    if begins_later(report, section) {
        // A text without a title that begins with its second heading is a part of one.
        if is_excerpt(report) {
            return;
        }
        finding.level = Level::Review;
    }
    findings.push(finding);
}

/// Whether nothing but a title stands before a section, so that what came before it may be left out.
fn begins_later(report: &Report, section: &Section) -> bool {
    let first = report.sections().first().is_some_and(|first| first.id == section.id);
    let bare =
        [Fixed::Lead, Fixed::Addressee].iter().all(|part| report.fixed(*part).iter().all(is_blank));
    first && bare
}

fn is_excerpt(report: &Report) -> bool {
    report.fixed(Fixed::Title).iter().all(is_blank)
}

/// Whether articles or chapters of a law are quoted: they do not begin with the first, or a line of dots
/// stands for what was left out.
fn is_extract(report: &Report, section: &Section, own: &WrittenNumber, walk: &Walk<'_>) -> bool {
    let family = own.form.family();
    let dots = last_above(report, section).is_some_and(|paragraph| {
        let text = paragraph.text.trim();
        !text.is_empty() && text.chars().all(|c| matches!(c, '…' | '.' | '．' | '。' | '*'))
    });
    let begins = walk.firsts.iter().find(|(other, _)| *other == family);
    dots || (own.form.open.starts_with('第') && begins.is_some_and(|(_, first)| *first != 1))
}

/// Whether the number before this one leads the text above, where it was not taken for a number:
/// `1.5个项目未开工。` above `2.`.
fn goes_on(report: &Report, section: &Section, own: &WrittenNumber) -> bool {
    let Some(before) = own.value().checked_sub(1).filter(|before| *before > 0) else {
        return false;
    };
    let label = own.form.write(&[before]);
    let label = label.trim();
    let above = last_above(report, section);
    above.is_some_and(|paragraph| paragraph.text.trim_start().starts_with(label))
}

pub fn is_blank(paragraph: &Paragraph) -> bool {
    paragraph.text.chars().all(char::is_whitespace)
}

pub fn has_children(report: &Report, index: usize) -> bool {
    report.subtree_len(index) > 1
}

/// Whether a label may be that of an item: 一、 is that of a heading.
fn is_item(label: Option<&Labelled<'_>>) -> bool {
    label.and_then(Labelled::family).is_some_and(|family| family != Family::Chinese)
}

/// Returns the last paragraph above the heading of a section.
fn last_above<'r>(report: &'r Report, section: &Section) -> Option<&'r Paragraph> {
    let body = match report.index_of(section.id)?.checked_sub(1) {
        Some(before) => report.sections().get(before)?.body.as_slice(),
        None => report.fixed(Fixed::Lead),
    };
    body.iter().rev().find(|paragraph| !is_blank(paragraph))
}

/// Whether what stands before a section ends with a colon: the paragraph above, or else the heading or
/// the title.
fn is_introduced(report: &Report, section: &Section) -> bool {
    let heading = || match report.index_of(section.id)?.checked_sub(1) {
        Some(before) => report.sections().get(before).map(|above| above.heading.as_str()),
        None => report.fixed(Fixed::Title).last().map(|title| title.text.as_str()),
    };
    let above =
        last_above(report, section).map(|paragraph| paragraph.text.as_str()).or_else(heading);
    above.is_some_and(|text| text.trim_end().ends_with('：'))
}

fn is_bare(report: &Report, index: usize, section: &Section) -> bool {
    section.body.iter().all(is_blank) && !has_children(report, index)
}

/// S04 on a numbered section below a heading that has no other: for review.
fn only_one(
    report: &Report,
    index: usize,
    section: &Section,
    label: &Labelled<'_>,
    findings: &mut Vec<Finding>,
) {
    let numbered = section.number != Number::Unnumbered && !label.text.trim().is_empty();
    let before = index.checked_sub(1).and_then(|before| report.sections().get(before));
    let own = report.subtree_len(index);
    let next = report.sections().get(index + own);
    let first = before.is_none_or(|before| before.level < section.level);
    let last = next.is_none_or(|next| next.level < section.level);
    let value = label.number.as_ref().map(WrittenNumber::value);
    // A text of one section only may be a part of one.
    if !numbered
        || !first
        || !last
        || value != Some(1)
        || before.is_none() && next.is_none() && own < 2
    {
        return;
    }
    let word = label.text.trim().to_string();
    let number = section.number.clone();
    let finding = at_number(RuleId::S04, 0, section, label.text, vec![word], number, String::new());
    findings.push(Finding { level: Level::Review, fix: None, ..finding });
}

/// So many characters behind a run-in heading are its text.
const LEAST_TEXT: usize = 15;
/// A line that is longer is a sentence of its own and no heading.
const LONGEST_HEADING: usize = 20;

/// S15: a heading below which nothing stands. A row of items of one line each is no row of headings.
fn empty(
    report: &Report,
    index: usize,
    section: &Section,
    walk: &Walk<'_>,
    findings: &mut Vec<Finding>,
) {
    let length = section.heading.trim().chars().count();
    let parent = walk.above.last().map(|above| above.index);
    let Some(beside) = walk.beside.get(&(parent, section.level)) else { return };
    if length == 0 || !beside.filled || beside.listed || !is_bare(report, index, section) {
        return;
    }
    if section.run_in.is_none() {
        // 地点⏎镇政府二楼会议室 above the signature: what stands below was taken for a part of that.
        let last = index + 1 == report.sections().len();
        if !last || report.fixed(Fixed::Signature).len() < 2 {
            findings.push(at_heading(report, section, 0));
        }
    } else if beside.runs_in && beside.bare == 1 && length <= LONGEST_HEADING && !tells(section) {
        // It may say all there is to say.
        let finding = at_heading(report, section, 0);
        findings.push(Finding { level: Level::Review, ..finding });
    }
}

/// Whether a line is a sentence that tells something: 流失率为12%.
fn tells(section: &Section) -> bool {
    let heading = section.heading.as_str();
    heading.contains(|c: char| c.is_ascii_digit()) || heading.starts_with(['未', '无', '没'])
}

/// How long a heading is that no two sections have by chance.
const LEAST_HEADING: usize = 4;

/// S15: a heading that stands twice below one section.
fn headed_twice<'a>(
    report: &Report,
    section: &'a Section,
    walk: &mut Walk<'a>,
    findings: &mut Vec<Finding>,
) {
    let heading = section.heading.trim();
    let parent = walk.above.last().map(|above| above.index);
    let named = heading.chars().nth(LEAST_HEADING - 1).is_some();
    if named && !walk.headings.insert((parent, section.level, heading)) {
        findings.push(at_heading(report, section, 3));
    }
}

fn at_heading(report: &Report, section: &Section, case: usize) -> Finding {
    Finding {
        rule: RuleId::S15,
        level: RuleId::S15.rule().level,
        place: FindingPlace::Text(TextPlace::heading(section.id)),
        range: 0..section.heading.len(),
        text: crate::report::open::printed(report, &section.heading).into_owned(),
        fix: None,
        case,
        args: Vec::new(),
        own: false,
    }
}

/// The families of the standard, from the top.
const RANKS: [Family; 5] = [
    Family::Chinese,
    Family::ChineseBracketed,
    Family::Arabic,
    Family::ArabicBracketed,
    Family::Circled,
];

/// S02: 一、 and directly below it （1）, or （一） below 1.; 一、 and 1. is let pass.
fn level_left_out(
    index: usize,
    section: &Section,
    label: &Labelled<'_>,
    walk: &Walk<'_>,
    findings: &mut Vec<Finding>,
) {
    let Some(parent) = walk.above.last().filter(|above| above.index + 1 == index) else { return };
    let rank = |label: &Labelled<'_>| {
        let family = label.family()?;
        RANKS.iter().position(|other| *other == family)
    };
    let (Some(above), Some(own)) = (rank(parent.label), rank(label)) else { return };
    let tolerated = above == 0 && own == 2;
    if own > above + 1 && !tolerated {
        let forms = ["一、", "（一）", "1.", "（1）", "①"];
        let right = forms.get(above + 1).copied().unwrap_or_default();
        let number = Form::of_sample(right).map_or(Number::ByPlace, Number::Form);
        let args = vec![parent.label.text.trim().to_string(), label.text.trim().to_string()];
        let shown = walk.would_be(section, &number);
        findings.push(at_number(RuleId::S02, 0, section, label.text, args, number, shown));
    } else if own < above {
        let args = vec![parent.label.text.trim().to_string(), label.text.trim().to_string()];
        let number = Number::ByPlace;
        let finding = at_number(RuleId::S02, 1, section, label.text, args, number, String::new());
        findings.push(Finding { fix: None, ..finding });
    }
}

/// Whether a section is an article of a regulation.
pub fn is_article(report: &Report) -> bool {
    let chinese = FormStyle::One(Style::Chinese);
    report
        .settings()
        .numbering
        .form(1)
        .is_some_and(|form| form.style == chinese && form.open.starts_with('第'))
}
