//! Tables of contents: they name the headings before these come.

use super::words;
use std::ops::Range;

/// Where in a text its contents begin at the latest, and how long they are at most.
const LATEST: usize = 20;
const LONGEST: usize = 400;
const LEADERS: [char; 8] = ['.', '…', '·', '-', '—', '．', '•', '⋯'];

/// Returns where the table of contents of a text ends: where its first entry comes again.
pub fn end(lines: &[&str]) -> usize {
    let title = lines.iter().take(LATEST).position(|line| words::is_contents_title(line));
    title.map_or(0, |title| end_of(lines, title))
}

/// Returns the tables of contents that stand farther behind, in a piece of a collection.
pub fn further(lines: &[&str]) -> Vec<Range<usize>> {
    let titles =
        lines.iter().enumerate().skip(1).filter(|(_, line)| words::is_contents_title(line));
    titles.map(|(title, _)| title..end_of(lines, title)).filter(|table| !table.is_empty()).collect()
}

/// Returns where the contents end whose title stands on a line.
fn end_of(lines: &[&str], title: usize) -> usize {
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

    #[test]
    fn contents_of_a_piece_of_a_collection() {
        let lines = ["办法", "第一章 甲", "好。", "目录", "第一章 乙", "第二章 丙", "第一章 乙"];
        assert_eq!(further(&lines).first(), Some(&(3..6)));
        assert_eq!(further(&lines[..6]), []);
    }
}
