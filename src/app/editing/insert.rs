//! Text that comes in: typed, pasted, from a file. Sections among it become sections.

use super::erase::{level_of, paragraphs};
use super::levels::{at_level, fitted};
use super::{Made, cut, insertion, joined, joined_note, note, note_stays};
use crate::app::view::texts::Texts;
use crate::formats::plain;
use crate::report::form::read_number;
use crate::report::numbering::{Counter, Number, Numbering};
use crate::report::{
    DEEPEST, Draft, Fixed, Line, Operation, Paragraph, Part, Place, Report, Section, SectionId,
    TextPlace,
};
use crate::text::Edit;

/// A piece of a report: paragraphs, and sections behind them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fragment {
    pub lead: Vec<Paragraph>,
    /// Their ids mean nothing.
    pub sections: Vec<Section>,
    /// The numbers they had where they stood, as far as they are known.
    pub labels: Vec<String>,
}

/// Inserts a piece of source without a line end.
pub fn insert_text(texts: &Texts, place: Place, source: &str) -> Made {
    let caret = Place { at: place.at + source.len(), ..place };
    // A body that is empty has no paragraph to go into yet.
    let is_first = place.text.line == Line::Body(0) && texts.report().text(place.text).is_none();
    let operation = if is_first {
        paragraphs(place.text.part, 0, &[], vec![Paragraph::new(source)])
    } else {
        Operation::Text { place: place.text, edit: Edit::insert(place.at, source) }
    };
    Made { operation, caret }
}

/// Reads a plain text that is to go in at a place: `None` where nothing in it reads as a section, or
/// no section may begin there.
pub fn read_fragment(report: &Report, at: Part, text: &str) -> Option<Fragment> {
    if !takes_sections(at) {
        return None;
    }
    let draft = plain::read_part(text);
    if draft.sections.is_empty() {
        return None;
    }
    Some(of_draft(report, at, draft))
}

fn takes_sections(part: Part) -> bool {
    matches!(part, Part::Section(_) | Part::Fixed(Fixed::Lead))
}

/// Gives the sections of a draft the levels their numbers have in this report, and notes their
/// numbers as they were written, so that none is changed by coming in.
fn of_draft(report: &Report, at: Part, draft: Draft) -> Fragment {
    let mut counter = Counter::new(&draft.settings.numbering);
    let labels: Vec<String> =
        draft.sections.iter().map(|s| counter.next(s.level, &s.number).text).collect();
    let numbering = &report.settings().numbering;
    let own = level_of(report, at).max(1);
    let first = draft.sections.first().map_or(1, |s| s.level);
    let level = labels.first().and_then(|label| level_of_number(numbering, label)).unwrap_or(own);
    let shift = i16::from(level) - i16::from(first);
    let sections = draft.sections.iter().zip(labels).map(|(section, label)| {
        let level = (i16::from(section.level) + shift).clamp(1, i16::from(DEEPEST));
        let number = if label.is_empty() { Number::Unnumbered } else { Number::Written(label) };
        Section { level: u8::try_from(level).unwrap_or(1), number, ..section.clone() }
    });
    let lead = draft.fixed.of(Fixed::Lead).clone();
    Fragment { lead, sections: sections.collect(), labels: Vec::new() }
}

/// Returns the level whose numbers have the form of this one.
pub(super) fn level_of_number(numbering: &Numbering, number: &str) -> Option<u8> {
    let family = read_number(number)?.form.family();
    (1..=DEEPEST).find(|level| numbering.form(*level).is_some_and(|f| f.family() == family))
}

/// Inserts a piece of a report. What stands behind the place goes on behind the piece.
pub fn insert_fragment(texts: &Texts, place: Place, fragment: &Fragment) -> Option<Made> {
    if fragment.sections.is_empty() || !takes_sections(place.text.part) {
        return insert_paragraphs(texts, place, &flat(fragment));
    }
    let report = texts.report();
    let part = place.text.part;
    let body = report.body(part)?;
    let (mut all, mut rest) = match place.text.line {
        Line::Heading => {
            (heading_tail(report, place, &fragment.lead)?, tail_paragraphs(report, place)?)
        }
        Line::Body(n) => {
            let (head, tail) = body.get(n).map(|p| cut(p, place.at)).unwrap_or_default();
            let mut lead = fragment.lead.clone();
            match lead.first_mut() {
                Some(first) => *first = joined(&head, first),
                None if head.text.is_empty() && head.note.is_empty() => {}
                None => lead.push(head),
            }
            let mut rest: Vec<Paragraph> = body.iter().skip(n + 1).cloned().collect();
            if !tail.text.is_empty() {
                rest.insert(0, tail);
            }
            (vec![paragraphs(part, n, body.get(n..).unwrap_or_default(), lead)], rest)
        }
    };
    let at = match part {
        Part::Section(id) => report.index_of(id)? + 1,
        Part::Fixed(_) => 0,
    };
    let mut new = placed(report, level_of(report, part), at, &fragment.sections);
    let last = new.last_mut()?;
    // Where the heading is all of the last section the caret stays there.
    let caret = end_of_section(last);
    if let (Some(first), Some(own)) = (rest.first_mut(), last.body.last_mut())
        && place.at > 0
        && place != texts.end_of(place.text)
    {
        let joined = joined(own, first);
        *own = joined;
        rest.remove(0);
    }
    last.body.append(&mut rest);
    let level = last.level;
    let behind = report.sections().get(at..).unwrap_or_default();
    let raised = fitted(level, behind);
    let removed = behind.iter().take(raised.len()).cloned().collect();
    new.extend(raised);
    all.push(Operation::Sections { at, removed, inserted: new });
    Some(Made { operation: Operation::All(all), caret })
}

fn end_of_section(section: &Section) -> Place {
    match section.body.len().checked_sub(1) {
        Some(n) => Place {
            text: TextPlace::body(Part::Section(section.id), n),
            at: section.body.get(n).map_or(0, |p| p.text.len()),
        },
        None => Place { text: TextPlace::heading(section.id), at: section.heading.len() },
    }
}

/// What is taken out of a section whose heading is cut, the rest of its heading and its body, and
/// the paragraphs that come in its place.
fn heading_tail(report: &Report, place: Place, lead: &[Paragraph]) -> Option<Vec<Operation>> {
    let Part::Section(id) = place.text.part else { return None };
    let section = report.section(id)?;
    let rest = section.heading.get(place.at..)?;
    let mut all = Vec::new();
    if !rest.is_empty() {
        all.push(Operation::Text { place: place.text, edit: Edit::remove(place.at, rest) });
    }
    all.push(paragraphs(place.text.part, 0, &section.body, lead.to_vec()));
    Some(all)
}

fn tail_paragraphs(report: &Report, place: Place) -> Option<Vec<Paragraph>> {
    let Part::Section(id) = place.text.part else { return None };
    let section = report.section(id)?;
    let rest = section.heading.get(place.at..)?;
    let mut paragraphs = section.body.clone();
    if !rest.is_empty() {
        paragraphs.insert(0, Paragraph::new(rest));
    }
    Some(paragraphs)
}

/// Gives sections ids, levels and numbers as they will stand at `at`, behind one of level `above`.
fn placed(report: &Report, above: u8, at: usize, sections: &[Section]) -> Vec<Section> {
    let raised = fitted(above, sections);
    let rest = sections.iter().skip(raised.len()).cloned();
    let mut counter = Counter::new(&report.settings().numbering);
    for section in report.sections().iter().take(at) {
        counter.next(section.level, &section.number);
    }
    let mut id = report.fresh_id();
    let levelled = raised.iter().cloned().chain(rest);
    let placed = levelled.zip(sections).map(|(mut section, original)| {
        section.id = id;
        id = id.next();
        section.number = match &original.number {
            Number::Written(text) => counter.number_for(section.level, text),
            number => {
                let number =
                    at_level(&Section { number: number.clone(), ..section.clone() }, section.level);
                counter.next(section.level, &number.number);
                number.number
            }
        };
        section
    });
    placed.collect()
}

/// Returns a piece as paragraphs only, its sections with the numbers they bring.
fn flat(fragment: &Fragment) -> Vec<Paragraph> {
    let mut paragraphs = fragment.lead.clone();
    for (n, section) in fragment.sections.iter().enumerate() {
        let mut own = crate::report::outline::as_paragraphs(section);
        let number = match &section.number {
            Number::Written(number) => Some(number),
            _ => fragment.labels.get(n),
        };
        if let (Some(number), Some(first)) = (number, own.first_mut()) {
            first.text.insert_str(0, number);
        }
        paragraphs.append(&mut own);
    }
    paragraphs
}

fn insert_paragraphs(texts: &Texts, place: Place, new: &[Paragraph]) -> Option<Made> {
    let (first, more) = new.split_first()?;
    let Some((last, middle)) = more.split_last() else {
        let made = insert_text(texts, place, &first.text);
        return Some(made);
    };
    let report = texts.report();
    let part = place.text.part;
    let body = report.body(part)?;
    match place.text.line {
        Line::Body(n) => {
            let text = TextPlace::body(part, n + middle.len() + 1);
            let operation = match body.get(n) {
                Some(own) => around(own, (part, n, place.at), (first, middle, last)),
                None => paragraphs(part, n, &[], new.to_vec()),
            };
            Some(Made { operation, caret: Place { text, at: last.text.len() } })
        }
        Line::Heading => {
            let Part::Section(id) = part else { return None };
            let section = report.section(id)?;
            let rest = section.heading.get(place.at..)?.to_string();
            let mut inserted = middle.to_vec();
            inserted.push(joined(last, &Paragraph::new(rest.clone())));
            let text = TextPlace::body(part, inserted.len() - 1);
            let edit = Edit { at: place.at, removed: rest, inserted: first.text.clone() };
            let operation = Operation::All(vec![
                Operation::Text { place: place.text, edit },
                paragraphs(part, 0, &[], inserted),
            ]);
            Some(Made { operation, caret: Place { text, at: last.text.len() } })
        }
    }
}

/// Puts paragraphs in at a place of one that is there, which goes on behind them; of that no more is
/// in the operation than where it is split.
fn around(
    own: &Paragraph,
    (part, n, at): (Part, usize, usize),
    (first, middle, last): (&Paragraph, &[Paragraph], &Paragraph),
) -> Operation {
    if !note_stays(own, at) {
        let mut new = vec![first.clone()];
        new.extend_from_slice(middle);
        let tail = n + new.len();
        let mut all = vec![paragraphs(part, n, &[], new)];
        all.extend(insertion(TextPlace::body(part, tail), 0, &last.text));
        all.extend(note(part, tail, &own.note, &joined_note(&last.note, &own.note)));
        return Operation::All(all);
    }
    let place = TextPlace::body(part, n);
    let mut all = vec![Operation::Split { place, at }];
    all.extend(insertion(place, at, &first.text));
    all.extend(note(part, n, &own.note, &joined_note(&own.note, &first.note)));
    all.extend(insertion(TextPlace::body(part, n + 1), 0, &last.text));
    all.extend(note(part, n + 1, "", &last.note));
    all.extend((!middle.is_empty()).then(|| paragraphs(part, n + 1, &[], middle.to_vec())));
    Operation::All(all)
}

/// Makes a section of a paragraph whose text begins with a number of `length` bytes.
pub(super) fn section_of_paragraph(
    texts: &Texts,
    text: TextPlace,
    length: usize,
    level: u8,
    caret: usize,
) -> Option<Made> {
    let report = texts.report();
    let Line::Body(n) = text.line else { return None };
    let body = report.body(text.part)?;
    let (number, heading) = body.get(n)?.text.split_at_checked(length)?;
    let section = Section {
        level,
        heading: heading.to_string(),
        number: Number::Written(number.to_string()),
        body: body.iter().skip(n + 1).cloned().collect(),
        ..Section::default()
    };
    let at = match text.part {
        Part::Section(id) => report.index_of(id)? + 1,
        Part::Fixed(_) => 0,
    };
    let mut inserted = placed(report, level_of(report, text.part), at, &[section]);
    let new = inserted.first()?;
    let (id, level): (SectionId, u8) = (new.id, new.level);
    let behind = report.sections().get(at..).unwrap_or_default();
    let raised = fitted(level, behind);
    let removed = behind.iter().take(raised.len()).cloned().collect();
    inserted.extend(raised);
    let operation = Operation::All(vec![
        paragraphs(text.part, n, body.get(n..)?, Vec::new()),
        Operation::Sections { at, removed, inserted },
    ]);
    Some(Made { operation, caret: Place { text: TextPlace::heading(id), at: caret } })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, drawn};
    use super::*;

    fn pasted(before: &str, text: &str) -> String {
        let (report, carets) = drawn(before);
        let texts = Texts::new(&report, None);
        let place = carets[0];
        let fragment = read_fragment(&report, place.text.part, text).unwrap_or_else(|| Fragment {
            lead: text.lines().map(Paragraph::plain).collect(),
            ..Fragment::default()
        });
        after(&report, insert_fragment(&texts, place, &fragment))
    }

    #[test]
    fn lines_become_paragraphs_and_sections() {
        for (before, text, expect) in [
            ("!甲\n好|的", "很", "!一、甲\n好很|的"),
            ("!甲\n好|的", "很\n是", "!一、甲\n好很\n是|的"),
            ("!甲|乙", "很\n是", "!一、甲很\n是|乙"),
            ("!甲\n好|\n!丙", "二、乙\n正文。", "!一、甲\n好\n!二、乙\n正文。|\n!三、丙"),
            (
                "!甲\n|",
                "（一）加强领导。\n一是好。\n（二）抓实。\n二是好。",
                // On the line of a run-in heading stands its first paragraph, here an empty one.
                "!一、甲\n!!（一）加强领导。\n\n一是好。\n!!（二）抓实。\n\n二是好。|",
            ),
            ("!甲\n好|", "五、乙\n正文。", "!一、甲\n好\n!五、乙\n正文。|"),
            ("!甲|\n好", "先说。\n一、乙\n正文。", "!一、甲\n先说。\n!一、乙\n正文。|\n好"),
            ("!甲\n好|\n丙", "二、乙\n正文。", "!一、甲\n好\n!二、乙\n正文。|\n丙"),
            ("#标|题", "一、甲\n乙", "标一、甲\n乙|题"),
        ] {
            assert_eq!(pasted(before, text), expect, "{before} + {text}");
        }
    }
}
