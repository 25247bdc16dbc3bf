//! Readings of Hanzi as they are typed: no tones, ü as v, every reading of a polyphone.

use crate::text::half_width;
use pinyin::ToPinyinMulti;

/// Readings that are typed otherwise than they are written; 略 is typed both lve and lue.
const TYPED: [(&str, &[&str]); 5] = [
    ("lü", &["lv"]),
    ("nü", &["nv"]),
    ("lüe", &["lve", "lue"]),
    ("nüe", &["nve", "nue"]),
    ("ê", &["e"]),
];

/// No reading is longer; a query character can stand for at most so many letters.
pub const LONGEST_READING: usize = 6;

/// Every reading of a character, each once, in lower-case ASCII; none for what is no Hanzi.
pub fn readings(c: char) -> Vec<&'static str> {
    let mut readings = Vec::new();
    for reading in each_reading(c) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// The same as they come, and one maybe twice.
pub fn each_reading(c: char) -> impl Iterator<Item = &'static str> {
    let each = c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain);
    each.flat_map(|written| {
        // Those that are typed otherwise have a letter that no key has.
        let other = TYPED.iter().find(|(reading, _)| !written.is_ascii() && *reading == written);
        let typed = other.map_or(&[][..], |(_, typed)| typed);
        typed.is_empty().then_some(written).into_iter().chain(typed.iter().copied())
    })
}

/// Says whether letters spell what a text has somewhere, by whole readings, by initials, or by both;
/// the last reading may be unfinished.
pub fn spells(letters: &str, text: &str) -> bool {
    let typed = !letters.is_empty() && letters.bytes().all(|b| b.is_ascii_lowercase());
    typed && text.char_indices().any(|(at, _)| text.get(at..).is_some_and(|t| spelt(letters, t)))
}

fn spelt(letters: &str, text: &str) -> bool {
    let Some(c) = text.chars().next() else { return letters.is_empty() };
    let rest = text.get(c.len_utf8()..).unwrap_or_default();
    letters.is_empty()
        || readings(c).into_iter().any(|reading| {
            let whole = letters.strip_prefix(reading);
            let initial = reading.get(..1).and_then(|initial| letters.strip_prefix(initial));
            reading.starts_with(letters)
                || whole.is_some_and(|left| spelt(left, rest))
                || initial.is_some_and(|left| spelt(left, rest))
        })
}

/// The letter a character is matched as: full-width as half-width, lower case, ü as v.
/// None for marks, brackets, spaces and whatever else is not read aloud.
pub fn letter(c: char) -> Option<char> {
    if matches!(c, '一'..='\u{9fff}') {
        return Some(c); // nearly every character of a phrase; what follows takes its time
    }
    let half = half_width(c);
    let lower = half.to_lowercase().next().unwrap_or(half);
    let typed = if lower == 'ü' { 'v' } else { lower };
    typed.is_alphanumeric().then_some(typed)
}

/// Whether a clause ends at this mark.
pub fn ends_clause(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '、'
            | '！'
            | '？'
            | '…'
            | '—'
            | '\n'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_spell_by_readings_and_initials() {
        for (letters, text, expect) in [
            ("xinjian", "新建同级节", true),
            ("xjtj", "新建同级节", true),
            ("tongji", "新建同级节", true),
            ("xinj", "新建同级节", true),
            ("jjj", "新建同级节", false),
            ("cz", "查找 Find", true),
            ("", "查找", false),
            ("查", "查找", false),
        ] {
            assert_eq!(spells(letters, text), expect, "{letters} {text}");
        }
    }

    #[test]
    fn readings_are_as_typed() {
        for (c, expected) in [
            ('吕', &["lv"][..]),
            ('略', &["lve", "lue"]),
            ('重', &["zhong", "chong", "tong"]),
            ('长', &["zhang", "chang"]),
            ('a', &[]),
            ('，', &[]),
        ] {
            assert_eq!(readings(c), expected, "{c}");
        }
    }

    #[test]
    fn every_reading_can_be_typed() {
        for c in ('\u{3400}'..='\u{9fff}').chain('\u{20000}'..='\u{2fa1f}') {
            for reading in readings(c) {
                assert!(reading.bytes().all(|b| b.is_ascii_lowercase()), "{c} {reading}");
                assert!((1..=LONGEST_READING).contains(&reading.len()), "{c} {reading}");
            }
        }
    }

    #[test]
    fn letters_are_folded() {
        for (c, expected) in [
            ('Ａ', Some('a')),
            ('Z', Some('z')),
            ('２', Some('2')),
            ('ü', Some('v')),
            ('Ü', Some('v')),
            ('党', Some('党')),
            ('《', None),
            ('\'', None),
            ('\u{3000}', None),
            ('\u{200b}', None),
        ] {
            assert_eq!(letter(c), expected, "{c}");
        }
    }
}
