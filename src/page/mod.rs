//! The printed page: a report laid out as GB/T 9704-2012 wants it, 28 characters by 22 lines unless
//! a preset says otherwise.
//!
//! - [`PagePreset`]: what a house sets otherwise, and the sizes that follow from it.
//! - [`Composer`] and [`Block`]: how each printed line is set: its style, indents, faces, and what is
//!   left blank before it. The pages and the docx writer take the very same blocks, and so agree.
//! - [`Pages`]: the blocks broken into rows and pages, from the start to wherever somebody looks.
//!
//! All that is set on the body's grid stands line by line, one row a line, so a page is a number of
//! rows and nothing else. Places on a row are halves of `text::Paper`, but where a row ends is what
//! the face of its letters says (`ink`): a row of many narrow letters holds more than the grid is wide.
//!
//! Nothing here knows XML or the screen.

mod after;
mod attachments;
mod block;
mod ink;
mod pages;
mod preset;
mod sign_off;
mod source_map;

pub use block::{Block, Composer, Frame, Style};
pub use pages::{Page, PageCount, PageRow, Pages, Spot, Touched, View};
pub use preset::{
    Face, Fonts, Margins, PAPER_TWIPS, PagePreset, PresetDefect, SMALLEST_TEXT, SizedFace,
};

/// On which side of the page its number stands: right on odd pages, left on even ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// How many characters the page number keeps off the edge.
pub const PAGE_NUMBER_BLANK: usize = 1;

/// Returns what is printed below page `number`, and where.
pub fn page_number(number: usize) -> (String, Side) {
    let side = if number % 2 == 1 { Side::Right } else { Side::Left };
    (format!("— {number} —"), side)
}
