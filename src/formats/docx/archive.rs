//! The package of a document: which part is which, and how much of it may be unfolded.

use std::fmt;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What may be unfolded of one part. No report comes near it, a file made to exhaust memory passes it.
const MOST_UNFOLDED: u64 = 256 << 20;
/// Up to here nobody asks how well a part is packed; behind it, as many times its packed size at most.
const UNFOLDED_ANYHOW: u64 = 16 << 20;
const MOST_TIMES: u64 = 200;

/// Why a file is not read as a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocxError {
    /// A Word document of before 2007 (.doc, .wps).
    OldDocument,
    Encrypted,
    /// Not a zip, so no document.
    NotAZip,
    /// It begins as a zip, and its end is missing or broken.
    CutOff,
    /// A zip without a document in it.
    NoDocument,
    /// A part that cannot be unfolded.
    Damaged {
        part: String,
    },
    /// A part that unfolds beyond measure.
    TooLarge {
        part: String,
    },
    /// A part that declares entities, which no document does.
    Dtd {
        part: String,
    },
    /// A part that is not well-formed, at this byte of it.
    Xml {
        part: String,
        at: u64,
    },
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DocxError::OldDocument => {
                f.write_str("a document in the old .doc format; save it as .docx first")
            }
            DocxError::Encrypted => {
                f.write_str("the document is encrypted; save it unencrypted first")
            }
            DocxError::NotAZip => f.write_str("not a .docx document"),
            DocxError::CutOff => f.write_str("the document is cut off: its end is missing"),
            DocxError::NoDocument => f.write_str("an archive without a Word document in it"),
            DocxError::Damaged { part } => write!(f, "{part} in the document is damaged"),
            DocxError::TooLarge { part } => {
                write!(f, "{part} in the document unfolds beyond measure")
            }
            DocxError::Dtd { part } => {
                write!(f, "{part} in the document declares entities, which is not allowed")
            }
            DocxError::Xml { part, at } => {
                write!(f, "{part} in the document is not well-formed XML at byte {at}")
            }
        }
    }
}

impl std::error::Error for DocxError {}

pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, DocxError> {
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return Err(compound_file(bytes));
        }
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(zip) => Ok(Archive { zip }),
            Err(_) if bytes.starts_with(b"PK\x03\x04") => Err(DocxError::CutOff),
            Err(_) => Err(DocxError::NotAZip),
        }
    }

    /// Opens a part; None where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<impl BufRead + '_>, DocxError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(DocxError::Encrypted);
            }
            Err(_) => return Err(DocxError::Damaged { part: name.to_string() }),
        };
        let by_packing = part.compressed_size().saturating_mul(MOST_TIMES);
        let left = by_packing.clamp(UNFOLDED_ANYHOW, MOST_UNFOLDED);
        Ok(Some(BufReader::new(Bounded { part, left })))
    }
}

/// What Word encrypts is no zip any more, but lies in a file of the old kind.
fn compound_file(bytes: &[u8]) -> DocxError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        DocxError::Encrypted
    } else {
        DocxError::OldDocument
    }
}

/// Gives no more than is left, and an error where there would be more.
struct Bounded<R> {
    part: R,
    left: u64,
}

/// The error of a [`Bounded`] reader at its bound.
pub const BEYOND_MEASURE: io::ErrorKind = io::ErrorKind::FileTooLarge;

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => {
                self.left = left;
                Ok(read)
            }
            None => Err(BEYOND_MEASURE.into()),
        }
    }
}
