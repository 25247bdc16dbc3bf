//! RON as tables are written in it: named fields, lists, plain strings, whole numbers, `true` and `false`,
//! names and comments. Read where it lies, many times as fast as by a reader of all of RON.
//!
//! What is not so simple, or wrong, is not read: who asks goes on to the whole reader, which alone says
//! what is wrong and where. What is read is what that would read.

use memchr::{memchr, memchr2};
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Visitor};
use std::fmt;

/// Reads a value, if it is simple.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    let mut reader = Reader { text, at: 0 };
    let value = T::deserialize(&mut reader).ok()?;
    reader.skip_space().ok()?;
    reader.next().is_none().then_some(value)
}

/// Why no more is known: the whole reader says it.
#[derive(Debug)]
struct NotSimple;

impl fmt::Display for NotSimple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not simple")
    }
}

impl std::error::Error for NotSimple {}

impl de::Error for NotSimple {
    fn custom<T: fmt::Display>(_: T) -> Self {
        NotSimple
    }
}

type Outcome<T> = Result<T, NotSimple>;

struct Reader<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Reader<'de> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) -> Outcome<()> {
        loop {
            while matches!(self.next(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
                self.at += 1;
            }
            if self.next() != Some(b'/') {
                return Ok(());
            }
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            // A comment of another kind is not simple.
            if !rest.starts_with(b"//") {
                return Err(NotSimple);
            }
            self.at += memchr(b'\n', rest).unwrap_or(rest.len());
        }
    }

    fn takes(&mut self, mark: u8) -> Outcome<bool> {
        self.skip_space()?;
        let stands = self.next() == Some(mark);
        self.at += usize::from(stands);
        Ok(stands)
    }

    fn needs(&mut self, mark: u8) -> Outcome<()> {
        if self.takes(mark)? { Ok(()) } else { Err(NotSimple) }
    }

    /// Takes what is made of ASCII letters, digits and `_`: a name or a number.
    fn word(&mut self) -> Outcome<&'de str> {
        self.skip_space()?;
        let start = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            self.at += 1;
        }
        self.text.get(start..self.at).filter(|word| !word.is_empty()).ok_or(NotSimple)
    }

    fn string(&mut self) -> Outcome<&'de str> {
        self.needs(b'"')?;
        let rest = self.text.get(self.at..).ok_or(NotSimple)?;
        let end = memchr2(b'"', b'\\', rest.as_bytes()).ok_or(NotSimple)?;
        self.at += end;
        // Where a backslash ends it, there is more to say.
        let closed = self.next() == Some(b'"');
        self.at += 1;
        rest.get(..end).filter(|_| closed).ok_or(NotSimple)
    }

    /// Says whether one more stands in a list or a struct, behind the comma that parts it from the last.
    fn goes_on(&mut self, first: &mut bool, close: u8) -> Outcome<bool> {
        if !std::mem::take(first) && !self.takes(b',')? {
            self.needs(close)?;
            return Ok(false);
        }
        Ok(!self.takes(close)?)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = NotSimple;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Outcome<V::Value> {
        Err(NotSimple)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        if !self.takes(b'(')? {
            if self.word()? != name {
                return Err(NotSimple);
            }
            self.needs(b'(')?;
        }
        visitor.visit_map(Several { reader: self, first: true })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.needs(b'[')?;
        visitor.visit_seq(Several { reader: self, first: true })
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_borrowed_str(self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_borrowed_str(self.word()?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_bool(self.word()?.parse().map_err(|_| NotSimple)?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_u64(self.word()?.parse().map_err(|_| NotSimple)?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        // One with values has a bracket behind its name, where no value may begin.
        visitor.visit_enum(BorrowedStrDeserializer::new(self.word()?))
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf option unit unit_struct
        newtype_struct tuple tuple_struct map ignored_any
    }
}

/// The fields of a struct or the items of a list.
struct Several<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
}

impl<'de> de::SeqAccess<'de> for Several<'_, 'de> {
    type Error = NotSimple;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        match self.reader.goes_on(&mut self.first, b']')? {
            true => seed.deserialize(&mut *self.reader).map(Some),
            false => Ok(None),
        }
    }

    /// Where the next is a string, as many as there are up to a bracket: most often all.
    fn size_hint(&self) -> Option<usize> {
        let rest = self.reader.text.as_bytes().get(self.reader.at..)?;
        let list =
            rest.first().filter(|byte| **byte == b'"').and(rest.get(..memchr(b']', rest)?))?;
        Some(list.iter().filter(|byte| **byte == b'"').count() / 2)
    }
}

impl<'de> de::MapAccess<'de> for Several<'_, 'de> {
    type Error = NotSimple;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Outcome<Option<K::Value>> {
        match self.reader.goes_on(&mut self.first, b')')? {
            true => seed.deserialize(&mut *self.reader).map(Some),
            false => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Outcome<V::Value> {
        self.reader.needs(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Table {
        name: String,
        count: u32,
        reach: usize,
        own: bool,
        kind: Kind,
        rows: Vec<Table>,
        words: Vec<String>,
    }

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        #[default]
        Some,
        Other,
    }

    #[test]
    fn what_is_read_is_what_the_whole_reader_reads() {
        for text in [
            "Table()",
            "(name: \"甲，“乙”\", count: 12, own: true, kind: other)",
            "// 表\n Table( // 甲\n name : \"\" , rows: [(), Table(count: 1), (words: [\"a\", \"//\",],),],\n)\r\n// 乙",
            "(words: [], reach: 0, own: false) ",
        ] {
            let simple = read::<Table>(text);
            assert_eq!(simple, ron::from_str(text).ok(), "{text}");
            assert!(simple.is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_not_simple_or_wrong_is_not_read() {
        for text in [
            "",
            "Table",
            "Other()",
            "Table(",
            "()()",
            "(name: \"a\\n\")",
            "(name: r\"a\")",
            "(name: \"a)",
            "(count: -1)",
            "(count: 4294967296)",
            "(count: 1_000)",
            "(count: 0x10)",
            "(count: 1.5)",
            "(own: yes)",
            "(kind: third)",
            "(kind: other())",
            "(kind: \"other\")",
            "(words: [\"a\" \"b\"])",
            "(words: [,])",
            "(,)",
            "(words: [\"a\",,])",
            "(name: \"a\" count: 1)",
            "(name: \"a\", name: \"b\")",
            "(more: 1)",
            "(words: (\"a\"))",
            "/* 表 */ ()",
            "#![enable(implicit_some)] ()",
        ] {
            assert_eq!(read::<Table>(text), None, "{text}");
        }
    }
}
