//! Deleting from one place to another, across whatever lies between.
//!
//! The two ends are joined in the first part. Sections that lie wholly between go, a sub-section that
//! was not covered stays, raised where nothing is left above it.

use super::levels::fitted;
use super::{Made, cut, joined, joined_note, note, removal};
use crate::app::view::texts::Texts;
use crate::report::{
    Attributes, Line, Operation, Paragraph, Part, Place, Report, Section, SectionId, TextPlace,
};
use crate::text::Edit;

/// Deletes what stands between two places, the first before the second.
pub fn erase(texts: &Texts, from: Place, to: Place) -> Option<Made> {
    let report = texts.report();
    if from.text == to.text {
        let removed = texts.source(from.text)?.get(from.at..to.at).filter(|r| !r.is_empty())?;
        let operation = Operation::Text { place: from.text, edit: Edit::remove(from.at, removed) };
        return Some(Made { operation, caret: from });
    }
    if let Some(made) = whole_sections(texts, from, to) {
        return Some(made);
    }
    if from.text.part == to.text.part {
        return within_part(report, from, to);
    }
    across_parts(texts, from, to)
}

fn within_part(report: &Report, from: Place, to: Place) -> Option<Made> {
    let body = report.body(from.text.part)?;
    let Line::Body(last) = to.text.line else { return None };
    let operation = match (from.text.part, from.text.line) {
        (Part::Section(id), Line::Heading) => {
            let section = report.section(id)?;
            let only_mark = from.at == section.heading.len() && (last, to.at) == (0, 0);
            let mark = section.run_in.as_deref().unwrap_or_default();
            if only_mark && !mark.is_empty() {
                run_in(section, Some(String::new()))
            } else {
                let mut all = joining(report, from, (body, last, to.at))?;
                let kept = kept_note(note_behind(body.get(last)?, to.at));
                if !kept.is_empty() {
                    all.push(paragraphs(from.text.part, 0, &[], kept));
                }
                all.extend(section.run_in.is_some().then(|| run_in(section, None)));
                Operation::All(all)
            }
        }
        (part, Line::Body(first)) => {
            let mut all = joining(report, from, (body, last, to.at))?;
            let join = all.pop();
            let (own, tail) = (body.get(first)?, body.get(last)?);
            let lost = from.at == 0 && !own.text.is_empty();
            let head_note = if lost { "" } else { &own.note };
            let noted = joined_note(head_note, note_behind(tail, to.at));
            all.extend(note(part, first, &own.note, &noted));
            all.extend(join);
            Operation::All(all)
        }
        (Part::Fixed(_), Line::Heading) => return None,
    };
    Some(Made { operation, caret: from })
}

/// What takes out all between a place and another of the same part and joins the ends, in this order;
/// the paragraph that comes has no note by then.
fn joining(
    report: &Report,
    from: Place,
    (body, last, to): (&[Paragraph], usize, usize),
) -> Option<Vec<Operation>> {
    let (part, behind) = (from.text.part, from.text.behind());
    let tail = body.get(last)?;
    let between = body.get(behind..last)?;
    let mut all =
        Vec::from_iter(removal(from.text, from.at, report.text(from.text)?.get(from.at..)?));
    all.extend((!between.is_empty()).then(|| paragraphs(part, behind, between, Vec::new())));
    all.extend(removal(TextPlace::body(part, behind), 0, tail.text.get(..to)?));
    all.extend(note(part, behind, &tail.note, ""));
    all.push(Operation::Join { place: from.text, at: from.at });
    Some(all)
}

/// The note to what is left of a paragraph behind a place: it stays with what has text.
fn note_behind(paragraph: &Paragraph, at: usize) -> &str {
    if at == 0 && !paragraph.text.is_empty() { &paragraph.note } else { "" }
}

/// The note to a paragraph whose text went into a heading, which bears none.
fn kept_note(note: &str) -> Vec<Paragraph> {
    let kept = Paragraph { text: String::new(), note: note.to_string() };
    if note.is_empty() { Vec::new() } else { vec![kept] }
}

fn across_parts(texts: &Texts, from: Place, to: Place) -> Option<Made> {
    let report = texts.report();
    let (first, last) = (from.text.part, to.text.part);
    let (tail, rest, left) = remains(report, to)?;
    let mut all = Vec::new();
    let body = report.body(first)?;
    match (first, from.text.line) {
        (Part::Section(id), Line::Heading) => {
            let section = report.section(id)?;
            all.push(cut_heading(section, from.at, &tail.text));
            let mut inserted = kept_note(&tail.note);
            inserted.extend(rest);
            all.push(paragraphs(first, 0, body, inserted));
        }
        (_, Line::Body(n)) => {
            let head = body.get(n).map(|p| cut(p, from.at).0).unwrap_or_default();
            let mut inserted = vec![joined(&head, &tail)];
            inserted.extend(rest);
            // Of a fixed part of which nothing is left the placeholder is shown again.
            if n == 0 && inserted == [Paragraph::default()] && matches!(first, Part::Fixed(_)) {
                inserted.clear();
            }
            all.push(paragraphs(first, n, body.get(n..).unwrap_or_default(), inserted));
        }
        (Part::Fixed(_), Line::Heading) => return None,
    }
    let begin = texts.index_of(first)? + 1;
    let end = texts.index_of(last)?;
    for part in (begin..end).filter_map(|at| texts.part_at(at)) {
        if let (Part::Fixed(_), Some(body)) = (part, report.body(part)) {
            all.push(paragraphs(part, 0, body, Vec::new()));
        }
    }
    if let (Part::Fixed(_), Some(body)) = (last, report.body(last)) {
        all.push(paragraphs(last, 0, body, left));
    }
    all.extend(without_sections(report, level_of(report, first), begin, end + 1, texts));
    Some(Made { operation: Operation::All(all), caret: from })
}

/// What remains of the last part: the end of the text the deletion reaches into, the paragraphs that
/// go along with it, and those that stay where they are.
fn remains(report: &Report, to: Place) -> Option<(Paragraph, Vec<Paragraph>, Vec<Paragraph>)> {
    let body = report.body(to.text.part)?;
    let behind = |n: usize| body.get(n..).unwrap_or_default().to_vec();
    match (to.text.part, to.text.line) {
        (Part::Section(id), Line::Heading) => {
            let section = report.section(id)?;
            let mut tail = Paragraph::new(section.heading.get(to.at..)?);
            let Some(mark) = &section.run_in else { return Some((tail, behind(0), Vec::new())) };
            // A heading deleted to its end takes its mark along.
            if to.at < section.heading.len() {
                tail.text.push_str(mark);
            }
            let tail = body.first().map_or(tail.clone(), |first| joined(&tail, first));
            Some((tail, behind(1), Vec::new()))
        }
        (Part::Section(_), Line::Body(n)) => {
            let tail = body.get(n).map(|p| cut(p, to.at).1).unwrap_or_default();
            Some((tail, behind(n + 1), Vec::new()))
        }
        (_, Line::Body(n)) => {
            let tail = body.get(n).map(|p| cut(p, to.at).1).unwrap_or_default();
            Some((tail, Vec::new(), behind(n + 1)))
        }
        (Part::Fixed(_), Line::Heading) => None,
    }
}

/// A deletion that begins at a heading and takes sections whole leaves nothing to join.
fn whole_sections(texts: &Texts, from: Place, to: Place) -> Option<Made> {
    let report = texts.report();
    let (Part::Section(first), Line::Heading, 0) = (from.text.part, from.text.line, from.at) else {
        return None;
    };
    let begin = texts.index_of(from.text.part)?;
    let to_part = texts.index_of(to.text.part)?;
    let at_start = to.at == 0 && to.text == texts.first_of(to.text.part);
    let at_end = to == texts.end_of(texts.last_of(to.text.part));
    let end = match (at_start, at_end, to.text.part) {
        (true, _, _) if to_part > begin => to_part,
        (_, true, Part::Section(_)) => to_part + 1,
        _ => return None,
    };
    let above = report.index_of(first)?.checked_sub(1);
    let above = above.and_then(|i| report.sections().get(i)).map_or(0, |s| s.level);
    let mut all: Vec<Operation> = Vec::new();
    for part in (begin..end).filter_map(|at| texts.part_at(at)) {
        if let (Part::Fixed(_), Some(body)) = (part, report.body(part)) {
            all.push(paragraphs(part, 0, body, Vec::new()));
        }
    }
    all.extend(without_sections(report, above, begin, end, texts));
    let behind = texts.part_at(end).filter(|_| texts.span().contains(&end));
    let caret = match behind {
        Some(part) => Place { text: texts.first_of(part), at: 0 },
        None => texts.end_of(texts.prev(from.text)?),
    };
    Some(Made { operation: Operation::All(all), caret })
}

/// Takes out the sections among the parts from `begin` to `end`, and raises those behind them that
/// must be to stand behind a section of level `above`.
fn without_sections(
    report: &Report,
    above: u8,
    begin: usize,
    end: usize,
    texts: &Texts,
) -> Option<Operation> {
    let ids: Vec<SectionId> = (begin..end)
        .filter_map(|at| texts.part_at(at))
        .filter_map(|part| match part {
            Part::Section(id) => Some(id),
            Part::Fixed(_) => None,
        })
        .collect();
    let at = report.index_of(*ids.first()?)?;
    let behind = report.sections().get(at + ids.len()..).unwrap_or_default();
    let inserted = fitted(above, behind);
    let gone = at..at + ids.len() + inserted.len();
    let removed = report.sections().get(gone)?.to_vec();
    Some(Operation::Sections { at, removed, inserted })
}

pub(super) fn level_of(report: &Report, part: Part) -> u8 {
    match part {
        Part::Section(id) => report.section(id).map_or(0, |section| section.level),
        Part::Fixed(_) => 0,
    }
}

pub(super) fn paragraphs(
    part: Part,
    at: usize,
    removed: &[Paragraph],
    inserted: Vec<Paragraph>,
) -> Operation {
    Operation::Paragraphs { part, at, removed: removed.to_vec(), inserted }
}

fn cut_heading(section: &Section, at: usize, tail: &str) -> Operation {
    let removed = section.heading.get(at..).unwrap_or_default().to_string();
    let edit = Edit { at, removed, inserted: tail.to_string() };
    Operation::Text { place: TextPlace::heading(section.id), edit }
}

pub(super) fn run_in(section: &Section, mark: Option<String>) -> Operation {
    let removed = Attributes::of(section);
    let inserted = Attributes { run_in: mark, ..removed.clone() };
    Operation::Attributes { section: section.id, removed, inserted }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, drawn};
    use super::*;

    fn erased(text: &str) -> String {
        let (report, carets) = drawn(text);
        assert_eq!(carets.len(), 2, "{text}");
        after(&report, erase(&Texts::new(&report, None), carets[0], carets[1]))
    }

    #[test]
    fn deletions_join_their_ends() {
        for (before, expect) in [
            ("增|强|四个", "增|四个"),
            ("甲|乙\n丙|丁", "甲|丁"),
            ("!甲|乙\n丙|丁\n戊", "!一、甲|丁\n戊"),
            ("!甲|。|乙", "!一、甲|+\n乙"),
            ("!甲|。乙|丙", "!一、甲|丙"),
            ("!甲\n好|的\n!乙\n!丙|丁\n戊", "!一、甲\n好|丁\n戊"),
            ("!甲\n好|的\n!乙|丁。戊\n己", "!一、甲\n好|丁。戊\n己"),
            ("!甲\n好|的\n!乙|。戊\n己", "!一、甲\n好|戊\n己"),
            ("#标|题\n引言\n!甲\n好|的\n>日期", "标|的\n日期"),
        ] {
            assert_eq!(erased(before), expect, "{before}");
        }
    }

    #[test]
    fn what_was_not_covered_stays() {
        for (before, expect) in [
            // 丙's sub-section moves up beside what is left of it.
            ("!甲\n好|的\n!丙|丁\n!!戊", "!一、甲\n好|丁\n!!（一）戊"),
            ("!甲\n好|的\n!!乙\n!!!丙|丁\n!!!戊\n!!己", "!一、甲\n好|丁\n!!（一）戊\n!!（二）己"),
            ("引|言\n!甲\n!!乙|丙\n!!丁", "引|丙\n!一、丁"),
        ] {
            assert_eq!(erased(before), expect, "{before}");
        }
    }

    #[test]
    fn sections_taken_whole_leave_nothing() {
        for (before, expect) in [
            ("!甲\n!|乙\n好\n!|丙", "!一、甲\n!二、|丙"),
            ("!甲\n!|乙\n好|\n!丙", "!一、甲\n!二、|丙"),
            ("!甲\n!|乙\n好|\n!!丙", "!一、甲\n!!（一）|丙"),
            ("#|标\n!甲\n好|", "|"),
        ] {
            assert_eq!(erased(before), expect, "{before}");
        }
    }
}
