//! Arbitrary drafts, each of which is a report: every part, field, slot, note and number, sections
//! down to the deepest level, and the characters that break formats.

use proptest::prelude::*;
use qicao::report::form::Form;
use qicao::report::numbering::{Number, Numbering, SchemeName};
use qicao::report::{
    DEEPEST, Draft, Field, Fixed, Ignored, Paragraph, RUN_IN_MARKS, Section, Settings, is_barred,
};

/// Any report, not yet checked; it passes every check.
pub fn draft() -> impl Strategy<Value = Draft> {
    let fixed = prop::collection::vec(paragraphs(), 9);
    (fixed, sections(), fields(), settings()).prop_map(|(fixed, sections, fields, settings)| {
        let mut draft = Draft { sections, fields, settings, ..Draft::default() };
        for (part, paragraphs) in Fixed::all().zip(fixed) {
            *draft.fixed.of_mut(part) = paragraphs;
        }
        draft
    })
}

/// A source as a report keeps it: slots and escaped braces between plain pieces.
pub fn source() -> impl Strategy<Value = String> {
    let slot = prop::sample::select(vec![
        "{次数}",
        "{年份=2026}",
        "{组织=党组|党委}",
        "{有无=|未}",
        "{{",
        "}}",
        "{a=\"\\}",
        "{x y}",
    ]);
    let piece = prop_oneof![
        3 => plain_piece().prop_map(|piece| piece.replace(['{', '}'], "")),
        1 => slot.prop_map(str::to_string),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// One line of plain text, in which braces are braces.
pub fn plain() -> impl Strategy<Value = String> {
    prop::collection::vec(plain_piece(), 0..5).prop_map(|pieces| pieces.concat())
}

fn plain_piece() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "\"",
        "\\",
        "\\n",
        "\\u{41}",
        "\t",
        "//",
        "/*",
        "*/",
        ")",
        "],",
        "(",
        "r#\"",
        "'",
        "{",
        "}",
        "\u{202E}",
        "\u{200B}",
        "\u{200D}",
        "\u{FEFF}",
        "\u{AD}",
        "\u{E0061}",
        "\u{FE0F}",
        "\u{301}",
        "\u{A0}",
        "\u{3000}",
        "𠮷",
        "㐀",
        "👩‍👩‍👧",
        "（",
        "“",
        "**",
        "#",
        " ",
        "1. ",
        "\u{FFFD}",
    ]);
    prop_oneof![
        4 => "(加强|领导|意识形态|，|。|；|一是|二是|2026年|[0-9a-z]){1,4}",
        2 => hard.prop_map(str::to_string),
        1 => any::<char>().prop_filter("barred", |c| !is_barred(*c)).prop_map(String::from),
    ]
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let note = prop_oneof![4 => Just(String::new()), 1 => plain()];
    (source(), note).prop_map(|(text, note)| Paragraph { text, note })
}

fn paragraphs() -> impl Strategy<Value = Vec<Paragraph>> {
    prop::collection::vec(paragraph(), 0..3)
}

fn number() -> impl Strategy<Value = Number> {
    let forms = prop::sample::select(vec![
        "一、",
        "（一）",
        "(一)",
        "〔一〕",
        "（一）、",
        "（ 一 ）",
        "1.",
        "１．",
        "1、",
        "1 ",
        "1.\t",
        "（1）",
        "1）",
        "①",
        "⑴",
        "⒈",
        "Ⅰ.",
        "第一章　",
        "第 一 条 ",
        "第1条 ",
        "1.1",
        "1.1 ",
        "1.1、",
    ]);
    prop_oneof![
        4 => Just(Number::ByPlace),
        2 => forms.prop_map(|sample| Number::Form(Form::of_sample(sample).unwrap())),
        1 => plain().prop_map(Number::Written),
        1 => Just(Number::Unnumbered),
    ]
}

fn section() -> impl Strategy<Value = Section> {
    let run_in = prop::option::of(prop::sample::select(RUN_IN_MARKS.to_vec()));
    let tags = prop::collection::vec(plain(), 0..3);
    let target = prop_oneof![3 => Just(0), 1 => 1..10u32, 1 => any::<u32>()];
    (1..=DEEPEST, source(), run_in, number(), tags, target, paragraphs()).prop_map(
        |(level, heading, run_in, number, tags, target, body)| Section {
            level,
            heading,
            run_in: run_in.map(str::to_string),
            number,
            tags,
            target,
            body,
            ..Section::default()
        },
    )
}

/// Sections of which none is deeper than its place allows; about one in three steps down.
fn sections() -> impl Strategy<Value = Vec<Section>> {
    prop::collection::vec(section(), 0..14).prop_map(|mut sections| {
        let mut above = 0;
        for section in &mut sections {
            section.level = section.level.min(above + 1);
            above = section.level;
        }
        sections
    })
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    let names = prop::collection::btree_set("(工作|单位|次数|年份|a|\"|\\\\){1,3}", 0..4);
    (names, prop::collection::vec(plain(), 4)).prop_map(|(names, values)| {
        names.into_iter().zip(values).map(|(name, value)| Field { name, value }).collect()
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let scheme = prop::sample::select(SchemeName::ALL.to_vec());
    let run_on = prop::collection::vec((1..=DEEPEST, any::<bool>()), 0..3);
    let mask = prop_oneof![2 => Just("**".to_string()), 1 => plain()];
    let target = prop_oneof![Just(0), 1..10u32, any::<u32>()];
    let ignored = (prop::sample::select(vec!["P01", "T99", ""]), plain());
    let ignored = ignored.prop_map(|(rule, text)| Ignored { rule: rule.into(), text });
    let ignored = prop::collection::vec(ignored, 0..3);
    (scheme, run_on, mask, target, ignored).prop_map(|(scheme, run_on, mask, target, ignored)| {
        let numbering = run_on
            .into_iter()
            .fold(Numbering::of(scheme), |n, (level, on)| n.with_run_on(level, on));
        Settings { numbering, mask, target, ignored }
    })
}
