//! From a key to its frame, without a terminal: `cargo bench --bench editor`.
//!
//! With a word behind `--` only the reports of which the name holds it.
//!
//! Opened from each kind of file, typed at the start, in the middle and at the end of texts of 30 KB,
//! 1 MB and 10 MB, of 10,000 sections, and of a single paragraph of 1 MB, in Chinese, with slots and
//! in Latin; broken, joined and undone in the middle; walked, selected and searched; paged through;
//! with lists and a preview over it and beside it. A frame is the picture, its rows where they may
//! have changed, their difference to those before, and the question whether there is work to be done
//! behind it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use qicao::app::geometry::Size;
use qicao::app::input::{Input, Now};
use qicao::app::keys::Key;
use qicao::app::reading::{self, Named};
use qicao::app::state::{App, Options};
use qicao::app::update;
use qicao::app::wording::Lang;
use qicao::formats::ron;
use qicao::report::{Place, Report};
use qicao::ui::{self, Change, Picture, Shown, Theme};
use std::time::{Duration, Instant};
use texts::{middle, with_slots};

mod texts;

const SIZE: Size = Size { width: 120, height: 40 };
const KEYS: usize = 300;
const OPENINGS: usize = 7;

struct Desk {
    app: App,
    shown: Shown,
    now: u64,
}

impl Desk {
    fn press(&mut self, key: &str) -> Duration {
        let key = Key::parse(key).unwrap();
        self.now += 40;
        let began = Instant::now();
        let now = Now { millis: self.now, ..Now::default() };
        update(&mut self.app, Input::Key(key), now);
        let theme = Theme { colours: true };
        let change = |change: Change| {
            let rows = change.rows().filter_map(|(before, now)| Some((before, now?)));
            let differing = rows.map(|(before, now)| {
                let pairs = before.columns().iter().zip(now.columns());
                pairs.filter(|(before, now)| !before.is_same(now)).count()
            });
            std::hint::black_box(differing.sum::<usize>());
        };
        let draw = |picture: &mut Picture| ui::draw_picture(&self.app, &theme, picture);
        self.shown.draw(self.app.ambiguous(), draw, change);
        std::hint::black_box(self.app.has_work());
        began.elapsed()
    }

    /// Types a key that may take long once, and the moment without keys behind it.
    fn once(&mut self, what: &str, keys: &[&str]) {
        let times: Vec<String> =
            keys.iter().map(|key| format!("{key} {:.2?}", self.press(key))).collect();
        println!("  {what:<24} {}", times.join("  "));
    }

    /// A moment without keys, and the slowest slice of what is done in it.
    fn rest(&mut self) {
        let (mut slowest, mut all) = (Duration::ZERO, Duration::ZERO);
        while self.app.has_work() {
            let began = Instant::now();
            update(&mut self.app, Input::Idle, Now::default());
            slowest = slowest.max(began.elapsed());
            all += began.elapsed();
        }
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!("  {:<24} {:9.3} ms   slowest {:6.3} ms", "between keys", ms(all), ms(slowest));
    }

    fn measure(&mut self, what: &str, keys: &[&str]) {
        let mut times: Vec<Duration> =
            (0..KEYS).map(|n| self.press(keys[n % keys.len()])).collect();
        times.sort();
        let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
        println!("  {what:<24} median {:7.3} ms   p99 {:7.3} ms", at(50), at(99));
    }
}

/// Reads a file some times over and returns the report, with the shortest and the middle time.
fn open(bytes: &[u8], named: Named) -> (Report, String) {
    let mut times = Vec::new();
    let mut report = None;
    for _ in 0..OPENINGS {
        let began = Instant::now();
        let read = reading::read(bytes, "text", named, false, Lang::Zh).unwrap();
        times.push(began.elapsed());
        report = Some(read.report);
    }
    times.sort();
    (report.unwrap(), format!("{:.2?} {:.2?}", times[0], times[OPENINGS / 2]))
}

/// In the middle of the text: what walks, selects, deletes and inserts there.
fn walk(desk: &mut Desk, middle: Place) {
    for (what, keys) in [
        ("middle, by word", &["Ctrl+Right", "Ctrl+Left"][..]),
        ("middle, by row", &["Down", "Up"]),
        ("middle, row's edges", &["End", "Home"]),
        ("middle, selecting", &["Shift+Down", "Shift+Right"]),
        ("middle, deleting words", &["Ctrl+W", "Ctrl+Z"]),
        ("middle, to the end", &["Ctrl+K", "Ctrl+Z"]),
        ("middle, next item", &["Ctrl+L", "Ctrl+Z"]),
    ] {
        desk.app.view.jump(middle);
        desk.press("Left");
        desk.measure(what, keys);
    }
    desk.app.view.jump(middle);
    desk.press("Right");
    desk.press("Left");
}

/// The lists that are as long as the report, and a search.
fn lists(desk: &mut Desk) {
    desk.rest();
    desk.once("gate", &["F9", "工", "g", "Backspace", "Backspace", "Esc"]);
    desk.once("go to section", &["Ctrl+G", "9", "g", "Backspace", "Esc"]);
    desk.press("Ctrl+F");
    desk.once("find", &["意", "识", "形"]);
    desk.measure("find, from hit to hit", &["Down", "Down", "Up"]);
    desk.once("find nothing", &["x", "y", "Up", "Esc"]);
    desk.rest();
    desk.press("Ctrl+R");
    desk.once(
        "replace all",
        &["Backspace", "Backspace", "Backspace", "学", "习", "Tab", "好", "Alt+A", "Esc"],
    );
    desk.once("undo that", &["Ctrl+Z"]);
    desk.rest();
}

/// From the middle of the text: the preview opened and closed, and typing beside it.
fn preview(desk: &mut Desk) {
    desk.rest();
    desk.measure("preview, open and close", &["F5", "Esc"]);
    desk.press("F5");
    let pages = desk.press("Tab");
    desk.measure("pages, turning", &["PgDn", "PgUp"]);
    desk.once("to the last page", &["End", "PgUp", "PgUp", "Enter"]);
    desk.press("F5");
    desk.press("Tab");
    desk.press("Esc");
    desk.press("Alt+B");
    desk.measure("beside, as text", &["中"]);
    for key in ["F5", "Tab", "Esc"] {
        desk.press(key);
    }
    desk.measure("beside, as pages", &["中"]);
    desk.rest();
    println!("  from text to pages {pages:.1?}");
}

fn main() {
    let asked =
        std::env::args().nth(1).filter(|asked| !asked.starts_with("--")).unwrap_or_default();
    for (name, text) in texts::all() {
        if !name.contains(&asked) {
            continue;
        }
        println!("{name}");
        let (mut report, utf8) = open(text.as_bytes(), Named::Text);
        if name.ends_with("slots") {
            report = with_slots(&report);
        }
        let (_, gb18030) = open(&encoding_rs::GB18030.encode(&text).0, Named::Text);
        let (_, saved) = open(ron::write(&report).as_bytes(), Named::Report);
        println!("  opened: UTF-8 {utf8}   GB18030 {gb18030}   saved {saved}");
        let app = App::new(report, Options::new(Lang::Zh), SIZE);
        let shown = Shown::new(ratatui::layout::Size::new(120, 40));
        let mut desk = Desk { app, shown, now: 0 };
        let first = desk.press("Esc");
        desk.press("Ctrl+Home");
        desk.press("Ctrl+Down");
        desk.press("Ctrl+Down");
        desk.measure("start", &["中"]);
        desk.press("Ctrl+End");
        for _ in 0..9 {
            desk.press("Ctrl+Up");
        }
        desk.press("Ctrl+Down");
        desk.measure("end", &["中"]);
        desk.press("Ctrl+Home");
        let jump = desk.press("Ctrl+End");
        let middle = middle(&desk.app.report);
        desk.app.view.jump(middle);
        desk.press("Right");
        desk.measure("middle", &["中"]);
        desk.measure("middle, deleting", &["Backspace"]);
        desk.measure("middle, Enter and back", &["Enter", "Backspace"]);
        desk.measure("middle, undo and redo", &["Ctrl+Z", "Ctrl+Y"]);
        desk.measure("paging", &["PgDn", "PgDn", "PgUp"]);
        walk(&mut desk, middle);
        println!("  first frame {first:.1?}, start to end {jump:.1?}");
        preview(&mut desk);
        lists(&mut desk);
    }
}
