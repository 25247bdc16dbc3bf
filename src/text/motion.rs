//! Words, as far as a caret needs them.
//!
//! Chinese has no spaces between words, and a dictionary would make the caret's way depend on what it
//! knows; so a word here is a run of one kind: Han, Latin letters and digits, or marks. White space
//! belongs to no word. The range between a place and [`word_back`] or [`word_forward`] is what the
//! keys that delete a word delete.

use super::chars::is_cjk_letter;
use super::{floor_boundary, graphemes_from, prev_boundary};
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Han,
    Word,
    Mark,
}

/// Returns the start of the next word behind `at`, or the end of the text.
pub fn word_forward(text: &str, at: usize) -> usize {
    let at = floor_boundary(text, at);
    let end = match kind_at(text, at) {
        None | Some(Kind::Space) => at,
        Some(_) => run_end(text, at),
    };
    if kind_at(text, end) == Some(Kind::Space) { run_end(text, end) } else { end }
}

/// Returns the start of the word before `at`, or 0.
pub fn word_back(text: &str, at: usize) -> usize {
    let last = prev_boundary(text, at);
    let start = run_start(text, last);
    if kind_at(text, last) == Some(Kind::Space) && start > 0 {
        run_start(text, prev_boundary(text, start))
    } else {
        start
    }
}

/// Returns the word, or the white space, behind `at`; at the end of the text, the one before.
pub fn word_at(text: &str, at: usize) -> Range<usize> {
    let at = if at >= text.len() { prev_boundary(text, at) } else { floor_boundary(text, at) };
    run_start(text, at)..run_end(text, at)
}

/// The end of the run of one kind that the grapheme at `at` lies in.
fn run_end(text: &str, at: usize) -> usize {
    let kind = kind_at(text, at);
    let mut behind = graphemes_from(text, at).map(|(start, _)| start);
    behind.find(|&start| kind_at(text, start) != kind).unwrap_or(text.len())
}

fn run_start(text: &str, at: usize) -> usize {
    let kind = kind_at(text, at);
    let mut start = at;
    while start > 0 {
        let before = prev_boundary(text, start);
        if kind_at(text, before) != kind {
            break;
        }
        start = before;
    }
    start
}

/// The kind of the grapheme at `at`; none at the end of the text.
fn kind_at(text: &str, at: usize) -> Option<Kind> {
    let (before, behind) = text.split_at_checked(at)?;
    let mut chars = behind.chars();
    let c = chars.next()?;
    Some(if is_cjk_letter(c) {
        Kind::Han
    } else if c.is_whitespace() {
        Kind::Space
    } else if c.is_alphanumeric() || c == '_' {
        Kind::Word
    } else {
        // 3.5 and 1,000 and don’t are words.
        let inside: fn(&char) -> bool = match c {
            '.' | ',' => char::is_ascii_digit,
            '\'' | '’' => char::is_ascii_alphabetic,
            _ => return Some(Kind::Mark),
        };
        let between = [before.chars().next_back(), chars.next()];
        let within = between.iter().all(|c| c.as_ref().is_some_and(inside));
        if within { Kind::Word } else { Kind::Mark }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_boundary;
    use crate::text::testing::{caret, carets, draw, joining_text};
    use proptest::prelude::*;

    /// The text with a caret wherever the motion stops on its way from one end to the other.
    fn stops(text: &str, mut at: usize, motion: fn(&str, usize) -> usize) -> String {
        let mut places = vec![at];
        while motion(text, at) != at {
            at = motion(text, at);
            places.push(at);
        }
        places.sort_unstable();
        draw(text, &places)
    }

    #[test]
    fn words_are_walked_over_and_back() {
        for expected in [
            "|增强|“|四个意识|”，|是|GDP|增长|3.5|%|的结果|。|",
            "|本年度 |Office |2019 |共 |1,000 |套|……|",
            "|don’t |stop|，|it's |ok|",
            "|12|, |34|. |a|.|b|",
            "|马克思|·|恩格斯|（|全集|）|",
            "|１２３|号カナかな|ＡＢＣ|",
            "|",
        ] {
            let (text, _) = carets(expected);
            assert_eq!(stops(&text, 0, word_forward), expected);
            assert_eq!(stops(&text, text.len(), word_back), expected);
        }
    }

    #[test]
    fn a_word_motion_goes_so_far() {
        // from, forward to, back to
        for (from, forward, back) in [
            ("增|强“四个", "增强|“四个", "|增强“四个"),
            ("增强|“四个", "增强“|四个", "|增强“四个"),
            ("增强 | 四个", "增强  |四个", "|增强  四个"),
            ("增强  |四个", "增强  四个|", "|增强  四个"),
            ("  |增强", "  增强|", "|  增强"),
            ("增强  |", "增强  |", "|增强  "),
            ("增|强  ", "增强  |", "|增强  "),
            ("e\u{301}|é，a", "e\u{301}é|，a", "|e\u{301}é，a"),
        ] {
            let (text, at) = caret(from);
            assert_eq!(draw(&text, &[word_forward(&text, at)]), forward, "forward from {from}");
            assert_eq!(draw(&text, &[word_back(&text, at)]), back, "back from {from}");
        }
    }

    #[test]
    fn a_double_click_takes_a_word() {
        for (from, word) in [
            ("是：|增强意识。好", "是：|增强意识|。好"),
            ("他说：“好|。”我们", "他说：“好|。”|我们"),
            ("一。|二！？三", "一。|二|！？三"),
            ("一。二|", "一。|二|"),
            ("长|3.5米 宽", "长|3.5|米 宽"),
            ("长| 宽", "长| |宽"),
            ("（一）|加强。（二）", "（一）|加强|。（二）"),
            ("|", "||"),
        ] {
            let (text, at) = caret(from);
            let found = word_at(&text, at);
            assert_eq!(draw(&text, &[found.start, found.end]), word, "word at {from}");
        }
    }

    proptest! {
        #[test]
        fn motions_stay_on_boundaries_and_advance(
            text in joining_text(), tail in "[a中。”） \u{301}]{0,12}", place in 0..200usize,
        ) {
            let text = text + &tail;
            let at = floor_boundary(&text, place);
            let (forward, back) = (word_forward(&text, at), word_back(&text, at));
            prop_assert!(forward > at || at == text.len());
            prop_assert!(back < at || at == 0);
            for range in [back..forward, word_at(&text, at)] {
                prop_assert!(is_boundary(&text, range.start) && is_boundary(&text, range.end));
                prop_assert!(range.start <= at && (range.end > at || at == text.len()));
            }
        }
    }
}
