//! Finding a text in the report.
//!
//! What is searched is the source: a slot is no text, and nothing in it is found. Small and capital
//! letters of ASCII are the same.

use super::view::texts::Texts;
use super::view::units;
use crate::report::slot::{PieceKind, escape};
use crate::report::{Part, Place, SectionId, TextPlace};
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// As it stands in sources.
    needle: String,
    /// Only in this section and below it.
    pub within: Option<SectionId>,
    /// How many there are, once they have been counted.
    pub count: Option<usize>,
    /// Which of them begins at a place, from 1.
    numbered: Option<(Place, usize)>,
}

impl Search {
    /// Makes a search for a plain text; for none where there is nothing to search for.
    pub fn new(text: &str, within: Option<SectionId>) -> Option<Search> {
        let needle = escape(text).into_owned();
        (!needle.is_empty()).then_some(Search { needle, within, count: None, numbered: None })
    }

    /// What is searched for, as it was typed.
    pub fn text(&self) -> String {
        self.needle.replace("{{", "{").replace("}}", "}")
    }

    /// Whether it is found in a plain text.
    pub fn is_in(&self, text: &str) -> bool {
        self.next_in(&escape(text), 0).is_some()
    }

    /// Returns the hits in a source that begin within these bytes.
    pub fn hits_in(&self, source: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let mut hits = Vec::new();
        let mut at = range.start;
        while let Some(hit) = self.next_in(source, at).filter(|hit| hit.start < range.end) {
            at = hit.end;
            hits.push(hit);
        }
        hits
    }

    fn next_in(&self, source: &str, from: usize) -> Option<Range<usize>> {
        let needle = self.needle.as_bytes();
        let first = needle.first()?;
        let bytes = source.as_bytes();
        let mut at = from;
        loop {
            let rest = bytes.get(at..)?;
            at += rest.iter().position(|b| b.eq_ignore_ascii_case(first))?;
            let end = at + needle.len();
            let here = bytes.get(at..end)?;
            if here.eq_ignore_ascii_case(needle) && is_text(source, at, end) {
                return Some(at..end);
            }
            at += 1;
        }
    }

    fn last_in(&self, source: &str, before: usize) -> Option<Range<usize>> {
        self.hits_in(source, 0..before).pop()
    }

    fn covers(&self, texts: &Texts, text: TextPlace) -> bool {
        let Some(id) = self.within else { return true };
        let Some(start) = texts.index_of(Part::Section(id)) else { return false };
        let count = texts.report().index_of(id).map_or(0, |i| texts.report().subtree_len(i));
        texts.index_of(text.part).is_some_and(|at| (start..start + count).contains(&at))
    }

    /// Returns the first hit at or behind a place, or after the end of the text the first of all.
    pub fn forward(&self, texts: &Texts, from: Place) -> Option<(Place, Place)> {
        self.walk(
            texts,
            from.text,
            |text, first| {
                let start = if first { from.at } else { 0 };
                self.next_in(texts.source(text).unwrap_or_default(), start)
            },
            |text| texts.next(text).unwrap_or(texts.first()),
        )
    }

    /// Returns the last hit that begins before a place.
    pub fn backward(&self, texts: &Texts, from: Place) -> Option<(Place, Place)> {
        self.walk(
            texts,
            from.text,
            |text, first| {
                let source = texts.source(text).unwrap_or_default();
                self.last_in(source, if first { from.at } else { source.len() })
            },
            |text| texts.prev(text).unwrap_or(texts.last()),
        )
    }

    /// Goes from text to text, once around.
    fn walk(
        &self,
        texts: &Texts,
        from: TextPlace,
        find: impl Fn(TextPlace, bool) -> Option<Range<usize>>,
        step: impl Fn(TextPlace) -> TextPlace,
    ) -> Option<(Place, Place)> {
        let mut text = from;
        let mut first = true;
        loop {
            if self.covers(texts, text)
                && let Some(hit) = find(text, first)
            {
                return Some((Place { text, at: hit.start }, Place { text, at: hit.end }));
            }
            if !first && text == from {
                return None;
            }
            first = false;
            text = step(text);
        }
    }

    /// Returns all hits, in order.
    pub fn all(&self, texts: &Texts) -> Vec<(TextPlace, Range<usize>)> {
        let mut all = Vec::new();
        let mut next = Some(texts.first());
        while let Some(text) = next {
            next = texts.next(text);
            if self.covers(texts, text) {
                let source = texts.source(text).unwrap_or_default();
                all.extend(
                    self.hits_in(source, 0..source.len()).into_iter().map(|hit| (text, hit)),
                );
            }
        }
        all
    }

    /// Counts the hits, and finds out which of them begins at a place.
    pub fn count_all(&mut self, texts: &Texts, at: Place) {
        let all = self.all(texts);
        let number = all.iter().position(|(text, hit)| (*text, hit.start) == (at.text, at.at));
        self.count = Some(all.len());
        self.numbered = number.map(|number| (at, number + 1));
    }

    /// Goes from one hit to the next, or to the one before; false where that is to be counted anew.
    pub fn stepped(&mut self, from: Place, to: Place, forward: bool) -> bool {
        let (Some(count), Some(number)) = (self.count, self.number_of(from)) else { return false };
        let next = match (forward, number) {
            (true, number) => number % count.max(1) + 1,
            (false, 0 | 1) => count,
            (false, number) => number - 1,
        };
        self.numbered = Some((to, next));
        true
    }

    /// Returns which of the hits begins at a place, if that is known.
    pub fn number_of(&self, at: Place) -> Option<usize> {
        self.numbered.filter(|(place, _)| *place == at).map(|(_, number)| number)
    }

    pub fn length(&self) -> usize {
        self.needle.len()
    }
}

/// Says whether both ends are stops and nothing between is a slot.
fn is_text(source: &str, start: usize, end: usize) -> bool {
    if units::floor(source, start) != start || units::floor(source, end) != end {
        return false;
    }
    let mut at = start;
    while at < end {
        match units::piece_at(source, at) {
            Some(piece) if matches!(piece.kind, PieceKind::Slot(_)) => return false,
            Some(piece) => at = piece.range.end.max(at + 1),
            None => break,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::testing::report;

    // Lists of hits, of which some have one.
    #[allow(clippy::single_range_in_vec_init)]
    #[test]
    fn hits_are_texts_and_never_slots() {
        for (needle, source, expect) in [
            ("强", "加强{强}加强", vec![3..6, "加强{强}加".len().."加强{强}加强".len()]),
            ("gdp", "GDP增长，GdP", vec![0..3, 12..15]),
            ("{强}", "加{强}与{{强}}", Vec::from(["加{强}与".len().."加{强}与{{强}}".len()])),
            ("强加", "加强{强}加强", vec![]),
            ("e", "e\u{301}e", Vec::from([3..4])),
        ] {
            let search = Search::new(needle, None).unwrap();
            assert_eq!(search.hits_in(source, 0..source.len()), expect, "{needle} {source}");
        }
        assert_eq!(Search::new("", None), None);
    }

    #[test]
    fn the_search_goes_around() {
        let report = report("#好\n!甲\n好的好\n!乙好");
        let texts = Texts::new(&report, None);
        let search = Search::new("好", None).unwrap();
        let mut at = texts.start();
        let mut seen = Vec::new();
        for _ in 0..5 {
            let (start, end) = search.forward(&texts, at).unwrap();
            seen.push((texts.source(start.text).unwrap(), start.at));
            at = end;
        }
        assert_eq!(seen, [("好", 0), ("好的好", 0), ("好的好", 6), ("乙好", 3), ("好", 0)]);
        let (start, _) = search.backward(&texts, texts.start()).unwrap();
        assert_eq!(texts.source(start.text), Some("乙好"));
        assert_eq!(search.all(&texts).len(), 4);
        let within = Search::new("好", Some(report.sections()[0].id)).unwrap();
        assert_eq!(within.all(&texts).len(), 2);
    }
}
