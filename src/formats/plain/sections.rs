//! The tree of sections: which candidates are headings, how deep each stands, in which scheme, and
//! whether its number is the one its place gives.

use super::heading::{self, Candidate, Certainty};
use super::words;
use crate::report::form::Family;
use crate::report::numbering::{Counter, Numbering, SchemeName};
use crate::report::{DEEPEST, Draft, Fixed, Paragraph, Section};
use std::collections::HashMap;

/// How far a number that may be none looks ahead for the one that goes on from it.
const LOOK_AHEAD: usize = 400;

struct Found<'a> {
    candidate: Candidate<'a>,
    level: u8,
    body: Vec<&'a str>,
}

/// Reads the lines between front and tail into the lead and the sections of a draft.
pub fn read(lines: &[&str], draft: &mut Draft) {
    let contents_end = end_of_contents(lines);
    let mut lead: Vec<&str> = lines.iter().take(contents_end).copied().collect();
    let found = find(lines, contents_end, &mut lead);
    *draft.fixed.of_mut(Fixed::Lead) = lead.iter().map(|line| Paragraph::plain(line)).collect();
    let numbering = numbering_of(&found);
    let mut counter = Counter::new(&numbering);
    draft.sections = found.into_iter().map(|f| section(f, &mut counter)).collect();
    draft.settings.numbering = numbering;
}

/// A table of contents names the chapters before they come: it ends where the first comes again.
fn end_of_contents(lines: &[&str]) -> usize {
    let title = lines.iter().take(20).position(|line| words::is_contents_title(line));
    let Some(title) = title else { return 0 };
    let bare = |line: &str| {
        let line = line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        line.trim_end_matches(['.', '…', '·', '-', ' ']).to_string()
    };
    let Some(first) = lines.get(title + 1).map(|line| bare(line)) else { return 0 };
    let again = lines.iter().skip(title + 2).take(LOOK_AHEAD).position(|line| bare(line) == first);
    again.map_or(0, |at| title + 2 + at)
}

fn find<'a>(lines: &[&'a str], from: usize, lead: &mut Vec<&'a str>) -> Vec<Found<'a>> {
    let mut found: Vec<Found> = Vec::new();
    let mut nest = Nest::of(lines);
    for (n, line) in lines.iter().enumerate().skip(from) {
        let candidate = heading::candidate(line);
        let behind = lines.get(n + 1..).unwrap_or_default();
        match candidate.and_then(|c| nest.enter(&c, behind).map(|level| (c, level))) {
            Some((candidate, level)) => found.push(Found { candidate, level, body: Vec::new() }),
            None => match found.last_mut() {
                Some(last) => last.body.push(line),
                None => lead.push(line),
            },
        }
    }
    found
}

/// The headings open at a line, outermost first.
struct Nest {
    /// Rank, family and values of each.
    open: Vec<(u32, Family, Vec<u32>)>,
    articles_hold_chinese: bool,
    decimal: bool,
}

impl Nest {
    fn of(lines: &[&str]) -> Self {
        let (mut article, mut chinese, mut decimal) = (None, None, false);
        for (n, line) in lines.iter().enumerate() {
            let Some(candidate) = heading::candidate(line) else { continue };
            match candidate.number.form.family() {
                Family::Article => article = article.or(Some(n)),
                Family::Chinese => chinese = chinese.or(Some(n)),
                Family::Path => decimal |= candidate.number.values == [1, 1],
                _ => {}
            }
        }
        let articles_hold_chinese = article.is_some_and(|a| chinese.is_none_or(|c| a < c));
        Nest { open: Vec::new(), articles_hold_chinese, decimal }
    }

    /// Places depend on families; 条 stands above 一、 where it comes first, below it elsewhere.
    fn rank(&self, family: Family, depth: usize) -> u32 {
        let order = match family {
            Family::Article if self.articles_hold_chinese => 2 * Family::Chinese as u32 - 1,
            family => 2 * family as u32,
        };
        let depth = u32::try_from(depth).unwrap_or(0);
        let path = if family == Family::Path { depth } else { 0 };
        order * 16 + path
    }

    /// Opens a heading and returns its level, or leaves a line that is none.
    fn enter(&mut self, candidate: &Candidate, behind: &[&str]) -> Option<u8> {
        let number = &candidate.number;
        let family = number.form.family();
        match candidate.certainty {
            Certainty::Sure => {}
            Certainty::InSequence => {
                let goes_on = self.last_of(family).is_some_and(|v| v + 1 == number.value());
                goes_on.then_some(()).or_else(|| goes_on_behind(candidate, behind))?;
            }
            Certainty::InDecimal => self.decimal.then_some(()).filter(|()| self.is_next(number))?,
        }
        let rank = self.rank(family, number.values.len());
        let depth = self.open.iter().take_while(|(open, _, _)| *open < rank).count();
        let level = u8::try_from(depth + 1).ok().filter(|level| *level <= DEEPEST)?;
        self.open.truncate(depth);
        self.open.push((rank, family, number.values.clone()));
        Some(level)
    }

    fn last_of(&self, family: Family) -> Option<u32> {
        let open = self.open.iter().rfind(|(_, open, _)| *open == family)?;
        open.2.last().copied()
    }

    /// Says whether a number of a decimal text goes on from what is open: 2.3 behind 2.2, in 2.
    fn is_next(&self, number: &crate::report::form::WrittenNumber) -> bool {
        let Some((last, parents)) = number.values.split_last() else { return false };
        let before = self.open.iter().rev().find(|(_, _, v)| v.len() == number.values.len());
        match before {
            Some((_, _, values)) if values.split_last().is_some_and(|(_, p)| p == parents) => {
                values.last().is_some_and(|before| before + 1 == *last)
            }
            _ => {
                let parent = self.open.iter().any(|(_, _, values)| values == parents);
                *last == 1 && (parent || parents.iter().all(|v| *v == 1))
                    || (parents.is_empty() && before.is_none() && *last == 1)
            }
        }
    }
}

/// A number that may be none is one where the next of its kind follows.
fn goes_on_behind(candidate: &Candidate, behind: &[&str]) -> Option<()> {
    let next = candidate.number.value() + 1;
    behind.iter().take(LOOK_AHEAD).find_map(|line| {
        let other = heading::candidate(line)?;
        let same = other.number.form.family() == candidate.number.form.family();
        (same && other.number.value() == next).then_some(())
    })
}

fn section(found: Found, counter: &mut Counter) -> Section {
    let Found { candidate, level, body } = found;
    let cut = heading::cut(candidate.number.form.family(), candidate.rest);
    let mut paragraphs = Vec::with_capacity(body.len() + 1);
    // On the line of a run-in heading stands the first paragraph, even where it is empty.
    if cut.run_in.is_some() && !(cut.body.is_empty() && body.is_empty()) {
        paragraphs.push(Paragraph::plain(cut.body));
    }
    paragraphs.extend(body.iter().map(|line| Paragraph::plain(line)));
    Section {
        level,
        heading: Paragraph::plain(cut.heading).text,
        run_in: cut.run_in.map(str::to_string),
        number: counter.number_for(level, candidate.label),
        body: paragraphs,
        ..Section::default()
    }
}

/// Chooses the scheme by what leads the headings, and finds which levels run on.
fn numbering_of(found: &[Found]) -> Numbering {
    let family = |f: &Found| f.candidate.number.form.family();
    let scheme = if found.iter().any(|f| family(f) == Family::Path) {
        SchemeName::Decimal
    } else if found.first().is_some_and(|f| {
        matches!(family(f), Family::Volume | Family::Chapter | Family::Section | Family::Article)
    }) {
        SchemeName::Regulation
    } else {
        SchemeName::Official
    };
    let mut numbering = Numbering::of(scheme);
    let crossings = crossings(found);
    for level in 1..=DEEPEST {
        let Some(form) = numbering.form(level) else { continue };
        if let Some((on, again)) = crossings.get(&form.family())
            && form.family() != Family::Path
        {
            numbering = numbering.with_run_on(level, *on > 0 && *again == 0);
        }
    }
    numbering
}

/// Counts for each family how often, under a new parent, it goes on and how often it begins again.
fn crossings(found: &[Found]) -> HashMap<Family, (usize, usize)> {
    let mut last: HashMap<Family, (usize, u32)> = HashMap::new();
    let mut counts: HashMap<Family, (usize, usize)> = HashMap::new();
    let mut parents: Vec<usize> = Vec::new();
    for (n, f) in found.iter().enumerate() {
        parents.truncate(usize::from(f.level) - 1);
        let parent = parents.last().map_or(0, |parent| parent + 1);
        parents.push(n);
        let (family, value) = (f.candidate.number.form.family(), f.candidate.number.value());
        if let Some((before, count)) = last.insert(family, (parent, value))
            && before != parent
        {
            let entry = counts.entry(family).or_default();
            match value {
                1 => entry.1 += 1,
                value if value == count + 1 => entry.0 += 1,
                _ => {}
            }
        }
    }
    counts
}
