//! `qicao export`: a report written out as it is handed in.

use super::config::Config;
use super::input::{self, Source};
use super::notices;
use super::output::{Target, Terms};
use super::progress::Progress;
use super::voice::{Stop, Voice};
use crate::app::wording::Word;
use crate::formats::form::Form;
use crate::formats::plain::{self, Lines};
use crate::page::PagePreset;
use crate::report::{Report, open};
use crate::shell::presets;
use crate::store::places::Places;

/// A call of the command.
#[derive(Debug)]
pub struct Export {
    pub source: Source,
    pub target: Target,
    /// What `--to` says.
    pub form: Option<Form>,
    /// What `--preset` says.
    pub preset: Option<String>,
    pub unwrap: bool,
    pub flat: bool,
    pub strict: bool,
    pub force: bool,
}

pub fn run(call: &Export, places: &Places, config: &Config, voice: Voice) -> Result<(), Stop> {
    let form = call.form.map_or_else(|| form(&call.target, voice), Ok)?;
    call.target.refuse_input(&call.source, voice)?;
    if form.is_binary() {
        call.target.refuse_terminal(voice)?;
    }
    let report = input::read(&call.source, call.unwrap, voice)?.report;
    let open = open::in_report(&report).filter(|(_, open)| open.kind.is_open()).count();
    if call.strict && open > 0 {
        notices::open_places(&report, voice);
        let file = call.source.name(voice);
        return Err(Stop::Open(voice.word(Word::StillOpen { file: &file, count: &open })));
    }
    let name = call.preset.as_deref().unwrap_or(&config.preset);
    let lines = if call.flat { Lines::Flat } else { Lines::Indented };
    let manner = Manner { form, lines, preset: preset(name, form, places, voice)? };
    let terms = Terms { force: call.force, of: call.source.file() };
    write(&report, &call.target, &manner, terms, places, voice)?;
    if form == Form::Text {
        notices::lost(&plain::lost(&report), voice);
    }
    notices::open_places(&report, voice);
    Ok(())
}

/// Returns the form that the ending of the output says.
pub fn form(target: &Target, voice: Voice) -> Result<Form, Stop> {
    let Target::File(file) = target else { return Ok(Form::Text) };
    Form::of_file(file).ok_or_else(|| {
        let valid = voice.lang.join(Form::ALL.map(|form| format!(".{}", form.id())));
        voice.wrong(Word::OutputUnknownForm { file: &file.display(), valid: &valid })
    })
}

/// How a report is written.
#[derive(Debug)]
pub struct Manner {
    pub form: Form,
    pub lines: Lines,
    pub preset: PagePreset,
}

/// Returns the preset of a name, or the standard; only a document is set by one.
pub fn preset(name: &str, form: Form, places: &Places, voice: Voice) -> Result<PagePreset, Stop> {
    if name.is_empty() || form != Form::Docx {
        return Ok(PagePreset::default());
    }
    presets::named(places, name, voice.lang).map_err(Stop::Wrong)
}

/// Writes a report in a form.
pub fn write(
    report: &Report,
    target: &Target,
    manner: &Manner,
    terms: Terms<'_>,
    places: &Places,
    voice: Voice,
) -> Result<(), Stop> {
    let Manner { form, lines, preset } = manner;
    let progress = Progress::start(voice);
    let written = form.write(report, *lines, preset);
    drop(progress);
    let bytes = written.map_err(|error| voice.wrong(Word::DocumentFailed { reason: &error }))?;
    if form.is_binary() {
        return target.write_bytes(&bytes, terms, places, voice);
    }
    target.write_text(&String::from_utf8_lossy(&bytes), terms, places, voice)
}
