//! What a small table in RON may hold, as data, and the first place where a text holds something else.
//!
//! The parser says that something is wrong where it noticed. Whoever wrote the text needs to know which
//! entry it is, what stands there, and how that entry is written.

use super::error::{Expected, RonError, RonErrorKind};
use super::scan::{self, Step, Walk, peek};
use super::token::{Token, Tokens};
use ::ron::error::SpannedError;

/// What may stand behind a name.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    Text,
    /// `true` or `false`.
    Truth,
    /// A whole number from 0.
    Count,
    Number,
    /// A word without quotes.
    Word,
    Texts,
    /// A list of pairs of texts.
    Pairs,
    Group(&'static [Entry]),
    /// A list of groups.
    Groups(&'static [Entry]),
}

/// A name, what may stand behind it, and both as one writes them.
#[derive(Debug)]
pub struct Entry {
    pub name: &'static str,
    pub shape: Shape,
    pub example: &'static str,
}

pub const fn entry(name: &'static str, shape: Shape, example: &'static str) -> Entry {
    Entry { name, shape, example }
}

/// The first thing in a text that its table does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    pub error: RonError,
    /// What stands there, cut where it is long.
    pub found: String,
    /// How the entry it stands in is written.
    pub example: &'static str,
}

/// No more of what stands in a wrong place is shown, in characters.
const SHOWN: usize = 30;

/// Returns what of a text does not fit the table, a group of entries; `example` is one of the whole.
pub fn misfit(text: &str, table: &'static [Entry], example: &'static str) -> Option<Misfit> {
    let survey = scan::survey(text);
    if let Some((at, kind)) = survey.defect {
        let error = RonError::at(text, at, kind);
        return Some(Misfit { error, found: String::new(), example });
    }
    let mut tokens = Tokens::new(text).peekable();
    scan::skip_attributes(&mut tokens);
    let mut reader = Reader { text, tokens, example };
    let fits = reader.named_group(table).and_then(|()| match peek(&mut reader.tokens) {
        None => Ok(()),
        Some(_) => reader.expected(Expected::End),
    });
    fits.err()
}

/// Returns what does not fit in a text that its parser could not read, or else what that says of it.
pub fn unread(
    text: &str,
    table: &'static [Entry],
    example: &'static str,
    error: &SpannedError,
) -> Misfit {
    misfit(text, table, example).unwrap_or_else(|| Misfit {
        error: RonError::of_parser(text, error.clone()),
        found: String::new(),
        example,
    })
}

/// Returns where the value at the end of a path stands: line and column, from 1.
pub fn place_of(text: &str, path: &[Step]) -> (usize, usize) {
    let at = scan::locate(text, path, None).unwrap_or(0);
    RonError::at(text, at, RonErrorKind::CutOff).place()
}

struct Reader<'t> {
    text: &'t str,
    tokens: Walk<'t>,
    example: &'static str,
}

type Fit = Result<(), Misfit>;

impl<'t> Reader<'t> {
    fn takes(&mut self, token: Token) -> bool {
        let stands = peek(&mut self.tokens) == Some(token);
        if stands {
            self.tokens.next();
        }
        stands
    }

    fn is_at(&mut self, bracket: char) -> bool {
        peek(&mut self.tokens);
        let at = self.tokens.peek().and_then(|(at, _)| self.text.get(*at..));
        at.is_some_and(|rest| rest.starts_with(bracket))
    }

    fn takes_bracket(&mut self, bracket: char) -> bool {
        let stands = self.is_at(bracket);
        if stands {
            self.tokens.next();
        }
        stands
    }

    /// Goes on behind a comma or to the bracket that ends it all.
    fn goes_on(&mut self, close: char) -> Fit {
        if self.takes(Token::Comma) || self.is_at(close) {
            return Ok(());
        }
        self.expected(Expected::Comma)
    }

    fn expected(&mut self, what: Expected) -> Fit {
        self.misfit(RonErrorKind::Expected(what))
    }

    /// Says that what comes next is wrong.
    fn misfit(&mut self, kind: RonErrorKind) -> Fit {
        peek(&mut self.tokens);
        let Some((at, token)) = self.tokens.peek().copied() else {
            let end = self.text.trim_end().len();
            let error = RonError::at(self.text, end, RonErrorKind::CutOff);
            return Err(Misfit { error, found: String::new(), example: self.example });
        };
        if token == Token::Open {
            scan::skip_value(&mut self.tokens);
        } else {
            self.tokens.next();
        }
        let end = self.tokens.peek().map_or(self.text.len(), |(end, _)| *end);
        let found = self.text.get(at..end).unwrap_or_default();
        let found = found.lines().next().unwrap_or_default().trim_end();
        let cut = found.char_indices().nth(SHOWN).map(|(cut, _)| cut);
        let found = match cut.and_then(|cut| found.get(..cut)) {
            Some(head) => format!("{head}…"),
            None => found.to_string(),
        };
        Err(Misfit { error: RonError::at(self.text, at, kind), found, example: self.example })
    }

    /// Reads the whole: the name before its bracket may be left out, and is no other than its example's.
    fn named_group(&mut self, table: &'static [Entry]) -> Fit {
        let name = self.example.split('(').next();
        match peek(&mut self.tokens) {
            Some(Token::Word(word)) if Some(word) != name => self.expected(Expected::Group),
            _ => self.group(table),
        }
    }

    fn group(&mut self, table: &'static [Entry]) -> Fit {
        let before = self.tokens.clone();
        if let Some(Token::Word(_)) = peek(&mut self.tokens) {
            self.tokens.next();
        }
        if !self.takes_bracket('(') {
            self.tokens = before;
            return self.expected(Expected::Group);
        }
        let mut seen = Vec::new();
        while !self.takes_bracket(')') {
            let Some(Token::Word(name)) = peek(&mut self.tokens) else {
                return self.expected(Expected::FieldName);
            };
            let name = name.strip_prefix("r#").unwrap_or(name);
            let Some(entry) = table.iter().find(|entry| entry.name == name) else {
                let known = table.iter().map(|entry| entry.name).collect();
                return self.misfit(RonErrorKind::UnknownField { name: name.to_string(), known });
            };
            if seen.contains(&entry.name) {
                return self.misfit(RonErrorKind::RepeatedField(entry.name));
            }
            seen.push(entry.name);
            let around = std::mem::replace(&mut self.example, entry.example);
            self.tokens.next();
            if !self.takes(Token::Colon) {
                return self.expected(Expected::Colon);
            }
            self.value(entry.shape)?;
            self.goes_on(')')?;
            self.example = around;
        }
        Ok(())
    }

    fn value(&mut self, shape: Shape) -> Fit {
        let next = peek(&mut self.tokens);
        let word = match next {
            Some(Token::Word(word)) => word,
            _ => "",
        };
        let (fits, what) = match shape {
            Shape::Group(table) => return self.group(table),
            Shape::Groups(table) => return self.list(|reader| reader.group(table)),
            Shape::Texts => return self.list(Reader::text),
            Shape::Pairs => return self.list(Reader::pair),
            Shape::Text => return self.text(),
            Shape::Truth => (matches!(word, "true" | "false"), Expected::Truth),
            Shape::Count => (word.starts_with(|c: char| c.is_ascii_digit()), Expected::Count),
            Shape::Number => (word.parse::<f64>().is_ok(), Expected::Number),
            Shape::Word => (word.starts_with(char::is_alphabetic), Expected::Word),
        };
        if !fits {
            return self.expected(what);
        }
        self.tokens.next();
        Ok(())
    }

    fn text(&mut self) -> Fit {
        if !matches!(peek(&mut self.tokens), Some(Token::Text(_))) {
            return self.expected(Expected::Text);
        }
        self.tokens.next();
        Ok(())
    }

    fn list(&mut self, item: impl Fn(&mut Self) -> Fit) -> Fit {
        if !self.takes_bracket('[') {
            return self.expected(Expected::List);
        }
        while !self.takes_bracket(']') {
            item(self)?;
            self.goes_on(']')?;
        }
        Ok(())
    }

    fn pair(&mut self) -> Fit {
        let before = self.tokens.clone();
        let is_pair = self.takes_bracket('(')
            && self.text().is_ok()
            && self.takes(Token::Comma)
            && self.text().is_ok()
            && self.goes_on(')').is_ok()
            && self.takes_bracket(')');
        if is_pair {
            return Ok(());
        }
        // It is wrong as a whole: what is missing in it is no sign of its own.
        self.tokens = before;
        self.expected(Expected::Pair)
    }
}
