//! `qicao outline`: the sections of a report with their lengths.

use super::json;
use super::voice::{Stop, Voice};
use crate::app::wording::Word;
use crate::report::print::lines_of;
use crate::report::{Report, numbering, open};
use crate::text::{Count, count};
use serde::Serialize;

/// One section as scripts read it; the names of the fields are a contract.
#[derive(Debug, Serialize)]
struct Row<'a> {
    depth: u8,
    number: String,
    heading: String,
    run_in: Option<&'a str>,
    /// 字数 of the section as printed, with its sub-sections.
    chars: usize,
}

pub fn print(report: &Report, as_json: bool, voice: Voice) -> Result<(), Stop> {
    let rows = rows(report);
    voice.print(&if as_json { json::array(&rows) } else { as_text(&rows, voice) })
}

fn rows(report: &Report) -> Vec<Row<'_>> {
    let labels = numbering::labels(report);
    let own: Vec<Count> = (0..report.sections().len())
        .map(|i| lines_of(report, i..i + 1, &labels).map(|line| count(&line.text())).sum())
        .collect();
    let sections = report.sections().iter().zip(&labels).enumerate();
    let rows = sections.map(|(i, (section, label))| {
        let subtree = own.iter().skip(i).take(report.subtree_len(i));
        Row {
            depth: section.level,
            number: label.text.trim().to_string(),
            heading: open::printed(report, &section.heading).into_owned(),
            run_in: section.run_in.as_deref(),
            chars: subtree.copied().sum::<Count>().words,
        }
    });
    rows.collect()
}

/// Writes the rows as a tree for people.
fn as_text(rows: &[Row], voice: Voice) -> String {
    let mut out = String::new();
    for row in rows {
        out.push_str(&"\u{3000}".repeat(usize::from(row.depth.saturating_sub(1)) * 2));
        let chars = voice.word(Word::Chars { count: &row.chars });
        // The space keeps `1.1 ` apart from its heading, a Chinese number needs none.
        let space =
            if row.number.ends_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" };
        out.push_str(&format!("{}{space}{}  {chars}\n", row.number, row.heading));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::wording::Lang;
    use crate::report::testing::section;
    use crate::report::{Draft, Field};

    #[test]
    fn rows_of_a_report() {
        let draft = Draft {
            sections: vec![
                section(1, "{工作}工作", None, &["好。"]),
                section(2, "加强领导", Some("。"), &["正文{次数}。", "又一段"]),
            ],
            fields: vec![Field { name: "工作".into(), value: "信访".into() }],
            ..Draft::default()
        };
        let report = Report::new(draft).unwrap();
        let rows = rows(&report);
        let json = serde_json::to_string(&rows).unwrap();
        // 一、信访工作 6 and 好。 2; （二） 3, heading 4, mark 1, 正文**。 4 (** is a run), 又一段 3
        let expect = concat!(
            r#"[{"depth":1,"number":"一、","heading":"信访工作","run_in":null,"chars":23},"#,
            r#"{"depth":2,"number":"（一）","heading":"加强领导","run_in":"。","chars":15}]"#
        );
        assert_eq!(json, expect);
        let zh = as_text(&rows, Voice { lang: Lang::Zh });
        assert_eq!(zh, "一、信访工作  23 字\n　　（一）加强领导  15 字\n");
    }
}
