//! `qicao new`: a report begun from a template, or from the last one.

use super::input::{self, Source};
use super::notices;
use super::output::{Target, Terms};
use super::templates;
use super::voice::{Stop, Voice, say_line};
use crate::app::wording::{Word, sentence};
use crate::formats::form::{REPORT_ENDING, has_ending};
use crate::report::{Report, outline, renew, slot};
use crate::store::places::Places;
use crate::text::clean;

/// A call of the command.
#[derive(Debug)]
pub struct New<'a> {
    pub target: Target,
    pub template: &'a str,
    /// The report it goes on from, in the place of a template.
    pub from: Option<Source>,
    /// Each as typed: `名=值`.
    pub sets: Vec<&'a str>,
    pub force: bool,
}

pub fn run(call: &New, places: &Places, voice: Voice) -> Result<(), Stop> {
    refuse_other_endings(&call.target, voice)?;
    let mut report = match &call.from {
        Some(old) => renewed(old, &call.target, voice)?,
        None => templates::open(call.template, places, voice)?,
    };
    for set in &call.sets {
        set_field(&mut report, set, voice)?;
    }
    let of = call.from.as_ref().and_then(Source::file);
    call.target.write_report(&report, Terms { force: call.force, of }, places, voice)?;
    notices::open_places(&report, voice);
    Ok(())
}

fn renewed(old: &Source, target: &Target, voice: Voice) -> Result<Report, Stop> {
    target.refuse_input(old, voice)?;
    let draft = renew::renewed(&input::read(old, false, voice)?.report);
    Report::new(draft).map_err(|defect| {
        let what = sentence::defect(&defect, voice.lang);
        voice.wrong(Word::At { place: &old.name(voice), what: &what })
    })
}

/// A report file ends in `.ron`; standard output has no ending.
pub fn refuse_other_endings(target: &Target, voice: Voice) -> Result<(), Stop> {
    match target {
        Target::File(file) if !has_ending(file, REPORT_ENDING) => {
            Err(voice.wrong(Word::OutputNotReport { file: &file.display() }))
        }
        _ => Ok(()),
    }
}

/// Sets one field; a name that the template does not know is declared.
fn set_field(report: &mut Report, set: &str, voice: Voice) -> Result<(), Stop> {
    let Some((name, value)) = set.split_once('=') else {
        return Err(voice.wrong(Word::SetWithoutValue { text: &set }));
    };
    if !slot::is_name(name) {
        return Err(voice.wrong(Word::SetBadName { name: &name }));
    }
    let value = clean(value);
    if value.text.contains('\n') {
        return Err(voice.wrong(Word::SetSeveralLines { name: &name }));
    }
    if let Some(dropped) = notices::dropped_of(&format!("--set {name}"), &value, voice) {
        say_line(&dropped);
    }
    let operation = outline::set_field(report, name, &value.text);
    report
        .apply(&operation)
        .map_err(|refusal| Stop::Wrong(sentence::refusal(&refusal, "--set", voice.lang)))
}
