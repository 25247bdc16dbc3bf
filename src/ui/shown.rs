//! What is on the screen, as a picture and as cells, and how it comes to show the next picture:
//! a frame costs what changed in it.

use super::picture::Picture;
use crate::text::Ambiguous;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use std::mem::swap;

#[derive(Debug)]
pub struct Shown {
    size: Size,
    picture: Picture,
    next: Picture,
    /// The cells of each row, and room for those of another.
    rows: Vec<Buffer>,
    row: Buffer,
}

impl Shown {
    /// Makes an empty screen.
    pub fn new(size: Size) -> Self {
        let row = |y| Buffer::empty(Rect::new(0, y, size.width, 1));
        let mut picture = Picture::default();
        picture.begin(size, Ambiguous::default());
        Shown {
            size,
            picture,
            next: Picture::default(),
            rows: (0..size.height).map(row).collect(),
            row: row(0),
        }
    }

    /// Returns the cells of a row.
    pub fn row(&self, y: u16) -> Option<&Buffer> {
        self.rows.get(usize::from(y))
    }

    /// Comes to show what `draw` draws, and hands every row of which that may be another to `change`:
    /// as it was and as it is now. Those that are not handed over are as they were.
    pub fn draw<T>(
        &mut self,
        ambiguous: Ambiguous,
        draw: impl FnOnce(&mut Picture) -> T,
        mut change: impl FnMut(&Buffer, &Buffer),
    ) -> T {
        self.next.begin(self.size, ambiguous);
        let drawn = draw(&mut self.next);
        let pictures = self.picture.rows().iter().zip(self.next.rows());
        for ((before, now), shown) in pictures.zip(&mut self.rows) {
            if before != now {
                self.row.area = shown.area;
                now.paint(&mut self.row.content);
                swap(shown, &mut self.row);
                change(&self.row, shown);
            }
        }
        swap(&mut self.picture, &mut self.next);
        drawn
    }
}
