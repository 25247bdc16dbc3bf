//! The screen and the list of keys in the README are the program's own.
//!
//! `QICAO_WRITE_README=1 cargo test --test readme` writes them anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use qicao::app::command::{Command, Group};
use qicao::app::geometry::Size;
use qicao::app::input::{Input, Now};
use qicao::app::keys::{Key, Keymap};
use qicao::app::state::{App, Options};
use qicao::app::update;
use qicao::app::wording::Lang;
use qicao::formats::plain;
use qicao::report::Report;
use qicao::ui::{self, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::CellWidth;
use std::fs;
use std::path::PathBuf;

const TEXT: &str = "2022年度意识形态工作情况报告\n各位领导：\n现将有关情况报告如下。\n\
    一、工作开展情况\n（一）加强组织领导，落实主体责任。局党组高度重视意识形态工作，坚决把意识形态工作扛\
    在肩上、抓在手上。一是加强研究部署，定期听取汇报。二是压实工作责任，组织学习**次。\n\
    （二）注重理论武装，提升队伍素质。高度重视干部队伍建设，教育引导干部加强理论武装。\n\
    二、存在问题\n学习的系统性还不够强。\n三、下步打算\n继续抓好各项工作落实。\n某局\n2022年12月30日\n";

fn screen() -> String {
    let report = Report::new(plain::read(TEXT, false).unwrap().draft).unwrap();
    let mut app = App::new(report, Options::new(Lang::Zh), Size { width: 80, height: 24 });
    app.file.path = Some(PathBuf::from("报告.ron"));
    let input = |app: &mut App, input| update(app, input, Now::default());
    input(&mut app, Input::Key(Key::parse("Ctrl+Down").unwrap()));
    while app.has_work() {
        input(&mut app, Input::Idle);
    }
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| ui::draw(&app, &Theme { colours: false }, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let mut text = String::new();
    for row in buffer.content.chunks(80) {
        let mut line = String::new();
        let mut covered = 0;
        for cell in row {
            if covered == 0 {
                line.push_str(cell.symbol());
                covered = cell.cell_width().max(1);
            }
            covered -= 1;
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    format!("```text\n{text}```\n")
}

fn keys() -> String {
    let keymap = Keymap::default();
    let mut text = String::from("| 命令 | 按键 |\n|---|---|\n");
    for group in Group::MENU {
        text.push_str(&format!("| **{}** | |\n", group.name(Lang::Zh)));
        for command in Command::ALL.iter().filter(|command| command.group() == group) {
            let mut keys: Vec<String> =
                keymap.keys(*command).map(|(_, key)| format!("`{key}`")).collect();
            keys.dedup();
            text.push_str(&format!("| {} | {} |\n", command.name(Lang::Zh), keys.join(" ")));
        }
    }
    text
}

/// Puts `content` between the marks of `name`.
fn with(readme: &str, name: &str, content: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = readme.split_once(&begin).expect("the README has the mark");
    let (_, behind) = rest.split_once(&end).expect("the README has the closing mark");
    format!("{before}{begin}{content}{end}{behind}")
}

#[test]
fn screen_and_keys_of_the_readme_are_the_programs() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let fresh = with(&with(&readme, "screen", &screen()), "keys", &keys());
    if std::env::var_os("QICAO_WRITE_README").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    assert!(fresh == fs::read_to_string(&path).unwrap(), "QICAO_WRITE_README=1 writes it anew");
}
