//! Errors of the rooms above as one sentence: the file, what is wrong, where, and what to do.

use super::{Lang, Word, visible};
use crate::formats;
use crate::formats::docx::{DocxError, Notice, NoticeKind};
use crate::formats::encoding::{NotText, NotTextKind};
use crate::formats::plain::{LongLine, Lost};
use crate::formats::preset::{PresetError, PresetFault};
use crate::formats::ron::shape::Misfit;
use crate::formats::ron::{Expected, RonError, RonErrorKind};
use crate::page::{PresetDefect, SMALLEST_TEXT};
use crate::phrases::{PackError, PackFault};
use crate::proof::ListFault;
use crate::report::slot::SlotReason;
use crate::report::{Defect, DefectPlace, Fixed, LONGEST_TEXT, Refusal};
use crate::store::{StoreError, StoreErrorKind, StoreOperation};

const MEGABYTE: usize = 1 << 20;

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
    say(word, lang)
}

/// Says why an operation was refused that `source` asked for.
pub fn refusal(refusal: &Refusal, source: &str, lang: Lang) -> String {
    let what = match refusal {
        Refusal::DoesNotFit => say(Word::DoesNotFit, lang),
        Refusal::Defect(found) => defect(found, lang),
    };
    say(Word::At { place: &source, what: &what }, lang)
}

/// Says why a draft is not a report.
pub fn defect(defect: &Defect, lang: Lang) -> String {
    let section = |index: &usize| say(Word::InSection { section: &(index + 1) }, lang);
    let (place, what) = match defect {
        Defect::Level { section: index, level, allowed } => {
            (section(index), say(Word::LevelSkipped { level, allowed }, lang))
        }
        Defect::Slot { place, defect } => {
            (defect_place(place, lang), say(slot_reason(defect.reason), lang))
        }
        Defect::Character { place, .. } => {
            (defect_place(place, lang), say(Word::CharacterBarred, lang))
        }
        Defect::Long { place, bytes } => (defect_place(place, lang), long_text(*bytes, lang)),
        Defect::RunIn { section: index, mark } => {
            (section(index), say(Word::RunInUnknown { mark }, lang))
        }
        Defect::FieldName { name } => {
            (say(Word::InFields, lang), say(Word::FieldNameBad { name }, lang))
        }
        Defect::FieldTwice { name } => {
            (say(Word::InFields, lang), say(Word::FieldTwice { name }, lang))
        }
    };
    say(Word::At { place: &place, what: &what }, lang)
}

/// Says what is wrong with a person's own list of the proofreader.
pub fn list(fault: &ListFault, lang: Lang) -> String {
    let valid = match fault {
        ListFault::Field(_, known) => lang.join(known),
        _ => String::new(),
    };
    let word = match fault {
        ListFault::Field(name, _) => Word::RonUnknownField { name, valid: &valid },
        ListFault::Syntax => Word::ListSyntax,
        ListFault::Format(format) => Word::ListFormat { format },
        ListFault::Rule(name) => Word::UnknownRule { name },
        ListFault::Level(value) => Word::ConfigLevel { value },
        ListFault::Empty => Word::ListEmpty,
    };
    say(word, lang)
}

/// Says what is wrong with a report file.
pub fn ron(file: &str, error: &RonError, lang: Lang) -> String {
    let what = ron_kind(&error.kind, lang);
    let (line, column) = (&error.line, &error.column);
    say(Word::AtLine { file: &file, line, column, what: &what }, lang)
}

/// Says what does not fit the table of a file, and how the entry it stands in is written.
pub fn misfit(file: &str, misfit: &Misfit, lang: Lang) -> String {
    let RonErrorKind::Expected(what) = misfit.error.kind else {
        return ron(file, &misfit.error, lang);
    };
    if misfit.found.is_empty() {
        return ron(file, &misfit.error, lang);
    }
    let (found, example) = (&visible(&misfit.found), &misfit.example);
    let what = say(expected(what), lang);
    let what = say(Word::RonMisfit { found, what: &what, example }, lang);
    let (line, column) = (&misfit.error.line, &misfit.error.column);
    say(Word::AtLine { file: &file, line, column, what: &what }, lang)
}

fn ron_kind(kind: &RonErrorKind, lang: Lang) -> String {
    use RonErrorKind as Kind;
    let word = match kind {
        Kind::Expected(what) => {
            return say(Word::RonExpected { what: &say(expected(*what), lang) }, lang);
        }
        Kind::Long { bytes } => return long_text(*bytes, lang),
        Kind::UnknownField { name, known } => {
            return say(Word::RonUnknownField { name, valid: &lang.join(known) }, lang);
        }
        Kind::UnknownWord { word, known } => {
            return say(Word::RonUnknownWord { word, valid: &lang.join(known) }, lang);
        }
        Kind::FullWidth { found, meant } => return full_width(*found, *meant, lang),
        Kind::Slot(reason) => slot_reason(*reason),
        Kind::CutOff => Word::RonCutOff,
        Kind::UnclosedText => Word::RonUnclosedText,
        Kind::UnclosedComment => Word::RonUnclosedComment,
        Kind::Unexpected(sign) => Word::RonUnexpected { sign },
        Kind::Escape => Word::RonEscape,
        Kind::Character(_) => Word::CharacterBarred,
        Kind::MissingField(name) => Word::RonMissingField { name },
        Kind::RepeatedField(name) => Word::RonRepeatedField { name },
        Kind::OtherKind(kind) => Word::RonOtherKind { kind },
        Kind::Format { found, known } if found > known => Word::RonNewer { found, known },
        Kind::Format { found, known } => Word::RonUnknownFormat { found, known },
        Kind::TooDeep => Word::RonTooDeep,
        Kind::OutOfRange => Word::RonOutOfRange,
        Kind::Level { level, allowed } => Word::LevelSkipped { level, allowed },
        Kind::RunIn(mark) => Word::RunInUnknown { mark },
        Kind::FieldName(name) => Word::FieldNameBad { name },
        Kind::FieldTwice(name) => Word::FieldTwice { name },
        Kind::NumberForm(text) => Word::RonNumberForm { text },
        Kind::NoLevel(level) => Word::RonNoLevel { level },
        Kind::RunOnAndRestart(level) => Word::RonRunOnAndRestart { level },
        Kind::NoParagraph { paragraph, existing } => Word::RonNoParagraph { paragraph, existing },
        Kind::NoteTwice { paragraph } => Word::RonNoteTwice { paragraph },
    };
    say(word, lang)
}

/// Says what is wrong with a page preset.
pub fn preset(file: &str, error: &PresetError, lang: Lang) -> String {
    let what = match &error.fault {
        PresetFault::Format(found) => say(Word::PresetFormat { found }, lang),
        PresetFault::Misfit(misfit) => return self::misfit(file, misfit, lang),
        PresetFault::Defect(defect) => preset_defect(defect, lang),
    };
    let (line, column) = (&error.line, &error.column);
    say(Word::AtLine { file: &file, line, column, what: &what }, lang)
}

fn preset_defect(defect: &PresetDefect, lang: Lang) -> String {
    let word = match defect {
        PresetDefect::Margins => Word::PresetMargins { least: &SMALLEST_TEXT },
        PresetDefect::Points { what, given, least, most } => {
            Word::PresetPoints { what, given, least, most }
        }
        PresetDefect::Lines { given, fitting } => Word::PresetLines { given, fitting },
        PresetDefect::Chars { given, fitting } => Word::PresetChars { given, fitting },
        PresetDefect::Name { what } => Word::PresetName { what },
        PresetDefect::TooManyHeadings { given } => Word::PresetHeadings { given },
    };
    say(word, lang)
}

/// Says what is wrong with a phrase pack of this text.
pub fn pack(file: &str, text: &str, error: &PackError, lang: Lang) -> String {
    let what = match &error.fault {
        PackFault::Format(found) => say(Word::PackFormat { found }, lang),
        PackFault::Syntax(error) => {
            let what = misfit(file, &formats::pack::unread(text, error), lang);
            return say(Word::PackOthers { what: &what }, lang);
        }
        PackFault::Lost => say(Word::PackLost, lang),
        PackFault::Slot(reason) => say(slot_reason(*reason), lang),
        PackFault::Control(_) => say(Word::CharacterBarred, lang),
        PackFault::Empty => say(Word::PackEmpty, lang),
    };
    let (line, column) = (&error.line, &error.column);
    say(Word::AtLine { file: &file, line, column, what: &what }, lang)
}

/// English has no full-width signs: there the sign is named by its number.
fn full_width(found: char, meant: char, lang: Lang) -> String {
    let found = match lang {
        Lang::Zh => found.to_string(),
        Lang::En => format!("{:04X}", u32::from(found)),
    };
    say(Word::RonFullWidth { found: &found, meant: &meant }, lang)
}

fn expected(what: Expected) -> Word<'static> {
    match what {
        Expected::Report => Word::ExpectedReport,
        Expected::Comma => Word::ExpectedComma,
        Expected::Colon => Word::ExpectedColon,
        Expected::FieldName => Word::ExpectedFieldName,
        Expected::Text => Word::ExpectedText,
        Expected::List => Word::ExpectedList,
        Expected::Group => Word::ExpectedGroup,
        Expected::GroupEnd => Word::ExpectedGroupEnd,
        Expected::ListEnd => Word::ExpectedListEnd,
        Expected::Pair => Word::ExpectedPair,
        Expected::Number => Word::ExpectedNumber,
        Expected::Count => Word::ExpectedCount,
        Expected::Truth => Word::ExpectedTruth,
        Expected::Word => Word::ExpectedWord,
        Expected::End => Word::ExpectedEnd,
        Expected::Other => Word::ExpectedOther,
    }
}

/// Says what the disk refused.
pub fn store(error: &StoreError, lang: Lang) -> String {
    let stream = match error.operation {
        StoreOperation::Read => Word::StandardInput,
        StoreOperation::Write => Word::StandardOutput,
    };
    let is_stream = error.path.as_os_str() == "-";
    let path = if is_stream { say(stream, lang) } else { error.path.display().to_string() };
    let file = &path;
    let word = match &error.kind {
        StoreErrorKind::Missing if error.operation == StoreOperation::Write => {
            Word::FolderMissing { file }
        }
        StoreErrorKind::Missing => Word::FileMissing { file },
        StoreErrorKind::IsDirectory => Word::FileIsFolder { file },
        StoreErrorKind::NoPermission => Word::FileNoPermission { file },
        StoreErrorKind::Full => Word::DiskFull { file },
        StoreErrorKind::TooLarge { limit, .. } => {
            let limit = usize::try_from(*limit).unwrap_or(usize::MAX) / MEGABYTE;
            return say(Word::FileTooLarge { file, limit: &limit }, lang);
        }
        StoreErrorKind::Exists => Word::OutputExists { file },
        StoreErrorKind::NotAFile => Word::FileSpecial { file },
        StoreErrorKind::NameTooLong => Word::FileNameTooLong { file },
        StoreErrorKind::LinkLoop => Word::FileLinkLoop { file },
        StoreErrorKind::InUse => Word::FileInUse { file },
        StoreErrorKind::Other(reason) => Word::FileFailed { file, reason },
    };
    say(word, lang)
}

/// Says that a file is no text, and what it is.
pub fn not_text(file: &str, error: &NotText, lang: Lang) -> String {
    let kind = match error.kind {
        NotTextKind::Word => Word::KindWord,
        NotTextKind::Excel => Word::KindExcel,
        NotTextKind::PowerPoint => Word::KindPowerPoint,
        NotTextKind::OpenDocument => Word::KindOpenDocument,
        NotTextKind::OldOffice => Word::KindOldOffice,
        NotTextKind::RichText => Word::KindRichText,
        NotTextKind::Ofd => Word::KindOfd,
        NotTextKind::Pdf => Word::KindPdf,
        NotTextKind::Image => Word::KindImage,
        NotTextKind::Archive => Word::KindArchive,
        NotTextKind::Program => Word::KindProgram,
        NotTextKind::Unknown => Word::KindUnknown,
    };
    say(Word::FileNotText { file: &file, kind: &say(kind, lang) }, lang)
}

/// Says why a Word document is not read.
pub fn docx(file: &str, error: &DocxError, lang: Lang) -> String {
    let file = &file;
    let word = match error {
        DocxError::OldDocument => Word::DocumentOld { file },
        DocxError::Encrypted => Word::DocumentEncrypted { file },
        DocxError::NotAZip | DocxError::NoDocument => Word::DocumentNone { file },
        DocxError::CutOff => Word::DocumentCutOff { file },
        DocxError::Damaged { part } => Word::DocumentDamaged { file, part },
        DocxError::TooLarge { part } => Word::DocumentTooLarge { file, part },
        DocxError::Dtd { part } => Word::DocumentDtd { file, part },
        DocxError::Xml { part, at } => Word::DocumentXml { file, part, at },
    };
    say(word, lang)
}

/// Says what a document holds otherwise than its text.
pub fn docx_notices(notices: &[Notice], lang: Lang) -> String {
    let word = |notice: &Notice| {
        let count = &notice.count;
        let word = match notice.kind {
            NoticeKind::Tables => Word::DocumentTables { count },
            NoticeKind::TextBoxes => Word::DocumentBoxes { count },
            NoticeKind::Numbers => Word::DocumentNumbers { count },
            NoticeKind::Deletions => Word::DocumentDeletions { count },
            NoticeKind::Hidden => Word::DocumentHidden { count },
            NoticeKind::Footnotes => Word::DocumentFootnotes { count },
            NoticeKind::Comments => Word::DocumentComments { count },
            NoticeKind::Pictures => Word::DocumentPictures { count },
            NoticeKind::Symbols => Word::DocumentSymbols { count },
            NoticeKind::Controls => Word::DocumentControls { count },
        };
        say(word, lang)
    };
    lang.join(notices.iter().map(word))
}

/// Says that a line of a text is too long.
pub fn long_line(file: &str, line: &LongLine, lang: Lang) -> String {
    let (size, most) = (megabytes(line.bytes), megabytes(LONGEST_TEXT));
    say(Word::LineTooLong { file: &file, line: &line.line, size: &size, most: &most }, lang)
}

/// Says how many control characters did not come in, and where the first was.
pub fn dropped(file: &str, count: usize, line: usize, column: usize, lang: Lang) -> String {
    let (count, line, column) = (&count, &line, &column);
    say(Word::ControlsDropped { file: &file, count, line, column }, lang)
}

/// Says what a plain text cannot carry of a report.
pub fn lost(lost: &Lost, lang: Lang) -> String {
    let mut what: Vec<String> = lost.parts.iter().map(|fixed| part(*fixed, lang)).collect();
    if lost.sections > 0 {
        what.push(say(Word::LostSections { count: &lost.sections }, lang));
    }
    if lost.notes > 0 {
        what.push(say(Word::LostNotes { count: &lost.notes }, lang));
    }
    lang.join(what)
}

fn defect_place(place: &DefectPlace, lang: Lang) -> String {
    match place {
        DefectPlace::Fixed(fixed, paragraph) => {
            let part = part(*fixed, lang);
            say(Word::InPart { part: &part, paragraph: &(paragraph + 1) }, lang)
        }
        DefectPlace::Heading(section) => say(Word::InHeading { section: &(section + 1) }, lang),
        DefectPlace::Body { section, paragraph } => {
            say(Word::InBody { section: &(section + 1), paragraph: &(paragraph + 1) }, lang)
        }
        DefectPlace::Field(name) => say(Word::InField { name }, lang),
        DefectPlace::Settings => say(Word::InSettings, lang),
        DefectPlace::Ignored(n) => say(Word::InIgnored { number: &(n + 1) }, lang),
    }
}

fn slot_reason(reason: SlotReason) -> Word<'static> {
    match reason {
        SlotReason::SingleBrace => Word::SlotSingleBrace,
        SlotReason::Name => Word::SlotName,
        SlotReason::Option => Word::SlotOption,
        SlotReason::TooLong => Word::SlotTooLong,
    }
}

fn long_text(bytes: usize, lang: Lang) -> String {
    let (size, most) = (megabytes(bytes), megabytes(LONGEST_TEXT));
    say(Word::TextTooLong { size: &size, most: &most }, lang)
}

/// Rounded up, so that nothing too long is said to fit.
fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(MEGABYTE)
}

fn say(word: Word, lang: Lang) -> String {
    word.text(lang).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Lang, PackFault};
    use crate::formats::preset;
    use crate::phrases::pack;

    #[test]
    fn what_is_wrong_with_a_pack_is_told_with_how_it_is_written() {
        for (text, place, words) in [
            ("Pack(format: 1, name: 包)", (1, 23), ["包", "引号", "name: \"…\""]),
            ("Pack(format: 1,\n name: \"包\", phrases: 3)", (2, 22), ["3", "方括号", "phrases: ["]),
            (
                "(format: 1, name: \"包\", phrases: [(text: \"一\", kind: \"item\")])",
                (1, 52),
                ["\"item\"", "不加引号", "kind: item"],
            ),
            (
                "(format: 1, name: \"包\", phrases: [(text: \"一\", kind: 项)])",
                (1, 52),
                ["项", "opening", "closing"],
            ),
            (
                "(format: 1, name: \"包\", phrases: [(text: \"一\", tag: [])])",
                (1, 46),
                ["tag", "kind", "tags"],
            ),
            (
                "(format: 1, name: \"包\", phrases: [(text: \"一\")])",
                (1, 44),
                ["kind", "缺少", "补上"],
            ),
            ("(format: 1, name: \"包\", phrases: [(text: \"一\"", (1, 44), ["断", "补全", "改好"]),
            ("Report(format: 1)", (1, 1), ["Report", "圆括号", "Pack(format: 1"]),
        ] {
            let error = pack::read(text).unwrap_err();
            assert!(matches!(error.fault, PackFault::Syntax(_)), "{text}");
            let told = super::pack("包", text, &error, Lang::Zh);
            let at = format!("包：第 {} 行第 {} 字：", place.0, place.1);
            assert!(told.starts_with(&at), "{text}\n{told}");
            for word in words.into_iter().chain(["其他套话包照常使用"]) {
                assert!(told.contains(word), "{word}: {text}\n{told}");
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_preset_is_told_with_how_it_is_written() {
        for (text, place, words) in [
            ("(format: 1, name: \"甲\", seal: 是)", (1, 30), ["是", "true 或 false", "seal: true"]),
            ("(format: 1, name: \"甲\", margins: (top: 37mm))", (1, 39), ["37mm", "数", "top: 37"]),
            ("(format: 1, name: \"甲\", colour: 3)", (1, 24), ["colour", "margins", "seal"]),
            ("(format: 1)", (1, 11), ["name", "缺少", "补上"]),
            ("Pack(format: 1, name: \"甲\")", (1, 1), ["Pack", "圆括号", "PagePreset(format: 1"]),
            (
                "(format: 1, name: \"甲\", fonts: (headings: [\"黑体\"]))",
                (1, 43),
                ["黑体", "圆括号", "headings: [("],
            ),
        ] {
            let told = super::preset("版式", &preset::read(text).unwrap_err(), Lang::Zh);
            let at = format!("版式：第 {} 行第 {} 字：", place.0, place.1);
            assert!(told.starts_with(&at), "{text}\n{told}");
            for word in words {
                assert!(told.contains(word), "{word}: {text}\n{told}");
            }
        }
    }
}
