//! The text of a document, paragraph by paragraph, as a reader of its print would see it: tracked
//! deletions and hidden text left out, fields as their results, numbers in place.
//!
//! A paragraph stands in the body, in a cell or in a text box; those nest without end, so what is
//! open is a stack and nothing here calls itself.

use super::list_numbers::{ListNumbers, ListPlace};
use super::walk::{Element, Node};
use super::{Notice, NoticeKind};
use std::collections::BTreeMap;

/// Elements that hold nothing to be read, or what stands elsewhere once more: a deletion, the old
/// look of a change, what a program too old for a text box shows, a field's instruction.
const SKIPPED: &[&str] = &[
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "delInstrText",
    "delText",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "tblGridChange",
    "numberingChange",
    "sdtPr",
    "sectPr",
    "rt",
    "fldData",
];

#[derive(Debug, Default)]
pub struct Document {
    /// All lines so far, each with its line end.
    text: String,
    notices: BTreeMap<NoticeKind, usize>,
    numbers: ListNumbers,
    containers: Vec<Container>,
    /// Open paragraphs: more than one where a text box stands in the line of another.
    paragraphs: Vec<Paragraph>,
    /// How deep in a skipped element.
    skipped: usize,
    /// For every open field, whether its result has begun; and for how many it has not.
    fields: Vec<bool>,
    instructions: usize,
    in_text: bool,
    in_run: bool,
    in_paragraph_properties: bool,
    is_hidden: bool,
}

/// What a paragraph stands in; in none of them it is a line of the body.
#[derive(Debug)]
enum Container {
    Row(Vec<Vec<String>>),
    Cell(Vec<String>),
    /// A text box; its lines come behind the paragraph it is fixed to.
    Box,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    place: ListPlace,
    /// Whether its end is deleted, so that the next one goes on in its line.
    joined: bool,
    /// The lines of the text boxes in it.
    boxed: Vec<String>,
}

impl Document {
    pub fn new(numbers: ListNumbers) -> Self {
        Document { numbers, ..Document::default() }
    }

    /// Takes one node of `document.xml`.
    pub fn take(&mut self, node: &Node) {
        match node {
            Node::Start(element) => self.start(element),
            Node::End(name) => self.end(name),
            Node::Text(text) => {
                if self.in_text {
                    self.push(text);
                }
            }
        }
    }

    pub fn finish(self) -> (String, Vec<Notice>) {
        let notices = self.notices.into_iter().map(|(kind, count)| Notice { kind, count });
        (self.text, notices.collect())
    }

    fn start(&mut self, element: &Element) {
        let name = element.name();
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        if SKIPPED.contains(&name) {
            self.note_skipped(name);
            self.skipped = 1;
            return;
        }
        if self.in_paragraph_properties {
            self.property(element);
            return;
        }
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_paragraph_properties = true,
            "r" => (self.in_run, self.is_hidden) = (true, false),
            "t" => self.in_text = true,
            "tab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.symbol(element),
            "vanish" if self.in_run && element.is_on() => {
                self.is_hidden = true;
                self.note(NoticeKind::Hidden);
            }
            "fldChar" => self.field(element),
            "tbl" => self.note(NoticeKind::Tables),
            "tr" => self.containers.push(Container::Row(Vec::new())),
            "tc" => self.containers.push(Container::Cell(Vec::new())),
            "txbxContent" => {
                self.note(NoticeKind::TextBoxes);
                self.containers.push(Container::Box);
            }
            "footnoteReference" | "endnoteReference" => self.note(NoticeKind::Footnotes),
            "commentReference" => self.note(NoticeKind::Comments),
            "blip" | "imagedata" => self.note(NoticeKind::Pictures),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_paragraph_properties = false,
            "r" => (self.in_run, self.is_hidden) = (false, false),
            "t" => self.in_text = false,
            "tc" => {
                if let Some(Container::Cell(lines)) = self.containers.pop() {
                    match self.containers.last_mut() {
                        Some(Container::Row(cells)) => cells.push(lines),
                        _ => lines.into_iter().for_each(|line| self.deliver(line)),
                    }
                }
            }
            "tr" => {
                if let Some(Container::Row(cells)) = self.containers.pop() {
                    self.end_row(cells);
                }
            }
            "txbxContent" => drop(self.containers.pop()),
            _ => {}
        }
    }

    fn note(&mut self, kind: NoticeKind) {
        *self.notices.entry(kind).or_default() += 1;
    }

    fn note_skipped(&mut self, name: &str) {
        match name {
            // In the properties of a paragraph it says that the end of the paragraph is deleted.
            "del" if self.in_paragraph_properties => {
                self.note(NoticeKind::Deletions);
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.joined = true;
                }
            }
            "del" | "moveFrom" => self.note(NoticeKind::Deletions),
            _ => {}
        }
    }

    /// What a paragraph says about itself.
    fn property(&mut self, element: &Element) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match element.name() {
            "pStyle" => paragraph.style = element.value(),
            "numId" => paragraph.place.list = element.value(),
            "ilvl" => paragraph.place.level = element.value().and_then(|v| v.parse().ok()),
            _ => {}
        }
    }

    fn field(&mut self, element: &Element) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => {
                self.fields.push(false);
                self.instructions += 1;
            }
            Some("separate") => {
                if let Some(result @ false) = self.fields.last_mut() {
                    *result = true;
                    self.instructions -= 1;
                }
            }
            Some("end") if self.fields.pop() == Some(false) => self.instructions -= 1,
            _ => {}
        }
    }

    /// A character of a face of symbols: only that face knows what it means.
    fn symbol(&mut self, element: &Element) {
        self.note(NoticeKind::Symbols);
        let code = element.attribute("char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            self.push(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn push(&mut self, text: &str) {
        let shown = !self.is_hidden && self.instructions == 0;
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| shown) {
            paragraph.text.push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        let number = self.numbers.next(paragraph.style.as_deref(), &paragraph.place);
        if !number.is_empty() && !paragraph.text.trim().is_empty() {
            self.note(NoticeKind::Numbers);
            paragraph.text.insert_str(0, &number);
        }
        if !paragraph.joined {
            paragraph.text.push('\n');
        }
        for line in std::iter::once(paragraph.text).chain(paragraph.boxed) {
            self.deliver(line);
        }
    }

    /// Puts a line, with its line end, where it belongs.
    fn deliver(&mut self, line: String) {
        match self.containers.last_mut() {
            Some(Container::Cell(lines)) => lines.push(line),
            Some(Container::Box) => match self.paragraphs.last_mut() {
                Some(around) => around.boxed.push(line),
                None => self.text.push_str(&line),
            },
            // Between cells no text may stand; what does is not lost.
            Some(Container::Row(_)) | None => self.text.push_str(&line),
        }
    }

    /// A row is one line with its cells apart; a row of one cell is only a frame around its lines.
    fn end_row(&mut self, mut cells: Vec<Vec<String>>) {
        if let [lines] = cells.as_mut_slice() {
            return std::mem::take(lines).into_iter().for_each(|line| self.deliver(line));
        }
        let words = |lines: &Vec<String>| {
            let lines = lines.iter().flat_map(|line| line.split('\n')).map(str::trim);
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let mut line = cells.iter().map(words).collect::<Vec<_>>().join("\t");
        line.push('\n');
        self.deliver(line);
    }
}
