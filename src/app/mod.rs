//! The state of the running editor. Pure: no disk, no clock, no environment.
//!
//! - [`command`], [`keys`]: what can be done and by which key, as tables
//! - [`wording`]: every word of the interface, in Chinese and English
//! - [`view`]: the report as one text, laid out in rows
//! - [`editing`]: changes of that one text, the seams between its parts among them

pub mod command;
pub mod editing;
pub mod keys;
pub mod view;
pub mod wording;
