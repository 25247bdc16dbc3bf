//! What lies over the panes: lists to choose from, lines to fill in, questions, the find bar, the
//! form. The last of the stack has the keys.

mod finding_list;

pub use finding_list::FindingList;

use super::command::Command;
use super::form::Form;
use super::geometry::{Area, Size};
use super::input::Beside;
use super::line::InputLine;
use super::own_phrase::PhraseForm;
use super::sheet::Sheet;
use super::slots::Filling;
use super::sought::Whole;
use super::state::WidthChoice;
use super::wording::Lang;
use crate::formats::form::Form as OutputForm;
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
}

#[derive(Debug, Clone)]
pub struct List {
    pub kind: ListKind,
    pub query: InputLine,
    pub entries: Vec<Entry>,
    /// Those of a long list whatever the query, once they have been made.
    pub whole: Option<Whole>,
    pub chosen: usize,
    /// The first entry that is shown.
    pub top: usize,
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
    /// The length a section is meant to have, or the report.
    Target(Option<SectionId>),
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
    /// Take over a lock from another machine.
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

impl List {
    /// Returns where its entries stand.
    pub fn rows(&self, size: Size) -> Area {
        if self.kind == ListKind::Phrases { size.previewed_rows() } else { size.list_rows() }
    }

    pub fn new(kind: ListKind) -> Self {
        let (query, entries, whole) = (InputLine::default(), Vec::new(), None);
        List { kind, query, entries, whole, chosen: 0, top: 0 }
    }

    /// Says whether its entries can be looked through by typing.
    pub fn has_query(&self) -> bool {
        !matches!(self.kind, ListKind::Forms | ListKind::HandedIn)
    }

    pub fn action(&self) -> Option<&Action> {
        self.entries.get(self.chosen)?.action.as_ref()
    }

    /// Goes to the next entry that can be chosen.
    pub fn step(&mut self, by: isize) {
        let count = self.entries.len();
        let mut at = self.chosen;
        for _ in 0..by.unsigned_abs() {
            let mut next = at;
            loop {
                let step = if by > 0 { next.checked_add(1) } else { next.checked_sub(1) };
                let Some(step) = step.filter(|step| *step < count) else { break };
                next = step;
                if self.can_be_chosen(next) {
                    at = next;
                    break;
                }
            }
        }
        self.chosen = at;
    }

    /// Goes to the first entry of the next group, or of this one and the one before; where there are
    /// no groups, to the next entry.
    pub fn step_group(&mut self, forward: bool) {
        let is_head = |at: &usize| !self.can_be_chosen(*at);
        let count = self.entries.len();
        let target = if forward {
            (self.chosen + 1..count).find(is_head).map(|head| head + 1)
        } else {
            let own = (0..self.chosen).rev().find(is_head);
            let first = own.filter(|head| head + 1 < self.chosen);
            first.or_else(|| (0..own?).rev().find(is_head)).map(|head| head + 1)
        };
        match target.filter(|at| self.can_be_chosen(*at)) {
            Some(at) => self.chosen = at,
            None if (0..count).any(|at| is_head(&at)) => {}
            None => self.step(if forward { 1 } else { -1 }),
        }
    }

    fn can_be_chosen(&self, at: usize) -> bool {
        self.entries.get(at).is_some_and(|entry| entry.action.is_some())
    }

    /// Sets other entries and keeps the choice where it still makes sense.
    pub fn set_entries(&mut self, entries: Vec<Entry>) {
        self.entries = entries;
        self.chosen = self.chosen.min(self.entries.len().saturating_sub(1));
        if !self.can_be_chosen(self.chosen) {
            let first = (0..self.entries.len()).find(|at| self.can_be_chosen(*at));
            self.chosen = first.unwrap_or(0);
        }
    }

    /// Brings the chosen entry among the `height` that are shown.
    pub fn settle(&mut self, height: usize) {
        // No row stays empty while there is something above the first.
        self.top = self.top.min(self.entries.len().saturating_sub(height));
        let last = self.top + height.max(1);
        if self.chosen >= last {
            self.top = self.chosen + 1 - height.max(1);
        } else if self.chosen < self.top {
            // A heading above the first of its group is shown with it.
            self.top = if self.chosen == 1 { 0 } else { self.chosen };
        }
    }
}
