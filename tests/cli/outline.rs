//! `qicao outline`: the shape that scripts lean on.

use crate::desk::{Desk, REPORT};

#[test]
fn json_is_one_array_one_object_a_line() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    let json = desk.data(&["outline", "报告.txt", "--format", "json"]);
    let expect = [
        "[",
        r#"{"depth":1,"number":"一、","heading":"工作开展情况","run_in":null,"chars":70},"#,
        r#"{"depth":2,"number":"（一）","heading":"加强组织领导，落实主体责任","run_in":"。","chars":45},"#,
        r#"{"depth":2,"number":"（二）","heading":"注重学习培训","run_in":"。","chars":17},"#,
        r#"{"depth":1,"number":"二、","heading":"存在问题","run_in":null,"chars":13}"#,
        "]\n",
    ];
    assert_eq!(json, expect.join("\n"));
}

#[test]
fn an_outline_without_sections_is_an_empty_array() {
    let desk = Desk::new();
    desk.write("信.txt", "认真抓好信访工作。\n");
    assert_eq!(desk.data(&["outline", "信.txt", "--format", "json"]), "[]\n");
    assert_eq!(desk.data(&["outline", "信.txt"]), "");
}

#[test]
fn headings_are_filled_as_printed() {
    let desk = Desk::new();
    let report = r#"Report(format: 1, fields: [("工作", "信访")],
        sections: [(level: 1, heading: "{工作}工作{次数}")])"#;
    desk.write("报告.ron", report);
    let json = desk.data(&["outline", "报告.ron", "--format", "json"]);
    assert!(json.contains(r#""heading":"信访工作**""#), "{json}");
}

#[test]
fn text_is_a_tree_in_both_languages() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    let zh = desk.data(&["outline", "报告.txt"]);
    assert!(
        zh.starts_with("一、工作开展情况  70 字\n　　（一）加强组织领导，落实主体责任  45 字\n"),
        "{zh}"
    );
    let en = desk.data(&["outline", "报告.txt", "--format", "text", "--lang", "en"]);
    assert!(en.starts_with("一、工作开展情况  70 chars\n"), "{en}");
}
