//! How wide the terminal draws ambiguous characters: as it is remembered of each kind of terminal, and
//! as a person has chosen.

use super::Outside;
use crate::app::state::WidthChoice;
use crate::text::Ambiguous;
use std::time::{SystemTime, UNIX_EPOCH};

const AUTO: &str = "auto";
const NARROW: &str = "narrow";
const WIDE: &str = "wide";
const UNANSWERED: &str = "unanswered";
/// A terminal that has not answered so often is asked again after so many days only: each question
/// waits for two seconds. One that was slow once answers the next time.
const TRIES: u32 = 3;
const DAYS: u64 = 7;

impl Outside {
    pub fn known_width(&self) -> Option<Ambiguous> {
        match self.memory.terminal(&self.terminal)? {
            NARROW => Some(Ambiguous::Narrow),
            WIDE => Some(Ambiguous::Wide),
            _ => None,
        }
    }

    pub fn asks_width(&self) -> bool {
        self.memory.terminal(&self.terminal).is_none_or(|known| asks_again(known, today()))
    }

    pub fn remember_width(&mut self, answer: Option<Ambiguous>) {
        let today = today();
        let before = self.memory.terminal(&self.terminal).and_then(misses);
        let answer = match answer {
            Some(Ambiguous::Narrow) => NARROW.into(),
            Some(Ambiguous::Wide) => WIDE.into(),
            None => format!("{UNANSWERED} {} {today}", before.map_or(0, |(tries, _)| tries) + 1),
        };
        let terminal = self.terminal.clone();
        self.change_memory(|memory| memory.set_terminal(&terminal, &answer));
    }
}

/// Returns the word by which a choice is remembered, and set in a config.
pub(super) fn id_of(choice: WidthChoice) -> &'static str {
    match choice {
        WidthChoice::Auto => AUTO,
        WidthChoice::Narrow => NARROW,
        WidthChoice::Wide => WIDE,
    }
}

/// Returns the choice of a word; what is none of them leaves it to the terminal.
pub fn choice_of(id: &str) -> WidthChoice {
    match id {
        NARROW => WidthChoice::Narrow,
        WIDE => WidthChoice::Wide,
        _ => WidthChoice::Auto,
    }
}

/// Today as a number, so that only differences count.
fn today() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_secs() / (24 * 60 * 60)
}

fn asks_again(known: &str, today: u64) -> bool {
    misses(known).is_some_and(|(tries, day)| tries < TRIES || today.saturating_sub(day) >= DAYS)
}

/// Returns how often a terminal has not answered, and on which day it did not the last time; nothing
/// where it has.
fn misses(known: &str) -> Option<(u32, u64)> {
    let mut words = known.strip_prefix(UNANSWERED)?.split_whitespace();
    let tries = words.next().and_then(|tries| tries.parse().ok());
    let day = words.next().and_then(|day| day.parse().ok());
    Some((tries.unwrap_or(0), day.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_missed_the_question_is_asked_again() {
        for (known, asked) in [
            ("narrow", false),
            ("wide", false),
            // As it was written once.
            ("unanswered", true),
            ("unanswered 1 100", true),
            ("unanswered 2 100", true),
            ("unanswered 3 100", false),
            ("unanswered 3 93", true),
        ] {
            assert_eq!(asks_again(known, 100), asked, "{known}");
        }
    }
}
