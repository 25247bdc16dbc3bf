//! Texts in quotes, as RON has them: whatever nobody would see in a file is written as an escape.

use super::scan::find_bytes;
use super::width::shown;
use std::fmt::{self, Display, Write};

/// A text as it is written in quotes.
#[derive(Debug, Clone, Copy)]
pub struct Quoted<'t>(pub &'t str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        let (mut written, mut at) = (0, 0);
        while let Some(odd) = find_bytes(self.0.get(at..).unwrap_or_default(), may_be_escaped) {
            at += odd;
            let Some(c) = self.0.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let before = at;
            at += c.len_utf8();
            if !is_escaped(c) {
                continue;
            }
            f.write_str(self.0.get(written..before).unwrap_or_default())?;
            written = at;
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\t' => f.write_str("\\t")?,
                _ => write!(f, "\\u{{{:x}}}", u32::from(c))?,
            }
        }
        f.write_str(self.0.get(written..).unwrap_or_default())?;
        f.write_char('"')
    }
}

/// Whether a character that begins with these bytes is to be asked: false for nearly everything that a
/// text is made of, and for bytes inside a character.
#[inline(always)]
fn may_be_escaped(a: u8, b: u8, c: u8) -> bool {
    let ascii = (b' '..=b'~').contains(&a) & (a != b'"') & (a != b'\\');
    let inside = (0x80..=0xBF).contains(&a);
    // U+4000 to U+9FFF; 、。《》 and so on; the full-width forms; “ ” — and their like.
    let han = (0xE4..=0xE9).contains(&a);
    let marks = (a == 0xE3) & (b == 0x80) & (0x81..=0xA0).contains(&c);
    let full_width = (a == 0xEF) & (b == 0xBC) & (c >= 0x81);
    let quotes = (a == 0xE2) & (b == 0x80) & (0x93..=0xA6).contains(&c);
    !(ascii | inside | han | marks | full_width | quotes)
}

fn is_escaped(c: char) -> bool {
    match c {
        '"' | '\\' => true,
        ' '..='~' => false,
        // Nearly everything a text is made of.
        '\u{3001}'..='\u{3020}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}' => false,
        _ => {
            // Drawn as a mark, and not as a combining mark is that stands alone.
            let shown = shown(c.encode_utf8(&mut [0; 4])).chars().next();
            shown != Some(c) && shown != Some('◌')
        }
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_escaped_is_asked() {
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 6];
            c.encode_utf8(&mut bytes);
            let [a, b, d, ..] = bytes;
            assert!(may_be_escaped(a, b, d) || !is_escaped(c), "{c:?}");
        }
    }

    #[test]
    fn what_is_quoted_is_read_as_it_was() {
        for (text, quoted) in [
            ("一“二”", "\"一“二”\""),
            ("\"\\", "\"\\\"\\\\\""),
            ("\n\t\u{7}", "\"\\n\\t\\u{7}\""),
            ("a\u{200B}\u{301}", "\"a\\u{200b}\u{301}\""),
        ] {
            assert_eq!(Quoted(text).to_string(), quoted);
            assert_eq!(ron::from_str::<String>(quoted).unwrap(), text);
        }
    }
}
