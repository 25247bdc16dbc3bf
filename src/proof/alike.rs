//! Which characters are written for one another: those of one sound, and those of one look.
//!
//! `alike.txt` has a line for each character: those that look like it and come behind it in the order of
//! code points. It comes from two fonts (images of both characters, blurred, agree to 0.80), from lists
//! of characters that share a part, and from the order of strokes (0.6 of them the same from either end).
//! Those that sound alike too are left out: readings tell it.

use super::by_han::{ByHan, by_han};
use super::pair::unit;
use crate::phrases::each_reading;

/// For each character those that look like it, two bytes each.
static LOOKS: ByHan = by_han!("alike");

pub fn sounds_alike(a: char, b: char) -> bool {
    let spoken =
        |reading| each_reading(b).any(|other| as_many_speak(other) == as_many_speak(reading));
    each_reading(a).any(spoken)
}

/// Many do not tell zh from z and ing from in, and type one for the other.
fn as_many_speak(reading: &str) -> (&str, &str) {
    // An h at the start is a sound of its own, behind z, c and s it is not.
    let (first, rest) = reading.split_at_checked(1).unwrap_or_default();
    let rest = rest.strip_prefix('h').unwrap_or(rest);
    let sung = rest.ends_with("ng") || (first == "n" && rest == "g");
    (first, rest.strip_suffix('g').filter(|_| sung).unwrap_or(rest))
}

pub fn looks_alike(a: char, b: char) -> bool {
    let (others, _) = LOOKS.row(unit(a.min(b))).as_chunks();
    others.contains(&unit(a.max(b)).to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_the_list_is_found_from_either_side() {
        let mut count = 0;
        for line in include_str!("../../assets/proof/alike.txt").lines() {
            let (first, others) = line.split_at_checked(3).unwrap();
            let first = first.chars().next().unwrap();
            for other in others.chars() {
                assert!(looks_alike(first, other) && looks_alike(other, first), "{first}{other}");
                count += 1;
            }
        }
        assert!(count > 1000, "{count}");
    }
}
