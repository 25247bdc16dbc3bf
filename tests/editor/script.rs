//! A script of keys on a screen without a terminal.

use qicao::app::geometry::Size;
use qicao::app::input::{Date, Effect, Input, Mouse, MouseKind, Now};
use qicao::app::keys::{Code, Key};
use qicao::app::overlay::{FindingList, List, Overlay};
use qicao::app::proofing::check_outside;
use qicao::app::state::{App, Options};
use qicao::app::update;
use qicao::app::wording::Lang;
use qicao::formats::{journal, plain};
use qicao::proof::{Context, Lists};
use qicao::report::Report;
use qicao::ui::{self, Theme};
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;
use ratatui::{Frame, Terminal};
use std::sync::{Arc, LazyLock};

/// Reading them takes longer than a script.
static RULES: LazyLock<Arc<Context>> =
    LazyLock::new(|| Arc::new(Context::new(Lists::built_in(), &[])));

pub struct Script {
    pub app: App,
    /// What was asked of the outside, but for what goes into the journal.
    pub effects: Vec<Effect>,
    /// What a journal that began with the script holds.
    pub recorded: Vec<u8>,
    pub now: u64,
}

impl Script {
    /// Opens a text on a screen of 80 by 24.
    pub fn open(text: &str) -> Script {
        let draft = plain::read(text, false).unwrap().draft;
        Script::of(Report::new(draft).unwrap())
    }

    pub fn of(report: Report) -> Script {
        let size = Size { width: 80, height: 24 };
        let app = App::new(report, Options::new(Lang::Zh), size);
        let header = journal::Header { format: journal::FORMAT, ..journal::Header::default() };
        let recorded = [journal::begun(&header), journal::whole(&app.report)].concat();
        Script { app, effects: Vec::new(), recorded, now: 0 }
    }

    pub fn input(&mut self, input: Input) -> &mut Self {
        self.now += 50;
        let today = Date { year: 2024, month: 3, day: 5 };
        let now = Now { millis: self.now, today };
        for effect in update(&mut self.app, input, now) {
            match effect {
                Effect::Record(operation) => self.recorded.extend(journal::done(&operation)),
                effect => self.effects.push(effect),
            }
        }
        self
    }

    /// Presses keys: characters as they are, names in angle brackets: `加强<Enter><Ctrl+Z>`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
            let named = named.and_then(|(name, behind)| Some((Key::parse(name)?, behind)));
            let (key, behind) =
                named.unwrap_or_else(|| (Key::new(Code::Char(c)), &rest[c.len_utf8()..]));
            rest = behind;
            self.input(Input::Key(key));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.input(Input::Paste(text.to_string()))
    }

    pub fn mouse(&mut self, kind: MouseKind, x: usize, y: usize) -> &mut Self {
        self.input(Input::Mouse(Mouse { kind, x, y }))
    }

    pub fn resize(&mut self, width: usize, height: usize) -> &mut Self {
        self.input(Input::Resize(Size { width, height }))
    }

    /// Waits until there is nothing to be done between keys; the proofreader outside answers at once.
    pub fn rest(&mut self) -> &mut Self {
        while self.app.has_work() {
            self.input(Input::Idle);
            self.proofread();
        }
        self
    }

    fn proofread(&mut self) {
        for effect in std::mem::take(&mut self.effects) {
            match effect {
                Effect::Rules => {
                    let (rules, complaints) = (Arc::clone(&RULES), Vec::new());
                    self.input(Input::Rules { rules, complaints });
                }
                Effect::Check { report, version } => {
                    let findings = check_outside(&report, &RULES);
                    self.input(Input::Checked { version, findings });
                }
                effect => self.effects.push(effect),
            }
        }
    }

    /// Returns what a journal of the script gives back.
    pub fn recovered(&self) -> Report {
        let journal = journal::read(&self.recorded).unwrap();
        let recovered = journal.recover(None).unwrap();
        assert_eq!((recovered.refused, journal.torn), (0, 0));
        recovered.report
    }

    /// Returns the list that lies on top.
    pub fn list(&self) -> &List {
        match self.app.overlays.last() {
            Some(Overlay::List(list)) => list,
            other => panic!("{other:?}"),
        }
    }

    /// Returns the rows of the screen in which the list on top has its entries.
    pub fn list_rows(&self) -> Vec<String> {
        let rows = self.list().rows(self.app.size);
        (rows.y..rows.y + rows.height).map(|y| self.row(y)).collect()
    }

    /// Returns the list of findings that lies on top.
    pub fn findings(&self) -> &FindingList {
        match self.app.overlays.last() {
            Some(Overlay::Findings(list)) => list,
            other => panic!("{other:?}"),
        }
    }

    /// Returns the report as a flat text.
    pub fn text(&self) -> String {
        plain::write(&self.app.report, plain::Lines::Flat)
    }

    /// Returns the text the caret is in, the caret drawn as `|`.
    pub fn caret(&self) -> String {
        let caret = self.app.view.caret;
        let mut source = self.app.texts().source(caret.text).unwrap().to_string();
        source.insert(caret.at, '|');
        source
    }

    /// Returns the selected text as it prints.
    pub fn selected(&self) -> String {
        let texts = self.app.texts();
        let Some((from, to)) = self.app.view.selection(&texts) else { return String::new() };
        qicao::app::editing::copy(&texts, from, to).plain
    }

    pub fn message(&self) -> String {
        self.app.message.as_ref().map(|m| m.text.clone()).unwrap_or_default()
    }

    fn frame(&self) -> Terminal<TestBackend> {
        let (width, height) = (self.app.size.width as u16, self.app.size.height as u16);
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let theme = Theme { colours: true };
        let draw = |frame: &mut Frame| {
            if let Some(cursor) = ui::draw(&self.app, &theme, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        };
        terminal.draw(draw).unwrap();
        terminal
    }

    /// Returns the rows of the screen; the second half of a wide character is not there.
    pub fn screen(&self) -> Vec<String> {
        let terminal = self.frame();
        let buffer = terminal.backend().buffer();
        let width = usize::from(buffer.area.width);
        let row = |cells: &[ratatui::buffer::Cell]| {
            let mut text = String::new();
            let mut skip = 0;
            for cell in cells {
                if skip == 0 {
                    text.push_str(cell.symbol());
                    use ratatui::buffer::CellWidth;
                    skip = usize::from(cell.cell_width()).saturating_sub(1);
                } else {
                    skip -= 1;
                }
            }
            text.trim_end().to_string()
        };
        buffer.content.chunks(width).map(row).collect()
    }

    pub fn row(&self, n: usize) -> String {
        self.screen()[n].clone()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.screen().iter().any(|row| row.contains(text))
    }

    /// Says whether the first character of a text on the screen is drawn with a modifier.
    pub fn styled(&self, text: &str, modifier: Modifier) -> bool {
        let terminal = self.frame();
        let buffer = terminal.backend().buffer();
        let wanted: Vec<String> = text.chars().map(String::from).collect();
        let width = usize::from(buffer.area.width);
        buffer.content.chunks(width).any(|row| {
            (0..row.len()).any(|at| {
                let cells = row[at..].iter().step_by(2).map(|cell| cell.symbol());
                cells.take(wanted.len()).eq(wanted.iter().map(String::as_str))
                    && row[at].modifier.contains(modifier)
            })
        })
    }

    /// Returns where the hardware cursor is, and says whether it is shown.
    pub fn cursor(&self) -> Option<(usize, usize)> {
        let mut terminal = self.frame();
        let shown = terminal.backend().cursor_visible();
        let at = terminal.get_cursor_position().unwrap();
        shown.then_some((usize::from(at.x), usize::from(at.y)))
    }
}

/// A report of three sections, the second level run in.
pub const REPORT: &str = "关于意识形态工作的报告\n各位领导：\n现将有关情况报告如下。\n\
    一、工作开展情况\n（一）加强组织领导。局党组高度重视意识形态工作。一是加强研究。二是压实责任。\n\
    （二）注重理论武装。组织学习**次。\n二、存在问题\n还有不足。\n三、下步打算\n继续努力。\n\
    特此报告。\n某局\n2024年3月5日\n";
