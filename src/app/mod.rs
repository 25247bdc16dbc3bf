//! Tables of the interface. Pure: no disk, no clock, no environment.

pub mod wording;
