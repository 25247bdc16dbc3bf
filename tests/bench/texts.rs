//! The reports the benches are about: of a size, and of a shape.

use qicao::report::{Fixed, Part, Place, Report, TextPlace};

/// A place in the middle of a report, or of its only paragraph.
pub fn middle(report: &Report) -> Place {
    if let Some(section) = report.sections().get(report.sections().len() / 2) {
        return Place { text: TextPlace::heading(section.id), at: 0 };
    }
    let text = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
    let length = report.text(text).map_or(0, str::len);
    Place { text, at: length / 2 / 3 * 3 }
}

/// A report of about `bytes`, in sections of some paragraphs.
pub fn report_of(bytes: usize) -> String {
    let body = "局党组高度重视意识形态工作，坚决把意识形态工作扛在肩上、抓在手上。一是加强研究部署，\
        严格履行主体责任，学习**次；二是压实工作责任，坚持“一把手”带头；三是加强督导考核……。";
    let mut text = String::from("关于意识形态工作的报告\n各位领导：\n现将有关情况报告如下。\n");
    let mut n = 0;
    while text.len() < bytes {
        n += 1;
        text.push_str(&format!(
            "一、工作开展情况之{n}\n{body}\n（一）加强组织领导。{body}\n{body}\n"
        ));
    }
    text
}

/// A report of so many short sections, all below one.
pub fn sections(count: usize) -> String {
    let mut text = String::from("关于学习的报告\n一、工作开展情况\n");
    for n in 1..=count {
        text.push_str(&format!("（一）加强组织领导之{n}。组织学习**次。\n"));
    }
    text
}

/// The same report with slots where braces are.
pub fn with_slots(report: &Report) -> Report {
    let mut draft = report.draft().clone();
    for paragraph in draft.fixed.of_mut(Fixed::Lead) {
        paragraph.text = paragraph.text.replace("{{", "{").replace("}}", "}");
    }
    Report::new(draft).unwrap()
}

/// Returns the reports by name: their texts, and whether their braces are slots.
pub fn all() -> Vec<(&'static str, String)> {
    let one = "坚决把意识形态工作扛在肩上，抓在手上。".repeat(17_800);
    let one = format!("标题\n各位领导：\n{one}\n");
    let latin = "The bureau attaches great importance to its work, 3 times a year. ".repeat(16_000);
    let latin = format!("标题\n各位领导：\n{latin}\n");
    let slots = one.replace("抓在手上", "抓在{单位}手上");
    vec![
        ("30 KB", report_of(30_000)),
        ("1 MB", report_of(1_000_000)),
        ("10 MB", report_of(10_000_000)),
        ("10,000 sections", sections(10_000)),
        ("one paragraph of 1 MB", one),
        ("one paragraph of 1 MB, Latin", latin),
        ("one paragraph of 1 MB, slots", slots),
    ]
}
