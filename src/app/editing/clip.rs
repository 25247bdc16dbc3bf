//! What was cut or copied: for ourselves a piece of a report, slots included; for everybody else a
//! plain text.

use super::insert::Fragment;
use crate::app::view::layout::note_of;
use crate::app::view::texts::Texts;
use crate::report::open::printed;
use crate::report::{Draft, Line, Paragraph, Part, Place, TextPlace, numbering};

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Clip {
    pub fragment: Fragment,
    /// As it prints; lines end in `\n`.
    pub plain: String,
    /// The report itself, where all of it was taken.
    pub whole: Option<Box<Draft>>,
}

/// Returns what stands between two places.
pub fn copy(texts: &Texts, from: Place, to: Place) -> Clip {
    let report = texts.report();
    let all = Texts::new(report, None);
    let is_all = (from, to) == (all.start(), all.end());
    let whole = is_all.then(|| Box::new(report.draft().clone()));
    let mut clip = Clip { whole, ..Clip::default() };
    let mut next = Some(from.text);
    let labels =
        if from.text.part == to.text.part { Vec::new() } else { numbering::labels(report) };
    while let Some(text) = next {
        next = (text != to.text).then(|| texts.next(text)).flatten();
        let source = texts.source(text).unwrap_or_default();
        let start = if text == from.text { from.at } else { 0 };
        let end = if text == to.text { to.at } else { source.len() };
        let piece = source.get(start..end).unwrap_or_default();
        if texts.is_awaited(text) {
            continue;
        }
        if begins_line(texts, text) && text != from.text {
            clip.plain.push('\n');
        }
        match text.part {
            Part::Section(id) if is_copied_whole(texts, text, (from, to)) => {
                let Some(section) = report.section(id) else { continue };
                if let Some(label) = report.index_of(id).and_then(|index| labels.get(index)) {
                    clip.plain.push_str(&label.text);
                    clip.fragment.labels.push(label.text.clone());
                }
                let mut copy = section.clone();
                copy.body.clear();
                clip.fragment.sections.push(copy);
                clip.plain.push_str(&printed(report, piece));
                clip.plain.push_str(section.run_in.as_deref().unwrap_or_default());
                continue;
            }
            _ => clip.plain.push_str(&printed(report, piece)),
        }
        let note = note_of(report, text).filter(|_| piece.len() == source.len());
        let paragraph =
            Paragraph { note: note.unwrap_or_default().into(), ..Paragraph::new(piece) };
        match clip.fragment.sections.last_mut() {
            Some(section) => section.body.push(paragraph),
            None => clip.fragment.lead.push(paragraph),
        }
    }
    clip
}

/// Says whether a text stands on a line of its own, and not on that of a heading.
pub fn begins_line(texts: &Texts, text: TextPlace) -> bool {
    crate::app::view::block::block_of(texts.report(), text) == text
}

/// Says whether a text is a heading that is copied as one, with its number and its mark: whole, and
/// not alone.
pub fn is_copied_whole(texts: &Texts, text: TextPlace, (from, to): (Place, Place)) -> bool {
    let whole = (text != from.text || from.at == 0)
        && (text != to.text || to.at == texts.source(text).map_or(0, str::len));
    text.line == Line::Heading && whole && (text != to.text || text != from.text)
}

#[cfg(test)]
mod tests {
    use super::super::testing::drawn;
    use super::*;

    #[test]
    fn a_copy_is_a_piece_of_the_report_and_a_plain_text() {
        for (text, lead, sections, plain) in [
            ("增|强{次数}次|", 1, 0, "强**次"),
            ("甲|乙\n丙|丁", 2, 0, "乙\n丙"),
            ("!甲\n好|的\n!乙\n丙\n!丁|", 1, 2, "的\n二、乙\n丙\n三、丁"),
            ("!|甲。好\n丙|", 0, 1, "甲。好\n丙"),
            ("!甲\n!乙|丙\n丁|", 2, 0, "丙\n丁"),
        ] {
            let (report, carets) = drawn(text);
            let clip = copy(&Texts::new(&report, None), carets[0], carets[1]);
            assert_eq!(clip.plain, plain, "{text}");
            assert_eq!(clip.fragment.lead.len(), lead, "{text}");
            assert_eq!(clip.fragment.sections.len(), sections, "{text}");
        }
    }
}
