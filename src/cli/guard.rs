//! No panic reaches the user as one: a sentence, exit 2, no backtrace.

use super::voice::say_line;
use crate::app::wording::{Lang, Word};
use std::panic::{self, AssertUnwindSafe};

/// Runs `work`; a panic in it is said in one line. Returns `None` then.
pub fn run<T>(lang: Lang, work: impl FnOnce() -> T) -> Option<T> {
    panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        say_line(&Word::Panicked { place: &place }.text(lang));
    }));
    // What was being worked on is dropped, nobody sees it half done.
    let ended = panic::catch_unwind(AssertUnwindSafe(work)).ok();
    drop(panic::take_hook());
    ended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_here() {
        assert_eq!(run(Lang::Zh, || 1), Some(1));
        assert_eq!(run::<()>(Lang::Zh, || panic!("of the test")), None);
    }
}
