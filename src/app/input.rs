//! What comes in from outside, and what is asked of the outside.

use super::file_name;
use super::geometry::Size;
use super::handing::HandedIn;
use super::keys::Key;
use super::phrasebook::Phrases;
use super::proofing::ByText;
use super::state::{FileState, Offers};
use crate::formats::form::Form;
use crate::page::PagePreset;
use crate::phrases::{Amendment, Fields, Library, Use};
use crate::proof::{Context, TermChange};
use crate::report::{Operation, Report};
use crate::text::Ambiguous;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The time of an input.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Now {
    /// Only differences count.
    pub millis: u64,
    pub today: Date,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

impl Date {
    /// Counts days, so that only differences count.
    pub fn day_number(self) -> i32 {
        // The year begins in March here: the leap day is its last one.
        let month = i32::try_from((self.month + 9) % 12).unwrap_or(0);
        let year = self.year - i32::from(self.month < 3);
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let day = i32::try_from(self.day).unwrap_or(1);
        365 * year + leap_days + (153 * month + 2) / 5 + day
    }
}

impl Default for Date {
    fn default() -> Self {
        Date { year: 1970, month: 1, day: 1 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    Down,
    Drag,
    Up,
    /// The button that asks what can be done there.
    Menu,
    ScrollUp,
    ScrollDown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    pub kind: MouseKind,
    pub x: usize,
    pub y: usize,
}

/// Clicks that follow one another at one place count as one gesture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Click {
    pub x: usize,
    pub y: usize,
    pub count: u8,
    pub millis: u64,
}

#[derive(Debug)]
pub enum Input {
    Key(Key),
    /// As the terminal gave it.
    Paste(String),
    Mouse(Mouse),
    Resize(Size),
    /// Nothing has happened for a moment: time for what no frame waits for.
    Idle,
    /// The terminal goes away: what is being filled in must be kept now.
    Closing,
    /// How wide the terminal draws ambiguous characters.
    Probed(Ambiguous),
    Loaded(Box<Loaded>),
    /// What was to be read could not be.
    NotLoaded {
        why: String,
    },
    Saved(Saved),
    /// A journal that an editor left.
    Found(Box<Found>),
    Locked(LockState),
    /// Nobody else writes the report any more.
    LockFree,
    /// Somebody else has written the file of the report: what, or why that cannot be read.
    ChangedOnDisk {
        path: PathBuf,
        theirs: Result<Box<Report>, String>,
    },
    FileGone {
        path: PathBuf,
    },
    Versions(Vec<VersionOffer>),
    Version {
        when: String,
        report: Box<Report>,
    },
    /// Something went wrong outside.
    Complaint {
        why: String,
    },
    /// The journal could not be written.
    NotKept {
        why: String,
    },
    /// The journal holds all that was done, after it could not be written for a while.
    KeptAgain,
    HandedIn(HandedIn),
    /// The page presets there are, and what is to be said of broken ones.
    Presets {
        presets: Vec<(String, PagePreset)>,
        complaints: Vec<String>,
    },
    Offered(Offers),
    /// The rules of the proofreader, and what is to be said of broken lists.
    Rules {
        rules: Arc<Context>,
        complaints: Vec<String>,
    },
    /// The terms of a person's own lists have changed so, and with them the rules.
    Terms {
        change: TermChange,
        rules: Arc<Context>,
    },
    /// The findings of one version of the report that need more than a text.
    Checked {
        version: u64,
        findings: ByText,
    },
    Phrases(Phrases),
}

/// What a file is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be edited; a report file beside a text is asked about.
    Open,
    /// The same, and what lies beside it has been asked about.
    OpenAsIs,
    /// The text that is open, once more, with the lines joined that were broken at a fixed width.
    Unwrap,
    /// To go in at the caret.
    Insert,
    /// The next report is to begin from it.
    Renew,
}

impl Purpose {
    /// Says whether the file is to be the one of the report that is written.
    pub fn is_to_be_written(self) -> bool {
        !matches!(self, Purpose::Insert | Purpose::Renew)
    }
}

#[derive(Debug)]
pub struct Loaded {
    pub purpose: Purpose,
    pub report: Report,
    pub file: FileState,
    /// A report file of the same name beside the text that was asked for.
    pub report_beside: Option<PathBuf>,
    /// Where the caret was last time.
    pub place: Option<(usize, usize, usize)>,
    /// The sections that were folded last time, by their order.
    pub folded: Vec<usize>,
    /// The text is broken into lines at this width, and may be joined.
    pub hard_wrapped: Option<usize>,
    /// Something to be said about it.
    pub remark: Option<String>,
}

/// Who writes the report that was opened; `who` is to be read in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockState {
    Ours,
    /// Ours, after an editor that died.
    OfDead {
        who: String,
    },
    Live {
        who: String,
    },
    /// On another machine, and whether they still write cannot be known.
    Elsewhere {
        who: String,
    },
    /// No lock can be had, and so nobody can be kept from writing it as well.
    Nowhere,
}

/// An earlier version of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionOffer {
    pub path: PathBuf,
    pub when: String,
    /// In bytes.
    pub size: u64,
    /// 字数 by Word's rule, where it was counted.
    pub words: Option<usize>,
}

/// A report that may come into the place of this one.
#[derive(Debug)]
pub struct Other {
    pub report: Report,
    /// It is what its file holds.
    pub is_theirs: bool,
}

/// What a journal holds that was not saved.
#[derive(Debug)]
pub struct Found {
    pub journal: PathBuf,
    /// When it was written last, as people write it.
    pub when: String,
    pub operations: usize,
    /// Something at its end could not be used.
    pub is_torn: bool,
    /// The report file is as it was then.
    pub fits: bool,
    /// What a report without a name is known by; empty for the one that is open.
    pub title: String,
    pub report: Report,
}

impl Loaded {
    /// A name that nothing has yet: the report that is to have it is empty.
    pub fn empty(path: &Path, purpose: Purpose) -> Loaded {
        let path = Some(file_name::of_report(path));
        let file = FileState { path, is_new: true, ..FileState::default() };
        Loaded { file, ..Loaded::of(Report::default(), purpose) }
    }

    /// A report of which nothing else is known.
    pub fn of(report: Report, purpose: Purpose) -> Loaded {
        Loaded {
            purpose,
            report,
            file: FileState::default(),
            report_beside: None,
            place: None,
            folded: Vec::new(),
            hard_wrapped: None,
            remark: None,
        }
    }
}

/// What became of the full text beside a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSaved {
    Written(PathBuf),
    NotWanted,
    /// There is a text of that name that we did not write.
    NotOurs(PathBuf),
    Failed(String),
}

#[derive(Debug)]
pub enum Saved {
    Well {
        path: PathBuf,
        text: TextSaved,
        /// Something to be said besides.
        remark: Option<String>,
    },
    /// The file is no longer what was read or last written.
    ChangedOnDisk {
        path: PathBuf,
        theirs: Result<Box<Report>, String>,
    },
    /// There is another file of that name.
    Exists(PathBuf),
    Failed(String),
}

/// What is to become of the full text beside a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    No,
    IfOurs,
    Overwrite,
    /// No text for this report, now and later.
    Never,
    /// Under another name, now and later.
    OtherName,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    Save {
        path: PathBuf,
        beside: Beside,
        /// Over whatever lies there.
        force: bool,
    },
    Load {
        path: PathBuf,
        purpose: Purpose,
    },
    /// An operation has been done: the journal takes it before the next frame.
    Record(Arc<Operation>),
    /// Another report stands in the editor, as its file holds it.
    Opened,
    /// These forms of the report are to be written; of `over` a file of another's may give way.
    HandIn {
        forms: Vec<Form>,
        over: Vec<Form>,
    },
    /// The page presets are wanted.
    Presets,
    /// The lock of the report is to be ours, whoever on another machine may have left it.
    TakeLock,
    /// Whether somebody else still writes the report is wanted.
    AskLock,
    /// What editors left of the report is wanted.
    FindLeft,
    /// What others wrote into the file is known now, and stands in the editor or is given up.
    KnowFile {
        is_taken: bool,
    },
    /// The earlier versions of the report are wanted, or one of them.
    Versions,
    ReadVersion(VersionOffer),
    /// What a journal holds of a report without a name is wanted.
    Recover(PathBuf),
    /// A journal has had its day; or only if what it held is in another one now.
    ThrowAway {
        journal: PathBuf,
        only_if_kept: bool,
    },
    /// The recent reports and the templates are wanted.
    Offer,
    /// The rules of the proofreader are wanted.
    Rules,
    /// A person's own terms change, and the rules are wanted anew.
    Term(TermChange),
    /// A version of the report is to be checked by the rules that need all of it.
    Check {
        report: Box<Report>,
        version: u64,
    },
    /// The phrases are wanted for these values of fields: those that are known, or all read anew.
    Phrases {
        known: Option<Arc<Library>>,
        fields: Fields,
    },
    /// One's own phrases change, and all are read anew.
    Amend {
        amendment: Amendment,
        fields: Fields,
    },
    /// Something to be remembered about what this person uses.
    Use(Use),
    /// A text for the clipboard.
    Copy(String),
    Mouse(bool),
    /// Settings have changed and are to be remembered.
    Remember,
    Suspend,
    Quit,
}
