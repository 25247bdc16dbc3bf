//! Tables of contents: they name the headings before these come.

use super::words;

/// Where in a text its contents begin at the latest, and how long they are at most.
const LATEST: usize = 20;
const LONGEST: usize = 400;
const LEADERS: [char; 8] = ['.', '…', '·', '-', '—', '．', '•', '⋯'];

/// Returns where the table of contents of a text ends: where its first entry comes again.
pub fn end(lines: &[&str]) -> usize {
    let title = lines.iter().take(LATEST).position(|line| words::is_contents_title(line));
    let Some(title) = title else { return 0 };
    let Some(first) = lines.get(title + 1).map(|line| bare(line)) else { return 0 };
    // 1.数据：三季度总量下降 above 1.数据
    let named = |line: &str| {
        let name = bare(line);
        first.starts_with(&name)
            && crate::report::form::read_number(&name).is_some_and(|n| n.length < name.len())
    };
    let again = |line: &&str| bare(line) == first || named(line);
    let again = lines.iter().skip(title + 2).take(LONGEST).position(again);
    again.map_or(0, |at| title + 2 + at)
}

/// An entry without page number, leaders and white space.
fn bare(line: &str) -> String {
    let line: String = line.chars().take(200).filter(|c| !c.is_whitespace()).collect();
    let line = line.trim_end_matches(['）', ')']).trim_end_matches(|c: char| c.is_ascii_digit());
    line.trim_end_matches(['（', '(']).trim_end_matches(LEADERS).to_string()
}

/// `一、基本情况……3`: leaders and a page say that a line is an entry, wherever it stands.
pub fn is_entry(line: &str) -> bool {
    let page = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = page.trim_end().trim_end_matches(LEADERS);
    let leaders = page.trim_end().len() - name.len();
    page.len() < line.len() && leaders >= "……".len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        for line in ["一、基本情况……3", "一、基本情况...... 12", "1.1 目的·····2"]
        {
            assert!(is_entry(line), "{line}");
        }
        for line in ["一、2023—2024", "一、2024", "一、好……", "3", ""] {
            assert!(!is_entry(line), "{line}");
        }
    }

    #[test]
    fn contents_end_where_the_first_entry_comes_again() {
        for (lines, expect) in [
            (&["目　录", "一、甲……1", "二、乙（2）", "前言。", "一、甲", "好。"][..], 4),
            (&["目录", "第一章 甲", "第一章　甲"][..], 2),
            (&["目录", "一、甲", "二、乙"][..], 0),
            (&["目录"][..], 0),
            (&["一、甲", "一、甲"][..], 0),
        ] {
            assert_eq!(end(lines), expect, "{lines:?}");
        }
    }
}
