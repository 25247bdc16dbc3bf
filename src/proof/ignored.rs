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
            && (text.is_empty() || text == self.text || Standing::of(report, self).reads_as(text))
    }
}

/// A finding with what it is known by.
#[derive(Clone, Copy)]
struct Standing<'a> {
    finding: &'a Finding,
    /// The text of which the start is kept, where that is so.
    long: Option<&'a str>,
    /// The source before and behind it.
    around: [&'a str; 2],
}

impl<'a> Standing<'a> {
    fn of(report: &'a Report, finding: &'a Finding) -> Self {
        let source = report.text(finding.place.text()).unwrap_or_default();
        let own = finding.text.chars().nth(LONG).is_some().then_some(finding.text.as_str());
        let long = if finding.is_of_paragraph() { Some(source) } else { own };
        let range = &finding.range;
        let [head, tail] = match finding.place {
            FindingPlace::Text(_) => [source.get(..range.start), source.get(range.end..)],
            FindingPlace::Number(_) => [None, Some(source)],
            FindingPlace::RunIn(_) => [Some(source), None],
        };
        Standing { finding, long, around: [head.unwrap_or_default(), tail.unwrap_or_default()] }
    }

    /// Says whether a text that is kept is this place's.
    fn reads_as(&self, kept: &str) -> bool {
        if let Some(long) = self.long {
            return long.starts_with(kept) && kept.chars().count() >= STARTS[0];
        }
        let text = &self.finding.text;
        let [head, tail] = self.around;
        kept.match_indices(text).any(|(at, _)| {
            let (before, behind) = (kept.get(..at), kept.get(at + text.len()..));
            before.zip(behind).is_some_and(|(before, behind)| {
                head.ends_with(before) && tail.starts_with(behind)
                    || is_much_the_same([before, behind], self.around)
            })
        })
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

/// Returns what a report keeps so that a finding is told no more, and how many of those that are told
/// it does not tell then: more than one where nothing sets them apart. `others` are all of its rule and
/// all of its text.
pub fn ignoring(report: &Report, finding: &Finding, others: &[&Finding]) -> (Ignored, usize) {
    let of_rule = others.iter().filter(|other| other.rule == finding.rule);
    let of_rule: Vec<Standing> = of_rule.map(|other| Standing::of(report, other)).collect();
    // More than so many need not be counted.
    let alike = |text: &String, most: usize| {
        let reads_so = |one: &&Standing| one.finding.text == *text || one.reads_as(text);
        of_rule.iter().filter(reads_so).take(most).count().max(1)
    };
    let standing = Standing::of(report, finding);
    let mut best: Option<(String, usize)> = None;
    for text in texts_to_keep(standing, others).into_iter().filter(|t| *t != finding.text) {
        let least = best.as_ref().map_or(usize::MAX, |(_, count)| *count);
        let count = alike(&text, least);
        if count < least {
            best = Some((text, count));
        }
        if count == 1 {
            break;
        }
    }
    let (text, count) = best.unwrap_or_else(|| {
        let text = finding.text.clone();
        let count = alike(&text, usize::MAX);
        (text, count)
    });
    (Ignored { rule: finding.rule.as_str().into(), text }, count)
}

/// Returns what may be kept of a finding, the best first.
fn texts_to_keep(standing: Standing, others: &[&Finding]) -> Vec<String> {
    let Standing { finding, long, around: [head, tail] } = standing;
    if let Some(long) = long {
        return STARTS.iter().map(|count| first_chars(long, *count).to_string()).collect();
    }
    let alone = without_others(finding, others, [head, tail]);
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
    others: &[&Finding],
    [mut head, mut tail]: [&'a str; 2],
) -> [&'a str; 2] {
    for other in others.iter().filter(|other| other.place == finding.place) {
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
