//! What is done seldom and is as large as the report: `cargo bench --bench once`.
//!
//! Each of these keys is measured once in a report of a size, from the key to its frame, with the
//! record that the journal gets of it, and what is done between keys behind it: in how many slices, and
//! how long the longest of them takes. All is done several times over, and the shortest time counts:
//! what other programs take is not its own. With a word behind `--` only the reports of which the name
//! holds it, and with a number behind that so often.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use qicao::app::geometry::Size;
use qicao::app::input::{Effect, Input, Loaded, Now, Purpose};
use qicao::app::keys::Key;
use qicao::app::proofing::check_outside;
use qicao::app::reading::{self, Named};
use qicao::app::state::{App, Options};
use qicao::app::update;
use qicao::app::wording::Lang;
use qicao::formats::{journal, plain, ron};
use qicao::proof::{Context, Preferences};
use qicao::report::{Place, Report};
use qicao::shell;
use qicao::store::places::Places;
use qicao::ui::{self, Theme};
use ratatui::backend::TestBackend;
use ratatui::{Frame, Terminal};
use std::sync::Arc;
use std::time::{Duration, Instant};
use texts::{middle, report_of, with_slots};

mod texts;

const SIZE: Size = Size { width: 120, height: 40 };
const TIMES: usize = 3;

/// What is done with a report.
#[derive(Debug, Clone, Copy)]
enum Do {
    /// Keys that are not measured.
    Keys(&'static [&'static str]),
    /// A key that is, and what it is called.
    Key(&'static str, &'static str),
    Middle,
    /// A text of 1 MB comes out of the clipboard, or out of a file.
    Paste,
    Insert,
    /// What a save writes.
    Save,
}

const SCRIPT: &[Do] = &[
    Do::Key("opened, a key", "Right"),
    Do::Key("to the end", "Ctrl+End"),
    Do::Key("to the start", "Ctrl+Home"),
    Do::Middle,
    Do::Key("a character", "中"),
    Do::Key("Enter", "Enter"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Middle,
    Do::Keys(&["Right", "Left"]),
    Do::Key("to the row's end", "Ctrl+K"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Key("F5", "F5"),
    Do::Key("pages", "Tab"),
    Do::Key("last page", "End"),
    Do::Key("text again", "Tab"),
    Do::Key("closed", "Esc"),
    Do::Key("F7", "F7"),
    Do::Key("next finding", "Down"),
    Do::Key("last finding", "End"),
    Do::Key("first finding", "Home"),
    Do::Key("mended", "Space"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Key("ignored", "Del"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Key("closed", "Esc"),
    Do::Key("next finding", "Alt+8"),
    Do::Key("F9", "F9"),
    Do::Key("F9: 工", "工"),
    Do::Key("F9: g", "g"),
    Do::Key("F9: back", "Backspace"),
    Do::Key("F9: end", "Ctrl+End"),
    Do::Key("closed", "Esc"),
    Do::Key("go to", "Ctrl+G"),
    Do::Key("go to: 9", "9"),
    Do::Key("closed", "Esc"),
    Do::Keys(&["Ctrl+F"]),
    Do::Key("find 意", "意"),
    Do::Key("find 意x", "x"),
    Do::Key("find again", "Up"),
    Do::Key("back to 意", "Backspace"),
    Do::Key("closed", "Esc"),
    Do::Keys(&["Ctrl+R", "Backspace", "学", "习", "Tab", "好"]),
    Do::Key("replace all", "Alt+A"),
    Do::Keys(&["Esc"]),
    Do::Key("undo", "Ctrl+Z"),
    Do::Key("redo", "Ctrl+Y"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Keys(&["Ctrl+Home"]),
    Do::Key("select all", "Ctrl+A"),
    Do::Key("copy", "Ctrl+C"),
    Do::Key("cut", "Ctrl+X"),
    Do::Key("paste own", "Ctrl+V"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Key("undo the cut", "Ctrl+Z"),
    Do::Middle,
    Do::Paste,
    Do::Key("undo", "Ctrl+Z"),
    Do::Insert,
    Do::Key("all of it", "Enter"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Middle,
    Do::Keys(&["F6"]),
    Do::Key("section down", "Alt+Down"),
    Do::Key("section up", "Alt+Up"),
    Do::Key("section out", "Alt+Left"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Key("fold all", "Shift+Tab"),
    Do::Key("down", "Down"),
    Do::Key("unfold all", "Shift+Tab"),
    Do::Key("delete", "Del"),
    Do::Key("undo", "Ctrl+Z"),
    Do::Keys(&["Esc"]),
    Do::Key("trash", "Alt+3"),
    Do::Key("closed", "Esc"),
    Do::Key("fields", "F4"),
    Do::Key("closed", "Esc"),
    Do::Key("next open place", "F12"),
    Do::Save,
];

/// What a step has cost.
#[derive(Debug, Clone)]
struct Cost {
    what: String,
    key: Duration,
    record: Duration,
    slices: usize,
    all: Duration,
    slowest: Duration,
    outside: Duration,
}

impl Cost {
    fn new(what: &str) -> Cost {
        let none = Duration::ZERO;
        let what = what.to_string();
        Cost { what, key: none, record: none, slices: 0, all: none, slowest: none, outside: none }
    }

    fn keep_shortest(&mut self, other: &Cost) {
        self.key = self.key.min(other.key);
        self.record = self.record.min(other.record);
        self.all = self.all.min(other.all);
        self.slowest = self.slowest.min(other.slowest);
        self.outside = self.outside.min(other.outside);
    }
}

struct Desk {
    app: App,
    terminal: Terminal<TestBackend>,
    rules: Arc<Context>,
    now: u64,
}

impl Desk {
    fn new(report: Report, rules: &Arc<Context>) -> Desk {
        let app = App::new(report, Options::new(Lang::Zh), SIZE);
        let terminal = Terminal::new(TestBackend::new(120, 40)).unwrap();
        Desk { app, terminal, rules: Arc::clone(rules), now: 0 }
    }

    /// Gives in an input that a frame follows.
    fn give(&mut self, input: Input, cost: &mut Cost) {
        self.now += 2_000;
        let began = Instant::now();
        let effects = update(&mut self.app, input, Now { millis: self.now, ..Now::default() });
        let until_here = began.elapsed();
        let recorded = Instant::now();
        for effect in effects {
            if let Effect::Record(operation) = effect {
                std::hint::black_box(journal::done(&operation));
            }
        }
        cost.record = recorded.elapsed();
        let began = Instant::now();
        let theme = Theme { colours: true };
        let draw = |frame: &mut Frame| {
            ui::draw(&self.app, &theme, frame.buffer_mut());
        };
        self.terminal.draw(draw).unwrap();
        std::hint::black_box(self.app.has_work());
        cost.key = until_here + began.elapsed();
    }

    fn press(&mut self, key: &str, cost: &mut Cost) {
        self.give(Input::Key(Key::parse(key).unwrap()), cost);
    }

    /// Does all there is to do between keys.
    fn rest(&mut self, cost: &mut Cost) {
        self.now += 1_000;
        let mut inputs = Vec::new();
        while !inputs.is_empty() || self.app.has_work() {
            let input = inputs.pop().unwrap_or(Input::Idle);
            let began = Instant::now();
            let effects = update(&mut self.app, input, Now { millis: self.now, ..Now::default() });
            let took = began.elapsed();
            cost.slices += 1;
            cost.all += took;
            cost.slowest = cost.slowest.max(took);
            let began = Instant::now();
            inputs.extend(effects.into_iter().filter_map(|effect| self.outside(effect)));
            cost.outside += began.elapsed();
        }
    }

    fn outside(&self, effect: Effect) -> Option<Input> {
        match effect {
            Effect::Rules => {
                let (rules, complaints) = (Arc::clone(&self.rules), Vec::new());
                Some(Input::Rules { rules, complaints })
            }
            Effect::Check { report, version } => {
                let findings = check_outside(&report, &self.rules);
                Some(Input::Checked { version, findings })
            }
            _ => None,
        }
    }

    fn step(&mut self, step: Do, middle: Place, text: &str) -> Option<Cost> {
        let mut cost = Cost::new(match step {
            Do::Key(what, _) => what,
            Do::Paste => "paste 1 MB",
            Do::Insert => "insert 1 MB",
            Do::Save => "save",
            Do::Keys(_) | Do::Middle => "",
        });
        match step {
            Do::Keys(keys) => {
                keys.iter().for_each(|key| self.press(key, &mut cost));
                return None;
            }
            Do::Middle => {
                self.app.view.jump(middle);
                return None;
            }
            Do::Key(_, key) => self.press(key, &mut cost),
            Do::Paste => self.give(Input::Paste(text.to_string()), &mut cost),
            Do::Insert => {
                let read = reading::read(text.as_bytes(), "text", Named::Text, false, Lang::Zh);
                let loaded = Loaded::of(read.unwrap().report, Purpose::Insert);
                self.give(Input::Loaded(Box::new(loaded)), &mut cost);
            }
            Do::Save => {
                let began = Instant::now();
                std::hint::black_box(ron::write(&self.app.report));
                std::hint::black_box(plain::write(&self.app.report, plain::Lines::Indented));
                cost.key = began.elapsed();
            }
        }
        self.rest(&mut cost);
        Some(cost)
    }
}

fn main() {
    let mut words = std::env::args().skip(1).filter(|asked| !asked.starts_with("--"));
    let asked = words.next().unwrap_or_default();
    let times = words.next().and_then(|times| times.parse().ok()).unwrap_or(TIMES);
    let places = Places { config: None, data: None, state: None };
    let (rules, _) = shell::rules(&places, &Preferences::default(), true, Lang::Zh);
    let rules = Arc::new(rules);
    let pasted = report_of(1_000_000);
    for (name, text) in texts::all().into_iter().filter(|(name, _)| name.contains(&asked)) {
        println!("{name:<32} key       record    between   slowest   outside");
        let read = reading::read(text.as_bytes(), "text", Named::Text, false, Lang::Zh).unwrap();
        let mut report = read.report;
        if name.ends_with("slots") {
            report = with_slots(&report);
        }
        let middle = middle(&report);
        let mut best: Vec<Cost> = Vec::new();
        for _ in 0..times {
            let mut desk = Desk::new(report.clone(), &rules);
            let costs = SCRIPT.iter().filter_map(|step| desk.step(*step, middle, &pasted));
            let costs: Vec<Cost> = costs.collect();
            if best.is_empty() {
                best = costs;
            } else {
                best.iter_mut().zip(&costs).for_each(|(best, cost)| best.keep_shortest(cost));
            }
        }
        for Cost { what, key, record, slices, all, slowest, outside } in best {
            let ms = |time: Duration| time.as_secs_f64() * 1e3;
            println!(
                "  {what:<24} {:9.3} {:9.3} {:9.3} {:9.3} {:9.3}  ({slices})",
                ms(key),
                ms(record),
                ms(all),
                ms(slowest),
                ms(outside)
            );
        }
    }
}
