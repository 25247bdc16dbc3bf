//! What `check --fix` writes: a mended text to the file `-o` names, or in place, with the old file kept
//! beside it for as few eyes as it was for.

use super::check::{Check, Mended};
use super::config::Config;
use super::export;
use super::input::Source;
use super::output::{self, Target, Terms};
use super::voice::{Stop, Voice};
use crate::app::reading::Named;
use crate::app::wording::{Word, sentence};
use crate::formats::form::{Form, REPORT_ENDING, has_ending};
use crate::formats::{plain, ron};
use crate::report::Report;
use crate::store::disk::Real;
use crate::store::places::Places;
use crate::store::{self, Existing, ours};
use std::path::{Path, PathBuf};

/// Where and how it is written.
#[derive(Debug, Clone, Copy)]
pub struct Keeper<'a> {
    pub call: &'a Check,
    pub places: &'a Places,
    pub config: &'a Config,
    pub voice: Voice,
}

impl Keeper<'_> {
    pub fn keep(&self, source: &Source, mended: &Mended) -> Result<(), Stop> {
        match (&self.call.target, source) {
            (Some(target), _) => self.write(target, source, mended),
            (None, Source::File(file)) if mended.count > 0 => self.in_place(file, mended),
            (None, _) => Ok(()),
        }
    }

    fn write(&self, target: &Target, source: &Source, mended: &Mended) -> Result<(), Stop> {
        let Keeper { call, places, voice, .. } = *self;
        let report = &mended.input.report;
        let terms = Terms { force: call.force, of: source.file() };
        target.refuse_input(source, voice)?;
        if matches!(target, Target::File(file) if has_ending(file, REPORT_ENDING)) {
            target.write_report(report, terms, places, voice)?;
        } else {
            let form = export::form(target, voice)?;
            if let Some(shape) = mended.shape.as_ref().filter(|_| form == Form::Text) {
                target.write_text(&shape.write(report), terms, places, voice)?;
            } else {
                let preset = export::preset(&self.config.preset, form, places, voice)?;
                let manner = export::Manner { form, lines: plain::Lines::Indented, preset };
                export::write(report, target, &manner, terms, places, voice)?;
            }
        }
        voice.say(Word::CheckMendedTo { file: &source.name(voice), count: &mended.count });
        Ok(())
    }

    fn in_place(&self, file: &Path, mended: &Mended) -> Result<(), Stop> {
        let voice = self.voice;
        let (report, name) = (&mended.input.report, &file.display());
        // A document keeps more than a report does: it is not written over.
        if matches!(Named::of(file), Named::Document | Named::Markdown) {
            return Err(voice.wrong(Word::FixNeedsOutput { file: name }));
        }
        let _lock = output::hold(file, self.places, voice)?;
        let wrong = |error| Stop::Wrong(sentence::store(&error, voice.lang));
        let old = store::read(file).map_err(wrong)?;
        let kept = kept_name(file);
        store::save_like(&kept, &old, Existing::Refuse, Some(file)).map_err(wrong)?;
        let text = match &mended.shape {
            _ if mended.input.is_report_file => ron::write(report),
            Some(shape) => shape.write(report),
            None => plain::write(report, plain::Lines::Flat),
        };
        store::save(file, text.as_bytes(), Existing::Replace).map_err(wrong)?;
        let (count, kept) = (&mended.count, &kept.display());
        voice.say(match &mended.input.encoding {
            Some(encoding) if !mended.input.is_report_file => {
                Word::CheckMendedRecoded { file: name, count, kept, encoding }
            }
            _ => Word::CheckMended { file: name, count, kept },
        });
        if mended.input.is_report_file {
            if mended.input.has_comments {
                voice.say(Word::CommentsLost { file: name });
            }
            self.text_beside(file, report);
        }
        Ok(())
    }

    /// Writes the full text beside a report again, where it is as it was written last.
    fn text_beside(&self, file: &Path, report: &Report) {
        let Some(state) = self.places.state.as_deref() else { return };
        let text = file.with_extension(Form::Text.id());
        if !ours::is_ours(state, &text) {
            return;
        }
        let full = plain::write(report, plain::Lines::Indented);
        match ours::write(&Real, Some(state), &text, full.as_bytes(), false, file) {
            Ok(()) => self.voice.say(Word::Wrote { file: &text.display() }),
            Err(error) => super::voice::say_line(&sentence::store(&error, self.voice.lang)),
        }
    }
}

/// Returns a name beside the file that nothing has: `报告.txt.bak`, `报告.txt.bak2`.
fn kept_name(file: &Path) -> PathBuf {
    let named = |ending: String| {
        let mut name = file.as_os_str().to_os_string();
        name.push(ending);
        PathBuf::from(name)
    };
    let mut kept = named(".bak".into());
    let mut n = 2;
    while kept.exists() {
        kept = named(format!(".bak{n}"));
        n += 1;
    }
    kept
}
