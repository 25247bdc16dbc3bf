//! Numbers typed at the start of a line: 一、 and （二） make a section of a paragraph at the next
//! character; before a heading they are drawn already.

use super::Made;
use super::erase::level_of;
use super::insert::{level_of_number, section_of_paragraph};
use crate::app::view::texts::Texts;
use crate::report::form::read_number;
use crate::report::numbering::Number;
use crate::report::{DEEPEST, Fixed, Line, Operation, Part, Place};
use crate::text::Edit;

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

/// Takes away a number of the report's scheme with which the heading the caret is in begins: its place
/// gives it one. Of what was typed, only once it has grown by its first character.
pub fn heading_without_number(texts: &Texts, caret: Place, typed: bool) -> Option<Made> {
    let report = texts.report();
    let (Part::Section(id), Line::Heading) = (caret.text.part, caret.text.line) else {
        return None;
    };
    let section = report.section(id).filter(|section| section.number != Number::Unnumbered)?;
    let heading = &section.heading;
    let number = heading.get(..read_number(heading)?.length)?;
    level_of_number(&report.settings().numbering, number)?;
    let rest = heading.get(number.len()..)?.trim_start();
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '“' | '《');
    // 1.5 is no number of a heading.
    if number.ends_with(|c: char| c.is_ascii_digit()) || !rest.starts_with(begins) {
        return None;
    }
    let length = heading.len() - rest.len();
    if typed && heading.get(length..caret.at)?.chars().count() != 1 {
        return None;
    }
    let edit = Edit { at: 0, removed: heading.get(..length)?.into(), inserted: String::new() };
    let operation = Operation::Text { place: caret.text, edit };
    Some(Made { operation, caret: Place { at: caret.at.saturating_sub(length), ..caret } })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, drawn};
    use super::*;

    #[test]
    fn a_number_before_a_heading_goes() {
        for (before, typed, expect) in [
            ("!甲\n!二、加|", true, "!一、甲\n!二、加|"),
            ("!（三） 加|强", true, "!一、加|强"),
            ("!三、“|加强”", true, "!一、“|加强”"),
            ("!二、|", true, "-"),
            ("!二、加强|", true, "-"),
            ("!二、加强|", false, "!一、加强|"),
            ("!1.5万亩|", false, "-"),
            ("!一是|", false, "-"),
            ("!甲\n二、加|", false, "-"),
        ] {
            let (report, carets) = drawn(before);
            let made = heading_without_number(&Texts::new(&report, None), carets[0], typed);
            assert_eq!(after(&report, made), expect, "{before}");
        }
    }

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
