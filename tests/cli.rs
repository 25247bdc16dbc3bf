//! The command line from outside: the contract of design section 6, as scripts and people meet it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/call.rs"]
mod call;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/outline.rs"]
mod outline;
#[path = "cli/phrases.rs"]
mod phrases;
#[path = "cli/recover.rs"]
mod recover;
#[path = "support/text.rs"]
mod text;
