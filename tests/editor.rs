//! The editor from outside: scripts of keys, and the screen and the text they lead to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::string_slice)]

mod editor {
    mod files;
    mod frames;
    mod handing;
    mod hands;
    mod hostile;
    mod laws;
    mod mouse;
    mod others;
    mod overlays;
    mod palette;
    mod preview;
    mod proofing;
    mod recovery;
    mod screens;
    mod script;
    mod sections;
    mod steps;
    mod taking;
    mod writing;
    mod yearly;
}
