//! Cutting a section in two.

use super::{Obstacle, find};
use crate::report::numbering::Number;
use crate::report::{Line, Operation, Paragraph, Part, Place, Report, Section, SectionId};
use crate::text::Edit;

/// Cuts a section in two at a place in its heading or its body: what stands behind becomes a section of
/// its own, and what was below the old one is below the new one, as it stood on the page.
pub fn split(report: &Report, place: Place) -> Result<(Operation, SectionId), Obstacle> {
    let Part::Section(id) = place.text.part else { return Err(Obstacle::Nowhere) };
    let (index, section) = find(report, id)?;
    let new = Section {
        id: report.fresh_id(),
        level: section.level,
        number: match &section.number {
            Number::Written(_) => Number::ByPlace,
            number => number.clone(),
        },
        ..Section::default()
    };
    let (shorten, new) = match place.text.line {
        Line::Heading => heading_cut(section, place, new)?,
        Line::Body(paragraph) => {
            let (kept, body) = body_cut(section, paragraph, place.at)?;
            (vec![body_of(section, place.text.part, kept)], Section { body, ..new })
        }
    };
    let new_id = new.id;
    let insert = Operation::Sections { at: index + 1, removed: Vec::new(), inserted: vec![new] };
    Ok((Operation::All([shorten, vec![insert]].concat()), new_id))
}

/// The body goes with the rest of the heading. At its ends there is nothing to be cut.
fn heading_cut(
    section: &Section,
    place: Place,
    new: Section,
) -> Result<(Vec<Operation>, Section), Obstacle> {
    let heading = &section.heading;
    let cut = heading.split_at_checked(place.at);
    let (before, behind) =
        cut.filter(|(a, b)| !a.is_empty() && !b.is_empty()).ok_or(Obstacle::Nowhere)?;
    let edit = Edit { at: before.len(), removed: behind.to_string(), inserted: String::new() };
    let shorten = Operation::Text { place: place.text, edit };
    let new = Section {
        heading: behind.to_string(),
        run_in: section.run_in.clone(),
        body: section.body.clone(),
        ..new
    };
    Ok((vec![shorten, body_of(section, place.text.part, Vec::new())], new))
}

/// Returns the paragraphs before a place in the body and those behind it.
fn body_cut(
    section: &Section,
    paragraph: usize,
    at: usize,
) -> Result<(Vec<Paragraph>, Vec<Paragraph>), Obstacle> {
    let source = section.body.get(paragraph).ok_or(Obstacle::Nowhere)?;
    let (before, behind) = source.text.split_at_checked(at).ok_or(Obstacle::Nowhere)?;
    let mut kept: Vec<_> = section.body.iter().take(paragraph).cloned().collect();
    if !before.is_empty() {
        kept.push(Paragraph { text: before.to_string(), note: source.note.clone() });
    }
    let mut rest = Vec::new();
    let note = if before.is_empty() { source.note.clone() } else { String::new() };
    // A note to an empty paragraph goes along, too.
    if !behind.is_empty() || !note.is_empty() {
        rest.push(Paragraph { text: behind.to_string(), note });
    }
    rest.extend(section.body.iter().skip(paragraph + 1).cloned());
    Ok((kept, rest))
}

fn body_of(section: &Section, part: Part, inserted: Vec<Paragraph>) -> Operation {
    Operation::Paragraphs { part, at: 0, removed: section.body.clone(), inserted }
}
