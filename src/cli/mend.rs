//! The shape of a text that is mended: only the lines on which something was mended are written anew.

use crate::formats::{encoding, plain};
use crate::report::Report;
use crate::text::clean;

/// A text as it was, and the lines of it as its report prints them.
pub struct Shape {
    /// It began with a byte order mark.
    marked: bool,
    old: String,
    printed: Vec<String>,
}

/// What programs on Windows know UTF-8 by.
const MARK: &str = "\u{feff}";

fn printed(report: &Report) -> Vec<String> {
    let flat = plain::write(report, plain::Lines::Flat);
    let lines = flat.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(String::from).collect()
}

/// Returns a text without what may not come in, each line with its own end.
fn cleaned(text: &str) -> String {
    let line = |line: &str| match line.strip_suffix("\r\n") {
        Some(line) => clean(line).text.into_owned() + "\r\n",
        None => clean(line).text.into_owned(),
    };
    text.split_inclusive('\n').map(line).collect()
}

impl Shape {
    /// Takes the shape of a text before it is mended, if its report prints it line by line.
    pub fn of(report: &Report, bytes: &[u8]) -> Option<Shape> {
        let old = cleaned(&encoding::decode(bytes).ok()?.text);
        let printed = printed(report);
        let lines = old.lines().filter(|line| !line.trim().is_empty()).count();
        let marked = bytes.starts_with(MARK.as_bytes());
        (lines == printed.len()).then_some(Shape { marked, old, printed })
    }

    /// Returns how the lines of the text end.
    fn line_end(&self) -> &'static str {
        let last = self.old.rsplit_once('\n').map_or("", |(before, _)| before);
        if last.ends_with('\r') { "\r\n" } else { "\n" }
    }

    /// Writes the text as its report now is: indents, blank lines and all lines that are as they were stay.
    pub fn write(&self, report: &Report) -> String {
        let new = printed(report);
        // Where lines came or went, those between the first and the last that differ are new.
        let same = |(a, b): &(&String, &String)| a == b;
        let most = new.len().min(self.printed.len());
        let head = self.printed.iter().zip(&new).take_while(same).count();
        let tail = self.printed.iter().rev().zip(new.iter().rev()).take_while(same).count();
        let tail = if new.len() == self.printed.len() { 0 } else { tail.min(most - head) };
        let moved = self.printed.len() - tail;
        let mut out = String::with_capacity(self.old.len());
        out.push_str(if self.marked { MARK } else { "" });
        let mut at = 0;
        for line in self.old.split_inclusive('\n') {
            if line.trim().is_empty() {
                out.push_str(line);
                continue;
            }
            let place = if at < moved { at } else { at + new.len() - self.printed.len() };
            let last = at + 1 == moved && new.len() > self.printed.len();
            let end = if last { new.len() - tail } else { place + 1 };
            let gone = at < moved && place >= new.len() - tail;
            if self.printed.get(at) == new.get(place) && !last {
                out.push_str(line);
            } else if !gone {
                for (n, text) in new.get(place..end).unwrap_or_default().iter().enumerate() {
                    // The last line of a text may have no end.
                    if n > 0 && !out.ends_with('\n') {
                        out.push_str(self.line_end());
                    }
                    put(line, text, &mut out);
                }
            }
            at += 1;
        }
        out
    }
}

/// Puts a text in place of what stands on a line.
fn put(line: &str, text: &str, out: &mut String) {
    let indent = line.len() - line.trim_start().len();
    out.push_str(line.get(..indent).unwrap_or_default());
    out.push_str(text);
    out.push_str(line.get(line.trim_end().len()..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Fixed, Paragraph};

    fn report(lines: &[&str]) -> Report {
        let mut draft = Draft::default();
        *draft.fixed.of_mut(Fixed::Lead) = lines.iter().map(|line| Paragraph::new(*line)).collect();
        Report::new(draft).unwrap()
    }

    #[test]
    fn only_what_is_mended_changes() {
        let old = "\u{3000}\u{3000}甲  \n\n  乙\n\t丙\r\n丁";
        let before = report(&["甲", "乙", "丙", "丁"]);
        let old = old.to_string();
        let shape = Shape::of(&before, old.as_bytes()).unwrap();
        for (lines, expect) in [
            (&["甲", "乙", "丙", "丁"][..], old.clone()),
            (&["甲", "已", "丙", "丁"], old.replace('乙', "已")),
            (&["甲", "丙", "丁"], old.replace("  乙\n", "")),
            (&["甲", "乙", "新", "丙", "丁"], old.replace("  乙\n", "  乙\n  新\n")),
            (&["甲", "乙", "丙", "丁", "戊"], old.clone() + "\r\n戊"),
            (&["乙", "丙", "丁"], old.split_once('\n').unwrap().1.to_string()),
        ] {
            assert_eq!(shape.write(&report(lines)), expect, "{lines:?}");
        }
        assert!(Shape::of(&report(&["甲"]), old.as_bytes()).is_none());
    }
}
