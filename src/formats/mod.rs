//! Bytes ⇄ report. Nothing here opens a file: bytes come in, bytes go out, errors carry their place.

pub mod docx;
pub mod plain;
pub mod preset;
