//! A copy of a report, made bit by bit by whoever cannot wait for all of it.

use super::model::{Draft, Fixed, Paragraph, Report, Section};
use crate::text::ceil_boundary;

/// What a section, or a paragraph, counts for besides its bytes.
const EACH: usize = 128;

/// A copy that is being made. The report must not change meanwhile: the copy is then worth nothing.
#[derive(Debug, Default)]
pub struct Copying {
    draft: Draft,
}

impl Copying {
    /// Copies about so many bytes more, and returns the copy once it is whole.
    pub fn go_on(&mut self, report: &Report, bytes: usize) -> Option<Report> {
        let mut left = bytes;
        for fixed in Fixed::all() {
            go_on(self.draft.fixed.of_mut(fixed), report.fixed(fixed), &mut left)?;
        }
        let (all, copied) = (report.sections(), &mut self.draft.sections);
        copied.reserve_exact(all.len().saturating_sub(copied.len()));
        let last = copied.len().checked_sub(1).and_then(|last| all.get(last));
        if let Some((copy, section)) = copied.last_mut().zip(last) {
            go_on(&mut copy.body, &section.body, &mut left)?;
        }
        for section in all.iter().skip(copied.len()) {
            spend(&mut left, section.heading.len())?;
            copied.push(without_body(section));
            let last = copied.last_mut()?;
            go_on(&mut last.body, &section.body, &mut left)?;
        }
        let mut draft = std::mem::take(&mut self.draft);
        draft.fields.clone_from(&report.draft.fields);
        draft.settings.clone_from(&report.draft.settings);
        Some(Report { draft, next_id: report.next_id, index: report.index.clone() })
    }

    /// Lets go of about so much of what was copied; false where nothing is left.
    pub fn shrink(&mut self, bytes: usize) -> bool {
        let mut left = bytes;
        let Draft { sections, fixed, .. } = &mut self.draft;
        while let Some(last) = sections.last_mut() {
            let Some(()) = shrink(&mut last.body, &mut left) else { return true };
            sections.pop();
        }
        Fixed::all().any(|part| shrink(fixed.of_mut(part), &mut left).is_none())
    }
}

/// Copies what is not copied yet; nothing where there was not enough left for it.
fn go_on(copied: &mut Vec<Paragraph>, all: &[Paragraph], left: &mut usize) -> Option<()> {
    copied.reserve_exact(all.len().saturating_sub(copied.len()));
    let begun = copied.len().checked_sub(1).and_then(|last| all.get(last));
    if let Some((copy, paragraph)) = copied.last_mut().zip(begun) {
        go_on_with_text(&mut copy.text, &paragraph.text, left)?;
    }
    for paragraph in all.iter().skip(copied.len()) {
        spend(left, paragraph.note.len())?;
        let text = String::with_capacity(paragraph.text.len());
        copied.push(Paragraph { text, note: paragraph.note.clone() });
        go_on_with_text(&mut copied.last_mut()?.text, &paragraph.text, left)?;
    }
    Some(())
}

/// A paragraph may be as long as a report.
fn go_on_with_text(copy: &mut String, text: &str, left: &mut usize) -> Option<()> {
    while copy.len() < text.len() {
        if *left == 0 {
            return None;
        }
        let from = copy.len();
        let end = ceil_boundary(text, text.len().min(from + (*left).max(EACH)));
        copy.push_str(text.get(from..end)?);
        *left = left.saturating_sub(end - from);
    }
    Some(())
}

/// Nothing where all is spent; what costs more than is left is done all the same.
fn spend(left: &mut usize, bytes: usize) -> Option<()> {
    *left = left.checked_sub(1)?.saturating_sub(EACH + bytes);
    Some(())
}

fn shrink(body: &mut Vec<Paragraph>, left: &mut usize) -> Option<()> {
    while !body.is_empty() {
        spend(left, 0)?;
        body.pop();
    }
    Some(())
}

fn without_body(section: &Section) -> Section {
    Section {
        id: section.id,
        level: section.level,
        heading: section.heading.clone(),
        run_in: section.run_in.clone(),
        number: section.number.clone(),
        tags: section.tags.clone(),
        target: section.target,
        body: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let mut draft = Draft::default();
        let paragraphs = |n: usize| (0..n).map(|n| Paragraph::new("学".repeat(9 * n)));
        draft.fixed.of_mut(Fixed::Title).extend(paragraphs(1));
        draft.fixed.of_mut(Fixed::Lead).extend(paragraphs(9));
        draft.fixed.of_mut(Fixed::After).extend(paragraphs(3));
        for n in 0..40 {
            let body = paragraphs(n % 7).collect();
            draft.sections.push(Section {
                level: 1,
                heading: "甲".into(),
                body,
                ..Section::default()
            });
        }
        Report::new(draft).unwrap()
    }

    #[test]
    fn a_copy_in_bits_is_the_report() {
        let report = report();
        for bytes in [1, 100, 1_000, usize::MAX] {
            let mut copying = Copying::default();
            let mut bits = 1;
            let copy = loop {
                if let Some(copy) = copying.go_on(&report, bytes) {
                    break copy;
                }
                bits += 1;
                assert!(bits < 1_000, "nothing goes on with {bytes}");
            };
            assert_eq!((&copy, copy.index == report.index), (&report, true));
            assert_eq!(copy.sections()[7].id, report.sections()[7].id);
            assert!(bits > 2 || bytes > 1_000, "{bits} of {bytes}");
            // A paragraph of more than that takes more than one.
            assert!(bits > 100 || bytes > 100, "{bits} of {bytes}");
        }
    }

    #[test]
    fn half_a_copy_is_let_go_in_bits() {
        let mut copying = Copying::default();
        assert_eq!(copying.go_on(&report(), 4_000), None);
        let mut bits = 1;
        while copying.shrink(1_000) {
            bits += 1;
        }
        assert!(bits > 2);
        assert_eq!(copying.draft, Draft::default());
    }
}
