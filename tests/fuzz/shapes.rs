//! Lines of one thing over and over: what is one grapheme without end, what never breaks, what breaks
//! everywhere. Every step of an editor on them is timed in the long run, and bounded there.

use crate::script::Script;
use qicao::app::wording::Lang;
use qicao::formats::{docx, plain, ron};
use qicao::page::{PagePreset, Pages, View};
use qicao::proof::{self, Context};
use qicao::report::numbering::Numbers;
use qicao::report::{Draft, Fixed, Paragraph, Report};
use std::time::{Duration, Instant};

/// No step may take longer on a line of the longest length a text may have, however busy the
/// machine is: what grows with the square of the length takes minutes.
const LONGEST_STEP: Duration = Duration::from_secs(3);

/// A name, what the line begins with, and what is repeated.
pub const SHAPES: &[(&str, &str, &str)] = &[
    ("marks on a letter", "e", "\u{301}"),
    ("other marks", "e", "\u{483}"),
    ("joiners", "甲", "\u{200d}"),
    ("joined emoji", "👩", "\u{200d}👩"),
    ("tags", "🏴", "\u{e0061}"),
    ("selectors", "❤", "\u{fe0f}"),
    ("ideographic selectors", "葛", "\u{e0100}"),
    ("flags", "", "🇨"),
    ("jamo", "", "\u{1112}"),
    ("prepended", "", "\u{600}"),
    ("conjuncts", "क", "\u{94d}क"),
    ("bidi", "甲", "\u{202e}"),
    ("no width", "甲", "\u{200b}"),
    ("feeds of no break", "甲", "\u{a0}"),
    ("spaces", "甲", " "),
    ("wide spaces", "甲", "　"),
    ("tabs", "甲", "\t"),
    ("commas", "甲", "，"),
    ("opening quotes", "", "“"),
    ("closing quotes", "甲", "”"),
    ("brackets", "", "（"),
    ("dashes", "甲", "—"),
    ("dots", "甲", "……"),
    ("digits", "", "9"),
    ("letters", "", "a"),
    ("signs", "", "%"),
    ("Han", "", "中"),
    ("sentences", "", "加强领导。"),
    ("list items", "", "一是抓好；"),
    ("numbers", "", "1.2万元，"),
    ("dates", "", "2024年5月6日"),
    ("masks", "", "**，"),
    ("one mask", "", "*"),
    ("crosses", "", "XX"),
    ("slots", "", "{a}"),
    ("slots with choices", "", "{a=b|c}"),
    ("braces", "", "{{"),
    ("titles", "", "《甲》"),
    ("opened titles", "", "《甲"),
    ("pairs", "", "“《（"),
    ("lines of numbers", "", "（一）"),
    ("percent", "", "增长5%"),
];

/// Makes a report whose one paragraph is a shape of about so many bytes.
fn report(start: &str, again: &str, bytes: usize) -> Report {
    let text = format!("{start}{}", again.repeat(bytes / again.len()));
    let mut draft: Draft =
        plain::read("关于某项工作的报告\n各位领导：\n一、开头\n", false).unwrap().draft;
    draft.fixed.of_mut(Fixed::Lead).push(Paragraph::new(text));
    Report::new(draft).unwrap()
}

struct Clock {
    slow: Vec<String>,
    line: String,
}

impl Clock {
    fn step<T>(&mut self, name: &str, run: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let made = run();
        let took = began.elapsed();
        if took > LONGEST_STEP / 10 {
            self.line.push_str(&format!("  {name} {took:.0?}"));
        }
        if took > LONGEST_STEP {
            self.slow.push(format!("{name} took {took:.0?}"));
        }
        made
    }
}

/// Goes through the editor with a line of each shape. Returns what was too slow.
pub fn run(bytes: usize, context: &Context) -> Vec<String> {
    let mut slow = Vec::new();
    for (name, start, again) in SHAPES {
        let mut clock = Clock { slow: Vec::new(), line: String::new() };
        let report = report(start, again, bytes);
        editor(&mut clock, &report);
        paper(&mut clock, &report, context);
        println!("{name:24}{}", clock.line);
        slow.extend(clock.slow.into_iter().map(|what| format!("{name}: {what}")));
    }
    slow
}

fn editor(clock: &mut Clock, report: &Report) {
    let mut script = clock.step("open", || Script::of(report.clone()));
    clock.step("first frame", || script.screen());
    for keys in [
        "<Down><Down><Right>",
        "好",
        "<Ctrl+Right>",
        "<Backspace>",
        "<Down>",
        "<End>",
        "<PgDn>",
        "<Alt+Down>",
        "<Ctrl+End>",
        "<Up><Up><End>",
        "<Left>",
        "。",
        "<Backspace><Backspace>",
        "<Ctrl+Left>",
        "<Shift+Home>",
        "<Ctrl+C>",
        "<Enter>",
        "<Ctrl+Z>",
        "<Tab>",
        "<Alt+Z>",
        "<Ctrl+A>",
        "<Ctrl+X>",
        "<Ctrl+V>",
        "<Ctrl+Z><Ctrl+Z>",
    ] {
        clock.step(keys, || script.keys(keys).app.overlays.clear());
        clock.step(&format!("frame after {keys}"), || script.screen());
    }
    clock.step("resize", || _ = script.resize(40, 10));
    clock.step("frame", || script.screen());
    clock.step("rest", || _ = script.rest());
}

fn paper(clock: &mut Clock, report: &Report, context: &Context) {
    let written = clock.step("ron", || ron::write(report));
    clock.step("ron read", || ron::read(&written).unwrap());
    let text = clock.step("plain", || plain::write(report, plain::Lines::Indented));
    clock.step("plain read", || drop(plain::read(&text, false)));
    clock
        .step("encoding", || {
            qicao::app::reading::read(
                text.as_bytes(),
                "",
                qicao::app::reading::Named::Text,
                true,
                Lang::Zh,
            )
            .map(drop)
        })
        .ok();
    let document = clock.step("docx", || docx::write(report, &PagePreset::default()).unwrap());
    clock.step("docx read", || docx::read(&document).unwrap());
    let numbers = Numbers::of(report);
    let view = View { report, numbers: &numbers, preset: &PagePreset::default() };
    let mut pages = Pages::default();
    let count = clock.step("pages", || pages.count(&view));
    clock.step("last page", || pages.page(&view, count));
    clock.step("proof", || proof::check(report, context));
}
