use super::*;
use crate::formats::plain;
use crate::page::{Face, Fonts, PagePreset};
use crate::report::testing::section;
use crate::report::{Draft, Fixed, Paragraph, Report, Section};
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// An archive of these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>")
}

/// The lines and notices of a document with this body.
fn lines_of(body: &str) -> (Vec<String>, Vec<(NoticeKind, usize)>) {
    of_package(&[("word/document.xml", &document(body))])
}

fn of_package(parts: &[(&str, &str)]) -> (Vec<String>, Vec<(NoticeKind, usize)>) {
    let read = read(&package(parts)).unwrap();
    let notices = read.notices.iter().map(|notice| (notice.kind, notice.count)).collect();
    (read.text.lines().map(str::to_string).collect(), notices)
}

fn part(docx: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn report() -> Report {
    let mut draft = Draft::default();
    for (part, texts) in [
        (Fixed::Title, &["2024年“一岗双责”工作报告"][..]),
        (Fixed::Subtitle, &["（某局）"]),
        (Fixed::Addressee, &["市政府："]),
        (Fixed::Lead, &["现报告如下<&>\u{FFFE}："]),
        (Fixed::Attachments, &["附件：1.甲", "2.乙"]),
        (Fixed::Signature, &["某市应急管理局"]),
        (Fixed::Date, &["2024年5月6日"]),
        (Fixed::After, &["（联系人：张三）", "附件1", "清单", "一项。"]),
    ] {
        draft.fixed.of_mut(part).extend(texts.iter().map(|text| Paragraph::plain(text)));
    }
    draft.sections = vec![
        section(1, "工作情况", None, &[]),
        section(2, "加强领导", Some("。"), &["好\t。"]),
        section(3, "三级", Some("。"), &["好。"]),
    ];
    Report::new(draft).unwrap()
}

fn written(preset: &PagePreset) -> Vec<u8> {
    write(&report(), preset).unwrap()
}

/// Asserts that a part holds these, in this order.
fn holds(text: &str, all: &[&str]) {
    let mut rest = text;
    for piece in all {
        let (_, behind) = rest.split_once(piece).unwrap_or_else(|| panic!("{piece} in {rest}"));
        rest = behind;
    }
}

#[test]
fn the_numbers_of_the_standard() {
    let docx = written(&PagePreset::default());
    let body = part(&docx, "word/document.xml");
    holds(
        &body,
        &[
            r#"<w:footerReference w:type="default" r:id="rId4"/>"#,
            r#"<w:footerReference w:type="even" r:id="rId5"/>"#,
            r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
            r#"<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588""#,
            r#"w:footer="1417""#,
            r#"<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>"#,
        ],
    );
    let styles = part(&docx, "word/styles.xml");
    holds(
        &styles,
        &[
            r#"<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman""#,
            r#"<w:sz w:val="32"/>"#,
            r#"w:styleId="Normal""#,
            r#"<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/>"#,
            r#"<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>"#,
            r#"<w:snapToGrid w:val="0"/>"#,
            r#"w:line="579" w:lineRule="exact"/>"#,
            r#"<w:jc w:val="both"/>"#,
            r#"<w:spacing w:val="-6"/><w:sz w:val="32"/>"#,
            r#"w:styleId="Title""#,
            r#"<w:jc w:val="center"/>"#,
            r#"w:eastAsia="方正小标宋简体"/><w:spacing w:val="0"/><w:sz w:val="44"/>"#,
            r#"w:styleId="Subtitle""#,
            r#"w:eastAsia="楷体_GB2312""#,
            r#"w:styleId="BodyText""#,
            r#"<w:ind w:firstLineChars="200" w:firstLine="631"/>"#,
            r#"w:styleId="AttachmentLabel""#,
            r#"w:eastAsia="黑体""#,
            r#"w:styleId="Heading1""#,
            r#"<w:outlineLvl w:val="0"/>"#,
            r#"w:eastAsia="黑体""#,
            r#"w:styleId="Heading2""#,
            r#"w:eastAsia="楷体_GB2312""#,
            r#"w:styleId="Heading3""#,
            r#"w:eastAsia="仿宋_GB2312""#,
            r#"w:styleId="Footer""#,
            r#"w:eastAsia="宋体""#,
            r#"<w:sz w:val="28"/>"#,
        ],
    );
    holds(
        &part(&docx, "word/settings.xml"),
        &[
            "<w:evenAndOddHeaders/>",
            r#"<w:characterSpacingControl w:val="doNotCompress"/>"#,
            "<w:noLineBreaksAfter",
            "<w:noLineBreaksBefore",
            r#"w:name="compatibilityMode""#,
        ],
    );
    for (name, align) in [("word/footer1.xml", "right"), ("word/footer2.xml", "left")] {
        holds(
            &part(&docx, name),
            &[
                &format!(r#"<w:ind w:{align}Chars="100" w:{align}="315"/><w:jc w:val="{align}"/>"#),
                "— ",
                r#"w:fldCharType="begin""#,
                " PAGE ",
                r#"w:fldCharType="end""#,
                " —",
            ],
        );
    }
}

#[test]
fn a_report_paragraph_by_paragraph() {
    let body = part(&written(&PagePreset::default()), "word/document.xml");
    let run = |face: &str, text: &str| {
        let face = if face.is_empty() { String::new() } else { format!(" w:eastAsia=\"{face}\"") };
        format!(
            "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"{face}/></w:rPr>\
             <w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        )
    };
    let paragraph = |style: &str, more: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}", run("", text))
    };
    let hung =
        |left: u32, first: &str| format!("<w:ind w:left=\"{left}\" w:right=\"0\" w:{first}/>");
    holds(
        &body,
        &[
            "<w:body>",
            &paragraph("Title", "", "2024年“一岗双责”工作报告"),
            &paragraph("Subtitle", "", "（某局）"),
            "<w:p/>",
            &paragraph("Addressee", "", "市政府："),
            &paragraph("BodyText", "", "现报告如下&lt;&amp;&gt;："),
            &paragraph("Heading1", "", "一、工作情况"),
            // Only the heading sentence takes the face.
            &run("楷体_GB2312", "（一）加强领导。").replace("</w:p>", ""),
            "好</w:t><w:tab/><w:t",
            &run("仿宋_GB2312", "1.三级。").replace("</w:p>", ""),
            &run("", "好。"),
            "<w:p/>",
            &paragraph("AttachmentList", &hung(1895, "hanging=\"1264\""), "附件：1.甲"),
            &paragraph("AttachmentList", &hung(1895, "hanging=\"316\""), "2.乙"),
            "<w:p/>",
            &paragraph("Signature", &hung(6001, "firstLine=\"0\""), "某市应急管理局"),
            &paragraph("Date", &hung(6633, "firstLine=\"0\""), "2024年5月6日"),
            &paragraph("BodyText", "", "（联系人：张三）"),
            &paragraph("AttachmentLabel", "<w:pageBreakBefore/>", "附件1"),
            "<w:p/>",
            &paragraph("AttachmentTitle", "", "清单"),
            "<w:p/>",
            &paragraph("BodyText", "", "一项。"),
            "<w:sectPr>",
        ],
    );
}

#[test]
fn what_a_house_sets_is_in_the_document() {
    let preset = PagePreset {
        line_pitch: 28.0,
        grid: false,
        chars_per_line: 27,
        seal: true,
        fonts: Fonts {
            title: Face { name: "宋体".into(), bold: true }.sized(22.0),
            latin: "仿宋_GB2312".into(),
            ..Fonts::default()
        },
        ..PagePreset::default()
    };
    let docx = written(&preset);
    holds(
        &part(&docx, "word/document.xml"),
        &["<w:p/><w:p/>", r#"<w:docGrid w:linePitch="560"/>"#],
    );
    holds(
        &part(&docx, "word/styles.xml"),
        &[
            r#"w:ascii="仿宋_GB2312""#,
            r#"w:line="560""#,
            r#"<w:spacing w:val="0"/>"#,
            r#"w:eastAsia="宋体"/><w:b/><w:bCs/>"#,
            r#"w:firstLine="640""#,
        ],
    );
}

#[test]
fn every_part_is_well_formed_and_every_time_the_same() {
    let docx = written(&PagePreset::default());
    assert_eq!(docx, written(&PagePreset::default()));
    let mut zip = ZipArchive::new(Cursor::new(&docx)).unwrap();
    assert_eq!(zip.len(), 9);
    assert_eq!(zip.by_index(0).unwrap().name().unwrap(), "[Content_Types].xml");
    for at in 0..zip.len() {
        let file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        assert_eq!(file.last_modified().unwrap().year(), 1980);
        walk::walk(&name, std::io::BufReader::new(file), |_| {}).unwrap();
    }
}

#[test]
fn every_preset_of_the_program_makes_a_document() {
    use crate::formats::preset;
    for (id, _) in preset::BUILT_IN {
        let preset = preset::built_in(id).unwrap();
        let docx = written(&preset);
        assert!(read(&docx).unwrap().text.starts_with("2024年“一岗双责”"));
        let pitch = format!("w:linePitch=\"{}\"", preset.line_twips());
        holds(&part(&docx, "word/document.xml"), &[&pitch]);
    }
}

/// What may not start or end a line is the same to Word and to the page.
#[test]
fn the_tables_of_marks_are_those_of_the_page() {
    use crate::text::{Halves, Paper, Wrap};
    let first_row = |text: &str| {
        let wrap = Wrap::new(text, Paper, Halves(8));
        let end = wrap.rows().next().unwrap().end;
        text.split_at(end).0.chars().count()
    };
    for mark in parts::NOT_AT_START.chars() {
        assert!(first_row(&format!("某某某某{mark}某")) < 4, "{mark}");
    }
    for mark in parts::NOT_AT_END.chars().filter(|mark| *mark != '／' && !mark.is_ascii()) {
        assert_eq!(first_row(&format!("某某某{mark}某")), 3, "{mark}");
    }
    assert!(parts::NOT_AT_START.chars().count() <= 100 && parts::NOT_AT_END.chars().count() <= 50);
}

#[test]
fn what_was_written_reads_back() {
    let read = read(&written(&PagePreset::default())).unwrap();
    assert_eq!(read.notices, []);
    let back = plain::read(&read.text, false).unwrap().draft;
    let back = plain::write(&Report::new(back).unwrap(), plain::Lines::Flat);
    assert_eq!(back, plain::write(&report(), plain::Lines::Flat).replace('\u{FFFE}', ""));
}

fn line() -> impl Strategy<Value = String> {
    "(加强|“领导”|。|——|<b>&amp;|\\]\\]>|𠮷|\u{202E}|\u{FFFF}|a  b|\t|附件1|附件：1\\.|2024年|（一）){0,8}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_goes_through_a_document(
        fixed in prop::collection::vec((0..9usize, line()), 0..10),
        sections in prop::collection::vec((line(), any::<bool>(), line()), 0..5),
    ) {
        let mut draft = Draft::default();
        for (part, text) in &fixed {
            let part = Fixed::all().nth(*part).unwrap();
            draft.fixed.of_mut(part).push(Paragraph::plain(text));
        }
        for (heading, runs_in, body) in &sections {
            draft.sections.push(Section {
                level: 1,
                heading: heading.clone(),
                run_in: runs_in.then(|| "。".to_string()),
                body: vec![Paragraph::plain(body)],
                ..Section::default()
            });
        }
        let report = Report::new(draft).unwrap();
        let docx = write(&report, &PagePreset::default()).unwrap();
        let lines = |text: &str| -> Vec<String> {
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect()
        };
        let expect = plain::write(&report, plain::Lines::Flat).replace('\u{FFFF}', "");
        prop_assert_eq!(lines(&read(&docx).unwrap().text), lines(&expect));
    }

    #[test]
    fn no_damage_panics(at in 0..9000usize, byte in any::<u8>(), end in 0..9000usize) {
        let mut docx = written(&PagePreset::default());
        let length = docx.len();
        docx[at % length] = byte;
        let _ = read(&docx);
        let _ = read(&docx[..end % length]);
        let text = document("<w:p><w:r><w:t>好</w:t></w:r></w:p>");
        let mut text = text.into_bytes();
        let length = text.len();
        text[at % length] = byte;
        if let Ok(text) = String::from_utf8(text) {
            let _ = read(&package(&[("word/document.xml", &text)]));
        }
    }
}

#[test]
fn runs_breaks_fields_and_changes() {
    for (body, expect) in [
        (
            "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:tab/><w:t>乙 &amp; &#20013;</w:t></w:r></w:p>",
            &["甲\t乙 & 中"][..],
        ),
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", &["甲", "乙"]),
        (
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
            &["甲"],
        ),
        (
            "<w:p><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>乙</w:t></w:r></w:smartTag></w:p>",
            &["甲乙"],
        ),
        (
            "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>",
            &["甲"],
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo></w:p>",
            &["乙"],
        ),
        // The end of the first paragraph is deleted.
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>",
            &["甲乙"],
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>乙</w:t></w:r></w:p>",
            &["乙"],
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>5月</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>6日</w:t></w:r></w:p>",
            &["5月6日"],
        ),
        (
            "<w:p><w:fldSimple w:instr=\"DATE\"><w:r><w:t>5月</w:t></w:r></w:fldSimple></w:p>",
            &["5月"],
        ),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jiǎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            &["甲"],
        ),
        ("<w:p/><w:p><w:r><w:t>甲</w:t></w:r></w:p>", &["", "甲"]),
    ] {
        assert_eq!(lines_of(body).0, expect, "{body}");
    }
}

#[test]
fn tables_and_boxes_become_lines_and_are_noticed() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let inner = table(&[row(&[cell(&p("内")), cell(&p("里"))])]);
    let body = p("前")
        + &table(&[
            row(&[cell(&(p("甲") + &p("一"))), cell(&p("乙"))]),
            row(&[cell(&inner), cell(&p(""))]),
        ])
        + &table(&[row(&[cell(&(p("框一") + &p("框二")))])])
        + "<w:p><w:r><w:t>锚</w:t></w:r><w:r><AlternateContent><Choice><txbxContent>"
        + &p("盒")
        + "</txbxContent></Choice><Fallback><txbxContent>"
        + &p("盒")
        + "</txbxContent></Fallback></AlternateContent><w:t>点</w:t></w:r>\
           <w:r><w:footnoteReference w:id=\"1\"/><w:commentReference w:id=\"0\"/><w:sym w:font=\"Wingdings\" w:char=\"F0B7\"/></w:r></w:p>";
    let (lines, notices) = lines_of(&body);
    assert_eq!(lines, ["前", "甲 一\t乙", "内\t里\t", "框一", "框二", "锚点\u{F0B7}", "盒"]);
    assert_eq!(
        notices,
        [
            (NoticeKind::Tables, 3),
            (NoticeKind::TextBoxes, 1),
            (NoticeKind::Footnotes, 1),
            (NoticeKind::Comments, 1),
            (NoticeKind::Symbols, 1)
        ]
    );
}

/// Lists as Word counts them: levels, restarts, styles, overrides, and a number taken away.
#[test]
fn automatic_numbers() {
    let level = |n: usize, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\">{}{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">\
         <w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>",
        level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"H1\"/>"),
        level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"H2\"/>"),
        level(2, "decimal", "%3.", ""),
        level(3, "decimal", "%1.%4", "<w:isLgl/>"),
        level(0, "bullet", "\u{F0B7}", ""),
    );
    let styles = format!(
        "<w:styles {W}>\
         <w:style w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         <w:style w:styleId=\"H2\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         <w:style w:styleId=\"Sub\"><w:basedOn w:val=\"H2\"/></w:style>\
         <w:style w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style></w:styles>"
    );
    let styled = |style: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>")
    };
    let listed = |list: u8, level: u8| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
             <w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:pPrChange>\
             </w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
        )
    };
    let removed = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>";
    let body = [
        styled("H1"),
        styled("H2"),
        styled("Sub"),
        listed(1, 2),
        listed(1, 3),
        styled("H1"),
        styled("H2"),
        removed.to_string(),
        listed(2, 0),
        styled("Loop"),
        listed(3, 0),
        listed(3, 0),
        listed(7, 0),
    ]
    .concat();
    let (lines, notices) = of_package(&[
        ("word/document.xml", &document(&body)),
        ("word/numbering.xml", &numbering),
        ("word/styles.xml", &styles),
    ]);
    let expect = [
        "一、甲",
        "（一）甲",
        "（二）甲",
        "1.甲",
        "1.1 甲",
        "二、甲",
        "（一）甲",
        "甲",
        "• 甲",
        "甲",
        "五、甲",
        "六、甲",
        "甲",
    ];
    assert_eq!(lines, expect);
    assert_eq!(notices, [(NoticeKind::Numbers, 10)]);
}

#[test]
fn the_package_says_where_the_document_is() {
    let rels = "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"/w2/doc.xml\"/></Relationships>";
    let text = document("<w:p><w:r><w:t>甲</w:t></w:r></w:p>");
    assert_eq!(of_package(&[("_rels/.rels", rels), ("w2/doc.xml", &text)]).0, ["甲"]);
    let sheet = rels.replace("/w2/doc.xml", "xl/workbook.xml");
    assert_eq!(read(&package(&[("_rels/.rels", &sheet)])), Err(DocxError::NoDocument));
}

#[test]
fn hostile_files_are_refused() {
    let part = || "word/document.xml".to_string();
    let good = package(&[("word/document.xml", &document(""))]);
    let ole = |name: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let packed = |text: &str| package(&[("word/document.xml", text)]);
    let entities =
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document>&x;</w:document>";
    let unclosed = document("<w:p>").replace("</w:body></w:document>", "");
    let deep = document(&("<w:tbl>".repeat(5000) + &"</w:tbl>".repeat(5000)));
    let mut broken = good.clone();
    // Inside the packed text.
    broken[60] ^= 0xFF;
    for (bytes, error) in [
        (Vec::new(), DocxError::NotAZip),
        ("不是".into(), DocxError::NotAZip),
        (good[..good.len() / 2].to_vec(), DocxError::CutOff),
        (ole("WordDocument"), DocxError::OldDocument),
        (ole("EncryptedPackage"), DocxError::Encrypted),
        (package(&[("a.txt", "甲")]), DocxError::NoDocument),
        (packed(entities), DocxError::Dtd { part: part() }),
        (packed("<a>&unknown;</a>"), DocxError::Xml { part: part(), at: 12 }),
        (packed("<a></b>"), DocxError::Xml { part: part(), at: 3 }),
        (broken, DocxError::Damaged { part: part() }),
    ] {
        let found = read(&bytes).map(|text| text.text);
        assert_eq!(found, Err(error), "{:?}", String::from_utf8_lossy(&bytes));
    }
    for text in [unclosed, deep] {
        assert!(matches!(read(&packed(&text)), Err(DocxError::Xml { .. })));
    }
}

#[test]
fn a_bomb_is_not_unfolded() {
    let bomb = document(&" ".repeat(40 << 20));
    let part = "word/document.xml".to_string();
    assert_eq!(read(&package(&[(&part, &bomb)])), Err(DocxError::TooLarge { part }));
}
