//! `qicao import`: a text read as a report and kept as a report file.

use super::input::{self, Source};
use super::new::refuse_other_endings;
use super::notices;
use super::output::{Target, Terms};
use super::voice::{Stop, Voice};
use crate::app::wording::Word;
use crate::formats::form::REPORT_ENDING;
use crate::store::places::Places;

/// A call of the command.
#[derive(Debug)]
pub struct Import {
    pub source: Source,
    pub target: Option<Target>,
    pub unwrap: bool,
    pub force: bool,
}

pub fn run(call: &Import, places: &Places, voice: Voice) -> Result<(), Stop> {
    let target = match (&call.target, &call.source) {
        (Some(target), _) => target.clone(),
        (None, Source::File(file)) => Target::File(file.with_extension(REPORT_ENDING)),
        (None, Source::Stdin) => return Err(voice.wrong(Word::OutputNeeded)),
    };
    refuse_other_endings(&target, voice)?;
    target.refuse_input(&call.source, voice)?;
    let input = input::read(&call.source, call.unwrap, voice)?;
    if input.has_comments {
        voice.say(Word::CommentsLost { file: &call.source.name(voice) });
    }
    let terms = Terms { force: call.force, of: call.source.file() };
    target.write_report(&input.report, terms, places, voice)?;
    notices::open_places(&input.report, voice);
    Ok(())
}
