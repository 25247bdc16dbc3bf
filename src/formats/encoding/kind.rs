//! What a file is that is no text, by the bytes with which it begins.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTextKind {
    /// `.docx`
    Word,
    /// `.xlsx`
    Excel,
    /// `.pptx`
    PowerPoint,
    /// `.odt`, `.ods`, `.odp`
    OpenDocument,
    /// `.doc`, `.wps`, `.xls`, `.ppt`: files of the older office programs
    OldOffice,
    /// `.rtf`
    RichText,
    /// `.ofd`
    Ofd,
    Pdf,
    Image,
    Archive,
    Program,
    /// Bytes that make no text in any encoding.
    Unknown,
}

impl fmt::Display for NotTextKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Word => "a Word document (.docx)",
            Self::Excel => "an Excel workbook (.xlsx)",
            Self::PowerPoint => "a PowerPoint presentation (.pptx)",
            Self::OpenDocument => "an OpenDocument file (.odt)",
            Self::OldOffice => "a document of an older office program (.doc, .wps)",
            Self::RichText => "a rich text document (.rtf)",
            Self::Ofd => "an OFD document",
            Self::Pdf => "a PDF document",
            Self::Image => "an image",
            Self::Archive => "an archive",
            Self::Program => "a program",
            Self::Unknown => "binary data",
        })
    }
}

const SIGNATURES: &[(&[u8], NotTextKind)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", NotTextKind::OldOffice),
    (b"{\\rtf", NotTextKind::RichText),
    (b"%PDF-", NotTextKind::Pdf),
    (b"\x89PNG\r\n\x1A\n", NotTextKind::Image),
    (b"\xFF\xD8\xFF", NotTextKind::Image),
    (b"GIF87a", NotTextKind::Image),
    (b"GIF89a", NotTextKind::Image),
    (b"II*\0", NotTextKind::Image),
    (b"MM\0*", NotTextKind::Image),
    (b"\x1F\x8B\x08", NotTextKind::Archive),
    (b"BZh91AY", NotTextKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", NotTextKind::Archive),
    (b"Rar!\x1A\x07", NotTextKind::Archive),
    (b"\xFD7zXZ\0", NotTextKind::Archive),
    (b"\x28\xB5\x2F\xFD", NotTextKind::Archive),
    (b"\x7FELF", NotTextKind::Program),
];

const ZIP: &[u8] = b"PK\x03\x04";

/// What the names in a zip tell of it.
const ZIP_MEMBERS: &[(&[u8], NotTextKind)] = &[
    (b"word/", NotTextKind::Word),
    (b"xl/", NotTextKind::Excel),
    (b"ppt/", NotTextKind::PowerPoint),
    (b"mimetypeapplication/vnd.oasis.opendocument", NotTextKind::OpenDocument),
    (b"OFD.xml", NotTextKind::Ofd),
];

/// Enough of the beginning, and of the end with its list of names, to find a member's name.
const LOOKED_AT: usize = 64 << 10;

pub(super) fn by_signature(bytes: &[u8]) -> Option<NotTextKind> {
    if bytes.starts_with(ZIP) {
        return Some(zip(bytes));
    }
    let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    found.map(|(_, kind)| *kind)
}

fn zip(bytes: &[u8]) -> NotTextKind {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(LOOKED_AT)..).unwrap_or(bytes);
    let holds = |name: &[u8]| [head, tail].iter().any(|b| b.windows(name.len()).any(|w| w == name));
    ZIP_MEMBERS.iter().find(|(name, _)| holds(name)).map_or(NotTextKind::Archive, |(_, kind)| *kind)
}
