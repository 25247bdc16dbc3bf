//! The operations on sections that a person knows. Each is made from the report as it stands, or
//! answers with the obstacle; none is applied here.
//!
//! A section that changes its level takes the number its new place gives: a form or a value kept
//! from elsewhere would not be right there.

mod split;

pub use split::split;

use super::form::read_number;
use super::id::SectionId;
use super::model::{DEEPEST, Field, Fixed, Paragraph, Part, Report, Section, TextPlace};
use super::numbering::Number;
use super::operation::{Attributes, Operation};
use crate::text::Edit;
use std::ops::Range;

/// Why something cannot be done with a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no such section, paragraph or place.
    Nowhere,
    /// It is the first of its siblings.
    First,
    /// It is the last of its siblings.
    Last,
    /// It is on the top level.
    Top,
    /// It, or something below it, would be deeper than sections may be.
    TooDeep,
    /// It would come to stand inside itself.
    InsideItself,
}

pub type Made = Result<Operation, Obstacle>;

/// Where a new section is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewPlace {
    /// After this section and all below it, on its level.
    After(SectionId),
    /// As the last one directly below it.
    Under(SectionId),
    First,
    Last,
}

/// Makes a new section and says which id it will have. It is numbered and run in as its neighbour.
pub fn insert(
    report: &Report,
    place: NewPlace,
    heading: &str,
) -> Result<(Operation, SectionId), Obstacle> {
    let sections = report.sections();
    let (at, level, model) = match place {
        NewPlace::First => (0, 1, sections.first()),
        NewPlace::Last => (sections.len(), 1, sections.iter().rfind(|section| section.level == 1)),
        NewPlace::After(id) => {
            let (index, section) = find(report, id)?;
            (index + report.subtree_len(index), section.level, Some(section))
        }
        NewPlace::Under(id) => {
            let (index, section) = find(report, id)?;
            let end = index + report.subtree_len(index);
            let level = section.level + 1;
            let children = sections.get(index + 1..end).unwrap_or_default();
            (end, level, children.iter().rfind(|child| child.level == level))
        }
    };
    if level > DEEPEST {
        return Err(Obstacle::TooDeep);
    }
    let id = report.fresh_id();
    let number = match model.map(|section| &section.number) {
        Some(Number::Form(form)) => Number::Form(form.clone()),
        Some(Number::Unnumbered) => Number::Unnumbered,
        _ => Number::ByPlace,
    };
    let section = Section {
        id,
        level,
        heading: heading.to_string(),
        run_in: model.and_then(|section| section.run_in.clone()),
        number,
        ..Section::default()
    };
    Ok((Operation::Sections { at, removed: Vec::new(), inserted: vec![section] }, id))
}

/// Removes a section with all below it.
pub fn remove(report: &Report, id: SectionId) -> Made {
    let (index, _) = find(report, id)?;
    let removed = subtree(report, index).to_vec();
    Ok(Operation::Sections { at: index, removed, inserted: Vec::new() })
}

/// Puts a section, with all below it, once more behind itself.
pub fn duplicate(report: &Report, id: SectionId) -> Result<(Operation, SectionId), Obstacle> {
    let (index, _) = find(report, id)?;
    let first = report.fresh_id();
    let mut copy = subtree(report, index).to_vec();
    for (section, id) in copy.iter_mut().zip(first.0..) {
        section.id = SectionId(id);
        if let Number::Written(_) = section.number {
            section.number = Number::ByPlace;
        }
    }
    let at = index + copy.len();
    Ok((Operation::Sections { at, removed: Vec::new(), inserted: copy }, first))
}

/// Moves a section before the sibling above it.
pub fn move_up(report: &Report, id: SectionId) -> Made {
    let (index, _) = find(report, id)?;
    let to = previous_sibling(report, index).ok_or(Obstacle::First)?;
    Ok(moved(report, index, to, 0))
}

/// Moves a section behind the sibling below it.
pub fn move_down(report: &Report, id: SectionId) -> Made {
    let (index, section) = find(report, id)?;
    let next = index + report.subtree_len(index);
    let sibling = report.sections().get(next).filter(|s| s.level == section.level);
    sibling.ok_or(Obstacle::Last)?;
    Ok(moved(report, index, index + report.subtree_len(next), 0))
}

/// Makes a section the last child of the sibling above it.
pub fn move_in(report: &Report, id: SectionId) -> Made {
    let (index, _) = find(report, id)?;
    previous_sibling(report, index).ok_or(Obstacle::First)?;
    if deepest(report, index) >= DEEPEST {
        return Err(Obstacle::TooDeep);
    }
    Ok(moved(report, index, index, 1))
}

/// Makes a section the next sibling of its parent; the siblings below it stay where they are.
pub fn move_out(report: &Report, id: SectionId) -> Made {
    let (index, _) = find(report, id)?;
    let parent = parent(report, index).ok_or(Obstacle::Top)?;
    let to = parent + report.subtree_len(parent) - report.subtree_len(index);
    Ok(moved(report, index, to, -1))
}

/// Makes a section the child number `position` of `parent`, or of the report.
pub fn move_to(report: &Report, id: SectionId, parent: Option<SectionId>, position: usize) -> Made {
    let (index, section) = find(report, id)?;
    let own = index..index + report.subtree_len(index);
    let (start, level, end) = match parent {
        None => (0, 1, report.sections().len()),
        Some(parent) => {
            let (at, section) = find(report, parent)?;
            (at + 1, section.level + 1, at + report.subtree_len(at))
        }
    };
    if parent.and_then(|p| report.index_of(p)).is_some_and(|p| own.contains(&p)) {
        return Err(Obstacle::InsideItself);
    }
    let children = children(report, start..end).filter(|child| *child != index);
    let before = children.skip(position).chain([end]).next().unwrap_or(end);
    let to = if before > index { before.saturating_sub(own.len()) } else { before };
    let deeper = i8::try_from(i16::from(level) - i16::from(section.level)).unwrap_or(0);
    let new_depth = deepest(report, index).saturating_add_signed(deeper);
    if new_depth > DEEPEST {
        return Err(Obstacle::TooDeep);
    }
    Ok(moved(report, index, to, deeper))
}

/// Makes a section's heading and body paragraphs of what stands before it; its sub-sections move up
/// a level.
pub fn merge(report: &Report, id: SectionId) -> Made {
    let (index, section) = find(report, id)?;
    let before = index.checked_sub(1).and_then(|i| report.sections().get(i));
    let part = before.map_or(Part::Fixed(Fixed::Lead), |section| Part::Section(section.id));
    let mut inserted = Vec::new();
    // On the line of a run-in heading stands the first paragraph, even where it is empty.
    if before.is_some_and(|s| s.run_in.is_some() && s.body.is_empty()) {
        inserted.push(Paragraph::default());
    }
    inserted.extend(as_paragraphs(section));
    let at = report.body(part).map_or(0, <[Paragraph]>::len);
    let append = Operation::Paragraphs { part, at, removed: Vec::new(), inserted };
    let removed = subtree(report, index).to_vec();
    let mut raised = removed.get(1..).unwrap_or_default().to_vec();
    for section in &mut raised {
        section.level -= 1;
        section.number = at_new_level(&section.number);
    }
    let replace = Operation::Sections { at: index, removed, inserted: raised };
    Ok(Operation::All(vec![append, replace]))
}

/// Returns a section's heading and body as paragraphs.
pub fn as_paragraphs(section: &Section) -> Vec<Paragraph> {
    let mut paragraphs = section.body.clone();
    match &section.run_in {
        Some(mark) => {
            let start = format!("{}{mark}", section.heading);
            match paragraphs.first_mut() {
                Some(first) => first.text.insert_str(0, &start),
                None => paragraphs.push(Paragraph::new(start)),
            }
        }
        None if section.heading.is_empty() => {}
        None => paragraphs.insert(0, Paragraph::new(section.heading.clone())),
    }
    paragraphs
}

/// Gives a section another heading.
pub fn rename(report: &Report, id: SectionId, heading: &str) -> Made {
    let (_, section) = find(report, id)?;
    let edit = Edit { at: 0, removed: section.heading.clone(), inserted: heading.to_string() };
    Ok(Operation::Text { place: TextPlace::heading(id), edit })
}

/// Lets a heading run into its first paragraph, ended by `mark`, or stand on a line of its own.
pub fn set_run_in(report: &Report, id: SectionId, mark: Option<&str>) -> Made {
    change(report, id, |attributes| attributes.run_in = mark.map(str::to_string))
}

pub fn set_number(report: &Report, id: SectionId, number: Number) -> Made {
    change(report, id, |attributes| attributes.number = number)
}

/// Which numbers as written are to follow their places again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renumber {
    One(SectionId),
    Siblings(SectionId),
    All,
}

/// Lets numbers as written follow their places, in the form in which they are written.
pub fn renumber(report: &Report, which: Renumber) -> Made {
    let ids: Vec<SectionId> = match which {
        Renumber::One(id) => vec![id],
        Renumber::All => report.sections().iter().map(|section| section.id).collect(),
        Renumber::Siblings(id) => {
            let (index, section) = find(report, id)?;
            let span = match parent(report, index) {
                Some(parent) => parent + 1..parent + report.subtree_len(parent),
                None => 0..report.sections().len(),
            };
            let span = report.sections().get(span).unwrap_or_default();
            span.iter().filter(|s| s.level == section.level).map(|s| s.id).collect()
        }
    };
    let mut all = Vec::new();
    for id in ids {
        let (_, section) = find(report, id)?;
        let Number::Written(text) = &section.number else { continue };
        let own = read_number(text).filter(|n| n.length == text.len()).map(|n| n.form);
        let of_scheme = report.settings().numbering.form(section.level);
        let number = match own {
            Some(form) if Some(&form) != of_scheme => Number::Form(form),
            _ => Number::ByPlace,
        };
        all.push(set_number(report, id, number)?);
    }
    Ok(Operation::All(all))
}

/// Gives a field a value, and declares it where it is new.
pub fn set_field(report: &Report, name: &str, value: &str) -> Operation {
    let fields = report.fields();
    let at = fields.iter().position(|field| field.name == name).unwrap_or(fields.len());
    Operation::Fields {
        at,
        removed: fields.get(at).cloned().into_iter().collect(),
        inserted: vec![Field { name: name.to_string(), value: value.to_string() }],
    }
}

/// Changes attributes of a section.
pub fn change(report: &Report, id: SectionId, how: impl FnOnce(&mut Attributes)) -> Made {
    let (_, section) = find(report, id)?;
    let removed = Attributes::of(section);
    let mut inserted = removed.clone();
    how(&mut inserted);
    Ok(Operation::Attributes { section: id, removed, inserted })
}

/// Returns the index of the section directly above the one at `index` in the tree.
pub fn parent(report: &Report, index: usize) -> Option<usize> {
    let level = report.sections().get(index)?.level;
    report.sections().get(..index)?.iter().rposition(|section| section.level < level)
}

fn previous_sibling(report: &Report, index: usize) -> Option<usize> {
    let level = report.sections().get(index)?.level;
    let before = report.sections().get(..index)?;
    let found = before.iter().rposition(|section| section.level <= level)?;
    before.get(found).filter(|section| section.level == level).map(|_| found)
}

/// Returns the indexes of the topmost sections within a span.
fn children(report: &Report, span: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let mut at = span.start;
    std::iter::from_fn(move || {
        let child = Some(at).filter(|at| *at < span.end)?;
        at += report.subtree_len(child).max(1);
        Some(child)
    })
}

fn find(report: &Report, id: SectionId) -> Result<(usize, &Section), Obstacle> {
    let index = report.index_of(id).ok_or(Obstacle::Nowhere)?;
    Ok((index, report.sections().get(index).ok_or(Obstacle::Nowhere)?))
}

fn subtree(report: &Report, index: usize) -> &[Section] {
    report.sections().get(index..index + report.subtree_len(index)).unwrap_or_default()
}

fn deepest(report: &Report, index: usize) -> u8 {
    subtree(report, index).iter().map(|section| section.level).max().unwrap_or(1)
}

fn at_new_level(number: &Number) -> Number {
    match number {
        Number::Unnumbered => Number::Unnumbered,
        _ => Number::ByPlace,
    }
}

fn moved(report: &Report, from: usize, to: usize, deeper: i8) -> Operation {
    let count = report.subtree_len(from);
    let mut all = vec![Operation::Move { from, count, to, deeper }];
    if deeper != 0 {
        for section in subtree(report, from) {
            let removed = Attributes::of(section);
            let number = at_new_level(&section.number);
            if number != section.number {
                let inserted = Attributes { number, ..removed.clone() };
                all.push(Operation::Attributes { section: section.id, removed, inserted });
            }
        }
    }
    Operation::All(all)
}

#[cfg(test)]
mod tests;
