//! The readers, each with real files to begin with and the tokens of its format.

use super::dice::Dice;
use super::{docx, journals, mutation};
use qicao::app::reading::{self, Named, Reading};
use qicao::app::wording::Lang;
use qicao::app::wording::sentence;
use qicao::cli::config;
use qicao::formats::{docx as word, journal, plain, preset, ron};
use qicao::page::PagePreset;
use qicao::phrases::{Amendment, Pack, Phrase, PhraseId, Query, Usage, pack};
use qicao::proof::Lists;
use qicao::report::Report;
use qicao::shell::holder_said;
use qicao::store::lock::Holder;
use qicao::store::memory::{Memory, Remembered};
use qicao::store::usage;
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
    /// What is remembered of the palette's use.
    Usage(Box<Usage>),
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
        seeds: journals::seeds,
        make: journals::broken,
        read: recovered,
        heap: (2 * MB, 60),
    },
    Reader {
        name: "usage",
        seeds: uses,
        make: |d, s| mutation::mutated(d, s, RON),
        read: used,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "lock",
        seeds: locks,
        make: |d, s| mutation::mutated(d, s, journals::TOKENS),
        read: lock,
        heap: (2 * MB, 40),
    },
    Reader {
        name: "own",
        seeds: packs,
        make: |d, s| mutation::mutated(d, s, RON),
        read: own,
        heap: (4 * MB, 80),
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
    let full = "Config(language: \"zh\", packs: [\"/共享/套话\"], mouse: false, preset: \"gb9704\",\n\
                proof: (off: [\"T25\"], levels: [(\"T02\", \"R\")], terms: [\"甲乙\"], organisation: \"党组\"),\n\
                versions: (keep: 3, days: 9), proofread: false, text_beside: true, width: \"narrow\",\n\
                keys: [(\"Ctrl+G\", \"go-to\"), (\"Alt+Shift+Up\", \"move-up\"), (\"ctrl+s\", \"find\")])";
    config::parse(full, "", Lang::Zh).unwrap();
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

fn uses() -> Vec<Vec<u8>> {
    let id = PhraseId::new("包", "压实责任");
    let full = format!(
        "Usage(taken: [(\"{id}\", 3, 20000)], pinned: [\"{id}\"], values: [(\"次数\", [\"26\", \"甲乙\"]), (\"单位\", [\"某局\"])])"
    );
    vec![full.into_bytes(), b"Usage()".to_vec()]
}

fn locks() -> Vec<Vec<u8>> {
    vec![br#"{"user":"\u7532","host":"here","process":4000000,"since":1700000000}"#.to_vec()]
}

fn recovered(bytes: &[u8]) -> Option<Read> {
    let read = journal::read(bytes).map_err(|error| said(&error.to_string())).ok()?;
    let file = journals::file();
    let mut back = None;
    for file in [None, Some(file.as_slice())] {
        match read.recover(file) {
            Ok(recovered) => back = Some(Read::Report(Box::new(recovered.report))),
            Err(error) => said(&error.to_string()),
        }
    }
    back
}

fn used(bytes: &[u8]) -> Option<Read> {
    usage::parse(bytes).map(|usage| Read::Usage(Box::new(usage)))
}

fn lock(bytes: &[u8]) -> Option<Read> {
    let holder = Holder::parse(bytes)?;
    said(&holder_said(&holder, in_any_language(bytes)));
    Some(Read::Nothing)
}

/// A file of one's own phrases with something added to it, changed in it and taken from it.
fn own(bytes: &[u8]) -> Option<Read> {
    let text = std::str::from_utf8(bytes).ok()?;
    let phrase = |text: &str| {
        pack::read(pack::BUILT_IN)
            .map(|pack| Phrase { text: text.into(), ..pack.phrases[0].clone() })
            .unwrap()
    };
    let known = pack::read(text).ok().and_then(|pack| Some(pack.phrases.last()?.text.clone()));
    let known = known.unwrap_or_default();
    let by = phrase("层层压实责任。");
    let mut read = None;
    for amendment in [
        Amendment::Add(by.clone()),
        Amendment::Replace { text: known.clone(), by },
        Amendment::Remove { text: known },
    ] {
        if let Ok(amended) = pack::amend(Some(text), &amendment) {
            read = Some(Read::Pack(pack::read(&amended).unwrap()));
        }
    }
    read
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
            said(&sentence::pack("甲.ron", &text, &error, in_any_language(bytes)));
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
