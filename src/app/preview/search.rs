//! Finding a text in what prints: numbers and what slots print are found like anything else. Small
//! and capital letters of ASCII are the same.

use crate::app::find::SLICE;
use crate::app::view::block::{Composed, block_of};
use crate::app::view::layout::{Layout, next_block, prev_block};
use crate::app::view::texts::Texts;
use crate::report::{Place, TextPlace};
use crate::text::find_folded;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintSearch {
    needle: String,
    /// How many there are, once they have been counted.
    pub count: Option<usize>,
    counting: Option<Counting>,
    /// The hit the cursor was brought to.
    last: Option<Hit>,
}

/// How far the hits have been counted.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Counting {
    block: TextPlace,
    /// A long block is not composed anew for every slice of it.
    composed: Composed,
    at: usize,
    found: usize,
}

impl Counting {
    fn of(texts: &Texts, layout: &mut Layout) -> Self {
        let block = texts.first();
        Counting { block, composed: layout.composition(texts, block), at: 0, found: 0 }
    }
}

/// What a hit, and a block however short, count for besides their bytes.
const HIT: usize = 64;
const BLOCK: usize = 512;

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
        let (count, counting, last) = (None, None, None);
        (!needle.is_empty()).then_some(PrintSearch { needle, count, counting, last })
    }

    /// Returns where in a text the needle is, from byte `from` on.
    pub fn hits_in<'a>(
        &'a self,
        text: &'a str,
        starts: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = starts.start;
        std::iter::from_fn(move || {
            let at = find_folded(text, &self.needle, from..starts.end)?;
            from = at + self.needle.len();
            Some(at..from)
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
                self.hits_in(text, if first { from } else { 0 }..text.len()).next()
            } else {
                self.hits_in(text, 0..if first { range.start } else { text.len() }).last()
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

    /// Has the hits counted anew: others may be there.
    pub fn forget_count(&mut self) {
        (self.count, self.counting) = (None, None);
    }

    /// Counts a slice of the hits.
    pub fn count_on(&mut self, texts: &Texts, layout: &mut Layout) {
        let mut counting = self.counting.take().unwrap_or_else(|| Counting::of(texts, layout));
        let mut left = SLICE;
        while left > 0 {
            let text = counting.composed.shown(texts, counting.block);
            let to = text.len().min(counting.at.saturating_add(left));
            let mut done = to;
            for hit in self.hits_in(text, counting.at..to) {
                counting.found += 1;
                left = left.saturating_sub(HIT);
                done = to.max(hit.end);
                if left == 0 {
                    done = hit.end;
                    break;
                }
            }
            left = left.saturating_sub(done - counting.at + BLOCK);
            counting.at = done;
            if done < text.len() {
                continue;
            }
            let Some(block) = next_block(texts, counting.block) else {
                self.count = Some(counting.found);
                return;
            };
            let composed = layout.composition(texts, block);
            counting = Counting { block, composed, at: 0, found: counting.found };
        }
        self.counting = Some(counting);
    }
}
