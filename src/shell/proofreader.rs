//! The proofreader outside the app: its rules read, and its longer work done on a thread of its own,
//! which no key and no frame waits for.

use super::Message;
use crate::app::input::Input;
use crate::app::proofing::check_outside;
use crate::app::wording::{Lang, Word, sentence};
use crate::phrases::pack;
use crate::proof::{
    Context, ListError, Lists, Preferences, TermChange, TermFault, Text, amend_terms,
};
use crate::report::Report;
use crate::store;
use crate::store::disk::Real;
use crate::store::own::{self, OwnError};
use crate::store::places::Places;
use chrono::Datelike;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// A person's own lists, in the config directory.
const OWN_LISTS: &str = "proof.ron";
/// By how much this thread gives way.
#[cfg(target_os = "linux")]
const GIVES_WAY: i32 = 10;

/// Makes the rules: the lists, a person's own over them, what the config says, and the formulations
/// where they are wanted. Says what is wrong with a list that cannot be used.
pub fn rules(
    places: &Places,
    preferences: &Preferences,
    with_phrases: bool,
    lang: Lang,
) -> (Context, Vec<String>) {
    let mut lists = Lists::built_in();
    let literal = if with_phrases { pack::LITERAL } else { &[] };
    let phrases: Vec<Text> = literal.iter().map(|text| Text::from(*text)).collect();
    let mut complaints = Vec::new();
    if let Some(file) = own_lists(places).filter(|file| file.exists()) {
        match read_lists(&file, lang) {
            Ok(own) => lists.extend(own.as_own()),
            Err(complaint) => complaints.push(complaint),
        }
    }
    let mut rules = Context::new(lists, &phrases);
    rules.heed(preferences);
    let today = chrono::Local::now();
    let year = u32::try_from(today.year()).unwrap_or_default();
    rules.this_month = Some((year, today.month()));
    (rules, complaints)
}

/// Returns where a person's own lists lie, or would.
pub fn own_lists(places: &Places) -> Option<PathBuf> {
    places.config.as_ref().map(|config| config.join(OWN_LISTS))
}

fn read_lists(file: &Path, lang: Lang) -> Result<Lists, String> {
    let bytes = store::read(file).map_err(|error| sentence::store(&error, lang))?;
    let text = String::from_utf8_lossy(&bytes);
    Lists::read(text.trim_start_matches('\u{FEFF}')).map_err(|error| broken(file, &error, lang))
}

fn broken(file: &Path, error: &ListError, lang: Lang) -> String {
    let (line, column, what) = (&error.line, &error.column, &sentence::list(&error.fault, lang));
    let word = Word::ListBroken { file: &file.display(), line, column, what };
    word.text(lang).into_owned()
}

/// Changes the file of a person's own lists, or says why it was left as it is.
fn amend(places: &Places, change: &TermChange, lang: Lang) -> Result<(), String> {
    let say = |word: Word| word.text(lang).into_owned();
    let file = own_lists(places).ok_or_else(|| sentence::store(&own::no_folder(), lang))?;
    let state = places.state.as_deref();
    let changed = own::change(&Real, &file, state, |there| amend_terms(there, change));
    changed.map_err(|error| match error {
        OwnError::Store(error) => sentence::store(&error, lang),
        OwnError::NotText(file) => say(Word::OwnNotText { file: &file.display() }),
        OwnError::Refused(file, TermFault::Broken(error)) => {
            say(Word::OwnBroken { what: &broken(&file, &error, lang) })
        }
        OwnError::Refused(file, TermFault::Gone) => {
            say(Word::TermNowhere { file: &file.display() })
        }
        OwnError::Refused(file, TermFault::NoPlace) => {
            say(Word::OwnNoPlace { file: &file.display() })
        }
    })
}

enum Job {
    Rules(Lang),
    /// A person's own terms change, and the rules are made anew.
    Term(TermChange, Lang),
    Check {
        report: Box<Report>,
        version: u64,
    },
}

/// The thread, told what to do.
#[derive(Debug)]
pub struct Proofreader {
    jobs: Sender<Job>,
}

impl Proofreader {
    /// Starts the thread; what it has done it sends to `done`.
    pub fn start(
        places: Places,
        preferences: Preferences,
        done: Sender<Message>,
    ) -> std::io::Result<Proofreader> {
        let (jobs, wanted) = channel();
        let work = move || run(&places, &preferences, &wanted, &done);
        thread::Builder::new().name("proofreader".into()).spawn(work)?;
        Ok(Proofreader { jobs })
    }

    pub fn make_rules(&self, lang: Lang) {
        // A thread that is gone answers nothing: the report stays unchecked and is none the worse.
        let _ = self.jobs.send(Job::Rules(lang));
    }

    pub fn amend(&self, change: &TermChange, lang: Lang) {
        let _ = self.jobs.send(Job::Term(change.clone(), lang));
    }

    pub fn check(&self, report: Box<Report>, version: u64) {
        let _ = self.jobs.send(Job::Check { report, version });
    }
}

/// Has this thread give way to all others: the check of a report gets little of a processor that a key wants.
/// Elsewhere all of the program would give way.
fn give_way() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(GIVES_WAY);
}

fn run(places: &Places, preferences: &Preferences, wanted: &Receiver<Job>, done: &Sender<Message>) {
    give_way();
    let mut known: Option<Arc<Context>> = None;
    while let Ok(mut job) = wanted.recv() {
        // Only the last version is worth the work.
        while let Job::Check { .. } = job
            && let Ok(newer) = wanted.try_recv()
        {
            job = newer;
        }
        let answer = match (job, &known) {
            (Job::Rules(lang), _) => {
                let (rules, complaints) = rules(places, preferences, true, lang);
                let rules = Arc::new(rules);
                known = Some(Arc::clone(&rules));
                Input::Rules { rules, complaints }
            }
            (Job::Term(change, lang), _) => match amend(places, &change, lang) {
                Err(why) => Input::Complaint { why },
                Ok(()) => {
                    let rules = Arc::new(rules(places, preferences, true, lang).0);
                    known = Some(Arc::clone(&rules));
                    Input::Terms { change, rules }
                }
            },
            (Job::Check { report, version }, Some(rules)) => {
                Input::Checked { version, findings: check_outside(&report, rules) }
            }
            (Job::Check { .. }, None) => continue,
        };
        if done.send(Message::Done(Box::new(answer))).is_err() {
            return;
        }
    }
}
