//! What the running editor knows.

use super::editing::Clip;
use super::find::Search;
use super::geometry::{Area, Panes, Size};
use super::handing::{Handed, Handing};
use super::input::{Click, Found, Other, VersionOffer};
use super::keys::{Focus, Keymap};
use super::message::Message;
use super::overlay::Overlay;
use super::phrasebook::Phrasebook;
use super::preview::{self, Preview};
use super::proofing::Proofing;
use super::slots::Slots;
use super::stats::Stats;
use super::tree::Tree;
use super::view::layout::Frame;
use super::view::screen::View;
use super::view::texts::Texts;
use super::view::units;
use super::wording::{Lang, Word};
use crate::formats::form::Form;
use crate::page::PagePreset;
use crate::report::{History, Part, Report};
use crate::text::Ambiguous;
use std::ops::Range;
use std::path::PathBuf;

/// How wide the terminal draws “ … — and the like: found out, or told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WidthChoice {
    #[default]
    Auto,
    Narrow,
    Wide,
}

/// What a person may settle.
#[derive(Debug, Clone)]
pub struct Options {
    pub lang: Lang,
    pub width: WidthChoice,
    pub mouse: bool,
    /// Saving writes the full text beside the report.
    pub text_beside: bool,
    /// A preview stands beside the text where there is room.
    pub preview_beside: bool,
    /// How a house prints, and the name of that.
    pub house: PagePreset,
    pub preset_name: String,
    /// How this report prints.
    pub preset: PagePreset,
    /// Findings of the proofreader are shown as one types.
    pub proofread: bool,
    pub keymap: Keymap,
}

impl Options {
    pub fn new(lang: Lang) -> Self {
        Options {
            lang,
            width: WidthChoice::Auto,
            mouse: true,
            text_beside: true,
            proofread: true,
            preview_beside: false,
            house: PagePreset::default(),
            preset_name: String::new(),
            preset: PagePreset::default(),
            keymap: Keymap::default(),
        }
    }
}

/// Where the report is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileState {
    /// The report file, once it has a name.
    pub path: Option<PathBuf>,
    /// The text it was read from, where that is not a report file.
    pub origin: Option<PathBuf>,
    /// Saving will lose the comments of the file, and that has not been said yet.
    pub has_comments: bool,
    /// It may be read and not changed.
    pub read_only: Option<ReadOnly>,
    /// Never saved: `path` is only what it is to be called.
    pub is_new: bool,
    /// The journal cannot be written: what is not saved is in memory only.
    pub is_unkept: bool,
    pub handed: Handed,
    /// The form whose ending was given when a name was asked for.
    pub meant: Option<Form>,
}

/// Why a report may only be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// Somebody else is writing it, as a sentence names them.
    HeldBy(String),
    /// There is no place for a lock.
    NoLock,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    Tree,
    Text,
}

/// What the start screen offers.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// Reports without a name that were not saved.
    pub left: Vec<LeftReport>,
    pub recent: Vec<PathBuf>,
    pub templates: Vec<Template>,
}

#[derive(Debug, Clone)]
pub struct LeftReport {
    pub journal: PathBuf,
    pub title: String,
    pub when: String,
}

#[derive(Debug, Clone)]
pub struct Template {
    pub id: String,
    pub name: String,
    pub report: Report,
}

#[derive(Debug)]
pub struct App {
    pub report: Report,
    pub history: History,
    pub view: View,
    pub preview: Preview,
    pub tree: Tree,
    pub pane: Pane,
    pub overlays: Vec<Overlay>,
    pub options: Options,
    pub size: Size,
    pub file: FileState,
    pub offers: Offers,
    /// The page presets by name, once they were wanted.
    pub presets: Vec<(String, PagePreset)>,
    /// The report is being handed in.
    pub handing: Option<Handing>,
    pub stats: Stats,
    pub proofing: Proofing,
    pub search: Option<Search>,
    /// What was put in the place of hits last.
    pub replacement: String,
    pub clip: Option<Clip>,
    /// The report of which a section is to come in.
    pub taken_from: Option<Box<Report>>,
    pub phrases: Phrasebook,
    pub slots: Slots,
    pub message: Option<Message>,
    /// What may come into the place of the report, while it is asked.
    pub other: Option<Other>,
    /// The earlier versions, once they were wanted.
    pub versions: Vec<VersionOffer>,
    /// What was not saved last time, while it is asked what is to become of it.
    pub found: Option<Found>,
    /// How wide the terminal was found to draw ambiguous characters.
    pub probed: Ambiguous,
    pub(super) click: Click,
    /// Quit as soon as the save that is under way is done.
    pub(super) quit_after_save: bool,
}

impl App {
    pub fn new(report: Report, options: Options, size: Size) -> Self {
        let frame = Frame { width: 1, height: 1, ambiguous: Ambiguous::Narrow, lang: options.lang };
        let mut app = App {
            view: View::new(&report, frame),
            preview: Preview::new(&report, frame),
            history: History::of_saved(),
            tree: Tree::default(),
            pane: Pane::Text,
            overlays: Vec::new(),
            size,
            file: FileState::default(),
            offers: Offers::default(),
            presets: Vec::new(),
            handing: None,
            stats: Stats::default(),
            proofing: Proofing::default(),
            search: None,
            replacement: String::new(),
            clip: None,
            taken_from: None,
            phrases: Phrasebook::default(),
            slots: Slots::default(),
            message: None,
            found: None,
            other: None,
            versions: Vec::new(),
            probed: Ambiguous::Narrow,
            click: Click::default(),
            quit_after_save: false,
            report,
            options,
        };
        app.settle();
        app
    }

    /// Puts another report in the place of this one: it has been opened.
    pub fn open(&mut self, report: Report, file: FileState) {
        self.report = report;
        self.file = file;
        self.history = History::of_saved();
        let frame = self.view.layout.frame();
        self.view = View::new(&self.report, frame);
        self.preview = Preview::new(&self.report, frame);
        self.handing = None;
        self.set_preset();
        self.tree = Tree::default();
        self.pane = Pane::Text;
        self.stats = Stats::default();
        self.proofing.restart();
        self.search = None;
        self.slots = Slots::default();
        self.settle();
    }

    /// Has the report print as the house and what was said of the report want it.
    pub fn set_preset(&mut self) {
        let preset = self.file.handed.preset(&self.options.house);
        if self.options.preset != preset {
            self.options.preset = preset;
            self.preview.paper.forget();
            self.preview.text.layout.forget_rows();
        }
    }

    pub fn lang(&self) -> Lang {
        self.options.lang
    }

    pub fn say(&self, word: Word) -> String {
        word.text(self.options.lang).into_owned()
    }

    pub fn texts(&self) -> Texts<'_> {
        Texts::new(&self.report, self.view.narrow)
    }

    /// Returns the open place, or the slot, that is selected.
    pub fn selected_open_place(&self) -> Option<Range<usize>> {
        let texts = self.texts();
        let (from, to) = self.view.selection(&texts)?;
        units::open_place(&texts, from, to)
    }

    pub fn focus(&self) -> Focus {
        match (self.overlays.is_empty(), self.pane) {
            (false, _) => Focus::Over,
            (true, Pane::Tree) => Focus::Tree,
            (true, Pane::Text) => Focus::Text,
        }
    }

    pub fn ambiguous(&self) -> Ambiguous {
        match self.options.width {
            WidthChoice::Auto => self.probed,
            WidthChoice::Narrow => Ambiguous::Narrow,
            WidthChoice::Wide => Ambiguous::Wide,
        }
    }

    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// Says whether the panes are laid out for one pane, and which.
    pub fn tree_first(&self) -> bool {
        self.pane == Pane::Tree
    }

    /// Returns what the panes have of the screen where a preview stands beside them, and where that is.
    fn beside(&self) -> Option<(Size, Area)> {
        let page = self.preview.mode == preview::Mode::Page;
        // A page and its border.
        let least = if page { self.options.preset.line_halves().0 + 2 } else { 0 };
        self.size.beside(least).filter(|_| self.options.preview_beside)
    }

    /// Returns what the panes have of the screen.
    fn desk(&self) -> Size {
        self.beside().map_or(self.size, |(desk, _)| desk)
    }

    /// Returns where tree and text are.
    pub fn panes(&self) -> Panes {
        self.desk().panes(self.tree_first())
    }

    /// Returns where the text is, were it behind the tree.
    pub fn text_pane(&self) -> Area {
        self.desk().panes(false).text.unwrap_or_default()
    }

    /// Returns where the rows of the text are.
    pub fn text_rows(&self) -> Area {
        self.desk().text_rows()
    }

    /// Returns where the preview is beside the panes, if it is.
    pub fn preview_beside(&self) -> Option<Area> {
        self.beside().map(|(_, area)| area)
    }

    /// Returns where the preview is, beside the panes or over them.
    pub fn preview_area(&self) -> Area {
        self.preview_beside().unwrap_or(self.size.whole())
    }

    /// Says whether the preview has the keys, were it behind a list or a bar.
    pub fn is_previewing(&self) -> bool {
        self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Preview))
    }

    pub fn sees_preview(&self) -> bool {
        self.is_previewing() || self.preview_beside().is_some()
    }

    fn settle_preview(&mut self) {
        if !self.sees_preview() {
            return;
        }
        if !self.is_previewing() {
            // Pages come between keys: a key never waits for one beside the text.
            if self.preview.mode == preview::Mode::Page && self.preview.paper.is_stale() {
                return;
            }
            self.preview.follow(&self.report, &self.options.preset, self.view.caret);
        }
        let find_bar = usize::from(self.is_previewing() && self.has_find_bar());
        let (pane, wide) = (self.preview_area(), self.ambiguous());
        self.preview.settle(&self.report, &self.options, wide, pane, find_bar);
    }

    /// Brings screen and caret in line after whatever has happened.
    pub fn settle(&mut self) {
        let writes = self.overlays.is_empty() && self.pane == Pane::Text;
        self.proofing.follow_caret(&self.report, writes.then_some(self.view.caret));
        // How much of the panes they cover follows from what is in them.
        self.settle_overlays();
        let rows = self.text_rows();
        let covered = self.covered_rows();
        self.view.layout.set_frame(Frame {
            width: rows.width.max(1),
            height: rows.height.saturating_sub(covered).max(1),
            ambiguous: self.ambiguous(),
            lang: self.options.lang,
        });
        let narrow = self.view.narrow.filter(|id| self.report.index_of(*id).is_some());
        self.view.set_narrow(narrow);
        let texts = Texts::new(&self.report, narrow);
        self.view.settle(&texts);
        let tree = self.panes().tree;
        let height = tree.map_or(0, |area| area.inside().height.saturating_sub(covered));
        self.tree.settle(&texts, self.view.caret.text.part, height);
        // The tree shows numbers, of sections that may be far from those in the text pane.
        if let Some(last) = self.tree.rows.iter().rfind(|part| matches!(part, Part::Section(_))) {
            self.view.layout.label(&self.report, *last);
        }
        self.settle_preview();
    }

    /// Returns how many rows of the panes lie under something that leaves the rest to be seen.
    fn covered_rows(&self) -> usize {
        let covered = self.overlays.iter().map(|overlay| match overlay {
            Overlay::Find(_) => 1,
            // The lower border of the panes lies under it, too.
            Overlay::Findings(list) => list.panel(self.size).height.saturating_sub(1),
            _ => 0,
        });
        // A long message lies over the border first.
        let told = super::status::message_rows(self).len().saturating_sub(2);
        covered.chain([told]).max().unwrap_or(0)
    }

    pub fn has_find_bar(&self) -> bool {
        self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Find(_)))
    }
}
