//! Errors of the rooms above as one sentence: the file, what is wrong, where, and what to do.

use super::{Lang, Word};
use crate::formats::plain::{LongLine, Lost};
use crate::report::slot::SlotReason;
use crate::report::{Defect, DefectPlace, Fixed, LONGEST_TEXT, Refusal};

const BYTES_OF_A_MEGABYTE: usize = 1_000_000;

/// Names a part of a report.
pub fn part(fixed: Fixed, lang: Lang) -> String {
    let word = match fixed {
        Fixed::Title => Word::PartTitle,
        Fixed::Subtitle => Word::PartSubtitle,
        Fixed::Addressee => Word::PartAddressee,
        Fixed::Lead => Word::PartLead,
        Fixed::Closing => Word::PartClosing,
        Fixed::Attachments => Word::PartAttachments,
        Fixed::Signature => Word::PartSignature,
        Fixed::Date => Word::PartDate,
        Fixed::After => Word::PartAfter,
    };
    word.text(lang).into_owned()
}

/// Says why a draft is not a report.
pub fn defect(defect: &Defect, lang: Lang) -> String {
    let place = |place: &DefectPlace| defect_place(place, lang);
    let word = match defect {
        Defect::Level { section, level, allowed } => {
            Word::DefectLevel { section: &(section + 1), level, allowed }
        }
        Defect::Slot { place: at, defect } => {
            let reason = slot_reason(defect.reason).text(lang);
            return Word::DefectSlot { place: &place(at), reason: &reason }.text(lang).into_owned();
        }
        Defect::Character { place: at, .. } => {
            return Word::DefectCharacter { place: &place(at) }.text(lang).into_owned();
        }
        Defect::Long { place: at, bytes } => {
            let (size, most) = (megabytes(*bytes), megabytes(LONGEST_TEXT));
            let word = Word::DefectLong { place: &place(at), size: &size, most: &most };
            return word.text(lang).into_owned();
        }
        Defect::RunIn { section, mark } => Word::DefectRunIn { section: &(section + 1), mark },
        Defect::FieldName { name } => Word::DefectFieldName { name },
        Defect::FieldTwice { name } => Word::DefectFieldTwice { name },
    };
    word.text(lang).into_owned()
}

/// Says why an operation was refused that `source` asked for.
pub fn refusal(refusal: &Refusal, source: &str, lang: Lang) -> String {
    let what = match refusal {
        Refusal::DoesNotFit => Word::DoesNotFit.text(lang).into_owned(),
        Refusal::Defect(found) => defect(found, lang),
    };
    Word::InFile { file: &source, what: &what }.text(lang).into_owned()
}

/// Says that a line of a text is too long.
pub fn long_line(file: &str, line: &LongLine, lang: Lang) -> String {
    let (size, most) = (megabytes(line.bytes), megabytes(LONGEST_TEXT));
    let word = Word::LineTooLong { file: &file, line: &line.line, size: &size, most: &most };
    word.text(lang).into_owned()
}

/// Says what a plain text cannot carry of a report.
pub fn lost(lost: &Lost, lang: Lang) -> String {
    let mut what: Vec<String> = lost.parts.iter().map(|fixed| part(*fixed, lang)).collect();
    if lost.sections > 0 {
        what.push(Word::LostSections { count: &lost.sections }.text(lang).into_owned());
    }
    if lost.notes > 0 {
        what.push(Word::LostNotes { count: &lost.notes }.text(lang).into_owned());
    }
    lang.join(what)
}

fn defect_place(place: &DefectPlace, lang: Lang) -> String {
    let word = match place {
        DefectPlace::Fixed(fixed, paragraph) => {
            let part = part(*fixed, lang);
            let word = Word::InPart { part: &part, paragraph: &(paragraph + 1) };
            return word.text(lang).into_owned();
        }
        DefectPlace::Heading(section) => Word::InHeading { section: &(section + 1) },
        DefectPlace::Body { section, paragraph } => {
            Word::InBody { section: &(section + 1), paragraph: &(paragraph + 1) }
        }
        DefectPlace::Field(name) => Word::InField { name },
        DefectPlace::Settings => Word::InSettings,
    };
    word.text(lang).into_owned()
}

fn slot_reason(reason: SlotReason) -> Word<'static> {
    match reason {
        SlotReason::SingleBrace => Word::SlotSingleBrace,
        SlotReason::Name => Word::SlotName,
        SlotReason::Option => Word::SlotOption,
        SlotReason::TooLong => Word::SlotTooLong,
    }
}

/// Rounded up, so that nothing too long is said to fit.
fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(BYTES_OF_A_MEGABYTE)
}
