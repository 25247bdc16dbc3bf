//! What a report has said is not to be told again: made of a finding, and known again in findings.
//!
//! What is kept is the rule and a text: what is flagged with a little of what stands around it, so
//! that no other place is meant; of a long sentence or paragraph its start, which outlives what is
//! written behind it. Where enough stands around it some of that may be written otherwise later: it is
//! the same finding still. A text without surroundings, as reports of old have it, is every place that
//! reads so, and an empty one every text.

use super::finding::{Finding, FindingPlace};
use super::passage::last_chars;
use crate::report::{Ignored, Report};

/// Of more characters than this only the start is kept.
const LONG: usize = 24;
/// So many of them, or more where others begin alike.
const STARTS: [usize; 4] = [12, 24, 48, 96];
/// So many characters on either side, of which some may change.
const WIDE: usize = 8;
/// With fewer around it in all none may.
const LEAST_WIDE: usize = 8;
/// So many on either side where those are no place's own.
const AROUND: [usize; 7] = [4, 8, 16, 32, 3, 2, 1];
/// What ends a clause, and a sentence.
const CLAUSE: &str = "，。；：？！、…,;";
const SENTENCE: &str = "。；？！";

impl Finding {
    /// Says whether it is not to be told since its report ignores this.
    pub fn is_ignored(&self, report: &Report, ignored: &Ignored) -> bool {
        let text = ignored.text.as_str();
        ignored.rule == self.rule.as_str()
            && (text.is_empty() || text == self.text || self.stands_as(report, text))
    }

    fn stands_as(&self, report: &Report, kept: &str) -> bool {
        if let Some(long) = self.long(report) {
            return long.starts_with(kept) && kept.chars().count() >= STARTS[0];
        }
        let [head, tail] = self.surroundings(report);
        kept.match_indices(&self.text).any(|(at, _)| {
            let (before, behind) = (kept.get(..at), kept.get(at + self.text.len()..));
            before.zip(behind).is_some_and(|(before, behind)| {
                head.ends_with(before) && tail.starts_with(behind)
                    || is_much_the_same([before, behind], [head, tail])
            })
        })
    }

    /// Returns the text of which the start is kept, where that is so.
    fn long<'a>(&'a self, report: &'a Report) -> Option<&'a str> {
        let own = self.text.chars().nth(LONG).is_some().then_some(self.text.as_str());
        if self.is_of_paragraph() { report.text(self.place.text()) } else { own }
    }

    /// Returns the source before and behind it.
    fn surroundings<'a>(&self, report: &'a Report) -> [&'a str; 2] {
        let source = report.text(self.place.text()).unwrap_or_default();
        let [head, tail] = match self.place {
            FindingPlace::Text(_) => [source.get(..self.range.start), source.get(self.range.end..)],
            FindingPlace::Number(_) => [None, Some(source)],
            FindingPlace::RunIn(_) => [Some(source), None],
        };
        [head.unwrap_or_default(), tail.unwrap_or_default()]
    }
}

/// Says whether most of what stood around a finding still does.
fn is_much_the_same([before, behind]: [&str; 2], [head, tail]: [&str; 2]) -> bool {
    let (m, n) = (before.chars().count(), behind.chars().count());
    if m + n < LEAST_WIDE {
        return false;
    }
    // What was written in between has pushed the rest away.
    let same =
        in_common(before, last_chars(head, 2 * m)) + in_common(behind, first_chars(tail, 2 * n));
    same * 10 >= (m + n) * 6
}

/// Returns how many characters two texts have in common, in their order.
fn in_common(one: &str, other: &str) -> usize {
    // How many with the start of `other` up to each of its characters.
    let mut best = vec![0; other.chars().count() + 1];
    for c in one.chars() {
        let (mut left, mut above) = (0, 0);
        for (here, d) in best.iter_mut().skip(1).zip(other.chars()) {
            let longest = if c == d { above + 1 } else { left.max(*here) };
            above = std::mem::replace(here, longest);
            left = longest;
        }
    }
    best.last().copied().unwrap_or(0)
}

/// Returns what a report keeps so that a finding is told no more, and how many of all that are told
/// it does not tell then: more than one where nothing sets them apart.
pub fn ignoring(report: &Report, finding: &Finding, all: &[&Finding]) -> (Ignored, usize) {
    let rule = finding.rule.as_str();
    let alike = |text: &String| {
        let ignored = Ignored { rule: rule.into(), text: text.clone() };
        all.iter().filter(|other| other.is_ignored(report, &ignored)).count()
    };
    let mut best = (finding.text.clone(), usize::MAX);
    for text in texts_to_keep(report, finding, all).into_iter().filter(|t| *t != finding.text) {
        let count = alike(&text).max(1);
        if count < best.1 {
            best = (text, count);
        }
        if count == 1 {
            break;
        }
    }
    let (text, count) = best;
    let count = if count == usize::MAX { alike(&text).max(1) } else { count };
    (Ignored { rule: rule.into(), text }, count)
}

/// Returns what may be kept of a finding, the best first.
fn texts_to_keep(report: &Report, finding: &Finding, all: &[&Finding]) -> Vec<String> {
    if let Some(long) = finding.long(report) {
        return STARTS.iter().map(|count| first_chars(long, *count).to_string()).collect();
    }
    let [head, tail] = finding.surroundings(report);
    let alone = without_others(finding, all, [head, tail]);
    let mut texts = Vec::new();
    let [before, behind] = beside([head, tail], "", WIDE);
    if before.chars().count() + behind.chars().count() >= LEAST_WIDE {
        texts.push(format!("{before}{}{behind}", finding.text));
    }
    // The clause, but for what else may be mended in it; the sentence; the paragraph.
    for (around, ends) in [(alone, CLAUSE), ([head, tail], SENTENCE), ([head, tail], "")] {
        texts.extend(AROUND.iter().map(|count| {
            let [before, behind] = beside(around, ends, *count);
            format!("{before}{}{behind}", finding.text)
        }));
    }
    texts
}

/// Returns some characters on either side, up to one that ends what belongs together.
fn beside<'a>([head, tail]: [&'a str; 2], ends: &str, count: usize) -> [&'a str; 2] {
    // What a slot prints is not here, and may become another.
    let ends = |c: char| ends.contains(c) || matches!(c, '{' | '}');
    let (head, tail) = (head.rsplit(ends).next(), tail.split(ends).next());
    [last_chars(head.unwrap_or_default(), count), first_chars(tail.unwrap_or_default(), count)]
}

/// Cuts what stands around a finding where the next one on either side stands.
fn without_others<'a>(
    finding: &Finding,
    all: &[&Finding],
    [mut head, mut tail]: [&'a str; 2],
) -> [&'a str; 2] {
    for other in all.iter().filter(|other| other.place == finding.place) {
        let (start, end) = (finding.range.start, finding.range.end);
        if other.range.end <= start {
            let begin = start.saturating_sub(head.len());
            head = head.get(other.range.end.saturating_sub(begin)..).unwrap_or(head);
        } else if other.range.start >= end {
            tail = tail.get(..other.range.start - end).unwrap_or(tail);
        }
    }
    [head, tail]
}

fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}
