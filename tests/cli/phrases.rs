//! `qicao phrases`: the shape that scripts lean on, and packs lying over one another.

use crate::desk::{Desk, REPORT};

const OWN: &str = "Pack(format: 1, name: \"own\", phrases: [\n    (text: \"认真抓好{次数}次信访接待\", kind: measure, tags: [\"群众服务\", \"工作开展\"]),\n])\n";
const TAGS: &str = ", tags: [\"群众服务\", \"工作开展\"]";

#[test]
fn list_is_one_array_with_slots_kept_and_no_score() {
    let desk = Desk::new();
    let json = desk.data(&["phrases", "list", "--format", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert!(rows.len() >= 300, "{}", rows.len());
    for row in &rows {
        let keys: Vec<_> = row.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["id", "kind", "score", "sources", "tags", "text"]);
        assert!(row["score"].is_null());
        assert_eq!(row["id"].as_str().unwrap().len(), 16);
    }
    assert!(rows.iter().any(|row| row["text"].as_str().unwrap().contains("{组织=党组|党委}")));
}

#[test]
fn search_takes_pinyin_and_words_in_any_order_and_knows_the_section() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    let first = |args: &[&str]| {
        let json = desk.data(&[&["phrases", "search", "--format", "json"], args].concat());
        let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        assert!(rows.iter().all(|row| row["score"].is_i64()));
        rows.first().map(|row| row["text"].as_str().unwrap().to_string()).unwrap_or_default()
    };
    assert!(first(&["zhongxinzu", "学习"]).contains("中心组"));
    assert_eq!(first(&["学习 zhongxinzu"]), first(&["zhongxinzu", "学习"]));
    let problem = first(&["--section", "报告.txt#二、", "不够"]);
    assert!(problem.contains("不够"), "{problem}");
    assert_ne!(problem, first(&["--section", "报告.txt#一、（二）", "不够 次数"]));
    assert_eq!(first(&["zzzzqqqqq"]), "");
}

#[test]
fn ones_own_phrases_win_and_a_broken_pack_is_named() {
    let desk = Desk::new();
    desk.write("data/own.ron", OWN);
    desk.write("more/good.ron", OWN.replace("own", "good").replace("接待", "下访"));
    desk.write(
        "more/bad.ron",
        "Pack(format: 1, name: \"x\", phrases: [(text: \"{\", kind: item)])",
    );
    let ended = desk.run(&["phrases", "search", "信访", "--pack", "more", "--lang", "en"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("信访接待") && ended.out.contains("信访下访"), "{}", ended.out);
    assert!(ended.err.contains("bad.ron: line 1, column 46: "), "{}", ended.err);
}

/// Law 4: control characters of a pack are dropped, counted, and their first place said.
#[test]
fn a_pack_is_read_without_its_control_characters_and_says_so() {
    let desk = Desk::new();
    desk.write("data/own.ron", OWN.replace("信访", "信\u{7}访\u{1b}").replace(TAGS, ""));
    for (lang, said) in [("zh", "2 个控制字符"), ("en", "control characters dropped: 2")] {
        let ended = desk.run(&["phrases", "search", "信访", "--lang", lang]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        assert!(ended.out.contains("抓好{次数}次信访接待\n"), "{}", ended.out);
        assert!(ended.err.contains(said) && ended.err.contains("own.ron"), "{}", ended.err);
        assert!(!ended.err.contains('\u{1b}'), "{}", ended.err);
    }
}

#[test]
fn wrong_calls_say_what_to_do() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    for args in [
        &["phrases"][..],
        &["phrases", "search"],
        &["phrases", "search", "一", "--pack", "none"],
        &["phrases", "search", "一", "--section", "报告.txt"],
        &["phrases", "search", "一", "--section", "报告.txt#九、"],
        &["phrases", "search", "一", "--section", "没有.txt#一、"],
    ] {
        let ended = desk.run(args);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{args:?}");
        assert!(!ended.err.is_empty(), "{args:?}");
    }
}
