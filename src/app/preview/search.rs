//! Finding a text in what prints: numbers and what slots print are found like anything else. Small
//! and capital letters of ASCII are the same.

use crate::app::view::block::block_of;
use crate::app::view::layout::{Layout, next_block, prev_block};
use crate::app::view::texts::Texts;
use crate::report::{Place, TextPlace};
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintSearch {
    needle: String,
    /// How many there are, once they have been counted.
    pub count: Option<usize>,
    /// The hit the cursor was brought to.
    last: Option<Hit>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    block: TextPlace,
    /// Bytes of what the block prints.
    range: Range<usize>,
    place: Place,
}

impl PrintSearch {
    pub fn new(needle: &str) -> Option<PrintSearch> {
        let needle = needle.to_string();
        (!needle.is_empty()).then_some(PrintSearch { needle, count: None, last: None })
    }

    /// Returns where in a text the needle is, from byte `from` on.
    pub fn hits_in<'a>(
        &'a self,
        text: &'a str,
        from: usize,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let needle = self.needle.as_bytes();
        let bytes = text.as_bytes();
        let mut at = from;
        std::iter::from_fn(move || {
            let first = needle.first()?;
            loop {
                at += bytes.get(at..)?.iter().position(|b| b.eq_ignore_ascii_case(first))?;
                let hit = at..at + needle.len();
                at += 1;
                if bytes.get(hit.clone())?.eq_ignore_ascii_case(needle) {
                    at = hit.end;
                    return Some(hit);
                }
            }
        })
    }

    pub fn length(&self) -> usize {
        self.needle.len()
    }

    /// Finds the next hit from the cursor on, or the one before it; around the end if need be. With
    /// `stay` a hit at the cursor itself will do.
    pub fn find(
        &mut self,
        texts: &Texts,
        layout: &mut Layout,
        cursor: Place,
        forward: bool,
        stay: bool,
    ) -> Option<Place> {
        let (start, range) = self.start(texts, layout, cursor);
        let from = if stay { range.start } else { range.end };
        let mut block = start;
        let mut first = true;
        loop {
            let composed = layout.composition(texts, block);
            let text = composed.shown(texts, block);
            let hit = if forward {
                self.hits_in(text, if first { from } else { 0 }).next()
            } else {
                let end = if first { range.start } else { text.len() };
                self.hits_in(text, 0).take_while(|hit| hit.start < end).last()
            };
            if let Some(range) = hit {
                let place = texts.nearest(composed.place_at(texts, block, range.start));
                self.last = Some(Hit { block, range, place });
                return Some(place);
            }
            if !first && block == start {
                return None;
            }
            first = false;
            block = if forward {
                next_block(texts, block).unwrap_or(texts.first())
            } else {
                prev_block(texts, block).unwrap_or_else(|| block_of(texts.report(), texts.last()))
            };
        }
    }

    fn start(
        &self,
        texts: &Texts,
        layout: &mut Layout,
        cursor: Place,
    ) -> (TextPlace, Range<usize>) {
        if let Some(hit) = self.last.as_ref().filter(|hit| hit.place == cursor) {
            return (hit.block, hit.range.clone());
        }
        let block = block_of(texts.report(), cursor.text);
        let at = layout.composition(texts, block).shown_at(cursor.text, cursor.at);
        (block, at..at)
    }

    /// Counts all hits.
    pub fn count(&mut self, texts: &Texts, layout: &mut Layout) {
        let mut count = 0;
        let mut next = Some(texts.first());
        while let Some(block) = next {
            let composed = layout.composition(texts, block);
            count += self.hits_in(composed.shown(texts, block), 0).count();
            next = next_block(texts, block);
        }
        self.count = Some(count);
    }
}
