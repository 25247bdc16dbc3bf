//! What was read must live through everything that is done with it: written and read again in every
//! format, laid out on the screen and on paper, proofread and mended, searched, edited.

use super::dice::Dice;
use super::readers::Read;
use crate::script::{REPORT, Script};
use qicao::app::input::Input;
use qicao::app::keys::KEYS;
use qicao::app::phrasebook::Phrases;
use qicao::app::state::App;
use qicao::formats::{docx, markdown, plain, ron};
use qicao::page::{PagePreset, Pages, View};
use qicao::phrases::{Fields, Finder, Layer, Library, Pack, Place, Query, Usage, pack};
use qicao::proof::{self, Context, Lists, Text};
use qicao::report::numbering::Numbers;
use qicao::report::{Fixed, Report, open};
use qicao::text::clean;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

pub static CONTEXT: LazyLock<Context> = LazyLock::new(|| {
    let formulations = pack::read(pack::BUILT_IN).unwrap().phrases;
    let texts = formulations.into_iter().map(|phrase| Text::from(phrase.text));
    let texts: Vec<Text> = texts.take(60).collect();
    Context::new(Lists::built_in(), &texts)
});

/// How long the slowest input of each step took.
pub static SLOWEST: Mutex<BTreeMap<&'static str, Duration>> = Mutex::new(BTreeMap::new());

fn step(name: &'static str, run: impl FnOnce()) {
    let began = Instant::now();
    run();
    let mut slowest = SLOWEST.lock().unwrap();
    let most = slowest.entry(name).or_default();
    *most = began.elapsed().max(*most);
}

/// Goes through all of it; what does not hold panics.
pub fn survives(read: Read, chance: u64) {
    let dice = &mut Dice::new(chance);
    match read {
        Read::Report(report) => {
            step("formats", || formats(&report));
            step("paper", || paper(&report, &PagePreset::default()));
            step("proof", || proofreader(&report, &CONTEXT));
            step("editor", || editor(*report, None, dice));
        }
        Read::Pack(pack) => palette(pack, dice),
        Read::Preset(preset) => {
            let report = text(REPORT);
            paper(&report, &preset);
            docx::read(&docx::write(&report, &preset).unwrap()).unwrap();
        }
        Read::Lists(lists) => proofreader(&text(REPORT), &Context::new(lists, &[])),
        Read::Text(pasted) => editor(text(REPORT), Some(&pasted), dice),
        Read::Memory(memory) => {
            for remembered in &memory.reports {
                let mut script = Script::of(text(REPORT));
                script.app.go_to_numbers(remembered.place);
                holds(&script);
            }
        }
        Read::Usage(usage) => remembered(&usage, dice),
        Read::Nothing => {}
    }
}

fn text(text: &str) -> Report {
    Report::new(plain::read(text, false).unwrap().draft).unwrap()
}

fn formats(report: &Report) {
    let written = ron::write(report);
    let again = ron::read(&written).unwrap_or_else(|error| panic!("law 2: {error}"));
    assert!(again.report == *report, "law 2");
    assert_eq!(ron::write(&again.report), written, "law 2");
    markdown::write(report);
    plain::lost(report);
    // Law 3, for the text that this report is.
    for lines in [plain::Lines::Indented, plain::Lines::Flat] {
        let text = plain::write(report, lines);
        // Filled-in fields may make a line longer than a text of a report may be.
        let Ok(read) = plain::read(&text, false) else { continue };
        let first = Report::new(read.draft).unwrap();
        let second = plain::read(&plain::write(&first, lines), false).unwrap().draft;
        assert!(Report::new(second).unwrap() == first, "law 3");
    }
    let document = docx::write(report, &PagePreset::default()).unwrap();
    docx::read(&document).unwrap_or_else(|error| panic!("own document: {error}"));
}

fn paper(report: &Report, preset: &PagePreset) {
    let numbers = Numbers::of(report);
    let view = View { report, numbers: &numbers, preset };
    let mut pages = Pages::default();
    let count = pages.count(&view);
    // A page of a paragraph that fills hundreds costs as much as the paragraph.
    let step = 1 + count / 8;
    for number in (1..=count).step_by(step).chain([count, count + 1]) {
        let page = pages.page(&view, number);
        assert_eq!(page.is_some(), number <= count, "page {number} of {count}");
        let rows = page.map_or(0, |page| page.rows.len());
        assert!(rows <= usize::from(preset.lines_per_page), "{rows} rows");
    }
    let texts = report.texts().count();
    for (place, source) in report.texts().step_by(1 + texts / 16) {
        let at = qicao::report::Place { text: place, at: source.len() };
        if let Some(spot) = pages.spot(&view, at) {
            assert!(spot.page <= count);
            pages.place(&view, spot);
        }
    }
}

fn proofreader(report: &Report, context: &Context) {
    let findings = proof::check(report, context);
    for finding in &findings {
        let source = report.text(finding.place.text()).unwrap();
        let range = finding.range.clone();
        assert!(source.get(range.clone()).is_some(), "{:?}: {range:?} of {source:?}", finding.rule);
    }
    let mut mended = report.clone();
    let fixes = proof::fixes(report, &findings);
    mended.apply(&fixes).unwrap_or_else(|error| panic!("fixes refused: {error:?}"));
    mended.apply(&fixes.inverse()).unwrap();
    assert!(mended == *report, "fixes taken back");
    for (place, found) in open::in_report(report) {
        assert!(report.text(place).unwrap().get(found.range).is_some(), "{place:?}");
    }
}

/// Presses keys of chance, and takes everything back.
fn editor(report: Report, pasted: Option<&str>, dice: &mut Dice) {
    let first = report.clone();
    let mut script = Script::of(report);
    script.resize([80, 120, 40, 10][dice.below(4)], [24, 40, 10, 3][dice.below(4)]);
    script.keys(["", "<Ctrl+End>", "<Ctrl+Down><Ctrl+Down>"][dice.below(3)]);
    if let Some(pasted) = pasted {
        script.paste(pasted);
    }
    holds(&script);
    for _ in 0..dice.below(14) {
        script.keys(&format!("<{}>", KEYS[dice.below(KEYS.len())].1));
        holds(&script);
    }
    script.screen();
    script.rest();
    let last = script.app.report.clone();
    let app = &mut script.app;
    let mut undone = 0;
    while app.history.undo(&mut app.report).is_some() {
        undone += 1;
    }
    assert!(app.report == first, "law 1");
    for _ in 0..undone {
        app.history.redo(&mut app.report);
    }
    assert!(app.report == last, "law 1");
    let clean_text =
        pasted.is_none_or(|text| matches!(clean(text).text, std::borrow::Cow::Borrowed(_)));
    assert!(
        clean_text
            || !plain::write(&last, plain::Lines::Flat)
                .chars()
                .any(|c| c.is_control() && c != '\n' && c != '\t')
    );
}

/// Law 5.
fn holds(script: &Script) {
    let App { report, view, size, .. } = &script.app;
    let texts = script.app.texts();
    assert_eq!(texts.nearest(view.caret), view.caret, "law 5");
    let has_room = size.width >= 40 && size.height >= 10;
    assert!(!has_room || view.caret_on_screen().is_some(), "law 5: off the screen");
    assert!(Report::new(report.draft().clone()).is_ok(), "a report no more");
}

/// What was remembered ranks phrases and is proposed for slots; taken, it is a text like any other.
fn remembered(usage: &Usage, dice: &mut Dice) {
    let pack = pack::read(pack::BUILT_IN).unwrap();
    let phrases = pack.phrases.into_iter().take(20).collect();
    let library = Library::new([(Layer::Personal, Pack { name: pack.name, phrases })]);
    let finder = Finder::new(Arc::new(library), Fields::default());
    let standing = finder.standing(&Place::default(), usage, 20_000);
    finder.search(&Query::parse("z"), &standing, 20);
    let mut report = text(REPORT).draft().clone();
    report.fixed.of_mut(Fixed::Lead)[0].text = "有{次数}次，{单位}".into();
    let mut script = Script::of(Report::new(report).unwrap());
    let phrases = Phrases {
        finder: Box::new(finder),
        usage: Some(usage.clone()),
        complaints: Vec::new(),
        amended: None,
    };
    script.input(Input::Phrases(phrases));
    script.keys(["<Tab><Enter>", "<Tab><Down><Enter>", "<Tab><Down><Down><Enter>"][dice.below(3)]);
    script.keys("<Tab><Enter>");
    holds(&script);
    let text = plain::write(&script.app.report, plain::Lines::Flat);
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
}

fn palette(read: Pack, dice: &mut Dice) {
    let written = pack::write(&read);
    assert!(pack::read(&written).unwrap() == read, "a pack reads as it was written");
    let words: Vec<String> = read
        .phrases
        .iter()
        .take(3)
        .map(|phrase| phrase.text.chars().take(1 + dice.below(4)).collect())
        .chain(["zz", "ji", "#组织", ""].map(String::from))
        .collect();
    let library = Library::new([(Layer::Personal, read)]);
    let finder = Finder::new(Arc::new(library), Fields::default());
    let standing = finder.standing(&Place::default(), &Usage::default(), 0);
    for word in words {
        finder.search(&Query::parse(&word), &standing, 20);
    }
}
