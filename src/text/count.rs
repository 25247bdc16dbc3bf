//! 字数, as Word counts it.

use super::chars::is_cjk_letter;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Range, SubAssign};
use unicode_width::UnicodeWidthChar;

/// How long a text is.
///
/// Counts of whole paragraphs may be summed, and a changed paragraph's old count be taken off a sum.
/// Counts of pieces of one paragraph may not: `GDP` is one word, its halves are two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// 字数: every Chinese character and every Chinese or full-width mark is one, and so is every run
    /// of anything else without white space.
    pub words: usize,
    /// 字符数（不计空格）.
    pub characters: usize,
    /// 字符数（计空格）: also white space, line ends left out.
    pub with_spaces: usize,
}

/// Returns the count of `text`. What nobody sees, and marks on a letter, are no characters.
pub fn count(text: &str) -> Count {
    let mut counter = Counter::default();
    counter.read(text, 0..text.len());
    counter.count()
}

/// Counts a text piece by piece, for whoever cannot wait for all of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counter {
    /// With `with_spaces` still without the characters.
    count: Count,
    in_run: bool,
    /// None at the start of a line.
    before: Option<char>,
}

impl Counter {
    /// Counts bytes of a text, of which those before them have been counted.
    pub fn read(&mut self, text: &str, bytes: Range<usize>) {
        let count = &mut self.count;
        let behind = text.get(bytes.end..).unwrap_or_default().chars().next();
        let mut chars = text.get(bytes).unwrap_or_default().chars().peekable();
        while let Some(c) = chars.next() {
            if is_common_han(c) {
                count.words += 1;
                count.characters += 1;
                self.in_run = false;
            } else if c.is_whitespace() {
                count.with_spaces += usize::from(!matches!(c, '\n' | '\r'));
                self.in_run = false;
            } else if stands_alone(c)
                && !is_apostrophe(self.before, c, chars.peek().copied().or(behind))
            {
                count.words += 1;
                count.characters += 1;
                self.in_run = false;
            } else if c.width().is_some_and(|width| width > 0) {
                count.words += usize::from(!self.in_run);
                count.characters += 1;
                self.in_run = true;
            }
            self.before = Some(c);
        }
    }

    /// Lets what comes next be a line of its own.
    pub fn end_line(&mut self) {
        (self.in_run, self.before) = (false, None);
    }

    /// Returns the count of all that was read.
    pub fn count(&self) -> Count {
        Count { with_spaces: self.count.with_spaces + self.count.characters, ..self.count }
    }
}

/// Nearly every character of a report: asked first.
fn is_common_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

fn stands_alone(c: char) -> bool {
    match c {
        '\0'..='~' => false,
        '“' | '”' | '‘' | '’' | '…' | '—' | '·' => true,
        // CJK marks, and the full-width forms; U+3000 is white space.
        '\u{3001}'..='\u{3020}' | '\u{3030}' | '\u{303D}' | '\u{30FB}' => true,
        '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFE6}' => true,
        _ => is_cjk_letter(c) && c.width().is_some_and(|width| width > 0),
    }
}

/// Whether the mark is that of `don’t`.
fn is_apostrophe(before: Option<char>, c: char, behind: Option<char>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    c == '’' && is_letter(before) && is_letter(behind)
}

impl Add for Count {
    type Output = Count;

    fn add(mut self, other: Count) -> Count {
        self += other;
        self
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.words += other.words;
        self.characters += other.characters;
        self.with_spaces += other.with_spaces;
    }
}

/// Takes a part off a sum it is in.
impl SubAssign for Count {
    fn sub_assign(&mut self, part: Count) {
        self.words = self.words.saturating_sub(part.words);
        self.characters = self.characters.saturating_sub(part.characters);
        self.with_spaces = self.with_spaces.saturating_sub(part.with_spaces);
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_counted_as_word_does() {
        // text, words, characters, with spaces
        for (text, words, characters, with_spaces) in [
            ("", 0, 0, 0),
            ("增强“四个意识”。", 9, 9, 9),
            ("一、工作开展情况", 8, 8, 8),
            ("本年度GDP增长3.5%。", 8, 13, 13),
            ("2022年1-6月", 4, 9, 9),
            ("Office 2019 for Mac", 4, 16, 19),
            ("don’t it’s", 2, 9, 10),
            ("不忘初心——牢记……", 10, 10, 10),
            ("马克思·恩格斯", 7, 7, 7),
            ("　　缩进 两字\n\t下一段", 7, 7, 11),
            ("１２３ＡＢ（ａ）", 8, 8, 8),
            ("カナかな한글㐀𠀀々〇", 10, 10, 10),
            ("25℃以上，①是", 6, 8, 8),
            ("中\u{200B}文\u{202E}G\u{200B}DP e\u{301}", 4, 6, 7),
            ("葛\u{E0100}城", 2, 2, 2),
            ("ᄒ\u{1161}\u{11AB}", 1, 1, 1),
        ] {
            let expected = Count { words, characters, with_spaces };
            assert_eq!(count(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn paragraphs_may_be_summed(paragraphs in prop::collection::vec("[中a1。 ’]{0,8}", 0..5)) {
            let sum: Count = paragraphs.iter().map(|paragraph| count(paragraph)).sum();
            prop_assert_eq!(sum, count(&paragraphs.join("\n")));
            let mut left = sum;
            for paragraph in &paragraphs {
                left -= count(paragraph);
            }
            prop_assert_eq!(left, Count::default());
        }

        #[test]
        fn a_text_may_be_counted_in_pieces(text in "[中a1。 ’é]{0,12}", cuts in prop::collection::vec(0..40usize, 0..4)) {
            let mut cuts: Vec<_> = cuts.into_iter().filter(|at| text.is_char_boundary(*at)).collect();
            cuts.sort_unstable();
            cuts.push(text.len());
            let mut counter = Counter::default();
            let mut from = 0;
            for to in cuts {
                counter.read(&text, from..to);
                from = to;
            }
            prop_assert_eq!(counter.count(), count(&text));
        }
    }
}
