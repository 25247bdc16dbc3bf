//! What makes a draft a report: the invariants of the model, each with the place that breaks it.

use super::model::{
    DEEPEST, Defect, DefectPlace, Draft, Field, Fixed, LONGEST_TEXT, Paragraph, RUN_IN_MARKS,
    Section,
};
use super::settings::Settings;
use super::slot;
use crate::text::{is_clean_line, is_foreign};
use std::collections::HashSet;

pub(super) fn check(draft: &Draft) -> Result<(), Defect> {
    check_fields(&draft.fields)?;
    check_settings(&draft.settings)?;
    for part in Fixed::all() {
        check_paragraphs(draft.fixed.of(part), |n| DefectPlace::Fixed(part, n))?;
    }
    check_levels(&draft.sections)?;
    draft.sections.iter().enumerate().try_for_each(|(i, section)| check_section(section, i))
}

/// Checks what no line of a text can see to: how sections nest, and how long texts are.
pub(super) fn check_shape(draft: &Draft) -> Result<(), Defect> {
    for part in Fixed::all() {
        check_lengths(draft.fixed.of(part), |n| DefectPlace::Fixed(part, n))?;
    }
    check_levels(&draft.sections)?;
    draft.sections.iter().enumerate().try_for_each(|(section, found)| {
        check_length(found.heading.len(), || DefectPlace::Heading(section))?;
        check_lengths(&found.body, |paragraph| DefectPlace::Body { section, paragraph })
    })
}

fn check_lengths(
    paragraphs: &[Paragraph],
    place: impl Fn(usize) -> DefectPlace,
) -> Result<(), Defect> {
    let mut all = paragraphs.iter().enumerate();
    all.try_for_each(|(n, paragraph)| check_length(paragraph.text.len(), || place(n)))
}

/// Checks all of a section but whether its level fits its place.
pub(super) fn check_section(section: &Section, index: usize) -> Result<(), Defect> {
    check_source(&section.heading, || DefectPlace::Heading(index))?;
    check_attributes(section, index)?;
    check_paragraphs(&section.body, |paragraph| DefectPlace::Body { section: index, paragraph })
}

pub(super) fn check_attributes(section: &Section, index: usize) -> Result<(), Defect> {
    if let Some(mark) = section.run_in.as_ref().filter(|m| !RUN_IN_MARKS.contains(&m.as_str())) {
        return Err(Defect::RunIn { section: index, mark: mark.clone() });
    }
    for tag in &section.tags {
        check_plain(tag, || DefectPlace::Heading(index))?;
    }
    check_plain(&super::numbering::as_text(&section.number), || DefectPlace::Heading(index))
}

/// Checks that no level is skipped.
pub(super) fn check_levels(sections: &[Section]) -> Result<(), Defect> {
    let mut above = 0u8;
    for (i, section) in sections.iter().enumerate() {
        let allowed = (above + 1).min(DEEPEST);
        if section.level == 0 || section.level > allowed {
            return Err(Defect::Level { section: i, level: section.level, allowed });
        }
        above = section.level;
    }
    Ok(())
}

pub(super) fn check_paragraphs(
    paragraphs: &[Paragraph],
    place: impl Fn(usize) -> DefectPlace,
) -> Result<(), Defect> {
    paragraphs.iter().enumerate().try_for_each(|(n, paragraph)| {
        check_source(&paragraph.text, || place(n))?;
        check_plain(&paragraph.note, || place(n))
    })
}

/// Checks a text in which braces are slots.
pub(super) fn check_source(source: &str, place: impl Fn() -> DefectPlace) -> Result<(), Defect> {
    check_plain(source, &place)?;
    slot::check(source).map_err(|defect| Defect::Slot { place: place(), defect })
}

/// Checks that a text is one line without control characters.
pub(super) fn check_plain(text: &str, place: impl Fn() -> DefectPlace) -> Result<(), Defect> {
    check_length(text.len(), &place)?;
    if is_clean_line(text) {
        return Ok(());
    }
    match text.chars().find(|c| is_barred(*c)) {
        Some(character) => Err(Defect::Character { place: place(), character }),
        None => Ok(()),
    }
}

pub(super) fn check_length(bytes: usize, place: impl Fn() -> DefectPlace) -> Result<(), Defect> {
    if bytes > LONGEST_TEXT { Err(Defect::Long { place: place(), bytes }) } else { Ok(()) }
}

/// Line ends separate paragraphs and control characters stay outside; TAB is white space.
pub fn is_barred(c: char) -> bool {
    c == '\n' || is_foreign(c)
}

pub(super) fn check_settings(settings: &Settings) -> Result<(), Defect> {
    check_plain(&settings.mask, || DefectPlace::Settings)?;
    settings.ignored.iter().enumerate().try_for_each(|(n, ignored)| {
        check_plain(&ignored.rule, || DefectPlace::Ignored(n))?;
        check_plain(&ignored.text, || DefectPlace::Ignored(n))
    })
}

pub(super) fn check_fields(fields: &[Field]) -> Result<(), Defect> {
    let mut seen = HashSet::new();
    for field in fields {
        if !slot::is_name(&field.name) {
            return Err(Defect::FieldName { name: field.name.clone() });
        }
        if !seen.insert(&field.name) {
            return Err(Defect::FieldTwice { name: field.name.clone() });
        }
        check_plain(&field.value, || DefectPlace::Field(field.name.clone()))?;
    }
    Ok(())
}
