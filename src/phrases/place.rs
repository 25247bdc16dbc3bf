//! What a part of a report says of itself as a place for phrases.

use super::pack::Kind;
use super::search::Place;
use crate::report::{Fixed, Part, Report, open, outline};

/// The kinds of section that phrases are tagged with: what belongs there, and by which words the
/// heading of a section without tags shows that it is one.
const SECTION_KINDS: &[(&str, &[Kind], &[&str])] = &[
    ("前言", &[Kind::Opening, Kind::Transition], &[]),
    ("意见建议", &[Kind::Suggestion], &["建议"]),
    ("存在问题", &[Kind::Problem, Kind::Transition], &["问题", "不足", "困难", "差距"]),
    (
        "下步打算",
        &[Kind::Plan, Kind::Transition],
        &["打算", "计划", "下一步", "下步", "措施", "安排"],
    ),
    (
        "工作开展",
        &[Kind::Measure, Kind::Item, Kind::Figures, Kind::Achievement],
        &["开展", "情况", "成效", "做法", "工作"],
    ),
];

/// Says whether a tag names a kind of section.
pub fn is_section_kind(tag: &str) -> bool {
    SECTION_KINDS.iter().any(|(kind, _, _)| *kind == tag)
}

/// Describes a part as a place: its tags and those of the sections around it, its kinds of phrase,
/// its heading and what it says already.
pub fn of(report: &Report, part: Part) -> Place {
    match part {
        Part::Section(id) => report.index_of(id).map(|at| section(report, at)).unwrap_or_default(),
        Part::Fixed(Fixed::Closing | Fixed::Signature | Fixed::Date | Fixed::After) => {
            Place { kinds: vec![Kind::Closing], ..Place::default() }
        }
        Part::Fixed(_) => Place {
            tags: vec!["前言".into()],
            kinds: kinds_of(&["前言".to_string()]),
            heading: String::new(),
            text: body_text(report, part),
        },
    }
}

fn section(report: &Report, at: usize) -> Place {
    let mut tags: Vec<String> = Vec::new();
    let mut headings = Vec::new();
    let mut above = Some(at);
    while let Some(index) = above {
        if let Some(section) = report.sections().get(index) {
            tags.extend(section.tags.iter().cloned());
            headings.push(open::printed(report, &section.heading).into_owned());
        }
        above = outline::parent(report, index);
    }
    if kinds_of(&tags).is_empty() {
        tags.extend(headings.iter().rev().find_map(|heading| told_by(heading)));
    }
    tags.dedup();
    let id = report.sections().get(at).map(|section| section.id);
    Place {
        kinds: kinds_of(&tags),
        text: id.map(|id| body_text(report, Part::Section(id))).unwrap_or_default(),
        heading: headings.into_iter().next().unwrap_or_default(),
        tags,
    }
}

fn told_by(heading: &str) -> Option<String> {
    let tells = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    SECTION_KINDS.iter().find(|(_, _, words)| tells(words)).map(|(tag, _, _)| (*tag).to_string())
}

fn kinds_of(tags: &[String]) -> Vec<Kind> {
    let found = SECTION_KINDS.iter().filter(|(tag, _, _)| tags.iter().any(|t| t == tag));
    found.flat_map(|(_, kinds, _)| kinds.iter().copied()).collect()
}

fn body_text(report: &Report, part: Part) -> String {
    let body = report.body(part).unwrap_or_default();
    body.iter().map(|paragraph| open::printed(report, &paragraph.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Paragraph, Section};

    #[test]
    fn a_place_is_told_by_its_tags_or_by_the_heading_above_it() {
        let section = |level, heading: &str, tags: &[&str]| Section {
            level,
            heading: heading.into(),
            tags: tags.iter().map(ToString::to_string).collect(),
            body: vec![Paragraph::new("好{次数}。")],
            ..Section::default()
        };
        let sections = vec![
            section(1, "工作情况", &[]),
            section(2, "加强领导", &["组织领导"]),
            section(1, "存在的主要问题", &[]),
            section(1, "甲", &["下步打算"]),
            section(2, "乙", &[]),
        ];
        let report = Report::new(Draft { sections, ..Draft::default() }).unwrap();
        for (at, kind, tags) in [
            (0, Kind::Measure, &["工作开展"][..]),
            (1, Kind::Measure, &["组织领导", "工作开展"]),
            (2, Kind::Problem, &["存在问题"]),
            (4, Kind::Plan, &["下步打算"]),
        ] {
            let place = of(&report, Part::Section(report.sections()[at].id));
            assert!(place.kinds.contains(&kind), "{at}");
            assert_eq!(
                (place.tags, place.text.as_str()),
                (tags.iter().map(ToString::to_string).collect(), "好**。")
            );
        }
        assert!(of(&report, Part::Fixed(Fixed::Lead)).kinds.contains(&Kind::Opening));
    }
}
