//! The XML of a part, element by element. Nothing is expanded but characters: a DTD is an error.

use super::archive::{BEYOND_MEASURE, DocxError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::BufRead;

/// Deeper than any document nests, tables in tables included.
const DEEPEST: usize = 1000;

pub enum Node<'a> {
    Start(Element<'a>),
    /// The local name of the element that ends.
    End(&'a str),
    Text(&'a str),
}

pub struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix of its namespace.
    pub fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The value of an attribute by its local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes().filter_map(Result::ok);
        let found = all.find(|attribute| local(attribute.key.0) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    }

    /// The value of `w:val`.
    pub fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether a property that may be switched off is on.
    pub fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Walks over the XML of a part.
pub fn walk(part: &str, xml: impl BufRead, mut visit: impl FnMut(Node)) -> Result<(), DocxError> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut depth = 0usize;
    let broken = |at| DocxError::Xml { part: part.to_string(), at };
    loop {
        buffer.clear();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) => return Err(of_xml(&error, part, reader.error_position())),
        };
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(broken(reader.buffer_position()));
                }
                visit(Node::Start(Element(&start)));
            }
            Event::Empty(empty) => {
                visit(Node::Start(Element(&empty)));
                visit(Node::End(local(empty.name().0)));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Node::End(local(end.name().0)));
            }
            Event::Text(text) => visit(Node::Text(&text.xml10_content())),
            Event::CData(text) => visit(Node::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let c = character(&reference).ok_or_else(|| broken(reader.buffer_position()))?;
                visit(Node::Text(c.encode_utf8(&mut [0; 4])));
            }
            Event::DocType(_) => return Err(DocxError::Dtd { part: part.to_string() }),
            Event::Eof if depth > 0 => return Err(broken(reader.buffer_position())),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn character(reference: &BytesRef) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => Some(c),
        Ok(None) => match &**reference {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => None,
        },
        Err(_) => None,
    }
}

fn of_xml(error: &quick_xml::Error, part: &str, at: u64) -> DocxError {
    let part = part.to_string();
    match error {
        quick_xml::Error::Io(error) if error.kind() == BEYOND_MEASURE => {
            DocxError::TooLarge { part }
        }
        quick_xml::Error::Io(_) => DocxError::Damaged { part },
        _ => DocxError::Xml { part, at },
    }
}
