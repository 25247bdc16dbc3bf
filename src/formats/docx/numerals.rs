//! Automatic numbers as Word shows them: the formats of its lists.

use crate::report::form::{Form, FormStyle, Style};

/// How a format writes a number.
enum Write {
    /// As a form of ours does.
    Own(Style),
    /// One sign a value, from 1; behind the last one Arabic digits.
    Signs(&'static str),
    /// a, b … z, aa, bb.
    Letters(char),
    Roman {
        upper: bool,
    },
    /// Digit by digit.
    Digits(&'static str),
    /// 壹拾贰.
    Legal,
    /// 01, 02.
    TwoDigits,
    Ordinal,
    Nothing,
}

const FORMATS: &[(&str, Write)] = &[
    ("decimal", Write::Own(Style::Arabic)),
    ("chineseCounting", Write::Own(Style::Chinese)),
    ("chineseCountingThousand", Write::Own(Style::Chinese)),
    ("taiwaneseCounting", Write::Own(Style::Chinese)),
    ("taiwaneseCountingThousand", Write::Own(Style::Chinese)),
    ("japaneseCounting", Write::Own(Style::Chinese)),
    ("ideographDigital", Write::Digits("〇一二三四五六七八九")),
    ("japaneseDigitalTenThousand", Write::Digits("〇一二三四五六七八九")),
    ("taiwaneseDigital", Write::Digits("○一二三四五六七八九")),
    ("chineseLegalSimplified", Write::Legal),
    ("ideographTraditional", Write::Signs("甲乙丙丁戊己庚辛壬癸")),
    ("ideographZodiac", Write::Signs("子丑寅卯辰巳午未申酉戌亥")),
    ("decimalFullWidth", Write::Own(Style::FullWidth)),
    ("decimalFullWidth2", Write::Own(Style::FullWidth)),
    ("decimalHalfWidth", Write::Own(Style::Arabic)),
    ("decimalEnclosedCircle", Write::Own(Style::Circled)),
    ("decimalEnclosedCircleChinese", Write::Own(Style::Circled)),
    ("decimalEnclosedFullstop", Write::Own(Style::Dotted)),
    ("decimalEnclosedParen", Write::Own(Style::Parenthesised)),
    ("ideographEnclosedCircle", Write::Signs("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")),
    ("upperRoman", Write::Roman { upper: true }),
    ("lowerRoman", Write::Roman { upper: false }),
    ("upperLetter", Write::Letters('A')),
    ("lowerLetter", Write::Letters('a')),
    ("decimalZero", Write::TwoDigits),
    ("ordinal", Write::Ordinal),
    ("none", Write::Nothing),
];

/// Writes a value in a format of Word; one that is not known is written in Arabic digits.
pub fn write(format: &str, value: u32) -> String {
    let found = FORMATS.iter().find(|(name, _)| *name == format);
    match found.map(|(_, write)| write) {
        Some(Write::Own(style)) => own(*style, value),
        Some(Write::Signs(signs)) => sign(signs, value).unwrap_or_else(|| value.to_string()),
        Some(Write::Letters(first)) => letters(*first, value),
        Some(Write::Roman { upper: true }) => roman(value),
        Some(Write::Roman { upper: false }) => roman(value).to_lowercase(),
        Some(Write::Digits(digits)) => by_digit(digits, value),
        Some(Write::Legal) => own(Style::Chinese, value).chars().map(legal).collect(),
        Some(Write::TwoDigits) => format!("{value:02}"),
        Some(Write::Ordinal) => format!("{value}{}", ordinal_ending(value)),
        Some(Write::Nothing) => String::new(),
        None => value.to_string(),
    }
}

fn own(style: Style, value: u32) -> String {
    let form = Form { open: String::new(), style: FormStyle::One(style), close: String::new() };
    form.write(&[value])
}

fn sign(signs: &str, value: u32) -> Option<String> {
    signs.chars().nth(usize::try_from(value.checked_sub(1)?).ok()?).map(String::from)
}

/// Behind z comes aa, then bb.
fn letters(first: char, value: u32) -> String {
    let Some(from_zero) = value.checked_sub(1) else { return value.to_string() };
    let letter = char::from_u32(u32::from(first) + from_zero % 26).unwrap_or(first);
    let times = usize::try_from(from_zero / 26 + 1).unwrap_or(1);
    if times > 8 { value.to_string() } else { letter.to_string().repeat(times) }
}

const ROMAN: &[(u32, &str)] = &[
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn roman(value: u32) -> String {
    if !(1..4000).contains(&value) {
        return value.to_string();
    }
    let (mut rest, mut out) = (value, String::new());
    for (worth, signs) in ROMAN {
        while rest >= *worth {
            out.push_str(signs);
            rest -= worth;
        }
    }
    out
}

fn by_digit(digits: &str, value: u32) -> String {
    let digit = |c: char| digits.chars().nth(usize::try_from(c.to_digit(10)?).ok()?);
    value.to_string().chars().filter_map(digit).collect()
}

fn legal(c: char) -> char {
    let pairs = "零零一壹二贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟";
    let mut chars = pairs.chars();
    while let (Some(plain), Some(legal)) = (chars.next(), chars.next()) {
        if plain == c {
            return legal;
        }
    }
    c
}

fn ordinal_ending(value: u32) -> &'static str {
    match (value % 10, value % 100) {
        (1, 1 | 21..) => "st",
        (2, 2 | 22..) => "nd",
        (3, 3 | 23..) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_shows_them() {
        for (format, value, text) in [
            ("decimal", 12, "12"),
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 21, "二十一"),
            ("japaneseCounting", 3, "三"),
            ("ideographDigital", 20, "二〇"),
            ("chineseLegalSimplified", 12, "拾贰"),
            ("ideographTraditional", 2, "乙"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 12, "亥"),
            ("decimalFullWidth", 10, "１０"),
            ("decimalEnclosedCircleChinese", 3, "③"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedFullstop", 1, "⒈"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("upperRoman", 14, "XIV"),
            ("lowerRoman", 9, "ix"),
            ("upperLetter", 28, "BB"),
            ("lowerLetter", 26, "z"),
            ("decimalZero", 7, "07"),
            ("ordinal", 11, "11th"),
            ("ordinal", 22, "22nd"),
            ("none", 5, ""),
            ("whatever", 5, "5"),
            ("upperRoman", 0, "0"),
            ("lowerLetter", u32::MAX, "4294967295"),
        ] {
            assert_eq!(write(format, value), text, "{format} {value}");
        }
    }
}
