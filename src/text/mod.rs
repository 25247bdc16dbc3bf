//! What text is, for every other room: graphemes, the two widths, line breaking, motion, counting
//! and the edit. Pure functions over `&str`; nothing here knows what a report is.

mod edit;

pub use edit::{Edit, EditMismatch};
