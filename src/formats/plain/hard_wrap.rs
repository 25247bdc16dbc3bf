//! Texts whose lines were broken at a fixed width: noticed, and joined when asked.
//!
//! A line goes on in the next where what begins the next had no room left on it. Prose that was
//! broken does so in most of its lines, in the middle of clauses; lists, verses and tables do not.

use super::heading::{self, Certainty};

/// In columns; narrower texts are lists and verses.
const WIDTHS: std::ops::RangeInclusive<usize> = 36..=200;
/// By so many columns a mark that hangs over may make a line wider than it was meant to be.
const HANGING: usize = 2;
const TAB: usize = 4;
/// So many bytes are wider than any width: no character has more of them than twice its columns.
const ENOUGH: usize = 2 * (*WIDTHS.end() + HANGING + 1);
/// Lines broken in the middle of a clause.
const LEAST_BROKEN: usize = 4;
const SENTENCE_MARKS: [char; 4] = ['。', '！', '？', '；'];
/// What cannot stand at the end of a line, and at its beginning.
const OPENING: &str = "“‘（《〈【〔「『(";
const CLOSING: &str = "”’）》〉】〕」』)，。、；：！？…·%％,.;:!?";
/// Marks behind which a paragraph ends for sure where the next line begins with a number.
const ENDS: [char; 6] = ['。', '！', '？', '：', '；', '”'];

/// A line that is not blank.
struct Line<'a> {
    text: &'a str,
    /// In columns; of what is wider than any width, some that are wider.
    width: usize,
    /// Columns of white space before the text.
    indent: usize,
    /// Whether a blank line stands before it.
    set_apart: bool,
}

/// The lines of a text, and how it shows its paragraphs.
struct Layout<'a> {
    lines: Vec<Line<'a>>,
    margin: usize,
    indents: bool,
}

/// Returns the width at which a text was broken into lines, if it looks so; `held` are its lines that
/// are not blank.
pub fn columns(text: &str, held: &[&str]) -> Option<usize> {
    if holds_wide_lines(held) {
        return None;
    }
    // Some break lines first and indent afterwards.
    let measures: [fn(&Line) -> usize; 2] = [|line| line.width, |line| line.width - line.indent];
    let mut layout = Layout::of(text);
    let ways = if layout.lines.iter().all(|line| line.indent == 0) { 1 } else { 2 };
    let widths = measures.into_iter().take(ways).filter_map(|measure| {
        layout.lines.iter_mut().for_each(|line| line.width = measure(line));
        let columns = layout.usual_width()?;
        Some((layout.full_lines(columns)?, columns))
    });
    // The first of those that explain most lines.
    let best = widths.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.map(|(_, columns)| columns)
}

/// Of so many lines, how many may be wider than the width at which the text was broken.
fn most_wider(lines: usize) -> usize {
    (lines / 50).max(1)
}

/// Says whether by their bytes alone too many lines are wider than any width, as in most texts.
fn holds_wide_lines(held: &[&str]) -> bool {
    let wide = held.iter().filter(|line| line.len() > ENOUGH).count();
    wide > most_wider(held.len())
}

/// Joins the lines of each paragraph of a text broken at `columns`.
pub fn join(text: &str, columns: usize) -> String {
    let layout = Layout::of(text);
    let mut out = String::with_capacity(text.len());
    let mut before: Option<&Line> = None;
    for line in &layout.lines {
        if let Some(before) = before {
            if layout.goes_on(before, line, columns) {
                if spaced(before.text, line.text) {
                    out.push(' ');
                }
            } else {
                out.push('\n');
            }
        }
        out.push_str(line.text);
        before = Some(line);
    }
    out
}

impl<'a> Layout<'a> {
    fn of(text: &'a str) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut set_apart = false;
        for line in crate::text::lines(text) {
            let line = line.trim_end();
            let text = line.trim_start();
            if text.is_empty() {
                set_apart = true;
                continue;
            }
            let blank = line.get(..line.len() - text.len()).unwrap_or_default();
            let indent = width(blank) + blank.matches('\t').count() * (TAB - 1);
            let width = indent + columns_of(text.bytes().take(ENOUGH));
            lines.push(Line { text, width, indent, set_apart });
            set_apart = false;
        }
        let margin = lines.iter().map(|line| line.indent).min().unwrap_or(0);
        let indented = lines.iter().filter(|line| line.indent > margin + 1).count();
        Layout { indents: indented * 20 >= lines.len() && indented > 0, lines, margin }
    }

    /// The width most lines come near to and hardly any exceeds.
    fn usual_width(&self) -> Option<usize> {
        let mut histogram = vec![0usize; WIDTHS.end() + 2];
        for line in &self.lines {
            if let Some(count) = histogram.get_mut(line.width.min(WIDTHS.end() + 1)) {
                *count += 1;
            }
        }
        let most_wider = most_wider(self.lines.len());
        let mut wider = *histogram.last()?;
        let mut best: Option<(usize, usize)> = None;
        for columns in WIDTHS.rev() {
            if wider > most_wider {
                break;
            }
            let near = histogram.get(columns - 2 * HANGING..=columns)?.iter().sum();
            if histogram.get(columns).is_some_and(|count| *count > 0)
                && best.is_none_or(|(most, _)| near > most)
            {
                best = Some((near, columns));
            }
            wider += histogram.get(columns)?;
        }
        best.map(|(_, columns)| columns)
    }

    /// Counts the lines broken at a width, if they show that it is one.
    fn full_lines(&self, columns: usize) -> Option<usize> {
        let (mut full, mut broken, mut sentences, mut endings, mut flush) = (0, 0, 0, 0, 0);
        let mut after_full = false;
        for (n, line) in self.lines.iter().enumerate() {
            let next = self.lines.get(n + 1).filter(|next| self.follows(next));
            let is_full =
                line.width <= columns && next.is_some_and(|n| !has_room(line, n, columns));
            if is_full {
                full += 1;
                broken += usize::from(line.text.ends_with(char::is_alphanumeric));
                let inside = line.text.trim_end_matches(SENTENCE_MARKS);
                sentences += usize::from(inside.contains(SENTENCE_MARKS));
            } else {
                endings += usize::from(after_full && line.text.ends_with(SENTENCE_MARKS));
            }
            flush += usize::from(self.follows(line));
            after_full = is_full;
        }
        // Items of a list may be of one length; but no sentence ends within them.
        let prose = sentences * 6 >= full || endings * 10 >= full;
        // Where paragraphs are indented, lines that are not are the rest of one.
        let rests = self.indents && full * 10 >= flush * 7;
        let broken = broken >= LEAST_BROKEN && broken * 10 >= full * 6;
        (broken && prose && (rests || full * 12 >= self.lines.len())).then_some(full)
    }

    /// Says whether a line may belong to the paragraph of the one before, by where it begins.
    fn follows(&self, line: &Line) -> bool {
        !(line.set_apart || self.indents && line.indent > self.margin + 1)
    }

    fn goes_on(&self, before: &Line, line: &Line, columns: usize) -> bool {
        if !self.follows(line) || has_room(before, line, columns) {
            return false;
        }
        let heading = heading::candidate(line.text).map(|found| found.certainty);
        let ended = before.text.ends_with(ENDS);
        match heading {
            Some(Certainty::Sure) => self.indents && !ended,
            Some(_) => !ended,
            None => self.indents || !before.text.ends_with('：'),
        }
    }
}

/// Says whether what begins `next` would have had room on `line`.
fn has_room(line: &Line, next: &Line, columns: usize) -> bool {
    line.width + width(first_unit(next.text)) + HANGING <= columns
}

/// What stays together at the start of a line: a word or a character, with the marks around it.
fn first_unit(text: &str) -> &str {
    let opened = text.trim_start_matches(|c| OPENING.contains(c));
    let word = opened.trim_start_matches(|c: char| c.is_ascii_graphic());
    let behind = if word.len() < opened.len() {
        word
    } else {
        let mut chars = opened.chars();
        chars.next();
        chars.as_str()
    };
    let behind = behind.trim_start_matches(|c| CLOSING.contains(c));
    text.get(..text.len() - behind.len()).unwrap_or(text)
}

/// A break between two Latin words stood for a space; one within a number did not.
fn spaced(before: &str, line: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), line.chars().next()) else {
        return false;
    };
    let digits = last.is_ascii_digit() && first.is_ascii_digit();
    last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric() && !digits
}

/// Columns as office programs count them: everything beyond ASCII takes two.
fn width(text: &str) -> usize {
    columns_of(text.bytes())
}

fn columns_of(bytes: impl Iterator<Item = u8>) -> usize {
    let columns = |byte: u8| match byte {
        0x00..=0x7f => 1,
        0x80..=0xbf => 0,
        _ => 2,
    };
    bytes.map(columns).sum()
}

#[cfg(test)]
mod tests;
