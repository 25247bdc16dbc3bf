//! Numerals: how a value is written in each style a section number or a list item may have.

/// Every style of numeral that a section number may be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// 一 二 三 … 十一 … 一百零一
    Chinese,
    /// 1 2 3
    Arabic,
    /// １ ２ ３
    FullWidth,
    /// ① ② ③
    Circled,
    /// ⑴ ⑵ ⑶
    Parenthesised,
    /// ⒈ ⒉ ⒊
    Dotted,
    /// Ⅰ Ⅱ Ⅲ
    Roman,
}

/// The runs of code points that hold one sign per value: style, first value, first sign, how many.
const SIGNS: &[(Style, u32, char, u32)] = &[
    (Style::Circled, 1, '①', 20),
    (Style::Circled, 21, '㉑', 15),
    (Style::Circled, 36, '㊱', 15),
    (Style::Parenthesised, 1, '⑴', 20),
    (Style::Dotted, 1, '⒈', 20),
    (Style::Roman, 1, 'Ⅰ', 12),
];

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS: [(u32, char); 3] = [(1000, '千'), (100, '百'), (10, '十')];

/// No report numbers further; what looks larger is a year or a quantity.
pub const LARGEST: u32 = 9999;

/// Returns `value` in `style`; a value the style has no sign for is written in Arabic digits.
pub fn write(style: Style, value: u32) -> String {
    let mut out = String::new();
    write_to(&mut out, style, value);
    out
}

/// Appends it to a text.
pub fn write_to(out: &mut String, style: Style, value: u32) {
    match style {
        Style::Chinese if value <= LARGEST => write_chinese(out, value),
        Style::FullWidth => out.extend(value.to_string().chars().map(widen_digit)),
        Style::Arabic | Style::Chinese => write_digits(out, value),
        _ => match sign(style, value) {
            Some(sign) => out.push(sign),
            None => write_digits(out, value),
        },
    }
}

fn write_digits(out: &mut String, value: u32) {
    match char::from_digit(value, 10) {
        Some(digit) => out.push(digit),
        None => out.push_str(&value.to_string()),
    }
}

/// Returns the numeral at the start of `text`: its style, value and length in bytes.
pub fn read(text: &str) -> Option<(Style, u32, usize)> {
    let first = text.chars().next()?;
    if let Some((style, value)) = read_sign(first) {
        return Some((style, value, first.len_utf8()));
    }
    if first.is_ascii_digit() {
        return read_digits(text, Style::Arabic, |c| c.to_digit(10));
    }
    if narrow_digit(first).is_some() {
        return read_digits(text, Style::FullWidth, narrow_digit);
    }
    read_chinese(text)
}

/// Says whether a numeral of any style may begin so.
pub(super) fn may_begin(c: char) -> bool {
    c.is_ascii_digit()
        || narrow_digit(c).is_some()
        || is_chinese_numeral(c)
        || read_sign(c).is_some()
}

fn read_digits(
    text: &str,
    style: Style,
    digit: impl Fn(char) -> Option<u32>,
) -> Option<(Style, u32, usize)> {
    let (mut value, mut length) = (0u32, 0);
    for c in text.chars() {
        let Some(d) = digit(c) else { break };
        value = value.checked_mul(10)?.checked_add(d)?;
        length += c.len_utf8();
    }
    (length > 0 && value <= LARGEST).then_some((style, value, length))
}

/// Reads both the ordinary form (二十一, 一百零一) and bare digits (二〇).
fn read_chinese(text: &str) -> Option<(Style, u32, usize)> {
    let numerals = text.char_indices().take_while(|(_, c)| is_chinese_numeral(*c)).take(9);
    let end = numerals.last().map_or(0, |(at, c)| at + c.len_utf8());
    let run = text.get(..end).unwrap_or_default();
    let value = if run.contains(['十', '百', '千']) {
        chinese_with_units(run)?
    } else {
        run.chars().try_fold(0u32, |v, c| v.checked_mul(10)?.checked_add(chinese_digit(c)?))?
    };
    (!run.is_empty() && value <= LARGEST).then_some((Style::Chinese, value, run.len()))
}

fn chinese_with_units(run: &str) -> Option<u32> {
    let (mut total, mut digit, mut last_unit) = (0, None, u32::MAX);
    for c in run.chars() {
        if let Some(&(unit, _)) = UNITS.iter().find(|(_, sign)| *sign == c) {
            if unit >= last_unit {
                return None;
            }
            total += digit.unwrap_or(1) * unit;
            (digit, last_unit) = (None, unit);
        } else {
            let d = chinese_digit(c)?;
            if digit.is_some_and(|before| before != 0) {
                return None;
            }
            digit = Some(d);
        }
    }
    Some(total + digit.unwrap_or(0))
}

fn write_chinese(out: &mut String, value: u32) {
    let start = out.len();
    let (mut rest, mut gap) = (value, false);
    for (unit, sign) in UNITS {
        let digit = rest / unit;
        rest %= unit;
        if digit == 0 {
            gap = out.len() > start;
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        if !(unit == 10 && digit == 1 && out.len() == start) {
            out.extend(written_digit(digit));
        }
        out.push(sign);
    }
    if rest > 0 || out.len() == start {
        if gap {
            out.push('零');
        }
        out.extend(written_digit(rest));
    }
}

fn written_digit(digit: u32) -> Option<char> {
    DIGITS.get(digit as usize).copied()
}

/// Returns the value of 零 or 〇 to 九.
pub fn chinese_digit(c: char) -> Option<u32> {
    let digit = match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(digit)
}

pub(super) fn is_chinese_numeral(c: char) -> bool {
    matches!(c, '十' | '百' | '千') || chinese_digit(c).is_some()
}

fn sign(style: Style, value: u32) -> Option<char> {
    SIGNS.iter().find_map(|&(s, from, first, count)| {
        let offset = value.checked_sub(from)?;
        (s == style && offset < count).then(|| char::from_u32(first as u32 + offset))?
    })
}

fn read_sign(c: char) -> Option<(Style, u32)> {
    SIGNS.iter().find_map(|&(style, from, first, count)| {
        let offset = (c as u32).checked_sub(first as u32)?;
        (offset < count).then_some((style, from + offset))
    })
}

fn widen_digit(c: char) -> char {
    c.to_digit(10).and_then(|d| char::from_u32('０' as u32 + d)).unwrap_or(c)
}

fn narrow_digit(c: char) -> Option<u32> {
    (c as u32).checked_sub('０' as u32).filter(|d| *d < 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_read_as_it_was_written() {
        for style in [Style::Chinese, Style::Arabic, Style::FullWidth] {
            for value in 1..=LARGEST {
                let text = write(style, value);
                assert_eq!(read(&text), Some((style, value, text.len())), "{text}");
            }
        }
        for (style, last) in [
            (Style::Circled, 50),
            (Style::Parenthesised, 20),
            (Style::Dotted, 20),
            (Style::Roman, 12),
        ] {
            for value in 1..=last {
                let text = write(style, value);
                assert_eq!(read(&text), Some((style, value, text.len())), "{text}");
            }
            assert_eq!(write(style, last + 1), (last + 1).to_string());
        }
    }

    #[test]
    fn chinese_numerals() {
        for (value, text) in [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (115, "一百一十五"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
        ] {
            assert_eq!(write(Style::Chinese, value), text);
        }
        for (text, value) in [("二〇", 20), ("一百〇五", 105), ("一百一十", 110), ("一百十", 110)]
        {
            assert_eq!(read(text).map(|r| r.1), Some(value), "{text}");
        }
        for text in ["十十", "二三十", "", "甲", "百千"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
