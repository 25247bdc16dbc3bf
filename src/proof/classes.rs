//! What sort of character one is, as rules ask for it.

#[inline]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}')
}

/// 一 to 十.
#[inline]
pub fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A character or a mark of Chinese text.
pub fn is_chinese(c: char) -> bool {
    is_han(c) || is_full_mark(c)
}

/// A mark of Chinese text.
pub fn is_full_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '？'
            | '！'
            | '、'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '【'
            | '】'
            | '〔'
            | '〕'
            | '…'
            | '—'
            | '·'
            | '～'
    )
}

/// A mark that parts a sentence.
#[inline]
pub fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '？' | '！' | '、' | '…' | ',' | ';' | '\0')
}

/// A mark or a space behind which something new begins.
pub fn opens_clause(c: char) -> bool {
    is_stop(c)
        || matches!(c, '）' | ')' | '”' | '》' | ':' | ' ' | '\u{3000}' | '—' | '“' | '（' | '(')
}
