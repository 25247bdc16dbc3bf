//! What is done between keys, slice by slice: `cargo bench --bench slices`.
//!
//! A key that comes while a slice is worked on waits for it. For each of the things somebody does in
//! reports of many sizes it says what is then done between keys, in how many slices, and how long the
//! longest of them takes. Everything is done several times over, and of each slice the shortest time
//! counts: what other programs take from it is not its own. With a word behind `--` only the reports
//! of which the name holds it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use qicao::app::geometry::Size;
use qicao::app::input::{Effect, Input, Now};
use qicao::app::keys::Key;
use qicao::app::proofing::check_outside;
use qicao::app::reading::{self, Named};
use qicao::app::state::{App, Options};
use qicao::app::update;
use qicao::app::wording::Lang;
use qicao::proof::{Context, Preferences};
use qicao::report::{Place, Report};
use qicao::shell;
use qicao::store::places::Places;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use texts::{middle, with_slots};

mod texts;

const SIZE: Size = Size { width: 120, height: 40 };
const TIMES: usize = 3;
/// What no slice should take.
const MOST: Duration = Duration::from_micros(300);

/// Stands for going to the middle of the report.
const MIDDLE: &str = "";

/// What is done, and the moment without keys behind it.
const MOMENTS: &[(&str, &[&str])] = &[
    ("opened", &[]),
    ("a character", &[MIDDLE, "Right", "中"]),
    ("a paragraph", &["Enter", "中"]),
    ("two joined", &["Home", "Backspace"]),
    ("a heading joined", &[MIDDLE, "Left", "Ctrl+K"]),
    ("and back", &["Ctrl+Z"]),
    ("all selected", &["Ctrl+A"]),
    ("found", &["Esc", "Ctrl+F", "意", "识"]),
    ("another character", &["Enter", "Esc", "中"]),
    ("pages beside", &["Alt+B", "F5", "Tab", "Esc", "中"]),
    ("and closed", &["Alt+B"]),
    ("findings looked at", &["F7"]),
    ("one mended", &["Space"]),
    ("and left", &["Esc"]),
];

/// The times of the slices of one kind, in the order they came.
type Slices = BTreeMap<&'static str, Vec<Duration>>;

struct Desk {
    app: App,
    rules: Arc<Context>,
    now: u64,
    slices: Slices,
}

impl Desk {
    fn give(&mut self, input: Input) -> Vec<Effect> {
        update(&mut self.app, input, Now { millis: self.now, ..Now::default() })
    }

    /// Gives in an input that comes between keys, and what is answered from outside to it.
    fn slice(&mut self, kind: &'static str, input: Input) {
        let began = Instant::now();
        let effects = self.give(input);
        self.slices.entry(kind).or_default().push(began.elapsed());
        for effect in effects {
            match effect {
                Effect::Rules => {
                    let (rules, complaints) = (Arc::clone(&self.rules), Vec::new());
                    self.slice("rules come", Input::Rules { rules, complaints });
                }
                Effect::Check { report, version } => {
                    let began = Instant::now();
                    let findings = check_outside(&report, &self.rules);
                    drop(report);
                    self.slices.entry("(outside)").or_default().push(began.elapsed());
                    self.slice("findings come", Input::Checked { version, findings });
                }
                _ => {}
            }
        }
    }

    /// What the next slice is about, asked in the order in which it is done.
    fn kind(&self) -> &'static str {
        let app = &self.app;
        let selection = app.view.selection(&app.texts());
        if app.search.as_ref().is_some_and(|search| search.count.is_none()) {
            "hits"
        } else if selection.is_some_and(|s| app.stats.selection(s).is_none()) {
            "selection"
        } else if !app.stats.is_done(&app.report) {
            "counts"
        } else if !app.preview.is_done(app.view.caret) {
            "pages"
        } else {
            "proofreading"
        }
    }

    fn moment(&mut self, keys: &[&str], middle: Place) -> Slices {
        for key in keys {
            self.now += 40;
            if *key == MIDDLE {
                self.app.view.jump(middle);
                continue;
            }
            let began = Instant::now();
            self.give(Input::Key(Key::parse(key).unwrap()));
            self.slices.entry("(keys)").or_default().push(began.elapsed());
        }
        self.now += 1_000;
        while self.app.has_work() {
            self.slice(self.kind(), Input::Idle);
        }
        std::mem::take(&mut self.slices)
    }
}

/// Does everything in a report once.
fn script(report: Report, middle: Place, rules: &Arc<Context>) -> Vec<Slices> {
    let app = App::new(report, Options::new(Lang::Zh), SIZE);
    let rules = Arc::clone(rules);
    let mut desk = Desk { app, rules, now: 0, slices: Slices::new() };
    let mut all = Vec::new();
    for (_, keys) in MOMENTS {
        all.push(desk.moment(keys, middle));
    }
    all
}

fn keep_shortest(best: &mut Slices, again: Slices) {
    for (kind, times) in again {
        let known = best.entry(kind).or_default();
        for (known, time) in known.iter_mut().zip(&times) {
            *known = (*known).min(*time);
        }
        let behind = times.get(known.len()..).unwrap_or_default();
        known.extend(behind);
    }
}

fn print(what: &str, slices: &Slices) {
    println!("  {what}");
    for (kind, times) in slices {
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let (all, slowest) = (times.iter().sum(), times.iter().max().copied().unwrap_or_default());
        let long = if slowest > MOST && !kind.starts_with('(') { "  <<<" } else { "" };
        println!(
            "    {kind:<16} {:6} slices {:9.3} ms   longest {:8.3} ms{long}",
            times.len(),
            ms(all),
            ms(slowest)
        );
    }
}

fn main() {
    let asked =
        std::env::args().nth(1).filter(|asked| !asked.starts_with("--")).unwrap_or_default();
    let places = Places { config: None, data: None, state: None };
    let (rules, _) = shell::rules(&places, &Preferences::default(), true, Lang::Zh);
    let rules = Arc::new(rules);
    for (name, text) in texts::all().into_iter().filter(|(name, _)| name.contains(&asked)) {
        println!("{name}");
        let read = reading::read(text.as_bytes(), "text", Named::Text, false, Lang::Zh).unwrap();
        let mut report = read.report;
        if name.ends_with("slots") {
            report = with_slots(&report);
        }
        let middle = middle(&report);
        let mut best = vec![Slices::new(); MOMENTS.len()];
        for _ in 0..TIMES {
            let again = script(report.clone(), middle, &rules);
            best.iter_mut().zip(again).for_each(|(best, again)| keep_shortest(best, again));
        }
        for ((what, _), slices) in MOMENTS.iter().zip(&best) {
            print(what, slices);
        }
    }
}
