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
    for (own, what) in [
        ("Lists(format: 1, foo: [])", "不认得字段 foo；这里可以有："),
        ("Lists(format: 0)", "请写 format: 1"),
        ("Lists(format: 1, groups: [(rule: \"Z77\")])", "没有“Z77”这条规则"),
        ("Lists(format: 1, groups: [(rule: \"T11\", words: [(wrong: \"\")])])", "没有写词"),
        ("Lists(format: 1, groups: 3)", "样子改好"),
    ] {
        desk.write("config/proof.ron", own);
        let said = rules(&desk).1;
        let bare = said.lines().find(|line| line.contains("proof.ron")).unwrap();
        assert!(bare.contains(what) && !bare.contains("xpected"), "{bare}");
    }
    desk.write("config/config.ron", "Config(proof: (levels: [(\"T02\", 1)]))");
    let said = desk.run(&["check", "a.txt", "--lang", "zh"]).err;
    assert!(said.contains("levels: [(") && !said.contains("language"), "{said}");
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

#[test]
fn what_was_mended_is_listed() {
    let desk = Desk::new();
    desk.write("a.txt", TEXT);
    let run = desk.run(&["check", "a.txt", "--fix", "-o", "b.txt", "--lang", "zh"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "a.txt:4:7: 已改 P01 「,」 → 「，」");
    assert_eq!(lines[2], "a.txt:4:10: 已改 T02 「其它」 → 「其他」");
    assert!(lines[3].starts_with("a.txt:5:3: E S01"), "{lines:?}");
    let rows = |args: &[&str]| -> Vec<serde_json::Value> {
        serde_json::from_str(&desk.run(args).out).unwrap()
    };
    let mended = rows(&["check", "a.txt", "--fix", "-o", "c.txt", "--format", "json"]);
    let told: Vec<_> = mended.iter().map(|row| (&row["rule"], &row["mended"])).collect();
    assert_eq!(format!("{told:?}").matches("Bool(true)").count(), 3, "{told:?}");
    assert_eq!(told.len(), 4);
    assert!(rows(&["check", "a.txt", "--format", "json"])[0].get("mended").is_none());
    // The mended text itself is the data, where it goes to standard output.
    let run = desk.run(&["check", "a.txt", "--fix", "-o", "-"]);
    assert_eq!(run.out, TEXT.replace("会议要求,布署其它", "会议要求，部署其他"));
    assert!(run.err.contains("P01") && run.err.contains("S01"), "{}", run.err);
}

#[test]
fn mending_in_place_keeps_what_a_text_is_made_of() {
    let desk = Desk::new();
    desk.write("a.txt", "会议要求,好。\r\n\r\n　　会议要求,好。\r\n");
    desk.run(&["check", "a.txt", "--fix"]);
    assert_eq!(desk.read("a.txt"), "会议要求，好。\r\n\r\n　　会议要求，好。\r\n");
    desk.write("m.txt", "\u{feff}会议要求,各单位认真抓好落实。\n");
    desk.run(&["check", "m.txt", "--fix"]);
    assert_eq!(desk.read("m.txt"), "\u{feff}会议要求，各单位认真抓好落实。\n");
    let (gbk, ..) = encoding_rs::GB18030.encode("会议要求,各单位认真抓好落实。\n");
    desk.write("b.txt", gbk);
    let run = desk.run(&["check", "b.txt", "--fix"]);
    assert_eq!(desk.read("b.txt"), "会议要求，各单位认真抓好落实。\n");
    assert!(run.err.contains("GB18030") && run.err.contains("UTF-8"), "{}", run.err);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for name in ["c.txt", "d.ron"] {
            let own = match name {
                "c.txt" => "会议要求,好。\n",
                _ => "Report(format: 1, lead: [\"会议要求,好。\"])",
            };
            let file = desk.write(name, own);
            std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).unwrap();
            desk.run(&["check", name, "--fix"]);
            for name in [name.to_string(), format!("{name}.bak")] {
                let mode = std::fs::metadata(desk.path(&name)).unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o600, "{name}");
            }
        }
    }
}

#[test]
fn mending_a_report_says_what_else_becomes_of_it() {
    let desk = Desk::new();
    desk.write("a.ron", "// 说明\nReport(format: 1, lead: [\"会议要求,好。\"])");
    assert_eq!(desk.run(&["export", "a.ron", "-o", "a.txt"]).code, 0);
    let run = desk.run(&["check", "a.ron", "--fix", "--lang", "zh"]);
    assert!(run.err.contains("注释") && run.err.contains("a.txt"), "{}", run.err);
    assert!(desk.read("a.txt").contains("会议要求，好。"), "{}", desk.read("a.txt"));
    // A text that somebody changed stays.
    desk.write("a.ron", "Report(format: 1, lead: [\"会议要求,好。\"])");
    desk.write("a.txt", "别人的");
    desk.run(&["check", "a.ron", "--fix"]);
    assert_eq!(desk.read("a.txt"), "别人的");
    // Somebody has it open.
    let before = "Report(format: 1, lead: [\"会议要求,好。\"])";
    desk.write("a.ron", before);
    let holder = r#"{"user":"张三","host":"别处","process":1,"since":1}"#;
    desk.write(".~a.ron.lock", holder);
    let run = desk.run(&["check", "a.ron", "--fix", "--lang", "zh"]);
    assert!(run.code == 2 && run.err.contains("张三"), "{run:?}");
    assert_eq!(desk.read("a.ron"), before);
}

#[test]
fn only_what_was_read_is_summed_up() {
    let desk = Desk::new();
    let run = desk.run(&["check", "没有.txt", "--lang", "zh"]);
    assert!(run.code == 2 && !run.err.contains("错误 0 处"), "{run:?}");
    desk.run(&["check", "", "--lang", "zh"]).is_refused(&["“<文件>”是空的"]);
    desk.write("a.txt", "会\u{0}议\u{0}要求,好。\n");
    assert!(desk.run(&["check", "a.txt"]).out.starts_with("a.txt:1:7:"), "a column of the input");
    let long = format!("会议要求{}。\n", "各单位认真抓好各项工作的落实".repeat(14));
    desk.write("b.txt", long);
    let run = desk.run(&["check", "b.txt", "--rule", "S16"]);
    assert!(run.out.contains("…") && run.out.chars().count() < 150, "{}", run.out);
}

#[test]
fn our_own_markdown_is_read_again() {
    let desk = Desk::new();
    desk.write("报告.txt", crate::desk::REPORT);
    desk.data(&["import", "报告.txt", "-o", "a.ron"]);
    desk.data(&["export", "a.ron", "-o", "a.md"]);
    assert_eq!(
        desk.data(&["check", "a.md"]),
        desk.data(&["check", "a.ron"]).replace(".ron", ".md")
    );
    assert_eq!(desk.data(&["outline", "a.md"]), desk.data(&["outline", "a.ron"]));
    desk.write("b.md", "会议要求,好。\n");
    desk.run(&["check", "b.md", "--fix"]).is_refused(&["b.md", "-o"]);
    assert_eq!(desk.read("b.md"), "会议要求,好。\n");
}

#[test]
fn a_folder_stands_for_the_reports_in_it_and_below() {
    let desk = Desk::new();
    for name in ["乙/深/丁.md", "乙/丙.txt", "甲.txt", "乙/.藏.txt", ".藏/戊.txt", "乙/表.csv"]
    {
        desk.write(name, TEXT);
    }
    desk.write("乙/~$丙.docx", "x");
    let run = desk.run(&["check", "乙", "甲.txt", "--rule", "T02", "--lang", "en"]);
    let files = |out: &str| -> Vec<String> {
        out.lines().map(|line| line.split(':').next().unwrap_or_default().to_string()).collect()
    };
    assert_eq!(
        (run.code, files(&run.out)),
        (1, vec!["乙/丙.txt".to_string(), "乙/深/丁.md".to_string(), "甲.txt".to_string(),])
    );
    assert!(run.err.ends_with("Errors: 0; warnings: 3; to review: 0.\n"), "{}", run.err);
    let all = desk.run(&["check", ".", "--rule", "T02"]);
    assert_eq!((all.code, files(&all.out).len()), (1, 3));
}

#[test]
fn a_file_named_twice_is_read_and_mended_once() {
    let desk = Desk::new();
    desk.write("夹/稿.txt", TEXT);
    let call = ["check", "夹/稿.txt", "夹", "./夹/稿.txt", "--fix", "--rule", "T02"];
    let run = desk.run(&call);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(desk.path("夹/稿.txt.bak").exists() && !desk.path("夹/稿.txt.bak2").exists());
}

#[test]
fn what_a_folder_lacks_is_said_and_the_others_are_told() {
    let desk = Desk::new();
    desk.write("空/表.csv", "");
    desk.write("夹/坏.ron", "Report(");
    desk.write("夹/稿.txt", TEXT);
    let run = desk.run(&["check", "空", "--lang", "en"]);
    run.is_refused(&["空: no report lies in this folder", "name another"]);
    let run = desk.run(&["check", "空", "夹", "--rule", "T02", "--lang", "en"]);
    assert_eq!((run.code, run.out.lines().count()), (2, 1), "{}", run.err);
    assert!(run.err.contains("空: no report") && run.err.contains("夹/坏.ron"), "{}", run.err);
    let run = desk.run(&["check", "夹", "--fix", "-o", "新.txt", "--lang", "en"]);
    run.is_refused(&["-o goes with one input file only"]);
}

#[test]
fn in_a_folder_what_cannot_be_mended_in_place_is_only_read() {
    let desk = Desk::new();
    desk.write("夹/稿.txt", TEXT);
    desk.write("夹/记.md", TEXT);
    let run = desk.run(&["check", "夹", "--fix", "--rule", "T02", "--lang", "en"]);
    assert_eq!((run.code, run.out.lines().count()), (1, 2), "{} {}", run.out, run.err);
    assert_eq!(desk.read("夹/稿.txt"), TEXT.replace("其它", "其他"));
    assert_eq!(desk.read("夹/稿.txt.bak"), TEXT);
    assert_eq!(desk.read("夹/记.md"), TEXT);
    assert!(!desk.path("夹/记.md.bak").exists());
}

/// More files than are always looked into anew.
const MANY: usize = 25;

/// README: a folder that is checked again costs what was changed in it.
#[test]
fn what_was_found_in_many_files_is_told_again_until_something_changes() {
    let desk = Desk::new();
    for n in 0..MANY {
        desk.write(&format!("夹/{n:02}.txt"), TEXT);
    }
    let call = ["check", "夹", "--lang", "zh"];
    let first = desk.run(&call);
    assert_eq!((first.code, first.out.lines().count()), (1, 4 * MANY));
    let again = desk.run(&call);
    assert_eq!((again.code, &again.out, &again.err), (1, &first.out, &first.err));
    // What is told comes from there, and where it cannot be read, from the file.
    let kept = desk.read("state/checked");
    let lines = kept.lines().enumerate();
    let lines = lines
        .map(|(n, line)| if n == 3 { line.chars().take(40).collect() } else { line.to_string() });
    let marked: Vec<String> = lines.map(|line| line.replace("布署", "布（署）") + "\n").collect();
    desk.write("state/checked", marked.concat());
    desk.write("夹/00.txt", TEXT.replace("其它", "其他"));
    let told = desk.run(&call).out;
    let count = |what: &str| told.lines().filter(|line| line.contains(what)).count();
    assert_eq!((count("布（署）"), count("布署"), count("其它")), (MANY - 2, 2, MANY - 1));
    let named = desk.run(&["check", "夹/.", "--lang", "zh"]).out;
    assert!(named.lines().all(|line| line.starts_with("夹/./")), "{named}");
    // Another question, other words, other rules.
    let rules = |args: &[&str]| desk.run(args).out.replace("布（署）", "").lines().count();
    assert_eq!(rules(&["check", "夹", "--rule", "T11"]), MANY);
    let english = desk.run(&["check", "夹", "--lang", "en"]).out;
    assert!(!english.contains("布（署）") && !english.contains("公文"), "{english}");
    desk.write("config/proof.ron", "Lists(format: 1, terms: [\"布署\"])");
    assert!(!desk.run(&call).out.contains("署"));
}

#[test]
fn where_nothing_can_be_remembered_all_is_found_anew() {
    let desk = Desk::new();
    for n in 0..MANY {
        desk.write(&format!("夹/{n:02}.txt"), TEXT);
    }
    desk.write("state", "a file where the folder would be");
    for _ in 0..2 {
        let run = desk.run(&["check", "夹", "--lang", "en"]);
        assert_eq!((run.code, run.out.lines().count()), (1, 4 * MANY));
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }
    assert_eq!(desk.read("state"), "a file where the folder would be");
}

#[test]
fn what_was_written_beside_a_report_is_not_read_twice() {
    let desk = Desk::new();
    desk.write("夹/稿.txt", TEXT);
    desk.write("夹/另.txt", TEXT);
    assert_eq!(desk.run(&["import", "夹/另.txt", "-o", "夹/另.ron"]).code, 0);
    desk.run(&["import", "夹/稿.txt", "-o", "夹/报.ron"]);
    desk.run(&["export", "夹/报.ron", "-o", "夹/报.txt"]);
    desk.run(&["export", "夹/报.ron", "-o", "夹/报.docx"]);
    desk.run(&["export", "夹/报.ron", "-o", "夹/外.docx"]);
    let run = desk.run(&["check", "夹", "--rule", "T02"]);
    let named = |name: &str| run.out.lines().any(|line| line.starts_with(name));
    // What was imported is nobody's copy.
    for (name, read) in [
        ("夹/另.txt", true),
        ("夹/另.ron", true),
        ("夹/报.ron", true),
        ("夹/外.docx", true),
        ("夹/报.txt", false),
        ("夹/报.docx", false),
    ] {
        assert_eq!(named(name), read, "{name} {}", run.out);
    }
    assert_eq!(desk.run(&["check", "夹/报.txt", "--rule", "T02"]).out.lines().count(), 1);
}
