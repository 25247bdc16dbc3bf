//! Numbers typed at the start of a paragraph: 一、 and （二） become sections at the next character.

use super::Made;
use super::erase::level_of;
use super::insert::{level_of_number, section_of_paragraph};
use crate::app::view::texts::Texts;
use crate::report::form::read_number;
use crate::report::{DEEPEST, Fixed, Line, Part, Place};

/// Makes a section of the paragraph in which the character before the caret was just typed, if all
/// before that character is a number of the report's scheme.
pub fn typed_number(texts: &Texts, caret: Place) -> Option<Made> {
    let report = texts.report();
    // Whoever begins to write stands behind the title; what stands before the sections keeps its place.
    let is_empty = |fixed: &Fixed| {
        report.body(Part::Fixed(*fixed)).is_none_or(|body| body.iter().all(|p| p.text.is_empty()))
    };
    let may = match caret.text.part {
        Part::Section(_) => true,
        Part::Fixed(Fixed::Subtitle | Fixed::Addressee | Fixed::Lead) => {
            let before = Fixed::BEFORE_SECTIONS.iter();
            before.rev().take_while(|f| Part::Fixed(**f) != caret.text.part).all(is_empty)
        }
        Part::Fixed(_) => false,
    };
    let Line::Body(n) = caret.text.line else { return None };
    // The first paragraph of a run-in heading stands behind it, not at the start of a line.
    let behind_heading = match caret.text.part {
        Part::Section(id) => n == 0 && report.section(id)?.run_in.is_some(),
        Part::Fixed(_) => false,
    };
    if !may || behind_heading {
        return None;
    }
    let source = texts.source(caret.text)?;
    let typed = source.get(..caret.at)?.chars().next_back()?;
    let number = source.get(..caret.at - typed.len_utf8())?;
    // No number is long; a paragraph may be.
    if number.is_empty() || number.len() > 32 || !typed.is_alphanumeric() {
        return None;
    }
    let alone = read_number(number).filter(|found| found.length == number.len())?;
    // What was typed may make something else of it: 1. and 5 are 1.5.
    let still = read_number(source).filter(|found| found.length == number.len())?;
    if alone.form != still.form {
        return None;
    }
    let level = level_of_number(&report.settings().numbering, number)?;
    let most = level_of(report, caret.text.part).saturating_add(1).min(DEEPEST);
    section_of_paragraph(texts, caret.text, number.len(), level.min(most), typed.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, drawn};
    use super::*;

    #[test]
    fn numbers_become_sections_at_the_next_character() {
        for (before, expect) in [
            ("!甲\n二、加|", "!一、甲\n!二、加|"),
            ("!甲\n（一）加|强\n好", "!一、甲\n!!（一）加|强\n好"),
            ("!甲\n(1)加|", "!一、甲\n!!(1)加|"),
            ("!甲\n好\n三、加|\n的\n!!乙", "!一、甲\n好\n!三、加|\n的\n!!（一）乙"),
            ("引\n一、加|\n!甲", "引\n!一、加|\n!二、甲"),
            ("!甲\n1.5|", "-"),
            ("!甲\n一、|", "-"),
            ("!甲\n一是加|", "-"),
            ("#一、加|", "-"),
            ("!甲\n二、加强|", "-"),
            ("!甲。二、加|", "-"),
        ] {
            let (report, carets) = drawn(before);
            let made = typed_number(&Texts::new(&report, None), carets[0]);
            assert_eq!(after(&report, made), expect, "{before}");
        }
    }
}
