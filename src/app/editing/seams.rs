//! Enter and Backspace at the seams between headings, bodies and sections.

use super::erase::{erase, level_of, paragraphs, run_in};
use super::levels::fitted;
use super::{Made, insertion, removal};
use crate::app::view::texts::Texts;
use crate::report::outline::{self, NewPlace};
use crate::report::{
    DEEPEST, Fixed, Line, Operation, Paragraph, Part, Place, RUN_IN_MARKS, Report, Section,
    TextPlace,
};

/// Breaks the text at a place: Enter.
pub fn newline(texts: &Texts, place: Place) -> Option<Made> {
    if is_section_offered(texts, place) {
        return new_section(texts, place);
    }
    match (place.text.part, place.text.line) {
        (Part::Section(id), Line::Heading) => {
            let section = texts.report().section(id)?;
            if place.at == 0 && !section.heading.is_empty() {
                section_before(texts.report(), section)
            } else {
                break_heading(section, place)
            }
        }
        (part, Line::Body(n)) => break_paragraph(texts, part, n, place.at),
        (Part::Fixed(_), Line::Heading) => None,
    }
}

/// The parts that are one line as a rule: Enter at their end goes on to the next part.
const ONE_LINE: [Fixed; 4] = [Fixed::Title, Fixed::Subtitle, Fixed::Addressee, Fixed::Date];

fn break_paragraph(texts: &Texts, part: Part, n: usize, at: usize) -> Option<Made> {
    let body = texts.report().body(part)?;
    let done = match (part, body.get(n)) {
        (Part::Fixed(fixed), Some(p)) => {
            ONE_LINE.contains(&fixed) && n + 1 == body.len() && at == p.text.len() && at > 0
        }
        (Part::Fixed(fixed), None) => fixed != Fixed::Lead,
        (Part::Section(_), _) => false,
    };
    if let Some(next) = texts.next(TextPlace::body(part, n)).filter(|_| done) {
        let caret = Place { text: next, at: 0 };
        return Some(Made { operation: Operation::All(Vec::new()), caret });
    }
    let Some(paragraph) = body.get(n) else {
        // The awaited paragraph and one behind it.
        let run_in = matches!(part, Part::Section(_));
        let inserted = vec![Paragraph::default(); 1 + usize::from(run_in)];
        let caret = Place { text: TextPlace::body(part, inserted.len() - 1), at: 0 };
        return Some(Made { operation: paragraphs(part, 0, &[], inserted), caret });
    };
    let last_and_empty = paragraph.text.is_empty() && n > 0 && n + 1 == body.len();
    if let (Part::Fixed(_), true) = (part, last_and_empty) {
        // The part is done: on to the next one.
        let caret = Place { text: texts.next(TextPlace::body(part, n))?, at: 0 };
        let operation = paragraphs(part, n, std::slice::from_ref(paragraph), Vec::new());
        return Some(Made { operation, caret });
    }
    let operation = if at == 0 && !paragraph.text.is_empty() {
        paragraphs(part, n, &[], vec![Paragraph::default()])
    } else {
        Operation::Split { place: TextPlace::body(part, n), at }
    };
    Some(Made { operation, caret: Place { text: TextPlace::body(part, n + 1), at: 0 } })
}

/// The rest of a heading becomes the first paragraph of its section.
fn break_heading(section: &Section, place: Place) -> Option<Made> {
    let body = TextPlace::body(place.text.part, 0);
    let caret = Place { text: body, at: 0 };
    let Some(mark) = &section.run_in else {
        let operation = Operation::Split { place: place.text, at: place.at };
        return Some(Made { operation, caret });
    };
    let rest = section.heading.get(place.at..)?;
    let mark = if rest.is_empty() { "" } else { mark };
    let moved = format!("{rest}{mark}");
    let mut all = Vec::from_iter(removal(place.text, place.at, rest));
    all.push(run_in(section, None));
    all.extend(match section.body.first() {
        Some(_) => insertion(body, 0, &moved),
        None => Some(paragraphs(body.part, 0, &[], vec![Paragraph::new(moved)])),
    });
    Some(Made { operation: Operation::All(all), caret })
}

/// Enter before a heading makes room for one above it.
fn section_before(report: &Report, section: &Section) -> Option<Made> {
    let at = report.index_of(section.id)?;
    let new = Section {
        id: report.fresh_id(),
        level: section.level,
        number: super::levels::at_level(section, section.level).number,
        ..Section::default()
    };
    let operation = Operation::Sections { at, removed: Vec::new(), inserted: vec![new] };
    Some(Made { operation, caret: Place { text: TextPlace::heading(section.id), at: 0 } })
}

/// Says whether Enter at a place makes a new section: on an empty last paragraph.
pub fn is_section_offered(texts: &Texts, place: Place) -> bool {
    let Line::Body(n) = place.text.line else { return false };
    let body = texts.report().body(place.text.part).unwrap_or_default();
    let nothing = |p: &Paragraph| *p == Paragraph::default();
    let last = n + 1 == body.len() && body.get(n).is_some_and(nothing);
    last && match place.text.part {
        Part::Section(_) => true,
        Part::Fixed(fixed) => fixed == Fixed::Lead,
    }
}

/// The empty paragraph gives way to a section: the next of the siblings, the first of the
/// sub-sections where there are some, the first of all behind the lead.
fn new_section(texts: &Texts, place: Place) -> Option<Made> {
    let report = texts.report();
    let part = place.text.part;
    let body = report.body(part)?;
    let at = match part {
        Part::Section(id) => report.index_of(id)? + 1,
        Part::Fixed(_) => 0,
    };
    let own = level_of(report, part);
    let below = report.sections().get(at).map(|s| s.level).filter(|level| *level > own);
    let new_place = match (part, below) {
        (Part::Section(id), None) => NewPlace::After(id),
        _ => NewPlace::First,
    };
    let (made, id) = outline::insert(report, new_place, "").ok()?;
    let Operation::Sections { mut inserted, .. } = made else { return None };
    if let Some(section) = inserted.first_mut() {
        section.level = below.unwrap_or(own.max(1)).min(DEEPEST);
        section.run_in = None;
    }
    let n = body.len().checked_sub(1)?;
    let operation = Operation::All(vec![
        paragraphs(part, n, body.get(n..)?, Vec::new()),
        Operation::Sections { at, removed: Vec::new(), inserted },
    ]);
    Some(Made { operation, caret: Place { text: TextPlace::heading(id), at: 0 } })
}

/// Deletes backwards at the start of a text: joins it with what stands before.
pub fn backspace(texts: &Texts, text: TextPlace) -> Option<Made> {
    let report = texts.report();
    let start = Place { text, at: 0 };
    let before = texts.end_of(texts.prev(text)?);
    if let (Part::Section(id), Line::Heading) = (text.part, text.line) {
        return heading_to_paragraph(texts, report.section(id)?);
    }
    if texts.is_awaited(text) {
        let nothing = Operation::All(Vec::new());
        let runs_in = matches!(text.part, Part::Section(_)) && before.text.line == Line::Heading;
        return match erase(texts, before, start).filter(|_| runs_in) {
            Some(made) => Some(made),
            None => Some(Made { operation: nothing, caret: before }),
        };
    }
    let body = report.body(text.part)?;
    let only_empty = body.len() == 1 && body.first().is_some_and(|p| *p == Paragraph::default());
    if let (true, Part::Fixed(_)) = (only_empty, text.part) {
        return Some(Made { operation: paragraphs(text.part, 0, body, Vec::new()), caret: before });
    }
    erase(texts, before, start)
}

/// The heading becomes a paragraph of what stands before; its sub-sections move up a level.
fn heading_to_paragraph(texts: &Texts, section: &Section) -> Option<Made> {
    let report = texts.report();
    let index = report.index_of(section.id)?;
    let above = index.checked_sub(1).and_then(|i| report.sections().get(i));
    let part = above.map_or(Part::Fixed(Fixed::Lead), |s| Part::Section(s.id));
    let merged = outline::merge(report, section.id).ok()?;
    let Operation::All(mut all) = merged else { return None };
    // A paragraph without text is not worth one.
    let nothing = section.heading.is_empty() && section.body.is_empty();
    if nothing {
        all.remove(0);
        let before = texts.end_of(texts.prev(TextPlace::heading(section.id))?);
        return Some(Made { operation: fit_behind(report, index, all)?, caret: before });
    }
    let n = match all.first() {
        Some(Operation::Paragraphs { at, inserted, .. }) => {
            let own = outline::as_paragraphs(section).len();
            at + inserted.len() - own
        }
        _ => 0,
    };
    let caret = Place { text: TextPlace::body(part, n), at: 0 };
    Some(Made { operation: fit_behind(report, index, all)?, caret })
}

/// Raises what is left of a merge where it would hang below nothing.
fn fit_behind(report: &Report, index: usize, mut all: Vec<Operation>) -> Option<Operation> {
    let above = index.checked_sub(1).and_then(|i| report.sections().get(i)).map_or(0, |s| s.level);
    if let Some(Operation::Sections { at, removed, inserted }) = all.last_mut() {
        let end = *at + removed.len();
        let behind = report.sections().get(end..).unwrap_or_default();
        let rest: Vec<Section> = inserted.iter().chain(behind).cloned().collect();
        let raised = fitted(above, &rest);
        let further = raised.len().saturating_sub(inserted.len());
        removed.extend(behind.iter().take(further).cloned());
        let kept = inserted.iter().skip(raised.len()).cloned().collect::<Vec<_>>();
        *inserted = raised.into_iter().chain(kept).collect();
    }
    Some(Operation::All(all))
}

/// A mark typed at the end of a heading without text behind it lets the heading run in; where it
/// already does, the caret passes the mark.
pub fn run_in_by_mark(texts: &Texts, place: Place, typed: &str) -> Option<Made> {
    let (Part::Section(id), Line::Heading) = (place.text.part, place.text.line) else {
        return None;
    };
    let section = texts.report().section(id)?;
    let at_end = place.at == section.heading.len() && !section.heading.is_empty();
    if !at_end || typed.is_empty() || !RUN_IN_MARKS.contains(&typed) {
        return None;
    }
    let caret = Place { text: TextPlace::body(place.text.part, 0), at: 0 };
    let operation = match section.run_in.as_deref() {
        Some(mark) if mark == typed => Operation::All(Vec::new()),
        Some("") => run_in(section, Some(typed.to_string())),
        None if section.body.is_empty() && section.level > 1 => {
            run_in(section, Some(typed.to_string()))
        }
        _ => return None,
    };
    Some(Made { operation, caret })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, drawn};
    use super::*;

    fn check(how: impl Fn(&Texts, Place) -> Option<Made>, table: &[(&str, &str)]) {
        for (before, expect) in table {
            let (report, carets) = drawn(before);
            assert_eq!(carets.len(), 1, "{before}");
            let shown = after(&report, how(&Texts::new(&report, None), carets[0]));
            assert_eq!(shown, *expect, "{before}");
        }
    }

    #[test]
    fn enter() {
        check(
            newline,
            &[
                ("增强|四个", "增强\n|四个"),
                ("!甲|乙\n丙", "!一、甲\n|乙\n丙"),
                ("!甲乙|\n丙", "!一、甲乙\n|\n丙"),
                ("!甲|乙。丙", "!一、甲\n|乙。丙"),
                ("!甲乙|。丙", "!一、甲乙\n|丙"),
                ("!|甲乙", "!一、\n!二、|甲乙"),
                ("!甲\n乙\n|", "!一、甲\n乙\n!二、|"),
                ("!甲\n乙\n|\n!!丙", "!一、甲\n乙\n!!（一）|\n!!（二）丙"),
                ("引言\n|\n!甲", "引言\n!一、|\n!二、甲"),
            ],
        );
    }

    #[test]
    fn backspace_at_a_start() {
        check(
            |texts, place| backspace(texts, place.text),
            &[
                ("甲\n|乙", "甲|乙"),
                ("!甲\n|乙\n丙", "!一、甲|乙\n丙"),
                ("!甲。|乙", "!一、甲|+\n乙"),
                ("!甲\n好\n!|乙\n丙\n!!丁", "!一、甲\n好\n|乙\n丙\n!二、丁"),
                ("!甲。好\n!|乙。丙", "!一、甲。\n好\n|乙。丙"),
                ("!|甲\n!!乙", "|甲\n!一、乙"),
                ("!甲\n!!乙\n!!!|丙\n!!!丁", "!一、甲\n!!（一）乙\n|丙\n!!!1.丁"),
                ("引\n#|标", "-"),
                ("#标\n>|日期", "标\n|日期"),
            ],
        );
    }

    #[test]
    fn a_mark_behind_a_heading_lets_it_run_in() {
        check(
            |texts, place| run_in_by_mark(texts, place, "。"),
            &[
                ("!甲\n!!乙|", "!一、甲\n!!（一）乙。\n|"),
                ("!甲\n!!乙|\n丙", "-"),
                ("!甲|。乙", "!一、甲。\n|乙"),
            ],
        );
    }
}
