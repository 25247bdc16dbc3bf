//! What a report is and what may be done to it.
//!
//! - [`Report`]: fixed parts, sections in reading order, fields and settings; it changes by
//!   [`Operation`]s only, and nothing outside this room changes it in any other way.
//! - [`History`]: undo and redo, one for every change.
//! - [`outline`]: the operations on sections that a person knows: move, split, merge, duplicate.
//! - [`numbering`] and [`form`]: the numbers sections carry by their place.
//! - [`slot`], [`open`]: slots and fields, and what is still to be filled in.
//! - [`mod@print`]: the report as it will be read, line by line.
//! - [`renew`]: the next report from the last one.
//! - [`list`]: 一是…二是…三是… inside a section's body.
//!
//! Nothing here knows files, screens or phrases.

mod check;
mod copying;
pub mod form;
mod history;
mod id;
mod id_map;
pub mod list;
mod mask;
mod model;
pub mod numbering;
mod numeral;
pub mod open;
mod operation;
mod order;
pub mod outline;
pub mod print;
pub mod renew;
mod settings;
pub mod slot;

pub use check::is_barred;
pub use copying::Copying;
pub use history::{Change, History, Kind};
pub use id::SectionId;
pub use id_map::IdMap;
pub use model::{
    DEEPEST, Defect, DefectPlace, Draft, Field, Fixed, FixedParts, LONGEST_TEXT, Line, Paragraph,
    Part, Place, RUN_IN_MARKS, Report, Section, TextPlace,
};
pub use numeral::chinese_digit;
pub use operation::{Attributes, Operation, Refusal};
pub use settings::{DEFAULT_MASK, Ignored, Settings};

/// What the tests of many rooms make reports of.
#[cfg(test)]
pub(crate) mod testing {
    use super::{Paragraph, Section};

    pub fn section(level: u8, heading: &str, run_in: Option<&str>, body: &[&str]) -> Section {
        Section {
            level,
            heading: heading.into(),
            run_in: run_in.map(str::to_string),
            body: body.iter().map(|text| Paragraph::new(*text)).collect(),
            ..Section::default()
        }
    }
}
