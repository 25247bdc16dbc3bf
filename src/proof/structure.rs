//! Rules on sections and their numbers: S01, S02, S15 on empty headings.

use super::bare::{LEAST_LINES, LEAST_TEXT};
use super::finding::{Finding, FindingPlace, Fix, Remedy};
use super::headings;
use super::rule::{Level, RuleId};
use super::{anew, bare, lone_sections};
use crate::report::IdMap;
use crate::report::form::{Family, Form, FormStyle, Style, WrittenNumber, read_number};
use crate::report::numbering::{Counter, Label, Number};
use crate::report::{Fixed, Paragraph, Report, Section};
use std::cell::OnceCell;
use std::collections::HashSet;

/// `labels` are those of the sections.
pub fn check(report: &Report, labels: &[Label], findings: &mut Vec<Finding>) {
    let labels: Vec<Labelled<'_>> = labels.iter().map(Labelled::of).collect();
    let mut walk = Walk::of(report, &labels);
    for (index, section) in report.sections().iter().enumerate() {
        let Some(label) = labels.get(index) else { continue };
        walk.above.retain(|above| above.level < section.level);
        walk.righted = out_of_order(report, index, section, label, &walk, findings)
            .or(walk.righted.filter(|(level, _)| *level < section.level));
        let parent = walk.above.last().map(|above| above.index);
        let row = row(&mut walk.begun, parent, section, Some(label));
        headings::check(report, index, section, label, findings);
        bare::empty(report, index, section, row, &walk, findings);
        lone_sections::check(report, index, section, label, findings);
        bare::headed_twice(report, section, row, &mut walk, findings);
        walk.righted =
            level_left_out(report, index, section, label, &walk, findings).or(walk.righted);
        walk.above.push(Above { index, level: section.level, label });
        let article = label.number.as_ref().filter(|n| n.form.family() == Family::Article);
        walk.article = article.map(WrittenNumber::value).or(walk.article);
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

    pub fn family(&self) -> Option<Family> {
        self.number.as_ref().map(|number| number.form.family())
    }
}

/// What must be known of the other sections on the way through a report, found in one pass: looking
/// at all of them from each would take for ever.
pub struct Walk<'a> {
    /// Has counted the sections before.
    counter: Counter,
    /// The sections above the one at hand.
    pub above: Vec<Above<'a>>,
    /// What stands side by side in one list.
    pub beside: IdMap<Row, Beside>,
    /// How many lists have begun below a section, or none, on a level.
    pub begun: IdMap<(Option<usize>, u8), u32>,
    /// The levels on which a list has nothing but lines: an outline, as a syllabus is.
    pub outlined: HashSet<u8>,
    /// The value with which each family of numbers begins, and the section that has it.
    pub firsts: Vec<(Family, u32, usize)>,
    /// The level and the right value of the section before on that level, if its number is out of order.
    righted: Option<(u8, u32)>,
    /// Whether the report is a contract, once somebody asks.
    contract: OnceCell<bool>,
    /// The number of the last article.
    pub article: Option<u32>,
    /// Those of the sections.
    pub labels: &'a [Labelled<'a>],
    /// The headings of each list.
    pub headings: HashSet<(Row, &'a str)>,
}

/// A list of sections side by side: the section they stand below, or none, their level, and how many began there
/// with the number one.
pub type Row = (Option<usize>, u8, u32);

/// What is known of sections side by side.
#[derive(Default)]
pub struct Beside {
    /// How many have text, and whether the last has.
    pub filled: usize,
    pub last_filled: bool,
    /// How many have no text but what a colon leads to on their line.
    pub on_line: usize,
    /// One of them has text on the line of its heading, and enough of it.
    pub runs_in: bool,
    /// How many have nothing but their line.
    pub bare: usize,
    /// A colon stands before the first, which is numbered as items are.
    pub listed: bool,
    /// A line in 【】 stands before the first.
    pub labelled: bool,
    /// The last of them.
    pub last: usize,
}

pub struct Above<'a> {
    pub index: usize,
    level: u8,
    label: &'a Labelled<'a>,
}

/// Returns the value with which each family of numbers begins, and the section that has it.
fn firsts(labels: &[Labelled<'_>]) -> Vec<(Family, u32, usize)> {
    let mut firsts: Vec<(Family, u32, usize)> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let Some(number) = label.number.as_ref() else { continue };
        let family = number.form.family();
        if firsts.iter().all(|(other, ..)| *other != family) {
            firsts.push((family, number.value(), index));
        }
    }
    firsts
}

impl<'a> Walk<'a> {
    fn of(report: &'a Report, labels: &'a [Labelled<'a>]) -> Self {
        let (mut beside, mut begun) = (IdMap::<Row, Beside>::default(), IdMap::default());
        let mut above: Vec<(usize, u8)> = Vec::new();
        for (index, section) in report.sections().iter().enumerate() {
            above.retain(|(_, level)| *level < section.level);
            let parent = above.last().map(|(parent, _)| *parent);
            let row = row(&mut begun, parent, section, labels.get(index));
            let beside = beside.entry(row).or_insert_with(|| Beside {
                listed: is_item(labels.get(index)) && is_introduced(report, section),
                labelled: is_labelled(report, section),
                ..Beside::default()
            });
            let first = section.body.first().map_or(0, |p| p.text.chars().take(LEAST_TEXT).count());
            beside.runs_in |= section.run_in.is_some() && first == LEAST_TEXT;
            beside.last = index;
            let clause = is_open_item(section);
            beside.last_filled =
                !clause && !is_bare(report, index, section) && tells(report, index);
            beside.filled += usize::from(beside.last_filled);
            let on_line = section.run_in.as_deref() == Some("：") && section.body.len() == 1;
            let alone = on_line && beside.last_filled && !has_children(report, index);
            beside.on_line += usize::from(alone);
            beside.bare += usize::from(!beside.last_filled);
            above.push((index, section.level));
        }
        let outlines = beside.iter().filter(|(_, beside)| {
            beside.filled == 0 && beside.bare >= LEAST_LINES && !beside.listed
        });
        let outlined = outlines.map(|((_, level, _), _)| *level).collect();
        let firsts = firsts(labels);
        let counter = Counter::new(&report.settings().numbering);
        let (above, begun, headings) = (Vec::new(), IdMap::default(), HashSet::new());
        let (righted, article, contract) = (None, None, OnceCell::new());
        Walk {
            counter,
            above,
            beside,
            begun,
            outlined,
            firsts,
            righted,
            contract,
            article,
            labels,
            headings,
        }
    }

    /// Returns the label the section at hand would have if it were numbered so.
    fn would_be(&self, section: &Section, number: &Number) -> String {
        self.counter.clone().next(section.level, number).text.trim().to_string()
    }
}

/// Returns the list in which a section stands. A number one begins another.
fn row(
    begun: &mut IdMap<(Option<usize>, u8), u32>,
    parent: Option<usize>,
    section: &Section,
    label: Option<&Labelled<'_>>,
) -> Row {
    let lists = begun.entry((parent, section.level)).or_default();
    let number = label.and_then(|label| label.number.as_ref());
    *lists += u32::from(number.is_some_and(|number| number.value() == 1));
    (parent, section.level, *lists)
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

/// S01: a number that its place would not give. Of 一、 二、 二、 四、 the second 二、 is wrong, and 四、 is right. Returns
/// what would be right.
fn out_of_order(
    report: &Report,
    index: usize,
    section: &Section,
    label: &Labelled<'_>,
    walk: &Walk<'_>,
    findings: &mut Vec<Finding>,
) -> Option<(u8, u32)> {
    let Number::Written(text) = &section.number else { return None };
    let own = read_number(text).filter(|n| n.length == text.len() && !label.fits_place)?;
    let goes_on = walk.righted == own.value().checked_sub(1).map(|before| (section.level, before));
    if goes_on || anew::may_be_so(report, index, &own, walk) {
        return None;
    }
    let of_scheme = report.settings().numbering.form(section.level);
    let number =
        if of_scheme == Some(&own.form) { Number::ByPlace } else { Number::Form(own.form) };
    let right = walk.would_be(section, &number);
    let right_value = read_number(&right).map(|right| (section.level, right.value()));
    let args = vec![right.clone()];
    let mut finding = at_number(RuleId::S01, 0, section, label.text, args, number, right);
    if anew::begins_later(report, index, walk) {
        // A text without a title that begins with its second heading is a part of one.
        if anew::is_excerpt(report) {
            return None;
        }
        finding.level = Level::Review;
    }
    findings.push(finding);
    right_value
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

/// Whether a line in 【】 stands before a section: `【会议材料】`.
fn is_labelled(report: &Report, section: &Section) -> bool {
    let above = anew::last_above(report, section).map(|paragraph| paragraph.text.trim());
    above.is_some_and(|text| {
        text.starts_with('【') && text.find('】') == Some(text.len() - '】'.len_utf8())
    })
}

/// Whether what stands before a section ends with a colon or asks: the paragraph above, or else the heading or
/// the title.
pub fn is_introduced(report: &Report, section: &Section) -> bool {
    let leads = |text: &str| text.trim_end().ends_with(['：', '？']);
    if let Some(above) = anew::last_above(report, section) {
        return leads(&above.text);
    }
    let before = report.index_of(section.id).and_then(|index| index.checked_sub(1));
    match before.and_then(|before| report.sections().get(before)) {
        Some(above) => leads(&above.heading) || above.run_in.as_deref().is_some_and(leads),
        None => report.fixed(Fixed::Title).last().is_some_and(|title| leads(&title.text)),
    }
}

pub fn is_bare(report: &Report, index: usize, section: &Section) -> bool {
    section.body.iter().all(is_blank) && !has_children(report, index)
}

/// Whether what stands behind the number of a section is all of it, and nothing ends it: no heading, but one of
/// several lines, `（一）选手须提前签到，迟到的视为弃权`.
fn is_open_item(section: &Section) -> bool {
    let last = section.body.iter().rev().find(|p| !is_blank(p));
    let ends = |text: &str| text.trim_end().ends_with(['。', '！', '？', '；', '：']);
    section.heading.trim().is_empty() && last.is_some_and(|last| !ends(&last.text))
}

/// Whether a section says something, and no more than names what it holds: an agenda of which one item has parts.
fn tells(report: &Report, index: usize) -> bool {
    let own = report.sections().iter().skip(index).take(report.subtree_len(index));
    let marked = |section: &Section| section.run_in.as_deref().is_some_and(|mark| !mark.is_empty());
    own.into_iter().any(|section| marked(section) || !section.body.iter().all(is_blank))
}

/// The families of the standard, from the top.
const RANKS: [Family; 5] = [
    Family::Chinese,
    Family::ChineseBracketed,
    Family::Arabic,
    Family::ArabicBracketed,
    Family::Circled,
];

/// Whether a label is none of the standard's: 1.1, ⑴, A.
fn is_of_another_scheme(label: &str) -> bool {
    let mut parts = label.trim_end_matches(['.', '．', '、', ' ']).split('.');
    let figures = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let decimal = parts.next().is_some_and(figures) && parts.next().is_some_and(figures);
    decimal || label.starts_with('⑴')
}

/// S02: 一、 and directly below it （1）, or （一） below 1., or （1） below an article; 一、 and 1. is let pass. Returns what would be right, behind
/// which （二） goes on.
fn level_left_out(
    report: &Report,
    index: usize,
    section: &Section,
    label: &Labelled<'_>,
    walk: &Walk<'_>,
    findings: &mut Vec<Finding>,
) -> Option<(u8, u32)> {
    let parent = walk.above.last().filter(|above| above.index + 1 == index)?;
    let rank = |label: &Labelled<'_>| {
        let family = label.family()?;
        RANKS.iter().position(|other| *other == family)
    };
    if parent.label.family() == Some(Family::Article)
        && label.text.trim() == "（1）"
        && !*walk.contract.get_or_init(|| report.texts().any(|(_, text)| text.contains("乙方")))
    {
        let args = vec![parent.label.text.trim().to_string(), "（1）".to_string()];
        let number = Form::of_sample("（一）").map_or(Number::ByPlace, Number::Form);
        let shown = walk.would_be(section, &number);
        findings.push(at_number(RuleId::S02, 0, section, label.text, args, number, shown));
        return None;
    }
    let above = rank(parent.label)?;
    if above < 2 && is_of_another_scheme(label.text.trim()) {
        let args = vec![parent.label.text.trim().to_string(), label.text.trim().to_string()];
        let number = section.number.clone();
        let finding = at_number(RuleId::S02, 0, section, label.text, args, number, String::new());
        findings.push(Finding { fix: None, ..finding });
        return None;
    }
    let own = rank(label)?;
    let tolerated = above == 0 && own == 2;
    if own > above + 1 && !tolerated {
        let forms = ["一、", "（一）", "1.", "（1）", "①"];
        let right = forms.get(above + 1).copied().unwrap_or_default();
        let number = Form::of_sample(right).map_or(Number::ByPlace, Number::Form);
        let args = vec![parent.label.text.trim().to_string(), label.text.trim().to_string()];
        let shown = walk.would_be(section, &number);
        findings.push(at_number(RuleId::S02, 0, section, label.text, args, number, shown));
        return Some((parent.level + 1, label.number.as_ref()?.value()));
    } else if own < above {
        let args = vec![parent.label.text.trim().to_string(), label.text.trim().to_string()];
        let number = Number::ByPlace;
        let finding = at_number(RuleId::S02, 1, section, label.text, args, number, String::new());
        findings.push(Finding { fix: None, ..finding });
    }
    None
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
