//! A phrase found again in a text, with what its slots were filled with, so that another wording of
//! it can take its place and keep the facts.

use crate::report::slot::{self, PieceKind};
use std::ops::Range;

/// A filled slot holds at most so many characters, and none of these marks.
const LONGEST_VALUE: usize = 40;
const NOT_IN_A_VALUE: &[char] = &['，', '。', '；', '：', '！', '？', '{', '}'];
/// A phrase that begins with a slot begins behind one of these, or at the start of the text.
const BEFORE: &[char] =
    &['，', '。', '；', '：', '、', '！', '？', '“', '《', '（', '是', '要', '）'];

/// Where a phrase stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub range: Range<usize>,
    /// What stands in its slots, by name and in order; slots that are still open are left out.
    pub values: Vec<(String, String)>,
}

enum Element<'a> {
    Literal(&'a str),
    Slot(&'a str),
}

/// Finds a phrase where it stands around `at` in a source; the longest stretch where there are
/// several.
pub fn spot(source: &str, at: usize, phrase: &str) -> Option<Spot> {
    // Of all the phrases of a library hardly one is here.
    let literal = phrase.split(['{', '}']).step_by(2).find(|piece| !piece.is_empty())?;
    if !phrase.contains("{{") && !source.contains(literal) {
        return None;
    }
    let elements = elements(phrase)?;
    let starts: Vec<usize> = match elements.first()? {
        Element::Literal(first) => source.match_indices(first).map(|(start, _)| start).collect(),
        Element::Slot(_) => clause_starts(source).collect(),
    };
    let found = starts.into_iter().filter(|start| *start <= at).filter_map(|start| {
        let mut values = Vec::new();
        let end = end_of(source, start, &elements, &mut values)?;
        Some(Spot { range: start..end, values })
    });
    found.filter(|spot| at <= spot.range.end).max_by_key(|spot| spot.range.len())
}

/// Writes a phrase with the values that slots of its names had elsewhere.
pub fn carry(phrase: &str, values: &[(String, String)]) -> String {
    let mut left: Vec<Option<&(String, String)>> = values.iter().map(Some).collect();
    let mut out = String::new();
    for piece in slot::pieces(phrase).map_while(Result::ok) {
        let written = phrase.get(piece.range.clone()).unwrap_or_default();
        let value = match piece.kind {
            PieceKind::Slot(slot) => left
                .iter_mut()
                .find(|value| value.is_some_and(|(name, _)| name == slot.name))
                .and_then(Option::take),
            _ => None,
        };
        out.push_str(value.map_or(written, |(_, value)| value));
    }
    out
}

fn elements(phrase: &str) -> Option<Vec<Element<'_>>> {
    let mut elements: Vec<Element> = Vec::new();
    let mut literal: Option<Range<usize>> = None;
    for piece in slot::pieces(phrase) {
        let piece = piece.ok()?;
        match piece.kind {
            PieceKind::Slot(slot) => {
                elements.extend(literal.take().and_then(|r| phrase.get(r)).map(Element::Literal));
                elements.push(Element::Slot(slot.name));
            }
            _ => {
                let start = literal.as_ref().map_or(piece.range.start, |literal| literal.start);
                literal = Some(start..piece.range.end);
            }
        }
    }
    elements.extend(literal.take().and_then(|r| phrase.get(r)).map(Element::Literal));
    Some(elements)
}

fn clause_starts(source: &str) -> impl Iterator<Item = usize> + '_ {
    let behind = source.char_indices().filter(|(_, c)| BEFORE.contains(c));
    std::iter::once(0).chain(behind.map(|(at, c)| at + c.len_utf8()))
}

/// Returns where the elements end that begin at `at`; a slot stands for itself, or for as few
/// characters as will do.
fn end_of(
    source: &str,
    at: usize,
    elements: &[Element],
    values: &mut Vec<(String, String)>,
) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    let here = source.get(at..)?;
    let name = match first {
        Element::Literal(literal) => {
            let behind = here.strip_prefix(literal).map(|_| at + literal.len())?;
            return end_of(source, behind, rest, values);
        }
        Element::Slot(name) => name,
    };
    if let Some(Ok(piece)) = slot::pieces(here).next()
        && let PieceKind::Slot(_) = piece.kind
    {
        return end_of(source, at + piece.range.end, rest, values);
    }
    let kept = values.len();
    for (from, c) in here.char_indices().take(LONGEST_VALUE) {
        if NOT_IN_A_VALUE.contains(&c) {
            return None;
        }
        let end = from + c.len_utf8();
        let behind = here.get(end..).and_then(|behind| behind.chars().next());
        let whole = !rest.is_empty() || behind.is_none_or(|c| NOT_IN_A_VALUE.contains(&c));
        if !whole {
            continue;
        }
        values.push(((*name).to_string(), here.get(..end).unwrap_or_default().to_string()));
        if let Some(found) = end_of(source, at + end, rest, values) {
            return Some(found);
        }
        values.truncate(kept);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str, phrase: &str) -> Option<String> {
        let at = source.find('|').unwrap();
        let source = source.replace('|', "");
        let spot = spot(&source, at, phrase)?;
        let values: Vec<_> = spot.values.iter().map(|(n, v)| format!("{n}={v}")).collect();
        Some(format!("{} {}", &source[spot.range], values.join(" ")))
    }

    #[test]
    fn a_phrase_is_found_around_the_caret_with_its_values() {
        for (source, phrase, expect) in [
            ("层层压实|责任。", "压实责任", Some("压实责任 ")),
            ("压实责任。好|。", "压实责任", None),
            ("好，全年研究26次|。", "全年研究{次数}次", Some("全年研究26次 次数=26")),
            ("全年|研究{次数}次。", "全年研究{次数}次", Some("全年研究{次数}次 ")),
            (
                "今天，2024年以来，|某局抓落实。",
                "{年份}年以来，{单位}抓落实",
                Some("2024年以来，某局抓落实 年份=2024 单位=某局"),
            ),
            ("研究，26次|。", "研究{次数}次", None),
            (
                "印发《要点》和《办法》|。",
                "印发{文件}",
                Some("印发《要点》和《办法》 文件=《要点》和《办法》"),
            ),
            ("用{{括号}}|的", "用{{括号}}的", Some("用{{括号}}的 ")),
        ] {
            assert_eq!(found(source, phrase).as_deref(), expect, "{source}");
        }
    }

    #[test]
    fn values_are_carried_over_by_name() {
        let values = [("次数", "26"), ("次数", "3"), ("单位", "某局")];
        let values = values.map(|(n, v)| (n.to_string(), v.to_string()));
        assert_eq!(
            carry("{单位}讲{次数}次、学{次数}次、考{次数}次，{{共}}{人数=3}人", &values),
            "某局讲26次、学3次、考{次数}次，{{共}}{人数=3}人"
        );
    }
}
