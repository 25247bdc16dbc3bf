//! The window changes its size.

use crate::pty::{Start, TO_THE_END};

const SHOWN: [&str; 3] = ["提纲", "力量较为薄弱。", "F1"];

#[test]
fn down_to_very_small_and_back() {
    let pty = Start::default().open();
    pty.until_quiet();
    let before = pty.seen().contents();
    for (columns, rows) in [(80, 24), (20, 5), (1, 1), (20, 5)] {
        let frames = pty.seen().raw.len();
        pty.resize(columns, rows);
        pty.until("frame of the new size", |seen| seen.raw.len() > frames);
    }
    pty.resize(120, 40);
    pty.until("the same frame", |seen| seen.contents() == before);
}

#[test]
fn a_storm_of_sizes_ends_in_a_whole_frame() {
    let pty = Start::default().open();
    pty.send(TO_THE_END);
    pty.until_quiet();
    let before = pty.seen().contents();
    for n in 0..50 {
        pty.resize(120 - n * 2, 40 - n / 2);
    }
    pty.resize(120, 40);
    pty.until("the frame of the last size", |seen| seen.contents() == before);
    pty.send("好");
    pty.until("what is typed then", |seen| seen.before_cursor(2) == "好");
    assert!(SHOWN.iter().all(|text| pty.seen().shows(text)));
}
