//! Slots in a text: `{name}`, `{name=default}`, `{name=one|two}`, with `{{` and `}}` for braces.
//!
//! Owns the grammar of design section 4 and the two kinds of text it separates: a *source*, which is
//! what a report keeps, and a *plain* text, in which braces are only braces.

use crate::text::{find_brace, holds_braces};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

pub const LONGEST_NAME: usize = 20;
pub const LONGEST_INSIDE: usize = 40;

/// One part of a source, in order; the ranges of all pieces together cover the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    pub range: Range<usize>,
    pub kind: PieceKind<'a>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceKind<'a> {
    Text(&'a str),
    /// An escaped brace, which stands for one.
    Brace(char),
    Slot(Slot<'a>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot<'a> {
    pub name: &'a str,
    /// What stands behind `=`, cut at `|`: none, one (a default), or more (a choice).
    options: Option<&'a str>,
}

/// Why a source is not well formed, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotDefect {
    /// The byte at which the offending brace stands.
    pub at: usize,
    pub reason: SlotReason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotReason {
    SingleBrace,
    Name,
    Option,
    TooLong,
}

impl fmt::Display for SlotDefect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl fmt::Display for SlotReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SlotReason::SingleBrace => "a single brace (write {{ or }} for a brace)",
            SlotReason::Name => "a slot name that is not 1 to 20 characters without { } = |",
            SlotReason::Option => "an empty default, or an option with a control character",
            SlotReason::TooLong => "more than 40 characters in the braces of a slot",
        })
    }
}

impl std::error::Error for SlotDefect {}

impl<'a> Slot<'a> {
    pub fn options(&self) -> impl Iterator<Item = &'a str> {
        self.options.into_iter().flat_map(|all| all.split('|'))
    }

    /// Returns what the slot prints while nobody has said otherwise.
    pub fn default(&self) -> Option<&'a str> {
        self.options.filter(|all| !all.contains('|'))
    }

    pub fn is_choice(&self) -> bool {
        self.options.is_some_and(|all| all.contains('|'))
    }

    /// Reads what stands between the braces.
    fn inside(inside: &'a str) -> Result<Self, SlotReason> {
        if inside.chars().count() > LONGEST_INSIDE {
            return Err(SlotReason::TooLong);
        }
        let (name, options) = match inside.split_once('=') {
            Some((name, options)) => (name, Some(options)),
            None => (inside, None),
        };
        if !is_name(name) {
            return Err(SlotReason::Name);
        }
        let slot = Slot { name, options };
        if options.is_some_and(|o| o.is_empty() || o.chars().any(char::is_control)) {
            return Err(SlotReason::Option);
        }
        Ok(slot)
    }
}

/// Says whether `name` may name a slot or a field.
pub fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    (1..=LONGEST_NAME).contains(&length)
        && name.trim() == name
        && !name.chars().any(|c| matches!(c, '{' | '}' | '=' | '|') || c.is_control())
}

/// Walks over the pieces of a source; a defect is the last thing it gives.
#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    source: &'a str,
    at: usize,
}

/// Returns the pieces of `source`, in order.
pub fn pieces(source: &str) -> Pieces<'_> {
    Pieces { source, at: 0 }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, SlotDefect>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let (length, kind) = match find_brace(rest) {
            Some(0) => match brace(rest) {
                Ok(found) => found,
                Err(reason) => {
                    self.at = self.source.len();
                    return Some(Err(SlotDefect { at: start, reason }));
                }
            },
            found => {
                let length = found.unwrap_or(rest.len());
                (length, PieceKind::Text(rest.get(..length).unwrap_or(rest)))
            }
        };
        self.at += length;
        Some(Ok(Piece { range: start..self.at, kind }))
    }
}

/// Reads the escaped brace or the slot with which `rest` begins.
fn brace(rest: &str) -> Result<(usize, PieceKind<'_>), SlotReason> {
    if rest.starts_with("{{") {
        return Ok((2, PieceKind::Brace('{')));
    }
    if rest.starts_with("}}") {
        return Ok((2, PieceKind::Brace('}')));
    }
    let inside = rest.strip_prefix('{').ok_or(SlotReason::SingleBrace)?;
    let (inside, _) = inside.split_once('}').ok_or(SlotReason::SingleBrace)?;
    if inside.contains('{') {
        return Err(SlotReason::SingleBrace);
    }
    Ok((inside.len() + 2, PieceKind::Slot(Slot::inside(inside)?)))
}

/// Says whether `source` is well formed.
pub fn check(source: &str) -> Result<(), SlotDefect> {
    if !holds_braces(source) {
        return Ok(());
    }
    pieces(source).try_for_each(|piece| piece.map(|_| ()))
}

/// Returns the source that stands for a plain text.
pub fn escape(plain: &str) -> Cow<'_, str> {
    if holds_braces(plain) {
        Cow::Owned(plain.replace('{', "{{").replace('}', "}}"))
    } else {
        Cow::Borrowed(plain)
    }
}

/// Returns `source` with each slot replaced by what `print` gives for it. From a defect on, which a
/// report never holds, the source stands as it is.
pub fn fill<'a>(source: &'a str, mut print: impl FnMut(&Slot<'a>) -> Cow<'a, str>) -> Cow<'a, str> {
    if !holds_braces(source) {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    for piece in pieces(source) {
        match piece {
            Ok(Piece { kind: PieceKind::Text(text), .. }) => out.push_str(text),
            Ok(Piece { kind: PieceKind::Brace(brace), .. }) => out.push(brace),
            Ok(Piece { kind: PieceKind::Slot(slot), .. }) => out.push_str(&print(&slot)),
            Err(defect) => out.push_str(source.get(defect.at..).unwrap_or_default()),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shape(source: &str) -> String {
        let mut out = String::new();
        for piece in pieces(source) {
            match piece {
                Ok(Piece { kind: PieceKind::Text(text), .. }) => out.push_str(text),
                Ok(Piece { kind: PieceKind::Brace(b), .. }) => out.push_str(&format!("<{b}>")),
                Ok(Piece { kind: PieceKind::Slot(slot), .. }) => {
                    let options: Vec<_> = slot.options().collect();
                    out.push_str(&format!("[{}:{}]", slot.name, options.join("/")));
                }
                Err(defect) => out.push_str(&format!("!{:?}@{}", defect.reason, defect.at)),
            }
        }
        out
    }

    #[test]
    fn grammar() {
        for (source, expect) in [
            ("学习{次数}次", "学习[次数:]次"),
            ("{组织=党组|党委}", "[组织:党组/党委]"),
            ("{年份=2026}年", "[年份:2026]年"),
            ("{有无=|未}发生", "[有无:/未]发生"),
            ("{a=x=y}", "[a:x=y]"),
            ("{{次数}}", "<{>次数<}>"),
            ("{{{a}}}", "<{>[a:]<}>"),
            ("｛次数｝", "｛次数｝"),
            ("}", "!SingleBrace@0"),
            ("好{", "好!SingleBrace@3"),
            ("{a{b}}", "!SingleBrace@0"),
            ("{}", "!Name@0"),
            ("{ a}", "!Name@0"),
            ("{a|b}", "!Name@0"),
            ("{a=}", "!Option@0"),
            ("{一二三四五六七八九十一二三四五六七八九十一}", "!Name@0"),
            (
                "{a=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十}",
                "!TooLong@0",
            ),
        ] {
            assert_eq!(shape(source), expect, "{source}");
        }
    }

    proptest! {
        #[test]
        fn pieces_cover_the_source(source in "[{}a=|次 ]{0,24}") {
            let mut at = 0;
            for piece in pieces(&source) {
                match piece {
                    Ok(piece) => { prop_assert_eq!(piece.range.start, at); at = piece.range.end; }
                    Err(defect) => { prop_assert_eq!(defect.at, at); at = source.len(); }
                }
            }
            prop_assert_eq!(at, source.len());
        }

        #[test]
        fn an_escaped_text_is_well_formed_and_prints_as_it_was(plain in ".{0,40}") {
            let source = escape(&plain).into_owned();
            prop_assert!(check(&source).is_ok());
            prop_assert_eq!(fill(&source, |_| Cow::Borrowed("?")), plain);
        }
    }
}
