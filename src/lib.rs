//! qicao (起草): a terminal editor for formal Chinese reports.
//!
//! # The house
//!
//! An arrow only ever points up this list: a room may use the rooms above it and none below.
//!
//! | room | what lives in it |
//! |---|---|
//! | [`text`] | what text is: graphemes, widths, line breaking, motion, the edit |
//! | [`report`] | what a report is: parts and sections, numbering, lists, fields and slots, operations, history |
//! | [`phrases`] | packs of formulations, pinyin, search and ranking |
//! | [`proof`] | findings and rules |
//! | [`page`] | the paper grid: a report laid out as pages |
//! | [`formats`] | bytes ⇄ report: RON, plain text, Markdown, docx; no files, only bytes |
//! | [`store`] | the only room that touches the disk |
//! | [`app`] | the state of the running editor: commands and keys as tables, one input after the other |
//! | [`ui`] | the app as a frame; the only room that knows cells and colours |
//! | [`shell`] | the terminal session, the event loop, signals, the clipboard |
//! | [`cli`] | the subcommands |
//!
//! Everything up to `formats`, and `app`, is pure: no disk, no clock, no environment.
//! `tests/tidy.rs` keeps the arrows, the forbidden imports and the sizes.

// Clippy has no switch that lets tests alone cut strings.
#![cfg_attr(test, allow(clippy::string_slice))]

pub mod app;
pub mod cli;
pub mod formats;
pub mod page;
pub mod phrases;
pub mod proof;
pub mod report;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
