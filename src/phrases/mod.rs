//! Packs of standard formulations: what a phrase is, how packs lie over one another, how a query in
//! Hanzi or pinyin finds and ranks them. Pure: packs come in as text, usage and the place as values.
//!
//! [`pack::read`] → [`Library`] → [`Finder`] → [`Standing`] → [`Finder::search`]; [`Names`] finds
//! section headings and commands with the same matching.

mod advice;
mod hits;
mod index;
mod library;
mod lists;
mod matching;
pub mod pack;
mod pinyin;
pub mod place;
mod query;
mod search;
mod sieve;
mod usage;
mod variant;
mod word;

pub use advice::{Advice, LEAST_LITERAL, advise, propose};
pub use hits::{Hit, Hits, Names};
pub use index::Fields;
pub use library::{Entry, Layer, Library};
pub use pack::{AmendFault, Amendment, Kind, Pack, PackError, PackFault, Phrase, PhraseId};
pub use pinyin::spells;
pub use pinyin::{each_reading, readings};
pub use query::{Query, Target};
pub use search::{Finder, Place, Standing};
pub use usage::{Taken, Usage, Use};
pub use variant::{Spot, carry, spot};
pub use word::Word;
