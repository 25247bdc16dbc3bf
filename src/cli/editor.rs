//! The editor as it is called: what is opened, where it is kept, what is remembered of it.

use super::config::Config;
use super::forms::{REPORT_ENDING, has_ending};
use super::input::{self, Input as FileInput, Source};
use super::remembered::{BesideChoice, State};
use super::templates;
use super::voice::{Stop, Voice};
use crate::app::geometry::Size;
use crate::app::input::{Beside, Date, Input, Loaded, Purpose, Saved, TextSaved};
use crate::app::state::{App, FileState, Offers, Options, Template};
use crate::app::wording::{Lang, Word, sentence};
use crate::formats::{plain, ron};
use crate::report::{Draft, Report};
use crate::shell;
use crate::shell::editor::{Editor, Files};
use crate::store::places::Places;
use crate::store::{self, Existing, StoreErrorKind, ours};
use crate::text::Ambiguous;
use crate::ui::Theme;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Opens the editor on a file, or on the choice of one.
pub fn run(
    file: Option<&Path>,
    places: &Places,
    config: &Config,
    asked: Option<Lang>,
    voice: Voice,
) -> Result<(), Stop> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(voice.wrong(Word::NeedsTerminal));
    }
    let state = State::read(places);
    let options = Options { keymap: config.keymap.clone(), ..Options::new(voice.lang) };
    let options = state.over(options, asked);
    let lang = options.lang;
    let mut desk =
        Desk { places: places.clone(), voice: Voice { lang }, state, known: HashMap::new() };
    let first = match file {
        Some(file) => Some(desk.first(file)?),
        None => None,
    };
    let failed = |error: io::Error| voice.wrong(Word::TerminalFailed { reason: &error });
    let (width, height) = shell::terminal_size().map_err(failed)?;
    let size = Size { width: width.into(), height: height.into() };
    let nothing = Report::new(Draft::default()).unwrap_or_default();
    let mut app = App::new(nothing, options, size);
    app.file.is_new = true;
    let colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut editor = Editor::new(app, Theme { colours }, desk);
    match first {
        Some(First::Opened(input)) => {
            editor.input(input, 0);
        }
        Some(First::New(loaded, offers)) => {
            editor.input(loaded, 0);
            editor.input(offers, 0);
        }
        None => {
            editor.start();
        }
    }
    shell::restore_after_panic();
    shell::run(&mut editor).map_err(failed)
}

enum First {
    Opened(Input),
    /// A report that is not there yet, and the templates it may begin with.
    New(Input, Input),
}

/// The files of the editor.
#[derive(Debug)]
struct Desk {
    places: Places,
    voice: Voice,
    state: State,
    /// The hash of each report file as it was last read or written.
    known: HashMap<PathBuf, u64>,
}

impl Desk {
    /// Opens what the program was called with. A file that cannot be read ends the program with a
    /// sentence, before the screen is taken.
    fn first(&mut self, file: &Path) -> Result<First, Stop> {
        if !file.exists() {
            let path = self.absolute(&report_name(file));
            if path.exists() {
                return self.read(&path, Purpose::Open).map(|l| First::Opened(opened(l)));
            }
            let report = Report::new(Draft::default()).unwrap_or_default();
            let file = FileState { path: Some(path), is_new: true, ..FileState::default() };
            let loaded = Loaded {
                purpose: Purpose::Open,
                report,
                file,
                report_beside: None,
                place: None,
                hard_wrapped: None,
                remark: None,
            };
            let offers = Offers { recent: Vec::new(), templates: self.templates() };
            return Ok(First::New(opened(loaded), Input::Offered(offers)));
        }
        self.read(file, Purpose::Open).map(|loaded| First::Opened(opened(loaded)))
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
    }

    fn read(&mut self, path: &Path, purpose: Purpose) -> Result<Loaded, Stop> {
        let path = self.absolute(path);
        let FileInput { report, has_comments, notices, hard_wrapped } =
            input::read_silently(&Source::File(path.clone()), false, self.voice)?;
        let is_report = has_ending(&path, REPORT_ENDING);
        let target = report_name(&path);
        let report_beside = (!is_report && target.exists()).then(|| target.clone());
        if is_report {
            self.learn(&path);
        }
        let visit = self.state.visit(&target);
        let place = visit.map(|visit| visit.place);
        let origin = (!is_report).then(|| path.clone());
        Ok(Loaded {
            purpose,
            report,
            file: FileState { path: Some(target), origin, has_comments, is_new: !is_report },
            report_beside,
            place,
            hard_wrapped,
            remark: notices.into_iter().next(),
        })
    }

    fn learn(&mut self, path: &Path) {
        if let Ok(bytes) = store::read(path) {
            self.known.insert(path.to_path_buf(), hash(&bytes));
        }
    }

    fn is_changed(&self, path: &Path) -> bool {
        let Some(known) = self.known.get(path) else { return false };
        store::read(path).is_ok_and(|bytes| hash(&bytes) != *known)
    }

    fn templates(&self) -> Vec<Template> {
        let listed = templates::all(&self.places, self.voice);
        let opened = listed.into_iter().filter_map(|listed| {
            let report = templates::open(listed.id(), &self.places, self.voice).ok()?;
            Some(Template { id: listed.id().to_string(), name: listed.name().to_string(), report })
        });
        opened.collect()
    }

    fn write(
        &mut self,
        report: &Report,
        path: &Path,
        beside: Beside,
        force: bool,
    ) -> Result<Saved, store::StoreError> {
        let first = !self.known.contains_key(path);
        if !force && !first && self.is_changed(path) {
            return Ok(Saved::ChangedOnDisk(path.to_path_buf()));
        }
        let bytes = ron::write(report);
        let existing = if first && !force { Existing::Refuse } else { Existing::Replace };
        match store::save(path, bytes.as_bytes(), existing) {
            Err(error) if error.kind == StoreErrorKind::Exists => {
                return Ok(Saved::Exists(path.to_path_buf()));
            }
            saved => saved?,
        }
        self.known.insert(path.to_path_buf(), hash(bytes.as_bytes()));
        let text = self.write_text(report, path, beside);
        Ok(Saved::Well { path: path.to_path_buf(), text })
    }

    fn write_text(&mut self, report: &Report, path: &Path, beside: Beside) -> TextSaved {
        let choice = self.state.visit(path).and_then(|visit| visit.beside);
        let answered = match beside {
            Beside::Never => Some(BesideChoice::Never),
            Beside::OtherName => Some(BesideChoice::OtherName),
            _ => None,
        };
        if let Some(answered) = answered {
            self.state.note(path, |visit| visit.beside = Some(answered));
            self.state.write(&self.places);
        }
        let choice = answered.or(choice);
        if beside == Beside::No || choice == Some(BesideChoice::Never) {
            return TextSaved::NotWanted;
        }
        let target = match choice {
            Some(BesideChoice::OtherName) => {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                path.with_file_name(format!("{stem}.{}.txt", self.voice.word(Word::FullText)))
            }
            _ => path.with_extension("txt"),
        };
        let state = self.places.state.clone();
        let is_ours = state.as_deref().is_some_and(|state| ours::is_ours(state, &target));
        let force = is_ours || beside == Beside::Overwrite;
        let existing = if force { Existing::Replace } else { Existing::Refuse };
        let text = plain::write(report, true);
        match store::save(&target, text.as_bytes(), existing) {
            Ok(()) => {
                if let Some(state) = &state {
                    // What cannot be remembered is only asked for once more.
                    let _ = ours::remember_written(state, &target, text.as_bytes());
                }
                TextSaved::Written(target)
            }
            Err(error) if error.kind == StoreErrorKind::Exists => TextSaved::NotOurs(target),
            Err(error) => TextSaved::Failed(sentence::store(&error, self.voice.lang)),
        }
    }
}

impl Files for Desk {
    fn load(&mut self, path: &Path, purpose: Purpose) -> Input {
        match self.read(path, purpose) {
            Ok(loaded) => opened(loaded),
            Err(Stop::Wrong(why)) => Input::NotLoaded { why },
            Err(_) => Input::NotLoaded { why: String::new() },
        }
    }

    fn save(&mut self, report: &Report, path: &Path, beside: Beside, force: bool) -> Input {
        let path = self.absolute(path);
        let saved = self.write(report, &path, beside, force);
        Input::Saved(
            saved.unwrap_or_else(|error| Saved::Failed(sentence::store(&error, self.voice.lang))),
        )
    }

    fn offer(&mut self) -> Input {
        let recent = self.state.visits.iter().map(|visit| visit.path.clone());
        let recent = recent.filter(|path| path.exists()).collect();
        Input::Offered(Offers { recent, templates: self.templates() })
    }

    fn remember(&mut self, options: &Options) {
        self.voice.lang = options.lang;
        self.state.set_options(options);
        self.state.write(&self.places);
    }

    fn leave(&mut self, path: &Path, place: (usize, usize, usize)) {
        if path.exists() {
            let path = self.absolute(path);
            self.state.note(&path, |visit| visit.place = place);
            self.state.write(&self.places);
        }
    }

    fn known_width(&self) -> Option<Ambiguous> {
        self.state.width_of(&terminal_name())
    }

    fn remember_width(&mut self, width: Option<Ambiguous>) {
        self.state.set_width(&terminal_name(), width);
        self.state.write(&self.places);
    }

    fn today(&self) -> Date {
        shell::today()
    }
}

fn opened(loaded: Loaded) -> Input {
    Input::Loaded(Box::new(loaded))
}

/// Returns the name a report gets that is read from this file.
fn report_name(path: &Path) -> PathBuf {
    path.with_extension(REPORT_ENDING)
}

/// Terminals differ, and so does one terminal inside another.
fn terminal_name() -> String {
    let of = |name: &str| std::env::var(name).unwrap_or_default();
    [of("TERM_PROGRAM"), of("TERM"), of("TERM_PROGRAM_VERSION"), of("LC_ALL"), of("LANG")].join(" ")
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
