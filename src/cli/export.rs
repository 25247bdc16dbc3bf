//! `qicao export`: a report written out as it is handed in.

use super::forms::Form;
use super::input::{self, Source};
use super::notices;
use super::output::Target;
use super::progress::Progress;
use super::voice::{Stop, Voice};
use crate::app::wording::Word;
use crate::formats::{docx, markdown, plain};
use crate::page::PagePreset;
use crate::report::{Report, open};
use crate::store::places::Places;

/// A call of the command.
#[derive(Debug)]
pub struct Export {
    pub source: Source,
    pub target: Target,
    /// What `--to` says.
    pub form: Option<Form>,
    pub unwrap: bool,
    pub flat: bool,
    pub strict: bool,
    pub force: bool,
}

pub fn run(call: &Export, places: &Places, voice: Voice) -> Result<(), Stop> {
    let form = call.form.map_or_else(|| form(&call.target, voice), Ok)?;
    call.target.refuse_input(&call.source, voice)?;
    if form == Form::Docx {
        call.target.refuse_terminal(voice)?;
    }
    let report = input::read(&call.source, call.unwrap, voice)?.report;
    let open = open::in_report(&report).filter(|(_, open)| open.kind.is_open()).count();
    if call.strict && open > 0 {
        notices::open_places(&report, voice);
        let file = call.source.name(voice);
        return Err(Stop::Open(voice.word(Word::StillOpen { file: &file, count: &open })));
    }
    write(&report, &call.target, form, call.flat, call.force, places, voice)?;
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

/// Writes a report in a form.
pub fn write(
    report: &Report,
    target: &Target,
    form: Form,
    flat: bool,
    force: bool,
    places: &Places,
    voice: Voice,
) -> Result<(), Stop> {
    match written(report, form, flat, voice)? {
        Written::Text(text) => target.write_text(&text, force, places, voice),
        Written::Bytes(bytes) => target.write_bytes(&bytes, force, places, voice),
    }
}

enum Written {
    Text(String),
    Bytes(Vec<u8>),
}

fn written(report: &Report, form: Form, flat: bool, voice: Voice) -> Result<Written, Stop> {
    let _progress = Progress::start(voice);
    Ok(match form {
        Form::Text => Written::Text(plain::write(report, !flat)),
        Form::Markdown => Written::Text(markdown::write(report)),
        Form::Docx => Written::Bytes(
            docx::write(report, &PagePreset::default())
                .map_err(|error| voice.wrong(Word::DocumentFailed { reason: &error }))?,
        ),
    })
}
