//! The only room that touches the disk.
//!
//! | file | what it owns |
//! |---|---|
//! | [`read()`], [`save()`] and their errors | one file in, one file out, whole |
//! | [`files_in`], [`files_below`] | what lies in a folder |
//! | [`checked`] | what was found in many files before |
//! | [`disk`] | every step by which the disk changes |
//! | [`journal`] | the journals of reports: kept, left over, set aside |
//! | [`lock`] | who writes a report, and that nobody else does |
//! | [`memory`] | what the editor remembers from one run to the next |
//! | [`places`] | where configuration, data and state live |
//! | [`usage`] | what the palette remembers |
//! | [`own`] | the files that a person and the program both write |
//! | [`ours`] | which text files are as we wrote them |
//! | [`versions`] | what a report was when it was saved before |
//!
//! Nothing here knows what a report is: its file and its journal are bytes.

pub mod checked;
pub mod disk;
mod error;
mod identity;
pub mod journal;
mod list;
pub mod lock;
pub mod memory;
mod ordinary;
pub mod ours;
pub mod own;
pub mod places;
mod read;
mod save;
mod temporary;
pub mod usage;
pub mod versions;

#[cfg(test)]
mod faults;

use ours::key as key_of;

pub use error::{StoreError, StoreErrorKind, StoreOperation};
pub use identity::{OneNames, Stamp, same_file, stamp};
pub use list::{files_below, files_in, make_folder};
pub use read::{LARGEST_INPUT, read, read_stdin};
pub use save::{Existing, Manner, save, save_like};

/// Takes away what saving left beside a report when the program died in the midst of it.
pub fn sweep(disk: &dyn disk::Disk, report: &std::path::Path) {
    if let Ok(target) = identity::target(report) {
        temporary::sweep_beside(disk, &target);
    }
}
