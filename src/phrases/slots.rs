//! Literal pieces and slots of a phrase, by the grammar of slots. The one place in this room that
//! knows what a brace means.

use std::fmt;
use std::ops::Range;

const LONGEST_NAME: usize = 20;
const LONGEST_SLOT: usize = 40;

/// A stretch of a phrase text, as byte ranges of that text. A literal may hold doubled braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Literal(Range<usize>),
    Slot { whole: Range<usize>, name: Range<usize>, options: Vec<Range<usize>> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotFault {
    Unclosed,
    StrayClose,
    EmptyName,
    LongName,
    SpaceAtNameEdge,
    Forbidden(char),
    EmptyDefault,
    TooLong,
}

impl fmt::Display for SlotFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SlotFault::Unclosed => {
                write!(f, "`{{` without `}}` (a literal brace is written `{{{{`)")
            }
            SlotFault::StrayClose => {
                write!(f, "`}}` without `{{` (a literal brace is written `}}}}`)")
            }
            SlotFault::EmptyName => write!(f, "a slot without a name"),
            SlotFault::LongName => {
                write!(f, "a slot name of more than {LONGEST_NAME} characters")
            }
            SlotFault::SpaceAtNameEdge => {
                write!(f, "white space at the start or end of a slot name")
            }
            SlotFault::Forbidden(c) => write!(f, "{c:?} inside a slot"),
            SlotFault::EmptyDefault => write!(f, "an empty default"),
            SlotFault::TooLong => {
                write!(f, "a slot of more than {LONGEST_SLOT} characters")
            }
        }
    }
}

/// What is wrong with a slot, and at which byte of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotError {
    pub at: usize,
    pub fault: SlotFault,
}

/// Splits a phrase text into its literal pieces and its slots, in order and without a gap.
pub fn literal_pieces(text: &str) -> Result<Vec<Piece>, SlotError> {
    let mut pieces = Vec::new();
    let mut literal = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c != '{' && c != '}' {
            continue;
        }
        if chars.next_if(|&(_, next)| next == c).is_some() {
            continue;
        }
        if c == '}' {
            return Err(SlotError { at, fault: SlotFault::StrayClose });
        }
        if literal < at {
            pieces.push(Piece::Literal(literal..at));
        }
        let Some(end) = chars.by_ref().find(|&(_, c)| c == '}').map(|(at, _)| at) else {
            return Err(SlotError { at, fault: SlotFault::Unclosed });
        };
        pieces.push(slot(text, at..end + 1)?);
        literal = end + 1;
    }
    if literal < text.len() {
        pieces.push(Piece::Literal(literal..text.len()));
    }
    Ok(pieces)
}

/// The slot at `whole`, whose first and last byte are its braces.
fn slot(text: &str, whole: Range<usize>) -> Result<Piece, SlotError> {
    let inside = whole.start + 1..whole.end - 1;
    let content = text.get(inside.clone()).unwrap_or_default();
    let fail = |at, fault| Err(SlotError { at, fault });
    if let Some((at, c)) = content.char_indices().find(|&(_, c)| c == '{' || c.is_control()) {
        return fail(inside.start + at, SlotFault::Forbidden(c));
    }
    let (name, choices) = match content.split_once('=') {
        Some((name, choices)) => (name, Some(choices)),
        None => (content, None),
    };
    if let Some(at) = name.find('|') {
        return fail(inside.start + at, SlotFault::Forbidden('|'));
    }
    let length = name.chars().count();
    let fault = match name {
        "" => Some(SlotFault::EmptyName),
        _ if name.trim() != name => Some(SlotFault::SpaceAtNameEdge),
        _ if length > LONGEST_NAME => Some(SlotFault::LongName),
        _ if content.chars().count() > LONGEST_SLOT => Some(SlotFault::TooLong),
        _ if choices == Some("") => Some(SlotFault::EmptyDefault),
        _ => None,
    };
    if let Some(fault) = fault {
        return fail(whole.start, fault);
    }
    let name = inside.start..inside.start + name.len();
    let mut at = name.end + 1;
    let mut options = Vec::new();
    for option in choices.into_iter().flat_map(|choices| choices.split('|')) {
        options.push(at..at + option.len());
        at += option.len() + 1;
    }
    Ok(Piece::Slot { whole, name, options })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Result<String, SlotError> {
        let at = |range: &Range<usize>| text.get(range.clone()).unwrap().to_owned();
        let pieces = literal_pieces(text)?;
        let show = |piece: &Piece| match piece {
            Piece::Literal(range) => at(range),
            Piece::Slot { name, options, .. } => {
                format!("<{}:{}>", at(name), options.iter().map(at).collect::<Vec<_>>().join("/"))
            }
        };
        Ok(pieces.iter().map(show).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn literals_and_slots_are_told_apart() {
        for (text, expected) in [
            ("", ""),
            ("加强领导", "加强领导"),
            ("学习{次数}次", "学习 <次数:> 次"),
            ("{组织=党组|党委}会", "<组织:党组/党委> 会"),
            ("{面=全}局", "<面:全> 局"),
            ("{也=|又}", "<也:/又>"),
            ("{式=a=b}", "<式:a=b>"),
            ("a{{b}}c", "a{{b}}c"),
            ("{{{名}}}", "{{ <名:> }}"),
            ("｛名｝", "｛名｝"),
        ] {
            assert_eq!(shown(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_bad_slot_is_named_with_its_place() {
        let long = "长".repeat(21);
        let wide = format!("{{名={}}}", "宽".repeat(39));
        for (text, at, fault) in [
            ("会议{次数次", 6, SlotFault::Unclosed),
            ("会}", 3, SlotFault::StrayClose),
            ("{}", 0, SlotFault::EmptyName),
            ("{=一}", 0, SlotFault::EmptyName),
            ("a{ 名}", 1, SlotFault::SpaceAtNameEdge),
            ("{名\u{3000}}", 0, SlotFault::SpaceAtNameEdge),
            ("{名=}", 0, SlotFault::EmptyDefault),
            ("{一{二}", 4, SlotFault::Forbidden('{')),
            ("{一|二}", 4, SlotFault::Forbidden('|')),
            ("{一\u{7}}", 4, SlotFault::Forbidden('\u{7}')),
            (&format!("{{{long}}}"), 0, SlotFault::LongName),
            (&wide, 0, SlotFault::TooLong),
        ] {
            assert_eq!(literal_pieces(text), Err(SlotError { at, fault }), "{text}");
        }
    }
}
