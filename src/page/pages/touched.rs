//! Which parts an operation changes, and whether pages can follow it.

use crate::report::{Operation, Part, TextPlace};

/// With more parts that have changed than this pages are sooner made anew.
const MOST_TOUCHED: usize = 64;

/// Collects the parts whose texts an operation changes; false where it changes more than texts, or
/// more of them than is worth following.
pub fn touched(operation: &Operation, parts: &mut Vec<Part>) -> bool {
    match operation {
        Operation::Text { place: TextPlace { part, .. }, .. }
        | Operation::Split { place: TextPlace { part, .. }, .. }
        | Operation::Join { place: TextPlace { part, .. }, .. }
        | Operation::Paragraphs { part, .. } => {
            if !parts.contains(part) {
                parts.push(*part);
            }
            parts.len() <= MOST_TOUCHED
        }
        Operation::Note { .. } => true,
        Operation::All(all) => all.iter().all(|operation| touched(operation, parts)),
        Operation::Sections { .. }
        | Operation::Move { .. }
        | Operation::Attributes { .. }
        | Operation::Fields { .. }
        | Operation::Settings { .. }
        | Operation::Whole { .. } => false,
    }
}
