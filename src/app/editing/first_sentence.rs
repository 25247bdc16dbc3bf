//! A sentence typed behind the title: it begins the text, whatever line it was typed into.

use super::Made;
use super::erase::paragraphs;
use crate::app::view::texts::Texts;
use crate::report::{Fixed, Line, Operation, Part, Place, TextPlace};

/// Makes the first paragraph of the lead of what was just typed, if it ends a sentence in a line that
/// never holds one, and nothing begins the text yet.
pub fn first_sentence(texts: &Texts, caret: Place) -> Option<Made> {
    let report = texts.report();
    let (Part::Fixed(Fixed::Subtitle | Fixed::Addressee), Line::Body(n)) =
        (caret.text.part, caret.text.line)
    else {
        return None;
    };
    let lead = report.body(Part::Fixed(Fixed::Lead))?;
    let body = report.body(caret.text.part)?;
    let paragraph = body.get(n)?;
    let is_sentence = paragraph.text.ends_with('。') && caret.at == paragraph.text.len();
    // What stands behind it would come before it.
    let is_last = n + 1 == body.len() && lead.iter().all(|p| p.text.is_empty());
    if !is_sentence || !is_last {
        return None;
    }
    let moved = vec![paragraph.clone()];
    let operation = Operation::All(vec![
        paragraphs(caret.text.part, n, &moved, Vec::new()),
        paragraphs(Part::Fixed(Fixed::Lead), 0, lead, moved),
    ]);
    let text = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
    Some(Made { operation, caret: Place { text, ..caret } })
}
