//! The editor in a real pseudo-terminal: what reaches the screen, and what is left when it ends.
//! Nothing here waits for a fixed time; what is waited for has a deadline.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "terminal/disk.rs"]
mod disk;
#[path = "terminal/hostile.rs"]
mod hostile;
#[path = "terminal/killing.rs"]
mod killing;
#[path = "terminal/large.rs"]
mod large;
#[path = "terminal/leaving.rs"]
mod leaving;
#[path = "terminal/others.rs"]
mod others;
#[path = "terminal/output.rs"]
mod output;
#[path = "terminal/places.rs"]
mod places;
#[path = "terminal/pty.rs"]
mod pty;
#[path = "terminal/recovery.rs"]
mod recovery;
#[allow(dead_code, clippy::string_slice)]
#[path = "editor/script.rs"]
mod script;
#[path = "terminal/sizes.rs"]
mod sizes;
#[path = "support/text.rs"]
mod text;
#[path = "terminal/typing.rs"]
mod typing;
