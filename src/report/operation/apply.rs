//! An operation done to a report: it fits and leaves a report, or nothing is changed.

use super::{Attributes, Operation, Refusal};
use crate::report::check;
use crate::report::id::SectionId;
use crate::report::model::{DefectPlace, Draft, Line, Paragraph, Part, Report, Section, TextPlace};
use crate::report::slot;
use crate::text::{Edit, holds_braces};
use std::ops::Range;

impl Report {
    /// Changes the report, or refuses and leaves it as it was.
    pub fn apply(&mut self, operation: &Operation) -> Result<(), Refusal> {
        match operation {
            Operation::Text { place, edit } => self.apply_text(*place, edit),
            Operation::Paragraphs { part, at, removed, inserted } => {
                check::check_paragraphs(inserted, |n| self.defect_place(*part, at + n))?;
                let body = self.body_mut(*part).ok_or(Refusal::DoesNotFit)?;
                replace(body, *at, removed, inserted)
            }
            Operation::Split { place, at } => self.apply_split(*place, *at),
            Operation::Join { place, at } => self.apply_join(*place, *at),
            Operation::Note { part, paragraph, removed, inserted } => {
                check::check_plain(inserted, || self.defect_place(*part, *paragraph))?;
                let body = self.body_mut(*part).ok_or(Refusal::DoesNotFit)?;
                let note = body.get_mut(*paragraph).map(|p| &mut p.note);
                exchange(note.ok_or(Refusal::DoesNotFit)?, removed, inserted)
            }
            Operation::Sections { at, removed, inserted } => {
                self.apply_sections(*at, removed, inserted)
            }
            Operation::Move { from, count, to, deeper } => {
                self.apply_move(*from, *count, *to, *deeper)
            }
            Operation::Attributes { section, removed, inserted } => {
                self.apply_attributes(*section, removed, inserted)
            }
            Operation::Fields { at, removed, inserted } => {
                replace(&mut self.draft.fields, *at, removed, inserted)?;
                let checked = check::check_fields(&self.draft.fields);
                checked.map_err(|defect| {
                    // What was just put there is there to be taken out again.
                    let _ = replace(&mut self.draft.fields, *at, inserted, removed);
                    defect.into()
                })
            }
            Operation::Settings { removed, inserted } => {
                check::check_settings(inserted)?;
                exchange(&mut self.draft.settings, removed, inserted)
            }
            Operation::Whole { removed, inserted } => self.apply_whole(removed, inserted),
            Operation::All(all) => self.apply_all(all),
        }
    }

    /// Looks at the report as it is behind an operation, and leaves it as it was; none where the
    /// operation is refused. A copy of a long report would take its time.
    pub fn as_if<T>(
        &mut self,
        operation: &Operation,
        look: impl FnOnce(&Report) -> T,
    ) -> Option<T> {
        self.apply(operation).ok()?;
        let seen = look(self);
        // It was applied to just this report a moment ago.
        let _ = self.apply(&operation.inverse());
        Some(seen)
    }

    fn apply_text(&mut self, place: TextPlace, edit: &Edit) -> Result<(), Refusal> {
        let found_at = self.place_of(place);
        let defect_place = || found_at.clone();
        check::check_plain(&edit.inserted, defect_place)?;
        let text = self.text_mut(place).ok_or(Refusal::DoesNotFit)?;
        let length = text.len().saturating_sub(edit.removed.len()) + edit.inserted.len();
        check::check_length(length, defect_place)?;
        let touched = edit.at..edit.at.saturating_add(edit.removed.len());
        let may_touch_slots = holds_braces(&edit.inserted) || near_a_brace(text, touched);
        edit.apply(text).map_err(|_| Refusal::DoesNotFit)?;
        if may_touch_slots && let Err(defect) = check::check_source(text, defect_place) {
            let _ = edit.inverse().apply(text);
            return Err(defect.into());
        }
        Ok(())
    }

    fn apply_split(&mut self, place: TextPlace, at: usize) -> Result<(), Refusal> {
        let text = self.text(place).ok_or(Refusal::DoesNotFit)?;
        let (head, tail) = text.split_at_checked(at).ok_or(Refusal::DoesNotFit)?;
        if near_a_brace(text, at..at) {
            check::check_source(head, || self.place_of(place))?;
            check::check_source(tail, || self.place_of(place))?;
        }
        let text = self.text_mut(place).ok_or(Refusal::DoesNotFit)?;
        let tail = text.split_off(at);
        let body = self.body_mut(place.part).ok_or(Refusal::DoesNotFit)?;
        body.insert(place.behind(), Paragraph::new(tail));
        Ok(())
    }

    fn apply_join(&mut self, place: TextPlace, at: usize) -> Result<(), Refusal> {
        let behind = place.behind();
        let tail = self.body(place.part).and_then(|body| body.get(behind));
        let tail = tail.filter(|tail| tail.note.is_empty()).ok_or(Refusal::DoesNotFit)?;
        let length = self.text(place).map(str::len).filter(|length| *length == at);
        let length = length.ok_or(Refusal::DoesNotFit)? + tail.text.len();
        check::check_length(length, || self.place_of(place))?;
        let tail = self.body_mut(place.part).map(|body| body.remove(behind));
        if let (Some(text), Some(tail)) = (self.text_mut(place), tail) {
            text.push_str(&tail.text);
        }
        Ok(())
    }

    fn apply_sections(
        &mut self,
        at: usize,
        removed: &[Section],
        inserted: &[Section],
    ) -> Result<(), Refusal> {
        for (n, section) in inserted.iter().enumerate() {
            check::check_section(section, at + n)?;
        }
        let (gone, come) = (ids(removed), ids(inserted));
        let twice = come.iter().any(|id| self.index.contains_key(id) && !gone.contains(id));
        let unique: std::collections::HashSet<_> = come.iter().collect();
        let same = self.draft.sections.get(at..at + removed.len()).is_some_and(|s| ids(s) == gone);
        if twice || unique.len() != come.len() || !same {
            return Err(Refusal::DoesNotFit);
        }
        replace(&mut self.draft.sections, at, removed, inserted)?;
        if let Err(defect) = check::check_levels(&self.draft.sections) {
            let _ = replace(&mut self.draft.sections, at, inserted, removed);
            return Err(defect.into());
        }
        self.next_id = come.iter().map(|id| id.0 + 1).fold(self.next_id, u64::max);
        self.reindex();
        Ok(())
    }

    fn apply_move(
        &mut self,
        from: usize,
        count: usize,
        to: usize,
        deeper: i8,
    ) -> Result<(), Refusal> {
        let sections = &mut self.draft.sections;
        let end = from.checked_add(count).filter(|end| *end <= sections.len());
        let landing = to.checked_add(count).filter(|end| *end <= sections.len());
        let (Some(_), Some(_)) = (end, landing) else { return Err(Refusal::DoesNotFit) };
        let fits = |s: &Section| s.level.checked_add_signed(deeper).is_some();
        if !sections.iter().skip(from).take(count).all(fits) {
            return Err(Refusal::DoesNotFit);
        }
        shift(sections, from, count, to, deeper);
        if let Err(defect) = check::check_levels(sections) {
            shift(sections, to, count, from, deeper.wrapping_neg());
            return Err(defect.into());
        }
        self.reindex();
        Ok(())
    }

    fn apply_attributes(
        &mut self,
        id: SectionId,
        removed: &Attributes,
        inserted: &Attributes,
    ) -> Result<(), Refusal> {
        let index = self.index_of(id).ok_or(Refusal::DoesNotFit)?;
        let section = self.draft.sections.get_mut(index).ok_or(Refusal::DoesNotFit)?;
        if Attributes::of(section) != *removed {
            return Err(Refusal::DoesNotFit);
        }
        inserted.clone().give(section);
        check::check_attributes(section, index).map_err(|defect| {
            removed.clone().give(section);
            defect.into()
        })
    }

    /// Reload and restore bring sections of another life: their ids are kept where they are given.
    fn apply_whole(&mut self, removed: &Draft, inserted: &Draft) -> Result<(), Refusal> {
        check::check(inserted)?;
        let unique: std::collections::HashSet<_> = inserted.sections.iter().map(|s| s.id).collect();
        if self.draft != *removed || unique.len() != inserted.sections.len() {
            return Err(Refusal::DoesNotFit);
        }
        let next_id = inserted.sections.iter().map(|s| s.id.0 + 1).fold(self.next_id, u64::max);
        *self = Report::of_checked(inserted.clone(), next_id);
        Ok(())
    }

    fn apply_all(&mut self, all: &[Operation]) -> Result<(), Refusal> {
        for (done, operation) in all.iter().enumerate() {
            if let Err(refusal) = self.apply(operation) {
                for before in all.iter().take(done).rev() {
                    // Each was applied to just this state a moment ago.
                    let _ = self.apply(&before.inverse());
                }
                return Err(refusal);
            }
        }
        Ok(())
    }

    fn place_of(&self, place: TextPlace) -> DefectPlace {
        match (place.part, place.line) {
            (Part::Section(id), Line::Heading) => DefectPlace::Heading(self.defect_index(id)),
            (part, line) => self.defect_place(part, line.paragraph().unwrap_or_default()),
        }
    }

    fn defect_place(&self, part: Part, paragraph: usize) -> DefectPlace {
        match part {
            Part::Fixed(fixed) => DefectPlace::Fixed(fixed, paragraph),
            Part::Section(id) => DefectPlace::Body { section: self.defect_index(id), paragraph },
        }
    }

    /// What does not fit is refused all the same where there is no such section.
    fn defect_index(&self, id: SectionId) -> usize {
        self.index_of(id).unwrap_or_default()
    }

    fn body_mut(&mut self, part: Part) -> Option<&mut Vec<Paragraph>> {
        match part {
            Part::Fixed(fixed) => Some(self.draft.fixed.of_mut(fixed)),
            Part::Section(id) => {
                let index = self.index_of(id)?;
                self.draft.sections.get_mut(index).map(|section| &mut section.body)
            }
        }
    }

    fn text_mut(&mut self, place: TextPlace) -> Option<&mut String> {
        match (place.part, place.line) {
            (Part::Section(id), Line::Heading) => {
                let index = self.index_of(id)?;
                self.draft.sections.get_mut(index).map(|section| &mut section.heading)
            }
            (Part::Fixed(_), Line::Heading) => None,
            (part, Line::Body(n)) => Some(&mut self.body_mut(part)?.get_mut(n)?.text),
        }
    }
}

fn ids(sections: &[Section]) -> Vec<SectionId> {
    sections.iter().map(|section| section.id).collect()
}

fn replace<T: Clone + PartialEq>(
    list: &mut Vec<T>,
    at: usize,
    removed: &[T],
    inserted: &[T],
) -> Result<(), Refusal> {
    let end = at.checked_add(removed.len()).ok_or(Refusal::DoesNotFit)?;
    if list.get(at..end) != Some(removed) {
        return Err(Refusal::DoesNotFit);
    }
    list.splice(at..end, inserted.iter().cloned());
    Ok(())
}

fn exchange<T: Clone + PartialEq>(value: &mut T, removed: &T, inserted: &T) -> Result<(), Refusal> {
    if value != removed {
        return Err(Refusal::DoesNotFit);
    }
    value.clone_from(inserted);
    Ok(())
}

fn shift(sections: &mut [Section], from: usize, count: usize, to: usize, deeper: i8) {
    let (low, high, turn_left) =
        if from < to { (from, to + count, true) } else { (to, from + count, false) };
    if let Some(span) = sections.get_mut(low..high) {
        if turn_left {
            span.rotate_left(count);
        } else {
            span.rotate_right(count);
        }
    }
    for section in sections.iter_mut().skip(to).take(count) {
        section.level = section.level.saturating_add_signed(deeper);
    }
}

/// Says whether a change of these bytes could make or break a slot. A slot is short, so a brace that
/// matters stands near; typing in a long paragraph must not cost a walk over all of it.
fn near_a_brace(text: &str, touched: Range<usize>) -> bool {
    const REACH: usize = 4 * (slot::LONGEST_INSIDE + 2);
    let from = touched.start.saturating_sub(REACH);
    let to = touched.end.saturating_add(REACH).min(text.len());
    text.as_bytes().get(from..to).is_some_and(|near| memchr::memchr2(b'{', b'}', near).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::section;
    use crate::report::{Defect, Fixed};

    #[test]
    fn a_refusal_says_where() {
        let sections = ["甲", "乙"].map(|heading| section(1, heading, None, &["一段", "二段"]));
        let draft = Draft { sections: sections.into(), ..Draft::default() };
        let mut report = Report::new(draft).unwrap();
        let (before, second) = (report.clone(), report.sections()[1].id);
        let part = Part::Section(second);
        let text = |place| Operation::Text { place, edit: Edit::insert(0, "{") };
        let control = vec![Paragraph::new("\u{7}")];
        let paragraphs = |part, at| Operation::Paragraphs {
            part,
            at,
            removed: vec![],
            inserted: control.clone(),
        };
        for (operation, expected) in [
            (text(TextPlace::heading(second)), DefectPlace::Heading(1)),
            (text(TextPlace::body(part, 1)), DefectPlace::Body { section: 1, paragraph: 1 }),
            (paragraphs(part, 2), DefectPlace::Body { section: 1, paragraph: 2 }),
            (paragraphs(Part::Fixed(Fixed::Lead), 0), DefectPlace::Fixed(Fixed::Lead, 0)),
        ] {
            let refused = report.apply(&operation);
            let Err(Refusal::Defect(Defect::Slot { place, .. } | Defect::Character { place, .. })) =
                refused
            else {
                panic!("{refused:?}")
            };
            assert_eq!(place, expected);
            assert_eq!(report, before);
        }
    }
}
