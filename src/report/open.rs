//! What is still to be filled in: slots and fields, and the masks people type by hand.
//!
//! One function finds all of it for Tab, status line, tree, gate and proofreader.

use super::model::{Field, Report, TextPlace};
use super::operation::Operation;
use super::slot::{self, PieceKind, Slot};
use crate::text::Edit;
use std::borrow::Cow;
use std::ops::Range;

/// Why a place is to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenKind {
    /// A slot without value and default.
    Slot,
    /// A slot that offers several and of which none is chosen.
    Choice,
    /// A slot that prints its default: not open, but nobody has confirmed it.
    Default,
    /// A mask typed by hand.
    Mask,
}

impl OpenKind {
    pub fn is_open(self) -> bool {
        self != OpenKind::Default
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPlace {
    /// Bytes of the source.
    pub range: Range<usize>,
    pub kind: OpenKind,
}

pub use super::mask::masks;

/// Returns the open places of one source, in order.
pub fn in_source(source: &str, fields: &[Field]) -> Vec<OpenPlace> {
    let mut found = Vec::new();
    for piece in slot::pieces(source).map_while(Result::ok) {
        match piece.kind {
            PieceKind::Brace(_) => {}
            PieceKind::Slot(slot) => {
                let kind = slot_kind(&slot, fields);
                found.extend(kind.map(|kind| OpenPlace { range: piece.range, kind }));
            }
            PieceKind::Text(text) => found.extend(masks(text).map(|mask| {
                let range = piece.range.start + mask.start..piece.range.start + mask.end;
                OpenPlace { range, kind: OpenKind::Mask }
            })),
        }
    }
    found
}

/// Returns all open places of a report, in reading order.
pub fn in_report(report: &Report) -> impl Iterator<Item = (TextPlace, OpenPlace)> + '_ {
    report.texts().flat_map(|(place, source)| {
        in_source(source, report.fields()).into_iter().map(move |open| (place, open))
    })
}

/// Returns how many open places a source has; unconfirmed defaults are not open.
pub fn count_in_source(report: &Report, source: &str) -> usize {
    in_source(source, report.fields()).iter().filter(|open| open.kind.is_open()).count()
}

/// Returns why a slot is to be looked at, or nothing where it is filled.
pub fn slot_kind(slot: &Slot, fields: &[Field]) -> Option<OpenKind> {
    let filled = fields.iter().any(|f| f.name == slot.name && !f.value.is_empty());
    match (filled, slot.is_choice(), slot.default()) {
        (true, _, _) => None,
        (_, true, _) => Some(OpenKind::Choice),
        (_, _, Some(_)) => Some(OpenKind::Default),
        (_, _, None) => Some(OpenKind::Slot),
    }
}

/// Returns what a slot prints: the field's value, else its default, else nothing.
pub fn value_of<'a>(slot: &Slot<'a>, fields: &'a [Field]) -> Option<&'a str> {
    let field = fields.iter().find(|field| field.name == slot.name);
    field.map(|field| field.value.as_str()).filter(|v| !v.is_empty()).or(slot.default())
}

/// Returns a source as it prints: slots filled, open ones masked.
pub fn printed<'a>(report: &'a Report, source: &'a str) -> Cow<'a, str> {
    let mask = report.settings().mask.as_str();
    slot::fill(source, |slot| Cow::Borrowed(value_of(slot, report.fields()).unwrap_or(mask)))
}

/// Fills the slot or mask at `range`: where it belongs to a field the field is set, and so it is
/// everywhere; anywhere else that one place becomes plain text.
pub fn fill(
    report: &Report,
    place: TextPlace,
    range: Range<usize>,
    value: &str,
) -> Option<Operation> {
    let source = report.text(place)?;
    let removed = source.get(range.clone())?;
    let mut pieces = slot::pieces(removed);
    if let (Some(Ok(piece)), None) = (pieces.next(), pieces.next())
        && let PieceKind::Slot(slot) = piece.kind
        && report.field(slot.name).is_some()
    {
        return Some(super::outline::set_field(report, slot.name, value));
    }
    let edit = Edit {
        at: range.start,
        removed: removed.to_string(),
        inserted: slot::escape(value).into_owned(),
    };
    Some(Operation::Text { place, edit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Fixed, Paragraph, Part};

    fn fields(list: &[(&str, &str)]) -> Vec<Field> {
        let field =
            |(name, value): &(&str, &str)| Field { name: (*name).into(), value: (*value).into() };
        list.iter().map(field).collect()
    }

    #[test]
    fn slots_and_fields() {
        let fields = fields(&[("单位", "某局"), ("年份", "")]);
        for (source, expect) in [
            ("{单位}", None),
            ("{年份}", Some(OpenKind::Slot)),
            ("{年份=2026}", Some(OpenKind::Default)),
            ("{次数}", Some(OpenKind::Slot)),
            ("{组织=党组|党委}", Some(OpenKind::Choice)),
            ("{{次数}}", None),
        ] {
            let found = in_source(source, &fields);
            assert_eq!(found.first().map(|open| open.kind), expect, "{source}");
        }
    }

    fn report(texts: &[&str], list: &[(&str, &str)]) -> Report {
        let mut draft = Draft { fields: fields(list), ..Draft::default() };
        *draft.fixed.of_mut(Fixed::Lead) = texts.iter().map(|t| Paragraph::new(*t)).collect();
        Report::new(draft).unwrap()
    }

    #[test]
    fn printing() {
        let report = report(&[], &[("单位", "{某局"), ("组织", "党委"), ("年份", "")]);
        for (source, expect) in [
            ("{单位}{年份}年学习{次数}次", "{某局**年学习**次"),
            ("{组织=党组|党委}、{年份=2026}", "党委、2026"),
            ("{{次数}}", "{次数}"),
        ] {
            assert_eq!(printed(&report, source), expect);
        }
    }

    #[test]
    fn filling_a_field_fills_it_everywhere_and_a_slot_only_there() {
        let mut report = report(&["{单位}学{次数}次", "{单位}讲{次数}次"], &[("单位", "")]);
        let text = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
        for (slot, value) in [("{单位}", "某局"), ("{次数}", "3{")] {
            let at = report.text(text).unwrap().find(slot).unwrap();
            let operation = fill(&report, text, at..at + slot.len(), value).unwrap();
            report.apply(&operation).unwrap();
        }
        let printed: Vec<_> =
            report.fixed(Fixed::Lead).iter().map(|p| printed(&report, &p.text)).collect();
        assert_eq!(printed, ["某局学3{次", "某局讲**次"]);
        assert_eq!(in_report(&report).count(), 1);
        assert_eq!(count_in_source(&report, &report.fixed(Fixed::Lead)[1].text), 1);
    }
}
