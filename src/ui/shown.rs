//! What is on the screen, as a picture and as strips, and how it comes to show the next picture:
//! a frame costs what changed in it.

use super::picture::Picture;
use super::strip::Strip;
use crate::text::Ambiguous;
use ratatui::layout::Size;
use std::mem::swap;

#[derive(Debug)]
pub struct Shown {
    size: Size,
    picture: Picture,
    next: Picture,
    /// The rows, as they are and as they are to be where that may be otherwise.
    rows: Vec<Strip>,
    fresh: Vec<Strip>,
    changed: Vec<bool>,
}

/// All rows of the screen, as they were and as they are now.
#[derive(Debug, Clone, Copy)]
pub struct Change<'s> {
    shown: &'s Shown,
}

impl<'s> Change<'s> {
    /// Returns every row as it was, and as it is where that may be otherwise.
    pub fn rows(self) -> impl Iterator<Item = (&'s Strip, Option<&'s Strip>)> {
        let Shown { rows, fresh, changed, .. } = self.shown;
        let now = fresh.iter().zip(changed).map(|(fresh, changed)| changed.then_some(fresh));
        rows.iter().zip(now)
    }
}

impl Shown {
    /// Makes an empty screen.
    pub fn new(size: Size) -> Self {
        let rows = vec![Strip::new(size.width.into()); size.height.into()];
        let mut picture = Picture::default();
        picture.begin(size, Ambiguous::default());
        Shown {
            size,
            picture,
            next: Picture::default(),
            fresh: rows.clone(),
            changed: vec![false; rows.len()],
            rows,
        }
    }

    pub fn row(&self, y: u16) -> Option<&Strip> {
        self.rows.get(usize::from(y))
    }

    /// Comes to show what `draw` draws, and hands it to `change`.
    pub fn draw<T>(
        &mut self,
        ambiguous: Ambiguous,
        draw: impl FnOnce(&mut Picture) -> T,
        change: impl FnOnce(Change),
    ) -> T {
        self.next.begin(self.size, ambiguous);
        let drawn = draw(&mut self.next);
        let pictures = self.picture.rows().iter().zip(self.next.rows());
        for (((before, now), fresh), changed) in
            pictures.zip(&mut self.fresh).zip(&mut self.changed)
        {
            *changed = before != now;
            if *changed {
                now.paint(fresh);
            }
        }
        change(Change { shown: self });
        for ((row, fresh), changed) in self.rows.iter_mut().zip(&mut self.fresh).zip(&self.changed)
        {
            if *changed {
                swap(row, fresh);
            }
        }
        swap(&mut self.picture, &mut self.next);
        drawn
    }
}
