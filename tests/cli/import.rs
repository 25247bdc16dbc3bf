//! `qicao import`: texts in, whatever their encoding.

use crate::desk::{Desk, OPEN_REPORT, REPORT, without_white_space};

#[test]
fn a_text_becomes_a_report_beside_it() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    let ended = desk.run(&["import", "报告.txt"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{ended:?}");
    assert!(
        ended.err.contains("已写到 报告.ron：4 节，122 字。") && !ended.err.contains("待填"),
        "{ended:?}"
    );
    assert_eq!(desk.files(), ["报告.ron", "报告.txt"]);
    assert!(desk.read("报告.ron").contains("Report("));
    assert_eq!(desk.read("报告.txt"), REPORT);
    let back = desk.data(&["export", "报告.ron"]);
    assert_eq!(without_white_space(&back), without_white_space(REPORT));
}

#[test]
fn what_is_open_is_said_with_its_place() {
    let desk = Desk::new();
    desk.write("报告.txt", OPEN_REPORT);
    let err = desk.run(&["import", "报告.txt"]).err;
    assert!(err.contains("还有 2 处待填"), "{err}");
    assert!(
        err.contains("一、（一）：专题研究**次。") && err.contains("二、：办结XX件。"),
        "{err}"
    );
    let err = desk.run(&["import", "报告.txt", "--force", "--lang", "en"]).err;
    assert!(err.contains("Places still open: 2."), "{err}");
}

#[test]
fn a_report_that_somebody_writes_is_left_alone() {
    let desk = Desk::new();
    desk.write("稿.txt", "一、新的\n");
    let before = "Report(format: 1, lead: [\"好。\"])";
    desk.write("a.ron", before);
    desk.write(".~a.ron.lock", r#"{"user":"张三","host":"别处","process":1,"since":1}"#);
    for call in [
        &["import", "稿.txt", "-o", "a.ron", "--force"][..],
        &["new", "-t", "empty", "a.ron", "--force"],
    ] {
        desk.run(call).is_refused(&["a.ron", "张三"]);
        assert_eq!(desk.read("a.ron"), before);
    }
}

#[test]
fn an_existing_output_is_left_alone_without_force() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    desk.write("报告.ron", "别的");
    desk.run(&["import", "报告.txt"]).is_refused(&["报告.ron", "--force"]);
    assert_eq!(desk.read("报告.ron"), "别的");
    desk.data(&["import", "报告.txt", "--force"]);
    assert!(desk.read("报告.ron").contains("Report("));
}

#[test]
fn standard_input_and_output() {
    let desk = Desk::new();
    let ended = desk.run_with_input(&["import", "-", "-o", "-"], REPORT.as_bytes());
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(desk.files(), Vec::<String>::new());
    desk.write("报告.ron", &ended.out);
    assert_eq!(
        without_white_space(&desk.data(&["export", "报告.ron"])),
        without_white_space(REPORT)
    );
    desk.run_with_input(&["import", "-"], REPORT.as_bytes()).is_refused(&["-o"]);
    let again = desk.run_with_input(&["import", "-", "-o", "二.ron"], ended.out.as_bytes());
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{again:?}");
    assert_eq!(desk.read("二.ron"), desk.read("报告.ron"));
}

#[test]
fn an_output_that_is_no_report_file_is_refused() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    desk.run(&["import", "报告.txt", "-o", "报告.text"]).is_refused(&["报告.text", ".ron"]);
    assert_eq!(desk.files(), ["报告.txt"]);
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn every_encoding_gives_the_same_report() {
    let desk = Desk::new();
    let (gb, _, _) = encoding_rs::GB18030.encode(REPORT);
    let bom = [b"\xEF\xBB\xBF", REPORT.as_bytes()].concat();
    let crlf = REPORT.replace('\n', "\r\n");
    desk.write("报告.txt", REPORT);
    desk.data(&["import", "报告.txt"]);
    for (name, bytes, said) in [
        ("国标", gb.to_vec(), Some("GB18030")),
        ("小端", utf16(REPORT, u16::to_le_bytes), Some("UTF-16")),
        ("大端", utf16(REPORT, u16::to_be_bytes), Some("UTF-16")),
        ("带标记", bom, None),
        ("回车换行", crlf.clone().into_bytes(), None),
        ("回车", crlf.replace('\n', "").into_bytes(), None),
    ] {
        desk.write(&format!("{name}.txt"), bytes);
        let ended = desk.run(&["import", &format!("{name}.txt")]);
        assert_eq!(ended.code, 0, "{name}: {ended:?}");
        assert_eq!(desk.read(&format!("{name}.ron")), desk.read("报告.ron"), "{name}");
        match said {
            Some(encoding) => assert!(ended.err.contains(encoding), "{name}: {ended:?}"),
            None => assert!(!ended.err.contains("读入"), "{name}: {ended:?}"),
        }
    }
}

#[test]
fn what_does_not_come_in_is_said_with_its_place() {
    let desk = Desk::new();
    desk.write("控制.txt", "标题\n第一\u{1b}[31m段。\n第二\u{0}段。\n");
    let ended = desk.run(&["import", "控制.txt", "-o", "-"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        ended.err.contains("2 个控制字符") && ended.err.contains("第 2 行第 3 字"),
        "{ended:?}"
    );
    assert!(!ended.out.contains('\u{1b}'), "{ended:?}");
    desk.write("坏.txt", [REPORT.as_bytes(), b"\xE4\xBD\n"].concat());
    let ended = desk.run(&["import", "坏.txt", "-o", "-"]);
    assert!(ended.err.contains("读不出") && ended.err.contains("第 9 行"), "{ended:?}");
    assert!(ended.out.contains('\u{FFFD}'));
}

#[test]
fn a_hard_wrapped_text_is_noticed_and_joined_when_asked() {
    let desk = Desk::new();
    let paragraph = "认真贯彻落实党中央关于信访工作的决策部署和具体要求".repeat(6) + "。";
    let chars: Vec<char> = paragraph.chars().collect();
    let lines: Vec<String> = chars.chunks(20).map(|line| line.iter().collect()).collect();
    let text = format!("　　{}\n", lines.join("\n")).repeat(4);
    desk.write("折行.txt", &text);
    let ended = desk.run(&["import", "折行.txt", "-o", "-"]);
    assert!(ended.err.contains("--unwrap"), "{ended:?}");
    let joined = desk.run(&["import", "折行.txt", "--unwrap", "-o", "-"]);
    assert!(!joined.err.contains("--unwrap") && joined.out.contains(&paragraph), "{joined:?}");
    assert!(!ended.out.contains(&paragraph));
}

#[test]
fn comments_of_a_report_are_not_lost_in_silence() {
    let desk = Desk::new();
    desk.write("报告.txt", REPORT);
    desk.data(&["import", "报告.txt"]);
    desk.write("注.ron", format!("// 初稿\n{}", desk.read("报告.ron")));
    let ended = desk.run(&["import", "注.ron", "-o", "新.ron"]);
    assert!(ended.code == 0 && ended.err.contains("注释"), "{ended:?}");
    assert_eq!(desk.read("新.ron"), desk.read("报告.ron"));
    let ended = desk.run(&["import", "报告.ron", "-o", "又.ron"]);
    assert!(!ended.err.contains("注释"), "{ended:?}");
}
