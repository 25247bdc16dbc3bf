//! qicao (起草): formal Chinese reports, written in a terminal.
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
//! | [`formats`] | bytes ⇄ report: RON, plain text, Markdown; no files, only bytes |
//! | [`store`] | the only room that touches the disk |
//! | [`app`] | tables of the interface: wording in Chinese and English |
//! | [`cli`] | the subcommands |
//!
//! Everything up to `formats`, and `app`, is pure: no disk, no clock, no environment.
//! `tests/tidy.rs` keeps the arrows, the forbidden imports and the sizes.

// Clippy has no switch that lets tests alone cut strings.
#![cfg_attr(test, allow(clippy::string_slice))]

pub mod app;
pub mod cli;
pub mod formats;
pub mod phrases;
pub mod proof;
pub mod report;
pub mod shell;
pub mod store;
pub mod text;
