//! Bytes ⇄ report. Nothing here opens a file: bytes come in, bytes go out, errors carry their place.
//!
//! | file | what it owns |
//! |---|---|
//! | [`encoding`] | bytes ⇄ text: which encoding a file is in, and whether it is a text at all |
//! | [`ron`] | the report file, `NAME.ron` |
//! | [`plain`] | plain text, both ways |
//! | [`markdown`] | Markdown: out as it prints, in as text where it was written here |
//! | [`docx`] | Word documents: out as they print, in as text |
//! | [`form`] | the forms a report is handed in as, and the endings of their files |
//! | [`journal`] | what was done to a report since it was saved, record by record |
//! | [`pack`] | how a pack of phrases is written |
//! | [`preset`] | page presets, what a house prints otherwise |

pub mod docx;
pub mod encoding;
pub mod form;
pub mod journal;
pub mod markdown;
pub mod pack;
pub mod plain;
pub mod preset;
pub mod ron;
