use super::*;
use proptest::prelude::*;

const TEXT: &str = "2026年度意识形态工作情况报告\r\n\r\n各科室：\n　　一、加强组织领导，落实“一岗双责”。开展XX次，覆盖100%——好！\n";

fn bytes_in(encoding: Encoding, text: &str, marked: bool) -> Vec<u8> {
    let mut bytes = if marked { encoding.mark().to_vec() } else { Vec::new() };
    match encoding {
        Encoding::Utf8 => bytes.extend(text.bytes()),
        Encoding::Utf16Le => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        Encoding::Utf16Be => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        Encoding::Gb18030 => {
            let (written, _, failed) = GB18030.encode(text);
            assert!(!failed);
            bytes.extend(written.iter());
        }
    }
    bytes
}

fn sound(text: &str, encoding: Encoding) -> Result<Decoded<'_>, NotText> {
    Ok(Decoded { text: text.into(), encoding, undecodable: None })
}

#[test]
fn every_encoding_with_and_without_mark() {
    for encoding in Encoding::ALL {
        for marked in [false, true] {
            let bytes = bytes_in(encoding, TEXT, marked);
            assert_eq!(decode(&bytes), sound(TEXT, encoding), "{encoding} {marked}");
        }
    }
}

#[test]
fn short_and_odd_texts() {
    for (text, encoding) in [
        ("", Encoding::Utf8),
        ("a", Encoding::Utf8),
        ("Bush hid the facts", Encoding::Utf8),
        ("this app can break\n", Encoding::Utf8),
        ("café naïve", Encoding::Utf8),
        ("Привет", Encoding::Utf8),
        ("한국어", Encoding::Utf8),
        ("報告書を作成する", Encoding::Utf8),
        ("好👍", Encoding::Utf8),
        ("梶啊啊傭。\n", Encoding::Utf16Le),
        ("报", Encoding::Utf8),
        ("报告", Encoding::Utf8),
        ("联通", Encoding::Gb18030),
        ("报告", Encoding::Gb18030),
        ("2024年", Encoding::Gb18030),
        ("工作㐀𠮷报告", Encoding::Gb18030),
        ("工作报告", Encoding::Utf16Le),
        ("工作报告", Encoding::Utf16Be),
        ("plain ASCII\r\n", Encoding::Utf16Le),
        ("plain ASCII\r\n", Encoding::Utf16Be),
    ] {
        let bytes = bytes_in(encoding, text, false);
        assert_eq!(decode(&bytes), sound(text, encoding), "{text}");
    }
    for encoding in Encoding::ALL {
        assert_eq!(decode(encoding.mark()), sound("", encoding));
    }
}

/// A text long enough that its beginning is not all that is judged, ASCII first.
#[test]
fn a_long_head_of_ascii_settles_nothing() {
    for encoding in Encoding::ALL {
        let text = format!("{}\n{TEXT}", "# head\n".repeat(20_001));
        assert_eq!(decode(&bytes_in(encoding, &text, false)), sound(&text, encoding));
    }
}

#[test]
fn damage_is_counted_and_placed() {
    // encoding, the byte that is put in place of others, where: line and column
    for encoding in Encoding::ALL {
        let mut bytes = bytes_in(encoding, "工作情况报告。\r\n一、加强领导。\n完", false);
        bytes.pop();
        let found = decode(&bytes).unwrap();
        let place = Undecodable { count: 1, line: 3, column: 1 };
        assert_eq!((found.encoding, found.undecodable), (encoding, Some(place)));
        assert_eq!(found.text, "工作情况报告。\r\n一、加强领导。\n\u{FFFD}");
    }
    for encoding in [Encoding::Utf8, Encoding::Gb18030] {
        let mut bytes = bytes_in(encoding, "工作情况报告。\r\r一、加强", false);
        bytes.push(0xFF);
        bytes.extend(bytes_in(encoding, "领导，落实责任。", false));
        let found = decode(&bytes).unwrap();
        let place = Undecodable { count: 1, line: 3, column: 5 };
        assert_eq!((found.encoding, found.undecodable), (encoding, Some(place)));
        assert_eq!(found.text, "工作情况报告。\r\r一、加强\u{FFFD}领导，落实责任。");
    }
}

#[test]
fn a_replacement_character_of_the_text_is_no_damage() {
    assert_eq!(decode("报告\u{FFFD}好".as_bytes()), sound("报告\u{FFFD}好", Encoding::Utf8));
}

#[test]
fn what_is_no_text() {
    let noise: Vec<u8> =
        (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (bytes, kind) in [
        (&b"PK\x03\x04\x14\0\x06\0[Content_Types].xml....word/document.xml"[..], NotTextKind::Word),
        (b"PK\x03\x04....xl/workbook.xml", NotTextKind::Excel),
        (
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
            NotTextKind::OpenDocument,
        ),
        (b"PK\x03\x04....readme", NotTextKind::Archive),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", NotTextKind::OldOffice),
        (b"%PDF-1.7\n", NotTextKind::Pdf),
        (b"{\\rtf1\\ansi", NotTextKind::RichText),
        (b"\x7FELF\x02\x01", NotTextKind::Program),
        (b"\x89PNG\r\n\x1A\n\0\0", NotTextKind::Image),
        (b"\0\0\0\0\0\0\0\0", NotTextKind::Unknown),
        (b"\x01\x02\x03\x04\x05\x06", NotTextKind::Unknown),
        (&noise, NotTextKind::Unknown),
    ] {
        assert_eq!(decode(bytes), Err(NotText { kind }), "{kind}");
    }
}

fn chinese() -> impl Strategy<Value = String> {
    let common = (0xB0..=0xD6u8, 0xA1..=0xFEu8).prop_map(|(first, second)| {
        GB18030.decode_without_bom_handling(&[first, second]).0.chars().next().unwrap()
    });
    let han = prop_oneof![20 => common, 1 => prop::char::range('\u{4E00}', '\u{9FA5}')];
    let han = prop::collection::vec(han, 4..30).prop_map(|han| han.into_iter().collect::<String>());
    let other = "(，|。|“|”|、|——|（一）|[0-9]{1,4}|[a-zA-Z]{1,3}| |%|\t|　){0,3}";
    let end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let line = (han, other, end).prop_map(|(han, other, end)| format!("{han}{other}。{end}"));
    prop::collection::vec(line, 1..6).prop_map(|lines| lines.concat())
}

proptest! {
    #[test]
    fn chinese_text_is_read_in_every_encoding(text in chinese(), marked in any::<bool>()) {
        for encoding in Encoding::ALL {
            let bytes = bytes_in(encoding, &text, marked);
            prop_assert_eq!(decode(&bytes), sound(&text, encoding));
        }
    }

    /// One bad byte does not turn a text into another one.
    #[test]
    fn a_bad_byte_stays_one(text in chinese(), at in any::<prop::sample::Index>()) {
        let ends: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
        let (before, behind) = text.split_at(ends[at.index(ends.len())]);
        for encoding in [Encoding::Utf8, Encoding::Gb18030] {
            let mut bytes = bytes_in(encoding, before, false);
            bytes.push(0xFF);
            bytes.extend(bytes_in(encoding, behind, false));
            let found = decode(&bytes).unwrap();
            prop_assert_eq!(found.text, format!("{before}\u{FFFD}{behind}"));
            prop_assert_eq!(found.undecodable.map(|u| u.count), Some(1));
        }
    }

    #[test]
    fn any_bytes_are_a_text_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(decoded) = decode(&bytes) {
            prop_assert!(decoded.text.len() <= bytes.len() * 3);
        }
    }
}
