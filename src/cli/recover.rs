//! `qicao recover`: what editors left in journals, listed and given back as files. A journal stays
//! where it is: only the editor throws one away, when it is asked to.

use super::json;
use super::new::refuse_other_endings;
use super::output::{Target, Terms};
use super::voice::{Stop, Voice, say_line};
use crate::app::recovered_beside;
use crate::app::wording::Word;
use crate::shell::recovery::{self, NothingLeft};
use crate::store::journal::{self, Leftover};
use crate::store::places::Places;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A call of the command.
#[derive(Debug)]
pub struct Recover {
    /// A report, or a journal itself; all journals are listed without it.
    pub file: Option<PathBuf>,
    pub target: Option<Target>,
    pub as_json: bool,
    pub force: bool,
}

/// One journal as scripts read it; the names of the fields are a contract.
#[derive(Debug, Serialize)]
struct Row {
    file: Option<String>,
    title: String,
    when: String,
    operations: usize,
    /// An editor is keeping it.
    live: bool,
    /// Why it cannot be given back.
    problem: Option<String>,
    journal: String,
}

pub fn run(call: &Recover, places: &Places, voice: Voice) -> Result<(), Stop> {
    let Some(state) = &places.state else { return Err(voice.wrong(Word::NoStateFolder)) };
    match &call.file {
        None => list(state, call.as_json, voice),
        Some(file) => restore(file, call, (state, places), voice),
    }
}

fn list(state: &Path, as_json: bool, voice: Voice) -> Result<(), Stop> {
    let rows: Vec<Row> =
        journal::leftovers(state, None).iter().map(|left| row(left, voice)).collect();
    if as_json {
        return voice.print(&json::array(&rows));
    }
    if rows.is_empty() {
        voice.say(Word::NothingToRecover);
    }
    voice.print(&rows.iter().map(|row| as_text(row, voice)).collect::<String>())
}

fn row(left: &Leftover, voice: Voice) -> Row {
    let mut row = Row {
        file: None,
        title: String::new(),
        when: recovery::when(left.modified, voice.lang),
        operations: 0,
        live: left.is_live,
        problem: None,
        journal: left.path.display().to_string(),
    };
    match recovery::read(&left.path, None, voice.lang) {
        Ok(found) => {
            row.operations = found.operations;
            row.title = found.header.title;
            row.file = found.header.file;
        }
        Err(NothingLeft::Empty) => {}
        Err(NothingLeft::Unusable(why)) => row.problem = Some(why),
    }
    row
}

fn as_text(row: &Row, voice: Voice) -> String {
    let name = match &row.file {
        Some(file) => file.clone(),
        None if row.title.is_empty() => voice.word(Word::NoTitle),
        None => row.title.clone(),
    };
    let state = match &row.problem {
        Some(problem) => problem.clone(),
        None if row.live => voice.word(Word::JournalLive),
        None => voice.word(Word::OperationCount { count: &row.operations }),
    };
    format!("{name}  {}  {state}\n    {}\n", row.when, row.journal)
}

fn restore(
    file: &Path,
    call: &Recover,
    (state, places): (&Path, &Places),
    voice: Voice,
) -> Result<(), Stop> {
    let left = chosen(file, state, voice)?;
    if left.is_live {
        return Err(voice.wrong(Word::FileInUse { file: &file.display() }));
    }
    let found = recovery::read(&left.path, None, voice.lang).map_err(|nothing| match nothing {
        NothingLeft::Empty => voice.wrong(Word::NothingToRecoverOf { file: &file.display() }),
        NothingLeft::Unusable(why) => Stop::Wrong(why),
    })?;
    let target = match (&call.target, recovery::file_of(&found.header)) {
        (Some(target), _) => target.clone(),
        (None, Some(report)) => Target::File(recovered_beside(&report)),
        (None, None) => return Err(voice.wrong(Word::RecoverOutputNeeded)),
    };
    refuse_other_endings(&target, voice)?;
    let report = recovery::file_of(&found.header);
    let terms = Terms { force: call.force, of: report.as_deref() };
    target.write_report(&found.report, terms, places, voice)?;
    let when = recovery::when(left.modified, voice.lang);
    voice.say(Word::RecoveredFrom { when: &when, count: &found.operations });
    if found.is_torn {
        say_line(&voice.word(Word::FoundTorn));
    }
    Ok(())
}

/// The journal that is meant: the one named, or the latest of a report.
fn chosen(file: &Path, state: &Path, voice: Voice) -> Result<Leftover, Stop> {
    let found = match journal::is_called_so(file) {
        true => journal::leftover(file),
        false => journal::leftovers(state, Some(&journal::key(Some(file)))).into_iter().next(),
    };
    found.ok_or_else(|| voice.wrong(Word::NothingToRecoverOf { file: &file.display() }))
}
