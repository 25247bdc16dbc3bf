//! Finding a text in the report.
//!
//! What is searched is the source: a slot is no text, and nothing in it is found. Small and capital
//! letters of ASCII are the same.

use super::view::texts::Texts;
use super::view::units;
use crate::report::slot::{PieceKind, escape};
use crate::report::{Part, Place, SectionId, TextPlace};
use crate::text::{Edit, find_folded, rfind_folded};
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// As it stands in sources.
    needle: String,
    /// Only in this section and below it.
    pub within: Option<SectionId>,
    /// How many there are, once they have been counted.
    pub count: Option<usize>,
    counting: Option<Counting>,
    /// Which of them begins at a place, from 1.
    numbered: Option<(Place, usize)>,
    /// How far the next hit has been looked for, where that took longer than a key may wait.
    pub seeking: Option<Seeking>,
}

/// A walk from text to text, once around, to the next hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeking {
    pub from: Place,
    pub forward: bool,
    /// The text that is looked at next; none has been while it is that of `from` itself.
    text: TextPlace,
    begun: bool,
}

/// What came of a part of the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walked {
    Hit(Place, Place),
    Nothing,
    /// It is to be gone on with.
    More(Seeking),
}

/// How far the hits have been counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counting {
    /// Where the count goes on.
    next: Place,
    found: usize,
    /// The place whose number is asked for, and its number once that is known.
    of: Place,
    number: Option<usize>,
}

/// How many bytes are counted at a time: a part of what a key may have to wait.
pub const SLICE: usize = 128 << 10;
/// How many bytes are looked through before the frame.
pub const AT_ONCE: usize = 512 << 10;
/// What a hit, and a text however short, count for besides.
const HIT: usize = 2 << 10;
const TEXT: usize = 128;
/// How many bytes may be moved by the edits of one text.
const MOST_MOVED: usize = 16 << 20;

impl Search {
    /// Makes a search for a plain text; for none where there is nothing to search for.
    pub fn new(text: &str, within: Option<SectionId>) -> Option<Search> {
        let needle = escape(text).into_owned();
        let (count, counting, numbered, seeking) = (None, None, None, None);
        let search = Search { needle, within, count, counting, numbered, seeking };
        (!search.needle.is_empty()).then_some(search)
    }

    /// What is searched for, as it was typed.
    pub fn text(&self) -> String {
        self.needle.replace("{{", "{").replace("}}", "}")
    }

    /// Whether it is found in a plain text.
    pub fn is_in(&self, text: &str) -> bool {
        let text = escape(text);
        self.next_in(&text, 0..text.len()).is_some()
    }

    /// Returns the hits in a source that begin within these bytes.
    pub fn hits_in(&self, source: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let mut hits = Vec::new();
        let mut at = range.start;
        while let Some(hit) = self.next_in(source, at..range.end) {
            at = hit.end;
            hits.push(hit);
        }
        hits
    }

    /// Returns the first hit that begins within these bytes.
    fn next_in(&self, source: &str, starts: Range<usize>) -> Option<Range<usize>> {
        let mut from = starts.start;
        loop {
            let at = find_folded(source, &self.needle, from..starts.end)?;
            let end = at + self.needle.len();
            if is_text(source, at, end) {
                return Some(at..end);
            }
            from = at + 1;
        }
    }

    /// Returns where the needle last stands as a text of which the start is within these bytes.
    fn rfind(&self, source: &str, starts: Range<usize>) -> Option<usize> {
        let mut end = starts.end;
        loop {
            let at = rfind_folded(source, &self.needle, starts.start..end)?;
            if is_text(source, at, at + self.needle.len()) {
                return Some(at);
            }
            end = at;
        }
    }

    /// Returns the last hit that begins before a byte. Where the needle overlaps itself the hits are
    /// those that are found from the first of it on.
    fn last_in(&self, source: &str, before: usize) -> Option<Range<usize>> {
        let mut first = self.rfind(source, 0..before)?;
        let reach = self.needle.len() - 1;
        while let Some(at) = self.rfind(source, first.saturating_sub(reach)..first) {
            first = at;
        }
        self.hits_in(source, first..before).pop()
    }

    fn covers(&self, texts: &Texts, text: TextPlace) -> bool {
        let Some(id) = self.within else { return true };
        let Some(start) = texts.index_of(Part::Section(id)) else { return false };
        let count = texts.report().index_of(id).map_or(0, |i| texts.report().subtree_len(i));
        texts.index_of(text.part).is_some_and(|at| (start..start + count).contains(&at))
    }

    /// Says whether a hit stands just between two places.
    pub fn is_hit(&self, texts: &Texts, from: Place, to: Place) -> bool {
        let source = texts.source(from.text).filter(|_| from.text == to.text);
        let starts = from.at..from.at + self.needle.len();
        let hit = source.and_then(|source| self.next_in(source, starts));
        hit == Some(from.at..to.at) && self.covers(texts, from.text)
    }

    /// Looks through about so many bytes for the first hit at or behind a place and, after the end of
    /// the text, from its start on, or for the last before it.
    pub fn seek(&self, texts: &Texts, seeking: Seeking, bytes: usize) -> Walked {
        let Seeking { from, forward, mut text, mut begun } = seeking;
        let mut left = bytes;
        while left > 0 {
            let source = texts.source(text).filter(|_| self.covers(texts, text));
            let source = source.unwrap_or_default();
            let hit = match (forward, begun) {
                (true, true) => self.next_in(source, 0..source.len()),
                (true, false) => self.next_in(source, from.at..source.len()),
                (false, true) => self.last_in(source, source.len()),
                (false, false) => self.last_in(source, from.at),
            };
            if let Some(hit) = hit {
                return Walked::Hit(Place { text, at: hit.start }, Place { text, at: hit.end });
            }
            if begun && text == from.text {
                return Walked::Nothing;
            }
            begun = true;
            left = left.saturating_sub(source.len() + TEXT);
            text = match forward {
                true => texts.next(text).unwrap_or(texts.first()),
                false => texts.prev(text).unwrap_or(texts.last()),
            };
        }
        Walked::More(Seeking { text, begun, ..seeking })
    }

    /// Returns the texts in which hits are looked for, in order.
    pub fn texts<'r>(&self, texts: &Texts<'r>) -> impl Iterator<Item = (TextPlace, &'r str)> {
        let mut next = Some(texts.first());
        std::iter::from_fn(move || {
            loop {
                let text = next?;
                next = texts.next(text);
                if self.covers(texts, text) {
                    return Some((text, texts.source(text)?));
                }
            }
        })
    }

    /// Returns all hits, in order.
    #[cfg(test)]
    fn all(&self, texts: &Texts) -> Vec<(TextPlace, Range<usize>)> {
        let hits = |(text, source): (TextPlace, &str)| {
            let hits = self.hits_in(source, 0..source.len()).into_iter();
            hits.map(move |hit| (text, hit))
        };
        self.texts(texts).flat_map(hits).collect()
    }

    /// Returns the edits that put a source in the place of every hit, those behind first, so that none
    /// moves another. Where many stand in a long text they are one edit: each would move all that is
    /// behind it.
    pub fn replacements(source: &str, hits: &[Range<usize>], new: &str) -> Vec<Edit> {
        if hits.len().saturating_mul(source.len()) <= MOST_MOVED {
            let edit = |hit: &Range<usize>| {
                let removed = source.get(hit.clone())?.to_string();
                Some(Edit { at: hit.start, removed, inserted: new.to_string() })
            };
            return hits.iter().rev().filter_map(edit).collect();
        }
        let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return Vec::new() };
        let all = first.start..last.end;
        let mut inserted = String::with_capacity(all.len());
        let mut at = all.start;
        for hit in hits {
            inserted.push_str(source.get(at..hit.start).unwrap_or_default());
            inserted.push_str(new);
            at = hit.end;
        }
        let removed = source.get(all.clone()).unwrap_or_default().to_string();
        vec![Edit { at: all.start, removed, inserted }]
    }

    /// Has the hits counted anew: others may be there.
    pub fn forget_count(&mut self) {
        (self.count, self.counting, self.seeking) = (None, None, None);
    }

    /// Counts a slice of the hits, and finds out which of them begins at a place.
    pub fn count_on(&mut self, texts: &Texts, of: Place) {
        let begun = self.counting.filter(|counting| counting.of == of);
        let first = Counting { next: texts.start(), found: 0, of, number: None };
        let mut counting = begun.unwrap_or(first);
        let mut left = SLICE;
        while left > 0 {
            let text = counting.next.text;
            let covered = self.covers(texts, text);
            let source = texts.source(text).filter(|_| covered).unwrap_or_default();
            let from = counting.next.at;
            let to = source.len().min(from.saturating_add(left));
            let mut at = from;
            while let Some(hit) = self.next_in(source, at..to).filter(|_| left > 0) {
                counting.found += 1;
                if (text, hit.start) == (of.text, of.at) {
                    counting.number = Some(counting.found);
                }
                left = left.saturating_sub(HIT);
                at = hit.end;
            }
            let done = if left > 0 { at.max(to) } else { at };
            left = left.saturating_sub(done - from + TEXT);
            if done < source.len() {
                counting.next.at = done;
                continue;
            }
            match texts.next(text) {
                Some(text) => counting.next = Place { text, at: 0 },
                None => {
                    self.count = Some(counting.found);
                    self.numbered = counting.number.map(|number| (of, number));
                    self.counting = None;
                    return;
                }
            }
        }
        self.counting = Some(counting);
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

impl Seeking {
    pub fn new(from: Place, forward: bool) -> Seeking {
        Seeking { from, forward, text: from.text, begun: false }
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
        // Bit by bit it is the same.
        let seek = |mut seeking, bytes| loop {
            match search.seek(&texts, seeking, bytes) {
                Walked::More(more) => seeking = more,
                sought => return sought,
            }
        };
        for bytes in [usize::MAX, 1, 1, usize::MAX, 1] {
            let sought = seek(Seeking::new(at, true), bytes);
            let Walked::Hit(start, end) = sought else { panic!("{sought:?}") };
            assert!(search.is_hit(&texts, start, end) && !search.is_hit(&texts, start, start));
            seen.push((texts.source(start.text).unwrap(), start.at));
            at = end;
        }
        assert_eq!(seen, [("好", 0), ("好的好", 0), ("好的好", 6), ("乙好", 3), ("好", 0)]);
        let back = seek(Seeking::new(texts.start(), false), 1);
        let Walked::Hit(start, _) = back else { panic!("{back:?}") };
        assert_eq!(texts.source(start.text), Some("乙好"));
        let none = Search::new("无", None).unwrap();
        let first = none.seek(&texts, Seeking::new(at, true), 1);
        assert!(matches!(first, Walked::More(_)));
        assert_eq!(none.seek(&texts, Seeking::new(at, true), usize::MAX), Walked::Nothing);
        assert_eq!(search.all(&texts).len(), 4);
        let within = Search::new("好", Some(report.sections()[0].id)).unwrap();
        assert_eq!(within.all(&texts).len(), 2);
    }

    #[test]
    fn backwards_the_hits_are_the_same() {
        let source = "好好好，{好}好好好好的好";
        let search = Search::new("好好", None).unwrap();
        let all = search.hits_in(source, 0..source.len());
        assert_eq!(all.len(), 3);
        for before in (0..=source.len()).filter(|at| source.is_char_boundary(*at)) {
            let last = all.iter().rfind(|hit| hit.start < before).cloned();
            assert_eq!(search.last_in(source, before), last, "{before}");
        }
    }

    #[test]
    fn many_hits_of_a_long_text_are_replaced_by_one_edit() {
        let search = Search::new("好", None).unwrap();
        for (source, edits) in [("好的好".to_string(), 2), ("{好}好的".repeat(1_300), 1)] {
            let mut text = source.clone();
            let hits = search.hits_in(&source, 0..source.len());
            let made = Search::replacements(&source, &hits, "{是}");
            assert_eq!(made.len(), edits);
            made.iter().for_each(|edit| edit.apply(&mut text).unwrap());
            let kept = source.replace("{好}", "{}").replace('好', "{是}").replace("{}", "{好}");
            assert_eq!(text, kept);
        }
    }

    #[test]
    fn hits_are_counted_in_slices() {
        let long = ("长的".repeat(SLICE / 16) + "好").repeat(6);
        let report = report(&format!("#好\n!甲\n{long}\n!乙好"));
        let texts = Texts::new(&report, None);
        let mut search = Search::new("好", None).unwrap();
        let all = search.all(&texts);
        let (text, hit) = all[all.len() - 2].clone();
        let of = Place { text, at: hit.start };
        let mut slices = 0;
        while search.count.is_none() {
            search.count_on(&texts, of);
            slices += 1;
        }
        assert_eq!(search.count, Some(all.len()));
        assert_eq!(search.number_of(of), Some(all.len() - 1));
        assert!(slices > 2);
    }
}
