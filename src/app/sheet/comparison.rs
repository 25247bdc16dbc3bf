//! The lines of a comparison: paragraph by paragraph what changed, with a sentence on either side of it.
//!
//! Invariant: what stands in one line stands in one paragraph. A paragraph that only gained is one line
//! with what it gained set off, one that only lost one with what it lost; any other is two.

use super::{LineKind, SheetLine};
use crate::text::difference::{Passage, Side, difference};

/// Compares two texts.
pub fn lines(before: &str, after: &str) -> Vec<SheetLine> {
    let passages = difference(before, after);
    let pieces = pieces(&passages);
    let changed = |at: usize| passages.get(at).is_some_and(|p| p.side != Side::Both);
    let mut lines: Vec<SheetLine> = Vec::new();
    let mut excerpt: Vec<Piece<'_>> = Vec::new();
    for (at, piece) in pieces.into_iter().enumerate() {
        let passage = piece.passage;
        let near = changed(at) || changed(at + 1) || at.checked_sub(1).is_some_and(changed);
        if near {
            excerpt.push(piece);
        }
        if !near || passage.side == Side::Both && passage.text.ends_with('\n') {
            put(&std::mem::take(&mut excerpt), &mut lines);
        }
        if !near && lines.last().is_none_or(|line| line.kind != LineKind::Gap) {
            lines.push(SheetLine::plain(LineKind::Gap, "…"));
        }
    }
    put(&excerpt, &mut lines);
    lines
}

/// A passage, and whether all of it is other.
#[derive(Clone, Copy)]
struct Piece<'p> {
    passage: &'p Passage<'p>,
    whole: bool,
}

/// Where sentences gave way to others and what changed in them is marked, one without a mark stayed.
fn pieces<'p>(passages: &'p [Passage<'p>]) -> Vec<Piece<'p>> {
    let is_changed = |passage: &Passage<'_>| passage.side != Side::Both;
    let runs = passages.chunk_by(|one, other| is_changed(one) == is_changed(other));
    let pieces = runs.flat_map(|run| {
        let marked = run.iter().any(|passage| !passage.marks.is_empty());
        run.iter().map(move |passage| Piece { passage, whole: is_changed(passage) && !marked })
    });
    pieces.collect()
}

/// Adds the lines of passages behind which both texts begin a paragraph, or something is left out.
fn put(excerpt: &[Piece<'_>], lines: &mut Vec<SheetLine>) {
    let holds = |side: Side| excerpt.iter().any(|piece| piece.passage.side == side);
    let (mut old, mut new) = (paragraphs(excerpt, Side::Added), paragraphs(excerpt, Side::Removed));
    match (holds(Side::Removed), holds(Side::Added)) {
        (true, false) => lines.append(&mut old),
        (true, true) => {
            let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
            lines.extend(old.drain(..same));
            new.drain(..same);
            let ends = old.iter().rev().zip(new.iter().rev());
            let same = ends.take_while(|(old, new)| old == new).count();
            old.truncate(old.len() - same);
            // Beside what changed a paragraph is part of it, be it the same in one of the texts.
            let changed = new.len() - same;
            old.iter_mut().for_each(|line| line.kind = LineKind::Removed);
            new.iter_mut().take(changed).for_each(|line| line.kind = LineKind::Added);
            let (gained, lost) = match (old.as_slice(), new.as_slice()) {
                ([old], [new]) => (unmarked(new) == old.text, unmarked(old) == new.text),
                _ => (false, false),
            };
            if !gained {
                lines.append(&mut old);
            }
            if !lost {
                lines.append(&mut new);
            }
        }
        (false, _) => lines.append(&mut new),
    }
}

/// Returns the lines of one of the texts: of all that is not only in the other.
fn paragraphs(excerpt: &[Piece<'_>], other: Side) -> Vec<SheetLine> {
    let mut own = excerpt.to_vec();
    // An empty line is only told where it came or went.
    own.retain(|Piece { passage, .. }| {
        let empty = passage.side == Side::Both && passage.text.trim().is_empty();
        passage.side != other && !empty
    });
    own.split_inclusive(|piece| piece.passage.text.ends_with('\n')).map(paragraph).collect()
}

fn paragraph(pieces: &[Piece<'_>]) -> SheetLine {
    let mut line = SheetLine::plain(LineKind::Plain, "");
    let partly = pieces.iter().any(|piece| !piece.whole);
    for Piece { passage, whole } in pieces {
        let (at, text) = (line.text.len(), passage.text.trim_end_matches('\n'));
        line.text.push_str(text);
        let marks = passage.marks.iter().map(|mark| at + mark.start..at + mark.end.min(text.len()));
        match passage.side {
            Side::Both => continue,
            Side::Removed => line.kind = LineKind::Removed,
            Side::Added => line.kind = LineKind::Added,
        }
        // Beside sentences that stayed it is set off, even where the whole of it is new.
        let whole = (partly && *whole).then(|| at..at + text.len());
        for mark in marks.chain(whole).filter(|mark| !mark.is_empty()) {
            match line.marks.last_mut().filter(|last| last.end == mark.start) {
                Some(last) => last.end = mark.end,
                None => line.marks.push(mark),
            }
        }
    }
    if line.text.is_empty() {
        line.text.push('¶');
    }
    line
}

/// Returns what of a line is not set off.
fn unmarked(line: &SheetLine) -> String {
    let mut text = line.text.clone();
    line.marks.iter().rev().for_each(|mark| text.replace_range(mark.clone(), ""));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(before: &str, after: &str) -> Vec<String> {
        let line = |line: &SheetLine| {
            let mut text = line.text.clone();
            for mark in line.marks.iter().rev() {
                text.insert(mark.end, '›');
                text.insert(mark.start, '‹');
            }
            let sign = match line.kind {
                LineKind::Plain => " ",
                LineKind::Removed => "-",
                LineKind::Added => "+",
                LineKind::Gap => "",
            };
            format!("{sign}{text}")
        };
        lines(before, after).iter().map(line).collect()
    }

    #[test]
    fn what_changed_is_shown_in_its_paragraph() {
        for (before, after, expect) in [
            ("一。二。\n三。\n", "一。二。\n三。\n", vec!["…"]),
            (
                "一。二。三。四。\n开展培训26次。完。\n",
                "一。二。三。四。\n开展培训31次。完。\n",
                vec!["…", " 四。", "-开展培训‹26›次。完。", "+开展培训‹31›次。完。"],
            ),
            // A sentence that came or went amid a paragraph.
            (
                "头。\n一。二。三。\n",
                "头。\n一。新增。二。三。\n",
                vec!["…", "+一。‹新增。›二。", "…"],
            ),
            ("一。二。三。四。\n", "一。三。四。\n", vec!["-一。‹二。›三。", "…"]),
            ("一。\n", "一。二。三。\n", vec!["+一。‹二。三。›"]),
            // Amid a sentence.
            (
                "头。开展培训。尾。\n",
                "头。开展大会。集中培训。尾。\n",
                vec!["+头。开展‹大会。集中›培训。尾。"],
            ),
            // Whole paragraphs.
            ("一。\n三。\n", "一。\n二。又。\n三。\n", vec![" 一。", "+二。又。", " 三。"]),
            ("一。\n\n三。\n", "一。\n三。\n", vec![" 一。", "-¶", " 三。"]),
            // One paragraph became two.
            ("一。二。\n", "一。\n二。\n", vec!["-一。二。", "+一。", "+二。"]),
            ("甲乙丙。\n", "完全不是一样的话。\n", vec!["-甲乙丙。", "+完全不是一样的话。"]),
        ] {
            assert_eq!(drawn(before, after), expect, "{before} {after}");
        }
    }
}
