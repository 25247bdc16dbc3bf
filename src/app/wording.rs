//! The words of the interface, in Chinese and English.
//!
//! The words themselves stand in `assets/wording.rs`, one entry a row: a name, the places that the
//! program fills in, and the text in both languages. An entry becomes a variant of [`Word`], so a
//! word that is missing in one language, a place that one of them does not name, and a name nobody
//! knows do not compile.

pub mod sentence;

use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// The languages the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    Zh,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The code by which `--lang` and the config name the language.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    pub fn of_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// Returns the language of a locale such as `zh_CN.UTF-8`: Chinese where it is Chinese.
    pub fn of_locale(locale: &str) -> Lang {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") { Lang::Zh } else { Lang::En }
    }

    /// Joins what stands beside one another in a sentence.
    pub fn join<S: AsRef<str>>(self, items: impl IntoIterator<Item = S>) -> String {
        let mark = match self {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        let mut joined = String::new();
        for item in items {
            if !joined.is_empty() {
                joined.push_str(mark);
            }
            joined.push_str(item.as_ref());
        }
        joined
    }
}

/// One entry as it stands in the table, for the tests of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub name: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
}

macro_rules! words {
    ($($group:literal {
        $($name:ident $(($($place:ident),+))? { zh: $zh:literal, en: $en:literal })*
    })*) => {
        /// A word, a line or a sentence of the interface, with what stands in its places.
        #[derive(Clone, Copy)]
        pub enum Word<'a> {
            $($($name $({ $($place: &'a dyn fmt::Display),+ })?,)*)*
        }

        impl Word<'_> {
            pub fn text(self, lang: Lang) -> Cow<'static, str> {
                let mut text = Cow::Borrowed("");
                self.tell(lang, &mut |told| text = filled(told));
                text
            }

            /// Appends the text to another.
            pub fn write_to(self, lang: Lang, out: &mut String) {
                // Into a text all can be written.
                self.tell(lang, &mut |told| out.write_fmt(told).unwrap_or_default());
            }

            fn tell(self, lang: Lang, tell: &mut dyn FnMut(fmt::Arguments<'_>)) {
                match self {
                    $($(Word::$name $({ $($place),+ })? => match lang {
                        Lang::Zh => tell(format_args!($zh $($(, $place = $place)+)?)),
                        Lang::En => tell(format_args!($en $($(, $place = $place)+)?)),
                    },)*)*
                }
            }

            /// Returns the name by which the table knows the word.
            pub fn name(self) -> &'static str {
                match self {
                    $($(Word::$name { .. } => stringify!($name),)*)*
                }
            }
        }

        /// The whole table.
        pub const TABLE: &[Entry] = &[
            $($(Entry { name: stringify!($name), zh: $zh, en: $en },)*)*
        ];
    };
}

include!("../../assets/wording.rs");

impl fmt::Debug for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn filled(text: fmt::Arguments<'_>) -> Cow<'static, str> {
    match text.as_str() {
        Some(fixed) => Cow::Borrowed(fixed),
        None => Cow::Owned(text.to_string()),
    }
}

/// Returns a text as it may be sent to a terminal: each character that nobody sees, control
/// characters and line ends among them, as its mark.
pub fn visible(text: &str) -> String {
    crate::text::graphemes(text).map(|(_, grapheme)| crate::text::shown(grapheme)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_entry_says_something_in_both_languages() {
        let mut names = HashSet::new();
        for entry in TABLE {
            assert!(names.insert(entry.name), "{}", entry.name);
            assert!(!entry.zh.trim().is_empty() && !entry.en.trim().is_empty(), "{}", entry.name);
        }
    }

    fn is_han(c: Option<char>) -> bool {
        c.is_some_and(|c| matches!(c, '\u{4E00}'..='\u{9FFF}' | '“' | '”' | '（' | '）'))
    }

    /// The marks of a sentence in a zh text that stand beside a Chinese character or a place.
    fn half_width_marks(zh: &str) -> Vec<char> {
        let chars: Vec<char> = zh.chars().collect();
        let beside = |i: usize| {
            let c = chars.get(i).copied();
            is_han(c) || matches!(c, Some('{' | '}'))
        };
        let marks = chars.iter().enumerate().filter(|(_, c)| ",;:?!()\"'".contains(**c));
        marks.filter(|(i, _)| beside(i.wrapping_sub(1)) || beside(i + 1)).map(|(_, c)| *c).collect()
    }

    #[test]
    fn chinese_has_chinese_marks() {
        assert_eq!(half_width_marks("没有,{file}: 好(吗)"), [',', ':', '(', ')']);
        for entry in TABLE {
            assert_eq!(half_width_marks(entry.zh), [], "{}", entry.name);
            let ends_in_point = entry.zh.ends_with('.') && !entry.zh.ends_with("..");
            assert!(!ends_in_point, "{}", entry.name);
        }
    }

    #[test]
    fn english_has_no_chinese() {
        for entry in TABLE {
            let mut chars = entry.en.chars();
            let foreign =
                chars.find(|c| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'));
            assert_eq!(foreign.filter(|_| !ENGLISH_WITH_CHINESE.contains(&entry.name)), None);
        }
    }

    /// English entries that show what a Chinese text looks like.
    const ENGLISH_WITH_CHINESE: &[&str] = &["NameOfSet", "ConfigOrganisation"];

    #[test]
    fn locales() {
        for (locale, lang) in [
            ("zh_CN.UTF-8", Lang::Zh),
            ("zh", Lang::Zh),
            ("zh-Hans", Lang::Zh),
            ("zha_CN", Lang::En),
            ("en_US.UTF-8", Lang::En),
            ("C", Lang::En),
            ("", Lang::En),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn places_are_filled_and_fixed_words_are_not_copied() {
        let word = Word::UnknownCommand { name: &"expotr" };
        assert!(Lang::ALL.into_iter().all(|lang| word.text(lang).contains("expotr")));
        assert!(matches!(Word::Usage.text(Lang::Zh), Cow::Borrowed(_)));
    }

    #[test]
    fn nothing_unseen_reaches_a_terminal() {
        for text in ["\u{1b}[31m报告\n\r\u{9b}31m", "a\u{202e}b", "\u{7f}\u{0}"] {
            let shown = visible(text);
            assert!(
                !shown.chars().any(char::is_control) && !shown.contains('\u{202e}'),
                "{shown:?}"
            );
        }
        assert_eq!(visible("报告.txt"), "报告.txt");
    }
}
