//! `qicao export`: a report written out as it is handed in.

use super::forms::Form;
use super::input::{self, Source};
use super::notices;
use super::output::Target;
use super::progress::Progress;
use super::voice::{Stop, Voice};
use crate::app::wording::Word;
use crate::formats::{markdown, plain};
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
    let form = form(call, voice)?;
    call.target.refuse_input(&call.source, voice)?;
    let report = input::read(&call.source, call.unwrap, voice)?.report;
    let open = open::in_report(&report).filter(|(_, open)| open.kind.is_open()).count();
    if call.strict && open > 0 {
        notices::open_places(&report, voice);
        let file = call.source.name(voice);
        return Err(Stop::Open(voice.word(Word::StillOpen { file: &file, count: &open })));
    }
    let written = written(&report, form, call.flat, voice);
    call.target.write_text(&written, call.force, places, voice)?;
    if form == Form::Text {
        notices::lost(&plain::lost(&report), voice);
    }
    notices::open_places(&report, voice);
    Ok(())
}

/// Returns the form that `--to` says, or the ending of the output.
fn form(call: &Export, voice: Voice) -> Result<Form, Stop> {
    match (call.form, &call.target) {
        (Some(form), _) => Ok(form),
        (None, Target::Stdout) => Ok(Form::Text),
        (None, Target::File(file)) => Form::of_file(file).ok_or_else(|| {
            let valid = voice.lang.join(Form::ALL.map(|form| format!(".{}", form.id())));
            voice.wrong(Word::OutputUnknownForm { file: &file.display(), valid: &valid })
        }),
    }
}

fn written(report: &Report, form: Form, flat: bool, voice: Voice) -> String {
    let _progress = Progress::start(voice);
    match form {
        Form::Text => plain::write(report, !flat),
        Form::Markdown => markdown::write(report),
    }
}
