//! The tree of sections: which candidates are headings, how deep each stands, in which scheme, and
//! whether its number is the one its place gives.

use super::contents;
use super::front;
use super::heading::{self, Candidate};
use super::nest::Nest;
use super::words;
use crate::report::form::{Family, WrittenNumber};
use crate::report::numbering::{Counter, Numbering, SchemeName};
use crate::report::{DEEPEST, Draft, Fixed, IdMap, Paragraph, Section};
use crate::text::{first_quotation_mark, last_quotation_mark};

struct Found<'a> {
    candidate: Candidate<'a>,
    level: u8,
    body: Vec<&'a str>,
}

/// Reads the lines between front and tail into the lead and the sections of a draft.
pub fn read(lines: &[&str], draft: &mut Draft) {
    let (lead, found) = find(lines);
    *draft.fixed.of_mut(Fixed::Lead) = lead.iter().map(|line| Paragraph::plain(line)).collect();
    let numbering = numbering_of(&found);
    let mut counter = Counter::new(&numbering);
    draft.sections = found.into_iter().map(|f| section(f, &mut counter)).collect();
    draft.settings.numbering = numbering;
}

fn find<'a>(lines: &[&'a str]) -> (Vec<&'a str>, Vec<Found<'a>>) {
    let candidates = candidates(lines);
    let mut nest = Nest::of(&candidates);
    let (mut lead, mut found): (Vec<&str>, Vec<Found>) = (Vec::new(), Vec::new());
    for (n, (line, candidate)) in lines.iter().zip(candidates).enumerate() {
        let above = n.checked_sub(1).and_then(|above| lines.get(above));
        if let Some(candidate) = candidate.as_ref().filter(|_| above.is_some_and(|l| is_title(l))) {
            nest.begin_anew(n, candidate);
        }
        match candidate.and_then(|c| nest.enter(n, &c).map(|level| (c, level))) {
            Some((candidate, level)) => found.push(Found { candidate, level, body: Vec::new() }),
            None => match found.last_mut() {
                Some(last) => last.body.push(line),
                None => lead.push(line),
            },
        }
    }
    (lead, found)
}

/// Whether a line may be the title of what follows: `附录A`, `应急物资清单`.
fn is_title(line: &str) -> bool {
    front::is_title_line(line) && heading::candidate(line).is_none()
}

/// Returns for each line what heading it may be: none in a table of contents, in a quotation of
/// several lines and in a list of attachments.
fn candidates<'a>(lines: &[&'a str]) -> Vec<Option<Candidate<'a>>> {
    let contents_end = contents::end(lines);
    let mut all: Vec<_> = lines.iter().map(|line| heading::candidate(line)).collect();
    all.iter_mut().take(contents_end).for_each(|entry| *entry = None);
    for table in contents::further(lines) {
        all.get_mut(table).into_iter().flatten().for_each(|entry| *entry = None);
    }
    let quoted = quoted(lines, &all);
    let (mut attachment, mut notes) = (None::<WrittenNumber>, false);
    let (mut noted, mut families) = (false, Vec::new());
    for ((line, candidate), quoted) in lines.iter().zip(&mut all).zip(quoted) {
        let begins_notes = candidate.is_none() && words::begins_notes(line);
        if words::begins_attachments(line) || words::begins_tables(line) || begins_notes {
            (attachment, notes) = (words::first_attachment(line), begins_notes);
        } else if let Some(first) = candidate.as_ref().filter(|c| {
            // 注：⏎1.…⏎2.… between the sections 1. and 2.
            noted && c.number.value() == 1 && families.contains(&c.number.form.family())
        }) {
            (attachment, notes) = (Some(first.number.clone()), true);
        } else {
            let further = candidate.as_ref().filter(|c| {
                let name = !words::without_end(c.rest).contains(words::SENTENCE_MARKS);
                (name || notes) && is_next(c, attachment.as_ref())
            });
            attachment = further.map(|c| c.number.clone());
        }
        noted = matches!(line.trim_end_matches(['：', ':']), "注" | "附注" | "备注" | "表注");
        if quoted || attachment.is_some() {
            *candidate = None;
        }
        families.extend(candidate.as_ref().map(|c| c.number.form.family()));
    }
    all
}

/// Says whether a line goes on in a list of attachments or notes: `2.名单` behind `附件：1.统计表`.
fn is_next(candidate: &Candidate, before: Option<&WrittenNumber>) -> bool {
    before.is_some_and(|before| {
        before.form.family() == candidate.number.form.family()
            && before.value() + 1 == candidate.number.value()
    })
}

/// How many lines a quotation may have.
const LONGEST_QUOTATION: usize = 30;

/// Says of each line whether it stands within a quotation that began on a line before it.
fn quoted(lines: &[&str], candidates: &[Option<Candidate>]) -> Vec<bool> {
    let mut quoted = vec![false; lines.len()];
    let mut open: Option<usize> = None;
    for (n, (line, candidate)) in lines.iter().zip(candidates).enumerate() {
        let family = candidate.as_ref().map(|c| c.number.form.family());
        let clause = line.trim_end_matches('”').ends_with(['；', '。']);
        if family == Some(Family::Chapter) || family == Some(Family::Chinese) && !clause {
            // Somebody forgot the mark; a quotation holds no such heading, though clauses may be numbered so.
            open = None;
        }
        let closes = open.is_some() && first_quotation_mark(line) == Some('”');
        if closes
            && let Some(from) = open.take()
            && n - from <= LONGEST_QUOTATION
        {
            quoted.iter_mut().take(n + 1).skip(from + 1).for_each(|line| *line = true);
        }
        if last_quotation_mark(line) == Some('“') {
            open = Some(n);
        }
    }
    quoted
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
        number: counter.number_read(level, candidate.label, Some(candidate.number)),
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
            numbering = numbering.with_run_on(level, on > again);
        }
    }
    numbering
}

/// Counts for each family how often, under a new parent, it goes on and how often it begins again.
fn crossings(found: &[Found]) -> IdMap<Family, (usize, usize)> {
    let mut last: IdMap<Family, (usize, u32)> = IdMap::default();
    let mut counts: IdMap<Family, (usize, usize)> = IdMap::default();
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
