//! Texts whose lines were broken at a fixed width: noticed, and joined when asked.

use super::heading;

const SENTENCE_ENDS: [char; 6] = ['。', '！', '？', '：', '；', '”'];
/// Line breaking pulls a mark or pushes a character, so full lines differ by a few columns.
const SLACK: usize = 4;
const LEAST_LINES: usize = 5;
const WIDTHS: std::ops::RangeInclusive<usize> = 24..=200;

/// Returns the width at which a text was broken into lines, if it looks so: many lines of nearly
/// one width, hardly any wider, and most of them stopping in the middle of a sentence.
pub fn columns(text: &str) -> Option<usize> {
    let lines: Vec<(usize, &str)> = text
        .split('\n')
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .map(|line| (width(line), line))
        .collect();
    let mut histogram = vec![0usize; WIDTHS.end() + 2];
    for (width, _) in &lines {
        if let Some(count) = histogram.get_mut((*width).min(WIDTHS.end() + 1)) {
            *count += 1;
        }
    }
    let mut wider = 0;
    for (columns, count) in histogram.iter().enumerate().rev() {
        wider += count;
        if *count > 0 && wider * 50 >= lines.len() {
            return Some(columns).filter(|c| WIDTHS.contains(c) && is_full_at(*c, &lines));
        }
    }
    None
}

fn is_full_at(columns: usize, lines: &[(usize, &str)]) -> bool {
    let full = lines.iter().filter(|(width, _)| *width + SLACK >= columns && *width <= columns);
    let (mut count, mut stopping) = (0, 0);
    for (_, line) in full {
        count += 1;
        stopping += usize::from(!line.ends_with(SENTENCE_ENDS));
    }
    count >= LEAST_LINES && count * 10 >= lines.len() * 4 && stopping * 10 >= count * 6
}

/// Joins the lines of each paragraph of a text broken at `columns`.
pub fn join(text: &str, columns: usize) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let shown = lines.iter().filter(|line| !line.is_empty()).count();
    let indented = lines.iter().filter(|line| is_indented(line)).count();
    let indents = indented * 20 >= shown && indented < shown;
    let mut out = String::with_capacity(text.len());
    let mut before: Option<&str> = None;
    for line in lines {
        if let Some(before) = before {
            if goes_on(before, line, columns, indents) {
                let line = line.trim_start();
                if spaced(before, line) {
                    out.push(' ');
                }
                out.push_str(line);
            } else {
                out.push('\n');
                out.push_str(line);
            }
        } else {
            out.push_str(line);
        }
        before = Some(line);
    }
    out
}

fn goes_on(before: &str, line: &str, columns: usize, indents: bool) -> bool {
    let full = width(before) + SLACK + 2 >= columns;
    let begins = line.trim_start();
    if !full || begins.is_empty() || heading::has_number(begins) {
        return false;
    }
    if indents { !is_indented(line) } else { !before.ends_with(SENTENCE_ENDS) }
}

fn is_indented(line: &str) -> bool {
    line.starts_with('\u{3000}') || line.starts_with("  ") || line.starts_with('\t')
}

/// A break between two Latin words stood for a space.
fn spaced(before: &str, line: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    latin(before.chars().next_back()) && latin(line.chars().next())
}

/// Columns as office programs count them: everything beyond ASCII takes two.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
