//! The state of the running editor. Pure: no disk, no clock, no environment.
//!
//! - [`command`], [`keys`], `keymap`: what can be done and by which key, as tables
//! - [`wording`]: every word of the interface, in Chinese and English
//! - [`view`]: the report as one text, laid out in rows; [`tree`]: the other pane;
//!   [`trash`]: what was deleted of it
//! - [`editing`]: changes of that one text, the seams between its parts among them
//! - [`overlay`]: what lies over the panes; [`form`], [`sheet`], [`targets`]: three of them;
//!   [`slots`]: what is being filled in; [`long_list`]: the entries of a long list;
//!   [`boxes`]: where its parts stand
//! - [`status`]: what the last line of the screen says; [`message`]: what it tells after a key;
//!   `hints`: the keys it shows
//! - [`phrasebook`]: the standard formulations, once they have come; [`own_phrase`]: one's own
//! - [`handing`]: what is open before a report is handed in, and as what it is
//! - [`preview`]: the report as it will be read
//! - [`proofing`]: the findings of the proofreader, kept in step with the report
//! - [`reading`]: a report made of the bytes of a file; [`file_name`]: what it is called; `last_time`: where one was in it
//! - [`state`]: all of it together; [`update()`]: one input after the other, and what is asked of the
//!   outside ([`input`])
//!
//! Every operation goes through `update::change`, which hands it to the journal.

pub mod boxes;
pub mod command;
pub mod editing;
pub mod file_name;
pub mod find;
pub mod form;
pub mod geometry;
pub mod handing;
mod hints;
pub mod input;
mod keymap;
pub mod keys;
mod last_time;
pub mod line;
pub mod long_list;
pub mod message;
pub mod overlay;
pub mod own_phrase;
pub mod phrasebook;
pub mod preview;
pub mod proofing;
pub mod reading;
pub mod sheet;
pub mod slots;
pub mod state;
pub mod stats;
pub mod status;
pub mod targets;
pub mod trash;
pub mod tree;
mod update;
pub mod view;
pub mod wording;

pub use update::{recovered_beside, update};
