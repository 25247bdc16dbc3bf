//! Text as it may stand in XML.

use std::borrow::Cow;

/// Escapes a text. C0 but TAB, U+FFFE and U+FFFF have no place in XML at all and are dropped; line
/// ends have none in a report.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| replacement(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match replacement(c) {
            Some(replacement) => out.push_str(replacement),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn replacement(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\t' => None,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_dropped() {
        assert_eq!(
            escape("a<b>&\"c\u{1b}\u{0}\n\u{FFFE}\u{FFFF}𠮷\t"),
            "a&lt;b&gt;&amp;&quot;c𠮷\t"
        );
        assert!(matches!(escape("某局“好”"), Cow::Borrowed(_)));
    }
}
