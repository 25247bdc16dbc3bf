//! The thread that sees to the phrases: it reads and indexes packs, and keeps what is remembered of
//! their use, so that the editor never waits for either.

use super::events::Message;
use super::packs::packs;
use crate::app::input::Input;
use crate::app::phrasebook::Phrases;
use crate::app::wording::Lang;
use crate::phrases::{Fields, Finder, Library, Use};
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

    pub fn load(&self, known: Option<Arc<Library>>, fields: Fields, lang: Lang) {
        let _ = self.jobs.send(Job::Load { known, fields, lang });
    }

    pub fn note(&self, used: Use) {
        self.unwritten.fetch_add(1, Ordering::SeqCst);
        let _ = self.jobs.send(Job::Note(used));
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
                usage::add(state, &[used]);
                unwritten.fetch_sub(1, Ordering::SeqCst);
            }
        }
    }
}

fn load(shelf: &Shelf, known: Option<Arc<Library>>, fields: Fields, lang: Lang) -> Phrases {
    if let Some(library) = known {
        let finder = Box::new(Finder::new(library, fields));
        return Phrases { finder, usage: None, complaints: Vec::new() };
    }
    let (found, complaints) = packs(&shelf.places, &shelf.shared, lang);
    let finder = Box::new(Finder::new(Arc::new(Library::new(found)), fields));
    let usage = Some(usage::load(shelf.places.state.as_deref()));
    Phrases { finder, usage, complaints }
}
