//! A composition that follows an edit of one of its texts: a paragraph may have a hundred thousand
//! slots, and a letter typed in it is no reason to read them all again.

use super::{Composed, Composer, Segment, What};
use crate::app::view::texts::Texts;
use crate::report::TextPlace;
use crate::text::{Edit, holds_braces};
use std::ops::Range;

impl Composed {
    /// Follows an edit of a text, `texts` being those behind it, and returns from which byte on
    /// something else is shown; nothing where all is to be composed anew.
    pub fn follow(&mut self, texts: &Texts, text: TextPlace, edit: &Edit) -> Option<usize> {
        // Asked first: the text of a plain one is not read for it.
        let own = self.own.as_ref()?;
        let source = texts.report().text(text).filter(|source| holds_braces(source))?;
        let (removed, inserted) = (edit.removed.len(), edit.inserted.len());
        // Whatever ends before the edit is read as it was.
        let first = self.segments.partition_point(|s| s.is_before(text, edit.at.checked_sub(1)));
        let begin = self.segments.get(first)?.source_of(text)?.start;
        let behind = self.segments.get(first..)?;
        let mut composer = Composer::new(texts);
        let mut kept = None;
        let is_as_before = |end: usize| {
            if end < edit.at + inserted {
                return false;
            }
            let end = end - inserted + removed;
            let starts_before = |s: &Segment| s.source_of(text).is_some_and(|s| s.start < end);
            let nth = behind.partition_point(starts_before);
            let next = behind.get(nth).and_then(|s| s.source_of(text));
            kept = next.filter(|next| next.start == end && !next.is_empty()).map(|_| first + nth);
            kept.is_some()
        };
        composer.source_from(text, source, begin, is_as_before);
        let all_own = behind.partition_point(|segment| segment.source_of(text).is_some());
        let last = kept.unwrap_or(first + all_own);
        // What stands for a text that is not there goes where there is one.
        if self.segments.last().is_some_and(|segment| segment.what == What::Placeholder) {
            return None;
        }
        let shown = behind.first()?.shown.start..self.segments.get(last.checked_sub(1)?)?.shown.end;
        let before = own.get(shown.clone())?;
        let same = before.bytes().zip(composer.shown.bytes()).take_while(|(a, b)| a == b).count();
        for segment in self.segments.iter_mut().skip(last) {
            segment.what.shift(text, removed, inserted);
        }
        let from = shown.start + same;
        self.put(first..last, shown, &composer.shown, composer.composed);
        Some(from)
    }

    /// Puts what was composed anew in the place of segments and of the bytes that they show.
    fn put(&mut self, at: Range<usize>, shown: Range<usize>, new: &str, composed: Composed) {
        let end = shown.start + new.len();
        let moved =
            |range: &Range<usize>| range.start - shown.end + end..range.end - shown.end + end;
        let placed = |range: Range<usize>| range.start + shown.start..range.end + shown.start;
        for segment in self.segments.iter_mut().skip(at.end) {
            segment.shown = moved(&segment.shown);
        }
        let segments = composed.segments.into_iter();
        self.segments.splice(at, segments.map(|s| Segment { shown: placed(s.shown.clone()), ..s }));
        let from = self.whole.partition_point(|range| range.start < shown.start);
        let to = self.whole.partition_point(|range| range.start < shown.end);
        self.whole.iter_mut().skip(to).for_each(|range| *range = moved(range));
        self.whole.splice(from..to, composed.whole.into_iter().map(placed));
        if let Some(own) = &mut self.own {
            own.replace_range(shown, new);
        }
    }
}

impl Segment {
    /// Returns the bytes of a text that it shows, if it shows some of that.
    fn source_of(&self, text: TextPlace) -> Option<Range<usize>> {
        let origin = self.what.origin(self.shown.len());
        origin.filter(|(place, _)| *place == text).map(|(_, source)| source)
    }
}

impl What {
    /// Follows an edit that lies before it in its text.
    fn shift(&mut self, text: TextPlace, removed: usize, inserted: usize) {
        let moved = |at: usize| at - removed + inserted;
        match self {
            What::Text { place, from } if *place == text => *from = moved(*from),
            What::Slot { place, source, .. } | What::Brace { place, source } if *place == text => {
                *source = moved(source.start)..moved(source.end);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::testing::report;
    use crate::app::wording::Lang;
    use crate::report::numbering;
    use crate::report::{Operation, Part};
    use proptest::prelude::*;

    const PIECES: [&str; 8] =
        ["好", "的。", "{次数}", "{单位=某局}", "{{", "}}", "e\u{301}", "{a}{b}"];

    fn text_of(pieces: &[usize]) -> String {
        pieces.iter().map(|n| PIECES[n % PIECES.len()]).collect()
    }

    proptest! {
        #[test]
        fn a_composition_that_follows_is_the_one_made_anew(
            heading in prop::collection::vec(0..8usize, 0..5),
            body in prop::collection::vec(0..8usize, 1..8),
            new in prop::collection::vec(0..8usize, 0..4),
            (from, to) in (0..12usize, 0..12usize),
            in_heading in any::<bool>(),
        ) {
            let heading = text_of(&heading).replace('。', "");
            let drawn = format!("!甲\n!{heading}。{}", text_of(&body));
            let mut report = report(&drawn);
            let id = report.sections()[1].id;
            let label = numbering::labels(&report).remove(1);
            let block = TextPlace::heading(id);
            let text = if in_heading { block } else { TextPlace::body(Part::Section(id), 0) };
            let Some(source) = report.text(text).map(str::to_string) else { return Ok(()) };
            let pieces: Vec<usize> = crate::report::slot::pieces(&source)
                .map_while(Result::ok)
                .flat_map(|piece| [piece.range.start, piece.range.end])
                .chain([0])
                .collect();
            let (from, to) = (pieces[from % pieces.len()], pieces[to % pieces.len()]);
            let (from, to) = (from.min(to), from.max(to));
            let edit = Edit { at: from, removed: source[from..to].into(), inserted: text_of(&new) };
            let mut composed =
                Composed::of(&Texts::new(&report, None), block, Some(&label), Lang::Zh);
            let before = composed.clone();
            let operation = Operation::Text { place: text, edit: edit.clone() };
            prop_assume!(report.apply(&operation).is_ok());
            let texts = Texts::new(&report, None);
            let anew = Composed::of(&texts, block, Some(&label), Lang::Zh);
            if let Some(same) = composed.follow(&texts, text, &edit) {
                // What is said to be the same is.
                prop_assert!(same <= before.common(&anew));
                prop_assert_eq!(composed, anew);
            } else {
                prop_assert!(!holds_braces(report.text(text).unwrap()));
            }
        }
    }
}
