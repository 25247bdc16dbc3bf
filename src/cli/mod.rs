//! The subcommands.
mod forms;
mod reword;
mod tree;
