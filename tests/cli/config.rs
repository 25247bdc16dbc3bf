//! The config on the command line: what is wrong with it, and what its keys took from other commands.

use crate::desk::Desk;

#[test]
fn a_wrong_shape_is_told_with_its_place_and_its_pattern() {
    let desk = Desk::new();
    desk.write("config/config.ron", "Config(\n    keys: 3,\n)");
    let words = ["config.ron：第 2 行第 11 字", "3", "方括号", r#"keys: [("Alt+5", "go-to")]"#];
    desk.run(&["templates"]).is_refused(&words);
    let file = desk.path("config/config.ron").display().to_string();
    desk.run(&["check", &file]).is_refused(&words);
}

#[test]
fn keys_that_others_had_are_told_by_check_and_stop_nothing() {
    let desk = Desk::new();
    let text = "Config(keys: [\n    (\"ctrl+f\", \"save\"),\n    (\"Ctrl+K\", \"quit\"),\n])";
    let file = desk.write("config/config.ron", text).display().to_string();
    assert_eq!(desk.run(&["templates"]).code, 0);
    let told = desk.run(&["check", &file]);
    assert_eq!(told.code, 1, "{told:?}");
    let lines: Vec<&str> = told.out.lines().collect();
    assert_eq!(
        lines,
        [
            format!(
                "{file}：第 2 行第 5 字：Ctrl+F 给了“保存”，“查找”就没有键了，只在菜单里；请在 keys 里再给它一个：(\"…\", \"find\")"
            ),
            format!(
                "{file}：第 3 行第 5 字：Ctrl+K 给了“退出”，“删到段末”就没有键了，只在菜单里；请在 keys 里再给它一个：(\"…\", \"delete-to-end\")"
            ),
        ]
    );
    let rows = desk.run(&["check", &file, "--format", "json"]);
    assert!(
        rows.out.contains(
            r#""rule":"keys","level":"W","section":"","line":2,"column":5,"text":"Ctrl+F""#
        ),
        "{rows:?}"
    );
    assert!(desk.data(&["man"]).contains("查找: "), "the page has the keys of the config");

    desk.write("config/config.ron", "Config(keys: [(\"F3\", \"save\")])");
    let told = desk.run(&["check", &file]);
    assert_eq!(told.code, 0);
    assert_eq!(told.out, format!("{file}：第 1 行第 15 字：F3 给了“保存”；“套话”还有 Ctrl+P。\n"));
    assert!(told.err.contains("没有问题"));
}

#[test]
fn what_a_config_names_and_is_not_there_is_told_by_check() {
    let desk = Desk::new();
    let check = |text: &str| {
        let file = desk.write("config/config.ron", text).display().to_string();
        desk.run(&["check", &file])
    };
    check("Config(preset: \"某局\")").is_refused(&["某局"]);
    check("Config(packs: [\"/没有的文件夹\"])").is_refused(&["/没有的文件夹"]);
    let folder = desk.path("config").display().to_string();
    let ended = check(&format!("Config(preset: \"gb9704\", packs: [\"{folder}\"])"));
    assert_eq!(ended.code, 0, "{ended:?}");
}
