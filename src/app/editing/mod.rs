//! Changes of the report as one text: what a key does at a place, made into an operation.
//!
//! Nothing here is applied: a function looks at the report as it stands, and answers with the
//! operation and where the caret is behind it, or with nothing where there is nothing to do.

mod clip;
mod erase;
mod first_sentence;
mod graft;
mod insert;
mod levels;
mod seams;
mod typed_number;

pub use clip::{Clip, begins_line, copy, is_copied_whole};
pub use erase::erase;
pub use first_sentence::first_sentence;
pub use graft::{graft, put_back};
pub use insert::{Fragment, insert_fragment, insert_text, read_fragment};
pub use seams::{backspace, is_section_offered, newline, run_in_by_mark};
pub use typed_number::{heading_without_number, typed_number};

use crate::report::{Operation, Paragraph, Part, Place, TextPlace};
use crate::text::Edit;

/// An operation, and the caret behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    pub operation: Operation,
    pub caret: Place,
}

/// Joins two paragraphs into one; no note is lost.
fn joined(before: &Paragraph, behind: &Paragraph) -> Paragraph {
    let note = joined_note(&before.note, &behind.note);
    Paragraph { text: format!("{}{}", before.text, behind.text), note }
}

/// Notes of two paragraphs that become one: none is lost.
fn joined_note(before: &str, behind: &str) -> String {
    match (before, behind) {
        (note, "") | ("", note) => note.to_string(),
        (one, other) => format!("{one}；{other}"),
    }
}

/// The operation that takes a piece out of a text; none where that is empty.
fn removal(place: TextPlace, at: usize, removed: &str) -> Option<Operation> {
    let edit = Edit::remove(at, removed);
    (!removed.is_empty()).then_some(Operation::Text { place, edit })
}

/// The operation that puts a piece into a text; none where that is empty.
fn insertion(place: TextPlace, at: usize, inserted: &str) -> Option<Operation> {
    let edit = Edit::insert(at, inserted);
    (!inserted.is_empty()).then_some(Operation::Text { place, edit })
}

/// The operation that puts another note to a paragraph; none where it is the same.
fn note(part: Part, paragraph: usize, from: &str, to: &str) -> Option<Operation> {
    let (removed, inserted) = (from.to_string(), to.to_string());
    (from != to).then_some(Operation::Note { part, paragraph, removed, inserted })
}

/// Says whether the note of a paragraph stays with what stands before `at`.
fn note_stays(paragraph: &Paragraph, at: usize) -> bool {
    at > 0 || paragraph.text.is_empty() || paragraph.note.is_empty()
}

/// Cuts a paragraph in two; its note stays with what has text.
fn cut(paragraph: &Paragraph, at: usize) -> (Paragraph, Paragraph) {
    let (before, behind) = paragraph.text.split_at_checked(at).unwrap_or((&paragraph.text, ""));
    let (mut head, mut tail) = (Paragraph::new(before), Paragraph::new(behind));
    let keeps = if before.is_empty() && !behind.is_empty() { &mut tail } else { &mut head };
    keeps.note.clone_from(&paragraph.note);
    (head, tail)
}

#[cfg(test)]
pub(crate) mod testing {
    use super::Made;
    use crate::app::view::testing::report;
    use crate::app::view::texts::Texts;
    use crate::report::{Line, Part, Place, Report, TextPlace, numbering};

    /// A report with its carets drawn as `|`, and where they stand.
    pub fn drawn(text: &str) -> (Report, Vec<Place>) {
        let mut bare = report(&text.replace('|', ""));
        let marked = report(text);
        let mut carets = Vec::new();
        let ids: Vec<_> = bare.sections().iter().map(|s| s.id).collect();
        for (place, source) in marked.texts() {
            let part = match place.part {
                Part::Section(id) => Part::Section(ids[marked.index_of(id).unwrap()]),
                fixed => fixed,
            };
            let text = TextPlace { part, ..place };
            for (n, (at, _)) in source.match_indices('|').enumerate() {
                carets.push(Place { text, at: at - n });
            }
        }
        // A paragraph that holds only a caret is an empty one.
        bare = if text.lines().any(|line| line == "|") { with_empty(text) } else { bare };
        (bare, carets)
    }

    fn with_empty(text: &str) -> Report {
        use crate::report::Operation;
        let mut marked = report(text);
        let places: Vec<_> = marked.texts().map(|(p, s)| (p, s.to_string())).collect();
        for (place, source) in places.into_iter().filter(|(_, s)| s.contains('|')) {
            let edit =
                crate::text::Edit { at: 0, inserted: source.replace('|', ""), removed: source };
            marked.apply(&Operation::Text { place, edit }).unwrap();
        }
        marked
    }

    /// Draws a report as [`drawn`] reads it, but with the numbers of its sections.
    pub fn draw(report: &Report, caret: Place) -> String {
        let labels = numbering::labels(report);
        let mut out = Vec::new();
        let texts = Texts::new(report, None);
        let mut next = Some(texts.first());
        while let Some(place) = next {
            next = texts.next(place);
            let mut source = texts.source(place).unwrap().to_string();
            if caret.text == place {
                source.insert(caret.at, '|');
            } else if texts.is_awaited(place) {
                continue;
            }
            match (place.part, place.line) {
                (Part::Section(id), Line::Heading) => {
                    let index = report.index_of(id).unwrap();
                    let section = report.section(id).unwrap();
                    let level = "!".repeat(section.level.into());
                    let mark = section
                        .run_in
                        .as_deref()
                        .map_or("", |m| if m.is_empty() { "+" } else { m });
                    out.push(format!("{level}{}{source}{mark}", labels[index].text));
                }
                _ => out.push(source),
            }
        }
        out.join("\n")
    }

    pub fn after(report: &Report, made: Option<Made>) -> String {
        let Some(made) = made else { return "-".to_string() };
        let mut changed = report.clone();
        changed.apply(&made.operation).unwrap();
        let texts = Texts::new(&changed, None);
        assert_eq!(texts.nearest(made.caret), made.caret, "the caret stands somewhere");
        let shown = draw(&changed, made.caret);
        changed.apply(&made.operation.inverse()).unwrap();
        assert!(changed == *report, "the change can be taken back");
        shown
    }
}
