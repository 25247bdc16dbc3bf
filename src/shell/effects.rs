//! What the app asks of the outside: files, the clipboard, the clock, and what is remembered.

mod guard;
mod history;
mod remembered;
mod saving;
mod width;

pub use guard::said as holder_said;
pub use remembered::settle;
pub use width::choice_of as width_of;

use super::clipboard;
use super::events::Message;
use super::handing;
use super::journal::{Contents, Keeper, Subject};
use super::phrases::{Librarian, Shelf};
use super::presets;
use super::proofreader::Proofreader;
use super::recovery;
use crate::app::input::{Date, Effect, Input, Loaded, Purpose};
use crate::app::reading::{self, Named, Reading};
use crate::app::state::{App, FileState, Offers, Template};
use crate::app::wording::{Lang, Word, sentence};
use crate::formats::form::{Form, REPORT_ENDING};
use crate::formats::ron;
use crate::proof::Preferences;
use crate::report::Operation;
use crate::store::disk::{Disk, Real};
use crate::store::lock::Lock;
use crate::store::memory::{Memory, Remembered};
use crate::store::places::{self, Places};
use crate::store::versions::Rule;
use crate::store::{self, Existing, Stamp, StoreError, StoreErrorKind};
use chrono::Datelike;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::Sender;

/// How many reports the start screen offers.
const MOST_RECENT: usize = 12;
/// In characters of up to four bytes, of a name that something is added to.
const LONGEST_RESCUED: usize = 50;

/// How a run ended.
#[derive(Debug)]
pub enum Ended {
    Left,
    /// What was not saved is where this sentence says.
    Kept(String),
}

#[derive(Debug)]
pub struct Outside {
    places: Places,
    pub(super) memory: Memory,
    /// Makes the templates when they are wanted: the first frame does not wait for them.
    templates: fn(&Places, Lang) -> Vec<Template>,
    shelf: Shelf,
    librarian: Option<Librarian>,
    /// What the config says of the proofreader, and its thread once the loop runs.
    preferences: Preferences,
    proofreader: Option<Proofreader>,
    terminal: String,
    today: Option<(u64, Date)>,
    /// The report file as it was read or written last.
    on_disk: Option<OnDisk>,
    /// The report file as somebody else has written it meanwhile.
    met: Option<OnDisk>,
    /// A text or document as it was read last, for the report that is opened of it.
    imported: Option<(PathBuf, Contents)>,
    keeper: Keeper,
    pub(super) disk: Rc<dyn Disk>,
    lock: Option<Lock>,
    versions: Rule,
    /// The settings as they were remembered last, or as the editor started with them.
    settled: Vec<remembered::Settled>,
}

/// What a file held at a time.
#[derive(Debug)]
struct OnDisk {
    path: PathBuf,
    contents: Contents,
    stamp: Option<Stamp>,
}

impl OnDisk {
    fn new(path: &Path, bytes: Vec<u8>) -> Self {
        let contents = Contents::new(bytes);
        OnDisk { path: path.to_path_buf(), stamp: store::stamp(path), contents }
    }
}

impl Outside {
    pub fn new(
        places: Places,
        memory: Memory,
        shared_packs: Vec<PathBuf>,
        preferences: Preferences,
        templates: fn(&Places, Lang) -> Vec<Template>,
    ) -> Self {
        let variable = |name: &str| std::env::var(name).unwrap_or_default();
        let terminal = ["TERM", "TERM_PROGRAM", "COLORTERM"].map(variable).join(" ");
        let shelf = Shelf { places: places.clone(), shared: shared_packs };
        Outside {
            keeper: Keeper::new(places.state.clone()),
            places,
            memory,
            templates,
            shelf,
            librarian: None,
            preferences,
            proofreader: None,
            terminal,
            today: None,
            on_disk: None,
            met: None,
            imported: None,
            disk: Rc::new(Real),
            lock: None,
            versions: Rule::default(),
            settled: Vec::new(),
        }
    }

    /// The loop begins: what works on a thread of its own is started.
    pub fn begin(&mut self, done: Sender<Message>) -> std::io::Result<()> {
        self.keeper.complain_to(done.clone());
        self.keeper.prepare(self.on_disk.as_ref().map(|known| &known.contents));
        let (places, preferences) = (self.places.clone(), self.preferences.clone());
        self.proofreader = Some(Proofreader::start(places, preferences, done.clone())?);
        self.librarian = Some(Librarian::start(self.shelf.clone(), done)?);
        Ok(())
    }

    /// What is still to be written is written.
    pub fn finish(&mut self) {
        if let Some(librarian) = self.librarian.take() {
            librarian.finish();
        }
    }

    pub(super) fn state(&self) -> Option<&Path> {
        self.places.state.as_deref()
    }

    /// Returns the date where the user is.
    pub fn today(&mut self, now: u64, holds: u64) -> Date {
        if let Some((at, date)) = self.today
            && now.saturating_sub(at) < holds
        {
            return date;
        }
        let local = chrono::Local::now();
        let date = Date { year: local.year(), month: local.month(), day: local.day() };
        self.today = Some((now, date));
        date
    }

    /// Does what is asked, and returns what is to be said of it to the app.
    pub fn run(&mut self, effect: Effect, app: &App, now: u64) -> Option<Input> {
        match effect {
            Effect::Record(operation) => self.record(&operation, app, now),
            Effect::Save { path, beside, force } => {
                Some(Input::Saved(self.save(app, path, beside, force)))
            }
            Effect::Load { path, purpose } => Some(self.load(path, purpose, app.lang())),
            Effect::HandIn { forms, over } => {
                let done = handing::hand_in(&*self.disk, app, self.state(), &forms, &over);
                self.remember(app);
                Some(Input::HandedIn(done))
            }
            Effect::Presets => {
                let (presets, complaints) = presets::all(&self.places, app.lang());
                Some(Input::Presets { presets, complaints })
            }
            Effect::Offer => Some(Input::Offered(self.offers(app.lang()))),
            effect @ (Effect::Phrases { .. } | Effect::Amend { .. } | Effect::Use(_)) => {
                if let Some(librarian) = &self.librarian {
                    librarian.ask(effect, app.lang());
                }
                None
            }
            Effect::Rules => {
                self.proofreader.iter().for_each(|reader| reader.make_rules(app.lang()));
                None
            }
            Effect::Term(change) => {
                self.proofreader.iter().for_each(|reader| reader.amend(&change, app.lang()));
                None
            }
            Effect::Check { report, version } => {
                self.proofreader.iter().for_each(|reader| reader.check(report.clone(), version));
                None
            }
            Effect::Copy(text) => {
                // A terminal without a clipboard still has our own register.
                let _ = clipboard::copy(&text);
                None
            }
            Effect::Remember => {
                self.remember_settings(app);
                self.remember(app);
                None
            }
            // The shell's own loop sees to these.
            Effect::Mouse(_) | Effect::Suspend | Effect::Quit => None,
            effect => self.run_about_file(effect, app, now),
        }
    }

    fn offers(&self, lang: Lang) -> Offers {
        let there = |report: &&Remembered| report.path.is_file();
        let recent = self.memory.reports.iter().filter(there).map(|report| report.path.clone());
        let left = self.state().map(|state| recovery::unnamed(state, lang));
        Offers {
            left: left.unwrap_or_default(),
            recent: recent.take(MOST_RECENT).collect(),
            templates: (self.templates)(&self.places, lang),
        }
    }

    /// Reads a file for the app.
    pub fn load(&mut self, path: PathBuf, purpose: Purpose, lang: Lang) -> Input {
        let path = absolute(path);
        match self.read(&path, purpose, lang) {
            Ok(loaded) => Input::Loaded(Box::new(loaded)),
            Err(why) => Input::NotLoaded { why },
        }
    }

    fn read(&mut self, path: &Path, purpose: Purpose, lang: Lang) -> Result<Loaded, String> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let bytes = match store::read(path) {
            Ok(bytes) => bytes,
            Err(StoreError { kind: StoreErrorKind::Missing, .. })
                if purpose.is_to_be_written() && path.parent().is_some_and(Path::is_dir) =>
            {
                return Ok(missing(path, purpose, lang));
            }
            Err(error) => return Err(sentence::store(&error, lang)),
        };
        let read =
            match reading::read(&bytes, &name, Named::of(path), purpose == Purpose::Unwrap, lang) {
                Ok(read) => read,
                // What was not saved is offered; the file stays as it is.
                Err(why) if purpose == Purpose::Open && self.has_left(path, lang) => {
                    return Ok(Loaded { remark: Some(why), ..Loaded::empty(path, purpose) });
                }
                Err(why) => return Err(why),
            };
        Ok(self.loaded(path, purpose, read, bytes))
    }

    /// Notes what was read of a file, and says where the report it made is to lie.
    fn loaded(&mut self, path: &Path, purpose: Purpose, read: Reading, bytes: Vec<u8>) -> Loaded {
        let mut file = FileState { has_comments: read.has_comments, ..FileState::default() };
        let mut report_beside = None;
        if read.is_report_file {
            file.path = Some(path.to_path_buf());
            if purpose.is_to_be_written() {
                self.on_disk = Some(OnDisk::new(path, bytes));
            }
        } else {
            file.origin = Some(path.to_path_buf());
            if purpose.is_to_be_written() {
                self.imported = Some((path.to_path_buf(), Contents::new(bytes)));
            }
            let beside = path.with_extension(REPORT_ENDING);
            // Where a report lies there already, another name is for its writer to give.
            (report_beside, file.path) = match beside.is_file() {
                true => (Some(beside), None),
                false => (None, Some(beside)),
            };
            file.is_new = true;
        }
        let remembered = self.memory.report(path);
        file.handed = remembered.map(handing::handed).unwrap_or_default();
        Loaded {
            purpose,
            report: read.report,
            file,
            report_beside,
            place: remembered.map(|remembered| remembered.place),
            folded: remembered.map(|remembered| remembered.folded.clone()).unwrap_or_default(),
            hard_wrapped: read.hard_wrapped,
            remark: (!read.notices.is_empty()).then(|| read.notices.join(" ")),
        }
    }

    /// Says whether an editor has left what is to be recovered of a report.
    fn has_left(&self, path: &Path, lang: Lang) -> bool {
        let is_report = Named::of(path) == Named::Report;
        is_report && self.state().is_some_and(|state| recovery::has_left(state, path, lang))
    }

    /// Gives an operation to the journal.
    fn record(&mut self, operation: &Operation, app: &App, now: u64) -> Option<Input> {
        let done = self.keeper.record(operation, &subject(app, self.on_disk.as_ref()), now);
        self.kept(done, app)
    }

    /// The journal could not be brought to the disk.
    pub fn not_synced(&mut self, error: StoreError, app: &App) -> Option<Input> {
        let done = self.keeper.not_synced(error);
        self.kept(done, app)
    }

    /// Tells the app how it stands with the journal, where that is news.
    fn kept(&self, done: Result<(), StoreError>, app: &App) -> Option<Input> {
        match done {
            Err(error) => Some(Input::NotKept { why: sentence::store(&error, app.lang()) }),
            Ok(()) => (app.file.is_unkept && !self.keeper.is_failing()).then_some(Input::KeptAgain),
        }
    }

    /// When there is something to be done though nothing happens.
    pub fn due(&self) -> Option<u64> {
        self.keeper.due()
    }

    /// Does what is due.
    pub fn tick(&mut self, app: &App, now: u64) -> Option<Input> {
        let done = match self.keeper.is_to_begin_again(now) {
            true => self.keeper.begin_again(&subject(app, self.on_disk.as_ref()), now),
            false => self.keeper.tick(now),
        };
        self.kept(done, app)
    }

    /// Brings what is not saved to the disk.
    pub fn settle(&mut self) {
        self.keeper.settle();
    }

    /// Leaves a report as its writer wants it: what is not saved stays in the journal.
    pub fn leave(&mut self, app: &App) -> Ended {
        if app.is_saved() {
            self.keeper.close();
            return Ended::Left;
        }
        self.keeper.settle();
        match (self.keeper.kept(), &app.file.path) {
            (Some(_), Some(path)) => Ended::Kept(app.say(Word::KeptOf { file: &path.display() })),
            (Some(_), None) => Ended::Kept(app.say(Word::KeptUnnamed)),
            (None, _) => Ended::Left,
        }
    }

    /// Keeps a report that is not saved: in the journal, or where there is none as a file.
    pub fn rescue(&mut self, app: &App) -> Ended {
        if app.is_saved() || self.keeper.kept().is_some() {
            return self.leave(app);
        }
        let named = app.file.path.as_ref().or(app.file.origin.as_ref());
        let name = named.and_then(|path| path.file_stem()).map(|stem| stem.to_string_lossy());
        let name = name.unwrap_or_else(|| app.say(Word::NoTitle).into());
        // Whatever it is called, the name fits.
        let name: String = name.chars().take(LONGEST_RESCUED).collect();
        let stamp = chrono::Local::now().format("%Y%m%d-%H%M%S");
        let folder = self.state().map(|state| state.join("rescued"));
        let folder = folder.unwrap_or_else(std::env::temp_dir);
        let path = folder.join(format!("{name}-{stamp}.{REPORT_ENDING}"));
        let bytes = ron::write(&app.report).into_bytes();
        let saved = store::make_folder(&*self.disk, &folder)
            .and_then(|()| store::save(&path, &bytes, Existing::Refuse));
        Ended::Kept(match saved {
            Ok(_) => app.say(Word::Rescued { file: &path.display() }),
            Err(error) => sentence::store(&error, app.lang()),
        })
    }
}

/// A name that nothing has is the name of a new report; that of a document may be mistyped.
fn missing(path: &Path, purpose: Purpose, lang: Lang) -> Loaded {
    let loaded = Loaded::empty(path, purpose);
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let report = loaded.file.path.as_deref().map(name).unwrap_or_default();
    let word = Word::NewInsteadOf { file: &name(path), report: &report };
    let remark = Form::of_file(path).map(|_| word.text(lang).into_owned());
    Loaded { remark, ..loaded }
}

/// What the journal is kept of.
fn subject<'a>(app: &'a App, on_disk: Option<&'a OnDisk>) -> Subject<'a> {
    let file = app.file.path.as_deref();
    let known = on_disk.filter(|known| Some(known.path.as_path()) == file);
    Subject { report: &app.report, file, on_disk: known.map(|known| &known.contents) }
}

pub(super) fn absolute(path: PathBuf) -> PathBuf {
    let path = places::from_home(path, std::env::home_dir());
    std::path::absolute(&path).unwrap_or(path)
}
