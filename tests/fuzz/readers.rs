//! The readers, each with real files to begin with and the tokens of its format.

use super::dice::Dice;
use super::{docx, mutation};
use qicao::app::reading::{self, Named, Reading};
use qicao::app::wording::Lang;
use qicao::app::wording::sentence;
use qicao::cli::config;
use qicao::formats::{docx as word, journal, plain, preset, ron};
use qicao::page::PagePreset;
use qicao::phrases::{Pack, Query, pack};
use qicao::proof::Lists;
use qicao::report::{Report, outline};
use qicao::store::memory::{Memory, Remembered};
use std::fs;
use std::path::Path;

/// What came of an input that was not refused.
pub enum Read {
    Report(Box<Report>),
    Pack(Pack),
    Preset(PagePreset),
    Lists(Lists),
    /// A text as it is pasted or typed into a field.
    Text(String),
    /// Places remembered of a report.
    Memory(Memory),
    Nothing,
}

#[derive(Clone, Copy)]
pub struct Reader {
    pub name: &'static str,
    pub seeds: fn() -> Vec<Vec<u8>>,
    pub make: fn(&mut Dice, &[Vec<u8>]) -> Vec<u8>,
    pub read: fn(&[u8]) -> Option<Read>,
    /// What the heap may grow by while reading: so much, and so many times the input.
    pub heap: (usize, usize),
}

const MB: usize = 1 << 20;

pub const READERS: &[Reader] = &[
    Reader {
        name: "report",
        seeds: reports,
        make: |d, s| mutation::mutated(d, s, RON),
        read: report,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "text",
        seeds: texts,
        make: |d, s| mutation::mutated(d, s, &[]),
        read: text,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "gb18030",
        seeds: || encoded(gb18030),
        make: |d, s| mutation::mutated(d, s, &[]),
        read: text,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "utf16",
        seeds: || encoded(utf16),
        make: |d, s| mutation::mutated(d, s, &[]),
        read: text,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "docx",
        seeds: documents,
        make: |d, s| mutation::mutated(d, s, docx::TOKENS),
        read: document,
        heap: (100 * MB, 100),
    },
    Reader {
        name: "parts",
        seeds: documents,
        make: |d, s| docx::repacked(d, s).unwrap_or_default(),
        read: document,
        heap: (100 * MB, 100),
    },
    Reader {
        name: "pack",
        seeds: packs,
        make: |d, s| mutation::mutated(d, s, RON),
        read: phrases,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "preset",
        seeds: || files("assets/presets", "ron"),
        make: |d, s| mutation::mutated(d, s, RON),
        read: page_preset,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "config",
        seeds: configs,
        make: |d, s| mutation::mutated(d, s, RON),
        read: settings,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "memory",
        seeds: memories,
        make: |d, s| mutation::mutated(d, s, RON),
        read: remembered,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "lists",
        seeds: || files("assets/proof", "ron"),
        make: |d, s| mutation::mutated(d, s, RON),
        read: lists,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "journal",
        seeds: journals,
        make: |d, s| mutation::mutated(d, s, RON),
        read: recovered,
        heap: (2 * MB, 60),
    },
    Reader {
        name: "paste",
        seeds: texts,
        make: |d, s| mutation::mutated(d, s, &[]),
        read: pasted,
        heap: (2 * MB, 40),
    },
];

pub fn reader(name: &str) -> &'static Reader {
    READERS.iter().find(|reader| reader.name == name).unwrap_or_else(|| panic!("no reader {name}"))
}

const RON: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\\"",
    "\\",
    "\\u{202e}",
    "\\x1b",
    "\\n",
    "r#\"",
    "\"#",
    "'",
    "b\"",
    "//",
    "/*",
    "*/",
    "#![enable(implicit_some)]",
    "Some(",
    "None",
    "true",
    "false",
    "Report(",
    "Pack(",
    "Config(",
    "PagePreset(",
    "Lists(",
    "format: 1",
    "format: 2",
    "title: [",
    "sections: [",
    "(level: 1, heading: \"甲\"),",
    "level: 9",
    "run_in: \"。\"",
    "number: ",
    "fields: [(\"单位\", \"某局\")]",
    "body: [",
    "mask: \"**\"",
    "scheme: ",
    "target: 2000",
    "note: \"",
    "tags: [",
    "kind: measure",
    "phrases: [",
    "text: \"压实{责任}。\"",
    "keys: [(\"Ctrl+G\", \"go-to\")]",
    "groups: [",
    "wrong: \"",
    "{单位}",
    "{甲=乙|丙}",
    "{{",
    "}}",
    "reports: [",
    "place: (1, 2, 3)",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn texts() -> Vec<Vec<u8>> {
    files("tests/texts", "txt")
}

fn text_reports() -> Vec<Report> {
    let read = |bytes: Vec<u8>| {
        let draft = plain::read(&String::from_utf8(bytes).unwrap(), false).unwrap().draft;
        Report::new(draft).unwrap()
    };
    texts().into_iter().step_by(4).map(read).collect()
}

fn reports() -> Vec<Vec<u8>> {
    let of_texts = text_reports().into_iter().map(|report| ron::write(&report).into_bytes());
    files("assets/templates", "ron").into_iter().chain(of_texts).collect()
}

fn documents() -> Vec<Vec<u8>> {
    let preset = PagePreset::default();
    text_reports().iter().take(6).map(|report| word::write(report, &preset).unwrap()).collect()
}

fn encoded(encode: fn(&str) -> Vec<u8>) -> Vec<Vec<u8>> {
    texts().into_iter().step_by(3).map(|bytes| encode(&String::from_utf8(bytes).unwrap())).collect()
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

/// Little-endian and marked, or big-endian and not.
fn utf16(text: &str) -> Vec<u8> {
    match text.len() % 2 {
        0 => [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        _ => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

/// The whole pack and a short one: what is short is hit where it matters more often.
fn packs() -> Vec<Vec<u8>> {
    let whole = pack::read(pack::BUILT_IN).unwrap();
    let short = |from: usize| {
        let phrases = whole.phrases.iter().skip(from).take(6).cloned().collect();
        pack::write(&Pack { name: "短".into(), phrases }).into_bytes()
    };
    vec![pack::BUILT_IN.into(), short(0), short(100), short(200)]
}

fn configs() -> Vec<Vec<u8>> {
    let full = "Config(language: \"zh\", packs: [\"/共享/套话\"], terms: [\"甲乙\"], mouse: false,\n\
                text_beside: true, width: \"narrow\", keys: [(\"Ctrl+G\", \"go-to\"), (\"Alt+Shift+Up\", \"move-up\")])";
    vec![full.into(), b"Config()".to_vec()]
}

fn memories() -> Vec<Vec<u8>> {
    let mut memory = Memory::default();
    memory.reports.push(Remembered {
        path: "/甲/报告.ron".into(),
        place: (3, 1, 12),
        ..Remembered::default()
    });
    memory.set("mouse", "on");
    memory.set_terminal("xterm", "narrow");
    vec![::ron::to_string(&memory).unwrap().into_bytes(), b"()".to_vec()]
}

/// Whole reports and operations behind them. A change of one record's text leaves its checksum wrong:
/// what mutations reach is how records are told apart and where a journal ends.
fn journals() -> Vec<Vec<u8>> {
    let of_report = |report: Report| {
        let header = journal::Header { format: journal::FORMAT, ..journal::Header::default() };
        let set = |value: &str| outline::set_field(&report, "单位", value);
        [journal::begun(&header), journal::whole(&report), journal::done(&set("某局"))].concat()
    };
    text_reports().into_iter().take(3).map(of_report).collect()
}

fn recovered(bytes: &[u8]) -> Option<Read> {
    let read = journal::read(bytes).map_err(|error| said(&error.to_string())).ok()?;
    let recovered = read.recover(None).map_err(|error| said(&error.to_string())).ok()?;
    Some(Read::Report(Box::new(recovered.report)))
}

/// What is said of an input must be one sentence that a terminal may show.
fn said(sentence: &str) {
    assert!(!sentence.trim().is_empty());
    let shown = qicao::app::wording::visible(sentence);
    assert!(!shown.chars().any(|c| c.is_control()), "{shown:?}");
}

fn in_any_language(bytes: &[u8]) -> Lang {
    Lang::ALL[bytes.len() % Lang::ALL.len()]
}

fn of_reading(reading: Result<Reading, String>) -> Option<Read> {
    match reading {
        Ok(reading) => {
            reading.notices.iter().for_each(|notice| said(notice));
            Some(Read::Report(Box::new(reading.report)))
        }
        Err(why) => {
            said(&why);
            None
        }
    }
}

fn report(bytes: &[u8]) -> Option<Read> {
    of_reading(reading::read(bytes, "甲.ron", Named::Report, false, in_any_language(bytes)))
}

fn text(bytes: &[u8]) -> Option<Read> {
    let unwrap = bytes.len().is_multiple_of(3);
    of_reading(reading::read(bytes, "甲.txt", Named::Text, unwrap, in_any_language(bytes)))
}

fn document(bytes: &[u8]) -> Option<Read> {
    of_reading(reading::read(bytes, "甲.docx", Named::Document, false, in_any_language(bytes)))
}

fn phrases(bytes: &[u8]) -> Option<Read> {
    let text = String::from_utf8_lossy(bytes);
    match pack::read(text.strip_prefix('\u{FEFF}').unwrap_or(&text)) {
        Ok(pack) => Some(Read::Pack(pack)),
        Err(error) => {
            said(&sentence::pack("甲.ron", &error, in_any_language(bytes)));
            None
        }
    }
}

fn page_preset(bytes: &[u8]) -> Option<Read> {
    match preset::read(&String::from_utf8_lossy(bytes)) {
        Ok(preset) => Some(Read::Preset(preset)),
        Err(error) => {
            said(&error.to_string());
            None
        }
    }
}

fn settings(bytes: &[u8]) -> Option<Read> {
    match config::parse(&String::from_utf8_lossy(bytes), "config.ron", in_any_language(bytes)) {
        Ok(_) => Some(Read::Nothing),
        Err(why) => {
            said(&why);
            None
        }
    }
}

fn remembered(bytes: &[u8]) -> Option<Read> {
    Memory::parse(bytes).map(Read::Memory)
}

fn lists(bytes: &[u8]) -> Option<Read> {
    match Lists::read(&String::from_utf8_lossy(bytes)) {
        Ok(lists) => Some(Read::Lists(lists)),
        Err(error) => {
            said(&error.to_string());
            None
        }
    }
}

fn pasted(bytes: &[u8]) -> Option<Read> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let first = text.lines().next().unwrap_or_default();
    std::hint::black_box(Query::parse(first));
    Some(Read::Text(text))
}
