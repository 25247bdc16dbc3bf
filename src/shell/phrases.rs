//! The thread that sees to the phrases: it reads and indexes packs, and keeps what is remembered of
//! their use, so that the editor never waits for either.

use super::events::Message;
use super::packs::packs;
use crate::app::input::{Effect, Input};
use crate::app::phrasebook::{Amended, Phrases};
use crate::app::wording::{Lang, Word, sentence};
use crate::phrases::{AmendFault, Amendment, Fields, Finder, Library, Use, pack};
use crate::store;
use crate::store::disk::Real;
use crate::store::own::{self, OwnError};
use crate::store::places::Places;
use crate::store::usage;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

#[derive(Debug)]
enum Job {
    /// Read everything, or index anew what is known.
    Load {
        known: Option<Arc<Library>>,
        fields: Fields,
        lang: Lang,
    },
    Note(Use),
    /// Change one's own phrases, and read everything anew.
    Amend {
        amendment: Amendment,
        fields: Fields,
        lang: Lang,
    },
}

/// Where packs lie and what is remembered of them.
#[derive(Debug, Clone)]
pub struct Shelf {
    pub places: Places,
    /// Packs that several people share, or folders of them.
    pub shared: Vec<PathBuf>,
}

#[derive(Debug)]
pub struct Librarian {
    jobs: Sender<Job>,
    /// How many uses are not written yet.
    unwritten: Arc<AtomicUsize>,
    thread: JoinHandle<()>,
}

impl Librarian {
    /// Starts the thread; what it has done it sends as messages.
    pub fn start(shelf: Shelf, done: Sender<Message>) -> std::io::Result<Librarian> {
        let (jobs, receiver) = channel();
        let unwritten = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&unwritten);
        let thread = thread::Builder::new()
            .name("phrases".into())
            .spawn(move || work(&shelf, &receiver, &done, &counter))?;
        Ok(Librarian { jobs, unwritten, thread })
    }

    /// Does what is asked, each after the other; what is no matter of phrases is not done here.
    pub fn ask(&self, effect: Effect, lang: Lang) {
        let job = match effect {
            Effect::Phrases { known, fields } => Job::Load { known, fields, lang },
            Effect::Use(used) => Job::Note(used),
            Effect::Amend { amendment, fields } => Job::Amend { amendment, fields, lang },
            _ => return,
        };
        if !matches!(job, Job::Load { .. }) {
            self.unwritten.fetch_add(1, Ordering::SeqCst);
        }
        let _ = self.jobs.send(job);
    }

    /// Waits only for what is still to be written.
    pub fn finish(self) {
        let Librarian { jobs, unwritten, thread } = self;
        drop(jobs);
        if unwritten.load(Ordering::SeqCst) > 0 {
            let _ = thread.join();
        }
    }
}

fn work(shelf: &Shelf, jobs: &Receiver<Job>, done: &Sender<Message>, unwritten: &AtomicUsize) {
    let state = shelf.places.state.as_deref();
    while let Ok(job) = jobs.recv() {
        match job {
            Job::Load { known, fields, lang } => {
                let phrases = load(shelf, known, fields, lang);
                let _ = done.send(Message::Done(Box::new(Input::Phrases(phrases))));
            }
            Job::Note(used) => {
                usage::add(&Real, state, &[used]);
                unwritten.fetch_sub(1, Ordering::SeqCst);
            }
            Job::Amend { amendment, fields, lang } => {
                let changed = amend(shelf, &amendment, lang);
                unwritten.fetch_sub(1, Ordering::SeqCst);
                let input = match changed {
                    Ok(amended) => {
                        let amended = Some(amended);
                        Input::Phrases(Phrases { amended, ..load(shelf, None, fields, lang) })
                    }
                    Err(why) => Input::NotLoaded { why },
                };
                let _ = done.send(Message::Done(Box::new(input)));
            }
        }
    }
}

/// Changes the file of one's own phrases, or says why it was left as it is.
fn amend(shelf: &Shelf, amendment: &Amendment, lang: Lang) -> Result<Amended, String> {
    let say = |word: Word| word.text(lang).into_owned();
    let state = shelf.places.state.as_deref();
    let data = shelf.places.data.as_deref();
    let data = data.ok_or_else(|| sentence::store(&own::no_folder(), lang))?;
    let changed =
        own::change(&Real, &own::path(data), state, |there| pack::amend(there, amendment));
    match changed {
        Ok(()) if matches!(amendment, Amendment::Remove { .. }) => Ok(Amended::Removed),
        Ok(()) => Ok(Amended::Kept),
        Err(OwnError::Store(error)) => Err(sentence::store(&error, lang)),
        Err(OwnError::NotText(file)) => Err(say(Word::OwnNotText { file: &file.display() })),
        Err(OwnError::Refused(file, AmendFault::Broken(error))) => {
            let text = store::read(&file).unwrap_or_default();
            let (name, text) = (file.display().to_string(), String::from_utf8_lossy(&text));
            let what = sentence::pack(&name, &text, &error, lang);
            Err(say(Word::OwnBroken { what: &what }))
        }
        Err(OwnError::Refused(file, AmendFault::Gone)) => {
            Err(say(Word::OwnGone { file: &file.display() }))
        }
        Err(OwnError::Refused(file, AmendFault::NoPlace)) => {
            Err(say(Word::OwnNoPlace { file: &file.display() }))
        }
    }
}

fn load(shelf: &Shelf, known: Option<Arc<Library>>, fields: Fields, lang: Lang) -> Phrases {
    if let Some(library) = known {
        let finder = Box::new(Finder::new(library, fields));
        return Phrases { finder, usage: None, complaints: Vec::new(), amended: None };
    }
    let (found, complaints) = packs(&shelf.places, &shelf.shared, lang);
    let finder = Box::new(Finder::new(Arc::new(Library::new(found)), fields));
    let usage = Some(usage::load(shelf.places.state.as_deref()));
    Phrases { finder, usage, complaints, amended: None }
}
