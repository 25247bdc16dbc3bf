//! Packs of standard formulations: what a phrase is, how packs lie over one another, how a query in
//! Hanzi or pinyin finds and ranks them. Pure: packs come in as text, usage and the place as values.

pub mod pack;
mod slots;

pub use slots::{Piece, SlotError, SlotFault, literal_pieces};
