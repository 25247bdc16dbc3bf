//! Many short lists in two allocations.

#[derive(Debug, Clone)]
pub struct Lists<T> {
    all: Vec<T>,
    /// Where each list begins in `all`; one more at the end.
    starts: Vec<u32>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists { all: Vec::new(), starts: vec![0] }
    }
}

impl<T> Lists<T> {
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.all.extend(list);
        // Behind four thousand million items there are only empty lists.
        self.starts.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The list with this number; an empty one beyond the last.
    pub fn get(&self, number: usize) -> &[T] {
        let bounds = self.starts.get(number).zip(self.starts.get(number + 1));
        bounds
            .and_then(|(&start, &end)| self.all.get(start as usize..end as usize))
            .unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.count()).map(|number| self.get(number))
    }

    pub fn shrink_to_fit(&mut self) {
        self.all.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// Bytes taken.
    pub fn bytes(&self) -> usize {
        size_of::<T>() * self.all.capacity() + size_of::<u32>() * self.starts.capacity()
    }
}
