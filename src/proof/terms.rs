//! The terms in the file of a person's own lists: one added or taken out, and every other byte of the
//! file left as it is. What comes out is read again before it is believed.

use super::lists::{ListError, Lists};

/// What becomes of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermChange {
    Add(String),
    Remove(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermFault {
    /// The file cannot be read; nothing may be changed in it until its writer has mended it.
    Broken(ListError),
    /// There is no such term in it.
    Gone,
    /// The file is laid out in a way that leaves no sure place for the change.
    NoPlace,
}

/// No word of an office is longer.
const LONGEST: usize = 20;

/// Says whether a text may be a term: a word, not a mark and not a sentence.
pub fn is_term(text: &str) -> bool {
    let is_said = |c: char| c.is_alphanumeric() || matches!(c, '·' | '-' | ' ' | '“' | '”');
    text.chars().any(char::is_alphanumeric)
        && text.chars().all(is_said)
        && text.chars().nth(LONGEST).is_none()
}

/// Returns the file with one change; `None` for a file that is not there yet.
pub fn amend(source: Option<&str>, change: &TermChange) -> Result<String, TermFault> {
    let Some(source) = source else {
        return match change {
            TermChange::Add(term) => {
                Ok(format!("Lists(\n    format: 1,\n    terms: [{}],\n)\n", literal(term)))
            }
            TermChange::Remove(_) => Err(TermFault::Gone),
        };
    };
    let mut expected = Lists::read(source).map_err(TermFault::Broken)?;
    let ways = match change {
        TermChange::Add(term) if expected.terms.contains(term) => return Ok(source.into()),
        TermChange::Add(term) => {
            expected.terms.insert(0, term.clone());
            ways_to_add(source, &literal(term))
        }
        TermChange::Remove(term) => {
            let at = expected.terms.iter().position(|known| known == term);
            expected.terms.remove(at.ok_or(TermFault::Gone)?);
            ways_to_remove(source, &literal(term))
        }
    };
    let right = |way: &String| Lists::read(way).as_ref() == Ok(&expected);
    ways.into_iter().find(right).ok_or(TermFault::NoPlace)
}

fn literal(term: &str) -> String {
    format!("\"{}\"", term.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Puts a term first in the list of them, or a list of it first in the file.
fn ways_to_add(source: &str, term: &str) -> Vec<String> {
    let at_list = source.match_indices("terms").filter_map(|(at, name)| {
        let behind = at + name.len();
        let bracket = behind + source.get(behind..)?.find('[')? + 1;
        let (before, rest) = source.split_at_checked(bracket)?;
        // Lines of their own stay so.
        let first = rest.trim_start_matches([' ', '\t', '\r']);
        let indent = first.strip_prefix('\n').map(|line| {
            let word = line.trim_start_matches([' ', '\t']);
            line.get(..line.len() - word.len()).unwrap_or_default()
        });
        Some(match indent {
            Some(indent) => format!("{before}\n{indent}{term},{rest}"),
            None if first.starts_with(']') => format!("{before}{term}{rest}"),
            None => format!("{before}{term}, {rest}"),
        })
    });
    let at_start = source.match_indices('(').filter_map(|(at, _)| {
        let (before, rest) = source.split_at_checked(at + 1)?;
        Some(format!("{before}\n    terms: [{term}],{rest}"))
    });
    at_list.chain(at_start).collect()
}

/// Takes a term out with its comma, and its line where nothing else stands there.
fn ways_to_remove(source: &str, term: &str) -> Vec<String> {
    let ways = source.match_indices(term).flat_map(|(at, found)| {
        let (before, behind) = (source.get(..at), source.get(at + found.len()..));
        let (Some(before), Some(behind)) = (before, behind) else { return Vec::new() };
        let rest = behind.trim_start().strip_prefix(',').unwrap_or(behind);
        let line = before.trim_end_matches([' ', '\t']);
        let next = rest.trim_start_matches([' ', '\t']);
        let alone = line.ends_with('\n').then(|| next.strip_prefix('\n')).flatten();
        let whole_line = alone.map(|next| format!("{line}{next}"));
        // The last of a list has its comma before it, which may stay.
        let in_line = format!("{before}{}", if alone.is_some() { rest } else { next });
        whole_line.into_iter().chain([in_line]).collect()
    });
    ways.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(term: &str) -> TermChange {
        TermChange::Add(term.into())
    }

    fn remove(term: &str) -> TermChange {
        TermChange::Remove(term.into())
    }

    #[test]
    fn only_the_term_changes() {
        for (source, change, expect) in [
            ("Lists(format: 1, terms: [])", add("甲"), "Lists(format: 1, terms: [\"甲\"])"),
            (
                "Lists(format: 1, terms: [\"乙\"])",
                add("甲"),
                "Lists(format: 1, terms: [\"甲\", \"乙\"])",
            ),
            (
                "// terms: (各科室)\nLists(\n    format: 1, // 一\n    terms: [ // 词\n        \"乙\",\n    ],\n)",
                add("甲"),
                "// terms: (各科室)\nLists(\n    format: 1, // 一\n    terms: [\"甲\",  // 词\n        \"乙\",\n    ],\n)",
            ),
            (
                "Lists(\n    format: 1,\n    terms: [\n        \"乙\",\n    ],\n)",
                add("甲"),
                "Lists(\n    format: 1,\n    terms: [\n        \"甲\",\n        \"乙\",\n    ],\n)",
            ),
            (
                "// (旧)\nLists(\n    format: 1, // 完\n)",
                add("甲"),
                "// (旧)\nLists(\n    terms: [\"甲\"],\n    format: 1, // 完\n)",
            ),
            (
                "Lists(format: 1, terms: [\"甲\", \"乙\"]) // \"甲\"",
                remove("甲"),
                "Lists(format: 1, terms: [\"乙\"]) // \"甲\"",
            ),
            (
                "Lists(format: 1, terms: [\n    \"甲\",\n    \"乙\",\n])",
                remove("乙"),
                "Lists(format: 1, terms: [\n    \"甲\",\n])",
            ),
            (
                "Lists(format: 1, slogans: [\"甲\"], terms: [\"乙\", \"甲\"])",
                remove("甲"),
                "Lists(format: 1, slogans: [\"甲\"], terms: [\"乙\", ])",
            ),
        ] {
            assert_eq!(amend(Some(source), &change).as_deref(), Ok(expect), "{source}");
        }
    }

    #[test]
    fn a_file_is_begun_and_what_cannot_be_done_is_told() {
        let begun = amend(None, &add("“甲\\")).unwrap();
        assert_eq!(Lists::read(&begun).unwrap().terms, ["“甲\\"]);
        assert_eq!(amend(Some(&begun), &add("“甲\\")).as_deref(), Ok(begun.as_str()));
        assert_eq!(amend(Some(&begun), &remove("乙")), Err(TermFault::Gone));
        assert_eq!(amend(None, &remove("乙")), Err(TermFault::Gone));
        assert!(matches!(amend(Some("Lists(form"), &add("乙")), Err(TermFault::Broken(_))));
        let raw = "Lists(format: 1, terms: [r\"甲\\\"])";
        assert_eq!(amend(Some(raw), &remove("甲\\")), Err(TermFault::NoPlace));
    }

    #[test]
    fn marks_and_sentences_are_no_terms() {
        assert!(is_term("布署") && is_term("“一核两翼”") && is_term("2O24"));
        assert!(
            !is_term(",") && !is_term("“") && !is_term("好的。行") && !is_term(&"长".repeat(21))
        );
    }
}
