//! Every reader of the program given what nobody should give it: real files with bits turned, cut,
//! spliced, nested and blown up, and bytes of chance. None may panic, none may take more memory than
//! its bound, and what is read must live through everything that is done with a report.
//!
//! `cargo test` runs a few hundred inputs, always the same. `tests/fuzz.sh` runs as many as it is told,
//! in an optimised build that checks its arithmetic, and measures time too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::string_slice)]

#[allow(dead_code)]
#[path = "editor/script.rs"]
mod script;

mod fuzz {
    pub mod dice;
    pub mod docx;
    pub mod journals;
    pub mod mutation;
    pub mod readers;
    pub mod run;
    pub mod shapes;
    pub mod survival;
}

use fuzz::readers::{READERS, reader};
use fuzz::run::{Plan, run, try_input};
use fuzz::survival::CONTEXT;
use peak_alloc::PeakAlloc;
use std::sync::Mutex;

#[global_allocator]
pub static HEAP: PeakAlloc = PeakAlloc;

/// The heap is counted for the whole process: one test at a time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

#[test]
fn hostile_inputs_are_read_or_refused() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(|broken| broken.into_inner());
    run(&Plan::of_environment());
}

#[test]
fn lines_of_one_thing_over_and_over() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(|broken| broken.into_inner());
    let bytes = std::env::var("QICAO_FUZZ_LINE").ok().map(|bytes| bytes.parse().unwrap());
    let slow = fuzz::shapes::run(bytes.unwrap_or(1000), &CONTEXT);
    // A busy machine is no reason to fail where nothing is large.
    assert!(bytes.is_none() || slow.is_empty(), "{slow:#?}");
}

/// What once broke something, one file each: `READER-what-it-was`.
#[test]
fn inputs_that_broke_something_once() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(|broken| broken.into_inner());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/found");
    let mut tried = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let reader = reader(name.split('-').next().unwrap());
        try_input(reader, &std::fs::read(&path).unwrap())
            .unwrap_or_else(|what| panic!("{name}: {what}"));
        tried += 1;
    }
    assert!(tried > 0);
}

/// A harness that finds nothing must be able to find something.
#[test]
fn the_harness_sees_a_panic_and_a_heap_beyond_its_bound() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(|broken| broken.into_inner());
    let mut broken = READERS[0];
    broken.read = |bytes| {
        assert!(bytes.len() < 3, "too long");
        std::hint::black_box(vec![1u8; 8 << 20]);
        None
    };
    assert!(try_input(&broken, b"four").unwrap_err().contains("too long"));
    assert!(try_input(&broken, b"").unwrap_err().contains("MB"));
}
