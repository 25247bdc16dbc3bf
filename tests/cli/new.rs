//! `qicao new` and `qicao templates`.

use crate::desk::Desk;
use std::collections::HashSet;

const TEMPLATES: [&str; 4] = ["yearly", "half-year", "special", "empty"];

fn new_report(desk: &Desk, template: &str) -> (String, String) {
    let name = format!("{template}.ron");
    let call = ["new", "-t", template, "--set", "单位=某局", "--set", "年份=2026", &name];
    let ended = desk.run(&call);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{ended:?}");
    (desk.data(&["export", &name]), ended.err)
}

#[test]
fn a_yearly_report_is_right_as_it_stands() {
    let desk = Desk::new();
    let (text, said) = new_report(&desk, "yearly");
    assert!(text.starts_with("某局2026年度意识形态工作情况报告\n"), "{text}");
    for line in [
        "　　一、工作开展情况\n",
        "　　（一）加强组织领导，落实主体责任。党组高度重视意识形态工作，",
        "　　（四）强化阵地建设，守牢安全底线。",
        "　　二、存在问题\n",
        "　　三、下一步打算\n",
        "　　（三）加强队伍建设，提升工作水平。",
        "　　特此报告。\n",
        "某局\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(said.contains("yearly.ron") && said.contains("处待填"), "{said}");
}

#[test]
fn the_subject_is_a_field_like_any_other() {
    let desk = Desk::new();
    for template in ["yearly", "half-year", "special"] {
        let call = ["new", "-t", template, "--set", "工作=安全生产", "-"];
        desk.write("报告.ron", desk.data(&call));
        let text = desk.data(&["export", "报告.ron"]);
        assert!(text.contains("安全生产工作") && !text.contains("意识形态"), "{text}");
        assert!(!text.contains("工作工作"), "{text}");
    }
}

#[test]
fn only_a_persons_facts_are_open_in_a_new_report() {
    let desk = Desk::new();
    for template in TEMPLATES {
        let (text, _) = new_report(&desk, template);
        assert!(!text.contains(['{', '}']), "{text}");
        for sentence in text.split(['。', '\n']) {
            assert!(!sentence.contains("****"), "{sentence}");
        }
        // A mask stands for a number or a name, and what it counts stands behind it.
        let open = text.matches("**").count();
        let counted =
            ["次", "期", "人", "支", "条", "篇", "件", "个", "份", "月", "年", "日", "场"];
        let of_numbers: usize =
            counted.iter().map(|c| text.matches(&format!("**{c}")).count()).sum();
        let of_names = text.matches("《**》").count() + text.matches("在**方面").count();
        let of_empty = if template == "empty" { 2 } else { 0 };
        assert_eq!(open, of_numbers + of_names + of_empty, "{template}: {text}");
    }
}

/// What is numbered and filled in the text says the same when it is read again.
#[test]
fn a_new_report_reads_back_from_its_text() {
    let desk = Desk::new();
    for template in TEMPLATES {
        let (text, _) = new_report(&desk, template);
        let outline = desk.data(&["outline", &format!("{template}.ron"), "--format", "json"]);
        desk.write("稿.txt", text);
        assert_eq!(desk.data(&["outline", "稿.txt", "--format", "json"]), outline, "{template}");
    }
}

#[test]
fn fields_are_set_and_declared() {
    let desk = Desk::new();
    let call =
        ["new", "-t", "empty", "--set", "标题=关于{x}=的报告", "--set", "处室=办公室", "a.ron"];
    desk.data(&call);
    assert!(desk.data(&["export", "a.ron"]).starts_with("关于{x}=的报告\n"));
    let report = desk.read("a.ron");
    assert!(report.contains("处室") && report.contains("办公室"), "{report}");
}

#[test]
fn wrong_fields_are_refused() {
    let desk = Desk::new();
    for (set, words) in [
        ("单位", "等号"),
        ("=某局", "字段名"),
        ("单 位|=某局", "字段名"),
        ("单位=某\n局", "不止一行"),
        ("单位=某\u{2028}局", "不止一行"),
    ] {
        desk.run(&["new", "-t", "yearly", "--set", set, "a.ron"]).is_refused(&[words]);
    }
    let ended = desk.run(&["new", "-t", "yearly", "--set", "单位=某\u{7}局", "a.ron"]);
    assert!(ended.code == 0 && ended.err.contains("1 个控制字符"), "{ended:?}");
    assert!(desk.data(&["export", "a.ron"]).starts_with("某局**年度"));
}

#[test]
fn files_are_not_written_over() {
    let desk = Desk::new();
    desk.write("a.ron", "别的");
    desk.run(&["new", "a.ron"]).is_refused(&["a.ron", "--force"]);
    assert_eq!(desk.read("a.ron"), "别的");
    desk.data(&["new", "--force", "a.ron"]);
    assert!(desk.read("a.ron").contains("Report("));
    desk.run(&["new", "a.txt"]).is_refused(&["a.txt", ".ron"]);
    assert_eq!(desk.files(), ["a.ron"]);
}

#[test]
fn templates_are_listed() {
    let desk = Desk::new();
    let zh = desk.data(&["templates"]);
    assert!(zh.contains("年度情况报告") && zh.lines().count() == TEMPLATES.len(), "{zh}");
    let json = desk.data(&["templates", "--format", "json", "--lang", "en"]);
    let listed: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let keys: HashSet<&str> = listed[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, HashSet::from(["id", "name", "about"]));
    let ids: Vec<_> = listed.iter().map(|template| template["id"].as_str().unwrap()).collect();
    assert_eq!(ids, TEMPLATES);
    assert_eq!(listed[0]["name"], "Yearly report");
    for id in TEMPLATES {
        assert!(desk.data(&["new", "-t", id, "-"]).contains("Report("));
    }
    desk.run(&["new", "-t", "yearli", "a.ron"]).is_refused(&["yearli", "yearly、half-year"]);
    desk.run(&["new", "-t", "../../a", "a.ron"]).is_refused(&["../../a"]);
}

#[test]
fn own_templates_lie_in_the_config() {
    let desk = Desk::new();
    desk.write("config/templates/月报.ron", "Report(format: 1, title: [\"{单位}月报\"])");
    desk.write("config/templates/empty.ron", "Report(format: 1, title: [\"自己的\"])");
    desk.write("config/templates/笔记.txt", "不是模板");
    let listed = desk.data(&["templates"]);
    assert!(listed.contains("月报") && !listed.contains("笔记"), "{listed}");
    assert_eq!(listed.lines().filter(|line| line.starts_with("empty ")).count(), 1, "{listed}");
    desk.data(&["new", "-t", "月报", "--set", "单位=某局", "a.ron"]);
    assert!(desk.data(&["export", "a.ron"]).starts_with("某局月报\n"));
    desk.data(&["new", "b.ron"]);
    assert!(desk.data(&["export", "b.ron"]).starts_with("自己的\n"));
    desk.write("outside.ron", "Report(format: 1)");
    desk.run(&["new", "-t", "../outside", "c.ron"]).is_refused(&["../outside"]);
    desk.write("config/templates/坏.ron", "Report(format: 1, titel: [])");
    desk.run(&["new", "-t", "坏", "d.ron"]).is_refused(&["坏.ron", "titel"]);
}

#[test]
fn the_next_report_begins_from_the_last() {
    let desk = Desk::new();
    desk.write(
        "去年.txt",
        "某局2022年工作报告\n\n一、工作开展情况\n2022年召开会议12次，比2021年多3次，印发《2022年要点》。\n某局\n2023年1月5日\n",
    );
    let call = ["new", "--from", "去年.txt", "--set", "年份=2023", "今年.ron"];
    let ended = desk.run(&call);
    assert!(ended.code == 0 && ended.err.contains("6 处待填"), "{ended:?}");
    let text = desk.data(&["export", "--flat", "今年.ron"]);
    let now = "某局2023年工作报告\n一、工作开展情况\n2023年召开会议**次，比**年多**次，印发《2023年要点》。\n\
        某局\n**年**月**日\n";
    assert_eq!(text, now);
    assert!(desk.read("今年.ron").contains("召开会议{上次12}次"));
    // And from that the next again, as a whole.
    desk.data(&["new", "--from", "今年.ron", "后年.ron"]);
    assert!(desk.data(&["export", "后年.ron"]).starts_with("某局**年工作报告\n"));
    desk.run(&["new", "--from", "今年.ron", "--force", "今年.ron"]).is_refused(&["今年.ron"]);
    desk.run(&["new", "--from", "没有.txt", "a.ron"]).is_refused(&["没有.txt"]);
    desk.run(&["new", "-t", "yearly", "--from", "去年.txt", "a.ron"]).is_refused(&["--from"]);
}
