//! The subcommands.
mod forms;
mod json;
mod man;
mod outline;
mod progress;
mod reword;
pub mod section_path;
mod tree;
mod voice;
