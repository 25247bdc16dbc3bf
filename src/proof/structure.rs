//! Rules on sections, their numbers and headings: P15, P16 and P24 where they stand in no text, S01,
//! S02, S15 on empty headings.

use super::finding::{Finding, FindingPlace, Fix, Remedy};
use super::rule::RuleId;
use crate::report::form::{Family, Form, FormStyle, Style, read_number};
use crate::report::numbering::{self, Number};
use crate::report::{Paragraph, Report, Section};

pub fn check(report: &Report, findings: &mut Vec<Finding>) {
    let labels = numbering::labels(report);
    let labels: Vec<(String, bool)> = labels.into_iter().map(|l| (l.text, l.fits_place)).collect();
    for (index, section) in report.sections().iter().enumerate() {
        let Some((label, fits)) = labels.get(index) else { continue };
        out_of_order(report, section, label, *fits, findings);
        form_of_number(report, section, label, findings);
        heading_mark(report, index, section, findings);
        empty(report, index, section, findings);
        level_left_out(report, index, &labels, findings);
    }
}

fn at_number(
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
    }
}

/// S01: a number that its place would not give.
fn out_of_order(
    report: &Report,
    section: &Section,
    label: &str,
    fits: bool,
    findings: &mut Vec<Finding>,
) {
    let Number::Written(text) = &section.number else { return };
    let Some(own) = read_number(text).filter(|n| n.length == text.len() && !fits) else { return };
    // 1.1 below no 1: the chapter was not read as one, and its number says nothing.
    if own.form.family() == Family::Path && own.values.len() != usize::from(section.level) {
        return;
    }
    let of_scheme = report.settings().numbering.form(section.level);
    let number = if of_scheme.as_ref() == Some(&own.form) {
        Number::ByPlace
    } else {
        Number::Form(own.form)
    };
    let right = would_be(report, section, number.clone());
    findings.push(at_number(RuleId::S01, 0, section, label, vec![right.clone()], number, right));
}

/// Returns the label a section would have if it were numbered so.
fn would_be(report: &Report, section: &Section, number: Number) -> String {
    let mut counter = numbering::Counter::new(&report.settings().numbering);
    for other in report.sections() {
        if other.id == section.id {
            return counter.next(other.level, &number).text.trim().to_string();
        }
        counter.next(other.level, &other.number);
    }
    String::new()
}

/// P15 and P16 on a section's own number: `1、`, `一.`, `（一）、`, `(一)`.
fn form_of_number(report: &Report, section: &Section, label: &str, findings: &mut Vec<Finding>) {
    let Some(own) = read_number(label).filter(|n| n.length == label.len()) else { return };
    let space = own.form.close.trim_start_matches(|c: char| !c.is_whitespace()).to_string();
    let close = own.form.close.trim_end();
    let (rule, case, open, right) = match own.form.family() {
        Family::Arabic if matches!(close, "、" | ",") => (RuleId::P15, 0, "", "."),
        Family::Chinese if matches!(close, "." | "．" | ",") => (RuleId::P15, 1, "", "、"),
        Family::ChineseBracketed | Family::ArabicBracketed => {
            let half = own.form.open == "(" || close.starts_with(')');
            let stop = close.chars().count() > 1 && !close.starts_with("）（");
            if !half && !stop || !matches!(own.form.open.as_str(), "(" | "（") {
                return;
            }
            (RuleId::P16, usize::from(!stop), "（", "）")
        }
        _ => return,
    };
    if own.form.open.starts_with('第') {
        return;
    }
    let form =
        Form { open: open.to_string(), style: own.form.style, close: format!("{right}{space}") };
    let right = form.write(&own.values);
    let number = match &section.number {
        Number::Written(_) => Number::Written(right.clone()),
        _ if report.settings().numbering.form(section.level).as_ref() == Some(&form) => {
            Number::ByPlace
        }
        _ => Number::Form(form),
    };
    findings.push(at_number(
        rule,
        case,
        section,
        label,
        Vec::new(),
        number,
        right.trim().to_string(),
    ));
}

fn is_blank(paragraph: &Paragraph) -> bool {
    paragraph.text.trim().is_empty()
}

fn has_children(report: &Report, index: usize) -> bool {
    report.subtree_len(index) > 1
}

/// P24: a heading on a line of its own that ends with 。, while its section goes on below.
fn heading_mark(report: &Report, index: usize, section: &Section, findings: &mut Vec<Finding>) {
    let first_empty = section.body.first().is_none_or(is_blank);
    let goes_on = section.body.iter().skip(1).any(|p| !is_blank(p)) || has_children(report, index);
    let heading = section.heading.chars().count() <= 24;
    if section.run_in.as_deref() == Some("。") && first_empty && goes_on && heading {
        findings.push(Finding {
            rule: RuleId::P24,
            level: RuleId::P24.rule().level,
            place: FindingPlace::RunIn(section.id),
            range: 0..0,
            text: "。".to_string(),
            fix: Some(Fix { remedy: Remedy::OwnLine, shown: String::new(), safe: true }),
            case: 0,
            args: Vec::new(),
        });
    }
}

/// S15: a heading below which nothing stands. A row of items of one line each is no row of headings.
fn empty(report: &Report, index: usize, section: &Section, findings: &mut Vec<Finding>) {
    let bare = |index: usize, section: &Section| {
        section.body.iter().all(is_blank) && !has_children(report, index)
    };
    if section.run_in.is_some() || !bare(index, section) || section.heading.trim().is_empty() {
        return;
    }
    let parent = crate::report::outline::parent(report, index);
    let span = match parent {
        Some(parent) => parent + 1..parent + report.subtree_len(parent),
        None => 0..report.sections().len(),
    };
    let filled = span.filter(|n| *n != index).any(|n| {
        report
            .sections()
            .get(n)
            .is_some_and(|other| other.level == section.level && !bare(n, other))
    });
    if filled {
        let place = crate::report::TextPlace::heading(section.id);
        findings.push(Finding {
            rule: RuleId::S15,
            level: RuleId::S15.rule().level,
            place: FindingPlace::Text(place),
            range: 0..section.heading.len(),
            text: crate::report::open::printed(report, &section.heading).into_owned(),
            fix: None,
            case: 0,
            args: Vec::new(),
        });
    }
}

/// S02: 一、 and directly below it （1）; 一、 and 1. is let pass.
fn level_left_out(
    report: &Report,
    index: usize,
    labels: &[(String, bool)],
    findings: &mut Vec<Finding>,
) {
    let Some(parent) =
        crate::report::outline::parent(report, index).filter(|parent| parent + 1 == index)
    else {
        return;
    };
    let text = |n: usize| labels.get(n).map_or("", |(text, _)| text.as_str());
    let rank = |label: &str| {
        let number = read_number(label)?;
        [
            Family::Chinese,
            Family::ChineseBracketed,
            Family::Arabic,
            Family::ArabicBracketed,
            Family::Circled,
        ]
        .iter()
        .position(|family| *family == number.form.family())
    };
    let (Some(above), Some(own), Some(section)) =
        (rank(text(parent)), rank(text(index)), report.sections().get(index))
    else {
        return;
    };
    let tolerated = above == 0 && own == 2;
    if own > above + 1 && !tolerated {
        let forms = ["一、", "（一）", "1.", "（1）", "①"];
        let right = forms.get(above + 1).copied().unwrap_or_default();
        let number = Form::of_sample(right).map_or(Number::ByPlace, Number::Form);
        let args = vec![text(parent).trim().to_string(), text(index).trim().to_string()];
        let shown = would_be(report, section, number.clone());
        findings.push(at_number(RuleId::S02, 0, section, text(index), args, number, shown));
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
