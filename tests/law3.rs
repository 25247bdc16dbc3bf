//! The second half of law 3 of the design: a report whose texts do not themselves look like
//! structure comes back from its plain text with its parts, headings, numbers and filled texts.
//!
//! [`is_plain`] is the predicate. Where it holds and something does not come back, the reader or
//! the writer is wrong.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use qicao::formats::plain;
use qicao::report::form::{Family, Form, read_number};
use qicao::report::numbering::{Number, Numbering, SchemeName, labels};
use qicao::report::print::{Role, lines};
use qicao::report::{
    DEEPEST, Draft, Field, Fixed, Paragraph, Part, Report, Section, Settings, open,
};

fn text_of(words: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(words), 1..=most).prop_map(|words| words.concat())
}

const PHRASES: &[&str] = &[
    "加强组织领导",
    "压实工作责任",
    "开展专题学习",
    "2024年以来",
    "完成投资3.5亿元",
    "推进“一网通办”",
    "落实{组织=党组|党委}要求",
    "学习{次数}次",
    "服务{单位}群众",
    "办结1、2月份事项",
    "（以下简称“两项制度”）",
    "一、二季度稳中有进",
    "形成长效机制",
    "XX项目",
];

fn heading() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PHRASES), 1..3).prop_map(|words| words.join("，"))
}

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PHRASES), 1..5)
        .prop_map(|words| format!("{}。", words.join("，")))
}

/// Mostly prose; at times what nearly looks like structure.
fn paragraph() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => prop::collection::vec(sentence(), 1..4).prop_map(|sentences| sentences.concat()),
        4 => sentence().prop_map(|rest| format!("一是{rest}二是{rest}")),
        1 => heading(),
        1 => sentence().prop_map(|rest| format!("1.{rest}")),
        1 => Just("附件1".to_string()),
        1 => Just("2024年5月6日".to_string()),
    ]
}

fn fixed_parts() -> impl Strategy<Value = Vec<(Fixed, Vec<String>)>> {
    let some = |words: &'static [&'static str], most| {
        prop::collection::vec(prop::sample::select(words).prop_map(str::to_string), 0..=most)
    };
    let title = prop_oneof![
        4 => text_of(&["关于", "2024年", "意识形态", "{单位}", "安全生产", "工作"], 4)
            .prop_map(|words| vec![format!("{words}情况报告")]),
        1 => Just(vec!["{单位}办公室".to_string(), "关于做好汛期工作的通知".to_string()]),
        1 => Just(Vec::new()),
    ];
    let parts = (
        title,
        some(&["——在全市大会上", "（2024年3月5日）", "县长　林思远", "某政发〔2024〕3号"], 2),
        some(&["各科室：", "各县（市、区）人民政府，市直各部门：", "同志们：", "{单位}："], 1),
        prop::collection::vec(paragraph(), 0..3),
        some(&["特此报告。", "妥否，请批示。", "此致", "敬礼！"], 2),
        prop_oneof![
            Just(vec![]),
            Just(vec!["附件：统计表".to_string()]),
            Just(vec!["附件：1.统计表".to_string(), "2.名单".to_string()]),
        ],
        some(&["某市应急管理局", "中共某县委", "{单位}办公室"], 2),
        some(&["2024年5月6日", "2024年**月**日", "二〇二四年五月"], 1),
        some(&["（此件公开发布）", "抄送：某市人大常委会。", "附件1", "统计表"], 3),
    );
    parts.prop_map(|(a, b, c, d, e, f, g, h, i)| {
        Fixed::all().zip([a, b, c, d, e, f, g, h, i]).collect()
    })
}

#[derive(Debug, Clone)]
struct Shape {
    deeper: i8,
    heading: String,
    run_in: Option<&'static str>,
    number: u8,
    body: Vec<String>,
}

fn shape() -> impl Strategy<Value = Shape> {
    let run_in = prop_oneof![
        5 => Just(None),
        4 => Just(Some("。")),
        1 => Just(Some("：")),
        1 => Just(Some("；")),
        1 => Just(Some("")),
    ];
    (-2i8..=1, heading(), run_in, 0..24u8, prop::collection::vec(paragraph(), 0..3)).prop_map(
        |(deeper, heading, run_in, number, body)| Shape { deeper, heading, run_in, number, body },
    )
}

/// Most sections are numbered by their place in the form of the scheme.
fn number(choice: u8) -> Number {
    let form = |sample| Form::of_sample(sample).map(Number::Form).unwrap();
    match choice {
        0 => form("(一)"),
        1 => form("1、"),
        2 => form("①"),
        3 => Number::Written("九、".to_string()),
        4 => Number::Unnumbered,
        _ => Number::ByPlace,
    }
}

/// Makes of a draft one as people write them; it may still be one whose text misleads.
fn tame(draft: &mut Draft) {
    let prose = |texts: &mut Vec<Paragraph>| texts.retain(|p| p.text.ends_with('。'));
    prose(draft.fixed.of_mut(Fixed::Lead));
    if draft.fixed.of(Fixed::Title).is_empty() {
        draft.fixed.of_mut(Fixed::Subtitle).clear();
    }
    let after = draft.fixed.of_mut(Fixed::After);
    if after.first().is_some_and(|first| first.text == "统计表") {
        after.insert(0, Paragraph::new("附件1"));
    }
    if draft.fixed.of(Fixed::Date).is_empty() {
        draft.fixed.of_mut(Fixed::Date).push(Paragraph::new("2024年5月6日"));
    }
    if draft.sections.is_empty() {
        draft.fixed.of_mut(Fixed::Lead).push(Paragraph::new("现将有关情况报告如下。"));
    }
    let scheme = draft.settings.numbering.scheme;
    if scheme == SchemeName::Decimal {
        draft.settings.numbering = Numbering::of(scheme);
    }
    for section in &mut draft.sections {
        prose(&mut section.body);
        section.body.retain(|p| !p.text.starts_with("1."));
        if !matches!(&section.number, Number::Written(_)) || scheme == SchemeName::Decimal {
            section.number = Number::ByPlace;
        }
        if section.heading.starts_with(['一', '1']) {
            section.heading.insert_str(0, "关于");
        }
        if scheme == SchemeName::Regulation && section.level == 3 && section.run_in.is_some() {
            section.run_in = Some(String::new());
            section.heading.clear();
        }
        match section.run_in.as_deref() {
            Some("；") => section.body.clear(),
            Some("") => {
                let long = format!("{}，形成长效机制。", PHRASES[..5].join("，").repeat(2));
                section.body.insert(0, Paragraph::new(long));
            }
            _ => {}
        }
    }
}

fn draft() -> impl Strategy<Value = Draft> {
    (any_draft(), prop::bool::weighted(0.75)).prop_map(|(mut draft, is_tame)| {
        if is_tame {
            tame(&mut draft);
        }
        draft
    })
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let scheme = prop::sample::select(SchemeName::ALL.to_vec());
    let settings = (scheme, prop::bool::weighted(0.2), 1..=DEEPEST);
    let sections = prop::collection::vec(shape(), 0..10);
    (fixed_parts(), sections, settings, "(某局)?").prop_map(|(parts, shapes, settings, unit)| {
        let mut draft = Draft::default();
        for (part, texts) in parts {
            *draft.fixed.of_mut(part) = texts.into_iter().map(Paragraph::new).collect();
        }
        let mut level = 0i8;
        for shape in shapes {
            level = (level + shape.deeper).clamp(1, level + 1).min(4);
            draft.sections.push(Section {
                level: level.unsigned_abs(),
                heading: if shape.run_in == Some("") { String::new() } else { shape.heading },
                run_in: shape.run_in.map(str::to_string),
                number: number(shape.number),
                body: shape.body.into_iter().map(Paragraph::new).collect(),
                ..Section::default()
            });
        }
        let (scheme, other, level) = settings;
        let numbering = Numbering::of(scheme);
        let runs_on = numbering.runs_on(level) != other;
        let numbering = numbering.with_run_on(level, runs_on);
        draft.settings = Settings { numbering, ..Settings::default() };
        draft.fields.push(Field { name: "单位".into(), value: unit });
        draft
    })
}

/// A text as it prints: slots filled, open ones masked.
fn printed(report: &Report, source: &str) -> String {
    open::printed(report, source).into_owned()
}

/// Says whether no text of a report looks like structure that it is not, and no part lacks what it
/// is told by. Each condition names what a plain text cannot show.
fn is_plain(report: &Report) -> bool {
    let texts = |part| -> Vec<String> {
        report.fixed(part).iter().map(|paragraph| printed(report, &paragraph.text)).collect()
    };
    let lead = texts(Fixed::Lead);
    let date = texts(Fixed::Date);
    let is_framed = !texts(Fixed::Title).is_empty() || texts(Fixed::Subtitle).is_empty();
    // A title right before a signature would leave nothing to tell it from an author.
    let has_text = !lead.is_empty() || !report.sections().is_empty();
    let is_dated =
        !date.is_empty() || (texts(Fixed::Signature).is_empty() && texts(Fixed::After).is_empty());
    let begins_after =
        |line: &String| ["附件", "抄送", "（"].iter().any(|word| line.starts_with(word));
    let is_after = texts(Fixed::After).first().is_none_or(begins_after);
    is_framed
        && has_text
        && is_dated
        && is_after
        && lead.iter().all(|line| is_prose(line))
        && has_plain_numbers(report)
        && report.sections().iter().all(|section| is_plain_section(report, section))
}

/// A paragraph that is a sentence and begins with no number.
fn is_prose(line: &str) -> bool {
    line.ends_with('。') && read_number(line).is_none()
}

/// A heading within the lengths of headings, in one sentence, that goes on with no further number.
fn is_plain_section(report: &Report, section: &Section) -> bool {
    let heading = printed(report, &section.heading);
    let body: Vec<String> = section.body.iter().map(|p| printed(report, &p.text)).collect();
    let numbered = heading.starts_with("2024年") || !heading.starts_with(|c| "一1".contains(c));
    let label = labels(report).swap_remove(report.index_of(section.id).unwrap());
    let article = read_number(&label.text).is_some_and(|n| n.form.family() == Family::Article);
    let longest = if article { 30 } else { 50 };
    let is_heading = match section.run_in.as_deref() {
        None => !heading.is_empty() && heading.chars().count() <= longest,
        // Nothing before its first mark: the first sentence must be too long for a heading.
        Some("") => body.first().is_some_and(|text| article || !begins_with_heading(text)),
        Some("；") => !article && heading.chars().count() <= longest && body.is_empty(),
        Some(_) => !article && heading.chars().count() <= longest,
    };
    is_heading && numbered && body.iter().all(|text| is_prose(text))
}

fn begins_with_heading(text: &str) -> bool {
    let first = text.split('。').next().unwrap_or_default();
    !text.starts_with("一是") && first.chars().count() <= 50
}

/// Every section has a number, the sections of one level have numbers of one kind, kinds nest in
/// their usual order, and decimal numbers are those of their places, none running on.
fn has_plain_numbers(report: &Report) -> bool {
    let mut kinds = [None; DEEPEST as usize + 1];
    let runs_on = report.settings().numbering.levels_run_on().next().is_some();
    for (section, label) in report.sections().iter().zip(labels(report)) {
        let Some(number) = read_number(&label.text) else { return false };
        let family = number.form.family();
        if *kinds[usize::from(section.level)].get_or_insert(family) != family {
            return false;
        }
        if family == Family::Path && (runs_on || !label.fits_place) {
            return false;
        }
    }
    kinds.windows(2).all(|pair| match pair {
        [Some(outer), Some(inner)] => outer < inner || [*outer, *inner] == [Family::Path; 2],
        _ => true,
    })
}

/// All of a report that prints: parts, numbers, headings with their marks, texts.
fn appearance(report: &Report) -> Vec<String> {
    let mut out = Vec::new();
    for line in lines(report) {
        let part = match line.role {
            Role::Fixed(part) => format!("{part:?}"),
            Role::Heading => format!("Heading {} {}", line.level, line.label.trim_end()),
            Role::Body => "Body".to_string(),
        };
        let mark = match line.part {
            Part::Section(id) if line.role == Role::Heading => {
                format!("{:?}", report.section(id).unwrap().run_in)
            }
            _ => String::new(),
        };
        out.push(format!("{part}|{}|{mark}|{}", line.heading, line.body));
    }
    out
}

#[test]
fn what_does_not_look_like_structure_comes_back() {
    const CASES: usize = 4000;
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    );
    let drafts = draft();
    let (mut tried, mut wrong) = (0, Vec::new());
    for _ in 0..CASES {
        let report = Report::new(drafts.new_tree(&mut runner).unwrap().current()).unwrap();
        if !is_plain(&report) {
            continue;
        }
        tried += 1;
        for lines in [plain::Lines::Indented, plain::Lines::Flat] {
            let text = plain::write(&report, lines);
            let back = Report::new(plain::read(&text, false).unwrap().draft).unwrap();
            if appearance(&back) != appearance(&report) {
                wrong.push((text, appearance(&report), appearance(&back)));
                break;
            }
        }
    }
    let rejected = 100 - tried * 100 / CASES;
    println!("{tried} reports tried, {rejected} % rejected");
    wrong.sort_by_key(|(text, _, _)| text.len());
    if let Some((text, expect, found)) = wrong.first() {
        panic!("{} wrong of {tried}\n{text}\n{expect:#?}\n{found:#?}", wrong.len());
    }
    assert!(rejected < 50, "{rejected} % rejected");
}
