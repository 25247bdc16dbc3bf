//! Help, version, languages and wrong calls.

use crate::desk::Desk;
use std::process::Stdio;

const COMMANDS: [&str; 7] =
    ["new", "import", "export", "outline", "templates", "completions", "man"];

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

#[test]
fn help_goes_to_standard_output_in_both_languages() {
    let desk = Desk::new();
    for (lang, heading) in [("zh", "用法："), ("en", "Usage: ")] {
        let main = desk.data(&["--lang", lang, "--help"]);
        assert!(main.contains(heading) && COMMANDS.iter().all(|c| main.contains(c)), "{main}");
        for command in COMMANDS {
            for help in ["--help", "-h"] {
                let page = desk.data(&[command, help, "--lang", lang]);
                assert!(page.contains(&format!("{heading}qicao {command}")), "{page}");
                assert_eq!(has_han(&page), lang == "zh", "{page}");
                assert_eq!(page.contains(":\n"), lang == "en", "{page}");
            }
        }
    }
}

#[test]
fn without_a_command_help_goes_to_standard_error() {
    let desk = Desk::new();
    let ended = desk.run(&[]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert_eq!(ended.err, desk.data(&["--help"]));
}

#[test]
fn the_version() {
    let version = Desk::new().data(&["--version"]);
    assert_eq!(version, format!("qicao {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_calls_are_one_sentence() {
    let desk = Desk::new();
    for (call, zh, en) in [
        (vec!["exprot", "a"], "是不是要写“export”？", "Did you mean 'export'?"),
        (vec!["export", "a", "--frce"], "是不是要写“--force”？", "Did you mean '--force'?"),
        (
            vec!["export", "a", "--to", "pdf"],
            "可以是：txt、md、docx。",
            "it can be: txt, md, docx.",
        ),
        (vec!["outline"], "还缺：<文件>。", "Missing: <FILE>."),
        (vec!["--lang", "fr", "man"], "“--lang”不能是“fr”", "'--lang' cannot be 'fr'"),
    ] {
        desk.run(&call).is_refused(&[zh, "--help"]);
        let mut english = desk.command(&call);
        let english = english.env("LC_ALL", "en_US.UTF-8").output().unwrap();
        crate::desk::Ended::of(english).is_refused(&[en, "--help"]);
    }
}

#[test]
fn the_option_wins_over_the_config_and_the_config_over_the_locale() {
    let desk = Desk::new();
    let usage = |args: &[&str]| desk.data(args);
    assert!(usage(&["--help"]).contains("用法："));
    desk.write("config/config.ron", "Config(language: \"en\")");
    assert!(usage(&["--help"]).contains("Usage:"));
    assert!(usage(&["--help", "--lang", "zh"]).contains("用法："));
    let mut chinese = desk.command(&["--help"]);
    desk.write("config/config.ron", "// nothing\nConfig()");
    let english = chinese.env("LC_ALL", "C").output().unwrap();
    assert!(String::from_utf8_lossy(&english.stdout).contains("Usage:"));
}

#[test]
fn a_broken_config_is_named_with_line_and_column() {
    let desk = Desk::new();
    for (config, words) in [
        ("Config(\n  langage: \"zh\",\n)", &["config.ron", "第 2 行", "第 3 字", "langage"][..]),
        ("Config(", &["config.ron", "第 1 行"]),
        ("Config(language: \"fr\")", &["config.ron", "fr", "\"zh\""]),
        ("Config(\n proof: (off: [\"R01\"]))", &["config.ron", "第 2 行", "第 16 字", "R01"]),
        ("Config(proof: (levels: [(\"P01\", \"X\")]))", &["第 1 行", "X", "E、W、R"]),
        ("Config(proof: (organisation: \"党支部\"))", &["第 1 行", "党支部"]),
    ] {
        desk.write("config/config.ron", config);
        desk.run(&["templates"]).is_refused(words);
        assert_eq!(desk.read("config/config.ron"), config);
    }
}

#[test]
fn completions_and_the_manual() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = desk.data(&["completions", shell]);
        assert!(
            COMMANDS.iter().all(|c| script.contains(c)) && script.contains("strict"),
            "{shell}"
        );
    }
    let page = desk.data(&["man", "--lang", "en"]);
    assert!(page.starts_with(".ie") || page.contains(".TH qicao 1"), "{page}");
    assert!(COMMANDS.iter().all(|c| page.contains(c)));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let desk = Desk::new();
    // More than a pipe holds.
    desk.write("长.txt", "　　认真抓好信访工作。\n".repeat(20_000));
    let mut command = desk.command(&["export", "长.txt"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_said() {
    let desk = Desk::new();
    let mut command = desk.command(&["man"]);
    let full = std::fs::File::create("/dev/full").unwrap();
    let ended = crate::desk::Ended::of(command.stdout(full).output().unwrap());
    ended.is_refused(&["标准输出", "磁盘已满"]);
}
