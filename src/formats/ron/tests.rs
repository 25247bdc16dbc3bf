use super::*;
use crate::report::numbering::{Number, SchemeName};
use crate::report::slot::SlotReason;
use crate::report::{Field, Paragraph};

const FULL: &str = r#"Report(
    format: 1,
    title: [
        "2026年度{工作}工作情况报告",
    ],
    lead: [
        "现将情况报告如下。",
        "第二段。",
    ],
    sections: [
        (
            level: 1,
            heading: "工作\u{200b}情况",
            number: form("1、"),
            tags: ["工作", "情况"],
            target: 800,
            body: [
                "说“好”，\"好\"，\\好。",
            ],
            notes: [
                (paragraph: 1, text: "去年的数？"),
            ],
        ),
        (
            level: 2,
            heading: "加强领导",
            run_in: "。",
            number: written("（三）"),
        ),
        (
            level: 2,
            heading: "其他",
            run_in: "",
            number: none,
        ),
        (
            level: 1,
        ),
    ],
    date: [
        "2026年1月5日",
    ],
    fields: [
        ("工作", "信访"),
        ("次数", ""),
    ],
    numbering: (scheme: "regulation", run_on: [2], restart: [3]),
    mask: "XX",
    target: 2000,
    ignored: [
        ("P01", ",\u{200b}"),
        ("T02", ""),
    ],
    notes: [
        (part: "lead", paragraph: 2, text: "要不要？"),
    ],
)
"#;

#[test]
fn a_file_is_written_as_it_is_read() {
    let read = read(FULL).unwrap();
    assert_eq!(write(&read.report), FULL);
    let sections = read.report.sections();
    assert_eq!(sections[0].heading, "工作\u{200B}情况");
    assert_eq!(sections[0].body[0].note, "去年的数？");
    assert_eq!(sections[1].number, Number::Written("（三）".into()));
    assert_eq!(sections[1].run_in.as_deref(), Some("。"));
    assert_eq!(sections[2].run_in.as_deref(), Some(""));
    assert_eq!(sections[3].run_in, None);
    let numbering = &read.report.settings().numbering;
    assert_eq!(numbering.scheme, SchemeName::Regulation);
    assert_eq!(numbering.levels_run_on().collect::<Vec<_>>(), [2]);
    let note = Paragraph { text: "第二段。".into(), note: "要不要？".into() };
    assert_eq!(read.report.fixed(Fixed::Lead)[1], note);
    assert_eq!(read.report.fields()[1], Field { name: "次数".into(), value: String::new() });
}

#[test]
fn an_empty_report_is_one_field() {
    assert_eq!(write(&Report::default()), "Report(\n    format: 1,\n)\n");
    for text in
        ["Report(format: 1)", "\u{FEFF}(format:1,)", "#![enable(implicit_some)] Report(format: 1)"]
    {
        assert_eq!(read(text).unwrap().report, Report::default(), "{text}");
    }
}

#[test]
fn only_what_nobody_sees_is_escaped() {
    for (text, written) in [
        (
            "“㐀𠮷é”＿（）【】 \u{A0}\u{3000}\u{301}가★①\u{E000}",
            "“㐀𠮷é”＿（）【】 \u{A0}\u{3000}\u{301}가★①\u{E000}",
        ),
        ("a\t\"\\", r#"a\t\"\\"#),
        (
            "\u{202E}\u{FEFF}\u{AD}\u{200D}\u{E0061}\u{2066}",
            r"\u{202e}\u{feff}\u{ad}\u{200d}\u{e0061}\u{2066}",
        ),
    ] {
        let mut draft = crate::report::Draft::default();
        draft.fixed.of_mut(Fixed::Title).push(Paragraph::new(text));
        let file = write(&Report::new(draft).unwrap());
        assert!(file.contains(&format!("\"{written}\",\n")), "{file}");
    }
}

#[test]
fn comments_are_seen_and_texts_that_look_like_them_are_not() {
    for (text, expect) in [
        ("Report(format: 1, // hier\n)", true),
        ("/* a /* b */ \" */ Report(format: 1)", true),
        (r##"Report(format: 1, title: ["// a /* b", r"//", r#""//"#])"##, false),
        ("Report(format: 1) //", true),
    ] {
        assert_eq!(read(text).map(|read| read.has_comments), Ok(expect), "{text}");
    }
}

#[test]
fn control_characters_between_and_in_texts_are_dropped() {
    let read = read("Report(format: 1,\r\n\u{0} title: [\"标\u{1b}题\"])").unwrap();
    assert_eq!(read.report.fixed(Fixed::Title)[0].text, "标题");
    assert_eq!(read.dropped, Some(Dropped { count: 2, line: 2, column: 1 }));
}

/// What is wrong where `¦` stands in the text.
fn wrong(drawn: &str, kind: RonErrorKind) {
    let (before, behind) = drawn.split_once('¦').unwrap();
    let text = format!("{before}{behind}");
    let expect = RonError::at(&text, before.len(), kind);
    let found = read(&text).expect_err(&text);
    assert_eq!((found.to_string(), &found), (expect.to_string(), &expect), "{text}");
}

#[test]
fn every_error_says_where_and_what() {
    use RonErrorKind as Kind;
    let name = |name: &str| name.to_string();
    wrong("¦", Kind::Expected(Expected::Report));
    wrong("¦你好", Kind::Expected(Expected::Report));
    wrong("Report(¦", Kind::CutOff);
    wrong("Report(format: 1, title: [\"a\",¦\n\n", Kind::CutOff);
    wrong("Report(format: 1,\n    title: [¦\"a, \n", Kind::UnclosedText);
    wrong("Report(format: 1,\n    title: [¦\"a],\n    date: [\"b\"],\n)", Kind::UnclosedText);
    wrong("Report(format: 1, title: [¦\"a \\\n  b\"])", Kind::UnclosedText);
    wrong("Report(format: 1, ¦/* a", Kind::UnclosedComment);
    wrong("Report¦（format: 1)", Kind::FullWidth { found: '（', meant: '(' });
    wrong("Report(format¦： 1)", Kind::FullWidth { found: '：', meant: ':' });
    wrong("Report(format: 1¦，)", Kind::FullWidth { found: '，', meant: ',' });
    wrong("Report(format: 1, title: [¦“a”])", Kind::FullWidth { found: '“', meant: '"' });
    wrong("Report(format: 1,¦　title: [])", Kind::FullWidth { found: '　', meant: ' ' });
    wrong("Report(format: 1, ¦\u{200B}title: [])", Kind::Unexpected('\u{200B}'));
    wrong("Report(format: 1, title: [\"a¦\\q\"])", Kind::Escape);
    wrong("Report(format: 1, title: [\"一\\\"¦\\n\"])", Kind::Character('\n'));
    wrong("Report(format: 1, title: [\"一¦\\u{1b}\"])", Kind::Character('\u{1b}'));
    wrong("Report(format: 1, title: [\"\\t¦\\u{2028}\"])", Kind::Character('\u{2028}'));
    wrong("Report(format: 1, title: [\"\\xE4\\xB8\\xAD¦\\x1b\"])", Kind::Character('\u{1b}'));
    wrong("Report(format: 1, title: [\"a\" ¦\"b\"])", Kind::Expected(Expected::Comma));
    wrong("Report(format: 1, title: ¦\"a\")", Kind::Expected(Expected::List));
    wrong("Report(format: 1, title: [¦1])", Kind::Expected(Expected::Text));
    wrong("Report(format: 1, sections: [¦\"a\"])", Kind::Expected(Expected::Group));
    wrong("Report(format: 1) ¦x", Kind::Expected(Expected::End));
    wrong("Report(format ¦1)", Kind::Expected(Expected::Colon));
    wrong("Report(format: ¦\"1\")", Kind::Expected(Expected::Number));
    wrong("Report(format: 1, ¦, title: [])", Kind::Expected(Expected::FieldName));
    wrong("Report(format: 1, fields: [(\"a\"¦)])", Kind::Expected(Expected::Pair));
    wrong("¦Pack(format: 7)", Kind::OtherKind(name("Pack")));
    wrong("Report(title: []¦)", Kind::MissingField("format"));
    wrong("Report(format: 1, sections: [(heading: \"a\"¦)])", Kind::MissingField("level"));
    wrong("Report(format: 1, ¦format: 1)", Kind::RepeatedField("format"));
    wrong("Report(format: 1, sections: [(level: ¦300)])", Kind::OutOfRange);
    wrong(
        "Report(format: 1, sections: [(level: 1, ¦titel: \"a\")])",
        Kind::UnknownField {
            name: name("titel"),
            known: vec!["level", "heading", "run_in", "number", "tags", "target", "body", "notes"],
        },
    );
    let forms = vec!["form", "written", "none"];
    wrong(
        "Report(format: 1, sections: [(level: 1, number: ¦auto)])",
        Kind::UnknownWord { word: name("auto"), known: forms },
    );
    let schemes = vec!["official", "decimal", "regulation"];
    wrong(
        "Report(format: 1, numbering: (run_on: [1], scheme: ¦\"公文\"))",
        Kind::UnknownWord { word: name("公文"), known: schemes },
    );
    wrong("Report(format: ¦0)", Kind::Format { found: 0, known: 1 });
    wrong(
        "Report(\n title: 新, /* \" */ format: ¦2, what: {ever})",
        Kind::Format { found: 2, known: 1 },
    );
    let deep = "(".repeat(64 - 1);
    wrong(&format!("Report({deep}¦{}", "(".repeat(10_000)), Kind::TooDeep);
}

#[test]
fn what_is_no_report_is_found_in_the_file() {
    use RonErrorKind as Kind;
    let name = |name: &str| name.to_string();
    wrong(
        "Report(format: 1, sections: [\n(level: 1),\n(heading: \"a\", level: ¦3),\n])",
        Kind::Level { level: 3, allowed: 2 },
    );
    wrong("Report(format: 1, sections: [(level: ¦0)])", Kind::Level { level: 0, allowed: 1 });
    wrong("Report(format: 1, lead: [\"好\", \"\\t好¦{\"])", Kind::Slot(SlotReason::SingleBrace));
    wrong("Report(format: 1, lead: [r#\"好¦{=}\"#])", Kind::Slot(SlotReason::Name));
    wrong(
        "Report(format: 1, sections: [(level: 1, body: [\"(\", /* [ */ \"\\u{4e00}¦}\"])])",
        Kind::Slot(SlotReason::SingleBrace),
    );
    wrong(
        "Report(format: 1, sections: [(level: 1), Section(level: 1, heading: \"¦{\")])",
        Kind::Slot(SlotReason::SingleBrace),
    );
    wrong("Report(format: 1, sections: [(level: 1, run_in: ¦\",\")])", Kind::RunIn(name(",")));
    wrong(
        "Report(format: 1, sections: [(level: 1, number: form(¦\"甲、\"))])",
        Kind::NumberForm(name("甲、")),
    );
    wrong(
        "Report(format: 1, fields: [(\"a\", \"\"), (¦\"a=\", \"\")])",
        Kind::FieldName(name("a=")),
    );
    wrong(
        "Report(format: 1, fields: [(\"a\", \"\"), (¦\"a\", \"\")])",
        Kind::FieldTwice(name("a")),
    );
    wrong("Report(format: 1, numbering: (run_on: [1, ¦10]))", Kind::NoLevel(10));
    wrong("Report(format: 1, numbering: (run_on: [1], restart: [¦1]))", Kind::RunOnAndRestart(1));
    wrong(
        "Report(format: 1, sections: [(level: 1, body: [\"a\"], notes: [(text: \"\", paragraph: ¦2)])])",
        Kind::NoParagraph { paragraph: 2, existing: 1 },
    );
    wrong(
        "Report(format: 1, notes: [(part: \"lead\", paragraph: ¦0, text: \"b\")])",
        Kind::NoParagraph { paragraph: 0, existing: 0 },
    );
    wrong(
        "Report(format: 1, lead: [\"\"], notes: [(part: \"lead\", paragraph: 1, text: \"b\"), (part: \"lead\", paragraph: ¦1, text: \"c\")])",
        Kind::NoteTwice { paragraph: 1 },
    );
    let parts = PARTS.map(|(_, name)| name).to_vec();
    wrong(
        "Report(format: 1, notes: [(part: ¦\"leed\", paragraph: 1, text: \"b\")])",
        Kind::UnknownWord { word: name("leed"), known: parts },
    );
    let long = "长".repeat(crate::report::LONGEST_TEXT / 3 + 1);
    wrong(&format!("Report(format: 1, mask: ¦\"{long}\")"), Kind::Long { bytes: long.len() });
}
