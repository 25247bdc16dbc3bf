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
//!
//! The lists and large tables of words of [`proof`] are texts in `assets/proof`; `lay_out.rs` beside them
//! lays them out when the program is compiled, and is the only program that runs then.
//!
//! # The way of a key
//!
//! 1. A thread of [`shell`] reads the terminal and sends what it reads down the one channel on which the
//!    main loop waits, as signals, other threads and its own timer do.
//! 2. The event becomes an [`Input`](app::input::Input). Of a key the keymap makes a command, by where
//!    the keys go just then; [`app::update()`] changes the app and answers with
//!    [`Effect`](app::input::Effect)s. What came meanwhile is handled before anything is drawn.
//! 3. Whatever changes the report is an [`Operation`](report::Operation) of its one history, and an effect
//!    as well: the [`journal`](store::journal) has it before a frame shows it.
//! 4. [`ui`] says what is in each row of the screen, as strokes in a [`Picture`](ui::Picture), and changes
//!    nothing by it. [`Shown`](ui::Shown) keeps the last one: only rows of other strokes become columns, and
//!    only what differs in those is written, in one piece.
//!
//! # What no key waits for
//!
//! - Between keys, [`Input::Idle`](app::input::Input::Idle) does what is left in slices shorter than
//!   anybody feels: totals, pages, long lists, far hits, and the findings that a text has of its own. A key comes in behind any slice.
//! - Threads of [`shell`] do what takes long: they read packs and index them, check a report by the rules
//!   that need all of it (it goes there as a copy, made in slices, and its findings are dropped if it has
//!   changed meanwhile), and bring the journal to the disk.

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
