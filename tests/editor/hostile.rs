//! Characters that nobody sees, and those that are many at once: each is shown, passed with one key and
//! deleted with one key.

use super::script::Script;

/// What is kept of a text: marks of direction and of no width, fillers, selectors, tags, what could
/// not be decoded, and what belongs together.
const KEPT: &[&str] = &[
    "\u{ad}",
    "\u{34f}",
    "\u{61c}",
    "\u{115f}",
    "\u{1160}",
    "\u{180e}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{202a}",
    "\u{202b}",
    "\u{202c}",
    "\u{202d}",
    "\u{202e}",
    "\u{2060}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{206a}",
    "\u{3164}",
    "\u{feff}",
    "\u{ffa0}",
    "\u{fff9}",
    "\u{fffb}",
    "\u{fffd}",
    "\u{1d173}",
    "\u{e0001}",
    "\u{e0041}",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦",
    "❤\u{fe0f}",
    "葛\u{e0100}",
    "🇨🇳",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}",
    "🏴\u{e0067}\u{e007f}",
];

/// Puts the caret behind the first character of the paragraph that holds it.
fn behind(text: &str, c: char) -> Script {
    let mut script = Script::open(text);
    script.keys("<Ctrl+Home>");
    while !script.caret().contains(c) {
        script.keys("<Down>");
    }
    script.keys("<Home><Right>");
    script
}

#[test]
fn each_is_seen_passed_with_one_key_and_deleted_with_one_key() {
    for text in KEPT {
        let mut script = behind(&format!("标题\n\n一、情况\n丙{text}丁\n"), '丙');
        let shown = |script: &Script| {
            let row = script.screen().into_iter().find(|row| row.contains('丙')).unwrap();
            let (_, behind) = row.rsplit_once('丙').unwrap();
            behind.split('丁').next().unwrap().to_string()
        };
        let between = shown(&script);
        assert!(!between.trim().is_empty(), "{text:?} is not seen");
        assert!(!between.contains(is_raw), "{text:?} is drawn as {between:?}");
        assert_eq!(script.caret(), format!("丙|{text}丁"));
        script.keys("<Right>");
        // A tag is its own, whatever it stands behind.
        let whole = script.caret() == format!("丙{text}|丁");
        assert!(whole || text.contains('\u{e0067}'), "{text:?}: {:?}", script.caret());
        let mut keys = 1;
        while script.caret() != format!("丙{text}|丁") {
            script.keys("<Right>");
            keys += 1;
            assert!(keys < 9, "{text:?}");
        }
        script.keys(&"<Backspace>".repeat(keys));
        assert_eq!(script.caret(), "丙|丁", "{text:?}");
        script.keys(&"<Ctrl+Z>".repeat(keys));
        script.keys("<Home><Right>");
        script.keys(&"<Del>".repeat(keys));
        assert_eq!(script.caret(), "丙|丁", "{text:?}");
        assert_eq!(shown(&script), "");
    }
}

fn is_raw(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'..='\u{e007f}')
}

/// What no text may hold goes when it is read, typed or pasted, and that is said.
#[test]
fn controls_come_in_by_no_way() {
    let controls: String = ('\0'..=char::MAX)
        .filter(|c| c.is_control() && !"\t\n\r\u{b}\u{c}\u{85}".contains(*c))
        .collect();
    let pasted = format!("甲{controls}乙");
    let mut script = behind("标题\n\n一、情况\n丙\n", '丙');
    script.paste(&pasted);
    assert_eq!(script.caret(), "丙甲乙|");
    assert!(!script.message().is_empty());
    for open in ["<Ctrl+F>", "<Ctrl+G>", "<Ctrl+P>", "<Alt+S>"] {
        script.keys(open).paste(&pasted);
        assert!(
            !script.screen().iter().any(|row| row.contains(|c: char| c.is_control())),
            "{open}"
        );
        script.keys("<Esc><Esc>");
    }
}

/// Ten thousand marks on a letter are one character to a person.
#[test]
fn a_storm_of_marks_is_one_character() {
    let storm = format!("e{}", "\u{301}".repeat(10_000));
    let mut script = behind(&format!("标题\n\n一、情况\n丙{storm}丁\n"), '丙');
    script.keys("<Right>");
    assert_eq!(script.caret(), format!("丙{storm}|丁"));
    let longest = script.screen().iter().map(|row| row.chars().count()).max().unwrap();
    assert!(longest < 200, "{longest} characters of a row are drawn");
    script.keys("<Backspace>");
    assert_eq!(script.caret(), "丙|丁");
}
