//! Tables of what two characters lead to. The build script lays tables out by this too.

use super::pair::Pair;

/// Many entries by pairs, made in one go: those of one pair lie together, in their order, and may lie
/// with those of another.
#[derive(Debug)]
pub struct Buckets<T> {
    /// Where a bit of a pair is not set there is nothing of it: that fits the nearest memory.
    pub held: Vec<u64>,
    /// How many bits there are, as a power of two.
    width: u32,
    /// Where the entries of each bucket begin, and the end.
    pub starts: Vec<u32>,
    pub entries: Vec<T>,
}

/// There are so many times more bits than buckets, as a power of two.
pub const FINER: u32 = 4;

/// A table that was laid out when the program was built.
#[derive(Debug, Clone, Copy)]
pub struct Laid {
    /// A row of bits: where a pair has none there is nothing of it.
    pub held: &'static [u8],
    /// Where the entries of each bucket begin, and the end: four bytes each.
    pub starts: &'static [u8],
}

impl Laid {
    /// How many bits there are, as a power of two.
    #[inline]
    pub fn width(self) -> u32 {
        self.held.len().trailing_zeros() + 3
    }

    #[inline]
    pub fn may_hold(self, pair: Pair) -> bool {
        let at = pair.place(self.width());
        self.held.get(at >> 3).is_some_and(|bits| bits >> (at & 7) & 1 == 1)
    }

    /// Returns those of all entries that lie where a pair's do.
    #[inline]
    pub fn of<T>(self, pair: Pair, entries: &'static [T]) -> &'static [T] {
        let bucket = pair.place(self.width()) >> FINER;
        let bounds = self.starts.as_chunks().0.get(bucket..bucket + 2).unwrap_or_default();
        let mut bounds = bounds.iter().map(|place| u32::from_le_bytes(*place) as usize);
        let range = bounds.next().zip(bounds.next()).map(|(start, end)| start..end);
        range.and_then(|range| entries.get(range)).unwrap_or_default()
    }
}

impl<T: Copy + Default> Buckets<T> {
    pub fn of(entries: &[(Pair, T)]) -> Self {
        let width = usize::BITS - entries.len().leading_zeros() + FINER;
        let mut held = vec![0; 1 << width.saturating_sub(6)];
        let mut starts = vec![0; (1 << (width - FINER)) + 1];
        for (pair, _) in entries {
            let (word, bits) = pair.bits(width);
            if let Some(held) = held.get_mut(word) {
                *held |= bits;
            }
            if let Some(start) = starts.get_mut(pair.place(width) >> FINER) {
                *start += 1;
            }
        }
        // The ends of the buckets; each entry that is laid in, from the last, moves one to its start.
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut laid = vec![T::default(); entries.len()];
        for (pair, entry) in entries.iter().rev() {
            let Some(start) = starts.get_mut(pair.place(width) >> FINER) else { continue };
            *start -= 1;
            if let Some(place) = laid.get_mut(*start as usize) {
                *place = *entry;
            }
        }
        Buckets { held, width, starts, entries: laid }
    }

    #[inline]
    fn may_hold(&self, pair: Pair) -> bool {
        let (word, bits) = pair.bits(self.width);
        self.held.get(word).is_some_and(|held| held & bits == bits)
    }

    /// Returns the entries of a pair, and maybe of others.
    #[inline]
    pub fn at(&self, pair: Pair) -> &[T] {
        if !self.may_hold(pair) {
            return &[];
        }
        let at = pair.place(self.width);
        let bounds = self.starts.get(at >> FINER).zip(self.starts.get((at >> FINER) + 1));
        let range = bounds.map(|(start, end)| *start as usize..*end as usize);
        range.and_then(|range| self.entries.get(range)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_hold_what_was_laid_in_them_in_its_order() {
        let pairs = [[1, 2], [2, 3], [1, 2], [8, 9], [1, 2]];
        for count in 0..=pairs.len() {
            let pairs = pairs.iter().take(count);
            let entries: Vec<_> =
                pairs.zip(1..).map(|(ends, n)| (Pair::of_units(*ends), n)).collect();
            let buckets = Buckets::of(&entries);
            for (pair, _) in &entries {
                let own = entries.iter().filter(|(other, _)| other == pair).map(|(_, n)| *n);
                let held = buckets
                    .at(*pair)
                    .iter()
                    .filter(|n| entries.iter().any(|(other, entry)| entry == *n && other == pair));
                assert_eq!(held.copied().collect::<Vec<i32>>(), own.collect::<Vec<_>>());
            }
            assert_eq!(buckets.entries.len(), count);
        }
    }
}
