//! Where the caret may stand in a source: between graphemes, slots and escaped braces, each of which
//! is one unit.
//!
//! Only the surroundings of a place are looked at, so that a long paragraph costs no more than a
//! short one.

use super::texts::Texts;
use crate::report::slot::{self, LONGEST_INSIDE, Piece, PieceKind, Slot};
use crate::report::{Place, open};
use crate::text::{ceil_boundary, floor_boundary, next_boundary, prev_boundary};
use std::ops::Range;

/// No slot is longer than this in bytes.
const REACH: usize = 4 * (LONGEST_INSIDE + 2);

/// How many bytes around a place may make a mask of it.
const NEAR: usize = 96;

/// Returns the last stop at or before `at`.
pub fn floor(source: &str, at: usize) -> usize {
    let at = at.min(source.len());
    match piece_at(source, at) {
        Some(Piece { range, kind: PieceKind::Text(text) }) => {
            range.start + floor_boundary(text, at - range.start)
        }
        Some(Piece { range, .. }) => range.start,
        None => source.len(),
    }
}

/// Returns the first stop behind `at`.
pub fn next(source: &str, at: usize) -> usize {
    match piece_at(source, at) {
        Some(Piece { range, kind: PieceKind::Text(text) }) => {
            range.start + next_boundary(text, at - range.start)
        }
        Some(Piece { range, .. }) => range.end,
        None => source.len(),
    }
}

/// Returns the last stop before `at`.
pub fn prev(source: &str, at: usize) -> usize {
    let at = at.min(source.len());
    let Some(before) = at.checked_sub(1) else { return 0 };
    match piece_at(source, before) {
        Some(Piece { range, kind: PieceKind::Text(text) }) => {
            let inside = if at >= range.end { text.len() } else { at - range.start };
            range.start + prev_boundary(text, inside)
        }
        Some(Piece { range, .. }) => range.start,
        None => 0,
    }
}

/// Returns the first stop at or behind `at`.
pub fn ceil(source: &str, at: usize) -> usize {
    let floor = floor(source, at);
    if floor >= at.min(source.len()) { floor } else { next(source, floor) }
}

/// Returns the piece that holds the byte at `at`. Of a long text only what lies around it counts as
/// the piece: it may be cut, at a place that is a boundary.
pub fn piece_at(source: &str, at: usize) -> Option<Piece<'_>> {
    if at >= source.len() {
        return None;
    }
    let from = clear_before(source, at);
    let to = clear_behind(source, at);
    let around = source.get(from..to)?;
    let pieces = slot::pieces(around).map_while(Result::ok);
    let piece = pieces.take_while(|p| p.range.start + from <= at).last()?;
    Some(Piece { range: piece.range.start + from..piece.range.end + from, kind: piece.kind })
}

fn is_brace(byte: &u8) -> bool {
    matches!(byte, b'{' | b'}')
}

/// Returns a boundary before `at` that no slot or pair of braces lies across: the bytes before it are
/// free of braces as far as a slot could reach, or closing ones end there. These end a slot and are
/// pairs for the rest, or are pairs; so a paragraph full of slots is not walked over, either.
fn clear_before(source: &str, at: usize) -> usize {
    let bytes = source.as_bytes();
    let mut end = at;
    loop {
        let start = end.saturating_sub(REACH);
        let window = bytes.get(start..end).unwrap_or_default();
        let closes = |i: &usize| {
            let i = start + i;
            bytes.get(i) == Some(&b'}') && bytes.get(i + 1) != Some(&b'}')
        };
        if let Some(closing) = (0..window.len()).rev().find(closes) {
            return start + closing + 1;
        }
        match window.iter().position(is_brace) {
            // Whatever stands at the brace begins there or before.
            Some(brace) if start + brace > 0 => end = start + brace,
            Some(_) => return 0,
            None => return boundary_outside_braces(source, start),
        }
    }
}

/// Takes a place down to a boundary. A mark that joins the brace before it is a unit of its own.
fn boundary_outside_braces(source: &str, at: usize) -> usize {
    let boundary = floor_boundary(source, at);
    let before = source.as_bytes().get(boundary..at).unwrap_or_default();
    before.iter().rposition(is_brace).map_or(boundary, |brace| boundary + brace + 1)
}

fn clear_behind(source: &str, at: usize) -> usize {
    ceil_boundary(source, at.saturating_add(2 * REACH).min(source.len()))
}

/// Returns the slot that begins at `at`, and where it lies.
pub fn slot_at(source: &str, at: usize) -> Option<(Range<usize>, Slot<'_>)> {
    let piece = piece_at(source, at)?;
    match piece.kind {
        PieceKind::Slot(slot) => Some((piece.range, slot)),
        _ => None,
    }
}

/// Says which open place, or which slot at all, lies just between two places.
pub fn open_place(texts: &Texts, from: Place, to: Place) -> Option<Range<usize>> {
    let source = texts.source(from.text).filter(|_| from.text == to.text)?;
    let range = from.at..to.at;
    let is_slot = slot_at(source, from.at).is_some_and(|(found, _)| found == range);
    (is_slot || (range.len() <= 4 * NEAR && masks_near(source, range.clone()).any(|m| m == range)))
        .then_some(range)
}

/// Returns the masks of a source near these bytes: what stands around one may make it one.
pub fn masks_near(source: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let from = floor_boundary(source, range.start.saturating_sub(NEAR));
    let to = ceil_boundary(source, range.end.saturating_add(NEAR).min(source.len()));
    let near = source.get(from..to).unwrap_or_default();
    open::masks(near).map(move |mask| from + mask.start..from + mask.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Obviously right, by walking over all of it.
    fn stops(source: &str) -> Vec<usize> {
        let mut stops = Vec::new();
        for piece in slot::pieces(source).map_while(Result::ok) {
            match piece.kind {
                PieceKind::Text(text) => {
                    stops.extend(crate::text::graphemes(text).map(|(at, _)| piece.range.start + at))
                }
                _ => stops.push(piece.range.start),
            }
        }
        stops.push(source.len());
        stops
    }

    fn check(source: &str) {
        let stops = stops(source);
        for at in 0..=source.len() {
            let floor_is = stops.iter().rev().find(|s| **s <= at).unwrap();
            assert_eq!(floor(source, at), *floor_is, "{source:?} {at}");
            let next_is = stops.iter().copied().find(|s| *s > at).unwrap_or(source.len());
            assert_eq!(next(source, at), next_is, "{source:?} {at}");
            if stops.contains(&at) {
                let prev_is = stops.iter().rev().find(|s| **s < at).unwrap_or(&0);
                assert_eq!(prev(source, at), *prev_is, "{source:?} {at}");
            }
        }
    }

    #[test]
    fn slots_and_escaped_braces_are_units() {
        for source in ["学习{次数}次", "{a}", "{{次}}", "{{{a}}}", "e\u{301}{a}\u{301}好", ""]
        {
            check(source);
        }
        for source in ["{a}{b}}}{c}", "{{a}}{{{b}}}}}{c}好", "}}}}{{{{{a}"] {
            check(source);
        }
        let long = format!("{}{{次数}}{}{{{{a}}}}好", "长".repeat(200), "e\u{301}".repeat(200));
        check(&long);
    }

    proptest! {
        #[test]
        fn stops_are_where_a_walk_finds_them(
            pieces in prop::collection::vec(prop_oneof![
                Just("{次数}".to_string()), Just("{a=b|c}".into()), Just("{{".into()), Just("}}".into()),
                "[好a。e\u{301}]{0,5}", Just("长".repeat(120)), Just("👩‍👩‍👧".into()),
            ], 0..12)
        ) {
            let source = pieces.concat();
            prop_assume!(slot::check(&source).is_ok());
            check(&source);
        }
    }
}
