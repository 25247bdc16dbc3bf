//! A report as a Word document that prints as the page preview shows it, and old documents as text.
//!
//! - [`write()`]: the blocks of `page` as paragraphs; the same report and preset give the same bytes.
//! - [`read()`]: the text of a document, line by line, for `plain::read` to make a report of.
//!
//! What is read comes from anywhere: archives that unfold without end, DTDs, files cut off are
//! errors, and no more is unfolded than `archive` allows.

mod archive;
mod document;
mod list_numbers;
mod numerals;
mod parts;
mod read;
mod styles;
mod walk;
mod write;
mod xml;

pub use archive::DocxError;
pub use read::{DocxText, Notice, NoticeKind, read};
pub use write::write;

#[cfg(test)]
mod tests;
