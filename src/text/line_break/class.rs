//! What a character is to a row: the table of marks, and between which of them a row may break.
//!
//! The marks are those of GB/T 15834 5.1 and what goes with them in a report (％, ℃, ￥, №). A quotation
//! mark of ASCII may be either of a pair, and so holds on to both its neighbours. Where the standard lets
//! —— and …… start a row, here they do so only where they or a word would be torn otherwise: no
//! word processor can be told to keep their halves together and yet to let them stand there.

use super::super::chars::is_cjk_letter;
use super::super::grapheme::is_common_mark;
use super::super::invisible::is_invisible;

/// What a unit is to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A row may break on both sides: Han, symbols, emoji.
    Ideograph,
    /// Ends no row: “ （ ￥.
    Open,
    /// Starts no row: 。 ” ％.
    Close,
    /// Starts no row, and holds a word that follows: `3,000`, `2020—2024`, `5～10`.
    Join,
    /// A letter or digit of a word that is kept whole.
    Word,
    /// Neither starts nor ends a row: a no-break space, a solidus.
    Glue,
    /// An ordinary space: hangs over the end of a row.
    Space,
    /// The first of —— or ……, which had better not start a row.
    Dash,
}

/// How readily a row breaks at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Free,
    /// Where the standard would break but we had rather not.
    Reluctant,
    /// Inside what is kept whole if it fits in a row.
    Tear,
    /// At a mark that must not start or end a row: only where there is no other way to go on.
    Forbidden,
}

/// How readily a row breaks between these two; `spaced` says whether spaces lie between them.
#[inline]
pub(super) fn level(before: Class, spaced: bool, next: Class) -> Level {
    use Class::*;
    match (before, next) {
        (Ideograph, Ideograph) => Level::Free,
        (_, Space | Close | Join) | (Open, _) => Level::Forbidden,
        (Glue, Dash) if !spaced => Level::Forbidden,
        (_, Dash) => Level::Reluctant,
        _ if spaced => Level::Free,
        (Word | Join | Glue, Word) => Level::Tear,
        (_, Glue) | (Glue, _) => Level::Forbidden,
        _ => Level::Free,
    }
}

/// The class of a grapheme by its first character and those around it.
#[inline]
pub(super) fn of(c: char, before: Option<char>, next: Option<char>) -> Class {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Class::Ideograph,
        '—' | '―' | '…' | '⋯' => of_dash(c, before, next),
        '-' if is_sign(before, next) => Class::Word,
        _ => of_mark(c),
    }
}

/// Two or more of the same are one mark and never parted; one alone joins (2020—2024) or trails off.
fn of_dash(c: char, before: Option<char>, next: Option<char>) -> Class {
    if before == Some(c) {
        Class::Close
    } else if next == Some(c) {
        Class::Dash
    } else if matches!(c, '—' | '―') {
        Class::Join
    } else {
        Class::Close
    }
}

/// A hyphen that is the sign of a number, and no part of a word or a range.
fn is_sign(before: Option<char>, next: Option<char>) -> bool {
    let is_of_a_word = |c: char| (c.is_alphanumeric() && !is_cjk_letter(c)) || is_common_mark(c);
    next.is_some_and(|c| c.is_ascii_digit()) && !before.is_some_and(is_of_a_word)
}

fn of_mark(c: char) -> Class {
    match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Class::Word,
        ' ' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' => Class::Space,
        '，' | '。' | '、' | '；' | '：' | '？' | '！' => Class::Close,
        '”' | '）' | '》' | '〉' | '】' | '〕' | '」' | '』' | '〗' | '〙' | '〛' | '］' | '｝'
        | '｠' | '〞' | '〟' | '»' | '›' => Class::Close,
        '％' | '‰' | '‱' | '℃' | '℉' | '°' | '′' | '″' | '¢' | '￠' => Class::Close,
        '々' | '〃' | '〻' | 'ー' | '‥' | '‼' | '⁇' | '⁈' | '⁉' | '｡' | '､' | '｣' => {
            Class::Close
        }
        '“' | '‘' | '（' | '《' | '〈' | '【' | '〔' | '「' | '『' | '〖' | '〘' | '〚' | '［'
        | '｛' | '｟' | '〝' | '«' | '‹' | '｢' | '(' | '[' | '{' => Class::Open,
        '￥' | '＄' | '￡' | '￦' | '$' | '£' | '¥' | '€' | '№' | '§' => Class::Open,
        ',' | '.' | ':' | ';' | '!' | '?' | ')' | ']' | '}' | '%' | '~' | '-' | '’' => {
            Class::Join
        }
        '·' | '‧' | '・' | '･' | '～' | '〜' | '–' | '‒' | '－' | '‐' | '．' => {
            Class::Join
        }
        '/' | '／' | '"' | '\'' => Class::Glue,
        '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2011}' | '\u{2060}' | '\u{FEFF}' => Class::Glue,
        '\t' | '\u{200B}' => Class::Ideograph,
        '!'..='~' | '±' | '×' | '÷' | '−' | '≈' | '≠' | '≤' | '≥' => Class::Word,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Class::Word,
        _ if is_cjk_letter(c) => Class::Ideograph,
        // A number in a circle is a symbol, though Unicode calls it numeric.
        '\u{2150}'..='\u{218F}'
        | '\u{2460}'..='\u{24FF}'
        | '\u{2776}'..='\u{2793}'
        | '\u{3220}'..='\u{33FF}' => Class::Ideograph,
        _ if c.is_alphanumeric() || is_invisible(c) => Class::Word,
        _ => Class::Ideograph,
    }
}
