//! `qicao check`: what scripts lean on, and what `--fix` does to files.

use crate::desk::Desk;

const TEXT: &str = "　　工作报告\n\n　　一、工作情况\n　　会议要求,布署其它工作。\n　　三、打算\n　　继续抓好落实，好。\n";

#[test]
fn json_places_a_finding_in_the_text_that_was_read() {
    let desk = Desk::new();
    desk.write("报告.txt", TEXT);
    let run = desk.run(&["check", "报告.txt", "--format", "json", "--lang", "zh"]);
    assert_eq!(run.code, 1);
    let expect = [
        "[",
        r#"{"file":"报告.txt","rule":"P01","level":"E","section":"一、","line":4,"column":7,"text":",","message":"中文里的标点用全角","reason":"GB/T 15834—2011 第4章、5.1","fix":"，"},"#,
        r#"{"file":"报告.txt","rule":"T11","level":"E","section":"一、","line":4,"column":8,"text":"布署","message":"应为“部署”","reason":"《现代汉语词典》","fix":"部署"},"#,
        r#"{"file":"报告.txt","rule":"T02","level":"W","section":"一、","line":4,"column":10,"text":"其它","message":"公文用“其他”","reason":"公文惯例","fix":"其他"},"#,
        r#"{"file":"报告.txt","rule":"S01","level":"E","section":"三、","line":5,"column":3,"text":"三、","message":"按次序应为“二、”","reason":"GB/T 9704—2012 7.3.3","fix":"二、"}"#,
        "]\n",
    ];
    assert_eq!(run.out, expect.join("\n"));
}

#[test]
fn levels_rules_and_exits() {
    let desk = Desk::new();
    desk.write("错.txt", TEXT);
    desk.write("好.txt", "会议要求，部署其他工作。\n");
    for (args, code, found) in [
        (&["check", "好.txt"][..], 0, 0),
        (&["check", "错.txt"], 1, 4),
        (&["check", "错.txt", "--level", "E"], 1, 3),
        (&["check", "错.txt", "--rule", "T02"], 1, 1),
        (&["check", "错.txt", "--rule", "t02", "--level", "e"], 0, 0),
        (&["check", "错.txt", "好.txt"], 1, 4),
        (&["check", "错.txt", "没有.txt"], 2, 4),
        (&["check", "错.txt", "--rule", "X1"], 2, 0),
        (&["check", "-", "--fix"], 2, 0),
        (&["check", "错.txt", "好.txt", "--fix", "-o", "新.txt"], 2, 0),
    ] {
        let run = desk.run(args);
        assert_eq!((run.code, run.out.lines().count()), (code, found), "{args:?} {}", run.err);
    }
}

#[test]
fn mending_keeps_the_old_file_and_the_shape_of_a_text() {
    let desk = Desk::new();
    desk.write("报告.txt", TEXT);
    assert_eq!(desk.run(&["check", "报告.txt", "--fix"]).code, 1);
    let mended = TEXT.replace("会议要求,布署其它", "会议要求，部署其他");
    assert_eq!(desk.read("报告.txt"), mended);
    assert_eq!(desk.read("报告.txt.bak"), TEXT);
    for (name, from) in [("同.txt", "报告.txt.bak"), ("净.txt", "报告.txt")] {
        assert_eq!(desk.run(&["check", from, "--fix", "-o", name]).code, 1);
        assert_eq!(desk.read(name), mended, "{name} keeps the shape of {from}");
    }
    desk.write("新.txt", "会议要求,好。\n");
    assert_eq!(desk.run(&["check", "新.txt", "--fix", "-o", "新.ron"]).code, 0);
    assert_eq!(desk.read("新.txt"), "会议要求,好。\n");
    assert!(desk.read("新.ron").contains("会议要求，好。"));
}

#[test]
fn the_config_and_lists_of_ones_own_are_heeded() {
    let desk = Desk::new();
    desk.write("a.txt", "会议要求,布署其它工作，到白云山庄开会。\n");
    let rules = |desk: &Desk| {
        let ended = desk.run(&["check", "a.txt", "--format", "json"]);
        let rows: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        let row = |row: &serde_json::Value| {
            format!("{}{}", row["rule"].as_str().unwrap(), row["level"].as_str().unwrap())
        };
        (rows.as_array().unwrap().iter().map(row).collect::<Vec<_>>(), ended.err)
    };
    assert_eq!(rules(&desk).0, ["P01E", "T11E", "T02W"]);
    desk.write(
        "config/config.ron",
        "Config(proof: (off: [\"P01\"], levels: [(\"T02\", \"E\")], terms: [\"布署\"]))",
    );
    assert_eq!(rules(&desk).0, ["T02E"]);
    desk.write(
        "config/proof.ron",
        "Lists(format: 1, groups: [(rule: \"T11\", words: [(wrong: \"白云山庄\", right: \"山居\")])])",
    );
    assert_eq!(rules(&desk).0, ["T02E", "T11E"]);
    desk.write("config/proof.ron", "Lists(format: 1, terms: [\"其它\"])");
    assert_eq!(rules(&desk).0, [""; 0]);
    desk.write("config/proof.ron", "Lists(format: 1,\n groups: [(rule: \"X1\")])");
    let (found, said) = rules(&desk);
    assert_eq!(found, ["T02E"]);
    assert!(said.contains("proof.ron") && said.contains("第 2 行"), "{said}");
}

#[test]
fn what_a_report_ignores_is_not_told() {
    let desk = Desk::new();
    desk.write(
        "a.ron",
        "Report(format: 1, lead: [\"会议要求,布署其它工作。\"], ignored: [(\"P01\", \"\"), (\"T11\", \"布署\")])",
    );
    let ended = desk.run(&["check", "a.ron"]);
    assert!(ended.out.contains("T02") && !ended.out.contains("T11"), "{}", ended.out);
    assert!(!ended.out.contains("P01"), "{}", ended.out);
    // What stands around it says which place is meant; the others are told, and mended.
    desk.write(
        "b.ron",
        "Report(format: 1, lead: [\"会议布署学习。会上布署其他工作。\"], ignored: [(\"T11\", \"会议布署学习\")])",
    );
    assert_eq!(desk.run(&["check", "b.ron"]).out.matches("T11").count(), 1);
    desk.run(&["check", "b.ron", "--fix"]);
    assert!(desk.read("b.ron").contains("会议布署学习。会上部署其他工作。"));
}

#[test]
fn marks_are_quoted_so_that_they_can_be_told_apart() {
    let desk = Desk::new();
    desk.write("a.txt", "推行”双随机“抽查。\n");
    let ended = desk.run(&["check", "a.txt", "--lang", "zh"]);
    assert!(
        ended.out.contains("「”双随机“」") && ended.out.contains("→ 「“双随机”」"),
        "{}",
        ended.out
    );
}
