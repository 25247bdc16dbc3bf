//! The form of a section number: what stands before and behind its numeral, and in which style the
//! numeral is written. A number is a value and a form; `（一）`, `(一)` and `〔一〕` are one value in
//! three forms of one family.

use super::numeral;
use std::fmt;
use std::ops::RangeTo;

pub use super::numeral::{Style, read as leading_numeral, write as write_numeral};

/// How a number is written, whatever its value. The white space that separates it from the heading
/// belongs to `close`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub open: String,
    pub style: FormStyle,
    pub close: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormStyle {
    One(Style),
    /// The values of all numbered sections above, and its own: `1.2.3`.
    Path,
}

/// The forms that count together, in the order in which they nest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    Volume,
    Division,
    Chapter,
    Section,
    Chinese,
    Article,
    ChineseBracketed,
    /// `1.` `１．` `1、` and `1 `
    Arabic,
    Path,
    Dotted,
    ArabicBracketed,
    Parenthesised,
    HalfBracketed,
    Circled,
    Roman,
}

/// How many families there are.
pub const FAMILIES: usize = Family::Roman as usize + 1;

/// The nouns of `第一章`, longest first.
pub const ORDINAL_NOUNS: &[(&str, Family)] = &[
    ("部分", Family::Division),
    ("编", Family::Volume),
    ("篇", Family::Volume),
    ("章", Family::Chapter),
    ("节", Family::Section),
    ("条", Family::Article),
];

const OPENING: &[char] = &['（', '(', '〔', '[', '［', '【'];
const CLOSING: &[char] = &['）', ')', '〕', ']', '］', '】'];
const STOPS: &[char] = &['.', '．', '、', ','];

/// A number found at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenNumber {
    pub form: Form,
    /// More than one where the form is a path.
    pub values: Vec<u32>,
    /// Bytes of the line that belong to the number.
    pub length: usize,
}

impl WrittenNumber {
    pub fn value(&self) -> u32 {
        self.values.last().copied().unwrap_or(0)
    }
}

/// So many bytes most numerals have.
const USUAL: usize = 6;

impl Form {
    pub fn family(&self) -> Family {
        let style = match self.style {
            FormStyle::Path => return Family::Path,
            FormStyle::One(style) => style,
        };
        if self.open.starts_with('第') {
            let close = self.close.trim_start();
            let noun = ORDINAL_NOUNS.iter().find(|(noun, _)| close.starts_with(noun));
            return noun.map_or(Family::Article, |(_, family)| *family);
        }
        let bracketed = self.open.starts_with(OPENING);
        match style {
            Style::Circled => Family::Circled,
            Style::Parenthesised => Family::Parenthesised,
            Style::Dotted => Family::Dotted,
            Style::Roman => Family::Roman,
            Style::Chinese if bracketed => Family::ChineseBracketed,
            Style::Chinese => Family::Chinese,
            Style::Arabic | Style::FullWidth if bracketed => Family::ArabicBracketed,
            Style::Arabic | Style::FullWidth if self.close.starts_with(CLOSING) => {
                Family::HalfBracketed
            }
            Style::Arabic | Style::FullWidth => Family::Arabic,
        }
    }

    /// Writes the number whose values from the top are `path`; all but a path form write the last.
    pub fn write(&self, path: &[u32]) -> String {
        self.write_closed(path, &self.close)
    }

    /// Writes it with another close.
    pub fn write_closed(&self, path: &[u32], close: &str) -> String {
        let mut out = String::with_capacity(self.open.len() + close.len() + USUAL);
        out.push_str(&self.open);
        match self.style {
            FormStyle::One(style) => {
                numeral::write_to(&mut out, style, path.last().copied().unwrap_or(0));
            }
            FormStyle::Path => {
                for (n, value) in path.iter().enumerate() {
                    out.push_str(if n > 0 { "." } else { "" });
                    numeral::write_to(&mut out, Style::Arabic, *value);
                }
            }
        }
        out.push_str(close);
        out
    }

    /// Reads a form from a number written in it: the whole of `sample` must be that number.
    pub fn of_sample(sample: &str) -> Option<Form> {
        let found = read_number(sample)?;
        (found.length == sample.len()).then_some(found.form)
    }
}

impl fmt::Display for Form {
    /// Writes the form as the number one, or 1.1 for a path, would stand in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write(&[1, 1]))
    }
}

/// Returns the number with which `line` begins, if one of any known form stands there.
///
/// This is only the shape of a number: whether the line is a heading is for its reader to say.
pub fn read_number(line: &str) -> Option<WrittenNumber> {
    // Most lines are no headings: they are asked once, not by each form in turn.
    let found = match line.chars().next()? {
        '第' => read_ordinal(line),
        c if OPENING.contains(&c) || matches!(c, ' ' | '\u{3000}') => read_bracketed(line),
        c if c.is_ascii_digit() || ('０'..='９').contains(&c) => {
            read_bracketed(line).or_else(|| read_path(line)).or_else(|| read_stopped(line))
        }
        // Of the others none stands in a path, nor before a bracket that nothing opens.
        c if numeral::may_begin(c) => read_stopped(line),
        _ => None,
    }?;
    Some(with_space(line, found))
}

/// `第一章`, `第 一 条`, `第1条`
fn read_ordinal(line: &str) -> Option<WrittenNumber> {
    let mut cursor = Cursor::new(line);
    cursor.take("第")?;
    cursor.spaces();
    let open = ..cursor.at;
    let (style, value) = cursor.numeral()?;
    let close_from = cursor.at;
    cursor.spaces();
    let noun = ORDINAL_NOUNS.iter().find(|(noun, _)| cursor.rest().starts_with(noun))?;
    cursor.take(noun.0)?;
    Some(cursor.found(open, style, value, close_from))
}

/// `（一）`, `(1)`, `〔一〕`, `（一）、`, and the half bracket `1）`
fn read_bracketed(line: &str) -> Option<WrittenNumber> {
    let mut cursor = Cursor::new(line);
    let opened = cursor.one_of(OPENING).is_some();
    cursor.spaces();
    let open = ..cursor.at;
    let (style, value) = cursor.numeral()?;
    if matches!(style, Style::Circled | Style::Parenthesised | Style::Dotted | Style::Roman) {
        return None;
    }
    if !opened && style == Style::Chinese {
        return None;
    }
    let close_from = cursor.at;
    cursor.spaces();
    cursor.one_of(CLOSING)?;
    cursor.one_of(STOPS);
    Some(cursor.found(open, style, value, close_from))
}

/// `1.1`, `2.3.1`, with a dot behind or not.
fn read_path(line: &str) -> Option<WrittenNumber> {
    let mut cursor = Cursor::new(line);
    let mut values = Vec::new();
    loop {
        let year = !values.is_empty() && !starts_with_decimals(cursor.rest());
        let (style, value) = cursor.numeral()?;
        if style != Style::Arabic || value == 0 || year {
            return None;
        }
        values.push(value);
        let dot_then_digit = cursor.rest().strip_prefix('.');
        if !dot_then_digit.is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
            break;
        }
        cursor.take(".")?;
    }
    if values.len() < 2 || values.len() > super::DEEPEST as usize {
        return None;
    }
    let close_from = cursor.at;
    cursor.one_of(&['.', '．', '、']);
    let close = line.get(close_from..cursor.at).unwrap_or_default().to_string();
    let form = Form { open: String::new(), style: FormStyle::Path, close };
    Some(WrittenNumber { form, values, length: cursor.at })
}

/// `一、`, `1.`, `１．`, `1 、`, `1 `, and the signs `①` `⑴` `⒈` `Ⅰ.`
fn read_stopped(line: &str) -> Option<WrittenNumber> {
    let mut cursor = Cursor::new(line);
    let (style, value) = cursor.numeral()?;
    let close_from = cursor.at;
    cursor.spaces();
    let stop = cursor.one_of(STOPS);
    if stop.is_none() {
        cursor.at = close_from;
    }
    let spaced = cursor.rest().starts_with([' ', '\u{3000}']);
    let bare = match style {
        Style::Circled | Style::Parenthesised | Style::Dotted => true,
        Style::Arabic | Style::Chinese => stop.is_some() || spaced,
        Style::FullWidth | Style::Roman => stop.is_some(),
    };
    let arabic = matches!(style, Style::Arabic | Style::FullWidth);
    let dotted = arabic && matches!(stop, Some('.' | '．' | ','));
    if !bare || (dotted && starts_with_decimals(cursor.rest())) {
        return None;
    }
    Some(cursor.found(..0, style, value, close_from))
}

/// Tells the digits behind a point from a year that begins a heading: `1.5万元`, `1.2024年工作`.
fn starts_with_decimals(rest: &str) -> bool {
    let is_digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let digits: String = rest.chars().take_while(is_digit).collect();
    let behind = rest.get(digits.len()..).unwrap_or_default();
    let year = digits.chars().count() == 4 && behind.trim_start().starts_with('年');
    !digits.is_empty() && !year
}

/// Adds to the form the white space between number and heading.
fn with_space(line: &str, mut found: WrittenNumber) -> WrittenNumber {
    let rest = line.get(found.length..).unwrap_or_default();
    let space = rest.len() - rest.trim_start().len();
    found.form.close.push_str(rest.get(..space).unwrap_or_default());
    found.length += space;
    found
}

struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn new(line: &'a str) -> Self {
        Cursor { line, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, prefix: &str) -> Option<()> {
        self.rest().starts_with(prefix).then(|| self.at += prefix.len())
    }

    fn one_of(&mut self, set: &[char]) -> Option<char> {
        let c = self.rest().chars().next().filter(|c| set.contains(c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Numbers are at times spaced out: `（ 一 ）`, `第 一 章`.
    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
    }

    fn numeral(&mut self) -> Option<(Style, u32)> {
        let (style, value, length) = numeral::read(self.rest())?;
        self.at += length;
        Some((style, value))
    }

    fn found(
        &self,
        open: RangeTo<usize>,
        style: Style,
        value: u32,
        close_from: usize,
    ) -> WrittenNumber {
        let open = self.line.get(open).unwrap_or_default().to_string();
        let close = self.line.get(close_from..self.at).unwrap_or_default().to_string();
        WrittenNumber {
            form: Form { open, style: FormStyle::One(style), close },
            values: vec![value],
            length: self.at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_form() {
        use Family::*;
        for (line, family, value, rest) in [
            ("一、工作", Chinese, 1, "工作"),
            ("十二、工作", Chinese, 12, "工作"),
            ("一.工作", Chinese, 1, "工作"),
            ("一 、工作", Chinese, 1, "工作"),
            ("三　工作", Chinese, 3, "工作"),
            ("1 . 工作", Arabic, 1, "工作"),
            ("（一）加强", ChineseBracketed, 1, "加强"),
            ("(二) 加强", ChineseBracketed, 2, "加强"),
            ("〔三〕加强", ChineseBracketed, 3, "加强"),
            ("（ 四 ）加强", ChineseBracketed, 4, "加强"),
            ("（一）、加强", ChineseBracketed, 1, "加强"),
            ("1.加强", Arabic, 1, "加强"),
            ("１．加强", Arabic, 1, "加强"),
            ("1、加强", Arabic, 1, "加强"),
            ("3　加强", Arabic, 3, "加强"),
            ("（1）加强", ArabicBracketed, 1, "加强"),
            ("2）加强", HalfBracketed, 2, "加强"),
            ("①加强", Circled, 1, "加强"),
            ("⑴加强", Parenthesised, 1, "加强"),
            ("⒈加强", Dotted, 1, "加强"),
            ("Ⅱ.加强", Roman, 2, "加强"),
            ("第一章　总则", Chapter, 1, "总则"),
            ("第二节 职责", Section, 2, "职责"),
            ("第一百零一条 为了", Article, 101, "为了"),
            ("第3条 为了", Article, 3, "为了"),
            ("第一部分 总体要求", Division, 1, "总体要求"),
            ("2.3 目标", Path, 3, "目标"),
            ("2.3.1目标", Path, 1, "目标"),
            ("1.2024年工作", Arabic, 1, "2024年工作"),
            ("第 一 章 总则", Chapter, 1, "总则"),
        ] {
            let found = read_number(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.form.family(), found.value()), (family, value), "{line}");
            assert_eq!(&line[found.length..], rest, "{line}");
            assert_eq!(found.form.write(&found.values), line[..found.length], "{line}");
            assert_eq!(Form::of_sample(&found.form.to_string()), Some(found.form), "{line}");
        }
    }

    #[test]
    fn no_number() {
        for line in [
            "2022年以来",
            "第706号",
            "工作",
            "",
            "二十大精神",
            "100万元",
            "第一届",
            "（以下简称）",
            "一是",
            "1．5万元",
            "１．５万元",
        ] {
            assert_eq!(read_number(line), None, "{line}");
        }
    }
}
