//! Documents as archives: their parts mutated, and packed again so that they can be unpacked.

use super::dice::Dice;
use super::mutation::mutated;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

type Parts = Vec<(String, Vec<u8>)>;

pub const TOKENS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "<w:br/>",
    "<w:tab/>",
    "<w:del>",
    "<w:ins>",
    "<w:vanish/>",
    "<w:txbxContent>",
    "<mc:AlternateContent>",
    "<mc:Fallback>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:pStyle w:val=\"1\"/>",
    "<w:footnoteReference/>",
    "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:instrText>",
    "<w:start w:val=\"4294967295\"/>",
    "<w:lvlText w:val=\"%1%2%9%\"/>",
    "<w:numFmt w:val=\"chineseCounting\"/>",
    "<w:basedOn w:val=\"a\"/>",
    "&#0;",
    "&#x1F469;",
    "&lt;",
    "&unknown;",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version=\"1.0\" encoding=\"GBK\"?>",
    "\"",
    "=",
    "xmlns:w=\"\"",
];

/// Mutates what is inside of a document, or says that there is nothing inside.
pub fn repacked(dice: &mut Dice, seeds: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut parts = unpacked(&seeds[dice.below(seeds.len())])?;
    for _ in 0..=dice.below(2) {
        let texts: Vec<Vec<u8>> = parts.iter().map(|(_, bytes)| bytes.clone()).collect();
        // The document itself is the most read.
        let document = parts.iter().position(|(name, _)| name.ends_with("document.xml"));
        let at = document.filter(|_| dice.one_in(2)).unwrap_or(dice.below(parts.len()));
        match dice.below(12) {
            0 => drop(parts.remove(at)),
            1 => {
                parts[at].0 = dice
                    .pick(&[
                        "word/document.xml",
                        "_rels/.rels",
                        "word/styles.xml",
                        "../../x",
                        "word/numbering.xml",
                        "",
                    ])
                    .into()
            }
            2 => {
                let blank = if dice.one_in(2) { b" ".to_vec() } else { b"<w:p/>".to_vec() };
                let times = 1 << dice.below(22);
                let end = parts[at].1.len() / 2;
                parts[at].1.splice(end..end, blank.repeat(times));
            }
            _ => parts[at].1 = mutated(dice, &[texts[at].clone(), texts[0].clone()], TOKENS),
        }
        if parts.is_empty() {
            break;
        }
    }
    packed(dice, &parts)
}

fn unpacked(bytes: &[u8]) -> Option<Parts> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Parts::new();
    for n in 0..zip.len() {
        let mut part = zip.by_index(n).ok()?;
        let mut text = Vec::new();
        part.read_to_end(&mut text).ok()?;
        parts.push((part.name().ok()?.into_owned(), text));
    }
    (!parts.is_empty()).then_some(parts)
}

fn packed(dice: &mut Dice, parts: &Parts) -> Option<Vec<u8>> {
    let method =
        if dice.one_in(5) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let options = SimpleFileOptions::default().compression_method(method);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Two parts of one name are refused by the writer.
        if zip.start_file(name.as_str(), options).is_ok() {
            zip.write_all(bytes).ok()?;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}
