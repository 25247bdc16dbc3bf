//! Rules on the form of a report: its numbers, headings, title, addressee, attachments and closing:
//! P15, P16 and P24 on sections, S01, S02, S08–S12, S15 on empty headings.

use super::finding::{Finding, FindingPlace, Fix, Hit, Remedy};
use super::passage::{Passage, is_han};
use super::rule::RuleId;
use crate::report::form::{Family, Form, FormStyle, Style, read_number};
use crate::report::numbering::{self, Number};
use crate::report::{Fixed, Line, Paragraph, Part, Report, Section};

pub fn check(report: &Report, passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
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
    let mut hits = Vec::new();
    attachments(report, passages, &mut hits);
    title(passages, &mut hits);
    addressee(report, passages, &mut hits);
    request(report, passages, &mut hits);
    let placed = hits.into_iter().filter_map(|(n, hit): (usize, Hit)| hit.into_finding(passages.get(n)?));
    findings.extend(placed);
}

fn at_number(rule: RuleId, case: usize, section: &Section, label: &str, args: Vec<String>, number: Number, shown: String) -> Finding {
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
fn out_of_order(report: &Report, section: &Section, label: &str, fits: bool, findings: &mut Vec<Finding>) {
    let Number::Written(text) = &section.number else { return };
    let Some(own) = read_number(text).filter(|n| n.length == text.len() && !fits) else { return };
    let of_scheme = report.settings().numbering.form(section.level);
    let number = if of_scheme.as_ref() == Some(&own.form) { Number::ByPlace } else { Number::Form(own.form) };
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
    let form = Form { open: open.to_string(), style: own.form.style, close: format!("{right}{space}") };
    let right = form.write(&own.values);
    let number = match &section.number {
        Number::Written(_) => Number::Written(right.clone()),
        _ if report.settings().numbering.form(section.level).as_ref() == Some(&form) => Number::ByPlace,
        _ => Number::Form(form),
    };
    findings.push(at_number(rule, case, section, label, Vec::new(), number, right.trim().to_string()));
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
        report.sections().get(n).is_some_and(|other| other.level == section.level && !bare(n, other))
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
fn level_left_out(report: &Report, index: usize, labels: &[(String, bool)], findings: &mut Vec<Finding>) {
    let Some(parent) = crate::report::outline::parent(report, index).filter(|parent| parent + 1 == index) else { return };
    let text = |n: usize| labels.get(n).map_or("", |(text, _)| text.as_str());
    let rank = |label: &str| {
        let number = read_number(label)?;
        [Family::Chinese, Family::ChineseBracketed, Family::Arabic, Family::ArabicBracketed, Family::Circled]
            .iter()
            .position(|family| *family == number.form.family())
    };
    let (Some(above), Some(own), Some(section)) = (rank(text(parent)), rank(text(index)), report.sections().get(index)) else { return };
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

/// S08 on the list of attachments, S09 on attachments spoken of in the text.
fn attachments(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<(usize, Hit)>) {
    let listed = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::Attachments) || p.is(0, "附件：") || p.is(0, "附件:");
    let mut count = 0usize;
    let mut is_list = false;
    for (n, p) in passages.iter().enumerate() {
        let own = p.place.part == Part::Fixed(Fixed::Attachments);
        if !listed(p) || (!own && p.len() > 60) {
            continue;
        }
        is_list |= own;
        count += usize::from(own);
        let start = if p.is(0, "附件") { 3 } else { 0 };
        let start = p.run(start, |c| c == ' ' || c == '\u{3000}');
        let digits = p.run(start, |c| c.is_ascii_digit());
        if digits > start && p.at(digits) == '、' {
            hits.push((n, Hit::new(RuleId::S08, digits..digits + 1).fix(".")));
        }
        if matches!(p.before(p.len()), '。' | '；' | '，' | ';') && p.len() > start + 1 {
            hits.push((n, Hit::new(RuleId::S08, p.len() - 1..p.len()).case(1).fix("")));
        }
    }
    if !is_list {
        return;
    }
    let after = report.fixed(Fixed::After).iter().filter(|p| p.text.starts_with("附件")).count();
    let count = count.max(after);
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| !matches!(p.place.part, Part::Fixed(Fixed::Attachments | Fixed::After))) {
        let mut from = 0;
        while let Some(at) = p.find(from, "附件") {
            from = at + 2;
            let end = p.run(from, |c| c.is_ascii_digit());
            let Ok(value) = p.slice(from..end).parse::<usize>() else { continue };
            let another = matches!(p.before(at), '》' | '其' | '号') || p.ends(at, "》的") || p.ends(at, "文");
            if value > count && value < 100 && !another {
                let hit = Hit::new(RuleId::S09, at..end).arg(value.to_string()).arg(count.to_string());
                hits.push((n, hit));
            }
        }
    }
}

/// Words in which 对 belongs to what follows.
const WITH_DUI: &[&str] = &["对口", "对外", "对台", "对标", "对照", "对接", "对策", "对象", "对比", "对日", "对美", "对俄", "对港", "对内"];
const TWICE: &[(&str, &str)] = &[
    ("汇报的报告", "报告"),
    ("总结的报告", "报告"),
    ("请示的报告", "报告"),
    ("报告的报告", "报告"),
    ("请示的请示", "请示"),
    ("通知的通知", "通知"),
    ("意见的意见", "意见"),
    ("汇报报告", "报告"),
    ("请示报告", "请示"),
];
const KINDS: &[&str] = &["报告", "请示", "通知", "通报", "意见", "函", "批复", "汇报", "总结", "决定", "公告", "通告", "议案", "纪要"];

/// S11
fn title(passages: &[Passage<'_>], hits: &mut Vec<(usize, Hit)>) {
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| p.place.part == Part::Fixed(Fixed::Title)) {
        if let Some(at) = p.find(0, "关于对")
            && !p.is_any(at + 2, WITH_DUI)
            && KINDS.iter().any(|kind| p.text.trim_end().ends_with(kind))
        {
            hits.push((n, Hit::new(RuleId::S11, at..at + 3).fix("关于")));
        }
        for (twice, once) in TWICE.iter().filter(|(twice, _)| p.text.ends_with(twice)) {
            let start = p.len() - twice.chars().count();
            let fixed = if twice.contains('的') { format!("的{once}") } else { (*once).to_string() };
            hits.push((n, Hit::new(RuleId::S11, start..p.len()).case(1).fix(fixed)));
        }
    }
}

const ORGANS: &[&str] = &["办公室", "委员会", "人民政府", "党委", "党组", "各部门", "有关单位", "直属单位", "各单位"];

/// S10: what stands as an addressee and has no colon.
fn addressee(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<(usize, Hit)>) {
    let has_one = !report.fixed(Fixed::Addressee).is_empty();
    let titled = !report.fixed(Fixed::Title).is_empty();
    for (n, p) in passages.iter().enumerate() {
        let own = p.place.part == Part::Fixed(Fixed::Addressee);
        let last = p.before(p.len());
        if own && !matches!(last, '：' | ':') && p.len() > 1 && is_han(last) {
            hits.push((n, Hit::new(RuleId::S10, 0..p.len()).fix(format!("{}：", p.text))));
        }
        let first = p.place.part == Part::Fixed(Fixed::Lead) && p.place.line == Line::Body(0);
        let followed = passages.get(n + 1).is_some_and(|next| {
            matches!(next.place.part, Part::Fixed(Fixed::Lead)) && next.len() > 15
        });
        let plain = p.len() <= 40 && !p.text.contains(['，', '。', '；', '：', '《', '“']);
        if first && titled && !has_one && followed && plain && ORGANS.iter().any(|organ| p.text.ends_with(organ)) {
            hits.push((n, Hit::new(RuleId::S10, 0..p.len()).fix(format!("{}：", p.text))));
        }
    }
}

const REQUESTS: &[&str] = &["请批示", "请批复", "请予批准", "请予批示", "请指示", "请审批", "请予批复", "请予指示", "请核准", "恳请批准"];

/// S12: `以上报告，请批示。`
fn request(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<(usize, Hit)>) {
    let title = report.fixed(Fixed::Title).last().map_or("", |p| p.text.trim());
    let is_report = title.ends_with("报告") && !title.ends_with("请示报告");
    let last = passages.iter().rev().filter(|p| !matches!(p.place.part, Part::Fixed(Fixed::Attachments | Fixed::Signature | Fixed::Date | Fixed::After)));
    let near_end: Vec<_> = last.take(3).map(|p| p.place).collect();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| near_end.contains(&p.place)) {
        let asked = ["妥否", "当否", "可否", "是否妥当"].iter().find_map(|word| p.find(0, word)).filter(|_| is_report);
        let Some(start) = p.find(0, "以上报告").or(asked) else { continue };
        let end = p.run(start, |c| !matches!(c, '。' | '！'));
        let sentence = p.slice(start..end);
        if REQUESTS.iter().any(|request| sentence.contains(request)) {
            hits.push((n, Hit::new(RuleId::S12, start..end).fix("特此报告")));
        }
    }
}

/// Whether a section is an article of a regulation.
pub fn is_article(report: &Report) -> bool {
    let chinese = FormStyle::One(Style::Chinese);
    report.settings().numbering.form(1).is_some_and(|form| form.style == chinese && form.open.starts_with('第'))
}
