//! The parts of a document that hold no text of the report: what the package consists of, settings,
//! fonts and footers.

use super::xml::escape;
use crate::page::{Face, PAGE_NUMBER_BLANK, PagePreset, Side};
use crate::text::Halves;

pub const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// From the edge of the paper to the bottom of the footer, in twips: the dashes of the page number
/// then stand 7 mm below the text of the standard's page.
const FOOTER_BELOW_TEXT: u32 = 567;

pub const CONTENT_TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>"#,
    r#"<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    r#"<Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    r#"</Types>"#
);

/// Relationships of a part: id, type, target.
fn relationships(all: &[(&str, &str, &str)]) -> String {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut out = format!("<Relationships xmlns=\"{package}\">");
    for (id, kind, target) in all {
        out += &format!(
            "<Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>"
        );
    }
    out + "</Relationships>"
}

pub fn package_relationships() -> String {
    relationships(&[("rId1", "officeDocument", "word/document.xml")])
}

const ODD_FOOTER: &str = "rId4";
const EVEN_FOOTER: &str = "rId5";

pub fn document_relationships() -> String {
    relationships(&[
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "fontTable", "fontTable.xml"),
        (ODD_FOOTER, "footer", "footer1.xml"),
        (EVEN_FOOTER, "footer", "footer2.xml"),
    ])
}

pub fn document_start() -> String {
    format!("<w:document xmlns:w=\"{NAMESPACE}\" xmlns:r=\"{RELATIONSHIPS}\"><w:body>")
}

/// The section: paper, margins and grid; with it the body ends.
pub fn document_end(preset: &PagePreset) -> String {
    let [top, right, bottom, left] = preset.margin_twips();
    let (width, height) = crate::page::PAPER_TWIPS;
    let (pitch, char_space) = (preset.line_twips(), preset.char_space());
    let footer = bottom.saturating_sub(FOOTER_BELOW_TEXT);
    let grid = if preset.grid {
        format!(
            "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"{pitch}\" w:charSpace=\"{char_space}\"/>"
        )
    } else {
        format!("<w:docGrid w:linePitch=\"{pitch}\"/>")
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"{ODD_FOOTER}\"/>\
         <w:footerReference w:type=\"even\" r:id=\"{EVEN_FOOTER}\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" \
         w:header=\"851\" w:footer=\"{footer}\" w:gutter=\"0\"/>\
         <w:pgNumType w:start=\"1\"/><w:cols w:space=\"425\"/>{grid}</w:sectPr></w:body></w:document>"
    )
}

/// What starts no line and what ends none (GB/T 15834 5.1): Word allows 100 and 50 characters here.
/// — and … are among the first, so that neither —— nor …… is ever parted.
pub const NOT_AT_START: &str =
    "!%),.:;?]}¢°·’”‰′″℃—…、。々〃〉》」』】〕〗〞！％），．：；？］｝～／";
pub const NOT_AT_END: &str = "$([{£¥‘“〈《「『【〔〖〝（［｛￡￥№／";

pub fn settings() -> String {
    let (start, end) = (escape(NOT_AT_START), escape(NOT_AT_END));
    format!(
        "<w:settings xmlns:w=\"{NAMESPACE}\"><w:zoom w:percent=\"100\"/>\
         <w:defaultTabStop w:val=\"640\"/><w:evenAndOddHeaders/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:noLineBreaksAfter w:lang=\"zh-CN\" w:val=\"{end}\"/>\
         <w:noLineBreaksBefore w:lang=\"zh-CN\" w:val=\"{start}\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

/// What stands in for a face that a machine does not have.
const SUBSTITUTES: &[(&str, &str)] = &[
    ("方正小标宋简体", "华文中宋,宋体"),
    ("方正小标宋_GBK", "方正小标宋简体,华文中宋,宋体"),
    ("仿宋_GB2312", "仿宋,FangSong,华文仿宋"),
    ("楷体_GB2312", "楷体,KaiTi,华文楷体"),
    ("黑体", "SimHei,华文黑体"),
    ("宋体", "SimSun,华文宋体"),
    ("仿宋", "FangSong,仿宋_GB2312"),
    ("楷体", "KaiTi,楷体_GB2312"),
];

pub fn font_table(preset: &PagePreset) -> String {
    let fonts = &preset.fonts;
    let sized = [&fonts.title, &fonts.body, &fonts.page_number, &fonts.copies];
    let faces = sized.map(|sized| &sized.face).into_iter();
    let faces = faces.chain([&fonts.subtitle, &fonts.attachment]).chain(&fonts.headings);
    let mut names: Vec<&str> = faces.map(|face: &Face| face.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let mut out = format!("<w:fonts xmlns:w=\"{NAMESPACE}\">");
    for name in names {
        out += &format!("<w:font w:name=\"{}\">", escape(name));
        if let Some((_, substitutes)) = SUBSTITUTES.iter().find(|(of, _)| *of == name) {
            out += &format!("<w:altName w:val=\"{substitutes}\"/>");
        }
        // 86 is GB 2312: whatever stands in is to hold its characters.
        out += "<w:charset w:val=\"86\"/><w:family w:val=\"auto\"/></w:font>";
    }
    let latin = escape(&fonts.latin);
    out += &format!("<w:font w:name=\"{latin}\"><w:charset w:val=\"00\"/></w:font></w:fonts>");
    out
}

/// The page number, `— 1 —`, towards the outer edge.
pub fn footer(preset: &PagePreset, side: Side) -> String {
    let edge = PAGE_NUMBER_BLANK * 100;
    let twips = preset.halves_to_twips(Halves(PAGE_NUMBER_BLANK * 2));
    let side = match side {
        Side::Left => "left",
        Side::Right => "right",
    };
    let run =
        |inside: &str| format!("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>{inside}</w:r>");
    let text = |text: &str| run(&format!("<w:t xml:space=\"preserve\">{text}</w:t>"));
    let field = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let instruction = run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>");
    format!(
        "<w:ftr xmlns:w=\"{NAMESPACE}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>\
         <w:ind w:{side}Chars=\"{edge}\" w:{side}=\"{twips}\"/><w:jc w:val=\"{side}\"/></w:pPr>\
         {}{}{}{}{}{}{}</w:p></w:ftr>",
        text("— "),
        field("begin"),
        instruction,
        field("separate"),
        run("<w:t>1</w:t>"),
        field("end"),
        text(" —"),
    )
}
