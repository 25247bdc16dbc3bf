//! Pasting: one's own copies with their slots and sections, and plain texts from outside, which are
//! read by the reader that imports.

use super::Update;
use crate::app::editing::{self, Clip, Fragment, Made};
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::formats::plain;
use crate::report::{Draft, Fixed, Kind, Operation, Paragraph, Part, Report, Settings, TextPlace};
use crate::text::{clean, held_lines};

impl Update<'_> {
    pub(super) fn paste(&mut self) {
        match self.app.clip.clone() {
            Some(clip) => self.paste_own(&clip),
            None => self.app.tell(Word::PasteByTerminal),
        }
    }

    fn paste_own(&mut self, clip: &Clip) {
        if let (Some(whole), true) = (&clip.whole, is_blank(&self.app.report)) {
            return self.paste_report(whole);
        }
        let fragment = &clip.fragment;
        let made =
            self.at_selection(|texts, place| editing::insert_fragment(texts, place, fragment));
        made.map(|made| self.apply(made, Kind::Other));
    }

    /// Puts a report in the place of one that has none of its own, and goes to its end.
    fn paste_report(&mut self, draft: &Draft) {
        let Ok(report) = Report::new(draft.clone()) else { return };
        if !self.put_in_place(&report) {
            return;
        }
        let texts = self.texts();
        let end = texts.written_end();
        self.app.view.go(end, false);
    }

    /// Pastes what the terminal says was pasted: plain text, but our own copy comes back with its
    /// slots.
    pub(super) fn paste_from_outside(&mut self, text: &str) {
        self.app.message = None;
        let cleaned = clean(text);
        if !self.app.overlays.is_empty() {
            return self.type_over(&cleaned.text);
        }
        self.app.history.break_step();
        let own = self.app.clip.as_ref().filter(|clip| clip.plain == *cleaned.text);
        if let Some(clip) = own.cloned() {
            return self.paste_own(&clip);
        }
        self.paste_plain(&cleaned.text);
        if cleaned.dropped > 0 {
            self.app.tell(Word::PasteDropped { count: &cleaned.dropped });
        }
    }

    /// Pastes a plain text as it is; lines of it that read as headings become sections, and into a
    /// report without a word the parts of one, as a step of its own.
    pub(super) fn paste_plain(&mut self, text: &str) {
        let lines = lines(text);
        let is_all = lines.len() > 1 && is_blank(&self.app.report);
        let parts = is_all.then(|| read_parts(&self.app.report, text)).flatten();
        let plain = Fragment { lead: lines, ..Fragment::default() };
        let as_text = |texts: &Texts, place| editing::insert_fragment(texts, place, &plain);
        let Some(first) = self.at_selection(as_text) else { return };
        let place = self.selection().map_or(self.caret(), |(from, _)| from);
        let alone = plain.lead.len() > 1 || self.is_empty_paragraph(place.text);
        let part = place.text.part;
        let fragment = editing::read_fragment(&self.app.report, part, text).filter(|_| alone);
        let second = fragment.and_then(|fragment| {
            self.at_selection(|texts, place| editing::insert_fragment(texts, place, &fragment))
        });
        let back = first.operation.inverse();
        if !self.apply(first, Kind::Other) {
            return;
        }
        if let Some(parts) = parts {
            self.paste_report(&parts);
            return self.app.tell(Word::PasteBecameReport);
        }
        if second.is_none() && place.at == 0 {
            self.drop_number(false);
        }
        if let Some(second) = second {
            let operation = Operation::All(vec![back, second.operation]);
            if self.apply(Made { operation, caret: second.caret }, Kind::Other) {
                self.app.tell(Word::PasteBecameSections);
            }
        }
    }

    fn is_empty_paragraph(&self, text: TextPlace) -> bool {
        let heading =
            matches!((text.part, text.line), (Part::Section(_), crate::report::Line::Heading));
        !heading && self.texts().source(text).is_some_and(str::is_empty)
    }
}

/// Says whether a report has no word yet.
pub(super) fn is_blank(report: &Report) -> bool {
    report.sections().is_empty() && report.texts().all(|(_, text)| text.is_empty())
}

/// Reads the parts of a report in a text that is to be all of it; none where it has but one.
fn read_parts(report: &Report, text: &str) -> Option<Draft> {
    let draft = plain::read(text, false).ok()?.draft;
    let parts = Fixed::all().filter(|fixed| !draft.fixed.of(*fixed).is_empty()).count();
    let numbering = draft.settings.numbering.clone();
    let settings = Settings { numbering, ..report.settings().clone() };
    let fields = report.fields().to_vec();
    (parts > 1 || !draft.sections.is_empty()).then_some(Draft { fields, settings, ..draft })
}

/// Returns the lines of a pasted text as paragraphs; a single line stays as it is.
fn lines(text: &str) -> Vec<Paragraph> {
    if !text.trim_end_matches('\n').contains('\n') {
        return vec![Paragraph::plain(text.trim_end_matches('\n'))];
    }
    held_lines(text).map(Paragraph::plain).collect()
}
