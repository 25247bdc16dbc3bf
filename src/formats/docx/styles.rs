//! The styles of a document: one for each style of `page`, so that a person can change them in Word.

use super::parts::NAMESPACE;
use super::xml::escape;
use crate::page::{Face, PagePreset, Style};
use crate::report::DEEPEST;
use crate::text::Halves;
use std::borrow::Cow;

/// Returns the id by which paragraphs name a style.
pub fn id(style: Style) -> Cow<'static, str> {
    match style {
        Style::Heading(level) => Cow::Owned(format!("Heading{level}")),
        Style::Title => "Title".into(),
        Style::Subtitle => "Subtitle".into(),
        Style::Body => "BodyText".into(),
        Style::Addressee => "Addressee".into(),
        Style::Attachment => "AttachmentList".into(),
        Style::Signature => "Signature".into(),
        Style::Date => "Date".into(),
        Style::AttachmentLabel => "AttachmentLabel".into(),
        Style::AttachmentTitle => "AttachmentTitle".into(),
        Style::Copies => "Copies".into(),
    }
}

/// The name shown in Word; those it knows it shows in its own language.
fn name(style: Style) -> Cow<'static, str> {
    match style {
        Style::Heading(level) => Cow::Owned(format!("heading {level}")),
        Style::Title => "Title".into(),
        Style::Subtitle => "Subtitle".into(),
        Style::Body => "Body Text".into(),
        Style::Addressee => "主送机关".into(),
        Style::Attachment => "附件说明".into(),
        Style::Signature => "Signature".into(),
        Style::Date => "Date".into(),
        Style::AttachmentLabel => "附件序号".into(),
        Style::AttachmentTitle => "附件标题".into(),
        Style::Copies => "抄送".into(),
    }
}

fn all() -> impl Iterator<Item = Style> {
    let plain = [
        Style::Title,
        Style::Subtitle,
        Style::Addressee,
        Style::Body,
        Style::Attachment,
        Style::Signature,
        Style::Date,
        Style::AttachmentLabel,
        Style::AttachmentTitle,
        Style::Copies,
    ];
    plain.into_iter().chain((1..=DEEPEST).map(Style::Heading))
}

pub fn styles(preset: &PagePreset) -> String {
    let fonts = &preset.fonts;
    let (body, latin) = (escape(&fonts.body.face.name), escape(&fonts.latin));
    let size = half_points(fonts.body.size);
    let bold = bold(&fonts.body.face);
    let pitch = preset.line_twips();
    // The grid counts from the size of Normal, not from the defaults. Characters keep off it and are
    // set closer by hand: Word comes out the same, but others round a character that is wider than
    // its cell up to two.
    let spacing = preset.char_spacing();
    let mut out = format!(
        "<w:styles xmlns:w=\"{NAMESPACE}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{latin}\" w:eastAsia=\"{body}\" w:hAnsi=\"{latin}\" w:cs=\"{latin}\"/>\
         {bold}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:kinsoku/><w:overflowPunct w:val=\"0\"/>\
         <w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:adjustRightInd w:val=\"0\"/>\
         <w:snapToGrid w:val=\"0\"/>\
         <w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{pitch}\" w:lineRule=\"exact\"/>\
         <w:jc w:val=\"both\"/></w:pPr><w:rPr><w:snapToGrid w:val=\"0\"/>\
         <w:spacing w:val=\"{spacing}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>\
         </w:style>"
    );
    all().for_each(|style| out += &definition(style, preset));
    out += &footer(preset);
    out + "</w:styles>"
}

fn definition(style: Style, preset: &PagePreset) -> String {
    let mut paragraph = String::new();
    match style {
        Style::Body | Style::Heading(_) => {
            let twips = preset.halves_to_twips(Halves(4));
            paragraph += &format!("<w:ind w:firstLineChars=\"200\" w:firstLine=\"{twips}\"/>");
        }
        Style::Title | Style::Subtitle | Style::AttachmentTitle => {
            paragraph += "<w:jc w:val=\"center\"/>";
        }
        // Spread over the line a short row would not stand where it is to stand.
        Style::Signature | Style::Date => paragraph += "<w:jc w:val=\"left\"/>",
        _ => {}
    }
    if let Style::Heading(level) = style {
        paragraph += &format!("<w:outlineLvl w:val=\"{}\"/>", level.saturating_sub(1));
    }
    let size = style.solid(preset).map_or(String::new(), |sized| solid(sized.size));
    let face = face(style.face(preset), "");
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
         <w:rPr>{face}{size}</w:rPr></w:style>",
        id(style),
        name(style),
    )
}

fn footer(preset: &PagePreset) -> String {
    let sized = &preset.fonts.page_number;
    let name = escape(&sized.face.name);
    // Half-width figures of the same face as the dashes.
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/>\
         <w:basedOn w:val=\"Normal\"/><w:pPr>\
         <w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/></w:pPr>\
         <w:rPr><w:rFonts w:ascii=\"{name}\" w:eastAsia=\"{name}\" w:hAnsi=\"{name}\"/>{}{}</w:rPr>\
         </w:style>",
        bold(&sized.face),
        solid(sized.size),
    )
}

/// The properties of a run set in a face; `hint` stands before its name.
pub fn face(face: &Face, hint: &str) -> String {
    format!("<w:rFonts {hint}w:eastAsia=\"{}\"/>{}", escape(&face.name), bold(face))
}

fn bold(face: &Face) -> &'static str {
    if face.bold { "<w:b/><w:bCs/>" } else { "" }
}

/// Another size is set solid: the body's grid would spread or crowd it.
fn solid(points: f64) -> String {
    let size = half_points(points);
    format!("<w:spacing w:val=\"0\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
}

/// Word counts sizes in half points.
fn half_points(points: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 144")]
    let half_points = (points * 2.0).round() as u16;
    half_points
}
