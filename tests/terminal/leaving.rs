//! However the editor ends, the terminal is as it was, and what was not saved is kept.

use crate::pty::{Pty, QUIT, SUSPEND, Seen, Start, TO_THE_END};

const TYPED: &str = "未保存的一句";

fn with_unsaved_text() -> Pty {
    let pty = Start::default().open();
    pty.send(TO_THE_END);
    pty.send(TYPED);
    pty.until("what was typed", |seen| seen.before_cursor(12) == TYPED);
    assert!(!pty.modes_are_as_before() && !pty.seen().is_given_back());
    pty
}

#[test]
fn after_leaving() {
    let mut pty = Start::default().open();
    assert!(!pty.modes_are_as_before() && !pty.seen().is_given_back());
    pty.send(QUIT);
    pty.until_ended();
    pty.assert_given_back();
    assert!(!pty.has_journal());
}

#[test]
fn after_the_signals_that_end_it() {
    for signal in ["TERM", "INT", "HUP", "QUIT"] {
        let mut pty = with_unsaved_text();
        pty.signal(signal);
        pty.until_ended();
        pty.assert_given_back();
        assert!(pty.recovered().contains(TYPED), "{signal}");
        pty.until("word of what was kept", |seen| seen.shows("recover"));
    }
}

#[test]
fn after_a_signal_while_nobody_reads_what_it_writes() {
    let mut pty = with_unsaved_text();
    pty.look_away_until_stuck();
    pty.signal("TERM");
    assert_eq!(pty.code(), 128 + 15, "as it had to be ended");
    assert!(pty.modes_are_as_before());
    assert!(pty.recovered().contains(TYPED));
}

/// Builds for tests can be told to break; a release cannot.
#[cfg(debug_assertions)]
#[test]
fn after_a_panic() {
    let environment = &[("QICAO_BREAK_ON", "坏"), ("RUST_BACKTRACE", "0")];
    let mut pty = Start { environment, ..Start::default() }.open();
    pty.send(TO_THE_END);
    pty.send(TYPED);
    pty.until("what was typed", |seen| seen.before_cursor(12) == TYPED);
    pty.paste("坏");
    pty.until_ended();
    pty.assert_given_back();
    assert!(pty.recovered().contains(TYPED));
}

#[test]
fn after_the_terminal_was_closed() {
    let mut pty = with_unsaved_text();
    pty.hang_up();
    pty.until_ended();
    assert!(pty.recovered().contains(TYPED));
}

/// A hundredth of a second more than the processor may work on leaving, however slow it is.
#[cfg(target_os = "linux")]
const MOST_WORK: u64 = 100;

/// The library reads a dead terminal over and over; the signal may go to somebody else, who ignores
/// it, or be blocked.
#[cfg(target_os = "linux")]
#[test]
fn a_dead_terminal_is_noticed_without_a_signal_and_costs_nothing() {
    let deaf = "trap '' HUP; env --block-signal=HUP \"$@\"; :";
    for through in [&[][..], &["sh", "-c", deaf, "sh"]] {
        let mut pty = Start { through, ..Start::default() }.open();
        pty.send(TO_THE_END);
        pty.send(TYPED);
        pty.until("what was typed", |seen| seen.before_cursor(12) == TYPED);
        let before = pty.worked().unwrap();
        pty.hang_up_at_rest();
        let mut after = before;
        pty.until_true("end", |pty| {
            let worked = pty.worked();
            // Once the program is gone, the shell it was started through is asked.
            after = after.max(worked.unwrap_or(after));
            worked.is_none() || pty.has_ended()
        });
        assert!(after - before < MOST_WORK, "{through:?}: {before} and then {after}");
        println!("{through:?}: worked {} hundredths of a second after the end", after - before);
        pty.until_ended();
        assert!(pty.recovered().contains(TYPED));
    }
}

#[test]
fn after_an_error_a_storm_of_sizes_and_being_brought_back_without_a_stop() {
    let folder = &[("报告.txt/x", &b""[..])];
    let mut pty = Start { files: folder, arguments: &["报告.txt"], ..Start::default() }.run();
    pty.until_ended();
    pty.until("word of it", |seen| seen.shows("文件夹"));
    assert!(pty.modes_are_as_before());

    for signal in ["WINCH", "CONT"] {
        let mut pty = with_unsaved_text();
        for _ in 0..40 {
            pty.signal(signal);
        }
        pty.send("。");
        pty.until("what is typed then", |seen| seen.before_cursor(2) == "。");
        pty.signal("TERM");
        pty.until_ended();
        pty.assert_given_back();
        assert!(pty.recovered().contains(TYPED), "{signal}");
    }
}

/// Whether a process is stopped is read where Linux says it.
#[cfg(target_os = "linux")]
#[test]
fn while_it_is_suspended() {
    for by_key in [true, false] {
        let mut pty = with_unsaved_text();
        match by_key {
            true => pty.send(SUSPEND),
            false => pty.signal("TSTP"),
        }
        pty.until_true("stop", |pty| pty.is_stopped());
        pty.assert_given_back();
        pty.signal("CONT");
        pty.until("the screen again", |seen| {
            !seen.is_given_back() && seen.before_cursor(12) == TYPED
        });
        pty.send("。");
        pty.until("what is typed then", |seen| seen.before_cursor(2) == "。");
        assert!(!pty.modes_are_as_before());
        pty.signal("TERM");
        pty.until_ended();
        pty.assert_given_back();
    }
}

#[test]
fn a_size_changed_while_suspended_is_noticed() {
    let mut pty = with_unsaved_text();
    pty.send(SUSPEND);
    pty.until("terminal given back", Seen::is_given_back);
    pty.until_true("stop", |pty| pty.is_stopped() || !cfg!(target_os = "linux"));
    pty.resize(90, 44);
    pty.signal("CONT");
    pty.until("a frame of the new size", |seen| {
        let last = seen.contents().lines().nth(43).map(str::to_string);
        seen.before_cursor(12) == TYPED && last.is_some_and(|line| line.contains('字'))
    });
}

/// A shell has the terminal while its job is stopped, and gets the word of the size instead of it.
#[test]
fn a_size_changed_while_a_shell_has_the_terminal_is_noticed() {
    let shell = "set -m; \"$@\"; echo the shell has it; read line; fg; echo all is over";
    let mut pty = Start { through: &["sh", "-c", shell, "sh"], ..Start::default() }.open();
    pty.send(TO_THE_END);
    pty.send(TYPED);
    pty.until("what was typed", |seen| seen.before_cursor(12) == TYPED);
    pty.send(SUSPEND);
    pty.until("the shell", |seen| seen.is_given_back() && seen.shows("the shell has it"));
    assert!(pty.modes_are_as_before());
    pty.resize(90, 44);
    pty.send("\r");
    pty.until("a frame of the new size", |seen| {
        let last = seen.contents().lines().nth(43).map(str::to_string);
        seen.before_cursor(12) == TYPED && last.is_some_and(|line| line.contains('字'))
    });
    pty.send("。");
    pty.until("what is typed then", |seen| seen.before_cursor(2) == "。");
    pty.send(QUIT);
    pty.until("question", |seen| seen.shows("保存并退出"));
    pty.send("\x1b[B\r");
    pty.until("the shell", |seen| seen.shows("all is over"));
    pty.until_ended();
    pty.assert_given_back();
}
