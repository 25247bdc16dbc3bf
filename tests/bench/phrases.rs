//! How long the palette takes over 1,000, 10,000 and 100,000 phrases, made from the clauses of the
//! test pack: `cargo bench --bench phrases`.

// A bench that cannot go on may as well stop.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use qicao::phrases::{
    Fields, Finder, Kind, Layer, Library, Pack, Phrase, Place, Query, Standing, Usage, pack,
};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const ROUNDS: usize = 40;
const SHOWN: usize = 200;

const QUERIES: [(&str, &[&str]); 9] = [
    ("empty", &["", "#组织领导", "#zz"]),
    ("one letter", &["z", "g", "j", "s"]),
    ("one Hanzi", &["责", "工", "网"]),
    ("Hanzi", &["组织领导", "意识形态责任制", "主体责任", "舆论引导"]),
    ("initials", &["zz", "zzll", "gzt", "xsq", "zyzyzy"]),
    ("full pinyin", &["zhengzhililun", "yishixingtai", "wangluo", "jian", "zhongyao"]),
    ("mixed", &["gz报告", "zhuti责任", "yulyd"]),
    ("three words", &["zz ll xx", "组织 luoshi zr", "gongzuo jiaqiang duiwu", "g z j"]),
    ("nothing found", &["qqqq", "龘", "zzzzzzzz"]),
];

fn main() {
    let pack = pack::read(include_str!("../../src/phrases/fixture.ron")).expect("the test pack");
    for size in SIZES {
        measure(&synthesised(&pack, size));
    }
}

/// Phrases of one to three clauses in an order that is the same in every run.
fn synthesised(pack: &Pack, size: usize) -> Pack {
    let clauses: Vec<&str> = pack
        .phrases
        .iter()
        .flat_map(|phrase| phrase.text.split_inclusive(['，', '。', '、', '：']))
        .collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % limit
    };
    let mut phrase = |number: usize| {
        let model = &pack.phrases[number % pack.phrases.len()];
        let count = 1 + below(4);
        let mut text: String = (0..count).map(|_| clauses[below(clauses.len())]).collect();
        // A rare Hanzi or two make every text one of its own.
        text.extend((0..2).filter_map(|_| char::from_u32(0x4e00 + below(3_000) as u32)));
        Phrase { text, ..model.clone() }
    };
    Pack { name: "测量".into(), phrases: (0..size).map(&mut phrase).collect() }
}

fn measure(pack: &Pack) {
    let source = pack::write(pack);
    let (read, pack) = timed(|| pack::read(&source).expect("written by ourselves"));
    let letters: usize = pack.phrases.iter().map(|phrase| phrase.text.chars().count()).sum();
    let (laid, library) = timed(|| Arc::new(Library::new([(Layer::BuiltIn, pack)])));
    let count = library.entries().len();
    let fields = Fields::from([("工作".into(), "意识形态".into())]);
    let before = resident();
    let (built, finder) = timed(|| Finder::new(library, fields));
    let place = Place {
        tags: vec!["组织领导".into()],
        kinds: vec![Kind::Measure],
        heading: "加强组织领导，落实主体责任".into(),
        text: "压紧压实意识形态责任，牢牢掌握意识形态工作的领导权主动权。".repeat(20),
    };
    let (stood, standing) = timed(|| finder.standing(&place, &Usage::default(), 20_000));
    println!("\n{count} phrases, {letters} characters, {} KB of RON", source.len() / 1024);
    println!(
        "  read {read:.1?}, laid {laid:.1?}, index {built:.1?}, standing {stood:.1?}; \
         index {} KB counted, {} KB resident",
        finder.bytes() / 1024,
        resident().saturating_sub(before)
    );
    search_all(&finder, "in a section that some phrases fit", &standing);
    let nowhere = finder.standing(&Place::default(), &Usage::default(), 20_000);
    search_all(&finder, "nowhere, all phrases being equal", &nowhere);
}

fn search_all(finder: &Finder, place: &str, standing: &Standing) {
    println!("  {place}:");
    for (kind, lines) in QUERIES {
        let mut times = Vec::new();
        let mut slowest = (Duration::ZERO, "", 0);
        for line in lines {
            for _ in 0..ROUNDS {
                let (time, hits) = timed(|| finder.search(&Query::parse(line), standing, SHOWN));
                slowest = slowest.max((time, line, hits.total));
                times.push(time);
                black_box(hits);
            }
        }
        times.sort();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        let (_, line, total) = slowest;
        println!(
            "    {kind:14} median {:>9.1?}  p99 {:>9.1?}  slowest {line:?} ({total} hits)",
            at(0.5),
            at(0.99)
        );
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed(), result)
}

/// Memory of this process in KB, where the system tells it.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
