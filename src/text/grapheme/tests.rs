use super::*;
use crate::text::testing::{draw, joining_text};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn starts(text: &str) -> Vec<usize> {
    graphemes(text).map(|(at, _)| at).collect()
}

#[test]
fn graphemes_are_told_apart() {
    for expected in [
        "",
        "|增|强|“|四|个|”|。",
        "|a|b| |1|%",
        "|e\u{301}|中\u{301}|文",
        "|\u{301}|中",
        "|👨\u{200D}👩\u{200D}👧|👍🏽|❤\u{FE0F}|1\u{FE0F}\u{20E3}",
        "|🇨🇳|🇨🇳|🇨",
        "|葛\u{E0100}|城",
        // What nobody sees stands alone, wherever Unicode would glue it.
        "|a|\u{200B}|b|\u{200C}|c|\u{200D}|d",
        "|中|\u{202E}|文|\u{202C}|。",
        "|👩|\u{200C}|\u{200D}|👩",
        "|👩|\u{200D}",
        "|\u{200D}|👩",
        "|a|\u{200D}|🏽",
        "|❤\u{FE0F}|\u{FE0F}|\u{FE0F}",
        "|\u{FE0F}|a",
        "|क्त|क|\u{200D}|त",
        "|क|\u{200C}|\u{94D}|त",
        "|🏴|\u{E0067}|\u{E007F}",
        "|a|\t|b|\r|\n",
        "|한|글|ᄒ\u{1161}\u{11AB}",
        "|ｶ\u{FF9E}|\u{FEFF}|\u{AD}|a",
    ] {
        let text = expected.replace('|', "");
        assert_eq!(draw(&text, &starts(&text)), expected);
    }
}

/// The fast path may only know characters on which no neighbour has an influence.
#[test]
fn a_plain_character_stands_alone_beside_plain_ones_and_is_never_invisible() {
    for c in ('\0'..=char::MAX).filter(|&c| is_plain(c)) {
        assert!(!invisible::is_invisible(c), "{c:?}");
        for (before, behind) in [("a", "a"), ("", "中"), ("क\u{94D}", "a"), ("👩\u{200D}", "a")]
        {
            let text = format!("{before}{c}{behind}");
            for at in [before.len(), before.len() + c.len_utf8()] {
                assert!(is_cluster_boundary(&text, at), "{text:?} at {at}");
            }
        }
    }
}

/// `first_len` lets common marks join whatever is before them; only controls would not have them.
#[test]
fn whatever_does_not_take_a_mark_is_invisible() {
    let takes_no_mark = |c: &char| is_cluster_boundary(&format!("{c}\u{301}"), c.len_utf8());
    let seen: Vec<char> =
        ('\0'..=char::MAX).filter(takes_no_mark).filter(|&c| !invisible::is_invisible(c)).collect();
    assert_eq!(seen, []);
}

#[test]
fn a_place_inside_a_grapheme_is_taken_to_its_ends() {
    let text = "中e\u{301}👨\u{200D}👩";
    let ends = [0, 3, 6, text.len()];
    for at in 0..=text.len() {
        let floor = *ends.iter().rev().find(|&&end| end <= at).unwrap();
        let ceil = *ends.iter().find(|&&end| end >= at).unwrap_or(&text.len());
        assert_eq!(floor_boundary(text, at), floor, "floor {at}");
        assert_eq!(ceil_boundary(text, at), ceil, "ceil {at}");
        assert_eq!(is_boundary(text, at), ends.contains(&at), "{at}");
        let next = *ends.iter().find(|&&end| end > at).unwrap_or(&text.len());
        let prev = *ends.iter().rev().find(|&&end| end < at).unwrap_or(&0);
        assert_eq!((prev_boundary(text, at), next_boundary(text, at)), (prev, next), "{at}");
    }
    let end = text.len();
    assert_eq!((floor_boundary(text, 99), ceil_boundary(text, 99)), (end, end));
    assert_eq!((prev_boundary(text, 99), next_boundary(text, 99)), (6, end));
    assert!(!is_boundary(text, 99));
}

#[test]
fn a_huge_cluster_is_one_step_each_way() {
    let marks = "\u{301}".repeat(100_000);
    let text = format!("中a{marks}文");
    assert_eq!(next_boundary(&text, 3), text.len() - 3);
    assert_eq!(prev_boundary(&text, text.len() - 3), 3);
    // One cluster to Unicode, and quadratic if each of its graphemes looked for its end.
    let hostile = "\u{301}\u{200C}".repeat(100_000);
    assert_eq!(graphemes(&hostile).count(), 200_000);
    assert_eq!(floor_boundary(&hostile, hostile.len() - 1), hostile.len() - 3);
}

proptest! {
    #[test]
    fn every_boundary_of_unicode_is_one_and_looking_back_agrees(text in joining_text()) {
        let starts = starts(&text);
        for (at, _) in text.grapheme_indices(true) {
            prop_assert!(starts.contains(&at), "{at} in {text:?}");
        }
        for at in 0..text.len() {
            let floor = starts.iter().rev().find(|&&start| start <= at).copied();
            prop_assert_eq!(Some(floor_boundary(&text, at)), floor);
            let next = starts.iter().find(|&&start| start > at).copied().unwrap_or(text.len());
            prop_assert_eq!(next_boundary(&text, at), next);
            prop_assert_eq!(prev_boundary(&text, next), floor.unwrap_or(0));
        }
        let whole: String = graphemes(&text).map(|(_, grapheme)| grapheme).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn what_is_invisible_stands_alone_but_in_an_emoji_and_behind_its_base(text in joining_text()) {
        for (_, grapheme) in graphemes(&text) {
            for c in grapheme.chars().skip(1).filter(|&c| invisible::is_invisible(c)) {
                prop_assert!(c == JOINER || invisible::is_variation_selector(c), "{:?}", grapheme);
            }
            prop_assert!(!grapheme.ends_with(JOINER) || grapheme.len() == 3, "{:?}", grapheme);
        }
    }
}
