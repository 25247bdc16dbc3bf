//! What a change of the report makes worthless of the rows that are laid out, and no more: the rest
//! of a long paragraph, and of a screen, need not be laid out again.

use super::{Composed, Layout, block};
use crate::app::view::texts::Texts;
use crate::report::{Fixed, Line, Operation, Part, TextPlace};
use crate::text::{Edit, holds_braces};

/// What is known of a change of a text.
#[derive(Clone, Copy)]
enum Known<'a> {
    /// It is one edit.
    Edit(&'a Edit),
    /// There may be others of the same text, which are done, too.
    OneOfMany(&'a Edit),
    Nothing,
}

impl Layout {
    /// Forgets what depends on what an operation has changed; `texts` are those behind it. An
    /// operation that was taken back changes the same.
    pub fn changed(&mut self, texts: &Texts, operation: &Operation) {
        match operation {
            Operation::Text { place, edit } => {
                self.text_changed(texts, *place, edit.at, Known::Edit(edit));
            }
            Operation::Split { place, at } | Operation::Join { place, at } => {
                self.text_changed(texts, *place, *at, Known::Nothing);
                self.paragraphs_changed(texts, place.part, place.behind());
            }
            Operation::Paragraphs { part, at, .. } => self.paragraphs_changed(texts, *part, *at),
            Operation::Note { part, paragraph, .. } => {
                let text = TextPlace::body(*part, *paragraph);
                let block = block::block_of(texts.report(), text);
                let note = usize::from(super::note_of(texts.report(), text).is_some());
                if let Some(laid) = self.laid.get_mut(&block).filter(|_| texts.print().is_none()) {
                    laid.note = note;
                }
            }
            // No slot stands in what is shown as it is written.
            Operation::Fields { .. } if texts.print().is_none() => {
                self.laid.retain(|_, laid| laid.composed.is_plain());
            }
            Operation::Fields { .. } => self.forget_rows(),
            // The texts are those behind all of it, and not behind each.
            Operation::All(all) => all.iter().for_each(|one| match one {
                Operation::Text { place, edit } => {
                    self.text_changed(texts, *place, edit.at, Known::OneOfMany(edit));
                }
                one => self.changed(texts, one),
            }),
            _ => self.forget(),
        }
    }

    /// Forgets what depends on one text, which has changed from `at` on.
    fn text_changed(&mut self, texts: &Texts, text: TextPlace, at: usize, known: Known) {
        let block = block::block_of(texts.report(), text);
        if texts.print().is_some() && !stands_alone(block.part) {
            return self.forget_rows();
        }
        let Some(laid) = self.laid.get_mut(&block) else { return };
        let mut composed = std::mem::take(&mut laid.composed);
        // A long paragraph is not read all over again for each character.
        let adds_nothing = match known {
            Known::Edit(edit) | Known::OneOfMany(edit) => !holds_braces(&edit.inserted),
            Known::Nothing => false,
        };
        let has_text = texts.source(block).is_some_and(|source| !source.is_empty());
        let stays_plain = composed.is_plain() && adds_nothing && has_text;
        let followed = match known {
            Known::Edit(edit) => composed.follow(texts, text, edit),
            _ => None,
        };
        let from = followed.unwrap_or_else(|| {
            let anew = match stays_plain {
                true => Composed::default(),
                false => self.composition(texts, block),
            };
            let before = std::mem::replace(&mut composed, anew);
            match (before.is_plain(), composed.is_plain()) {
                (true, true) => at,
                (false, false) => before.common(&composed),
                _ => 0,
            }
        });
        let written = texts.print().is_none();
        let setting = written.then(|| self.setting(texts, block, &composed));
        let Some(laid) = self.laid.get_mut(&block) else { return };
        let kept = laid.rows.partition_point(|row| row.seen < from);
        laid.rows.truncate(kept);
        laid.complete = false;
        laid.composed = composed;
        laid.setting = setting.unwrap_or(laid.setting);
    }

    /// Forgets the paragraphs of a part from `at` on: others stand there, or they stand elsewhere.
    fn paragraphs_changed(&mut self, texts: &Texts, part: Part, at: usize) {
        let prints = texts.print().is_some();
        if prints && !stands_alone(part) {
            return self.forget_rows();
        }
        let first = block::block_of(texts.report(), TextPlace::body(part, at)).line;
        self.laid.retain(|block, _| {
            // What prints behind stands as what is before it wants it.
            (block.part != part && !prints)
                || block.part == part
                    && match (block.line, first) {
                        (Line::Body(n), Line::Body(first)) => n < first,
                        (Line::Heading, Line::Body(_)) => true,
                        (_, Line::Heading) => false,
                    }
        });
    }
}

/// Says whether what prints of a part stands as its own text wants it. Where signature, date and
/// attachments stand they say to each other.
fn stands_alone(part: Part) -> bool {
    matches!(part, Part::Section(_) | Part::Fixed(Fixed::Lead | Fixed::Closing))
}
