//! An old document as text.

use super::archive::{Archive, DocxError};
use super::document::Document;
use super::list_numbers::ListNumbers;
use super::walk::{Node, walk};
use crate::text::clean;

/// The text of a document, and what of the document is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocxText {
    /// A paragraph a line, as `plain::read` wants it.
    pub text: String,
    pub notices: Vec<Notice>,
}

/// What a reader of the text should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub count: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// Tables, whose rows became lines.
    Tables,
    /// Text boxes, whose lines stand behind the paragraph they are fixed to.
    TextBoxes,
    /// Numbers counted by Word that became text.
    Numbers,
    /// Tracked deletions, left out.
    Deletions,
    /// Hidden runs, left out.
    Hidden,
    /// References to footnotes and endnotes, left out with their notes.
    Footnotes,
    /// Comments, left out.
    Comments,
    /// Pictures, left out.
    Pictures,
    /// Characters of a face of symbols, which may mean something else now.
    Symbols,
    /// Control characters, dropped.
    Controls,
}

/// Reads the text of a document.
pub fn read(bytes: &[u8]) -> Result<DocxText, DocxError> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| format!("{folder}/{name}").trim_start_matches('/').to_string();
    let mut numbers = ListNumbers::default();
    let (styles, lists) = (beside("styles.xml"), beside("numbering.xml"));
    if let Some(part) = archive.part(&lists)? {
        numbers.read_lists(&lists, part)?;
    }
    if let Some(part) = archive.part(&styles)? {
        numbers.read_styles(&styles, part)?;
    }
    let part = archive.part(&main)?.ok_or(DocxError::NoDocument)?;
    let mut document = Document::new(numbers);
    walk(&main, part, |node| document.take(&node))?;
    let (text, mut notices) = document.finish();
    let cleaned = clean(&text);
    if cleaned.dropped > 0 {
        notices.push(Notice { kind: NoticeKind::Controls, count: cleaned.dropped });
    }
    Ok(DocxText { text: cleaned.text.into_owned(), notices })
}

/// The document itself: the package says where it is.
fn main_part(archive: &mut Archive) -> Result<String, DocxError> {
    const RELATIONSHIPS: &str = "_rels/.rels";
    let mut main = None;
    if let Some(part) = archive.part(RELATIONSHIPS)? {
        walk(RELATIONSHIPS, part, |node| {
            let Node::Start(element) = node else { return };
            let kind = element.attribute("Type").unwrap_or_default();
            if element.name() == "Relationship" && kind.ends_with("/officeDocument") {
                main = element.attribute("Target");
            }
        })?;
    }
    // A workbook has such a part too; what it holds is no body.
    match main.map(|target| target.trim_start_matches('/').to_string()) {
        Some(main) if main.starts_with("xl/") || main.starts_with("ppt/") => {
            Err(DocxError::NoDocument)
        }
        Some(main) => Ok(main),
        None => Ok("word/document.xml".to_string()),
    }
}
