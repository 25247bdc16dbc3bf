//! What lies over the panes: lists to choose from, lines to fill in, questions, the find bar, the
//! form. The last of the stack has the keys.

mod finding_list;
mod list;
mod settle;

pub use finding_list::FindingList;

use super::command::Command;
use super::form::Form;
use super::input::Beside;
use super::line::InputLine;
use super::long_list::LongList;
use super::own_phrase::PhraseForm;
use super::sheet::Sheet;
use super::slots::Filling;
use super::state::WidthChoice;
use super::targets::Targets;
use super::wording::Lang;
use crate::formats::form::Form as OutputForm;
use crate::proof::RuleId;
use crate::report::{Place, SectionId, TextPlace};
use std::ops::Range;
use std::path::PathBuf;

#[derive(Debug, Clone)]
pub enum Overlay {
    /// The preview; what it shows is kept by the app.
    Preview,
    List(List),
    Prompt(Prompt),
    Question(Question),
    Find(FindBar),
    Form(Form),
    Sheet(Sheet),
    /// The list beside an open place.
    Fill(Filling),
    /// A phrase of one's own.
    Phrase(PhraseForm),
    Targets(Targets),
    Findings(FindingList),
}

/// What a list is for; its entries follow from that and from its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListKind {
    Help,
    Menu,
    GoTo,
    Settings,
    Start,
    /// Sections that were deleted.
    Trash,
    /// The sections of another report, of which one is to come in.
    TakeFrom,
    Versions,
    /// The palette.
    Phrases,
    /// What is still open before a report is handed in.
    Gate,
    /// The forms a report is handed in as.
    Forms,
    /// What was written.
    HandedIn,
    /// The rules of the proofreader, and what of their findings is ignored.
    Rules,
}

#[derive(Debug, Clone)]
pub struct List {
    pub kind: ListKind,
    pub query: InputLine,
    /// All of them; of a long list those on the screen.
    pub entries: Vec<Entry>,
    pub long: Option<Box<LongList>>,
    pub chosen: usize,
    /// Another entry was gone to than the one that offers itself.
    pub is_moved: bool,
    /// The first entry that is shown.
    pub top: usize,
    /// How many rows its entries would have, and had at most.
    height: usize,
    tallest: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub text: String,
    /// Stretches of it that were looked for.
    pub marks: Vec<Range<usize>>,
    /// Shown at the right: a key, a length, a state.
    pub detail: String,
    /// None: a line that sets a group apart.
    pub action: Option<Action>,
}

/// What choosing an entry does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    Run(Command),
    GoTo(SectionId),
    /// The phrase with this number in the library.
    Insert(usize),
    Open(PathBuf),
    /// Begin the next report from it.
    Renew(PathBuf),
    /// Put back what the trash has at this place.
    PutBack(usize),
    /// Take over a section of the report that was read, or all of it.
    Take(Option<SectionId>),
    /// The template with this number.
    New(usize),
    Set(Setting),
    /// A file is asked for by name.
    AskPath,
    /// A stretch of the report is shown and selected.
    Show(Place, Place),
    /// On from the gate to the forms.
    GoOn,
    ToggleForm(OutputForm),
    ToggleSeal,
    HandIn,
    Leave,
    /// What a journal holds of a report without a name.
    Recover(PathBuf),
    Version(PathBuf),
    /// Switch a rule off in this report, or on.
    Rule(RuleId),
    /// Tell again what the report ignores at this place of its list.
    Unignore(usize),
    ForgetTerm(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    Lang(Lang),
    Width(WidthChoice),
    Mouse(bool),
    TextBeside(bool),
    PreviewBeside(bool),
    /// The page preset with this number.
    Preset(usize),
    Proofread(bool),
}

/// What a line of input is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromptKind {
    SaveAs,
    Open,
    InsertFile,
    /// A page of the preview.
    Page,
    Rename(SectionId),
    Note {
        place: TextPlace,
    },
    /// The name of the field that a piece of text becomes.
    FieldName {
        place: TextPlace,
        range: Range<usize>,
    },
}

impl PromptKind {
    /// Says whether what is typed goes into the report itself.
    pub fn changes_the_report(&self) -> bool {
        use PromptKind::{InsertFile, Open, Page, SaveAs};
        !matches!(self, SaveAs | Open | InsertFile | Page)
    }
}

#[derive(Debug, Clone)]
pub struct Prompt {
    pub kind: PromptKind,
    pub title: String,
    pub line: InputLine,
}

#[derive(Debug, Clone)]
pub struct Question {
    pub text: String,
    pub answers: Vec<(String, Answer)>,
    pub chosen: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Cancel,
    /// Set what was filled into the form below the question, or drop it.
    UseForm,
    DropForm,
    SaveAndQuit,
    Quit,
    /// Save over what lies there, or with this for the text beside.
    Save {
        path: PathBuf,
        beside: Beside,
        force: bool,
    },
    Open {
        path: PathBuf,
    },
    /// Join the lines of the text that is open.
    Unwrap {
        path: PathBuf,
    },
    /// A form is to be written where somebody else's file lies.
    Taken {
        form: OutputForm,
        way: Taken,
    },
    /// What was found in a journal: put it in the place of the report, make a report of its own of
    /// it, show it, or do away with it.
    Recover,
    RecoverBeside,
    LookAtFound,
    ThrowAway,
    /// Another report, of others or of earlier: show it, put it in the place of this one.
    LookAtOther,
    TakeOther,
    /// What others wrote into the file is to be gone with the next save.
    KeepMine,
    /// Leave a lock to another machine, or take it over.
    ReadOnly,
    TakeOver,
    /// Take this one out of one's own phrases.
    RemovePhrase(String),
    /// Open what was asked for as it lies there, not the report beside it.
    OpenText {
        path: PathBuf,
    },
}

/// What is done about a name that is somebody else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Over,
    OtherName,
    LeaveOut,
}

#[derive(Debug, Clone)]
pub struct FindBar {
    pub query: InputLine,
    /// Only where something is to be put in the place of what is found.
    pub replacement: Option<InputLine>,
    pub in_replacement: bool,
    pub in_section: bool,
    /// Where the caret was when the search began.
    pub origin: Place,
}

impl Entry {
    /// A line that sets a group apart.
    pub fn head(text: impl Into<String>) -> Entry {
        Entry { text: text.into(), marks: Vec::new(), detail: String::new(), action: None }
    }

    pub fn new(text: impl Into<String>, detail: impl Into<String>, action: Action) -> Entry {
        let (text, detail) = (text.into(), detail.into());
        Entry { text, marks: Vec::new(), detail, action: Some(action) }
    }
}
