//! Markdown: the printed report as headings and paragraphs of CommonMark, and such a text read again.
//!
//! Whatever a text holds, it comes out as that text: no character of it makes markup. Read is what is
//! written here; other markup stays as it stands.

use crate::report::print::{self, PrintedLine, Role};
use crate::report::{Fixed, Report};

/// Markdown has no deeper headings; what is deeper is a bold paragraph.
const DEEPEST_HEADING: usize = 6;

/// Returns the report with its numbers in place and its slots filled.
pub fn write(report: &Report) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let title = report_title(report);
    if !title.is_empty() {
        // One title, however many lines it is broken into.
        blocks.push(format!("# {}", title.join("<br>")));
    }
    let rest = print::lines(report).filter(|line| line.role != Role::Fixed(Fixed::Title));
    blocks.extend(rest.map(|line| block(&line)).filter(|block| !block.is_empty()));
    let mut out = blocks.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn report_title(report: &Report) -> Vec<String> {
    let lines = print::lines(report).filter(|line| line.role == Role::Fixed(Fixed::Title));
    lines.map(|line| escape(line.body.trim())).filter(|line| !line.is_empty()).collect()
}

fn block(line: &PrintedLine) -> String {
    let heading = format!("{}{}", line.label, line.heading);
    let runs_in = line.paragraph.is_some() || !line.mark.is_empty();
    if line.role != Role::Heading {
        paragraph(&line.body)
    } else if runs_in {
        let behind = format!("{}{}", line.mark, line.body);
        if heading.trim().is_empty() { paragraph(&behind) } else { bold(&heading, &behind) }
    } else {
        let depth = usize::from(line.level) + 1;
        let heading = heading.trim();
        match depth {
            _ if heading.is_empty() => String::new(),
            ..=DEEPEST_HEADING => format!("{} {}", "#".repeat(depth), escape(heading)),
            _ => bold(heading, ""),
        }
    }
}

/// A paragraph that begins bold. Where `**` would not close, between a mark and a character, a tag
/// does.
fn bold(text: &str, behind: &str) -> String {
    let bare = text.trim_end();
    let behind =
        escape(format!("{}{behind}", text.get(bare.len()..).unwrap_or_default()).trim_end());
    let bare = escape(bare.trim_start());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let closes = is_word(bare.chars().next_back()) || !is_word(behind.chars().next());
    if closes { format!("**{bare}**{behind}") } else { format!("<b>{bare}</b>{behind}") }
}

/// A paragraph of its own. What would begin a list is escaped; a number is where its dot is.
fn paragraph(text: &str) -> String {
    let text = escape(text.trim());
    if text.starts_with(['-', '+', '=']) {
        return format!("\\{text}");
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => {
            format!("{number}\\{rest}")
        }
        _ => text,
    }
}

/// Escapes what is markup wherever it stands.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '#' | '$' | '|')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Returns the text that a Markdown of this form prints.
pub fn to_text(markdown: &str) -> String {
    let lines: Vec<String> = markdown.lines().map(text_of_line).collect();
    lines.join("\n")
}

fn text_of_line(line: &str) -> String {
    let bare = line.trim_start_matches('#');
    let depth = line.len() - bare.len();
    let line = match bare.strip_prefix(' ') {
        Some(title) if depth == 1 => return unescape(&title.replace("<br>", "\n")),
        Some(heading) if (2..=DEEPEST_HEADING).contains(&depth) => heading,
        _ => line,
    };
    let run_in = [("**", "**"), ("<b>", "</b>")].into_iter().find_map(|(open, close)| {
        let (heading, behind) = line.strip_prefix(open)?.split_once(close)?;
        (!heading.trim().is_empty()).then(|| format!("{heading}{behind}"))
    });
    unescape(run_in.as_deref().unwrap_or(line))
}

/// Takes away what [`escape`] and [`paragraph`] put there.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::section;
    use crate::report::{Draft, Paragraph};
    use proptest::prelude::*;

    #[test]
    fn a_report_in_markdown() {
        let mut draft = Draft::default();
        let mut part = |part, texts: &[&str]| {
            *draft.fixed.of_mut(part) = texts.iter().map(|text| Paragraph::new(*text)).collect();
        };
        part(Fixed::Title, &["关于{工作}工作", "情况的报告"]);
        part(Fixed::Addressee, &["各科室："]);
        part(
            Fixed::Lead,
            &["2022年以来，开展{次数}次。", "1.一段", "  - 二段 <b>&amp;", "", "３．三"],
        );
        part(Fixed::Signature, &["某局"]);
        part(Fixed::Date, &["2022年12月1日"]);
        draft.sections = vec![
            section(1, "工作 #1", None, &["好。"]),
            section(2, "抓“实”", Some("。"), &["落实_责任_。", "又一段"]),
            section(2, "抓“实”", Some(""), &["落实"]),
            section(3, "", Some(""), &["落实"]),
            section(3, "抓", Some("；"), &[]),
            section(4, "抓", None, &[]),
            section(5, "抓", None, &[]),
            section(6, "抓（实）", None, &["完"]),
        ];
        let expect = "\
# 关于\\*\\*工作<br>情况的报告

各科室：

2022年以来，开展\\*\\*次。

1\\.一段

\\- 二段 \\<b\\>\\&amp;

３．三

## 一、工作 \\#1

好。

**（一）抓“实”**。落实\\_责任\\_。

又一段

<b>（二）抓“实”</b>落实

<b>1.</b>落实

**2.抓**；

##### （1）抓

###### ①抓

**1）抓（实）**

完

某局

2022年12月1日
";
        assert_eq!(write(&Report::new(draft).unwrap()), expect);
        assert_eq!(write(&Report::default()), "");
        let printed = "关于**工作\n情况的报告\n各科室：\n2022年以来，开展**次。\n1.一段\n- 二段 <b>&amp;\n３．三\n\
            一、工作 #1\n好。\n（一）抓“实”。落实_责任_。\n又一段\n（二）抓“实”落实\n1.落实\n2.抓；\n（1）抓\n①抓\n\
            1）抓（实）\n完\n某局\n2022年12月1日";
        let read = to_text(expect);
        let lines: Vec<&str> = read.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.join("\n"), printed);
    }

    proptest! {
        /// Taking away the backslashes gives the text again, and no block begins as markup.
        #[test]
        fn a_paragraph_is_its_text(text in "([-+=#>*_`~|.)$<&\\\\ ]|[0-9]|好|a){0,12}") {
            let block = paragraph(&text);
            let mut bare = String::new();
            let mut chars = block.chars();
            while let Some(c) = chars.next() {
                bare.push(if c == '\\' { chars.next().unwrap() } else { c });
            }
            prop_assert_eq!(bare, text.trim());
            prop_assert!(!block.starts_with(['-', '+', '=', '#', '>', '*', '`', '~', '<', '|']));
            let number = block.trim_start_matches(|c: char| c.is_ascii_digit());
            prop_assert!(number.len() == block.len() || !number.starts_with(['.', ')']));
        }
    }
}
