//! One phrase of a pack's file changed, and every other byte of the file left as it is: comments,
//! order and layout are its writer's. What comes out is read again before it is believed.

use super::wire::{phrase_spans, write_phrase};
use super::{Pack, PackError, Phrase, read, write};
use std::ops::Range;

/// What becomes of a phrase; phrases are known by their text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amendment {
    Add(Phrase),
    Replace { text: String, by: Phrase },
    Remove { text: String },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmendFault {
    /// The file is not a pack; nothing may be changed in it until its writer has mended it.
    Broken(PackError),
    /// There is no such phrase in it any more.
    Gone,
    /// The file is laid out in a way that leaves no sure place for the change.
    NoPlace,
}

/// The name of a pack that is begun by adding to none.
const NAME: &str = "own";
const INDENT: &str = "\n        ";

/// Returns the file with one change; `None` for a file that is not there yet.
pub fn amend(source: Option<&str>, amendment: &Amendment) -> Result<String, AmendFault> {
    let Some(source) = source else {
        let phrases = match amendment {
            Amendment::Add(phrase) | Amendment::Replace { by: phrase, .. } => vec![phrase.clone()],
            Amendment::Remove { .. } => return Err(AmendFault::Gone),
        };
        return Ok(write(&Pack { name: NAME.into(), phrases }));
    };
    let mut expected = read(source).map_err(AmendFault::Broken)?;
    let spans = phrase_spans(source).filter(|spans| spans.len() == expected.phrases.len());
    let spans = spans.ok_or(AmendFault::NoPlace)?;
    let find = |text: &str| expected.phrases.iter().position(|phrase| phrase.text == text);
    let amended = match amendment {
        // The same sentence once more is the same phrase.
        Amendment::Add(phrase) => match find(&phrase.text) {
            Some(at) => replace(source, &mut expected, &spans, at, phrase),
            None => add(source, &mut expected, &spans, phrase),
        },
        Amendment::Replace { text, by } => {
            let at = find(text).ok_or(AmendFault::Gone)?;
            replace(source, &mut expected, &spans, at, by)
        }
        Amendment::Remove { text } => {
            let at = find(text).ok_or(AmendFault::Gone)?;
            expected.phrases.remove(at);
            spans.get(at).and_then(|span| without(source, span))
        }
    };
    amended.filter(|amended| read(amended) == Ok(expected)).ok_or(AmendFault::NoPlace)
}

fn literal(phrase: &Phrase) -> String {
    let mut out = String::new();
    write_phrase(&mut out, phrase);
    out
}

fn replace(
    source: &str,
    expected: &mut Pack,
    spans: &[Range<usize>],
    at: usize,
    by: &Phrase,
) -> Option<String> {
    *expected.phrases.get_mut(at)? = by.clone();
    let span = spans.get(at)?;
    Some(format!("{}{}{}", source.get(..span.start)?, literal(by), source.get(span.end..)?))
}

fn add(
    source: &str,
    expected: &mut Pack,
    spans: &[Range<usize>],
    phrase: &Phrase,
) -> Option<String> {
    expected.phrases.push(phrase.clone());
    let new = literal(phrase);
    if let Some(last) = spans.last() {
        let (before, behind) = (source.get(..last.end)?, source.get(last.end..)?);
        return Some(format!("{before},{INDENT}{new}{behind}"));
    }
    // The list is empty, or is not there.
    if let Some(end) = source.rfind(']') {
        let (before, behind) = (source.get(..end)?, source.get(end..)?);
        return Some(format!("{before}{INDENT}{new},\n    {behind}"));
    }
    let end = source.rfind(')')?;
    let (before, behind) = (source.get(..end)?, source.get(end..)?);
    let comma = if before.trim_end().ends_with(',') { "" } else { "," };
    Some(format!("{before}{comma}\n    phrases: [{INDENT}{new},\n    ],\n{behind}"))
}

/// Takes a phrase out with its comma, and its line where nothing else stands there.
fn without(source: &str, span: &Range<usize>) -> Option<String> {
    let behind = source.get(span.end..)?;
    let rest = behind.trim_start().strip_prefix(',').unwrap_or(behind);
    let before = source.get(..span.start)?;
    let line_before = before.trim_end_matches([' ', '\t']);
    let line_behind = rest.trim_start_matches([' ', '\t']);
    let alone = line_before.ends_with('\n') && line_behind.starts_with('\n');
    Some(match alone {
        true => format!("{line_before}{}", line_behind.get(1..)?),
        false => format!("{before}{rest}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::Kind;

    fn phrase(text: &str) -> Phrase {
        Phrase {
            text: text.into(),
            kind: Kind::Item,
            tags: vec!["总体".into()],
            sources: vec![],
            group: String::new(),
        }
    }

    const OWN: &str = "// 某局的\nPack(format: 1, name: \"我的\", phrases: [\n    // 开头\n    (text: \"一\", \
                       kind: plan), // 好用\n    (text: \"二\", kind: plan),\n])\n";

    #[test]
    fn only_the_phrase_changes() {
        let new = "(text: \"三\", kind: item, tags: [\"总体\"])";
        for (amendment, expect) in [
            (
                Amendment::Add(phrase("三")),
                OWN.replace(
                    "(text: \"二\", kind: plan)",
                    &format!("(text: \"二\", kind: plan),\n        {new}"),
                ),
            ),
            (
                Amendment::Replace { text: "一".into(), by: phrase("三") },
                OWN.replace("(text: \"一\", kind: plan)", new),
            ),
            (
                Amendment::Remove { text: "二".into() },
                OWN.replace("    (text: \"二\", kind: plan),\n", ""),
            ),
            (
                Amendment::Remove { text: "一".into() },
                OWN.replace("(text: \"一\", kind: plan),", ""),
            ),
        ] {
            assert_eq!(amend(Some(OWN), &amendment), Ok(expect), "{amendment:?}");
        }
        let again = amend(Some(OWN), &Amendment::Add(phrase("一"))).unwrap();
        assert_eq!(read(&again).unwrap().phrases[0], phrase("一"));
        assert_eq!(read(&again).unwrap().phrases.len(), 2);
    }

    #[test]
    fn a_file_is_begun_and_an_empty_one_filled() {
        let add = Amendment::Add(phrase("“三”\\"));
        for source in [
            None,
            Some("Pack(format: 1, name: \"空\")"),
            Some("Pack(format: 1, name: \"空\",)"),
            Some("Pack(format: 1, name: \"空\", phrases: [])"),
            Some("Pack(format: 1, name: \"空\", phrases: [\n // 还没有\n])"),
            Some("Pack(phrases: [(text: \"一\", kind: plan)], format: 1, name: \"空\")"),
        ] {
            let amended = amend(source, &add).unwrap();
            assert_eq!(
                read(&amended).unwrap().phrases.last(),
                Some(&phrase("“三”\\")),
                "{amended}"
            );
            let remove = Amendment::Remove { text: "“三”\\".into() };
            assert!(read(&amend(Some(&amended), &remove).unwrap()).is_ok(), "{amended}");
        }
    }

    #[test]
    fn a_broken_file_and_a_phrase_that_is_gone_are_told() {
        let broken = amend(Some("Pack(format: 1,"), &Amendment::Add(phrase("三")));
        assert!(matches!(broken, Err(AmendFault::Broken(_))), "{broken:?}");
        let gone = Amendment::Remove { text: "三".into() };
        assert_eq!(amend(Some(OWN), &gone), Err(AmendFault::Gone));
        assert_eq!(amend(None, &gone), Err(AmendFault::Gone));
    }
}
