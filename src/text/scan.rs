//! Bytes, marks and lines found at the speed of memory: every text that comes in is asked for what it
//! may not hold, a block of bytes at a time, and nearly all have none of it.

use std::ops::Range;

/// Bytes looked at together; what they are asked is of the kind a compiler makes one instruction of.
const BLOCK: usize = 64;
/// The longest of what is looked for, in bytes.
const LONGEST: usize = 3;

/// Returns where the first bytes of a text stand that `is` says yes to: so many from there on, with
/// spaces behind its end, to which it says no.
#[inline(always)]
pub fn find_bytes(text: &str, is: impl Fn(u8, u8, u8) -> bool + Copy) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        if holds(block, is) {
            break;
        }
        at += BLOCK;
    }
    let rest = bytes.get(at..)?;
    // What does not fill a block is looked at as one all the same: most lines are short. A rest of a
    // byte more than a block is walked, for in a block nothing begins there.
    let mut last = [b' '; BLOCK + LONGEST - 1];
    if let Some(filled) = last.get_mut(..rest.len())
        && rest.len() <= BLOCK
    {
        filled.copy_from_slice(rest);
        if !holds(&last, is) {
            return None;
        }
    }
    let behind = |n| rest.iter().skip(n).chain(&[b' '; LONGEST]);
    let mut all = rest.iter().zip(behind(1)).zip(behind(2));
    Some(at + all.position(|((a, b), c)| is(*a, *b, *c))?)
}

/// Says whether in a block begins what `is` says yes to. Windows and bare bytes, since of other loops,
/// and of bytes handed over together, a compiler does not make the instructions that are wanted.
#[inline(always)]
fn holds(block: &[u8; BLOCK + LONGEST - 1], is: impl Fn(u8, u8, u8) -> bool + Copy) -> bool {
    let mut found = false;
    for window in block.windows(LONGEST) {
        if let [a, b, c] = window {
            found |= is(*a, *b, *c);
        }
    }
    found
}

/// Returns where the first foreign character of a text begins.
pub(super) fn find_foreign(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let found = find_bytes(rest, may_be_foreign)?;
        at += found;
        let first = rest.get(found..)?.chars().next()?;
        if is_foreign(first) {
            return Some(at);
        }
        at += first.len_utf8();
    }
}

/// Says whether a character is foreign to a text: C0 but TAB and LF, DEL, C1, U+2028 or U+2029.
pub fn is_foreign(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a foreign character may begin with these bytes of a text: always where one does, and
/// hardly ever elsewhere. Asking for all that makes it one costs twice as much.
#[inline(always)]
fn may_be_foreign(a: u8, _: u8, c: u8) -> bool {
    let c0 = (a < b' ') & (a != b'\t') & (a != b'\n');
    c0 | (a == 0x7F) | (a == 0xC2) | ((a == 0xE2) & (c | 1 == 0xA9))
}

/// Says whether a text is one line without foreign characters.
pub fn is_clean_line(text: &str) -> bool {
    memchr::memchr(b'\n', text.as_bytes()).is_none() && find_foreign(text).is_none()
}

/// Says whether bytes hold a control character of ASCII that is no white space.
pub fn holds_controls(bytes: &[u8]) -> bool {
    let is_control = |byte: u8| (byte < b' ') & !((b'\t'..=b'\r').contains(&byte));
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let holds = |block: &[u8; BLOCK]| {
        let mut found = false;
        for byte in block {
            found |= is_control(*byte);
        }
        found
    };
    blocks.iter().any(holds) || rest.iter().any(|byte| is_control(*byte))
}

/// Returns where the first of two characters of ASCII stands.
pub fn find_either(text: &str, one: u8, other: u8) -> Option<usize> {
    memchr::memchr2(one, other, text.as_bytes())
}

/// Returns where the first brace of a text stands.
pub fn find_brace(text: &str) -> Option<usize> {
    find_either(text, b'{', b'}')
}

pub fn holds_braces(text: &str) -> bool {
    find_brace(text).is_some()
}

/// Says whether a text may hold a mark of quotation of those that are seldom used: 「」, 『』, 〝〞 and those
/// of lines that run down.
pub fn holds_rare_marks(text: &str) -> bool {
    let is_rare = |a: u8, b: u8, c: u8| {
        (a == 0xE3) & (b == 0x80) & ((0x8C..=0x8F).contains(&c) | (c == 0x9D) | (c == 0x9E))
            | (a == 0xEF) & (b == 0xB9) & (0x81..=0x84).contains(&c)
    };
    find_bytes(text, is_rare).is_some()
}

/// Returns which of two marks of quotation stands first in a text.
pub fn first_quotation_mark(text: &str) -> Option<char> {
    memchr::memchr_iter(LEADS_QUOTATION, text.as_bytes()).find_map(|at| quotation_mark(text, at))
}

/// Returns which of two marks of quotation stands last in a text.
pub fn last_quotation_mark(text: &str) -> Option<char> {
    memchr::memrchr_iter(LEADS_QUOTATION, text.as_bytes()).find_map(|at| quotation_mark(text, at))
}

/// The byte with which `“` and `”` begin, and no Han.
const LEADS_QUOTATION: u8 = 0xE2;

fn quotation_mark(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next().filter(|c| matches!(c, '“' | '”'))
}

/// Returns where `part` first begins among these bytes of a text, small and capital letters of ASCII
/// being the same.
pub fn find_folded(text: &str, part: &str, starts: Range<usize>) -> Option<usize> {
    let needle = Needle::of(part);
    let mut at = starts.start;
    loop {
        let window = needle.window(text, at..starts.end)?;
        at += needle.find(window)?;
        if needle.is_at(text, at) {
            return Some(at);
        }
        at += 1;
    }
}

/// Returns where `part` last begins among these bytes of a text, in the same way.
pub fn rfind_folded(text: &str, part: &str, starts: Range<usize>) -> Option<usize> {
    let needle = Needle::of(part);
    let mut end = starts.end;
    loop {
        let window = needle.window(text, starts.start..end)?;
        let at = starts.start + needle.rfind(window)?;
        if needle.is_at(text, at) {
            return Some(at);
        }
        end = at;
    }
}

/// What is looked for: by what it begins with up to the first letter that may be small or capital, or
/// else by that letter.
struct Needle<'p> {
    part: &'p [u8],
    fixed: &'p [u8],
}

impl<'p> Needle<'p> {
    fn of(part: &'p str) -> Self {
        let part = part.as_bytes();
        let fixed = part.iter().position(u8::is_ascii_alphabetic).unwrap_or(part.len());
        Needle { part, fixed: part.get(..fixed).unwrap_or_default() }
    }

    /// The bytes in which is decided what begins where.
    fn window<'t>(&self, text: &'t str, starts: Range<usize>) -> Option<&'t [u8]> {
        let first = self.fixed.len().max(1);
        let end = starts.end.saturating_add(first - 1).min(text.len());
        text.as_bytes().get(starts.start..end).filter(|window| window.len() >= first)
    }

    fn letter(&self) -> Option<(u8, u8)> {
        let first = self.part.first()?;
        Some((first.to_ascii_lowercase(), first.to_ascii_uppercase()))
    }

    fn find(&self, window: &[u8]) -> Option<usize> {
        if !self.fixed.is_empty() {
            return memchr::memmem::find(window, self.fixed);
        }
        let (small, capital) = self.letter()?;
        memchr::memchr2(small, capital, window)
    }

    fn rfind(&self, window: &[u8]) -> Option<usize> {
        if !self.fixed.is_empty() {
            return memchr::memmem::rfind(window, self.fixed);
        }
        let (small, capital) = self.letter()?;
        memchr::memrchr2(small, capital, window)
    }

    fn is_at(&self, text: &str, at: usize) -> bool {
        let here = text.as_bytes().get(at..at + self.part.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(self.part))
    }
}

/// Returns the lines of a text that are not blank, without white space around them.
pub fn held_lines(text: &str) -> impl Iterator<Item = &str> {
    lines(text).map(str::trim).filter(|line| !line.is_empty())
}

/// Returns what stands between the line feeds of a text.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.scan(0, |start, end| text.get(std::mem::replace(start, end + 1)..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => Just("中".repeat(30)),
            4 => Just("“”—…·é".repeat(5)),
            1 => any::<char>().prop_map(String::from),
            1 => prop::sample::select(vec![
                "\n", "\n\n", "\t", "\r", "\u{0}", "\u{1f}", "\u{7f}", "\u{80}", "\u{9f}", "\u{a0}",
                "\u{2027}", "\u{2028}", "\u{2029}", "\u{202a}", "{", "}", " ", "“", "”",
            ]).prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn blocks_find_a_byte_at_every_place_of_every_length() {
        for length in 1..=3 * BLOCK {
            for at in 0..length {
                let mut bytes = vec![b'a'; length];
                bytes[at] = b'"';
                let text = String::from_utf8(bytes).unwrap();
                assert_eq!(find_bytes(&text, |a, _, _| a == b'"'), Some(at), "{length}");
            }
        }
    }

    #[test]
    fn rare_marks_of_quotation_are_told_from_all_that_begins_as_they_do() {
        for c in '\u{80}'..='\u{FFFF}' {
            let is_rare = "「」『』〝〞﹁﹂﹃﹄".contains(c);
            assert_eq!(holds_rare_marks(&format!("。{c}，")), is_rare, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn blocks_find_what_a_walk_finds(text in text()) {
            let foreign = |c: char| (c.is_control() && !matches!(c, '\t' | '\n'))
                || matches!(c, '\u{2028}' | '\u{2029}');
            prop_assert_eq!(find_foreign(&text), text.find(foreign));
            prop_assert_eq!(is_clean_line(&text), !text.contains(|c| foreign(c) || c == '\n'));
            let control = |c: char| c < ' ' && !matches!(c, '\t'..='\r');
            prop_assert_eq!(holds_controls(text.as_bytes()), text.contains(control));
            prop_assert_eq!(find_brace(&text), text.find(['{', '}']));
            let quotation = |c: &char| matches!(c, '“' | '”');
            prop_assert_eq!(first_quotation_mark(&text), text.chars().find(quotation));
            prop_assert_eq!(last_quotation_mark(&text), text.chars().rev().find(quotation));
            for part in ["é中", "A", "中a", "{"] {
                let folded = text.to_ascii_lowercase();
                let part_folded = part.to_ascii_lowercase();
                let half = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap();
                let found = folded.get(half..).and_then(|t| t.find(&part_folded)).map(|at| at + half);
                prop_assert_eq!(find_folded(&text, part, half..text.len()), found);
                let last = folded.match_indices(&part_folded).map(|(at, _)| at);
                let last = last.filter(|at| *at < half).last();
                prop_assert_eq!(rfind_folded(&text, part, 0..half), last);
            }
            let split: Vec<_> = text.split('\n').collect();
            prop_assert_eq!(lines(&text).collect::<Vec<_>>(), split);
        }
    }
}
