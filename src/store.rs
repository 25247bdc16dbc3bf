//! The only room that touches the disk.
//!
//! | file | what it owns |
//! |---|---|
//! | [`read()`], [`save()`] and their errors | one file in, one file out, whole |
//! | [`files_in`] | what lies in a folder |
//! | [`memory`] | what the editor remembers from one run to the next |
//! | [`places`] | where configuration, data and state live |
//! | [`ours`] | which text files are as we wrote them |
//!
//! Nothing here knows what is in a file.

mod error;
mod identity;
mod list;
pub mod memory;
pub mod ours;
pub mod places;
mod read;
mod save;
pub mod usage;

pub use error::{StoreError, StoreErrorKind, StoreOperation};
pub use identity::same_file;
pub use list::{files_in, make_folder};
pub use read::{LARGEST_INPUT, read, read_stdin};
pub use save::{Existing, save};
