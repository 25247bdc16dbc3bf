//! A report as a document: every block of the page a paragraph, every blank line an empty one.

use super::parts::{self, HEAD};
use super::styles;
use super::xml::escape;
use crate::page::{Block, Composer, Face, Frame, PagePreset, Side, Style};
use crate::report::Report;
use crate::report::print::lines;
use crate::text::Halves;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a report. The same report and preset give the same bytes: nothing in them tells when or
/// where they were written. It fails only where a part grows beyond what a zip can hold.
pub fn write(report: &Report, preset: &PagePreset) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_string()),
        ("_rels/.rels", parts::package_relationships()),
        ("word/_rels/document.xml.rels", parts::document_relationships()),
        ("word/styles.xml", styles::styles(preset)),
        ("word/settings.xml", parts::settings()),
        ("word/fontTable.xml", parts::font_table(preset)),
        ("word/footer1.xml", parts::footer(preset, Side::Right)),
        ("word/footer2.xml", parts::footer(preset, Side::Left)),
    ] {
        zip.start_file(name, options)?;
        write!(zip, "{HEAD}{text}")?;
    }
    zip.start_file("word/document.xml", options)?;
    write_document(&mut zip, report, preset)?;
    Ok(zip.finish()?.into_inner())
}

fn write_document(out: &mut impl Write, report: &Report, preset: &PagePreset) -> io::Result<()> {
    write!(out, "{HEAD}{}", parts::document_start())?;
    let composer = Composer::new(report, preset);
    let mut before = None;
    let mut paragraph = String::new();
    for line in lines(report) {
        let part = line.part;
        let block = composer.block(line, before);
        before = Some(part);
        paragraph.clear();
        for _ in 0..block.frame.gap {
            paragraph.push_str("<w:p/>");
        }
        push_paragraph(&mut paragraph, &block, preset);
        out.write_all(paragraph.as_bytes())?;
    }
    out.write_all(parts::document_end(preset).as_bytes())
}

fn push_paragraph(out: &mut String, block: &Block, preset: &PagePreset) {
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
    out.push_str(&styles::id(block.style));
    out.push_str("\"/>");
    if block.frame.new_page {
        out.push_str("<w:pageBreakBefore/>");
    }
    if needs_indent(block.style) {
        out.push_str(&indent(&block.frame, preset));
    }
    out.push_str("</w:pPr>");
    let (head, rest) = block.text.split_at_checked(block.body).unwrap_or(("", &block.text));
    match block.style {
        Style::Heading(_) => push_run(out, &block.text, None),
        _ => {
            push_run(out, head, Some(preset.heading_face(block.level)));
            push_run(out, rest, None);
        }
    }
    out.push_str("</w:p>");
}

/// Whether the indents of a style are each paragraph's own.
fn needs_indent(style: Style) -> bool {
    matches!(style, Style::Attachment | Style::Signature | Style::Date | Style::Copies)
}

/// In twips: of what hangs, Word counts characters otherwise than it counts twips.
fn indent(frame: &Frame, preset: &PagePreset) -> String {
    let twips = |halves: Halves| preset.halves_to_twips(halves);
    let (left, first, right) = (twips(frame.rest), twips(frame.first), twips(frame.right));
    let first = match first.checked_sub(left) {
        Some(further) => format!("w:firstLine=\"{further}\""),
        None => format!("w:hanging=\"{}\"", left - first),
    };
    format!("<w:ind w:left=\"{left}\" w:right=\"{right}\" {first}/>")
}

/// Quotes, dashes and dots are of both worlds; the hint has them set in the Chinese face.
fn push_run(out: &mut String, text: &str, face: Option<&Face>) {
    if text.is_empty() {
        return;
    }
    out.push_str("<w:r><w:rPr>");
    match face {
        Some(face) => out.push_str(&styles::face(face, "w:hint=\"eastAsia\" ")),
        None => out.push_str("<w:rFonts w:hint=\"eastAsia\"/>"),
    }
    out.push_str("</w:rPr>");
    for (n, piece) in text.split('\t').enumerate() {
        if n > 0 {
            out.push_str("<w:tab/>");
        }
        if !piece.is_empty() {
            out.push_str("<w:t xml:space=\"preserve\">");
            out.push_str(&escape(piece));
            out.push_str("</w:t>");
        }
    }
    out.push_str("</w:r>");
}
