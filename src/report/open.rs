//! What is still to be filled in: slots and fields, and the masks people type by hand.
//!
//! One function finds all of it for Tab, status line, tree and gate; the proofreader, which knows where
//! signs stand, asks the same of each place.

use super::mask::{begins_with_sign, masks_from};
use super::model::{Field, Report, TextPlace};
use super::operation::Operation;
use super::slot::{self, PieceKind, Slot};
use crate::text::{Edit, find_brace};
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

pub use super::mask::{length_at as mask_length, masks, may_begin as may_begin_mask};

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
    slot::fill(source, |slot| Cow::Borrowed(printed_slot(report, slot)))
}

/// Returns a slot as it prints.
pub fn printed_slot<'a>(report: &'a Report, slot: &Slot<'a>) -> &'a str {
    value_of(slot, report.fields()).unwrap_or(report.settings().mask.as_str())
}

/// Reads a source as it prints, and counts its open places, piece by piece.
#[derive(Debug, Clone, Copy, Default)]
pub struct Walk {
    /// How far it has come, and where the plain text it is in began.
    at: usize,
    text: usize,
    /// What lies before this byte is no mask, or one that is counted.
    masked: usize,
}

/// A mask is looked at so far.
const MASK: usize = 256;

impl Walk {
    /// Begins at a byte, which must be a stop.
    pub fn from(at: usize) -> Self {
        Walk { at, text: at, masked: at }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    /// Reads about so many bytes on. Adds what they print to `printed`, and returns how many open
    /// places begin there; unconfirmed defaults are not open.
    pub fn go_on(
        &mut self,
        report: &Report,
        source: &str,
        bytes: usize,
        printed: &mut String,
    ) -> usize {
        let (end, mut open) = (self.at.saturating_add(bytes), 0);
        while self.at < end.min(source.len()) {
            let rest = source.get(self.at..).unwrap_or_default();
            if !rest.starts_with(['{', '}']) {
                open += self.read_text(source, end, printed);
                continue;
            }
            let Some(Ok(piece)) = slot::pieces(rest).next() else {
                printed.push_str(rest);
                self.at = source.len();
                break;
            };
            match piece.kind {
                PieceKind::Slot(slot) => {
                    let kind = slot_kind(&slot, report.fields());
                    open += usize::from(kind.is_some_and(OpenKind::is_open));
                    printed.push_str(printed_slot(report, &slot));
                }
                PieceKind::Brace(brace) => printed.push(brace),
                PieceKind::Text(text) => printed.push_str(text),
            }
            *self = Walk::from(self.at + piece.range.end);
        }
        open
    }

    /// Reads text up to a brace, or about to `end`; never to within the signs of a mask.
    fn read_text(&mut self, source: &str, end: usize, printed: &mut String) -> usize {
        let to_boundary = |at: usize| {
            let mut boundaries = at.min(source.len())..=source.len();
            boundaries.find(|at| source.is_char_boundary(*at)).unwrap_or(source.len())
        };
        let braceless = |from: usize, to: usize| {
            let text = source.get(from..to).unwrap_or_default();
            from + find_brace(text).unwrap_or(text.len())
        };
        let mut to = braceless(self.at, to_boundary(end));
        while let Some(rest) = source.get(to..).filter(|rest| begins_with_sign(rest)) {
            to += rest.chars().next().map_or(0, char::len_utf8);
        }
        let looked_at = braceless(to, to_boundary(to + MASK));
        let text = source.get(self.text..looked_at).unwrap_or_default();
        let mut masks = 0;
        for mask in masks_from(text, self.masked.max(self.at) - self.text) {
            if self.text + mask.start >= to {
                break;
            }
            masks += 1;
            self.masked = self.text + mask.end;
        }
        printed.push_str(source.get(self.at..to).unwrap_or_default());
        self.at = to;
        masks
    }
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
    use proptest::prelude::*;

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
    }

    proptest! {
        #[test]
        fn a_walk_in_pieces_prints_and_counts_the_same(
            pieces in prop::collection::vec(prop_oneof![
                Just("{次数}"), Just("{单位}"), Just("{年份=2026}"), Just("{{"), Just("}}"),
                Just("**"), Just("8*8"), Just("EXXON"), Just("×月×日"), Just("XX"), Just("5X人"),
                Just("（待补）"), Just("（此处需补充）"), Just("__"), Just("某年某月"), Just("〔2024〕 号"),
                Just("* 好"), Just("好"), Just("学习"), Just("“"), Just("a"), Just("3"), Just("由"),
            ], 0..24),
            bytes in 1..40usize
        ) {
            let report = report(&[], &[("单位", "{某局")]);
            let source = pieces.concat();
            let whole = in_source(&source, report.fields()).into_iter();
            let expect = whole.filter(|open| open.kind.is_open()).count();
            let (mut walk, mut out, mut open) = (Walk::default(), String::new(), 0);
            while walk.at() < source.len() {
                open += walk.go_on(&report, &source, bytes, &mut out);
            }
            prop_assert_eq!(&out, &printed(&report, &source));
            prop_assert_eq!(open, expect, "{}", source);
        }
    }
}
